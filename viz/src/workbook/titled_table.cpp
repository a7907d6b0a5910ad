// SPDX-License-Identifier: Apache-2.0
#include "workbook/titled_table.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <string>
#include <utility>

namespace organograph::viz {

namespace {

using Of = Titles::Of;

struct Identifiers {
  std::string_view column;
  Of of;
  std::string_view titled; ///< the column of titles
};

// Identifiers that stand without a title in their table; lists have ` | ` between.
constexpr std::array<Identifiers, 24> untitled = {{
    {"reports_to", Of::post, "reports_to_title"},
    {"reports_to_before", Of::post, "reports_to_before_title"},
    {"reports_to_after", Of::post, "reports_to_after_title"},
    {"post_ids", Of::post, "post_titles"},
    {"joint_post_ids", Of::post, "joint_post_titles"},
    {"head_post_ids", Of::post, "head_titles"},
    {"may_be_head_post_ids", Of::post, "may_be_head_titles"},
    {"further_post_ids", Of::post, "further_post_titles"},
    {"lost_posts", Of::post, "lost_post_titles"},
    {"places", Of::post, "place_titles"},
    {"function", Of::function, "function_name"},
    {"function_a", Of::function, "function_a_name"},
    {"function_b", Of::function, "function_b_name"},
    {"organisation_id", Of::organisation, "organisation_name"},
    {"organisation_a", Of::organisation, "organisation_a_name"},
    {"organisation_b", Of::organisation, "organisation_b_name"},
    {"organisations", Of::organisation, "organisation_names"},
    {"organisations_a", Of::organisation, "organisations_a_names"},
    {"organisations_b", Of::organisation, "organisations_b_names"},
    {"convened_by", Of::organisation, "convened_by_name"},
    {"meeting_ids", Of::meeting, "meeting_subjects"},
    {"partner_ids", Of::partner, "partner_names"},
    {"id", Of::scope, "name"},
    {"common_partners", Of::partner, "common_partner_names"},
}};

const Identifiers *titles_of(const TableColumn &column) {
  if (column.format != Format::text)
    return nullptr;
  const auto *const at = std::ranges::find(untitled, std::string_view(column.name), &Identifiers::column);
  return at == untitled.end() ? nullptr : at;
}

/// The items of a CellList.
std::vector<std::string> items_of(std::string_view list) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < list.size(); ++at) {
    if (list[at] == '\\' && at + 1 < list.size())
      out.back() += list[++at];
    else if (list.substr(at, 3) == " | ") {
      out.emplace_back();
      at += 2;
    } else
      out.back() += list[at];
  }
  return out;
}

/// Hands the cells on, and behind those of identifiers the titles.
class Titled final : public RowSink {
public:
  Titled(const Titles &titles, std::span<const Identifiers *const> columns, RowSink &to)
      : titles_(titles), columns_(columns), to_(to) {}

  void blank() override {
    to_.blank();
    next({});
  }
  void count(std::uint64_t count) override {
    to_.count(count);
    next({});
  }
  void number(double number) override {
    to_.number(number);
    next({});
  }
  void text(std::string_view text) override {
    const std::string kept(text); // which may lie in `scratch`
    to_.text(kept);
    next(kept);
    last_ = kept;
  }

private:
  void next(std::string_view ids) {
    const Identifiers *const column = columns_[at_++];
    if (column == nullptr)
      return;
    CellList out;
    Of of = column->of;
    if (of == Of::scope) // what it is of stands in the cell before
      of = last_ == "organisation" ? Of::organisation : last_ == "function" ? Of::function : Of::nothing;
    bool any = false;
    if (!ids.empty() && of != Of::nothing)
      for (const std::string &id : items_of(ids)) {
        const std::string_view title = titles_.of(of, id);
        any = any || !title.empty();
        out.add(title.empty() ? std::string_view(id) : title);
      }
    any ? to_.text(out.take()) : to_.blank();
  }

  const Titles &titles_;
  std::span<const Identifiers *const> columns_;
  RowSink &to_;
  std::size_t at_ = 0;
  std::string last_;
};

} // namespace

Titles::Titles(const Model &model) : model_(model) {
  lists_.push_back(made(model->posts.id, model->posts.title));
  lists_.push_back(made(model->functions.id, model->functions.name));
  lists_.push_back(made(model->organisations.id, model->organisations.name));
  lists_.push_back(model->meetings ? made(model->meetings->id, model->meetings->subject) : List{});
  lists_.push_back(model->partners ? made(model->partners->id, model->partners->name) : List{});
}

Titles::List Titles::made(std::span<const TextId> ids, std::span<const TextId> titles) const {
  List out{ids, titles, std::vector<std::uint32_t>(ids.size())};
  std::iota(out.sorted.begin(), out.sorted.end(), 0U);
  std::ranges::sort(out.sorted, {}, [&](std::uint32_t row) { return model_.text(ids[row]); });
  return out;
}

std::string_view Titles::of(Of kind, std::string_view id) const {
  const List &list = lists_[static_cast<std::size_t>(kind) - 1];
  const auto text = [&](std::uint32_t row) { return model_.text(list.ids[row]); };
  const auto at = std::ranges::lower_bound(list.sorted, id, {}, text);
  return at == list.sorted.end() || text(*at) != id ? std::string_view{} : model_.text(list.titles[*at]);
}

Table Titles::beside(const Table &table) const {
  Table out;
  out.name = table.name;
  out.title = table.title;
  out.rank = table.rank;
  std::vector<const Identifiers *> plan;
  for (const TableColumn &column : table.columns) {
    plan.push_back(titles_of(column));
    out.columns.push_back(column);
    if (plan.back() != nullptr)
      out.columns.push_back({std::string(plan.back()->titled), Format::text});
  }
  out.rows = TableRows(table.rows.size(), [this, &table, plan](std::size_t row, RowSink &cells) {
    Titled titled(*this, plan, cells);
    table.rows.write(row, titled);
  });
  return out;
}

} // namespace organograph::viz
