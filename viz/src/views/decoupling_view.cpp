// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/decoupling_view.hpp"

#include "views/view_bars.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"
#include "words/readable.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace organograph::viz::decoupling {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "What undoing joint posts would cost a year";
constexpr double row_height = 24, bar_height = 11, around = 250, chips = 92;
constexpr double name_width = 290, said_width = 250, least_chart = 200, most_chart = 640;
constexpr style::Paint range{{0xcf, 0xe3, 0xf7}, style::black};

/// One range, and whose it is.
struct Row {
  std::string name, label;
  OrganisationId organisation = none<OrganisationId>; ///< none: of all, or a post
  PostId post = none<PostId>;
  const DecouplingCost *cost;
};

bool known(const DecouplingCost &cost) {
  return cost.low || cost.middle || cost.high;
}

std::vector<Row> councils(const Model &model, const Undoing &undoing, const ViewOptions &options) {
  std::vector<Row> out;
  for (std::size_t o = 0; o < undoing.together.cost_by_organisation.size(); ++o) {
    const auto organisation = id_at<OrganisationId>(o);
    if (options.organisation == none<OrganisationId> || options.organisation == organisation)
      out.push_back({"council_" + std::to_string(o), view::organisation_name(model, organisation),
                     organisation, none<PostId>, &undoing.together.cost_by_organisation[o]});
  }
  if (options.organisation == none<OrganisationId>)
    out.push_back({"together", "All together", none<OrganisationId>, none<PostId>, &undoing.together.cost});
  return out;
}

std::vector<Row> posts(const Model &model, const Undoing &undoing, const ViewOptions &options) {
  std::vector<Row> out;
  for (const Decoupling &alone : undoing.alone)
    for (const std::string &id : alone.posts)
      if (const PostId post = model.find_post(id);
          post != none<PostId> &&
          (options.organisation == none<OrganisationId> || model.serves(post, options.organisation)) &&
          (options.function == none<FunctionId> || model.has_function(post, options.function)))
        out.push_back({"post_" + std::to_string(index(post)), view::post_title(model, post),
                       none<OrganisationId>, post, &alone.cost});
  std::ranges::stable_sort(out, std::ranges::greater{},
                           [](const Row &row) { return row.cost->high.value_or(0); });
  return out;
}

/// From the lowest to the highest value of some rows, and 0.
struct Scale {
  double low = 0, high = 0, left = 0, width = 0;
  double x(double value) const { return high > low ? left + (value - low) / (high - low) * width : left; }
};

Scale scale_of(const std::vector<Row> &rows, double left, double width) {
  Scale out{0, 0, left, width};
  for (const Row &row : rows)
    for (const auto &value : {row.cost->low, row.cost->middle, row.cost->high})
      if (value) {
        out.low = std::min(out.low, *value);
        out.high = std::max(out.high, *value);
      }
  return out;
}

struct Sheet {
  view::Page &page;
  const Model &model;
  std::string currency;
  const OrganisationNames names;
  double chart;
};

std::string money_of(const Sheet &sheet, const std::optional<double> &value) {
  return value ? money_change(*value, sheet.currency) : "not known";
}

/// `£20,000 to £90,000 more a year`; each whole where they have another direction.
std::string range_of(const Sheet &sheet, const DecouplingCost &cost) {
  if (!cost.low || !cost.high)
    return cost.low || cost.high ? "low " + money_of(sheet, cost.low) + ", high " + money_of(sheet, cost.high)
                                 : "low and high not known";
  if (*cost.low == *cost.high)
    return money_of(sheet, cost.low);
  if ((*cost.low > 0) == (*cost.high > 0) && *cost.low != 0 && *cost.high != 0)
    return money(*cost.low, sheet.currency) + " to " + money_of(sheet, cost.high);
  return money_of(sheet, cost.low) + " to " + money_of(sheet, cost.high);
}

std::string middle_of(const Sheet &sheet, const DecouplingCost &cost) {
  if (!cost.middle)
    return "middle not known: no cost of a post alone";
  return "middle " + money_of(sheet, cost.middle) +
         (cost.middle_not_known > 0 ? ", without " + counted(cost.middle_not_known, "half", "halves") : "");
}

void draw_name(Sheet &sheet, const Row &row, double top) {
  Box box = view::cell(row.name, row.label, margin, top + 1, name_width - 10, row_height - 2);
  box.area.stroke = Stroke::solid;
  box.area.frame = style::band_edge;
  box.area.pen = 0.7F;
  Area chip = box.area;
  chip.width = chips;
  if (row.post != none<PostId>)
    view::put_served(box, sheet.model, sheet.names, row.post, chip);
  else if (row.organisation != none<OrganisationId>)
    view::put_organisation(box, sheet.model, sheet.names, row.organisation, chip);
  const bool chipped = row.post != none<PostId> || row.organisation != none<OrganisationId>;
  const double left = margin + (chipped ? chips : 0) + 6;
  view::put_block(box.texts, left, top + row_height / 2, margin + name_width - 14 - left, row.label, 2,
                  view::strong);
  sheet.page.drawing.boxes.push_back(std::move(box));
}

