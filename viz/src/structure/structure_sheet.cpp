// SPDX-License-Identifier: Apache-2.0
// The sheet around the bands: title, headings, tiers at the side, legend, notes.
#include "structure/structure_layout.hpp"
#include "structure/structure_places.hpp"
#include "words/numbers.hpp"
#include "words/readable.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

using style::margin;

constexpr double sheet_title_line = 20, sheet_text_line = 11, heading_line = 13, sample_width = 26,
                 sample_height = 13, legend_line = 18, label_width = tier_strip - 6;
/// Running text is not read at any length.
constexpr double widest_text = 1600, sheet_least_width = 480;
/// No drawing is wider for its height.
constexpr double widest_shape = 2.9;
constexpr float line_round = 4;

Area at(double left, double top, double width, double height, Colour fill) {
  Area area;
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  area.fill = fill;
  return area;
}

/// Writes the sheet from the top down; everything but the bands is as wide as they are.
class Sheet {
public:
  Sheet(const Source &source, const Extract &extract, Selection &&selection, Layout &&layout,
        const std::optional<Room> &size)
      : source_(source), extract_(extract), model_(source.model), selection_(std::move(selection)),
        layout_(std::move(layout)), size_(size.value_or(Room{})) {}

  Sheeted draw() {
    const double strip = layout_.bands.empty() ? 0 : tier_strip,
                 sides = layout_.bands.empty() ? 2 * margin : sheet_side;
    out_.width = std::max({sheet_least_width, layout_.width + sides, size_.width});
    left_ = margin + strip + std::max(0.0, (out_.width - sides - layout_.width) / 2);
    out_.title = selection_.title;
    description_ = "Organisation structure: " + counted(posts(), "post", "posts") + " drawn in " +
                   (layout_.bands.empty() ? std::string("a list")
                                          : counted(layout_.bands.size(), "tier band", "tier bands")) +
                   ".";
    y_ = margin;
    if (!source_.options.bare)
      draw_heading();
    draw_columns();
    draw_bands();
    draw_boxes_and_lines();
    y_ = bands_top_ + layout_.height + 12;
    if (!source_.options.bare)
      draw_legend();
    if (selection_.boxes.empty())
      selection_.notes.insert(selection_.notes.begin(), "No post to draw.");
    note_cut();
    draw_notes();
    out_.height = std::max({y_ + margin, out_.width / (size_.width > 0 ? 1e9 : widest_shape), size_.height});
    out_.description = description_;
    return {std::move(out_), y_ + margin - layout_.height};
  }

private:
  double text_room() const { return std::min(out_.width - 2 * margin, widest_text); }

  std::size_t posts() const {
    return static_cast<std::size_t>(std::count_if(selection_.boxes.begin(), selection_.boxes.end(),
                                                  [](const Box &box) { return box.kind == BoxKind::post; }));
  }

  void text(double x, double y, float size, std::string words, Anchor anchor = Anchor::start,
            bool bold = false, Colour colour = style::black) {
    out_.texts.push_back({x, y, size, anchor, bold, false, false, colour, std::move(words)});
  }

  /// Lines of text from y_ down.
  void paragraph(const std::string &words, float size, bool bold, double step, std::size_t most,
                 Colour colour) {
    for (std::string &line : wrapped(words, text_room(), size, bold, most)) {
      text(margin, y_ + 0.8 * step, size, std::move(line), Anchor::start, bold, colour);
      y_ += step;
    }
  }

  void draw_heading() {
    y_ = margin;
    paragraph(selection_.title, style::title_size, true, sheet_title_line, 4, style::black);
    std::string below = long_date(drawable(model_.text(model_->date)));
    if (std::string source = drawable(model_.text(model_->source)); !source.empty()) {
      source = "Source: " + source;
      below += (below.empty() ? "" : runs_leftward(source) ? "\n" : " · ") + source;
    }
    description_ += below.empty() ? "" : ' ' + below;
    paragraph(below, style::text_size, false, sheet_text_line, 3, style::ink);
    if (extract_.from_page > 0 || extract_.next_page > 0)
      draw_ways();
    y_ += 10;
  }

  /// To the page that this one is a part of, and to the one that goes on from here.
  void draw_ways() {
    double x = margin;
    const auto way = [&](const char *name, std::string words, std::uint32_t page) {
      if (page == 0)
        return;
      words += std::to_string(page);
      viz::Box box;
      box.name = name;
      box.label = words;
      box.page = page;
      box.area = at(x, y_ + 2, text_width(words, style::text_size, true) + 12, sample_height, style::white);
      box.area.stroke = Stroke::solid;
      box.area.frame = style::ink;
      x += box.area.width + 10;
      box.texts.push_back({box.area.left + 6, y_ + 11.5, style::text_size, Anchor::start, true, false, false,
                           style::black, std::move(words)});
      out_.boxes.push_back(std::move(box));
    };
    way("up", "from page ", extract_.from_page);
    way("next", "goes on on page ", extract_.next_page);
    y_ += sample_height + 4;
  }

