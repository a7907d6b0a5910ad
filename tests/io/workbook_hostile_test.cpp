// SPDX-License-Identifier: Apache-2.0
// Files that are broken, protected, something else, or made to do harm: each gets an answer.
#include "organograph/io/environment_error.hpp"
#include "organograph/io/workbook.hpp"
#include "support/temporary_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace organograph::io::workbook_hostile_test {
namespace {

using test::ods;
using test::ods_row;
using test::ods_table;
using test::text_row;
using test::Xlsx;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

std::vector<std::string> said(const std::string &bytes, const WorkbookLimits &limits = {}) {
  WorkbookModel read = read_workbook_bytes("b.xlsx", bytes, limits);
  name_sheets(read.places, read.draft.diagnostics);
  std::vector<std::string> out;
  for (const Diagnostic &d : read.draft.diagnostics)
    out.push_back(to_string(d));
  return out;
}

Xlsx small() {
  Xlsx book;
  book.sheets = test::with_required_sheets({});
  return book;
}

// The small workbook with one part in another form; empty: without it.
std::string with_part(const std::string &name, const std::string &bytes) {
  auto parts = small().parts();
  parts[name] = bytes;
  if (bytes.empty())
    parts.erase(name);
  return test::zipped({parts.begin(), parts.end()});
}

std::string with_rows(const std::string &rows) {
  Xlsx book;
  book.sheets = test::with_required_sheets({{"functions", rows}});
  return book.bytes();
}

auto refused(const std::string &why) {
  return ElementsAre(StartsWith("b.xlsx: error[unreadable-workbook]: the workbook cannot be read: " + why));
}
auto too_large(const std::string &why) {
  return ElementsAre(StartsWith("b.xlsx: error[workbook-too-large]: the workbook cannot be read: " + why));
}
auto with_password() {
  return ElementsAre(
      "b.xlsx: error[protected-workbook]: the workbook cannot be read: the workbook is protected "
      "by a password; save it without a password");
}

std::string utf16(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += {c, '\0'};
  return out;
}

TEST(WorkbookHostile, what_is_no_workbook_is_told_apart) {
  const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0');
  EXPECT_THAT(said(""), refused("the file is empty"));
  EXPECT_THAT(said("post_id,title\n"), refused("it is neither an .xlsx nor an .ods file"));
  EXPECT_THAT(said("<html><table>"), refused("it is a page or a document in XML"));
  EXPECT_THAT(said(ole + utf16("Workbook")), refused("it is a file of an Office before 2007"));
  EXPECT_THAT(said(ole + utf16("EncryptedPackage")), with_password());
  EXPECT_THAT(said(test::zipped({{"xl/workbook.bin", "x"}})), refused("it is a binary workbook"));
  EXPECT_THAT(said(test::zipped({{"word/document.xml", "x"}})), refused("it is a text or a presentation"));
  EXPECT_THAT(said(test::zipped({{"readme.txt", "x"}})), refused("it has no list of sheets"));
  EXPECT_THAT(said(test::zipped({{"content.xml", "<office><body><text/></body></office>"}})),
              refused("it is a document without sheets"));
}

TEST(WorkbookHostile, no_cut_makes_a_model_or_a_crash) {
  for (const std::string &whole : {small().bytes(), ods(ods_table("posts", ods_row({"post_id"})))})
    for (std::size_t length = 0; length < whole.size(); ++length)
      EXPECT_FALSE(said(whole.substr(0, length)).empty()) << length;
}

TEST(WorkbookHostile, no_changed_byte_makes_a_crash) {
  const std::string whole = small().bytes();
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x41);
    said(changed); // most are found by the checksum; what a name or a time stamp says does not matter
  }
}

TEST(WorkbookHostile, passwords_are_named) {
  EXPECT_THAT(said(test::zipped({{"xl/workbook.xml", "<workbook/>"}}, ZIP_CM_DEFLATE, "secret")),
              with_password());
  EXPECT_THAT(said(test::zipped({{"encrypted-package", "x"}})), with_password());
  EXPECT_THAT(said(ods("", {{"META-INF/manifest.xml",
                             "<manifest><file-entry><encryption-data/></file-entry></manifest>"}})),
              with_password());
}

TEST(WorkbookHostile, macros_are_not_run) {
  Xlsx book = small();
  book.more = {{"xl/vbaProject.bin", "Sub Auto_Open()"}};
  EXPECT_THAT(said(book.bytes()),
              ElementsAre("b.xlsx: note[macros-ignored]: the workbook holds macros; they were not run"));
}