void draw_range(Sheet &sheet, const Row &row, const Scale &scale, double top) {
  const DecouplingCost &cost = *row.cost;
  const double middle = top + row_height / 2;
  const std::string said = range_of(sheet, cost), also = middle_of(sheet, cost);
  Box box = view::cell("range_" + row.name, row.label + "\n" + said + "\n" + also, scale.left - 4, top + 1,
                       scale.width + 8, row_height - 2);
  box.parts.push_back(view::bar(scale.x(0) - 0.4, top + 1, 0.8, row_height - 2, style::on(style::faint)));
  box.parts.back().stroke = Stroke::none;
  if (cost.low && cost.high) {
    const double from = scale.x(std::min(*cost.low, *cost.high)),
                 to = scale.x(std::max(*cost.low, *cost.high));
    box.parts.push_back(
        view::bar(from - 1, middle - bar_height / 2, std::max(to - from, 0.0) + 2, bar_height, range));
  }
  if (cost.middle) // hollow where it is not of all the halves
    box.parts.push_back(view::bar(scale.x(*cost.middle) - 2, middle - bar_height / 2 - 3, 4, bar_height + 6,
                                  style::on(cost.middle_not_known > 0 ? style::white : style::black)));
  sheet.page.drawing.boxes.push_back(std::move(box));
  const double left = scale.left + scale.width + 14;
  view::put(sheet.page.drawing.texts, left, middle - 5.5, view::cut(said, said_width - 14, view::strong),
            view::strong);
  view::put(sheet.page.drawing.texts, left, middle + 5.5, view::cut(also, said_width - 14));
}

/// A table of ranges on one scale, its ends and 0 named above.
void draw_rows(Sheet &sheet, std::string_view head, const std::vector<Row> &rows) {
  auto &texts = sheet.page.drawing.texts;
  sheet.page.y = view::put_lines(texts, margin, sheet.page.y + 4, sheet.page.width - 2 * margin, head, 2,
                                 {.size = style::heading_size + 1, .bold = true}) +
                 4;
  const Scale scale = scale_of(rows, margin + name_width + 6, sheet.chart - 12);
  const double top = sheet.page.y + 13, bottom = top + row_height * static_cast<double>(rows.size());
  const double zero = scale.x(0);
  Look look = view::centred;
  view::put(texts, zero, sheet.page.y + 5, "0", look);
  const auto put_end = [&](double value, Anchor anchor) {
    if (std::abs(scale.x(value) - zero) < 100)
      return;
    look.anchor = anchor;
    view::put(texts, scale.x(value), sheet.page.y + 5, money_change(value, sheet.currency), look);
  };
  put_end(scale.low, Anchor::start);
  put_end(scale.high, Anchor::end);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_name(sheet, rows[i], top + row_height * static_cast<double>(i));
    draw_range(sheet, rows[i], scale, top + row_height * static_cast<double>(i));
  }
  sheet.page.y = bottom + 6;
}

view::Caption caption_of(const Undoing &undoing, const ViewOptions &options, std::size_t left) {
  view::Caption out{
      heading,
      "",
      "A range, not a forecast: that undoing a sharing must mean duplication is a belief. Costs of "
      "changing over are in none of it.",
      {}};
  out.figures = counted(undoing.together.posts.size(), "joint post becomes", "joint posts become") +
                " one post for each organisation served.";
  out.notes.push_back("Low: the halves share the post's cost as now. Middle: each half at what a "
                      "post for that organisation alone would cost. High: each half at the full cost.");
  if (options.organisation != none<OrganisationId> || options.function != none<FunctionId>)
    out.notes.push_back("Only a part is shown; figures of organisations are of all their joint posts.");
  const std::size_t untried = undoing.joint_posts > undoing.alone.size() && !undoing.alone.empty()
                                  ? undoing.joint_posts - undoing.alone.size()
                                  : 0;
  if (left + untried > 0)
    out.notes.push_back("And " + counted(left + untried, "joint post", "joint posts") +
                        " more are not drawn one by one; the figures of all have them.");
  return out;
}

Drawing draw(const Model &model, const Undoing &undoing, const ViewOptions &options, double height) {
  const std::vector<Row> by_council = councils(model, undoing, options);
  std::vector<Row> alone = posts(model, undoing, options);
  std::erase_if(alone, [](const Row &row) { return !known(*row.cost); });
  const double room = height - row_height * static_cast<double>(by_council.size());
  const std::size_t most = view::fitting(room, row_height, options);
  const std::size_t left = alone.size() - std::min(alone.size(), most);
  alone.resize(alone.size() - left);
  const double chart = std::clamp(view::sheet_of(options).width - 2 * margin - name_width - said_width,
                                  least_chart, most_chart);
  view::Page page = view::begin_page(model, caption_of(undoing, options, left),
                                     2 * margin + name_width + chart + said_width);
  Sheet sheet{page, model, detail::drawable(model.text(model->currency)), names_of(model), chart};
  draw_rows(sheet, "All joint posts together, by organisation", by_council);
  if (!alone.empty())
    draw_rows(sheet, "Each joint post alone", alone);
  std::vector<view::Key> keys = {
      {view::swatch(range.fill), "", "from low to high"},
      {view::swatch(style::black), "", "middle"},
      {view::swatch(style::white), "", "middle of the halves whose cost alone is known, not of all"}};
  for (view::Key &key : view::organisation_keys(model, sheet.names))
    keys.push_back(std::move(key));
  return view::end_page(std::move(page), model, keys, {TableId::posts, TableId::post_shares});
}

} // namespace

} // namespace organograph::viz::decoupling

namespace organograph::viz {

bool any_cost_known(const Undoing &undoing) {
  using namespace decoupling;
  return !undoing.together.posts.empty() &&
         (known(undoing.together.cost) || std::ranges::any_of(undoing.together.cost_by_organisation, known));
}

Drawing decoupling_drawing(const Model &model, const Undoing &undoing, const ViewOptions &options) {
  using namespace decoupling;
  if (undoing.together.posts.empty())
    return view::not_measured(model, heading, "the model has no joint post that can be undone");
  if (!any_cost_known(undoing))
    return view::not_measured(model, heading,
                              "a post that is undone has no annual_cost, or its cost is not shown");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around, [&](double height) { return draw(model, undoing, sized, height); });
  });
}

} // namespace organograph::viz
