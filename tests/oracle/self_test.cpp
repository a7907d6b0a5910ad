// SPDX-License-Identifier: Apache-2.0
// The worked examples of measures.md, computed by the oracle alone.
#include "oracle.hpp"
#include "sections.hpp"

#include <gtest/gtest.h>

namespace organograph::oracle::self_test {
namespace {

PostRow a_post(const std::string &id, const std::string &organisation, const std::string &line,
               const std::string &function = "", std::optional<int> tier = std::nullopt,
               const std::string &holder = "") {
  PostRow row;
  row.post_id = id;
  row.title = id;
  row.organisation_id = organisation;
  row.reports_to = line;
  row.function = function;
  row.tier = tier;
  row.holder = holder;
  return row;
}

void add_organisations(Rows &rows, const Ids &ids) {
  for (const std::string &id : ids)
    rows.organisations.push_back({id, "Council " + id, "", "", "", ""});
}

void add_share(Rows &rows, const std::string &post_id, const std::string &organisation, double share) {
  if (!rows.post_shares)
    rows.post_shares.emplace();
  rows.post_shares->push_back({post_id, organisation, share, "", std::nullopt, "", ""});
}

void add_meeting(Rows &rows, const std::string &id, const std::string &function, const Ids &attendees,
                 double duration = 2, double a_year = 12, const std::string &subject = "") {
  if (!rows.meetings) {
    rows.meetings.emplace();
    rows.attendance.emplace();
  }
  MeetingRow row;
  row.meeting_id = id;
  row.subject = subject.empty() ? id : subject;
  row.function = function;
  row.duration_hours = duration;
  row.occurrences_per_year = a_year;
  rows.meetings->push_back(row);
  for (const std::string &attendee : attendees)
    rows.attendance->push_back({id, attendee, "", "", ""});
}

void add_arrangement(Rows &rows, const std::string &dimension, const std::string &state) {
  if (!rows.arrangements)
    rows.arrangements.emplace();
  rows.arrangements->push_back({"f", "A", "B", dimension, state, "", ""});
}

Rows one_line() {
  Rows rows;
  add_organisations(rows, {"A"});
  rows.posts = {a_post("P1", "A", ""), a_post("P2", "A", "P1"), a_post("P3", "A", "P1"),
                a_post("P4", "A", "P1"), a_post("P5", "A", "P2")};
  return rows;
}

TEST(Oracle, SpanWorkedExample) {
  const Json all = expected(one_line())["span_of_control"]["all"];
  EXPECT_EQ(all["posts"], 5);
  EXPECT_EQ(all["managers"], 2);
  EXPECT_EQ(all["span_mean"], 2.0);
  EXPECT_EQ(all["span_median"], 2.0);
  EXPECT_EQ(all["span_max"], 3);
  EXPECT_EQ(all["layers"], 3);
  EXPECT_EQ(all["one_to_one"], 1);
  EXPECT_EQ(all["manager_share"], 0.4);
  EXPECT_EQ(all["cost"], nullptr);
  EXPECT_EQ(all["bands"]["2-3"], 1);
}

TEST(Oracle, SpanRowsAndOptions) {
  Rows rows = one_line();
  rows.staff_groups.emplace().push_back({"g", "P2", 7.5, "", "", "", "", 1000.0, "", ""});
  rows.posts[4].reports_known = "no";
  const std::vector<Json> spans = expected_spans(rows);
  EXPECT_EQ(spans[0]["all_reports"], 4);
  EXPECT_EQ(spans[0]["fte_below"], 11.5);
  EXPECT_EQ(spans[0]["cost_below"], 1000);
  EXPECT_EQ(spans[0]["cost_unknown_below"], 4);
  EXPECT_EQ(spans[2]["direct_reports"], nullptr);
  EXPECT_EQ(spans[2]["cost_below"], 0);
  EXPECT_EQ(spans[4]["manager"], "not known");
  Options options;
  options.archetypes = true;
  options.span_target = std::make_pair(2, 2);
  const Json all = expected(rows, options)["span_of_control"]["all"];
  EXPECT_EQ(all["manager_share"], 0.5);
  EXPECT_EQ(all["archetypes"]["player-coach"], 1);
  EXPECT_EQ(all["outside_target"]["post_ids"], Json::array({"P1", "P2"}));
}

// Source 000, 3.8: adult services meet health.
Rows adults_meet_health(const std::string &director_a, const std::string &director_b) {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  rows.posts = {a_post("ED-A", "A", "", "people", 2, director_a),
                a_post("ED-B", "B", "", "people", 2, director_b), a_post("SD-A1", "A", "ED-A", "adults", 3),
                a_post("SD-A2", "A", "ED-A", "adults", 3), a_post("SD-B", "B", "ED-B", "adults", 3)};
  rows.partners.emplace().push_back({"health", "Health", "health", "", ""});
  add_meeting(rows, "M", "adults", {"ED-A", "ED-B", "SD-A1", "SD-A2", "SD-B", "health"});
  return rows;
}

TEST(Oracle, AttendanceWorkedExample) {
  const Json now = expected(adults_meet_health("X", "Y"))["duplicated_attendance"];
  EXPECT_EQ(now["attendances"], 5);
  EXPECT_EQ(now["compared"], 5);
  EXPECT_EQ(now["duplicated"], 3);
  EXPECT_EQ(now["across_organisations"], 2);
  EXPECT_EQ(now["within_organisation"], 1);
  EXPECT_EQ(now["same_holder"], 0);
  EXPECT_EQ(now["hours_per_year"], 120);
  EXPECT_EQ(now["duplicated_hours_per_year_low"], 72);
  EXPECT_EQ(now["duplicated_hours_per_year_high"], 72);
  EXPECT_EQ(now["duplicated_cost_per_year_low"], nullptr);
  EXPECT_EQ(now["duplicated_without_cost"], 3);
}

TEST(Oracle, AttendanceFromOctober2016) {
  const Json now = expected(adults_meet_health("X", "X"))["duplicated_attendance"];
  EXPECT_EQ(now["attendances"], 4);
  EXPECT_EQ(now["same_holder"], 1);
  EXPECT_EQ(now["duplicated"], 2);
}

TEST(Oracle, AttendanceUnderTheProposal) {
  Rows rows = adults_meet_health("X", "Y");
  rows.posts = {a_post("ED", "A", "", "people", 2), a_post("SD", "A", "ED", "adults", 3)};
  for (const char *id : {"ED", "SD"}) {
    add_share(rows, id, "A", 0.5);
    add_share(rows, id, "B", 0.5);
  }
  rows.meetings.reset();
  add_meeting(rows, "M", "adults", {"ED", "SD", "health"});
  const Json now = expected(rows)["duplicated_attendance"];
  EXPECT_EQ(now["attendances"], 2);
  EXPECT_EQ(now["duplicated"], 0);
  EXPECT_EQ(now["duplicated_share"], 0);
}

TEST(Oracle, DuplicatedCostIsTheMeanOfTheKnown) {
  Rows rows = adults_meet_health("X", "Y");
  rows.posts[2].annual_cost = 16700;
  rows.posts[3].annual_cost = 33400;
  const Json now = expected(rows)["duplicated_attendance"];
  EXPECT_DOUBLE_EQ(now["duplicated_cost_per_year_low"], 2 * 24 * 15.0);
  EXPECT_EQ(now["duplicated_without_cost"], 1);
}

// A series of 12 h a year; attended as told, of 12.
Json attended_of_twelve(const std::vector<double> &attended) {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  Ids attendees;
  for (std::size_t i = 0; i < attended.size(); ++i) {
    attendees.push_back("P" + std::to_string(i));
    rows.posts.push_back(a_post(attendees.back(), i % 2 ? "B" : "A", "", "adults", 2));
  }
  add_meeting(rows, "M", "adults", attendees, 1, 12);
  (*rows.meetings)[0].kind = "representation";
  for (std::size_t i = 0; i < attended.size(); ++i)
    (*rows.attendance)[i].attended = attended[i];
  return expected(rows)["duplicated_attendance"];
}

TEST(Oracle, AttendedSeldom) {
  const Json once = attended_of_twelve({12, 1});
  EXPECT_NEAR(once["duplicated_hours_per_year_low"], 1, 1e-9);
  EXPECT_NEAR(once["duplicated_hours_per_year_high"], 1, 1e-9);
  EXPECT_EQ(once["duplicated_hours_as_invited"], 12);
  const Json half = attended_of_twelve({6, 6});
  EXPECT_EQ(half["duplicated_hours_per_year_low"], 0);
  EXPECT_EQ(half["duplicated_hours_per_year_high"], 6);
  EXPECT_EQ(half["hours_per_year"], 12);
  const Json four = attended_of_twelve({12, 1, 11, 0});
  EXPECT_EQ(four["attendances"], 3);
  EXPECT_EQ(four["never_attended"], 1);
  EXPECT_EQ(four["duplicated"], 2);
  EXPECT_NEAR(four["duplicated_hours_per_year_low"], 12, 1e-9);
  EXPECT_NEAR(four["duplicated_hours_per_year_high"], 12, 1e-9);
  EXPECT_EQ(four["duplicated_hours_as_invited"], 24);
}

TEST(Oracle, JointDirectorOfTwoBoards) {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  rows.posts = {a_post("J", "A", "", "health")};
  add_share(rows, "J", "A", 0.5);
  add_share(rows, "J", "B", 0.5);
  rows.partners.emplace().push_back({"nhs", "NHS", "health", "", ""});
  add_meeting(rows, "MA", "health", {"J", "nhs"}, 2, 6, "Health and Wellbeing Board");
  add_meeting(rows, "MB", "health", {"J", "nhs"}, 2, 6, "Health and Wellbeing Board");
  EXPECT_EQ(expected(rows)["meeting_pairs"]["mirror"]["count"], 0);
  (*rows.meetings)[0].convened_by = "A";
  (*rows.meetings)[1].convened_by = "B";
  const Json mirror = expected(rows)["meeting_pairs"]["mirror"];
  EXPECT_EQ(mirror["count"], 1);
  EXPECT_EQ(mirror["partner_hours_freed_per_year"], 12);
  EXPECT_EQ(mirror["joint_officers_twice"], 1);
  EXPECT_EQ(mirror["joint_hours_twice"], 12);
}

TEST(Oracle, MirrorBoards) {
  Rows rows = adults_meet_health("X", "Y");
  rows.meetings.reset();
  add_meeting(rows, "MA", "adults", {"SD-A1", "health"}, 2, 12, "Council A: ÄRZTE Board");
  add_meeting(rows, "MB", "adults", {"SD-B", "health"}, 2, 6, "ärzte-board (B)");
  const Json result = expected(rows);
  const Json mirror = result["meeting_pairs"]["mirror"];
  EXPECT_EQ(mirror["count"], 1);
  EXPECT_EQ(mirror["pairs"][0]["subject_jaccard"], 1);
  EXPECT_EQ(mirror["partner_hours_freed_per_year"], 12);
  EXPECT_EQ(mirror["attendances_that_become_duplicated"], 1);
}

TEST(Oracle, Words) {
  EXPECT_EQ(words("Café—ÜBER 3, x_y"), (IdSet{"café", "über", "3", "x", "y"}));
  EXPECT_EQ(words("ŁÓDŹ ΦΡΟΝΤΊΔΑ СОВЕТ Ÿ"), (IdSet{"łódź", "φροντίδα", "совет", "ÿ"}));
  EXPECT_TRUE(words("***").empty());
}

// A joint head over two teams. Employed by a third body here: if A or B employed the head, its line
// to the other's team would meet test 3 and `operation` would be 3, not the 2 that is printed.
Rows joint_commissioning(const std::string &employer_of_head) {
  Rows rows;
  add_organisations(rows, {"A", "B", "C"});
  rows.posts = {a_post("H", employer_of_head, "", "f"), a_post("TA", "A", "H", "f"),
                a_post("TB", "B", "H", "f")};
  add_share(rows, "H", "A", 0.5);
  add_share(rows, "H", "B", 0.5);
  add_arrangement(rows, "policy", "partial");
  add_arrangement(rows, "contracts", "none");
  return rows;
}

TEST(Oracle, DepthOfJointCommissioning) {
  const Json depth = expected(joint_commissioning("C"))["integration_depth"][0];
  EXPECT_EQ(depth["reached"], 4);
  EXPECT_EQ(depth["secured"], 4);
  EXPECT_EQ(depth["joint_tiers"], 1);
  EXPECT_EQ(depth["operation"], 2);
  EXPECT_EQ(depth["missing"], Json::array());
  EXPECT_EQ(depth["level_5"]["below"], 2);
  EXPECT_EQ(depth["level_5"]["share"], 0);
  EXPECT_TRUE(depth["level_5"]["secured_otherwise"].is_null()) << "no threshold above 0 makes a team of it";
  EXPECT_EQ(expected(joint_commissioning("A"))["integration_depth"][0]["operation"], 3);
}

TEST(Oracle, DepthOfAHub) {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  rows.posts = {a_post("HA", "A", "", "f"), a_post("HB", "B", "", "f")};
  add_arrangement(rows, "governance", "full");
  add_arrangement(rows, "front_door", "full");
  add_meeting(rows, "board", "f", {"HA", "HB"});
  rows.integration_targets.emplace().push_back({"f", "B", "A", 4, "", "", "", ""});
  const Json depth = expected(rows)["integration_depth"][0];
  EXPECT_EQ(depth["reached"], 6);
  EXPECT_EQ(depth["secured"], 2);
  EXPECT_EQ(depth["joint_tiers"], 0);
  EXPECT_EQ(depth["operation"], 6);
  EXPECT_EQ(depth["missing"], Json::array({4, 5}));
  EXPECT_EQ(depth["gap"], 2);
  EXPECT_EQ(depth["reason"], nullptr);
}

// J serves A and B; PA and PB one each. f: J leads, PA stays a local contact. g: PA and PB apart.
Rows two_councils() {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  rows.posts = {a_post("J", "A", "", "f"), a_post("PA", "A", "J", "f"), a_post("PB", "B", "J", "g")};
  add_share(rows, "J", "A", 0.7);
  add_share(rows, "J", "B", 0.3);
  rows.partners.emplace().push_back({"q", "Q", "", "", ""});
  rows.partner_links.emplace();
  rows.partner_links->push_back({"q", "J", "", "lead", "", ""});
  rows.partner_links->push_back({"q", "PA", "", "", "", ""});
  rows.partner_links->push_back({"q", "PA", "g", "", "", ""});
  rows.partner_links->push_back({"q", "PB", "g", "", "", ""});
  return rows;
}

TEST(Oracle, PartnerContact) {
  const Json found = expected(two_councils())["partner_contact"];
  EXPECT_EQ(found["links"], 4);
  EXPECT_EQ(found["shared"], 2);
  EXPECT_EQ(found["one_voice"], 1);
  EXPECT_EQ(found["dual_ownership"], 1);
  EXPECT_EQ(found["joint_lead_local_contacts"], 1);
  EXPECT_EQ(found["one_voice_share"], 0.5);
  EXPECT_EQ(found["pairs"][0]["function"], "g");
  EXPECT_EQ(found["pairs"][0]["post_ids"], Json::array({"PA", "PB"}));
  EXPECT_EQ(found["pairs"][1]["further_contacts"], 1);
  EXPECT_EQ(found["by_partner"]["q"]["series_attended"], nullptr);
}

// A chief of both, an own director each, and a joint one of two services.
TEST(Oracle, CapacityAndHeads) {
  Rows rows;
  add_organisations(rows, {"A", "B"});
  rows.organisations[0].governance = "cabinet";
  rows.organisations[1].governance = "Committee";
  rows.posts = {a_post("chief", "A", ""), a_post("a", "A", "chief"), a_post("b", "B", "chief"),
                a_post("joint", "A", "a")};
  rows.posts[1].function = rows.posts[2].function = "f";
  rows.posts[3].function = "g";
  rows.post_functions.emplace();
  rows.post_functions->push_back({"joint", "f", "", ""});
  add_share(rows, "chief", "A", 0.5);
  add_share(rows, "chief", "B", 0.5);
  add_share(rows, "joint", "A", 0.25);
  add_share(rows, "joint", "B", 0.75);
  const Json found = expected(rows);
  const Json &capacity = found["capacity"];
  EXPECT_EQ(capacity["remits_mean"], 2.0); // 1, 1 and 4; the chief has no service
  EXPECT_EQ(capacity["remits_max"], 4);
  EXPECT_EQ(capacity["two_systems"], 2);
  EXPECT_EQ(capacity["organisations"]["B"]["own_fte"], 1);
  EXPECT_EQ(capacity["organisations"]["B"]["shared_fte"], 1.25);
  EXPECT_EQ(capacity["organisations"]["A"]["without_own_post"], Json::array({"g"}));
  EXPECT_EQ(found["service_heads"]["narrower_post_ids"], Json::array({"joint"}));
  EXPECT_EQ(found["service_heads"]["several_heads"], 0); // a is above the joint post, whomever a serves
  EXPECT_EQ(found["service_heads"]["services"], 4);      // f and g in A and B
}

TEST(Oracle, CoAttendance) {
  Rows rows = two_councils();
  for (const char *id : {"1", "2", "3", "4", "5"})
    add_meeting(rows, id, "f", {"J", "PA", "PB"}, 2, 1);
  add_meeting(rows, "6", "f", {"J", "PB"}, 2, 1);
  const Json found = expected(rows)["meeting_pairs"];
  const Json met = found["co_attendance"];
  EXPECT_EQ(met["pairs_count"], 3);
  EXPECT_EQ(met["external"], 1); // PA and PB
  EXPECT_EQ(met["internal"], 2);
  EXPECT_DOUBLE_EQ(met["e_i_index"], -1 / 3.0);
  EXPECT_EQ(met["top"][0]["post_b"], "PB");
  EXPECT_EQ(met["top"][0]["hours_per_year"], 12);
  EXPECT_EQ(found["by_function"]["f"]["g"], 11);
  EXPECT_EQ(found["by_function"]["g"].size(), 1);
  EXPECT_EQ(found["by_organisation"]["A"]["B"], 5 + 5 + 6);
  EXPECT_EQ(found["by_organisation"]["B"]["B"], 6);
  EXPECT_EQ(found["same_people"]["count"], 10);
  Options options;
  options.overlap = 0.6;
  EXPECT_EQ(expected(rows, options)["meeting_pairs"]["same_people"]["count"], 15);
}

TEST(Oracle, WithinOneLine) {
  Rows rows = one_line();
  add_meeting(rows, "M", "", {"P1", "P2", "P5", "P3"});
  add_meeting(rows, "N", "", {"P1", "P5"});
  const Json found = expected(rows)["duplicated_attendance"];
  EXPECT_EQ(found["with_own_manager"], 3);
  EXPECT_EQ(found["both_managers_present"], 1);
  EXPECT_EQ(found["under_a_superior"], 4);
  EXPECT_EQ(found["layered"], 1);
  EXPECT_EQ(found["team_meetings"], 2);
  EXPECT_EQ(found["team_attendances"], 6);
}

TEST(Oracle, BridgeOfAChain) {
  Rows rows;
  add_organisations(rows, {"A", "B", "C"});
  rows.posts = {a_post("1", "A", ""), a_post("2", "A", "1"), a_post("3", "B", "2"), a_post("4", "C", "")};
  const Json found = expected(rows)["bridges"];
  EXPECT_EQ(found["connected"], Json::array({Json::array({"A", "B"})}));
  EXPECT_EQ(found["posts"].size(), 2); // without 2 nothing joins; without 3 B has no post
  EXPECT_EQ(found["betweenness_top"][0]["post_id"], "2");
  EXPECT_EQ(found["betweenness_top"][0]["betweenness"], 1);
}

TEST(Oracle, CsvIsQuotedWhereNeeded) {
  Rows rows = one_line();
  rows.posts[0].title = "Head, \"acting\"";
  rows.posts[0].fte = 0.1;
  const auto files = to_csv(rows);
  EXPECT_EQ(files.size(), 2u);
  EXPECT_NE(files.at("posts.csv").find("P1,\"Head, \"\"acting\"\"\",A,,,,,,0.1,"), std::string::npos);
}

} // namespace
} // namespace organograph::oracle::self_test
