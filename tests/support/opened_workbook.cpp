// SPDX-License-Identifier: Apache-2.0
#include "support/opened_workbook.hpp"

#include <expat.h>
#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace organograph::test {

namespace {

using Attributes = std::map<std::string, std::string>;

// Calls back with each element's attributes at its begin, and with its own text at its end.
struct Parser {
  std::function<void(const std::string &, const Attributes &)> begin;
  std::function<void(const std::string &, const std::string &)> end;
  std::string text;

  void parse(const std::string &xml) {
    XML_Parser parser = XML_ParserCreate(nullptr);
    XML_SetUserData(parser, this);
    XML_SetElementHandler(
        parser,
        [](void *self, const XML_Char *name, const XML_Char **given) {
          Attributes attributes;
          for (; *given != nullptr; given += 2)
            attributes[given[0]] = given[1];
          static_cast<Parser *>(self)->text.clear();
          static_cast<Parser *>(self)->begin(name, attributes);
        },
        [](void *self, const XML_Char *name) {
          static_cast<Parser *>(self)->end(name, static_cast<Parser *>(self)->text);
        });
    XML_SetCharacterDataHandler(parser, [](void *self, const XML_Char *more, int length) {
      static_cast<Parser *>(self)->text.append(more, static_cast<std::size_t>(length));
    });
    const bool read = XML_Parse(parser, xml.data(), static_cast<int>(xml.size()), 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    if (!read)
      throw std::runtime_error("no XML");
  }
};

void append_character(std::string &out, unsigned long code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xC0 | code >> 6U);
    out += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    out += static_cast<char>(0xE0 | code >> 12U);
    out += static_cast<char>(0x80 | (code >> 6U & 0x3F));
    out += static_cast<char>(0x80 | (code & 0x3F));
  }
}

// '_xHHHH_' is the character of that number.
std::string unescaped(const std::string &text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool escape =
        text.compare(at, 2, "_x") == 0 && at + 7 <= text.size() && text[at + 6] == '_' &&
        std::all_of(text.begin() + static_cast<long>(at) + 2, text.begin() + static_cast<long>(at) + 6,
                    [](unsigned char c) { return std::isxdigit(c) != 0; });
    if (!escape) {
      out += text[at];
      continue;
    }
    append_character(out, std::stoul(text.substr(at + 2, 4), nullptr, 16));
    at += 6;
  }
  return out;
}

std::vector<std::string> shared_texts(const std::string &xml) {
  std::vector<std::string> out;
  Parser parser;
  parser.begin = [](const auto &, const auto &) {};
  parser.end = [&](const std::string &name, const std::string &text) {
    if (name == "t")
      out.push_back(text);
  };
  parser.parse(xml);
  return out;
}

std::pair<unsigned, unsigned> place(const std::string &reference) {
  unsigned column = 0;
  std::size_t at = 0;
  for (; at < reference.size() && reference[at] >= 'A'; ++at)
    column = column * 26 + static_cast<unsigned>(reference[at] - 'A') + 1;
  return {static_cast<unsigned>(std::stoul(reference.substr(at))) - 1, column - 1};
}

void read_cells(OpenedSheet &sheet, const std::vector<std::string> &shared) {
  Attributes cell;
  Parser parser;
  parser.begin = [&](const std::string &name, const Attributes &attributes) {
    if (name == "c")
      cell = attributes;
  };
  parser.end = [&](const std::string &name, const std::string &text) {
    if (name != "v" && name != "t")
      return;
    const std::string type = cell.contains("t") ? cell["t"] : "n";
    const std::string own = type == "s" ? shared.at(std::stoul(text)) : text;
    sheet.cells[place(cell["r"])] = {type == "n" ? own : unescaped(own), type == "n"};
  };
  parser.parse(sheet.xml);
}

} // namespace

std::map<std::string, std::string> unzipped(const std::string &bytes) {
  zip_error_t problem;
  zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  zip_t *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &problem);
  if (archive == nullptr)
    throw std::runtime_error("no ZIP file");
  std::map<std::string, std::string> out;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t about;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
    std::string text(about.size, '\0');
    zip_file_t *file = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    if (file == nullptr ||
        zip_fread(file, text.data(), text.size()) != static_cast<zip_int64_t>(text.size()) ||
        zip_fclose(file) != 0)
      throw std::runtime_error("damaged part");
    out[about.name] = std::move(text);
  }
  zip_close(archive);
  return out;
}

bool is_xml(const std::string &text) {
  Parser parser;
  parser.begin = [](const auto &, const auto &) {};
  parser.end = [](const auto &, const auto &) {};
  try {
    parser.parse(text);
  } catch (const std::runtime_error &) {
    return false;
  }
  return true;
}

unsigned OpenedSheet::row_of(const std::string &label, unsigned from) const {
  for (unsigned row = from; row < rows(); ++row)
    if (text(row, 0) == label)
      return row;
  ADD_FAILURE() << "no row '" << label << "' in " << name;
  return 0;
}

OpenedWorkbook::OpenedWorkbook(const std::string &bytes) : parts(unzipped(bytes)) {
  Parser parser;
  parser.begin = [&](const std::string &name, const Attributes &attributes) {
    if (name == "sheet")
      sheets.push_back({attributes.at("name"), {}, {}});
  };
  parser.end = [](const auto &, const auto &) {};
  parser.parse(parts.at("xl/workbook.xml"));
  const auto strings = parts.find("xl/sharedStrings.xml");
  const std::vector<std::string> shared =
      strings == parts.end() ? std::vector<std::string>{} : shared_texts(strings->second);
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    sheets[i].xml = parts.at("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml");
    read_cells(sheets[i], shared);
  }
}

bool OpenedWorkbook::has(const std::string &name) const {
  return std::ranges::count(sheets, name, &OpenedSheet::name) > 0;
}

const OpenedSheet &OpenedWorkbook::sheet(const std::string &name) const {
  const auto at = std::ranges::find(sheets, name, &OpenedSheet::name);
  if (at == sheets.end())
    throw std::runtime_error("no sheet " + name);
  return *at;
}

} // namespace organograph::test
