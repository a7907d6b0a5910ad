// SPDX-License-Identifier: Apache-2.0
#include "page/report_parts.hpp"
#include "page/report_proposals.hpp"
#include "page/report_text.hpp"

#include <array>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t differences_told = 5, meetings_told = 3;

struct Rows {
  std::uint64_t all = 0, published = 0, assumed = 0, without_source = 0;
};

// Of all tables but the published figures: nothing rests on those, they are compared.
Rows rows_of(const Json &tree) {
  Rows out;
  const Json &tables = at(tree, {"rests_on"});
  if (tables.is_object())
    for (const auto &[name, table] : tables.items())
      if (name != "published") {
        out.all += count_at(table, {"rows"});
        out.published += count_at(table, {"published"});
        out.assumed += count_at(table, {"assumed"});
        out.without_source += count_at(table, {"without_source"});
      }
  return out;
}

std::string share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? "not known" : percent(static_cast<double>(part) / static_cast<double>(whole));
}

void write_what_this_is(Html &page, const ReportInput &input) {
  const Json &tree = *input.tree;
  page.open("p");
  Sentence say;
  say.text("This page measures a structure as its papers and data describe it: ")
      .counted("model.posts", known_count(at(tree, {"model", "posts"})), "post in ", "posts in ", "spans")
      .counted("model.organisations", known_count(at(tree, {"model", "organisations"})), "organisation, ",
               "organisations, ", "span_scopes", "kind=organisation");
  say.figure("model.joint_posts", shown_number(at(tree, {"model", "joint_posts"}), Format::count), "spans",
             "organisations_served>1")
      .text(" of them joint");
  if (at(tree, {"model", "meetings"}).is_number())
    say.text(", ").counted("model.meetings", known_count(at(tree, {"model", "meetings"})), "meeting series",
                           "meeting series", "meetings");
  if (at(tree, {"model", "partners"}).is_number())
    say.text(", ").counted("model.partners", known_count(at(tree, {"model", "partners"})), "partner",
                           "partners", "partners");
  const Rows rows = rows_of(tree);
  say.text(". Of the ")
      .counted("rests_on.rows", rows.all, "row that it rests on, ", "rows that it rests on, ")
      .figure("rests_on.published", share(rows.published, rows.all))
      .text(" come from a published source, ")
      .figure("rests_on.assumed", share(rows.assumed, rows.all))
      .text(" are assumed, and ")
      .figure("rests_on.without_source", share(rows.without_source, rows.all))
      .text(" name no source.");
  write(page, say);
  page.close();
}

void write_tile(Html &page, const Figure &shown, std::string_view label) {
  page.open("li");
  figure(page, shown);
  page.text(" ").element("span", label, {{"class", "label"}}).close();
}

// The mean is over the managers whose reports the data names: how many that are is part of the figure.
void write_span_tile(Html &page, const Json &spans) {
  const std::uint64_t managers = count_at(spans, {"managers"}),
                      unknown = count_at(spans, {"reports_not_known"});
  const std::string of_unknown =
      unknown == 0 ? "" : "; of " + counted(unknown, "post they are", "posts they are") + " not known";
  if (!at(spans, {"span_mean"}).is_number()) {
    write_tile(page,
               {"span_of_control.managers", shown_number(at(spans, {"managers"}), Format::count), "spans",
                "manager=yes"},
               one_or_many(managers, "manager", "managers") + " whose direct reports are in the data" +
                   of_unknown);
    return;
  }
  write_tile(page,
             {"span_of_control.span_mean", shown_number(at(spans, {"span_mean"}), Format::number), "spans",
              "manager=yes"},
             "direct reports of a manager, on average" +
                 (unknown == 0
                      ? std::string()
                      : " of the " +
                            counted(managers, "manager whose reports are", "managers whose reports are") +
                            " in the data" + of_unknown));
}

