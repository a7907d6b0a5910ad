// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/pseudonymise.hpp"

#include "oracle/rows.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace organograph::pseudonymise_test {
namespace {

using Json = nlohmann::ordered_json;

io::PseudonymKey key_of(unsigned char byte) {
  io::PseudonymKey key{};
  key.bytes.fill(byte);
  return key;
}

const io::PseudonymKey key = key_of(7);

using Files = test::Files;

const std::string organisations = "organisation_id,name\ncounty,County\ncity,City\n";

std::string number_of(const io::Pseudonymised &made, io::Named kind, std::string_view original) {
  for (const io::Pseudonym &each : made.pseudonyms)
    if (each.kind == kind && each.original == original)
      return each.number;
  return "none";
}

io::Pseudonymised made_of(const Files &files, const std::vector<Scenario> &scenarios = {},
                          const io::PseudonymKey &with = key) {
  return io::pseudonymised(io::read_model_files(files), scenarios, with);
}

std::string csv(const Draft &draft, TableId table) {
  return io::to_csv(*draft[table]);
}

// --- the same figures --------------------------------------------------------------------------------

Json tree_of(const Draft &draft) {
  const BuildResult built = build_model(draft);
  if (!built.model) {
    std::string all;
    for (const Diagnostic &d : built.diagnostics)
      all += to_string(d) + "\n";
    throw std::runtime_error(all);
  }
  return viz::analysis_json(test::study_of(*built.model, analyse(*built.model), built.diagnostics));
}

// Names where numbers stand; of entries that are ranked by identifiers nothing but their figures.
void restore(Json &tree, const std::map<std::string, std::string> &originals) {
  if (tree.is_string())
    if (const auto at = originals.find(tree.get<std::string>()); at != originals.end())
      tree = at->second;
  for (Json &part : tree)
    if (tree.is_structured())
      restore(part, originals);
}

std::vector<std::string> sorted(const Json &list) {
  std::vector<std::string> out;
  for (const Json &entry : list)
    out.push_back(entry.dump());
  std::ranges::sort(out);
  return out;
}

// Pairs of posts, of which there are so many, by series and then by identifiers.
void settle_pairs(Json &top, const Json &pairs) {
  if (top.size() == 100) // of the pairs of the last rank those that are listed are cut by identifier
    while (top.size() > 1 && top[top.size() - 2]["series"] == top.back()["series"])
      top.erase(top.size() - 2);
  if (top.size() > 0 && pairs > 100)
    top.erase(top.size() - 1);
  for (Json &pair : top)
    if (pair["post_a"] > pair["post_b"])
      std::swap(pair["post_a"], pair["post_b"]);
  top = sorted(top);
}

void settle_order(Json &tree) {
  if (auto &bridges = tree["bridges"]; bridges.is_object())
    for (Json &entry : bridges["betweenness_top"])
      entry.erase("post_id"); // the twenty largest: equal ones are cut by identifier
  if (auto &pairs = tree["meeting_pairs"]; pairs.is_object())
    settle_pairs(pairs["co_attendance"]["top"], pairs["co_attendance"]["pairs_count"]);
  if (auto &ties = tree["ties_beyond_chance"]; ties.is_object())
    settle_pairs(ties["top"], ties["pairs"]);
}

TEST(Pseudonymise, leaves_every_figure_of_random_models_as_it_is) {
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    const Draft draft = test::draft_of(oracle::random_model_with_registers(seed));
    const io::Pseudonymised made = io::pseudonymised(draft, {}, key_of(static_cast<unsigned char>(seed)));
    std::map<std::string, std::string> originals;
    for (const io::Pseudonym &each : made.pseudonyms)
      originals[each.number] = each.original;
    Json plain = tree_of(draft), numbered = tree_of(made.draft);
    restore(numbered, originals);
    settle_order(plain);
    settle_order(numbered);
    ASSERT_EQ(plain.dump(1), numbered.dump(1)) << "seed " << seed;
  }
}

