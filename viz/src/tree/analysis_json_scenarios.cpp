// SPDX-License-Identifier: Apache-2.0
#include "findings/scenario_facts.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "tree/headline_json.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

Json names(const std::vector<std::string> &list) {
  Json out = Json::array();
  for (const std::string &name : list)
    out.push_back(name);
  return out;
}

template <class Value, class ToJson>
Json by_organisation(const Model &model, const std::vector<Value> &values, ToJson to_json) {
  Json out = Json::object();
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    append(out, id(model, id_at<OrganisationId>(o)), o < values.size() ? to_json(values[o]) : Json());
  return out;
}

Json amount_json(const Model &model, const MoneyOrFte &amount, std::string_view not_known_because) {
  return {{"all", number(amount.all)},
          {"organisations", by_organisation(model, amount.organisations,
                                            [](const std::optional<double> &part) { return number(part); })},
          {"not_known_because", text_or_null(not_known_because)}};
}

Json savings_json(const Model &model, const OtherSavings &savings) {
  return {{"all", number(savings.annual_saving)},
          {"organisations", by_organisation(model, savings.by_organisation,
                                            [](const std::optional<double> &part) { return number(part); })},
          {"without_organisation", number(savings.without_organisation)},
          {"fte", number(savings.fte)}};
}

Json posts_json(const Comparison &comparison) {
  Json out = {{"created", Json::array()},
              {"deleted", Json::array()},
              {"changed", Json::array()},
              {"moved", Json::array()}};
  for (const ChangedPost &post : comparison.posts) {
    Json &list = out[std::string(name(post.change))];
    if (post.change == PostChange::changed)
      list.push_back({{"post_id", post.post_id}, {"columns", names(post.columns)}});
    else
      list.push_back(post.post_id);
  }
  return out;
}

Json unshared_json(const Model &before, const Comparison &comparison) {
  Json out = Json::array();
  for (const UnsharedService &service : comparison.no_longer_shared)
    out.push_back({{"function", id(before, service.function)},
                   {"organisation_a", id(before, service.organisation_a)},
                   {"organisation_b", id(before, service.organisation_b)},
                   {"without", ids(before, service.without)}});
  return out;
}

Json at_risk_json(const Model &before, const Comparison &comparison) {
  Json out = Json::array();
  for (const AtRiskGroup &group : comparison.at_risk_groups) {
    const auto count = [&](std::uint64_t people) { return group.blanked ? Json() : Json(people); };
    out.push_back({{"employer", id(before, group.employer)},
                   {"grade", text_or_null(group.grade)},
                   {"at_risk", count(group.at_risk)},
                   {"no_impact", count(group.no_impact)},
                   {"vacant_deleted", count(group.vacant_deleted)}});
  }
  return out;
}

// A count of people, null where they are too few to be shown.
Json people_json(const Comparison &comparison, std::uint64_t people) {
  return comparison.is_shown(people) ? Json(people) : Json();
}

Json ring_fence_json(const Comparison &comparison) {
  const Places &places = comparison.places;
  Json holders = Json::array(), posts = Json::array();
  for (const RingFencedHolder &holder : places.holders)
    holders.push_back({{"holder", holder.holder},
                       {"lost_posts", names(holder.lost_posts)},
                       {"places", names(holder.places)},
                       {"matched", name(holder.matched)}});
  for (const RingFencedPost &post : places.posts)
    posts.push_back({{"post_id", post.post_id}, {"matched", name(post.matched)}});
  return {{"matched", people_json(comparison, places.matched)},
          {"holders", std::move(holders)},
          {"posts", std::move(posts)}};
}

Json tiers_json(const std::vector<TierSeats> &tiers, std::uint64_t TierSeats::*attendances,
                std::optional<double> TierSeats::*hours) {
  Json out = Json::object();
  for (const TierSeats &tier : tiers)
    if (tier.*attendances > 0)
      append(out, tier_shown(tier.tier),
             {{"attendances", tier.*attendances}, {"hours_per_year", number(tier.*hours)}});
  return out;
}

Json meeting_side(const std::optional<DuplicatedFigures> &figures, Json by_tier) {
  if (!figures)
    return {};
  return {{"attendances", figures->attendances},
          {"as_invited", figures->as_invited},
          {"compared", figures->compared},
          {"duplicated", figures->duplicated},
          {"across_organisations", figures->across_organisations},
          {"within_organisation", figures->within_organisation},
          {"optional_duplicated", figures->optional_duplicated},
          {"hours_per_year", number(figures->hours_per_year)},
          {"duplicated_hours_per_year_low", number(figures->duplicated_hours_per_year_low)},
          {"duplicated_hours_per_year_high", number(figures->duplicated_hours_per_year_high)},
          {"by_tier", std::move(by_tier)}};
}

