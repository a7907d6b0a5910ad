// SPDX-License-Identifier: Apache-2.0
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "organograph/engine/decoupling.hpp"
#include "page/report_parts.hpp"
#include "page/report_proposals.hpp"
#include "page/report_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t differences_told = 5, meetings_told = 3;

// Of all tables but the published figures: nothing rests on those, they are compared.
Provenance rows_of(const Model &model) {
  Provenance out;
  for (const TableSchema &table : schema())
    if (const auto &own = model->provenance[static_cast<std::size_t>(table.id)];
        own && table.id != TableId::published) {
      out.rows += own->rows;
      out.with_source += own->with_source;
      out.assumed += own->assumed;
      out.without_source += own->without_source;
    }
  return out;
}

std::optional<double> share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? std::nullopt : std::optional(static_cast<double>(part) / static_cast<double>(whole));
}

void write_what_this_is(Html &page, const Study &study) {
  const Model &model = *study.model;
  const Shown shown(study.analysis);
  page.open("p");
  Sentence say;
  say.text("This page measures a structure as its papers and data describe it: ")
      .counted("model.posts", model->posts.size(), "post, ", "posts, ", "spans")
      .figure("model.joint_posts", figure(joint_posts(model).size()), "spans", "organisations_served>1")
      .text(" of them joint, in ")
      .counted("model.organisations", model->organisations.id.size(), "organisation", "organisations",
               "span_scopes", "kind=organisation");
  if (model->has_meetings_table)
    say.text(", ").counted("model.meetings", model->meeting_rows, "meeting series", "meeting series",
                           "meetings");
  if (model->partners)
    say.text(", ").counted("model.partners", model->partners->size(), "partner", "partners", "partners");
  const Provenance rows = rows_of(model);
  say.text(". Of the ")
      .counted("rests_on.rows", rows.rows, "row that it rests on, ", "rows that it rests on, ")
      .figure("rests_on.with_source", shown(share(rows.with_source, rows.rows), Format::share))
      .text(" have a source, ")
      .figure("rests_on.assumed", shown(share(rows.assumed, rows.rows), Format::share))
      .text(" are assumed, and ")
      .figure("rests_on.without_source", shown(share(rows.without_source, rows.rows), Format::share))
      .text(" name no source. ")
      .add(defaults_told(model));
  write(page, say);
  page.close();
}

void write_tile(Html &page, const Figure &shown, std::string_view label) {
  page.open("li");
  figure(page, shown);
  page.text(" ").element("span", label, {{"class", "label"}}).close();
}

// The mean is over the managers whose reports the data names: how many that are is part of the figure.
void write_span_tile(Html &page, const Shown &shown, const SpanScope &spans) {
  const std::uint64_t unknown = spans.reports_not_known;
  const std::string of_unknown =
      unknown == 0 ? "" : "; of " + counted(unknown, "post they are", "posts they are") + " not known";
  if (!spans.span_mean) {
    const auto managers = spans.lines_given ? std::optional<double>(spans.managers) : std::nullopt;
    write_tile(page,
               {"span_of_control.managers", std::string(at_least(spans.spans_at_least)) + shown(managers),
                "spans", "manager=yes"},
               one_or_many(managers, "manager", "managers") + " whose direct reports are in the data" +
                   of_unknown);
    return;
  }
  write_tile(
      page, {"span_of_control.span_mean", shown(spans.span_mean, Format::number), "spans", "manager=yes"},
      "direct reports of a manager, on average" + std::string(spans.spans_at_least ? " of known lines" : "") +
          (unknown == 0
               ? std::string()
               : " of the " +
                     counted(spans.managers, "manager whose reports are", "managers whose reports are") +
                     " in the data" + of_unknown));
}

void write_tiles(Html &page, const Analysis &analysis) {
  const Shown shown(analysis);
  const SpanScope &spans = analysis.span_of_control.all;
  page.open("ul", {{"class", "tiles"}});
  write_tile(
      page,
      {"span_of_control.layers", std::string(at_least(spans.layers_at_least)) + shown(spans.layers), "spans"},
      one_or_many(spans.layers, "layer", "layers") +
          (spans.reports_not_known > 0 ? " of posts in the model" : "") + " (the top is layer 1)");
  write_span_tile(page, shown, spans);
  if (analysis.duplicated_attendance) {
    const DuplicatedFigures &seats = analysis.duplicated_attendance->all;
    write_tile(page,
               {"duplicated_attendance.duplicated",
                figure(seats.duplicated) + " of " + figure(seats.compared), "duplicated_groups"},
               one_or_many(seats.duplicated, "compared seats speaks", "compared seats speak") +
                   " for a service and level already at the table");
  }
  if (analysis.partner_contact) {
    const PartnerContact &contact = *analysis.partner_contact;
    write_tile(page,
               {"partner_contact.one_voice", figure(contact.one_voice) + " of " + figure(contact.shared),
                "partner_contact", "shared=yes"},
               "services of partners that reach several organisations " +
                   one_or_many(contact.one_voice, "has one voice", "have one voice"));
  }
  page.close();
}

