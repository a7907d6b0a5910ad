// SPDX-License-Identifier: Apache-2.0
// One word and one number a thing, on the terminal and in the page; words that are neutral and agree in
// number.
#include "support/one_line.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::one_word_test {
namespace {

using test::in_one_line;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

using Files = std::map<std::string, std::string>;

std::string without_tags(const std::string &html) {
  std::string out;
  bool inside = false;
  for (const char c : html) {
    inside = c == '<' || (inside && c != '>');
    if (!inside && c != '>')
      out += c;
  }
  return in_one_line(out);
}

struct Printed {
  std::string terminal, page, compared, decoupled;
  Files files;
};

Printed printed(const Files &files, const std::vector<std::string> &options = {}) {
  const test::TemporaryFolder folder;
  for (const auto &[name, text] : files)
    test::write_text(folder / ("model/" + name), text);
  const std::string model = folder / "model";
  std::vector<std::string> words = {"analyse", model, "-o", folder / "out"};
  words.insert(words.end(), options.begin(), options.end());
  const test::Ran ran = test::program(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  Printed out{in_one_line(ran.out), {}, {}, {}, test::files_below(folder / "out")};
  out.page = without_tags(out.files.at("report.html"));
  words = {"compare", model};
  words.insert(words.end(), options.begin(), options.end());
  out.compared = in_one_line(test::program(words).out);
  out.decoupled = in_one_line(test::program({"decouple", model}).out);
  return out;
}

const std::string heads = "post_id,title,organisation_id,reports_to,function,tier\n";

Files two_councils() {
  return {{"organisations.csv", "organisation_id,name\nA,Alpha\nB,Beta\n"},
          {"functions.csv", "function,name,modelled\ncorp,Corporate,\nhealth,Health,\nhr,HR,no\n"},
          {"posts.csv", heads + "ce,Chief,A,,corp,1\na1,One,A,ce,health,2\nb0,Chief B,B,,corp,1\n"
                                "b1,Four,B,b0,health,2\nb2,Five,B,b0,health,2\n"}};
}

Files with_meetings(const std::string &attendance) {
  Files files = two_councils();
  files["meetings.csv"] = "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                          "m1,Board,health,representation,1,12\nm2,Team,health,team,1,12\n";
  files["attendance.csv"] = "meeting_id,attendee_id,attended\n" + attendance;
  return files;
}

TEST(OneWord, as_invited_is_had_each_seat_been_taken_each_time) {
  const Printed partly = printed(with_meetings("m1,a1,12\nm1,b1,3\nm1,b2,\nm2,b1,\nm2,b2,\n"));
  EXPECT_THAT(partly.terminal,
              AllOf(HasSubstr("15 person-hours a year (24 as invited)"),
                    HasSubstr("Attendance of 1 of these seats is not known; it counts as taken each time."),
                    HasSubstr("15 hours a year (24 as invited)")));
  EXPECT_THAT(partly.page, HasSubstr("15 (24 as invited)"));
  const Printed none = printed(with_meetings("m1,a1,\nm1,b1,\nm1,b2,\n"));
  EXPECT_THAT(none.terminal, HasSubstr("24 hours a year as invited"));
  const Printed all = printed(with_meetings("m1,a1,12\nm1,b1,12\nm1,b2,12\n"));
  EXPECT_THAT(all.terminal, Not(HasSubstr("as invited")));
}

TEST(OneWord, totals_of_seats_say_which_seats) {
  Files files = with_meetings("m1,a1,\nm1,b1,\nm1,b2,\nm2,b1,\nm2,b2,\n");
  files["scenarios/s/changes.csv"] = "action,post_id,successor\ndelete,b2,b1\n";
  const Printed out = printed(files);
  EXPECT_THAT(out.page, AllOf(HasSubstr("2 of 3 compared seats are duplicated"),
                              HasSubstr("Seats of posts in all meetings: 5 before, 3 after"),
                              HasSubstr("3 seats of posts as things are, 2 after the scenario"),
                              Not(HasSubstr("under the proposal"))));
  EXPECT_THAT(out.compared,
              AllOf(HasSubstr("Seats of posts, and in brackets the duplicated ones"),
                    HasSubstr("Aims towards what such papers aim at"), Not(HasSubstr("Better "))));
}

TEST(OneWord, a_service_without_posts_is_told_where_the_register_has_it) {
  Files files = two_councils();
  files["post_shares.csv"] = "post_id,organisation_id,cost_share\na1,A,0.5\na1,B,0.5\n";
  files["arrangements.csv"] = "function,organisation_a,organisation_b,dimension,state\n"
                              "hr,A,B,policy,full\nhealth,A,B,front_door,full\n";
  files["scenarios/s/changes.csv"] = "action,post_id,shares,function\nshare,a1,A,\nchange,b1,,corp\n"
                                     "change,b2,,corp\n";
  const Printed out = printed(files);
  EXPECT_THAT(out.terminal,
              HasSubstr("Without posts in the model, and in no figure of posts: HR (the table "
                        "functions says so). What is arranged or agreed is told all the same, under "
                        "integration depth: HR."));
  EXPECT_THAT(out.compared,
              AllOf(HasSubstr("Beta has no post for Health left (the level reached stays 6, which "
                              "does not rest on its posts)")));
}

TEST(OneWord, a_scenario_of_a_further_line_changes_something) {
  Files files = two_councils();
  files["scenarios/s/line_changes.csv"] = "post_id,reports_to,kind,action\na1,b0,dotted,add\n";
  const Printed out = printed(files);
  EXPECT_THAT(out.terminal,
              AllOf(HasSubstr("s: 1 further line begins."), Not(HasSubstr("meeting changes."))));
}

TEST(OneWord, hours_of_mirror_meetings_are_as_invited) {
  Files files = two_councils();
  files["post_shares.csv"] = "post_id,organisation_id,cost_share\na1,A,0.5\na1,B,0.5\n";
  files["partners.csv"] = "partner_id,name\nhp,Partner\n";
  files["meetings.csv"] = "meeting_id,subject,function,convened_by,duration_hours,occurrences_per_year\n"
                          "m1,Alpha Wellbeing Board,health,A,2,6\nm2,Beta Wellbeing Board,health,B,2,6\n";
  files["attendance.csv"] = "meeting_id,attendee_id,attended\nm1,a1,6\nm2,a1,3\nm1,hp,\nm2,hp,0\n";
  EXPECT_THAT(printed(files).terminal,
              AllOf(HasSubstr("12 partner hours a year, as invited, fewer if joined"),
                    HasSubstr("1 joint officer attends both, hours twice as invited: 12")));
}

TEST(OneWord, numbers_and_nouns_agree) {
  Files files = two_councils();
  files["posts.csv"] = heads + "ce,Chief,A,,corp,1\na1,One,A,ce,health,2\nb0,Chief B,B,,corp,1\n";
  files["post_shares.csv"] = "post_id,organisation_id,cost_share\na1,A,0.5\na1,?,0.5\nb0,A,0.5\nb0,B,0.5\n";
  const Printed out = printed(files);
  EXPECT_THAT(out.terminal, AllOf(HasSubstr("has 1 direct report on average"), Not(HasSubstr("1 ways"))));
  EXPECT_THAT(out.decoupled,
              AllOf(HasSubstr("1 post is shared with an organisation that is not named, and stays "
                              "as it is."),
                    Not(HasSubstr("in in"))));
  EXPECT_THAT(out.page, Not(HasSubstr("in in the model's currency")));
}

TEST(OneWord, what_is_not_shown_is_said_behind_its_noun) {
  Files files = two_councils();
  files["scenarios/s/changes.csv"] = "action,post_id,successor\ndelete,b2,b1\n";
  EXPECT_THAT(printed(files, {"--minimum-group", "3"}).terminal,
              AllOf(HasSubstr("how many people are at risk: not shown"), Not(HasSubstr("not shown people"))));
}

TEST(OneWord, the_largest_rows_are_called_so_and_the_old_word_still_works) {
  const auto spans = [](const std::string &which) {
    return printed(two_councils(), {"--tables", which}).files.at("tables/spans.csv");
  };
  EXPECT_EQ(spans("largest"), spans("worst"));
  const std::string help = test::program({"analyse", "--help"}).out;
  EXPECT_THAT(help, AllOf(HasSubstr("largest"), Not(HasSubstr("worst"))));
}

TEST(OneWord, the_first_screen_says_of_what_its_figures_are) {
  const test::TemporaryFolder folder;
  const test::Ran ran =
      test::program({"analyse", std::string(places::examples()) + "/cambridgeshire-peterborough-2017", "-o",
                     folder / "out", "--no-diagrams"});
  EXPECT_THAT(in_one_line(ran.out),
              HasSubstr("4 layers (the top is layer 1); below 11 posts it is not known."));
  EXPECT_THAT(without_tags(test::files_below(folder / "out").at("report.html")),
              AllOf(HasSubstr("18 posts, 2 of them joint, in 2 organisations"),
                    HasSubstr("Joint posts (of 17)"), HasSubstr("Duplicated seats (of 16 to 9 compared)"),
                    HasSubstr("Managers, share of posts whose reports are known")));
}

} // namespace
} // namespace organograph::one_word_test
