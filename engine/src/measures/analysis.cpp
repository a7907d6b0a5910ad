// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/analysis.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t bridges_up_to = 100'000; // posts; measures.md section 6
// And pairs of posts in meetings, once for each meeting: time and memory grow with them. A meeting of 5,000
// posts is 12.5 million.
constexpr std::uint64_t pairs_up_to = 3'000'000;
// Every two organisations may be connected, and every post on the way between them is listed with the two.
constexpr std::size_t bridge_organisations_up_to = 300;
// Communities and ties beyond chance: above, both mostly say that a structure is large.
constexpr std::size_t informal_up_to = 5'000; // posts

std::uint64_t pairs_in_meetings(const Model &model) {
  std::uint64_t pairs = 0;
  if (model->meetings)
    for (std::size_t m = 0; m < model->meetings->size(); ++m) {
      const std::uint64_t seats = model->meetings->seats[m].size();
      pairs += seats == 0 ? 0 : seats * (seats - 1) / 2;
    }
  return pairs;
}

/// Why bridges are not measured unless asked for; empty where they are.
std::string too_large_for_bridges(const Model &model) {
  if (model->posts.size() > bridges_up_to)
    return "more than 100,000 posts: ask for it with --bridges";
  if (pairs_in_meetings(model) > pairs_up_to)
    return "more than 3,000,000 pairs of posts in meetings: ask for it with --bridges";
  if (model->organisations.id.size() > bridge_organisations_up_to)
    return "more than 300 organisations: ask for it with --bridges";
  return {};
}

std::string too_large_for_informal(const Model &model) {
  if (model->posts.size() > informal_up_to)
    return "more than 5,000 posts: ask for it with --informal";
  if (pairs_in_meetings(model) > pairs_up_to)
    return "more than 3,000,000 pairs of posts in meetings: ask for it with --informal";
  return {};
}

std::string missing_meetings(const Model &model) {
  if (!model->has_meetings_table && !model->has_attendance_table)
    return "no meetings are given";
  return model->has_meetings_table ? "no attendance is given" : "attendance is given, and no meetings";
}

/// What is measured of a model that may be too large for some of it.
struct Plan {
  std::string no_bridges, no_informal; ///< why; empty where they are measured, or not wanted
  bool meetings, bridges, informal;

  Plan(const Model &model, const AnalysisOptions &options)
      : no_bridges(options.bridges_at_any_size ? std::string{} : too_large_for_bridges(model)),
        no_informal(options.informal_at_any_size ? std::string{} : too_large_for_informal(model)),
        meetings(options.wanted.meetings && model->meetings),
        bridges(options.wanted.bridges && no_bridges.empty()),
        informal(options.wanted.informal && no_informal.empty()) {}

  unsigned steps(const Model &model, const MeasuresWanted &wanted) const {
    const unsigned of_informal = (model->meetings ? 1U : 0U) + (has_lines_or_ties(model) ? 1U : 0U);
    return 3U + (meetings ? 3U : 0U) + (model->partner_links ? 1U : 0U) + (wanted.integration ? 1U : 0U) +
           (bridges ? 1U : 0U) + (informal ? of_informal : 0U);
  }
};

/// Says what begins, and counts.
class Announcer {
public:
  Announcer(const MeasureBegins &begins, unsigned of) : begins_(begins), of_(of) {}
  void operator()(std::string_view measure) {
    ++number_;
    if (begins_)
      begins_(measure, number_, of_);
  }

private:
  const MeasureBegins &begins_;
  unsigned number_ = 0, of_;
};

void measure_meetings(const Model &model, Analysis &to, const ReducedAttendance &attendance,
                      std::span<const MeetingKind> kept_kinds, Announcer &announce) {
  const unsigned threads = to.options.threads;
  auto kinds = meeting_kinds(model, attendance, threads);
  for (std::size_t m = 0; m < kept_kinds.size(); ++m)
    if (kept_kinds[m] != MeetingKind::none)
      kinds[m] = kept_kinds[m];
  to.options.duplicated.threads = threads;
  to.options.pairs.threads = threads;
  to.options.co_attendance.threads = threads;
  announce("duplicated attendance");
  to.duplicated_attendance = duplicated_attendance(model, attendance, kinds, to.options.duplicated);
  announce("meetings that repeat each other");
  to.meeting_pairs = meeting_pairs(model, kinds, to.options.pairs);
  announce("who meets whom");
  to.co_attendance = co_attendance(model, to.options.co_attendance);
}