TEST(Pseudonymise, a_persons_second_seat_goes_as_before_whatever_the_key) {
  // One person in two posts of the same tier: the post that is first in bytes keeps the seat.
  const Files files = {{"organisations.csv", organisations},
                       {"posts.csv",
                        "post_id,title,organisation_id,function,tier,holder\n"
                        "a,A,county,adults,1,Jo\nb,B,city,children,1,Jo\nc,C,city,adults,1,Ko\n"},
                       {"meetings.csv", "meeting_id,subject,kind\nm,M,representation\n"},
                       {"attendance.csv", "meeting_id,attendee_id\nm,a\nm,b\nm,c\n"}};
  for (unsigned char byte = 0; byte < 40; ++byte) {
    const Json tree = tree_of(made_of(files, {}, key_of(byte)).draft);
    EXPECT_EQ(tree["duplicated_attendance"]["functions"]["adults"]["duplicated"], 1) << int{byte};
  }
}

// --- numbers -----------------------------------------------------------------------------------------

TEST(Pseudonymise, numbers_are_of_the_key_and_the_name_and_not_of_the_order_of_rows) {
  const std::string head = "post_id,title,organisation_id,holder\n";
  const auto first =
      made_of({{"organisations.csv", organisations}, {"posts.csv", head + "p,T,county,Jo\nq,U,city,Ko\n"}});
  const auto turned =
      made_of({{"organisations.csv", organisations}, {"posts.csv", head + "q,U,city,Ko\np,T,county,Jo\n"}});
  const auto other =
      made_of({{"organisations.csv", organisations}, {"posts.csv", head + "p,T,county,Jo\nq,U,city,Ko\n"}},
              {}, key_of(8));
  for (const io::Pseudonym &each : first.pseudonyms) {
    EXPECT_EQ(number_of(turned, each.kind, each.original), each.number);
    EXPECT_NE(number_of(other, each.kind, each.original), each.number);
  }
  // HMAC-SHA-256 of "post\0p" under 32 bytes of 7, its first two groups of four bytes modulo 10,000:
  // printf 'post\0p' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0707..
  EXPECT_EQ(number_of(first, io::Named::post, "p"), "Post 6702-7761");
}

TEST(Pseudonymise, no_two_names_have_one_number) {
  std::string posts = "post_id,title,organisation_id,holder\n";
  constexpr int many = 40'000; // some ten of them begin with the same eight digits
  for (int i = 0; i < many; ++i)
    posts += "p" + std::to_string(i) + ",T,county,h" + std::to_string(i) + "\n";
  const auto made = made_of({{"organisations.csv", organisations}, {"posts.csv", posts}});
  std::set<std::string> numbers;
  std::size_t longer = 0;
  for (const io::Pseudonym &each : made.pseudonyms) {
    EXPECT_TRUE(numbers.insert(each.number).second) << each.number;
    longer += std::ranges::count(each.number, '-') > 1;
  }
  EXPECT_EQ(numbers.size(), 2U * many);
  EXPECT_GT(longer, 1U);
  EXPECT_LT(longer, 200U);
}

TEST(Pseudonymise, a_title_stays_that_five_posts_carry) {
  std::string posts = "post_id,title,organisation_id\n";
  for (int i = 0; i < 5; ++i)
    posts += "a" + std::to_string(i) + ",Social worker,county\n";
  for (int i = 0; i < 4; ++i)
    posts += "b" + std::to_string(i) + ",Team manager,county\n";
  const std::string groups = "group_id,reports_to,fte,title\ng1,a0,5,Carers\ng2,a0,1,Secretary\n";
  const auto made =
      made_of({{"organisations.csv", organisations}, {"posts.csv", posts}, {"staff_groups.csv", groups}});
  EXPECT_EQ(number_of(made, io::Named::title, "Social worker"), "none");
  EXPECT_NE(number_of(made, io::Named::title, "Team manager"), "none");
  EXPECT_EQ(number_of(made, io::Named::staff_group_title, "Carers"), "none");
  EXPECT_NE(number_of(made, io::Named::staff_group_title, "Secretary"), "none");
  EXPECT_NE(csv(made.draft, TableId::posts).find(",Social worker,"), std::string::npos);
  EXPECT_EQ(csv(made.draft, TableId::posts).find("Team manager"), std::string::npos);
}

