// SPDX-License-Identifier: Apache-2.0
// --pseudonymise as its user runs it: nothing of a name in anything that a run leaves or prints.
#include "support/opened_workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace organograph::privacy_test {
namespace {

using Json = nlohmann::ordered_json;
using test::program;
using test::TemporaryFolder;

const std::string examples = places::examples();
const std::string example = examples + "/cambridgeshire-peterborough-2017";

// Everything that may tell who somebody is begins with ZZ.
void write_secretive_model(const std::filesystem::path &folder) {
  const auto write = [&](const std::string &name, const std::string &text) {
    test::write_text(folder / name, text);
  };
  write("organisations.csv", "organisation_id,name,source\ncounty,County,\ncity,City,\n");
  write("posts.csv",
        "post_id,title,organisation_id,reports_to,function,holder,annual_cost,source,note,mail,\n"
        "ZZce,ZZChief,county,,adults,ZZJo,100000,ZZletter,ZZnote,ZZ@county,ZZheadless\n"
        "ZZd,ZZDirector,city,ZZce,adults,ZZKo; ZZLo,,assumption: ZZsaid,,,\n"
        "ZZe,ZZDeputy,county,ZZce,,ZZJo,,,,,\n");
  write("post_shares.csv",
        "post_id,organisation_id,cost_share,sole_cost\nZZce,county,0.5,90000\nZZce,city,0.5,80000\n");
  write("staff_groups.csv", "group_id,reports_to,fte,title,note\nZZg,ZZd,2,ZZHeads,ZZ\n");
  write("reporting_lines.csv", "post_id,reports_to,kind\nZZe,ZZd,dotted\n");
  write("meetings.csv", "meeting_id,subject,source\nm,Board,ZZdiary\nn,Forum,\n");
  write("attendance.csv", "meeting_id,attendee_id\nm,ZZce\nm,ZZd\nm,health\nn,ZZe\n");
  write("partners.csv", "partner_id,name\nhealth,Health\n");
  write("partner_links.csv",
        "partner_id,post_id,function,source\nhealth,ZZce,adults,ZZ\nhealth,ZZd,adults,\n");
  write("integration_targets.csv", "function,organisation_a,organisation_b,target_level,agreed_by\n"
                                   "adults,county,city,4,ZZleader\n");
  write("published.csv", "measure,value\ncount(posts where holder=ZZJo),2\ncount(posts where note=ZZnote),1\n"
                         "scenarios.plan.at_risk,2\n");
  write("ZZ.csv", "a,b\n1,2\n");
  write("scenarios/plan/scenario.csv", "title,note\nA plan,ZZ\n");
  write("scenarios/plan/changes.csv",
        "action,post_id,successor,ring_fence,title,organisation_id,reports_to,holder,source,note,ZZcolumn\n"
        "create,ZZnew,,ZZd,ZZHead,city,ZZce,,ZZ,ZZ,ZZ\ndelete,ZZd,ZZnew,,,,,,ZZ,ZZ,ZZ\n");
}

void expect_no_names(const std::string &text, const std::string &where) {
  const std::size_t at = text.find("ZZ");
  EXPECT_EQ(at, std::string::npos) << where << ": " << text.substr(at - std::min<std::size_t>(at, 60), 120);
}

TEST(Privacy, no_name_is_in_anything_that_an_analysis_leaves_or_prints) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  const auto ran =
      program({"analyse", folder / "model", "-o", folder / "out", "--pseudonymise", folder / "key"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  expect_no_names(ran.out, "standard output");
  expect_no_names(ran.err, "standard error");
  const auto files = test::files_below(folder / "out");
  EXPECT_GT(files.size(), 20U);
  for (const auto &[name, text] : files)
    if (!name.ends_with(".xlsx")) // packed
      expect_no_names(text, name);
  for (const char *book : {"report.xlsx", "model.xlsx"})
    for (const auto &[part, text] : test::unzipped(files.at(book)))
      expect_no_names(text, part);
  const Json tree = Json::parse(files.at("analysis.json"));
  EXPECT_EQ(tree["privacy"]["pseudonymised"], true);
  EXPECT_EQ(tree["privacy"]["numbered"].dump(),
            R"({"posts":4,"holders":3,"holder_ids":0,"titles":4,"staff_groups":1,"staff_group_titles":1})");
  EXPECT_EQ(tree["published"]["checked"], 2);
  EXPECT_EQ(tree["published"]["agree"], 2);
  EXPECT_NE(ran.out.find("Pseudonymised: numbers stand for 4 posts, 3 holders and 5 titles."),
            std::string::npos);
  const std::string key = test::read_file(folder / "key").substr(0, 64);
  for (const auto &[name, text] : files)
    EXPECT_EQ(text.find(key), std::string::npos) << name;
}

TEST(Privacy, no_name_is_in_a_comparison_a_decoupling_or_a_drawing) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  const std::string model = folder / "model", key = folder / "key";
  for (std::vector<std::string> args : {std::vector<std::string>{"compare", model},
                                        {"compare", model, "--json"},
                                        {"decouple", model},
                                        {"decouple", model, "--json", "--post", "ZZce"}}) {
    args.insert(args.end(), {"--pseudonymise", key});
    const auto ran = program(args);
    EXPECT_EQ(ran.code, 0) << ran.err;
    expect_no_names(ran.out + ran.err, args[0]);
    EXPECT_NE(ran.out.find("seudonymised"), std::string::npos);
  }
  for (const std::string view : {"structure", "scenario", "meetings", "partners", "integration", "load",
                                 "leadership", "own-shared", "decoupling"}) {
    std::vector<std::string> args = {"draw",           model, view, "-o", folder / (view + ".svg"),
                                     "--pseudonymise", key};
    if (view == "scenario")
      args.insert(args.end(), {"--scenario", "plan", "--root", "ZZce"});
    ASSERT_EQ(program(args).code, 0) << view;
    expect_no_names(test::read_file(folder / (view + ".svg")), view);
  }
}

// Numbers of the examples, their scenarios and published figures: all but names, and the order by names.
Json figures_of(const Json &tree) {
  if (tree.is_object()) {
    Json out = Json::object();
    for (const auto &[key, value] : tree.items())
      if (key != "privacy" && key != "source")
        out[key] = figures_of(value);
    return out;
  }
  if (tree.is_array()) {
    Json out = Json::array();
    for (const Json &value : tree)
      out.push_back(figures_of(value));
    return out;
  }
  return tree.is_string() ? Json("text") : tree;
}

TEST(Privacy, the_examples_have_the_same_figures_with_and_without) {
  for (const std::string name : {"cambridgeshire-peterborough-2017", "cambridgeshire-peterborough-2021",
                                 "oxfordshire-cherwell-2019"}) {
    const TemporaryFolder folder;
    const auto plain = program({"analyse", examples + "/" + name, "-o", folder / "a", "--json"});
    const auto numbered = program(
        {"analyse", examples + "/" + name, "-o", folder / "b", "--json", "--pseudonymise", folder / "key"});
    Json after = Json::parse(numbered.out);
    Json &diagnostics = after["diagnostics"]; // of names in texts only that run can warn
    if (diagnostics["by_code"].erase("names-left") > 0)
      diagnostics["warnings"] = diagnostics["warnings"].get<int>() - 1;
    EXPECT_EQ(figures_of(Json::parse(plain.out)).dump(1), figures_of(after).dump(1));
  }
}

TEST(Privacy, the_same_key_gives_the_same_bytes_and_another_key_others) {
  const TemporaryFolder folder;
  for (const auto &[out, key] : {std::pair{"a", "key"}, {"b", "key"}, {"c", "other"}})
    ASSERT_EQ(
        program({"analyse", example, "-o", folder / out, "--quiet", "--pseudonymise", folder / key}).code, 0);
  EXPECT_EQ(test::files_below(folder / "a"), test::files_below(folder / "b"));
  EXPECT_NE(test::read_file(folder / "a/tables/spans.csv"), test::read_file(folder / "c/tables/spans.csv"));
}

TEST(Privacy, which_scenarios_are_asked_for_changes_no_number) {
  const TemporaryFolder folder;
  const auto spans = [&](const std::vector<std::string> &more) {
    std::vector<std::string> args = {"analyse", example,          "-o",          folder / "out",
                                     "--quiet", "--pseudonymise", folder / "key"};
    args.insert(args.end(), more.begin(), more.end());
    EXPECT_EQ(program(args).code, 0);
    return test::read_file(folder / "out/tables/spans.csv");
  };
  EXPECT_EQ(spans({}), spans({"--scenario", "linked-restructures"}));
}

TEST(Privacy, says_when_it_makes_a_key_and_not_again) {
  const TemporaryFolder folder;
  const std::vector<std::string> args = {"decouple", example, "--pseudonymise", folder / "key"};
  EXPECT_NE(program(args).err.find("a new key is in it"), std::string::npos);
  EXPECT_EQ(program(args).err, "");
}

TEST(Privacy, a_key_that_would_be_passed_on_is_refused) {
  const TemporaryFolder folder;
  const std::string out = folder / "out", key = folder / "key";
  const auto refused = [](const std::vector<std::string> &args, const std::string &why) {
    const auto ran = program(args);
    EXPECT_EQ(ran.code, 1);
    EXPECT_NE(ran.err.find(why), std::string::npos) << ran.err;
  };
  refused({"analyse", example, "-o", out, "--pseudonymise", out + "/../out/key"}, "is in the output");
  refused({"analyse", example, "-o", out, "--pseudonymise", key, "--pseudonyms", out + "/names.csv"},
          "is in the output");
  refused({"draw", example, "structure", "-o", folder / "a.svg", "--pseudonymise", folder / "a.svg"},
          "is in the output");
  refused({"compare", example, "--pseudonyms", folder / "names.csv"}, "say that too");
  refused({"compare", example, "--pseudonymise", key, "--pseudonyms", key}, "overwrite the key");
  refused({"compare", example, "--pseudonymise", key, "--pseudonyms", example + "/posts.csv"},
          "in the model's folder");
  EXPECT_TRUE(test::files_below(folder / "").empty());
}

TEST(Privacy, a_key_in_the_model_is_refused) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  const auto ran = program({"compare", folder / "model", "--pseudonymise", folder / "model/secret/../key"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("is in the model's folder"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "model/key"));
}

TEST(Privacy, a_key_that_could_be_guessed_is_refused) {
  const TemporaryFolder folder;
  std::string halves, steps;
  for (int i = 0; i < 4; ++i) {
    halves += "8f3c1a09d7e62b45";
    steps += "0123456789ABCDEF";
  }
  for (const std::string &digits :
       {std::string(64, '0'), std::string(32, 'a') + std::string(32, 'b'), halves, steps,
        std::string("0011223344556677889900112233445566778899001122334455667788990011")}) {
    ASSERT_EQ(digits.size(), 64U);
    test::write_text(folder / "key", digits + "\n");
    const auto ran = program({"decouple", example, "--pseudonymise", folder / "key"});
    EXPECT_EQ(ran.code, 3) << digits;
    EXPECT_NE(ran.err.find("could be guessed"), std::string::npos) << ran.err;
  }
}

TEST(Privacy, a_key_that_others_may_read_is_warned_of) {
  const TemporaryFolder folder;
  const std::vector<std::string> args = {"decouple", example, "--pseudonymise", folder / "key"};
  ASSERT_EQ(program(args).code, 0);
  std::filesystem::permissions(folder / "key", std::filesystem::perms::group_read,
                               std::filesystem::perm_options::add);
  const auto ran = program(args);
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.err.find("others may read the key"), std::string::npos) << ran.err;
}

