// SPDX-License-Identifier: Apache-2.0
// The sheet around the bands (title, headings, tiers at the side, legend) and the DOT text of it all.
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

constexpr double margin = 14, tier_strip = 62;
constexpr double title_size = 16, small_size = 8, heading_size = 10, sample_width = 26;

struct Sample {
  std::string text, swatch; ///< swatch: an HTML table, or empty for a line
  bool dashed = false;
};

std::string number(double value) {
  const std::string text = plain_number(value);
  return text == "-0" ? "0" : text;
}

/// Ops of Graphviz's xdot language, in its coordinates (y up).
class Background {
public:
  explicit Background(double height) : height_(height) {}
  void box(double left, double top, double right, double bottom, const std::string &fill) {
    colours("#ffffff00", fill);
    text_ += "P 4 " + at(left, top) + at(right, top) + at(right, bottom) + at(left, bottom);
  }
  void line(double x1, double y1, double x2, double y2, const std::string &colour, bool dashed = false) {
    const std::string style = dashed ? "dashed" : "solid";
    text_ += "S " + std::to_string(style.size()) + " -" + style + ' ';
    colours(colour, "#ffffff");
    text_ += "L 2 " + at(x1, y1) + at(x2, y2);
  }
  const std::string &text() const { return text_; }

private:
  void colours(const std::string &pen, const std::string &fill) {
    text_ += "c " + std::to_string(pen.size()) + " -" + pen + " C " + std::to_string(fill.size()) + " -" +
             fill + ' ';
  }
  std::string at(double x, double y) const { return number(x) + ' ' + number(height_ - y) + ' '; }

  double height_;
  std::string text_;
};

/// Writes the sheet from the top down; everything but the bands is as wide as they are.
class Sheet {
public:
  Sheet(const Model &model, const SpanOfControl &spans, const Selection &selection,
        const Placement &placement, const Routes &drawing)
      : model_(model), spans_(spans), selection_(selection), placement_(placement), drawing_(drawing),
        width_(std::max(sheet_least_width, drawing.right + 2 * margin + tier_strip)), background_(0) {}

  std::string write() {
    plan();
    background_ = Background(height_);
    background_.box(0, 0, width_, height_, "#ffffff");
    draw_heading();
    draw_bands();
    draw_columns();
    draw_boxes();
    draw_lines();
    draw_legend();
    return head() + ranks() + out_ + "}\n";
  }

private:
  /// For running text: an HTML table cannot be wider than 65,535 points, nor a line read at that length.
  double inner_width() const { return std::min(width_ - 2 * margin, 1600.0); }

  void plan() {
    title_ = wrapped(selection_.title, inner_width(), title_size, true, 4);
    std::string below = drawable(model_.text(model_->date));
    if (const std::string source = drawable(model_.text(model_->source)); !source.empty())
      below += (below.empty() ? "" : " · ") + ("Source: " + source);
    below_title_ = wrapped(below, inner_width(), small_size, false, 3);
    const double title_height =
        20.0 * static_cast<double>(title_.size()) + 11.0 * static_cast<double>(below_title_.size());
    heading_top_ = margin + title_height + 10;
    for (std::size_t k = 0; k < selection_.columns.size(); ++k)
      headings_.push_back(wrapped(column_name(k), column_width(k) - 16, heading_size, true, 2));
    double lines = 0;
    for (const auto &heading : headings_)
      lines = std::max(lines, static_cast<double>(heading.size()));
    heading_height_ = selection_.columns.empty() ? 0 : 13 * lines + 8;
    bands_top_ = heading_top_ + heading_height_ + (selection_.columns.empty() ? 0 : 6);
    bands_left_ =
        margin + tier_strip + std::max(0.0, (width_ - 2 * margin - tier_strip - drawing_.right) / 2);
    legend_top_ = bands_top_ + drawing_.bottom + 12;
    plan_legend();
  }

  std::string column_name(std::size_t k) const {
    const OrganisationId organisation = selection_.columns[k].organisation;
    return organisation == none<OrganisationId>
               ? "Joint"
               : drawable(model_.text(model_->organisations.name[index(organisation)]));
  }
  double column_width(std::size_t k) const { return drawing_.column_lefts[k + 1] - drawing_.column_lefts[k]; }

  std::string position(double x, double y) const { return number(x) + ',' + number(height_ - y); }

  void node(const std::string &name, double x, double y, const std::string &label,
            const std::string &tooltip) {
    out_ += name + " [pos=\"" + position(x, y) + "\", label=<" + label + ">";
    if (!tooltip.empty())
      out_ += ", tooltip=" + quoted(tooltip);
    out_ += "];\n";
  }

