// SPDX-License-Identifier: Apache-2.0
// Scenarios side by side with the baseline: one row a figure.
#include "figures/identifiers.hpp"
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

using Value = std::optional<double>;
using Figure = std::function<Value(const Model &, const Analysis &)>;

constexpr std::size_t label_columns = 34, baseline_columns = 10, cell_columns = 9;
constexpr std::size_t scenarios_in_block = 2; // 34 + 10 + 2 x (1 + 27) = 100

struct Line {
  std::string label;
  Shape shape;
  Figure figure;
};

struct Section {
  std::string name, caveat;
  std::vector<Line> lines;
};

template <class Number> Value as_value(const std::optional<Number> &number) {
  return number ? Value(static_cast<double>(*number)) : Value();
}

Value as_value(std::uint64_t count) {
  return static_cast<double>(count);
}

// Not a number: not shown.
Value known(double value) {
  return is_known(value) ? Value(value) : Value();
}

std::string organisation_name(const Model &model, std::size_t o) {
  const std::string name = harmless(model.text(model->organisations.name[o]));
  return name.empty() ? harmless(id(model, id_at<OrganisationId>(o))) : name;
}

Value staff_group_fte(const Model &model, const Analysis &) {
  double out = 0;
  for (const StaffGroup &group : model->staff_groups)
    out += group.fte;
  return out;
}

Section posts_section(const Model &model) {
  Section out{
      "POSTS", "FTE: full-time equivalents; a joint post counts in each organisation by its share", {}};
  out.lines = {
      {"Posts", Shape::plain, [](const Model &m, const Analysis &) { return as_value(m->posts.size()); }},
      {"  of these joint posts", Shape::plain,
       [](const Model &m, const Analysis &) { return as_value(joint_posts(m).size()); }},
      {"FTE of all posts", Shape::plain,
       [](const Model &, const Analysis &a) { return known(a.span_of_control.all.fte); }}};
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    out.lines.push_back(
        {"  " + organisation_name(model, o), Shape::plain,
         [o](const Model &, const Analysis &a) { return known(a.span_of_control.organisations[o].fte); }});
  if (!model->staff_groups.empty())
    out.lines.push_back({"FTE of staff groups", Shape::plain, staff_group_fte});
  return out;
}

Section spans_section(const Model &model) {
  const auto line = [](std::string label, auto member) {
    return Line{std::move(label), Shape::plain, [member](const Model &, const Analysis &a) {
                  return as_value(a.span_of_control.all.*member);
                }};
  };
  Section out{"SPAN OF CONTROL", "no span is right by itself; vacant posts count", {}};
  out.lines = {line("Managers", &SpanScope::managers),
               line("Direct reports, on average", &SpanScope::span_mean),
               line("Direct reports, median", &SpanScope::span_median),
               line("Direct reports, largest", &SpanScope::span_max),
               line("Managers with one report", &SpanScope::one_to_one),
               line("Layers", &SpanScope::layers)};
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    out.lines.push_back(
        {"  " + organisation_name(model, o), Shape::plain, [o](const Model &, const Analysis &a) {
           return as_value(a.span_of_control.organisations[o].layers);
         }});
  return out;
}

// Where no duration is known the hours of no seats are 0; beside unknown hours they would say nothing.
Value duplicated_hours(const Model &, const Analysis &analysis) {
  const auto &result = analysis.duplicated_attendance;
  return result && result->all.hours_per_year ? result->all.duplicated_hours_per_year : Value();
}

Section attendance_section() {
  const auto line = [](std::string label, auto member) {
    return Line{std::move(label), Shape::plain, [member](const Model &, const Analysis &a) {
                  return a.duplicated_attendance ? as_value(a.duplicated_attendance->all.*member) : Value();
                }};
  };
  return {"DUPLICATED MEETING ATTENDANCE",
          "overlap is not waste, hours are not savings",
          {line("Seats in meetings", &DuplicatedFigures::attendances),
           line("Seats that are compared", &DuplicatedFigures::compared),
           line("Duplicated seats", &DuplicatedFigures::duplicated),
           line("  across organisations", &DuplicatedFigures::across_organisations),
           line("  within one organisation", &DuplicatedFigures::within_organisation),
           line("Person-hours a year", &DuplicatedFigures::hours_per_year),
           {"Person-hours a year, duplicated", Shape::plain, duplicated_hours}}};
}

Section pairs_section() {
  const auto line = [](std::string label, auto value) {
    return Line{std::move(label), Shape::plain, [value](const Model &, const Analysis &a) {
                  return a.meeting_pairs ? value(*a.meeting_pairs) : Value();
                }};
  };
  return {"MEETINGS THAT REPEAT EACH OTHER",
          "candidates for a look, an upper bound",
          {line("Mirror pairs", [](const MeetingPairs &p) { return as_value(p.mirror.size()); }),
           line("Pairs of the same people",
                [](const MeetingPairs &p) { return as_value(p.same_people.size()); })}};
}

