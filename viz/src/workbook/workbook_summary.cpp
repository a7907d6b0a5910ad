// SPDX-License-Identifier: Apache-2.0
#include "figures/caveats.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"
#include "workbook/workbook_parts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::uint16_t chart_column = 6;
constexpr std::uint32_t before_colour = 0x9AA5B1, after_colour = 0x2F6DB5;
constexpr std::size_t services_shown = 12;
constexpr double label_width = 50, figure_width = 12, last_width = 24;

constexpr std::array model_figures = {
    Headline{"posts", "Posts", "posts", Look::count, true},
    Headline{"fte", "Full-time equivalents of the posts", "FTE", Look::number, true},
    Headline{"organisations", "Organisations", "organisations", Look::count},
    Headline{"joint_posts", "Joint posts (they serve two or more)", "posts", Look::count, true},
    Headline{"staff_groups", "Staff groups", "groups", Look::count},
    Headline{"staff_group_fte", "Full-time equivalents of the staff groups", "FTE", Look::number, true},
    Headline{"meetings", "Meeting series", "series", Look::count, true},
    Headline{"attendances", "Seats in them, posts and partners", "seats", Look::count, true},
    Headline{"partners", "Partners", "partners", Look::count},
    Headline{"partner_links", "Links with partners", "links", Look::count, true}};
constexpr std::array span_figures = {
    Headline{"all/managers", "Managers (one direct report or more)", "posts", Look::count, true},
    Headline{"all/span_mean", "Direct reports of a manager, mean", "posts", Look::number, true},
    Headline{"all/span_median", "Direct reports of a manager, median", "posts", Look::number},
    Headline{"all/span_max", "Direct reports of a manager, most", "posts", Look::count, true},
    Headline{"all/layers", "Layers (the top is layer 1)", "layers", Look::count, true},
    Headline{"all/one_to_one", "Managers with one direct report", "posts", Look::count, true},
    Headline{"all/reports_not_known", "Posts whose reports are not known", "posts", Look::count},
    Headline{"all/manager_share", "Managers among the posts whose reports are known", "of the posts",
             Look::share},
    Headline{"all/cost", "Cost of the posts with a known cost", "money a year", Look::money},
    Headline{"all/cost_unknown_posts", "Posts without a known cost", "posts", Look::count}};
constexpr std::array duplicated_figures = {
    Headline{"attendances", "Seats of posts in meetings", "seats", Look::count},
    Headline{"compared", "Compared seats (they speak for a service)", "seats", Look::count},
    Headline{"duplicated", "Duplicated seats", "seats", Look::count, true},
    Headline{"duplicated_share", "Duplicated seats among those compared", "of the seats", Look::share},
    Headline{"across_organisations", "Duplicated across organisations", "seats", Look::count, true},
    Headline{"within_organisation", "Duplicated within one organisation", "seats", Look::count, true},
    Headline{"hours_per_year", "Hours in meetings", "person-hours a year", Look::hours, true},
    Headline{"duplicated_hours_per_year", "Hours of the duplicated seats", "person-hours a year", Look::hours,
             true},
    Headline{"duplicated_cost_per_year", "Cost of the duplicated seats, at least", "money a year",
             Look::money},
    Headline{"meetings_without_duration", "Meeting series without a duration", "series", Look::count}};
constexpr std::array pair_figures = {
    Headline{"mirror/count", "Mirror pairs: a partner attends twice", "pairs of series", Look::count, true},
    Headline{"mirror/partner_hours_freed_per_year", "Partners' hours fewer if each pair were one",
             "hours a year, at most", Look::hours},
    Headline{"same_people/count", "Pairs of series with the same people", "pairs of series", Look::count},
    Headline{"co_attendance/pairs_count", "Pairs of posts that meet often", "pairs of posts", Look::count}};
constexpr std::array contact_figures = {
    Headline{"shared", "Services of partners with two or more doors", "services", Look::count, true},
    Headline{"one_voice", "of these: one voice (a single post)", "services", Look::count, true},
    Headline{"dual_ownership", "of these: dual ownership (separate organisations)", "services", Look::count,
             true},
    Headline{"one_voice_share", "One voice among those shared", "of the services", Look::share, true}};
