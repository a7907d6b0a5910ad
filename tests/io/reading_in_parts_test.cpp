// SPDX-License-Identifier: Apache-2.0
// A file is read in parts on several threads, and a model is made in blocks of rows. What comes out must not
// show it.
#include "organograph/engine/build_model.hpp"
#include "organograph/io/model_folder.hpp"

#include "support/how_many.hpp"
#include "support/places.hpp"
#include "support/plain_csv.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io::reading_in_parts_test {
namespace {

namespace fs = std::filesystem;
using namespace std::string_view_literals;

const std::string head = "measure,value,source\n";
constexpr std::size_t columns = 3;
constexpr std::size_t whole = std::size_t{1} << 20U;

struct Seen {
  std::vector<std::string> rows;   // '3[a|b|c]', with '!' where misshapen
  std::vector<std::string> faults; // 'code@line:cell'
  std::vector<std::string> messages;
  bool operator==(const Seen &) const = default;
};

std::string row_text(std::uint64_t line, bool misshapen, const auto &cells) {
  std::string out = std::to_string(line) + (misshapen ? "!" : "");
  for (const auto &cell : cells)
    out += "|" + std::string(cell);
  return out;
}

Seen seen(std::string_view rows, const Reading &reading) {
  const Draft draft = read_model_files({{"published.csv", head + std::string(rows)}}, reading);
  Seen out;
  const DraftTable &table = *draft[TableId::published];
  for (std::size_t row = 0; row < table.rows(); ++row) {
    std::vector<std::string_view> cells(columns);
    table.cells(row, cells);
    for (std::size_t c = 0; c < columns; ++c)
      EXPECT_EQ(table.cell(row, c), cells[c]);
    out.rows.push_back(row_text(table.line(row), table.misshapen(row), cells));
  }
  for (const Diagnostic &d : draft.diagnostics)
    if (d.file == "published.csv") {
      out.faults.push_back(std::string(info(d.code).name) + "@" + std::to_string(d.line) + ":" +
                           std::to_string(d.cell));
      out.messages.push_back(to_string(d));
    }
  return out;
}

Seen plainly_seen(std::string_view rows) {
  const test::PlainReading plain = test::PlainReader::read(head + std::string(rows));
  Seen out;
  std::size_t told = 0;
  for (std::size_t r = 0; r < plain.records.size(); ++r) {
    for (; told < plain.faults_before[r]; ++told)
      out.faults.push_back(plain.faults[told]);
    if (r == 0)
      continue; // the heads
    auto [line, cells] = plain.records[r];
    const bool misshapen = cells.size() != columns;
    if (misshapen && !plain.beside_return[r])
      out.faults.push_back("wrong-cell-count@" + std::to_string(line) +
                           (cells.size() < columns ? ":0" : ":4"));
    cells.resize(columns);
    out.rows.push_back(row_text(line, misshapen, cells));
  }
  for (; told < plain.faults.size(); ++told)
    out.faults.push_back(plain.faults[told]);
  return out;
}

void expect_the_same_in_parts(const std::string &bytes, const std::vector<std::size_t> &parts) {
  SCOPED_TRACE(testing::PrintToString(bytes));
  const Seen plain = plainly_seen(bytes);
  const Seen at_once = seen(bytes, {.threads = 1, .part_bytes = whole});
  ASSERT_EQ(at_once.rows, plain.rows);
  ASSERT_EQ(at_once.faults, plain.faults);
  for (const std::size_t part : parts)
    for (const unsigned threads : {1U, 2U, 7U})
      ASSERT_EQ(seen(bytes, {threads, part}), at_once) << part << " bytes, " << threads << " threads";
}

std::string some_of(const std::vector<std::string_view> &words, std::size_t most, std::mt19937 &random) {
  std::string out;
  for (std::size_t i = random() % most; i > 0; --i)
    out += words[random() % words.size()];
  return out;
}

TEST(ReadingInParts, reads_any_bytes_as_a_plain_reader_does) {
  std::mt19937 random(20240707);
  const std::vector<std::string_view> bytes = {"a",    ",",    "\"",      "\n",          "\r",   "\r\n",
                                               "\xFF", "\0"sv, " ",       "\xC3\xA9",    "\"\"", "\",\"",
                                               "\xC3", "\xA9", "a,b,c\n", "\xEF\xBB\xBF"};
  for (unsigned round = 0; round < test::how_many(500, 1500); ++round) {
    const std::string text = some_of(bytes, 60, random);
    expect_the_same_in_parts(text, {1 + random() % 8, 1 + random() % 70});
  }
}

// Mostly good rows: the fast way is taken, and cut in the middle.
TEST(ReadingInParts, reads_good_rows_as_a_plain_reader_does) {
  std::mt19937 random(4);
  const std::vector<std::string_view> rows = {
      "a,b,c\n",
      "a,b,c\r\n",
      ",,x\n",
      "\n",
      "\r\n",
      " , ,\n",
      "\"a\",b,c\n",
      "\"a\nb\",,\n",
      "a,\"\n\",c\n",
      "\"\"\"\",b,\"c\r\nd\"\n",
      "5\" pipe,b,c\n",
      "\xC3\xA9,b,\xE2\x82\xAC\n",
      "a,\"x,\"\"y\"\"\",c\r\n",
      "\",\",\",\",\"\n\n\"\n",
      "\"\n\n\n\n\",x,y\n",
      "a long cell that fills more than one block of sixty-four bytes by itself, and then some more,b,c\n"
      "a,\"a quoted cell that fills more than one block of sixty-four bytes by itself, \n and some "
      "more\",c\n"};
  for (unsigned round = 0; round < test::how_many(300, 600); ++round) {
    std::string bytes = some_of(rows, 40, random);
    if (random() % 8 == 0)
      bytes += "a,b,c"; // without a line end
    if (random() % 4 == 0 && !bytes.empty()) {
      const std::size_t place = random() % bytes.size();
      bytes.insert(place, 1, "\"\n\r,\xFF"[random() % 5]);
    }
    expect_the_same_in_parts(bytes, {1 + random() % 8, 1 + random() % 300});
  }
}

TEST(ReadingInParts, keeps_a_quoted_cell_whole_across_every_border) {
  const std::string bytes =
      "a,b,c\n\"one\ntwo,\"\"\n\r\nthree\",\"\n\n\n\",x\nd,e,f\n\"g\nh\",i,\"j\n\"\nk,l,m\n";
  std::vector<std::size_t> parts;
  for (std::size_t part = 1; part <= bytes.size() + 1; ++part)
    parts.push_back(part);
  expect_the_same_in_parts(bytes, parts);
  EXPECT_EQ(seen(bytes, {2, 5}).rows,
            (std::vector<std::string>{"2|a|b|c", "3|one\ntwo,\"\n\r\nthree|\n\n\n|x", "10|d|e|f",
                                      "11|g\nh|i|j\n", "14|k|l|m"}));
}

TEST(ReadingInParts, names_the_line_and_the_cell_of_a_late_row) {
  std::string bytes;
  std::size_t line = 2;
  for (int row = 0; row < 200'000; ++row) {
    bytes += row % 1000 == 7 ? "\"two\nlines\",1,s\n" : row % 1000 == 8 ? "\nm,1,s\n" : "m,1,some source\n";
    line += row % 1000 == 7 || row % 1000 == 8 ? 2 : 1;
  }
  bytes += "m,1,caf\xE9\nm,1\n\"m\"x,1,s\n";
  ASSERT_GT(bytes.size(), 2 * whole);
  const std::string l = std::to_string(line), l1 = std::to_string(line + 1), l2 = std::to_string(line + 2);
  for (const unsigned threads : {1U, 2U, 7U}) {
    const Seen found = seen(bytes, {.threads = threads});
    EXPECT_EQ(found.rows.size(), 200'003U);
    EXPECT_EQ(found.faults, (std::vector<std::string>{"not-utf8@" + l + ":3", "wrong-cell-count@" + l1 + ":0",
                                                      "text-after-quote@" + l2 + ":1"}));
  }
}

// ---- models

std::vector<std::string> folders_of(const fs::path &path) {
  std::vector<std::string> out;
  for (const auto &entry : fs::directory_iterator(path))
    if (entry.is_directory())
      out.push_back(entry.path().string());
  std::ranges::sort(out);
  return out;
}

// Everything of a model that rows make, with texts for their ids.
class Described {
public:
  explicit Described(const Model &model) : model_(&model) {
    for (const auto &table : model->provenance)
      if (table)
        numbers(table->rows, table->with_source, table->assumed, table->without_source);
    for (std::size_t f = 0; f < model->functions.id.size(); ++f)
      texts(model->functions.id[f], model->functions.name[f]);
    posts(model->posts);
    if (model->meetings)
      meetings(*model->meetings);
    for (const PartnerLink &link : model->partner_links.value_or(std::vector<PartnerLink>{}))
      numbers(index(link.partner), index(link.post), index(link.function), link.lead);
  }
  std::string take() { return std::move(out_); }

private:
  void texts(auto... ids) { ((out_ += std::string(model_->text(ids)) + "|"), ...); }
  void numbers(auto... values) { ((out_ += std::to_string(values) + "|"), ...); }

  void posts(const Posts &of) {
    for (std::size_t p = 0; p < of.size(); ++p) {
      texts(of.id[p], of.title[p], of.unit[p], of.grade[p], of.holder[p], of.source[p], of.note[p]);
      numbers(index(of.employer[p]), index(of.manager[p]), index(of.function[p]), of.layer[p], of.tier[p],
              of.tier_given[p], of.fte[p], of.annual_cost[p], static_cast<int>(of.status[p]),
              index(of.single_holder[p]), of.reports_known[p], index(of.top_down[p]));
      for (const PostId report : of.reports[p])
        numbers(index(report));
      for (const Served &served : of.serves[p])
        numbers(index(served.organisation), served.share);
      out_ += '\n';
    }
  }

  void meetings(const Meetings &of) {
    for (std::size_t m = 0; m < of.size(); ++m) {
      texts(of.id[m], of.subject[m], of.source[m]);
      numbers(index(of.function[m]), static_cast<int>(of.kind[m]), of.duration_hours[m],
              of.occurrences_per_year[m]);
      for (const OrganisationId organisation : of.convened_by_organisations[m])
        numbers(index(organisation));
      for (const PartnerId partner : of.convened_by_partners[m])
        numbers(index(partner));
      for (const auto *seats : {&of.seats, &of.never_attended})
        for (const Seat &seat : (*seats)[m])
          numbers(index(seat.post), static_cast<int>(seat.role), index(of.seat_details[seat.detail].function),
                  of.attended(seat));
      for (const PartnerId partner : of.partners[m])
        numbers(index(partner));
      out_ += '\n';
    }
  }

  const Model *model_;
  std::string out_;
};

struct Made {
  std::vector<std::string> diagnostics;
  std::string model;
  bool operator==(const Made &) const = default;
};

Made made(const std::string &folder, unsigned threads, std::size_t part_bytes, std::size_t rows_at_once) {
  const BuildResult built =
      build_model(read_model_folder(folder, {threads, part_bytes}), {threads, rows_at_once});
  Made out;
  for (const Diagnostic &d : built.diagnostics)
    out.diagnostics.push_back(to_string(d));
  if (built.model)
    out.model = Described(*built.model).take();
  return out;
}

class FolderInParts : public testing::TestWithParam<std::string> {};

TEST_P(FolderInParts, gives_the_same_model_or_the_same_diagnostics) {
  const Made at_once = made(GetParam(), 1, whole, whole);
  EXPECT_FALSE(at_once.diagnostics.empty() && at_once.model.empty());
  for (const unsigned threads : {1U, 2U, 7U})
    for (const auto &[part, rows] : {std::pair<std::size_t, std::size_t>{1, 1}, {7, 2}, {64, 5}})
      EXPECT_EQ(made(GetParam(), threads, part, rows), at_once)
          << threads << " threads, " << part << " bytes, " << rows << " rows";
}

std::string folder_name(const testing::TestParamInfo<std::string> &info) {
  std::string name = fs::path(info.param).filename().string();
  std::ranges::replace_if(
      name, [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Broken, FolderInParts, testing::ValuesIn(folders_of(places::broken())), folder_name);
INSTANTIATE_TEST_SUITE_P(Examples, FolderInParts, testing::ValuesIn(folders_of(places::examples())),
                         folder_name);

// Large enough to be mapped; its functions are those that posts name, its attendance is in no order.
TEST(ReadingInParts, makes_the_same_model_of_a_mapped_folder) {
  const test::TemporaryFolder folder;
  constexpr int posts = 20'000, meetings = 5'000;
  std::ofstream(folder / "organisations.csv") << "organisation_id,name\na,A\nb,B\n";
  std::ofstream out(folder / "posts.csv");
  out << "post_id,title,organisation_id,reports_to,function,holder,source\n";
  for (int p = 0; p < posts; ++p)
    out << 'P' << p << ",\"Officer, " << p % 50 << "\"," << (p % 2 == 0 ? "a," : "b,")
        << (p == 0 ? "" : "P" + std::to_string(p / 7)) << ",function " << p * 7 / posts << ",holder of post "
        << p % 19'000 << ",a document of some length\n";
  out.close();
  out.open(folder / "meetings.csv");
  out << "meeting_id,subject,duration_hours\n";
  for (int m = 0; m < meetings; ++m)
    out << "meeting-number-" << m << ",Board " << m / 2 << ",1.5\n";
  out.close();
  out.open(folder / "attendance.csv");
  out << "meeting_id,attendee_id,role\n";
  for (int i = 0; i < 12 * meetings; ++i)
    out << "meeting-number-" << i % meetings << ",P" << (i * 31 + i / meetings) % posts << ","
        << (i % 3 == 0 ? "chair" : "") << "\n";
  out.close();
  ASSERT_GT(fs::file_size(folder / "posts.csv"), whole);

  const Draft draft = read_model_folder(folder / "", {.threads = 2, .part_bytes = 100'000});
  const BuildResult built = build_model(draft, {.threads = 2, .rows_at_once = 1000});
  ASSERT_TRUE(built.model) << to_string(built.diagnostics.at(0));
  const Model &model = *built.model;
  EXPECT_EQ(draft[TableId::posts]->cell(777, 1), "Officer, 27"); // the building has passed it
  EXPECT_EQ(model->functions.id.size(), 7U);
  EXPECT_EQ(model.text(model->posts.title[777]), "Officer, 27");
  EXPECT_EQ(model->posts.manager[777], id_at<PostId>(111));
  EXPECT_EQ(model->posts.single_holder[19'500], model->posts.single_holder[500]);
  EXPECT_EQ(model->meetings->seats.items.size(), 12U * meetings);
  const auto seats = model->meetings->seats[3];
  std::vector<std::size_t> wanted, found;
  for (int i = 3; i < 12 * meetings; i += meetings)
    wanted.push_back(static_cast<std::size_t>((i * 31 + i / meetings) % posts));
  for (const Seat &seat : seats)
    found.push_back(index(seat.post));
  std::ranges::sort(wanted);
  EXPECT_EQ(found, wanted);
  EXPECT_EQ(std::ranges::count_if(seats, [](const Seat &seat) { return seat.role == Role::chair; }), 4);
  EXPECT_EQ(made(folder / "", 7, 30'000, 300), made(folder / "", 1, std::size_t{1} << 30U, posts));
}

// Up to eleven bytes an identifier is kept beside its row, longer ones are compared in the text.
TEST(ReadingInParts, finds_identifiers_of_any_length) {
  std::string rows = "post_id,title,organisation_id,reports_to\n", last;
  std::size_t count = 0;
  for (std::size_t length = 1; length <= 40; ++length)
    for (const std::string_view end : {"a"sv, "b"sv, "\xC3\xBF"sv}) {
      const std::string id = std::string(length - 1, 'x') + std::string(end);
      rows += id + ",T,o," + last + "\n";
      last = id;
      ++count;
    }
  const BuildResult built = build_model(
      read_model_files({{"organisations.csv", "organisation_id,name\no,O\n"}, {"posts.csv", rows}}));
  ASSERT_TRUE(built.model) << to_string(built.diagnostics.at(0));
  for (std::size_t p = 1; p < count; ++p)
    EXPECT_EQ((*built.model)->posts.manager[p], id_at<PostId>(p - 1));
}

} // namespace
} // namespace organograph::io::reading_in_parts_test
