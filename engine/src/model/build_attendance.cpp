// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "organograph/engine/detail/big_array.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph {

namespace {

constexpr std::size_t meetings_at_once = std::size_t{1} << 14U;

// A seat's post, or the number of posts plus the partner.
std::uint32_t attendee(const Seat &seat) {
  return static_cast<std::uint32_t>(seat.post);
}

struct Columns {
  TableColumn meeting_id, attendee_id, role, function, attended;
  bool has_details() const { return function.position || attended.position; }
};

// What one table of attendance rests on, and what is made of it: by row its meeting and its seat.
struct Rows {
  const Identifiers &meetings, &posts, &partners;
  std::uint32_t post_count;
  std::vector<std::uint32_t> meeting; // none: the row is left out
  std::vector<Seat> seat;
  std::vector<SeatDetail> detail; // where the table has a column for any

  std::uint32_t find_attendee(const Identifiers::Key &key, std::string_view id) const {
    const std::uint32_t as_post = posts.find(key);
    if (as_post != Identifiers::not_there)
      return as_post;
    const std::uint32_t as_partner = partners.find(id);
    return as_partner == Identifiers::not_there ? as_partner : post_count + as_partner;
  }
};

std::string range_of_attended(double occurrences) {
  return "0 to " + plain_number(occurrences) + ", the series' occurrences a year";
}

// What the row says of the seat; m: its meeting, or none.
SeatDetail read_detail(ModelMaker &maker, TableReader &table, const Columns &columns, std::size_t row,
                       std::uint32_t m) {
  SeatDetail out{maker.function(table, row, columns.function),
                 table.number(row, columns.attended).value_or(unknown)};
  if (!is_known(out.attended) || m == Identifiers::not_there || !maker.data.meetings ||
      maker.occurrences_blank[m] == ModelMaker::occurrences_faulty)
    return out;
  const double all = maker.data.meetings->occurrences_per_year[m];
  if (out.attended > all && !table.give_up()) {
    const std::string_view cell = table.identifier(row, columns.attended);
    table.fault(row, columns.attended, Code::out_of_range, cell,
                "attended is " + shown(cell) + ", more often than the meeting takes place",
                range_of_attended(all), "correct it, or the meeting's occurrences_per_year");
  }
  return out;
}

// Some rows at once: while the cells of the next are found, the memory of these identifiers is on its way.
void read_quietly(ModelMaker &maker, TableReader &table, const Columns &columns, std::size_t first,
                  std::size_t last, Rows &to) {
  constexpr std::size_t at_once = 32;
  struct Cells {
    Identifiers::Key meeting{{}}, attendee{{}};
    std::string_view attendee_id;
  };
  std::array<Cells, at_once> cells;
  Identifiers::Key last_meeting({});
  std::uint32_t meeting = Identifiers::not_there;
  for (; first < last && !table.gave_up(); first += at_once) {
    const std::size_t count = std::min(at_once, last - first);
    for (std::size_t i = 0; i < count; ++i) {
      Cells &of = cells[i];
      of.meeting = Identifiers::Key(table.identifier(first + i, columns.meeting_id));
      if (of.meeting != (i == 0 ? last_meeting : cells[i - 1].meeting))
        to.meetings.fetch(of.meeting);
      of.attendee_id = table.identifier(first + i, columns.attendee_id);
      of.attendee = Identifiers::Key(of.attendee_id);
      to.posts.fetch(of.attendee);
      to.seat[first + i].role = static_cast<Role>(table.choice(first + i, columns.role).value_or(0));
    }
    for (std::size_t i = 0; i < count; ++i) {
      const Cells &of = cells[i];
      if (of.meeting != last_meeting) {
        meeting = to.meetings.find(of.meeting);
        last_meeting = of.meeting;
      }
      const std::uint32_t who = to.find_attendee(of.attendee, of.attendee_id);
      to.meeting[first + i] = meeting;
      to.seat[first + i].post = id_at<PostId>(who);
      if (meeting == Identifiers::not_there || who == Identifiers::not_there)
        table.give_up();
      if (!to.detail.empty())
        to.detail[first + i] = read_detail(maker, table, columns, first + i, meeting);
    }
  }
}

// Rows of the meetings in which someone sits twice are few, or the data is beyond hope: they are found again.
void report_repeated(TableReader &table, const Columns &columns, const Rows &rows,
                     const std::vector<std::uint8_t> &has_repeated) {
  std::vector<std::tuple<std::uint32_t, std::uint32_t, std::size_t>> found; // meeting, attendee, row
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::uint32_t m = rows.meeting[row];
    if (m == Identifiers::not_there || has_repeated[m] == 0)
      continue;
    const std::string_view id = table.identifier(row, columns.attendee_id);
    found.emplace_back(m, rows.find_attendee(Identifiers::Key(id), id), row);
  }
  std::ranges::sort(found);
  for (std::size_t i = 1; i < found.size(); ++i) {
    const auto [meeting, who, row] = found[i];
    const auto [meeting_before, who_before, row_before] = found[i - 1];
    if (meeting != meeting_before || who != who_before)
      continue;
    const std::string_view id = table.identifier(row, columns.attendee_id);
    table.fault(row, columns.attendee_id, Code::duplicate_row, id,
                "the attendee " + shown(id) + " stands on line " + std::to_string(table.line(row_before)) +
                    " for this meeting already",
                "each attendee of a meeting once");
  }
}

