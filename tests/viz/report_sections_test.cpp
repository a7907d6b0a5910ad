// SPDX-License-Identifier: Apache-2.0
// The sections of measures in report.html: what they show is what analysis.json says.
#include "organograph/viz/report.hpp"

#include "page/report_text.hpp"
#include "viz/report_section.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace organograph::viz::report_sections_test {
namespace {

using test::Files;
using test::Reported;
using test::Section;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::vector<std::string> examples = {"cambridgeshire-peterborough-2017",
                                           "cambridgeshire-peterborough-2021", "oxfordshire-cherwell-2019"};

// A joint head over two teams, and a common policy in part: docs/measures.md, the worked ladder.
Files commissioning() {
  return {{"organisations.csv", "organisation_id,name\nccc,County\npcc,City\n"},
          {"functions.csv", "function,name\ncom,Commissioning\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to,function\nhead,Head,ccc,,com\n"
                        "a,Team A,ccc,head,com\nc,Team C,ccc,head,com\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share\nhead,ccc,0.5\nhead,pcc,0.5\nc,pcc,1\n"},
          {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state\n"
                               "com,ccc,pcc,policy,partial\ncom,ccc,pcc,contracts,none\n"}};
}

// A hub with a joint board that meets monthly and one front door, under separate heads.
Files hub() {
  return {{"organisations.csv", "organisation_id,name\nccc,County\npcc,City\n"},
          {"functions.csv", "function,name\nmash,Hub\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to,function\ntop,Top,ccc,,\n"
                        "a,Head A,ccc,top,mash\nb,Head B,pcc,top,mash\n"},
          {"meetings.csv", "meeting_id,subject,function,occurrences_per_year\nboard,Joint board,mash,12\n"},
          {"attendance.csv", "meeting_id,attendee_id\nboard,a\nboard,b\n"},
          {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state\n"
                               "mash,ccc,pcc,governance,full\nmash,ccc,pcc,front_door,full\n"}};
}

TEST(ReportSections, spans_are_those_of_the_tree) {
  for (const std::string &example : examples) {
    SCOPED_TRACE(example);
    const Reported &reported = test::reported_example(example);
    const Section section(reported.html(), "spans");
    const nlohmann::ordered_json &spans = reported.tree["span_of_control"];
    for (const char *key : {"managers", "one_to_one", "layers"})
      EXPECT_EQ(section.figure("span_of_control." + std::string(key)),
                worded(spans["all"][key].get<double>(), Format::count));
    EXPECT_EQ(section.figure("span_of_control.manager_share"),
              worded(spans["all"]["manager_share"].get<double>(), Format::share));
    const auto bands = [](const nlohmann::ordered_json &scope) {
      std::vector<std::string> out;
      for (const auto &[band, count] : scope["bands"].items())
        out.insert(out.end(), {band, worded(count.get<double>(), Format::count)});
      return out;
    };
    EXPECT_EQ(section.cells("All"), bands(spans["all"]));
    std::size_t organisation = 0; // in model order, as the tree
    for (const auto &[id, scope] : spans["organisations"].items())
      EXPECT_EQ(
          section.cells(organisation_name(*reported.study.model, id_at<OrganisationId>(organisation++))),
          bands(scope))
          << id;
    std::vector<std::string> layers;
    for (const auto &[layer, scope] : spans["by_layer"].items())
      layers.insert(layers.end(), {layer, worded(scope["posts"].get<double>(), Format::count)});
    EXPECT_EQ(section.cells("Posts by layer (the top is layer 1)"), layers);
  }
}

TEST(ReportSections, what_is_asked_of_spans_is_answered) {
  Reported reported(test::two_councils());
  EXPECT_THAT(Section(reported.html(), "spans").text(), Not(HasSubstr("asked about")));
  AnalysisOptions options;
  options.span.archetypes = true;
  options.span.span_target = SpanTarget{2, 2};
  reported.study.analysis = analyse(*reported.study.model, options);
  reported.tree = analysis_json(reported.study);
  reported.tables = tabulate(reported.study);
  const Section section(reported.html(), "spans");
  EXPECT_EQ(section.figures("span_of_control.outside_target"), (std::vector<std::string>{"1", "0"}));
  EXPECT_THAT(section.text(), HasSubstr("Asked about: 2 to 2 direct reports."));
  EXPECT_THAT(section.text(), HasSubstr("Executive Director P (ed_p): 1 report"));
  EXPECT_EQ(section.figures("span_of_control.archetypes"), std::vector<std::string>(15, "0"));
}

TEST(ReportSections, meetings_account_for_every_seat) {
  const Reported reported(test::two_councils());
  const Section section(reported.html(), "meetings");
  const nlohmann::ordered_json &all = reported.tree["duplicated_attendance"];
  EXPECT_EQ(section.figure("duplicated_attendance.duplicated"), "3");
  for (const char *key : {"attendances", "compared", "not_compared", "team_attendances", "other_attendances"})
    EXPECT_THAT(section.figures("duplicated_attendance." + std::string(key)),
                Contains(worded(all[key].get<double>(), Format::count)));
  // docs/measures.md: 5 compared, 3 duplicated, 2 of them across; 10 meetings of 2 hours a year.
  EXPECT_EQ(section.row("Meetings with most duplicated seats, at most ten", "Adults and health"),
            (std::vector<std::string>{"Adults and health", "3", "5", "2", "60 as invited"}));
  EXPECT_EQ(section.row("Seats in meetings by the service that they speak for, most duplicated first",
                        "Adult services"),
            (std::vector<std::string>{"Adult services", "5", "5", "2", "1", "1", "40 %"}));
  EXPECT_EQ(section.row("Seats that have a counterpart, by the organisation that the post serves",
                        "Adult services"),
            (std::vector<std::string>{"Adult services", "2", "1"}));
}

TEST(ReportSections, one_person_on_two_posts_is_one_seat) {
  Files files = test::two_councils();
  for (auto &[name, text] : files)
    if (name == "posts.csv")
      for (const std::string post : {"ed_c,", "ed_p,"}) {
        const std::size_t line = text.find('\n' + post), at = text.find("filled,,", line);
        text.replace(at, 8, "filled,holder 1,");
      }
  const Section section(Reported(files).html(), "meetings");
  EXPECT_EQ(section.row("Meetings with most duplicated seats, at most ten", "Adults and health"),
            (std::vector<std::string>{"Adults and health", "2", "4", "1", "40 as invited"}));
  EXPECT_EQ(section.figure("duplicated_attendance.same_holder"), "1");
}

TEST(ReportSections, meetings_that_repeat_each_other_name_both_and_their_partners) {
  const Section section(Reported(test::two_councils()).html(), "meetings");
  EXPECT_EQ(section.figure("meeting_pairs.mirror"), "1");
  EXPECT_EQ(section.row("Mirror pairs, most partners in common first",
                        "Safety board of the County and Safety "
                        "board of the City"),
            (std::vector<std::string>{"Safety board of the County and Safety board of the City",
                                      "Adult services", "County / City", "Police", "1"}));
}

TEST(ReportSections, partners_say_what_is_in_dual_ownership) {
  const Reported reported(test::two_councils());
  const Section section(reported.html(), "partners");
  EXPECT_EQ(section.figure("partner_contact.shared"),
            worded(reported.tree["partner_contact"]["shared"].get<double>(), Format::count));
  EXPECT_EQ(section.row("Contacts by partner and service: dual ownership first", "Health commissioners"),
            (std::vector<std::string>{"Health commissioners", "Adult services", "dual ownership",
                                      "Director 1", "Director 3", "2"}));
  EXPECT_EQ(
      section.row("Contacts by partner and service: dual ownership first", "Police"),
      (std::vector<std::string>{"Police", "Adult services", "one organisation", "none", "Director 3", "1"}));
}

constexpr const char *ladder = "Levels of integration: held, not held, missing, not known";

TEST(ReportSections, the_ladder_shows_what_is_reached_secured_and_missing) {
  constexpr const char *in_figures = "Levels, targets and joint tiers";
  const Section shared_head(Reported(commissioning()).html(), "integration");
  EXPECT_EQ(shared_head.row(ladder, "Commissioning"),
            (std::vector<std::string>{"Commissioning", "\u2713 held by 4", "\u2713 held", "\u2717 not held",
                                      "\u2713 held reached secured", "\u2717 not held", "\u2717 not held",
                                      "\u2717 not held"}));
  EXPECT_EQ(shared_head.row(in_figures, "Commissioning"),
            (std::vector<std::string>{"Commissioning", "4.1", "4", "none", "none", "2", "1 of 2",
                                      "0 % (no share changes it)"}));
  const Section door(Reported(hub()).html(), "integration");
  EXPECT_EQ(door.row(ladder, "Hub"),
            (std::vector<std::string>{"Hub", "\u2713 held", "\u2713 held secured", "\u2717 not held",
                                      "\u2717 missing", "\u2717 missing", "\u2713 held reached",
                                      "\u2717 not held"}));
  EXPECT_EQ(door.row(in_figures, "Hub"),
            (std::vector<std::string>{"Hub", "6", "2", "none", "none", "6", "0 of 1", "nobody below"}));
}

TEST(ReportSections, a_test_without_its_table_is_not_known) {
  Files files = commissioning();
  files.pop_back(); // arrangements.csv
  const Section section(Reported(files).html(), "integration");
  const std::vector<std::string> row = section.row(ladder, "Commissioning");
  ASSERT_GT(row.size(), 7U);
  EXPECT_EQ(row[2], "? not known");
  EXPECT_EQ(row[6], "? not known");
  EXPECT_THAT(section.text(), HasSubstr("Not known: test 2 (no arrangements table)"));
}

TEST(ReportSections, a_measure_that_was_not_taken_says_why) {
  Files files = test::two_councils();
  std::erase_if(files, [](const auto &file) {
    return file.first == "meetings.csv" || file.first == "attendance.csv" ||
           file.first == "partner_links.csv";
  });
  const Reported reported(files);
  const std::string html = reported.html();
  for (const auto &[section, measure] :
       {std::pair{"meetings", "duplicated_attendance"}, {"partners", "partner_contact"}}) {
    const Section shown(html, section);
    EXPECT_THAT(shown.text(), HasSubstr("Not measured: " +
                                        reported.tree["not_measured"][measure].get<std::string>() + "."));
    EXPECT_THAT(shown.all_figures(), IsEmpty());
  }
  EXPECT_THAT(Section(html, "scenarios").text(), HasSubstr("The model has no scenarios."));
  EXPECT_THAT(Section(Reported(hub()).html(), "decoupling").text(),
              HasSubstr("Not measured: the model has no joint post"));
  EXPECT_THAT(Section(html, "decoupling").text(), HasSubstr("organograph decouple MODEL does it"));
}

TEST(ReportSections, what_is_not_known_is_said_never_shown_as_0_or_blank) {
  for (const unsigned minimum_group : {0U, 5U}) {
    const std::string none = minimum_group == 0 ? "not known" : "not shown";
    Reported reported(test::two_councils());
    Analysis &analysis = reported.study.analysis;
    analysis.minimum_group = minimum_group;
    for (SpanScope &scope : analysis.span_of_control.organisations) {
      scope = {};
      scope.blanked = true;
    }
    for (DuplicatedFigures &figures : analysis.duplicated_attendance->functions) {
      figures = {};
      figures.blanked = true;
    }
    analysis.partner_contact->one_voice_share.reset();
    const std::string html = reported.html();
    const Section spans(html, "spans"), meetings(html, "meetings"), partners(html, "partners");
    for (const char *row :
         {"Posts", "FTE", "Managers", "Layers", "Managers, share of posts whose reports are known"}) {
      const std::vector<std::string> cells = spans.row("Span of control by organisation", row);
      EXPECT_NE(cells.at(1), none) << row;
      EXPECT_EQ(cells.at(2), none) << row;
      EXPECT_EQ(cells.at(3), none) << row;
    }
    for (const char *measure : {"attendances", "compared", "duplicated_share"}) { // of the services
      const std::vector<std::string> all = meetings.figures("duplicated_attendance." + std::string(measure));
      EXPECT_GE(std::ranges::count(all, none), std::ssize(analysis.duplicated_attendance->functions))
          << measure;
    }
    EXPECT_EQ(partners.figure("partner_contact.one_voice_share"), none);
  }
}

TEST(ReportSections, speak_neutrally) {
  for (const std::string &example : examples) {
    const std::string html = test::reported_example(example).html();
    for (const char *name : {"spans", "meetings", "partners", "integration", "scenarios", "decoupling"}) {
      const std::string text = Section(html, name).text();
      for (const char *word : {"redundan", "worst", "offender", "inefficien", "excess", "too many", "bloat"})
        EXPECT_THAT(text, Not(HasSubstr(word))) << example << ' ' << name;
    }
    EXPECT_THAT(Section(html, "integration").text(), HasSubstr("Higher is not better"));
  }
  EXPECT_THAT(Section(test::reported_example(examples[0]).html(), "meetings").text(),
              HasSubstr("Overlap is not waste, and hours are not savings."));
}

TEST(ReportSections, of_many_only_the_first_are_shown_and_the_rest_counted) {
  std::string organisations = "organisation_id,name\n", functions = "function,name\n", seats, meetings,
              posts = "post_id,title,organisation_id,reports_to,function,tier\n";
  for (int i = 0; i < 30; ++i) {
    const std::string n = std::to_string(i);
    organisations += "o" + n + ",Organisation " + n + "\n";
    functions += "f" + n + ",Service " + n + "\n";
    posts += "p" + n + ",Post," + "o" + n + "," + (i ? "p" + std::to_string(i - 1) : "") + ",f" + n + ",1\n";
    posts += "q" + n + ",Post," + "o" + std::to_string((i + 1) % 30) + ",p0,f" + n + ",1\n";
    meetings += "m" + n + ",Subject " + n + "\n";
    seats +=
        "m" + n + ",p" + n + "\nm" + n + ",q" + n + "\nm" + n + ",p" + std::to_string((i + 1) % 30) + "\n";
  }
  const std::string html = Reported({{"organisations.csv", organisations},
                                     {"functions.csv", functions},
                                     {"posts.csv", posts},
                                     {"meetings.csv", "meeting_id,subject\n" + meetings},
                                     {"attendance.csv", "meeting_id,attendee_id\n" + seats}})
                               .html();
  const Section spans(html, "spans"), meeting(html, "meetings");
  EXPECT_THAT(spans.text(), HasSubstr("And 19 organisations more."));
  EXPECT_THAT(spans.text(), HasSubstr("And 10 layers more."));
  EXPECT_THAT(meeting.text(), HasSubstr("And 10 services more."));
  EXPECT_THAT(meeting.text(), HasSubstr("And 22 organisations more."));
  EXPECT_EQ(meeting.cells("Meetings with most duplicated seats, at most ten").size(), 10U * 5);
}

} // namespace
} // namespace organograph::viz::report_sections_test
