// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/assumption.hpp"
#include "organograph/engine/holders.hpp"
#include "organograph/engine/propose.hpp"
#include "propose/brief_cells.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace organograph {

namespace {

using namespace proposing;

constexpr std::array<std::string_view, objective_count> objective_names = {
    "duplicated", "voices", "posts", "at_risk", "breadth", "changed"};

// The catalogue's remedy speaks of the action of a scenario's row.
constexpr std::string_view empty_or_other_item = "empty it, or correct the item";

constexpr TableSchema brief_table{TableId::model, "brief", true, brief_columns,
                                  "What may be proposed, and what not."};

// --- rows ----------------------------------------------------------------------------------------------

class BriefReader {
public:
  BriefReader(const DraftTable &table, const Model &start)
      : cells_(table, result_.diagnostics), model_(start) {
    brief_.file = table.file();
  }

  BriefResult read() {
    for (std::size_t row = 0; row < cells_.rows(); ++row)
      read_row(row);
    finish_scope();
    std::ranges::sort(brief_.objectives);
    if (!has_errors(result_.diagnostics))
      result_.brief = std::move(brief_);
    return std::move(result_);
  }

private:
  // What is proposed can be told with what it rests on.
  void keep_row(std::size_t row) {
    const std::string_view source = cells_.source(row);
    brief_.lines.push_back({cells_.line(row), std::string(cells_.item(row)), std::string(cells_.id(row)),
                            std::string(cells_.value(row)), std::string(source),
                            std::string(cells_.note(row)), is_assumption(source)});
  }

  void read_row(std::size_t row) {
    keep_row(row);
    const std::string_view item = cells_.item(row);
    if (item.empty())
      return cells_.fault(row, 0, Code::missing_value, "item is empty", listed(items));
    const auto known = parts_of(items);
    if (std::ranges::find(known, item) == known.end())
      return cells_.unknown(row, 0, items);
    if (cells_.id(row).empty())
      return cells_.fault(row, 1, Code::missing_value, "id is empty: the row says nothing");
    const bool by_value = item == "sovereign"; // one function may be it in several organisations
    if (!seen_.emplace(item, cells_.id(row), by_value ? cells_.value(row) : std::string_view()).second)
      return cells_.fault(
          row, 1, Code::duplicate_row,
          "a row above says " + std::string(item) + " of " + shown(cells_.id(row)) + " already", "each once");
    if (item == "scope")
      read_scope(row);
    else if (item == "limit")
      read_limit(row);
    else if (item == "sovereign")
      read_sovereign(row);
    else if (item != "start") // read before the model was made
      read_plain(row, item);
  }

  // Rows without a value.
  void read_plain(std::size_t row, std::string_view item) {
    refuse_value(row);
    if (item == "fix") {
      if (const PostId post = post_of(row); post != none<PostId>) {
        fixed_rows_.emplace(row, post);
        brief_.fixed.push_back({post, cells_.line(row)});
      }
    } else if (item == "objective") {
      const auto at = std::ranges::find(objective_names, cells_.id(row));
      if (at == objective_names.end())
        cells_.unknown(row, 1, "duplicated|voices|posts|at_risk|breadth|changed");
      else
        brief_.objectives.push_back(static_cast<Objective>(at - objective_names.begin()));
    } else if (const FunctionId function = function_of(row); function != none<FunctionId>) {
      if (item == "presence")
        brief_.presence.push_back({function, cells_.line(row)});
      else
        brief_.shared_deputies.push_back(function);
    }
  }

  void refuse_value(std::size_t row) const {
    if (!cells_.value(row).empty())
      cells_.fault(row, 2, Code::unused_cell,
                   "a row " + shown(cells_.item(row)) + " has no value, and here it is " +
                       shown(cells_.value(row)),
                   "an empty cell", std::string(empty_or_other_item));
  }

  void read_scope(std::size_t row) {
    const PostId post = post_of(row);
    const std::string_view value = cells_.value(row);
    if (!value.empty() && value != "reports")
      return cells_.unknown(row, 2, "reports");
    if (post == none<PostId>)
      return;
    bool reports = false, added = false;
    if (value.empty())
      added = scope_rows_.emplace(post, row).second;
    else
      for (const PostId report : model_->posts.reports[index(post)])
        if (model_->posts.assistant[index(report)] == 0) {
          reports = true;
          added = scope_rows_.emplace(report, row).second || added;
        }
    if (!value.empty() && !reports)
      cells_.fault(row, 1, Code::not_there, "nobody reports to " + shown(cells_.id(row)),
                   "a post with reports, or one without the value 'reports'");
    else if (!added)
      cells_.warn(row, 1, Code::duplicate_row,
                  shown(cells_.id(row)) + " adds nobody: rows above have them in scope", "remove the row");
  }