// The rows by meeting. They mostly stand in the order of the meetings already: then nothing is moved.
Csr<Seat> by_meeting(Rows &rows, std::size_t meetings) {
  const auto &of = rows.meeting;
  if (!std::ranges::is_sorted(of) || (!of.empty() && of.back() == Identifiers::not_there))
    return group_by_row<Seat>(
        meetings, of.size(), [&](std::size_t row) { return of[row]; },
        [&](std::size_t row) { return rows.seat[row]; });
  Csr<Seat> out;
  out.offsets.assign(meetings + 1, 0);
  for (const std::uint32_t m : of)
    ++out.offsets[m + 1];
  for (std::size_t m = 0; m < meetings; ++m)
    out.offsets[m + 1] += out.offsets[m];
  out.items = std::move(rows.seat);
  return out;
}

// Takes partners, seats that are never taken, and attendees that are there already, out of the seats: each
// of the others moves to the front.
void part(Csr<Seat> &seats, std::uint32_t post_count, Meetings &to) {
  std::vector<std::pair<std::uint32_t, PartnerId>> partners;
  std::vector<std::pair<std::uint32_t, Seat>> never;
  std::uint32_t used = 0;
  for (std::uint32_t m = 0; m < to.size(); ++m) {
    const std::uint32_t first = std::exchange(seats.offsets[m], used), last = seats.offsets[m + 1];
    for (std::uint32_t at = first; at < last; ++at) {
      const Seat seat = seats.items[at];
      if (at != first && attendee(seat) == attendee(seats.items[at - 1]))
        continue;
      if (attendee(seat) >= post_count)
        partners.emplace_back(m, id_at<PartnerId>(attendee(seat) - post_count));
      else if (to.attended(seat) == 0)
        never.emplace_back(m, seat);
      else
        seats.items[used++] = seat;
    }
  }
  seats.offsets[to.size()] = used;
  seats.items.resize(used);
  to.partners = group_by_row(to.size(), partners);
  to.never_attended = group_by_row(to.size(), never);
}

struct Found {
  bool repeated = false, partners = false;
};

Found sort_seats(Csr<Seat> &seats, std::size_t first, std::size_t last, std::uint32_t post_count) {
  Found found;
  for (std::size_t m = first; m < last; ++m) {
    const std::span<Seat> of(seats.items.data() + seats.offsets[m],
                             seats.items.data() + seats.offsets[m + 1]);
    if (!std::ranges::is_sorted(of, {}, attendee))
      std::ranges::sort(of, {}, attendee);
    found.repeated |= std::ranges::adjacent_find(of, {}, attendee) != of.end();
    found.partners |= !of.empty() && attendee(of.back()) >= post_count;
  }
  return found;
}

// Gives each meeting its attendees; one that stands twice is a fault.
void seat_all(TableReader &table, const Columns &columns, Rows &rows, unsigned threads, Meetings &to) {
  Csr<Seat> seats = by_meeting(rows, to.size());
  Found found;
  for (const Found &in_block : detail::fold_blocks<Found>(
           to.size(), meetings_at_once, threads, [&](std::size_t first, std::size_t last) {
             return sort_seats(seats, first, last, rows.post_count);
           })) {
    found.repeated |= in_block.repeated;
    found.partners |= in_block.partners;
  }
  if (found.repeated) {
    std::vector<std::uint8_t> has_repeated(to.size());
    for (std::size_t m = 0; m < to.size(); ++m)
      has_repeated[m] = std::ranges::adjacent_find(seats[m], {}, attendee) != seats[m].end();
    report_repeated(table, columns, rows, has_repeated);
  }
  rows.meeting = {};
  to.partners.offsets.assign(to.size() + 1, 0);
  to.never_attended.offsets.assign(to.size() + 1, 0);
  const bool some_are_never_taken =
      std::ranges::any_of(to.seat_details, [](const SeatDetail &detail) { return detail.attended == 0; });
  if (found.repeated || found.partners || some_are_never_taken)
    part(seats, rows.post_count, to);
  to.seats = std::move(seats);
}