  void draw_columns() {
    std::vector<std::vector<std::string>> headings;
    std::size_t lines = 0;
    for (std::size_t k = 0; k + 1 < layout_.column_lefts.size(); ++k) {
      headings.push_back(wrapped(column_name(k), column_width(k) - 16, style::heading_size, true, 2));
      lines = std::max(lines, headings.back().size());
    }
    const double height = heading_line * static_cast<double>(lines) + 8;
    bands_top_ = y_ + (headings.empty() ? 0 : height + 6);
    for (std::size_t k = 0; k < headings.size(); ++k) {
      const OrganisationId organisation = selection_.columns[k].organisation;
      const bool joint = organisation == none<OrganisationId>;
      const style::Paint paint = joint ? style::on(style::white) : style::of(model_, organisation);
      Area area = at(left_ + layout_.column_lefts[k] + 4, y_, column_width(k) - 8, height, paint.fill);
      area.stroke = Stroke::solid;
      area.frame = style::ink;
      area.pen = joint ? 2 : 1;
      out_.ground.push_back(area);
      double y = y_ + (height - heading_line * static_cast<double>(headings[k].size())) / 2;
      for (std::string &line : headings[k]) {
        text(area.left + area.width / 2, y + 0.77 * heading_line, style::heading_size, std::move(line),
             Anchor::middle, true, paint.text);
        y += heading_line;
      }
    }
  }

  std::string column_name(std::size_t k) const {
    const OrganisationId organisation = selection_.columns[k].organisation;
    return organisation == none<OrganisationId>
               ? "Joint"
               : drawable(model_.text(model_->organisations.name[index(organisation)]));
  }
  double column_width(std::size_t k) const { return layout_.column_lefts[k + 1] - layout_.column_lefts[k]; }

  void rectangle(double left, double top, double right, double bottom, Colour fill) {
    out_.ground.push_back(at(left, top, right - left, bottom - top, fill));
  }

  void draw_bands() {
    std::size_t shade = 0;
    for (const Band &band : layout_.bands) {
      const double top = bands_top_ + band.top, bottom = bands_top_ + band.bottom;
      ++shade;
      rectangle(margin, top, out_.width - margin, bottom,
                shade % 2 == 1 ? style::band_even : style::band_odd);
      rectangle(margin, top, margin + label_width, bottom, style::band_label);
      rectangle(margin, top, out_.width - margin, top + 0.75, style::band_edge);
      name_band(band, top, bottom);
    }
    for (std::size_t k = 1; k + 1 < layout_.column_lefts.size(); ++k) {
      const double x = left_ + layout_.column_lefts[k];
      rectangle(x, bands_top_, x + 0.75, bands_top_ + layout_.height, style::faint);
    }
  }

  void name_band(const Band &band, double top, double bottom) {
    const std::string name = band.first_tier == band.last_tier ? "Tier " + std::to_string(band.first_tier)
                                                               : "Tiers " + std::to_string(band.first_tier) +
                                                                     " to " + std::to_string(band.last_tier);
    const auto lines = wrapped(name, label_width - 6, style::strong_size, true, 3);
    const double height = 12 * static_cast<double>(lines.size()) + (band.empty ? 10 : 0);
    double y = band.empty ? (top + bottom - height) / 2 : top + 12;
    const double x = margin + label_width / 2;
    for (const std::string &line : lines) {
      text(x, y + 9.5, style::strong_size, line, Anchor::middle, true);
      y += 12;
    }
    if (band.empty)
      text(x, y + 7.5, style::text_size, "no post", Anchor::middle);
  }

