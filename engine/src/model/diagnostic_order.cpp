// SPDX-License-Identifier: Apache-2.0
#include "model/diagnostic_order.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace organograph {

namespace {

// A cell that two readers of a table look at is at fault once.
bool is_same(const Diagnostic &a, const Diagnostic &b) {
  return a.code == b.code && a.line == b.line && a.cell == b.cell && a.file == b.file && a.sheet == b.sheet &&
         a.problem == b.problem;
}

} // namespace

void put_in_file_order(const Draft &draft, std::vector<Diagnostic> &diagnostics) {
  std::map<std::string, std::size_t, std::less<>> order;
  std::map<std::string, std::size_t, std::less<>> of_scenarios; // 'scenarios/NAME/' before these
  for (std::size_t t = 0; t < table_count; ++t) {
    const TableSchema &table = schema(static_cast<TableId>(t));
    (t < model_table_count ? order : of_scenarios).emplace(std::string(table.name) + ".csv", t);
    if (draft.tables[t])
      order[draft.tables[t]->file()] = t;
  }
  const auto position = [&](const Diagnostic &d) {
    if (const auto at = order.find(d.file); at != order.end())
      return at->second;
    const auto at = d.file.starts_with("scenarios/")
                        ? of_scenarios.find(std::string_view(d.file).substr(d.file.rfind('/') + 1))
                        : of_scenarios.end();
    return at == of_scenarios.end() ? table_count : at->second;
  };
  const auto is_error = [&](std::size_t d) { return diagnostics[d].severity() == Severity::error; };
  std::vector<std::pair<std::size_t, std::size_t>> places; // of each, and which it is
  places.reserve(diagnostics.size());
  for (std::size_t d = 0; d < diagnostics.size(); ++d)
    places.emplace_back(position(diagnostics[d]), d);
  const auto key = [&](const std::pair<std::size_t, std::size_t> &place) {
    const Diagnostic &d = diagnostics[place.second];
    return std::tuple<bool, std::size_t, const std::string &, std::uint64_t, std::uint32_t>(
        !is_error(place.second), place.first, d.file, d.line, d.cell);
  };
  std::ranges::stable_sort(places, {}, key);
  std::vector<Diagnostic> sorted;
  sorted.reserve(diagnostics.size());
  for (const auto &place : places)
    if (sorted.empty() || !is_same(sorted.back(), diagnostics[place.second]))
      sorted.push_back(std::move(diagnostics[place.second]));
  diagnostics = std::move(sorted);
}

void keep_first(std::vector<Diagnostic> &diagnostics, std::size_t most) {
  if (diagnostics.size() <= most)
    return;
  std::map<std::pair<Code, Severity>, std::pair<std::size_t, std::size_t>> kept; // how many, and the last
  std::size_t to = 0;
  for (std::size_t d = 0; d < diagnostics.size(); ++d) {
    auto &[count, last] = kept[{diagnostics[d].code, diagnostics[d].severity()}];
    if (count == most) {
      diagnostics[last].more += diagnostics[d].count();
      continue;
    }
    ++count;
    last = to;
    if (to != d)
      diagnostics[to] = std::move(diagnostics[d]);
    ++to;
  }
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(to), diagnostics.end());
}

} // namespace organograph
