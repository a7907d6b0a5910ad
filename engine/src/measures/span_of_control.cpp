// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/span_of_control.hpp"

#include "measures/line_order.hpp"

#include <algorithm>
#include <bit>
#include <ranges>
#include <unordered_map>

namespace organograph {
namespace {

constexpr std::array<std::uint32_t, 6> band_from = {1, 2, 4, 8, 13, 17};
constexpr std::array<std::uint32_t, 5> archetype_from = {3, 6, 8, 11, 16};

/// Adds 1 to the class that the span falls in: the last one that begins at or below it.
template <std::size_t n> void count_class(std::array<std::uint64_t, n> &counts,
                                          const std::array<std::uint32_t, n> &from, std::uint32_t span) {
  const auto above = std::upper_bound(from.begin(), from.end(), span);
  if (above != from.begin())
    ++counts[static_cast<std::size_t>(above - from.begin()) - 1];
}

/// Of a list that is not empty; for an even number the mean of the middle two. Reorders the list.
double median(std::vector<std::uint32_t> &values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  const double upper = *middle;
  return values.size() % 2 == 1 ? upper : (*std::max_element(values.begin(), middle) + upper) / 2;
}

/// Adds up the posts of one scope.
class ScopeTally {
public:
  /// span: the direct reports that count in the scope. weight: the part of the post that belongs to it.
  void add(const Posts &posts, std::size_t post, std::uint32_t span, double weight) {
    ++scope_.posts;
    scope_.fte += posts.fte[post] * weight; // unknown if the weight is
    scope_.shares_not_known += !is_known(weight);
    scope_.managers_not_known += posts.manager_not_known[post];
    if (posts.assistant[post] != 0)
      ++scope_.assistants;
    else
      add_to_lines(posts, post, span);
    if (!is_known(posts.annual_cost[post])) {
      ++scope_.cost_unknown_posts;
      return;
    }
    const double cost = posts.annual_cost[post] * weight;
    scope_.cost = scope_.cost.value_or(0) + cost;
    if (span > 0)
      manager_cost_ += cost;
  }

  /// may_miss: a post whose manager is not known would count as a report here.
  SpanScope finish(const ModelData &model, bool archetypes, bool may_miss) {
    SpanScope &out = scope_;
    if (out.cost && !is_known(*out.cost))
      out.cost.reset();
    if (!model.lines_given) {
      scope_.reports_not_known = 0;
      out.lines_given = false;
      return out;
    }
    out.managers = spans_.size();
    out.layers = layers(model.posts);
    out.spans_at_least = may_miss && out.posts > 0;
    out.layers_at_least = !not_in_layers_.empty();
    const std::uint64_t known = out.posts - out.assistants - out.reports_not_known;
    if (known > 0)
      out.manager_share = static_cast<double>(out.managers) / static_cast<double>(known);
    if (out.cost && *out.cost > 0)
      out.manager_cost_share = manager_cost_ / *out.cost;
    if (!spans_.empty())
      describe_spans(archetypes);
    return out;
  }

private:
  void add_to_lines(const Posts &posts, std::size_t post, std::uint32_t span) {
    if (posts.layer_known[post] != 0)
      known_.add(posts.layer[post]);
    else
      not_in_layers_.push_back(id_at<PostId>(post));
    if (span > 0)
      spans_.push_back(span);
    else if (!posts.reports_known[post])
      ++scope_.reports_not_known;
  }

  struct Range {
    std::uint32_t top = UINT32_MAX, bottom = 0;

    void add(std::uint32_t layer) {
      top = std::min(top, layer);
      bottom = std::max(bottom, layer);
    }
    std::uint32_t size() const { return bottom == 0 ? 0 : bottom - top + 1; }
  };

  std::optional<std::uint32_t> layers(const Posts &posts) const {
    std::unordered_map<std::uint32_t, Range> lines; // by first post
    std::uint32_t most = known_.size();
    for (const PostId post : not_in_layers_) {
      PostId first = post;
      while (posts.manager[index(first)] != none<PostId>)
        first = posts.manager[index(first)];
      Range &line = lines[static_cast<std::uint32_t>(first)];
      line.add(posts.layer[index(post)]);
      most = std::max(most, line.size());
    }
    return most > 0 ? std::optional(most) : std::nullopt;
  }

  void describe_spans(bool archetypes) {
    std::uint64_t reports = 0;
    for (const std::uint32_t span : spans_) {
      reports += span;
      scope_.one_to_one += span == 1;
      count_class(scope_.bands, band_from, span);
      if (archetypes)
        count_class(scope_.archetypes, archetype_from, span);
    }
    scope_.span_mean = static_cast<double>(reports) / static_cast<double>(spans_.size());
    scope_.span_max = *std::max_element(spans_.begin(), spans_.end());
    scope_.span_median = median(spans_);
  }

