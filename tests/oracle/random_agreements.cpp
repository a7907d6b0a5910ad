// SPDX-License-Identifier: Apache-2.0
// Agreements, consultations, recharges, use and benefits beside a model.
#include "calendar.hpp"
#include "random_draft.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::oracle {
namespace {

// Around the day that tests ask for; often the end of a month, sometimes a month or a year.
std::string some_date(Random &random, int blank) {
  if (random.chance(blank))
    return "";
  const int year = random.between(2015, 2018), month = random.between(1, 12);
  const int day = random.chance(40) ? days_in(year, month) : random.between(1, 28);
  const std::string date = written({year, month, day});
  return random.chance(70) ? date : date.substr(0, random.chance(60) ? 7 : 4);
}

void put_in_order(std::string &first, std::string &last) {
  if (!first.empty() && !last.empty() && before(last_of(last), first_of(first)))
    std::swap(first, last);
}

std::optional<int> some_months(Random &random, int blank) {
  return random.chance(blank) ? std::nullopt
                              : std::optional(random.pick(std::vector<int>{0, 1, 3, 6, 12, 13}));
}

std::string some_reviews(Random &random) {
  std::string out;
  for (const char *months : {"6", "12", "1", "18"})
    if (random.chance(35))
      out += (out.empty() ? "" : ";") + std::string(months);
  return out;
}

void draw_rows_of_agreements(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(15) || !begin_table(draft, draft.rows.agreements))
    return;
  Ids ids;
  for (int i = random.between(1, 4); i > 0; --i) {
    AgreementRow row;
    row.agreement_id = "agreement " + std::to_string(i);
    row.title = "Title " + std::to_string(i);
    row.start = some_date(random, 30);
    row.end = some_date(random, 50);
    put_in_order(row.start, row.end);
    row.notice_months = some_months(random, 20);
    row.short_notice_months = some_months(random, 60);
    row.review_months = some_reviews(random);
    row.last_review = some_date(random, 50);
    if (random.chance(40))
      row.owner_post = random.pick(draft.rows.posts).post_id;
    ids.push_back(row.agreement_id);
    draft.rows.agreements->push_back(row);
  }
  if (draft.rows.post_shares)
    for (PostShareRow &row : *draft.rows.post_shares)
      if (random.chance(50))
        row.agreement_id = random.pick(ids);
  if (draft.rows.arrangements)
    for (ArrangementRow &row : *draft.rows.arrangements)
      if (random.chance(40))
        row.agreement_id = random.pick(ids);
}

void draw_consultations(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(30) || !begin_table(draft, draft.rows.consultations))
    return;
  for (int i = random.between(1, 4); i > 0; --i) {
    ConsultationRow row;
    row.consultation_id = "C" + std::to_string(i);
    row.start = some_date(random, 15);
    row.end = some_date(random, 15);
    put_in_order(row.start, row.end);
    if (random.chance(70))
      row.minimum_days = random.pick(std::vector<int>{1, 30, 45, 400});
    row.planned_report = some_date(random, 30);
    row.reported = some_date(random, 30);
    draft.rows.consultations->push_back(row);
  }
}

// A post or a service.
std::pair<std::string, std::string> some_subject(Draft &draft) {
  const Ids functions = function_ids(draft.rows);
  if (functions.empty() || draft.random.chance(65))
    return {draft.random.pick(draft.rows.posts).post_id, ""};
  return {"", draft.random.pick(functions)};
}

void draw_recharges(Draft &draft) {
  Random &random = draft.random;
  const Ids organisations = organisation_ids(draft.rows);
  if (organisations.size() < 2 || random.chance(25) || !begin_table(draft, draft.rows.recharges))
    return;
  for (int i = random.between(1, 8); i > 0; --i) {
    RechargeRow row;
    std::tie(row.post_id, row.function) = some_subject(draft);
    Ids two = organisations;
    random.shuffle(two);
    row.payer = two[0];
    row.payee = two[1];
    row.year = random.pick(Ids{"2016-17", "2017"});
    row.amount = 250.25 * random.below(200);
    const auto same = [&](const RechargeRow &other) {
      return other.post_id == row.post_id && other.function == row.function && other.payer == row.payer &&
             other.payee == row.payee && other.year == row.year;
    };
    if (std::none_of(draft.rows.recharges->begin(), draft.rows.recharges->end(), same))
      draft.rows.recharges->push_back(row);
  }
}

void draw_use(Draft &draft) {
  Random &random = draft.random;
  if (random.chance(30) || !begin_table(draft, draft.rows.service_use))
    return;
  for (int i = random.between(1, 5); i > 0; --i) {
    const auto [post_id, function] = some_subject(draft);
    const std::string year = random.pick(Ids{"2016-17", "2017"});
    const auto same = [&, post = post_id, service = function](const ServiceUseRow &other) {
      return other.post_id == post && other.function == service && other.year == year;
    };
    if (std::any_of(draft.rows.service_use->begin(), draft.rows.service_use->end(), same))
      continue;
    Ids users = organisation_ids(draft.rows);
    random.shuffle(users);
    const std::vector<double> parts = users.size() == 1   ? std::vector<double>{1}
                                      : random.chance(50) ? std::vector<double>{0.6, 0.4}
                                                          : std::vector<double>{0.3333, 0.6664};
    for (std::size_t part = 0; part < parts.size(); ++part)
      draft.rows.service_use->push_back({post_id, function, users[part], year, parts[part]});
  }
}

// One of the scenarios, or none.
std::string some_scenario(Random &random, const Ids &scenarios) {
  const bool has_one = random.chance(60);
  const int place = random.below(1000);
  return !has_one || scenarios.empty() ? "" : scenarios[static_cast<std::size_t>(place) % scenarios.size()];
}

