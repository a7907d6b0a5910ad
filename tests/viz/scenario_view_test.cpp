// SPDX-License-Identifier: Apache-2.0
#include "viz/compared_scenarios.hpp"
#include "words/numbers.hpp"

#include "viz/two_councils.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

namespace organograph::viz::scenario_view_test {
namespace {

using scenario_test::Compared;
using scenario_test::drawn;
using scenario_test::post_box;
using scenario_test::random_pair;
using scenario_test::RandomPair;
using style::Change;
using test::faults_of;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

bool struck(const Box &box) {
  return std::ranges::any_of(box.texts, &Text::struck);
}

/// In the row of an outline, or in a band of a card.
bool shows(const Box &box, Change change) {
  const style::Paint paint = style::of(change);
  const auto has = [&](const Area &area) { return area.fill == paint.fill && area.hatch == paint.hatch; };
  return has(box.area) || std::ranges::any_of(box.parts, has);
}

void expect_changes_shown(const Drawing &drawing, const Model &before, const Model &after,
                          const Comparison &c) {
  std::map<std::string, Change> changes;
  for (const ChangedPost &post : c.posts)
    changes[post.post_id] = post.change == PostChange::created   ? Change::created
                            : post.change == PostChange::deleted ? Change::deleted
                            : post.change == PostChange::moved   ? Change::moved
                                                                 : Change::changed;
  const auto look = [&](const std::string &side, const Model &model) {
    for (std::size_t p = 0; p < model->posts.size(); ++p) {
      const std::string id(model.text(model->posts.id[p]));
      if (!changes.contains(id) && test::find_box(drawing, side + "_n" + std::to_string(p)) == nullptr)
        continue; // as before
      const Box &box = post_box(drawing, side, model, id);
      const Change change = changes.contains(id) ? changes[id] : Change::none;
      for (const Change each : {Change::created, Change::deleted, Change::moved, Change::changed})
        EXPECT_EQ(shows(box, each), each == change) << side << " " << id;
      EXPECT_EQ(struck(box), change == Change::deleted) << side << " " << id;
    }
  };
  look("before", before);
  look("after", after);
}

// The words as one text, however they are broken into lines.
std::string said(const Drawing &drawing) {
  std::string out = words_of(drawing);
  std::ranges::replace(out, '\n', ' ');
  return out;
}

TEST(ScenarioView, the_proposal_of_2017_shows_every_post_that_differs_and_what_becomes_of_it) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  const Drawing drawing = drawn(proposal);
  EXPECT_THAT(said(drawing), HasSubstr("10 posts created, 10 deleted, 4 moved, 0 changed."));
  EXPECT_THAT(
      said(drawing),
      HasSubstr("7 people are at risk, since their post ends and no other post names them. 3 of the "));
  EXPECT_THAT(said(drawing), HasSubstr("For 7 of them there is a ring-fenced place: places available, not "));
  EXPECT_THAT(said(drawing), HasSubstr("FTE of all posts: 17 before, 17 after: +1 in "));
  expect_changes_shown(drawing, *proposal.before, *proposal.after, *proposal.comparison);
}

TEST(ScenarioView, the_head_is_the_scenarios_and_says_what_is_the_models_and_what_before_is) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  const Drawing drawing = drawn(proposal);
  EXPECT_EQ(drawing.texts.at(0).text, "Shared management proposal of April 2017");
  EXPECT_EQ(drawing.texts.at(0).size, style::title_size);
  const Model &model = *proposal.before;
  EXPECT_EQ(drawing.texts.at(1).text, model.text(model->title));
  EXPECT_THAT(drawing.texts.at(2).text,
              testing::StartsWith("Model of 30 September 2016. Source of the model: "));
  EXPECT_THAT(words_of(drawing), HasSubstr("Before: 17 posts, after scenario joint-executive-director"));
  EXPECT_THAT(words_of(drawn(compared["shared-director-october-2016"])), Not(HasSubstr("after scenario")));
}

