// SPDX-License-Identifier: Apache-2.0
// A message names the cell that is at fault, once, and says what to type; what only follows is left out.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace organograph::blame_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;
using testing::Pair;
using testing::UnorderedElementsAre;

using Files = std::map<std::string, std::string>;

const std::string post_heads =
    "post_id,title,organisation_id,reports_to,function,tier,holder,holder_id,status\n";

Files two_councils() {
  return {{"organisations.csv", "organisation_id,name\nA,Alpha\nB,Beta\n"},
          {"posts.csv", post_heads + "ce,Chief,A,,corp,1,H0,,filled\n"
                                     "a1,Head of Care,A,ce,adults,2,H1,,filled\n"
                                     "b0,Chief B,B,,corp,1,H2,,filled\n"
                                     "b1,Head of Care B,B,b0,adults,2,H3,,filled\n"}};
}

test::Ran checked(const Files &files, const std::vector<std::string> &more = {}) {
  const test::TemporaryFolder folder;
  for (const auto &[name, text] : files)
    test::write_text(folder / ("model/" + name), text);
  std::vector<std::string> words = {"check", folder / "model"};
  words.insert(words.end(), more.begin(), more.end());
  return test::program(words);
}

Files with(Files files, const std::string &name, const std::string &text) {
  files[name] = text;
  return files;
}

Files with_posts(const std::string &rows) {
  Files files = two_councils();
  files["posts.csv"] += rows;
  return files;
}

std::size_t times(const std::string &text, const std::string &part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
    ++count;
  return count;
}

TEST(Blame, no_joint_assistant_is_asked_for_posts_below_it) {
  Files files = with(two_councils(), "posts.csv",
                     "post_id,title,organisation_id,reports_to,assistant\nj,Joint head,A,,\npa,PA,A,j,yes\n"
                     "b,Team,B,j,\n");
  files["post_shares.csv"] = "post_id,organisation_id,cost_share\nj,A,0.5\nj,B,0.5\npa,A,0.5\npa,B,0.5\n";
  EXPECT_THAT(checked(files).out, Not(HasSubstr("to the joint post 'pa'")));
}

TEST(Blame, the_place_of_a_holder_without_a_number_may_be_empty) {
  const test::Ran right = checked(with_posts("x,X,A,ce,adults,3,Vacant;Bo Do,;4,filled\n"));
  EXPECT_EQ(right.code, 0) << right.out;
  const test::Ran dash = checked(with_posts("x,X,A,ce,adults,3,Al Ex;Bo Do,-;4,filled\n"));
  EXPECT_THAT(dash.out, HasSubstr("holder_id '-' of 'x' is no person's number; empty the holder_id; of "
                                  "several, leave the place between the ';' empty"));
  EXPECT_THAT(checked(with_posts("x,X,A,ce,adults,3,Vacant;Bo Do,-;4,filled\n")).out,
              Not(HasSubstr("holder_id '-'")));
  const test::Ran two = checked(with_posts("x,X,A,ce,adults,3,Al Ex;Bo Do,4,filled\n"));
  EXPECT_THAT(two.out, HasSubstr("error[holder-id-count]"));
}

TEST(Blame, a_placeholder_says_what_the_post_counts_as_and_what_to_write) {
  const std::string out = checked(with_posts("x,X,A,ce,adults,3,Agency,,\ny,Y,A,ce,adults,3,Post deleted,,\n"
                                             "z,Z,A,ce,adults,3,TBC,,filled\n"))
                              .out;
  EXPECT_THAT(out,
              HasSubstr("holder 'Agency' of 'x' is no person, and as the status is blank the post counts as "
                        "filled; empty the holder, and write interim as the status"));
  EXPECT_THAT(out, HasSubstr("where the post is gone, delete its row"));
  EXPECT_THAT(out, HasSubstr("holder 'TBC' of 'z' is no person; empty the holder; write vacant as the post's "
                             "status where nobody holds it, interim where"));
}

TEST(Blame, words_and_numbers_that_name_nobody_make_no_person_of_two_posts) {
  const std::string out =
      checked(with_posts("x,X,A,ce,adults,3,To be filled,,\ny,Y,A,ce,adults,3,To be filled,,\n"
                         "u,U,A,ce,adults,3,Not in post,,\nv,V,A,ce,adults,3,Not in post,,\n"
                         "p,P,A,ce,adults,3,,0,\nq,Q,A,ce,adults,3,,0,\n"))
          .out;
  EXPECT_THAT(out, Not(HasSubstr("holder-on-several-posts")));
  EXPECT_EQ(times(out, "warning[placeholder-holder]"), 3U) << out;
}

