// SPDX-License-Identifier: Apache-2.0
// A strict reader of the HTML that the report is written in: every element closed in its order, every
// attribute quoted, ids unique and every address within the page. Not for any HTML.
#pragma once

#include "viz/drawing_checks.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test {

struct HtmlElement {
  std::string name;
  std::map<std::string, std::string> attributes; ///< decoded
  std::string text;                              ///< all text inside it, decoded
  std::size_t within = npos;                     ///< the element around it

  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  std::string operator[](const std::string &key) const {
    const auto found = attributes.find(key);
    return found == attributes.end() ? "" : found->second;
  }
  bool has(const std::string &key) const { return attributes.contains(key); }
};

class HtmlReader {
public:
  explicit HtmlReader(std::string_view html) : html_(html) { read(); }

  /// What is wrong with it; empty where nothing is.
  const std::string &fault() const { return fault_; }
  const std::vector<HtmlElement> &elements() const { return elements_; }
  std::vector<HtmlElement> named(std::string_view name) const {
    std::vector<HtmlElement> out;
    std::ranges::copy_if(elements_, std::back_inserter(out),
                         [&](const HtmlElement &each) { return each.name == name; });
    return out;
  }

private:
  void fail(std::string_view what) {
    if (fault_.empty())
      fault_ = std::string(what) + " at " + std::string(html_.substr(at_, 80));
  }
  bool more() const { return fault_.empty() && at_ < html_.size(); }

  void read() {
    constexpr std::string_view doctype = "<!doctype html>\n";
    if (!html_.starts_with(doctype))
      fail("no doctype");
    for (at_ = doctype.size(); more();)
      html_[at_] == '<' ? tag() : text();
    if (!open_.empty())
      fail("not closed: " + elements_[open_.back()].name);
    if (fault_.empty())
      links();
  }

  void text() {
    const std::size_t end = std::min(html_.find('<', at_), html_.size());
    const std::string_view raw = html_.substr(at_, end - at_);
    if (raw.find('>') != std::string_view::npos)
      return fail("stray >");
    references(raw);
    add_text(decoded(std::string(raw)));
    at_ = end;
  }

  void references(std::string_view raw) {
    for (std::size_t i = raw.find('&'); i != std::string_view::npos; i = raw.find('&', i + 1)) {
      const std::string_view rest = raw.substr(i);
      if (!rest.starts_with("&amp;") && !rest.starts_with("&lt;") && !rest.starts_with("&gt;") &&
          !rest.starts_with("&quot;") && !rest.starts_with("&#39;"))
        fail("reference " + std::string(rest.substr(0, 12)));
    }
  }

  void add_text(const std::string &text) {
    for (const std::size_t element : open_)
      elements_[element].text += text;
  }

  std::string name() {
    std::string out;
    while (at_ < html_.size() && (std::isalnum(static_cast<unsigned char>(html_[at_])) || html_[at_] == '-' ||
                                  html_[at_] == ':' || html_[at_] == '_'))
      out += html_[at_++];
    return out;
  }

  void tag() {
    const bool closes = html_.substr(at_).starts_with("</");
    at_ += closes ? 2 : 1;
    const std::string tag_name = name();
    if (tag_name.empty())
      return fail("stray <");
    if (closes) {
      if (open_.empty() || elements_[open_.back()].name != tag_name || html_[at_] != '>')
        return fail("closes another element: " + tag_name);
      ++at_;
      return open_.pop_back();
    }
    HtmlElement element{tag_name, {}, {}, open_.empty() ? HtmlElement::npos : open_.back()};
    while (more() && html_[at_] == ' ')
      attribute(element);
    const bool ended = html_.substr(at_).starts_with("/>");
    if (!ended && (at_ >= html_.size() || html_[at_] != '>'))
      return fail("tag " + tag_name);
    at_ += ended ? 2 : 1;
    elements_.push_back(element);
    static const std::set<std::string> empty = {"meta", "br", "input", "hr", "img", "link", "col", "wbr"};
    if (ended || empty.contains(tag_name))
      return;
    open_.push_back(elements_.size() - 1);
    if (tag_name == "script" || tag_name == "style")
      raw_text(tag_name);
  }

  // Up to its end tag, whatever stands there.
  void raw_text(const std::string &tag_name) {
    const std::size_t end = html_.find("</" + tag_name, at_);
    if (end == std::string_view::npos)
      return fail("no end of " + tag_name);
    elements_.back().text = std::string(html_.substr(at_, end - at_));
    at_ = end;
  }

  void attribute(HtmlElement &element) {
    ++at_;
    const std::string key = name();
    if (key.empty() || !html_.substr(at_).starts_with("=\""))
      return fail("attribute of " + element.name);
    const std::size_t end = html_.find('"', at_ + 2);
    if (end == std::string_view::npos)
      return fail("no end of attribute " + key);
    const std::string_view raw = html_.substr(at_ + 2, end - at_ - 2);
    if (raw.find_first_of("<>") != std::string_view::npos)
      return fail("attribute " + key);
    references(raw);
    static const std::set<std::string> forbidden = {"style",  "src",    "srcdoc",
                                                    "srcset", "action", "formaction"};
    if (key.starts_with("on") || forbidden.contains(key))
      fail("attribute that could run or fetch: " + key);
    if (!element.attributes.emplace(key, decoded(std::string(raw))).second)
      fail("twice: " + key);
    at_ = end + 1;
  }

  void links() {
    std::set<std::string> ids;
    for (const HtmlElement &element : elements_)
      if (element.has("id") && !ids.insert(element["id"]).second)
        fault_ += "two ids " + element["id"] + "\n";
    for (const HtmlElement &element : elements_) {
      const std::string address = element["href"];
      if (element.has("href") && (!address.starts_with('#') || !ids.contains(address.substr(1))))
        fault_ += "address " + address + "\n";
      for (const std::string key : {"aria-labelledby", "aria-describedby", "for"})
        if (element.has(key) && !ids.contains(element[key]))
          fault_ += key + " " + element[key] + "\n";
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string fault_;
  std::vector<HtmlElement> elements_;
  std::vector<std::size_t> open_;
};

} // namespace organograph::test
