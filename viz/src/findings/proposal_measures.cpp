// SPDX-License-Identifier: Apache-2.0
// Structure, meetings, partners and integration of a scenario, and all of it in a line.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "findings/proposal_parts.hpp"
#include "findings/scenario_facts.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace organograph::viz {

namespace proposal {

MeetingId meeting_of(const Model &model, std::string_view meeting) {
  if (!model->meetings)
    return none<MeetingId>;
  const auto found =
      std::ranges::find_if(model->meetings->id, [&](TextId each) { return model.text(each) == meeting; });
  return found == model->meetings->id.end()
             ? none<MeetingId>
             : id_at<MeetingId>(static_cast<std::size_t>(found - model->meetings->id.begin()));
}

} // namespace proposal

namespace {

using namespace proposal;

constexpr std::size_t meetings_in_full = 3;

Figure count_of(std::string_view measure, std::uint64_t count, std::string_view table = {},
                std::string filter = {}) {
  return {measure, figure(count), table, std::move(filter), static_cast<double>(count)};
}

std::string subject_of(const StudiedScenario &s, const Model &baseline, std::string_view meeting) {
  for (const Model *model : {&baseline, s.after, s.before})
    if (const MeetingId found = meeting_of(*model, meeting); found != none<MeetingId>)
      if (const std::string subject = harmless(model->text((*model)->meetings->subject[index(found)]), 120);
          !subject.empty())
        return subject;
  return harmless(meeting, 60);
}

/// Seats of a meeting as things are, just before the scenario, and after; empty where it is not there.
struct Seats {
  std::optional<DuplicatedFigures> now, before, after;
};

std::string shown(const Comparison &c, const DuplicatedFigures &figures,
                  std::uint64_t DuplicatedFigures::*count) {
  return figures.blanked ? std::string(word_for_none(c)) : figure(figures.*count);
}

// Seats at the meeting as things are: of the baseline where it has the meeting.
Sentence meeting_told(const StudiedScenario &s, const std::string &meeting, const Seats &seats,
                      std::string_view start) {
  const Comparison &c = *s.comparison;
  const DuplicatedFigures nobody, &first = seats.now ? *seats.now : seats.before ? *seats.before : nobody;
  const std::string of = "meeting_id=" + meeting,
                    attendances = shown(c, first, &DuplicatedFigures::attendances);
  Sentence say;
  say.text(": ")
      .figure("duplicated_attendance.attendances", seats.now || seats.before ? attendances : "none",
              "meetings", of)
      .text(seats.now || start.empty() ? " seats of posts as things are, " : " seats of posts before, ")
      .figure("duplicated_attendance.attendances",
              seats.after ? shown(c, *seats.after, &DuplicatedFigures::attendances) : "none",
              "scenario_meetings", rows_of(s, "\n" + of))
      .text(" after the scenario");
  if (seats.now && seats.before && seats.now->attendances != seats.before->attendances)
    say.text(" (" + shown(c, *seats.before, &DuplicatedFigures::attendances) + " just before it, after '" +
             std::string(start) + "')");
  say.text(".");
  if (first.duplicated > 0)
    say.text(" ")
        .figure(count_of("duplicated_attendance.duplicated", first.duplicated, "duplicated_groups", of))
        .text(" of the " + attendances + (first.duplicated == 1 ? " speaks" : " speak") +
              " for a service and level already at the table; after it " +
              (seats.after ? shown(c, *seats.after, &DuplicatedFigures::duplicated) : "none") + ".");
  return say;
}

/// Levels of the services that are measured before and after.
struct Levels {
  std::uint64_t all = 0, higher = 0, lower = 0, blank = 0;
};

Levels levels_of(const StudiedScenario &s) {
  Levels out;
  for (const auto &[before, after] : services_in_both(s)) {
    const bool is_shown = !before->blanked && !after->blanked;
    ++out.all, out.blank += !is_shown;
    out.higher += is_shown && after->reached > before->reached_at_most;
    out.lower += is_shown && after->reached_at_most < before->reached;
  }
  return out;
}

// FTE of posts, and duplicated seats, where they are others.
void say_changes(Sentence &say, const Comparison &c) {
  if (const std::optional<double> &fte = c.fte_change.all; fte && signed_shown(*fte) != "0")
    say.text(say.empty() ? "FTE of posts " : ", FTE of posts ")
        .figure(Figure("scenarios.fte_change", signed_shown(*fte), {}, {}, fte));
  if (const Judged judged = judged_duplicated(c); judged == Judged::better || judged == Judged::worse)
    say.text(say.empty() ? "duplicated seats " : ", duplicated seats ")
        .figure(count_of("duplicated_attendance.duplicated", c.before.duplicated_attendance->all.duplicated))
        .text(" to ")
        .figure(count_of("duplicated_attendance.duplicated", c.after.duplicated_attendance->all.duplicated));
}

std::string few_posts(const Comparison &c) {
  return "not shown (fewer than " + figure(c.minimum_group) + " posts)";
}

} // namespace

