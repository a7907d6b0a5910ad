// SPDX-License-Identifier: Apache-2.0
// measures.md, section 1.
#include "sections.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace organograph::oracle {
namespace {

struct Band {
  const char *name;
  int low, high;
};

constexpr int no_limit = 1 << 30;
constexpr Band bands[] = {{"1", 1, 1},     {"2-3", 2, 3},     {"4-7", 4, 7},
                          {"8-12", 8, 12}, {"13-16", 13, 16}, {"17+", 17, no_limit}};
constexpr Band archetypes[] = {{"player-coach", 3, 5},
                               {"coach", 6, 7},
                               {"supervisor", 8, 10},
                               {"facilitator", 11, 15},
                               {"coordinator", 16, no_limit}};

// The posts of a scope, with what a scope counts of each.
struct Scope {
  Ids posts;
  std::function<bool(const std::string &report)> counts;
  std::function<Number(const std::string &post)> weight;
  bool may_miss_reports = false; // somebody's manager, who would count here, is not known
};

int span_in(const Rows &rows, const Scope &scope, const std::string &id) {
  const Ids reports = direct_reports(rows, id);
  return static_cast<int>(std::count_if(reports.begin(), reports.end(), scope.counts));
}

template <std::size_t N> Json by_band(const std::vector<int> &spans, const Band (&list)[N]) {
  Json out = Json::object();
  for (const Band &band : list)
    out[band.name] = std::count_if(spans.begin(), spans.end(),
                                   [&](int span) { return band.low <= span && span <= band.high; });
  return out;
}

void add_averages(Json &out, std::vector<int> spans) {
  std::sort(spans.begin(), spans.end());
  out["span_mean"] = out["span_median"] = out["span_max"] = nullptr;
  if (spans.empty())
    return;
  double sum = 0;
  for (const int span : spans)
    sum += span;
  const std::size_t n = spans.size();
  out["span_mean"] = sum / static_cast<double>(n);
  out["span_median"] = (spans[(n - 1) / 2] + spans[n / 2]) / 2.0;
  out["span_max"] = spans.back();
}

struct Money {
  double cost = 0, managers_cost = 0, fte = 0;
  int known = 0, unknown = 0, parts_not_known = 0, known_without_parts = 0;
};

Money money(const Rows &rows, const Scope &scope) {
  Money out;
  for (const std::string &id : scope.posts) {
    const PostRow &row = post(rows, id);
    const Number weight = scope.weight(id);
    out.parts_not_known += !weight;
    out.known_without_parts += !weight && row.annual_cost;
    out.fte += fte(row) * weight.value_or(0);
    if (!row.annual_cost) {
      ++out.unknown;
      continue;
    }
    ++out.known;
    out.cost += *row.annual_cost * weight.value_or(0);
    if (span_in(rows, scope, id) > 0)
      out.managers_cost += *row.annual_cost * weight.value_or(0);
  }
  return out;
}

Json layers(const Rows &rows, const Ids &posts) {
  std::map<std::string, std::set<int>> seen; // of known layers, and of each line of others by its first post
  for (const std::string &id : posts) {
    if (is_assistant(post(rows, id)))
      continue;
    const Ids above = managers_above(rows, id);
    if (const auto at = layer(rows, id))
      seen[""].insert(*at);
    else
      seen[above.empty() ? id : above.back()].insert(place_in_line(rows, id));
  }
  Json most = nullptr;
  for (const auto &[line, places] : seen)
    if (const int deep = *places.rbegin() - *places.begin() + 1; most.is_null() || most < deep)
      most = deep;
  return most;
}

// What rests on reporting lines.
void forget_lines(Json &scope) {
  for (const char *key :
       {"managers", "span_mean", "span_median", "span_max", "spans_at_least", "layers", "layers_at_least",
        "one_to_one", "reports_not_known", "manager_share", "manager_cost_share"})
    scope[key] = nullptr;
  for (const char *key : {"bands", "archetypes"})
    if (scope.contains(key))
      scope[key] = nullptr;
}

Json measure(const Rows &rows, const Scope &scope, const Options &options) {
  std::vector<int> spans;
  int reports_not_known = 0, assistants = 0, managers_not_known = 0, layers_not_known = 0;
  for (const std::string &id : scope.posts) {
    managers_not_known += manager_not_known(post(rows, id));
    const int span = span_in(rows, scope, id);
    if (is_assistant(post(rows, id))) {
      ++assistants;
      continue;
    }
    layers_not_known += !layer(rows, id);
    if (span > 0)
      spans.push_back(span);
    else if (!reports_known(post(rows, id)))
      ++reports_not_known;
  }
  const Money sums = money(rows, scope);
  const double managers = static_cast<double>(spans.size());
  Json out;
  out["posts"] = scope.posts.size();
  const bool cost_known = sums.known && !sums.known_without_parts;
  out["assistants"] = assistants;
  out["fte"] = sums.parts_not_known ? Json(nullptr) : Json(sums.fte);
  out["cost"] = cost_known ? Json(sums.cost) : Json(nullptr);
  out["cost_unknown_posts"] = sums.unknown;
  out["shares_not_known"] = sums.parts_not_known;
  out["managers_not_known"] = managers_not_known;
  out["spans_at_least"] = scope.may_miss_reports && !scope.posts.empty();
  out["layers_at_least"] = layers_not_known > 0;
  out["managers"] = spans.size();
  add_averages(out, spans);
  out["layers"] = layers(rows, scope.posts);
  out["one_to_one"] = std::count(spans.begin(), spans.end(), 1);
  out["reports_not_known"] = reports_not_known;
  out["manager_share"] =
      ratio(managers, static_cast<double>(scope.posts.size()) - assistants - reports_not_known);
  out["manager_cost_share"] = cost_known ? ratio(sums.managers_cost, sums.cost) : Json(nullptr);
  out["bands"] = by_band(spans, bands);
  if (options.archetypes)
    out["archetypes"] = by_band(spans, archetypes);
  if (!lines_are_given(rows))
    forget_lines(out);
  return out;
}

Json outside_target(const Rows &rows, std::pair<int, int> target) {
  int below = 0, above = 0;
  Json outside = Json::array();
  for (const std::string &id : post_ids(rows)) {
    const int span = static_cast<int>(direct_reports(rows, id).size());
    if (span == 0 || (target.first <= span && span <= target.second))
      continue;
    ++(span < target.first ? below : above);
    outside.push_back(id);
  }
  return {{"low", target.first},
          {"high", target.second},
          {"below", below},
          {"above", above},
          {"post_ids", outside}};
}

struct Below {
  double fte = 0, cost = 0;
  int known = 0, unknown = 0;