// None, one or several, each once.
Ids some_posts(Draft &draft) {
  Ids out = post_ids(draft.rows);
  draft.random.shuffle(out);
  const int wanted = draft.random.pick(std::vector<int>{0, 0, 1, 1, 2, 3});
  out.resize(std::min<std::size_t>(out.size(), static_cast<std::size_t>(wanted)));
  return out;
}

BenefitRow of_gamma(std::size_t rows, const std::string &kind, const std::string &recurring,
                    const std::string &year, Number planned) {
  BenefitRow row;
  row.benefit_id = "benefit " + std::to_string(rows + 1);
  row.programme = "Gamma";
  row.kind = kind;
  row.recurring = recurring;
  row.year = year;
  row.planned = planned;
  return row;
}

// A programme whose payback is not known, each time for another reason: by chance two of them hardly come.
void add_gamma(std::vector<BenefitRow> &rows) {
  const std::size_t way = rows.size() % 4;
  const auto add = [&](const std::string &kind, const std::string &recurring, const std::string &year,
                       Number planned) {
    rows.push_back(of_gamma(rows.size(), kind, recurring, year, planned));
  };
  add("cost_of_change", "no", "2016", 3000);
  add("saving", way == 0 ? "" : "yes", "2016", way == 1 ? Number() : Number(1000.5));
  if (way == 2)
    add("saving", "yes", "2017", 1000.5);
  if (way == 3)
    add("cost_of_change", "yes", "2016", 1000.5);
}

void draw_benefits(Draft &draft, const Ids &scenarios) {
  Random &random = draft.random;
  if (random.chance(20) || !begin_table(draft, draft.rows.benefits))
    return;
  const Ids kinds = {"saving",         "avoidance",      "income", "grant",
                     "cost_of_change", "cost_of_change", "saving", ""},
            years = {"2016", "2016-17", "2016/17", "2015-2016", "2016-2017", "2017/18", "", "2017"};
  const auto some_amount = [&]() -> Number {
    return random.chance(45) ? std::nullopt : Number(random.below(6) * 1000.5);
  };
  for (int i = 1, rows = random.between(1, 9); i <= rows; ++i) {
    BenefitRow row;
    row.benefit_id = "benefit " + std::to_string(i);
    row.programme = random.pick(Ids{"", "Alpha", "Beta"});
    row.scenario = some_scenario(random, scenarios);
    row.organisation_id = random.chance(30) ? "" : random.pick(organisation_ids(draft.rows));
    row.unit = random.pick(Ids{"", "GBP", "GBP", "FTE"});
    row.kind = random.pick(kinds);
    row.recurring = random.pick(Ids{"yes", "yes", "no", ""});
    row.year = random.chance(60) ? "2016" : random.pick(years);
    row.planned = some_amount();
    row.forecast = some_amount();
    row.realised = some_amount();
    for (const std::string &id : some_posts(draft))
      row.posts += (row.posts.empty() ? "" : ";") + id;
    if (i > 1 && random.chance(25))
      row.same_as = "benefit " + std::to_string(random.between(1, i - 1));
    draft.rows.benefits->push_back(row);
  }
  add_gamma(*draft.rows.benefits);
}

void draw_claims(Draft &draft, const Ids &scenarios) {
  Random &random = draft.random;
  if (random.chance(20) || !begin_table(draft, draft.rows.claims))
    return;
  const Ids measures = {"model.posts",
                        "model.joint_posts",
                        "model.meetings",
                        "model.nothing",
                        "benefits.count",
                        "benefits.checked",
                        "",
                        "benefits.not_checked",
                        "agreements.in_force",
                        "agreements.joint_posts_without",
                        "recharges.count",
                        "recharges.not_known",
                        "pay_ranges.posts_with_cost",
                        "pay_ranges.cost_low",
                        "services.outside_duty",
                        "statutory_officers.held"};
  for (int i = 1, rows = random.between(1, 12); i <= rows; ++i) {
    const int claim = random.between(1, 5);
    ClaimRow row;
    row.claim_id = "claim " + std::to_string(claim);
    row.kind = claim == 1 ? "risk" : claim == 2 ? "principle" : "objective";
    row.declared = Ids{"high", "met", "met", "not_yet", ""}[static_cast<std::size_t>(claim - 1)];
    row.measure = random.pick(measures);
    if (!row.measure.empty()) {
      row.scenario = some_scenario(random, scenarios);
      row.relation = random.pick(Ids{"<=", ">=", "="});
      row.value = random.below(8);
      if (!row.scenario.empty() && random.chance(50)) {
        row.relation = random.pick(Ids{"falls", "rises", "unchanged"});
        row.value.reset();
      }
    }
    const auto same = [&](const ClaimRow &other) {
      return other.claim_id == row.claim_id && other.measure == row.measure &&
             other.relation == row.relation && other.value == row.value && other.scenario == row.scenario;
    };
    if (std::none_of(draft.rows.claims->begin(), draft.rows.claims->end(), same))
      draft.rows.claims->push_back(row);
  }
}

} // namespace

Rows with_agreements(Rows rows, std::uint64_t seed, const Ids &scenarios) {
  Draft draft(seed * 7919 + 1);
  draft.rows = std::move(rows);
  draw_rows_of_agreements(draft);
  draw_consultations(draft);
  draw_recharges(draft);
  draw_use(draft);
  draw_benefits(draft, scenarios);
  draw_claims(draft, scenarios);
  return draft.rows;
}

} // namespace organograph::oracle
