// SPDX-License-Identifier: Apache-2.0
// measures.md, Savings and benefits.
#include "calendar.hpp"
#include "sections.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::oracle {
namespace {

bool all_digits(const std::string &text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Empty where the year cannot be read.
std::string end_of_year(const std::string &year) {
  if (!all_digits(year.substr(0, 4)) || year.size() < 4)
    return "";
  if (year.size() == 4)
    return year + "-12-31";
  const std::string next = std::to_string(std::stoi(year.substr(0, 4)) + 1), behind = year.substr(5);
  const bool is_parted = year[4] == '-' || year[4] == '/';
  return is_parted && (behind == next || behind == next.substr(2)) ? next + "-03-31" : "";
}

std::string benefit_state(const BenefitRow &row, const std::string &day) {
  if (!row.same_as.empty())
    return "said again";
  if (!row.planned)
    return "no plan";
  if (row.realised)
    return "checked";
  const std::string end = end_of_year(row.year);
  if (day.empty() || end.empty())
    return "due not known";
  return before(first_of(end), first_of(day)) ? "not checked" : "not yet due";
}

Json sum_of(const std::vector<BenefitRow> &rows, Number BenefitRow::*amount) {
  Json out = nullptr;
  for (const BenefitRow &row : rows)
    if (row.*amount)
      out = (out.is_null() ? 0 : out.get<double>()) + *(row.*amount);
  return out;
}

int given(const std::vector<BenefitRow> &rows, Number BenefitRow::*amount) {
  int out = 0;
  for (const BenefitRow &row : rows)
    out += (row.*amount).has_value();
  return out;
}

int in_state(const std::vector<BenefitRow> &rows, const std::string &state, const std::string &day) {
  int out = 0;
  for (const BenefitRow &row : rows)
    out += benefit_state(row, day) == state;
  return out;
}

Json unless_no_day(int count, const std::string &day) {
  return day.empty() ? Json(nullptr) : Json(count);
}

Json realisation(const std::vector<BenefitRow> &rows) {
  double planned = 0, realised = 0;
  for (const BenefitRow &row : rows)
    if (row.planned && row.realised) {
      planned += *row.planned;
      realised += *row.realised;
    }
  return planned > 0 ? Json(realised / planned) : Json(nullptr);
}

// Places in the order of the docs; what is blank is last.
int place_in(const Ids &order, const std::string &of) {
  return static_cast<int>(std::find(order.begin(), order.end(), of) - order.begin());
}

const Ids kind_order = {"saving", "avoidance", "income", "grant", "cost_of_change"};
const Ids recurring_order = {"yes", "no"};

struct Kept {
  std::string unit, year, kind, recurring;
  bool operator<(const Kept &other) const {
    const auto key = [](const Kept &of) {
      return std::tuple(of.unit, of.year, place_in(kind_order, of.kind),
                        place_in(recurring_order, of.recurring));
    };
    return key(*this) < key(other);
  }
};

void add_sums(const std::string &of, const std::string &organisation, const std::string &programme,
              const std::vector<BenefitRow> &rows, const std::string &day, Json &to) {
  std::map<Kept, std::vector<BenefitRow>> parts;
  for (const BenefitRow &row : rows)
    parts[{row.unit, row.year, row.kind, row.recurring}].push_back(row);
  for (const auto &[kept, part] : parts) {
    Json sum;
    sum["of"] = of;
    sum["organisation"] = known(organisation);
    sum["programme"] = known(programme);
    sum["unit"] = known(kept.unit);
    sum["year"] = known(kept.year);
    sum["kind"] = known(kept.kind);
    sum["recurring"] = known(kept.recurring);
    sum["rows"] = part.size();
    sum["planned"] = sum_of(part, &BenefitRow::planned);
    sum["planned_rows"] = given(part, &BenefitRow::planned);
    sum["forecast"] = sum_of(part, &BenefitRow::forecast);
    sum["forecast_rows"] = given(part, &BenefitRow::forecast);
    sum["realised"] = sum_of(part, &BenefitRow::realised);
    sum["realised_rows"] = given(part, &BenefitRow::realised);
    sum["checked"] = in_state(part, "checked", day);
    sum["not_checked"] = unless_no_day(in_state(part, "not checked", day), day);
    sum["due_not_known"] = in_state(part, "due not known", day);
    sum["realisation"] = realisation(part);
    to.push_back(sum);
  }
}

std::vector<BenefitRow> those(const std::vector<BenefitRow> &rows, std::string BenefitRow::*column,
                              const std::string &value) {
  std::vector<BenefitRow> out;
  for (const BenefitRow &row : rows)
    if (row.*column == value)
      out.push_back(row);
  return out;
}

std::set<std::string> texts(const std::vector<BenefitRow> &rows, std::string BenefitRow::*column) {
  std::set<std::string> out;
  for (const BenefitRow &row : rows)
    out.insert(row.*column);
  return out;
}

Json payback(const std::string &programme, const std::string &unit, const std::vector<BenefitRow> &rows) {
  std::vector<BenefitRow> cost, gain, less;
  bool unclear = false;
  for (const BenefitRow &row : rows) {
    if (row.kind.empty() || (row.recurring.empty() && row.kind != "avoidance" && row.kind != "grant")) {
      unclear = true;
      continue;
    }
    const bool costs = row.kind == "cost_of_change", recurs = row.recurring == "yes";
    if (costs && row.recurring == "no")
      cost.push_back(row);
    if (costs && recurs)
      less.push_back(row);
    if (recurs && (row.kind == "saving" || row.kind == "income"))
      gain.push_back(row);
  }
  if (cost.empty())
    return nullptr;
  Json out = {{"programme", known(programme)}, {"unit", known(unit)},      {"stage", nullptr},
              {"cost_once", nullptr},          {"gain_per_year", nullptr}, {"payback_years", nullptr},
              {"payback_not_known", nullptr}};
  if (unclear) {
    out["payback_not_known"] = "of a row it is not given what kind it is, or whether it recurs";
    return out;
  }
  std::set<std::string> years = texts(gain, &BenefitRow::year);
  for (const std::string &year : texts(less, &BenefitRow::year))
    years.insert(year);
  if (gain.empty()) {
    out["payback_not_known"] = "nothing recurring is saved or earned";
    return out;
  }
  if (years.size() > 1) {
    out["payback_not_known"] = "what recurs is given of several years";
    return out;
  }
  const std::vector<std::pair<std::string, Number BenefitRow::*>> stages = {
      {"planned", &BenefitRow::planned},
      {"forecast", &BenefitRow::forecast},
      {"realised", &BenefitRow::realised}};
  for (const auto &[name, amount] : stages) {
    const auto all = [&, stage = amount](const std::vector<BenefitRow> &of) {
      return given(of, stage) == static_cast<int>(of.size());
    };
    const auto total = [&, stage = amount](const std::vector<BenefitRow> &of) {
      return of.empty() ? 0 : sum_of(of, stage).get<double>();
    };
    if (!all(cost) || !all(gain) || !all(less))
      continue;
    out["stage"] = name;
    out["cost_once"] = total(cost);
    out["gain_per_year"] = total(gain) - total(less);
    if (total(gain) - total(less) > 0)
      out["payback_years"] = total(cost) / (total(gain) - total(less));
    else
      out["payback_not_known"] = "what recurs costs as much as it brings, or more";
    return out;
  }
  out["payback_not_known"] = "no stage has an amount in every row";
  return out;
}

const std::string not_computed = "the scenario is not computed";

Ids posts_named(const Rows &rows, const std::string &benefit_id) {
  Ids out;
  for (const BenefitRow &row : rows_of(rows.benefits))
    if (row.benefit_id == benefit_id)
      out = names_in(row.posts);
  return out;
}

// What a post costs the organisation (empty: all), and its part; none: it is not there.
struct PostCost {
  bool there = false;
  Number cost, part = 1;
  bool operator==(const PostCost &) const = default;
};

PostCost cost_of_post(const Rows &rows, const std::string &id, const std::string &organisation) {
  if (!is_post(rows, id))
    return {};
  PostCost out{true, post(rows, id).annual_cost, 1};
  if (!organisation.empty())
    out.part = serves(rows, id).count(organisation) > 0 ? share_in(rows, id, organisation) : Number(0);
  return out;
}

struct CostChange {
  double change = 0;
  bool no_cost = false, no_part = false;
  void add(const PostCost &post, double sign) {
    if (!post.there || post.part == 0.0)
      return;
    no_cost = no_cost || !post.cost;
    no_part = no_part || !post.part;
    change += sign * post.cost.value_or(0) * post.part.value_or(0);
  }
};

// Each post that the row names on either side, once.
CostChange cost_change(const BenefitRow &row, const Proposal &proposal) {
  CostChange out;
  IdSet named;
  for (const Rows *side : {&proposal.before, &proposal.after})
    for (const std::string &id : posts_named(*side, row.benefit_id))
      named.insert(id);
  for (const std::string &id : named) {
    const PostCost was = cost_of_post(proposal.before, id, row.organisation_id),
                   is = cost_of_post(proposal.after, id, row.organisation_id);
    if (was == is)
      continue;
    out.add(was, -1);
    out.add(is, 1);
  }
  return out;
}

void add_cost_change(const BenefitRow &row, const std::string &no_change, const Proposals &proposals,
                     Json &to) {
  to["cost_change"] = nullptr;
  to["cost_change_not_known"] = no_change;
  const auto proposal = std::find_if(proposals.begin(), proposals.end(),
                                     [&](const Proposal &each) { return each.name == row.scenario; });
  if (no_change != not_computed || proposal == proposals.end())
    return;
  const CostChange found = cost_change(row, *proposal);
  if (found.no_cost || found.no_part)
    to["cost_change_not_known"] =
        found.no_cost ? "an annual_cost is not given" : "the parts of a joint post are not known";
  else
    to["cost_change"] = found.change;
  if (!to["cost_change"].is_null())
    to["cost_change_not_known"] = nullptr;
}

// Whatever the scenario makes of them.
std::string no_change(const Rows &rows, const BenefitRow &row) {
  const std::string currency = rows.model && !rows.model->empty() ? rows.model->front().currency : "";
  if (row.kind != "saving" || (!row.unit.empty() && row.unit != currency))
    return "it is no saving in the currency of the model, or model.csv gives none";
  if (row.posts.empty())
    return "it names no posts";
  return row.scenario.empty() ? "it names no scenario" : not_computed;
}

} // namespace

Json benefits(const Rows &rows, const Options &options, const Proposals &proposals) {
  if (!rows.benefits)
    return nullptr;
  std::vector<BenefitRow> counted;
  Json list = Json::array(), sums = Json::array(), paybacks = Json::array();
  for (const BenefitRow &row : *rows.benefits) {
    if (row.same_as.empty())
      counted.push_back(row);
    list.push_back({{"benefit_id", row.benefit_id},
                    {"state", benefit_state(row, options.day)},
                    {"planned", known(row.planned)},
                    {"forecast", known(row.forecast)},
                    {"realised", known(row.realised)},
                    {"realisation", realisation({row})}});
    add_cost_change(row, no_change(rows, row), proposals, list.back());
  }
  add_sums("all", "", "", counted, options.day, sums);
  Ids organisations = organisation_ids(rows);
  organisations.push_back("");
  for (const std::string &organisation : organisations)
    add_sums("organisation", organisation, "", those(counted, &BenefitRow::organisation_id, organisation),
             options.day, sums);
  for (const std::string &programme : texts(counted, &BenefitRow::programme)) {
    const std::vector<BenefitRow> of = those(counted, &BenefitRow::programme, programme);
    add_sums("programme", "", programme, of, options.day, sums);
    for (const std::string &unit : texts(of, &BenefitRow::unit))
      if (const Json found = payback(programme, unit, those(of, &BenefitRow::unit, unit)); !found.is_null())
        paybacks.push_back(found);
  }
  Json out;
  out["count"] = counted.size();
  out["said_again"] = rows.benefits->size() - counted.size();
  out["with_plan"] = given(counted, &BenefitRow::planned);
  out["checked"] = in_state(counted, "checked", options.day);
  out["not_checked"] = unless_no_day(in_state(counted, "not checked", options.day), options.day);
  out["due_not_known"] = in_state(counted, "due not known", options.day);
  out["day"] = known(options.day);
  out["sums"] = sums;
  out["paybacks"] = paybacks;
  out["benefits"] = list;
  return out;
}

} // namespace organograph::oracle
