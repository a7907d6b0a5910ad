// SPDX-License-Identifier: Apache-2.0
// The cells of a brief, and what is said of them.
#pragma once

#include "model/schema_columns.hpp"
#include "organograph/engine/propose_brief.hpp"
#include "organograph/engine/spelling.hpp"

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace organograph::proposing {

inline constexpr std::string_view items = "start|scope|fix|sovereign|limit|presence|shared_deputy|objective";
inline constexpr std::string_view limits = "shape|breadth|functions|span|statutory";

inline constexpr std::array brief_columns = {
    schema_columns::one_of("item", items, {}, true),
    schema_columns::said(schema_columns::required("id", CellKind::identifier, {}),
                         "What the row is about: a scenario, a post, a function, a limit, an objective."),
    schema_columns::said(schema_columns::column("value", CellKind::identifier), "As docs/propose.md says."),
    schema_columns::source, schema_columns::note};

inline std::string listed(std::string_view choices) {
  std::string out;
  for (const std::string_view choice : parts_of(choices))
    out += (out.empty() ? "" : ", ") + std::string(choice);
  return out;
}

template <class Range> std::vector<std::string> texts_of(const Range &range) {
  return {range.begin(), range.end()};
}

class BriefCells {
public:
  BriefCells(const DraftTable &table, std::vector<Diagnostic> &diagnostics)
      : table_(table), diagnostics_(diagnostics) {
    for (const ColumnSchema &column : brief_columns)
      places_.push_back(table.place_of(column.name));
  }

  std::size_t rows() const { return table_.rows(); }
  std::uint64_t line(std::size_t row) const { return table_.line(row); }
  std::string_view item(std::size_t row) const { return cell(row, 0); }
  std::string_view id(std::size_t row) const { return cell(row, 1); }
  std::string_view value(std::size_t row) const { return cell(row, 2); }
  std::string_view source(std::size_t row) const { return cell(row, 3); }
  std::string_view note(std::size_t row) const { return cell(row, 4); }

  void fault(std::size_t row, std::size_t column, Code code, std::string problem, std::string expected = {},
             std::string remedy = {}) const {
    if (table_.misshapen(row))
      return;
    diagnostics_.push_back({code,
                            table_.file(),
                            line(row),
                            places_[column] ? static_cast<std::uint32_t>(*places_[column] + 1) : 0U,
                            std::string(cell(row, column)),
                            std::move(problem),
                            std::move(expected),
                            std::move(remedy),
                            {},
                            std::string(brief_columns[column].name)});
  }
  // The same for what is right and makes no difference.
  void warn(std::size_t row, std::size_t column, Code code, std::string problem, std::string remedy) const {
    const std::size_t before = diagnostics_.size();
    fault(row, column, code, std::move(problem), {}, std::move(remedy));
    for (std::size_t d = before; d < diagnostics_.size(); ++d)
      diagnostics_[d].only_warns = true;
  }
  // A fault of a cell that should be one of a few words.
  void unknown(std::size_t row, std::size_t column, std::string_view choices) const {
    const std::string near = nearest_spelling(cell(row, column), texts_of(parts_of(choices)));
    fault(row, column, Code::unknown_value,
          std::string(brief_columns[column].name) + " " + shown(cell(row, column)) + " is none of its values",
          listed(choices), near.empty() ? std::string{} : "did you mean '" + near + "'?");
  }

private:
  std::string_view cell(std::size_t row, std::size_t column) const {
    return places_[column] ? without_blanks(table_.cell(row, *places_[column])) : std::string_view{};
  }

  const DraftTable &table_;
  std::vector<Diagnostic> &diagnostics_;
  std::vector<std::optional<std::size_t>> places_;
};

} // namespace organograph::proposing
