// SPDX-License-Identifier: Apache-2.0
// The strip of a card: what it shows in colour, it says in words.
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace organograph::viz::structure {

namespace {

using style::Paint;

constexpr std::size_t most_samples = 18; ///< of units, functions or grades

std::vector<StripCell> organisation_cells(const Source &source, PostId post,
                                          const std::vector<std::string> &names) {
  const Model &model = source.model;
  const std::size_t p = index(post);
  const auto serves = model->posts.serves[p];
  const bool joint = model.joint(post);
  std::vector<StripCell> out;
  double known = 0;
  for (const Served &served : serves) {
    const std::string share = !joint                   ? ""
                              : is_known(served.share) ? rounded(served.share * 100)
                                                       : std::string(not_known_mark);
    const std::size_t o = index(served.organisation);
    out.push_back({style::of(model, served.organisation), joint ? names[o] : source.cards.names.brief[o],
                   share, served.share});
    known += served.share;
  }
  if (model->posts.shared_with_other[p] != 0)
    out.push_back({{style::white, style::black, Hatch::rising},
                   "another",
                   std::string(not_known_mark),
                   is_known(known) && known < 1 ? 1 - known : unknown});
  if (!std::ranges::all_of(out, [](const StripCell &cell) { return is_known(cell.part); }))
    for (StripCell &cell : out)
      cell.part = 1 / static_cast<double>(out.size());
  return out;
}

StripCell value_cell(const Source &source, std::uint32_t value) {
  constexpr std::array<std::string_view, 4> nothing = {"", "no function", "no unit", "no grade"};
  const Values &values = source.cards.colour;
  if (value == 0)
    return {style::on(style::white),
            std::string(nothing[static_cast<std::size_t>(source.options.card.colour)]), ""};
  return {style::of_value(value - 1), values.names[value - 1], ""};
}

constexpr std::array<std::uint32_t, span_bands.size()> bands_from = {1, 2, 4, 8, 13, 17};
/// Where no band says what is below a post: it is not known, or is people without posts.
constexpr Colour neutral{0xdd, 0xdd, 0xdd};
constexpr std::size_t not_known_band = span_bands.size() + 1, staff_band = not_known_band + 1;

std::size_t band_of(const Source &source, PostId post) {
  const std::uint32_t reports = source.spans.posts.direct_reports[index(post)];
  if (reports == 0 && source.model->posts.reports_known[index(post)] == 0)
    return not_known_band;
  if (reports == 0 && !source.groups[index(post)].empty())
    return staff_band;
  return static_cast<std::size_t>(std::ranges::upper_bound(bands_from, reports) - bands_from.begin());
}

StripCell band_cell(std::size_t band, std::uint32_t reports) {
  if (band == not_known_band)
    return {{style::white, style::black, Hatch::dots}, "reports not known", ""};
  if (band == staff_band)
    return {style::on(neutral), "staff groups alone", ""};
  return {style::of_span(reports), band == 0 ? "no reports" : std::string("span ") + span_bands[band - 1],
          ""};
}

StripCell span_cell(const Source &source, PostId post) {
  const std::uint32_t reports = source.spans.posts.direct_reports[index(post)];
  StripCell out = band_cell(band_of(source, post), reports);
  if (reports > 0)
    out.text = span_text(source.model, source.spans, post);
  return out;
}

StripCell change_cell(style::Change change) {
  const std::string_view word = style::word(change);
  return {style::of(change), word.empty() ? "as before" : std::string(word), ""};
}

/// Name and share of a text that runs from right to left stand apart.
double needed(const StripCell &cell) {
  constexpr double rounding = 0.5;
  const auto width = [](const std::string &text) { return text_width(text, style::text_size, true); };
  if (cell.share.empty())
    return width(cell.text) + 2 * strip_pad + rounding;
  return runs_leftward(cell.text) ? width(cell.text) + width(cell.share) + 3 * strip_pad + rounding
                                  : width(cell.text + ' ' + cell.share) + 2 * strip_pad + rounding;
}

/// What the strips use, in the order of the legend.
using Used = std::map<std::size_t, StripCell>;

/// more: values that have no room in the legend.
Used values_used(const Source &source, const Selection &selection, std::size_t &more) {
  std::set<std::uint32_t> values;
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::post && !box.context)
      values.insert(source.cards.colour.of[index(box.post)]);
  Used used;
  if (values.erase(0) > 0)
    used.emplace(unlimited, value_cell(source, 0));
  more = values.size() > most_samples + 1 ? values.size() - most_samples : 0; // one has the room of the word
  for (const std::uint32_t value : values)
    if (more == 0 || used.size() < most_samples + used.count(unlimited))
      used.emplace(value, value_cell(source, value));
  return used;
}

Used states_used(const Source &source, const Selection &selection) {
  Used used;
  for (const Box &box : selection.boxes) {
    if (box.kind != BoxKind::post || box.context)
      continue;
    const auto cells = strip_of(source, box, source.cards.names.brief);
    const Status status = source.model->posts.status[index(box.post)];
    const style::Change change = change_of(source.options, box.post);
    const bool of_status = source.options.card.colour == ColourBy::status;
    used.emplace(of_status ? static_cast<std::size_t>(status) : static_cast<std::size_t>(change), cells[0]);
  }
  return used;
}

Used spans_used(const Source &source, const Selection &selection) {
  Used used;
  for (const Box &box : selection.boxes) {
    if (box.kind != BoxKind::post || box.context)
      continue;
    const std::size_t band = band_of(source, box.post);
    used.emplace(band, band_cell(band, source.spans.posts.direct_reports[index(box.post)]));
  }
  return used;
}

Sample sample(const Paint &paint, std::string text) {
  Sample out;
  out.area.fill = paint.fill;
  out.area.hatch = paint.hatch;
  out.area.stroke = Stroke::solid;
  out.area.frame = style::card_edge;
  out.text = std::move(text);
  return out;
}

void add_organisations(const Source &source, const Selection &selection, std::vector<Sample> &out) {
  const Model &model = source.model;
  const OrganisationNames &names = source.cards.names;
  std::vector<std::uint8_t> used(names.whole.size(), 0);
  for (const Box &box : selection.boxes)
    if (box.kind == BoxKind::post && (!box.context || model.joint(box.post)))
      for (const Served &served : model->posts.serves[index(box.post)])
        used[index(served.organisation)] = 1;
  const std::vector<std::string> &in_strip = *selection.names;
  for (std::size_t o = 0; o < used.size(); ++o) {
    if (used[o] == 0)
      continue;
    const std::string &said = in_strip[o], &name = names.whole[o];
    const bool short_form = said != names.brief[o], apart = runs_leftward(said) || runs_leftward(name);
    out.push_back(
        sample(style::of(model, id_at<OrganisationId>(o)), !short_form || apart ? name : said + ": " + name));
    out.back().name = short_form && apart ? said : "";
  }
}

} // namespace

