// SPDX-License-Identifier: Apache-2.0
#include "page/report_first_screen.hpp"

#include "figures/catalogue.hpp"
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "findings/stated.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/viz/scenario_view.hpp"
#include "organograph/viz/structure.hpp"
#include "page/report_charts.hpp"
#include "page/report_proposals.hpp"
#include "page/report_text.hpp"
#include "words/ranges.hpp"
#include "words/readable.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t tiles_shown = 4, scenarios_in_rows = 3, scenarios_unfolded = 40, title_in_a_row = 60,
                      start_in_a_row = 26, differences_unfolded = 5;
constexpr Room structure_room{600, 520}, rows_room{600, 320}; // points

void write_one_sentence(Html &page, const Study &study, const std::optional<StudiedScenario> &first) {
  const Model &model = *study.model;
  Sentence say;
  say.text(first ? "As things are: " : "")
      .counted("model.posts", model->posts.size(), "post, ", "posts, ", "spans")
      .figure("model.joint_posts", figure(joint_posts(model).size()), "spans", "organisations_served>1")
      .text(" of them joint, in ")
      .counted("model.organisations", model->organisations.id.size(), "organisation", "organisations",
               "span_scopes", "kind=organisation");
  if (model->has_meetings_table)
    say.text(", ").counted("model.meetings", model->meeting_rows, "meeting series", "meeting series",
                           "meetings");
  if (model->partners)
    say.text(", ").counted("model.partners", model->partners->size(), "partner", "partners", "partners");
  say.text("; ").text(first ? counted(study.scenarios().size(), "scenario", "scenarios") : "no scenario");
  page.open("p", {{"class", "lead"}});
  write(page, say.text("."));
  if (const Sentence told = not_modelled_told(model); !told.empty())
    write(page, Sentence().text(" ").add(told));
  page.close();
}

// ---- the picture

// Of which scenario, against what; of none, where the rest of the structure is.
void write_under_picture(Html &page, const Study &study, const std::optional<StudiedScenario> &first) {
  page.open("figcaption");
  if (first) {
    const std::string start = title_of_start(study, *first);
    page.text("Before: " +
              (start.empty() ? "things as they are"
                             : "after '" + shown_text(start, title_in_a_row) + "', from which it starts") +
              ". Larger, with a legend: ");
  } else {
    page.text("The structure; all of it: ");
  }
  page.element("a", first ? "Scenarios" : "Structure", {{"href", first ? "#scenarios" : "#structure"}});
  page.text(".").close();
}

void write_picture(Html &page, const Study &study, const std::optional<StudiedScenario> &first) {
  if ((*study.model)->posts.size() == 0)
    return;
  StructureOptions options;
  options.room = first ? rows_room : structure_room;
  options.holders = false;
  options.bare = true;
  options.without_fte = study.minimum_group > 0;
  page.open("figure", {{"class", "first-picture"}});
  write_under_picture(page, study, first);
  page.trusted(svg(first ? scenario_drawing(*first->before, *first->after, *first->comparison, options)
                         : structure_drawing(*study.model, study.analysis.span_of_control, options),
                   "short-"));
  page.close();
}

// ---- four figures

/// A figure as it is, and after the scenario where there is one.
struct Tile {
  std::string_view key, of, label; ///< keys of the catalogue; of: what it is a part of, or empty
  std::string_view of_what = {};   ///< behind the number that it is a part of
};
constexpr std::array tiles = {
    Tile{"model.joint_posts", "model.posts", "Joint posts"},
    Tile{"duplicated_attendance.duplicated", "duplicated_attendance.compared", "Duplicated seats",
         " compared"},
    Tile{"partner_contact.one_voice", "partner_contact.shared", "Services of partners with one voice"},
    Tile{"span_of_control.all.layers", "", "Layers"},
    Tile{"span_of_control.all.span_mean", "", "Direct reports of a manager, on average"},
    Tile{"model.posts", "", "Posts"},
    Tile{"span_of_control.all.managers", "", "Managers"}};

/// The model as it is; with a scenario before and after it.
struct Sides {
  const Model *before, *after;
  const Analysis *measured_before, *measured_after;
};

