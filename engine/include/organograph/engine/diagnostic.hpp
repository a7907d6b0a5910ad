// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

enum class Severity : std::uint8_t { error, warning, note };

/// `error`, `warning` or `note`.
std::string_view name(Severity severity);

/// Every code that a diagnostic can carry. The catalogue (name, severity, meaning, what mends it)
/// is `code_catalogue()`; docs/diagnostics.md is tested against it.
enum class Code : std::uint8_t {
  // reading
  missing_table,
  missing_column,
  duplicate_column,
  not_utf8,
  unclosed_quote,
  text_after_quote,
  bare_carriage_return,
  wrong_cell_count,
  too_many_rows,
  head_differs,
  title_row,
  table_name_differs,
  example_row,
  // workbooks
  unreadable_workbook,
  protected_workbook,
  workbook_too_large,
  unreadable_cell,
  error_value,
  formula_without_value,
  merged_cells,
  // graphs and databases
  unreadable_graph,
  unreadable_database,
  // tables of other programs
  not_a_table,
  table_too_large,
  object_names,
  bad_map,
  unclear_fte,
  unknown_level,
  nothing_to_import,
  unknown_manager,
  // cells
  missing_value,
  cell_too_long,
  bad_number,
  out_of_range,
  unknown_value,
  bad_colour,
  bad_date,
  dates_reversed,
  range_reversed,
  // references
  duplicate_id,
  duplicate_row,
  unknown_post,
  unknown_organisation,
  unknown_function,
  unknown_meeting,
  unknown_partner,
  unknown_attendee,
  unknown_convenor,
  reports_to_itself,
  reporting_cycle,
  function_circle,
  shares_do_not_sum,
  same_organisation,
  shares_partly_blank,
  reserved_identifier,
  holder_id_count,
  assistant_with_reports,
  assistant_without_manager,
  rows_in_circle,
  rows_disagree,
  // organogram files
  reference_conflict,
  unknown_senior_post,
  organogram_sheets,
  // calendars
  unreadable_calendar,
  calendar_too_large,
  unsupported_recurrence,
  no_meetings,
  // scenarios
  bad_scenario_name,
  unread_table,
  unused_cell,
  already_deleted,
  not_there,
  several_links,
  unknown_staff_group,
  passes_to_itself,
  bad_shares,
  kind_is_kept,
  orphan,
  unknown_scenario,
  scenario_circle,
  faulty_start,
  change_not_said,
  effective_before_dependency,
  // warnings
  post_without_function,
  several_tops,
  vacant_with_holder,
  vacant_with_reports,
  holder_on_several_posts,
  placeholder_holder,
  holder_without_id,
  manager_not_in_extract,
  meeting_with_few_attendees,
  meeting_without_duration,
  joint_post_not_serving_employer,
  joint_post_without_reports,
  tier_not_below_manager,
  partner_without_links,
  organisation_without_posts,
  function_of_no_post,
  function_not_modelled,
  published_differs,
  unknown_measure,
  implausible_fte,
  implausible_cost,
  implausible_hours,
  implausible_span,
  implausible_attended,
  organogram_guessed,
  attendees_not_matched,
  attendee_ambiguous,
  unknown_time_zone,
  day_month_order,
  short_window,
  change_left_out,
  post_matched,
  post_match_unsure,
  graph_guessed,
  read_as_windows_1252,
  cell_left_blank,
  guessed_form,
  identifiers_prefixed,
  manager_not_found,
  manager_ambiguous,
  managers_differ,
  effective_gap,
  days_not_judged,
  // notes
  meeting_of_counterparts,
  head_accepted,
  unknown_column,
  unknown_table,
  sheet_name_differs,
  formula_values,
  hidden_cells,
  macros_ignored,
  shares_normalised,
  extract_possible,
  calendar_window,
  difference_not_told,
  published_left_out,
  names_left,
  organogram_eliminated,
  organogram_not_in_post,
  organogram_job_share,
  organogram_repaired,
  organogram_pay_words,
  organogram_kept_apart,
  organogram_same_post,
  organogram_undisclosed,
};

struct CodeInfo {
  Code code;
  std::string_view name; ///< as printed: `unknown-post`
  Severity severity;
  std::string_view meaning;
  std::string_view remedy; ///< what mends it in general; a diagnostic may know better
};

/// All codes, in the order of the enumeration.
std::span<const CodeInfo> code_catalogue();
const CodeInfo &info(Code code);

/// One fault, warning or note about the data. A plain value: who prints it decides where.
struct Diagnostic {
  Code code;
  std::string file;        ///< table's file name; empty for the model as a whole
  std::uint64_t line = 0;  ///< line where the record begins, from 1; 0: the file as a whole
  std::uint32_t cell = 0;  ///< cell number from 1; 0: the whole row
  std::string value;       ///< the offending text as read, empty if none
  std::string problem;     ///< what is wrong, with the value
  std::string expected;    ///< what was expected; may be empty
  std::string remedy;      ///< what would mend it; empty: the catalogue's
  std::string sheet = {};  ///< of a workbook: `file` is the workbook then, `line` the row, `cell` the column
  std::string head = {};   ///< of the cell's column, where that is known
  bool only_warns = false; ///< an error of another command: here it stops nothing
  std::uint64_t more = 0;  ///< further ones of its code that are not kept

  std::uint64_t count() const { return 1 + more; }
  Severity severity() const { return only_warns ? Severity::warning : info(code).severity; }
};

/// `posts.csv:17:4: error[unknown-post]: reports_to 'P99' is no post; expected ...; remedy`.
/// In a workbook: `council.xlsx, sheet posts, cell D17: error[unknown-post]: ...`.
/// The column's head stands behind the place, in brackets, where the problem does not name it.
/// Control characters and line breaks of values are shown as escapes; a value of over 120 bytes is
/// cut in the text (never inside a character).
std::string to_string(const Diagnostic &diagnostic);

/// The name of a sheet's column, counted from 1: 4 is D, 28 is AB. Empty for 0.
std::string column_letters(std::uint32_t column);

/// A value as it is shown in messages: quoted, cut, control characters escaped.
std::string shown(std::string_view value);

/// A count and its noun: `1 post`, `12 posts`. For nouns whose plural is an s.
std::string counted(std::uint64_t count, std::string_view noun);

/// A value as `shown`, without the quotes: what somebody is to type.
std::string shown_bare(std::string_view value);

/// Errors before warnings and notes, each in the order that they had.
void put_errors_first(std::vector<Diagnostic> &diagnostics);

/// Of a code, that build_model() keeps: a table of a million rows may be at fault in each.
inline constexpr std::size_t kept_of_a_code = 10'000;

/// True when any of them is an error.
bool has_errors(std::span<const Diagnostic> diagnostics);

} // namespace organograph