// A row of which something must be said, or may have to be.
void read_row(ModelMaker &maker, TableReader &table, const Columns &columns, std::size_t row, Rows &to) {
  const std::string_view meeting = table.identifier(row, columns.meeting_id);
  const std::string_view id = table.identifier(row, columns.attendee_id);
  const std::uint32_t m = maker.meetings.find(meeting);
  const std::uint32_t who = to.find_attendee(Identifiers::Key(id), id);
  to.seat[row] = {id_at<PostId>(who), static_cast<Role>(table.choice(row, columns.role).value_or(0))};
  to.meeting[row] = who == Identifiers::not_there ? Identifiers::not_there : m;
  if (!to.detail.empty())
    to.detail[row] = read_detail(maker, table, columns, row, m);
  if (m == Identifiers::not_there && !meeting.empty() && maker.readable(TableId::meetings))
    maker.unknown_reference(table, row, columns.meeting_id,
                            {Code::unknown_meeting, " is no meeting", "a meeting_id of meetings.csv"},
                            {{TableId::meetings, &maker.meetings}});
  if (who == Identifiers::not_there && !id.empty() && maker.readable(TableId::posts) &&
      maker.readable(TableId::partners))
    maker.unknown_reference(
        table, row, columns.attendee_id,
        {Code::unknown_attendee, " is neither a post nor a partner", "a post_id or a partner_id"},
        {{TableId::posts, &maker.posts}, {TableId::partners, &maker.partners}});
}

// Gives each distinct detail a number, in the order in which they are met.
class DetailNumbers {
public:
  explicit DetailNumbers(std::vector<SeatDetail> &details) : details_(details) {}

  std::uint32_t of(const SeatDetail &detail) {
    if (detail.function == none<FunctionId> && !is_known(detail.attended))
      return 0;
    const std::uint64_t attended =
        is_known(detail.attended) ? std::bit_cast<std::uint64_t>(detail.attended) : UINT64_MAX;
    const auto number = static_cast<std::uint32_t>(details_.size());
    const auto [at, is_new] =
        numbers_.try_emplace({static_cast<std::uint32_t>(detail.function), attended}, number);
    if (is_new && number > Seat::most_details)
      throw std::length_error(
          "attendance.csv has more than 16,777,215 different pairs of function and attended");
    if (is_new)
      details_.push_back(detail);
    return at->second & Seat::most_details;
  }

private:
  std::vector<SeatDetail> &details_;
  boost::unordered_flat_map<std::pair<std::uint32_t, std::uint64_t>, std::uint32_t> numbers_;
};

// Those of partners are not used.
void number_details(Rows &rows, DetailNumbers &numbers) {
  for (std::size_t row = 0; row < rows.detail.size(); ++row)
    if (attendee(rows.seat[row]) < rows.post_count)
      rows.seat[row].detail = numbers.of(rows.detail[row]) & Seat::most_details;
  rows.detail = {};
}

// One person on several posts of a meeting is there as often as the seat that came most often, whichever of
// the posts counts in the end: what each seat would say then is kept beside it.
void number_joined_seats(const Posts &posts, Meetings &to, DetailNumbers &numbers) {
  if (to.seat_details.size() == 1)
    return;
  std::vector<std::pair<HolderId, Seat>> held;
  for (std::size_t m = 0; m < to.size(); ++m) {
    held.clear();
    for (const Seat &seat : to.seats[m])
      if (const HolderId holder = posts.single_holder[index(seat.post)]; holder != none<HolderId>)
        held.emplace_back(holder, seat);
    std::ranges::stable_sort(held, {}, &std::pair<HolderId, Seat>::first);
    for (auto first = held.begin(), last = first; first != held.end(); first = last) {
      last = std::find_if(first, held.end(), [&](const auto &of) { return of.first != first->first; });
      double most = 0; // unknown if one is
      for (auto of = first; of != last; ++of)
        most = is_known(most) && !(to.attended(of->second) <= most) ? to.attended(of->second) : most;
      for (auto of = first; last - first > 1 && of != last; ++of)
        numbers.of({to.seat_details[of->second.detail].function, most});
    }
  }
}

} // namespace

void ModelMaker::read_attendance() {
  TableReader table = reader(TableId::attendance);
  if (!table.present()) {
    data.meetings.reset();
    return;
  }
  const Columns columns{table.column("meeting_id"), table.column("attendee_id"), table.column("role"),
                        table.column("function"), table.column("attended")};
  Rows rows{meetings, posts, partners, static_cast<std::uint32_t>(data.posts.size()), {}, {}, {}};
  detail::reserve_huge(rows.meeting, table.rows());
  rows.meeting.resize(table.rows());
  detail::reserve_huge(rows.seat, table.rows());
  rows.seat.resize(table.rows());
  if (columns.has_details())
    rows.detail.resize(table.rows());
  const auto gave_up = detail::fold_blocks<char>(table.rows(), building.rows_at_once, building.threads,
                                                 [&](std::size_t first, std::size_t last) {
                                                   TableReader quiet = table.quiet();
                                                   read_quietly(*this, quiet, columns, first, last, rows);
                                                   table.pass(first, last);
                                                   return quiet.gave_up() ? '\1' : '\0';
                                                 });
  for (std::size_t b = 0; b < gave_up.size(); ++b)
    if (gave_up[b] != '\0')
      for (std::size_t row = b * building.rows_at_once;
           row < std::min(table.rows(), (b + 1) * building.rows_at_once); ++row)
        read_row(*this, table, columns, row, rows);
  if (!data.meetings)
    return;
  DetailNumbers numbers(data.meetings->seat_details);
  number_details(rows, numbers);
  seat_all(table, columns, rows, building.threads, *data.meetings);
  number_joined_seats(data.posts, *data.meetings, numbers);
}

} // namespace organograph
