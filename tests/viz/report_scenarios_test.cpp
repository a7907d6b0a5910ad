// SPDX-License-Identifier: Apache-2.0
// Scenarios and decoupling in report.html.
#include "organograph/engine/decoupling.hpp"
#include "organograph/viz/report.hpp"
#include "page/report_text.hpp"
#include "viz/report_section.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace organograph::viz::report_scenarios_test {
namespace {

using test::Files;
using test::Reported;
using test::ScenarioFiles;
using test::Section;
using testing::HasSubstr;
using testing::Not;

using Row = std::vector<std::string>;

const ScenarioFiles one_director = {
    "one",
    {{"scenario.csv", "title,source\nOne director,000 4\n"},
     {"changes.csv",
      "action,post_id,title,organisation_id,reports_to,function,status,successor,shares,ring_fence\n"
      "create,sd,Joint director,ccc,ed_c,adults,vacant,,,sd_1;sd_2\n"
      "share,sd,,,,,,,ccc:0.5;pcc:0.5,\n"
      "delete,sd_1,,,,,,sd,,\ndelete,sd_2,,,,,,sd,,\ndelete,sd_3,,,,,,sd,,\n"}}};

Undoing all_undone(const Reported &reported) {
  StudyOptions options;
  options.measures = Measures::none;
  options.undone = Undone::all;
  return *measured(reported.study, options).undoing;
}

std::string with_undoing(const Reported &reported, const Undoing &undoing) {
  Study study = reported.study;
  study.undoing = undoing;
  return report_html(study, reported.tables);
}

constexpr const char *headline = "Headline figures before and after one";

TEST(ReportScenarios, show_before_after_and_change) {
  const Reported reported(test::two_councils(), {one_director});
  const Section section(reported.html(), "scenarios");
  const nlohmann::ordered_json &one = reported.tree["scenarios"]["one"];
  EXPECT_EQ(section.row(headline, "Posts"), (Row{"Posts", "6", "4", "-2"}));
  EXPECT_EQ(section.row(headline, "Joint posts"), (Row{"Joint posts", "1", "2", "+1"}));
  EXPECT_EQ(section.row(headline, "Duplicated seats"),
            (Row{"Duplicated seats", "3", "1", "-2 (towards the aim)"}));
  EXPECT_EQ(section.row(headline, "Share with one joint voice"),
            (Row{"Share with one joint voice", "0 %", "100 %", "+100 points (towards the aim)"}));
  for (const nlohmann::ordered_json &service : one["change"]["integration_depth"])
    if (service["function"] == "adults") { // the one with a target
      EXPECT_EQ(section.row(headline, "Gap to the targets of integration, levels").back(),
                Shown(0).change(service["gap"].get<double>()) + " (towards the aim)");
    }
  EXPECT_EQ(
      section.row(headline, "Direct reports, on average")[3],
      Shown(0).change(one["change"]["span_of_control"]["all"]["span_mean"].get<double>(), Format::number));
}

TEST(ReportScenarios, only_three_figures_are_judged) {
  const Section section(Reported(test::two_councils(), {one_director}).html(), "scenarios");
  std::size_t judged = 0;
  for (const std::string &cell : section.cells(headline))
    judged += cell.ends_with(")") && (cell.find("(towards the aim") != std::string::npos ||
                                      cell.find("(away from the aim") != std::string::npos ||
                                      cell.find("(the same") != std::string::npos);
  EXPECT_EQ(judged, 3U);
}

TEST(ReportScenarios, say_who_is_at_risk_and_that_a_place_is_no_appointment) {
  const Reported reported(test::two_councils(), {one_director});
  const Section section(reported.html(), "scenarios");
  EXPECT_EQ(section.figure("scenarios.at_risk"), "1");
  EXPECT_EQ(section.row("People and deleted posts by employer and grade, as before", "County"),
            (Row{"County", "no grade given", "1", "1", "0"}));
  EXPECT_EQ(section.row("People and deleted posts by employer and grade, as before", "City"),
            (Row{"City", "no grade given", "0", "0", "1"}));
  EXPECT_THAT(section.text(), HasSubstr("1 post is ring-fenced: 1 of 1 person at risk could have one of "
                                        "them at the same time. Places available, not appointments."));
  EXPECT_EQ(section.row("Ring-fenced places: in which of the ways to fill the most posts",
                        "People who have a place"),
            (Row{"People who have a place", "1", "0", "0"}));
}

TEST(ReportScenarios, money_that_is_not_known_says_why) {
  const Reported reported(test::two_councils(), {one_director});
  const Section section(reported.html(), "scenarios");
  const std::string table = "FTE and cost a year, by the shares of the posts; money in GBP";
  EXPECT_EQ(section.row(table, "All"), (Row{"All", "6", "4", "-2", "not known"}));
  EXPECT_THAT(section.text(), HasSubstr("Not known: no cost is given for "));
}

TEST(ReportScenarios, replay_the_meetings) {
  const Section section(Reported(test::two_councils(), {one_director}).html(), "scenarios");
  EXPECT_EQ(section.row("Seats before (upper bar) and after (lower bar), what changes most first",
                        "Adults and health"),
            (Row{"Adults and health", "5", "3", "3", "1", "100", "60"}));
}

TEST(ReportScenarios, of_many_the_first_stand_in_full_and_the_others_in_the_table) {
  std::vector<ScenarioFiles> many;
  for (char c = 'a'; c < 'm'; ++c)
    many.emplace_back(std::string("s") + c, one_director.second);
  const std::string html = Reported(test::two_councils(), many).html();
  const Section section(html, "scenarios");
  EXPECT_THAT(section.text(), HasSubstr("12 scenarios are compared"));
  EXPECT_THAT(section.text(), HasSubstr("The first 8 stand here in full, the others in the table only."));
  EXPECT_EQ(section.cells("Each scenario against what it starts from").size(), 12U * 9);
  EXPECT_THAT(html, HasSubstr("id=\"scenario-8\""));
  EXPECT_THAT(html, Not(HasSubstr("id=\"scenario-9\"")));
}

TEST(ReportScenarios, the_example_tells_what_the_tree_says_of_the_proposal) {
  const Reported &reported = test::reported_example("cambridgeshire-peterborough-2017");
  const Section section(reported.html(), "scenarios");
  const std::string table = "Headline figures before and after proposal";
  EXPECT_EQ(section.row(table, "Duplicated seats"),
            (Row{"Duplicated seats", "7", "0", "-7 (towards the aim)"}));
  EXPECT_EQ(section.row("Seats before (upper bar) and after (lower bar), what changes most first",
                        "Integration of adult services with health"),
            (Row{"Integration of adult services with health", "5", "4", "3", "2", "not known", "not known"}));
  EXPECT_THAT(
      section.text(),
      HasSubstr("The papers state further savings of £1,254,000 a year and a reduction of 20.5 FTE in "
                "posts that they do not name"));
}

TEST(ReportDecoupling, shows_what_is_lost_beside_what_is_gained) {
  const Reported reported(test::two_councils());
  const Undoing undoing = all_undone(reported);
  const Shown shown(reported.study.analysis);
  const Section section(with_undoing(reported, undoing), "decoupling");
  EXPECT_EQ(section.figure("decoupling.joint_posts"), "1");
  EXPECT_EQ(section.figure("decoupling.fte_gained"), "County: +0.5; City: +0.5");
  EXPECT_EQ(section.figure("decoupling.vacancies"), "1");
  EXPECT_EQ(section.figure("decoupling.attendances_that_become_duplicated"), "0");
  EXPECT_EQ(section.row("Change of cost a year, in GBP", "Together"),
            (Row{"Together", "0", "not known", shown.change(undoing.together.cost.high, Format::money)}));
  EXPECT_EQ(
      section.row("Were this post alone decoupled; by hours a year in meetings", "Chief Executive (ce)"),
      (Row{"Chief Executive (ce)", "0", "0", "ccc: +0.5; pcc: +0.5", "1", "0", "0", "0", "0", "not known",
           shown.change(undoing.alone.at(0).cost.high, Format::money)}));
  EXPECT_THAT(section.text(), HasSubstr("is a belief, not a fact"));
}

TEST(ReportDecoupling, what_is_not_measured_says_so) {
  Files files = test::two_councils();
  std::erase_if(files, [](const auto &file) {
    return file.first == "meetings.csv" || file.first == "attendance.csv" ||
           file.first == "partner_links.csv";
  });
  const Reported reported(files);
  const Section section(with_undoing(reported, all_undone(reported)), "decoupling");
  EXPECT_EQ(section.figure("decoupling.attendances_that_become_duplicated"), "not measured");
  EXPECT_EQ(section.figure("decoupling.lost_one_voice"), "not measured");
  EXPECT_EQ(section.figure("decoupling.series"), "not measured");
  EXPECT_THAT(section.text(), HasSubstr("the model has no meetings with attendance"));
}

} // namespace
} // namespace organograph::viz::report_scenarios_test
