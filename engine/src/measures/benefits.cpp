// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/benefits.hpp"

#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace organograph {

namespace {

constexpr std::array benefit_kinds = {"saving", "avoidance", "income", "grant", "cost_of_change", ""};
constexpr std::array recurring_words = {"yes", "no", ""};

std::optional<double> realised_part(std::optional<double> part, std::optional<double> whole) {
  return part && whole && *whole > 0 ? std::optional(*part / *whole) : std::nullopt;
}

void add_amount(std::optional<double> value, std::optional<double> &sum, std::uint64_t &rows) {
  if (!value)
    return;
  sum = sum.value_or(0) + *value;
  ++rows;
}

BenefitState state_of(const Benefit &benefit, bool said_again, std::string_view day) {
  if (said_again)
    return BenefitState::said_again;
  if (!benefit.stages.planned)
    return BenefitState::no_plan;
  if (benefit.stages.realised)
    return BenefitState::checked;
  if (day.empty() || benefit.last_day.empty())
    return BenefitState::due_not_known;
  return benefit.last_day < day ? BenefitState::not_checked : BenefitState::not_yet_due;
}

std::vector<Benefit> read_benefits(const Model &model, std::string_view day) {
  const Register &rows = *model.rows_of(TableId::benefits);
  const auto column = [&](std::string_view name) { return rows.column(name); };
  std::vector<Benefit> out;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto text = [&](std::string_view name) { return rows.cell(row, column(name)).text; };
    const auto number = [&](std::string_view name) {
      const double value = rows.cell(row, column(name)).number;
      return is_known(value) ? std::optional(value) : std::nullopt;
    };
    Benefit &to = out.emplace_back();
    to.row = row;
    to.programme = text("programme");
    to.unit = text("unit");
    to.year = text("year");
    to.organisation = rows.id<OrganisationId>(row, column("organisation_id"));
    to.kind = static_cast<BenefitKind>(rows.choice(row, column("kind")));
    to.recurring = static_cast<Recurring>(rows.choice(row, column("recurring")));
    to.stages = {number("planned"), number("forecast"), number("realised")};
    to.last_day = last_day_of_year(model.text(to.year));
    to.state = state_of(to, !rows.parts(row, column("same_as")).empty(), day);
  }
  return out;
}

/// The order of sums is that of their keys.
using SumKey = std::tuple<BenefitsOf, OrganisationId, std::string_view, std::string_view, std::string_view,
                          BenefitKind, Recurring>;

class SumsOfBenefits {
public:
  SumsOfBenefits(const Model &model, bool has_day) : model_(model), has_day_(has_day) {}

  void add_row(const Benefit &benefit) {
    add_to(BenefitsOf::all, benefit, none<OrganisationId>, TextId{});
    add_to(BenefitsOf::organisation, benefit, benefit.organisation, TextId{});
    add_to(BenefitsOf::programme, benefit, none<OrganisationId>, benefit.programme);
  }

  std::vector<BenefitSum> result() {
    std::vector<BenefitSum> out;
    for (auto &[key, entry] : sums_) {
      entry.sum.realisation = realised_part(entry.realised, entry.planned);
      out.push_back(entry.sum);
    }
    return out;
  }

private:
  struct Entry {
    BenefitSum sum;
    std::optional<double> planned, realised; ///< over the rows with both
  };

  void add_to(BenefitsOf of, const Benefit &benefit, OrganisationId organisation, TextId programme) {
    Entry &entry = sums_[{of, organisation, model_.text(programme), model_.text(benefit.unit),
                          model_.text(benefit.year), benefit.kind, benefit.recurring}];
    BenefitSum &to = entry.sum;
    if (to.rows++ == 0) {
      to.of = of;
      to.organisation = organisation;
      to.programme = programme;
      to.unit = benefit.unit;
      to.year = benefit.year;
      to.kind = benefit.kind;
      to.recurring = benefit.recurring;
      if (has_day_)
        to.not_checked = 0;
    }
    add_amount(benefit.stages.planned, to.stages.planned, to.planned_rows);
    add_amount(benefit.stages.forecast, to.stages.forecast, to.forecast_rows);
    add_amount(benefit.stages.realised, to.stages.realised, to.realised_rows);
    to.due_not_known += benefit.state == BenefitState::due_not_known;
    if (has_day_)
      *to.not_checked += benefit.state == BenefitState::not_checked;
    if (benefit.state == BenefitState::checked) {
      ++to.checked;
      entry.planned = entry.planned.value_or(0) + *benefit.stages.planned;
      entry.realised = entry.realised.value_or(0) + *benefit.stages.realised;
    }
  }

  const Model &model_;
  bool has_day_;
  std::map<SumKey, Entry> sums_;
};

/// The rows of a programme in one unit that its payback rests on.
struct PaybackRows {
  std::vector<const Benefit *> cost, gain, recurring_cost;
  bool any_unclear = false; ///< a row that may be one of these, or not
};

