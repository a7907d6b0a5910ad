// SPDX-License-Identifier: Apache-2.0
// One section of a report, as somebody reads it: its text, its figures, the cells of its tables.
#pragma once

#include "support/one_line.hpp"
#include "viz/report_of.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test {

class Section {
public:
  Section(const std::string &html, std::string_view id) : page_(html) {
    const auto &all = page_.elements();
    const auto found = std::ranges::find_if(all, [&](const HtmlElement &each) { return each["id"] == id; });
    if (found == all.end())
      throw std::runtime_error("no section " + std::string(id) + ": " + page_.fault());
    section_ = static_cast<std::size_t>(found - all.begin());
  }

  /// All that it says, white space as single blanks.
  std::string text() const { return in_one_line(page_.elements()[section_].text); }

  /// The texts of its figures of that measure, in their order.
  std::vector<std::string> figures(std::string_view measure) const {
    std::vector<std::string> out;
    for (const HtmlElement *each : inside(section_))
      if ((*each)["class"] == "figure" && (*each)["data-measure"] == measure)
        out.push_back(each->text);
    return out;
  }
  std::string figure(std::string_view measure) const {
    const auto all = figures(measure);
    return all.empty() ? "no figure " + std::string(measure) : all.front();
  }
  std::vector<std::string> all_figures() const {
    std::vector<std::string> out;
    for (const HtmlElement *each : inside(section_))
      if ((*each)["class"] == "figure")
        out.push_back(each->text);
    return out;
  }

  /// The cells of the body of the table with that caption, row by row; bars and blanks left out.
  std::vector<std::string> cells(std::string_view caption) const {
    std::vector<std::string> out;
    for (const std::vector<std::string> &row : rows(caption))
      out.insert(out.end(), row.begin(), row.end());
    return out;
  }
  /// The row of it that begins with that cell.
  std::vector<std::string> row(std::string_view caption, std::string_view head) const {
    for (const std::vector<std::string> &row : rows(caption))
      if (!row.empty() && row.front() == head)
        return row;
    return {"no row " + std::string(head)};
  }

private:
  bool is_inside(std::size_t element, std::size_t of) const {
    while (element != HtmlElement::npos && element != of)
      element = page_.elements()[element].within;
    return element == of;
  }

  std::vector<const HtmlElement *> inside(std::size_t of) const {
    std::vector<const HtmlElement *> out;
    for (std::size_t i = of + 1; i < page_.elements().size() && is_inside(i, of); ++i)
      out.push_back(&page_.elements()[i]);
    return out;
  }

  std::vector<std::vector<std::string>> rows(std::string_view caption) const {
    std::size_t table = HtmlElement::npos;
    for (const HtmlElement *each : inside(section_))
      if (each->name == "caption" && each->text == caption && table == HtmlElement::npos)
        table = each->within;
    if (table == HtmlElement::npos)
      throw std::runtime_error("no table " + std::string(caption));
    std::vector<std::vector<std::string>> out;
    bool body = false;
    for (const HtmlElement *each : inside(table)) {
      body = body || each->name == "tbody";
      if (body && each->name == "tr")
        out.emplace_back();
      else if (body && !out.empty() && (each->name == "th" || each->name == "td") && !each->text.empty() &&
               !in_one_line(each->text).empty())
        out.back().push_back(in_one_line(each->text));
    }
    return out;
  }

  HtmlReader page_;
  std::size_t section_ = 0;
};

} // namespace organograph::test