Json meetings_json(const Comparison &comparison) {
  Json out = Json::object();
  for (const ReplayedMeeting &meeting : comparison.meetings) {
    if (out.size() == json_list_limit)
      break;
    append(out, meeting.meeting_id,
           {{"before", meeting_side(meeting.before, tiers_json(meeting.tiers, &TierSeats::attendances_before,
                                                               &TierSeats::hours_before))},
            {"after", meeting_side(meeting.after, tiers_json(meeting.tiers, &TierSeats::attendances_after,
                                                             &TierSeats::hours_after))}});
  }
  return out;
}

Json kinds_json(const Comparison &c) {
  Json out = Json::array();
  for (const KeptKind &meeting : c.kinds_kept)
    out.push_back({{"meeting_id", meeting.meeting_id},
                   {"kind", text_or_null(name(meeting.kind))},
                   {"otherwise", text_or_null(name(meeting.otherwise))}});
  return out;
}

Json loads_json(const StudiedScenario &scenario) {
  const Comparison &c = *scenario.comparison;
  if (c.minimum_group > 0)
    return nullptr;
  Json out = Json::array();
  for (const LoadChange &change : c.loads) {
    if (out.size() == json_list_limit)
      break;
    const bool created = change.before == none<PostId>;
    const PostLoad before =
        created ? PostLoad{} : load_of(*scenario.before, c.before.capacity, change.before);
    const PostLoad after = load_of(*scenario.after, c.after.capacity, change.after);
    out.push_back({{"post_id", id(*scenario.after, change.after)},
                   {"remits_before", count_or_null(before.remits)},
                   {"remits_after", count_or_null(after.remits)},
                   {"series_before", count_or_null(before.series)},
                   {"series_after", count_or_null(after.series)},
                   {"replaces", ids(*scenario.before, change.replaced)},
                   {"replaces_fte", number(change.replaced_fte)},
                   {"replaces_remits", count_or_null(change.replaced_remits)}});
  }
  return out;
}

Json scenario_json(const StudiedScenario &scenario) {
  const Comparison &c = *scenario.comparison;
  const Model &after = *scenario.after;
  const Measured before_figures = measured(*scenario.before, c.before);
  const Measured after_figures = measured(after, c.after);
  Json out = {
      {"title", text_or_null(c.title)},
      {"source", text_or_null(c.source)},
      {"starts_from", text_or_null(c.starts_from)},
      {"posts_created", c.created},
      {"posts_deleted", c.deleted},
      {"posts_changed", c.changed},
      {"posts_moved", c.moved},
      {"functions_deleted", c.functions_deleted},
      {"lines_added", c.lines_added},
      {"lines_removed", c.lines_removed},
      {"staff_groups_changed", c.staff_groups_changed},
      {"staff_groups_moved", c.staff_groups_moved},
      {"staff_groups_deleted", c.staff_groups_deleted},
      {"at_risk", people_json(c, c.at_risk)},
      {"no_impact", people_json(c, c.no_impact)},
      {"vacant_deleted", people_json(c, c.vacant_deleted)},
      {"at_risk_groups", at_risk_json(*scenario.before, c)},
      {"ring_fence", ring_fence_json(c)},
      {"fte_before", amount_json(after, c.fte_before, fte_not_known_because(c.fte_before, c.before))},
      {"fte_after", amount_json(after, c.fte_after, fte_not_known_because(c.fte_after, c.after))},
      {"fte_change", amount_json(after, c.fte_change, fte_change_not_known_because(c))},
      {"cost_change_per_year", amount_json(after, c.cost_change_per_year, cost_change_not_known_because(c))},
      {"other_savings_per_year", savings_json(after, c.other_savings)},
      {"judged",
       {{"duplicated", text_or_null(name(judged_duplicated(c)))},
        {"one_voice_share", text_or_null(name(judged_one_voice_share(c)))},
        {"gap", text_or_null(name(judged_gap(c)))}}},
      {"posts", posts_json(c)},
      {"loads", loads_json(scenario)},
      {"no_longer_shared", unshared_json(*scenario.before, c)},
      {"meetings_replayed", c.meetings.size()},
      {"meetings", meetings_json(c)},
      {"kinds_kept", kinds_json(c)},
      {"before", headlines_json(before_figures, c.before)},
      {"after", headlines_json(after_figures, c.after)},
      {"change", change_json(before_figures, after_figures)}};
  if (c.cost_change_by_pay)
    out["cost_change_by_pay"] = cost_sums_json(after, *c.cost_change_by_pay);
  return out;
}

} // namespace

Json scenarios_json(std::span<const StudiedScenario> scenarios) {
  Json out = Json::object();
  for (const StudiedScenario &scenario : scenarios)
    append(out, scenario.comparison->name, scenario_json(scenario));
  return out;
}

Json compare_json(const Study &study) {
  Json out = {{"baseline", headlines_json(measured(*study.model, study.analysis), study.analysis)},
              {"scenarios", scenarios_json(study.scenarios())},
              {"privacy", privacy_json(study, study.blanked)}};
  if (study.as_of)
    append(out, "as_of", as_of_json(*study.as_of));
  return out;
}

} // namespace organograph::viz
