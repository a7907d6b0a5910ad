// SPDX-License-Identifier: Apache-2.0
// What the model's tables name of scenarios, which no model knows: those, and the posts that they create.
#include "model/identifiers.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/engine/table_view.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace organograph {

namespace {

class NamesOfScenarios {
public:
  NamesOfScenarios(const Draft &model, std::span<const Scenario> scenarios)
      : model_(model), scenarios_(scenarios) {
    for (std::size_t s = 0; s < scenarios.size(); ++s)
      names_.add(scenarios[s].name, static_cast<std::uint32_t>(s));
  }

  void judge(const TableSchema &of) {
    const auto at = std::ranges::find(of.columns, schema(TableId::scenario).name, &ColumnSchema::names);
    if (at == of.columns.end() || !model_[of.id])
      return;
    const DraftTable &table = *model_[of.id];
    const auto place = table.place_of(at->name);
    for (std::size_t row = 0; place && row < table.rows(); ++row) {
      const std::string_view name = without_blanks(table.misshapen(row) ? "" : table.cell(row, *place));
      if (name.empty())
        continue;
      if (const std::uint32_t scenario = names_.find(name); scenario != Identifiers::not_there)
        judge_posts(of, row, scenario);
      else
        found.push_back({Code::unknown_scenario,
                         table.file(row),
                         table.line(row),
                         static_cast<std::uint32_t>(*place + 1),
                         std::string(name),
                         std::string(at->name) + " " + shown(name) + " is no scenario",
                         "a folder below scenarios/",
                         names_.hint(name),
                         {},
                         std::string(at->name)});
    }
  }

  std::vector<Diagnostic> found;

private:
  void judge_posts(const TableSchema &of, std::size_t row, std::uint32_t scenario) {
    const DraftTable &table = *model_[of.id];
    for (const ColumnSchema &column : of.columns) {
      const auto place =
          column.names == schema(TableId::posts).name ? table.place_of(column.name) : std::nullopt;
      if (!place)
        continue;
      const std::string_view cell = table.cell(row, *place);
      for (const std::string_view post :
           column.several ? parts_of_cell(cell) : std::vector{without_blanks(cell)}) {
        if (post.empty() || !readable() || posts_after(scenario).find(post) != Identifiers::not_there)
          continue;
        found.push_back({Code::unknown_post,
                         table.file(row),
                         table.line(row),
                         static_cast<std::uint32_t>(*place + 1),
                         std::string(post),
                         std::string(column.name) + " " + shown(post) + " is no post, and the scenario " +
                             shown(scenarios_[scenario].name) + " creates none of that name",
                         "a post_id of posts.csv, or of a row create of that scenario",
                         posts_after(scenario).hint(post),
                         {},
                         std::string(column.name)});
      }
    }
  }

  bool readable() const { return model_[TableId::posts] && model_[TableId::posts]->place_of("post_id"); }

  // Those of the model and those that the scenario, or one that it starts from, creates.
  Identifiers &posts_after(std::uint32_t scenario) {
    const auto [at, is_new] = posts_.try_emplace(scenario);
    if (!is_new)
      return *at->second;
    at->second = std::make_unique<Identifiers>();
    std::uint32_t number = 0;
    const auto add_all = [&](const TableView &table, bool created) {
      for (std::size_t row = 0; row < table.rows(); ++row)
        if (const std::string_view post = table.value(row, "post_id");
            !post.empty() && (!created || table.value(row, "action") == "create"))
          number += at->second->add(post, number);
    };
    add_all(TableView(model_, TableId::posts), false);
    std::uint32_t next = scenario;
    for (std::size_t steps = 0; next != Identifiers::not_there && steps < scenarios_.size(); ++steps) {
      add_all(TableView(scenarios_[next].draft, TableId::changes), true);
      next = names_.find(unapplied(scenarios_[next], false).starts_from);
    }
    return *at->second;
  }

  const Draft &model_;
  std::span<const Scenario> scenarios_;
  Identifiers names_;
  std::map<std::uint32_t, std::unique_ptr<Identifiers>> posts_; // by scenario
};

} // namespace

std::vector<Diagnostic> unknown_scenarios(const Draft &model, std::span<const Scenario> scenarios) {
  NamesOfScenarios names(model, scenarios);
  for (const TableSchema &of : schema())
    names.judge(of);
  return std::move(names.found);
}

} // namespace organograph
