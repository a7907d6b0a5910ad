// SPDX-License-Identifier: Apache-2.0
// Two models become a scenario; applied to the first it gives the second. What is the same is judged here by
// a reading of the tables of its own.
#include "organograph/engine/changes_between.hpp"

#include "oracle/facts.hpp"
#include "oracle/random_draft.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/random_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <sstream>

namespace organograph::test::changes_between_test {
namespace {

using oracle::Rows;
using testing::HasSubstr;
using testing::IsEmpty;

// --- what two models must have in common ---------------------------------------------------------------

using Row = std::map<std::string, std::string>;

std::string plain(const std::string &text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size())
    return text;
  std::ostringstream out;
  out.precision(17);
  out << value;
  return out.str();
}

std::vector<Row> rows_of(const Draft &draft, TableId id) {
  std::vector<Row> out;
  if (!draft[id])
    return out;
  const DraftTable &table = *draft[id];
  for (std::size_t r = 0; r < table.rows(); ++r) {
    Row row;
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      if (const std::string &head = table.columns()[c]; head != "source" && head != "note")
        if (const std::string cell = plain(std::string(table.cell(r, c))); !cell.empty())
          row[head] = cell;
    out.push_back(row);
  }
  return out;
}

void drop_shares_that_say_nothing(std::vector<Row> &shares, const std::map<std::string, Row> &posts) {
  std::map<std::string, int> rows;
  for (const Row &row : shares)
    ++rows[row.at("post_id")];
  for (Row &row : shares)
    if (rows[row.at("post_id")] == 1)
      row["cost_share"] = "1";
  std::erase_if(shares, [&](const Row &row) {
    return rows[row.at("post_id")] == 1 && row.size() == 3 &&
           row.at("organisation_id") == posts.at(row.at("post_id")).at("organisation_id");
  });
}

// Every table as a set of rows, each as text; what says nothing left out.
std::map<std::string, std::multiset<std::string>> essence(const Draft &draft) {
  std::map<std::string, Row> posts;
  for (const Row &row : rows_of(draft, TableId::posts))
    posts[row.at("post_id")] = row;
  std::map<std::string, std::multiset<std::string>> out;
  for (const TableId id :
       {TableId::posts, TableId::post_functions, TableId::post_shares, TableId::reporting_lines,
        TableId::staff_groups, TableId::meetings, TableId::attendance, TableId::partner_links,
        TableId::arrangements, TableId::statutory_roles}) {
    std::vector<Row> rows = rows_of(draft, id);
    if (id == TableId::post_shares)
      drop_shares_that_say_nothing(rows, posts);
    for (Row &row : rows) {
      const auto own = [&] { return posts.at(row.at("post_id"))["function"]; };
      if (id == TableId::post_functions && row.at("function") == own())
        continue;
      if (id == TableId::partner_links && !row.contains("function"))
        row["function"] = own();
      if (id == TableId::partner_links && row["kind"] == "Lead") // one kind in any case
        row["kind"] = "lead";
      if (id == TableId::statutory_roles && row["kind"] == "holder") // what a blank one stands for
        row["kind"].clear();
      if (id == TableId::arrangements) {
        if (row.at("state") == "none")
          continue;
        if (row["organisation_b"] < row["organisation_a"])
          std::swap(row["organisation_a"], row["organisation_b"]);
      }
      std::string text;
      for (const auto &[head, cell] : row)
        if (!cell.empty())
          text += head + "=" + cell + "|";
      out[std::string(schema(id).name)].insert(text);
    }
  }
  return out;
}

// --- random pairs --------------------------------------------------------------------------------------

template <class Table> void drop_some(oracle::Random &random, Table &table, int percent) {
  if (table)
    std::erase_if(*table, [&](const auto &) { return random.chance(percent); });
}

// Some posts are no more; what reported to them reports further up.
void drop_posts(oracle::Random &random, Rows &rows, bool drops_groups) {
  std::map<std::string, std::string> gone;
  for (const oracle::PostRow &post : rows.posts)
    if (gone.size() + 1 < rows.posts.size() && random.chance(15))
      gone[post.post_id] = post.reports_to;
  const auto above = [&](std::string id) {
    while (gone.contains(id))
      id = gone[id];
    return id;
  };
  const auto is_gone = [&](const std::string &id) { return gone.contains(id); };
  std::erase_if(rows.posts, [&](const auto &post) { return is_gone(post.post_id); });
  for (oracle::PostRow &post : rows.posts)
    post.reports_to = above(post.reports_to);
  const auto drop_if = [](auto &table, auto condition) {
    if (table)
      std::erase_if(*table, condition);
  };
  drop_if(rows.post_functions, [&](const auto &row) { return is_gone(row.post_id); });
  drop_if(rows.post_shares, [&](const auto &row) { return is_gone(row.post_id); });
  drop_if(rows.reporting_lines,
          [&](const auto &row) { return is_gone(row.post_id) || is_gone(row.reports_to); });
  drop_if(rows.attendance, [&](const auto &row) { return is_gone(row.attendee_id); });
  drop_if(rows.partner_links, [&](const auto &row) { return is_gone(row.post_id); });
  drop_if(rows.statutory_roles, [&](const auto &row) { return is_gone(row.post_id); });
  if (rows.staff_groups)
    for (oracle::StaffGroupRow &group : *rows.staff_groups) {
      group.reports_to = above(group.reports_to);
      if (group.reports_to.empty() || group.reports_to == "?")
        group.reports_to = rows.posts.front().post_id;
    }
  if (drops_groups)
    drop_some(random, rows.staff_groups, 20);
}

void drop_meetings(oracle::Random &random, Rows &rows) {
  if (!rows.meetings)
    return;
  drop_some(random, rows.meetings, 15);
  std::set<std::string> left;
  for (const oracle::MeetingRow &row : *rows.meetings)
    left.insert(row.meeting_id);
  if (rows.attendance)
    std::erase_if(*rows.attendance, [&](const auto &row) { return !left.contains(row.meeting_id); });
}

void drop_rows(oracle::Random &random, Rows &rows, bool drops_groups) {
  drop_posts(random, rows, drops_groups);
  drop_meetings(random, rows);
  drop_some(random, rows.post_functions, 20);
  drop_some(random, rows.reporting_lines, 20);
  drop_some(random, rows.attendance, 10);
  drop_some(random, rows.partner_links, 20);
  drop_some(random, rows.arrangements, 15);
  drop_some(random, rows.statutory_roles, 15);
}

std::string another(oracle::Random &random, const std::vector<std::string> &list) {
  return random.pick(list);
}

void change_posts(oracle::Random &random, Rows &rows) {
  std::vector<std::string> functions = oracle::function_ids(rows);
  if (functions.empty())
    functions.emplace_back();
  for (oracle::PostRow &post : rows.posts) {
    if (random.chance(8))
      post.title += " (new)";
    if (random.chance(10))
      post.function = random.chance(25) ? "" : another(random, functions);
    if (random.chance(8))
      post.unit = another(random, {"", "Unit A", "Unit B"});
    if (random.chance(8))
      post.grade = another(random, {"", "G7", "x"});
    if (random.chance(8))
      post.fte = random.chance(30) ? oracle::Number() : 0.25 * random.between(1, 4);
    if (random.chance(8))
      post.annual_cost = random.chance(30) ? oracle::Number() : 500.0 * random.between(1, 90);
    if (random.chance(8))
      post.holder = another(random, {"", "Holder A", "Holder B"});
    if (random.chance(8))
      post.holder_id = another(random, {"", "h1", "h2"});
    if (random.chance(6))
      post.status = another(random, {"", "filled", "acting", "vacant"});
    if (random.chance(5))
      post.reports_known = another(random, {"", "yes", "no"});
    if (random.chance(5))
      post.organisation_id = random.pick(rows.organisations).organisation_id;
    if (random.chance(5))
      post.tier = random.chance(50) ? std::optional<int>() : random.between(1, 9);
  }
  const std::string moved = random.pick(rows.posts).post_id, to = random.pick(rows.posts).post_id;
  for (oracle::PostRow &post : rows.posts)
    if (post.post_id == moved && moved != to && random.chance(60))
      post.reports_to = random.chance(15) ? "" : random.chance(10) ? "?" : to;
}

void change_others(oracle::Random &random, Rows &rows) {
  if (rows.post_shares)
    for (oracle::PostShareRow &row : *rows.post_shares)
      if (random.chance(10))
        row.grade = another(random, {"", "PO9"});
  if (rows.meetings)
    for (oracle::MeetingRow &row : *rows.meetings) {
      if (random.chance(15))
        row.subject += " II";
      if (random.chance(25))
        row.occurrences_per_year = random.chance(20) ? oracle::Number() : 2.0 * random.between(1, 30);
      if (random.chance(15))
        row.duration_hours = random.chance(20) ? oracle::Number() : 0.5 * random.between(1, 6);
    }
  if (rows.attendance)
    for (oracle::AttendanceRow &row : *rows.attendance) {
      if (random.chance(10))
        row.role = another(random, {"", "chair", "optional", "statutory", "required"});
      if (random.chance(15))
        row.attended = random.chance(50) ? oracle::Number() : 0.5 * random.below(3);
    }
  if (rows.partner_links)
    for (oracle::PartnerLinkRow &row : *rows.partner_links)
      if (random.chance(15))
        row.kind = another(random, {"", "lead", "Lead", "liaison"});
  if (rows.arrangements)
    for (oracle::ArrangementRow &row : *rows.arrangements)
      if (random.chance(20))
        row.state = another(random, {"none", "partial", "full"});
  if (rows.staff_groups)
    for (oracle::StaffGroupRow &row : *rows.staff_groups)
      if (random.chance(25))
        row.fte += 1.5;
  if (rows.statutory_roles)
    for (oracle::StatutoryRoleRow &row : *rows.statutory_roles) {
      if (random.chance(10))
        row.kind = another(random, {"", "holder", "deputy", "acting"});
      if (random.chance(10))
        row.protocol = another(random, {"", "by rota"});
      if (random.chance(10))
        row.post_id = random.pick(rows.posts).post_id;
    }
}

std::string told(const std::vector<Diagnostic> &diagnostics) {
  std::string out;
  for (const Diagnostic &diagnostic : diagnostics)
    if (diagnostic.severity() == Severity::error)
      out += to_string(diagnostic) + "\n";
  return out;
}

// A cell that is '-' is the one thing in these pairs that a scenario has no words for.
bool says_only_dashes(const std::vector<Diagnostic> &diagnostics) {
  return std::ranges::all_of(diagnostics, [](const Diagnostic &diagnostic) {
    return diagnostic.severity() != Severity::error || diagnostic.problem.find("is '-'") != std::string::npos;
  });
}

TEST(ChangesBetween, applied_to_the_first_model_give_the_second_on_300_random_pairs) {
  int pairs = 0;
  for (std::uint64_t seed = 1; pairs < 300 && seed < 2500; ++seed) {
    Rows a = oracle::random_model(seed), b = a;
    oracle::Random random(seed * 7919);
    drop_rows(random, a, false);
    drop_rows(random, b, true);
    change_posts(random, b);
    change_others(random, b);
    if (random.chance(50)) {
      random.shuffle(b.posts);
      random.shuffle(a.posts);
    }
    const Draft before = draft_of(a), after = draft_of(b);
    if (!build_model(before).model || !build_model(after).model)
      continue;
    const ChangesBetween changes = changes_between(before, after, "now");
    if (has_errors(changes.diagnostics)) {
      ASSERT_TRUE(says_only_dashes(changes.diagnostics)) << seed << "\n" << told(changes.diagnostics);
      continue;
    }
    ++pairs;
    const AppliedScenario applied = apply_scenario(before, changes.scenario);
    ASSERT_FALSE(has_errors(applied.diagnostics)) << seed << "\n" << told(applied.diagnostics);
    ASSERT_EQ(essence(applied.draft), essence(after)) << seed;
  }
  EXPECT_EQ(pairs, 300);
}

// --- single cases --------------------------------------------------------------------------------------

const Files small = {{"organisations.csv", "organisation_id,name\ncounty,County\ncity,City\n"},
                     {"posts.csv", "post_id,title,organisation_id,reports_to,unit\n"
                                   "ce,Chief Executive,county,,\na,Head of Care,county,ce,Adults\n"
                                   "b,Deputy,county,ce,\nc,Deputy,county,ce,\n"}};

ChangesBetween to(const Files &after, bool partly = false, const Files &before = small) {
  return changes_between(io::read_model_files(before), io::read_model_files(after), "now", partly);
}

Files with(Files files, const std::string &name, const std::string &text) {
  std::erase_if(files, [&](const auto &file) { return file.first == name; });
  files.emplace_back(name, text);
  return files;
}

TEST(ChangesBetween, of_a_model_and_itself_are_none) {
  const ChangesBetween changes = to(small);
  EXPECT_THAT(changes.diagnostics, IsEmpty());
  EXPECT_THAT(changes.counts, IsEmpty());
  EXPECT_TRUE(changes.scenario.draft[TableId::scenario].has_value());
}

TEST(ChangesBetween, match_a_post_with_another_identifier_by_title_unit_and_organisation) {
  const ChangesBetween changes = to(with(small, "posts.csv",
                                         "post_id,title,organisation_id,reports_to,unit\n"
                                         "ce,Chief Executive,county,,\nA7,Head of Care,county,ce,Adults\n"
                                         "b,Deputy,county,A7,\nc,Deputy,county,ce,\n"));
  ASSERT_EQ(changes.diagnostics.size(), 1U);
  EXPECT_EQ(to_string(changes.diagnostics[0]),
            "after/posts.csv:3:1: warning[post-matched]: 'A7' is taken for 'a' of before: both are 'Head of "
            "Care' in 'county', unit 'Adults'; where it is another post, give it another title, or the old "
            "identifier where it is the same");
  const DraftTable &rows = *changes.scenario.draft[TableId::changes];
  ASSERT_EQ(rows.rows(), 1U);
  EXPECT_EQ(io::to_csv(rows), "action,post_id,reports_to\nchange,b,a\n");
}

TEST(ChangesBetween, name_posts_that_could_be_several_and_count_them_as_deleted_and_created) {
  const ChangesBetween changes = to(with(small, "posts.csv",
                                         "post_id,title,organisation_id,reports_to,unit\n"
                                         "ce,Chief Executive,county,,\na,Head of Care,county,ce,Adults\n"
                                         "x,Deputy,county,ce,\ny,Deputy,county,ce,\n"));
  ASSERT_EQ(changes.diagnostics.size(), 1U);
  EXPECT_EQ(changes.diagnostics[0].code, Code::post_match_unsure);
  EXPECT_THAT(changes.diagnostics[0].problem, HasSubstr("which of 'x', 'y' is which of 'b', 'c' of before"));
  EXPECT_EQ(changes.scenario.draft[TableId::changes]->rows(), 4U);
}

// A council's chart of two years as its import makes it: numbered by row.
Files chart(const std::string &year, const std::vector<std::string> &posts) {
  std::string text = "post_id,title,organisation_id,reports_to,unit,holder,source\n";
  for (std::size_t i = 0; i < posts.size(); ++i)
    text +=
        "p" + std::to_string(i + 1) + "," + posts[i] + ",\"chart.csv, line " + std::to_string(i + 2) + "\"\n";
  return {{"model.csv", "title,date\nCounty," + year + "-03-31\n"},
          {"organisations.csv", "organisation_id,name\ncounty,County\n"},
          {"posts.csv", text}};
}

const Files chart_of_2024 = chart("2024", {"Chief Executive,county,,,", "Director of Place,county,p1,Place,",
                                           "Planner,county,p2,Place,Ann", "Planner,county,p2,Place,Bob",
                                           "Director of People,county,p1,People,"});

TEST(ChangesBetween, posts_that_an_import_numbered_are_matched_by_what_they_say) {
  const ChangesBetween changes =
      to(chart("2025", {"Chief Executive,county,,,", "Assistant Chief Executive,county,p1,Exec,",
                        "Director of Place,county,p1,Place,", "Planner,county,p3,Place,Ann",
                        "Planner,county,p3,Place,Bob", "Director of People,county,p1,People,"}),
         false, chart_of_2024);
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::changes]),
            "action,post_id,title,organisation_id,reports_to,unit,source\n"
            "create,p7,Assistant Chief Executive,county,p1,Exec,\"chart.csv, line 3\"\n");
  ASSERT_GE(changes.diagnostics.size(), 1U);
  EXPECT_EQ(changes.diagnostics[0].code, Code::post_matched);
  EXPECT_THAT(changes.diagnostics[0].problem,
              HasSubstr("identifiers such as 'p6' were numbered by an import: 5 posts are matched by title"));
}