bool strip_speaks(const Source &source) {
  return source.options.card.colour != ColourBy::organisation || source.cards.names.whole.size() > 1 ||
         std::ranges::any_of(source.model->posts.shared_with_other,
                             [](std::uint8_t other) { return other != 0; });
}

std::vector<StripCell> strip_of(const Source &source, const Box &box, const std::vector<std::string> &names) {
  if (box.kind != BoxKind::post)
    return {};
  const ColourBy colour = source.options.card.colour;
  if (box.context && (colour != ColourBy::organisation || !source.model.joint(box.post)))
    return {};
  switch (colour) {
  case ColourBy::organisation:
    return organisation_cells(source, box.post, names);
  case ColourBy::function:
  case ColourBy::unit:
  case ColourBy::grade:
    return {value_cell(source, source.cards.colour.of[index(box.post)])};
  case ColourBy::status: {
    const Status status = source.model->posts.status[index(box.post)];
    return {{style::of(status), std::string(name(status)), ""}};
  }
  case ColourBy::span:
    return {span_cell(source, box.post)};
  case ColourBy::change:
    return {change_cell(change_of(source.options, box.post))};
  }
  return {};
}

const std::vector<std::string> &strip_names(const Source &source, const Selection &selection) {
  const OrganisationNames &names = source.cards.names;
  for (const Box &box : selection.boxes) {
    if (box.kind != BoxKind::post || !source.model.joint(box.post))
      continue;
    const std::vector<StripCell> cells = organisation_cells(source, box.post, names.brief);
    for (std::size_t first = 0; first < cells.size(); first += strip_cells) {
      double width = 0;
      for (std::size_t i = first; i < std::min(first + strip_cells, cells.size()); ++i)
        width += needed(cells[i]);
      if (width > selection.box_width - joint_pen)
        return names.letters;
    }
  }
  return names.brief;
}

std::vector<double> strip_widths(std::span<const StripCell> cells, double width) {
  const double parts = std::accumulate(cells.begin(), cells.end(), 0.0,
                                       [](double sum, const StripCell &cell) { return sum + cell.part; });
  std::vector<double> out;
  double lack = 0, spare = 0;
  for (const StripCell &cell : cells) {
    out.push_back(cell.part / parts * width);
    lack += std::max(0.0, needed(cell) - out.back());
    spare += std::max(0.0, out.back() - needed(cell));
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const double need = needed(cells[i]);
    if (lack > spare)
      out[i] = width / static_cast<double>(cells.size());
    else if (lack > 0)
      out[i] = out[i] < need ? need : out[i] - (out[i] - need) * lack / spare;
  }
  return out;
}

void add_strip_samples(const Source &source, const Selection &selection, std::vector<Sample> &out) {
  const ColourBy colour = source.options.card.colour;
  if (colour == ColourBy::organisation)
    return add_organisations(source, selection, out);
  const bool of_values = !source.cards.colour.of.empty();
  std::size_t more = 0;
  const Used used = of_values                  ? values_used(source, selection, more)
                    : colour == ColourBy::span ? spans_used(source, selection)
                                               : states_used(source, selection);
  for (const auto &[key, cell] : used)
    out.push_back(sample(cell.paint, cell.text));
  if (more > 0)
    out.push_back(sample(style::on(style::white), figure(more) + " others, as their cards say"));
}

} // namespace organograph::viz::structure