  void read_limit(std::size_t row) {
    const std::string_view id = cells_.id(row), value = cells_.value(row);
    if (value.empty())
      return cells_.fault(row, 2, Code::missing_value, "the limit " + shown(id) + " has no value");
    if (id == "shape") {
      if (value != "any" && value != "rectangles")
        return cells_.unknown(row, 2, "rectangles|any");
      brief_.any_shape = value == "any";
      brief_.shape_line = cells_.line(row);
    } else if (id == "statutory") {
      if (value != "off" && value != "on")
        return cells_.unknown(row, 2, "on|off");
      brief_.statutory_rules = value == "on";
    } else if (id == "breadth") {
      brief_.breadth = number_of(row);
    } else if (id == "functions") {
      brief_.functions = number_of(row);
    } else if (id == "span") {
      brief_.span = number_of(row);
    } else {
      cells_.unknown(row, 1, limits);
    }
  }

  std::optional<BriefRow<std::uint32_t>> number_of(std::size_t row) const {
    constexpr std::int64_t most = 1'000'000;
    const std::string_view value = cells_.value(row);
    std::int64_t number = 0;
    const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool is_beyond = problem == std::errc::result_out_of_range; // a number, and no such value
    if ((problem != std::errc{} && !is_beyond) || end != value.data() + value.size()) {
      cells_.fault(row, 2, Code::bad_number, "value " + shown(value) + " is no whole number");
      return std::nullopt;
    }
    if (is_beyond || number < 1 || number > most) {
      cells_.fault(row, 2, Code::out_of_range, "value is " + shown(value), "1 to 1000000");
      return std::nullopt;
    }
    return BriefRow<std::uint32_t>{static_cast<std::uint32_t>(number), cells_.line(row)};
  }

  void read_sovereign(std::size_t row) {
    const FunctionId function = function_of(row);
    OrganisationId organisation = none<OrganisationId>;
    if (const std::string_view value = cells_.value(row); !value.empty()) {
      const auto at = find(model_->organisations.id, value);
      if (!at)
        return cells_.fault(row, 2, Code::unknown_organisation, shown(value) + " is no organisation",
                            "an organisation_id of organisations.csv, or nothing: whichever it is",
                            hint(model_->organisations.id, value));
      organisation = id_at<OrganisationId>(*at);
    }
    if (function != none<FunctionId>)
      brief_.sovereign.push_back({{function, organisation}, cells_.line(row)});
  }

  std::optional<std::size_t> find(const std::vector<TextId> &ids, std::string_view id) const {
    for (std::size_t i = 0; i < ids.size(); ++i)
      if (model_.text(ids[i]) == id)
        return i;
    return std::nullopt;
  }

  std::string hint(const std::vector<TextId> &ids, std::string_view id) const {
    std::vector<std::string> known;
    for (const TextId each : ids)
      known.emplace_back(model_.text(each));
    const std::string near = nearest_spelling(id, known);
    return near.empty() ? std::string{} : "did you mean '" + near + "'?";
  }

  PostId post_of(std::size_t row) const {
    const PostId post = model_.find_post(cells_.id(row));
    if (post == none<PostId>)
      cells_.fault(row, 1, Code::unknown_post, shown(cells_.id(row)) + " is no post of the start",
                   "a post_id that is there where proposals start", hint(model_->posts.id, cells_.id(row)));
    return post;
  }

  FunctionId function_of(std::size_t row) const {
    const auto at = find(model_->functions.id, cells_.id(row));
    if (!at)
      cells_.fault(row, 1, Code::unknown_function, shown(cells_.id(row)) + " is no function", {},
                   hint(model_->functions.id, cells_.id(row)));
    return at ? id_at<FunctionId>(*at) : none<FunctionId>;
  }

  // --- what the scope must be ---

  void finish_scope() {
    if (scope_rows_.empty() && !has_errors(result_.diagnostics)) {
      result_.diagnostics.push_back({Code::missing_value,
                                     brief_.file,
                                     0,
                                     0,
                                     {},
                                     "no row says whose remits are given out: there is no row 'scope'",
                                     "scope, a post, and perhaps 'reports': those who report to it",
                                     {}});
      return;
    }
    for (const auto &[post, row] : scope_rows_) {
      brief_.scope.push_back(post);
      judge_scope_post(row, post);
    }
    judge_people();
    judge_seats_of_people();
    for (const auto &[row, post] : fixed_rows_)
      if (!scope_rows_.contains(post))
        cells_.fault(row, 1, Code::not_there, id_of(post) + " is fixed and not in scope",
                     "a post in scope: all others stay as they are anyway");
    if (!has_errors(result_.diagnostics))
      judge_remits();
  }

  // At the row with which there are too many.
  void judge_remits() const {
    std::map<std::size_t, std::size_t> remits_of_row;
    for (const Remit &remit : remits_of(model_, brief_))
      ++remits_of_row[scope_rows_.at(remit.post)];
    std::size_t all = 0;
    for (const auto &[row, remits] : remits_of_row) {
      const bool were_too_many = all > enumerated_remits;
      all += remits;
      if (all > enumerated_remits && !were_too_many)
        cells_.fault(row, 1, Code::out_of_range,
                     "with it the posts in scope hold " + std::to_string(all) + " remits",
                     "at most " + std::to_string(enumerated_remits), "name fewer posts");
    }
  }

