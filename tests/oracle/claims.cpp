// SPDX-License-Identifier: Apache-2.0
// measures.md, Claims.
#include "sections.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::oracle {
namespace {

// A path of keys without dots; a null where it leads to no number.
Number figure_at(const Json &tree, const std::string &path) {
  const Json *at = &tree;
  std::string key;
  for (const char c : path + ".") {
    if (c != '.') {
      key += c;
      continue;
    }
    if (!at->is_object() || !at->contains(key))
      return std::nullopt;
    at = &(*at)[key];
    key.clear();
  }
  return at->is_number() ? Number(at->get<double>()) : std::nullopt;
}

bool is_change(const ClaimRow &row) {
  return row.relation == "falls" || row.relation == "rises" || row.relation == "unchanged";
}

// other: the value, or the figure before.
std::optional<bool> holds(const ClaimRow &row, const Number &figure, const Number &other) {
  if (!figure || !other)
    return std::nullopt;
  const bool same = std::abs(*figure - *other) <= 1e-9 * std::max(1.0, std::abs(*other));
  if (row.relation == "=" || row.relation == "unchanged")
    return same;
  if (row.relation == "falls" || row.relation == "rises")
    return !same && (row.relation == "falls") == (*figure < *other);
  return same || (row.relation == "<=" ? *figure < *other : *figure > *other);
}

struct Judged {
  Json entry;
  std::string declared, result;
};

std::string result_of(int hold, int fail, int not_known) {
  if (fail > 0)
    return "contradicted";
  if (hold == 0)
    return "no figure";
  return not_known == 0 ? "supported" : "partly known";
}

Judged judged(const ClaimRow &first, const Rows &rows, const Json &tree, const Json &scenarios,
              Json &totals) {
  int hold = 0, fail = 0, not_known = 0;
  Json tests = Json::array();
  for (const ClaimRow &row : *rows.claims) {
    if (row.claim_id != first.claim_id || row.measure.empty())
      continue;
    const Json none = Json::object();
    const auto side = [&](const char *which) -> const Json & {
      if (row.scenario.empty())
        return tree;
      return scenarios.contains(row.scenario) ? scenarios[row.scenario][which] : none;
    };
    const Number before = is_change(row) ? figure_at(side("before"), row.measure) : Number();
    const Number figure =
        is_change(row) && !before ? Number() : figure_at(side("after"), row.measure); // told together
    const std::optional<bool> found = holds(row, figure, is_change(row) ? before : row.value);
    ++(!found ? not_known : *found ? hold : fail);
    tests.push_back({{"measure", row.measure},
                     {"relation", row.relation},
                     {"value", known(row.value)},
                     {"scenario", known(row.scenario)},
                     {"before", known(before)},
                     {"before_at_most", known(before)},
                     {"figure", known(figure)},
                     {"figure_at_most", known(figure)},
                     {"holds", found ? Json(*found) : Json(nullptr)}});
  }
  totals["count"] = totals["count"].get<int>() + hold + fail + not_known;
  totals["hold"] = totals["hold"].get<int>() + hold;
  totals["do_not_hold"] = totals["do_not_hold"].get<int>() + fail;
  totals["not_known"] = totals["not_known"].get<int>() + not_known;
  const std::string result = result_of(hold, fail, not_known);
  return {{{"claim_id", first.claim_id},
           {"kind", first.kind},
           {"text", "A claim"},
           {"declared", known(first.declared)},
           {"result", result},
           {"tests", tests}},
          first.declared,
          result};
}

std::string as_key(std::string word) {
  std::replace(word.begin(), word.end(), ' ', '_');
  return word;
}

} // namespace

Json claims(const Rows &rows, const Json &tree, const Json &scenarios) {
  if (!rows.claims)
    return nullptr;
  Json totals = {{"count", 0}, {"hold", 0}, {"do_not_hold", 0}, {"not_known", 0}};
  std::vector<Judged> all;
  IdSet met;
  for (const ClaimRow &row : *rows.claims)
    if (met.insert(row.claim_id).second)
      all.push_back(judged(row, rows, tree, scenarios, totals));
  const Ids results = {"supported", "contradicted", "partly known", "no figure"};
  Json out = {{"count", all.size()}}, declared = Json::object(), list = Json::array();
  for (const std::string &result : results)
    out[as_key(result)] =
        std::count_if(all.begin(), all.end(), [&](const Judged &each) { return each.result == result; });
  const auto stands_first = [](const Judged &each) {
    return each.declared == "met" && (each.result == "contradicted" || each.result == "no figure");
  };
  out["met_without_figures"] = std::count_if(all.begin(), all.end(), stands_first);
  out["tests"] = totals;
  for (const std::string &word : Ids{"met", "underway", "not_yet", "not_met", "low", "medium", "high", ""})
    for (const std::string &result : results)
      declared[word.empty() ? "not_given" : word][as_key(result)] =
          std::count_if(all.begin(), all.end(),
                        [&](const Judged &each) { return each.declared == word && each.result == result; });
  for (const bool first : {true, false})
    for (const Judged &each : all)
      if (stands_first(each) == first)
        list.push_back(each.entry);
  out["declared"] = declared;
  out["claims"] = list;
  return out;
}

} // namespace organograph::oracle
