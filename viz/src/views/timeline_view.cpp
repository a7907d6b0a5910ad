// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/timeline_view.hpp"

#include "views/timeline_posts.hpp"
#include "views/view_bars.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz::timeline_steps {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "From day to day";
constexpr double label_width = 225, around = 190, least_step = 58, last_step = 90, row_height = 58,
                 row_gap = 8, heads_height = 20;
constexpr style::Paint dark{{0x1f, 0x4e, 0x79}, style::white};

/// What one band of steps shows.
struct Band {
  std::string name, label, unit;
  OrganisationId organisation = none<OrganisationId>;
  style::Paint paint;
  std::vector<std::optional<double>> values; ///< by row of the timeline
  double most = 0;                           ///< the value of a step as high as the band
};

double days_since_0(const std::string &day) {
  int parts[3] = {};
  constexpr std::pair<std::size_t, std::size_t> places[] = {{0, 4}, {5, 2}, {8, 2}};
  for (std::size_t i = 0; i < 3; ++i)
    std::from_chars(day.data() + places[i].first, day.data() + places[i].first + places[i].second, parts[i]);
  const std::chrono::year_month_day date{std::chrono::year(parts[0]),
                                         std::chrono::month(static_cast<unsigned>(parts[1])),
                                         std::chrono::day(static_cast<unsigned>(parts[2]))};
  return static_cast<double>(std::chrono::sys_days(date).time_since_epoch().count());
}

std::vector<Band> bands_of(const Model &model, const Timeline &timeline, const ViewOptions &options) {
  std::vector<Band> out;
  Band joint{"joint", "Joint posts", "joint posts", none<OrganisationId>, dark, {}, 0};
  for (const TimelineRow &row : timeline.rows)
    joint.values.emplace_back(static_cast<double>(row.joint_posts));
  out.push_back(std::move(joint));
  for (std::size_t o = 0; o < timeline.organisations.size(); ++o) {
    const auto organisation = id_at<OrganisationId>(o);
    if (options.organisation != none<OrganisationId> && options.organisation != organisation)
      continue;
    Band band{"fte_" + std::to_string(o),
              view::organisation_name(model, organisation),
              "FTE",
              organisation,
              style::of(model, organisation),
              {},
              0};
    for (const TimelineRow &row : timeline.rows)
      band.values.push_back(row.fte_of[o]);
    out.push_back(std::move(band));
  }
  double most_fte = 0;
  for (Band &band : out) {
    for (const std::optional<double> &value : band.values)
      band.most = std::max(band.most, value.value_or(0));
    if (band.organisation != none<OrganisationId>)
      most_fte = std::max(most_fte, band.most);
  }
  for (Band &band : out) // one scale for all organisations
    if (band.organisation != none<OrganisationId>)
      band.most = most_fte;
  return out;
}

/// Where each step begins; behind the last, where it ends. As wide as its days, but wide enough for a date.
std::vector<double> places_of(const Timeline &timeline, std::size_t steps, double width) {
  std::vector<double> lengths;
  double all = 0;
  for (std::size_t i = 0; i + 1 < steps; ++i) {
    lengths.push_back(days_since_0(timeline.rows[i + 1].day) - days_since_0(timeline.rows[i].day));
    all += lengths.back();
  }
  const double free = std::max(0.0, width - last_step - least_step * static_cast<double>(lengths.size()));
  std::vector<double> out = {margin + label_width};
  for (const double length : lengths)
    out.push_back(out.back() + least_step + (all > 0 ? free * length / all : 0));
  out.push_back(out.back() + last_step);
  return out;
}

struct Sheet {
  view::Page &page;
  const Model &model;
  const Timeline &timeline;
  const std::vector<double> &places;
  const OrganisationNames names;
};

std::string until(const Sheet &sheet, std::size_t step) {
  return step + 2 < sheet.places.size()
             ? "from " + sheet.timeline.rows[step].day + " until " + sheet.timeline.rows[step + 1].day
             : "from " + sheet.timeline.rows[step].day + " on";
}

void draw_heads(const Sheet &sheet) {
  auto &drawing = sheet.page.drawing;
  for (std::size_t step = 0; step + 1 < sheet.places.size(); ++step)
    view::put(drawing.texts, sheet.places[step] + 3, sheet.page.y + 8, sheet.timeline.rows[step].day,
              view::strong);
  sheet.page.y += heads_height;
}

void draw_label(const Sheet &sheet, const Band &band) {
  Box label = view::cell("label_" + band.name, band.label + ", " + band.unit, margin, sheet.page.y,
                         label_width - 10, row_height);
  if (band.organisation != none<OrganisationId>) {
    Area chip = label.area;
    chip.height = 16;
    view::put_organisation(label, sheet.model, sheet.names, band.organisation, chip);
  } else {
    view::put(label.texts, margin + 2, sheet.page.y + 8, band.label, view::strong);
  }
  view::put(label.texts, margin + 2, sheet.page.y + 26,
            band.organisation != none<OrganisationId> ? "FTE, joint posts by their shares"
                                                      : "posts that serve several");
  sheet.page.drawing.boxes.push_back(std::move(label));
}

