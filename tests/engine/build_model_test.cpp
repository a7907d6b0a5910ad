// SPDX-License-Identifier: Apache-2.0
// The tables of a model, row by row; cells; what is not there. Faults: build_model_faults_test.cpp.
#include "organograph/engine/build_model.hpp"
#include "support/files_with.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace organograph::build_model_test {
namespace {

using test::built;
using test::by_id;
using test::complete_files;
using test::Files;
using test::files_with;
using test::model_of;
using test::two_organisations;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::string> texts(const Model &model, const std::vector<TextId> &ids) {
  std::vector<std::string> out;
  for (const TextId id : ids)
    out.emplace_back(model.text(id));
  return out;
}

template <class Id> std::vector<std::size_t> rows(const std::vector<Id> &ids) {
  std::vector<std::size_t> out;
  for (const Id id : ids)
    out.push_back(id == none<Id> ? SIZE_MAX : index(id));
  return out;
}

// ---- every table of a small complete model

TEST(BuildModel, keeps_the_model_organisations_and_functions) {
  const Model m = model_of(complete_files());
  EXPECT_EQ(m.text(m->title), "Two councils");
  EXPECT_EQ(m.text(m->date), "2016-09");
  EXPECT_EQ(m.text(m->source), "a paper");
  EXPECT_EQ(m.text(m->currency), "GBP");
  EXPECT_THAT(texts(m, m->organisations.id), ElementsAre("a", "b"));
  EXPECT_THAT(texts(m, m->organisations.name), ElementsAre("Authority A", "Authority B"));
  EXPECT_THAT(texts(m, m->organisations.kind), ElementsAre("county", ""));
  EXPECT_THAT(texts(m, m->organisations.colour), ElementsAre("#9ecae1", ""));
  EXPECT_THAT(texts(m, m->functions.id), ElementsAre("care", "roads", "waste"));
  EXPECT_THAT(texts(m, m->functions.name), ElementsAre("Adult care", "Highways", "Waste"));
}

TEST(BuildModel, keeps_the_columns_of_posts_in_file_order) {
  const Model m = model_of(complete_files());
  const Posts &posts = m->posts;
  EXPECT_THAT(texts(m, posts.id), ElementsAre("A1", "B1", "B2", "A2", "J"));
  EXPECT_THAT(texts(m, posts.title),
              ElementsAre("Chief of A", "Chief of B", "Officer", "Head", "Joint head"));
  EXPECT_THAT(texts(m, posts.unit), ElementsAre("", "", "Streets", "", ""));
  EXPECT_THAT(texts(m, posts.grade), ElementsAre("", "", "SO1", "", ""));
  EXPECT_THAT(texts(m, posts.holder), ElementsAre("", "holder 1", "", "holder 1", "holder 2; holder 3"));
  EXPECT_THAT(texts(m, posts.source), ElementsAre("annex 2", "assumption: asked", "", "", ""));
  EXPECT_THAT(texts(m, posts.note), ElementsAre("", "kept", "", "", ""));
  EXPECT_THAT(rows(posts.employer), ElementsAre(0, 1, 1, 0, 0));
  EXPECT_THAT(rows(posts.manager), ElementsAre(SIZE_MAX, SIZE_MAX, 4, 0, 0));
  EXPECT_THAT(rows(posts.function), ElementsAre(SIZE_MAX, 0, 1, 0, 0));
  EXPECT_THAT(posts.layer, ElementsAre(1, 1, 3, 2, 2));
  EXPECT_THAT(posts.tier, ElementsAre(1, 1, 4, 2, 2));
  EXPECT_THAT(posts.tier_given, ElementsAre(1, 0, 1, 0, 1));
  EXPECT_THAT(posts.fte, ElementsAre(1, 1, 0.5, 0.8, 1));
  EXPECT_THAT(posts.annual_cost, ElementsAre(testing::IsNan(), 0, 31000.5, testing::IsNan(), 90000));
  EXPECT_THAT(posts.status,
              ElementsAre(Status::filled, Status::filled, Status::vacant, Status::acting, Status::seconded));
  EXPECT_THAT(rows(posts.single_holder), ElementsAre(SIZE_MAX, 0, SIZE_MAX, 0, SIZE_MAX));
  EXPECT_THAT(posts.reports_known, ElementsAre(1, 1, 0, 1, 1));
}

TEST(BuildModel, makes_lists_of_reports_and_an_order_from_the_top) {
  const Model m = model_of(complete_files());
  const auto reports = m->posts.reports;
  EXPECT_THAT(std::vector(reports[0].begin(), reports[0].end()), ElementsAre(PostId{3}, PostId{4}));
  EXPECT_THAT(std::vector(reports[4].begin(), reports[4].end()), ElementsAre(PostId{2}));
  EXPECT_EQ(reports[1].size(), 0U);
  std::vector<std::uint8_t> met(m->posts.size(), 0);
  for (const PostId post : m->posts.top_down) {
    const PostId manager = m->posts.manager[index(post)];
    EXPECT_TRUE(manager == none<PostId> || met[index(manager)] == 1);
    met[index(post)] = 1;
  }
  EXPECT_THAT(met, testing::Each(1));
}

TEST(BuildModel, keeps_shares_and_further_functions) {
  const Model m = model_of(complete_files());
  const auto joint = m->posts.serves[4];
  ASSERT_EQ(joint.size(), 2U);
  EXPECT_EQ(joint[0].organisation, OrganisationId{0}); // rising, whatever the rows' order
  EXPECT_EQ(joint[0].share, 0.4);
  EXPECT_FALSE(is_known(joint[0].sole_cost));
  EXPECT_EQ(joint[1].organisation, OrganisationId{1});
  EXPECT_EQ(joint[1].share, 0.6);
  EXPECT_EQ(m.text(joint[1].grade), "P6");
  EXPECT_EQ(joint[1].sole_cost, 88000);
  const auto alone = m->posts.serves[0]; // no row: its employer, whole
  ASSERT_EQ(alone.size(), 1U);
  EXPECT_EQ(alone[0].organisation, OrganisationId{0});
  EXPECT_EQ(alone[0].share, 1);
  EXPECT_TRUE(m.serves(PostId{3}, OrganisationId{1})); // one row: another than its employer
  EXPECT_FALSE(m.serves(PostId{3}, OrganisationId{0}));
  EXPECT_TRUE(m.joint(PostId{4}));
  EXPECT_FALSE(m.joint(PostId{3}));
  EXPECT_TRUE(m.serve_in_common(PostId{4}, PostId{3}));
  EXPECT_FALSE(m.serve_in_common(PostId{0}, PostId{3}));
  const auto further = m->posts.further_functions[4]; // rising, without the post's own
  EXPECT_THAT(std::vector(further.begin(), further.end()), ElementsAre(FunctionId{1}, FunctionId{2}));
  EXPECT_EQ(m->posts.further_functions[2].size(), 1U);
}

TEST(BuildModel, keeps_further_lines_and_staff_groups) {
  const Model m = model_of(complete_files());
  ASSERT_EQ(m->reporting_lines.size(), 1U);
  EXPECT_EQ(m->reporting_lines[0].post, PostId{4});
  EXPECT_EQ(m->reporting_lines[0].reports_to, PostId{1});
  EXPECT_EQ(m.text(m->reporting_lines[0].kind), "dotted");
  EXPECT_EQ(m.text(m->reporting_lines[0].source), "annex 3");
  ASSERT_EQ(m->staff_groups.size(), 2U);
  const StaffGroup &group = m->staff_groups[0];
  EXPECT_EQ(m.text(group.id), "G");
  EXPECT_EQ(m.text(group.title), "Care teams");
  EXPECT_EQ(m.text(group.grade), "SO2");
  EXPECT_EQ(group.reports_to, PostId{3});
  EXPECT_EQ(group.function, FunctionId{0});
  EXPECT_EQ(group.organisation, OrganisationId{0});
  EXPECT_EQ(group.fte, 4.5);
  EXPECT_EQ(group.annual_cost, 150000);
  EXPECT_EQ(m->staff_groups[1].function, none<FunctionId>);
  EXPECT_EQ(m->staff_groups[1].organisation, none<OrganisationId>);
  EXPECT_FALSE(is_known(m->staff_groups[1].annual_cost));
}

TEST(BuildModel, keeps_meetings_and_their_attendees) {
  const Model m = model_of(complete_files());
  ASSERT_TRUE(m->meetings);
  const Meetings &meetings = *m->meetings;
  EXPECT_TRUE(m->has_meetings_table && m->has_attendance_table);
  EXPECT_EQ(m->meeting_rows, 4U);
  EXPECT_THAT(texts(m, meetings.id), ElementsAre("M1", "M2", "M3", "M4"));
  EXPECT_THAT(texts(m, meetings.subject), ElementsAre("Care board", "Health board", "Case", "Team"));
  EXPECT_THAT(rows(meetings.function), ElementsAre(0, SIZE_MAX, 1, SIZE_MAX));
  EXPECT_THAT(meetings.convened_by_organisations[0], ElementsAre(OrganisationId{0}));
  EXPECT_THAT(meetings.convened_by_partners[1], ElementsAre(PartnerId{0}));
  EXPECT_EQ(meetings.convenors(0) + meetings.convenors(1), 2U);
  EXPECT_EQ(meetings.convenors(2) + meetings.convenors(3), 0U);
  EXPECT_THAT(meetings.kind, ElementsAre(MeetingKind::representation, MeetingKind::statutory,
                                         MeetingKind::case_, MeetingKind::team));
  EXPECT_THAT(meetings.duration_hours, ElementsAre(1.5, testing::IsNan(), 1, 2));
  EXPECT_THAT(meetings.occurrences_per_year, ElementsAre(12, 1, 1, 4));
  EXPECT_EQ(meetings.hours_per_year(0), 18);
  EXPECT_FALSE(is_known(meetings.hours_per_year(1)));
  const auto seats = meetings.seats[0]; // PostId rising
  ASSERT_EQ(seats.size(), 3U);
  EXPECT_TRUE(seats[0].post == PostId{0} && seats[0].role == Role::optional);
  EXPECT_TRUE(seats[1].post == PostId{2} && seats[1].role == Role::statutory);
  EXPECT_TRUE(seats[2].post == PostId{4} && seats[2].role == Role::chair);
  EXPECT_EQ(meetings.seats[1][0].role, Role::required);
  const auto partners = meetings.partners[0];
  EXPECT_THAT(std::vector(partners.begin(), partners.end()), ElementsAre(PartnerId{0}, PartnerId{1}));
  EXPECT_EQ(meetings.partners[3].size(), 0U);
}

TEST(BuildModel, keeps_partners_links_register_targets_and_published_figures) {
  const Model m = model_of(complete_files());
  EXPECT_THAT(texts(m, m->partners->name), ElementsAre("Health commissioners", "Police"));
  EXPECT_THAT(texts(m, m->partners->kind), ElementsAre("health", ""));
  const auto &links = *m->partner_links;
  ASSERT_EQ(links.size(), 3U);
  EXPECT_TRUE(links[0].partner == PartnerId{0} && links[0].post == PostId{4} && links[0].lead);
  EXPECT_EQ(links[0].function, FunctionId{0}); // the post's own
  EXPECT_TRUE(links[1].function == FunctionId{1} && links[1].lead);
  EXPECT_EQ(links[2].function, none<FunctionId>); // neither names one
  EXPECT_FALSE(links[2].lead);
  EXPECT_EQ(m.text(links[2].kind), "contact");

  const auto &register_rows = *m->arrangements;
  ASSERT_EQ(register_rows.size(), 2U);
  EXPECT_EQ(register_rows[0].organisation_a, OrganisationId{0}); // model order, though the row had b first
  EXPECT_EQ(register_rows[0].organisation_b, OrganisationId{1});
  EXPECT_EQ(register_rows[0].dimension, Dimension::front_door);
  EXPECT_EQ(register_rows[0].state, State::partial);
  EXPECT_EQ(register_rows[1].dimension, Dimension::governance);
  EXPECT_EQ(register_rows[1].state, State::none);

  ASSERT_EQ(m->integration_targets.size(), 2U);
  EXPECT_EQ(m->integration_targets[0].level, 0);
  EXPECT_EQ(m->integration_targets[0].organisation_a, OrganisationId{0});
  EXPECT_EQ(m.text(m->integration_targets[0].reason), "sovereign by design");
  EXPECT_EQ(m.text(m->integration_targets[0].agreed_by), "both");
  EXPECT_EQ(m->integration_targets[1].level, 7);

  ASSERT_EQ(m->published.size(), 2U);
  EXPECT_EQ(m.text(m->published[0].measure), "count(posts)");
  EXPECT_TRUE(m->published[0].value == 5 && m->published[0].tolerance == 0 && m->published[0].line == 2);
  EXPECT_TRUE(m->published[1].value == -4.3 && m->published[1].tolerance == 0.05);
}

TEST(BuildModel, counts_what_the_rows_of_a_table_rest_on) {
  const Model m = model_of(complete_files());
  const auto &posts = m->provenance[static_cast<std::size_t>(TableId::posts)];
  ASSERT_TRUE(posts);
  EXPECT_EQ(posts->rows, 5U);
  EXPECT_EQ(posts->with_source, 1U);
  EXPECT_EQ(posts->assumed, 1U);
  EXPECT_EQ(posts->without_source, 3U);
  const Model small = model_of(files_with("post_id,title,organisation_id\nA1,X,a\n"));
  EXPECT_FALSE(small->provenance[static_cast<std::size_t>(TableId::meetings)]);
  EXPECT_EQ(small->provenance[static_cast<std::size_t>(TableId::posts)]->without_source, 1U);
}

// ---- what is not there

TEST(BuildModel, knows_a_missing_table_from_an_empty_one) {
  const std::string posts = "post_id,title,organisation_id\nA1,X,a\n";
  const Model none_there = model_of(files_with(posts));
  EXPECT_FALSE(none_there->meetings || none_there->partners || none_there->partner_links ||
               none_there->arrangements);
  const Model empty = model_of(
      files_with(posts, {{"meetings.csv", "meeting_id,subject\n"},
                         {"attendance.csv", "meeting_id,attendee_id\n"},
                         {"partners.csv", "partner_id,name\n"},
                         {"partner_links.csv", "partner_id,post_id\n"},
                         {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state\n"}}));
  EXPECT_TRUE(empty->meetings && empty->partners && empty->partner_links && empty->arrangements);
  EXPECT_EQ(empty->meetings->size(), 0U);
}

TEST(BuildModel, has_no_meetings_without_attendance) {
  const Model m = model_of(files_with("post_id,title,organisation_id\nA1,X,a\n",
                                      {{"meetings.csv", "meeting_id,subject\nM1,S\n"}}));
  EXPECT_FALSE(m->meetings);
  EXPECT_TRUE(m->has_meetings_table);
  EXPECT_FALSE(m->has_attendance_table);
  EXPECT_EQ(m->meeting_rows, 1U);
}

TEST(BuildModel, takes_functions_in_the_order_met_where_no_table_declares_them) {
  const Model m =
      model_of(files_with("post_id,title,organisation_id,function\nA1,X,a,roads\nA2,X,a,care\n"
                          "B1,X,b,roads\n",
                          {{"post_functions.csv", "post_id,function\nA1,waste\n"},
                           {"staff_groups.csv", "group_id,reports_to,fte,function\nG,A1,1,parks\n"}}));
  EXPECT_THAT(texts(m, m->functions.id), ElementsAre("roads", "care", "waste", "parks"));
  EXPECT_THAT(texts(m, m->functions.name), ElementsAre("roads", "care", "waste", "parks"));
}

TEST(BuildModel, accepts_a_model_without_posts) {
  const Model m = model_of(files_with("post_id,title,organisation_id\n"));
  EXPECT_EQ(m->posts.size(), 0U);
  EXPECT_EQ(m->posts.reports.rows(), 0U);
  EXPECT_EQ(m.find_post("A1"), none<PostId>);
}

// ---- cells

TEST(BuildModel, trims_identifiers_numbers_and_choices_and_keeps_other_text_as_it_is) {
  const Model m =
      model_of(files_with("post_id,title,organisation_id,reports_to,function,fte,status,holder,unit\n"
                          " A1 , Chief , a ,,\tcare, 0.5 , vacant ,,  \n"
                          "A2,Head,a,\" A1\n\",care ,1,,,\n"));
  EXPECT_THAT(texts(m, m->posts.id), ElementsAre("A1", "A2"));
  EXPECT_EQ(m.text(m->posts.title[0]), " Chief ");
  EXPECT_EQ(m.text(m->posts.unit[0]), ""); // blank is not known
  EXPECT_EQ(m->posts.manager[1], PostId{0});
  EXPECT_EQ(m->posts.function[0], m->posts.function[1]);
  EXPECT_EQ(m->posts.fte[0], 0.5);
  EXPECT_EQ(m->posts.status[0], Status::vacant);
}

TEST(BuildModel, never_keeps_a_minus_zero) {
  const Model m = model_of(files_with("post_id,title,organisation_id,annual_cost\nA1,X,a,-0\n"));
  EXPECT_EQ(m->posts.annual_cost[0], 0);
  EXPECT_FALSE(std::signbit(m->posts.annual_cost[0]));
}

TEST(BuildModel, compares_identifiers_byte_by_byte) {
  const Model m = model_of(
      files_with("post_id,title,organisation_id,reports_to\n7,X,a,\n07,X,a,7\np,X,a,7\nP,X,a,p\nй,X,a,P\n"));
  EXPECT_THAT(rows(m->posts.manager), ElementsAre(SIZE_MAX, 0, 0, 2, 3));
  EXPECT_EQ(m.find_post("07"), PostId{1});
}

TEST(BuildModel, keeps_text_byte_for_byte) {
  const std::string markup = "<script>alert('1')</script> & \\N %s {0}";
  const std::string letters = "שלום عربي Zoë 🙂👩‍👩‍👧 \u202ereversed";
  const std::string lines = "one\r\ntwo\nthree, with \"quotes\"";
  const std::string long_text(10'000, 'x');
  std::string quoted = "\"one\r\ntwo\nthree, with \"\"quotes\"\"\"";
  const Model m = model_of(files_with("post_id,title,organisation_id,unit,note,grade\n" + letters + ",\"" +
                                      markup + "\",a," + long_text + "," + quoted + "," + letters + "\n"));
  EXPECT_EQ(m.text(m->posts.id[0]), letters);
  EXPECT_EQ(m.text(m->posts.title[0]), markup);
  EXPECT_EQ(m.text(m->posts.unit[0]), long_text);
  EXPECT_EQ(m.text(m->posts.note[0]), lines);
  EXPECT_EQ(m.text(m->posts.grade[0]), letters);
}

TEST(BuildModel, keeps_a_text_of_neighbouring_rows_once) {
  const Model m = model_of(files_with("post_id,title,organisation_id,grade\nA1,X,a,G1\nA2,Y,a,G1\n"));
  EXPECT_EQ(m->posts.grade[0], m->posts.grade[1]);
  EXPECT_NE(m->posts.title[0], m->posts.title[1]);
}

TEST(BuildModel, takes_a_sole_name_for_one_holder_and_several_for_a_job_share) {
  const Model m = model_of(files_with("post_id,title,organisation_id,holder\nA1,X,a,One\nA2,X,a,One;Two\n"
                                      "A3,X,a,; One ;\nA4,X,a,;\nA5,X,a,One; One\n"));
  EXPECT_THAT(rows(m->posts.single_holder), ElementsAre(0, SIZE_MAX, 0, SIZE_MAX, SIZE_MAX));
}

TEST(BuildModel, does_not_depend_on_the_order_of_posts_or_columns) {
  const Model m =
      model_of(files_with("reports_to,organisation_id,post_id,title\nA2,a,A3,Third\nA1,a,A2,Second\n"
                          ",a,A1,First\n"));
  EXPECT_THAT(m->posts.layer, ElementsAre(3, 2, 1));
  EXPECT_THAT(m->posts.top_down, ElementsAre(PostId{2}, PostId{1}, PostId{0}));
}

TEST(BuildModel, shares_that_sum_nearly_to_1_are_divided_by_their_sum) {
  const Model model = model_of(files_with("post_id,title,organisation_id\np,t,a\nq,t,b\n",
                                          {{"post_shares.csv", "post_id,organisation_id,cost_share\n"
                                                               "p,a,0.333\np,b,0.666\nq,a,0.1\nq,b,0.9\n"}}));
  const auto of_p = model->posts.serves[0], of_q = model->posts.serves[1];
  EXPECT_DOUBLE_EQ(of_p[0].share, 0.333 / 0.999);
  EXPECT_DOUBLE_EQ(of_p[0].share + of_p[1].share, 1);
  EXPECT_EQ(of_q[0].share, 0.1); // what sums to 1 stays to the last bit
}

} // namespace
} // namespace organograph::build_model_test
