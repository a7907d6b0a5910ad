// SPDX-License-Identifier: Apache-2.0
#include "figures/identifiers.hpp"
#include "views/meetings_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <tuple>

namespace organograph::viz::meetings {

namespace {

constexpr double most_title = 330, least_boxed = 60, good_column = 58, most_column = 96;
constexpr double part_of_flags = 0.3; ///< of the sheet's height
constexpr double most_partners = 12;

/// By PostId: whether some seat of the post in the meetings shown speaks for the service that is asked for.
std::vector<std::uint8_t> speakers(const Model &model, const Seats &shown, const ViewOptions &options) {
  std::vector<std::uint8_t> out(model->posts.size(), options.function == none<FunctionId>);
  for (const MeetingId meeting : shown.meetings)
    for (const Seat &seat : model->meetings->seats[index(meeting)])
      if (model.seat_function(model->meetings->function[index(meeting)], seat) == options.function)
        out[index(seat.post)] = 1;
  return out;
}

template <class Item, class Before>
std::size_t keep_first(std::vector<Item> &items, std::size_t most, Before before) {
  const std::size_t kept = std::min(most, items.size()), left = items.size() - kept;
  std::partial_sort(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(kept), items.end(), before);
  items.resize(kept);
  return left;
}

/// How often each post is in a group of counterparts of the meetings shown, and how often it sits there.
struct Weights {
  std::vector<std::uint32_t> groups, seats;
};

Weights weigh(const Model &model, const DuplicatedAttendance &figures, const Seats &shown) {
  Weights out{std::vector<std::uint32_t>(model->posts.size()),
              std::vector<std::uint32_t>(model->posts.size())};
  for (const MeetingId meeting : shown.meetings) {
    for (const Seat &seat : model->meetings->seats[index(meeting)])
      ++out.seats[index(seat.post)];
    const auto groups = std::ranges::equal_range(figures.groups, meeting, {}, &CounterpartGroup::meeting);
    for (const CounterpartGroup &group : groups)
      for (const PostId post : figures.posts_of(static_cast<std::size_t>(&group - figures.groups.data())))
        ++out.groups[index(post)];
  }
  return out;
}

void select_posts(const Model &model, const DuplicatedAttendance &figures, const ViewOptions &options,
                  std::size_t most, Seats &out) {
  const Weights weights = weigh(model, figures, out);
  const std::vector<std::uint8_t> speaks = speakers(model, out, options);
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    if (weights.seats[p] > 0 && speaks[p] != 0)
      out.posts.push_back(id_at<PostId>(p));
  const auto weight = [&](PostId post) {
    const std::size_t p = index(post);
    return std::tuple(UINT32_MAX - weights.groups[p], UINT32_MAX - weights.seats[p], p);
  };
  out.more_posts = keep_first(out.posts, most, [&](PostId a, PostId b) { return weight(a) < weight(b); });

  std::vector<std::size_t> rank(model->functions.id.size(), model->functions.id.size());
  std::size_t next = 0;
  for (const FunctionId function : services_by_duplicated(figures))
    rank[index(function)] = next++;
  const auto place = [&](PostId post) {
    const std::size_t p = index(post);
    const FunctionId function = model->posts.function[p];
    const auto serves = model->posts.serves[p];
    const std::size_t organisation =
        serves.size() > 1 ? model->organisations.id.size() : index(serves[0].organisation);
    const std::size_t service = function == none<FunctionId> ? rank.size() + 1 : rank[index(function)];
    return std::tuple(service, index(function), model->posts.tier[p] - 1U, organisation, p);
  };
  std::ranges::sort(out.posts, {}, place);
}

/// height: of the matrix; they take a quarter of it at most.
void select_partners(const Model &model, double height, Seats &out) {
  if (!model->partners)
    return;
  std::vector<std::uint32_t> seats(model->partners->size());
  for (const MeetingId meeting : out.meetings)
    for (const PartnerId partner : model->meetings->partners[index(meeting)])
      ++seats[index(partner)];
  for (std::size_t q = 0; q < seats.size(); ++q)
    if (seats[q] > 0)
      out.partners.push_back(id_at<PartnerId>(q));
  const auto most = static_cast<std::size_t>(std::clamp(height / 4 / seat_row, 2.0, most_partners));
  out.more_partners = keep_first(out.partners, most, [&](PartnerId a, PartnerId b) {
    return std::tuple(seats[index(b)], index(a)) < std::tuple(seats[index(a)], index(b));
  });
}

/// The seat of the post in that meeting; null: none.
const Seat *seat_of(const Model &model, MeetingId meeting, PostId post) {
  const auto seats = model->meetings->seats[index(meeting)];
  const auto seat = std::ranges::lower_bound(seats, post, {}, &Seat::post);
  return seat != seats.end() && seat->post == post ? &*seat : nullptr;
}

/// So wide that no word of a service that is spoken for is broken.
double wanted_column(const Model &model, const Seats &shown) {
  double word = 0;
  for (const PostId post : shown.posts)
    for (const MeetingId meeting : shown.meetings)
      if (const Seat *seat = seat_of(model, meeting, post))
        word = std::max(word, detail::longest_word(spoken_name(model, meeting, *seat), false));
  return std::clamp(word * style::text_size + 2 * shown.columns.inset + 6, good_column, most_column);
}

/// Meetings as wide as their words need, then titles whole, where the room lets them.
void set_widths(const Model &model, double free, Seats &out) {
  const double least_title = out.columns.least_title;
  double title = least_title;
  for (const PostId post : out.posts)
    title = std::max(title, detail::text_width(view::post_title(model, post), style::text_size, false) + 16);
  title = std::min(title, most_title);
  const auto columns = static_cast<double>(std::max<std::size_t>(out.meetings.size(), 1));
  const double least = out.flags ? out.columns.least_meeting : least_boxed;
  const double widest = (free - least_title) / columns; // with the titles cut short
  out.column = std::clamp(wanted_column(model, out), least, std::max(least, widest));
  out.title_width = std::max(std::min(title, free - out.column * columns), least_title);
}

std::vector<FunctionId> spoken_services(const Model &model, const Seats &shown) {
  std::vector<FunctionId> out;
  for (const PostId post : shown.posts)
    for (const MeetingId meeting : shown.meetings)
      if (const Seat *seat = seat_of(model, meeting, post))
        if (const FunctionId function = speaks_for(model, meeting, *seat); function != none<FunctionId>)
          out.push_back(function);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

/// height: of the rows. Where it is short, or a name is cut, seats say by a letter whom they speak for.
void set_heights(const Model &model, double height, Seats &out) {
  const double room = out.column - 2 * out.columns.inset - 4;
  double all = 0;
  bool whole = true;
  for (const PostId post : out.posts) {
    std::size_t lines = 0;
    for (const MeetingId meeting : out.meetings)
      if (const Seat *seat = seat_of(model, meeting, post)) {
        const std::string name = spoken_name(model, meeting, *seat);
        const std::size_t needed =
            detail::wrapped(name, room, style::text_size, false, spoken_lines + 1).size();
        whole =
            whole && needed <= spoken_lines && detail::longest_word(name, false) * style::text_size <= room;
        lines = std::max(lines, needed);
      }
    out.heights.push_back(seat_row + spoken_line * static_cast<double>(lines));
    all += out.heights.back();
  }
  if (whole && out.more_posts == 0 && all <= height)
    return;
  std::ranges::fill(out.heights, seat_row);
  out.lettered = spoken_services(model, out);
}

} // namespace

bool is_shown(const Model &model, MeetingId meeting, const ViewOptions &options) {
  bool service = false, organisation = options.organisation == none<OrganisationId>;
  for (const Seat &seat : model->meetings->seats[index(meeting)]) {
    service = service || options.function == none<FunctionId> ||
              model.seat_function(model->meetings->function[index(meeting)], seat) == options.function;
    organisation = organisation || model.serves(seat.post, options.organisation);
  }
  return service && organisation;
}

std::vector<FunctionId> services_by_duplicated(const DuplicatedAttendance &figures) {
  std::vector<FunctionId> out;
  for (std::size_t f = 0; f < figures.functions.size(); ++f)
    if (figures.functions[f].attendances > 0)
      out.push_back(id_at<FunctionId>(f));
  std::ranges::stable_sort(out, std::ranges::greater{}, [&](FunctionId f) {
    const DuplicatedFigures &of = figures.functions[index(f)];
    return std::tuple(of.duplicated, of.attendances);
  });
  return out;
}

FunctionId speaks_for(const Model &model, MeetingId meeting, const Seat &seat) {
  const FunctionId function = model.seat_function(model->meetings->function[index(meeting)], seat);
  return function == model->posts.function[index(seat.post)] ? none<FunctionId> : function;
}

std::string spoken_name(const Model &model, MeetingId meeting, const Seat &seat) {
  const FunctionId function = speaks_for(model, meeting, seat);
  return function == none<FunctionId> ? std::string() : view::function_name(model, function);
}

std::string letter_of(std::size_t place) {
  return place < 26 ? std::string(1, static_cast<char>('a' + place)) : figure(place + 1);
}

Seats select_seats(const Model &model, const Analysis &analysis, const ViewOptions &options, double height) {
  const DuplicatedAttendance &figures = *analysis.duplicated_attendance;
  const Room sheet = view::sheet_of(options);
  Seats out;
  if (sheet.width < 1000)
    out.columns = {88, 26, 78, 44, 2, 136, 40};
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    if (is_shown(model, id_at<MeetingId>(m), options))
      out.meetings.push_back(id_at<MeetingId>(m));
  const double free = sheet.width - seats_width(out); // no column has a width yet
  const auto before = [&](MeetingId a, MeetingId b) {
    const MeetingCounts &fa = figures.meetings[index(a)], &fb = figures.meetings[index(b)];
    return std::tuple(fb.duplicated, fb.attendances, id(model, a)) <
           std::tuple(fa.duplicated, fa.attendances, id(model, b));
  };
  const double least_title = out.columns.least_title;
  const auto flags = static_cast<std::size_t>(part_of_flags * sheet.height / flag_height);
  const std::size_t fitting = view::fitting(free - least_title, out.columns.least_meeting, options);
  out.flags = std::min(out.meetings.size(), fitting) <= flags;
  out.more_meetings = keep_first(
      out.meetings, out.flags ? fitting : view::fitting(free - least_title, least_boxed, options), before);
  select_partners(model, options.all ? 1e9 : height, out);
  height -= seat_row * static_cast<double>(out.partners.size()) +
            (out.flags ? flag_height * static_cast<double>(out.meetings.size()) : 70);
  select_posts(model, figures, options, view::fitting(height, seat_row, options), out);
  set_widths(model, free, out);
  set_heights(model, options.all ? 1e9 : height, out);
  return out;
}

bool mostly_shown(const Seats &seats) {
  return seats.more_meetings <= seats.meetings.size() && seats.more_posts <= seats.posts.size();
}

} // namespace organograph::viz::meetings