TEST(Privacy, the_way_back_overwrites_its_own_file_alone) {
  const TemporaryFolder folder;
  const std::string names = folder / "names.csv";
  const std::vector<std::string> args = {"decouple",     example,        "--pseudonymise",
                                         folder / "key", "--pseudonyms", names};
  const std::string foreign = "kind,number,original,more\nPost,1,2,3\n";
  test::write_text(names, foreign);
  const auto refused = program(args);
  EXPECT_EQ(refused.code, 1);
  EXPECT_NE(refused.err.find("was not made by --pseudonyms"), std::string::npos) << refused.err;
  EXPECT_EQ(test::read_file(names), foreign);
  EXPECT_FALSE(std::filesystem::exists(folder / "key")); // nothing was begun
  std::filesystem::remove(names);
  ASSERT_EQ(program(args).code, 0);
  const std::string first = test::read_file(names);
  EXPECT_EQ(program(args).code, 0);
  EXPECT_EQ(test::read_file(names), first);
}

TEST(Privacy, a_faulty_model_is_shown_plainly_and_makes_no_key) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  test::write_text(folder / "model/reporting_lines.csv", "post_id,reports_to,kind\nZZe,ZZgone,dotted\n");
  const auto ran =
      program({"analyse", folder / "model", "-o", folder / "out", "--pseudonymise", folder / "key"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("'ZZgone' is no post"), std::string::npos) << ran.err;
  EXPECT_FALSE(std::filesystem::exists(folder / "key"));
  EXPECT_FALSE(std::filesystem::exists(folder / "out"));
}

