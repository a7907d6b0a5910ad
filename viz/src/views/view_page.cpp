// SPDX-License-Identifier: Apache-2.0
#include "views/view_page.hpp"

#include "figures/identifiers.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"
#include "words/readable.hpp"

#include <algorithm>
#include <utility>

namespace organograph::viz::view {

using style::margin;

namespace {

// DejaVu Sans, parts of the size: the middle of a capital above the baseline, the ascent, a line.
constexpr double half_capital = 0.365, ascent = 0.93, leading = 1.3125;
constexpr std::size_t shown_organisations = 3;

double width_of(std::string_view text, const Look &look) {
  return detail::text_width(text, look.size, look.bold);
}

constexpr std::size_t note_lines = 12; // what is lost stands at the end of some

/// An ellipsis stands behind a whole word.
std::vector<std::string> lines_of(std::string_view text, double width, std::size_t most, const Look &look) {
  const double size = look.size;
  return detail::typeset(detail::drawable(text), width, size, size, look.bold, most).lines;
}

Text text_of(double x, double y, std::string text, const Look &look) {
  return {x, y, look.size, look.anchor, look.bold, look.slanted, false, look.colour, std::move(text)};
}

/// One row of a table and several, in a reader's words.
std::pair<std::string_view, std::string_view> called(TableId table) {
  switch (table) {
  case TableId::posts:
    return {"post", "posts"};
  case TableId::post_shares:
    return {"share of a post", "shares of posts"};
  case TableId::post_functions:
    return {"further function", "further functions"};
  case TableId::staff_groups:
    return {"staff group", "staff groups"};
  case TableId::meetings:
    return {"meeting", "meetings"};
  case TableId::attendance:
    return {"seat of posts and partners", "seats of posts and partners"};
  case TableId::partners:
    return {"partner", "partners"};
  case TableId::partner_links:
    return {"contact of a partner", "contacts of partners"};
  case TableId::arrangements:
    return {"arrangement", "arrangements"};
  case TableId::integration_targets:
    return {"target", "targets"};
  case TableId::statutory_roles:
    return {"statutory role", "statutory roles"};
  default: // no view rests on it
    return {"row", "rows"};
  }
}

std::string counted_rows(const Model &model, TableId table) {
  const auto &rows = model->provenance[static_cast<std::size_t>(table)];
  if (!rows)
    return {};
  const auto [one, many] = called(table);
  if (rows->with_source == rows->rows && rows->rows > 0)
    return counted(rows->rows, one, many) + " (each with a source)";
  return counted(rows->rows, one, many) + " (" + figure(rows->with_source) + " with a source, " +
         figure(rows->assumed) + " assumed, " + figure(rows->without_source) + " without source)";
}

void put_legend(Page &page, const std::vector<Key> &legend) {
  constexpr double swatch_height = 13, gap = 16;
  if (legend.empty())
    return;
  double x = margin;
  page.y += 10;
  for (const Key &key : legend) {
    const double swatch_width = std::max(22.0, width_of(key.word, strong) + 8);
    const std::string meaning = cut(key.meaning, page.width - 2 * margin - swatch_width - 6);
    const double width = swatch_width + 6 + width_of(meaning, plain);
    if (x > margin && x + width > page.width - margin) {
      x = margin;
      page.y += swatch_height + 5;
    }
    Area area = key.swatch;
    area.left = x;
    area.top = page.y;
    area.width = swatch_width;
    area.height = swatch_height;
    page.drawing.ground.push_back(area);
    const double middle = page.y + swatch_height / 2;
    Look look = strong_centred;
    look.colour = key.ink;
    put(page.drawing.texts, x + swatch_width / 2, middle, key.word, look);
    put(page.drawing.texts, x + swatch_width + 6, middle, meaning);
    x += width + gap;
  }
  page.y += swatch_height + 6;
}

} // namespace

Room sheet_of(const ViewOptions &options) {
  const Room room = options.room.value_or(Room{400 * 72 / 25.4, 277 * 72 / 25.4}); // A3, landscape
  const double scale = style::text_size / least_text;
  return {room.width * scale, room.height * scale};
}

std::size_t fitting(double room, double size, const ViewOptions &options) {
  return options.all ? most_rows : static_cast<std::size_t>(std::max(4.0, room / size));
}

std::size_t cut_texts(const Drawing &drawing) {
  const auto in = [](const std::vector<Text> &texts) {
    return static_cast<std::size_t>(
        std::ranges::count_if(texts, [](const Text &text) { return text.text.ends_with("…"); }));
  };
  std::size_t out = in(drawing.texts);
  for (const Box &box : drawing.boxes)
    out += in(box.texts);
  return out;
}

std::string cut(std::string_view text, double width, const Look &look) {
  const auto lines = lines_of(text, width, 1, look);
  return lines.empty() ? std::string() : lines[0];
}

void put(std::vector<Text> &texts, double x, double middle, std::string text, const Look &look) {
  if (!text.empty())
    texts.push_back(text_of(x, middle + half_capital * look.size, std::move(text), look));
}

double put_lines(std::vector<Text> &texts, double x, double top, double width, std::string_view text,
                 std::size_t most, const Look &look) {
  for (std::string &line : lines_of(text, width, most, look)) {
    texts.push_back(text_of(x, top + ascent * look.size, std::move(line), look));
    top += leading * look.size;
  }
  return top;
}

void put_block(std::vector<Text> &texts, double x, double middle, double width, std::string_view text,
               std::size_t most, const Look &look) {
  const auto lines = lines_of(text, width, most, look);
  double y = middle - leading * look.size * static_cast<double>(lines.size() - 1) / 2;
  for (const std::string &line : lines) {
    put(texts, x, y, line, look);
    y += leading * look.size;
  }
}

Colour pale(Colour colour) {
  const auto half = [](std::uint8_t channel) { return static_cast<std::uint8_t>((channel + 256) / 2); };
  return {half(colour.red), half(colour.green), half(colour.blue)};
}

void paint_served(Box &box, const Model &model, PostId post, const Area &within) {
  const auto serves = model->posts.serves[index(post)];
  const std::size_t shown = std::min(serves.size(), shown_organisations);
  for (std::size_t i = 0; i < shown; ++i) {
    Area part = within;
    part.width = within.width / static_cast<double>(shown);
    part.left = within.left + part.width * static_cast<double>(i);
    part.fill = pale(style::of(model, serves[i].organisation).fill);
    box.parts.push_back(part);
  }
}

std::string function_name(const Model &model, FunctionId function) {
  if (function == none<FunctionId>)
    return "no service named";
  const std::string_view name = model.text(model->functions.name[index(function)]);
  return detail::drawable(name.empty() ? id(model, function) : name);
}

std::string post_title(const Model &model, PostId post) {
  const std::string_view title = model.text(model->posts.title[index(post)]);
  return detail::drawable(title.empty() ? id(model, post) : title);
}

std::string served_by(const Model &model, PostId post) {
  std::string out;
  for (const Served &served : model->posts.serves[index(post)])
    out += (out.empty() ? "" : ", ") + organisation_name(model, served.organisation);
  return out;
}

Area swatch(Colour fill, Hatch hatch, Stroke stroke, float pen, Colour frame) {
  Area area;
  area.fill = fill;
  area.hatch = hatch;
  area.stroke = stroke;
  area.pen = pen;
  area.frame = frame;
  return area;
}

void add(Drawing &to, Drawing &&part, double x, double y) {
  const auto move_area = [&](Area &area) {
    area.left += x;
    area.top += y;
  };
  const auto move_texts = [&](std::vector<Text> &texts) {
    for (Text &text : texts) {
      text.x += x;
      text.y += y;
    }
  };
  std::ranges::for_each(part.ground, move_area);
  for (Line &line : part.lines)
    for (Point &point : line.points)
      point = {point.x + x, point.y + y};
  for (Box &box : part.boxes) {
    move_area(box.area);
    std::ranges::for_each(box.parts, move_area);
    move_texts(box.texts);
  }
  move_texts(part.texts);
  std::ranges::move(part.ground, std::back_inserter(to.ground));
  std::ranges::move(part.lines, std::back_inserter(to.lines));
  std::ranges::move(part.boxes, std::back_inserter(to.boxes));
  std::ranges::move(part.texts, std::back_inserter(to.texts));
}

Page begin_page(const Model &model, const Caption &caption, double width) {
  Page page;
  page.width = std::max(width, 480.0);
  const double inner = page.width - 2 * margin;
  const std::string title = detail::drawable(model.text(model->title));
  page.drawing.title = detail::drawable(caption.heading) + (title.empty() ? "" : ": " + title);
  page.drawing.description = caption.figures + " " + caption.caveat;
  auto &texts = page.drawing.texts;
  page.y = margin;
  page.y = put_lines(texts, margin, page.y, inner, caption.heading, caption.own_title ? 2 : 1,
                     {.size = style::title_size, .bold = true}) +
           1;
  page.y = put_lines(texts, margin, page.y, inner, title, 2, {.size = style::heading_size});
  std::string said = long_date(model.text(model->date));
  if (!said.empty())
    said = (caption.own_title ? "Model of " : "As of ") + said;
  if (const std::string_view source = model.text(model->source); !source.empty())
    said += (said.empty() ? "" : ". ") +
            std::string(caption.own_title ? "Source of the model: " : "Source: ") + std::string(source);
  page.y = put_lines(texts, margin, page.y, inner, said, 2, aside);
  page.y = put_lines(texts, margin, page.y + 6, inner, caption.figures, 3,
                     {.size = style::heading_size + 1, .bold = true}) +
           1;
  page.y = put_lines(texts, margin, page.y, inner, caption.caveat, 3,
                     {.size = style::strong_size, .slanted = true});
  for (const std::string &note : caption.notes)
    page.y = put_lines(texts, margin, page.y, inner, note, note_lines);
  page.y += 8;
  return page;
}

Drawing end_page(Page page, const Model &model, const std::vector<Key> &legend,
                 std::initializer_list<TableId> tables) {
  put_legend(page, legend);
  std::string rests;
  for (const TableId table : tables)
    if (const std::string rows = counted_rows(model, table); !rows.empty())
      rests += (rests.empty() ? "Rests on " : ", ") + rows;
  page.drawing.description += rests.empty() ? "" : " " + rests + ".";
  page.y = put_lines(page.drawing.texts, margin, page.y + 2, page.width - 2 * margin,
                     rests + (rests.empty() ? "" : "."), 6, aside);
  page.drawing.width = page.width;
  page.drawing.height = page.y + margin;
  return std::move(page.drawing);
}

Drawing not_measured(const Model &model, std::string_view heading, std::string_view reason) {
  Page page = begin_page(model, {heading, "Not measured: " + std::string(reason), "", {}}, 0);
  return end_page(std::move(page), model, {}, {});
}

} // namespace organograph::viz::view