void write_tiles(Html &page, const Json &tree) {
  page.open("ul", {{"class", "tiles"}});
  const Json &spans = at(tree, {"span_of_control", "all"}), &seats = at(tree, {"duplicated_attendance"}),
             &contact = at(tree, {"partner_contact"});
  write_tile(page, {"span_of_control.layers", shown_number(at(spans, {"layers"}), Format::count), "spans"},
             one_or_many(count_at(spans, {"layers"}), "layer", "layers") + " (the top is layer 1)");
  write_span_tile(page, spans);
  if (seats.is_object())
    write_tile(page,
               {"duplicated_attendance.duplicated",
                shown_number(at(seats, {"duplicated"}), Format::count) + " of " +
                    shown_number(at(seats, {"compared"}), Format::count),
                "duplicated_groups"},
               one_or_many(count_at(seats, {"duplicated"}), "seats speaks", "seats speak") +
                   " for a service and level already at the table");
  if (contact.is_object())
    write_tile(page,
               {"partner_contact.one_voice",
                shown_number(at(contact, {"one_voice"}), Format::count) + " of " +
                    shown_number(at(contact, {"shared"}), Format::count),
                "partner_contact", "shared=yes"},
               "services of partners that reach several organisations " +
                   one_or_many(count_at(contact, {"one_voice"}), "has one voice", "have one voice"));
  page.close();
}

// The meetings with most duplicated seats, where no proposal tells of them.
void write_meetings(Html &page, const ReportInput &input) {
  std::size_t told = 0;
  const Json &meetings = at(*input.tree, {"duplicated_attendance", "meetings"});
  if (!meetings.is_object() || meetings.empty())
    return;
  page.open("ul");
  for (const auto &[id, meeting] : meetings.items()) {
    if (++told > meetings_told)
      break;
    const std::string of_meeting = "meeting_id=" + id;
    page.open("li");
    write(page, Sentence()
                    .text(meeting_name(*input.model, id) + ": ")
                    .figure("duplicated_attendance.duplicated",
                            shown_number(at(meeting, {"duplicated"}), Format::count), "duplicated_groups",
                            of_meeting)
                    .text(" of ")
                    .figure("duplicated_attendance.attendances",
                            shown_number(at(meeting, {"attendances"}), Format::count), "meetings", of_meeting)
                    .text(one_or_many(count_at(meeting, {"duplicated"}), " seats speaks", " seats speak"))
                    .text(" for a service and level already at the table."));
    page.close();
  }
  page.close();
}

// How many services reach which level.
void write_levels(Html &page, const Json &tree) {
  std::array<std::uint64_t, 8> at_level{};
  std::uint64_t blank = 0;
  for (const Json &service : at(tree, {"integration_depth"})) {
    const Json &reached = at(service, {"reached"});
    if (reached.is_number())
      ++at_level[std::min<std::size_t>(reached.get<std::size_t>(), 7)];
    else
      ++blank;
  }
  page.open("p");
  Sentence say;
  say.text("Integration of services between two organisations, by the level reached from 0 (separate) to 7 "
           "(full): ");
  bool any = false;
  for (std::size_t level = 0; level < at_level.size(); ++level)
    if (at_level[level] > 0) {
      say.text(any ? ", " : "")
          .figure("integration_depth.services_at_level", figure(at_level[level]), "integration",
                  "reached=" + std::to_string(level))
          .text(" at level " + std::to_string(level));
      any = true;
    }
  if (blank > 0)
    say.text((any ? "; of " : "of ") + counted(blank, "service", "services") + " " + not_shown(tree));
  say.text(any || blank > 0 ? ". Higher is not better: sharing is not an end in itself."
                            : "none, since no service has posts in both of two organisations.");
  write(page, say);
  page.close();
}

