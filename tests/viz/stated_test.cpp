// SPDX-License-Identifier: Apache-2.0
// What a stated figure is of, in words.
#include "findings/stated.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>

namespace organograph::viz::stated_test {
namespace {

const test::Files model = {
    {"organisations.csv", "organisation_id,name\na,Council A\nb,Council B\n"},
    {"functions.csv", "function,name\nadults,Adult care\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,function,tier\n"
                  "1,Chief,a,,,1\n3,Head of bread and butter,a,1,adults,2\n4,Officer,b,3,adults,3\n"},
    {"meetings.csv", "meeting_id,subject,occurrences_per_year\nboard,Care board,4\n"},
    {"attendance.csv", "meeting_id,attendee_id\nboard,3\nboard,4\n"}};

const Study &study() {
  static const Study made =
      test::study_of(model, {{"proposal", {{"changes.csv", "action,post_id\ndelete,4\n"}}}});
  return made;
}

std::string words(std::string_view measure) {
  return stated_in_words(study(), measure);
}

// A post is called 3: only a column that names posts means it.
TEST(Stated, a_value_is_a_name_only_where_its_column_names_rows) {
  EXPECT_EQ(words("count(posts where tier=3)"), "Rows of posts: tier 3");
  EXPECT_EQ(words("count(posts where reports_to=3)"), "Rows of posts: reports to 'Head of bread and butter'");
  EXPECT_EQ(words("count(posts where serves has a)"), "Rows of posts: serves 'Council A'");
  EXPECT_EQ(words("count(posts where serves=a;b)"), "Rows of posts: serves 'Council A'; 'Council B'");
}

TEST(Stated, a_value_may_hold_the_word_and) {
  EXPECT_EQ(words("count(posts where title=Head of bread and butter and function=adults)"),
            "Rows of posts: title Head of bread and butter, function 'Adult care'");
}

TEST(Stated, a_path_says_of_what_it_is) {
  EXPECT_EQ(words("duplicated_attendance.meetings.board.attendances"), "Seats of posts, of 'Care board'");
  EXPECT_EQ(words("scenarios.proposal.meetings.board.after.attendances"),
            "Seats of posts, after 'proposal', of 'Care board'");
  EXPECT_EQ(words("scenarios.proposal.other_savings_per_year.organisations.a"),
            "Further savings that the papers state, 'proposal', of 'Council A'");
  EXPECT_EQ(words(" sum( posts . fte ) "), "Sum of FTE of posts");
  EXPECT_EQ(words("sum(scenarios/proposal/after.posts.fte where tier=2)"),
            "Sum of FTE of posts: tier 2, after 'proposal'");
}

TEST(Stated, what_names_nothing_has_no_words) {
  for (const char *measure :
       {"count(nothing)", "count(posts where nothing=1)", "sum(posts)", "no.such.path", ""})
    EXPECT_EQ(words(measure), "") << measure;
}

} // namespace
} // namespace organograph::viz::stated_test