Sentence structure_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  const std::uint64_t joint = joint_posts(*s.after).size();
  const SpanScope &spans = c.after.span_of_control.all, &spans_before = c.before.span_of_control.all;
  Sentence say;
  return say.figure(count_of("model.joint_posts", joint))
      .text(" of ")
      .figure(count_of("model.posts", (*s.after)->posts.size()))
      .text(joint == 1 ? " posts is joint" : " posts are joint")
      .text(", serving two or more organisations (before: ")
      .figure(count_of("model.joint_posts", joint_posts(*s.before).size()))
      .text(" of ")
      .figure(count_of("model.posts", (*s.before)->posts.size()))
      .text("), in ")
      .text(at_least(spans.layers_at_least && spans.layers))
      .counted("span_of_control.layers", spans.layers, "layer", "layers")
      .text(" (before: ")
      .text(at_least(spans_before.layers_at_least && spans_before.layers))
      .figure("span_of_control.layers", spans_before.layers ? figure(*spans_before.layers) : "not known")
      .text("). ")
      .add(fte_told(s));
}

MeetingsTold meetings_told(const StudiedScenario &s, const Model &baseline, const Analysis &as_it_is,
                           std::string_view start) {
  const Comparison &c = *s.comparison;
  MeetingsTold out;
  if (!c.before.duplicated_attendance)
    return out;
  const auto both = [&](std::string_view measure, std::uint64_t DuplicatedFigures::*count) {
    out.all.figure(measure, shown(c, c.before.duplicated_attendance->all, count)).text(" before, ");
    out.all.figure(measure, c.after.duplicated_attendance
                                ? shown(c, c.after.duplicated_attendance->all, count)
                                : std::string(word_for_none(c)));
  };
  out.all.figure(count_of("scenarios.meetings_replayed", c.meetings.size(), "scenario_meetings", rows_of(s)))
      .text(c.meetings.size() == 1 ? " meeting series changes" : " meeting series change")
      .text(". Seats of posts in all meetings: ");
  both("duplicated_attendance.attendances", &DuplicatedFigures::attendances);
  out.all.text(" after; duplicated: ");
  both("duplicated_attendance.duplicated", &DuplicatedFigures::duplicated);
  out.all.text(" after.");
  if (const Sentence kinds = kinds_told(s); !kinds.empty())
    out.all.text(" ").add(kinds);
  for (std::size_t i = 0; i < std::min(meetings_in_full, c.meetings.size()); ++i) {
    const ReplayedMeeting &meeting = c.meetings[i];
    Seats seats{{}, meeting.before, meeting.after};
    const MeetingId now = meeting_of(baseline, meeting.meeting_id);
    if (now != none<MeetingId> && as_it_is.duplicated_attendance)
      seats.now = as_it_is.duplicated_attendance->figures_of(baseline, now);
    out.meetings.push_back(Sentence()
                               .text(subject_of(s, baseline, meeting.meeting_id))
                               .add(meeting_told(s, meeting.meeting_id, seats, start)));
  }
  return out;
}

Sentence kinds_told(const StudiedScenario &s) {
  constexpr std::size_t named = 12;
  const std::vector<KeptKind> &kept = s.comparison->kinds_kept;
  Sentence say;
  if (kept.empty())
    return say;
  const auto word = [](MeetingKind kind) { return kind == MeetingKind::none ? "none" : name(kind); };
  say.text(counted(kept.size(), "meeting keeps", "meetings keep") +
           " the kind that it was taken for before, and by who attends after would be another: ");
  for (std::size_t i = 0; i < std::min(named, kept.size()); ++i)
    say.text((i == 0 ? "" : "; ") + harmless(kept[i].meeting_id, 60) + " (" +
             std::string(word(kept[i].kind)) + ", would be " + std::string(word(kept[i].otherwise)) + ")");
  if (kept.size() > named)
    say.text(" and " + figure(kept.size() - named) + " more");
  return say.text(". Where that is meant, write kind in the table meetings.");
}

