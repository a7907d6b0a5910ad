// SPDX-License-Identifier: Apache-2.0
// Registers that count: a row a person, and of the meetings expected how many were attended ('Expected,
// Present'; '5 of 7'), perhaps a column a committee. They say no days: the window that is given is what they
// count.
#include "calendar/register.hpp"
#include "calendar/table_times.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace organograph::io::calendar {

namespace {

constexpr int most_meetings = 1000;

using Counted = std::string_view;
constexpr Counted of_expected[] = {"Expected",
                                   "Expected attendances",
                                   "Expected attendance",
                                   "Meetings expected",
                                   "Possible",
                                   "Possible attendances",
                                   "Possible meetings",
                                   "Meetings possible",
                                   "Number of possible attendances",
                                   "Eligible",
                                   "Eligible meetings",
                                   "Meetings eligible",
                                   "Maximum",
                                   "Max",
                                   "Out of",
                                   "Of",
                                   "Required",
                                   "Meetings held",
                                   "Number of meetings held",
                                   "Number of meetings",
                                   "No of meetings",
                                   "Total number of meetings",
                                   "Total meetings",
                                   "Meetings"};
constexpr Counted of_came[] = {"Attended",
                               "Present",
                               "Present as expected",
                               "Actual",
                               "Actual attendance",
                               "Actual attendances",
                               "Actual/possible",
                               "Attended/possible",
                               "Attended/expected",
                               "Attended of expected",
                               "Present/expected",
                               "Attendances",
                               "Meetings attended",
                               "Number attended",
                               "No attended",
                               "Number of meetings attended",
                               "No of meetings attended",
                               "Total attended",
                               "Attendance",
                               "Total attendance"};
constexpr Counted of_virtual[] = {"Present virtual", "Present virtually", "Attended virtually",
                                  "Attended remotely", "Present remotely"};

namespace counts {
enum Column : std::size_t { meeting = member::columns, expected, came, came_virtually };
} // namespace counts

std::vector<tables::Field> count_fields() {
  std::vector<tables::Field> fields(member_fields().begin(), member_fields().end());
  fields.push_back({"meeting", heads_of_meeting, false, true});
  fields.push_back({"expected", of_expected, false, true});
  fields.push_back({"attended", of_came, false, true});
  fields.push_back({"attended_virtually", of_virtual, false, true});
  return fields;
}

// '5', '5 of 7', '5/7', '5 out of 7 (71%)', '5 (7)'.
struct Count {
  int came = 0;
  std::optional<int> expected;
};

std::optional<Count> written_count(std::string_view cell) {
  std::string text = lower_case(without_blanks(cell));
  const auto number = [&]() -> std::optional<int> {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto value = whole_number(std::string_view(text).substr(0, end));
    text.erase(0, end);
    if (text.starts_with(".0") && text.find_first_not_of('0', 1) != 1) // 5.0
      text.erase(0, std::min(text.find_first_not_of('0', 1), text.size()));
    text = without_blanks(text);
    return value;
  };
  const auto first = number();
  if (!first)
    return std::nullopt;
  Count out{*first, {}};
  for (const std::string_view between : {"out of", "of", "/", "("})
    if (text.starts_with(between)) {
      text = without_blanks(std::string_view(text).substr(between.size()));
      const auto second = number();
      if (!second || (between == "(" && !text.starts_with(')')))
        return std::nullopt;
      out.expected = second;
      break;
    }
  if (text.starts_with(')'))
    text = without_blanks(std::string_view(text).substr(1));
  if (text.starts_with('(') && text.find('%') != std::string::npos) // the same in per cent
    text.clear();
  return text.empty() ? std::optional(out) : std::nullopt;
}

// One person at one body.
struct CountedSeat {
  std::string body;
  Member member;
  int came = 0, expected = 0;
};

class CountsTable {
public:
  CountsTable(const RegisterSource &source, const tables::HeadedTable &table)
      : source_(source), table_(table) {
    title_ = title_of(table.grid(), table.head_row(), source.one_of_several);
    for (const std::size_t column : table.unknown_columns())
      if (!table.head_of_column(column).empty() && is_of_counts(column))
        bodies_.push_back(column);
  }

