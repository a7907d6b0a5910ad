// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/exports.hpp"

#include "organograph/engine/screen.hpp"
#include "organograph/engine/table_view.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/model_folder.hpp"
#include "tables/column_forms.hpp"

#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

namespace {

// Heads, and the column of posts.csv behind each; those that another table says have none.
struct PeopleColumn {
  const char *head;
  std::string_view column;
};
constexpr PeopleColumn people_columns[] = {{"Position ID", "post_id"},
                                           {"Employee ID", "holder_id"},
                                           {"Name", "holder"},
                                           {"Job Title", "title"},
                                           {"Manager Position ID", "reports_to"},
                                           {"Dotted Line Manager ID", {}},
                                           {"Assistant", "assistant"},
                                           {"Department", "unit"},
                                           {"Company", {}},
                                           {"Company ID", "organisation_id"},
                                           {"Function", "function"},
                                           {"Grade", "grade"},
                                           {"FTE", "fte"},
                                           {"Annual Cost", "annual_cost"},
                                           {"Status", "status"}};

double number_of(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// A post of 12 beside one of 0.5 reads as 12 hundredths; with '%' nothing has two meanings.
bool needs_percent(const TableView &posts) {
  for (std::size_t row = 0; row < posts.rows(); ++row)
    if (number_of(posts.value(row, "fte")) >= 5)
      return true;
  return false;
}

} // namespace

std::string people_csv(const Draft &draft) {
  const TableView posts(draft, TableId::posts), organisations(draft, TableId::organisations),
      lines(draft, TableId::reporting_lines);
  std::map<std::string_view, std::string_view> names;
  for (std::size_t row = 0; row < organisations.rows(); ++row)
    names.emplace(organisations.value(row, "organisation_id"), organisations.value(row, "name"));
  std::map<std::string_view, std::string> dotted;
  std::set<std::pair<std::string_view, std::string_view>> met; // lines of two kinds between two posts are one
  for (std::size_t row = 0; row < lines.rows(); ++row) {
    const std::string_view post = lines.value(row, "post_id"), to = lines.value(row, "reports_to");
    std::string &list = dotted[post];
    if (met.emplace(post, to).second)
      list += (list.empty() ? "" : ";") + std::string(to);
  }
  std::vector<std::string> heads;
  for (const PeopleColumn &column : people_columns)
    heads.emplace_back(column.head);
  DraftTable out("people.csv", heads);
  std::vector<std::string_view> cells(heads.size());
  const bool in_percent = needs_percent(posts);
  std::string fte;
  for (std::size_t row = 0; row < posts.rows(); ++row) {
    for (std::size_t c = 0; c < cells.size(); ++c) {
      const PeopleColumn &column = people_columns[c];
      if (!column.column.empty())
        cells[c] = posts.value(row, column.column);
      else if (column.head == std::string_view("Company"))
        cells[c] = names.at(posts.value(row, "organisation_id"));
      else if (const auto at = dotted.find(posts.value(row, "post_id")); at != dotted.end())
        cells[c] = at->second;
      else
        cells[c] = {};
      if (in_percent && column.column == "fte" && !cells[c].empty())
        cells[c] = fte = tables::plain_number(number_of(cells[c]) * 100) + '%';
    }
    out.add_row(row + 2, cells);
  }
  return to_csv(out);
}

std::size_t cells_like_formulas(std::string_view csv) {
  std::vector<Diagnostic> unheard;
  CsvReader reader(csv, {}, unheard);
  std::size_t out = 0;
  while (reader.next())
    for (const std::string_view cell : reader.cells())
      out += may_be_formula(cell) ? 1U : 0U;
  return out;
}

} // namespace organograph::io
