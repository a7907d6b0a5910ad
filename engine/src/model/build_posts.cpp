// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "model/recent_texts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

namespace {

// The only name in a holder cell; empty without one and for a job share ('holder 1; holder 2').
std::string_view only_holder(std::string_view cell) {
  std::string_view found;
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    const std::string_view name = without_blanks(cell.substr(0, end));
    if (!name.empty() && !found.empty())
      return {};
    if (!name.empty())
      found = name;
    cell.remove_prefix(std::min(cell.size(), end + 1));
  }
  return found;
}

void resize(Posts &to, std::size_t rows) {
  for (auto *texts : {&to.id, &to.title, &to.unit, &to.grade, &to.holder, &to.source, &to.note})
    texts->resize(rows);
  to.employer.resize(rows);
  to.manager.resize(rows);
  to.function.resize(rows);
  to.tier.resize(rows);
  to.tier_given.resize(rows);
  to.fte.resize(rows);
  to.annual_cost.resize(rows);
  to.status.resize(rows);
  to.reports_known.resize(rows);
}

} // namespace

struct PostColumns {
  explicit PostColumns(const TableReader &table)
      : id(table.column("post_id")), title(table.column("title")),
        organisation_id(table.column("organisation_id")), reports_to(table.column("reports_to")),
        function(table.column("function")), unit(table.column("unit")), grade(table.column("grade")),
        tier(table.column("tier")), fte(table.column("fte")), cost(table.column("annual_cost")),
        status(table.column("status")), holder(table.column("holder")), known(table.column("reports_known")),
        source(table.column("source")), note(table.column("note")) {}

  TableColumn id, title, organisation_id, reports_to, function, unit, grade, tier, fte, cost, status, holder,
      known, source, note;
};

void ModelMaker::read_posts() {
  TableReader table = reader(TableId::posts);
  const std::size_t rows = table.rows();
  const PostColumns columns(table);
  std::vector<std::string_view> ids(rows);
  detail::fold_blocks<char>(rows, building.rows_at_once, building.threads,
                            [&](std::size_t first, std::size_t last) {
                              TableReader quiet = table.quiet();
                              for (std::size_t row = first; row < last; ++row)
                                ids[row] = quiet.identifier(row, columns.id);
                              return '\0';
                            });
  add_identifiers(posts, table, columns.id, std::move(ids)); // all first: a post may stand before its manager

  Posts &to = data.posts;
  resize(to, rows);
  manager_faulty.resize(rows);
  std::vector<std::string_view> holders(rows);
  read_blocks(
      table,
      [&](TableReader &from, std::size_t first, std::size_t last, TextPool &texts) {
        read_posts(from, columns, first, last, texts, holders);
      },
      [&](std::size_t first, std::size_t last, std::uint32_t by) {
        for (auto *column : {&to.id, &to.title, &to.unit, &to.grade, &to.holder, &to.source, &to.note})
          shift_texts(*column, first, last, by);
      },
      [&] { number_holders(std::move(holders)); });
  order_posts();
}

void ModelMaker::read_posts(TableReader &table, const PostColumns &columns, std::size_t first,
                            std::size_t last, TextPool &texts, std::vector<std::string_view> &holders) {
  Posts &to = data.posts;
  RecentTexts recent(texts, last - first);
  std::string_view last_manager;
  PostId manager = none<PostId>;
  for (std::size_t row = first; row < last && !table.gave_up(); ++row) {
    const std::string_view id = table.identifier(row, columns.id);
    to.id[row] = id.empty() ? TextId{} : texts.append(id);
    to.title[row] = recent(table.text(row, columns.title));
    to.employer[row] = organisation(table, row, columns.organisation_id);
    const std::string_view manager_id = table.identifier(row, columns.reports_to);
    if (manager == none<PostId> || manager_id != last_manager) {
      manager = post(table, row, columns.reports_to);
      last_manager = manager_id;
    }
    if (manager == id_at<PostId>(row)) {
      table.fault(row, columns.reports_to, Code::reports_to_itself, manager_id,
                  "reports_to " + shown(manager_id) + " is the post itself",
                  "another post, or nothing at the top");
      manager = none<PostId>;
    }
    manager_faulty[row] = manager == none<PostId> && !manager_id.empty();
    to.manager[row] = manager;
    to.function[row] = function(table, row, columns.function);
    to.unit[row] = recent(table.text(row, columns.unit));
    to.grade[row] = recent(table.text(row, columns.grade));
    const auto given_tier = table.whole(row, columns.tier);
    to.tier[row] = given_tier.value_or(0);
    to.tier_given[row] = given_tier.has_value();
    to.fte[row] = table.number(row, columns.fte).value_or(1);
    to.annual_cost[row] = table.number(row, columns.cost).value_or(unknown);
    to.status[row] = static_cast<Status>(table.choice(row, columns.status).value_or(0));
    const std::string_view names = table.text(row, columns.holder);
    to.holder[row] = recent(names);
    holders[row] = only_holder(names);
    to.reports_known[row] = table.choice(row, columns.known).value_or(0) == 0;
    to.source[row] = recent(table.text(row, columns.source));
    to.note[row] = recent(table.text(row, columns.note));
  }
}

// In the order in which they are first met.
void ModelMaker::number_holders(std::vector<std::string_view> names) {
  std::vector<HolderId> &to = data.posts.single_holder;
  to.resize(names.size());
  Identifiers holders;
  const std::vector<std::uint32_t> repeated = holders.add_all(std::move(names));
  auto again = repeated.begin();
  for (std::size_t row = 0; row < to.size(); ++row) {
    const std::string_view name = holders.text(row);
    if (again != repeated.end() && *again == row) {
      to[row] = to[holders.find(name)];
      ++again;
    } else {
      to[row] = name.empty() ? none<HolderId> : id_at<HolderId>(holder_count++);
    }
  }
}

} // namespace organograph
