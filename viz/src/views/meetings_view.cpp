// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/meetings_view.hpp"

#include "figures/caveats.hpp"
#include "views/meetings_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

constexpr std::string_view meetings_heading = "Who sits in which meeting, and where seats are duplicated";

view::Caption caption_of(const DuplicatedAttendance &figures) {
  const DuplicatedFigures &all = figures.all;
  view::Caption out{meetings_heading, "", std::string(caveat::duplicated), {}};
  out.figures = counted(all.attendances, "seat of posts", "seats of posts") + ", " + figure(all.compared) +
                " compared, " + figure(all.duplicated) + " duplicated: " + figure(all.across_organisations) +
                " across organisations, " + figure(all.within_organisation) + " within one.";
  if (const Ends hours{all.duplicated_hours_per_year_low, all.duplicated_hours_per_year_high};
      all.duplicated > 0 && hours.known())
    out.figures += " The duplicated take " + worded(hours, Format::hours) + " person-hours a year" +
                   (all.as_invited > 0 ? ", as invited where attendance is not known." : ".");
  if (figures.team_meetings + figures.counterparts_meetings + figures.other_meetings > 0)
    out.notes.push_back("Not compared: " + counted(figures.team_meetings, "team meeting", "team meetings") +
                        ", " + figure(figures.counterparts_meetings) + " of counterparts, " +
                        counted(figures.other_meetings, "case or statutory one.", "case or statutory ones."));
  return out;
}

void note_filters(view::Caption &caption, const Model &model, const ViewOptions &options) {
  if (options.function != none<FunctionId>)
    caption.notes.push_back("Only meetings and seats of this service, the figures are of the whole: " +
                            view::function_name(model, options.function));
  if (options.organisation != none<OrganisationId>)
    caption.notes.push_back("Only meetings in which this organisation sits, the figures are of the whole: " +
                            std::string(model.text(model->organisations.name[index(options.organisation)])));
}

void note_rest(view::Caption &caption, const meetings::Seats &seats) {
  std::string rest;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0)
      rest += (rest.empty() ? "And " : ", ") + counted(n, one, many);
  };
  add(seats.more_meetings, "meeting more", "meetings more");
  add(seats.more_posts, "post more", "posts more");
  add(seats.more_partners, "partner more", "partners more");
  if (!rest.empty())
    caption.notes.push_back(
        rest +
        ", for which there is no room here: those with most duplicated seats, then most seats, are shown.");
}

Drawing by_service(const Model &model, const Analysis &analysis, const ViewOptions &options,
                   std::vector<FunctionId> services, meetings::Repeats repeats, double height) {
  const std::size_t most = view::fitting(height, meetings::service_row, options);
  view::Caption caption = caption_of(*analysis.duplicated_attendance);
  note_filters(caption, model, options);
  caption.notes.push_back(
      "Too many posts and meetings to show each here: by service. The seats of one service have a drawing of "
      "their own.");
  if (services.size() > most)
    caption.notes.push_back("And " + counted(services.size() - most, "service", "services") +
                            " more: those with most duplicated seats are shown.");
  services.resize(std::min(services.size(), most));
  const std::size_t columns =
      std::min(meetings::services_fitting(view::sheet_of(options).width), services.size());
  if (columns < services.size())
    caption.notes.push_back("Pairs are of the first " + figure(columns) + " services with each.");
  view::Page page = view::begin_page(
      model, caption, std::max(meetings::services_width(columns), repeats.width + 2 * style::margin));
  meetings::draw_services(page, model, analysis, services, columns);
  meetings::draw_repeats(page, analysis, std::move(repeats));
  return view::end_page(std::move(page), model, {}, {TableId::meetings, TableId::attendance});
}

Drawing by_seat(const Model &model, const Analysis &analysis, const ViewOptions &options,
                const meetings::Seats &seats, meetings::Repeats repeats) {
  view::Caption caption = caption_of(*analysis.duplicated_attendance);
  note_filters(caption, model, options);
  note_rest(caption, seats);
  view::Page page = view::begin_page(
      model, caption, std::max(meetings::seats_width(seats), repeats.width + 2 * style::margin));
  meetings::draw_seats(page, model, analysis, seats);
  meetings::draw_repeats(page, analysis, std::move(repeats));
  return view::end_page(std::move(page), model, meetings::seats_legend(model, analysis, seats),
                        {TableId::meetings, TableId::attendance});
}

Drawing draw(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  const meetings::Repeats repeats = meetings::plan_repeats(model, analysis, options);
  const double around = meetings::around + repeats.height;
  const auto seats_in = [&](double height) {
    return meetings::select_seats(model, analysis, options, height);
  };
  const meetings::Seats seats = seats_in(view::sheet_of(options).height - around);
  if (seats.meetings.empty())
    return view::not_measured(model, meetings_heading, "no post sits in a meeting that was asked for");
  const bool free = !options.all && options.function == none<FunctionId>;
  if (free && !meetings::mostly_shown(seats))
    if (const auto services = meetings::services_by_duplicated(*analysis.duplicated_attendance);
        services.size() > 1)
      return view::fitted(options, around, [&](double height) {
        return by_service(model, analysis, options, services, repeats, height);
      });
  return view::fitted(options, around, [&](double height) {
    return by_seat(model, analysis, options, seats_in(height), repeats);
  });
}

} // namespace

Drawing meetings_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  if (!model->meetings || !analysis.duplicated_attendance)
    return view::not_measured(model, meetings_heading, "it needs meetings.csv and attendance.csv");
  return view::largest(options, [&](const ViewOptions &sized) { return draw(model, analysis, sized); });
}

} // namespace organograph::viz