void write_differences(Html &page, const Json &tree) {
  const std::uint64_t checked = count_at(tree, {"published", "checked"}),
                      differ = count_at(tree, {"published", "differ"});
  if (checked == 0)
    return;
  page.element("h3", "Figures that the papers state, and whether they add up").open("p");
  write(page,
        Sentence()
            .figure("published.agree", shown_number(at(tree, {"published", "agree"}), Format::count))
            .text(" of ")
            .figure("published.checked", figure(checked))
            .text(one_or_many(checked, " figure that the papers state", " figures that the papers state") +
                  one_or_many(count_at(tree, {"published", "agree"}), " comes", " come") +
                  " out the same from the rows; ")
            .figure("published.differ", shown_number(at(tree, {"published", "differ"}), Format::count))
            .text(differ == 0
                      ? " differ."
                      : one_or_many(differ, " does not. Which of the two is right is not decided here.",
                                    " do not. Which of the two is right is not decided here.")));
  page.close();
  if (differ == 0)
    return;
  std::size_t told = 0;
  page.open("ul");
  for (const Json &each : at(tree, {"published", "figures"})) {
    const Json &agrees = at(each, {"agrees"});
    if (!agrees.is_boolean() || agrees.get<bool>() || ++told > differences_told)
      continue;
    const std::string source = shown_text(text_at(each, {"source"}), 120);
    page.open("li");
    page.text("Published: " + shown_number(at(each, {"value"}), Format::number) +
              (source.empty() ? "" : " (" + source + ")") +
              "; from the rows: " + shown_number(at(each, {"computed"}), Format::number) + ". ");
    page.open("small").text("Figure: ").element("code", shown_text(text_at(each, {"measure"}), 120)).close();
    page.close();
  }
  if (told > differences_told)
    page.open("li").element("a", "All that differ", {{"href", "#published-figures"}}).close();
  page.close();
}

// What the analysis did to keep people from being recognised: said either way.
std::string privacy_in_words(const Json &tree) {
  const Json &privacy = at(tree, {"privacy"});
  const Json &pseudonymised = at(privacy, {"pseudonymised"}), &minimum = at(privacy, {"minimum_group"});
  const bool renamed = pseudonymised.is_boolean() && pseudonymised.get<bool>();
  std::string out = renamed ? "Holders and titles of single posts are replaced by numbers (pseudonymised). "
                            : "Nothing is pseudonymised: posts and holders stand as the data names them. ";
  if (minimum.is_number() && minimum.get<double>() > 1)
    return out + "Figures of groups of fewer than " + shown_number(minimum, Format::count) +
           " posts are left blank.";
  return out +
         "Nothing is left blank for small groups (minimum group: off, since senior structures are small).";
}

void write_limits(Html &page, const ReportInput &input) {
  const Json &tree = *input.tree;
  page.element("h3", "What this page does not show").open("ul");
  page.element("li", "The quality of a service, the performance of a person, or whether to share.");
  page.element(
      "li",
      "Overlap is not waste, and hours are not savings: a second seat at a table can have its reasons.");
  page.element("li", privacy_in_words(tree));
  const Json &not_measured = at(tree, {"not_measured"});
  if (!not_measured.empty())
    page.open("li")
        .text(counted(not_measured.size(), "measure was", "measures were") + " not taken: ")
        .element("a", "which, and why", {{"href", "#not-measured"}})
        .text(".")
        .close();
  page.open("li");
  const Json &warnings = at(tree, {"diagnostics", "warnings"});
  write(page, Sentence().counted("diagnostics.warnings", known_count(warnings), "warning about the data",
                                 "warnings about the data", "diagnostics", "severity=warning"));
  if (warnings != 0)
    page.text(": ").element("a", warnings == 1 ? "read it" : "read them", {{"href", "#warnings"}});
  page.text(".").close().close();
}

} // namespace

void report_summary(Html &page, const ReportInput &input) {
  page.open("section", {{"id", "summary"}, {"class", "summary"}}).element("h2", "In short");
  write_what_this_is(page, input);
  write_tiles(page, *input.tree);
  if (input.scenarios.empty())
    write_meetings(page, input);
  write_levels(page, *input.tree);
  report_proposals(page, input);
  if (input.scenarios.empty())
    page.element("p",
                 "There is no scenario: the page shows the structure as it stands, and proposes nothing.");
  write_differences(page, *input.tree);
  write_limits(page, input);
  page.close();
}

} // namespace organograph::viz