constexpr std::array groups = {
    HeadlineGroup{"model", "The model", model_figures},
    HeadlineGroup{"span_of_control", "Span of control", span_figures},
    HeadlineGroup{"duplicated_attendance", "Duplicated meeting attendance", duplicated_figures},
    HeadlineGroup{"meeting_pairs", "Meetings that repeat each other", pair_figures},
    HeadlineGroup{"partner_contact", "Partner contact", contact_figures}};

std::string text_at(const Json &tree, std::string_view path) {
  const Json &value = at_path(tree, path);
  return value.is_string() ? value.get<std::string>() : std::string{};
}

std::uint64_t count_at(const Json &tree, std::string_view path) {
  const Json &value = at_path(tree, path);
  return value.is_number() ? value.get<std::uint64_t>() : 0;
}

// What the figures rest on: published figures are compared with them, they do not rest on those.
std::string provenance(const Json &tree) {
  std::uint64_t rows = 0, published = 0, assumed = 0, without = 0;
  for (const auto &[table, own] : at_path(tree, "rests_on").items()) {
    if (table == "published")
      continue;
    rows += count_at(own, "rows");
    published += count_at(own, "published");
    assumed += count_at(own, "assumed");
    without += count_at(own, "without_source");
  }
  return "Rests on " + counted(rows, "row", "rows") + ": " + figure(published) + " with a source, " +
         figure(assumed) + " assumed, " + figure(without) + " without a source.";
}

std::string published(const Json &tree) {
  const std::uint64_t checked = count_at(tree, "published/checked");
  if (checked == 0)
    return " No published figure was given to compare with.";
  return " Published figures computed again: " + figure(count_at(tree, "published/agree")) + " of " +
         figure(checked) + " agree.";
}

// What was done to names and figures is on record in every report.
std::string privacy(const Json &tree) {
  std::string out;
  if (const Json &pseudonymised = at_path(tree, "privacy/pseudonymised");
      pseudonymised.is_boolean() && pseudonymised.get<bool>())
    out += " Posts and holders are shown by numbers (--pseudonymise).";
  if (const Json &minimum = at_path(tree, "privacy/minimum_group"); minimum.is_number())
    out +=
        " Figures of fewer than " + minimum.dump() + " posts, and what would give them away, are not shown.";
  return out;
}

void write_top(SummaryRows &rows, const Json &tree) {
  const std::string title = text_at(tree, "model/title"), date = text_at(tree, "model/date"),
                    source = text_at(tree, "model/source");
  rows.title(title.empty() ? "Organisation model" : harmless(title));
  rows.note((date.empty() ? "No date is given." : "As of " + harmless(date, 20) + ".") +
            (source.empty() ? " No source is given." : " Source: " + harmless(source) + "."));
  rows.note(
      provenance(tree) + published(tree) +
      " A blank cell means not known, or not shown; never 0. What each figure means: docs/measures.md." +
      privacy(tree));
  rows.gap();
}

void write_caveat(SummaryRows &rows, const Json &tree, std::string_view measure) {
  if (const std::string text = text_at(tree, "conventions/caveats/" + std::string(measure)); !text.empty())
    rows.note(text);
}

// Managers by band of their span: the figures of the chart.
CellRange write_bands(SummaryRows &rows, const Json &tree) {
  static constexpr std::array<std::string_view, 2> heads = {"Managers by number of direct reports",
                                                            "Managers"};
  rows.gap();
  rows.heads(heads, 1);
  const std::uint32_t first = rows.row();
  for (const auto &[band, managers] : at_path(tree, "span_of_control/all/bands").items()) {
    rows.label(band);
    rows.figure(SummaryRows::figures, managers, Look::count);
    rows.next();
  }
  return {first, 0, rows.row() - 1, 0};
}

