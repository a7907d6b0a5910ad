// SPDX-License-Identifier: Apache-2.0
#include "model_maker.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

namespace {

struct Attendance {
  std::uint32_t attendee; // posts first, then partners
  Role role;
  std::uint32_t row;
};

// Gives each meeting its attendees, by (meeting, attendance) in file order; one that stands twice is a fault.
void seat_all(TableReader &table, const TableColumn &attendee_id,
              const std::vector<std::pair<std::uint32_t, Attendance>> &pairs, std::uint32_t post_count,
              Meetings &to) {
  Csr<Attendance> by_meeting = group_by_row(to.size(), pairs);
  std::vector<std::pair<std::uint32_t, Seat>> seats;
  std::vector<std::pair<std::uint32_t, PartnerId>> partner_seats;
  for (std::uint32_t m = 0; m < to.size(); ++m) {
    const auto first = by_meeting.items.begin() + by_meeting.offsets[m];
    const auto last = by_meeting.items.begin() + by_meeting.offsets[m + 1];
    std::sort(first, last, [](const Attendance &a, const Attendance &b) {
      return std::pair(a.attendee, a.row) < std::pair(b.attendee, b.row);
    });
    for (auto at = first; at != last; ++at) {
      if (at != first && at->attendee == (at - 1)->attendee) {
        table.fault(at->row, attendee_id, Code::duplicate_row, table.identifier(at->row, attendee_id),
                    "the attendee " + shown(table.identifier(at->row, attendee_id)) + " stands on line " +
                        std::to_string(table.line((at - 1)->row)) + " for this meeting already",
                    "each attendee of a meeting once");
        continue;
      }
      if (at->attendee < post_count)
        seats.emplace_back(m, Seat{id_at<PostId>(at->attendee), at->role});
      else
        partner_seats.emplace_back(m, id_at<PartnerId>(at->attendee - post_count));
    }
  }
  to.seats = group_by_row(to.size(), seats);
  to.partners = group_by_row(to.size(), partner_seats);
}

} // namespace

void ModelMaker::read_partners() {
  TableReader table = reader(TableId::partners);
  if (!table.present())
    return;
  Partners &to = data.partners.emplace();
  const auto id = table.column("partner_id");
  const auto name = table.column("name");
  const auto kind = table.column("kind");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = add_identifier(partners, table, row, id);
    if (!text.empty() && posts.find(text) != Identifiers::not_there)
      table.fault(row, id, Code::duplicate_id, text, "partner_id " + shown(text) + " is a post_id already",
                  "an identifier that is no post's");
    to.id.push_back(intern(text));
    to.name.push_back(intern(table.text(row, name)));
    to.kind.push_back(intern(table.text(row, kind)));
  }
}

void ModelMaker::read_meetings() {
  TableReader table = reader(TableId::meetings);
  data.has_meetings_table = table.present();
  data.has_attendance_table = draft[TableId::attendance].has_value();
  data.meeting_rows = table.rows();
  if (!table.present())
    return;
  Meetings &to = data.meetings.emplace();
  const auto id = table.column("meeting_id");
  const auto subject = table.column("subject");
  const auto meeting_function = table.column("function");
  const auto convened_by = table.column("convened_by");
  const auto kind = table.column("kind");
  const auto duration = table.column("duration_hours");
  const auto occurrences = table.column("occurrences_per_year");
  const auto source = table.column("source");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    to.id.push_back(intern(add_identifier(meetings, table, row, id)));
    to.subject.push_back(intern(table.text(row, subject)));
    to.function.push_back(function(table, row, meeting_function));
    const std::string_view convenor = table.identifier(row, convened_by);
    const std::uint32_t by_organisation = organisations.find(convenor);
    const std::uint32_t by_partner = partners.find(convenor);
    to.convened_by_organisation.push_back(id_at<OrganisationId>(by_organisation));
    to.convened_by_partner.push_back(by_organisation == Identifiers::not_there ? id_at<PartnerId>(by_partner)
                                                                               : none<PartnerId>);
    if (!convenor.empty() && by_organisation == Identifiers::not_there &&
        by_partner == Identifiers::not_there && readable(TableId::organisations) &&
        readable(TableId::partners)) {
      std::string hint = organisations.hint(convenor);
      table.fault(row, convened_by, Code::unknown_convenor, convenor,
                  "convened_by " + shown(convenor) + " is no organisation or partner",
                  "an organisation_id or a partner_id",
                  hint.empty() ? partners.hint(convenor) : std::move(hint));
    }
    const auto given = table.choice(row, kind);
    to.kind.push_back(given ? static_cast<MeetingKind>(*given + 1) : MeetingKind::none);
    to.duration_hours.push_back(table.number(row, duration).value_or(unknown));
    to.occurrences_per_year.push_back(table.number(row, occurrences).value_or(1));
    to.source.push_back(intern(table.text(row, source)));
  }
}

void ModelMaker::read_attendance() {
  TableReader table = reader(TableId::attendance);
  if (!table.present()) {
    data.meetings.reset();
    return;
  }
  const auto meeting_id = table.column("meeting_id");
  const auto attendee_id = table.column("attendee_id");
  const auto role = table.column("role");
  const auto post_count = static_cast<std::uint32_t>(data.posts.size());
  std::vector<std::pair<std::uint32_t, Attendance>> pairs;
  pairs.reserve(table.rows());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view meeting = table.identifier(row, meeting_id);
    const std::string_view attendee = table.identifier(row, attendee_id);
    const auto given = static_cast<Role>(table.choice(row, role).value_or(0));
    const std::uint32_t m = meetings.find(meeting);
    if (m == Identifiers::not_there && !meeting.empty() && readable(TableId::meetings))
      table.fault(row, meeting_id, Code::unknown_meeting, meeting,
                  "meeting_id " + shown(meeting) + " is no meeting", "a meeting_id of meetings.csv",
                  data.meetings ? meetings.hint(meeting) : std::string("add meetings.csv"));
    const std::uint32_t as_post = posts.find(attendee);
    const std::uint32_t as_partner = partners.find(attendee);
    const bool is_post = as_post != Identifiers::not_there;
    if (!is_post && as_partner == Identifiers::not_there) {
      if (!attendee.empty() && readable(TableId::posts) && readable(TableId::partners)) {
        std::string hint = posts.hint(attendee);
        table.fault(row, attendee_id, Code::unknown_attendee, attendee,
                    "attendee_id " + shown(attendee) + " is neither a post nor a partner",
                    "a post_id or a partner_id", hint.empty() ? partners.hint(attendee) : std::move(hint));
      }
    } else if (m != Identifiers::not_there) {
      pairs.emplace_back(
          m, Attendance{is_post ? as_post : post_count + as_partner, given, static_cast<std::uint32_t>(row)});
    }
  }
  if (!data.meetings)
    return;
  seat_all(table, attendee_id, pairs, post_count, *data.meetings);
}

} // namespace organograph