bool may_pay_back(BenefitKind kind) {
  return kind == BenefitKind::saving || kind == BenefitKind::income || kind == BenefitKind::cost_of_change ||
         kind == BenefitKind::not_given;
}

constexpr std::array<std::pair<std::string_view, std::optional<double> Stages::*>, 3> benefit_stages = {
    {{"planned", &Stages::planned}, {"forecast", &Stages::forecast}, {"realised", &Stages::realised}}};

// Empty where a row has none.
std::optional<double> sum_of_stage(const std::vector<const Benefit *> &rows,
                                   std::optional<double> Stages::*stage) {
  double sum = 0;
  for (const Benefit *row : rows) {
    if (!(row->stages.*stage))
      return {};
    sum += *(row->stages.*stage);
  }
  return sum;
}

NoPayback pay_back(const Model &model, const PaybackRows &rows, Payback &to) {
  if (rows.any_unclear)
    return NoPayback::unclear;
  if (rows.gain.empty())
    return NoPayback::no_gain;
  for (const auto *recurring : {&rows.gain, &rows.recurring_cost})
    for (const Benefit *row : *recurring)
      if (model.text(row->year) != model.text(rows.gain.front()->year))
        return NoPayback::several_years;
  for (const auto &[name, stage] : benefit_stages) {
    const auto cost = sum_of_stage(rows.cost, stage), gain = sum_of_stage(rows.gain, stage),
               less = sum_of_stage(rows.recurring_cost, stage);
    if (!cost || !gain || !less)
      continue;
    to.stage = name;
    to.cost = cost;
    to.gain = *gain - *less;
    if (*to.gain <= 0)
      return NoPayback::not_above_0;
    to.years = *to.cost / *to.gain;
    return NoPayback::none;
  }
  return NoPayback::no_stage;
}

std::vector<Payback> paybacks(const Model &model, const std::vector<Benefit> &benefits) {
  std::map<std::pair<std::string_view, std::string_view>, std::pair<Payback, PaybackRows>> all;
  for (const Benefit &benefit : benefits) {
    if (!benefit.is_counted() || !may_pay_back(benefit.kind))
      continue;
    auto &[payback, rows] = all[{model.text(benefit.programme), model.text(benefit.unit)}];
    payback.programme = benefit.programme;
    payback.unit = benefit.unit;
    const bool recurs = benefit.recurring == Recurring::yes;
    if (benefit.kind == BenefitKind::not_given || benefit.recurring == Recurring::not_given)
      rows.any_unclear = true;
    else if (benefit.kind == BenefitKind::cost_of_change)
      (recurs ? rows.recurring_cost : rows.cost).push_back(&benefit);
    else if (recurs)
      rows.gain.push_back(&benefit);
  }
  std::vector<Payback> out;
  for (auto &[key, of] : all)
    if (auto &[payback, rows] = of; !rows.cost.empty()) {
      payback.reason = pay_back(model, rows, payback);
      out.push_back(payback);
    }
  return out;
}

} // namespace

std::string_view name(BenefitKind kind) {
  return benefit_kinds[static_cast<std::size_t>(kind)];
}

std::string_view name(Recurring recurring) {
  return recurring_words[static_cast<std::size_t>(recurring)];
}

std::string_view name(BenefitState state) {
  constexpr std::array names = {"said again",  "no plan",     "checked",
                                "not checked", "not yet due", "due not known"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name(BenefitsOf of) {
  constexpr std::array names = {"all", "organisation", "programme"};
  return names[static_cast<std::size_t>(of)];
}

std::string_view why(NoPayback reason) {
  constexpr std::array reasons = {"",
                                  "nothing recurring is saved or earned",
                                  "what recurs is given of several years",
                                  "no stage has an amount in every row",
                                  "what recurs costs as much as it brings, or more",
                                  "of a row it is not given what kind it is, or whether it recurs"};
  return reasons[static_cast<std::size_t>(reason)];
}

std::optional<double> Benefit::realisation() const {
  return realised_part(stages.realised, stages.planned);
}

Benefits benefits(const Model &model, std::string_view day) {
  Benefits out;
  out.day = day;
  out.benefits = read_benefits(model, day);
  SumsOfBenefits sums(model, !day.empty());
  if (!day.empty())
    out.not_checked = 0;
  for (const Benefit &benefit : out.benefits) {
    if (!benefit.is_counted()) {
      ++out.said_again;
      continue;
    }
    ++out.counted;
    sums.add_row(benefit);
    out.planned += benefit.stages.planned.has_value();
    out.checked += benefit.state == BenefitState::checked;
    out.due_not_known += benefit.state == BenefitState::due_not_known;
    if (out.not_checked)
      *out.not_checked += benefit.state == BenefitState::not_checked;
  }
  out.sums = sums.result();
  out.paybacks = paybacks(model, out.benefits);
  set_cost_changes(model, {}, out);
  return out;
}

} // namespace organograph
