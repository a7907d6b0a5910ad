// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/csv_reader.hpp"

#include <zip.h>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Workbooks from a few lines, so that each hostile one is a line of a test.
namespace organograph::test {

using Parts = std::vector<std::pair<std::string, std::string>>; ///< name in the archive, bytes

/// A zip archive of the parts. password: all are encrypted with it.
inline std::string zipped(const Parts &parts, zip_int32_t method = ZIP_CM_DEFLATE,
                          const char *password = nullptr) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *const target = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t *const archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
  if (archive == nullptr)
    throw std::runtime_error(zip_error_strerror(&error));
  zip_source_keep(target);
  for (const auto &[name, bytes] : parts) {
    zip_source_t *const source = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
    const zip_int64_t member = zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (member < 0)
      throw std::runtime_error(zip_strerror(archive));
    zip_set_file_compression(archive, static_cast<zip_uint64_t>(member), method, 0);
    if (password != nullptr)
      zip_file_set_encryption(archive, static_cast<zip_uint64_t>(member), ZIP_EM_AES_256, password);
  }
  if (zip_close(archive) != 0)
    throw std::runtime_error(zip_strerror(archive));
  zip_source_open(target);
  zip_source_seek(target, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(target)), '\0');
  zip_source_seek(target, 0, SEEK_SET);
  zip_source_read(target, out.data(), out.size());
  zip_source_close(target);
  zip_source_free(target);
  return out;
}

inline std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r') // XML has no such characters
      out += std::string("_x00") + (c < 16 ? '0' : '1') + "0123456789ABCDEF"[c % 16] + "_";
    else
      out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '\r' ? "&#13;" : std::string(1, c);
  return out;
}

/// One sheet: its name, its rows ('<row>...</row>'), and what stands beside them in the part.
struct Sheet {
  std::string name, rows;
  std::string before = {}, after = {}; ///< of <sheetData>
  std::string state = {};              ///< 'hidden'
};

/// A whole .xlsx; the parts can be changed before they are zipped.
struct Xlsx {
  std::vector<Sheet> sheets;
  std::string strings = {};         ///< the <si> of sharedStrings.xml
  std::string styles = {};          ///< what stands in <styleSheet>
  std::string workbook_before = {}; ///< <workbookPr date1904="1"/>
  Parts more = {};
  std::string ns = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  std::string types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  std::map<std::string, std::string> parts() const {
    std::map<std::string, std::string> out(more.begin(), more.end());
    const auto relation = [&](const std::string &id, const std::string &type, const std::string &target) {
      return "<Relationship Id=\"" + id + "\" Type=\"" + types + type + "\" Target=\"" + target + "\"/>";
    };
    std::string list, relations = relation("s", "sharedStrings", "sharedStrings.xml") +
                                  relation("t", "styles", "styles.xml");
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const std::string n = std::to_string(i + 1);
      list += "<sheet name=\"" + escaped(sheets[i].name) + "\" sheetId=\"" + n + "\" state=\"" +
              sheets[i].state + "\" r:id=\"rId" + n + "\"/>";
      relations += relation("rId" + n, "worksheet", "worksheets/sheet" + n + ".xml");
      out["xl/worksheets/sheet" + n + ".xml"] = "<worksheet xmlns=\"" + ns + "\">" + sheets[i].before +
                                                "<sheetData>" + sheets[i].rows + "</sheetData>" +
                                                sheets[i].after + "</worksheet>";
    }
    out["_rels/.rels"] =
        "<Relationships>" + relation("w", "officeDocument", "xl/workbook.xml") + "</Relationships>";
    out["xl/workbook.xml"] = "<workbook xmlns=\"" + ns + "\" xmlns:r=\"" + types + "\">" + workbook_before +
                             "<sheets>" + list + "</sheets></workbook>";
    out["xl/_rels/workbook.xml.rels"] = "<Relationships>" + relations + "</Relationships>";
    out["xl/sharedStrings.xml"] = "<sst xmlns=\"" + ns + "\">" + strings + "</sst>";
    out["xl/styles.xml"] = "<styleSheet xmlns=\"" + ns + "\">" + styles + "</styleSheet>";
    return out;
  }
  std::string bytes() const {
    const auto all = parts();
    return zipped({all.begin(), all.end()});
  }
};

inline std::string text_cell(std::string_view text) {
  return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + escaped(text) + "</t></is></c>";
}

/// '<row>' of text cells.
inline std::string text_row(const std::vector<std::string> &cells) {
  std::string out = "<row>";
  for (const std::string &cell : cells)
    out += text_cell(cell);
  return out + "</row>";
}

/// A sheet of the cells of a CSV text, all of them text; each record in the row of its line's number.
inline Sheet sheet_of_csv(const std::string &name, std::string_view text) {
  Sheet out{name, {}};
  std::vector<Diagnostic> ignored;
  io::CsvReader reader(text, name, ignored);
  while (reader.next()) {
    out.rows += "<row r=\"" + std::to_string(reader.line()) + "\">";
    for (const std::string_view cell : reader.cells())
      out.rows += text_cell(cell);
    out.rows += "</row>";
  }
  return out;
}

/// The two tables without which there is no model, from row 1; `more` come first.
inline std::vector<Sheet> with_required_sheets(std::vector<Sheet> more) {
  more.push_back({"organisations", text_row({"organisation_id", "name"}) + text_row({"O", "Council"})});
  more.push_back({"posts", text_row({"post_id", "title", "organisation_id"}) + text_row({"P", "Head", "O"})});
  return more;
}

/// A whole .ods of '<table:table>' elements.
inline std::string ods(const std::string &tables, Parts more = {}, const std::string &styles = {}) {
  more.emplace_back("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  more.emplace_back(
      "content.xml",
      "<office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\" "
      "xmlns:calcext=\"c\"><office:automatic-styles>" +
          styles + "</office:automatic-styles><office:body><office:spreadsheet>" + tables +
          "</office:spreadsheet></office:body></office:document-content>");
  return zipped(more);
}

/// '<table:table-row>' of text cells.
inline std::string ods_row(const std::vector<std::string> &cells, const std::string &attributes = {}) {
  std::string out = "<table:table-row " + attributes + ">";
  for (const std::string &cell : cells)
    out += "<table:table-cell office:value-type=\"string\"><text:p>" + escaped(cell) +
           "</text:p></table:table-cell>";
  return out + "</table:table-row>";
}

inline std::string ods_table(const std::string &name, const std::string &rows,
                             const std::string &attributes = {}) {
  return "<table:table table:name=\"" + name + "\" " + attributes + ">" + rows + "</table:table>";
}

} // namespace organograph::test