// Registers beside the structure: what is not there is not given.
void measure_registers(const Model &model, Analysis &to) {
  const auto is_there = [&](std::string_view measure, TableId table) {
    if (model.rows_of(table) == nullptr)
      to.not_given.emplace_back(measure, table);
    return model.rows_of(table) != nullptr;
  };
  if (is_there("statutory_officers", TableId::statutory_roles))
    to.statutory_officers = statutory_officers(model, to.options.statutory_rules);
  if (is_there("agreements", TableId::agreements))
    to.agreements = agreements(model, to.options.day);
  if (is_there("consultations", TableId::consultations))
    to.consultations = consultations(model, to.options.day);
  if (model.rows_of(TableId::service_use) != nullptr || is_there("recharges", TableId::recharges))
    to.recharges = recharges(model);
  if (is_there("benefits", TableId::benefits))
    to.benefits = benefits(model, to.options.day);
  is_there("claims", TableId::claims); // tested when all figures are there
  if (gives_pay(model) || is_there("pay_ranges", TableId::grades))
    to.pay_ranges = pay_ranges(model, to.options.pay_threshold);
}

void measure_heads(const Model &model, Analysis &to, Announcer &announce) {
  announce("heads and lines of services");
  if (model->lines_given)
    to.service_heads = service_heads(model);
  else
    to.not_measured.emplace_back("service_heads", "no reporting lines are given");
}

/// Who meets more than chance has it, and communities, unless too large; `reason` says so.
void measure_informal(const Model &model, Analysis &to, const std::string &too_large, Announcer &announce) {
  if (!to.options.wanted.informal)
    return;
  const auto left_out = [&](std::string_view measure, std::string reason) {
    to.not_measured.emplace_back(measure, std::move(reason));
  };
  if (!model->meetings)
    left_out("ties_beyond_chance", missing_meetings(model));
  else if (!too_large.empty())
    left_out("ties_beyond_chance", too_large);
  else {
    announce("ties beyond chance");
    to.ties_beyond_chance = ties_beyond_chance(
        model, {.often = to.options.co_attendance.at_least, .threads = to.options.threads});
  }
  if (!has_lines_or_ties(model))
    left_out("informal_structure", "no lines, and no series that two posts attend");
  else if (!too_large.empty())
    left_out("informal_structure", too_large);
  else {
    announce("communities");
    to.informal_structure = informal_structure(model, to.options.threads);
  }
}

void measure_integration(const Model &model, Analysis &to, const ReducedAttendance &attendance,
                         Announcer &announce) {
  if (!to.options.wanted.integration)
    return;
  announce("integration depth");
  to.integration_depth =
      integration_depth(model, model->meetings ? &attendance : nullptr,
                        to.partner_contact ? &*to.partner_contact : nullptr, to.options.threads);
  if (too_many_served_pairs(model))
    to.not_measured.emplace_back(
        "integration_depth.pairs",
        "functions have posts of more than 50,000 pairs of organisations: only those "
        "that arrangements or integration_targets name are measured");
  if (!model->arrangements)
    for (const char *test : {"2", "6", "7"})
      to.not_measured.emplace_back(std::string("integration_depth.tests.") + test, "no arrangements table");
  if (!model->meetings)
    to.not_measured.emplace_back("integration_depth.tests.1", missing_meetings(model));
  to.services = services(model, to.integration_depth, {to.options.day, to.options.function_level});
}

void measure_bridges(const Model &model, Analysis &to, const Plan &plan, Announcer &announce) {
  if (plan.bridges) {
    announce("bridges");
    to.bridges = bridges(model, to.options.bridges);
  } else if (to.options.wanted.bridges) {
    to.not_measured.emplace_back("bridges", plan.no_bridges);
  }
}

} // namespace

Analysis analyse(const Model &model, const AnalysisOptions &options, std::span<const MeetingKind> kept_kinds,
                 const MeasureBegins &begins) {
  Analysis to;
  to.options = options;
  to.options.bridges.threads = options.threads;
  const Plan plan(model, options);
  Announcer announce(begins, plan.steps(model, options.wanted));
  announce("span of control");
  to.span_of_control = span_of_control(model, options.span);
  if (!model->lines_given)
    to.not_measured.emplace_back("span_of_control", "no reporting lines are given");
  ReducedAttendance attendance;
  if (model->meetings && (plan.meetings || options.wanted.integration))
    attendance = reduce_attendance(model, options.threads);
  if (plan.meetings) {
    measure_meetings(model, to, attendance, kept_kinds, announce);
  } else if (options.wanted.meetings && !model->meetings) {
    const std::string reason = missing_meetings(model);
    to.not_measured.emplace_back("duplicated_attendance", reason);
    to.not_measured.emplace_back("meeting_pairs", reason);
  }
  if (model->partner_links) {
    announce("partner contact");
    to.partner_contact = partner_contact(model);
  } else {
    to.not_measured.emplace_back("partner_contact", "no partner_links table");
  }
  announce("capacity and breadth");
  to.options.capacity.hours_per_fte = options.duplicated.hours_per_fte;
  to.capacity = capacity(model, to.span_of_control, to.options.capacity);
  measure_heads(model, to, announce);
  measure_integration(model, to, attendance, announce);
  measure_registers(model, to);
  measure_bridges(model, to, plan, announce);
  measure_informal(model, to, plan.no_informal, announce);
  return to;
}

} // namespace organograph
