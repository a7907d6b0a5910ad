// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/workbook.hpp"
#include "organograph/io/output.hpp"

#include "files/source_files.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/csv_reader.hpp"
#include "workbook/workbook_formats.hpp"
#include "workbook/workbook_tables.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace organograph::io {

namespace {

constexpr std::string_view zip_begin = "PK";
constexpr std::string_view ole_begin = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view save_as = "open it in a spreadsheet program and save it as .xlsx or .ods";

[[noreturn]] void refuse_file(std::string problem, std::string remedy = {}) {
  throw Refusal{Code::unreadable_workbook, std::move(problem), std::move(remedy)};
}

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii)
    out += {c, '\0'};
  return out;
}

// Compound files of before 2007, in which protected workbooks of later are wrapped too.
[[noreturn]] void refuse_compound(std::string_view bytes) {
  if (bytes.find(utf16("EncryptedPackage")) != std::string_view::npos)
    throw Refusal{Code::protected_workbook, "the workbook is protected by a password", {}};
  refuse_file("it is a file of an Office before 2007 (.xls or another)", std::string(save_as));
}

[[noreturn]] void refuse_other(std::string_view bytes) {
  const std::string_view text = trimmed(bytes.substr(0, 64));
  if (bytes.empty())
    refuse_file("the file is empty");
  if (text.starts_with("<") || text.starts_with("\xEF\xBB\xBF<"))
    refuse_file("it is a page or a document in XML and no workbook", std::string(save_as));
  refuse_file("it is neither an .xlsx nor an .ods file",
              "MODEL is a folder of CSV files, or one workbook; for a single table give its folder");
}

bool has_part(const Archive &archive, std::string_view ending) {
  for (std::size_t member = 0; member < archive.size(); ++member) {
    const std::string_view name = archive.name(member);
    if (name.size() >= ending.size() && equal_but_for_case(name.substr(name.size() - ending.size()), ending))
      return true;
  }
  return false;
}

bool has_folder(const Archive &archive, std::string_view folder) {
  for (std::size_t member = 0; member < archive.size(); ++member)
    if (archive.name(member).starts_with(folder))
      return true;
  return false;
}

} // namespace

void read_sheets(std::string_view bytes, WorkbookTarget &to) {
  if (bytes.starts_with(ole_begin))
    refuse_compound(bytes);
  if (!bytes.starts_with(zip_begin))
    refuse_other(bytes);
  const Archive archive(bytes, to.budget());
  if (has_part(archive, "vbaProject.bin") || has_folder(archive, "Basic/"))
    to.note_macros();
  if (archive.find("encrypted-package")) // how ODF wraps a protected workbook as a whole
    throw Refusal{Code::protected_workbook, "the workbook is protected by a password", {}};
  if (archive.find("content.xml"))
    return read_ods(archive, to);
  if (has_part(archive, "xl/workbook.bin"))
    refuse_file("it is a binary workbook (.xlsb)", std::string(save_as));
  if (has_part(archive, "word/document.xml") || has_part(archive, "ppt/presentation.xml"))
    refuse_file("it is a text or a presentation and no workbook");
  read_xlsx(archive, to);
}

WorkbookModel read_workbook_bytes(const std::string &name, std::string_view bytes,
                                  const WorkbookLimits &limits) {
  const std::string file = bad_bytes_shown(name);
  WorkbookTables tables(file, limits);
  try {
    read_sheets(bytes, tables);
    return tables.finish();
  } catch (const Refusal &refusal) {
    WorkbookModel out;
    out.places.file = file;
    out.draft.diagnostics.push_back({refusal.code,
                                     file,
                                     0,
                                     0,
                                     {},
                                     "the workbook cannot be read: " + refusal.problem,
                                     {},
                                     refusal.remedy});
    return out;
  }
}

WorkbookModel read_workbook(const std::filesystem::path &file, const WorkbookLimits &limits) {
  refuse_incomplete(file.parent_path()); // model.xlsx beside what an interrupted run left
  return read_workbook_bytes(file.filename().string(), read_file(file)->bytes(), limits);
}

} // namespace organograph::io
