// SPDX-License-Identifier: Apache-2.0
// What a reader of an SVG sees of a drawing: boxes, lines and texts, and whether they keep clear of each
// other. Reads what viz::svg() writes and little else, and throws on anything it does not understand.
#pragma once

#include "organograph/viz/detail/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test {

struct SeenArea {
  double left = 0, top = 0, right = 0, bottom = 0;
  std::string fill, stroke, dashes;
};

struct SeenText {
  double left = 0, right = 0, baseline = 0, size = 0;
  bool bold = false;
  std::string words, colour, decoration;
  double top() const { return baseline - 0.76 * size; }
  double bottom() const { return baseline + 0.24 * size; }
};

struct SeenLine {
  std::vector<std::pair<double, double>> points;
  bool dashed = false;
  std::string label;
};

struct SeenBox {
  std::string name, label;
  std::vector<SeenArea> areas; ///< the box itself first
  std::vector<SeenText> texts;
  bool has(std::string_view words) const {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const SeenText &t) { return t.words.find(words) != std::string::npos; });
  }
};

struct Picture {
  double width = 0, height = 0;
  std::string title, description;
  std::vector<SeenArea> ground;
  std::vector<SeenBox> boxes;
  std::vector<SeenLine> lines;
  std::vector<SeenText> texts;

  /// Throws where there is none.
  const SeenBox &box(std::string_view name) const {
    for (const SeenBox &box : boxes)
      if (box.name == name)
        return box;
    throw std::runtime_error("no box " + std::string(name));
  }
  bool has_box(std::string_view name) const {
    return std::any_of(boxes.begin(), boxes.end(), [&](const SeenBox &box) { return box.name == name; });
  }
  bool says(std::string_view words) const {
    return std::any_of(texts.begin(), texts.end(),
                       [&](const SeenText &t) { return t.words.find(words) != std::string::npos; });
  }
};

class PictureReader {
public:
  explicit PictureReader(std::string_view svg) : svg_(svg) {}

  Picture read() {
    if (take("<?xml"))
      skip_past("?>");
    blanks();
    open_.push_back({});
    element();
    blanks();
    require(at_ == svg_.size(), "something follows the end");
    return std::move(out_);
  }

private:
  using Attributes = std::map<std::string, std::string>;

  void require(bool holds, const std::string &what) const {
    if (!holds)
      throw std::runtime_error("SVG: " + what + " at '" + std::string(svg_.substr(at_, 60)) + "'");
  }
  bool take(std::string_view text) {
    if (!svg_.substr(at_).starts_with(text))
      return false;
    at_ += text.size();
    return true;
  }
  void skip_past(std::string_view text) {
    at_ = svg_.find(text, at_);
    require(at_ != std::string_view::npos, "no " + std::string(text));
    at_ += text.size();
  }
  void blanks() {
    while (at_ < svg_.size() && (svg_[at_] == ' ' || svg_[at_] == '\n'))
      ++at_;
  }

  std::string name() {
    const std::size_t from = at_;
    while (at_ < svg_.size() &&
           (std::isalnum(static_cast<unsigned char>(svg_[at_])) || svg_[at_] == '-' || svg_[at_] == ':'))
      ++at_;
    require(at_ > from, "a name is missing");
    return std::string(svg_.substr(from, at_ - from));
  }

