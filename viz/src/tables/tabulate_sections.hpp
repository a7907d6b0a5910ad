// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/identifiers.hpp"
#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"
#include "tables/id_texts.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// One function a table of docs/tables.md, and what their rows are written with. The tables look at the
// model and the analysis when a row is asked for.
namespace organograph::viz {

/// Writes the cells of one row, from left to right.
class Cells {
public:
  Cells(const Model &model, RowSink &row) : model_(&model), row_(&row) {}

  Cells &blank() {
    row_->blank();
    return *this;
  }
  Cells &text(std::string_view text) {
    text.empty() ? row_->blank() : row_->text(text);
    return *this;
  }
  Cells &text(TextId text) { return this->text(model_->text(text)); }
  Cells &count(std::uint64_t count) {
    row_->count(count);
    return *this;
  }
  template <class Whole> Cells &count(const std::optional<Whole> &count) {
    return count ? this->count(static_cast<std::uint64_t>(*count)) : blank();
  }
  Cells &number(double number) {
    is_known(number) ? row_->number(number) : row_->blank();
    return *this;
  }
  Cells &number(std::optional<double> number) { return number ? this->number(*number) : blank(); }
  Cells &flag(bool flag) { return text(flag ? "yes" : "no"); }
  Cells &flag(std::optional<bool> flag) { return flag ? this->flag(*flag) : blank(); }
  template <class Id> Cells &id(Id row) { return text(viz::id(*model_, row)); }
  /// The identifiers of a list of rows (or of what `row_of` takes for the row of an item), as a CellList.
  template <class List, class RowOf = std::identity> Cells &ids(const List &items, RowOf row_of = {}) {
    CellList list(std::move(row_->scratch));
    for (const auto &item : items)
      list.add(viz::id(*model_, std::invoke(row_of, item)));
    row_->scratch = list.take();
    return text(row_->scratch);
  }

  /// The same of a column whose identifiers are at hand.
  template <class Id, class List, class RowOf = std::identity>
  Cells &ids(const IdTexts<Id> &texts, const List &items, RowOf row_of = {}) {
    const auto list = texts.list(items, row_->scratch, row_of);
    if (!list)
      return ids(items, row_of);
    list->empty() ? row_->blank() : row_->plain_text(*list);
    return *this;
  }

private:
  const Model *model_;
  RowSink *row_;
};

/// The cells of a register that a row of a measure is of.
class OfRegister {
public:
  OfRegister(const Model &model, TableId table) : model_(&model), rows_(model.rows_of(table)) {}

  std::string_view text(std::size_t row, std::string_view column) const {
    return model_->text(rows_->cell(row, rows_->column(column)).text);
  }
  std::string list(std::size_t row, std::string_view column) const {
    CellList out;
    for (const RegisterPart &part : rows_->parts(row, rows_->column(column)))
      out.add(model_->text(part.text));
    return out.take();
  }
  std::optional<double> number(std::size_t row, std::string_view column) const {
    const double value = rows_->cell(row, rows_->column(column)).number;
    return is_known(value) ? std::optional(value) : std::nullopt;
  }

private:
  const Model *model_;
  const Register *rows_;
};

Table spans_table(const Model &model, const Analysis &analysis);
Table span_scopes_table(const Model &model, const Analysis &analysis);
/// The posts' identifiers, made once for the tables that list many of them.
using PostTexts = std::shared_ptr<const IdTexts<PostId>>;

/// tells_never: also how many seats were never taken.
Table meetings_table(const Model &model, const DuplicatedAttendance &result, PostTexts post_ids,
                     bool tells_never);
Table duplicated_groups_table(const Model &model, const DuplicatedAttendance &result, PostTexts post_ids);
Table duplicated_by_function_table(const Model &model, const DuplicatedAttendance &result);
Table meeting_pairs_table(const Model &model, const MeetingPairs &result);
Table co_attendance_table(const Model &model, const CoAttendance &result);
Table co_attendance_by_function_table(const Model &model, const CoAttendance &result);
Table co_attendance_by_organisation_table(const Model &model, const CoAttendance &result);
Table partners_table(const Model &model, const Analysis &analysis);
Table partner_contact_table(const Model &model, const PartnerContact &result);
Table capacity_table(const Model &model, const Analysis &analysis);
Table capacity_scopes_table(const Model &model, const Analysis &analysis);
Table capacity_people_table(const Model &model);
Table service_heads_table(const Model &model, const HeadsAndLines &result);
Table service_lines_table(const Model &model, const HeadsAndLines &result);
Table scenario_load_table(std::span<const StudiedScenario> scenarios);
Table statutory_officers_table(const Model &model, const StatutoryOfficers &result);
Table statutory_posts_table(const Model &model, const StatutoryOfficers &result);
Table agreements_table(const Model &model, const Agreements &result);
Table agreement_dates_table(const Model &model, const Agreements &result);
Table consultation_clocks_table(const Model &model, const Consultations &result);
Table recharge_payments_table(const Model &model, const Recharges &result);
Table recharge_balances_table(const Model &model, const Recharges &result);
Table benefit_checks_table(const Model &model, const Benefits &result);
Table benefit_sums_table(const Model &model, const Benefits &result);
Table benefit_paybacks_table(const Model &model, const Benefits &result);
Table pay_ranges_table(const Model &model, const PayRanges &result);
Table pay_sums_table(const Model &model, const PayRanges &result);
Table pay_parts_table(const Model &model, const PayRanges &result);
Table pay_questions_table(const Model &model, const PayRanges &result);
Table services_table(const Model &model, const Services &result);
Table service_targets_table(const Model &model, const Services &result);
Table sharing_pairs_table(const Model &model, const Services &result);
Table claim_results_table(const Model &model, const Claims &result);
Table claim_tests_table(const Model &model, const Claims &result);
Table integration_table(const Model &model, const std::vector<Integration> &result);
Table ties_beyond_chance_table(const Model &model, const TiesBeyondChance &result);
Table communities_table(const Model &model, const InformalStructure &result);
Table groupings_table(const Model &model, const InformalStructure &result);
Table bridges_table(const Model &model, const Bridges &result);
Table diagnostics_table(const Model &model, std::span<const Diagnostic> diagnostics);
/// scenario_figures, changes, scenario_meetings, ring_fence and scenario_load, of all scenarios in their
/// order; none without.
void add_scenario_tables(std::span<const StudiedScenario> scenarios, std::vector<Table> &to);

} // namespace organograph::viz
