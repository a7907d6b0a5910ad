// SPDX-License-Identifier: Apache-2.0
#include "findings/scenario_facts.hpp"

#include "figures/identifiers.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>

namespace organograph::viz {

namespace {

Judged judged_by(Better better, const std::optional<double> &before, const std::optional<double> &after) {
  if (!before || !after || better == Better::neither)
    return Judged::not_known;
  if (*before == *after)
    return Judged::same;
  return (*after < *before) == (better == Better::less) ? Judged::better : Judged::worse;
}

std::optional<double> duplicated(const Analysis &analysis) {
  const auto &result = analysis.duplicated_attendance;
  return result ? std::optional<double>(static_cast<double>(result->all.duplicated)) : std::nullopt;
}

std::optional<double> one_voice_share(const Analysis &analysis) {
  return analysis.partner_contact ? analysis.partner_contact->one_voice_share : std::nullopt;
}

} // namespace

namespace {

std::string ids_listed(const std::vector<std::string> &posts) {
  constexpr std::size_t named = 3;
  std::string out;
  for (std::size_t i = 0; i < std::min(named, posts.size()); ++i)
    out += (i == 0 ? "" : ", ") + posts[i];
  return posts.size() > named ? out + " and " + std::to_string(posts.size() - named) + " more" : out;
}

std::string joined(const std::string &a, const std::string &b) {
  return a.empty() ? b : b.empty() ? a : a + "; " + b;
}

std::string parts_not_known_because(const Comparison &c) {
  return c.posts_without_shares.empty() ? std::string()
                                        : "cost_share is not known of " + ids_listed(c.posts_without_shares);
}

} // namespace

std::string_view not_shown_because(const MoneyOrFte &amount) {
  return amount.blanked ? "it is of few posts, or would tell what few posts cost or are in FTE "
                          "(--minimum-group)"
                        : "";
}

std::string cost_not_known_because(const Comparison &c) {
  if (c.cost_change_per_year.blanked || c.posts_without_cost.empty())
    return std::string(not_shown_because(c.cost_change_per_year));
  return "annual_cost is not known of " + ids_listed(c.posts_without_cost);
}

std::string tier_shown(std::uint32_t tier) {
  return tier == 0 ? std::string(not_known_mark) : std::to_string(tier);
}

std::string fte_not_known_because(const MoneyOrFte &fte, const Analysis &side) {
  const bool parts = std::ranges::any_of(side.span_of_control.organisations,
                                         [](const SpanScope &scope) { return scope.shares_not_known > 0; });
  return joined(std::string(not_shown_because(fte)),
                parts ? "cost_share is not known of posts that organisations share" : "");
}

std::string fte_change_not_known_because(const Comparison &c) {
  return joined(std::string(not_shown_because(c.fte_change)), parts_not_known_because(c));
}

std::string cost_change_not_known_because(const Comparison &c) {
  return joined(cost_not_known_because(c), parts_not_known_because(c));
}

std::string cost_not_known_because(const Comparison &c, const Model &before, const Model &after) {
  constexpr std::size_t named = 2;
  if (c.cost_change_per_year.blanked || c.posts_without_cost.empty())
    return std::string(not_shown_because(c.cost_change_per_year));
  const auto title = [&](const std::string &post_id) {
    const PostId now = after.find_post(post_id);
    const Model &model = now == none<PostId> ? before : after;
    return harmless(model.text(model->posts.title[index(model.find_post(post_id))]), 80);
  };
  const std::vector<std::string> &posts = c.posts_without_cost;
  std::string out = "no cost is given for " + title(posts[0]);
  if (posts.size() > 1)
    out += (posts.size() > named ? ", " : " and ") + title(posts[1]);
  return posts.size() > named ? out + " and " + counted(posts.size() - named, "more post", "more posts")
                              : out;
}

std::string_view name(PostChange change) {
  constexpr std::array<std::string_view, 4> names = {"created", "deleted", "changed", "moved"};
  return names[static_cast<std::size_t>(change)];
}

std::string_view name(Matched matched) {
  constexpr std::array<std::string_view, 3> names = {"every", "some", "no"};
  return names[static_cast<std::size_t>(matched)];
}

std::string_view name(Judged judged) {
  constexpr std::array<std::string_view, 4> names = {"", "same", "better", "worse"};
  return names[static_cast<std::size_t>(judged)];
}

std::string_view in_words(Judged judged) {
  constexpr std::array<std::string_view, 4> words = {"", "the same", "towards the aim", "away from the aim"};
  return words[static_cast<std::size_t>(judged)];
}

Judged judged(const Headline &figure, const std::optional<double> &before,
              const std::optional<double> &after) {
  return judged_by(figure.comparing.better, before, after);
}

Judged judged_duplicated(const Comparison &comparison) {
  return judged(headline("duplicated_attendance.duplicated"), duplicated(comparison.before),
                duplicated(comparison.after));
}

Judged judged_one_voice_share(const Comparison &comparison) {
  return judged(headline("partner_contact.one_voice_share"), one_voice_share(comparison.before),
                one_voice_share(comparison.after));
}

Judged judged_gap(const Comparison &comparison) {
  const Ends before = total_gap(comparison.before), after = total_gap(comparison.after);
  if (!before.known() || !after.known())
    return Judged::not_known;
  if (before.low == after.low && before.high == after.high)
    return Judged::same;
  return *after.high < *before.low   ? Judged::better
         : *after.low > *before.high ? Judged::worse
                                     : Judged::not_known;
}

Ends total_gap(const Analysis &analysis) {
  Ends out;
  for (const Integration &entry : analysis.integration_depth)
    if (entry.target && !entry.gap) // not shown: a sum of the others would be of other services each time
      return {};
    else if (entry.gap) {
      out.low = out.low.value_or(0) + std::max(0, *entry.target - entry.secured_at_most);
      out.high = out.high.value_or(0) + *entry.gap;
    }
  return out;
}

std::vector<std::pair<const Integration *, const Integration *>> services_in_both(const StudiedScenario &s) {
  using Service = std::array<std::string_view, 3>;
  const auto service = [](const Model &model, const Integration &entry) {
    return Service{id(model, entry.function), id(model, entry.organisation_a),
                   id(model, entry.organisation_b)};
  };
  std::map<Service, const Integration *> before;
  for (const Integration &entry : s.comparison->before.integration_depth)
    before.emplace(service(*s.before, entry), &entry);
  std::vector<std::pair<const Integration *, const Integration *>> out;
  for (const Integration &entry : s.comparison->after.integration_depth)
    if (const auto found = before.find(service(*s.after, entry)); found != before.end())
      out.emplace_back(found->second, &entry);
  return out;
}

const Integration *same_service(const Model &model, const Integration &entry, const Model &other,
                                const Analysis &others) {
  for (const Integration &candidate : others.integration_depth)
    if (id(other, candidate.function) == id(model, entry.function) &&
        id(other, candidate.organisation_a) == id(model, entry.organisation_a) &&
        id(other, candidate.organisation_b) == id(model, entry.organisation_b))
      return &candidate;
  return nullptr;
}

} // namespace organograph::viz