TEST(ScenarioView, the_foot_names_the_shares_and_staff_groups) {
  const std::string foot = drawn(Compared("cambridgeshire-peterborough-2017")["proposal"]).description;
  for (const char *table : {" posts (", " shares of posts (", " staff group ("})
    EXPECT_THAT(foot, HasSubstr(table));
}

TEST(ScenarioView, numbers_are_those_of_the_comparison_in_every_scenario) {
  for (const char *name : {"cambridgeshire-peterborough-2017", "oxfordshire-cherwell-2019"}) {
    const Compared compared(name);
    for (const StudiedScenario &result : compared.results) {
      const Comparison &c = *result.comparison;
      const Drawing drawing = drawn(result);
      const auto number = [](std::uint64_t n) { return std::to_string(n); };
      EXPECT_THAT(said(drawing), HasSubstr("created, " + number(c.deleted) + " deleted, " + number(c.moved) +
                                           " moved, " + number(c.changed) + " changed."));
      EXPECT_THAT(said(drawing), HasSubstr(c.deleted == 0 ? std::string("No post ")
                                                          : number(c.at_risk) + " people are at risk"));
      expect_changes_shown(drawing, *result.before, *result.after, c);
      EXPECT_THAT(faults_of(drawing), IsEmpty()) << name << " " << result.applied->name;
    }
  }
}

TEST(ScenarioView, on_paper_no_change_is_folded_away) {
  for (const char *name : {"cambridgeshire-peterborough-2017", "oxfordshire-cherwell-2019"}) {
    const Compared compared(name);
    for (const StudiedScenario &result : compared.results)
      for (const auto &[paper, way] : {std::pair(Paper::a3, Orientation::landscape),
                                       {Paper::a3, Orientation::portrait},
                                       {Paper::a4, Orientation::landscape}}) {
        StructureOptions options;
        options.room = room_of(paper, way);
        const Drawing drawing = drawn(result, options);
        EXPECT_TRUE(on_paper(drawing, paper, way)) << name << " " << drawing.width << " x " << drawing.height;
        EXPECT_THAT(faults_of(drawing), IsEmpty()) << name << " " << result.applied->name;
        expect_changes_shown(drawing, *result.before, *result.after, *result.comparison);
      }
  }
}

TEST(ScenarioView, nothing_overlaps_sticks_out_or_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const RandomPair pair = random_pair(seed);
    StructureOptions options;
    if (seed % 2 == 1)
      options.room = room_of(Paper::a3, seed % 4 == 1 ? Orientation::landscape : Orientation::portrait);
    const Drawing drawing = scenario_drawing(pair.before, *pair.after.model, pair.comparison, options);
    EXPECT_THAT(faults_of(drawing), IsEmpty()) << seed;
    if (options.room) {
      expect_changes_shown(drawing, pair.before, *pair.after.model, pair.comparison);
    }
  }
}