Sentence partners_told(const StudiedScenario &s) {
  const auto &before = s.comparison->before.partner_contact, &after = s.comparison->after.partner_contact;
  if (!before || !after)
    return {};
  return Sentence()
      .text("One joint voice for ")
      .figure(count_of("partner_contact.one_voice", after->one_voice))
      .text(" of ")
      .figure(count_of("partner_contact.shared", after->shared))
      .text(" services of partners that reach several organisations (before: ")
      .figure(count_of("partner_contact.one_voice", before->one_voice))
      .text(" of ")
      .figure(count_of("partner_contact.shared", before->shared))
      .text("). " + std::string(caveat::contact));
}

Sentence integration_told(const StudiedScenario &s) {
  const Levels levels = levels_of(s);
  Sentence say, which = levels_told(s);
  if (levels.all == 0)
    return which;
  if (levels.blank == levels.all)
    return say.text("Levels of services before and after: " + few_posts(*s.comparison) + ".");
  constexpr std::string_view reached = "\nfigure=integration_depth.reached";
  const auto level = [&](std::string_view measure, std::uint64_t count, std::string_view more) {
    return count_of(measure, count, "scenario_figures", rows_of(s, std::string(reached) + std::string(more)));
  };
  say.text("Of ")
      .figure(level("scenarios.services_compared", levels.all, ""))
      .text(levels.all == 1 ? " service measured before and after, "
                            : " services measured before and after, ")
      .figure(level("scenarios.services_higher", levels.higher, "\nchange>0"))
      .text(levels.higher == 1 ? " reaches a higher level than before, "
                               : " reach a higher level than before, ")
      .figure(level("scenarios.services_lower", levels.lower, "\nchange<0"))
      .text(levels.blank == 0
                ? std::string(" a lower one")
                : " a lower one; of " + figure(levels.blank) + " it is " + few_posts(*s.comparison))
      .text(". ");
  if (!which.empty())
    say.add(which).text(" ");
  return say.text(caveat::depth);
}

Sentence line_told(const StudiedScenario &s) {
  const Comparison &c = *s.comparison;
  Sentence say;
  const auto next = [&]() -> Sentence & { return say.text(say.empty() ? "" : ", "); };
  const auto count = [&](std::string_view measure, std::uint64_t found, std::string_view table,
                         std::string_view more, std::string_view one, std::string_view many) {
    if (found > 0)
      next().figure(count_of(measure, found, table, rows_of(s, more))).text(found == 1 ? one : many);
  };
  count("scenarios.posts_deleted", c.deleted, "changes", "\nchange=deleted", " post ends", " posts end");
  count("scenarios.posts_created", c.created, "changes", "\nchange=created", " post begins", " posts begin");
  if (c.deleted > 0 && c.is_shown(c.at_risk))
    next()
        .figure("scenarios.at_risk", figure(c.at_risk), "changes", rows_of(s, rows_at_risk))
        .text(c.at_risk == 1 ? " person at risk" : " people at risk");
  else if (c.deleted > 0)
    next()
        .text("how many people are at risk: ")
        .figure("scenarios.at_risk", std::string(word_for_none(c)), "changes", rows_of(s, rows_at_risk));
  count("scenarios.posts_moved", c.moved, "changes", "\nchange=moved", " post gets another line manager",
        " posts get another line manager");
  count("scenarios.posts_changed", c.changed, "changes", "\nchange=changed", " post changes",
        " posts change");
  count("scenarios.meetings_replayed", c.meetings.size(), "scenario_meetings", "", " meeting series changes",
        " meeting series change");
  count("scenarios.staff_groups", c.staff_groups_moved, "", "", " staff group gets another manager",
        " staff groups get another manager");
  count("scenarios.lines_added", c.lines_added, "", "", " further line begins", " further lines begin");
  count("scenarios.lines_removed", c.lines_removed, "", "", " further line ends", " further lines end");
  say_changes(say, c);
  if (states_savings(s)) {
    next().text("the papers state ");
    say_stated_sums(say, s);
    say.text(c.other_savings.fte ? " in posts that they do not name" : ", in no other figure here");
  }
  const bool any = !say.empty();
  say.text(any ? "." : staff_groups_change(s) ? "" : "no post, staff group, line or meeting changes.");
  if (staff_groups_change(s))
    say.text(any ? " " : "").add(staff_groups_told(s));
  if (const Sentence levels = levels_told(s); !levels.empty())
    say.text(" ").add(levels);
  return say;
}

} // namespace organograph::viz