  /// Decoded text up to one of these characters.
  std::string text(char end) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities = {
        {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#10;", "\n"}, {"&#39;", "'"}}};
    std::string out;
    while (at_ < svg_.size() && svg_[at_] != end) {
      const auto c = static_cast<unsigned char>(svg_[at_]);
      require(c != '<' && (c >= 0x20 || c == '\n') && c != 0x7F, "a character that may not be here");
      if (c == '&') {
        const auto *const entity = std::find_if(entities.begin(), entities.end(), [&](const auto &e) {
          return svg_.substr(at_).starts_with(e.first);
        });
        require(entity != entities.end(), "an entity");
        out += entity->second;
        at_ += entity->first.size();
      } else {
        out += svg_[at_++];
      }
    }
    return out;
  }

  /// Attributes of the element and, of those that texts and lines inherit, of what stands around it.
  void element() {
    require(take("<"), "no element");
    const std::string tag = name();
    Attributes own;
    for (blanks(); !svg_.substr(at_).starts_with('>') && !svg_.substr(at_).starts_with('/'); blanks()) {
      const std::string key = name();
      require(take("=\""), "an attribute");
      require(own.emplace(key, text('"')).second, "an attribute twice");
      require(take("\""), "an attribute's end");
    }
    Attributes all = open_.back();
    for (const char *once : {"id", "role", "aria-label", "x", "y", "width", "height", "d"})
      all.erase(once);
    for (const auto &[key, value] : own)
      all[key] = value;
    open_.push_back(all);
    const bool is_box = tag == "g" && own.contains("id");
    if (is_box) {
      out_.boxes.push_back({own["id"], own["aria-label"], {}, {}});
      in_box_ = true;
    }
    if (take("/>")) {
      see(tag, all, "");
    } else {
      require(take(">"), "a tag's end");
      contents(tag, all);
    }
    in_box_ = in_box_ && !is_box;
    open_.pop_back();
  }

  void contents(const std::string &tag, const Attributes &all) {
    std::string words;
    while (!svg_.substr(at_).starts_with("</")) {
      require(at_ < svg_.size(), "no end of " + tag);
      if (svg_[at_] == '<')
        element();
      else
        words += text('<');
    }
    at_ += 2;
    require(name() == tag && take(">"), "another tag's end");
    see(tag, all, words);
  }

  static double number(const Attributes &all, const std::string &key, double otherwise = 0) {
    const auto found = all.find(key);
    return found == all.end() ? otherwise : std::strtod(found->second.c_str(), nullptr);
  }
  static std::string value(const Attributes &all, const std::string &key) {
    const auto found = all.find(key);
    return found == all.end() ? "" : found->second;
  }

  void see(const std::string &tag, const Attributes &all, const std::string &words) {
    if (tag == "svg") {
      const std::string box = value(all, "viewBox");
      require(box.starts_with("0 0 "), "a viewBox");
      char *end = nullptr;
      out_.width = std::strtod(box.c_str() + 4, &end);
      out_.height = std::strtod(end, nullptr);
    } else if (tag == "title" && open_.size() == 3) {
      out_.title = words;
    } else if (tag == "desc") {
      out_.description = words;
    } else if (tag == "title") {
      title_ = words;
      if (in_box_)
        out_.boxes.back().label = words;
    } else if (tag == "rect") {
      see_area(all);
    } else if (tag == "text") {
      see_text(all, words);
    } else if (tag == "path" && value(all, "stroke") != "none" && open_.size() > 2 && !in_defs()) {
      see_line(all);
    } else {
      require(tag == "g" || tag == "a" || tag == "defs" || tag == "pattern" || tag == "marker" ||
                  tag == "path",
              "unknown element " + tag);
    }
  }

  bool in_defs() const {
    return std::any_of(open_.begin(), open_.end(), [](const Attributes &a) {
      return a.contains("patternUnits") || a.contains("markerUnits");
    });
  }

  void see_area(const Attributes &all) {
    SeenArea area;
    area.left = number(all, "x");
    area.top = number(all, "y");
    area.right = area.left + number(all, "width");
    area.bottom = area.top + number(all, "height");
    area.fill = value(all, "fill");
    area.stroke = value(all, "stroke");
    area.dashes = value(all, "stroke-dasharray");
    (in_box_ ? out_.boxes.back().areas : out_.ground).push_back(area);
  }

  void see_text(const Attributes &all, const std::string &words) {
    SeenText text;
    text.words = words;
    text.baseline = number(all, "y");
    text.size = number(all, "font-size");
    text.bold = value(all, "font-weight") == "bold";
    text.colour = value(all, "fill").empty() ? "#000000" : value(all, "fill");
    text.decoration = value(all, "text-decoration");
    const double width = viz::detail::text_width(words, text.size, text.bold);
    std::string anchor = value(all, "text-anchor");
    if (value(all, "direction") == "rtl")
      anchor = anchor == "end" ? "start" : anchor == "middle" ? "middle" : "end";
    text.left = number(all, "x") - (anchor == "middle" ? width / 2 : anchor == "end" ? width : 0);
    text.right = text.left + width;
    (in_box_ ? out_.boxes.back().texts : out_.texts).push_back(text);
  }

  void see_line(const Attributes &all) {
    SeenLine line;
    line.dashed = all.contains("stroke-dasharray");
    line.label = title_;
    title_.clear();
    const std::string path = value(all, "d");
    double x = 0, y = 0;
    for (const char *at = path.c_str(); *at != '\0';) {
      const char step = *at++;
      char *end = nullptr;
      const double first = std::strtod(at, &end);
      require(end != at && std::string_view("MLHVQ").find(step) != std::string_view::npos, "a path");
      if (step == 'M' && !line.points.empty()) { // broken where another line crosses
        out_.lines.push_back(line);
        line.points.clear();
      }
      if (step == 'Q') { // a round corner: the corner, and where it ends
        line.points.emplace_back(first, std::strtod(end, &end));
        x = std::strtod(end, &end);
        y = std::strtod(end, &end);
      } else if (step == 'V') {
        y = first;
      } else {
        x = first;
        if (step != 'H')
          y = std::strtod(end, &end);
      }
      line.points.emplace_back(x, y);
      at = end;
    }
    out_.lines.push_back(line);
  }

  std::string_view svg_;
  std::size_t at_ = 0;
  std::vector<Attributes> open_;
  bool in_box_ = false;
  std::string title_;
  Picture out_;
};

/// Throws std::runtime_error where the text is no SVG as viz::svg() writes it.
inline Picture read_picture(std::string_view svg) {
  return PictureReader(svg).read();
}

/// Boxes that lie on each other, lines that run through boxes or on each other, texts outside their box or
/// the sheet or on each other. Empty: all is clear.
class ClearanceCheck {
public:
  explicit ClearanceCheck(const Picture &picture) : picture_(picture) {}

