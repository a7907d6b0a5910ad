// SPDX-License-Identifier: Apache-2.0
#include "figures/measured.hpp"

#include "figures/identifiers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace organograph::viz {

namespace {

using Numbers = std::vector<MeasuredNumber>;

void add(Numbers &to, std::vector<std::string> path, std::optional<double> value, Bound bound = Bound::none) {
  to.push_back({std::move(path), Format::count, value, bound});
}

template <std::size_t N> void add_bands(Numbers &to, const SpanScope &scope, std::string_view key,
                                        const std::array<const char *, N> &names,
                                        const std::array<std::uint64_t, N> &counts) {
  for (std::size_t i = 0; i < N; ++i)
    add(to, {std::string(key), names[i]},
        scope.blanked || !scope.lines_given ? std::nullopt : std::optional(static_cast<double>(counts[i])),
        scope.spans_at_least ? Bound::of_known_lines : Bound::none);
}

void add_below(Numbers &to, const std::vector<std::string> &place, Numbers numbers) {
  for (MeasuredNumber &number : numbers) {
    number.path.insert(number.path.begin(), place.begin(), place.end());
    to.push_back(std::move(number));
  }
}

void add_target(Numbers &to, const SpanOfControl &spans) {
  if (!spans.span_target || !spans.all.lines_given)
    return;
  const std::pair<const char *, std::size_t> figures[] = {{"low", spans.span_target->low},
                                                          {"high", spans.span_target->high},
                                                          {"below", spans.below_target.size()},
                                                          {"above", spans.above_target.size()}};
  for (const auto &[name, value] : figures)
    add(to, {"span_of_control", "all", "outside_target", name}, static_cast<double>(value));
}

// Those of one side of a scenario: with what makes bounds of them.
Numbers spans_of_side(const Model &model, const Analysis &analysis, FigureScope scope) {
  Numbers out = spans_in(model, analysis, scope);
  const SpanScope &of = spans_of(analysis.span_of_control, scope);
  for (const auto &[key, flag] :
       {std::pair("spans_at_least", of.spans_at_least), std::pair("layers_at_least", of.layers_at_least)})
    out.push_back({{key},
                   Format::flag,
                   of.blanked || !of.lines_given ? std::nullopt : std::optional(flag ? 1.0 : 0.0)});
  return out;
}

void add_spans(Numbers &to, const Model &model, const Analysis &analysis) {
  add_below(to, {"span_of_control", "all"}, spans_of_side(model, analysis, {}));
  add_target(to, analysis.span_of_control);
  for (std::size_t o = 0; o < analysis.span_of_control.organisations.size(); ++o)
    add_below(to, {"span_of_control", "organisations", std::string(id(model, id_at<OrganisationId>(o)))},
              spans_of_side(model, analysis, {FigureScope::Of::organisation, o}));
}

Numbers bridges_of(const Analysis &analysis) {
  Numbers out;
  if (!analysis.bridges) {
    add(out, {"bridges"}, {});
    return out;
  }
  add(out, {"bridges", "ties"}, static_cast<double>(analysis.bridges->ties));
  add(out, {"bridges", "lines"}, static_cast<double>(analysis.bridges->lines));
  add(out, {"bridges", "sources"}, analysis.bridges->sources);
  return out;
}

void add_capacity(Numbers &to, const Model &model, const Analysis &analysis) {
  for (std::size_t o = 0; o < analysis.capacity.organisations.size(); ++o)
    for (const Headline &figure : headlines_of("capacity"))
      if (figure.comparing.by_organisation)
        to.push_back({{"capacity", "organisations", std::string(id(model, id_at<OrganisationId>(o))),
                       std::string(figure.last())},
                      figure.format,
                      figure.value(model, analysis, {FigureScope::Of::organisation, o})});
  for (const TierLoad &tier : analysis.capacity.tiers) {
    const std::vector<std::string> place = {"capacity", "tiers", std::to_string(tier.tier)};
    add_below(to, place,
              {{{"posts"}, Format::count, static_cast<double>(tier.posts)},
               {{"remits_mean"}, Format::number, tier.remits.mean()},
               {{"remits_max"}, Format::count, tier.remits.most}});
  }
}

Numbers numbers_of(const Model &model, const Analysis &analysis) {
  Numbers out;
  for (const HeadlineGroup &group : headline_groups()) {
    if (group.key == "span_of_control")
      add_spans(out, model, analysis);
    else if (!group.measured(analysis))
      add(out, {std::string(group.key)}, {});
    else
      for (const Headline &figure : group.figures) {
        out.push_back({figure.path_in_section(), figure.format, figure.value(model, analysis, {}),
                       figure.bound(analysis.span_of_control.all)});
        out.back().path.insert(out.back().path.begin(), std::string(group.key));
      }
    if (group.key == "capacity")
      add_capacity(out, model, analysis);
  }
  return out;
}

std::vector<ServiceLevels> services_of(const Model &model, const Analysis &analysis) {
  std::vector<ServiceLevels> out;
  for (const Integration &entry : analysis.integration_depth) {
    ServiceLevels &service = out.emplace_back(ServiceLevels{
        id(model, entry.function), id(model, entry.organisation_a), id(model, entry.organisation_b), {}});
    const auto level = [&](const char *key, const std::optional<double> &value) {
      add(service.levels, {key}, entry.blanked ? std::nullopt : value);
    };
    level("reached", entry.reached);
    level("reached_at_most", entry.reached_at_most);
    level("secured", entry.secured);
    level("secured_at_most", entry.secured_at_most);
    level("joint_tiers", entry.joint_tiers);
    level("tiers", entry.tiers);
    level("operation", entry.operation);
    add(service.levels, {"target"}, entry.target);
    add(service.levels, {"gap"}, entry.gap);
  }
  return out;
}

} // namespace