void draw_step(const Sheet &sheet, const Band &band, std::size_t step) {
  constexpr double text_room = 14;
  const std::optional<double> &value = band.values[step];
  const double left = sheet.places[step], width = sheet.places[step + 1] - left, top = sheet.page.y;
  const std::string said = value ? rounded(*value) : "not known";
  Box box = view::cell(band.name + "_" + std::to_string(step),
                       band.label + ", " + band.unit + ", " + until(sheet, step) + ": " + said, left, top,
                       width, row_height);
  const double height = view::bar_width(value.value_or(0), band.most, row_height - text_room);
  if (height > 0)
    box.parts.push_back(view::bar(left, top + row_height - height, width, height, band.paint));
  std::string change;
  if (step > 0 && value && band.values[step - 1] && *value != *band.values[step - 1])
    change = " (" + signed_shown(*value - *band.values[step - 1]) + ")";
  view::put(box.texts, left + 3, top + row_height - height - 6,
            view::cut(said + change, width - 4, view::strong), view::strong);
  sheet.page.drawing.boxes.push_back(std::move(box));
}

void draw_band(const Sheet &sheet, const Band &band) {
  draw_label(sheet, band);
  for (std::size_t step = 0; step + 1 < sheet.places.size(); ++step)
    draw_step(sheet, band, step);
  sheet.page.y += row_height + row_gap;
}

/// What has no room.
struct Left {
  std::size_t bands, steps, posts;
};

view::Caption caption_of(const Timeline &timeline, std::size_t bands, const Left &left) {
  view::Caption out{heading,
                    "",
                    "A step holds from its day until the next; the last goes on. More shared is not better.",
                    {}};
  const TimelineRow &first = timeline.rows.front(), &last = timeline.rows.back();
  out.figures = "From " + first.day + " to " + last.day + ": joint posts " + figure(first.joint_posts) +
                " to " + figure(last.joint_posts) + ", posts " + figure(first.posts) + " to " +
                figure(last.posts) + ".";
  out.notes.push_back("A step is wider the longer it lasts, and none is too narrow for its date." +
                      std::string(bands > 2 ? " FTE is drawn on one scale for all." : ""));
  if (timeline.undated_rows > 0)
    out.notes.push_back(
        counted(timeline.undated_rows, "row of the scenarios has", "rows of the scenarios have") +
        " no date of " + (timeline.undated_rows == 1 ? "its" : "their") +
        " own, and hold from the first that is given.");
  if (timeline.imprecise_dates > 0)
    out.notes.push_back(counted(timeline.imprecise_dates, "date is", "dates are") + " a month or a year.");
  if (!timeline.posts.empty())
    out.notes.push_back(counted(timeline.posts_throughout, "post is", "posts are") +
                        " there on every day and serve" + (timeline.posts_throughout == 1 ? "s" : "") +
                        " the same all the time: not among the posts below.");
  std::string rest;
  const auto add_left = [&rest](std::size_t number, std::string_view one, std::string_view many) {
    if (number > 0)
      rest += (rest.empty() ? "And " : ", ") + counted(number, one, many) + " more";
  };
  add_left(left.bands, "organisation", "organisations");
  add_left(left.steps, "later day", "later days");
  add_left(left.posts, "post that changes", "posts that change");
  if (!rest.empty())
    out.notes.push_back(rest + ": 'organograph timeline' lists all.");
  return out;
}

Drawing draw(const Model &model, const Timeline &timeline, std::vector<Band> bands,
             const ViewOptions &options, double height) {
  const double sheet_width = view::sheet_of(options).width;
  const double room = sheet_width - 2 * margin - label_width;
  const std::size_t fit = view::fitting(height - heads_height, row_height + row_gap, options);
  const std::size_t shown = std::min(bands.size(), fit);
  const double left = height - heads_height - (row_height + row_gap) * static_cast<double>(shown);
  std::vector<const PostOverDays *> posts = timeline_posts::chosen(timeline, options);
  const std::size_t all_posts = posts.size();
  posts.resize(std::min(
      all_posts, view::fitting(left - timeline_posts::heading_height, timeline_posts::row_height, options)));
  const auto most_steps = options.all
                              ? view::most_rows
                              : static_cast<std::size_t>(std::max(2.0, (room - last_step) / least_step + 1));
  const std::size_t steps = std::min(timeline.rows.size(), most_steps);
  const view::Caption caption = caption_of(
      timeline, bands.size(), {bands.size() - shown, timeline.rows.size() - steps, all_posts - posts.size()});
  bands.resize(shown);
  const std::vector<double> places = places_of(timeline, steps, room);
  view::Page page = view::begin_page(model, caption, std::max(sheet_width, places.back() + margin));
  const Sheet sheet{page, model, timeline, places, names_of(model)};
  draw_heads(sheet);
  for (const Band &band : bands)
    draw_band(sheet, band);
  if (!posts.empty())
    timeline_posts::draw(page, model, sheet.names, timeline, posts, places, label_width);
  return view::end_page(std::move(page), model, view::organisation_keys(model, sheet.names),
                        {TableId::posts, TableId::post_shares});
}

} // namespace

} // namespace organograph::viz::timeline_steps

namespace organograph::viz {

Drawing timeline_drawing(const Model &model, const Timeline &timeline, const ViewOptions &options) {
  using namespace timeline_steps;
  if (timeline.rows.empty())
    return view::not_measured(model, heading, "no row has a date");
  const std::vector<Band> bands = bands_of(model, timeline, options);
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around,
                        [&](double height) { return draw(model, timeline, bands, sized, height); });
  });
}

} // namespace organograph::viz
