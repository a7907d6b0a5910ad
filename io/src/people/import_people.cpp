// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/import_people.hpp"

#include "people/people_amounts.hpp"
#include "people/people_parts.hpp"
#include "tables/column_forms.hpp"

#include <algorithm>

namespace organograph::io {

bool is_locale(std::string_view locale) {
  return tables::is_known_locale(locale);
}

bool is_people(const SourceFile &file) {
  ImportReport unheard;
  const std::vector<tables::Grid> grids = tables::read_grids(file, unheard);
  return std::ranges::any_of(grids, [](const tables::Grid &grid) {
    return tables::HeadedTable::known_heads(grid, people::fields()) >= 2;
  });
}

Imported read_people(std::span<const SourceFile> files, const PeopleOptions &options) {
  Imported out;
  PeopleOptions own = options;
  people::Staff staff{&own, {}, {}, {}, {}};
  staff.report.kind = "people";
  const auto finish = [&]() -> Imported && {
    out.report = std::move(staff.report);
    if (has_errors(out.report.diagnostics))
      out.draft = {};
    return std::move(out);
  };
  people::read_tables(files, staff);
  people::refuse_unread_managers(staff);
  if (has_errors(staff.report.diagnostics))
    return finish();
  if (own.date.empty()) {
    own.date = people::date_above_heads(staff);
    if (!own.date.empty())
      staff.report.note(
          {files.front().name, 0, {}, {}, "model.csv date " + own.date, "the day above the heads"});
  }
  people::make_posts(staff);
  if (staff.posts.empty())
    staff.report.diagnostics.push_back({Code::nothing_to_import,
                                        files.empty() ? "" : files.front().name,
                                        0,
                                        0,
                                        {},
                                        "the files hold no row that can become a post",
                                        {},
                                        {}});
  people::give_identifiers(staff);
  people::find_managers(staff);
  people::find_assistants(staff);
  people::refuse_circles(staff);
  people::Amounts amounts = people::amounts_of(staff);
  const people::JointParts parts = people::settle_joint_amounts(staff, amounts);
  people::find_groups(staff, amounts);
  if (!has_errors(staff.report.diagnostics))
    people::write_tables(staff, amounts, parts, out);
  return finish();
}

} // namespace organograph::io
