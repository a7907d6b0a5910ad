// SPDX-License-Identifier: Apache-2.0
// Scenarios side by side with the baseline: one row a figure.
#include "figures/catalogue.hpp"
#include "figures/identifiers.hpp"
#include "findings/as_of.hpp"
#include "findings/measures.hpp"
#include "findings/scenario_facts.hpp"
#include "organograph/viz/summary.hpp"
#include "terminal/privacy_text.hpp"
#include "terminal/scenario_text.hpp"
#include "terminal/summary_page.hpp"
#include "terminal/wide_page.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

using Get = std::function<Ends(const Model &, const Analysis &)>;

constexpr std::size_t label_columns = 34, baseline_columns = 10, cell_columns = 9;
constexpr std::size_t scenarios_in_block = 2; // 34 + 10 + 2 x (1 + 27) = 100

struct Line {
  std::string label;
  Get figure;
  Format format = Format::count;
  bool only_above_0 = false;
};

struct Section {
  std::string name, caveat;
  std::vector<Line> lines;
};

std::string organisation_name(const Model &model, std::size_t o) {
  const std::string name = harmless(model.text(model->organisations.name[o]));
  return name.empty() ? harmless(id(model, id_at<OrganisationId>(o))) : name;
}

Get figure_of(const Headline &figure, FigureScope scope = {}) {
  return [&figure, scope](const Model &m, const Analysis &a) { return figure.ends(m, a, scope); };
}

std::string in_capitals(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return out;
}

Section section_of(const HeadlineGroup &group, const Model &model) {
  Section out{in_capitals(group.name), std::string(group.note), {}};
  for (const Headline &figure : group.figures) {
    if (figure.place != Place::compared)
      continue;
    out.lines.push_back(
        {std::string(figure.name()), figure_of(figure), figure.format, figure.comparing.only_above_0});
    for (std::size_t o = 0; figure.comparing.by_organisation && o < model->organisations.id.size(); ++o)
      out.lines.push_back({"  " + organisation_name(model, o),
                           figure_of(figure, {FigureScope::Of::organisation, o}), figure.format});
  }
  return out;
}

// A service by its identifiers, which stay while the models of a chain differ.
struct Service {
  const Model *model;
  const Integration *entry;
};

using Level = Ends (*)(const Integration &);

Ends level(const Service &service, const Model &model, const Analysis &analysis, Level axis) {
  const Integration *found = same_service(*service.model, *service.entry, model, analysis);
  return found != nullptr ? axis(*found) : Ends{};
}

// The services whose levels differ in some scenario, and how many do not.
std::pair<std::vector<Service>, std::size_t> changed_services(std::span<const StudiedScenario> scenarios,
                                                              const Model &baseline,
                                                              const Analysis &analysis) {
  std::pair<std::vector<Service>, std::size_t> out{{}, 0};
  for (const Integration &entry : analysis.integration_depth) {
    if (entry.blanked)
      continue;
    const Service service{&baseline, &entry};
    const auto differs = [&](const StudiedScenario &s) {
      const auto changes = [&](Level axis) {
        const Ends was = level(service, *s.before, s.comparison->before, axis);
        const Ends is = level(service, *s.after, s.comparison->after, axis);
        return was.low != is.low || was.high != is.high;
      };
      return changes(reached_of) || changes(secured_of);
    };
    if (std::ranges::any_of(scenarios, differs))
      out.first.push_back(service);
    else
      ++out.second;
  }
  return out;
}

Section integration_section(std::span<const StudiedScenario> scenarios, const Model &model,
                            const Analysis &analysis) {
  const auto [services, others] = changed_services(scenarios, model, analysis);
  Section out{
      "INTEGRATION DEPTH", "0 separate to 7 full; higher is not better: sharing is not an end in itself", {}};
  for (const Service &service : services) {
    const Integration &entry = *service.entry;
    const std::string name = harmless(model.text(model->functions.name[index(entry.function)]));
    const std::string pair = model->organisations.id.size() > 2
                                 ? " (" + harmless(id(model, entry.organisation_a), 8) + ", " +
                                       harmless(id(model, entry.organisation_b), 8) + ")"
                                 : "";
    const auto line = [service](std::string label, Level axis) {
      return Line{std::move(label),
                  [service, axis](const Model &m, const Analysis &a) { return level(service, m, a, axis); }};
    };
    out.lines.push_back(line(cut(name, label_columns - 12 - width(pair)) + pair + ": reached", reached_of));
    out.lines.push_back(line("  secured", secured_of));
  }
  return out;
}

bool is_interval(const Ends &ends) {
  return ends.known() && !ends.exact();
}

// An interval or a bound is as wide as several cells: its line goes on below, a column a line.
void write_intervals(WidePage &page, const Line &line, const Model &baseline, const Analysis &analysis,
                     std::span<const StudiedScenario> scenarios) {
  const std::string none = analysis.minimum_group > 0 ? "blank" : "unknown";
  const auto shown = [&](const Ends &ends) { return ends.known() ? worded(ends, line.format) : none; };
  page.line("  " + line.label);
  page.line("    baseline: " + shown(line.figure(baseline, analysis)));
  for (const StudiedScenario &s : scenarios) {
    const Ends before = line.figure(*s.before, s.comparison->before);
    const Ends after = line.figure(*s.after, s.comparison->after);
    const Ends change = change_of(before, after);
    page.line("    " + harmless(s.comparison->name) + ": " + shown(before) + " before, " + shown(after) +
              " after; change " + (change.known() ? signed_shown(change, line.format) : none));
  }
}

