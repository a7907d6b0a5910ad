// SPDX-License-Identifier: Apache-2.0
// changes.csv: posts created, deleted, changed and shared.
#include "model/cell_remedies.hpp"
#include "scenarios/scenario_maker.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace organograph {

namespace {

constexpr std::string_view of_a_post = "|post_id|title|organisation_id|reports_to|function|unit|grade|tier|"
                                       "fte|annual_cost|pay_low|pay_high|status|holder|"
                                       "holder_id|reports_known|assistant|";

struct Share {
  std::string_view organisation_id, cost_share, grade, sole_cost;
};

// `ccc:0.5:GRADE:SOLE_COST` without more fields; an organisation alone stands for its whole.
std::optional<Share> read_share(std::string_view part) {
  Share out;
  out.organisation_id = next_part(part, ':');
  out.cost_share = next_part(part, ':');
  out.grade = next_part(part, ':');
  out.sole_cost = next_part(part, ':');
  return out.organisation_id.empty() || !part.empty() ? std::nullopt : std::optional(out);
}

std::optional<double> number_of(std::string_view text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() && std::isfinite(value)
             ? std::optional(value)
             : std::nullopt;
}

// All parts of the cell; empty where one cannot be read.
std::vector<Share> read_shares(std::string_view cell) {
  std::vector<Share> out;
  while (!cell.empty()) {
    const std::string_view part = next_part(cell, ';');
    if (part.empty() && without_blanks(cell).empty() && !out.empty())
      break; // a ';' at the end
    const std::optional<Share> share = read_share(part);
    if (!share)
      return {};
    out.push_back(*share);
  }
  if (out.size() == 1 && out[0].cost_share.empty())
    out[0].cost_share = "1";
  return out;
}

struct ShareFault {
  Code code;
  std::string_view value;
  std::string problem, expected;
};

std::optional<ShareFault> fault_of_number(std::string_view text, std::string_view what, bool may_be_0) {
  const std::optional<double> number = number_of(text);
  if (!number)
    return ShareFault{Code::bad_number, text, std::string(what) + " " + shown(text) + " is no number",
                      "a number such as 0.5"};
  if (*number < 0 || (*number == 0 && !may_be_0) || *number > 1e12)
    return ShareFault{Code::out_of_range, text, std::string(what) + " is " + shown(text),
                      std::string(may_be_0 ? "at least" : "more than") + " 0 and at most 1000000000000"};
  return std::nullopt;
}

std::vector<ShareFault> faults_of(const std::vector<Share> &shares, std::string_view post_id) {
  std::vector<ShareFault> out;
  double sum = 0;
  const bool parts_known =
      std::ranges::any_of(shares, [](const Share &share) { return !share.cost_share.empty(); });
  for (const Share &share : shares) {
    if (!parts_known)
      sum = unknown;
    else if (auto fault = fault_of_number(share.cost_share, "the share", false))
      out.push_back(*std::move(fault));
    if (!share.sole_cost.empty())
      if (auto fault = fault_of_number(share.sole_cost, "the sole cost", true))
        out.push_back(*std::move(fault));
    sum += number_of(share.cost_share).value_or(unknown);
  }
  if (is_known(sum) && std::abs(sum - 1) > 0.001 + 1e-9)
    out.push_back({Code::shares_do_not_sum,
                   {},
                   "the shares of " + shown(post_id) + " sum to " + plain_number(sum),
                   "1 (within 0.001)"});
  std::vector<std::string_view> of;
  of.reserve(shares.size());
  for (const Share &share : shares)
    of.push_back(share.organisation_id);
  std::ranges::sort(of);
  if (const auto twice = std::ranges::adjacent_find(of); twice != of.end())
    out.push_back({Code::duplicate_row, *twice, "the share in " + shown(*twice) + " stands twice",
                   "each organisation of a post once"});
  return out;
}

bool is_partly_blank(const std::vector<Share> &shares) {
  const auto blank = std::ranges::count_if(shares, [](const Share &s) { return s.cost_share.empty(); });
  return blank > 0 && blank < std::ssize(shares);
}

bool has_number(const Share &share) {
  return share.cost_share.empty() || number_of(share.cost_share).has_value();
}

// Each part stays under its own agreement where the row says of none.
void replace_shares_of(EditedTable &post_shares, ChangeTable &from, std::size_t row, std::string_view id,
                       const std::vector<Share> &shares) {
  const std::size_t post_id = post_shares.column("post_id"),
                    agreement_id = post_shares.column("agreement_id");
  std::map<std::string, std::string, std::less<>> agreements; // by organisation
  for (const EditedTable::Row old : post_shares.rows_with({{post_id, id}})) {
    agreements.emplace(post_shares.id(old, post_shares.column("organisation_id")),
                       post_shares.id(old, agreement_id));
    post_shares.remove(old);
  }
  for (const Share &share : shares) {
    const SourceRow by = from.by(row);
    const EditedTable::Row at = post_shares.add(by);
    post_shares.set(at, post_id, id, by);
    post_shares.set(at, post_shares.column("organisation_id"), share.organisation_id, by);
    post_shares.set(at, post_shares.column("cost_share"), share.cost_share, by);
    post_shares.set(at, post_shares.column("grade"), share.grade, by);
    post_shares.set(at, post_shares.column("sole_cost"), share.sole_cost, by);
    const std::string_view said = from.value(row, "agreement_id");
    const auto kept = agreements.find(share.organisation_id);
    post_shares.set(at, agreement_id,
                    !said.empty()              ? said
                    : kept != agreements.end() ? std::string_view(kept->second)
                                               : std::string_view{},
                    by);
    post_shares.set(at, post_shares.column("source"), from.cells.text(row, from.column("source")), by);
  }
}

} // namespace