TEST(ChangesBetween, of_numbered_posts_the_one_whose_holder_is_no_more_is_deleted) {
  const ChangesBetween changes =
      to(chart("2025", {"Chief Executive,county,,,", "Director of Place,county,p1,Place,",
                        "Planner,county,p2,Place,Bob", "Director of People,county,p1,People,"}),
         false, chart_of_2024);
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::changes]), "action,post_id\ndelete,p3\n");
}

TEST(ChangesBetween, a_numbered_model_that_was_edited_keeps_its_identifiers) {
  const ChangesBetween changes =
      to(chart("2024", {"Chief Executive,county,,,", "Director of Growth,county,p1,Place,",
                        "Planner,county,p2,Place,Ann", "Planner,county,p2,Place,Bob",
                        "Director of People,county,p1,People,"}),
         false, chart_of_2024);
  EXPECT_THAT(changes.diagnostics, IsEmpty());
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::changes]),
            "action,post_id,title\nchange,p2,Director of Growth\n");
}

TEST(ChangesBetween, staff_groups_and_meetings_that_an_import_numbered_are_matched_too) {
  const auto year = [](const std::string &groups, const std::string &meetings, const std::string &seats) {
    return Files{{"organisations.csv", "organisation_id,name\ncounty,County\n"},
                 {"posts.csv", "post_id,title,organisation_id,reports_to\nce,Chief Executive,county,\n"
                               "a,Head of Care,county,ce\n"},
                 {"staff_groups.csv", "group_id,reports_to,fte,title,source\n" + groups},
                 {"meetings.csv", "meeting_id,subject,duration_hours,source\n" + meetings},
                 {"attendance.csv", "meeting_id,attendee_id,role\n" + seats}};
  };
  const ChangesBetween changes =
      to(year("G1,a,5,Carers,\"junior.csv, line 9\"\nG2,ce,3,Clerks,\"junior.csv, line 11\"\n",
              "cal-1,Adults board,2,\"y.ics, line 4\"\ncal-2,Cabinet,1,\"y.ics, line 9\"\n",
              "cal-1,a,required\ncal-1,ce,chair\ncal-2,ce,chair\n"),
         false,
         year("G1,ce,3,Clerks,\"junior.csv, line 2\"\nG2,a,4,Carers,\"junior.csv, line 3\"\n",
              "cal-1,Cabinet,1,\"x.ics, line 4\"\n", "cal-1,ce,chair\n"));
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::staff_group_changes]),
            "group_id,action,fte\nG2,change,5\n");
  EXPECT_EQ(
      io::to_csv(*changes.scenario.draft[TableId::meeting_changes]),
      "meeting_id,action,subject,duration_hours,source\ncal-3,create,Adults board,2,\"y.ics, line 4\"\n");
  EXPECT_EQ(changes.scenario.draft[TableId::attendance_changes]->rows(), 2U);
}

