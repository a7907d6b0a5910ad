// SPDX-License-Identifier: Apache-2.0
// What of services and further lines is there in one of the two models alone.
#include "comparison/comparison_parts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::detail {
namespace {

/// Which organisations posts of which functions serve.
class ServedFunctions {
public:
  explicit ServedFunctions(const Model &model) {
    const Posts &posts = model->posts;
    for (std::size_t p = 0; p < posts.size(); ++p)
      for (const Served &served : posts.serves[p]) {
        if (posts.function[p] != none<FunctionId>)
          pairs_.emplace_back(posts.function[p], served.organisation);
        for (const FunctionId further : posts.further_functions[p])
          pairs_.emplace_back(further, served.organisation);
      }
    std::ranges::sort(pairs_);
    const auto repeated = std::ranges::unique(pairs_);
    pairs_.erase(repeated.begin(), repeated.end());
  }

  bool has(FunctionId function, OrganisationId organisation) const {
    return std::ranges::binary_search(pairs_, std::pair(function, organisation));
  }

private:
  std::vector<std::pair<FunctionId, OrganisationId>> pairs_; ///< rising, each once
};

/// Post, superior and kind of every further line, by identifiers, rising.
using Lines = std::vector<std::tuple<std::string_view, std::string_view, std::string_view>>;

Lines lines_in(const Model &model) {
  Lines out;
  const auto id = [&](PostId post) { return model.text(model->posts.id[index(post)]); };
  for (const ReportingLine &line : model->reporting_lines)
    out.emplace_back(id(line.post), id(line.reports_to), model.text(line.kind));
  std::ranges::sort(out);
  return out;
}

std::uint64_t not_in(const Lines &some, const Lines &others) {
  return static_cast<std::uint64_t>(std::ranges::count_if(
      some, [&](const auto &line) { return !std::ranges::binary_search(others, line); }));
}

} // namespace

void compare_services(const Model &before, const Model &after, Comparison &to) {
  const ServedFunctions was(before), is(after);
  const auto same = same_rows<FunctionId>(before, before->functions.id, after, after->functions.id);
  for (const Integration &entry : to.before.integration_depth) {
    if (!was.has(entry.function, entry.organisation_a) || !was.has(entry.function, entry.organisation_b))
      continue;
    const FunctionId now = same.after[index(entry.function)];
    UnsharedService service{entry.function, entry.organisation_a, entry.organisation_b, {}};
    for (const OrganisationId organisation : {entry.organisation_a, entry.organisation_b})
      if (now == none<FunctionId> || !is.has(now, organisation))
        service.without.push_back(organisation);
    if (!service.without.empty())
      to.no_longer_shared.push_back(std::move(service));
  }
  const Lines lines_before = lines_in(before), lines_after = lines_in(after);
  to.lines_added = not_in(lines_after, lines_before);
  to.lines_removed = not_in(lines_before, lines_after);
}

} // namespace organograph::detail
