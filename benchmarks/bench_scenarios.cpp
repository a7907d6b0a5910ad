// SPDX-License-Identifier: Apache-2.0
// Applying a proposal: every 50th joint post is deleted with its manager as successor, and every 500th post
// moves to the top of its organisation.
#include "bench_models.hpp"

#include "organograph/engine/scenario.hpp"

#include <benchmark/benchmark.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::bench {

namespace {

PostId top_of(const Model &model, PostId post) {
  while (model->posts.manager[index(post)] != none<PostId>)
    post = model->posts.manager[index(post)];
  return post;
}

Scenario proposal(const Model &model) {
  const Posts &posts = model->posts;
  DraftTable changes("changes.csv", {"action", "post_id", "successor", "reports_to"});
  std::uint64_t line = 2, joint = 0;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::string_view id = model.text(posts.id[p]);
    const PostId manager = posts.manager[p];
    if (manager == none<PostId>)
      continue;
    std::vector<std::string_view> cells;
    if (model.joint(id_at<PostId>(p)) && joint++ % 50 == 0)
      cells = {"delete", id, model.text(posts.id[index(manager)]), ""};
    else if (p % 500 == 0 && !model.joint(id_at<PostId>(p)))
      cells = {"change", id, "", model.text(posts.id[index(top_of(model, manager))])};
    else
      continue;
    changes.add_row(line++, cells);
  }
  Scenario scenario{"proposal", {}};
  scenario.draft[TableId::changes] = std::move(changes);
  return scenario;
}

} // namespace

void register_scenarios() {
  for (const std::uint32_t posts : sizes)
    benchmark::RegisterBenchmark(name_of("apply_scenario", posts, 0).c_str(),
                                 [=](benchmark::State &state) {
                                   const Loaded &loaded = model_of(posts);
                                   const Scenario scenario = proposal(loaded.model);
                                   for (auto _ : state)
                                     if (!apply_scenario(loaded.draft, scenario).model)
                                       throw std::runtime_error("the proposal has errors");
                                 })
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
}

} // namespace organograph::bench