TEST(ChangesBetween, name_everything_that_a_scenario_has_no_words_for) {
  Files after =
      with(small, "organisations.csv", "organisation_id,name\ncounty,County Council\ndistrict,District\n");
  after = with(after, "staff_groups.csv", "group_id,reports_to,fte\nG1,a,4\n");
  after = with(after, "functions.csv", "function,name\ncare,Care\n");
  after = with(after, "model.csv", "title,currency\nT,GBP\n");
  after = with(after, "meetings.csv", "meeting_id,subject\n");
  const std::string all = told(to(after).diagnostics);
  for (const std::string part :
       {"name of organisation 'county' was 'County' and is 'County Council'",
        "organisation 'city' is no more", "organisation 'district' is new", "staff group 'G1' is new",
        "functions.csv is there after and not before", "currency was '' and is 'GBP'",
        "meetings.csv is there after and not before, without rows"})
    EXPECT_THAT(all, HasSubstr(part));
}

TEST(ChangesBetween, name_a_meeting_of_another_kind) {
  const Files before = with(small, "meetings.csv", "meeting_id,subject,kind\nM1,Board,team\n");
  const Files after = with(small, "meetings.csv", "meeting_id,subject,kind\nM1,Board,case\n");
  EXPECT_THAT(told(to(after, false, before).diagnostics),
              HasSubstr("after/meetings.csv:2: error[change-not-said]: kind of meeting 'M1' was "
                        "'team' and is 'case'; a meeting keeps its kind"));
}