TEST(Privacy, the_way_back_is_written_for_its_owner_alone) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  ASSERT_EQ(program({"decouple", folder / "model", "--pseudonymise", folder / "key", "--pseudonyms",
                     folder / "names.csv"})
                .code,
            0);
  const std::string names = test::read_file(folder / "names.csv");
  EXPECT_EQ(names.substr(0, names.find('\n')), "kind,number,original");
  for (const std::string original : {"ZZce", "ZZJo", "ZZLo", "ZZChief", "ZZHead", "ZZg", "ZZHeads", "ZZnew"})
    EXPECT_NE(names.find("," + original + "\n"), std::string::npos) << original;
  EXPECT_EQ(std::filesystem::status(folder / "names.csv").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Privacy, what_was_not_done_is_on_record_too) {
  const TemporaryFolder folder;
  const auto ran = program({"analyse", example, "-o", folder / "out", "--json"});
  EXPECT_EQ(Json::parse(ran.out)["privacy"]["pseudonymised"], false);
}

TEST(Privacy, a_minimum_group_is_on_record_and_no_cost_of_one_post_is_anywhere) {
  const TemporaryFolder folder;
  const std::string model = folder / "model";
  test::write_text(model + "/organisations.csv", "organisation_id,name\ncounty,County\ncity,City\n");
  std::string posts = "post_id,title,organisation_id,reports_to,fte,annual_cost\nce,Chief,county,,1,100003\n";
  for (int i = 0; i < 6; ++i)
    posts += "p" + std::to_string(i) + ",Officer," + (i < 4 ? "county" : "city") + ",ce,0.37,5000" +
             std::to_string(i) + "\n";
  test::write_text(model + "/posts.csv", posts);
  test::write_text(model + "/published.csv", "measure,value\ncount(posts where organisation_id=city),2\n"
                                             "span_of_control.all.posts,7\n");
  test::write_text(model + "/scenarios/plan/changes.csv", "action,post_id\ndelete,p0\n");
  const auto ran = program({"analyse", model, "-o", folder / "out", "--minimum-group", "3", "--quiet"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto files = test::files_below(folder / "out");
  const Json tree = Json::parse(files.at("analysis.json"));
  EXPECT_EQ(tree["privacy"]["minimum_group"], 3);
  EXPECT_GT(tree["privacy"]["blanked"], 0);
  EXPECT_EQ(tree["privacy"]["published_left_out"], 1);
  EXPECT_EQ(tree["published"]["checked"], 1);
  EXPECT_TRUE(tree["span_of_control"]["organisations"]["city"]["cost"].is_null());
  EXPECT_TRUE(tree["span_of_control"]["organisations"]["county"]["cost"].is_null()); // else the total tells
  EXPECT_FALSE(tree["span_of_control"]["all"]["cost"].is_null());
  const Json &plan = tree["scenarios"]["plan"]; // one post goes: the change would be its cost
  for (const char *key : {"fte_change", "fte_after", "cost_change_per_year"})
    EXPECT_TRUE(plan[key]["all"].is_null()) << key;
  EXPECT_FALSE(plan["fte_before"]["all"].is_null());
  EXPECT_TRUE(plan["after"]["span_of_control"]["all"]["cost"].is_null());
  EXPECT_TRUE(plan["after"]["model"]["fte"].is_null());
  EXPECT_TRUE(plan["at_risk"].is_null() || plan["at_risk"] == 0);
  for (const auto &[name, text] : files)
    for (const std::string amount : {"100003", "50000", "50005", "0.37"})
      EXPECT_EQ(text.find(amount), std::string::npos) << name << " " << amount;
}

TEST(Privacy, a_minimum_group_above_the_model_is_refused) {
  const TemporaryFolder folder;
  const auto ran = program({"analyse", example, "-o", folder / "out", "--minimum-group", "50"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.err.find("every figure would be blank"), std::string::npos) << ran.err;
}

TEST(Privacy, decoupling_one_post_shows_no_cost) {
  const auto ran =
      program({"decouple", examples + "/cambridgeshire-peterborough-2021", "--json", "--minimum-group", "3"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json tree = Json::parse(ran.out);
  for (const Json &alone : tree["alone"]) {
    EXPECT_TRUE(alone["cost_per_year"]["high"].is_null());
    for (const Json &organisation : alone["organisations"])
      EXPECT_TRUE(organisation["fte_gained"].is_null() || organisation["fte_gained"] == 0) << organisation;
  }
  EXPECT_EQ(tree["privacy"]["minimum_group"], 3);
}

void write_two_services(const std::string &model, const std::string &cost_of_officers) {
  test::write_text(model + "/organisations.csv", "organisation_id,name\na,A\nb,B\n");
  test::write_text(model + "/functions.csv", "function,name\nfin,Finance\nhr,People\n");
  std::string posts = "post_id,title,organisation_id,reports_to,function,fte,annual_cost,status\n"
                      "top,Head,a,,fin,1,123457,filled\nb0,Head,b,,hr,1,98765,filled\n";
  for (int i = 1; i < 9; ++i)
    posts += "a" + std::to_string(i) + ",Officer,a,top,fin,1,3000" + std::to_string(i) + ",filled\nb" +
             std::to_string(i) + ",Officer,b,b0,hr,1," + cost_of_officers + ",filled\n";
  test::write_text(model + "/posts.csv", posts);
}

Json analysed(const TemporaryFolder &folder) {
  const auto ran =
      program({"analyse", folder / "model", "-o", folder / "out", "--minimum-group", "3", "--quiet"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  return Json::parse(test::files_below(folder / "out").at("analysis.json"));
}

TEST(Privacy, a_cost_that_few_posts_of_a_group_have_is_blank) {
  const TemporaryFolder folder;
  write_two_services(folder / "model", "");
  const Json tree = analysed(folder), spans = tree["span_of_control"];
  EXPECT_TRUE(spans["functions"]["hr"]["cost"].is_null()); // 98765 is one post's
  EXPECT_EQ(spans["functions"]["hr"]["cost_unknown_posts"], 8);
  EXPECT_TRUE(spans["functions"]["fin"]["cost"].is_null()); // else the total tells
  EXPECT_TRUE(spans["organisations"]["b"]["cost"].is_null());
  EXPECT_FALSE(spans["all"]["cost"].is_null());
  EXPECT_TRUE(spans["all"]["manager_cost_share"].is_null()); // of two managers
  EXPECT_FALSE(spans["all"]["manager_share"].is_null());
}

TEST(Privacy, scenarios_that_few_posts_tell_apart_are_not_all_shown) {
  const TemporaryFolder folder;
  write_two_services(folder / "model", "40000");
  const std::string five = "action,post_id\ndelete,a1\ndelete,a2\ndelete,a3\ndelete,a4\ndelete,a5\n";
  test::write_text(folder / "model/scenarios/A/changes.csv", five);
  test::write_text(folder / "model/scenarios/B/changes.csv", five + "delete,a6\n");
  test::write_text(folder / "model/scenarios/C/changes.csv", five + "delete,b1\ndelete,b2\ndelete,b3\n");
  const Json scenarios = analysed(folder)["scenarios"];
  for (const char *key : {"fte_change", "cost_change_per_year", "fte_after"}) {
    EXPECT_FALSE(scenarios["A"][key]["all"].is_null()) << key;
    EXPECT_TRUE(scenarios["B"][key]["all"].is_null()) << key; // A and one more
    EXPECT_FALSE(scenarios["C"][key]["all"].is_null()) << key;
  }
  EXPECT_TRUE(scenarios["B"]["after"]["span_of_control"]["all"]["cost"].is_null());
}

TEST(Privacy, a_small_count_of_posts_that_end_is_not_left_over_from_the_others) {
  const TemporaryFolder folder;
  write_two_services(folder / "model", "40000");
  std::string posts = test::read_file(folder / "model/posts.csv");
  posts.replace(posts.find("30005,filled"), 12, "30005,interim");
  test::write_text(folder / "model/posts.csv", posts);
  test::write_text(folder / "model/scenarios/A/changes.csv",
                   "action,post_id\ndelete,a1\ndelete,a2\ndelete,a3\ndelete,a4\ndelete,a5\n");
  const Json plan = analysed(folder)["scenarios"]["A"];
  EXPECT_TRUE(plan["no_impact"].is_null()); // 1 of 5
  EXPECT_TRUE(plan["at_risk"].is_null());   // 4: 5 less 4 would be it
  EXPECT_EQ(plan["vacant_deleted"], 0);
  for (const Json &group : plan["at_risk_groups"])
    EXPECT_TRUE(group["at_risk"].is_null());
  const std::string page = test::files_below(folder / "out").at("report.html");
  EXPECT_EQ(page.find("not known of the posts"), std::string::npos);
  EXPECT_NE(page.find("not shown"), std::string::npos);
}

TEST(Privacy, duplicated_seats_of_few_posts_show_no_cost) {
  const TemporaryFolder folder;
  write_two_services(folder / "model", "40000");
  test::write_text(
      folder / "model/meetings.csv",
      "meeting_id,subject,kind,duration_hours,occurrences_per_year\nm,Board,representation,1,10\n");
  test::write_text(folder / "model/attendance.csv", "meeting_id,attendee_id\nm,a1\nm,a2\nm,b0\nm,top\n");
  const Json seats = analysed(folder)["duplicated_attendance"];
  EXPECT_EQ(seats["duplicated"], 1);
  EXPECT_TRUE(seats["duplicated_cost_per_year_low"].is_null());
  EXPECT_FALSE(seats["duplicated_hours_per_year_low"].is_null());
}

// 31 posts of one organisation, of which each costs something else.
void write_thirty_posts(const std::string &model) {
  test::write_text(model + "/organisations.csv", "organisation_id,name\na,A\n");
  std::string posts = "post_id,title,organisation_id,reports_to,annual_cost\np0,Head,a,,150000\n";
  for (int i = 1; i <= 30; ++i)
    posts += "p" + std::to_string(i) + ",Post,a,p0," + std::to_string(50000 + 137 * i * i) + "\n";
  test::write_text(model + "/posts.csv", posts);
}

std::string deletions(int first, int last) {
  std::string out = "action,post_id,successor\n";
  for (int i = first; i <= last; ++i)
    out += "delete,p" + std::to_string(i) + ",p0\n";
  return out;
}

TEST(Privacy, two_changes_whose_difference_is_one_salary_are_not_both_shown) {
  const TemporaryFolder folder;
  const std::string model = folder / "model";
  write_thirty_posts(model);
  test::write_text(model + "/scenarios/first/changes.csv", deletions(1, 5));
  test::write_text(model + "/scenarios/second/scenario.csv", "title,starts_from\n,first\n");
  test::write_text(model + "/scenarios/second/changes.csv", deletions(11, 16));
  test::write_text(model + "/scenarios/third/changes.csv", deletions(11, 15));
  const auto ran = program({"compare", model, "--minimum-group", "5", "--json"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const Json scenarios = Json::parse(ran.out)["scenarios"];
  for (const char *key : {"cost_change_per_year", "fte_change"}) {
    EXPECT_FALSE(scenarios["first"][key]["all"].is_null()) << key;
    EXPECT_FALSE(scenarios["second"][key]["all"].is_null()) << key;
    EXPECT_TRUE(scenarios["third"][key]["all"].is_null()) << key; // second's less p16
    EXPECT_TRUE(scenarios["third"]["change"]["span_of_control"]["all"]["cost"].is_null());
  }
  EXPECT_TRUE(scenarios["third"]["at_risk"].is_null()); // one person fewer than in second
}

TEST(Privacy, a_published_sum_is_of_enough_rows_that_have_a_value) {
  const TemporaryFolder folder;
  const std::string model = folder / "model";
  write_thirty_posts(model);
  std::string posts = "post_id,title,organisation_id,reports_to,annual_cost\np0,Head,a,,123457\n";
  for (int i = 1; i <= 11; ++i)
    posts += "p" + std::to_string(i) + ",Post,a,p0,\n";
  test::write_text(model + "/posts.csv", posts);
  test::write_text(model + "/scenarios/plan/changes.csv",
                   "action,post_id,title,organisation_id,reports_to,annual_cost\n"
                   "create,n1,New,a,p0,98765\n");
  test::write_text(model + "/published.csv",
                   "measure,value\nsum(posts.annual_cost),123000\nsum(posts.fte),12\n"
                   "sum(scenarios/plan/changes.annual_cost),98000\n"
                   "count(posts where annual_cost=123457),0\ncount(posts where status=filled),12\n"
                   "count(posts where reports_to=p0),11\n"); // all but one
  const auto ran = program({"analyse", model, "-o", folder / "out", "--minimum-group", "5", "--quiet"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto files = test::files_below(folder / "out");
  const Json tree = Json::parse(files.at("analysis.json"));
  EXPECT_EQ(tree["privacy"]["published_left_out"], 4);
  ASSERT_EQ(tree["published"]["checked"], 2);
  EXPECT_EQ(tree["published"]["figures"][0]["measure"], "sum(posts.fte)");
  EXPECT_EQ(tree["published"]["figures"][1]["measure"], "count(posts where status=filled)");
  for (const auto &[name, text] : files)
    for (const std::string cost : {"123457", "98765"})
      EXPECT_EQ(text.find(cost), std::string::npos) << name << " " << cost;
}

std::string warned(const TemporaryFolder &folder) {
  const auto ran =
      program({"analyse", folder / "model", "-o", folder / "out", "--pseudonymise", folder / "key"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const std::size_t at = ran.err.find("warning[names-left]");
  const std::string out = at == std::string::npos ? "" : ran.err.substr(at, ran.err.find('\n', at) - at);
  EXPECT_EQ(out.find("Dname"), std::string::npos) << out;
  return out;
}

void write_two_people(const std::string &model) {
  test::write_text(model + "/organisations.csv", "organisation_id,name\nA,Alpha\n");
  test::write_text(model + "/posts.csv", "post_id,title,organisation_id,reports_to,unit,holder,grade\n"
                                         "p0,Chief,A,,,Aname Bname,\np1,Head,A,p0,,Cname Dname,\n");
}

TEST(Privacy, names_that_still_stand_in_measures_are_warned_of) {
  const TemporaryFolder folder;
  write_two_people(folder / "model");
  test::write_text(folder / "model/published.csv",
                   "measure,value,tolerance,source\ncount(posts where unit=Office of Cname Dname),0,,paper\n"
                   "count(posts where grade=cname dname's deputy),0,,paper\n"
                   "count(posts where holder=Cname Dname),1,,paper\n");
  EXPECT_NE(warned(folder).find("in 2 texts that stay: published.csv:2 (measure), published.csv:3 (measure)"),
            std::string::npos)
      << warned(folder);
}

TEST(Privacy, names_that_still_stand_in_names_of_scenarios_are_warned_of) {
  for (const std::string name : {"without Cname Dname", "Cname Dname"}) {
    const TemporaryFolder folder;
    write_two_people(folder / "model");
    test::write_text(folder / "model/scenarios/a/changes.csv", "action,post_id\n");
    test::write_text(folder / "model/scenarios/" + name + "/changes.csv", "action,post_id\n");
    const std::string place = name[0] == 'w' ? "2" : "1";
    EXPECT_NE(warned(folder).find("in 1 text that stays: the name of scenario " + place + " of 2"),
              std::string::npos)
        << warned(folder);
  }
}

TEST(Privacy, names_that_still_stand_in_texts_that_stay_are_warned_of_once) {
  const TemporaryFolder folder;
  write_secretive_model(folder / "model");
  test::write_text(folder / "model/meetings.csv", "meeting_id,subject\nm,ZZJo's board\nn,ZZChiefly\n");
  const auto ran =
      program({"analyse", folder / "model", "-o", folder / "out", "--pseudonymise", folder / "key"});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_NE(ran.err.find("warning[names-left]: names that are replaced still stand in 1 text that stays: "
                         "meetings.csv:2 (subject)"),
            std::string::npos)
      << ran.err;
  EXPECT_EQ(ran.err.find("ZZ"), std::string::npos);
}

} // namespace
} // namespace organograph::privacy_test
