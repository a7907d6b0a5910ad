// SPDX-License-Identifier: Apache-2.0
#include "page/report_explorer_extras.hpp"

#include "organograph/engine/span_of_control.hpp"

#include <cstddef>
#include <string>

namespace organograph::viz {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::size_t meetings_named = 20, most_seats_named = 20'000;

} // namespace

Extras extras_of(const Model &model) {
  const std::size_t n = model->posts.size();
  Extras out{{}, std::vector<std::uint32_t>(n), std::vector<std::uint32_t>(n), std::vector<double>(n), {}};
  for (std::uint32_t g = 0; g < model->staff_groups.size(); ++g) {
    const StaffGroup &group = model->staff_groups[g];
    const std::size_t manager = index(group.reports_to);
    ++out.groups[manager];
    out.groups_fte[manager] += group.fte;
    out.only_group[manager] = g;
  }
  if (!model->meetings)
    return out;
  out.meetings.resize(n);
  std::size_t seats = 0;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    seats += model->meetings->seats[m].size();
  if (seats <= most_seats_named)
    out.sits.resize(n);
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    PostId last = none<PostId>;
    for (const Seat &seat : model->meetings->seats[m]) {
      if (seat.post == last)
        continue;
      const std::size_t post = index(last = seat.post);
      if (++out.meetings[post] <= meetings_named && !out.sits.empty())
        out.sits[post].push_back(id_at<MeetingId>(m));
    }
  }
  return out;
}

Json explorer_paint(const style::Paint &paint) {
  return {style::hex(paint.fill), style::hex(paint.text)};
}

Json explorer_colours() {
  Json out = {{"changes", Json::object()}, {"bands", Json::array()}};
  for (const style::Change change :
       {style::Change::created, style::Change::deleted, style::Change::moved, style::Change::changed})
    out["changes"][std::string(style::word(change))] = explorer_paint(style::of(change));
  const std::size_t steps = span_bands.size();
  for (std::size_t band = 0; band < steps; ++band)
    out["bands"].push_back({span_bands[band], explorer_paint(style::heat(static_cast<double>(band + 1) /
                                                                         static_cast<double>(steps)))});
  return out;
}

} // namespace organograph::viz
