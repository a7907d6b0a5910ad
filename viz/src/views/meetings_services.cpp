// SPDX-License-Identifier: Apache-2.0
// The matrix service x service of a model that is too large to show each seat.
#include "figures/identifiers.hpp"
#include "views/meetings_parts.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>

namespace organograph::viz::meetings {

using style::margin;
using view::Look;

namespace {

constexpr double label_width = 190, count_width = 76, cell_width = 64, between = 16;

struct Count {
  std::string_view word, label;
  std::uint64_t DuplicatedFigures::*count;
};
constexpr std::array<Count, 4> counts = {
    {{"dup", "duplicated seats", &DuplicatedFigures::duplicated},
     {"across", "of these across organisations", &DuplicatedFigures::across_organisations},
     {"within", "of these within one", &DuplicatedFigures::within_organisation},
     {"seats", "seats (one a person)", &DuplicatedFigures::attendances}}};

constexpr double matrix_left = margin + label_width + 4 * count_width + between;

void draw_cell(view::Page &page, std::string name, std::string label, double left, double width, double share,
               std::uint64_t count) {
  const style::Paint paint = style::heat(share);
  Box cell{std::move(name),
           std::move(label),
           view::swatch(paint.fill, Hatch::none, Stroke::solid, 0.6F, style::band_edge),
           {},
           {}};
  cell.area.left = left + 1;
  cell.area.top = page.y + 1;
  cell.area.width = width - 2;
  cell.area.height = service_row - 2;
  const Look look{.bold = share > 0, .anchor = Anchor::middle, .colour = paint.text};
  view::put(cell.texts, left + width / 2, page.y + service_row / 2, view::cut(figure(count), width - 4, look),
            look);
  page.drawing.boxes.push_back(std::move(cell));
}

double share_of(std::uint64_t count, std::uint64_t most) {
  return most == 0 ? 0 : static_cast<double>(count) / static_cast<double>(most);
}

void draw_heads(view::Page &page, const Model &model, const std::vector<FunctionId> &services) {
  auto &texts = page.drawing.texts;
  page.y = view::put_lines(texts, matrix_left, page.y, page.width - margin - matrix_left,
                           "Pairs of posts of two services in one meeting, summed over the meetings", 4,
                           view::strong) +
           3;
  double bottom = page.y;
  for (std::size_t i = 0; i < counts.size(); ++i)
    bottom = std::max(
        bottom,
        view::put_lines(texts, margin + label_width + count_width * (static_cast<double>(i) + 0.5), page.y,
                        count_width - 6, counts[i].label, 3, i == 0 ? view::strong_centred : view::centred));
  for (std::size_t i = 0; i < services.size(); ++i)
    bottom = std::max(
        bottom, view::put_lines(texts, matrix_left + cell_width * (static_cast<double>(i) + 0.5), page.y,
                                cell_width - 6, view::function_name(model, services[i]), 3, view::centred));
  page.y = bottom + 4;
}

void draw_label(view::Page &page, const Model &model, FunctionId service) {
  Box label;
  label.name = "service_" + std::to_string(index(service));
  label.label = view::function_name(model, service) + "\n" + detail::drawable(id(model, service));
  label.area = view::swatch(style::band_even, Hatch::none, Stroke::solid, 0.6F, style::band_edge);
  label.area.left = margin;
  label.area.top = page.y + 1;
  label.area.width = label_width - 4;
  label.area.height = service_row - 2;
  view::put(label.texts, margin + 5, page.y + service_row / 2,
            view::cut(view::function_name(model, service), label_width - 14, view::strong), view::strong);
  page.drawing.boxes.push_back(std::move(label));
}

} // namespace

double services_width(std::size_t services) {
  return matrix_left + cell_width * static_cast<double>(services) + margin;
}

std::size_t services_fitting(double width) {
  return static_cast<std::size_t>(std::max(2.0, (width - services_width(0)) / cell_width));
}

void draw_services(view::Page &page, const Model &model, const Analysis &analysis,
                   const std::vector<FunctionId> &services, std::size_t columns) {
  const DuplicatedAttendance &figures = *analysis.duplicated_attendance;
  const CountMatrix &meet = analysis.co_attendance->by_function;
  const std::vector<FunctionId> beside(services.begin(),
                                       services.begin() + static_cast<std::ptrdiff_t>(columns));
  std::uint64_t most_duplicated = 0, most_pairs = 0;
  for (const FunctionId f : services) {
    most_duplicated = std::max(most_duplicated, figures.functions[index(f)].duplicated);
    for (const FunctionId g : beside)
      if (meet.is_shown(index(f), index(g)))
        most_pairs = std::max(most_pairs, meet.at(index(f), index(g)));
  }
  draw_heads(page, model, beside);
  for (const FunctionId f : services) {
    draw_label(page, model, f);
    double x = margin + label_width;
    const std::string row = std::to_string(index(f)), service = view::function_name(model, f);
    for (const Count &column : counts) {
      const std::uint64_t count = figures.functions[index(f)].*(column.count);
      const bool main = column.count == &DuplicatedFigures::duplicated;
      draw_cell(page, std::string(column.word) + "_service_" + row,
                service + ": " + std::string(column.label) + ": " + figure(count), x, count_width,
                main ? share_of(count, most_duplicated) : 0, count);
      x += count_width;
    }
    x = matrix_left;
    for (const FunctionId g : beside) {
      const std::uint64_t count = meet.at(index(f), index(g));
      if (count > 0 && meet.is_shown(index(f), index(g)))
        draw_cell(page, "meet_" + row + "_" + std::to_string(index(g)),
                  service + ", " + view::function_name(model, g) + ": " + figure(count) + " pairs of posts",
                  x, cell_width, share_of(count, most_pairs), count);
      x += cell_width;
    }
    page.y += service_row;
  }
}

} // namespace organograph::viz::meetings