Section contact_section() {
  const auto line = [](std::string label, Shape shape, auto member) {
    return Line{std::move(label), shape, [member](const Model &, const Analysis &a) {
                  return a.partner_contact ? as_value((*a.partner_contact).*member) : Value();
                }};
  };
  return {"PARTNER CONTACT",
          "as declared by the councils; a partner may see it otherwise",
          {line("Services of partners, shared", Shape::plain, &PartnerContact::shared),
           line("  of these with one voice", Shape::plain, &PartnerContact::one_voice),
           line("  of these in dual ownership", Shape::plain, &PartnerContact::dual_ownership),
           line("One voice, share of the shared", Shape::share, &PartnerContact::one_voice_share)}};
}

// A service by its identifiers, which stay while the models of a chain differ.
struct Service {
  const Model *model;
  const Integration *entry;
};

Value level(const Service &service, const Model &model, const Analysis &analysis, int Integration::*axis) {
  const Integration *found = same_service(*service.model, *service.entry, model, analysis);
  return found && !found->blanked ? Value(found->*axis) : Value();
}

// The services whose levels differ in some scenario, and how many do not.
std::pair<std::vector<Service>, std::size_t>
changed_services(std::span<const ScenarioResult> scenarios, const Model &baseline, const Analysis &analysis) {
  std::pair<std::vector<Service>, std::size_t> out{{}, 0};
  for (const Integration &entry : analysis.integration_depth) {
    if (entry.blanked)
      continue;
    const Service service{&baseline, &entry};
    const auto differs = [&](const ScenarioResult &s) {
      const auto changes = [&](int Integration::*axis) {
        return level(service, *s.before, s.comparison->before, axis) !=
               level(service, *s.after, s.comparison->after, axis);
      };
      return changes(&Integration::reached) || changes(&Integration::secured);
    };
    if (std::ranges::any_of(scenarios, differs))
      out.first.push_back(service);
    else
      ++out.second;
  }
  return out;
}

Section integration_section(std::span<const ScenarioResult> scenarios, const Model &model,
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
    const auto line = [service](std::string label, int Integration::*axis) {
      return Line{std::move(label), Shape::plain,
                  [service, axis](const Model &m, const Analysis &a) { return level(service, m, a, axis); }};
    };
    out.lines.push_back(
        line(cut(name, label_columns - 12 - width(pair)) + pair + ": reached", &Integration::reached));
    out.lines.push_back(line("  secured", &Integration::secured));
  }
  return out;
}

void write_line(WidePage &page, const Line &line, const Model &baseline, const Analysis &analysis,
                std::span<const ScenarioResult> scenarios) {
  const auto shown = [&](std::string value) {
    return value == "unknown" && analysis.minimum_group > 0 ? std::string("blank") : value;
  };
  std::string out = left("  " + line.label, label_columns);
  out += right(shown(value_shown(line.figure(baseline, analysis), line.shape)), baseline_columns);
  for (const ScenarioResult &s : scenarios) {
    const Value before = line.figure(*s.before, s.comparison->before);
    const Value after = line.figure(*s.after, s.comparison->after);
    out += " " + right(shown(value_shown(before, line.shape)), cell_columns) +
           right(shown(value_shown(after, line.shape)), cell_columns) +
           right(shown(change_shown(before, after, line.shape)), cell_columns);
  }
  page.line(out);
}

bool known_anywhere(const Line &line, const Model &baseline, const Analysis &analysis,
                    std::span<const ScenarioResult> scenarios) {
  return line.figure(baseline, analysis) || std::ranges::any_of(scenarios, [&](const ScenarioResult &s) {
           return line.figure(*s.before, s.comparison->before) || line.figure(*s.after, s.comparison->after);
         });
}

void write_heads(WidePage &page, std::span<const ScenarioResult> scenarios) {
  std::string names(label_columns + baseline_columns, ' ');
  std::string heads = left("", label_columns) + right("baseline", baseline_columns);
  for (const ScenarioResult &s : scenarios) {
    names += "  " + left(harmless(s.comparison->name), 3 * cell_columns - 1);
    heads +=
        " " + right("before", cell_columns) + right("after", cell_columns) + right("change", cell_columns);
  }
  page.line(names);
  page.line(heads);
}

void write_block(WidePage &page, const std::vector<Section> &sections, const Model &baseline,
                 const Analysis &analysis, std::span<const ScenarioResult> scenarios) {
  write_heads(page, scenarios);
  for (const Section &section : sections) {
    std::vector<const Line *> known;
    for (const Line &line : section.lines)
      if (known_anywhere(line, baseline, analysis, scenarios))
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
  page.text(counted(scenarios.size(), "scenario", "scenarios") + " beside the baseline:");
  for (const ScenarioResult &s : scenarios)
    write_scenario_head(page, *s.comparison);
  page.gap();
  const std::vector<Section> sections = {
      posts_section(baseline), spans_section(baseline), attendance_section(),
      pairs_section(),         contact_section(),       integration_section(scenarios, baseline, analysis)};
  for (std::size_t from = 0; from < scenarios.size(); from += scenarios_in_block) {
    write_block(page, sections, baseline, analysis,
                scenarios.subspan(from, std::min(scenarios_in_block, scenarios.size() - from)));
    page.gap();
  }
  write_not_shown(page, analysis, changed_services(scenarios, baseline, analysis).second);
  for (const ScenarioResult &s : scenarios) {
    page.gap();
    write_scenario_facts(page, s);
  }
  return page.take() + privacy_text(study, study.blanked);
}

} // namespace organograph::viz
