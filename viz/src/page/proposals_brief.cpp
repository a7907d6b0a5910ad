// SPDX-License-Identifier: Apache-2.0
#include "page/proposals_brief.hpp"

#include "figures/proposal_words.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::proposals_page {

namespace brief_rows {

namespace {

constexpr std::size_t most_rows = 300, about_characters = 200, source_characters = 600;

std::string with_identifier(std::string_view name, const std::string &id) {
  return name.empty() || name == id ? id : std::string(name) + " (" + id + ")";
}

std::string function_told(const Model &start, const std::string &id) {
  for (std::size_t f = 0; f < start->functions.id.size(); ++f)
    if (start.text(start->functions.id[f]) == id)
      return with_identifier(start.text(start->functions.name[f]), id);
  return id;
}

// What a row is about, by its name.
std::string about(const Model &start, const Proposed &proposed, const BriefLine &row) {
  if (row.item == "start")
    return scenario_told(row.id, proposed.starts_title);
  if (row.item == "scope" || row.item == "fix") {
    const PostId post = start.find_post(row.id);
    return post == none<PostId> ? row.id
                                : with_identifier(start.text(start->posts.title[index(post)]), row.id);
  }
  if (row.item == "limit" || row.item == "objective")
    return row.id;
  return function_told(start, row.id);
}

// The value of a row 'sovereign' is an organisation.
std::string value_told(const Model &start, const BriefLine &row) {
  if (row.item == "sovereign")
    for (std::size_t o = 0; o < start->organisations.id.size(); ++o)
      if (start.text(start->organisations.id[o]) == row.value)
        return with_identifier(start.text(start->organisations.name[o]), row.value);
  return row.value;
}

} // namespace

} // namespace brief_rows

void write_brief(Html &page, const Model &start, const Proposed &proposed) {
  using namespace brief_rows;
  const std::vector<BriefLine> &rows = proposed.brief.lines;
  const auto assumed = static_cast<std::size_t>(std::ranges::count(rows, true, &BriefLine::assumed));
  page.element("p", counted(rows.size(), "row", "rows") + ", of which " + figure(assumed) +
                        (assumed == 1 ? " rests" : " rest") +
                        " on an assumption: another brief would give another front.");
  open_wide_table(page, "The rows of the brief");
  write_heads(page, {"Line", "Item", "About", "Value", "Source", "Note"}, 6);
  page.open("tbody");
  for (std::size_t r = 0; r < std::min(rows.size(), most_rows); ++r) {
    const BriefLine &row = rows[r];
    page.open("tr").element("th", std::to_string(row.line), {{"scope", "row"}});
    page.element("td", row.item);
    page.element("td", shown_text(about(start, proposed, row), about_characters));
    page.element("td", shown_text(value_told(start, row), about_characters));
    page.element("td", shown_text(row.source, source_characters));
    page.element("td", shown_text(row.note, source_characters)).close();
  }
  page.close();
  close_wide_table(page);
  if (rows.size() > most_rows)
    page.element("p", "And " + counted(rows.size() - most_rows, "row", "rows") + " more: proposals.json.",
                 {{"class", "and-more"}});
}

} // namespace organograph::viz::proposals_page
