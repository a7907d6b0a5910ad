// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/load_view.hpp"

#include "figures/catalogue.hpp"
#include "figures/identifiers.hpp"
#include "figures/shown.hpp"
#include "views/view_bars.hpp"

#include "organograph/engine/decoupling.hpp"
#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

namespace organograph::viz::load {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view load_heading = "What joint officers carry";
constexpr double row_height = 28, bar_height = 12, around = 215, gap = 14;
constexpr double chips = 96, least_officer = 250, most_officer = 420, narrow_bar = 92, least_hours = 250;
constexpr style::Paint dark{{0x1f, 0x4e, 0x79}, style::white}, light{{0xcf, 0xe3, 0xf7}, style::black};

/// What one joint post carries.
struct Officer {
  PostId post;
  std::vector<FunctionId> services; ///< its own and further
  std::optional<double> reports, fte_below, hours;
  std::uint64_t series = 0;
  std::vector<std::pair<FunctionId, double>> by_service; ///< hours by what its seats speak for, falling
};

/// What no officer of a model has cannot be drawn for any.
struct Known {
  bool lines, meetings, hours;
};

struct Load {
  std::vector<Officer> officers; ///< most hours first
  Known known{};
  std::size_t joint = 0, asked_for = 0; ///< posts of the model, and those that the options leave
};

std::vector<FunctionId> services_of(const Model &model, PostId post) {
  std::vector<FunctionId> out;
  if (const FunctionId own = model->posts.function[index(post)]; own != none<FunctionId>)
    out.push_back(own);
  for (const FunctionId further : model->posts.further_functions[index(post)])
    out.push_back(further);
  return out;
}

/// Hours a year of the seats of these posts, by what they speak for.
std::map<PostId, std::map<FunctionId, double>> hours_by_service(const Model &model,
                                                                const std::vector<Officer> &officers) {
  std::map<PostId, std::map<FunctionId, double>> out;
  for (const Officer &officer : officers)
    out[officer.post];
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    if (!is_known(model->meetings->duration_hours[m]))
      continue;
    for (const Seat &seat : model->meetings->seats[m])
      if (const auto of = out.find(seat.post); of != out.end())
        of->second[model.seat_function(model->meetings->function[m], seat)] +=
            hours_of_seat(model, id_at<MeetingId>(m), seat);
  }
  return out;
}

Load load_of(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  Load out;
  const bool all_shown = analysis.minimum_group == 0;
  out.known = {analysis.span_of_control.all.lines_given, model->meetings.has_value(),
               model->meetings.has_value() && all_shown};
  const std::vector<MeetingLoad> &loads = analysis.capacity.meetings;
  for (const PostId post : joint_posts(model)) {
    ++out.joint;
    if ((options.organisation != none<OrganisationId> && !model.serves(post, options.organisation)) ||
        (options.function != none<FunctionId> && !model.has_function(post, options.function)))
      continue;
    const PostSpans &spans = analysis.span_of_control.posts;
    const MeetingLoad load = loads.empty() ? MeetingLoad{} : loads[index(post)];
    Officer officer{post, services_of(model, post), {}, {}, {}, load.series, {}};
    if (out.known.lines && spans.manager[index(post)] != IsManager::not_known)
      officer.reports = spans.direct_reports[index(post)];
    if (const double fte = spans.fte_below[index(post)];
        out.known.lines && is_known(fte) &&
        (officer.reports || fte > 0)) // 0 below nobody knows whom is not known
      officer.fte_below = fte;
    if (out.known.hours)
      officer.hours = load.hours_known();
    out.officers.push_back(std::move(officer));
  }
  out.asked_for = out.officers.size();
  std::ranges::stable_sort(out.officers, std::ranges::greater{}, [](const Officer &officer) {
    return std::tuple(officer.hours.value_or(0), officer.series, officer.reports.value_or(0),
                      officer.services.size());
  });
  out.officers.resize(std::min(out.officers.size(), view::most_rows));
  if (!out.known.hours)
    return out;
  const auto parted = hours_by_service(model, out.officers);
  for (Officer &officer : out.officers) {
    const auto &services = parted.at(officer.post);
    officer.by_service.assign(services.begin(), services.end());
    std::ranges::stable_sort(officer.by_service, std::ranges::greater{},
                             &std::pair<FunctionId, double>::second);
  }
  return out;
}

/// `Adult services, Housing`.
std::string services_told(const Model &model, const Officer &officer) {
  std::string out;
  for (const FunctionId service : officer.services)
    out += (out.empty() ? "" : ", ") + view::function_name(model, service);
  return out.empty() ? "no service named" : out;
}

/// Where the columns stand.
struct Columns {
  double officer = least_officer, hours = least_hours;
  bool lines, meetings;

