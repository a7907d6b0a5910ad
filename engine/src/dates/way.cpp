// SPDX-License-Identifier: Apache-2.0
#include "dates/way.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/dates.hpp"
#include "organograph/engine/spelling.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <utility>

namespace organograph::dates {

namespace {

std::string date_of_model(const Draft &model) {
  const TableView table(model, TableId::model);
  const std::string_view date = table.rows() == 0 ? std::string_view{} : table.value(0, "date");
  return date.empty() ? std::string() : first_day(date);
}

bool is_short(std::string_view date) {
  return !date.empty() && first_day(date) != date;
}

} // namespace

std::string_view Turn::cell(std::string_view column) const {
  const auto at = rows->place_of(column);
  return at ? without_blanks(rows->cell(row, *at)) : std::string_view{};
}

Way::Way(const Draft &model, std::span<const Scenario> scenarios, const std::string &scenario,
         unsigned threads)
    : model_(model), model_day_(date_of_model(model)), threads_(threads) {
  const std::vector<std::string> undated = days_of_undated(scenarios);
  for (std::string next = scenario; !next.empty() && chain_.size() < scenarios.size();) {
    const auto at = std::ranges::find(scenarios, next, &Scenario::name);
    if (at == scenarios.end())
      break;
    chain_.insert(chain_.begin(), *at);
    undated_.insert(undated_.begin(), undated[static_cast<std::size_t>(at - scenarios.begin())]);
    next = unapplied(*at, false).starts_from;
  }
  add_turns_of_model();
  for (std::size_t s = 0; s < chain_.size(); ++s)
    add_turns_of(chain_[s], undated_[s]);
  std::ranges::stable_sort(turns_, {}, &Turn::day);
}

void Way::add_turns_of_model() {
  for (const TableId id : with_validity) {
    if (!model_[id] || !has_validity(*model_[id]))
      continue;
    const TableView table(model_, id);
    for (std::size_t row = 0; row < table.rows(); ++row) {
      const Validity validity = validity_of(table, row);
      dated_model_ = dated_model_ || !validity.first.empty() || !validity.last.empty();
      if (!validity.first.empty())
        turns_.push_back({validity.first, id, &*model_[id], row, false});
      if (const std::string end = validity.last.empty() ? std::string() : day_after(validity.last);
          !end.empty())
        turns_.push_back({end, id, &*model_[id], row, true});
      for (const std::string_view column : {"valid_from", "valid_to"})
        imprecise_dates_ += is_short(table.value(row, column));
    }
  }
}

void Way::add_turns_of(const Scenario &scenario, const std::string &undated) {
  for (const TableSchema &of : scenario_schema()) {
    const auto &table = scenario.draft[of.id];
    for (std::size_t row = 0; table && takes_effect(of) && row < table->rows(); ++row) {
      Turn turn{day_of(*table, row, undated), of.id, &*table, row, false};
      const std::string_view date = turn.cell("effective");
      undated_rows_ += date.empty();
      imprecise_dates_ += is_short(date);
      if (!turn.day.empty())
        turns_.push_back(std::move(turn));
    }
  }
}

std::span<const Turn> Way::turns_on(std::string_view day) const {
  const auto [first, last] = std::ranges::equal_range(turns_, day, {}, &Turn::day);
  return {first, last};
}

std::vector<std::string> Way::days() const {
  std::vector<std::string> out;
  if (turns_.empty())
    return out;
  for (const Turn &turn : turns_)
    if (out.empty() || out.back() != turn.day)
      out.push_back(turn.day);
  const std::string start = model_day_.empty() ? day_before(out.front()) : model_day_;
  if (!start.empty() && !std::ranges::binary_search(out, start))
    out.insert(std::ranges::lower_bound(out, start), start);
  return out;
}

StateOfWay Way::at(const std::string &day) {
  StateOfWay out{on_day(model_, chain_, undated_, day), base_, {}, {}};
  const auto take_faults = [&](const std::vector<Diagnostic> &of) {
    for (const Diagnostic &fault : of)
      if (fault.severity() == Severity::error)
        out.faults.push_back(as_dependency(fault, *this, day));
  };
  if (!out.base) {
    BuildResult built = build_model(out.on.draft, {.threads = threads_});
    take_faults(built.diagnostics);
    if (!built.model)
      return out;
    out.base = std::make_shared<const Model>(*std::move(built.model));
    if (!dated_model_)
      base_ = out.base;
  }
  out.applied.reserve(chain_.size()); // each looks at the one before
  for (std::size_t s = 0; s < chain_.size(); ++s) {
    const LeftOut::OfScenario &of = out.on.left_out.scenarios[s];
    if (of.rows == of.later)
      continue;
    const AppliedScenario *const before = out.applied.empty() ? nullptr : &out.applied.back();
    AppliedScenario &made = out.applied.emplace_back(
        apply_after(before == nullptr ? out.on.draft : before->draft, before, out.on.scenarios[s]));
    take_faults(made.diagnostics);
    if (!made.model)
      break;
  }
  return out;
}

} // namespace organograph::dates
