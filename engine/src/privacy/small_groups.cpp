// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/small_groups.hpp"

#include "privacy/small_groups.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
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
    out.layers.resize(std::max<std::size_t>(out.layers.size(), posts.layer[p]));
    put_last(out.layers, posts.layer[p] - 1, p);
  }
  return out;
}

void blank(SpanScope &scope) {
  scope = {};
  scope.fte = unknown;
  scope.blanked = true;
}

} // namespace detail

namespace {

using detail::Breakdowns;
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
  const std::size_t size = model->posts.size();
  const auto blank_all = [&](const std::vector<Members> &parts, const Members &rest,
                             std::vector<SpanScope> &scopes) {
    return blank_parts(parts_not_shown(parts, rest, size, minimum), scopes, detail::blank);
  };
  std::ranges::fill(spans.posts.fte_below, unknown);
  std::ranges::fill(spans.posts.cost_below, std::nullopt);
  const std::uint64_t groups = blank_all(posts.organisations, {}, spans.organisations) +
                               blank_all(posts.functions, posts.without_function, spans.functions) +
                               blank_all(posts.layers, {}, spans.layers);
  detail::PostNumbers numbers;
  const detail::PartsOfPosts amounts = detail::parts_of_posts(model, numbers);
  return groups + detail::blank_amounts(spans, detail::amounts_not_shown({}, amounts, size, minimum));
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

// The cost of duplicated seats is of those who sit in them and whose cost is known.
std::uint64_t blank_duplicated_cost(const Model &model, unsigned minimum, DuplicatedAttendance &duplicated) {
  std::vector<Members> parts(duplicated.functions.size());
  Members all;
  for (std::size_t g = 0; g < duplicated.groups.size(); ++g) {
    CounterpartGroup &group = duplicated.groups[g];
    if (is_known(group.cost_per_year))
      for (const PostId post : duplicated.posts_of(g))
        if (is_known(model->posts.annual_cost[index(post)])) {
          all.push_back(static_cast<std::uint32_t>(index(post)));
          if (group.function != none<FunctionId>)
            parts[index(group.function)].push_back(all.back());
        }
    group.cost_per_year = unknown;
  }
  const auto sort = [](Members &members) {
    std::ranges::sort(members);
    members.erase(std::ranges::unique(members).begin(), members.end());
  };
  sort(all);
  std::ranges::for_each(parts, sort);
  const bool are_few = !all.empty() && all.size() < minimum;
  std::vector<bool> not_shown = parts_not_shown(parts, {}, model->posts.size(), minimum);
  if (are_few) {
    not_shown.assign(parts.size(), true);
    duplicated.all.duplicated_cost_per_year.reset();
  }
  return are_few + blank_parts(not_shown, duplicated.functions,
                               [](DuplicatedFigures &figures) { figures.duplicated_cost_per_year.reset(); });
}

std::uint64_t blank_meetings(const Model &model, unsigned minimum, Analysis &analysis) {
  if (!analysis.duplicated_attendance)
    return 0;
  const std::vector<std::uint8_t> sits = attending(model);
  const Breakdowns posts = detail::breakdowns(model, &sits);
  const std::uint64_t costs = blank_duplicated_cost(model, minimum, *analysis.duplicated_attendance);
  if (analysis.co_attendance) {
    analysis.co_attendance->by_function.blanked = small_parts(posts.functions, minimum);
    analysis.co_attendance->by_organisation.blanked = small_parts(posts.organisations, minimum);
  }
  return costs + blank_parts(parts_not_shown(posts.functions, posts.without_function, sits.size(), minimum),
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

std::uint64_t blank_services(const Model &model, unsigned minimum, std::vector<Integration> &services) {
  const PostsOfServices posts(model);
  std::uint64_t count = 0;
  for (Integration &entry : services)
    if (posts.are_few(entry, minimum)) {
      blank(entry);
      ++count;
    }
  return count;
}

} // namespace

std::uint64_t blank_small_groups(const Model &model, unsigned minimum, Analysis &analysis) {
  if (minimum < 2)
    return 0;
  analysis.minimum_group = minimum;
  if (analysis.bridges) {
    std::ranges::fill(analysis.bridges->betweenness, unknown);
    std::ranges::fill(analysis.bridges->margin, unknown);
  }
  return blank_spans(model, minimum, analysis.span_of_control) + blank_meetings(model, minimum, analysis) +
         blank_services(model, minimum, analysis.integration_depth);
}

std::uint64_t blank_small_groups(const Model &model, unsigned minimum, Decoupling &decoupling) {
  if (minimum < 2 || decoupling.posts.empty())
    return 0;
  std::vector<std::uint8_t> is_decoupled(model->posts.size());
  std::vector<std::string_view> wanted(decoupling.posts.begin(), decoupling.posts.end());
  std::ranges::sort(wanted);
  for (std::size_t p = 0; p < is_decoupled.size(); ++p)
    is_decoupled[p] = std::ranges::binary_search(wanted, model.text(model->posts.id[p]));
  const Breakdowns posts = detail::breakdowns(model, &is_decoupled);
  const bool none_shown = decoupling.posts.size() < minimum;
  std::vector<bool> not_shown = parts_not_shown(posts.organisations, {}, is_decoupled.size(), minimum);
  for (std::size_t o = 0; o < not_shown.size(); ++o)
    not_shown[o] = not_shown[o] || (none_shown && !posts.organisations[o].empty());
  if (none_shown)
    decoupling.cost = {};
  blank_parts(not_shown, decoupling.fte_gained_by_organisation, [](double &fte) { fte = unknown; });
  const PostsOfServices services(model);
  const std::uint64_t left_out = std::erase_if(decoupling.fallen_services, [&](const FallenService &service) {
    return services.are_few(service, minimum);
  });
  return left_out +
         blank_parts(not_shown, decoupling.cost_by_organisation, [](DecouplingCost &cost) { cost = {}; });
}

} // namespace organograph