TEST(WorkbookHostile, missing_and_misdirected_parts_are_named) {
  const std::string types = small().types;
  const auto roots = [&](const std::string &target) {
    return with_part("_rels/.rels", "<Relationships><Relationship Id=\"w\" Type=\"" + types +
                                        "officeDocument\" Target=\"" + target + "\"/></Relationships>");
  };
  EXPECT_THAT(said(with_part("xl/workbook.xml", "")), refused("it has no list of sheets"));
  EXPECT_THAT(said(with_part("xl/_rels/workbook.xml.rels", "")),
              refused("the cells of its sheet 'organisations' are not in the file"));
  EXPECT_THAT(said(with_part("xl/worksheets/sheet2.xml", "")),
              refused("the cells of its sheet 'posts' are not in the file"));
  EXPECT_THAT(said(with_part("_rels/.rels", "")), IsEmpty()); // where everybody puts it
  EXPECT_THAT(said(roots("/xl/workbook.xml")), IsEmpty());
  EXPECT_THAT(said(roots("xl/./worksheets/../workbook.xml")), IsEmpty());
  EXPECT_THAT(said(roots("XL/Workbook.XML")), IsEmpty());
  EXPECT_THAT(said(roots("../../etc/passwd")), refused("it has no list of sheets"));
  EXPECT_THAT(said(roots("file:///etc/passwd")), refused("it has no list of sheets"));
  EXPECT_THAT(said(test::zipped({{"../../xl/workbook.xml", "<workbook/>"}})),
              refused("it has no list of sheets"));
}

TEST(WorkbookHostile, sheets_elsewhere_are_not_looked_for) {
  const Xlsx book = small();
  const std::string relation = "<Relationships><Relationship Id=\"rId1\" Type=\"" + book.types +
                               "worksheet\" Target=\"http://localhost/sheet1.xml\" TargetMode=\"External\"/>"
                               "</Relationships>";
  EXPECT_THAT(said(with_part("xl/_rels/workbook.xml.rels", relation)),
              refused("the cells of its sheet 'organisations' are not in the file"));
}

TEST(WorkbookHostile, both_variants_of_ooxml_and_any_prefix_are_read) {
  Xlsx book = small();
  book.ns = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  book.types = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
  EXPECT_THAT(said(book.bytes()), IsEmpty());
  EXPECT_THAT(
      said(with_part("xl/worksheets/sheet2.xml",
                     "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>post_id"
                     "</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>")),
      ElementsAre(HasSubstr("the column 'title' is missing"),
                  HasSubstr("the column 'organisation_id' is missing")));
}

