// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"
#include "organograph/viz/history.hpp"
#include "terminal/wide_page.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t figure_columns = 45, date_columns = 11, dates_in_block = 5; // 45 + 5 x 11 = 100

std::string capitals(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return out;
}

// Not where the whole tree alone has it, nor where it is known at no date, or nought throughout for what is
// told above nought alone.
bool has_history(const Headline &figure, std::size_t place, const History &history) {
  return figure.place != Place::tree && std::ranges::any_of(history.points, [&](const HistoryPoint &point) {
           const std::optional<double> value = point.values[place];
           return value && (!figure.comparing.only_above_0 || *value > 0);
         });
}

void write_dates(WidePage &page, const History &history, std::span<const HistoryPoint> points) {
  std::string heads = left("", figure_columns);
  for (const HistoryPoint &point : points)
    heads += right(harmless(point.date), date_columns);
  page.line(heads);
  std::size_t place = 0;
  for (const HeadlineGroup &group : headline_groups()) {
    bool is_begun = false;
    for (const Headline &figure : group.figures) {
      const std::size_t here = place++;
      if (!has_history(figure, here, history))
        continue;
      if (!is_begun)
        page.heading(capitals(group.name), group.note);
      is_begun = true;
      const std::string name = std::string(figure.name()) + (figure.upper != nullptr ? ", at least" : "");
      std::string line = left("  " + name, figure_columns);
      for (const HistoryPoint &point : points) {
        const std::optional<double> value = point.values[here];
        line += right(value ? worded(*value, figure.format) : "unknown", date_columns);
      }
      page.line(line);
    }
  }
}

} // namespace

std::string history_text(const History &history, const SummaryOptions &options) {
  WidePage page(options.colour);
  const std::span<const HistoryPoint> points = history.points;
  for (const HistoryPoint &point : points)
    page.entry(harmless(point.date), harmless(point.title.empty() ? point.source : point.title),
               date_columns);
  for (std::size_t from = 0; from < points.size(); from += dates_in_block) {
    page.gap();
    write_dates(page, history, points.subspan(from, std::min(dates_in_block, points.size() - from)));
  }
  return page.take();
}

} // namespace organograph::viz