std::vector<MeasuredNumber> spans_in(const Model &model, const Analysis &analysis, FigureScope scope) {
  const SpanScope &of = spans_of(analysis.span_of_control, scope);
  Numbers out;
  for (const Headline &figure : headlines_of("span_of_control"))
    out.push_back({{std::string(figure.last())},
                   figure.format,
                   figure.value(model, analysis, scope),
                   figure.bound(of)});
  add_bands(out, of, "bands", span_bands, of.bands);
  if (analysis.options.span.archetypes)
    add_bands(out, of, "archetypes", span_archetypes, of.archetypes);
  return out;
}

const ServiceLevels *find_service(const std::vector<ServiceLevels> &list, const ServiceLevels &service,
                                  std::size_t place) {
  if (place < list.size() && list[place].same_service(service))
    return &list[place];
  const auto found =
      std::ranges::find_if(list, [&](const ServiceLevels &other) { return other.same_service(service); });
  return found == list.end() ? nullptr : &*found;
}

Measured measured(const Model &model, const Analysis &analysis) {
  return {numbers_of(model, analysis), bridges_of(analysis), services_of(model, analysis)};
}

std::vector<ComparedNumber> compared(const Numbers &before, const Numbers &after) {
  std::map<std::vector<std::string>, const MeasuredNumber *> at;
  for (const MeasuredNumber &number : after)
    at[number.path] = &number;
  std::vector<ComparedNumber> out;
  for (const MeasuredNumber &then : before) {
    if (then.format == Format::flag)
      continue;
    const std::vector<std::string> section = {then.path.front()};
    if (const auto now = at.find(then.path); now != at.end()) {
      const std::optional<double> &value = now->second->value;
      const bool exact = then.bound == Bound::none && now->second->bound == Bound::none;
      out.push_back({then.path, then.format, then.value, value,
                     exact && then.value && value ? std::optional(*value - *then.value) : std::nullopt,
                     then.bound, now->second->bound});
    } else if (then.path == section ||
               (at.contains(section) && (out.empty() || out.back().path != section))) {
      out.push_back({section, then.format, {}, {}, {}});
    }
  }
  return out;
}

} // namespace organograph::viz