void ScenarioMaker::apply_changes() {
  ChangeTable from(scenario.draft, TableId::changes, out.diagnostics);
  for (std::size_t row = 0; row < from.rows(); ++row) {
    if (!row_begins(from, row))
      continue;
    const auto action = from.cells.choice(row, from.column("action"));
    const std::string_view id = from.cells.identifier(row, from.column("post_id"));
    if (!action) {
      add_doubt(id); // it may have been meant to be created or deleted
    } else if (!id.empty()) {
      switch (*action) { // in the schema's order
      case 0:
        create_post(from, row);
        break;
      case 1:
        delete_post(from, row);
        break;
      case 2:
        change_post(from, row);
        break;
      default:
        share_post(from, row);
      }
    }
  }
}

void ScenarioMaker::create_post(ChangeTable &from, std::size_t row) {
  refuse_unused(from, row, std::string(of_a_post) + "ring_fence|");
  const TableColumn id_column = from.column("post_id");
  const std::string_view id = from.cells.identifier(row, id_column);
  const auto there = post_entries.find(id);
  const bool is_post = there != post_entries.end() && there->second.alive;
  if (is_post || partners.find(id) != Identifiers::not_there) {
    from.cells.fault(row, id_column, Code::duplicate_id, id,
                     "post_id " + shown(id) + " is a " + (is_post ? "post" : "partner") + " already",
                     "an identifier that is nothing's at this row",
                     is_post ? "change the post, or give the new one another identifier" : std::string{});
    return;
  }
  const EditedTable::Row at = posts.add(from.by(row));
  posts.set(at, posts.column("post_id"), id, from.by(row));
  if (there == post_entries.end()) {
    post_entries.emplace(names.emplace_back(id), Entry{.row = at});
  } else {
    there->second.row = at;
    there->second.alive = true;
  }
  change_post(from, row);
  read_ring_fence(from, row, id);
}

// The cells of a row that creates a post or changes one.
void ScenarioMaker::change_post(ChangeTable &from, std::size_t row) {
  const bool creating = from.value(row, "action") == "create";
  if (!creating)
    refuse_unused(from, row, of_a_post);
  const Entry *const entry = post(from, row, from.column("post_id"));
  if (entry == nullptr)
    return;
  const std::string_view id = from.value(row, "post_id");
  const EditedTable::Row at = entry->row;
  const std::size_t function_column = posts.column("function");
  const std::string_view new_function = from.value(row, "function");
  const bool had_none = posts.id(at, function_column).empty();
  if (!creating && !new_function.empty() && new_function != posts.id(at, function_column))
    fix_link_functions(id, from.by(row));
  const std::size_t manager_column = posts.column("reports_to");
  const std::string before(posts.text(at, manager_column));
  const std::size_t faults = out.diagnostics.size();
  set_cells(from, row, posts, TableId::posts, at, creating);
  if (!creating && had_none && !posts.id(at, function_column).empty())
    unite_links_of(id, from.by(row));
  if (!creating && !from.value(row, "holder").empty() && from.value(row, "holder_id").empty() &&
      !posts.id(at, posts.column("holder_id")).empty())
    posts.set(at, posts.column("holder_id"), {}, from.by(row)); // it was the number of who is no holder now
  const TableColumn manager = from.column("reports_to");
  const std::string_view named = from.cells.identifier(row, manager);
  if (named == id) {
    from.cells.fault(row, manager, Code::reports_to_itself, named,
                     "reports_to " + shown(named) + " is the post itself",
                     "another post, or nothing at the top");
    posts.set(at, manager_column, before, from.by(row));
  } else if (!named.empty()) {
    moved[at] = {row, "reports_to"};
  }
  if (out.diagnostics.size() > faults && !named.empty())
    add_doubt(id); // where it reports to may not be what was meant
}

