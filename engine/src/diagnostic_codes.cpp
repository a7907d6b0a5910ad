// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/diagnostic.hpp"

#include <array>
#include <cstddef>

namespace organograph {

namespace {

constexpr auto error = Severity::error;
constexpr auto warning = Severity::warning;
constexpr auto note = Severity::note;

constexpr std::array catalogue = {
    CodeInfo{Code::missing_table, "missing-table", error, "A required table is not in the model.",
             "add the file; 'organograph new DIR' writes every table with its heads"},
    CodeInfo{Code::missing_column, "missing-column", error, "A required column is not in the table's heads.",
             "add the column to the first line"},
    CodeInfo{Code::duplicate_column, "duplicate-column", error, "Two columns have the same head.",
             "rename or remove one of them"},
    CodeInfo{Code::not_utf8, "not-utf8", error, "The text is not UTF-8.", "save the file as 'CSV UTF-8'"},
    CodeInfo{Code::unclosed_quote, "unclosed-quote", error, "A quoted cell has no closing quote.",
             "close the quote; write a quote inside a quoted cell twice"},
    CodeInfo{Code::text_after_quote, "text-after-quote", error,
             "Text stands between a closing quote and the next comma.",
             "write a quote inside a quoted cell twice"},
    CodeInfo{Code::bare_carriage_return, "bare-carriage-return", error,
             "A carriage return stands alone, without a line feed.",
             "save the file with LF or CR LF line ends"},
    CodeInfo{Code::wrong_cell_count, "wrong-cell-count", error,
             "A row has more or fewer cells than the table has heads.",
             "quote cells that hold a comma, or add the missing commas"},
    CodeInfo{Code::too_many_rows, "too-many-rows", error, "model.csv or scenario.csv has more than one row.",
             "keep one row"},
    CodeInfo{Code::missing_value, "missing-value", error, "A required cell is empty.", "fill it in"},
    CodeInfo{Code::bad_number, "bad-number", error, "The cell is not a number.",
             "write digits and a decimal point, without currency signs or thousands separators"},
    CodeInfo{Code::out_of_range, "out-of-range", error, "The number is outside its range.", "correct it"},
    CodeInfo{Code::unknown_value, "unknown-value", error, "The cell is none of the values it can have.",
             "use one of them, in this spelling"},
    CodeInfo{Code::bad_colour, "bad-colour", error, "The cell is no colour.",
             "write it as #rrggbb, such as #1f77b4"},
    CodeInfo{Code::bad_date, "bad-date", error, "The cell is no ISO 8601 date.",
             "write it as 2016-09-30 (or 2016-09, or 2016)"},
    CodeInfo{Code::duplicate_id, "duplicate-id", error, "The identifier stands twice.",
             "give each row an identifier of its own"},
    CodeInfo{Code::duplicate_row, "duplicate-row", error, "The same row stands twice.", "remove one of them"},
    CodeInfo{Code::unknown_post, "unknown-post", error, "No row of posts.csv has this post_id.",
             "correct it, or add the post"},
    CodeInfo{Code::unknown_organisation, "unknown-organisation", error,
             "No row of organisations.csv has this organisation_id.", "correct it, or add the organisation"},
    CodeInfo{Code::unknown_function, "unknown-function", error,
             "functions.csv is there and does not have this function.", "correct it, or add the function"},
    CodeInfo{Code::unknown_meeting, "unknown-meeting", error, "No row of meetings.csv has this meeting_id.",
             "correct it, or add the meeting"},
    CodeInfo{Code::unknown_partner, "unknown-partner", error, "No row of partners.csv has this partner_id.",
             "correct it, or add the partner"},
    CodeInfo{Code::unknown_attendee, "unknown-attendee", error,
             "The attendee is neither a post nor a partner.", "correct it, or add the post or partner"},
    CodeInfo{Code::unknown_convenor, "unknown-convenor", error,
             "The convenor is neither an organisation nor a partner.",
             "correct it, or add the organisation or partner"},
    CodeInfo{Code::reports_to_itself, "reports-to-itself", error, "A post is its own line manager.",
             "name its line manager, or leave the cell empty at the top"},
    CodeInfo{Code::reporting_cycle, "reporting-cycle", error,
             "Line management runs in a circle: each of these posts is above itself.",
             "correct the line manager of one of them"},
    CodeInfo{Code::shares_do_not_sum, "shares-do-not-sum", error,
             "The shares of a post do not sum to 1 (within 0.001).", "correct them"},
    CodeInfo{Code::same_organisation, "same-organisation", error,
             "Both organisations of a row are the same one.", "name two organisations"},
    CodeInfo{Code::reference_conflict, "reference-conflict", error,
             "A post reference of an organogram stands on rows that differ in more than the holder.",
             "give each post a reference of its own, or make the rows agree"},
    CodeInfo{Code::unknown_senior_post, "unknown-senior-post", error,
             "An organogram's row reports to a reference that no senior post has.",
             "correct it, or write XX where the post reports to nobody"},
    CodeInfo{Code::unused_cell, "unused-cell", error, "The row's action does not use a cell that is filled.",
             "empty it, or correct the action"},
    CodeInfo{Code::already_deleted, "already-deleted", error,
             "A scenario's row names what a row before it deleted.",
             "put the row before the one that deletes it, or name another"},
    CodeInfo{Code::not_there, "not-there", error, "What a scenario's row removes is not there.",
             "correct the row, or remove it"},
    CodeInfo{Code::several_links, "several-links", error,
             "A scenario's row removes one link, and several fit it.",
             "fill in the link's function and kind"},
    CodeInfo{Code::unknown_staff_group, "unknown-staff-group", error,
             "No row of staff_groups.csv has this group_id.", "correct it"},
    CodeInfo{Code::passes_to_itself, "passes-to-itself", error,
             "A post is its own successor, or a meeting is merged into itself.", "name another"},
    CodeInfo{Code::bad_shares, "bad-shares", error, "The shares of a post cannot be read.",
             "write them as county:0.5;city:0.5"},
    CodeInfo{Code::orphan, "orphan", error,
             "A post is deleted without successor, and something still reports to it after the last row.",
             "name a successor, or give what reports to it another line manager"},
    CodeInfo{Code::unknown_scenario, "unknown-scenario", error, "No folder below scenarios/ has this name.",
             "correct it, or add the scenario"},
    CodeInfo{Code::scenario_circle, "scenario-circle", error, "Scenarios start from one another in a circle.",
             "let one of them start from the model itself"},
    CodeInfo{Code::faulty_start, "faulty-start", error, "The scenario that this one starts from has errors.",
             "correct that one first"},
    CodeInfo{Code::post_without_function, "post-without-function", warning,
             "A post has no function: it is compared with nobody in meetings.",
             "fill in the service area if it has one"},
    CodeInfo{Code::several_tops, "several-tops", warning,
             "More than one post of an organisation reports to nobody.",
             "name their line manager if they have one"},
    CodeInfo{Code::vacant_with_holder, "vacant-with-holder", warning, "A vacant post has a holder.",
             "correct the status, or empty the holder"},
    CodeInfo{Code::vacant_with_reports, "vacant-with-reports", warning, "Posts report to a vacant post.",
             "say who manages them meanwhile, if it is known"},
    CodeInfo{Code::holder_on_several_posts, "holder-on-several-posts", warning,
             "One person holds several posts: in a meeting they count as one.",
             "use different holders if they are different people"},
    CodeInfo{Code::meeting_with_few_attendees, "meeting-with-few-attendees", warning,
             "A meeting has one attendee or none.", "add who attends, if it is known"},
    CodeInfo{Code::meeting_without_duration, "meeting-without-duration", warning,
             "A meeting has no duration: it counts in no hours.", "fill in duration_hours if it is known"},
    CodeInfo{Code::joint_post_not_serving_employer, "joint-post-not-serving-employer", warning,
             "A joint post does not serve the organisation that employs it.",
             "check organisation_id and the post's shares"},
    CodeInfo{Code::joint_post_without_reports, "joint-post-without-reports", warning,
             "Nothing in an organisation that a joint post serves reports to it.",
             "add the posts below it, or set reports_known to no"},
    CodeInfo{Code::tier_not_below_manager, "tier-not-below-manager", warning,
             "A post's tier is not below its line manager's.", "check both tiers"},
    CodeInfo{Code::partner_without_links, "partner-without-links", warning,
             "No officer holds the relationship with a partner.", "add the link to partner_links.csv"},
    CodeInfo{Code::organisation_without_posts, "organisation-without-posts", warning,
             "No post is in an organisation or serves it.", "add its posts, or remove it"},
    CodeInfo{Code::function_of_no_post, "function-of-no-post", warning,
             "A function is named that no post has.", "check its spelling against posts.csv"},
    CodeInfo{Code::published_differs, "published-differs", warning,
             "A published figure differs from the one computed here.",
             "check both; a difference is a finding, not always a fault"},
    CodeInfo{Code::organogram_not_utf8, "organogram-not-utf8", warning,
             "An organogram file is not UTF-8 and was read as windows-1252.",
             "check names with accents; save the file as 'CSV UTF-8'"},
    CodeInfo{Code::unknown_column, "unknown-column", note, "A column that no measure uses is kept.", ""},
    CodeInfo{Code::unknown_table, "unknown-table", note, "A CSV file is none of the model's tables.", ""},
    CodeInfo{Code::published_left_out, "published-left-out", note,
             "A published figure is not recomputed: --pseudonymise leaves out what it needs.", ""},
    CodeInfo{Code::organogram_eliminated, "organogram-eliminated", note,
             "Posts marked 'Eliminated' were left out.", ""},
    CodeInfo{Code::organogram_not_in_post, "organogram-not-in-post", note,
             "Rows with reference 0 (paid, but not in a post) were left out.", ""},
    CodeInfo{Code::organogram_job_share, "organogram-job-share", note,
             "Rows with the same reference became one post with several holders.", ""},
    CodeInfo{Code::organogram_repaired, "organogram-repaired", note, "A hint was applied (--repair).", ""},
    CodeInfo{Code::organogram_undisclosed, "organogram-undisclosed", note,
             "Holders' names are not disclosed (N/D).", ""},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < catalogue.size(); ++i)
    if (static_cast<std::size_t>(catalogue[i].code) != i)
      return false;
  return true;
}
static_assert(in_order() && catalogue.back().code == Code::organogram_undisclosed,
              "every code has its entry, in the enumeration's order");

} // namespace

std::span<const CodeInfo> code_catalogue() {
  return catalogue;
}

const CodeInfo &info(Code code) {
  return catalogue[static_cast<std::size_t>(code)];
}

} // namespace organograph