Sides sides_of(const Study &study, const std::optional<StudiedScenario> &first) {
  if (first)
    return {first->before, first->after, &first->comparison->before, &first->comparison->after};
  return {&*study.model, &*study.model, &study.analysis, &study.analysis};
}

// `3`, `3 to 9`.
std::string both(const Shown &shown, const Headline &of, const Sides &sides) {
  const std::string before = shown(of.ends(*sides.before, *sides.measured_before, {}), of.format),
                    after = shown(of.ends(*sides.after, *sides.measured_after, {}), of.format);
  return from_to(before, after);
}

bool is_known(const Headline &of, const Sides &sides) {
  return of.ends(*sides.before, *sides.measured_before, {}).known() ||
         of.ends(*sides.after, *sides.measured_after, {}).known();
}

// `; as things are 2 of 18`, where the scenario starts from another one that made them others.
std::string as_it_is(const Study &study, const Tile &tile, const Sides &sides) {
  const Sides now = sides_of(study, {});
  const Shown shown(study.analysis);
  const auto of = [&](std::string_view key, const Sides &side) {
    const Headline &figure = headline(key);
    return shown(figure.ends(*side.before, *side.measured_before, {}), figure.format);
  };
  const auto both_parts = [&](const Sides &side) {
    return of(tile.key, side) + (tile.of.empty() ? "" : " of " + of(tile.of, side));
  };
  return both_parts(now) == both_parts(sides) ? "" : "; as things are " + both_parts(now);
}

void write_tile(Html &page, const Study &study, const Tile &tile, const Sides &sides, bool is_compared) {
  const Shown shown(*sides.measured_before);
  const Headline &of = headline(tile.key);
  const std::string text = both(shown, of, sides);
  page.open("li");
  if (is_compared) // the tables behind it are those of the model as it stands
    figure(page, {of.definition->key, text});
  else
    figure(page, {of.definition->key, text, of.rows.table, std::string(of.rows.filter)});
  std::string label(tile.label);
  if (!tile.of.empty())
    label += " (of " + both(shown, headline(tile.of), sides) + std::string(tile.of_what) + ")";
  page.text(" ").element("span", label + as_it_is(study, tile, sides), {{"class", "label"}});
  page.close();
}

void write_tiles(Html &page, const Study &study, const std::optional<StudiedScenario> &first) {
  const Sides sides = sides_of(study, first);
  std::size_t written = 0;
  page.element("h3",
               first ? "Before and after: '" + shown_text(scenario_title(*first), 2 * title_in_a_row) + "'"
                     : std::string("As it stands"));
  page.open("ul", {{"class", "tiles"}});
  for (const Tile &tile : tiles)
    if (written < tiles_shown && is_known(headline(tile.key), sides)) {
      write_tile(page, study, tile, sides, first.has_value());
      ++written;
    }
  page.close();
}

// ---- what does not add up

void write_stated_figure(Html &page, const Study &study, const PublishedCheck &check) {
  const Model &model = *study.model;
  const Published &stated = model->published[check.row];
  const std::string source = shown_text(model.text(stated.source), 120);
  page.open("li");
  page.text("Stated: " + worded(stated.value, Format::number) + (source.empty() ? "" : " (" + source + ")") +
            "; from the rows: " + (check.computed ? worded(*check.computed, Format::number) : "not known") +
            ". ");
  if (const std::string note = shown_text(model.text(stated.note), 300); !note.empty())
    page.text("Noted: " + note + ". ");
  const std::string words = stated_in_words(study, model.text(stated.measure));
  page.element("small", words.empty() ? shown_text(model.text(stated.measure), 120) : words).close();
}

void write_stated_figures(Html &page, const Study &study, std::size_t differ) {
  page.open("details").element("summary", differ == 1 ? "Which one" : "Which ones");
  page.element("p", "Which of the two is right is not decided here.").open("ul");
  std::size_t told = 0;
  for (const PublishedCheck &check : published_of(study))
    if (!check.agrees && ++told <= differences_unfolded)
      write_stated_figure(page, study, check);
  if (told > differences_unfolded)
    page.open("li").element("a", "All that differ", {{"href", "#published-figures"}}).close();
  page.close().close();
}