TEST(Blame, one_number_on_two_posts_is_answered_with_the_number) {
  EXPECT_THAT(checked(with_posts("x,X,A,ce,adults,3,TBC,77,filled\ny,Y,A,ce,adults,3,TBC,77,filled\n")).out,
              HasSubstr("holder_id '77' holds 'y' and also 'x'; if they are different people, give each a "
                        "holder_id of its own; both have '77'"));
}

TEST(Blame, nothing_is_said_that_only_follows_from_a_faulty_cell) {
  Files files = two_councils();
  files["meetings.csv"] = "meeting_id,subject,occurrences_per_year\nm,Board,monthly\n";
  files["attendance.csv"] = "meeting_id,attendee_id,attended\nm,a1,12\nm,b1,12\n";
  const std::string often = checked(files).out;
  EXPECT_THAT(often, HasSubstr("write 12"));
  EXPECT_THAT(often, Not(HasSubstr("more often than")));
  const std::string lines =
      checked(with_posts("t,Top,A,CEO-1,adults,2,H7,,\nu,Under,A,t,adults,,H8,,\n")).out;
  EXPECT_THAT(lines, HasSubstr("error[unknown-post]"));
  EXPECT_THAT(lines, Not(HasSubstr("tier-not-below-manager")));
  files = two_councils();
  files["organisations.csv"] += "C,Gamma\n";
  files["posts.csv"] += "x,X,Gama,ce,adults,3,H9,,filled\n";
  files["meetings.csv"] = "meeting_id,subject\nm,Board\n";
  files["attendance.csv"] = "meeting_id,attendee_id\nm,a1\nm,b7\n";
  files["partners.csv"] = "partner_id,name\nhp,Health\n";
  files["partner_links.csv"] = "partner_id,post_id\nhq,a1\n";
  const std::string absent = checked(files).out;
  EXPECT_EQ(times(absent, "error["), 3U) << absent;
  for (const char *const code :
       {"organisation-without-posts", "meeting-with-few-attendees", "partner-without-links"})
    EXPECT_THAT(absent, Not(HasSubstr(code)));
}

TEST(Blame, a_scenario_is_not_blamed_for_cells_that_it_leaves_alone) {
  Files files = with_posts("a2,Two,A,a1,adults,3,H8,,filled\na3,Three,A,a2,adults,4,TBC,,filled\n");
  files["meetings.csv"] = "meeting_id,subject,occurrences_per_year\nm,Board,12\n";
  files["attendance.csv"] = "meeting_id,attendee_id,function,attended\nm,a1,,6\nm,b1,children,6\n";
  files["scenarios/s/changes.csv"] = "action,post_id,successor\ndelete,a2,a1\ndelete,b1,a1\n";
  files["scenarios/t/meeting_changes.csv"] = "meeting_id,action,occurrences_per_year\nm,change,24\n";
  const std::string out = checked(files).out;
  EXPECT_EQ(times(out, "placeholder-holder"), 1U) << out;
  EXPECT_EQ(times(out, "function-of-no-post"), 1U) << out;
  EXPECT_THAT(out, HasSubstr("attendance.csv:3:3: warning[function-of-no-post]"));
}

TEST(Blame, a_scenario_is_told_of_what_it_makes_so) {
  Files files = two_councils();
  files["scenarios/s/changes.csv"] = "action,post_id,holder\nchange,a1,TBC\n";
  EXPECT_THAT(checked(files).out, HasSubstr("scenarios/s/changes.csv:2: warning[placeholder-holder]"));
}

