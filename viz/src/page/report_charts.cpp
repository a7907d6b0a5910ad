// SPDX-License-Identifier: Apache-2.0
#include "page/report_charts.hpp"

#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::viz {

namespace {

constexpr std::size_t item_characters = 120;
constexpr double thinnest = 0.8; // of 100

} // namespace

void write_caveat(Html &page, std::string_view caveat) {
  page.element("p", caveat, {{"class", "caveat"}});
}

void write_lead(Html &page, const Sentence &told, std::string_view caveat) {
  page.open("p", {{"class", "lead"}});
  write(page, told);
  page.close();
  write_caveat(page, caveat);
}

void write_not_measured(Html &page, const Analysis &analysis, std::string_view measure) {
  const auto found =
      std::ranges::find(analysis.not_measured, measure, &std::pair<std::string, std::string>::first);
  const std::string reason =
      found == analysis.not_measured.end() ? std::string() : ": " + shown_text(found->second, 300);
  page.element("p", "Not measured" + reason + ".", {{"class", "not-measured"}});
}

std::optional<double> share_of(std::optional<double> value, std::optional<double> of) {
  if (!value || !of)
    return std::nullopt;
  return *of > 0 ? std::clamp(*value / *of, 0.0, 1.0) : 0;
}

void draw_bar(Html &page, std::optional<double> share, std::string_view kind, double from) {
  if (!share)
    return;
  const double length = *share > 0 ? std::max(thinnest, std::round(*share * 1000) / 10) : 0;
  const std::string look = kind.empty() ? "bar" : "bar bar-" + std::string(kind);
  page.open("svg", {{"class", look},
                    {"viewBox", "0 0 100 10"},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  const double begin = std::min(std::round(from * 1000) / 10, 100 - length);
  if (begin > 0)
    page.empty("rect", {{"x", shortest(begin)}, {"width", shortest(length)}, {"height", "10"}}).close();
  else
    page.empty("rect", {{"width", shortest(length)}, {"height", "10"}}).close();
}

void write_bars(Html &page, const BarChart &chart) {
  page.open("table", {{"class", "bars"}}).element("caption", chart.caption);
  write_heads(page, {chart.of, chart.unit, ""});
  page.open("tbody");
  for (const Bar &bar : chart.bars) {
    page.open("tr").element("th", bar.label, {{"scope", "row"}});
    write_cell(page, bar.figure);
    page.open("td", {{"class", "bar-cell"}});
    draw_bar(page, bar.share, {}, bar.from);
    page.close().close();
  }
  page.close().close();
}

void open_wide_table(Html &page, std::string_view caption, std::string_view look) {
  page.open("div", {{"class", "wide-box"}, {"role", "region"}, {"aria-label", caption}, {"tabindex", "0"}});
  page.open("table", {{"class", look.empty() ? "figures" : look}}).element("caption", caption);
}

void close_wide_table(Html &page) {
  page.close().close();
}

void write_heads(Html &page, const std::vector<std::string> &heads, std::size_t texts) {
  page.open("thead").open("tr");
  for (std::size_t i = 0; i < heads.size(); ++i)
    if (heads[i].empty())
      page.element("td", "");
    else
      page.element("th", heads[i], {{"scope", "col"}, {"class", i < texts ? "words" : "number"}});
  page.close().close();
}

void write_cell(Html &page, const Figure &figure) {
  page.open("td", {{"class", "number"}});
  viz::figure(page, figure);
  page.close();
}

void write_heat(Html &page, const Figure &figure, std::optional<double> share) {
  constexpr double steps = 8;
  const std::string look =
      share ? "number heat-" + shortest(std::round(std::clamp(*share, 0.0, 1.0) * steps)) : "number";
  page.open("td", {{"class", look}});
  viz::figure(page, figure);
  page.close();
}

void write_more(Html &page, std::size_t more, std::string_view one, std::string_view many,
                std::string_view table) {
  if (more == 0)
    return;
  page.open("p", {{"class", "and-more"}}).text("And " + counted(more, one, many) + " more.");
  if (!table.empty())
    page.text(" ").element("a", "The table has more of them.", {{"href", "#table-" + std::string(table)}});
  page.close();
}

void open_part(Html &page, std::string_view heading, bool unfolded, std::string_view element) {
  if (unfolded)
    page.open("details", {{"class", "part"}, {"open", ""}});
  else
    page.open("details", {{"class", "part"}});
  page.open("summary").element(element, heading).close();
}

void write_drawing(Html &page, std::string_view summary, const Drawing &drawing, std::string_view prefix,
                   bool unfolded) {
  if (unfolded)
    page.open("details", {{"class", "drawing"}, {"open", ""}});
  else
    page.open("details", {{"class", "drawing"}});
  page.element("summary", summary);
  page.open("div", {{"class", "wide-box"}, {"role", "region"}, {"aria-label", summary}, {"tabindex", "0"}});
  page.trusted(svg(drawing, prefix)).close().close();
}

std::string listing(const std::vector<std::string> &items, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < std::min(items.size(), most); ++i)
    out += (out.empty() ? "" : "; ") + shown_text(items[i], item_characters);
  return items.size() > most ? out + " and " + figure(items.size() - most) + " more" : out;
}

} // namespace organograph::viz