/// A chief, directors and n heads; `changed`: every hundredth head is retitled.
test::Files large(int n, bool changed) {
  std::string posts = "post_id,title,organisation_id,reports_to\nce,Chief,a,\n";
  for (int d = 0; d < 20; ++d)
    posts += "d" + std::to_string(d) + ",Director,b,ce\n";
  for (int h = 0; h < n; ++h)
    posts += "h" + std::to_string(h) + (changed && h % 100 == 0 ? ",Other head,a,d" : ",Head,a,d") +
             std::to_string(h % 20) + "\n";
  return {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"}, {"posts.csv", posts}};
}

TEST(ScenarioView, of_a_large_model_what_changes_is_listed_with_its_managers_and_the_rest_counted) {
  const Model before = test::model_of(large(2000, false));
  AppliedScenario after;
  after.model = test::model_of(large(2000, true));
  const Comparison comparison = compare(before, {}, after);
  ASSERT_EQ(comparison.changed, 20U);
  const Drawing drawing = scenario_drawing(before, *after.model, comparison);
  EXPECT_LT(drawing.boxes.size(), 200U);
  for (int h = 0; h < 2000; h += 100)
    EXPECT_EQ(post_box(drawing, "after", *after.model, "h" + std::to_string(h)).area.fill,
              style::of(Change::changed).fill);
  EXPECT_NE(test::find_box(drawing, "after_n0"), nullptr);
  EXPECT_THAT(words_of(drawing), HasSubstr("posts more, not shown here"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

/// What is drawn of each side are the posts that serve or have what is asked for, and the managers above.
void expect_filtered(const Drawing &drawing, const std::string &side, const Model &model,
                     const std::string &organisation, const std::string &function) {
  std::set<PostId> full, wanted;
  const auto named = [&](const auto &ids, auto of, const std::string &asked) {
    return asked.empty() || (index(of) < ids.size() && model.text(ids[index(of)]) == asked);
  };
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    bool serves = organisation.empty(), has = named(model->functions.id, model->posts.function[p], function);
    for (const Served &served : model->posts.serves[p])
      serves = serves || named(model->organisations.id, served.organisation, organisation);
    for (const FunctionId further : model->posts.further_functions[p])
      has = has || named(model->functions.id, further, function);
    if (!serves || !has)
      continue;
    full.insert(id_at<PostId>(p));
    for (PostId at = id_at<PostId>(p); at != none<PostId>; at = model->posts.manager[index(at)])
      wanted.insert(at);
  }
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const Box *box = test::find_box(drawing, side + "_n" + std::to_string(p));
    EXPECT_EQ(box != nullptr, wanted.contains(id_at<PostId>(p))) << side << " " << p;
    if (box != nullptr) {
      EXPECT_EQ(box->label.find("outside what was asked for") == std::string::npos,
                full.contains(id_at<PostId>(p)));
    }
  }
}

TEST(ScenarioView, rows_leave_out_what_neither_serves_nor_has_what_was_asked_for_and_say_so) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  const Model &after = *proposal.after;
  StructureOptions options;
  options.all = true;
  const std::string whole = words_of(drawn(proposal, options));
  EXPECT_THAT(whole, Not(HasSubstr("Left out: ")));
  const auto check = [&](const std::string &organisation, const std::string &function) {
    const Drawing drawing = drawn(proposal, options);
    expect_filtered(drawing, "before", *proposal.before, organisation, function);
    expect_filtered(drawing, "after", after, organisation, function);
    EXPECT_NE(words_of(drawing), whole);
    EXPECT_THAT(words_of(drawing), HasSubstr("Left out: "));
    const bool pale = std::ranges::any_of(drawing.boxes, [](const Box &box) {
      return box.label.find("outside what was asked for") != std::string::npos;
    });
    EXPECT_EQ(words_of(drawing).find("pale: managers above") != std::string::npos, pale);
    EXPECT_THAT(faults_of(drawing), IsEmpty());
  };
  for (std::size_t o = 0; o < after->organisations.id.size(); ++o) {
    options.organisation = id_at<OrganisationId>(o);
    check(std::string(after.text(after->organisations.id[o])), "");
  }
  options.organisation = none<OrganisationId>;
  for (std::size_t f = 0; f < after->functions.id.size(); ++f) {
    options.function = id_at<FunctionId>(f);
    check("", std::string(after.text(after->functions.id[f])));
  }
}

TEST(ScenarioView, a_created_root_is_drawn_beside_the_manager_that_was_there_before) {
  const Compared compared("cambridgeshire-peterborough-2017");
  const StudiedScenario &proposal = compared["proposal"];
  StructureOptions options;
  for (const ChangedPost &post : proposal.comparison->posts)
    if (post.change == PostChange::created) {
      options.root = post.after;
      break;
    }
  const Drawing drawing = drawn(proposal, options);
  const PostId manager = (*proposal.after)->posts.manager[index(*options.root)];
  EXPECT_NO_THROW(post_box(drawing, "before", *proposal.before,
                           std::string(proposal.after->text((*proposal.after)->posts.id[index(manager)]))));
  EXPECT_EQ(test::find_box(drawing, "after_n" + std::to_string(index(manager))), nullptr);
}

/// Rows of a table of docs/gallery/README.md whose first cell says which paper it is.
std::vector<std::vector<std::string>> gallery_table(const std::string &first_head) {
  std::ifstream in(std::string(places::docs()) + "/gallery/README.md");
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("| " + first_head + " |")) {
      inside = true;
      continue;
    }
    if (!line.starts_with("|"))
      inside = false;
    if (!inside || line.starts_with("|---"))
      continue;
    std::vector<std::string> cells;
    std::istringstream stream(line.substr(1));
    for (std::string cell; std::getline(stream, cell, '|');)
      cells.push_back(cell.size() > 2 ? cell.substr(1, cell.size() - 2) : "");
    rows.push_back(std::move(cells));
  }
  return rows;
}

