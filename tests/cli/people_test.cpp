// SPDX-License-Identifier: Apache-2.0
// Who is a person, what is not known and says so, extracts, assistants: through the program.
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph::people_test {
namespace {

using Json = nlohmann::json;
using test::program;
using test::Ran;
using test::read_file;
using test::TemporaryFolder;
using test::write_text;
using testing::HasSubstr;
using testing::Not;

using Texts = std::vector<std::pair<std::string, std::string>>;

const std::string two = "organisation_id,name\nc,County\nd,City\n";

struct Written {
  Written(const Texts &texts) {
    for (const auto &[name, text] : texts)
      write_text(folder / ("model/" + name), text);
  }
  Ran run(std::string command, std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {std::move(command), folder / "model"});
    if (more[0] == "analyse")
      more.insert(more.end(), {"-o", folder / "out"});
    return program(more);
  }
  Json json(const std::string &command, const std::vector<std::string> &more = {}) const {
    std::vector<std::string> all = more;
    all.emplace_back("--json");
    const Ran ran = run(command, all);
    EXPECT_EQ(ran.code, 0) << ran.err;
    return ran.code == 0 ? Json::parse(ran.out) : Json();
  }
  TemporaryFolder folder;
};

// --- persons -------------------------------------------------------------------------------------------

Texts board(const std::string &heads, const std::string &first, const std::string &second) {
  return {{"organisations.csv", two},
          {"meetings.csv", "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
                           "M,Health board,adults,representation,2,12\n"},
          {"attendance.csv", "meeting_id,attendee_id\nM,C1\nM,D1\n"},
          {"posts.csv", "post_id,title,organisation_id,function,tier" + heads + "\n" +
                            "C1,Head of adult care,c,adults,3" + first + "\n" +
                            "D1,Head of adult care,d,adults,3" + second + "\n"}};
}

struct Seats {
  int attendances, same_holder, duplicated;
  bool operator==(const Seats &) const = default;
};

Seats seats(const Written &model) {
  const Json all = model.json("analyse")["duplicated_attendance"];
  return {all["attendances"], all["same_holder"], all["duplicated"]};
}

TEST(Persons, of_one_name_are_one_and_the_warning_says_how_to_tell_two_apart) {
  const Written model(board(",holder", ",J Smith", ",J Smith"));
  EXPECT_EQ(seats(model), (Seats{1, 1, 0}));
  EXPECT_THAT(
      model.run("check").out,
      HasSubstr(
          "posts.csv:3:6 (holder): warning[holder-on-several-posts]: 'J Smith' holds 'D1' and also 'C1'; if "
          "they are different people, give each a holder_id"));
}

TEST(Persons, are_known_by_holder_id_before_the_name) {
  const Written apart(board(",holder,holder_id", ",J Smith,1", ",J Smith,2"));
  EXPECT_EQ(seats(apart), (Seats{2, 0, 1}));
  EXPECT_THAT(apart.run("check").out, Not(HasSubstr("holder-on-several-posts")));
  EXPECT_EQ(seats(Written(board(",holder,holder_id", ",J Smith,1", ",Smith J.,1"))), (Seats{1, 1, 0}));
  EXPECT_EQ(seats(Written(board(",holder_id", ",1", ",1"))), (Seats{1, 1, 0})); // no names at all
}

TEST(Persons, are_no_placeholders_and_two_of_those_are_not_one) {
  for (const char *word : {"Not disclosed", "N/D", "tbc", "To be confirmed", "-", "?", "Vacancy",
                           "(redacted)", "Post holder", "VACANT - recruitment"}) {
    const Written model(board(",holder", std::string(",") + word, std::string(",") + word));
    EXPECT_EQ(seats(model), (Seats{2, 0, 1})) << word;
    const std::string said = model.run("check").out;
    EXPECT_THAT(said,
                HasSubstr("warning[placeholder-holder]: holder '" + std::string(word) + "' of 2 posts"));
    EXPECT_THAT(said, Not(HasSubstr("holder-on-several-posts")));
  }
  EXPECT_EQ(seats(Written(board(",holder", ",Nd", ",Nd"))), (Seats{1, 1, 0})); // may be a name
  EXPECT_EQ(seats(Written(board(",holder,holder_id", ",N/D,-", ",N/D,-"))), (Seats{2, 0, 1}));
}

TEST(Persons, with_a_blank_before_or_behind_the_name_are_the_same_everywhere) {
  const Written model({{"organisations.csv", "organisation_id,name\nc,County\n"},
                       {"posts.csv", "post_id,title,organisation_id,reports_to,holder\n"
                                     "A,Chief,c,,One\nB,Head,c,A,\u00a0Two\n"},
                       {"scenarios/s/changes.csv", "action,post_id,title,organisation_id,reports_to,holder\n"
                                                   "delete,B,,,,\ncreate,N,New head,c,A,Two\u00a0\n"}});
  EXPECT_EQ(model.json("compare")["scenarios"]["s"]["at_risk"], 0);
}

TEST(Persons, held_acting_are_warned_of_on_no_second_post) {
  const Written model({{"organisations.csv", "organisation_id,name\nc,County\n"},
                       {"posts.csv", "post_id,title,organisation_id,reports_to,holder,status\n"
                                     "A,Chief,c,,One,\nB,Head,c,A,One,acting\nD,Clerk,c,A,One,\n"}});
  const std::string said = model.run("check").out;
  EXPECT_THAT(said, HasSubstr("'One' holds 'D' and also 'A'"));
  EXPECT_THAT(said, Not(HasSubstr("'One' holds 'B'")));
}

TEST(Persons, at_risk_are_counted_by_who_is_known) {
  const std::string posts = "post_id,title,organisation_id,reports_to,holder,holder_id\n"
                            "A,Chief,c,,One,1\nB,Head,c,A,J Smith,2\nC,Head,c,A,J Smith,3\n"
                            "D,Desk,c,A,Ann Lee; N/D,\nE,Desk,c,A,Bob Ray; Vacant,\nF,Desk,c,A,Vacancy,\n";
  const Written model({{"organisations.csv", "organisation_id,name\nc,County\n"},
                       {"posts.csv", posts},
                       {"scenarios/s/changes.csv",
                        "action,post_id,title,organisation_id,reports_to,holder,holder_id\n"
                        "delete,B,,,,,\ndelete,C,,,,,\ndelete,D,,,,,\ndelete,E,,,,,\ndelete,F,,,,,\n"
                        "create,N,New head,c,A,J Smith,3\n"}});
  const Json s = model.json("compare")["scenarios"]["s"];
  EXPECT_EQ(s["at_risk"], 4); // one J Smith, Ann Lee, who is not disclosed beside her, Bob Ray
  EXPECT_EQ(s["vacant_deleted"], 1);
  EXPECT_THAT(model.run("check").out, HasSubstr("and as the status is blank the post is vacant"));
}

TEST(Persons, whose_holder_a_scenario_changes_leave_their_number_behind) {
  const Written model({{"organisations.csv", "organisation_id,name\nc,County\n"},
                       {"posts.csv", "post_id,title,organisation_id,reports_to,holder,holder_id\n"
                                     "A,Chief,c,,One,1\nB,Head,c,A,Two,2\n"},
                       {"scenarios/s/changes.csv", "action,post_id,holder\nchange,B,Three\n"}});
  EXPECT_EQ(model.json("compare")["scenarios"]["s"]["posts"]["changed"],
            Json::parse(R"([{"post_id": "B", "columns": ["holder", "holder_id"]}])"));
}

TEST(Persons, have_numbers_for_names_and_the_same_figures) {
  const Written model(board(",holder,holder_id", ",J Smith,e17", ",N/D,"));
  const Ran ran = model.run("analyse", {"--pseudonymise", model.folder / "key", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json tree = Json::parse(ran.out);
  EXPECT_EQ(tree["privacy"]["numbered"]["holders"], 1); // N/D is no name
  EXPECT_EQ(tree["privacy"]["numbered"]["holder_ids"], 1);
  EXPECT_EQ(tree["duplicated_attendance"]["duplicated"], 1);
  EXPECT_THAT(ran.err, HasSubstr("'N/D'"));
  for (const char *name : {"J Smith", "e17"})
    for (const char *file : {"analysis.json", "tables/spans.csv", "report.html", "diagrams/structure.svg"})
      EXPECT_THAT(read_file(model.folder / (std::string("out/") + file)), Not(HasSubstr(name)));
}

// --- lines that are not known --------------------------------------------------------------------------

Texts part_of_a_council() {
  return {{"organisations.csv", two},
          {"posts.csv", "post_id,title,organisation_id,reports_to,tier\n"
                        "A,Chief,c,,\nB,Head,c,A,\n"
                        "X,Director,d,?,\nY,Head,d,X,\nZ,Clerk,d,Y,\nP,Director,d,?,3\nQ,Head,d,P,\n"}};
}

TEST(ManagersNotKnown, make_layers_and_spans_lower_bounds_and_no_tops) {
  const Written model(part_of_a_council());
  const Json spans = model.json("analyse")["span_of_control"];
  EXPECT_EQ(spans["all"]["managers_not_known"], 2);
  EXPECT_EQ(spans["all"]["layers"], 4); // P is in layer 3 by its tier
  EXPECT_EQ(spans["all"]["layers_at_least"], true);
  EXPECT_EQ(spans["all"]["spans_at_least"], true);
  EXPECT_EQ(spans["organisations"]["c"]["spans_at_least"], false); // whoever is missing serves the City
  EXPECT_EQ(spans["organisations"]["d"]["layers"], 3);             // X, Y, Z, wherever they stand
  EXPECT_EQ(spans["by_layer"].size(), 4U);
  EXPECT_EQ(spans["by_layer"]["4"]["posts"], 1);
  const Ran check = model.run("check");
  EXPECT_THAT(check.out, Not(HasSubstr("several-tops")));
  EXPECT_THAT(model.run("analyse").out, HasSubstr("At least 4 layers (the top is\n  layer 1)."));
  const std::string rows = read_file(model.folder / "out/tables/spans.csv");
  EXPECT_THAT(rows, HasSubstr("X,Director,d,?,,filled,no,,,1,2,"));
  EXPECT_THAT(rows, HasSubstr("P,Director,d,?,,filled,no,3,3,1,1,"));
}

TEST(ManagersNotKnown, leave_seats_uncompared_whose_tier_only_they_could_tell) {
  Texts texts = part_of_a_council();
  texts[1].second = "post_id,title,organisation_id,reports_to,tier,function\n"
                    "A,Chief,c,,,\nB,Head,c,A,,care\nX,Head,d,?,,care\nY,Head,d,?,2,care\n";
  texts.emplace_back("meetings.csv", "meeting_id,subject,kind\nM,Board,representation\n");
  texts.emplace_back("attendance.csv", "meeting_id,attendee_id\nM,B\nM,X\nM,Y\n");
  const Json seats = Written(texts).json("analyse")["duplicated_attendance"];
  EXPECT_EQ(seats["compared"], 2);
  EXPECT_EQ(seats["not_compared"], 1);
  EXPECT_EQ(seats["duplicated"], 1);
}

TEST(ManagersNotKnown, can_be_said_in_a_scenario) {
  Texts texts = part_of_a_council();
  texts.emplace_back("scenarios/s/changes.csv", "action,post_id,reports_to\nchange,B,?\nchange,P,A\n");
  const Json s = Written(texts).json("compare")["scenarios"]["s"];
  EXPECT_EQ(s["posts_moved"], 2);
}

TEST(NoReportingLines, give_no_spans_and_no_layers) {
  const Written model(
      {{"organisations.csv", two},
       {"posts.csv", "post_id,title,organisation_id,fte\nA,Chief,c,1\nB,Head,c,0.5\nX,Chief,d,1\n"
                     "Y,Head,d,1\n"}});
  const Json tree = model.json("analyse");
  const Json &all = tree["span_of_control"]["all"];
  for (const char *key : {"managers", "span_mean", "span_max", "layers", "one_to_one", "manager_share",
                          "bands", "layers_at_least", "spans_at_least", "reports_not_known"})
    EXPECT_TRUE(all[key].is_null()) << key;
  EXPECT_EQ(all["posts"], 4);
  EXPECT_EQ(all["fte"], 3.5);
  EXPECT_EQ(tree["span_of_control"]["by_layer"].size(), 0U);
  EXPECT_EQ(tree["not_measured"]["span_of_control"], "no reporting lines are given");
  const Ran ran = model.run("analyse");
  EXPECT_THAT(ran.out, HasSubstr("No reporting lines are given: managers, spans and layers are not known."));
  EXPECT_THAT(ran.out, Not(HasSubstr("0 managers")));
  EXPECT_THAT(read_file(model.folder / "out/report.html"), HasSubstr("No reporting lines are given"));
  EXPECT_THAT(read_file(model.folder / "out/tables/spans.csv"),
              HasSubstr("A,Chief,c,,,filled,no,,,,,1,,,,,1,,not known,"));
}

TEST(NoReportingLines, are_not_missed_where_each_organisation_has_one_post) {
  const Written model(
      {{"organisations.csv", two}, {"posts.csv", "post_id,title,organisation_id\nA,Chief,c\nX,Chief,d\n"}});
  EXPECT_EQ(model.json("analyse")["span_of_control"]["all"]["layers"], 1);
}

// --- extracts ------------------------------------------------------------------------------------------

Texts extract() {
  return {{"organisations.csv", "organisation_id,name\nc,County\n"},
          {"posts.csv", "post_id,title,organisation_id,reports_to\n"
                        "P1,Head,c,X7\nP2,Head,c,X7\nP3,Clerk,c,P1\nP4,Head,c,Y81\nP5,Clerk,c,P4\n"}};
}

TEST(Extract, is_offered_where_many_managers_are_like_no_post) {
  const Written model(extract());
  const Ran refused = model.run("analyse");
  EXPECT_EQ(refused.code, 2);
  const std::string said = model.run("check").out;
  EXPECT_THAT(
      said,
      HasSubstr("posts.csv: note[extract-possible]: 3 posts name line managers that are no posts, first "
                "'X7'"));
  EXPECT_THAT(said, HasSubstr("--extract"));
}

TEST(Extract, is_not_offered_for_misspellings) {
  Texts texts = extract();
  texts[1].second =
      "post_id,title,organisation_id,reports_to\n"
      "P-100,Head,c,\nP-200,Head,c,P-10O\nP-300,Head,c,P-10O\nP-400,Head,c,p-100\nP-500,Head,c,P-1OO\n";
  const std::string said = Written(texts).run("check").out;
  EXPECT_THAT(said, HasSubstr("error[unknown-post]"));
  EXPECT_THAT(said, Not(HasSubstr("extract-possible")));
}

TEST(Extract, takes_managers_who_are_no_posts_as_not_known) {
  const Written model(extract());
  const Json all = model.json("analyse", {"--extract"})["span_of_control"]["all"];
  EXPECT_EQ(all["managers_not_known"], 3);
  EXPECT_EQ(all["managers"], 2);
  EXPECT_EQ(all["layers"], 2);
  const Ran check = model.run("check", {"--extract"});
  EXPECT_EQ(check.code, 0);
  EXPECT_THAT(check.out,
              HasSubstr("posts.csv:2:4: warning[manager-not-in-extract]: reports_to 'X7' is no post; the "
                        "manager of 'P1' is taken as not known"));
  EXPECT_EQ(model.run("draw", {"structure", "--extract", "-o", model.folder / "s.svg"}).code, 0);
  EXPECT_EQ(model.run("decouple", {"--extract"}).code, 0);
  const Ran numbered = model.run("analyse", {"--extract", "--pseudonymise", model.folder / "key"});
  EXPECT_EQ(numbered.code, 0) << numbered.err;
  EXPECT_THAT(numbered.err, Not(HasSubstr("X7")));
}

TEST(Extract, leaves_a_post_that_is_its_own_manager_an_error) {
  const Written model({{"organisations.csv", "organisation_id,name\nco,Company\n"},
                       {"posts.csv", "post_id,title,organisation_id,reports_to\n000001,CEO,co,000001\n"
                                     "000002,CTO,co,000001\n"}});
  for (const std::vector<std::string> &more : {std::vector<std::string>{}, {"--extract"}}) {
    const Ran ran = model.run("check", more);
    EXPECT_EQ(ran.code, 2);
    EXPECT_THAT(ran.out,
                HasSubstr("posts.csv:2:4: error[reports-to-itself]: reports_to '000001' is the post itself; "
                          "expected another post, or nothing at the top; name its line manager; where it is "
                          "the top, leave the cell empty"));
  }
}

// --- shares --------------------------------------------------------------------------------------------

Texts shared(const std::string &shares) {
  return {{"organisations.csv", two},
          {"posts.csv", "post_id,title,organisation_id,reports_to,annual_cost,function\n"
                        "A,Chief,c,,100000,top\nJ,Joint head,c,A,80000,care\nX,Chief,d,,90000,top\n"},
          {"post_shares.csv", shares}};
}

TEST(SharesNotKnown, leave_what_they_matter_for_not_known_and_the_post_joint) {
  const Written model(shared("post_id,organisation_id,cost_share,sole_cost\nJ,c,,70000\nJ,d,,60000\n"));
  const Json tree = model.json("analyse");
  EXPECT_EQ(tree["model"]["joint_posts"], 1);
  EXPECT_EQ(tree["model"]["fte"], 3.0);
  const Json &county = tree["span_of_control"]["organisations"]["c"];
  EXPECT_TRUE(county["fte"].is_null());
  EXPECT_TRUE(county["cost"].is_null());
  EXPECT_EQ(county["shares_not_known"], 1);
  EXPECT_EQ(county["posts"], 2);
  EXPECT_EQ(tree["span_of_control"]["all"]["cost"], 270000.0);
  const Json undone = model.json("decouple")["together"];
  EXPECT_EQ(undone["cost_per_year"]["low"], 0.0);
  EXPECT_EQ(undone["cost_per_year"]["middle"], 50000.0) << "70,000 and 60,000 less 80,000, whoever pays what";
  EXPECT_EQ(undone["cost_per_year"]["high"], 80000.0);
  EXPECT_TRUE(undone["organisations"]["c"]["cost_per_year"]["middle"].is_null());
  EXPECT_TRUE(undone["organisations"]["c"]["cost_per_year"]["high"].is_null());
  EXPECT_TRUE(undone["organisations"]["c"]["fte_gained"].is_null());
}

TEST(SharesNotKnown, say_why_in_a_scenario) {
  Texts texts = shared("post_id,organisation_id\nJ,c\nJ,d\n");
  texts.emplace_back("scenarios/s/changes.csv", "action,post_id,successor\ndelete,J,A\n");
  const Json s = Written(texts).json("compare")["scenarios"]["s"];
  EXPECT_EQ(s["fte_change"]["all"], -1.0);
  EXPECT_TRUE(s["fte_change"]["organisations"]["c"].is_null());
  EXPECT_EQ(s["fte_change"]["not_known_because"], "cost_share is not known of J");
  EXPECT_EQ(s["cost_change_per_year"]["all"], -80000.0);
  EXPECT_TRUE(s["cost_change_per_year"]["organisations"]["d"].is_null());
  EXPECT_EQ(s["fte_before"]["not_known_because"],
            "cost_share is not known of posts that organisations share");
  EXPECT_TRUE(s["fte_after"]["not_known_because"].is_null());
}

TEST(SharesNotKnown, may_be_with_an_organisation_that_is_not_named) {
  const Written model(shared("post_id,organisation_id,cost_share\nJ,c,0.6\nJ,?,0.4\n"));
  const Json tree = model.json("analyse");
  EXPECT_EQ(tree["model"]["joint_posts"], 1);
  EXPECT_EQ(tree["span_of_control"]["organisations"]["c"]["fte"], 1.6);
  const Json undone = model.json("decouple");
  EXPECT_EQ(undone["joint_posts"], 0);
  EXPECT_EQ(undone["not_undone"], Json::parse(R"(["J"])"));
  EXPECT_EQ(model.run("decouple", {"--post", "J"}).code, 1);
  EXPECT_THAT(model.run("decouple", {"--post", "J"}).err, HasSubstr("an organisation that is not named"));
  EXPECT_THAT(model.run("decouple").out, HasSubstr("No joint post can be decoupled"));
}

// --- assistants ----------------------------------------------------------------------------------------

TEST(Assistants, stand_beside_their_manager) {
  const Written model(
      {{"organisations.csv", "organisation_id,name\nc,County\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to,assistant,fte,annual_cost\n"
                     "A,Chief,c,,,1,100\nP,Personal assistant,c,A,yes,0.5,20\nB,Head,c,A,no,1,50\n"
                     "C,Clerk,c,B,,1,30\nQ,Staff officer,c,C,yes,1,40\n"}});
  const Json tree = model.json("analyse");
  const Json &all = tree["span_of_control"]["all"];
  EXPECT_EQ(all["posts"], 5);
  EXPECT_EQ(all["assistants"], 2);
  EXPECT_EQ(all["fte"], 4.5);
  EXPECT_EQ(all["cost"], 240.0);
  EXPECT_EQ(all["managers"], 2); // C has an assistant alone
  EXPECT_EQ(all["span_max"], 1);
  EXPECT_EQ(all["layers"], 3);
  EXPECT_NEAR(all["manager_share"].get<double>(), 2.0 / 3, 1e-12);
  const std::string rows = read_file(model.folder / "out/tables/spans.csv");
  EXPECT_THAT(rows, HasSubstr("A,Chief,c,,,filled,no,1,1,1,4,1,3.5,100,140,0,1,0,yes,"));
  EXPECT_THAT(rows, HasSubstr("Q,Staff officer,c,C,,filled,yes,,,,0,1,0,40,0,0,1,0,no,"));
  EXPECT_THAT(model.run("analyse").out,
              HasSubstr("2 posts stand beside a manager as\n  assistant, in no span and no layer."));
  const std::string drawn = read_file(model.folder / "out/diagrams/structure.svg");
  EXPECT_THAT(drawn, HasSubstr("assistant, beside its manager"));
}

// --- defaults, ties -------------------------------------------------------------------------------------

TEST(Defaults, are_counted_and_said) {
  Texts texts = board(",fte,status,holder", ",0.5,,Ann", ",,,Vacant");
  texts[1].second = "meeting_id,subject,occurrences_per_year\nM,Board,\nN,Other,4\n";
  const Written model(texts);
  EXPECT_EQ(model.json("analyse")["rests_on"]["defaulted"],
            Json::parse(R"({"fte": 1, "occurrences_per_year": 1, "status": 1})"));
  std::string said = model.run("analyse").out;
  std::ranges::replace(said, '\n', ' ');
  EXPECT_THAT(
      said,
      HasSubstr(
          "By default 1 post counts as 1 FTE, 1 post counts as filled, 1 series counts as once a year."));
  EXPECT_THAT(read_file(model.folder / "out/report.html"), HasSubstr("By default "));
}

TEST(EqualBetweenness, is_listed_by_identifier_whatever_the_order_of_rows) {
  std::vector<std::string> rows = {"p05,p05,a,",    "p00,p00,a,p05", "p04,p04,a,p00",
                                   "p01,p01,a,p05", "p02,p02,a,p05", "p03,p03,a,p01"};
  std::vector<std::string> firsts;
  do {
    std::string posts = "post_id,title,organisation_id,reports_to\n";
    for (const std::string &row : rows)
      posts += row + "\n";
    const Written model(
        {{"organisations.csv", "organisation_id,name\na,A\n"},
         {"posts.csv", posts},
         {"meetings.csv", "meeting_id,subject\nm0,x\nm1,x\nm2,x\nm3,x\nm4,x\n"},
         {"attendance.csv", "meeting_id,attendee_id\nm0,p00\nm0,p05\nm0,p02\nm1,p05\nm1,p00\nm1,p04\nm2,p02\n"
                            "m2,p05\nm3,p01\nm3,p05\nm3,p02\nm4,p02\nm4,p00\nm4,p03\n"}});
    const Json top = model.json(
        "analyse", {"--no-report", "--no-diagrams", "--tables", "none"})["bridges"]["betweenness_top"];
    firsts.push_back(top[0]["post_id"].get<std::string>() + top[1]["post_id"].get<std::string>());
    EXPECT_EQ(top[0]["betweenness"], top[1]["betweenness"]);
    std::ranges::rotate(rows, rows.begin() + 1);
  } while (rows[0] != "p05,p05,a,");
  EXPECT_THAT(firsts, testing::Each("p00p05"));
}

// --- a return of 2018 -----------------------------------------------------------------------------------

TEST(OrganogramNames, that_are_none_are_read_as_vacant_undisclosed_or_gone) {
  const TemporaryFolder folder;
  std::string file = "Post Unique Reference,Name,Grade,Job Title,Organisation,Reports to Senior Post,FTE\n"
                     "P1,Holder A,SCS2,Chief Executive,Office,XX,1\n";
  int number = 0;
  for (const char *name : {"Not Disclosed", "not disclosed", "Vacancy", "Vacant Post", "REDACTED", "N/A",
                           "n/d", "TBC", "N/K", "Withheld", "VACANT - recruitment", "-"})
    file += "D" + std::to_string(number++) + "," + name + ",SCS2,Director,Office,P1,1\n";
  file +=
      "E1,Eliminated.,SCS2,Old,Office,P1,1\nE2,Post deleted,SCS2,Older,Office,P1,1\nE3,Abolished,SCS2,Oldest,"
      "Office,P1,1\n";
  write_text(folder / "2018-09-30-senior.csv", file);
  const Ran ran =
      program({"import", "organogram", "--senior", folder / "2018-09-30-senior.csv", "-o", folder / "m"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("3 rows 'Eliminated' left out"));
  const Json tree = Json::parse(program({"analyse", folder / "m", "-o", folder / "out", "--json"}).out);
  EXPECT_EQ(tree["model"]["posts"], 13);
  const std::string posts = read_file(folder / "m/posts.csv");
  EXPECT_EQ(tree["diagnostics"]["by_code"].contains("placeholder-holder"), false);
  std::size_t vacant = 0;
  for (std::size_t at = posts.find(",vacant,"); at != std::string::npos; at = posts.find(",vacant,", at + 1))
    ++vacant;
  EXPECT_EQ(vacant, 3U);
  EXPECT_THAT(posts, Not(HasSubstr("TBC")));
}

} // namespace
} // namespace organograph::people_test