TEST(Pseudonymise, a_title_that_only_a_scenario_names_is_counted_in_it) {
  std::string changes = "action,post_id,title,organisation_id\n";
  for (int i = 0; i < 5; ++i)
    changes += "create,n" + std::to_string(i) + ",Practice lead,county\n";
  changes += "create,m,Director,county\n";
  const Scenario scenario = io::read_scenario_files("plan", {{"changes.csv", changes}});
  const Files files = {{"organisations.csv", organisations},
                       {"posts.csv", "post_id,title,organisation_id\np,Clerk,county\n"}};
  const auto made = made_of(files, {scenario});
  EXPECT_EQ(number_of(made, io::Named::title, "Practice lead"), "none");
  EXPECT_NE(number_of(made, io::Named::title, "Director"), "none");
}

// --- what the cells become ---------------------------------------------------------------------------

TEST(Pseudonymise, a_job_share_is_two_people_and_blanks_stay) {
  const auto made = made_of({{"organisations.csv", organisations},
                             {"posts.csv", "post_id,title,organisation_id,reports_to,holder\n"
                                           "p,T,county,,\"Jo ;  Ko\"\nq,U,county, p ,Jo\n"}});
  const std::string jo = number_of(made, io::Named::holder, "Jo"),
                    ko = number_of(made, io::Named::holder, "Ko"), p = number_of(made, io::Named::post, "p");
  const std::string posts = csv(made.draft, TableId::posts);
  EXPECT_NE(posts.find("," + jo + " ;  " + ko + "\n"), std::string::npos) << posts;
  EXPECT_NE(posts.find(", " + p + " ," + jo + "\n"), std::string::npos) << posts;
}

TEST(Pseudonymise, sources_keep_their_kind_and_unknown_columns_their_place) {
  const Draft draft = io::read_model_files(
      {{"organisations.csv", "organisation_id,name,source\ncounty,County,Order of 2017\n"},
       {"posts.csv", "post_id,e-mail,title,organisation_id,source,note\n"
                     "p,jo@county,T,county,Assumption: Jo said so,Jo's\nq,ko@county,U,county,page 3,\n"}});
  const io::Pseudonymised made = io::pseudonymised(draft, {}, key);
  EXPECT_EQ(csv(made.draft, TableId::organisations), csv(draft, TableId::organisations));
  const std::string posts = csv(made.draft, TableId::posts);
  EXPECT_EQ(posts.substr(0, posts.find('\n')), "post_id,,title,organisation_id,source,note");
  EXPECT_NE(posts.find(",county,assumption: not shown,\n"), std::string::npos) << posts;
  EXPECT_NE(posts.find(",county,not shown,\n"), std::string::npos) << posts;
  EXPECT_EQ(posts.find('@'), std::string::npos);
  for (const Diagnostic &d : made.draft.diagnostics)
    EXPECT_EQ(to_string(d).find("e-mail"), std::string::npos) << to_string(d);
}

TEST(Pseudonymise, a_partner_that_attends_keeps_its_name_and_a_post_does_not) {
  const auto made = made_of({{"organisations.csv", organisations},
                             {"posts.csv", "post_id,title,organisation_id\np,T,county\n"},
                             {"partners.csv", "partner_id,name\nhealth,Health\n"},
                             {"meetings.csv", "meeting_id,subject\nm,M\n"},
                             {"attendance.csv", "meeting_id,attendee_id\nm,health\nm,p\n"}});
  EXPECT_EQ(csv(made.draft, TableId::attendance),
            "meeting_id,attendee_id\nm,health\nm," + number_of(made, io::Named::post, "p") + "\n");
}