  /// A table of counts, and not of marks.
  bool is_one() const {
    using enum member::Column;
    const bool names = table_.has(name) || table_.has(last_name) || table_.has(email) || table_.has(post);
    if (!names || !bodies_.empty())
      return names;
    if (!table_.has(counts::came))
      return false;
    return table_.has(counts::expected) || (table_.rows() > 0 && written_count(table_.cell(0, counts::came)));
  }

  /// Bodies are heads, which are read though no field is called so.
  bool has_bodies() const { return !bodies_.empty(); }

  void read() {
    if (source_.options.from.empty() || source_.options.to.empty()) {
      source_.report.diagnostics.push_back(
          fault(source_.calendar, source_.file, table_.grid().line(table_.head_row()), Code::bad_date,
                "the register says how often each person came, and not when",
                "--from and --to: the first and the last day of what it counts"));
      return;
    }
    for (std::size_t row = 0; row < table_.rows(); ++row)
      read_row(row);
    check_bodies();
    if (!has_errors(source_.report.diagnostics))
      add_meetings();
  }

private:
  // Of those cells that hold anything each is '5 of 7'.
  bool is_of_counts(std::size_t column) const {
    bool any = false;
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      const std::string_view cell = table_.cell_of_column(row, column);
      const auto count = written_count(cell);
      if (!cell.empty() && !is_none(cell) && (!count || !count->expected))
        return false;
      any = any || (count && count->expected);
    }
    return any;
  }

  static bool is_none(std::string_view cell) {
    const std::string word = lower_case(cell);
    return word == "-" || word == "n/a" || word == "na" || word == "\u2013" || word == "\u2014";
  }

  void refuse(std::size_t row, std::size_t column, Code code, std::string problem, std::string expected) {
    Diagnostic out{code,
                   table_.grid().file(),
                   table_.line(row),
                   static_cast<std::uint32_t>(column),
                   std::string(table_.cell_of_column(row, column - 1)),
                   std::move(problem),
                   std::move(expected),
                   {}};
    out.sheet = table_.grid().sheet();
    out.head = table_.head_of_column(column - 1);
    source_.report.diagnostics.push_back(std::move(out));
  }

  void read_row(std::size_t row) {
    const Member who = member_of(table_, row);
    if (is_total(who.person.name) || (who.person.name.empty() && who.person.address.empty())) {
      source_.report.leave_out("total rows, and rows without a name");
      return;
    }
    for (const std::size_t column : bodies_) {
      const std::string_view cell = table_.cell_of_column(row, column);
      if (const auto count = written_count(cell))
        add(row, column + 1,
            {std::string(table_.head_of_column(column)), who, count->came, count->expected.value_or(0)});
    }
    if (bodies_.empty())
      read_counts_of(row, who);
  }

  void read_counts_of(std::size_t row, const Member &who) {
    const auto column = static_cast<std::size_t>(table_.column(counts::came));
    auto count = written_count(table_.cell(row, counts::came));
    if (!count)
      return refuse(row, column, Code::bad_number, "the cell is no number of meetings attended",
                    "5, or 5 of 7");
    if (const std::string_view more = table_.cell(row, counts::came_virtually); !more.empty()) {
      const auto further = written_count(more);
      if (!further)
        return refuse(row, static_cast<std::size_t>(table_.column(counts::came_virtually)), Code::bad_number,
                      "the cell is no number of meetings attended", "a whole number");
      count->came += further->came;
    }
    if (table_.has(counts::expected)) {
      const auto expected = written_count(table_.cell(row, counts::expected));
      if (!expected)
        return refuse(row, static_cast<std::size_t>(table_.column(counts::expected)), Code::bad_number,
                      "the cell is no number of meetings", "a whole number");
      count->expected = expected->came;
    }
    if (!count->expected)
      return refuse(row, column, Code::missing_value,
                    "the register does not say of how many meetings this person attended so many",
                    "a column Expected, or 5 of 7");
    const std::string_view body = table_.cell(row, counts::meeting);
    add(row, column, {body.empty() ? title_ : std::string(body), who, count->came, *count->expected});
  }

