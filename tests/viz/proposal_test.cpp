// SPDX-License-Identifier: Apache-2.0
// What a scenario does, as values: no surface writes here.
#include "findings/proposal.hpp"
#include "findings/scenario_facts.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {
namespace {

using test::Files;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

const Files one_director = {
    {"scenario.csv", "title\nOne director\n"},
    {"changes.csv",
     "action,post_id,title,organisation_id,reports_to,function,status,successor,shares,ring_fence\n"
     "create,sd,Joint director,ccc,ed_c,adults,vacant,,,sd_1;sd_2\n"
     "share,sd,,,,,,,ccc:0.5;pcc:0.5,\n"
     "delete,sd_1,,,,,,sd,,\ndelete,sd_2,,,,,,sd,,\ndelete,sd_3,,,,,,sd,,\n"}};

/// The first scenario of a model, and the study that it looks at.
struct Told {
  explicit Told(const Files &scenario, const Files &model = test::two_councils(), unsigned minimum = 0)
      : study(shown(test::study_of(model, {{"one", scenario}}), minimum)), of(study.scenarios().at(0)) {}

  Study study;
  StudiedScenario of;
};

std::vector<Figure> figures(const Sentence &sentence) {
  std::vector<Figure> out;
  for (const Sentence::Part &part : sentence.parts())
    if (const auto *figure = std::get_if<Figure>(&part))
      out.push_back(*figure);
  return out;
}

std::vector<std::optional<double>> values(const Sentence &sentence) {
  std::vector<std::optional<double>> out;
  for (const Figure &figure : figures(sentence))
    out.push_back(figure.value);
  return out;
}

TEST(Sentence, is_texts_and_figures_in_their_order) {
  Sentence say;
  EXPECT_TRUE(say.empty());
  say.text("").text("Of ").text("them ").figure(Figure("a.b", "1,200", "posts", "x=1", 1200)).text(".");
  EXPECT_EQ(say.plain(), "Of them 1,200.");
  ASSERT_EQ(say.parts().size(), 3U) << "texts that follow each other are one";
  const auto &figure = std::get<Figure>(say.parts()[1]);
  EXPECT_EQ(std::tie(figure.measure, figure.table, figure.filter), std::tuple("a.b", "posts", "x=1"));
  EXPECT_EQ(Sentence().text("a").add(say).plain(), "aOf them 1,200.");
}

TEST(Sentence, counts_what_is_one_and_what_is_many) {
  const auto said = [](std::optional<std::uint64_t> count) {
    return Sentence().counted("model.posts", count, "post", "posts").plain();
  };
  EXPECT_EQ(said(1), "1 post");
  EXPECT_EQ(said(0), "0 posts");
  EXPECT_EQ(said(12'000), "12,000 posts");
  EXPECT_EQ(said({}), "not known posts");
}

TEST(Proposal, posts_are_told_with_the_rows_behind_them) {
  const Told told(one_director);
  EXPECT_EQ(posts_told(told.of).plain(),
            "3 posts end and 1 begins. 0 get another line manager, 0 change otherwise.");
  EXPECT_EQ(post_counts_told(told.of).plain(), "1 post created, 3 deleted, 0 moved, 0 changed.");
  const Figure deleted = figures(posts_told(told.of)).at(0);
  EXPECT_EQ(deleted.measure, "scenarios.posts_deleted");
  EXPECT_EQ(deleted.value, 3);
  EXPECT_EQ(deleted.table + ": " + deleted.filter, "changes: scenario=one\nchange=deleted");
}

TEST(Proposal, people_are_told_by_employer_and_places_are_no_appointments) {
  const Told told(one_director);
  EXPECT_EQ(people_told(told.of, true).plain(),
            "1 person is at risk, since the post ends and no other post names that person: 1 employed by "
            "County. 1 of the posts that end is held by an interim or acting person, not counted as at risk, "
            "1 is vacant. For 1 of them there is a ring-fenced place: places available, not appointments.");
  EXPECT_THAT(values(people_told(told.of, false)), ElementsAre(1, 1, 1, 1));
  EXPECT_EQ(places_told(told.of).plain(),
            "1 post is ring-fenced: 1 of 1 person at risk could have one of them at the same time. "
            "Places available, not appointments.");
}

TEST(Proposal, few_people_are_not_shown) {
  const Told told(one_director, test::two_councils(), 3);
  const Sentence people = people_told(told.of, true);
  EXPECT_THAT(people.plain(), StartsWith("How many people are at risk, since their post ends and no other "
                                         "post names them: not shown. how many of the posts that end are"));
  for (const Figure &figure : figures(people))
    EXPECT_EQ(figure.value, std::nullopt) << figure.measure << " " << figure.text;
}

TEST(Proposal, nobody_is_at_risk_only_where_no_post_can_end) {
  const Files nothing = {{"scenario.csv", "title\nNothing\n"}};
  EXPECT_EQ(people_told(Told(nothing).of, true).plain(), "No post is deleted, so nobody is at risk.");
  const Files stated = {
      {"other_savings.csv", "description,organisation_id,annual_saving,fte\ns,pcc,900,2\n"}};
  EXPECT_THAT(people_told(Told(stated).of, true).plain(), HasSubstr("is not known."));
  const Files groups = {{"staff_group_changes.csv", "group_id,action,fte\ng1,change,10\n"}};
  const Told told(groups);
  ASSERT_TRUE(staff_groups_change(told.of));
  EXPECT_EQ(staff_groups_shown(told.of), "12.5 to 10");
  EXPECT_EQ(people_told(told.of, true).plain(),
            "No post that the model names is deleted. Staff groups: 12.5 FTE before, 10 after (people known "
            "only as a number). How many people are at risk among them is not known.");
}

TEST(Proposal, cost_that_is_not_known_names_the_titles_of_the_posts_whatever_their_identifiers_hold) {
  const Files model = {{"organisations.csv", "organisation_id,name\nO,Org\nQ,Other\n"},
                       {"posts.csv",
                        "post_id,title,organisation_id,reports_to,annual_cost\n"
                        "top,Chief,O,,100000\na,Finance,O,top,90000\nb,Housing,O,top,80000\n"
                        "\"a, b\",Secretary,O,top,\n\"b and 2 more\",Clerk,O,top,\n\" | \",Usher,O,top,\n"}};
  const Told one(Files{{"changes.csv", "post_id,action\n\"a, b\",delete\n"}}, model);
  EXPECT_EQ(cost_told(one.of).plain(),
            "Cost of posts, change a year: not known, because no cost is given for Secretary.");
  EXPECT_EQ(values(cost_told(one.of)).at(0), std::nullopt);
  const Told three(
      Files{{"changes.csv", "post_id,action\n\"a, b\",delete\n\"b and 2 more\",delete\n\" | \",delete\n"}},
      model);
  EXPECT_THAT(cost_told(three.of).plain(),
              HasSubstr("no cost is given for Secretary, Clerk and 1 more post."));
  const Told known(Files{{"changes.csv", "post_id,action\nb,delete\n"}}, model);
  EXPECT_EQ(cost_told(known.of).plain(), "Cost of posts: 80,000 less a year in the model's currency.");
  EXPECT_EQ(values(cost_told(known.of)).at(0), -80'000);
}

TEST(Proposal, stated_savings_stand_apart_and_say_of_whom) {
  const Told told(Files{{"other_savings.csv", "description,organisation_id,annual_saving,fte\n"
                                              "s,pcc,900,2\nt,,-100,\n"}});
  ASSERT_TRUE(states_savings(told.of));
  EXPECT_EQ(
      savings_told(told.of, true).plain(),
      "The papers state further savings of £800 a year and a reduction of 2 FTE in posts that they "
      "do not name; these are in no count here, and people at risk among them are not known. Of it City "
      "900; no organisation named -100.");
  EXPECT_THAT(savings_told(Told(one_director).of).plain(), IsEmpty());
}

TEST(Proposal, structure_meetings_partners_and_integration_are_told_before_and_after) {
  const Told told(one_director);
  EXPECT_EQ(
      structure_told(told.of).plain(),
      "2 of 4 posts are joint, serving two or more organisations (before: 1 of 6), in 3 layers (before: "
      "3). FTE of all posts: 6 before, 4 after: -1.5 in County, -0.5 in City.");
  const MeetingsTold meetings = meetings_told(told.of, *told.study.model, told.study.analysis, "");
  EXPECT_THAT(meetings.all.plain(), HasSubstr("duplicated: 3 before, 1 after."));
  ASSERT_FALSE(meetings.meetings.empty());
  EXPECT_EQ(meetings.meetings[0].plain(), "Adults and health: 5 seats of posts as things are, 3 after the "
                                          "scenario. 3 of the 5 speak for a service "
                                          "and level already at the table; after it 1.");
  EXPECT_THAT(partners_told(told.of).plain(), StartsWith("One joint voice for 2 of 2 services"));
  EXPECT_THAT(integration_told(told.of).plain(), HasSubstr(" service"));
}

TEST(Proposal, a_meeting_says_what_another_scenario_did_to_it_before) {
  const Study study = test::study_of(test::two_councils(),
                                     {{"one", one_director},
                                      {"two",
                                       {{"scenario.csv", "title,starts_from\nTwo,one\n"},
                                        {"changes.csv", "action,post_id,successor\ndelete,ed_p,ed_c\n"}}}});
  const std::vector<StudiedScenario> all = study.scenarios();
  const MeetingsTold told = meetings_told(all.at(1), *study.model, study.analysis, "One director");
  ASSERT_FALSE(told.meetings.empty());
  EXPECT_THAT(
      told.meetings[0].plain(),
      HasSubstr(
          "5 seats of posts as things are, 2 after the scenario (3 just before it, after 'One director')"));
}

TEST(Proposal, a_line_leaves_out_what_is_0) {
  EXPECT_EQ(line_told(Told(Files{{"scenario.csv", "title\nNothing\n"}}).of).plain(),
            "no post, staff group, line or meeting changes.");
  const std::string line = line_told(Told(one_director).of).plain();
  EXPECT_THAT(line, StartsWith("3 posts end, 1 post begins, 1 person at risk, "));
  EXPECT_THAT(line, HasSubstr("FTE of posts -2, duplicated seats 3 to 1."));
}

} // namespace
} // namespace organograph::viz