  std::vector<std::string> faults() {
    boxes();
    lines();
    texts();
    return std::move(faults_);
  }

private:
  static constexpr double touch = 0.6; ///< a pen's width, and figures are rounded

  void fault(const std::string &what) {
    if (faults_.size() < 10)
      faults_.push_back(what);
  }

  void boxes() {
    std::vector<const SeenBox *> sorted;
    for (const SeenBox &box : picture_.boxes) {
      if (box.areas.empty())
        fault(box.name + " has no area");
      else
        sorted.push_back(&box);
      const SeenArea sheet{0, 0, picture_.width, picture_.height, "", "", ""};
      for (const SeenArea &area : box.areas) {
        if (!inside(area, box.areas[0]))
          fault("a part of " + box.name + " stands outside it");
        if (!inside(area, sheet))
          fault(box.name + " stands outside the sheet");
      }
    }
    const auto left = [](const SeenBox *b) { return b->areas[0].left; };
    std::sort(sorted.begin(), sorted.end(), [&](auto *a, auto *b) { return left(a) < left(b); });
    for (std::size_t i = 0; i < sorted.size(); ++i)
      for (std::size_t j = i + 1; j < sorted.size() && left(sorted[j]) < sorted[i]->areas[0].right - touch;
           ++j)
        if (overlap(sorted[i]->areas[0], sorted[j]->areas[0]))
          fault(sorted[i]->name + " lies on " + sorted[j]->name);
  }

  static bool inside(const SeenArea &a, const SeenArea &b) {
    return a.left >= b.left - touch && a.right <= b.right + touch && a.top >= b.top - touch &&
           a.bottom <= b.bottom + touch;
  }
  static bool overlap(const SeenArea &a, const SeenArea &b) {
    return a.left < b.right - touch && b.left < a.right - touch && a.top < b.bottom - touch &&
           b.top < a.bottom - touch;
  }

  void lines() {
    std::vector<SeenArea> pieces;
    for (const SeenLine &line : picture_.lines)
      for (std::size_t i = 1; i < line.points.size(); ++i) {
        const auto [ax, ay] = line.points[i - 1];
        const auto [bx, by] = line.points[i];
        if (std::abs(ax - bx) > 0.02 && std::abs(ay - by) > 0.02)
          fault("a line slants");
        const SeenArea piece{
            std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by), "", "", ""};
        for (const SeenBox &box : picture_.boxes)
          if (!box.areas.empty() && piece.right > box.areas[0].left + touch &&
              piece.left < box.areas[0].right - touch && piece.bottom > box.areas[0].top + touch &&
              piece.top < box.areas[0].bottom - touch)
            fault("a line runs through " + box.name + " at " + std::to_string(piece.left) + ", " +
                  std::to_string(piece.top));
        pieces.push_back(piece);
      }
    std::sort(pieces.begin(), pieces.end(), [](auto &a, auto &b) { return a.left < b.left; });
    for (std::size_t i = 0; i < pieces.size(); ++i)
      for (std::size_t j = i + 1; j < pieces.size() && pieces[j].left < pieces[i].right + 1; ++j) {
        const SeenArea &a = pieces[i], &b = pieces[j];
        const double wide = std::min(a.right, b.right) - std::max(a.left, b.left),
                     high = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
        if ((wide > 1 && high > -0.5) || (high > 1 && wide > -0.5))
          fault("a line lies on another at " + std::to_string(b.left) + ", " + std::to_string(b.top));
      }
  }

  void texts() {
    std::vector<SeenArea> all;
    const auto area_of = [](const SeenText &t) {
      return SeenArea{t.left, t.top(), t.right, t.bottom(), "", "", t.words};
    };
    for (const SeenBox &box : picture_.boxes)
      for (const SeenText &text : box.texts) {
        if (box.areas.empty() || !inside(area_of(text), box.areas[0]))
          fault("'" + text.words.substr(0, 60) + "' stands outside " + box.name);
        all.push_back(area_of(text));
      }
    const SeenArea sheet{0, 0, picture_.width, picture_.height, "", "", ""};
    for (const SeenText &text : picture_.texts) {
      const SeenArea area = area_of(text);
      if (!inside(area, sheet))
        fault("'" + text.words.substr(0, 60) + "' stands outside the sheet");
      for (const SeenBox &box : picture_.boxes)
        if (!box.areas.empty() && overlap(area, box.areas[0]))
          fault("'" + text.words.substr(0, 60) + "' lies on " + box.name);
      all.push_back(area);
    }
    std::sort(all.begin(), all.end(), [](auto &a, auto &b) { return a.left < b.left; });
    for (std::size_t i = 0; i < all.size(); ++i)
      for (std::size_t j = i + 1; j < all.size() && all[j].left < all[i].right - touch; ++j)
        if (all[i].top < all[j].bottom - touch && all[j].top < all[i].bottom - touch)
          fault("'" + all[i].dashes.substr(0, 40) + "' lies on '" + all[j].dashes.substr(0, 40) + "'");
  }

  const Picture &picture_;
  std::vector<std::string> faults_;
};

} // namespace organograph::test