TEST(ChangesBetween, say_partly_what_they_can) {
  Files after = with(small, "posts.csv",
                     "post_id,title,organisation_id,reports_to,unit\n"
                     "ce,Chief Executive,county,,\na,Head of Care,county,ce,Adults\n"
                     "b,Deputy,district,ce,\nc,Deputy Head,county,ce,\n");
  after = with(after, "organisations.csv", "organisation_id,name\ncounty,County\ncity,City\ndistrict,D\n");
  EXPECT_TRUE(has_errors(to(after).diagnostics));
  const ChangesBetween changes = to(after, true);
  EXPECT_FALSE(has_errors(changes.diagnostics)) << told(changes.diagnostics);
  EXPECT_TRUE(std::ranges::count(changes.diagnostics, Code::change_left_out, &Diagnostic::code) >= 2);
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::changes]),
            "action,post_id,title\nchange,c,Deputy Head\n");
}

TEST(ChangesBetween, leave_out_the_cell_of_a_new_function_and_keep_its_post) {
  const Files before = with(small, "functions.csv", "function,name\ncare,Care\n");
  Files after = with(before, "functions.csv", "function,name\ncare,Care\nfinance,Finance\n");
  after = with(after, "posts.csv",
               "post_id,title,organisation_id,reports_to,unit,function\n"
               "ce,Chief Executive,county,,,\na,Head of Care,county,ce,Adults,\n"
               "b,Deputy,county,ce,,\nc,Deputy,county,ce,,\nn,Accountant,county,ce,,finance\n");
  const ChangesBetween changes = to(after, true, before);
  EXPECT_EQ(io::to_csv(*changes.scenario.draft[TableId::changes]),
            "action,post_id,title,organisation_id,reports_to\ncreate,n,Accountant,county,ce\n");
  EXPECT_TRUE(std::ranges::any_of(changes.diagnostics, [](const Diagnostic &diagnostic) {
    return diagnostic.problem == "function of 'n' is 'finance', which is not in functions.csv of before";
  }));
}

} // namespace
} // namespace organograph::test::changes_between_test