// The meetings with most duplicated seats, where no proposal tells of them.
void write_meetings(Html &page, const Study &study) {
  if (!study.analysis.duplicated_attendance)
    return;
  const Model &model = *study.model;
  const DuplicatedAttendance &result = *study.analysis.duplicated_attendance;
  const std::vector<MeetingId> meetings = most_duplicated(model, result, meetings_told);
  if (meetings.empty())
    return;
  page.open("ul");
  for (const MeetingId meeting : meetings) {
    const MeetingCounts &counts = result.meetings[index(meeting)];
    const std::string of_meeting = "meeting_id=" + std::string(id(model, meeting));
    page.open("li");
    write(page,
          Sentence()
              .text(meeting_name(model, meeting) + ": ")
              .figure("duplicated_attendance.duplicated", figure(counts.duplicated), "duplicated_groups",
                      of_meeting)
              .text(" of ")
              .figure("duplicated_attendance.attendances", figure(counts.attendances), "meetings", of_meeting)
              .text(one_or_many(counts.duplicated, " seats of posts speaks", " seats of posts speak"))
              .text(" for a service and level already at the table."));
    page.close();
  }
  page.close();
}

void write_levels(Html &page, const Analysis &analysis) {
  page.open("p");
  write(page, analysis.integration_depth.empty()
                  ? Sentence().text("No service has posts in both of two organisations.")
                  : Sentence()
                        .text("Integration depth: ")
                        .add(integration_told(analysis))
                        .text(" ")
                        .text(caveat::depth));
  page.close();
}

void write_difference(Html &page, const Model &model, const PublishedCheck &check) {
  const Published &figure = model->published[check.row];
  const std::string source = shown_text(model.text(figure.source), 120);
  page.open("li");
  page.text(
      "Published: " + worded(figure.value, Format::number) + (source.empty() ? "" : " (" + source + ")") +
      "; from the rows: " + (check.computed ? worded(*check.computed, Format::number) : "not known") + ". ");
  page.open("small").text("Figure: ").element("code", shown_text(model.text(figure.measure), 120)).close();
  page.close();
}

void write_differences(Html &page, const Study &study) {
  const std::size_t checked = published_of(study).size();
  if (checked == 0)
    return;
  const auto agree =
      static_cast<std::size_t>(std::ranges::count_if(published_of(study), &PublishedCheck::agrees));
  const std::size_t differ = checked - agree;
  page.element("h3", "Figures that the papers state, and whether they add up").open("p");
  write(page,
        Sentence()
            .figure("published.agree", figure(agree))
            .text(" of ")
            .figure("published.checked", figure(checked))
            .text(one_or_many(checked, " figure that the papers state", " figures that the papers state") +
                  one_or_many(agree, " comes", " come") + " out the same from the rows; ")
            .figure("published.differ", figure(differ))
            .text(differ == 0
                      ? " differ."
                      : one_or_many(differ, " does not. Which of the two is right is not decided here.",
                                    " do not. Which of the two is right is not decided here.")));
  page.close();
  if (differ == 0)
    return;
  std::size_t told = 0;
  page.open("ul");
  for (const PublishedCheck &check : published_of(study))
    if (!check.agrees && ++told <= differences_told)
      write_difference(page, *study.model, check);
  if (told > differences_told)
    page.open("li").element("a", "All that differ", {{"href", "#published-figures"}}).close();
  page.close();
}

// What the analysis did to keep people from being recognised: said either way.
std::string privacy_in_words(const Study &study) {
  const std::string names =
      study.pseudonymised ? "Holders and titles of single posts are replaced by numbers (pseudonymised). "
                          : "Nothing is pseudonymised: posts and holders stand as the data names them. ";
  if (const unsigned minimum = study.analysis.minimum_group; minimum > 1)
    return names + "Figures of groups of fewer than " + figure(minimum) +
           " posts are left blank. Seats that were never taken count as "
           "invited: who never came is not told.";
  return names +
         "Nothing is left blank for small groups (minimum group: off, since senior structures are small).";
}

void write_limits(Html &page, const Study &study) {
  page.element("h3", "What this page does not show").open("ul");
  page.element("li", "The quality of a service, the performance of a person, or whether to share.");
  page.element(
      "li",
      "Overlap is not waste, and hours are not savings: a second seat at a table can have its reasons.");
  if (const Sentence told = not_modelled_told(*study.model); !told.empty()) {
    page.open("li");
    write(page, told);
    page.close();
  }
  page.element("li", privacy_in_words(study));
  if (const auto &not_measured = study.analysis.not_measured; !not_measured.empty())
    page.open("li")
        .text(counted(not_measured.size(), "measure was", "measures were") + " not taken: ")
        .element("a", "which, and why", {{"href", "#not-measured"}})
        .text(".")
        .close();
  page.open("li");
  const std::uint64_t warnings = count_of(study.diagnostics, Severity::warning);
  write(page, Sentence().counted("diagnostics.warnings", warnings, "warning about the data",
                                 "warnings about the data", "diagnostics", "severity=warning"));
  if (warnings != 0)
    page.text(": ").element("a", warnings == 1 ? "read it" : "read them", {{"href", "#warnings"}});
  page.text(".").close().close();
}

} // namespace

void report_summary(Html &page, const Study &study, Tables) {
  write_what_this_is(page, study);
  write_tiles(page, study.analysis);
  if (study.scenarios().empty())
    write_meetings(page, study);
  write_levels(page, study.analysis);
  report_proposals(page, study);
  if (study.scenarios().empty())
    page.element("p",
                 "There is no scenario: the page shows the structure as it stands, and proposes nothing.");
  write_differences(page, study);
  write_limits(page, study);
}

} // namespace organograph::viz
