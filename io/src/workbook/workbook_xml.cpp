// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_xml.hpp"

#include "organograph/io/csv_reader.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>
#include <string>
#include <type_traits>

namespace organograph::io {

namespace {

constexpr int deepest = 200;
constexpr int chunk = 1 << 16;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Expat is C: what a handler throws waits here until the parser has returned.
struct Reading {
  XmlHandler *handler;
  XML_Parser parser = nullptr;
  int depth = 0;
  std::exception_ptr thrown = nullptr;

  template <class Call> void guarded(Call call) {
    if (thrown)
      return;
    try {
      call();
    } catch (...) {
      thrown = std::current_exception();
      XML_StopParser(parser, XML_FALSE);
    }
  }
};

void on_start(void *data, const char *name, const char **attributes) {
  auto &reading = *static_cast<Reading *>(data);
  reading.guarded([&] {
    if (++reading.depth > deepest)
      throw Refusal{
          Code::unreadable_workbook, "it nests elements more than " + std::to_string(deepest) + " deep", {}};
    reading.handler->start(without_prefix(name), Attributes(attributes));
  });
}

void on_end(void *data, const char *name) {
  auto &reading = *static_cast<Reading *>(data);
  reading.guarded([&] {
    --reading.depth;
    reading.handler->end(without_prefix(name));
  });
}

void on_text(void *data, const char *text, int length) {
  auto &reading = *static_cast<Reading *>(data);
  reading.guarded([&] { reading.handler->text({text, static_cast<std::size_t>(length)}); });
}

void on_document_type(void *data, const char *, const char *, const char *, int) {
  auto &reading = *static_cast<Reading *>(data);
  reading.guarded([] {
    throw Refusal{Code::unreadable_workbook, "it declares a document type, which no workbook does", {}};
  });
}

} // namespace

std::optional<std::string_view> Attributes::operator[](std::string_view local_name) const {
  for (const char *const *at = pairs_; *at != nullptr; at += 2)
    if (without_prefix(*at) == local_name)
      return at[1];
  return std::nullopt;
}

bool Attributes::holds(std::string_view local_name, std::string_view value) const {
  for (const char *const *at = pairs_; *at != nullptr; at += 2)
    if (at[1] == value && without_prefix(*at) == local_name)
      return true;
  return false;
}

void read_xml(const Archive &archive, std::size_t member, XmlHandler &handler) {
  Archive::Part part(archive, member);
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (!parser)
    throw std::bad_alloc();
  Reading reading{&handler, parser.get()};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  for (bool more = true; more;) {
    auto *const buffer = static_cast<char *>(XML_GetBuffer(parser.get(), chunk));
    if (buffer == nullptr)
      throw std::bad_alloc();
    const std::size_t count = part.read({buffer, static_cast<std::size_t>(chunk)});
    more = count > 0;
    const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(count), more ? 0 : 1);
    if (reading.thrown)
      std::rethrow_exception(reading.thrown);
    if (status == XML_STATUS_OK)
      continue;
    const XML_Error error = XML_GetErrorCode(parser.get());
    if (error == XML_ERROR_NO_MEMORY)
      throw std::bad_alloc();
    throw Refusal{Code::unreadable_workbook,
                  "its part " + shown(bad_bytes_shown(archive.name(member))) + " is broken at line " +
                      std::to_string(XML_GetCurrentLineNumber(parser.get())) + " (" + XML_ErrorString(error) +
                      ")",
                  {}};
  }
}

} // namespace organograph::io