Sentence stated_told(std::size_t checked, std::size_t agree) {
  const std::size_t differ = checked - agree;
  return Sentence()
      .figure("published.agree", figure(agree))
      .text(" of ")
      .figure("published.checked", figure(checked))
      .text(one_or_many(checked, " stated figure", " stated figures") +
            one_or_many(agree, " comes", " come") + " out the same from the rows; ")
      .figure("published.differ", figure(differ))
      .text(differ == 0 ? std::string(" differ. ") : one_or_many(differ, " does not. ", " do not. "));
}

std::string none_stated(const Study &study) {
  const std::uint64_t other_day = study.as_of ? study.as_of->published : 0;
  return other_day == 0 ? "No stated figure was given to compare with. "
                        : counted(other_day, "stated figure is", "stated figures are") +
                              " of another day, and not compared. ";
}

void write_adding_up(Html &page, const Study &study) {
  const std::size_t checked = published_of(study).size();
  const auto agree =
      static_cast<std::size_t>(std::ranges::count_if(published_of(study), &PublishedCheck::agrees));
  const std::uint64_t warnings = count_of(study.diagnostics, Severity::warning);
  page.open("div", {{"class", "adding-up"}});
  page.element("h3", agree < checked ? "What does not add up" : "Stated figures, and warnings").open("p");
  write(page, checked == 0 ? Sentence().text(none_stated(study)) : stated_told(checked, agree));
  write(page, Sentence().counted("diagnostics.warnings", warnings, "warning about the data",
                                 "warnings about the data", "diagnostics", "severity=warning"));
  if (warnings != 0)
    page.text(": ").element("a", warnings == 1 ? "read it" : "read them", {{"href", "#warnings"}});
  page.text(".").close();
  if (agree < checked)
    write_stated_figures(page, study, checked - agree);
  page.close();
}

// ---- what changes

// `2 rise, 1 falls`; an exact word where none does.
std::string levels_in_a_cell(const StudiedScenario &s) {
  const LevelsCounted levels = levels_counted(s);
  if (levels.all == 0)
    return "none measured twice";
  if (levels.blank == levels.all)
    return "not shown";
  std::string out;
  if (levels.rise > 0)
    out = figure(levels.rise) + one_or_many(levels.rise, " rises", " rise");
  if (levels.fall > 0)
    out += (out.empty() ? "" : ", ") + figure(levels.fall) + one_or_many(levels.fall, " falls", " fall");
  return out.empty() ? "all stay" : out;
}

std::string money_in_a_cell(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  const std::optional<double> &cost = c.cost_change_per_year.all;
  return cost ? change_of_money(*s.after, *cost) : std::string(proposal::word_for_none(c));
}

// The rows that a sum consists of.
std::vector<std::string> stated_rows(const StudiedScenario &s) {
  std::vector<std::string> rows;
  if (s.applied != nullptr)
    for (const OtherSaving &row : s.applied->other_savings)
      if (row.annual_saving)
        rows.push_back(shown_text(row.description, title_in_a_row) + " " +
                       money(*row.annual_saving, s.after->text((*s.after)->currency)));
  return rows;
}

// What the papers state beside the posts: in no other figure.
std::string stated_in_a_cell(const StudiedScenario &s) {
  const std::optional<double> &money = s.comparison->other_savings.annual_saving,
                              &fte = s.comparison->other_savings.fte;
  const auto less = [](double value) { return value < 0 ? " more" : " less"; };
  std::string out;
  if (money) {
    const std::size_t parts = stated_rows(s).size();
    out = change_of_money(*s.after, -*money) + (parts > 1 ? " in " + figure(parts) + " parts" : "");
  }
  if (fte)
    out += (out.empty() ? "" : ", ") + rounded(std::abs(*fte)) + " FTE" + less(*fte);
  return out.empty() ? "none" : out;
}