  SpanScope scope_;
  std::vector<std::uint32_t> spans_;
  double manager_cost_ = 0;
  Range known_;
  std::vector<PostId> not_in_layers_;
};

std::vector<SpanScope> finish_all(const ModelData &model, std::vector<ScopeTally> &tallies, bool archetypes,
                                  bool may_miss) {
  std::vector<SpanScope> out;
  out.reserve(tallies.size());
  for (ScopeTally &tally : tallies)
    out.push_back(tally.finish(model, archetypes, may_miss));
  return out;
}

/// A report of somebody, who is not known: by OrganisationId, whether it serves the organisation.
struct MissingReports {
  explicit MissingReports(const ModelData &model) : in(model.organisations.id.size()) {
    const Posts &posts = model.posts;
    for (std::size_t p = 0; p < posts.size(); ++p) {
      if (posts.manager_not_known[p] == 0 || posts.assistant[p] != 0)
        continue;
      anywhere = true;
      for (const Served &served : posts.serves[p])
        in[index(served.organisation)] = 1;
    }
  }
  bool anywhere = false;
  std::vector<std::uint8_t> in;
};

/// Direct reports that serve the organisation too, for every entry of posts.serves.items.
std::vector<std::uint32_t> spans_by_organisation(const Posts &posts) {
  std::vector<std::uint32_t> spans(posts.serves.items.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    if (posts.manager[p] == none<PostId> || posts.assistant[p] != 0)
      continue;
    const std::size_t manager = index(posts.manager[p]);
    const auto of_manager = posts.serves[manager];
    for (const Served &served : posts.serves[p]) {
      const auto same = std::ranges::lower_bound(of_manager, served.organisation, {}, &Served::organisation);
      if (same != of_manager.end() && same->organisation == served.organisation)
        ++spans[posts.serves.offsets[manager] + static_cast<std::size_t>(same - of_manager.begin())];
    }
  }
  return spans;
}

/// Up to 64 functions: the posts below hand their functions up as bits.
std::vector<std::uint32_t> few_functions_below(const Posts &posts) {
  std::vector<std::uint64_t> below(posts.size());
  for (std::size_t i = posts.top_down.size(); i-- > 0;) {
    const PostId post = posts.top_down[i];
    const PostId manager = posts.manager[index(post)];
    if (manager == none<PostId>)
      continue;
    below[index(manager)] |= below[index(post)];
    if (const FunctionId own = posts.function[index(post)]; own != none<FunctionId>)
      below[index(manager)] |= std::uint64_t{1} << index(own);
  }
  std::vector<std::uint32_t> out(posts.size());
  for (std::size_t p = 0; p < out.size(); ++p)
    out[p] = static_cast<std::uint32_t>(std::popcount(below[p]));
  return out;
}

/// Marks at positions, and how many of them lie before one (a Fenwick tree).
class Marks {
public:
  explicit Marks(std::size_t size) : sums_(size + 1) {}
  void change(std::size_t position, std::int32_t by) {
    for (std::size_t i = position + 1; i < sums_.size(); i += i & (~i + 1))
      sums_[i] += by;
  }
  std::int32_t before(std::size_t position) const {
    std::int32_t sum = 0;
    for (std::size_t i = position; i > 0; i &= i - 1)
      sum += sums_[i];
    return sum;
  }

private:
  std::vector<std::int32_t> sums_;
};

/// Any number of functions: depth first, each function is marked at the last post that had it; when all
/// of a post's line has been seen, the marks in it are its distinct functions.
std::vector<std::uint32_t> many_functions_below(const Posts &posts, std::size_t functions) {
  const std::vector<LineInterval> line = line_intervals(posts);
  std::vector<PostId> depth_first(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p)
    depth_first[line[p].enter] = id_at<PostId>(p);
  Marks marks(posts.size());
  std::vector<std::uint32_t> last_of(functions, UINT32_MAX);
  std::vector<std::uint32_t> out(posts.size());
  for (std::uint32_t at = 0; at < depth_first.size(); ++at) {
    if (const FunctionId own = posts.function[index(depth_first[at])]; own != none<FunctionId>) {
      if (last_of[index(own)] != UINT32_MAX)
        marks.change(last_of[index(own)], -1);
      marks.change(at, 1);
      last_of[index(own)] = at;
    }
    for (PostId post = depth_first[at]; post != none<PostId> && line[index(post)].end == at + 1;
         post = posts.manager[index(post)])
      out[index(post)] =
          static_cast<std::uint32_t>(marks.before(at + 1) - marks.before(line[index(post)].enter + 1));
  }
  return out;
}

/// One pass from the bottom: every post hands itself and what is below it to its manager.
void sum_below(const ModelData &model, PostSpans &spans) {
  const Posts &posts = model.posts;
  spans.all_reports.assign(posts.size(), 0);
  spans.fte_below.assign(posts.size(), 0);
  spans.cost_below.assign(posts.size(), 0);
  spans.cost_unknown_below.assign(posts.size(), 0);
  std::vector<std::uint8_t> some_known(posts.size());
  const auto add = [&](std::size_t to, double fte, double cost) {
    spans.fte_below[to] += fte;
    if (is_known(cost)) {
      *spans.cost_below[to] += cost;
      some_known[to] = 1;
    } else {
      ++spans.cost_unknown_below[to];
    }
  };
  for (const StaffGroup &group : model.staff_groups)
    add(index(group.reports_to), group.fte, group.annual_cost);
  for (std::size_t i = posts.top_down.size(); i-- > 0;) {
    const std::size_t p = index(posts.top_down[i]);
    if (const PostId manager = posts.manager[p]; manager != none<PostId>) {
      const std::size_t m = index(manager);
      spans.all_reports[m] += spans.all_reports[p] + 1;
      spans.fte_below[m] += spans.fte_below[p];
      *spans.cost_below[m] += *spans.cost_below[p];
      spans.cost_unknown_below[m] += spans.cost_unknown_below[p];
      some_known[m] |= some_known[p];
      add(m, posts.fte[p], posts.annual_cost[p]);
    }
  }
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (spans.cost_unknown_below[p] > 0 && !some_known[p])
      spans.cost_below[p].reset();
}

PostSpans spans_of_posts(const ModelData &model) {
  const Posts &posts = model.posts;
  PostSpans out;
  out.direct_reports.reserve(posts.size());
  out.manager.reserve(posts.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::uint32_t reports = posts.direct_reports(p);
    out.direct_reports.push_back(reports);
    const bool known = model.lines_given && (posts.reports_known[p] != 0 || posts.assistant[p] != 0);
    out.manager.push_back(reports > 0 ? IsManager::yes : known ? IsManager::no : IsManager::not_known);
  }
  sum_below(model, out);
  const std::size_t functions = model.functions.id.size();
  out.functions_below = functions <= 64 ? few_functions_below(posts) : many_functions_below(posts, functions);
  return out;
}

void measure_scopes(const ModelData &model, const SpanOptions &options, SpanOfControl &out) {
  const Posts &posts = model.posts;
  const std::vector<std::uint32_t> served_spans = spans_by_organisation(posts);
  ScopeTally all;
  std::vector<ScopeTally> organisations(model.organisations.id.size());
  std::vector<ScopeTally> functions(model.functions.id.size());
  std::vector<ScopeTally> layers(known_layers(posts));
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const std::uint32_t span = out.posts.direct_reports[p];
    all.add(posts, p, span, 1);
    if (const FunctionId function = posts.function[p]; function != none<FunctionId>)
      functions[index(function)].add(posts, p, span, 1);
    if (posts.layer_known[p] != 0)
      layers[posts.layer[p] - 1].add(posts, p, span, 1);
    for (std::size_t s = posts.serves.offsets[p]; s < posts.serves.offsets[p + 1]; ++s) {
      const Served &served = posts.serves.items[s];
      organisations[index(served.organisation)].add(posts, p, served_spans[s], served.share);
    }
  }
  const MissingReports missing(model);
  out.all = all.finish(model, options.archetypes, missing.anywhere);
  for (std::size_t o = 0; o < organisations.size(); ++o)
    out.organisations.push_back(organisations[o].finish(model, options.archetypes, missing.in[o] != 0));
  out.functions = finish_all(model, functions, options.archetypes, missing.anywhere);
  out.layers = finish_all(model, layers, options.archetypes, missing.anywhere);
}

} // namespace

SpanOfControl span_of_control(const Model &model, const SpanOptions &options) {
  SpanOfControl out;
  out.posts = spans_of_posts(*model);
  measure_scopes(*model, options, out);
  out.span_target = options.span_target;
  if (options.span_target && model->lines_given)
    for (std::size_t p = 0; p < model->posts.size(); ++p) {
      const std::uint32_t span = out.posts.direct_reports[p];
      if (span > 0 && span < options.span_target->low)
        out.below_target.push_back(id_at<PostId>(p));
      else if (span > options.span_target->high)
        out.above_target.push_back(id_at<PostId>(p));
    }
  return out;
}

} // namespace organograph