void write_group(SummaryRows &rows, const Json &tree, const HeadlineGroup &group) {
  const Json &figures = at_path(tree, group.key);
  if (figures.is_null()) // 'Not measured' says why
    return;
  rows.section(group.name);
  write_caveat(rows, tree, group.key);
  for (const Headline &headline : group.figures) {
    const Json &value = at_path(figures, headline.path);
    rows.label(headline.label);
    rows.figure(SummaryRows::figures, value, headline.look);
    rows.words(SummaryRows::figures + 1,
               value.is_null() ? word_for_none(tree) : unit_text(headline.unit, tree));
    rows.next();
  }
}

void write_integration(SummaryRows &rows, const Json &tree) {
  const Json &services = at_path(tree, "integration_depth");
  if (!services.is_array() || services.empty())
    return;
  static constexpr std::array<std::string_view, 4> heads = {"Service of two organisations", "Reached",
                                                            "Secured", "Level reached"};
  rows.section("Integration depth: levels 0 (separate) to 7 (full integration)");
  write_caveat(rows, tree, "integration_depth");
  rows.heads(heads, 2);
  for (std::size_t i = 0; i < std::min(services.size(), services_shown); ++i) {
    const Json &service = services[i];
    rows.label(text_at(service, "function") + " (" + text_at(service, "organisation_a") + ", " +
               text_at(service, "organisation_b") + ")");
    rows.figure(SummaryRows::figures, at_path(service, "reached"), Look::count);
    rows.figure(SummaryRows::figures + 1, at_path(service, "secured"), Look::count);
    rows.words(SummaryRows::figures + 2, at_path(service, "reached").is_null()
                                             ? "not shown"
                                             : integration_levels[count_at(service, "reached")]);
    rows.next();
  }
  if (services.size() > services_shown)
    rows.note("and " + std::to_string(services.size() - services_shown) +
              " more services: sheet Integration depth.");
}

void write_bridges(SummaryRows &rows, const Json &tree) {
  const Json &bridges = at_path(tree, "bridges");
  if (bridges.is_null())
    return;
  rows.section("Bridges");
  write_caveat(rows, tree, "bridges");
  rows.label("Pairs of organisations that lines and meetings connect");
  rows.figure(SummaryRows::figures, at_path(bridges, "connected").size(), Look::count);
  rows.next();
  rows.label("Posts that alone connect a pair");
  rows.figure(SummaryRows::figures, at_path(bridges, "posts").size(), Look::count);
  rows.next();
}

void write_not_measured(SummaryRows &rows, const Json &tree) {
  const Json &reasons = at_path(tree, "not_measured");
  rows.section("What was not measured, and why");
  if (reasons.empty())
    rows.note("Every measure was taken.");
  for (const auto &[measure, reason] : reasons.items()) {
    rows.label(measure);
    rows.words(SummaryRows::figures, reason.get<std::string>());
    rows.next();
  }
  rows.note("Not in any figure: how good the work is, what a single person achieves, and whether to share a "
            "service.");
}

void write_warnings(SummaryRows &rows, const Json &tree) {
  rows.section("Warnings about the data: " + std::to_string(count_at(tree, "diagnostics/warnings")) +
               ", and notes: " + std::to_string(count_at(tree, "diagnostics/notes")));
  for (const CodeInfo &code : code_catalogue()) {
    const Json &count = at_path(tree, "diagnostics/by_code/" + std::string(code.name));
    if (count.is_null())
      continue;
    rows.label(code.name);
    rows.figure(SummaryRows::figures, count, Look::count);
    rows.words(SummaryRows::figures + 1, code.meaning);
    rows.next();
  }
}

void write_sheets(SummaryRows &rows, std::span<const SheetEntry> sheets,
                  std::span<const std::string> remarks) {
  static constexpr std::array<std::string_view, 3> heads = {"Sheet", "Rows", "What it is"};
  rows.section("The sheets of this workbook");
  rows.heads(heads, 1);
  for (const SheetEntry &entry : sheets) {
    entry.name.empty() ? rows.label("(no sheet)") : rows.link(entry.name);
    rows.figure(SummaryRows::figures, entry.rows, Look::count);
    rows.words(SummaryRows::figures + 1, entry.about);
    rows.next();
  }
  for (const std::string &remark : remarks)
    rows.note(remark);
}

