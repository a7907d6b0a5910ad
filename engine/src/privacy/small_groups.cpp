// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/small_groups.hpp"

#include "privacy/small_groups.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace organograph {

namespace detail {

std::vector<bool> parts_not_shown(std::span<const Members> parts, const Members &rest, std::size_t members,
                                  unsigned minimum) {
  std::vector<bool> out(parts.size());
  std::vector<std::uint8_t> is_in(members); // in what is not shown
  std::size_t in = 0, groups = 0;
  const auto add = [&](const Members &part) {
    groups += !part.empty();
    for (const std::uint32_t member : part)
      in += std::exchange(is_in[member], std::uint8_t{1}) == 0;
  };
  add(rest);
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t part) { return parts[part].size(); });
  for (const std::size_t part : order) {
    const bool is_small = parts[part].size() < minimum;
    // What is not shown is the total less what is: it must be of enough posts, and of more than one group,
    // unless it is a rest that is large enough.
    const bool is_alone = groups > 0 && (in < minimum || (groups == 1 && rest.empty()));
    if (parts[part].empty() || (!is_small && !is_alone))
      continue;
    out[part] = true;
    add(parts[part]);
  }
  return out;
}

namespace {

void put_last(std::vector<Members> &to, std::size_t part, std::size_t member) {
  to[part].push_back(static_cast<std::uint32_t>(member));
}

} // namespace

Breakdowns breakdowns(const Model &model, const std::vector<std::uint8_t> *chosen) {
  Breakdowns out;
  const Posts &posts = model->posts;
  out.organisations.resize(model->organisations.id.size());
  out.functions.resize(model->functions.id.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (chosen != nullptr && (*chosen)[p] == 0)
      continue;
    for (const Served &served : posts.serves[p])
      put_last(out.organisations, index(served.organisation), p);
    if (posts.function[p] == none<FunctionId>)
      out.without_function.push_back(static_cast<std::uint32_t>(p));
    else
      put_last(out.functions, index(posts.function[p]), p);
    if (posts.layer_known[p] == 0) {
      out.without_layer.push_back(static_cast<std::uint32_t>(p));
      continue;
    }
    out.layers.resize(std::max<std::size_t>(out.layers.size(), posts.layer[p]));
    put_last(out.layers, posts.layer[p] - 1, p);
  }
  return out;
}

} // namespace detail

