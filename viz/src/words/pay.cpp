// SPDX-License-Identifier: Apache-2.0
#include "words/pay.hpp"

#include "words/numbers.hpp"
#include "words/ranges.hpp"

#include <array>
#include <cstddef>

namespace organograph::viz {

std::string_view name(CostBasis basis) {
  constexpr std::array<std::string_view, 3> names = {"", "full cost", "salary only"};
  return names[static_cast<std::size_t>(basis)];
}

std::string_view name(AboveThreshold above) {
  constexpr std::array<std::string_view, 4> names = {"no", "yes", "may be", ""};
  return names[static_cast<std::size_t>(above)];
}

std::string range_worded(std::optional<double> low, std::optional<double> high, bool is_change) {
  const auto shown = [&](double value) { return is_change ? signed_shown(value) : rounded(value); };
  if (!low && !high)
    return "not known";
  if (!high)
    return "at least " + shown(*low);
  if (!low)
    return "at most " + shown(*high);
  return from_to(shown(*low), shown(*high));
}

std::string range_worded(const MoneyRange &range) {
  const auto end = [](double value) { return is_known(value) ? std::optional(value) : std::nullopt; };
  return range_worded(end(range.low), end(range.high));
}

std::string cost_sum_worded(const CostSum &sum, bool is_change) {
  std::string out;
  const auto add = [&](CostBasis basis, std::uint64_t posts, std::string_view words) {
    if (posts > 0)
      out += (out.empty() ? "" : "; ") +
             range_worded(sum.end(basis, false), sum.end(basis, true), is_change) + std::string(words) +
             " (" + counted(posts, "post", "posts") + ")";
  };
  add(CostBasis::full, sum.full_posts, " with on-costs");
  add(CostBasis::salary, sum.salary_posts, " salary");
  const bool is_first = out.empty();
  if (sum.not_known > 0)
    out += (out.empty() ? "" : "; ") + std::string("not known of ") +
           counted(sum.not_known, is_first ? "post" : "more post", is_first ? "posts" : "more posts");
  return out.empty() ? "nothing changes" : out;
}

} // namespace organograph::viz
