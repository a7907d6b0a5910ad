// SPDX-License-Identifier: Apache-2.0
#include "dates/row_dates.hpp"

#include "organograph/engine/dates.hpp"
#include "organograph/engine/spelling.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <map>

namespace organograph::dates {

namespace {

std::string_view effective_of(const DraftTable &table, std::size_t row) {
  const auto column = table.place_of("effective");
  return column ? without_blanks(table.cell(row, *column)) : std::string_view{};
}

// Of its own rows; empty where none has a date.
std::string earliest_day(const Scenario &scenario) {
  std::string out;
  for (const TableSchema &of : scenario_schema()) {
    const auto &table = scenario.draft[of.id];
    for (std::size_t row = 0; table && takes_effect(of) && row < table->rows(); ++row)
      if (const std::string_view date = effective_of(*table, row); !date.empty())
        if (const std::string day = first_day(date); out.empty() || day < out)
          out = day;
  }
  return out;
}

} // namespace

bool has_validity(const DraftTable &table) {
  return table.place_of("valid_from") || table.place_of("valid_to");
}

Validity validity_of(const TableView &table, std::size_t row) {
  const std::string_view from = table.value(row, "valid_from"), to = table.value(row, "valid_to");
  return {from.empty() ? std::string() : first_day(from), to.empty() ? std::string() : last_day(to)};
}

std::vector<std::string> days_of_undated(std::span<const Scenario> scenarios) {
  std::vector<std::string> own, out;
  std::map<std::string, std::size_t, std::less<>> by_name;
  std::vector<std::string> starts_from;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    by_name.emplace(scenarios[s].name, s);
    own.push_back(earliest_day(scenarios[s]));
    starts_from.push_back(unapplied(scenarios[s], false).starts_from);
  }
  out = own;
  for (std::size_t s = 0; s < scenarios.size(); ++s) {
    if (own[s].empty())
      continue;
    std::size_t steps = 0; // no more than there are scenarios, were there a circle
    for (auto from = by_name.find(starts_from[s]); from != by_name.end() && steps < scenarios.size();
         from = by_name.find(starts_from[from->second]), ++steps)
      if (const std::size_t at = from->second; own[at].empty() && (out[at].empty() || own[s] < out[at]))
        out[at] = own[s];
  }
  return out;
}

std::string day_of(const DraftTable &table, std::size_t row, const std::string &undated) {
  const std::string_view date = effective_of(table, row);
  return date.empty() ? undated : first_day(date);
}

} // namespace organograph::dates
