// SPDX-License-Identifier: Apache-2.0
// Days on the screen: what one leaves out, and a timeline.
#include "findings/as_of.hpp"
#include "organograph/viz/timeline.hpp"
#include "terminal/wide_page.hpp"
#include "words/numbers.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

struct Column {
  std::string head;
  std::size_t width;
  std::function<std::string(const TimelineRow &)> cell;
};

std::string count_shown(const std::optional<std::uint64_t> &count) {
  return count ? figure(*count) : "unknown";
}

std::string fte_shown(const std::optional<double> &fte) {
  return fte ? rounded(*fte) : "unknown";
}

constexpr std::size_t day_columns = 10, fte_columns = 12;

std::vector<Column> columns_of(const Timeline &timeline) {
  std::vector<Column> out = {
      {"rows", 6, [](const TimelineRow &row) { return figure(row.rows); }},
      {"posts", 7, [](const TimelineRow &row) { return figure(row.posts); }},
      {"joint", 7, [](const TimelineRow &row) { return figure(row.joint_posts); }},
      {"duplicated", 12, [](const TimelineRow &row) { return count_shown(row.duplicated); }},
      {"one voice", 12,
       [](const TimelineRow &row) {
         return row.one_voice ? figure(*row.one_voice) + " of " + figure(*row.shared) : "unknown";
       }},
      {"at risk", 9, [](const TimelineRow &row) { return row.at_risk ? figure(*row.at_risk) : "-"; }}};
  for (std::size_t o = 0; o < timeline.organisations.size(); ++o)
    out.push_back({"FTE " + harmless(timeline.organisations[o], 40), fte_columns,
                   [o](const TimelineRow &row) { return fte_shown(row.fte_of[o]); }});
  return out;
}

void write_block(WidePage &page, const Timeline &timeline, std::span<const Column> columns) {
  std::string heads = left("date", day_columns);
  for (const Column &column : columns)
    heads += right(cut(column.head, column.width - 1), column.width);
  page.line(heads);
  for (const TimelineRow &row : timeline.rows) {
    std::string line = left(row.day, day_columns);
    for (const Column &column : columns)
      line += right(column.cell(row), column.width);
    page.line(line);
  }
}

void write_what_it_rests_on(WidePage &page, const Timeline &timeline) {
  page.gap();
  page.text("A line holds from its day until the next. rows: that begin to hold on the day, or hold no more. "
            "duplicated: seats that speak for the same service at the same level as another; overlap is not "
            "waste. one voice: services of partners that one post holds for all councils, of those shared. "
            "at risk: people in filled posts that are there on the line above and not on this one; a place "
            "is not an appointment.");
  if (timeline.starts_before_first_date)
    page.text("The model has no date: the first line is of the day before the first date.");
  if (timeline.undated_rows > 0)
    page.text(counted(timeline.undated_rows, "row of the scenarios has", "rows of the scenarios have") +
              " no date of " + (timeline.undated_rows == 1 ? "its" : "their") +
              " own, and hold from the first that is given.");
  if (timeline.imprecise_dates > 0)
    page.text(counted(timeline.imprecise_dates, "date is", "dates are") +
              " a month or a year: from its first day, until its last.");
}

} // namespace

std::string as_of_text(const LeftOut &left_out) {
  WidePage page(false);
  page.text(harmless(as_of_told(left_out).plain(), 2000));
  return page.take();
}

std::string timeline_text(const Timeline &timeline, const SummaryOptions &options) {
  WidePage page(options.colour);
  page.heading(timeline.scenario.empty() ? "The model from day to day"
                                         : (timeline.title.empty() ? "" : harmless(timeline.title) + " ") +
                                               "(scenario " + harmless(timeline.scenario, 60) + ")");
  const std::vector<Column> columns = columns_of(timeline);
  for (std::size_t first = 0; first < columns.size();) {
    std::size_t width = day_columns, last = first;
    while (last < columns.size() && width + columns[last].width <= wide_columns)
      width += columns[last++].width;
    page.gap();
    write_block(page, timeline, std::span(columns).subspan(first, last - first));
    first = last;
  }
  write_what_it_rests_on(page, timeline);
  return page.take();
}

} // namespace organograph::viz
