// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/schema.hpp"
#include "support/models.hpp"
#include "support/places.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::build_model_test {
namespace {

using test::built;
using test::by_id;
using test::Files;
using test::model_of;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string two_organisations = "organisation_id,name\na,A\nb,B\n";

Files files_with(const std::string &posts, Files others = {}) {
  others.emplace_back("organisations.csv", two_organisations);
  others.emplace_back("posts.csv", posts);
  return others;
}

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

std::vector<std::string> errors(const BuildResult &result) {
  std::vector<std::string> out;
  for (const Diagnostic &d : result.diagnostics)
    if (d.severity() == Severity::error)
      out.push_back(to_string(d));
  return out;
}

// ---- every table of a small complete model
//
//     A1 (a)            B1 (b)          J serves a (0.4) and b (0.6), employed by a
//     `-- A2            |               G: 4.5 people below A2
//     `-- J ------------'- dotted
//         `-- B2 (b)

Files complete_files() {
  return {
      {"model.csv", "title,date,source,currency\nTwo councils,2016-09,a paper,GBP\n"},
      {"organisations.csv",
       "organisation_id,name,kind,colour\na,Authority A,county,#9ecae1\nb,Authority B,,\n"},
      {"functions.csv", "function,name\ncare,Adult care\nroads,Highways\nwaste,Waste\n"},
      {"posts.csv",
       "post_id,title,organisation_id,reports_to,function,unit,grade,tier,fte,annual_cost,status,holder,"
       "reports_known,source,note\n"
       "A1,Chief of A,a,,,,,1,,,,,,annex 2,\n"
       "B1,Chief of B,b,,care,,,,1,0,filled,holder 1,yes,assumption: asked,kept\n"
       "B2,Officer,b,J,roads,Streets,SO1,4,0.5,31000.5,vacant,,no,,\n"
       "A2,Head,a,A1,care,,,,0.8,,acting,holder 1,,,\n"
       "J,Joint head,a,A1,care,,,2,1,90000,seconded,holder 2; holder 3,,,\n"},
      {"post_functions.csv", "post_id,function\nJ,waste\nJ,roads\nJ,care\nB2,care\n"},
      {"post_shares.csv",
       "post_id,organisation_id,cost_share,grade,sole_cost\nJ,b,0.6,P6,88000\nJ,a,0.4,,\nA2,b,1,,\n"},
      {"reporting_lines.csv", "post_id,reports_to,kind,source\nJ,B1,dotted,annex 3\n"},
      {"staff_groups.csv", "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost\n"
                           "G,A2,4.5,Care teams,SO2,care,a,150000\nG2,B1,1,,,,,\n"},
      {"meetings.csv",
       "meeting_id,subject,function,convened_by,kind,duration_hours,occurrences_per_year\n"
       "M1,Care board,care,a,representation,1.5,12\nM2,Health board,,Q1,statutory,,\nM3,Case,roads,,case,1,\n"
       "M4,Team,,,team,2,4\n"},
      {"attendance.csv", "meeting_id,attendee_id,role\nM2,Q1,\nM1,J,chair\nM1,A1,optional\nM1,Q2,\n"
                         "M1,B2,statutory\nM1,Q1,\nM2,B1,required\nM3,A2,\nM3,B2,\nM4,A2,\nM4,A1,\n"},
      {"partners.csv", "partner_id,name,kind\nQ1,Health commissioners,health\nQ2,Police,\n"},
      {"partner_links.csv",
       "partner_id,post_id,function,kind,source\nQ1,J,,lead,x\nQ2,A2,roads, lead ,\nQ2,A1,,contact,\n"},
      {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,source\n"
                           "care,b,a,front_door,partial,minutes\nroads,a,b,governance,none,\n"},
      {"integration_targets.csv",
       "function,organisation_a,organisation_b,target_level,reason,agreed_by,source\n"
       "roads,b,a,0,sovereign by design,both,paper\ncare,a,b,7,,,\n"},
      {"published.csv", "measure,value,tolerance,source\ncount(posts),5,,paper\nmodel.fte,-4.3,0.05,\n"},
  };
}

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

// ---- hints

std::string only_error(const Files &files) {
  const auto all = errors(built(files));
  return all.size() == 1 ? all[0] : "errors: " + std::to_string(all.size());
}

std::string unknown_manager(const std::string &id, const std::string &manager) {
  return only_error(
      files_with("post_id,title,organisation_id,reports_to\n" + id + ",X,a,\nother,X,a," + manager + "\n"));
}

TEST(BuildModel, says_what_a_wrong_identifier_may_have_meant) {
  EXPECT_THAT(unknown_manager("ab-7", "AB-7"), HasSubstr("is there as 'ab-7': only the case differs"));
  EXPECT_THAT(unknown_manager("7", "007"), HasSubstr("is there without the leading zeros: '7'"));
  EXPECT_THAT(unknown_manager("007", "7"), HasSubstr("is there with leading zeros: '007'"));
  EXPECT_THAT(unknown_manager("Head-12", "Haed-12"), HasSubstr("did you mean 'Head-12'?")); // swapped
  EXPECT_THAT(unknown_manager("Head-12", "Head12"), HasSubstr("is there as 'Head-12': write Head-12"));
  EXPECT_THAT(unknown_manager("Head-12", "Head--123"), HasSubstr("did you mean 'Head-12'?"));
  EXPECT_THAT(unknown_manager("Head-12", "Had--123"), HasSubstr("; correct it, or add the post")); // three
  EXPECT_THAT(unknown_manager("A12", "B13"),
              HasSubstr("; correct it, or add the post")); // short: one at most
  EXPECT_THAT(unknown_manager("A", "B"), HasSubstr("; correct it, or add the post"));
}

TEST(BuildModel, says_how_a_number_is_written_only_where_it_is_certain) {
  const auto remedy = [](const std::string &cell) {
    const std::string text =
        only_error(files_with("post_id,title,organisation_id,fte\nA1,X,a,\"" + cell + "\"\n"));
    return text.substr(text.rfind("; ") + 2);
  };
  EXPECT_EQ(remedy("1,000"), "write 1000");
  EXPECT_EQ(remedy("£1,234,567.50"), "write 1234567.50");
  EXPECT_EQ(remedy("52 000"), "write 52000");
  EXPECT_EQ(remedy("52\u00a0000"), "write 52000"); // no-break space
  EXPECT_EQ(remedy("£52000"), "write 52000");
  EXPECT_EQ(remedy("+5"), "write 5");
  EXPECT_EQ(remedy("0,5"), "write 0.5");
  EXPECT_EQ(remedy("50%"), "write 0.5");
  EXPECT_EQ(remedy("0,125"), "write 0.125"); // no thousands group begins with 0
  for (const std::string other : {"1e400", "1:30", "5/10", "1.000,50", "12k", "0x10", "3 or 4", "2016-09"})
    EXPECT_THAT(remedy(other), testing::StartsWith("write digits and a decimal point")) << other;
}

TEST(BuildModel, names_the_choice_whose_case_differs) {
  EXPECT_THAT(
      only_error(files_with("post_id,title,organisation_id,status\nA1,X,a,Vacant\n")),
      HasSubstr(
          "expected one of filled (a substantive holder), interim (agency or fixed term), acting (someone "
          "whose own post is another), seconded (the substantive holder is away), vacant; write vacant"));
}

// ---- faults that others cause are not reported

TEST(BuildModel, judges_no_reference_into_a_table_that_could_not_be_read) {
  Files files = complete_files();
  for (const char *table :
       {"organisations.csv", "functions.csv", "posts.csv", "meetings.csv", "partners.csv"})
    for (auto &[name, text] : files)
      if (name == table)
        text = "one;two\n1;2\n";
  for (const std::string &error : errors(built(files)))
    EXPECT_THAT(error, HasSubstr("error[missing-column]"));
  for (const Diagnostic &d : built(files).diagnostics)
    EXPECT_NE(d.severity(), Severity::warning) << to_string(d);
}

TEST(BuildModel, knows_a_misshapen_row_by_its_identifier_alone) {
  const auto all = errors(built(files_with("post_id,reports_to,unit,title,organisation_id\n"
                                           "A2,A1,,Head,a\n"
                                           "A1,A2,Chief,a\n"))); // without its unit
  ASSERT_EQ(all.size(), 1U);                                     // no cycle, and A1 is there
  EXPECT_THAT(all[0], HasSubstr("posts.csv:3: error[wrong-cell-count]"));
}

TEST(BuildModel, warns_once_of_an_identifier_that_stands_twice) {
  const BuildResult result = built({{"organisations.csv", "organisation_id,name\na,A\na,Again\n"},
                                    {"posts.csv", "post_id,title,organisation_id,function\nA1,X,a,care\n"}});
  ASSERT_EQ(result.diagnostics.size(), 1U); // not: 'a' has no post
  EXPECT_EQ(result.diagnostics[0].code, Code::duplicate_id);
  EXPECT_THAT(to_string(result.diagnostics[0]), HasSubstr("organisation_id 'a' stands on line 2 already"));
}

TEST(BuildModel, takes_no_post_for_a_top_whose_manager_is_faulty) {
  for (const std::string manager : {"A9", "A2"}) {
    const BuildResult result =
        built(files_with("post_id,title,organisation_id,reports_to,function\nA1,X,a,,care\n"
                         "A2,X,a," +
                         manager + ",care\nB1,X,b,,care\n"));
    ASSERT_EQ(result.diagnostics.size(), 1U) << manager; // not: 2 posts of 'a' report to nobody
    EXPECT_EQ(result.diagnostics[0].severity(), Severity::error);
  }
}

TEST(BuildModel, shows_no_control_character_of_an_identifier) {
  const std::string text = only_error(files_with("post_id,title,organisation_id,reports_to\n"
                                                 "\"P\x1b[2J\n\u009b\",X,a,\"P\x1b[2J\n\u009b2\"\n"
                                                 "\"P\x1b[2J\n\u009b2\",X,a,\"P\x1b[2J\n\u009b\"\n"));
  EXPECT_THAT(text, HasSubstr("P\\x1b[2J\\n\\xc2\\x9b -> P\\x1b[2J\\n\\xc2\\x9b2 -> "));
  EXPECT_EQ(text.find_first_of("\x1b\n"), std::string::npos);
}

TEST(BuildModel, reports_in_the_order_of_tables_lines_and_cells) {
  const auto all = errors(built({{"attendance.csv", "meeting_id,attendee_id\nM9,A1\n"},
                                 {"meetings.csv", "meeting_id,subject\nM1,\n"},
                                 {"posts.csv", "title,post_id,organisation_id\nX,A1,a\n,A2,c\nX,,a\n"},
                                 {"organisations.csv", "organisation_id,name\na,\n"}}));
  std::vector<std::string> places;
  for (const std::string &text : all)
    places.push_back(text.substr(0, text.find(": ")));
  EXPECT_THAT(places, ElementsAre("organisations.csv:2:2", "posts.csv:3:1", "posts.csv:3:3", "posts.csv:4:2",
                                  "meetings.csv:2:2", "attendance.csv:2:1"));
}

// ---- sizes

Draft draft_of_posts(std::size_t count, auto manager_of) {
  Draft draft;
  const std::string_view organisation[] = {"a", "A"};
  draft[TableId::organisations].emplace("organisations.csv",
                                        std::vector<std::string>{"organisation_id", "name"});
  draft[TableId::organisations]->add_row(2, organisation);
  auto &posts = draft[TableId::posts].emplace(
      "posts.csv", std::vector<std::string>{"post_id", "title", "organisation_id", "reports_to"});
  for (std::size_t i = 0; i < count; ++i) {
    const std::string id = std::to_string(100'000 + i);
    const std::string manager = manager_of(i);
    const std::string_view cells[] = {id, "X", "a", manager};
    posts.add_row(i + 2, cells);
  }
  return draft;
}

// The last post is the top: nothing can be had from reading in order, and nothing may recurse.
TEST(BuildModel, takes_a_line_of_50000_posts) {
  const Draft draft = draft_of_posts(
      50'000, [](std::size_t i) { return i + 1 < 50'000 ? std::to_string(100'001 + i) : std::string{}; });
  const BuildResult result = build_model(draft);
  ASSERT_TRUE(result.model);
  EXPECT_EQ((*result.model)->posts.layer[0], 50'000U);
}

TEST(BuildModel, takes_100000_posts_below_one) {
  const Draft draft =
      draft_of_posts(100'000, [](std::size_t i) { return i == 0 ? std::string{} : std::to_string(100'000); });
  const BuildResult result = build_model(draft);
  ASSERT_TRUE(result.model);
  EXPECT_EQ((*result.model)->posts.reports[0].size(), 99'999U);
}

TEST(BuildModel, reports_a_cycle_of_50000_posts_once_and_whole) {
  const Draft draft =
      draft_of_posts(50'000, [](std::size_t i) { return std::to_string(100'000 + (i + 1) % 50'000); });
  const auto all = errors(build_model(draft));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], HasSubstr("100000 -> 100001 -> 100002"));
  EXPECT_THAT(all[0], HasSubstr("149999 -> 100000;"));
}

// Without an end to the search for near identifiers these two take minutes: the runner's limit would end
// them.
TEST(BuildModel, reports_20000_faults) {
  const Draft draft = draft_of_posts(20'000, [](std::size_t i) { return std::to_string(900'000 + i); });
  const BuildResult result = build_model(draft);
  EXPECT_EQ(errors(result).size(), 20'000U);
}

TEST(BuildModel, reports_50000_faults_in_long_identifiers) {
  const std::string head(28, 'x');
  const auto long_id = [&](std::size_t i) {
    return std::to_string(i * 7919 % 99'991) + head + std::to_string(i);
  };
  Draft draft = draft_of_posts(0, [](std::size_t) { return std::string{}; });
  for (std::size_t i = 0; i < 50'000; ++i) {
    const std::string id = long_id(i);
    const std::string manager = long_id(i + 500'000);
    const std::string_view cells[] = {id, "X", "a", manager};
    draft[TableId::posts]->add_row(i + 2, cells);
  }
  const BuildResult result = build_model(draft);
  EXPECT_EQ(errors(result).size(), 50'000U);
}

TEST(BuildModel, refuses_a_cell_of_more_than_128_KiB_without_repeating_it) {
  Draft draft = draft_of_posts(1, [](std::size_t) { return std::string{}; });
  const std::string longest(128 * 1024, 'x'), too_long = longest + "x";
  const std::string_view fits[] = {"200000", longest, "a", ""}, does_not[] = {"200001", too_long, "a", ""};
  draft[TableId::posts]->add_row(3, fits);
  draft[TableId::posts]->add_row(4, does_not);
  const auto all = errors(build_model(draft));
  ASSERT_EQ(all.size(), 1U);
  EXPECT_THAT(all[0], HasSubstr("posts.csv:4:2"));
  EXPECT_THAT(all[0], HasSubstr("cell-too-long"));
  EXPECT_LT(all[0].size(), 1000U);
}

TEST(BuildModel, takes_blanks_that_nobody_sees_for_blanks) {
  const Model model = model_of({{"organisations.csv", "organisation_id,name\na,A\n"},
                                {"posts.csv", "post_id,title,organisation_id,reports_to,holder\n"
                                              "p1,Chief,a,\u00a0,\u00a0\n"
                                              "p2\u00a0,Second,a,\ufeffp1\u200b,\u2007\n"}});
  EXPECT_EQ(model->posts.manager[0], none<PostId>);
  EXPECT_EQ(model.text(model->posts.id[1]), "p2");
  EXPECT_EQ(model->posts.manager[1], id_at<PostId>(0));
  EXPECT_EQ(model->posts.single_holder[1], none<HolderId>); // two such cells are not one person
}

// ---- schema and documentation

TEST(Schema, is_whole_and_finds_its_columns) {
  ASSERT_EQ(schema().size(), model_table_count);
  for (std::size_t t = 0; t < model_table_count; ++t) {
    const TableSchema &table = schema()[t];
    EXPECT_EQ(static_cast<std::size_t>(table.id), t);
    EXPECT_EQ(&schema(table.id), &table);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      EXPECT_EQ(column_of(table.id, table.columns[c].name), c) << table.name; // each name once
      EXPECT_EQ(table.columns[c].kind == CellKind::choice, !table.columns[c].choices.empty());
    }
    EXPECT_TRUE(column_of(table.id, "source") && column_of(table.id, "note")) << table.name;
    EXPECT_FALSE(column_of(table.id, "nothing of the kind"));
  }
}

TEST(Schema, every_identifier_says_of_which_table_it_is) {
  std::set<std::string_view> tables;
  for (const auto each : {schema(), scenario_schema()})
    for (const TableSchema &table : each)
      tables.insert(table.name);
  for (const auto each : {schema(), scenario_schema()})
    for (const TableSchema &table : each)
      for (const ColumnSchema &column : table.columns) {
        const bool is_own = &column == table.columns.data() && column.required && column.names.empty();
        EXPECT_EQ(column.kind == CellKind::identifier && !is_own, !column.names.empty())
            << table.name << ' ' << column.name;
        for (const std::string_view named : parts_of(column.names))
          EXPECT_TRUE(tables.contains(named)) << named;
        EXPECT_TRUE(column.offered.empty() || column.kind == CellKind::text) << column.name;
      }
}

TEST(Schema, examples_are_rows_of_one_value_each) {
  EXPECT_EQ(parts_of("a|b"), (std::vector<std::string_view>{"a", "b"}));
  EXPECT_TRUE(parts_of("").empty());
  const auto shares = example_rows(schema(TableId::post_shares));
  ASSERT_EQ(shares.size(), 2U) << "a joint post";
  EXPECT_EQ(shares[0][1], "county");
  EXPECT_EQ(shares[1][1], "city");
  EXPECT_EQ(shares[1][0], shares[0][0]);
  EXPECT_TRUE(example_rows(schema(TableId::arrangements)).empty());
}

// docs/model-format.md has a heading '## `posts.csv`' for each table, in order, and a row for each column
// that says whether it is required; `source` and `note` are described once for all.
TEST(Schema, stands_in_the_documentation) {
  std::ifstream in(std::string(places::docs()) + "/model-format.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  std::size_t at = 0;
  for (const TableSchema &table : schema()) {
    const std::string heading = "\n## `" + std::string(table.name) + ".csv`";
    at = page.find(heading, at);
    ASSERT_NE(at, std::string::npos) << heading;
    const std::string section = page.substr(at, page.find("\n## ", at + 1) - at);
    EXPECT_EQ(section.substr(0, section.find('\n', 1)).find(", required") != std::string::npos,
              table.required)
        << table.name;
    std::size_t documented = 0;
    for (std::size_t row = section.find("\n| `"); row != std::string::npos;
         row = section.find("\n| `", row + 1))
      ++documented;
    std::size_t expected = 0;
    for (const ColumnSchema &column : table.columns) {
      if ((column.name == "source" || column.name == "note") && table.id != TableId::model)
        continue;
      if (column.name == "note")
        continue;
      ++expected;
      const std::string row =
          "\n| `" + std::string(column.name) + "` | " + (column.required ? "yes" : "") + " |";
      const std::size_t found = section.find(row);
      ASSERT_NE(found, std::string::npos) << table.name << ": " << row;
      const std::string line = section.substr(found + 1, section.find('\n', found + 1) - found - 1);
      for (std::string_view rest = column.choices; !rest.empty();) {
        const std::string_view one = rest.substr(0, rest.find('|'));
        EXPECT_THAT(line, HasSubstr("`" + std::string(one) + "`"));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
      }
    }
    EXPECT_EQ(documented, expected) << table.name;
  }
}

// ---- sizes

TEST(BuildModel, a_cell_that_no_spreadsheet_can_hold_is_a_fault_and_no_model) {
  const std::string fits(131'072, 'x'), longer(131'073, 'x');
  EXPECT_THAT(errors(built(files_with("post_id,title,organisation_id\np," + fits + ",a\n"))),
              testing::IsEmpty());
  EXPECT_THAT(
      errors(built(files_with("post_id,title,organisation_id\np," + longer + ",a\n"))),
      ElementsAre("posts.csv:2:2: error[cell-too-long]: title has 131073 bytes; expected at most 131072; "
                  "shorten it; where the file holds anything else than text, export it again"));
  EXPECT_THAT(errors(built(files_with("post_id,title,organisation_id\n" + longer + ",t,a\n"))),
              ElementsAre(HasSubstr("posts.csv:2:1: error[cell-too-long]: post_id has 131073 bytes")));
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