/// The organisations that a post serves with their parts, as the gallery writes them.
std::string parts_of(const Model &model, std::size_t post) {
  std::string out;
  const auto serves = model->posts.serves[post];
  for (const Served &served : serves) {
    out += (out.empty() ? "" : ", ") +
           std::string(model.text(model->organisations.id[index(served.organisation)]));
    if (serves.size() > 1)
      out += " " + rounded(100 * served.share);
  }
  return out;
}

void expect_chart_whole(const StudiedScenario &result, const std::string &root, const std::string &heads,
                        std::size_t boxes) {
  const Model &model = *result.after;
  StructureOptions options;
  options.root = model.find_post(root);
  const Drawing drawing = structure_drawing(model, result.comparison->after.span_of_control, options);
  const auto rows = gallery_table(heads);
  EXPECT_EQ(rows.size(), boxes);
  for (const auto &row : rows) {
    const std::string title = row.at(2).substr(0, row.at(2).find(", `"));
    std::size_t drawn = 0;
    for (std::size_t p = 0; p < model->posts.size(); ++p)
      drawn += model.text(model->posts.title[p]) == title && parts_of(model, p) == row.at(3) &&
               test::find_box(drawing, "n" + std::to_string(p)) != nullptr;
    EXPECT_EQ(drawn, 1U) << title << " of " << row.at(3);
  }
}

TEST(ScenarioView, every_box_of_the_papers_charts_is_in_ours) {
  expect_chart_whole(Compared("cambridgeshire-peterborough-2017")["proposal"], "pcc-ed",
                     "box in the paper (000 4.2)", 15);
  expect_chart_whole(Compared("oxfordshire-cherwell-2019")["proposal"], "ce",
                     "box in the paper (004 page 11)", 11);
}

TEST(ScenarioView, hostile_texts_stay_text) {
  for (const std::string &text : test::hostile_texts()) {
    const std::string cell = test::csv_cell(text), head = "post_id,title,organisation_id,reports_to\n";
    const std::string organisations = "organisation_id,name\na," + cell + "\nb,B\n";
    const Model before = test::model_of({{"organisations.csv", organisations},
                                         {"posts.csv", head + "p," + cell + ",a,\nq," + cell + ",b,p\n"}});
    AppliedScenario after;
    after.name = text;
    after.model = test::model_of({{"organisations.csv", organisations},
                                  {"posts.csv", head + "p," + cell + ",a,\nr," + cell + ",b,p\n"}});
    Comparison comparison = compare(before, {}, after);
    comparison.title = comparison.source = text;
    for (const bool paper : {false, true}) {
      StructureOptions options;
      if (paper)
        options.room = Room{500, 300};
      EXPECT_THAT(faults_of(scenario_drawing(before, *after.model, comparison, options)), IsEmpty())
          << text.substr(0, 50);
    }
  }
}

} // namespace
} // namespace organograph::viz::scenario_view_test
