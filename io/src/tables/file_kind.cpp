// SPDX-License-Identifier: Apache-2.0
#include "tables/file_kind.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace organograph::io::tables {

namespace {

constexpr std::string_view as_workbook = "open it in a spreadsheet program and save it as .xlsx or .csv";
constexpr std::string_view as_table = "export the list as .csv or .xlsx from where it came";

struct Magic {
  std::string_view begin, what, remedy;
};

using namespace std::string_view_literals;
constexpr std::array magics = {
    Magic{"%PDF-"sv, "a PDF"sv, as_table},
    Magic{"\x89PNG"sv, "an image (PNG)"sv, as_table},
    Magic{"\xFF\xD8\xFF"sv, "an image (JPEG)"sv, as_table},
    Magic{"GIF8"sv, "an image (GIF)"sv, as_table},
    Magic{"II*\0"sv, "an image (TIFF)"sv, as_table},
    Magic{"MM\0*"sv, "an image (TIFF)"sv, as_table},
    Magic{"{\\rtf"sv, "a text document (RTF)"sv, as_table},
    Magic{"\x1F\x8B"sv, "a packed file (gzip)"sv, "unpack it first"sv},
    Magic{"7z\xBC\xAF\x27\x1C"sv, "a packed file (7z)"sv, "unpack it first"sv},
    Magic{"Rar!"sv, "a packed file (RAR)"sv, "unpack it first"sv},
    Magic{"BZh"sv, "a packed file (bzip2)"sv, "unpack it first"sv},
    Magic{"\xFD\x37zXZ"sv, "a packed file (xz)"sv, "unpack it first"sv},
    Magic{"SQLite format 3"sv, "a database (SQLite)"sv, as_table},
    Magic{"\x7F"
          "ELF"sv,
          "a program"sv, as_table},
    Magic{"BEGIN:VCALENDAR"sv, "a calendar (.ics)"sv, "import it with 'organograph import calendar'"sv},
    Magic{"BEGIN:VCARD"sv, "address cards (.vcf)"sv, as_table},
};

std::string utf16_of(std::string_view ascii) {
  std::string out;
  for (const char c : ascii)
    out += {c, '\0'};
  return out;
}

// The container of Office before 2007, which later ones put round what a password protects.
FileKind compound_kind(std::string_view bytes) {
  const auto holds = [&](std::string_view stream) {
    return bytes.find(utf16_of(stream)) != std::string_view::npos;
  };
  if (holds("EncryptedPackage"))
    return {"a document that is protected by a password", "save it without the password"};
  if (holds("Workbook") || holds("Book"))
    return {"a workbook of Excel before 2007 (.xls)",
            "open it in a spreadsheet program and save it as .xlsx"};
  if (holds("WordDocument"))
    return {"a text document (.doc)", as_table};
  return {"a document of Office before 2007", as_workbook};
}

FileKind marked_up_kind(std::string_view text) {
  std::string begin(text.substr(0, 1024));
  std::ranges::transform(begin, begin.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto holds = [&](std::string_view word) { return begin.find(word) != std::string::npos; };
  if (holds("<html") || holds("<table") || holds("<!doctype html"))
    return {"a web page, whatever its name says", as_workbook};
  if (holds("office:spreadsheet"))
    return {"a workbook in XML of Excel 2003", as_workbook};
  if (holds("<?xml") || holds("<graphml") || holds("<gexf"))
    return {"a document in XML", as_table};
  return {};
}

} // namespace

FileKind file_kind(std::string_view bytes) {
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return {"empty", "export it again"};
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
    return compound_kind(bytes);
  for (const Magic &magic : magics)
    if (bytes.starts_with(magic.begin))
      return {magic.what, magic.remedy};
  std::string_view text = bytes.substr(0, 4096);
  if (text.starts_with("\xEF\xBB\xBF"))
    text.remove_prefix(3);
  text = trimmed(text);
  if (text.starts_with('<'))
    return marked_up_kind(text);
  const std::string_view behind = text.empty() ? text : trimmed(text.substr(1));
  if ((text.starts_with('{') && (behind.starts_with('"') || behind.starts_with('}'))) ||
      (text.starts_with('[') && (behind.starts_with('{') || behind.starts_with(']'))))
    return {"JSON", as_table};
  return {};
}

bool is_archive(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
}

} // namespace organograph::io::tables
