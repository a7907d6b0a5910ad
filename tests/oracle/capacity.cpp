// SPDX-License-Identifier: Apache-2.0
// measures.md, capacity and breadth; heads and lines of services.
#include "sections.hpp"

#include <algorithm>
#include <cctype>

namespace organograph::oracle {
namespace {

using Count = std::optional<std::size_t>;

IdSet functions_of_post(const Rows &rows, const std::string &id) {
  IdSet out;
  for (const std::string &function : function_ids(rows))
    if (works_in(rows, id, function))
      out.insert(function);
  return out;
}

bool is_joint(const Rows &rows, const std::string &id) {
  return serves(rows, id).size() >= 2;
}

bool serves_it(const Rows &rows, const std::string &id, const std::string &organisation) {
  return organisation.empty() || serves(rows, id).count(organisation) > 0;
}

Count remits_of(const Rows &rows, const std::string &id) {
  const std::size_t functions = functions_of_post(rows, id).size();
  return functions == 0 ? Count{} : Count(functions * serves(rows, id).size());
}

// In small letters; empty: not known.
std::string governance_of(const Rows &rows, const std::string &organisation) {
  std::string out;
  for (const OrganisationRow &row : rows.organisations)
    if (row.organisation_id == organisation)
      out = row.governance;
  for (char &c : out)
    c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

struct Systems {
  IdSet known;
  bool all_known = true;
};

Systems systems(const Rows &rows, const std::string &id) {
  Systems out;
  for (const std::string &organisation : serves(rows, id)) {
    const std::string system = organisation == "?" ? "" : governance_of(rows, organisation);
    if (system.empty())
      out.all_known = false;
    else
      out.known.insert(system);
  }
  return out;
}

// The meetings in which one of the posts sits, each once, with the hours of the seat taken most often.
struct Sitting {
  std::size_t series = 0, with_duration = 0;
  double hours = 0;
};

Sitting sitting(const Rows &rows, const IdSet &posts) {
  Sitting out;
  for (const MeetingRow &meeting : *rows.meetings) {
    double most = 0;
    bool sits = false;
    for (const Seat &seat : seats_as_given(rows, meeting.meeting_id))
      if (posts.count(seat.post_id)) {
        sits = true;
        most = std::max(most, rate(meeting, seat));
      }
    if (!sits)
      continue;
    ++out.series;
    if (hours(meeting)) {
      ++out.with_duration;
      out.hours += *hours(meeting) * most;
    }
  }
  return out;
}

Number hours_of(const Sitting &sitting) {
  return sitting.series > 0 && sitting.with_duration == 0 ? Number{} : Number(sitting.hours);
}

Json load_of_post(const Rows &rows, const std::string &id, const Options &options) {
  Json out;
  out["post_id"] = id;
  const std::size_t functions = functions_of_post(rows, id).size();
  const Systems governed = systems(rows, id);
  out["functions"] = functions == 0 ? Json() : Json(functions);
  out["organisations"] = serves(rows, id).size();
  out["remits"] = known(remits_of(rows, id));
  out["governance_systems"] = governed.all_known ? Json(governed.known.size()) : Json();
  for (const char *key : {"series", "series_without_duration", "meeting_hours", "meeting_share"})
    out[key] = nullptr;
  if (!meetings_known(rows))
    return out;
  const Sitting sits = sitting(rows, {id});
  out["series"] = sits.series;
  out["series_without_duration"] = sits.series - sits.with_duration;
  if (const Number taken = hours_of(sits)) {
    out["meeting_hours"] = *taken;
    out["meeting_share"] = *taken / (fte(post(rows, id)) * options.hours_per_fte);
  }
  return out;
}

// ---- the strategic tiers

bool may_be_strategic(const Rows &rows, const std::string &id) {
  return !is_assistant(post(rows, id));
}

bool is_strategic(const Rows &rows, const std::string &id, const Options &options) {
  return may_be_strategic(rows, id) && tier(rows, id) && *tier(rows, id) <= options.strategic_tiers;
}

Json mean_remits(const std::vector<std::size_t> &remits) {
  double sum = 0;
  for (const std::size_t each : remits)
    sum += static_cast<double>(each);
  return ratio(sum, static_cast<double>(remits.size()));
}

Json most_remits(const std::vector<std::size_t> &remits) {
  return remits.empty() ? Json() : Json(*std::max_element(remits.begin(), remits.end()));
}

// organisation: empty for all.
IdSet without_own(const Rows &rows, const std::string &organisation, const Options &options) {
  IdSet own, all;
  for (const std::string &id : post_ids(rows))
    if (is_strategic(rows, id, options) && serves_it(rows, id, organisation)) {
      const IdSet functions = functions_of_post(rows, id);
      all = united(all, functions);
      if (!is_joint(rows, id))
        own = united(own, functions);
    }
  IdSet out;
  for (const std::string &function : all)
    if (!own.count(function))
      out.insert(function);
  return out;
}

Json fte_part(const Rows &rows, const std::string &organisation, bool joint) {
  double sum = 0;
  for (const std::string &id : post_ids(rows)) {
    if (!serves_it(rows, id, organisation) || is_joint(rows, id) != joint)
      continue;
    const Number share = organisation.empty() ? Number(1) : share_in(rows, id, organisation);
    if (!share)
      return nullptr;
    sum += *share * fte(post(rows, id));
  }
  return sum;
}

Json scope(const Rows &rows, const std::string &organisation, const Options &options) {
  std::size_t own = 0, shared = 0, unknown = 0, employed = 0, without = 0;
  std::vector<std::size_t> remits;
  for (const std::string &id : post_ids(rows)) {
    employed +=
        is_joint(rows, id) && (organisation.empty() || post(rows, id).organisation_id == organisation);
    if (!serves_it(rows, id, organisation) || !may_be_strategic(rows, id))
      continue;
    unknown += !tier(rows, id);
    if (!is_strategic(rows, id, options))
      continue;
    ++(is_joint(rows, id) ? shared : own);
    if (const Count each = remits_of(rows, id))
      remits.push_back(*each);
  }
  for (const std::string &each : organisation_ids(rows))
    if (organisation.empty() || organisation == each)
      without += without_own(rows, each, options).size();
  const auto if_known = [&](Json value) { return unknown > 0 ? Json() : value; };
  Json out;
  out["remits_mean"] = if_known(mean_remits(remits));
  out["remits_max"] = if_known(most_remits(remits));
  out["own_fte"] = fte_part(rows, organisation, false);
  out["shared_fte"] = fte_part(rows, organisation, true);
  out["own_share"] =
      out["shared_fte"].is_null()
          ? Json()
          : ratio(out["own_fte"], out["own_fte"].get<double>() + out["shared_fte"].get<double>());
  out["own_posts"] = if_known(own);
  out["shared_posts"] = if_known(shared);
  out["functions_without_own_post"] = if_known(without);
  out["joint_posts_employed"] = employed;
  out["tiers_not_known"] = unknown;
  return out;
}

Json organisation_json(const Rows &rows, const std::string &id, const Options &options) {
  const Json figures = scope(rows, id, options);
  Json out;
  for (const char *key : {"own_fte", "shared_fte", "own_share", "own_posts", "functions_without_own_post",
                          "joint_posts_employed"})
    out[key] = figures[key];
  out["without_own_post"] = nullptr;
  if (figures["tiers_not_known"] == 0)
    out["without_own_post"] = in_order(function_ids(rows), without_own(rows, id, options));
  return out;
}

Json tiers(const Rows &rows, const Options &options) {
  std::map<int, std::vector<std::size_t>> remits;
  std::map<int, int> posts;
  for (const std::string &id : post_ids(rows))
    if (is_strategic(rows, id, options)) {
      ++posts[*tier(rows, id)];
      if (const Count each = remits_of(rows, id))
        remits[*tier(rows, id)].push_back(*each);
    }
  Json out = Json::object();
  for (const auto &[tier, number] : posts)
    out[std::to_string(tier)] = {{"posts", number},
                                 {"remits_mean", mean_remits(remits[tier])},
                                 {"remits_max", most_remits(remits[tier])}};
  return out;
}

// ---- people and leaders

Json person(const Rows &rows, const Ids &posts) {
  IdSet functions, organisations;
  std::set<std::pair<std::string, std::string>> remits;
  std::size_t not_named = 0, remits_not_named = 0;
  double sum = 0;
  for (const std::string &id : posts) {
    const IdSet own = functions_of_post(rows, id);
    functions = united(functions, own);
    sum += fte(post(rows, id));
    for (const std::string &organisation : serves(rows, id))
      if (organisation == "?") {
        ++not_named;
        remits_not_named += own.size();
      } else {
        organisations.insert(organisation);
        for (const std::string &function : own)
          remits.emplace(function, organisation);
      }
  }
  Json out;
  out["post_ids"] = posts;
  out["functions"] = functions.empty() ? Json() : Json(functions.size());
  out["organisations"] = organisations.size() + not_named;
  out["remits"] = functions.empty() ? Json() : Json(remits.size() + remits_not_named);
  out["fte"] = sum;
  out["series"] = nullptr;
  out["meeting_hours"] = nullptr;
  if (meetings_known(rows)) {
    const Sitting sits = sitting(rows, IdSet(posts.begin(), posts.end()));
    out["series"] = sits.series;
    out["meeting_hours"] = known(hours_of(sits));
  }
  return out;
}

Json people(const Rows &rows) {
  Json out = Json::array();
  IdSet seen;
  for (const PostRow &row : rows.posts) {
    const std::string holder = single_holder(row);
    if (holder.empty() || !seen.insert(holder).second)
      continue;
    Ids posts;
    for (const PostRow &other : rows.posts)
      if (single_holder(other) == holder)
        posts.push_back(other.post_id);
    if (posts.size() > 1 && out.size() < 100)
      out.push_back(person(rows, posts));
  }
  return out;
}

bool is_leader(const Rows &rows, const PostRow &row) {
  return row.reports_to.empty() && !children(rows, row.post_id).empty();
}

// Posts below, those in any series, those in one with the leader.
struct Seen {
  std::size_t below = 0, known = 0, seen = 0;
};

Seen seen_by(const Rows &rows, const std::string &leader) {
  Seen out;
  for (const std::string &id : everyone_below(rows, leader)) {
    ++out.below;
    bool known = false, seen = false;
    for (const MeetingRow &meeting : *rows.meetings) {
      const IdSet present = attending_posts(rows, meeting.meeting_id);
      known = known || present.count(id);
      seen = seen || (present.count(id) && present.count(leader));
    }
    out.known += known;
    out.seen += seen;
  }
  return out;
}

bool leaders_known(const Rows &rows) {
  return meetings_known(rows) && lines_are_given(rows);
}

Json leaders(const Rows &rows) {
  if (!leaders_known(rows))
    return nullptr;
  Json out = Json::array();
  for (const PostRow &row : rows.posts) {
    if (!is_leader(rows, row) || out.size() == 100)
      continue;
    const Seen seen = seen_by(rows, row.post_id);
    out.push_back({{"post_id", row.post_id},
                   {"below", seen.below},
                   {"in_series", seen.known},
                   {"seen", seen.seen},
                   {"visibility", ratio(static_cast<double>(seen.seen), static_cast<double>(seen.known))},
                   {"coverage", ratio(static_cast<double>(seen.known), static_cast<double>(seen.below))}});
  }
  return out;
}

// ---- lists

Json most_loaded(const Rows &rows, const Options &options) {
  std::vector<std::pair<std::string, Json>> loads;
  for (const std::string &id : post_ids(rows)) {
    Json load = load_of_post(rows, id, options);
    if (!load["remits"].is_null() || (!load["series"].is_null() && load["series"] > 0))
      loads.emplace_back(id, load);
  }
  const auto size = [](const Json &value) { return value.is_null() ? 0 : value.get<int>(); };
  std::stable_sort(loads.begin(), loads.end(), [&](const auto &a, const auto &b) {
    const auto key = [&](const Json &load) { return std::pair(size(load["remits"]), size(load["series"])); };
    return key(a.second) > key(b.second);
  });
  Json out = Json::array();
  for (std::size_t i = 0; i < loads.size() && i < 100; ++i)
    out.push_back(loads[i].second);
  return out;
}

Json outside_limit(const Rows &rows, const Options &options) {
  Json remits = Json::array(), hours = Json::array(), below = Json::array(), above = Json::array();
  for (const std::string &id : post_ids(rows)) {
    const Json load = load_of_post(rows, id, options);
    if (!load["remits"].is_null() && load["remits"] > options.load_limit->remits)
      remits.push_back(id);
    if (!load["meeting_share"].is_null() && load["meeting_share"] > options.load_limit->hours)
      hours.push_back(id);
    const int reports = static_cast<int>(direct_reports(rows, id).size());
    if (!lines_are_given(rows) || reports == 0)
      continue;
    if (reports < options.load_limit->low)
      below.push_back(id);
    if (reports > options.load_limit->high)
      above.push_back(id);
  }
  return {{"remits", {{"limit", options.load_limit->remits}, {"post_ids", remits}}},
          {"hours", {{"limit", options.load_limit->hours}, {"post_ids", hours}}},
          {"span",
           {{"low", options.load_limit->low},
            {"high", options.load_limit->high},
            {"below", below},
            {"above", above}}}};
}

// ---- heads and lines

bool line_is_known(const Rows &rows, const std::string &id) {
  const Ids above = managers_above(rows, id);
  return !manager_not_known(post(rows, above.empty() ? id : above.back()));
}

struct HeadsOf {
  Ids known, may_be;
};

HeadsOf heads_of(const Rows &rows, const std::string &function, const std::string &organisation) {
  HeadsOf out;
  for (const std::string &id : post_ids(rows)) {
    if (is_assistant(post(rows, id)) || !works_in(rows, id, function) || !serves_it(rows, id, organisation))
      continue;
    const Ids above = managers_above(rows, id);
    if (std::any_of(above.begin(), above.end(),
                    [&](const std::string &manager) { return works_in(rows, manager, function); }))
      continue;
    (line_is_known(rows, id) ? out.known : out.may_be).push_back(id);
  }
  return out;
}

// Named organisations of the one that the other does not serve.
IdSet not_served(const Rows &rows, const std::string &by, const std::string &of) {
  IdSet out;
  for (const std::string &organisation : serves(rows, of))
    if (organisation != "?" && !serves(rows, by).count(organisation))
      out.insert(organisation);
  return out;
}

} // namespace

Json capacity(const Rows &rows, const Options &options) {
  const Json all = scope(rows, "", options);
  std::size_t two_systems = 0, not_known = 0;
  Json series_max;
  for (const std::string &id : post_ids(rows)) {
    const Systems governed = systems(rows, id);
    two_systems += governed.known.size() >= 2;
    not_known += is_joint(rows, id) && governed.known.size() < 2 && !governed.all_known;
    if (meetings_known(rows)) {
      const std::size_t series = sitting(rows, {id}).series;
      series_max = series_max.is_null() || series > series_max ? Json(series) : series_max;
    }
  }
  Json out;
  out["remits_mean"] = all["remits_mean"];
  out["remits_max"] = all["remits_max"];
  out["series_max"] = series_max;
  out["two_systems"] = not_known > 0 ? Json() : Json(two_systems);
  out["systems_not_known"] = not_known;
  for (const char *key : {"own_fte", "shared_fte", "own_share", "own_posts", "shared_posts",
                          "functions_without_own_post", "joint_posts_employed", "tiers_not_known"})
    out[key] = all[key];
  out["organisations"] = Json::object();
  for (const std::string &id : organisation_ids(rows))
    out["organisations"][id] = organisation_json(rows, id, options);
  out["tiers"] = tiers(rows, options);
  out["posts"] = most_loaded(rows, options);
  out["people"] = people(rows);
  out["leaders"] = leaders(rows);
  if (options.load_limit)
    out["outside_limit"] = outside_limit(rows, options);
  return out;
}

Json service_heads(const Rows &rows) {
  if (!lines_are_given(rows))
    return nullptr;
  Json several = Json::array(), narrower = Json::array();
  std::size_t services = 0, with_several = 0, may_have = 0, narrow = 0, narrow_not_known = 0;
  for (const std::string &function : function_ids(rows))
    for (const std::string &organisation : organisation_ids(rows)) {
      const HeadsOf heads = heads_of(rows, function, organisation);
      const std::size_t all = heads.known.size() + heads.may_be.size();
      services += all > 0;
      with_several += heads.known.size() >= 2;
      may_have += heads.known.size() < 2 && all >= 2;
      if (all >= 2 && several.size() < 100)
        several.push_back({{"function", function},
                           {"organisation_id", organisation},
                           {"heads", heads.known},
                           {"may_be_heads", heads.may_be}});
    }
  for (const PostRow &row : rows.posts) {
    if (!is_joint(rows, row.post_id))
      continue;
    narrow_not_known += manager_not_known(row);
    if (row.reports_to.empty() || manager_not_known(row) ||
        not_served(rows, row.reports_to, row.post_id).empty())
      continue;
    ++narrow;
    if (narrower.size() < 100)
      narrower.push_back(row.post_id);
  }
  IdSet two_lines;
  for (const ReportingLineRow &line : rows_of(rows.reporting_lines)) {
    const PostRow &row = post(rows, line.post_id);
    if (!row.reports_to.empty() && !manager_not_known(row) &&
        !not_served(rows, row.reports_to, line.reports_to).empty())
      two_lines.insert(line.post_id);
  }
  Json out;
  out["services"] = services;
  out["several_heads"] = with_several;
  out["several_not_known"] = may_have;
  out["narrower_manager"] = narrow;
  out["narrower_not_known"] = narrow_not_known;
  out["two_lines"] = two_lines.size();
  out["several"] = several;
  out["narrower_post_ids"] = narrower;
  return out;
}

std::vector<Json> expected_capacity(const Rows &rows) {
  std::vector<Json> out;
  for (const PostRow &row : rows.posts) {
    const std::string &id = row.post_id;
    const Json load = load_of_post(rows, id, {});
    const bool lines = lines_are_given(rows);
    const std::size_t reports = direct_reports(rows, id).size();
    Json cells;
    cells["post_id"] = id;
    cells["organisation_id"] = row.organisation_id;
    cells["tier"] = known(tier(rows, id));
    for (const char *key : {"functions", "organisations", "remits", "governance_systems"})
      cells[key] = load[key];
    cells["direct_reports"] =
        lines && (reports > 0 || reports_known(row) || is_assistant(row)) ? Json(reports) : Json();
    cells["reports_known"] = lines ? Json(reports_known(row) ? "yes" : "no") : Json();
    for (const char *key : {"series", "series_without_duration", "meeting_hours", "meeting_share"})
      cells[key] = load[key];
    cells["partner_pairs"] = nullptr;
    if (rows.partner_links) {
      std::size_t pairs = 0;
      for (const Contact &contact : contacts(rows))
        pairs += contact.deciding.count(id);
      cells["partner_pairs"] = pairs;
    }
    for (const char *key : {"below", "below_in_series", "below_seen"})
      cells[key] = nullptr;
    if (leaders_known(rows) && is_leader(rows, row)) {
      const Seen seen = seen_by(rows, id);
      cells["below"] = seen.below;
      cells["below_in_series"] = seen.known;
      cells["below_seen"] = seen.seen;
    }
    out.push_back(cells);
  }
  return out;
}

std::vector<Json> expected_capacity_scopes(const Rows &rows, const Options &options) {
  std::vector<Json> out;
  const auto add = [&](const char *kind, const std::string &id) {
    Json row = {{"kind", kind}, {"id", id.empty() ? Json() : Json(id)}};
    const Json figures = scope(rows, id, options);
    row["posts"] = figures["own_posts"].is_null()
                       ? Json()
                       : Json(figures["own_posts"].get<int>() + figures["shared_posts"].get<int>());
    row.update(figures);
    out.push_back(row);
  };
  add("all", "");
  for (const std::string &id : organisation_ids(rows))
    add("organisation", id);
  const Json of_tiers = tiers(rows, options);
  for (const auto &[tier, figures] : of_tiers.items()) {
    Json row = {{"kind", "tier"}, {"id", tier}};
    row.update(figures);
    for (const char *key : {"own_fte", "shared_fte", "own_share", "own_posts", "shared_posts",
                            "functions_without_own_post", "joint_posts_employed", "tiers_not_known"})
      row[key] = nullptr;
    out.push_back(row);
  }
  return out;
}

} // namespace organograph::oracle
