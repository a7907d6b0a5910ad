// SPDX-License-Identifier: Apache-2.0
#include "page/html.hpp"

#include "drawing/drawing_marks.hpp"

#include <nlohmann/json.hpp>

#include <cassert>
#include <cstddef>
#include <utility>

namespace organograph::viz {

namespace {

void append_escaped(std::string &out, std::string_view raw) {
  std::string kept;
  std::string_view text = marks::fit_to_draw(raw, kept);
  for (std::size_t at = 0; (at = text.find_first_of("&<>\"'")) != std::string_view::npos;
       text.remove_prefix(at + 1)) {
    out += text.substr(0, at);
    const char c = text[at];
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '"' ? "&quot;" : "&#39;";
  }
  out += text;
}

// An address leads into the page itself, and nothing runs from an attribute.
[[maybe_unused]] bool is_harmless(const Attribute &attribute) {
  if (attribute.name == "href")
    return attribute.value.starts_with('#');
  return !attribute.name.starts_with("on") && attribute.name != "style" && attribute.name != "src" &&
         attribute.name != "srcdoc" && attribute.name != "action" && attribute.name != "formaction";
}

} // namespace

// Behind `<td` or `<th`: the head of its column, where the table has one.
void Html::begin_cell(std::string_view element) {
  Columns &table = tables_.back();
  const std::size_t column = table.next++;
  if (table.in_head) {
    table.heads.resize(column + 1);
    return;
  }
  if (element == "th" || column >= table.heads.size() || table.heads[column].empty())
    return;
  append_escaped(out_ += " data-label=\"", table.heads[column]);
  out_ += '"';
}

void Html::begin(std::string_view element, Attributes attributes) {
  ((out_ += '<') += element);
  if (!tables_.empty()) {
    if (element == "tr")
      tables_.back().next = 0;
    else if (element == "td" || element == "th")
      begin_cell(element);
  }
  for (const Attribute &attribute : attributes) {
    assert(is_harmless(attribute));
    if (attribute.name == "href")
      leads_to_.emplace(attribute.value.substr(1));
    ((out_ += ' ') += attribute.name) += "=\"";
    append_escaped(out_, attribute.value);
    out_ += '"';
  }
}

Html &Html::open(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  out_ += '>';
  open_.emplace_back(element);
  if (element == "table")
    tables_.emplace_back();
  else if (element == "thead")
    tables_.back().in_head = true;
  return *this;
}

Html &Html::close() {
  assert(!open_.empty());
  ((out_ += "</") += open_.back()) += ">\n";
  if (open_.back() == "table")
    tables_.pop_back();
  else if (open_.back() == "thead")
    tables_.back().in_head = false;
  open_.pop_back();
  return *this;
}

Html &Html::text(std::string_view text) {
  append_escaped(out_, text);
  if (!tables_.empty() && tables_.back().in_head && !tables_.back().heads.empty())
    tables_.back().heads.back() += text;
  return *this;
}

Html &Html::element(std::string_view element, std::string_view text, Attributes attributes) {
  begin(element, attributes);
  out_ += '>';
  this->text(text);
  ((out_ += "</") += element) += '>';
  return *this;
}

Html &Html::empty(std::string_view element, Attributes attributes) {
  begin(element, attributes);
  const bool in_svg = std::string_view("rect line path circle use").find(element) != std::string_view::npos;
  out_ += in_svg ? "/>" : ">";
  return *this;
}

Html &Html::trusted(std::string_view markup) {
  out_ += markup;
  return *this;
}

Html &Html::data(std::string_view id, const nlohmann::ordered_json &value) {
  begin("script", {{"type", "application/json"}, {"id", id}});
  out_ += '>';
  const std::string text = value.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  for (const char c : text)
    if (c == '<')
      out_ += "\\u003c";
    else
      out_ += c;
  out_ += "</script>\n";
  return *this;
}

std::string Html::take() {
  assert(open_.empty());
  return std::move(out_);
}

} // namespace organograph::viz