void write_line(WidePage &page, const Line &line, const Model &baseline, const Analysis &analysis,
                std::span<const StudiedScenario> scenarios) {
  const std::string none = analysis.minimum_group > 0 ? "blank" : "unknown";
  const auto shown = [&](const Ends &ends) { return ends.known() ? worded(ends, line.format) : none; };
  const auto change = [&](const Ends &before, const Ends &after) {
    const Ends ends = change_of(before, after);
    // Points of a hundred; a blank must stay between -87.5 and the cell before.
    return ends.known() ? signed_shown(ends, line.format) + (line.format == Format::share ? " pt" : "")
                        : none;
  };
  if (is_interval(line.figure(baseline, analysis)) ||
      std::ranges::any_of(scenarios, [&](const StudiedScenario &s) {
        return is_interval(line.figure(*s.before, s.comparison->before)) ||
               is_interval(line.figure(*s.after, s.comparison->after));
      })) {
    write_intervals(page, line, baseline, analysis, scenarios);
    return;
  }
  std::string out = left("  " + line.label, label_columns);
  out += right(shown(line.figure(baseline, analysis)), baseline_columns);
  for (const StudiedScenario &s : scenarios) {
    const Ends before = line.figure(*s.before, s.comparison->before);
    const Ends after = line.figure(*s.after, s.comparison->after);
    out += " " + right(shown(before), cell_columns) + right(shown(after), cell_columns) +
           right(change(before, after), cell_columns);
  }
  page.line(out);
}

// Known somewhere, and for what is told only above 0 above it.
bool has_line(const Line &line, const Model &baseline, const Analysis &analysis,
              std::span<const StudiedScenario> scenarios) {
  const auto tells = [&](const Ends &ends) { return ends.known() && (!line.only_above_0 || *ends.high > 0); };
  return tells(line.figure(baseline, analysis)) ||
         std::ranges::any_of(scenarios, [&](const StudiedScenario &s) {
           return tells(line.figure(*s.before, s.comparison->before)) ||
                  tells(line.figure(*s.after, s.comparison->after));
         });
}

void write_heads(WidePage &page, std::span<const StudiedScenario> scenarios) {
  std::string names(label_columns + baseline_columns, ' ');
  std::string heads = left("", label_columns) + right("baseline", baseline_columns);
  for (const StudiedScenario &s : scenarios) {
    names += "  " + left(harmless(s.comparison->name), 3 * cell_columns - 1);
    heads +=
        " " + right("before", cell_columns) + right("after", cell_columns) + right("change", cell_columns);
  }
  page.line(names);
  page.line(heads);
}

void write_block(WidePage &page, const std::vector<Section> &sections, const Model &baseline,
                 const Analysis &analysis, std::span<const StudiedScenario> scenarios) {
  write_heads(page, scenarios);
  for (const Section &section : sections) {
    std::vector<const Line *> known;
    for (const Line &line : section.lines)
      if (has_line(line, baseline, analysis, scenarios))
        known.push_back(&line);
    if (known.empty())
      continue;
    page.heading(section.name, section.caveat);
    for (const Line *line : known)
      write_line(page, *line, baseline, analysis, scenarios);
  }
}

void write_not_shown(WidePage &page, const Analysis &analysis, std::size_t unchanged_services) {
  if (unchanged_services > 0)
    page.text(counted(unchanged_services, "service keeps its", "services keep their") +
              " level of integration in every scenario shown, and " +
              (unchanged_services == 1 ? "is" : "are") + " left out.");
  std::string out;
  for (const auto &[measure, reason] : analysis.not_measured) {
    std::string name = measure;
    std::ranges::replace_if(
        name, [](char c) { return c == '_' || c == '.'; }, ' ');
    out += (out.empty() ? "Not measured in the baseline: " : "; ") + name + " (" + harmless(reason) + ")";
  }
  if (!out.empty())
    page.text(out + ".");
}

} // namespace

std::string compare_text(const Study &study, const SummaryOptions &options) {
  const Model &baseline = *study.model;
  const Analysis &analysis = study.analysis;
  const std::vector<StudiedScenario> compared = study.scenarios();
  const std::span<const StudiedScenario> scenarios = compared;
  WidePage page(options.colour);
  const std::string title = harmless(baseline.text(baseline->title));
  page.heading(title.empty() ? "Organisation model" : title);
  if (study.as_of)
    page.text(harmless(as_of_told(*study.as_of).plain(), 2000));
  page.text(counted(scenarios.size(), "scenario", "scenarios") + " beside the baseline:");
  for (const StudiedScenario &s : scenarios)
    write_scenario_head(page, *s.comparison);
  page.gap();
  std::vector<Section> sections;
  for (const HeadlineGroup &group : headline_groups()) {
    sections.push_back(section_of(group, baseline));
    if (const std::string bound = lines_not_known(analysis); group.key == "span_of_control" && !bound.empty())
      sections.back().caveat = bound;
  }
  sections.push_back(integration_section(scenarios, baseline, analysis));
  for (std::size_t from = 0; from < scenarios.size(); from += scenarios_in_block) {
    write_block(page, sections, baseline, analysis,
                scenarios.subspan(from, std::min(scenarios_in_block, scenarios.size() - from)));
    page.gap();
  }
  write_not_shown(page, analysis, changed_services(scenarios, baseline, analysis).second);
  for (const StudiedScenario &s : scenarios) {
    page.gap();
    write_scenario_facts(page, s);
  }
  return page.take() + privacy_text(study, study.blanked);
}

} // namespace organograph::viz