  void add(std::size_t row, std::size_t column, CountedSeat seat) {
    if (seat.came > seat.expected || seat.expected > most_meetings)
      return refuse(row, column, Code::out_of_range,
                    seat.came > seat.expected
                        ? std::to_string(seat.came) + " meetings attended are more than the " +
                              std::to_string(seat.expected) + " expected"
                        : std::to_string(seat.expected) + " meetings are too many to be one body's",
                    "at most " + std::to_string(std::min(seat.expected, most_meetings)));
    if (seat.expected == 0) {
      source_.report.leave_out("people who were expected at no meeting");
      return;
    }
    if (!known_.emplace(tables::folded(seat.body), seat.member.person.address + ' ' + seat.member.person.name)
             .second)
      return refuse(row, column, Code::duplicate_row, "the person stands twice, of one body",
                    "each person once");
    seats_.push_back(std::move(seat));
  }

  // Without a body in each row the table must be of one: most were expected at the same number of meetings.
  void check_bodies() {
    if (table_.has(counts::meeting) || !bodies_.empty() || seats_.empty())
      return;
    int most = 0;
    for (const CountedSeat &seat : seats_)
      most = std::max(most, seat.expected);
    const auto of_most = std::ranges::count(seats_, most, &CountedSeat::expected);
    if (2 * static_cast<std::size_t>(of_most) >= seats_.size())
      return;
    source_.report.diagnostics.push_back(
        fault(source_.calendar, source_.file, table_.grid().line(table_.head_row()), Code::missing_column,
              "the rows do not say which body met: most people were expected at fewer than " +
                  std::to_string(most) + " meetings, so it is not one",
              "a column Committee, or a file or sheet for each body"));
  }

  // So many meetings of each body within the window; which of them somebody missed is not known, nor counted.
  void add_meetings() {
    const std::int64_t first = *day_of_iso(source_.options.from),
                       days = *day_of_iso(source_.options.to) - first + 1;
    Register meetings(source_.file, source_.calendar, source_.report);
    std::map<std::string, int> held;
    const std::uint64_t line = table_.grid().line(table_.head_row());
    for (const CountedSeat &seat : seats_)
      held[seat.body] = std::max(held[seat.body], seat.expected);
    for (const CountedSeat &seat : seats_)
      for (int i = 0; i < seat.expected; ++i) {
        const Wall wall = first * seconds_a_day + i * (days * seconds_a_day / held[seat.body]);
        meetings.seat(meetings.meeting(seat.body, wall, 0, line), seat.member,
                      i < seat.came ? Mark::present : Mark::absent);
      }
    const std::size_t begin = source_.calendar.events.size();
    meetings.finish();
    for (const auto &[body, times] : held)
      source_.calendar.counted.emplace(tables::folded(body),
                                       std::pair(begin, source_.calendar.events.size()));
  }

  const RegisterSource &source_;
  const tables::HeadedTable &table_;
  std::string title_;
  std::vector<std::size_t> bodies_; // columns
  std::vector<CountedSeat> seats_;
  std::set<std::pair<std::string, std::string>> known_; // body and person
};

} // namespace

void read_counts(const RegisterSource &source, tables::Grid grid) {
  std::vector<tables::Field> fields = count_fields();
  using enum member::Column;
  for (const std::size_t who : {name, last_name, email, post}) // the other heads may all be bodies
    if (tables::HeadedTable::known_heads(grid, {&fields[who], 1}, source.options.map) > 0) {
      fields[who].required = true;
      break;
    }
  ImportReport of_table; // heads that are not known may be bodies
  const auto table = tables::HeadedTable::find(std::move(grid), fields, source.options.map, of_table);
  std::optional<CountsTable> counts_table;
  if (table)
    counts_table.emplace(source, *table);
  const bool is_one = counts_table && counts_table->is_one();
  if (table && !is_one) {
    Diagnostic nothing =
        fault(source.calendar, source.file, table->grid().line(table->head_row()), Code::missing_column,
              "the table is no register: it has neither days nor counts");
    nothing.sheet = table->grid().sheet();
    of_table.diagnostics.push_back(std::move(nothing));
  }
  say_shapes(of_table.diagnostics);
  if (!is_one || !counts_table->has_bodies())
    std::ranges::move(of_table.entries, std::back_inserter(source.report.entries));
  std::ranges::move(of_table.diagnostics, std::back_inserter(source.report.diagnostics));
  for (const ImportReport::LeftOut &one : of_table.left_out)
    source.report.leave_out(one.what, one.count);
  if (is_one)
    counts_table->read();
}

} // namespace organograph::io::calendar