TEST(Blame, faults_of_the_model_hide_none_of_its_scenarios) {
  Files files = two_councils();
  files["meetings.csv"] = "meeting_id,subject,duration_hours\nm,Board,2\n";
  files["attendance.csv"] = "meeting_id,attendee_id,role\nm,a1,boss\n";
  files["scenarios/s/changes.csv"] = "action,post_id,successor,reports_to,fte,shares,title,organisation_id\n"
                                     "change,a1,,head OF care b,,,,\n"
                                     "change,a9,,,,,,\n"
                                     "change,b1,,,half,,,\n"
                                     "share,ce,,,,A:0.5;B:0.6,,\n"
                                     "create,n,,ce,,,New,A\n"
                                     "delete,n,n,,,,,\n";
  files["scenarios/s/attendance_changes.csv"] = "meeting_id,attendee_id,action\nm,b1,remove\n";
  files["scenarios/t/scenario.csv"] = "title,starts_from\nThen,s\n";
  files["scenarios/t/changes.csv"] = "action,post_id\nchange,n\nteach,a1\n";
  files["scenarios/u/scenario.csv"] = "title,starts_from\nNowhere,x\n";
  const test::Ran ran = checked(files);
  EXPECT_EQ(ran.code, 2);
  for (const char *const said :
       {"attendance.csv:2:3", "scenarios/s/changes.csv:2:4: error[unknown-post]: reports_to 'head OF care b'",
        "it is the title of b1: write b1", "scenarios/s/changes.csv:3:2: error[unknown-post]",
        "scenarios/s/changes.csv:4:5: error[bad-number]", "scenarios/s/changes.csv:5:6",
        "scenarios/s/changes.csv:7:3: error[passes-to-itself]",
        "scenarios/t/changes.csv:3:1: error[unknown-value]",
        "scenarios/u/scenario.csv:2:2: error[unknown-scenario]"})
    EXPECT_THAT(ran.out, HasSubstr(said));
  EXPECT_EQ(times(ran.out, "error["), 8U) << ran.out; // of the removed seat and of 'n' nothing is known
}

TEST(Blame, a_scenario_is_not_judged_by_a_table_that_could_not_be_read) {
  Files files = two_councils();
  files["posts.csv"] = post_heads + "ce,Chief,A,,corp,1,H0,,filled,too,many\n" + ",Lost,A,ce,corp,2,,,\n";
  files["scenarios/s/changes.csv"] = "action,post_id,reports_to,fte\nchange,a1,ce,\nchange,b1,b0,none\n";
  const test::Ran ran = checked(files);
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.out, Not(HasSubstr("unknown-post")));
  EXPECT_THAT(ran.out, HasSubstr("scenarios/s/changes.csv:3:4: error[bad-number]"));
}

TEST(Blame, shares_are_answered_with_what_to_type) {
  const auto said = [](const std::string &shares) {
    Files files = two_councils();
    files["scenarios/s/changes.csv"] = "action,post_id,shares\nshare,a1,\"" + shares + "\"\n";
    return checked(files).out;
  };
  for (const char *const shares : {"A 60%; B 40%", "A:60%;B:40%", "A 60%, B 40%", "A=0.6;B=0.4"}) {
    EXPECT_THAT(said(shares), HasSubstr("write A:0.6;B:0.4")) << shares;
    EXPECT_EQ(times(said(shares), "error["), 1U) << shares;
  }
  EXPECT_THAT(said("A:0.7;B"), HasSubstr("not every part has a number; expected ORGANISATION:SHARE or "
                                         "ORGANISATION:SHARE:GRADE:SOLE_COST, ';' between; write "
                                         "A:0.7;B:0.3, or A;B where the parts are not known"));
  EXPECT_THAT(said("A:0.5;Z:0.5"), HasSubstr("'Z' is no organisation"));
}

TEST(Blame, a_column_that_is_nearly_right_is_answered_with_the_right_one) {
  Files files = two_councils();
  files["published.csv"] = "measure,value\ncount(posts where reports=ce),1\nsum(posts.layr),6\n";
  const std::string out = checked(files).out;
  EXPECT_THAT(out, HasSubstr("'reports' is no column of posts.csv: did you mean 'reports_to'"));
  EXPECT_THAT(out, HasSubstr("'layr' is no column of posts.csv: did you mean 'layer'?"));
}

std::map<std::string, int> warnings_of(const std::string &example) {
  const auto ran = test::program({"check", std::string(places::examples()) + "/" + example, "--json"});
  std::map<std::string, int> out;
  for (const auto &each : nlohmann::json::parse(ran.out))
    if (each.at("severity") == "warning")
      ++out[each.at("code").get<std::string>()];
  return out;
}

TEST(Blame, warnings_of_the_examples_are_those_that_their_pages_tell) {
  EXPECT_THAT(warnings_of("cambridgeshire-peterborough-2017"),
              UnorderedElementsAre(Pair("meeting-without-duration", 1), Pair("meeting-with-few-attendees", 2),
                                   Pair("vacant-with-reports", 5), Pair("joint-post-without-reports", 2),
                                   Pair("published-differs", 2)));
  EXPECT_THAT(warnings_of("oxfordshire-cherwell-2019"),
              ElementsAre(Pair("published-differs", 1), Pair("vacant-with-reports", 1)));
  EXPECT_THAT(warnings_of("cambridgeshire-peterborough-2021"),
              ElementsAre(Pair("meeting-without-duration", 1)));
}

} // namespace
} // namespace organograph::blame_test