  static std::string text_table(double width, double height, const std::string &text) {
    return table_of("<TR><TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" WIDTH=\"" + number(std::floor(width)) +
                    "\" HEIGHT=\"" + number(std::floor(height)) + "\">" + text + "</TD></TR>");
  }

  static std::string font(const std::string &text, double size, bool bold,
                          const std::string &colour = "#000000") {
    return "<FONT COLOR=\"" + colour + "\" POINT-SIZE=\"" + number(size) + "\">" + (bold ? "<B>" : "") +
           html(text) + (bold ? "</B>" : "") + "</FONT>";
  }

  static std::string joined(const std::vector<std::string> &lines, double size, bool bold) {
    std::string out;
    for (const std::string &line : lines)
      out += (out.empty() ? "" : "<BR/>") + font(line, size, bold);
    return out;
  }

  static std::string rows(const std::vector<std::string> &lines, double step, double size, bool bold,
                          const std::string &colour) {
    std::string out;
    for (const std::string &line : lines)
      out += line_row(font(line, size, bold, colour), step, size != heading_size);
    return out;
  }

  void draw_heading() {
    const double height = heading_top_ - 10 - margin;
    const std::string text =
        rows(title_, 20, title_size, true, "#000000") + rows(below_title_, 11, small_size, false, "#333333");
    node("title", margin + inner_width() / 2, margin + height / 2,
         text_table(inner_width(), height, table_of(text)), selection_.title);
  }

  void draw_bands() {
    for (std::size_t i = 0; i < placement_.bands.size(); ++i) {
      const Band &band = placement_.bands[i];
      const double top = bands_top_ + band.top, bottom = bands_top_ + band.bottom;
      background_.box(margin, top, width_ - margin, bottom, i % 2 == 0 ? "#f3f3f3" : "#fbfbfb");
      background_.box(margin, top, margin + tier_strip - 6, bottom, "#dedede");
      background_.line(margin, top, width_ - margin, top, "#c4c4c4");
      std::string name = band.first_tier == band.last_tier ? "Tier " + std::to_string(band.first_tier)
                                                           : "Tiers " + std::to_string(band.first_tier) +
                                                                 " to " + std::to_string(band.last_tier);
      std::vector<std::string> lines = wrapped(name, tier_strip - 10, 9, true, 3);
      std::string text = joined(lines, 9, true);
      double height = 12.0 * static_cast<double>(lines.size());
      if (band.empty) {
        text += "<BR/>" + font("no post", small_size, false);
        height += 10;
      }
      const double centre = band.empty ? (top + bottom) / 2 : top + 14 + height / 2;
      node("t" + std::to_string(i), margin + (tier_strip - 6) / 2, centre, text, "");
    }
  }

  void draw_columns() {
    for (std::size_t k = 0; k < selection_.columns.size(); ++k) {
      const double left = bands_left_ + drawing_.column_lefts[k], width = column_width(k);
      const OrganisationId organisation = selection_.columns[k].organisation;
      const bool joint = organisation == none<OrganisationId>;
      const Paint paint = joint ? Paint{"#ffffff", "#000000"} : paint_of(model_, organisation);
      node("c" + std::to_string(k), left + width / 2, heading_top_ + heading_height_ / 2,
           "<TABLE BORDER=\"" + std::string(joint ? "2" : "1") +
               "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" COLOR=\"#333333\" BGCOLOR=\"" +
               paint.fill + "\"><TR><TD WIDTH=\"" + number(std::floor(std::min(width - 8, 60000.0))) +
               "\" HEIGHT=\"" + number(std::floor(heading_height_)) + "\">" +
               table_of(rows(headings_[k], 13, heading_size, true, paint.text)) + "</TD></TR></TABLE>",
           column_name(k));
      if (k > 0)
        background_.line(left, bands_top_, left, bands_top_ + drawing_.bottom, "#9a9a9a");
    }
  }

  static std::string name_of(const Selection &selection, std::size_t box) {
    const Box &b = selection.boxes[box];
    if (b.kind == BoxKind::post)
      return "n" + std::to_string(index(b.post));
    return (b.kind == BoxKind::fold ? "f" : "g") + std::to_string(box);
  }

  void draw_boxes() {
    for (std::size_t b = 0; b < selection_.boxes.size(); ++b) {
      const Box &box = selection_.boxes[b];
      node(name_of(selection_, b), bands_left_ + box.x, bands_top_ + box.y, label_of(model_, spans_, box),
           tooltip_of(model_, spans_, box));
    }
  }