  // Whether somebody's post is gone must not hang on another post.
  void judge_people() const {
    std::map<std::pair<std::string_view, std::string_view>, PostId> people; // by number, else by name
    for (const auto &[post, row] : scope_rows_)
      for (const HolderName &one : holders_of(model_.text(model_->posts.holder[index(post)]),
                                              model_.text(model_->posts.holder_id[index(post)])))
        if (one.known())
          if (const auto [other, is_new] =
                  people.try_emplace({one.id, one.id.empty() ? one.name : std::string_view{}}, post);
              !is_new && other->second != post)
            refuse(row, post, "has a holder of " + id_of(other->second),
                   "start from a scenario in which they are one post, or leave one out");
  }

  // Nor whether a person's other seat in a meeting counts.
  void judge_seats_of_people() const {
    if (!model_->meetings)
      return;
    std::map<HolderId, PostId> holders;
    for (const auto &[post, row] : scope_rows_)
      if (const HolderId holder = model_->posts.single_holder[index(post)]; holder != none<HolderId>)
        holders.emplace(holder, post);
    std::set<std::pair<PostId, PostId>> said;
    for (std::size_t m = 0; m < model_->meetings->size(); ++m) {
      const auto seats = model_->meetings->seats[m];
      for (const Seat &seat : seats) {
        const auto of = holders.find(model_->posts.single_holder[index(seat.post)]);
        if (of == holders.end() || of->second == seat.post ||
            std::ranges::find(seats, of->second, &Seat::post) == seats.end() ||
            !said.emplace(of->second, seat.post).second)
          continue;
        refuse(scope_rows_.at(of->second), of->second,
               "has the holder of " + id_of(seat.post) + ", and both sit in " +
                   shown(model_.text(model_->meetings->id[m])),
               "leave it out");
      }
    }
  }

  std::string id_of(PostId post) const { return shown(model_.text(model_->posts.id[index(post)])); }

  void refuse(std::size_t row, PostId post, const std::string &why, std::string remedy) const {
    cells_.fault(row, 1, Code::unknown_value, id_of(post) + " cannot be in scope: it " + why, {},
                 std::move(remedy));
  }

  void judge_scope_post(std::size_t row, PostId post) const {
    const Posts &posts = model_->posts;
    const std::size_t p = index(post);
    if (posts.function[p] == none<FunctionId>)
      refuse(row, post, "has no function", "give it one, or leave it out");
    if (posts.assistant[p] != 0)
      refuse(row, post, "is an assistant", "leave it out");
    if (posts.shared_with_other[p] != 0)
      refuse(row, post, "is shared with an organisation that is not named", "name it, or leave the post out");
    const std::size_t first = index(scope_rows_.begin()->first);
    if (posts.layer[p] != posts.layer[first] || posts.layer_known[p] != posts.layer_known[first])
      refuse(row, post, "is in another layer than " + id_of(scope_rows_.begin()->first),
             "leave one out: posts below would change their layer");
    for (PostId above = posts.manager[p]; above != none<PostId>; above = posts.manager[index(above)])
      if (scope_rows_.contains(above))
        return refuse(row, post, "is below " + id_of(above) + ", which is in scope too", "leave one out");
  }

  BriefResult result_;
  BriefCells cells_;
  const Model &model_;
  Brief brief_;
  std::set<std::tuple<std::string_view, std::string_view, std::string_view>> seen_; // item, id, value
  std::map<PostId, std::size_t> scope_rows_; // the row that names it first
  std::map<std::size_t, PostId> fixed_rows_;
};

} // namespace

std::string_view name(Rule rule) {
  switch (rule) {
  case Rule::none:
    return "";
  case Rule::fixed:
    return "fix";
  case Rule::sovereign:
    return "sovereign";
  case Rule::shape:
    return "shape";
  case Rule::breadth:
    return "breadth";
  case Rule::functions:
    return "functions";
  case Rule::span:
    return "span";
  case Rule::statutory:
    break;
  }
  return "statutory";
}

std::string_view name(Objective objective) {
  return objective_names[static_cast<std::size_t>(objective)];
}

const TableSchema &brief_schema() {
  return brief_table;
}

BriefStart brief_start(const DraftTable &table) {
  BriefStart out;
  const BriefCells cells(table, out.diagnostics);
  for (std::size_t row = 0; row < cells.rows(); ++row) {
    if (cells.item(row) != "start" || cells.id(row).empty())
      continue;
    if (!out.scenario.empty())
      cells.fault(row, 1, Code::duplicate_row, "proposals start from " + shown(out.scenario) + " already",
                  "one row 'start'");
    else
      out.scenario = cells.id(row);
    if (!cells.value(row).empty())
      cells.fault(row, 2, Code::unused_cell, "a row 'start' has no value", "an empty cell",
                  std::string(empty_or_other_item));
  }
  return out;
}

BriefResult read_brief(const DraftTable &table, const Model &start) {
  return BriefReader(table, start).read();
}

} // namespace organograph