void write_change(Html &page, const Study &study, const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  const std::string of = proposal::rows_of(s),
                    groups = staff_groups_change(s) ? "; of staff groups not known" : "";
  page.open("tr").open("th", {{"scope", "row"}}).text(shown_text(scenario_title(s), title_in_a_row));
  if (const std::string start = title_of_start(study, s); !start.empty())
    page.text(" ").element("span", "starts from '" + shown_text(start, start_in_a_row) + "'",
                           {{"class", "pair"}});
  page.close();
  write_cell(page, {"scenarios.posts_deleted", figure(c.deleted), "changes", of + "\nchange=deleted"});
  write_cell(page, {"scenarios.posts_created", figure(c.created), "changes", of + "\nchange=created"});
  const std::string people =
      c.is_shown(c.at_risk) ? figure(c.at_risk) : std::string(proposal::word_for_none(c));
  write_cell(page, {"scenarios.at_risk", people + groups, "changes", of + std::string(rows_at_risk)});
  write_cell(page, {"scenarios.cost_change_per_year", money_in_a_cell(s), "scenario_figures", of});
  write_cell(page, {"scenarios.other_savings_per_year", stated_in_a_cell(s), "scenario_figures",
                    of + "\nfigure=other_savings_per_year.all"});
  write_cell(page, {"scenarios.levels_changed", levels_in_a_cell(s), "scenario_figures",
                    of + "\nfigure=integration_depth.reached|integration_depth.secured"});
  write_cell(page, {"scenarios.no_longer_shared", unshared_in_short(s)});
  page.close();
}

void write_what_changes(Html &page, const Study &study, std::string_view caption,
                        std::span<const StudiedScenario> scenarios) {
  open_wide_table(page, caption, "short");
  write_heads(page, {"Scenario", "Posts end", "Begin", "People at risk", "Cost of posts, change a year",
                     "Stated beside it", "Levels of services", "No longer shared"});
  page.open("tbody");
  for (const StudiedScenario &each : scenarios)
    write_change(page, study, each);
  page.close();
  close_wide_table(page);
}

// `Stated beside 'The proposal', in no other figure: Adults (net) £121,000; ..`: where a sum has several
// rows.
void write_stated_rows(Html &page, std::span<const StudiedScenario> scenarios) {
  constexpr std::size_t rows_listed = 6, scenarios_listed = 12;
  std::size_t told = 0;
  for (const StudiedScenario &s : scenarios) {
    const std::vector<std::string> rows = stated_rows(s);
    if (rows.size() < 2 || told++ == scenarios_listed)
      continue;
    page.element("p",
                 "Stated beside '" + shown_text(scenario_title(s), title_in_a_row) +
                     "', in no other figure: " + listing(rows, rows_listed) + ".",
                 {{"class", "stated-rows"}});
  }
}

void write_levels_in_short(Html &page, const Analysis &analysis) {
  page.element("h3", "Levels of services").open("p");
  write(page, analysis.integration_depth.empty()
                  ? Sentence().text("No service has posts in both of two organisations.")
                  : Sentence().add(integration_told(analysis)).text(" ").text(caveat::depth));
  page.close();
}

} // namespace

std::optional<StudiedScenario> scenario_shown_first(const Study &study) {
  const std::vector<StudiedScenario> all = scenarios_in_order(study);
  return all.empty() ? std::nullopt : std::optional(all.front());
}

void write_first_screen(Html &page, const Study &study) {
  const std::optional<StudiedScenario> first = scenario_shown_first(study);
  const std::vector<StudiedScenario> all = scenarios_in_order(study);
  const auto in_rows = std::span(all).first(std::min(all.size(), scenarios_in_rows));
  write_one_sentence(page, study, first);
  write_tiles(page, study, first);
  page.open("div", {{"class", "first"}});
  write_picture(page, study, first);
  page.open("div", {{"class", "first-names"}});
  write_names_in_short(page, study, in_rows);
  if (!first)
    write_levels_in_short(page, study.analysis);
  page.close().close();
  write_adding_up(page, study);
  if (!first)
    return;
  write_what_changes(page, study, "What changes for people, money and sharing", in_rows);
}

void write_further_scenarios(Html &page, const Study &study) {
  const std::vector<StudiedScenario> all = scenarios_in_order(study);
  if (study.minimum_group == 0)
    write_stated_rows(page, all);
  if (all.size() <= scenarios_in_rows)
    return;
  const auto further = std::span(all).subspan(scenarios_in_rows),
             shown = further.first(std::min(further.size(), scenarios_unfolded));
  write_what_changes(page, study, "What changes in the other scenarios", shown);
  write_more(page, further.size() - shown.size(), "scenario", "scenarios", "scenario_figures");
}

} // namespace organograph::viz