  void draw_lines() {
    for (std::size_t i = 0; i < drawing_.lines.size(); ++i) {
      const Line &line = drawing_.lines[i];
      out_ += name_of(selection_, line.from) + " -> " + name_of(selection_, line.to) + " [pos=\"" +
              path(line.points) + '"';
      if (line.further != nowhere)
        out_ += ", style=dashed, color=\"#8a2b0d\", penwidth=1.2, constraint=false";
      out_ += "];\n";
      if (line.further == nowhere)
        continue;
      const std::string kind = drawable(model_.text(model_->reporting_lines[line.further].kind));
      const auto text = wrapped(kind, 110, 7, false, 1);
      if (!text.empty())
        node("k" + std::to_string(i), bands_left_ + line.label.x, bands_top_ + line.label.y,
             "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" "
             "BGCOLOR=\"#ffffff\"><TR><TD>" +
                 font(text[0], 7, false, "#8a2b0d") + "</TD></TR></TABLE>",
             kind);
    }
  }

  /// Straight pieces as the cubic curves that Graphviz wants.
  std::string path(const std::vector<Point> &points) const {
    std::string out;
    const auto put = [&](double x, double y) {
      out += (out.empty() ? "" : " ") + position(bands_left_ + x, bands_top_ + y);
    };
    put(points[0].x, points[0].y);
    Point last = points[0];
    for (std::size_t i = 1; i < points.size(); ++i) {
      const Point next = points[i];
      if (i + 1 < points.size() && std::abs(next.x - last.x) < 0.01 && std::abs(next.y - last.y) < 0.01)
        continue;
      put(last.x + (next.x - last.x) / 3, last.y + (next.y - last.y) / 3);
      put(last.x + (next.x - last.x) * 2 / 3, last.y + (next.y - last.y) * 2 / 3);
      put(next.x, next.y);
      last = next;
    }
    return out;
  }

  static std::string swatch(const std::string &fill, int border, const std::string &style,
                            const std::string &text, const std::string &colour) {
    return "<TABLE BORDER=\"" + std::to_string(border) +
           "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" COLOR=\"#333333\" BGCOLOR=\"" + fill +
           "\"" + style + "><TR><TD WIDTH=\"" + number(sample_width) + "\" HEIGHT=\"13\">" +
           font(text, 7, false, colour) + "</TD></TR></TABLE>";
  }

