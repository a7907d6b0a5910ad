// SPDX-License-Identifier: Apache-2.0
#include "findings/measures.hpp"

#include "figures/caveats.hpp"
#include "figures/shown.hpp"
#include "findings/proposal.hpp"

#include <array>

namespace organograph::viz {

namespace {

std::string_view is_or_are(std::uint64_t count) {
  return count == 1 ? " is" : " are";
}

void say_nothing_compared(Sentence &say, const DuplicatedAttendance &result) {
  say.text("No seats to compare: ")
      .counted("duplicated_attendance.team_attendances", result.team_attendances, "is in a team meeting",
               "are in team meetings", "meetings", "kind=team")
      .text(", ")
      .figure("duplicated_attendance.counterparts_attendances", figure(result.counterparts_attendances),
              "meetings", "kind=counterparts")
      .text(" in meetings of counterparts, ")
      .figure("duplicated_attendance.other_attendances", figure(result.other_attendances), "meetings")
      .text(" in case or statutory meetings, ")
      .figure("duplicated_attendance.not_compared", figure(result.not_compared), "meetings",
              "kind=representation")
      .text(" held by law or by a post without a service or a known tier.");
}

// Empty where the ends are two.
std::optional<double> one_of(const Ends &ends) {
  return ends.low == ends.high ? ends.low : std::nullopt;
}

void say_cost(Sentence &say, const Model &model, const DuplicatedAttendance &result) {
  const Ends cost{result.all.duplicated_cost_per_year_low, result.all.duplicated_cost_per_year_high};
  const bool in_part = result.duplicated_without_cost > 0;
  if (!cost.known()) // some of the seats have a cost: then small groups hide it
    say.text(result.duplicated_without_cost < result.all.duplicated ? "; the cost is not shown."
                                                                    : "; the cost is not known.");
  else
    say.text(in_part ? ", at a cost of at least " : ", at a cost of ")
        .figure(Figure("duplicated_attendance.duplicated_cost_per_year_low",
                       worded(cost, Format::money) + currency_of(model), "duplicated_groups", {},
                       one_of(cost)))
        .text(".");
}

// Whether attendance makes the hours fewer than they would be, had each seat been taken each time.
bool attendance_tells(const DuplicatedFigures &of) {
  const std::optional<double> &invited = of.duplicated_hours_as_invited;
  return invited && of.duplicated_hours_per_year_high &&
         worded(*invited, Format::hours) !=
             worded(Ends{of.duplicated_hours_per_year_low, of.duplicated_hours_per_year_high}, Format::hours);
}

// ' (12 as invited)' behind hours that attendance makes fewer.
void say_as_invited(Sentence &say, const DuplicatedAttendance &result) {
  const DuplicatedFigures &all = result.all;
  const std::optional<double> invited = all.duplicated_hours_as_invited;
  if (all.as_invited == all.attendances) {
    say.text(", as invited");
    return;
  }
  if (attendance_tells(all))
    say.text(" (")
        .figure(Figure("duplicated_attendance.duplicated_hours_as_invited", worded(*invited, Format::hours),
                       "duplicated_groups", {}, invited))
        .text(" as invited)");
}

// Of how many of the seats behind the hours attendance is not known, where it is of others.
void say_not_recorded(Sentence &say, const DuplicatedAttendance &result) {
  std::uint64_t not_known = 0;
  for (const CounterpartGroup &group : result.groups)
    not_known += group.as_invited;
  if (not_known > 0 && result.all.as_invited < result.all.attendances)
    say.text(" Attendance of " + figure(not_known) + " of these seats is not known; " +
             (not_known == 1 ? "it counts" : "they count") + " as taken each time.");
}

void say_effort(Sentence &say, const Model &model, const DuplicatedAttendance &result) {
  const Ends hours{result.all.duplicated_hours_per_year_low, result.all.duplicated_hours_per_year_high};
  if (!hours.known() && result.all.duplicated_hours_as_invited) { // small groups hide how often people came
    say.text(" Their hours are not shown");
    say_cost(say, model, result);
    return;
  }
  if (!hours.known()) {
    say.text(result.meetings_without_duration == result.meetings.size()
                 ? " Their hours and cost are not known: no duration is given."
                 : " Their hours and cost are not known: those meetings have no duration.");
    return;
  }
  say.text(" They take ")
      .figure(Figure("duplicated_attendance.duplicated_hours_per_year_low", worded(hours, Format::hours),
                     "duplicated_groups", {}, one_of(hours)))
      .text(" person-hours a year");
  say_as_invited(say, result);
  if (result.meetings_without_duration > 0)
    say.text(" (")
        .counted("duplicated_attendance.meetings_without_duration", result.meetings_without_duration,
                 "meeting has no duration", "meetings have no duration", "meetings")
        .text(")");
  say_cost(say, model, result);
  say_not_recorded(say, result);
}

void say_services_by_level(Sentence &say, const Analysis &analysis) {
  std::array<std::uint64_t, integration_levels.size()> at_level{};
  std::uint64_t blank = 0, at_least = 0;
  for (const Integration &service : analysis.integration_depth) {
    ++(service.blanked ? blank : at_level[static_cast<std::size_t>(service.reached)]);
    at_least += !service.blanked && service.reached < service.reached_at_most ? 1U : 0U;
  }
  std::string_view before;
  for (std::size_t level = 0; level < at_level.size(); ++level)
    if (at_level[level] > 0) {
      say.text(before)
          .figure("integration_depth.services_at_level", figure(at_level[level]), "integration",
                  "reached=" + std::to_string(level))
          .text(" at " + std::to_string(level));
      before = ", ";
    }
  if (blank > 0)
    say.text(before).text(figure(blank) + " " + Shown(analysis).few_posts());
  say.text(at_least == 0 ? "."
                         : "; of " + figure(at_least) + " it is at least that, as a test is not known.");
}

} // namespace

std::string behind_hours(const DuplicatedFigures &figures) {
  if (attendance_tells(figures))
    return " (" + worded(*figures.duplicated_hours_as_invited, Format::hours) + " as invited)";
  return figures.as_invited > 0 ? " as invited" : "";
}

std::string_view at_least(bool is_bound) {
  return is_bound ? "at least " : "";
}

std::string lines_not_known(const Analysis &analysis) {
  const SpanScope &all = analysis.span_of_control.all;
  if (!all.lines_given)
    return "no reporting lines are given: managers, spans and layers are not known";
  if (all.managers_not_known == 0)
    return {};
  return "the manager of " + counted(all.managers_not_known, "post", "posts") +
         " is not known: managers, the largest span and layers are at least these, the rest is of known "
         "lines";
}

Defaulted defaulted_rows(const Model &model) {
  Defaulted out;
  for (const std::uint8_t cells : model->posts.defaulted) {
    out.fte += (cells & Posts::fte_defaulted) != 0;
    out.status += (cells & Posts::status_defaulted) != 0;
  }
  if (model->has_meetings_table)
    out.occurrences = model->occurrences_defaulted;
  return out;
}

Sentence defaults_told(const Model &model) {
  const Defaulted rows = defaulted_rows(model);
  Sentence say;
  const auto add = [&](std::uint64_t count, std::string_view one, std::string_view many,
                       std::string_view what) {
    if (count > 0)
      say.text(say.empty() ? "By default " : ", ").counted("rests_on.defaulted", count, one, many).text(what);
  };
  add(rows.fte, "post counts", "posts count", " as 1 FTE");
  add(rows.status, "post counts", "posts count", " as filled");
  add(rows.occurrences.value_or(0), "series counts", "series count", " as once a year");
  return say.empty() ? say : say.text(".");
}

Sentence spans_told(const Analysis &analysis) {
  const SpanScope &all = analysis.span_of_control.all;
  const Shown of(analysis);
  Sentence say;
  if (!all.lines_given)
    return say.text("No reporting lines are given: managers, spans and layers are not known.");
  say.text(all.spans_at_least ? "At least " : "")
      .counted("span_of_control.managers", all.managers, "manager", "managers", "spans", "manager=yes");
  if (all.span_mean)
    say.text(all.spans_at_least  ? "; of known lines "
             : all.managers == 1 ? " has "
                                 : " have ")
        .figure("span_of_control.span_mean", of(all.span_mean, Format::number), "span_scopes", "kind=all")
        .text(worded(*all.span_mean, Format::number) == "1" ? " direct report on average (median "
                                                            : " direct reports on average (median ")
        .figure("span_of_control.span_median", of(all.span_median, Format::number), "span_scopes", "kind=all")
        .text(", largest ")
        .text(at_least(all.spans_at_least))
        .figure("span_of_control.span_max", of(all.span_max), "spans", "manager=yes")
        .text(all.spans_at_least ? "), and " : "); ")
        .figure("span_of_control.one_to_one", figure(all.one_to_one), "spans", "direct_reports=1")
        .text(all.one_to_one == 1 ? " has exactly one" : " have exactly one");
  say.text(all.layers_at_least ? ". At least " : ". ")
      .figure("span_of_control.layers", of(all.layers), "span_scopes", "kind=layer")
      .text(all.layers == 1U ? " layer (" : " layers (")
      .text(caveat::layers)
      .text(")");
  if (all.reports_not_known > 0)
    say.text("; below ")
        .counted("span_of_control.reports_not_known", all.reports_not_known, "post", "posts", "spans",
                 "manager=not known")
        .text(" it is not known");
  say.text(".");
  if (all.managers_not_known > 0)
    say.text(" The manager of ")
        .counted("span_of_control.managers_not_known", all.managers_not_known, "post", "posts", "spans",
                 "reports_to=?")
        .text(" is not known.");
  if (all.assistants > 0)
    say.text(" ")
        .counted("span_of_control.assistants", all.assistants, "post stands", "posts stand", "spans",
                 "assistant=yes")
        .text(" beside a manager as assistant, in no span and no layer.");
  return say;
}

Sentence duplicated_told(const Model &model, const Analysis &analysis) {
  const DuplicatedAttendance &result = *analysis.duplicated_attendance;
  const DuplicatedFigures &all = result.all;
  Sentence say;
  if (all.compared == 0) {
    say_nothing_compared(say, result);
    return say;
  }
  say.figure("duplicated_attendance.duplicated", figure(all.duplicated), "duplicated_groups")
      .text(" of ")
      .counted("duplicated_attendance.compared", all.compared, "compared seat", "compared seats", "meetings",
               "kind=representation")
      .text(is_or_are(all.duplicated))
      .text(" duplicated");
  if (all.duplicated_share)
    say.text(" (")
        .figure(Figure("duplicated_attendance.duplicated_share", percent(*all.duplicated_share),
                       "duplicated_groups", {}, all.duplicated_share))
        .text(")");
  say.text(": another seat in the same meeting speaks for the same service at the same level; ")
      .figure("duplicated_attendance.across_organisations", figure(all.across_organisations),
              "duplicated_groups")
      .text(" across organisations, ")
      .figure("duplicated_attendance.within_organisation", figure(all.within_organisation),
              "duplicated_groups")
      .text(" within one.");
  if (all.duplicated > 0)
    say_effort(say, model, result);
  return say;
}

Sentence mirror_told(const Analysis &analysis) {
  const MeetingPairs &pairs = *analysis.meeting_pairs;
  Sentence say;
  say.counted("meeting_pairs.mirror", pairs.mirror_count, "mirror pair", "mirror pairs", "meeting_pairs",
              "kind=mirror")
      .text(" (a partner attends twice: two organisations meet apart)");
  if (const auto &hours = pairs.partner_hours_freed_per_year; !pairs.mirror.empty())
    say.text(hours ? ", " : "; partner hours fewer if joined: ")
        .figure(Figure("meeting_pairs.partner_hours_freed_per_year", Shown(analysis)(hours, Format::hours),
                       "partners", {}, hours))
        .text(hours ? " partner hours a year, as invited, fewer if joined" : "");
  if (pairs.joint_officers_twice > 0)
    say.text("; ")
        .counted("meeting_pairs.joint_officers_twice", pairs.joint_officers_twice,
                 "joint officer attends both, hours twice as invited: ",
                 "joint officers attend both, hours twice as invited: ", "meeting_pairs", "kind=mirror")
        .figure(Figure("meeting_pairs.joint_hours_twice",
                       Shown(analysis)(pairs.joint_hours_twice, Format::hours), "meeting_pairs",
                       "kind=mirror", pairs.joint_hours_twice));
  return say.text(".");
}

Sentence same_people_told(const Analysis &analysis) {
  Sentence say;
  return say
      .counted("meeting_pairs.same_people", analysis.meeting_pairs->same_people_count, "pair of meetings",
               "pairs of meetings", "meeting_pairs", "kind=same_people")
      .text(" with at least " + percent(analysis.options.pairs.overlap) + " of the people in common.");
}

Sentence together_told(const Analysis &analysis) {
  const CoAttendance &together = *analysis.co_attendance;
  Sentence say;
  return say
      .counted("meeting_pairs.co_attendance", together.pairs_count, "pair of posts shares",
               "pairs of posts share", "co_attendance")
      .text(" " + figure(together.at_least) + " or more meeting series.");
}

Sentence contact_told(const Analysis &analysis) {
  const PartnerContact &contact = *analysis.partner_contact;
  Sentence say;
  say.counted("partner_contact.links", contact.links, "link", "links", "partners")
      .text(". ")
      .counted("partner_contact.shared", contact.shared, "service of a partner reaches",
               "services of partners reach", "partner_contact", "shared=yes")
      .text(" two or more organisations");
  if (contact.shared > 0)
    say.text(": ")
        .figure("partner_contact.one_voice", figure(contact.one_voice), "partner_contact", "one_voice=yes")
        .text(" by one voice (a single post), ")
        .figure("partner_contact.dual_ownership", figure(contact.dual_ownership), "partner_contact",
                "dual_ownership=yes")
        .text(" in dual ownership (posts of separate organisations)");
  return say.text(".");
}

Sentence integration_told(const Analysis &analysis) {
  std::uint64_t targets = 0, gaps = 0, beyond = 0;
  for (const Integration &service : analysis.integration_depth)
    if (!service.blanked && service.target)
      ++targets, gaps += service.gap.value_or(0) > 0, beyond += service.reached > *service.target;
  Sentence say;
  say.text(counted(analysis.integration_depth.size(), "service", "services") +
           " of two organisations by the level reached, 0 (separate) to 7 (full): ");
  say_services_by_level(say, analysis);
  if (targets > 0)
    say.text(" Of " + counted(targets, "target", "targets") + " ")
        .counted("integration_depth.services_below_target", gaps, "is", "are", "integration", "gap>0")
        .text(" not secured.");
  if (beyond > 0)
    say.text(" The level reached is beyond " + counted(beyond, "target.", "targets."));
  return say;
}

} // namespace organograph::viz
