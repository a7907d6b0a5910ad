// SPDX-License-Identifier: Apache-2.0
// A part of an organisation: the managers of its upper posts stand in no row.
#include "model/model_maker.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

namespace organograph {

Draft as_extract(Draft draft) {
  const std::optional<DraftTable> &posts = draft[TableId::posts];
  const auto post_id = posts ? posts->place_of("post_id") : std::nullopt;
  const auto reports_to = posts ? posts->place_of("reports_to") : std::nullopt;
  if (!post_id || !reports_to)
    return draft;
  std::unordered_set<std::string_view, detail::TextHash> known; // looked up alone
  known.reserve(posts->rows());
  for (std::size_t row = 0; row < posts->rows(); ++row)
    known.insert(without_blanks(posts->cell(row, *post_id)));
  DraftTable out(posts->file(), posts->columns());
  std::vector<std::string_view> cells(posts->columns().size());
  bool changed = false;
  for (std::size_t row = 0; row < posts->rows(); ++row) {
    posts->cells(row, cells);
    const std::string_view manager = without_blanks(cells[*reports_to]);
    if (!posts->misshapen(row) && !manager.empty() && manager != not_known_mark && !known.contains(manager)) {
      draft.diagnostics.push_back({Code::manager_not_in_extract,
                                   posts->file(row),
                                   posts->line(row),
                                   static_cast<std::uint32_t>(*reports_to + 1),
                                   std::string(manager),
                                   "reports_to " + shown(manager) + " is no post; the manager of " +
                                       shown(without_blanks(cells[*post_id])) + " is taken as not known",
                                   {},
                                   {}});
      cells[*reports_to] = not_known_mark;
      changed = true;
    }
    out.rows_come_from(posts->file(row));
    out.add_row(posts->line(row), cells, posts->misshapen(row));
  }
  if (changed)
    draft[TableId::posts] = std::move(out);
  return draft;
}

// A misspelling is like a post that is there; many managers that are like none stand in another table.
void ModelMaker::offer_extract() {
  constexpr std::size_t many = 3;
  TableReader table = reader(TableId::posts);
  const auto reports_to = table.column("reports_to");
  if (!reports_to.position || !readable(TableId::posts))
    return;
  const Diagnostic *first = nullptr;
  std::size_t count = 0;
  for (const Diagnostic &d : diagnostics)
    if (d.code == Code::unknown_post && d.cell == *reports_to.position + 1 && d.remedy.empty() &&
        d.file == draft[TableId::posts]->file() && !is_placeholder(d.value)) {
      first = first == nullptr ? &d : first;
      ++count;
    }
  if (count < many)
    return;
  Diagnostic note{Code::extract_possible,
                  first->file,
                  0,
                  0,
                  {},
                  std::to_string(count) + " posts name line managers that are no posts, first " +
                      shown(first->value) + ": if the table is part of a larger one, they are not known",
                  {},
                  {}};
  diagnostics.push_back(std::move(note));
}

} // namespace organograph