  void draw_boxes_and_lines() {
    const auto first = static_cast<std::uint32_t>(out_.boxes.size());
    out_.boxes.reserve(first + selection_.boxes.size());
    for (std::size_t b = 0; b < selection_.boxes.size(); ++b) {
      viz::Box &shape = selection_.shapes[b];
      const double x = left_ + selection_.boxes[b].left, y = bands_top_ + selection_.boxes[b].top;
      shape.area.left += x;
      shape.area.top += y;
      for (Area &part : shape.parts) {
        part.left += x;
        part.top += y;
      }
      for (Text &line : shape.texts) {
        line.x += x;
        line.y += y;
      }
      out_.boxes.push_back(std::move(shape));
    }
    for (Text &line : layout_.texts) {
      line.x += left_;
      line.y += bands_top_;
      out_.texts.push_back(std::move(line));
    }
    out_.lines.reserve(layout_.lines.size());
    for (Line &line : layout_.lines) {
      viz::Line drawn;
      drawn.points = std::move(line.points);
      drawn.gaps = std::move(line.gaps);
      drawn.round = line_round;
      for (auto *points : {&drawn.points, &drawn.gaps})
        for (Point &point : *points)
          point = {left_ + point.x, bands_top_ + point.y};
      drawn.from = first + static_cast<std::uint32_t>(line.from);
      drawn.to = first + static_cast<std::uint32_t>(line.to);
      if (line.further != nowhere)
        draw_as_further(line, drawn);
      else if (is_assistant(selection_.boxes[line.to], model_))
        drawn.stroke = Stroke::dotted;
      out_.lines.push_back(std::move(drawn));
    }
    if (!layout_.bands.empty()) // a list has rows
      if (std::string note = add_group_frames(source_, selection_, first, out_); !note.empty())
        selection_.notes.push_back(std::move(note));
  }

  void draw_as_further(const Line &line, viz::Line &drawn) {
    drawn.stroke = Stroke::dashed;
    drawn.colour = style::further_line;
    drawn.pen = 1.2F;
    drawn.arrow = line.arrow;
    const ReportingLine &given = model_->reporting_lines[line.further];
    const std::string kind = drawable(model_.text(given.kind));
    drawn.label = drawable(model_.text(model_->posts.title[index(given.post)])) + "\nreports further to " +
                  drawable(model_.text(model_->posts.title[index(given.reports_to)])) +
                  (kind.empty() ? "" : "\n" + kind);
    if (!line.kind.empty())
      text(left_ + line.label.x, bands_top_ + line.label.y, style::text_size, line.kind, Anchor::middle,
           false, style::further_line);
  }

  void draw_legend() {
    double x = margin;
    std::vector<Sample> legend = samples(source_, selection_, layout_);
    for (Sample &sample : legend) {
      const double most = std::min(360.0, text_room() - 60);
      const auto name = wrapped(sample.name, most / 3, style::text_size, false, 1);
      const auto words = wrapped(sample.text, most, style::text_size, false, 1);
      const double name_width = name.empty() ? 0 : text_width(name[0], style::text_size, false) + 10;
      const double width = sample_width + 6 + name_width +
                           (words.empty() ? 0 : text_width(words[0], style::text_size, false)) + 16;
      if (x > margin && x + width - 16 > margin + std::max(text_room(), 400.0)) {
        x = margin;
        y_ += legend_line;
      }
      draw_sample(sample, x);
      if (!name.empty())
        text(x + sample_width + 6, y_ + 9.5, style::text_size, name[0]);
      if (!words.empty())
        text(x + sample_width + 6 + name_width, y_ + 9.5, style::text_size, words[0]);
      x += width;
    }
    y_ += legend.empty() ? 0 : legend_line + 4;
  }

  void draw_sample(const Sample &sample, double x) {
    if (!sample.line) {
      Area area = sample.area;
      area.left = x;
      area.top = y_;
      area.width = sample_width;
      area.height = sample_height;
      out_.ground.push_back(area);
      return;
    }
    viz::Line line = sample.look;
    line.points = {{x, y_ + sample_height / 2}, {x + sample_width, y_ + sample_height / 2}};
    out_.lines.push_back(std::move(line));
  }

  /// Facts that were asked for and have no room.
  void note_cut() {
    if (source_.options.card.facts.empty())
      return;
    const auto cut = [](const viz::Box &box) {
      return box.name[0] == 'n' && std::ranges::any_of(box.texts, [](const Text &line) {
               return !line.bold && line.text.ends_with("…");
             });
    };
    if (const auto n = std::ranges::count_if(out_.boxes, cut); n > 0)
      selection_.notes.push_back("Facts of " + counted(static_cast<std::uint64_t>(n), "post", "posts") +
                                 " are cut short (…): fewer facts or a larger sheet have room for all.");
  }

  void draw_notes() {
    for (const std::string &note : selection_.notes) {
      description_ += ' ' + note;
      paragraph(note, style::text_size, false, sheet_text_line, 3, style::black);
    }
  }

  const Source &source_;
  const Extract &extract_;
  const Model &model_;
  Selection selection_;
  Layout layout_;
  Room size_; ///< 0: as large as it is
  Drawing out_;
  std::string description_;
  double y_ = 0, left_ = 0, bands_top_ = 0;
};

} // namespace

Sheeted sheet(const Source &source, const Extract &extract, Selection &&selection, Layout &&layout,
              const std::optional<Room> &size) {
  return Sheet(source, extract, std::move(selection), std::move(layout), size).draw();
}

} // namespace organograph::viz::structure