TEST(Pseudonymise, a_scenario_names_the_same_posts_and_people) {
  const Files files = {{"organisations.csv", organisations},
                       {"posts.csv", "post_id,title,organisation_id,holder\np,T,county,Jo\nq,U,county,Ko\n"}};
  const Scenario scenario = io::read_scenario_files(
      "plan", {{"changes.csv", "action,post_id,successor,ring_fence,title,organisation_id,reports_to,holder\n"
                               "create,new,,p; q,V,county,,\nchange,q,,,,,new,-\ndelete,p,new,,,,,\n"}});
  const auto made = made_of(files, {scenario});
  const auto post = [&](std::string_view id) { return number_of(made, io::Named::post, id); };
  const std::string changes = csv(made.scenarios[0].draft, TableId::changes);
  EXPECT_NE(changes.find("create," + post("new") + ",," + post("p") + "; " + post("q") + ","),
            std::string::npos)
      << changes;
  EXPECT_NE(changes.find("change," + post("q") + ",,,,," + post("new") + ",-\n"), std::string::npos);
  EXPECT_NE(changes.find("delete," + post("p") + "," + post("new") + ","), std::string::npos);
  EXPECT_TRUE(apply_scenarios(made.draft, made.scenarios).at(0).model.has_value());
}

TEST(Pseudonymise, published_figures_follow_or_are_left_out_with_a_note) {
  const auto made = made_of({{"organisations.csv", organisations},
                             {"posts.csv", "post_id,title,organisation_id,holder,parking\np,T,county,Jo,3\n"},
                             {"published.csv", "measure,value\n"
                                               "span_of_control.organisations.county.posts,1\n"
                                               "count(posts where holder=Jo and organisation_id=county),1\n"
                                               "sum(posts.annual_cost),0\n"
                                               "sum(posts.parking),3\n"
                                               "count(posts where holder=Somebody),0\n"
                                               "span_of_control.posts.p.fte,1\n"
                                               "count(posts where note=Jo),0\n"}});
  EXPECT_EQ(csv(made.draft, TableId::published),
            "measure,value\nspan_of_control.organisations.county.posts,1\n"
            "count(posts where holder=" +
                number_of(made, io::Named::holder, "Jo") +
                " and organisation_id=county),1\nsum(posts.annual_cost),0\n");
  std::vector<std::uint64_t> lines;
  for (const Diagnostic &d : made.draft.diagnostics)
    if (d.code == Code::published_left_out)
      lines.push_back(d.line);
  EXPECT_EQ(lines, (std::vector<std::uint64_t>{5, 6, 7, 8}));
}

// --- the key -----------------------------------------------------------------------------------------

TEST(PseudonymKey, is_made_for_its_owner_alone_and_read_again) {
  const test::TemporaryFolder folder;
  EXPECT_TRUE(io::read_pseudonym_key(folder / "key").empty());
  const io::PseudonymKey made = io::make_pseudonym_key(folder / "key");
  EXPECT_EQ(io::read_pseudonym_key(folder / "key").at(0).bytes, made.bytes);
  EXPECT_EQ(std::filesystem::status(folder / "key").permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  const std::string text = test::read_file(folder / "key");
  EXPECT_THROW(io::make_pseudonym_key(folder / "key"), io::EnvironmentError);
  EXPECT_EQ(test::read_file(folder / "key"), text);
  EXPECT_EQ(test::files_below(folder / "").size(), 1U); // no temporary is left
}

TEST(PseudonymKey, that_is_none_is_refused) {
  const test::TemporaryFolder folder;
  for (const std::string &text : {std::string(), std::string("secret"), std::string(63, 'a'),
                                  std::string(63, 'a') + "g", std::string(64, 'a'), std::string(5000, 'a')}) {
    test::write_text(folder / "key", text);
    EXPECT_THROW(io::read_pseudonym_key(folder / "key"), io::EnvironmentError) << text;
  }
  const std::string digits = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";
  test::write_text(folder / "key", " " + digits + "\r\n");
  const auto keys = io::read_pseudonym_key(folder / "key");
  EXPECT_EQ(keys.at(0).bytes[0], 0x9F);
  EXPECT_EQ(keys.at(0).bytes[31], 0x08);
}

} // namespace
} // namespace organograph::pseudonymise_test
