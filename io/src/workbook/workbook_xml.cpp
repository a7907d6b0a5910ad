// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_xml.hpp"

#include "organograph/io/csv_reader.hpp"

#include <expat.h>

#include <exception>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace organograph::io {

namespace {

constexpr int deepest = 200;
// Expat looks at a tag, a comment or an instruction that is not whole yet again from its beginning with each
// chunk: bounded, its work stays linear in the bytes.
constexpr int chunk = 1 << 16;
constexpr XML_Index longest_token = 1 << 16;
constexpr std::size_t longest_name = 1 << 12;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

// Expat is C: what a handler throws waits here until the parser has returned.
struct Reading {
  XmlHandler *handler;
  std::string part; // as it is shown
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

void check_name(const Reading &reading, std::string_view name) {
  if (name.size() > longest_name)
    throw Refusal{Code::workbook_too_large,
                  reading.part + " has a name of more than " + std::to_string(longest_name) +
                      " bytes in its markup",
                  {}};
}

void on_start(void *data, const char *name, const char **attributes) {
  auto &reading = *static_cast<Reading *>(data);
  reading.guarded([&] {
    if (++reading.depth > deepest)
      refuse("it nests elements more than " + std::to_string(deepest) + " deep");
    check_name(reading, name);
    for (const char *const *at = attributes; *at != nullptr; at += 2)
      check_name(reading, *at);
    reading.handler->line = XML_GetCurrentLineNumber(reading.parser);
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
  reading.guarded([] { refuse("it declares a document type, which is not read"); });
}

[[noreturn]] void refuse_broken(const Reading &reading) {
  const XML_Error error = XML_GetErrorCode(reading.parser);
  if (error == XML_ERROR_NO_MEMORY)
    throw std::bad_alloc();
  refuse(reading.part + " is broken at line " + std::to_string(XML_GetCurrentLineNumber(reading.parser)) +
         " (" + XML_ErrorString(error) + ")");
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
  read_xml([&](std::span<char> to) { return part.read(to); },
           "its part " + shown(bad_bytes_shown(archive.name(member))), handler);
}

void read_xml(const XmlSource &source, std::string_view part, XmlHandler &handler) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate(nullptr), &XML_ParserFree);
  if (!parser)
    throw std::bad_alloc();
  Reading reading{&handler, std::string(part), parser.get()};
  XML_SetUserData(parser.get(), &reading);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
  XML_Index given = 0;
  for (bool more = true; more;) {
    auto *const buffer = static_cast<char *>(XML_GetBuffer(parser.get(), chunk));
    if (buffer == nullptr)
      throw std::bad_alloc();
    const std::size_t count = source({buffer, static_cast<std::size_t>(chunk)});
    more = count > 0;
    const XML_Status status = XML_ParseBuffer(parser.get(), static_cast<int>(count), more ? 0 : 1);
    if (reading.thrown)
      std::rethrow_exception(reading.thrown);
    if (status != XML_STATUS_OK)
      refuse_broken(reading);
    given += static_cast<XML_Index>(count);
    if (more && given - XML_GetCurrentByteIndex(parser.get()) > longest_token)
      throw Refusal{Code::workbook_too_large,
                    reading.part + " has a tag, a comment or an instruction of more than " +
                        std::to_string(longest_token) + " bytes",
                    {}};
  }
}

} // namespace organograph::io
