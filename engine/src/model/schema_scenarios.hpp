// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/schema_registers.hpp"

namespace organograph::schema_columns {

// A scenario's tables. In changes and meeting_changes the columns of posts and meetings are free text here: a
// cell may be `-` (empties it), and apply_scenario() checks the rest against the table that it changes.
inline constexpr ColumnSchema effective =
    said(ColumnSchema{.name = "effective", .kind = CellKind::date}, "From when. Blank: with the scenario.");
inline constexpr ColumnSchema organisation_after =
    naming(column("organisation_id", identifier), "organisations", {}, empties);
inline constexpr ColumnSchema function_after =
    naming(column("function", identifier), "functions", {}, empties);
inline constexpr ColumnSchema manager_after =
    naming(column("reports_to", identifier), "posts", "The line manager's post after the change.",
           "a post that the sheet changes creates, or -: nobody above it");
inline constexpr ColumnSchema post_after = naming(required("post_id", identifier, {}), "posts", {}, created);
inline constexpr ColumnSchema adds_or_removes = one_of("action", "add|remove", {}, true);
inline constexpr std::array scenario_table = {said(column("title"), "What is proposed."),
                                              said(column("source"), "Where the proposal comes from."),
                                              naming(column("starts_from", identifier), "scenario",
                                                     "Another scenario that is applied first. Blank: none."),
                                              note};
inline constexpr std::array changes = {
    said(one_of("action", "create|delete|change|share", {}, true), "What becomes of the post."),
    naming(required("post_id", identifier, {}), "posts", {}, "for create an identifier that no post has"),
    naming(column("successor", identifier), "posts", "Of delete: who takes its place.", created),
    said(column("shares"), "Of share: county:0.5;city:0.5"),
    naming(column("agreement_id", identifier), "agreements",
           "Of share: the agreement that the parts rest on. Blank: each as before."),
    several(said(column("ring_fence"),
                 "Of create: the posts whose holders are ring-fenced to it, with ; between.")),
    said(column("title"), "Only where it changes, and of create."),
    organisation_after,
    manager_after,
    function_after,
    column("unit"),
    column("grade"),
    said(column("tier"), "1 at the top."),
    column("fte"),
    column("annual_cost"),
    column("pay_low"),
    column("pay_high"),
    offering("status", statuses),
    several(column("holder")),
    column("holder_id"),
    offering("reports_known", yes_no),
    offering("assistant", yes_no),
    effective,
    source,
    note};
inline constexpr std::array function_changes = {post_after,
                                                naming(required("function", identifier, {}), "functions", {},
                                                       "of set: several with ; between, or - for none"),
                                                one_of("action", "add|remove|set", {}, true),
                                                effective,
                                                source,
                                                note};
inline constexpr std::array line_changes = {
    post_after,
    naming(required("reports_to", identifier, {}), "posts", {}, created),
    said(column("kind"), "dotted, professional, statutory ..."),
    adds_or_removes,
    effective,
    source,
    note};
inline constexpr std::array staff_group_changes = {
    naming(required("group_id", identifier, {}), "staff_groups"),
    one_of("action", "change|delete", {}, true),
    manager_after,
    column("fte"),
    column("title"),
    column("grade"),
    function_after,
    organisation_after,
    column("annual_cost"),
    effective,
    source,
    note};
inline constexpr std::array attendance_changes = {
    naming(required("meeting_id", identifier, {}), "meetings", {}, created_meeting),
    naming(required("attendee_id", identifier, {}), "posts|partners", {}, created),
    one_of("action", "add|remove|change", {}, true),
    offering("role", roles),
    function_after,
    column("attended"),
    effective,
    source,
    note};
inline constexpr std::array meeting_changes = {
    naming(required("meeting_id", identifier, {}), "meetings", {},
           "for create an identifier that no meeting has"),
    one_of("action", "create|change|delete|merge", {}, true),
    naming(column("into", identifier), "meetings", "Of merge: the meeting that goes on.", created_meeting),
    column("subject"),
    function_after,
    several(naming(column("convened_by", identifier), "organisations|partners", {},
                   "several with ; between, or - for none")),
    offering("kind", kinds_of_meetings),
    column("duration_hours"),
    column("occurrences_per_year"),
    effective,
    source,
    note};
inline constexpr std::array link_changes = {naming(required("partner_id", identifier, {}), "partners"),
                                            post_after,
                                            adds_or_removes,
                                            function_after,
                                            column("kind"),
                                            effective,
                                            source,
                                            note};
inline constexpr std::array arrangement_changes = {service,
                                                   first_of_two,
                                                   second_of_two,
                                                   one_of("dimension", dimensions, {}, true),
                                                   one_of("state", "none|partial|full", {}, true),
                                                   effective,
                                                   source,
                                                   note};
inline constexpr std::array statutory_changes = {
    adds_or_removes,
    or_not_known(post_after, "a post that the sheet changes creates, or ?"),
    role_held,
    in_council,
    held_as,
    protocol,
    valid_from,
    valid_to,
    effective,
    source,
    note};
inline constexpr std::array other_savings = {
    said(required("description", text, {}), "What else would cost less, beside posts."),
    naming(column("organisation_id", identifier), "organisations", "Whose cost it is."),
    ColumnSchema{.name = "annual_saving", .kind = number, .low = -largest_number, .high = largest_number},
    ColumnSchema{.name = "fte", .kind = number, .low = -largest_number, .high = largest_number},
    said(column("programme"), "Of which programme it is a part."),
    effective,
    source,
    note};

} // namespace organograph::schema_columns