void ScenarioMaker::read_ring_fence(ChangeTable &from, std::size_t row, std::string_view post_id) {
  const TableColumn column = from.column("ring_fence");
  std::string_view rest = from.cells.identifier(row, column);
  RingFence fence{std::string(post_id), {}};
  while (!rest.empty()) {
    const std::string_view of = next_part(rest, ';');
    if (of.empty())
      continue;
    const auto at = post_entries.find(of);
    if (at != post_entries.end() && (at->second.alive || at->second.in_start))
      fence.of_posts.emplace_back(of);
    else if (!is_doubtful(of))
      from.cells.fault(row, column, Code::unknown_post, of, "ring_fence " + shown(of) + " is no post",
                       "posts of the model at the start or at this row, ';' between",
                       post_hint(of, *column.schema));
  }
  if (!fence.of_posts.empty())
    out.ring_fences.push_back(std::move(fence));
}

void ScenarioMaker::delete_post(ChangeTable &from, std::size_t row) {
  refuse_unused(from, row, "|post_id|successor|");
  Entry *const entry = post(from, row, from.column("post_id"));
  const TableColumn column = from.column("successor");
  const std::string_view successor = from.cells.identifier(row, column);
  const std::string_view id = from.value(row, "post_id");
  const Entry *heir = nullptr;
  if (successor == id)
    from.cells.fault(row, column, Code::passes_to_itself, successor,
                     "successor " + shown(successor) + " is the post itself", "another post");
  else if (!successor.empty())
    heir = post(from, row, column);
  if (entry == nullptr)
    return;
  if (heir != nullptr) {
    pass_reports(from, row, id, successor);
    pass_on(id, successor, from.by(row));
    out.successors.emplace_back(id, successor);
  } else if (!successor.empty()) {
    add_doubt(id);
    passing_failed = true;
  } else {
    deleted_alone.emplace_back(id, row);
  }
  drop_all_of(id, from.by(row));
  posts.remove(entry->row);
  entry->alive = false;
  entry->deleted_line = from.cells.line(row);
  std::erase_if(out.ring_fences, [&](const RingFence &fence) { return fence.post == id; });
}

// What to type for shares that are written in another way, where the organisations are known.
std::string ScenarioMaker::meant_shares(std::string_view cell) {
  return shares_remedy(
      cell, [this](std::string_view id) { return organisations.find(id) != Identifiers::not_there; });
}

void ScenarioMaker::share_post(ChangeTable &from, std::size_t row) {
  refuse_unused(from, row, "|post_id|shares|agreement_id|");
  const TableColumn column = from.column("shares");
  const std::string_view cell = from.cells.identifier(row, column);
  const Entry *const entry = post(from, row, from.column("post_id"));
  const std::string_view id = from.value(row, "post_id");
  if (cell.empty()) {
    from.cells.fault(row, column, Code::missing_value, {}, "shares is empty",
                     "organisations and their shares, such as county:0.5;city:0.5");
    return;
  }
  const std::vector<Share> shares = read_shares(cell);
  const auto is_organisation = [&](const Share &share) {
    return share.organisation_id == not_known_mark ||
           organisations.find(share.organisation_id) != Identifiers::not_there;
  };
  const bool partly_blank = is_partly_blank(shares);
  // 'nmc 60%, rcc 40%' reads as one organisation of that name, 'nmc:60%;rcc:40%' as two without numbers
  const std::string meant = partly_blank || !std::ranges::all_of(shares, is_organisation) ||
                                    !std::ranges::all_of(shares, has_number)
                                ? meant_shares(cell)
                                : std::string{};
  if (shares.empty() || partly_blank || !meant.empty()) {
    from.cells.fault(row, column, Code::bad_shares, cell,
                     "shares is " + shown(cell) + (partly_blank ? ", and not every part has a number" : ""),
                     "ORGANISATION:SHARE or ORGANISATION:SHARE:GRADE:SOLE_COST, ';' between",
                     shares.empty() ? meant_shares(cell) : meant);
    return;
  }
  const std::size_t faults = out.diagnostics.size();
  for (const Share &share : shares)
    if (!is_organisation(share))
      from.cells.fault(
          row, column, Code::unknown_organisation, share.organisation_id,
          shown(share.organisation_id) + " is no organisation", "an organisation_id of organisations.csv",
          hints.of(share.organisation_id, {{TableId::organisations, &organisations}}, *column.schema));
  for (ShareFault &fault : faults_of(shares, id))
    from.cells.fault(row, column, fault.code, fault.value, std::move(fault.problem),
                     std::move(fault.expected),
                     fault.code == Code::shares_do_not_sum ? meant_shares(cell) : std::string{});
  if (entry == nullptr || out.diagnostics.size() > faults)
    return;
  replace_shares_of(post_shares, from, row, id, shares);
}

} // namespace organograph