  double services() const { return margin + officer + gap; }
  double reports() const { return services() + narrow_bar + gap; }
  double fte() const { return reports() + (lines ? narrow_bar + gap : 0); }
  double last() const { return fte() + (lines ? narrow_bar + gap : 0); }
  double width() const { return (meetings ? last() + hours : last() - gap) + margin; }
};

Columns columns_of(const Model &model, const Load &load, const ViewOptions &options) {
  Columns out{least_officer, least_hours, load.known.lines, load.known.meetings};
  double wanted = least_officer;
  for (const Officer &officer : load.officers)
    wanted = std::max(
        {wanted,
         chips + 14 + detail::text_width(view::post_title(model, officer.post), style::strong_size, true),
         chips + 14 + detail::text_width(services_told(model, officer), style::text_size, false)});
  const double free = view::sheet_of(options).width - out.width();
  out.officer += std::clamp(free, 0.0, std::min(wanted, most_officer) - least_officer);
  if (load.known.meetings)
    out.hours += std::max(0.0, view::sheet_of(options).width - out.width());
  return out;
}

struct Sheet {
  view::Page &page;
  const Model &model;
  const Load &load;
  const Columns &columns;
  const OrganisationNames names;
  Shown shown;
};

void draw_officer(const Sheet &sheet, const Officer &officer, double top) {
  const std::string services = services_told(sheet.model, officer);
  const std::string title = view::post_title(sheet.model, officer.post);
  Box box = view::cell("officer_" + std::to_string(index(officer.post)),
                       title + "\nserves " + view::served_by(sheet.model, officer.post) + "\n" + services,
                       margin, top + 1, sheet.columns.officer, row_height - 2);
  box.area.stroke = Stroke::solid;
  box.area.frame = style::band_edge;
  Area chip = box.area;
  chip.width = chips;
  view::put_served(box, sheet.model, sheet.names, officer.post, chip);
  const Look look{.size = style::strong_size, .bold = true};
  const double left = margin + chips + 6, room = sheet.columns.officer - chips - 10;
  view::put(box.texts, left, top + 9, view::cut(title, room, look), look);
  view::put(box.texts, left, top + 20, view::cut(services, room));
  sheet.page.drawing.boxes.push_back(std::move(box));
}

/// A bar with its figure at its end.
void draw_figure(const Sheet &sheet, const std::string &name, const std::string &label, double left,
                 double top, double value, double most, const std::string &text) {
  constexpr double figure_room = 34;
  Box box = view::cell(name, label + ": " + text, left, top + 1, narrow_bar, row_height - 2);
  const double width = view::bar_width(value, most, narrow_bar - figure_room);
  if (width > 0)
    box.parts.push_back(view::bar(left, top + (row_height - bar_height) / 2, width, bar_height, dark));
  view::put(box.texts, left + width + 4, top + row_height / 2, view::cut(text, narrow_bar - width - 5));
  sheet.page.drawing.boxes.push_back(std::move(box));
}

/// Hours in meetings, a part for each service that the seats speak for, its name in it where it fits.
void draw_hours(const Sheet &sheet, const Officer &officer, double top, double most) {
  constexpr double said_room = 128;
  const double left = sheet.columns.last(), width = sheet.columns.hours;
  std::string said = counted(officer.series, "meeting series", "meeting series");
  if (officer.series == 0)
    said = "in no meeting series";
  else if (sheet.load.known.hours)
    said =
        (officer.hours ? worded(*officer.hours, Format::hours) + " hours in " : "hours not known, ") + said;
  std::string label = view::post_title(sheet.model, officer.post) + "\n" + said;
  Box box =
      view::cell("hours_" + std::to_string(index(officer.post)), "", left, top + 1, width, row_height - 2);
  double x = left;
  const double all = view::bar_width(officer.hours.value_or(0), most, width - said_room);
  for (std::size_t i = 0; i < officer.by_service.size() && officer.hours.value_or(0) > 0; ++i) {
    const auto &[service, hours] = officer.by_service[i];
    const std::string name =
        service == none<FunctionId> ? "no service" : view::function_name(sheet.model, service);
    const style::Paint &paint = i % 2 == 0 ? dark : light;
    const double part = all * hours / *officer.hours;
    label += "\n" + name + ": " + worded(hours, Format::hours) + " hours";
    if (part < 0.5)
      continue;
    box.parts.push_back(view::bar(x, top + (row_height - bar_height) / 2, part, bar_height, paint));
    if (const std::string shown = view::cut(name, part - 4); part > 48 && !shown.empty())
      view::put(box.texts, x + part / 2, top + row_height / 2, shown,
                {.anchor = Anchor::middle, .colour = paint.text});
    x += part;
  }
  box.label = label;
  view::put(box.texts, x + 4, top + row_height / 2, view::cut(said, left + width - x - 5));
  sheet.page.drawing.boxes.push_back(std::move(box));
}

/// The longest bar of each column.
struct Most {
  double services = 0, reports = 0, fte = 0, hours = 0;
};

