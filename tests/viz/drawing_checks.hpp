// SPDX-License-Identifier: Apache-2.0
// What a test can see in a drawing: the nodes and lines of the DOT text, and whether an SVG is XML.
#pragma once

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::test {

struct DrawnNode {
  double x = 0, y = 0, width = 0, height = 0; ///< centre, y up; the size of boxes alone
  std::string label, tooltip;
};

struct DrawnLine {
  std::string from, to;
  std::vector<std::pair<double, double>> points; ///< corners
  bool dashed = false;
};

struct Drawn {
  std::map<std::string, DrawnNode> nodes;
  std::vector<DrawnLine> lines;
  std::map<std::string, std::vector<std::string>> subgraphs;
};

inline double number_after(std::string_view text, std::string_view key) {
  const std::size_t at = text.find(key);
  return at == std::string_view::npos ? 0 : std::strtod(text.data() + at + key.size(), nullptr);
}

inline std::string between(std::string_view text, std::string_view open, std::string_view close) {
  const std::size_t a = text.find(open);
  const std::size_t b = a == std::string_view::npos ? a : text.find(close, a + open.size());
  return b == std::string_view::npos ? "" : std::string(text.substr(a + open.size(), b - a - open.size()));
}

inline std::vector<std::pair<double, double>> corners(const std::string &pos) {
  std::vector<std::pair<double, double>> out;
  const char *at = pos.c_str();
  for (std::size_t i = 0; *at != '\0'; ++i) {
    char *end = nullptr;
    const double x = std::strtod(at, &end);
    const double y = std::strtod(end + 1, &end);
    if (i % 3 == 0)
      out.emplace_back(x, y);
    at = end;
  }
  return out;
}

/// Reads the text that structure_dot() writes, one statement a line; not any DOT.
inline Drawn read_drawing(const std::string &dot) {
  Drawn out;
  for (std::size_t at = 0; at < dot.size();) {
    const std::size_t end = std::min(dot.find('\n', at), dot.size());
    const std::string line = dot.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("subgraph ")) {
      auto &members = out.subgraphs[between(line, "subgraph ", " {")];
      for (std::size_t from = line.find('{'), semicolon;
           (semicolon = line.find(';', from + 1)) != std::string::npos; from = semicolon) {
        const std::string word = line.substr(from + 2, semicolon - from - 2);
        if (word != "rank=same")
          members.push_back(word);
      }
    } else if (const std::size_t pos = line.find(" [pos=\""); pos != std::string::npos) {
      const std::string head = line.substr(0, pos), place = between(line, "[pos=\"", "\"");
      const std::size_t arrow = head.find(" -> ");
      if (arrow != std::string::npos) {
        out.lines.push_back({head.substr(0, arrow), head.substr(arrow + 4), corners(place),
                             line.find("style=dashed") != std::string::npos});
        continue;
      }
      DrawnNode node;
      node.x = std::strtod(place.c_str(), nullptr);
      node.y = number_after(place, ",");
      node.label = line.substr(line.find("label="));
      node.tooltip = between(line, "tooltip=\"", "\"];");
      const double frame = 2 * number_after(node.label, "BORDER=\"");
      node.width = number_after(node.label, "WIDTH=\"") + frame;
      node.height = number_after(node.label, "HEIGHT=\"") + frame;
      if (node.label.find("VALIGN") != std::string::npos)
        node.height += 14;
      out.nodes[head] = node;
    }
  }
  return out;
}

/// Empty for well-formed XML as Graphviz writes it, else what is wrong: tags in pairs, attributes quoted, no
/// stray '<' or '&', only known entities, no control characters.
class XmlChecker {
public:
  explicit XmlChecker(std::string_view text) : text_(text) {}

  std::string fault() {
    while (fault_.empty() && at_ < text_.size())
      text_[at_] == '<' ? markup() : character();
    if (fault_.empty() && !open_.empty())
      fault_ = "not closed: " + open_.back();
    return fault_;
  }

private:
  void fail(const std::string &what) { fault_ = what + " at " + std::string(text_.substr(at_, 60)); }

  void skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, at_);
    if (found == std::string_view::npos)
      fail("no " + std::string(end));
    else
      at_ = found + end.size();
  }

  void markup() {
    if (text_.substr(at_).starts_with("<!--")) {
      const std::size_t end = text_.find("--", at_ + 4);
      if (end == std::string_view::npos || text_[end + 2] != '>')
        fail("comment");
      else
        at_ = end + 3;
    } else if (text_.substr(at_).starts_with("<?") || text_.substr(at_).starts_with("<!")) {
      skip_to(">");
    } else {
      tag();
    }
  }

  std::string name() {
    std::string out;
    while (at_ < text_.size() && (std::isalnum(static_cast<unsigned char>(text_[at_])) || text_[at_] == ':' ||
                                  text_[at_] == '-' || text_[at_] == '_'))
      out += text_[at_++];
    return out;
  }

  void blanks() {
    while (at_ < text_.size() && std::isspace(static_cast<unsigned char>(text_[at_])))
      ++at_;
  }

  void tag() {
    ++at_;
    const bool closing = at_ < text_.size() && text_[at_] == '/';
    at_ += closing;
    const std::string tag_name = name();
    if (tag_name.empty())
      return fail("stray <");
    if (closing) {
      if (open_.empty() || open_.back() != tag_name)
        return fail("closes another tag");
      open_.pop_back();
      return skip_to(">");
    }
    for (blanks(); fault_.empty() && at_ < text_.size() && text_[at_] != '>' && text_[at_] != '/'; blanks())
      attribute();
    if (text_[at_] == '/')
      ++at_;
    else
      open_.push_back(tag_name);
    if (fault_.empty() && text_[at_++] != '>')
      fail("tag");
  }

  void attribute() {
    if (name().empty() || text_.substr(at_, 2) != "=\"")
      return fail("attribute");
    for (at_ += 2; fault_.empty() && at_ < text_.size() && text_[at_] != '"';)
      text_[at_] == '<' ? fail("< in attribute") : character();
    ++at_;
  }

  void character() {
    const auto byte = static_cast<unsigned char>(text_[at_]);
    if (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r')
      return fail("control character");
    if (byte != '&') {
      ++at_;
      return;
    }
    const std::size_t end = text_.find(';', at_);
    const std::string entity(text_.substr(at_ + 1, end == std::string_view::npos ? 0 : end - at_ - 1));
    const bool known = entity == "amp" || entity == "lt" || entity == "gt" || entity == "quot" ||
                       (entity.size() > 1 && entity[0] == '#' &&
                        entity.find_first_not_of("0123456789abcdefx", 1) == std::string::npos);
    if (!known)
      return fail("entity");
    at_ = end + 1;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<std::string> open_;
  std::string fault_;
};

/// Texts of an SVG or of a label with the five entities and numbers below 128 decoded.
inline std::string decoded(std::string text) {
  for (const auto &[entity, plain] : std::vector<std::pair<std::string, std::string>>{{"&lt;", "<"},
                                                                                      {"&gt;", ">"},
                                                                                      {"&quot;", "\""},
                                                                                      {"&#39;", "'"},
                                                                                      {"&#45;", "-"},
                                                                                      {"&#10;", "\n"},
                                                                                      {"&#160;", "\u00a0"},
                                                                                      {"&amp;", "&"}})
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; at += plain.size())
      text.replace(at, entity.size(), plain);
  return text;
}

} // namespace organograph::test