namespace {

using detail::Breakdowns;
using detail::Compared;
using detail::Members;
using detail::parts_not_shown;

template <class Figures, class Blank>
std::uint64_t blank_parts(const std::vector<bool> &not_shown, std::vector<Figures> &figures, Blank blank) {
  std::uint64_t count = 0;
  for (std::size_t i = 0; i < std::min(not_shown.size(), figures.size()); ++i)
    if (not_shown[i]) {
      blank(figures[i]);
      ++count;
    }
  return count;
}

std::uint64_t blank_spans(const Model &model, unsigned minimum, SpanOfControl &spans) {
  const Breakdowns posts = detail::breakdowns(model);
  const auto blank_all = [&](const std::vector<Members> &parts, const Members &rest,
                             std::vector<SpanScope> &scopes) {
    return blank_parts(parts_not_shown(parts, rest, model->posts.size(), minimum), scopes,
                       [](SpanScope &scope) {
                         scope = {};
                         scope.fte = unknown;
                         scope.blanked = true;
                       });
  };
  std::ranges::fill(spans.posts.fte_below, unknown);
  std::ranges::fill(spans.posts.cost_below, std::nullopt);
  return blank_all(posts.organisations, {}, spans.organisations) +
         blank_all(posts.functions, posts.without_function, spans.functions) +
         blank_all(posts.layers, posts.without_layer, spans.layers);
}

std::vector<std::uint8_t> attending(const Model &model) {
  std::vector<std::uint8_t> out(model->posts.size());
  if (model->meetings)
    for (const Seat &seat : model->meetings->seats.items)
      out[index(seat.post)] = 1;
  return out;
}

// A matrix has no totals: only what is small goes.
std::vector<std::uint8_t> small_parts(const std::vector<Members> &parts, unsigned minimum) {
  std::vector<std::uint8_t> out;
  for (const Members &part : parts)
    out.push_back(!part.empty() && part.size() < minimum);
  return out;
}

// Hours times pay: with the hours of a meeting, which are told, the pay of those who sit in it. And hours
// that rest on attendance: how often somebody came.
void blank_effort(DuplicatedFigures &figures) {
  figures.duplicated_cost_per_year_low.reset();
  figures.duplicated_cost_per_year_high.reset();
  if (figures.as_invited == figures.attendances)
    return;
  figures.hours_per_year.reset();
  figures.duplicated_hours_per_year_low.reset();
  figures.duplicated_hours_per_year_high.reset();
}

void blank_effort(DuplicatedAttendance &duplicated) {
  blank_effort(duplicated.all);
  for (DuplicatedFigures &figures : duplicated.functions)
    blank_effort(figures);
  for (MeetingCounts &meeting : duplicated.meetings)
    if (meeting.as_invited < meeting.attendances)
      meeting.attended = unknown;
  if (duplicated.all.as_invited < duplicated.all.attendances)
    duplicated.counterparts_hours_per_year.reset();
  for (std::size_t g = 0; g < duplicated.groups.size(); ++g) {
    CounterpartGroup &group = duplicated.groups[g];
    group.hourly_cost = unknown;
    if (group.as_invited < duplicated.posts_of(g).size())
      group.hours_low = group.hours_high = unknown;
  }
}

/// The posts whose seats speak for each function, and those with one that speaks for none.
void by_seat_function(const Model &model, Breakdowns &out) {
  out.without_function.clear();
  for (Members &members : out.functions)
    members.clear();
  if (!model->meetings)
    return;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    for (const Seat &seat : model->meetings->seats[m]) {
      const FunctionId function = model.seat_function(model->meetings->function[m], seat);
      (function == none<FunctionId> ? out.without_function : out.functions[index(function)])
          .push_back(static_cast<std::uint32_t>(seat.post));
    }
  const auto make_distinct = [](Members &members) {
    std::ranges::sort(members);
    members.erase(std::unique(members.begin(), members.end()), members.end());
  };
  make_distinct(out.without_function);
  std::ranges::for_each(out.functions, make_distinct);
}

std::uint64_t blank_meetings(const Model &model, unsigned minimum, Analysis &analysis) {
  if (!analysis.duplicated_attendance)
    return 0;
  const std::vector<std::uint8_t> sits = attending(model);
  Breakdowns posts = detail::breakdowns(model, &sits);
  by_seat_function(model, posts);
  blank_effort(*analysis.duplicated_attendance);
  if (analysis.co_attendance) {
    analysis.co_attendance->by_function.blanked = small_parts(posts.functions, minimum);
    analysis.co_attendance->by_organisation.blanked = small_parts(posts.organisations, minimum);
  }
  return blank_parts(parts_not_shown(posts.functions, posts.without_function, sits.size(), minimum),
                     analysis.duplicated_attendance->functions, [](DuplicatedFigures &figures) {
                       figures = {};
                       figures.blanked = true;
                     });
}

/// The posts of each function, their own or a further one: by these its integration is measured.
class PostsOfServices {
public:
  explicit PostsOfServices(const Model &model) : model_(&model), by_function_(model->functions.id.size()) {
    for (std::size_t p = 0; p < model->posts.size(); ++p) {
      if (const FunctionId own = model->posts.function[p]; own != none<FunctionId>)
        by_function_[index(own)].push_back(id_at<PostId>(p));
      for (const FunctionId further : model->posts.further_functions[p])
        by_function_[index(further)].push_back(id_at<PostId>(p));
    }
  }
  /// Whether a service (or what falls of one) has posts, and fewer.
  template <class Service> bool are_few(const Service &service, unsigned minimum) const {
    const auto posts = std::ranges::count_if(by_function_[index(service.function)], [&](PostId post) {
      return model_->serves(post, service.organisation_a) || model_->serves(post, service.organisation_b);
    });
    return posts > 0 && posts < static_cast<std::ptrdiff_t>(minimum);
  }

private:
  const Model *model_;
  std::vector<std::vector<PostId>> by_function_;
};

void blank(Integration &entry) {
  Integration out;
  out.function = entry.function;
  out.organisation_a = entry.organisation_a;
  out.organisation_b = entry.organisation_b;
  out.vector.dimensions = entry.vector.dimensions;
  out.target = entry.target;
  out.target_reason = entry.target_reason;
  out.arrangements = std::move(entry.arrangements);
  out.blanked = true;
  entry = std::move(out);
}

// Shares of FTE tell, with the FTE of the service, what those in both have: often one post.
std::uint64_t blank_services(const Model &model, unsigned minimum, std::vector<Integration> &services) {
  const PostsOfServices posts(model);
  std::uint64_t count = 0;
  for (Integration &entry : services) {
    entry.vector.joint_fte.reset();
    entry.level_5_share.reset();
    if (posts.are_few(entry, minimum)) {
      blank(entry);
      ++count;
    }
  }
  return count;
}

// What is of single posts goes, and what is of an organisation: differences of it tell single posts too. Own
// and shared FTE are sums like others (small_groups_amounts.cpp).
void blank_loads(unsigned minimum, Analysis &analysis) {
  Capacity &capacity = analysis.capacity;
  const auto is_small = [minimum](std::uint64_t posts) { return posts > 0 && posts < minimum; };
  const auto blank_scope = [](CapacityScope &scope) {
    CapacityScope out;
    out.own_fte = scope.own_fte;
    out.shared_fte = scope.shared_fte;
    out.own_share = scope.own_share;
    out.blanked = true;
    scope = std::move(out);
  };
  std::ranges::for_each(capacity.organisations, blank_scope);
  std::ranges::for_each(capacity.without_own_post, [](auto &functions) { functions.clear(); });
  CapacityScope &all = capacity.all;
  const std::uint64_t strategic = all.own_posts + all.shared_posts;
  if (is_small(all.own_posts) || is_small(all.shared_posts) || is_small(all.tiers_not_known) ||
      is_small(all.remits.posts) || is_small(strategic - all.remits.posts))
    blank_scope(all);
  all.remits.most.reset();
  capacity.tiers.clear();
  capacity.series_max.reset();
  capacity.leaders.reset();
  capacity.outside.reset();
  const std::uint64_t joint = all.joint_posts_employed;
  if (const std::uint64_t two = capacity.two_systems.value_or(0); is_small(two) || is_small(joint - two))
    capacity.two_systems.reset();
  if (is_small(capacity.systems_not_known))
    capacity.two_systems.reset();
  analysis.service_heads.reset();
}

/// A measure of which nothing can be shown, and why.
template <class Result> void take_off(std::optional<Result> &result, std::string_view measure,
                                      std::string_view why, Analysis &analysis) {
  if (!result)
    return;
  result.reset();
  analysis.not_measured.emplace_back(measure, "not shown with --minimum-group: " + std::string(why));
}

/// Groups that are too small themselves, or would be left over from the others of their breakdown.
std::uint64_t blank_groups(const Model &model, unsigned minimum, Analysis &analysis) {
  analysis.minimum_group = minimum;
  take_off(analysis.statutory_officers, "statutory_officers", "every row is of single posts", analysis);
  take_off(analysis.agreements, "agreements", "agreements are of single posts", analysis);
  take_off(analysis.recharges, "recharges", "amounts tell what single posts cost", analysis);
  take_off(analysis.benefits, "benefits", "amounts tell what single posts cost", analysis);
  take_off(analysis.pay_ranges, "pay_ranges", "it tells what single posts are paid", analysis);
  take_off(analysis.ties_beyond_chance, "ties_beyond_chance", "pairs are of single posts", analysis);
  take_off(analysis.informal_structure, "informal_structure", "communities are of few posts", analysis);
  if (analysis.bridges) {
    std::ranges::fill(analysis.bridges->betweenness, unknown);
    std::ranges::fill(analysis.bridges->margin, unknown);
  }
  blank_loads(minimum, analysis);
  return blank_spans(model, minimum, analysis.span_of_control) + blank_meetings(model, minimum, analysis) +
         blank_services(model, minimum, analysis.integration_depth);
}

std::uint64_t blank_groups(const Compared &compared, unsigned minimum) {
  Comparison &c = *compared.comparison;
  c.minimum_group = minimum;
  c.loads.clear();
  c.cost_change_by_pay.reset();
  const PostsOfServices services(*compared.before);
  std::erase_if(c.no_longer_shared,
                [&](const UnsharedService &service) { return services.are_few(service, minimum); });
  for (ReplayedMeeting &meeting : c.meetings) {
    const auto rests_on_attendance = [](const std::optional<DuplicatedFigures> &figures) {
      return figures && figures->as_invited < figures->attendances;
    };
    for (TierSeats &tier : meeting.tiers) {
      if (rests_on_attendance(meeting.before))
        tier.hours_before.reset();
      if (rests_on_attendance(meeting.after))
        tier.hours_after.reset();
    }
    for (std::optional<DuplicatedFigures> *figures : {&meeting.before, &meeting.after})
      if (*figures)
        blank_effort(**figures);
  }
  return blank_groups(*compared.before, minimum, c.before) + blank_groups(*compared.after, minimum, c.after);
}

std::uint64_t leave_out_services(const Model &model, unsigned minimum,
                                 const std::vector<Decoupling *> &undone) {
  if (undone.empty())
    return 0;
  const PostsOfServices services(model);
  std::uint64_t count = 0;
  for (Decoupling *each : undone)
    for (auto *changes : {&each->fallen_services, &each->risen_services, &each->fallen_and_risen_services,
                          &each->services_not_known})
      count += std::erase_if(*changes,
                             [&](const LevelChange &service) { return services.are_few(service, minimum); });
  return count;
}

/// Those that have a model, and whose start is among them or is the baseline.
std::vector<Compared> compared(const Results &of) {
  std::map<std::string_view, std::size_t> places;
  std::vector<Compared> out;
  for (Comparison &c : of.comparisons) {
    const auto applied = std::ranges::find(of.scenarios, c.name, &AppliedScenario::name);
    const auto start = places.find(c.starts_from);
    if (applied == of.scenarios.end() || !applied->model || (!c.starts_from.empty() && start == places.end()))
      continue;
    const std::size_t from = c.starts_from.empty() ? of.comparisons.size() : start->second;
    out.push_back({c.starts_from.empty() ? &of.model : out[from].after, &*applied->model, &c, from});
    places.emplace(c.name, out.size() - 1);
  }
  for (Compared &each : out) // the baseline stands behind them
    each.start = std::min(each.start, out.size());
  return out;
}

} // namespace

std::uint64_t blank_small_groups(const Results &results, unsigned minimum) {
  if (minimum < 2)
    return 0;
  const std::vector<Compared> scenarios = compared(results);
  if (results.model->meetings && results.model->meetings->seat_details.size() > 1)
    for (Decoupling *each : results.undone) // how often somebody came
      each->meeting_hours.reset();
  for (Decoupling *each : results.undone) {
    each->left_without.clear();
    each->earliest_exit.clear();
    each->exit_not_known = each->posts.size();
  }
  std::uint64_t count = blank_groups(results.model, minimum, results.analysis) +
                        leave_out_services(results.model, minimum, results.undone);
  for (const Compared &each : scenarios)
    count += blank_groups(each, minimum);
  return count + detail::blank_amounts(results, scenarios, minimum) +
         detail::blank_people(scenarios, minimum);
}

} // namespace organograph