void draw_charts(Sheet &sheet, const CellRange &bands, const ChartRows &scenarios) {
  constexpr std::uint32_t first_row = 4, below = 17;
  constexpr unsigned width = 480, height = 250, a_scenario = 40;
  const auto beside = [](const CellRange &labels, std::uint16_t column) {
    return CellRange{labels.first_row, column, labels.last_row, column};
  };
  sheet.chart(first_row, chart_column,
              {.title = "Managers by number of direct reports (no span is right by itself)",
               .axis = "Direct reports",
               .labels = bands,
               .series = {{"", beside(bands, 1), after_colour}},
               .width = width,
               .height = height});
  if (scenarios.count == 0)
    return;
  const CellRange labels = {scenarios.first, 0, scenarios.first + scenarios.count - 1, 0};
  sheet.chart(
      below, chart_column,
      {.bars_lie = true,
       .title = scenarios.title,
       .axis = scenarios.axis,
       .labels = labels,
       .series = {{"Before", beside(labels, 1), before_colour}, {"After", beside(labels, 2), after_colour}},
       .width = width,
       .height = 120 + a_scenario * scenarios.count});
}

} // namespace

std::span<const HeadlineGroup> headline_groups() {
  return groups;
}

const Json &at_path(const Json &tree, std::string_view path) {
  static const Json nothing;
  const Json *at = &tree;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    const auto next = at->is_object() ? at->find(std::string(path.substr(0, end))) : at->end();
    if (next == at->end())
      return nothing;
    at = &*next;
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  return *at;
}

std::string word_for_none(const Json &tree) {
  return at_path(tree, "privacy/minimum_group").is_number() ? "not known, or not shown" : "not known";
}

std::string unit_text(std::string_view unit, const Json &tree) {
  constexpr std::string_view money = "money";
  const std::string currency = harmless(text_at(tree, "model/currency"), 8);
  if (!unit.starts_with(money))
    return std::string(unit);
  return (currency.empty() ? "currency of the model" : currency) + std::string(unit.substr(money.size()));
}

void SummaryRows::title(std::string_view text) {
  sheet_->height(row_, 24);
  sheet_->text(row_++, 0, text, Look::title);
}

void SummaryRows::note(std::string_view text, Look look) {
  sheet_->note(row_++, last_column, text, letters, look);
}

void SummaryRows::section(std::string_view name) {
  ++row_;
  sheet_->text(row_, 0, name, Look::section);
  for (std::uint16_t column = 1; column <= last_column; ++column)
    sheet_->text(row_, column, {}, Look::section);
  ++row_;
}

void SummaryRows::heads(std::span<const std::string_view> heads, std::uint16_t of_figures) {
  for (std::uint16_t column = 0; column <= last_column; ++column)
    sheet_->text(row_, column, column < heads.size() ? heads[column] : std::string_view{},
                 column >= 1 && column <= of_figures ? Look::figure_head : Look::head);
  ++row_;
}

void SummaryRows::figure(std::uint16_t column, const Json &value, Look look) {
  if (!value.is_number())
    return;
  const auto number = value.get<double>();
  sheet_->number(row_, column, number,
                 look == Look::number && number == std::floor(number) ? Look::count : look);
}

void write_summary(Sheet &sheet, const Json &tree, std::span<const SheetEntry> sheets,
                   std::span<const std::string> remarks) {
  sheet.width(0, label_width);
  for (std::uint16_t column = 1; column < SummaryRows::last_column; ++column)
    sheet.width(column, figure_width);
  sheet.width(SummaryRows::last_column, last_width);
  sheet.width(chart_column - 1, 2);
  SummaryRows rows(sheet);
  write_top(rows, tree);
  CellRange bands{};
  for (const HeadlineGroup &group : headline_groups()) {
    write_group(rows, tree, group);
    if (group.key == "span_of_control")
      bands = write_bands(rows, tree);
  }
  write_integration(rows, tree);
  write_bridges(rows, tree);
  const ChartRows scenarios = write_scenarios(rows, tree);
  write_not_measured(rows, tree);
  write_warnings(rows, tree);
  write_sheets(rows, sheets, remarks);
  draw_charts(sheet, bands, scenarios);
  sheet.print_on_paper("Organograph: summary");
}

} // namespace organograph::viz
