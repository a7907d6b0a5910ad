// SPDX-License-Identifier: Apache-2.0
// Scenarios of the examples and of random models, compared and drawn.
#pragma once

#include "organograph/viz/scenario_view.hpp"

#include "organograph/io/scenario_folder.hpp"
#include "support/places.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"
#include "viz/view_checks.hpp"

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::viz::scenario_test {

/// An example's scenarios, compared.
struct Compared {
  explicit Compared(const std::string &name)
      : study(test::study_of(io::read_model_folder(std::string(places::examples()) + "/" + name),
                             io::read_scenarios(std::string(places::examples()) + "/" + name))) {}

  const StudiedScenario &operator[](const std::string &scenario) const {
    for (const StudiedScenario &result : results)
      if (result.applied->name == scenario)
        return result;
    throw std::runtime_error("no scenario " + scenario);
  }

  Study study;
  std::vector<StudiedScenario> results = study.scenarios();
};

inline Drawing drawn(const StudiedScenario &result, const StructureOptions &options = {}) {
  return scenario_drawing(*result.before, *result.after, *result.comparison, options);
}

inline const Box &post_box(const Drawing &drawing, const std::string &side, const Model &model,
                           const std::string &post) {
  const Box *box = test::find_box(drawing, side + "_n" + std::to_string(index(model.find_post(post))));
  if (box == nullptr)
    throw std::runtime_error("no box of " + post + " " + side);
  return *box;
}

/// The posts of a random model, and the same with some renamed (gone and come), moved and retitled.
struct RandomPair {
  Model before;
  AppliedScenario after;
  Comparison comparison;
};

inline RandomPair random_pair(std::uint64_t seed) {
  oracle::Rows rows = oracle::random_model(seed);
  oracle::Rows plain;
  plain.organisations = rows.organisations;
  plain.posts = rows.posts;
  Model before = test::model_of(plain);
  std::map<std::string, std::string> renamed;
  for (std::size_t i = 0; i < plain.posts.size(); ++i) {
    if ((i + seed) % 4 == 1)
      renamed[plain.posts[i].post_id] = "new post " + std::to_string(i);
    if ((i + seed) % 5 == 2)
      plain.posts[i].title += " and more";
    if ((i + seed) % 7 == 3)
      plain.posts[i].reports_to = plain.posts[i].assistant = "";
  }
  for (auto &post : plain.posts) {
    if (renamed.contains(post.post_id))
      post.post_id = renamed[post.post_id];
    if (renamed.contains(post.reports_to))
      post.reports_to = renamed[post.reports_to];
  }
  AppliedScenario after;
  after.name = "random";
  after.model = test::model_of(plain);
  Comparison comparison = compare(before, {}, after);
  return {std::move(before), std::move(after), std::move(comparison)};
}

} // namespace organograph::viz::scenario_test
