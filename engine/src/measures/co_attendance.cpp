// SPDX-License-Identifier: Apache-2.0
// Co-attendance: for two posts the number of series that both attend, and the matrices of pairs by function
// and by organisation.
#include "organograph/engine/co_attendance.hpp"

#include "measures/common_series.hpp"
#include "measures/counted_pairs.hpp"
#include "measures/label_pairs.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <utility>

namespace organograph {
namespace {

using detail::CommonSeries;
using detail::SeriesIndex;

// --- pairs ---------------------------------------------------------------------------------------------

std::optional<double> common_hours(const Meetings &meetings, const SeriesIndex &attendance,
                                   const CommonSeries &pair) {
  const auto of_a = attendance.series[index(pair.a)], of_b = attendance.series[index(pair.b)];
  std::optional<double> hours;
  for (auto a = of_a.begin(), b = of_b.begin(); a != of_a.end() && b != of_b.end();) {
    if (*a == *b) {
      if (const double h = meetings.hours_per_year(index(*a)); is_known(h))
        hours = hours.value_or(0) + h;
      ++a, ++b;
    } else {
      ++(*a < *b ? a : b);
    }
  }
  return hours;
}

void list_pairs(const Model &model, const SeriesIndex &attendance, const std::vector<CommonSeries> &common,
                unsigned threads, CoAttendance &out) {
  out.pairs.resize(common.size());
  detail::for_each_block(common.size(), 4096, threads, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      const CommonSeries &pair = common[i];
      out.pairs[i] = {pair.a, pair.b, pair.series, common_hours(*model->meetings, attendance, pair)};
    }
  });
}

// --- matrices ------------------------------------------------------------------------------------------

void add_label(Csr<std::uint32_t> &to, FunctionId function) {
  if (function != none<FunctionId>)
    to.items.push_back(static_cast<std::uint32_t>(function));
  to.offsets.push_back(static_cast<std::uint32_t>(to.items.size()));
}

/// What seats speak for: their posts' own functions, unless some seat may speak for another.
detail::Labels functions_of_seats(const Model &model) {
  const Meetings &meetings = *model->meetings;
  detail::Labels out;
  out.by_seat = meetings.seat_details.size() > 1 || !model->posts.further_functions.items.empty();
  out.rows.offsets.push_back(0);
  if (!out.by_seat)
    for (const FunctionId function : model->posts.function)
      add_label(out.rows, function);
  else
    for (std::size_t m = 0; m < meetings.size(); ++m)
      for (const Seat &seat : meetings.seats[m])
        add_label(out.rows, model.seat_function(meetings.function[m], seat));
  return out;
}

detail::Labels organisations_of_posts(const Posts &posts) {
  detail::Labels out;
  out.rows.offsets = posts.serves.offsets;
  out.rows.items.reserve(posts.serves.items.size());
  for (const Served &served : posts.serves.items)
    out.rows.items.push_back(static_cast<std::uint32_t>(served.organisation));
  return out;
}

} // namespace

std::uint64_t CountMatrix::at(std::size_t row, std::size_t column) const {
  const auto entries = rows[row];
  const auto entry = std::lower_bound(entries.begin(), entries.end(), column,
                                      [](const Entry &e, std::size_t c) { return e.column < c; });
  return entry != entries.end() && entry->column == column ? entry->count : 0;
}

CoAttendance co_attendance(const Model &model, const CoAttendanceOptions &options) {
  CoAttendance out;
  out.at_least = std::max(options.at_least, 1u);
  {
    const SeriesIndex attendance = detail::index_series(model, out.at_least, options.threads);
    const detail::CountedPairs counted =
        detail::counted_pairs(model, attendance, out.at_least, options.most_pairs, options.threads);
    list_pairs(model, attendance, counted.listed, options.threads, out);
    out.pairs_count = counted.pairs;
    out.internal = counted.internal;
    out.external = counted.pairs - counted.internal;
  }
  if (out.pairs_count > 0)
    out.e_i_index = (static_cast<double>(out.external) - static_cast<double>(out.internal)) /
                    static_cast<double>(out.pairs_count);
  out.by_function = detail::pairs_by_label(*model->meetings, functions_of_seats(model),
                                           model->functions.id.size(), options.threads);
  out.by_organisation = detail::pairs_by_label(*model->meetings, organisations_of_posts(model->posts),
                                               model->organisations.id.size(), options.threads);
  return out;
}

} // namespace organograph