  void plan_samples() {
    const auto any = [&](auto holds) {
      return std::any_of(selection_.boxes.begin(), selection_.boxes.end(), holds);
    };
    std::vector<std::uint8_t> used(model_->organisations.id.size(), 0);
    for (const Box &box : selection_.boxes)
      if (box.kind == BoxKind::post)
        for (const Served &served : model_->posts.serves[index(box.post)])
          used[index(served.organisation)] = 1;
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (!used[i])
        continue;
      const Paint paint = paint_of(model_, id_at<OrganisationId>(i));
      const std::string id = drawable(model_.text(model_->organisations.id[i]));
      samples_.push_back({id + ": " + drawable(model_.text(model_->organisations.name[i])),
                          swatch(paint.fill, 1, "", " ", paint.text), false});
    }
    const auto is_post = [](const Box &box) { return box.kind == BoxKind::post; };
    if (any([&](const Box &box) { return is_post(box) && model_.joint(box.post); }))
      samples_.push_back({"joint post: colours of all it serves, with the share of each in %",
                          swatch("#ffffff", 2, "", " ", "#000000"), false});
    if (any([&](const Box &b) {
          return is_post(b) && model_->posts.status[index(b.post)] == Status::vacant;
        }))
      samples_.push_back({"vacant", swatch("#ffffff", 2, " STYLE=\"dotted\"", " ", "#000000"), false});
    if (any([](const Box &box) { return box.kind == BoxKind::staff; }))
      samples_.push_back({"staff group: people known only as a number",
                          swatch("#ffffff", 1, " STYLE=\"dashed\"", " ", "#000000"), false});
    if (any([](const Box &box) { return box.kind == BoxKind::fold; }))
      samples_.push_back(
          {"several posts folded into one box", swatch("#ffffff", 3, "", " ", "#000000"), false});
    if (std::any_of(drawing_.lines.begin(), drawing_.lines.end(),
                    [](const Line &l) { return l.further == nowhere; }))
      samples_.push_back({"line management", "", false});
    if (std::any_of(drawing_.lines.begin(), drawing_.lines.end(),
                    [](const Line &l) { return l.further != nowhere; }))
      samples_.push_back({"further reporting line, with its kind", "", true});
  }

  void plan_legend() {
    plan_samples();
    double x = margin, y = legend_top_;
    for (Sample &sample : samples_) {
      const auto cut = wrapped(sample.text, std::min(300.0, inner_width() - 60), small_size, false, 1);
      sample.text = cut.empty() ? "" : cut[0];
      const double width = sample_width + 6 + text_width(sample.text, small_size, false) + 4;
      if (x > margin && x + width > width_ - margin) {
        x = margin;
        y += 18;
      }
      places_.push_back({x, y + 8});
      x += width + 14;
    }
    height_ = y + (samples_.empty() ? 0 : 20);
    for (const std::string &note : selection_.notes)
      for (const std::string &line : wrapped(note, inner_width(), small_size, false, 3))
        note_lines_.push_back(line);
    note_top_ = height_ + (note_lines_.empty() ? 0 : 4);
    height_ = note_top_ + 11.0 * static_cast<double>(note_lines_.size()) + margin;
  }

  void draw_legend() {
    for (std::size_t i = 0; i < samples_.size(); ++i) {
      const Sample &sample = samples_[i];
      const Point at = places_[i];
      if (sample.swatch.empty())
        background_.line(at.x, at.y, at.x + sample_width, at.y, sample.dashed ? "#8a2b0d" : "#333333",
                         sample.dashed);
      else
        node("s" + std::to_string(i), at.x + sample_width / 2, at.y, sample.swatch, "");
      const double width = text_width(sample.text, small_size, false) + 4;
      node("l" + std::to_string(i), at.x + sample_width + 6 + width / 2, at.y,
           text_table(width, 12, font(sample.text, small_size, false)), "");
    }
    if (note_lines_.empty())
      return;
    const double height = 11.0 * static_cast<double>(note_lines_.size());
    node("notes", margin + inner_width() / 2, note_top_ + height / 2,
         text_table(inner_width(), height, joined(note_lines_, small_size, false)), "");
  }

  std::string head() const {
    std::size_t posts = 0;
    for (const Box &box : selection_.boxes)
      posts += box.kind == BoxKind::post;
    std::string description = "Organisation structure: " + counted(posts, "post", "posts") + " drawn in " +
                              counted(placement_.bands.size(), "tier band", "tier bands") + ".";
    for (const std::string &line : below_title_)
      description += ' ' + line;
    for (const std::string &note : selection_.notes)
      description += ' ' + note;
    return "digraph structure {\ngraph [layout=nop2, pad=0, outputorder=edgesfirst, fontname=\"DejaVu "
           "Sans\", "
           "drawing_title=" +
           quoted(selection_.title) + ", drawing_description=" + quoted(description) +
           ",\n_background=" + quoted(background_.text()) +
           "];\nnode [shape=plain, fontname=\"DejaVu Sans\", fontsize=8];\n"
           "edge [dir=none, color=\"#333333\", penwidth=1, fontname=\"DejaVu Sans\"];\n";
  }

  /// What stands in which tier and column: for readers of the text, and for another layout of it.
  std::string ranks() const {
    std::string out;
    for (std::size_t i = 0; i < placement_.bands.size(); ++i) {
      out += "subgraph band_" + std::to_string(i) + " { rank=same; t" + std::to_string(i) + ";";
      for (std::size_t b = 0; b < selection_.boxes.size(); ++b)
        if (placement_.cells[placement_.cell_of[b]].band == i)
          out += ' ' + name_of(selection_, b) + ';';
      out += " }\n";
    }
    for (std::size_t k = 0; k < selection_.columns.size(); ++k) {
      out += "subgraph column_" + std::to_string(k) + " { c" + std::to_string(k) + ";";
      for (std::size_t b = 0; b < selection_.boxes.size(); ++b)
        if (selection_.boxes[b].column == k)
          out += ' ' + name_of(selection_, b) + ';';
      out += " }\n";
    }
    return out;
  }

  const Model &model_;
  const SpanOfControl &spans_;
  const Selection &selection_;
  const Placement &placement_;
  const Routes &drawing_;
  double width_, height_ = 0;
  double heading_top_ = 0, heading_height_ = 0, bands_top_ = 0, bands_left_ = 0, legend_top_ = 0,
         note_top_ = 0;
  std::vector<std::string> title_, below_title_, note_lines_;
  std::vector<std::vector<std::string>> headings_;
  std::vector<Sample> samples_;
  std::vector<Point> places_;
  Background background_;
  std::string out_;
};

} // namespace

std::string sheet(const Model &model, const SpanOfControl &spans, const Selection &selection,
                  const Placement &placement, const Routes &drawing) {
  return Sheet(model, spans, selection, placement, drawing).write();
}

} // namespace organograph::viz::structure