Most most_of(const Load &load) {
  Most out;
  for (const Officer &officer : load.officers) {
    out.services = std::max(out.services, static_cast<double>(officer.services.size()));
    out.reports = std::max(out.reports, officer.reports.value_or(0));
    out.fte = std::max(out.fte, officer.fte_below.value_or(0));
    out.hours = std::max(out.hours, officer.hours.value_or(0));
  }
  return out;
}

void draw_heads(const Sheet &sheet) {
  auto &texts = sheet.page.drawing.texts;
  const double middle = sheet.page.y + 6;
  view::put(texts, margin, middle, "joint post and its services", view::strong);
  view::put(texts, sheet.columns.services(), middle, "services", view::strong);
  if (sheet.columns.lines) {
    view::put(texts, sheet.columns.reports(), middle, "direct reports", view::strong);
    view::put(texts, sheet.columns.fte(), middle, "FTE below", view::strong);
  }
  if (sheet.columns.meetings)
    view::put(texts, sheet.columns.last(), middle,
              sheet.load.known.hours ? "hours a year in meetings, by the service spoken for" : "meetings",
              view::strong);
  sheet.page.y += 14;
}

void draw_row(const Sheet &sheet, const Officer &officer, const Most &most) {
  const double top = sheet.page.y;
  const std::string post = std::to_string(index(officer.post));
  draw_officer(sheet, officer, top);
  draw_figure(sheet, "services_" + post, "services, own and further", sheet.columns.services(), top,
              static_cast<double>(officer.services.size()), most.services, figure(officer.services.size()));
  if (sheet.columns.lines) {
    draw_figure(sheet, "reports_" + post, "direct reports", sheet.columns.reports(), top,
                officer.reports.value_or(0), most.reports,
                officer.reports ? worded(*officer.reports, Format::count) : "not known");
    draw_figure(sheet, "fte_" + post, "FTE below", sheet.columns.fte(), top, officer.fte_below.value_or(0),
                most.fte, sheet.shown(officer.fte_below, Format::number));
  }
  if (sheet.columns.meetings)
    draw_hours(sheet, officer, top, most.hours);
  sheet.page.y += row_height;
}

view::Caption load_caption(const Model &model, const Load &load, const Analysis &analysis,
                           const ViewOptions &options) {
  view::Caption out{
      load_heading,
      "",
      "What posts have, not what people do: time to prepare, to travel and for councillors is in "
      "none of it.",
      {}};
  const auto posts = headline("model.joint_posts").value(model, analysis, {});
  out.figures = counted(static_cast<std::uint64_t>(posts.value_or(0)), "joint post", "joint posts") + " of " +
                counted(model->posts.size(), "post.", "posts.");
  if (!load.known.lines)
    out.notes.push_back("Reports are not known: the model names no line managers.");
  if (!load.known.meetings)
    out.notes.push_back("Meetings are not measured: the model has no meetings with attendance.");
  else if (!load.known.hours)
    out.notes.push_back(
        "Hours and FTE are of single posts, and are not shown where small groups are protected.");
  if (options.organisation != none<OrganisationId> || options.function != none<FunctionId>)
    out.notes.push_back("Only a part is shown: " + figure(load.asked_for) + " of them.");
  if (const std::size_t left = load.asked_for - load.officers.size(); left > 0)
    out.notes.push_back(
        "And " + counted(left, "joint post", "joint posts") +
        " more, for which there is no room here: those with most hours, then most reports, are shown.");
  return out;
}

Drawing draw(const Model &model, const Analysis &analysis, Load load, const ViewOptions &options,
             double height) {
  const std::size_t most = view::fitting(height, row_height, options);
  load.officers.resize(std::min(most, load.officers.size()));
  const view::Caption caption = load_caption(model, load, analysis, options);
  const Columns columns = columns_of(model, load, options);
  view::Page page = view::begin_page(model, caption, columns.width());
  const Sheet sheet{page, model, load, columns, names_of(model), Shown(analysis)};
  draw_heads(sheet);
  const Most longest = most_of(load);
  for (const Officer &officer : load.officers)
    draw_row(sheet, officer, longest);
  return view::end_page(std::move(page), model, view::organisation_keys(model, sheet.names),
                        {TableId::posts, TableId::post_functions, TableId::staff_groups, TableId::meetings,
                         TableId::attendance});
}

} // namespace

} // namespace organograph::viz::load

namespace organograph::viz {

Drawing load_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  using namespace load;
  const Load load = load_of(model, analysis, options);
  if (load.officers.empty())
    return view::not_measured(model, load_heading,
                              load.joint == 0 ? "no post serves two organisations"
                                              : "no joint post has to do with what was asked for");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around,
                        [&](double height) { return draw(model, analysis, load, sized, height); });
  });
}

} // namespace organograph::viz
