// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/statutory_view.hpp"

#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::viz::statutory_view_test {
namespace {

using test::faults_of;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;

Model councils(const std::string &roles) {
  return test::model_of(
      {{"organisations.csv", "organisation_id,name,kind\nc,County,county\nd,City,unitary\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to,status\nce,Chief,c,,\n"
                     "law,Head of Law,c,ce,\nv,Head of Finance,c,ce,vacant\n"},
       {"post_shares.csv", "post_id,organisation_id,cost_share\nce,c,0.5\nce,d,0.5\n"},
       {"statutory_roles.csv", "role,organisation_id,post_id,kind,protocol\n" + roles}});
}

std::string words(const Model &model, const ViewOptions &options = {}) {
  const Drawing drawing = statutory_drawing(model, statutory_officers(model), options);
  std::string out = words_of(drawing);
  for (const Box &box : drawing.boxes)
    for (const Text &text : box.texts)
      out += text.text + "\n";
  return out;
}

TEST(StatutoryView, says_in_words_who_holds_a_role_and_who_does_not) {
  const std::string said = words(councils("head_of_paid_service,c,ce,,\nhead_of_paid_service,d,ce,,\n"
                                          "chief_finance_officer,c,v,,\nmonitoring_officer,d,?,,\n"
                                          "dcs,c,law,,\ndcs,c,ce,deputy,\n"));
  for (const char *each :
       {"Head of paid service", "also City; no protocol given", "vacant: Head of Finance",
        "held; which post is not given", "deputy: Chief", "no deputy given", "missing: no row says who"})
    EXPECT_THAT(said, HasSubstr(each));
}

TEST(StatutoryView, names_councils_of_which_nothing_is_given) {
  const std::string said = words(councils("dcs,c,law,,\n"));
  EXPECT_THAT(said, HasSubstr("Not given: City."));
  ViewOptions options;
  options.organisation = id_at<OrganisationId>(1);
  EXPECT_THAT(words(councils("dcs,c,law,,\n"), options), HasSubstr("Not measured"));
}

TEST(StatutoryView, of_random_models_nothing_overlaps_and_nothing_sticks_out) {
  std::size_t drawn = 0;
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (model.rows_of(TableId::statutory_roles) == nullptr)
      continue;
    const Drawing drawing = statutory_drawing(model, statutory_officers(model));
    EXPECT_THAT(faults_of(drawing), IsEmpty()) << seed;
    drawn += !drawing.boxes.empty();
  }
  EXPECT_GT(drawn, 5U);
}

} // namespace
} // namespace organograph::viz::statutory_view_test
