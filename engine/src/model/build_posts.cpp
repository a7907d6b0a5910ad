// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "model/recent_texts.hpp"
#include "organograph/engine/holders.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

namespace {

void resize(Posts &to, std::size_t rows) {
  for (auto *texts :
       {&to.id, &to.title, &to.unit, &to.grade, &to.holder, &to.holder_id, &to.source, &to.note})
    texts->resize(rows);
  to.employer.resize(rows);
  to.manager.resize(rows);
  to.manager_not_known.resize(rows);
  to.function.resize(rows);
  to.tier.resize(rows);
  to.tier_given.resize(rows);
  to.fte.resize(rows);
  to.annual_cost.resize(rows);
  to.pay_low.resize(rows);
  to.pay_high.resize(rows);
  to.status.resize(rows);
  to.reports_known.resize(rows);
  to.assistant.resize(rows);
  to.defaulted.resize(rows);
}

} // namespace

struct PostColumns {
  explicit PostColumns(const TableReader &table)
      : id(table.column("post_id")), title(table.column("title")),
        organisation_id(table.column("organisation_id")), reports_to(table.column("reports_to")),
        function(table.column("function")), unit(table.column("unit")), grade(table.column("grade")),
        tier(table.column("tier")), fte(table.column("fte")), cost(table.column("annual_cost")),
        pay_low(table.column("pay_low")), pay_high(table.column("pay_high")), status(table.column("status")),
        holder(table.column("holder")), holder_id(table.column("holder_id")),
        known(table.column("reports_known")), assistant(table.column("assistant")),
        source(table.column("source")), note(table.column("note")), from(table.column("valid_from")),
        to(table.column("valid_to")) {}

  TableColumn id, title, organisation_id, reports_to, function, unit, grade, tier, fte, cost, pay_low,
      pay_high, status, holder, holder_id, known, assistant, source, note, from, to;
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
  refuse_reserved(table, columns.id, ids);
  add_identifiers(posts, table, columns.id, std::move(ids)); // all first: a post may stand before its manager

  Posts &to = data.posts;
  resize(to, rows);
  manager_faulty.resize(rows);
  std::vector<HolderName> holders(rows);
  read_blocks(
      table,
      [&](TableReader &from, std::size_t first, std::size_t last, TextPool &texts) {
        read_posts(from, columns, first, last, texts, holders);
      },
      [&](std::size_t first, std::size_t last, std::uint32_t by) {
        for (auto *column :
             {&to.id, &to.title, &to.unit, &to.grade, &to.holder, &to.holder_id, &to.source, &to.note})
          shift_texts(*column, first, last, by);
      },
      [&] { number_holders(holders); });
  order_posts();
}

void ModelMaker::read_posts(TableReader &table, const PostColumns &columns, std::size_t first,
                            std::size_t last, TextPool &texts, std::vector<HolderName> &holders) {
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
    const bool not_known = manager_id == not_known_mark;
    if (not_known)
      manager = none<PostId>;
    else if (manager == none<PostId> || manager_id != last_manager) {
      manager = post(table, row, columns.reports_to);
      last_manager = manager_id;
    }
    if (manager == id_at<PostId>(row)) {
      table.fault(row, columns.reports_to, Code::reports_to_itself, manager_id,
                  "reports_to " + shown(manager_id) + " is the post itself",
                  "another post, or nothing at the top",
                  "name its line manager; where it is the top, leave the cell empty");
      manager = none<PostId>;
    }
    manager_faulty[row] = manager == none<PostId> && !manager_id.empty() && !not_known;
    to.manager[row] = manager;
    to.manager_not_known[row] = not_known;
    to.function[row] = function(table, row, columns.function);
    to.unit[row] = recent(table.text(row, columns.unit));
    to.grade[row] = recent(table.text(row, columns.grade));
    const auto given_tier = table.whole(row, columns.tier);
    to.tier[row] = given_tier.value_or(0);
    to.tier_given[row] = given_tier.has_value();
    const auto given_fte = table.number(row, columns.fte);
    to.fte[row] = given_fte.value_or(1);
    to.defaulted[row] = given_fte ? 0 : Posts::fte_defaulted;
    to.annual_cost[row] = table.number(row, columns.cost).value_or(unknown);
    to.pay_low[row] = table.number(row, columns.pay_low).value_or(unknown);
    to.pay_high[row] = table.number(row, columns.pay_high).value_or(unknown);
    judge_range(table, row, columns.pay_low, columns.pay_high, to.pay_low[row], to.pay_high[row]);
    holders[row] = read_holder(table, columns, row, recent);
    to.reports_known[row] = table.choice(row, columns.known).value_or(0) == 0;
    to.assistant[row] = table.choice(row, columns.assistant).value_or(1) == 0;
    to.source[row] = recent(table.text(row, columns.source));
    to.note[row] = recent(table.text(row, columns.note));
    read_validity(table, row, columns.from, columns.to);
  }
}

// Status and holders of a row; its single holder.
HolderName ModelMaker::read_holder(TableReader &table, const PostColumns &columns, std::size_t row,
                                   RecentTexts &recent) {
  Posts &to = data.posts;
  const std::string_view names = table.text(row, columns.holder);
  const std::string_view ids = table.text(row, columns.holder_id);
  to.holder[row] = recent(names);
  to.holder_id[row] = recent(ids);
  if (const auto status = table.choice(row, columns.status)) {
    to.status[row] = static_cast<Status>(*status);
  } else {
    const bool vacant =
        !names.empty() && table.identifier(row, columns.status).empty() && all_say_vacant(names);
    to.status[row] = vacant ? Status::vacant : Status::filled;
    to.defaulted[row] |= vacant ? 0 : Posts::status_defaulted;
  }
  if (names.empty() && ids.empty())
    return {};
  if (!names.empty() && !ids.empty()) {
    const std::size_t of_names = parts_of_holders(names).size(),
                      of_ids = numbers_of_holders(ids, of_names).size();
    if (of_names != of_ids)
      table.fault(row, columns.holder_id, Code::holder_id_count, ids,
                  "holder_id " + shown(ids) + " has " + counted(of_ids, "part") + ", and holder " +
                      shown(names) + " has " + std::to_string(of_names),
                  "one holder_id for each holder");
  }
  const std::vector<HolderName> holders = holders_of(names, ids);
  return holders.size() == 1 ? holders.front() : HolderName();
}

// By holder_id where there is one, else by name: each in the order in which they are first met.
void ModelMaker::number_holders(const std::vector<HolderName> &holders) {
  std::vector<std::string_view> names(holders.size()), ids(holders.size());
  for (std::size_t row = 0; row < holders.size(); ++row)
    (holders[row].id.empty() ? names : ids)[row] =
        holders[row].id.empty() ? holders[row].name : holders[row].id;
  data.posts.single_holder.assign(holders.size(), none<HolderId>);
  number_holders_by(std::move(names));
  if (std::ranges::any_of(ids, [](std::string_view id) { return !id.empty(); }))
    number_holders_by(std::move(ids));
}

void ModelMaker::number_holders_by(std::vector<std::string_view> names) {
  std::vector<HolderId> &to = data.posts.single_holder;
  Identifiers holders;
  const std::vector<std::uint32_t> repeated = holders.add_all(std::move(names));
  auto again = repeated.begin();
  for (std::size_t row = 0; row < to.size(); ++row) {
    const std::string_view name = holders.text(row);
    if (again != repeated.end() && *again == row) {
      to[row] = to[holders.find(name)];
      ++again;
    } else if (!name.empty()) {
      to[row] = id_at<HolderId>(holder_count++);
    }
  }
}

} // namespace organograph