  void add(double fte_of_one, const Number &cost_of_one) {
    fte += fte_of_one;
    cost += cost_of_one.value_or(0);
    ++(cost_of_one ? known : unknown);
  }
};

Below sum_below(const Rows &rows, const std::string &id) {
  Below out;
  Ids line = everyone_below(rows, id);
  for (const std::string &report : line)
    out.add(fte(post(rows, report)), post(rows, report).annual_cost);
  line.push_back(id);
  for (const StaffGroupRow &group : rows_of(rows.staff_groups))
    if (std::count(line.begin(), line.end(), group.reports_to))
      out.add(group.fte, group.annual_cost);
  return out;
}

std::size_t functions_below(const Rows &rows, const std::string &id) {
  IdSet out;
  for (const std::string &report : everyone_below(rows, id))
    if (!post(rows, report).function.empty())
      out.insert(post(rows, report).function);
  return out.size();
}

Json span_row(const Rows &rows, const PostRow &row) {
  const std::string &id = row.post_id;
  const std::size_t reports = direct_reports(rows, id).size();
  const Below below = sum_below(rows, id);
  Json out;
  out["post_id"] = id;
  out["title"] = row.title;
  out["organisation_id"] = row.organisation_id;
  out["reports_to"] = known(row.reports_to);
  out["function"] = known(row.function);
  out["status"] = status_of(row);
  out["assistant"] = is_assistant(row) ? "yes" : "no";
  out["tier"] = known(tier(rows, id));
  out["layer"] = known(layer(rows, id));
  out["direct_reports"] = reports ? Json(reports) : Json(nullptr);
  out["all_reports"] = everyone_below(rows, id).size();
  out["fte"] = fte(row);
  out["fte_below"] = below.fte;
  out["annual_cost"] = known(row.annual_cost);
  out["cost_below"] = below.unknown && !below.known ? Json(nullptr) : Json(below.cost);
  out["cost_unknown_below"] = below.unknown;
  out["organisations_served"] = serves(rows, id).size();
  out["functions_below"] = functions_below(rows, id);
  out["manager"] = reports ? "yes" : reports_known(row) || is_assistant(row) ? "no" : "not known";
  if (!lines_are_given(rows)) {
    for (const char *key :
         {"all_reports", "fte_below", "cost_below", "cost_unknown_below", "functions_below"})
      out[key] = nullptr;
    out["manager"] = "not known";
  }
  out["source"] = known(row.source);
  return out;
}

template <typename Belongs> Ids posts_where(const Rows &rows, Belongs belongs) {
  Ids out;
  for (const PostRow &row : rows.posts)
    if (belongs(row.post_id))
      out.push_back(row.post_id);
  return out;
}

} // namespace

Json span_of_control(const Rows &rows, const Options &options) {
  const auto every = [](const std::string &) { return true; };
  const auto whole = [](const std::string &) { return Number(1.0); };
  const auto unknown_above = posts_where(rows, [&](const std::string &id) {
    return manager_not_known(post(rows, id)) && !is_assistant(post(rows, id));
  });
  const bool any_unknown = !unknown_above.empty();
  Json out;
  out["all"] = measure(rows, {post_ids(rows), every, whole, any_unknown}, options);
  if (options.span_target)
    out["all"]["outside_target"] =
        lines_are_given(rows) ? outside_target(rows, *options.span_target) : Json(nullptr);
  out["organisations"] = out["functions"] = out["by_layer"] = Json::object();
  for (const std::string &organisation : organisation_ids(rows)) {
    const auto served = [&](const std::string &id) { return serves(rows, id).count(organisation) > 0; };
    const auto share = [&](const std::string &id) { return share_in(rows, id, organisation); };
    out["organisations"][organisation] =
        measure(rows,
                {posts_where(rows, served), served, share,
                 std::any_of(unknown_above.begin(), unknown_above.end(), served)},
                options);
  }
  for (const std::string &function : shown_functions(rows)) {
    const auto own = [&](const std::string &id) { return post(rows, id).function == function; };
    out["functions"][function] = measure(rows, {posts_where(rows, own), every, whole, any_unknown}, options);
  }
  for (int at = 1; at <= static_cast<int>(rows.posts.size()) + 1000; ++at) {
    const Ids posts = posts_where(rows, [&](const std::string &id) { return layer(rows, id) == at; });
    if (!posts.empty())
      out["by_layer"][std::to_string(at)] = measure(rows, {posts, every, whole, any_unknown}, options);
  }
  return out;
}

std::vector<Json> expected_spans(const Rows &rows) {
  std::vector<Json> out;
  for (const PostRow &row : rows.posts)
    out.push_back(span_row(rows, row));
  return out;
}

} // namespace organograph::oracle