TEST(WorkbookHostile, xml_that_is_none_is_refused) {
  const auto sheet = [](const std::string &xml) { return said(with_part("xl/worksheets/sheet2.xml", xml)); };
  EXPECT_THAT(sheet("<worksheet><sheetData>"),
              refused("its part 'xl/worksheets/sheet2.xml' is broken at line 1"));
  EXPECT_THAT(sheet("<a>\xff\xfe</a>"), refused("its part 'xl/worksheets/sheet2.xml' is broken"));
  EXPECT_THAT(sheet("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><a/>"), refused("its part"));
  EXPECT_THAT(sheet("<a>&#0;</a>"), refused("its part"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i)
    deep += "<a>";
  EXPECT_THAT(sheet(deep), refused("it nests elements more than 200 deep"));
}

TEST(WorkbookHostile, one_token_of_markup_is_bounded) {
  const auto sheet = [](const std::string &xml) { return said(with_part("xl/worksheets/sheet2.xml", xml)); };
  const std::string fits(60'000, 'x'), long_one(200'000, 'x');
  const auto of_token =
      too_large("its part 'xl/worksheets/sheet2.xml' has a tag, a comment or an instruction "
                "of more than 65536 bytes");
  EXPECT_THAT(sheet("<worksheet><!--" + long_one + "--></worksheet>"), of_token);
  EXPECT_THAT(sheet("<!--" + long_one + "--><worksheet/>"), of_token);
  EXPECT_THAT(sheet("<worksheet/><!--" + long_one + "-->"), of_token);
  EXPECT_THAT(sheet("<worksheet><?do " + long_one + "?></worksheet>"), of_token);
  EXPECT_THAT(sheet("<worksheet a=\"" + long_one + "\"/>"), of_token);
  EXPECT_THAT(sheet("<!--" + fits + "--><worksheet a=\"" + fits + "\"/>"), Not(of_token));
  // Text is no token: it is passed on in pieces.
  EXPECT_THAT(sheet("<worksheet>" + long_one + "<![CDATA[" + long_one + "]]></worksheet>"), Not(of_token));
  const auto of_name =
      too_large("its part 'xl/worksheets/sheet2.xml' has a name of more than 4096 bytes in its markup");
  const std::string name(4097, 'n');
  EXPECT_THAT(sheet("<" + name + "/>"), of_name);
  EXPECT_THAT(sheet("<worksheet " + name + "=\"\"/>"), of_name);
  EXPECT_THAT(sheet("<" + name.substr(1) + "/>"), Not(of_name));
}

TEST(WorkbookHostile, entities_are_refused) {
  const auto sheet = [](const std::string &declared) {
    return said(
        with_part("xl/worksheets/sheet2.xml",
                  "<!DOCTYPE a [" + declared + "]><worksheet><sheetData>&e;</sheetData></worksheet>"));
  };
  EXPECT_THAT(sheet("<!ENTITY e SYSTEM \"file:///etc/passwd\">"), refused("it declares a document type"));
  EXPECT_THAT(sheet("<!ENTITY d \"dddddddddd\"><!ENTITY e \"&d;&d;&d;&d;&d;\">"),
              refused("it declares a document type"));
}

TEST(WorkbookHostile, places_outside_of_every_sheet_are_refused) {
  const auto sheet = [](const std::string &rows) { return said(with_rows(rows)); };
  EXPECT_THAT(sheet("<row r=\"1048577\"/>"), refused("a sheet has a row '1048577'"));
  EXPECT_THAT(sheet("<row r=\"0\"/>"), refused("a sheet has a row '0'"));
  EXPECT_THAT(sheet("<row r=\"1\"><c r=\"XFE1\"/></row>"), refused("a sheet has a cell 'XFE1'"));
  EXPECT_THAT(sheet("<row r=\"1\"><c r=\"99999999999\"/></row>"), refused("a sheet has a cell"));
  // The last cell that a sheet can have costs nothing: only heads make columns.
  EXPECT_THAT(
      sheet(text_row({"function", "name"}) + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>"),
      ElementsAre(HasSubstr("cell XFD1: note[unknown-column]")));
  EXPECT_THAT(
      said(ods(ods_table("posts", ods_row({"post_id"}) +
                                      "<table:table-row><table:table-cell "
                                      "table:number-columns-repeated=\"4000000000\" "
                                      "office:value-type=\"float\" office:value=\"1\"/></table:table-row>"))),
      too_large("a sheet has cells where no sheet can have any"));
  EXPECT_THAT(
      said(ods(ods_table("posts", ods_row({"post_id"}, "table:number-rows-repeated=\"4000000000\"")))),
      too_large("a sheet has cells where no sheet can have any"));
}

TEST(WorkbookHostile, every_limit_is_kept) {
  const std::string bytes = small().bytes();
  EXPECT_THAT(said(bytes, {.inflated_bytes = 1000}),
              too_large("unpacked, the workbook has more than 1000 bytes"));
  EXPECT_THAT(said(bytes, {.members = 3}), too_large("the workbook has 7 parts, more than 3"));
  EXPECT_THAT(said(bytes, {.cells = 4}), too_large("the tables of the workbook have more than 4 cells"));
  EXPECT_THAT(said(bytes, {.text_bytes = 30}),
              too_large("the cells of the workbook hold more than 30 bytes"));
  EXPECT_THAT(said(bytes, {.heads = 2}), too_large("the sheet 'posts' has more than 2 columns"));
  EXPECT_THAT(said(bytes, {.sheets = 1}), too_large("the workbook has more than 1 sheets"));
  Xlsx book;
  book.sheets =
      test::with_required_sheets({{"scenario", text_row({"scenario"}) + text_row({"a"}) + text_row({"b"})}});
  EXPECT_THAT(said(book.bytes(), {.scenarios = 1}), too_large("the workbook names more than 1 scenarios"));
}

TEST(WorkbookHostile, what_grows_beyond_measure_is_refused_before_it_is_read) {
  const std::string bomb =
      with_rows(text_row({"function", "name"}) + std::string(std::size_t{80} << 20U, ' '));
  ASSERT_LT(bomb.size(), 200'000U);
  EXPECT_THAT(said(bomb), too_large("its part 'xl/worksheets/sheet1.xml' grows to more than 200 times"));
}

TEST(WorkbookHostile, a_text_in_every_cell_counts_each_time) {
  Xlsx book;
  book.strings = "<si><t>" + std::string(100'000, 'x') + "</t></si>";
  std::string rows = text_row({"function", "name"});
  for (int i = 0; i < 1000; ++i)
    rows += "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
  book.sheets = test::with_required_sheets({{"functions", rows}});
  EXPECT_THAT(said(book.bytes(), {.text_bytes = 10'000'000}), too_large("the cells of the workbook hold"));
  EXPECT_THAT(
      said(ods(ods_table("posts", ods_row({"post_id"}) + ods_row({std::string(1000, 'x')},
                                                                 "table:number-rows-repeated=\"10000\""))),
           {.text_bytes = 5'000'000}),
      too_large("the cells of the workbook hold"));
  EXPECT_THAT(
      said(ods(ods_table("posts", "<table:table-row><table:table-cell><text:p><text:s "
                                  "text:c=\"4000000000\"/></text:p></table:table-cell></table:table-row>"))),
      too_large("the workbook says to repeat more than 67108864 bytes"));
}

// The budget is for what is said, not for what has been made when it runs out.
TEST(WorkbookHostile, what_an_ods_repeats_is_counted_before_it_is_made) {
  const auto of = [](const std::string &row) {
    return said(ods(ods_table("posts", ods_row({"post_id"}) + row)), {.repeated_bytes = 1000});
  };
  const auto of_text = too_large("the workbook says to repeat more than 1000 bytes of text");
  const std::string blanks = "<text:s text:c=\"600\"/>";
  const auto cell = [](const std::string &text) {
    return "<table:table-row><table:table-cell><text:p>" + text +
           "</text:p></table:table-cell></table:table-row>";
  };
  EXPECT_THAT(of(cell("a" + blanks + "b")), Not(of_text));
  EXPECT_THAT(of(cell("a" + blanks + blanks + "b")), of_text);
  EXPECT_THAT(of(ods_row({std::string(100, 'x')}, "table:number-rows-repeated=\"11\"")), Not(of_text));
  EXPECT_THAT(of(ods_row({std::string(100, 'x')}, "table:number-rows-repeated=\"12\"")), of_text);
  EXPECT_THAT(of(ods_row({std::string(1001, 'x')}, "table:number-rows-repeated=\"2\"")), of_text);
}

TEST(WorkbookHostile, what_an_ods_repeats_is_bounded) {
  const auto repeated = [](int rows, int columns) {
    const std::string cell = "<table:table-cell table:number-columns-repeated=\"" + std::to_string(columns) +
                             "\" office:value-type=\"float\" office:value=\"1\"/>";
    return said(ods(ods_table("functions", ods_row({"function", "name"}) +
                                               "<table:table-row table:number-rows-repeated=\"" +
                                               std::to_string(rows) + "\">" + cell + "</table:table-row>")),
                {.repeated_cells = 1000});
  };
  EXPECT_THAT(repeated(500, 2), Not(too_large("")));
  EXPECT_THAT(repeated(502, 2), too_large("the workbook says to repeat more than 1000 cells"));
  EXPECT_THAT(repeated(1, 1002), too_large("the workbook says to repeat more than 1000 cells"));
}

TEST(WorkbookHostile, of_many_faulty_cells_some_are_listed) {
  std::string rows = text_row({"function", "name"});
  for (int i = 0; i < 30; ++i)
    rows += "<row><c t=\"e\"><v>#N/A</v></c></row>";
  Xlsx book;
  book.sheets = test::with_required_sheets({{"functions", rows}});
  const auto lines = said(book.bytes(), {.faulty_cells = 10});
  ASSERT_EQ(lines.size(), 11U);
  EXPECT_THAT(lines.back(), HasSubstr("20 more cells cannot be read and are not listed"));
}

TEST(WorkbookHostile, two_sheets_of_one_name_are_refused) {
  Xlsx book;
  book.sheets = test::with_required_sheets({{"Posts", ""}});
  EXPECT_THAT(said(book.bytes()),
              refused("the sheets 'Posts' and 'posts' are both called like the table posts"));
}

TEST(WorkbookHostile, other_ways_to_pack_are_refused) {
  EXPECT_THAT(said(test::zipped({{"xl/workbook.xml", std::string(1000, ' ')}}, ZIP_CM_BZIP2)),
              refused("its part 'xl/workbook.xml' is packed in a way that workbooks are not"));
}

TEST(WorkbookHostile, a_file_that_is_not_there_is_the_environments_fault) {
  const test::TemporaryFolder folder;
  EXPECT_THROW(read_workbook(folder / "none.xlsx"), EnvironmentError);
}

} // namespace
} // namespace organograph::io::workbook_hostile_test
