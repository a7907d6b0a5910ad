// SPDX-License-Identifier: Apache-2.0
// Applying a scenario against a slow second way: random valid changes are written as scenario tables and, at
// the same time, made by hand on the rows of the model. What the engine makes of the tables must measure the
// same, to the last byte, as the rows when they are loaded. The hand is written from docs/ alone.
#include "organograph/engine/scenario.hpp"

#include "oracle/days.hpp"
#include "oracle/facts.hpp"
#include "oracle/random_draft.hpp"
#include "oracle/random_model.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/engine/timeline.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/analysis_json.hpp"
#include "support/how_many.hpp"
#include "support/models.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace organograph::test::scenario_oracle_test {
namespace {

using Json = nlohmann::ordered_json;
using oracle::Ids;
using oracle::Rows;

// --- the scenario's tables -----------------------------------------------------------------------------

using Cells = std::map<std::string, std::string>; // by column

/// File name to rows. A file has the columns that its rows use.
struct Tables {
  std::map<std::string, std::vector<Cells>> rows;

  Files files() const {
    Files out;
    for (const auto &[name, table] : rows) {
      std::set<std::string> heads;
      for (const Cells &row : table)
        for (const auto &[head, cell] : row)
          heads.insert(head);
      std::string text;
      for (const std::string &head : heads)
        text += (text.empty() ? "" : ",") + head;
      for (const Cells &row : table) {
        std::string line;
        for (const std::string &head : heads)
          line += (head == *heads.begin() ? "\n\"" : ",\"") + (row.contains(head) ? row.at(head) : "") + "\"";
        text += line;
      }
      out.emplace_back(name, text + "\n");
    }
    return out;
  }
};

// --- cells by column -----------------------------------------------------------------------------------

template <class Row> struct Columns {
  std::map<std::string, std::string Row::*> texts;
  std::map<std::string, oracle::Number Row::*> numbers;
};

const Columns<oracle::PostRow> post_columns = {
    {{"title", &oracle::PostRow::title},
     {"organisation_id", &oracle::PostRow::organisation_id},
     {"reports_to", &oracle::PostRow::reports_to},
     {"function", &oracle::PostRow::function},
     {"unit", &oracle::PostRow::unit},
     {"grade", &oracle::PostRow::grade},
     {"status", &oracle::PostRow::status},
     {"holder", &oracle::PostRow::holder},
     {"holder_id", &oracle::PostRow::holder_id},
     {"assistant", &oracle::PostRow::assistant},
     {"reports_known", &oracle::PostRow::reports_known}},
    {{"fte", &oracle::PostRow::fte}, {"annual_cost", &oracle::PostRow::annual_cost}}};

const Columns<oracle::MeetingRow> meeting_columns = {
    {{"subject", &oracle::MeetingRow::subject},
     {"function", &oracle::MeetingRow::function},
     {"convened_by", &oracle::MeetingRow::convened_by},
     {"kind", &oracle::MeetingRow::kind}},
    {{"duration_hours", &oracle::MeetingRow::duration_hours},
     {"occurrences_per_year", &oracle::MeetingRow::occurrences_per_year}}};

const Columns<oracle::StaffGroupRow> group_columns = {
    {{"reports_to", &oracle::StaffGroupRow::reports_to},
     {"title", &oracle::StaffGroupRow::title},
     {"grade", &oracle::StaffGroupRow::grade},
     {"function", &oracle::StaffGroupRow::function},
     {"organisation_id", &oracle::StaffGroupRow::organisation_id}},
    {{"annual_cost", &oracle::StaffGroupRow::annual_cost}}};

oracle::Number number(const std::string &cell) {
  return cell.empty() ? oracle::Number() : std::stod(cell);
}

// A cell that is not empty overwrites; '-' empties.
template <class Row> void set_cells(Row &row, const Columns<Row> &columns, const Cells &cells) {
  for (const auto &[column, cell] : cells) {
    const std::string text = cell == "-" ? "" : cell;
    if (cell.empty())
      continue;
    if (columns.texts.contains(column))
      row.*columns.texts.at(column) = text;
    else if (columns.numbers.contains(column))
      row.*columns.numbers.at(column) = number(text);
    if constexpr (std::is_same_v<Row, oracle::PostRow>)
      if (column == "tier")
        row.tier = text.empty() ? std::optional<int>() : std::stoi(text);
    if constexpr (std::is_same_v<Row, oracle::StaffGroupRow>)
      if (column == "fte")
        row.fte = std::stod(text);
  }
}

template <class Row> std::vector<Row> &table(oracle::OptionalTable<Row> &rows) {
  return rows ? *rows : rows.emplace();
}

// --- random changes, as rows of tables and by hand -----------------------------------------------------

class Changes {
public:
  /// What it makes has identifiers that begin with `name`.
  Changes(Rows start, std::uint64_t seed, std::string name = "new")
      : random_(seed), rows_(std::move(start)), name_(std::move(name)) {
    for (const std::string &function : oracle::function_ids(rows_))
      functions_.push_back(function);
    // A link's function is fixed when it is loaded.
    if (rows_.partner_links)
      for (oracle::PartnerLinkRow &link : *rows_.partner_links)
        if (link.function.empty())
          link.function = oracle::post(rows_, link.post_id).function;
  }

  void draw() {
    const Rows start = rows_;
    for (int i = random_.below(9); i > 0; --i)
      change_posts();
    change_functions();
    change_lines();
    change_groups();
    change_seats();
    change_meetings();
    change_links();
    change_arrangements();
    change_roles();
    // A table that was not there and has no row now is still not there.
    const auto forget = [](auto &now, const auto &before) {
      if (now && now->empty() && !before)
        now.reset();
    };
    forget(rows_.post_shares, start.post_shares);
    forget(rows_.post_functions, start.post_functions);
    forget(rows_.reporting_lines, start.reporting_lines);
    forget(rows_.meetings, start.meetings);
    forget(rows_.attendance, start.attendance);
    forget(rows_.partner_links, start.partner_links);
    forget(rows_.arrangements, start.arrangements);
    forget(rows_.statutory_roles, start.statutory_roles);
  }

  const Rows &rows() const { return rows_; }
  const Tables &tables() const { return tables_; }
  std::map<std::string, int> made;      ///< how often each way was taken
  std::string effective = "2024-04-01"; ///< of some of the rows

private:
  void put(const std::string &file, const std::string &way, Cells cells) {
    if (random_.chance(30))
      cells["note"] = "a note";
    if (random_.chance(20))
      cells["effective"] = effective;
    ++made[way];
    tables_.rows[file + ".csv"].push_back(std::move(cells));
  }

  std::string source() { return random_.chance(60) ? "" : random_.chance(50) ? "000 8.5" : "assumption: x"; }
  std::string pick_post() { return random_.pick(rows_.posts).post_id; }
  std::string pick_organisation() { return random_.pick(rows_.organisations).organisation_id; }
  oracle::PostRow &post_row(const std::string &id) {
    return *std::ranges::find(rows_.posts, id, &oracle::PostRow::post_id);
  }

  // posts -------------------------------------------------------------------------------------------------

  void change_posts() {
    const int way = random_.below(100);
    if (way < 25)
      create();
    else if (way < 55)
      remove();
    else if (way < 75)
      change();
    else if (way < 82)
      swap();
    else
      share();
  }

  bool is_below(const std::string &id, const std::string &above) {
    return std::ranges::count(oracle::managers_above(rows_, id), above) > 0;
  }

  // A post that `id` can report to, or none.
  std::string pick_manager(const std::string &id, const std::string &not_this = "") {
    Ids all;
    for (const oracle::PostRow &row : rows_.posts)
      if (row.post_id != id && row.post_id != not_this && !oracle::is_assistant(row) &&
          !is_below(row.post_id, id))
        all.push_back(row.post_id);
    const bool needs_one = oracle::is_post(rows_, id) && oracle::is_assistant(post_row(id));
    if (all.empty() || random_.chance(10))
      return needs_one || random_.chance(30) ? "?" : "";
    return random_.pick(all);
  }

  // A post that others can report to; where all are assistants the first is none any more.
  std::string pick_boss() {
    Ids all;
    for (const oracle::PostRow &row : rows_.posts)
      if (!oracle::is_assistant(row))
        all.push_back(row.post_id);
    if (!all.empty())
      return random_.pick(all);
    rows_.posts[0].assistant = "no";
    put("changes", "no assistant",
        {{"action", "change"}, {"post_id", rows_.posts[0].post_id}, {"assistant", "no"}});
    return rows_.posts[0].post_id;
  }

  bool has_group(const std::string &id) {
    return std::ranges::any_of(oracle::rows_of(rows_.staff_groups),
                               [&](const auto &group) { return group.reports_to == id; });
  }

  std::string post_cell(const std::string &column) {
    if (column == "title")
      return "Post made " + std::to_string(++number_);
    if (column == "organisation_id")
      return pick_organisation();
    if (column == "function")
      return functions_.empty() ? "" : random_.pick(functions_);
    if (column == "tier")
      return std::to_string(random_.between(1, 6));
    if (column == "fte")
      return random_.pick(Ids{"1", "0.5", "0.75", "0.1"});
    if (column == "annual_cost")
      return std::to_string(random_.between(30, 150)) + "000";
    if (column == "status")
      return random_.pick(Ids{"filled", "interim", "acting", "seconded", "vacant"});
    if (column == "holder")
      return random_.pick(Ids{"Holder 1", "Holder 2", "Double 1", "New one;New two", "New three"});
    if (column == "reports_known")
      return random_.pick(Ids{"yes", "no"});
    return column + " " + std::to_string(random_.below(3)); // unit, grade
  }

  Cells post_cells(int percent) {
    Cells out;
    for (const char *column : {"title", "organisation_id", "function", "unit", "grade", "tier", "fte",
                               "annual_cost", "status", "holder", "reports_known"})
      if (random_.chance(percent))
        out[column] = post_cell(column);
    return out;
  }

  void create() {
    const bool again = !gone_.empty() && random_.chance(30);
    oracle::PostRow row;
    row.post_id = again ? random_.pick(gone_) : name_ + "-" + std::to_string(++number_);
    std::erase(gone_, row.post_id);
    Cells cells = post_cells(60);
    cells["title"] = post_cell("title");
    cells["organisation_id"] = pick_organisation();
    if (random_.chance(90))
      cells["reports_to"] = random_.chance(5) ? "?" : pick_boss();
    if (cells.contains("reports_to") && random_.chance(10))
      cells["assistant"] = "yes";
    if (cells.contains("holder") && random_.chance(30))
      cells["holder_id"] =
          cells["holder"] == "New one;New two" ? "n1; n2" : random_.pick(Ids{"n1", "n7", "-"});
    if (cells["holder_id"] == "-") // blank, as in every row that creates
      cells["holder_id"].clear();
    cells["source"] = row.source = source();
    set_cells(row, post_columns, cells);
    if (random_.chance(30)) {
      const std::string first = pick_post(), second = pick_post();
      cells["ring_fence"] = first + ";" + second;
    }
    rows_.posts.push_back(row);
    cells["action"] = "create";
    cells["post_id"] = row.post_id;
    put("changes", again ? "create again" : "create", cells);
  }

  // One with a link that has no function more often than they are.
  std::string pick_changed() {
    Ids bare;
    for (const oracle::PartnerLinkRow &link : oracle::rows_of(rows_.partner_links))
      if (link.function.empty())
        bare.push_back(link.post_id);
    return bare.empty() || random_.chance(50) ? pick_post() : random_.pick(bare);
  }

  void change() {
    const std::string id = pick_changed();
    Cells cells = post_cells(20);
    if (post_row(id).function.empty() && random_.chance(50))
      cells["function"] = post_cell("function");
    for (const char *column : {"function", "unit", "grade", "tier", "fte", "annual_cost", "status", "holder",
                               "reports_known", "reports_to"})
      if (random_.chance(4))
        cells[column] = "-";
    if (random_.chance(50)) {
      const std::string manager = pick_manager(id);
      cells["reports_to"] = manager.empty() ? "-" : manager;
    }
    if (oracle::is_assistant(post_row(id)) && cells.contains("reports_to") && cells["reports_to"] == "-")
      cells["reports_to"] = "?";
    const std::string line = cells.contains("reports_to") ? cells["reports_to"] : post_row(id).reports_to;
    if (random_.chance(10) && !line.empty() && line != "-" && oracle::children(rows_, id).empty() &&
        !has_group(id))
      cells["assistant"] = "yes";
    else if (random_.chance(10))
      cells["assistant"] = random_.pick(Ids{"no", "-"});
    if (cells.contains("holder") && random_.chance(30)) // as many as there are holders
      cells["holder_id"] = "-";
    if (!cells["holder"].empty()) // another's number
      post_row(id).holder_id.clear();
    set_cells(post_row(id), post_columns, cells);
    if (rows_.partner_links && !post_row(id).function.empty()) // a link without one takes the new one
      for (std::size_t i = 0; i < rows_.partner_links->size(); ++i)
        if (oracle::PartnerLinkRow &link = (*rows_.partner_links)[i];
            link.post_id == id && link.function.empty()) {
          link.function = post_row(id).function;
          const oracle::PartnerLinkRow of = link;
          unite_links(of);
          i = std::string::npos; // from the first again
          ++made["link takes a function"];
        }
    cells["action"] = "change";
    cells["post_id"] = id;
    cells["source"] = source(); // of the change, not of the post
    put("changes", "change", cells);
  }

  // A post and its manager change places: between the two rows there is a circle.
  void swap() {
    const std::string id = pick_post();
    const std::string manager = post_row(id).reports_to;
    if (manager.empty() || manager == "?" || oracle::is_assistant(post_row(id)))
      return;
    const std::string above = post_row(manager).reports_to;
    post_row(manager).reports_to = id;
    post_row(id).reports_to = above;
    put("changes", "swap", {{"action", "change"}, {"post_id", manager}, {"reports_to", id}});
    put("changes", "swap",
        {{"action", "change"}, {"post_id", id}, {"reports_to", above.empty() ? "-" : above}});
  }

  void share() {
    const std::string id = pick_post();
    Ids organisations = oracle::organisation_ids(rows_);
    random_.shuffle(organisations);
    const int most = std::min(3, static_cast<int>(organisations.size()));
    organisations.resize(static_cast<std::size_t>(random_.between(1, most)));
    const std::vector<Ids> parts = {{"1"}, {"0.3", "0.7"}, {"0.2", "0.3", "0.5"}};
    const bool parts_known = organisations.size() == 1 || random_.chance(85);
    if (organisations.size() > 1 && random_.chance(15))
      organisations.back() = "?";
    auto &shares = table(rows_.post_shares);
    std::erase_if(shares, [&](const auto &row) { return row.post_id == id; });
    const std::string from = source();
    std::string cell;
    for (std::size_t i = 0; i < organisations.size(); ++i) {
      oracle::PostShareRow row{id, organisations[i], 1, "", {}, from, ""};
      const std::string &part = parts[organisations.size() - 1][i];
      row.cost_share = parts_known ? oracle::Number(std::stod(part)) : oracle::Number();
      cell += (i > 0 ? "; " : "") + row.organisation_id;
      if (!parts_known)
        part_left_out_ = true;
      else if (organisations.size() > 1 || random_.chance(50))
        cell += ":" + part;
      else
        part_left_out_ = true;
      if (!part_left_out_ && random_.chance(50)) {
        row.grade = random_.chance(70) ? "Grade " + std::to_string(i) : "";
        cell += ":" + row.grade;
        if (random_.chance(50)) {
          row.sole_cost = 1000.0 * random_.between(40, 90);
          cell += ":" + std::to_string(std::lround(*row.sole_cost));
        }
      }
      part_left_out_ = false;
      shares.push_back(row);
    }
    put("changes", organisations.size() > 1 ? "share" : "share alone",
        {{"action", "share"}, {"post_id", id}, {"shares", cell}, {"source", from}});
  }

  void remove() {
    if (rows_.posts.size() < 3)
      return;
    const std::string id = pick_post();
    if (random_.chance(70))
      remove_with_successor(id);
    else
      remove_alone(id);
  }

  void remove_with_successor(const std::string &id) {
    Ids below = oracle::everyone_below(rows_, id);
    const bool takes_over = !below.empty() && random_.chance(50);
    const std::string successor = takes_over ? random_.pick(below) : pick_boss();
    if (successor == id || oracle::is_assistant(post_row(successor)))
      return;
    if (is_below(successor, id))
      post_row(successor).reports_to = post_row(id).reports_to;
    for (oracle::PostRow &row : rows_.posts)
      if (row.reports_to == id && row.post_id != successor)
        row.reports_to = successor;
    if (rows_.staff_groups)
      for (oracle::StaffGroupRow &group : *rows_.staff_groups)
        if (group.reports_to == id)
          group.reports_to = successor;
    pass_lines(id, successor);
    if (rows_.attendance)
      for (oracle::AttendanceRow &seat : *rows_.attendance)
        if (seat.attendee_id == id)
          seat.attendee_id = successor;
    unite_seats();
    pass_links(id, successor);
    pass_roles(id, successor);
    take_away(id);
    put("changes", takes_over ? "delete, successor below" : "delete, successor",
        {{"action", "delete"}, {"post_id", id}, {"successor", successor}, {"source", source()}});
  }

  void pass_lines(const std::string &id, const std::string &successor) {
    if (!rows_.reporting_lines)
      return;
    std::vector<oracle::ReportingLineRow> kept;
    for (oracle::ReportingLineRow line : *rows_.reporting_lines) {
      if (line.post_id == id)
        line.post_id = successor;
      if (line.reports_to == id)
        line.reports_to = successor;
      const bool stands = std::ranges::any_of(kept, [&](const auto &other) {
        return other.post_id == line.post_id && other.reports_to == line.reports_to &&
               other.kind == line.kind;
      });
      if (line.post_id != line.reports_to && !stands)
        kept.push_back(line);
    }
    rows_.reporting_lines = kept;
  }

  static int strength(const std::string &role) { return role == "statutory" ? 2 : role == "chair" ? 1 : 0; }

  // Two attendances that became the same are one: the first, with what it speaks for and the stronger of the
  // two roles.
  void unite_seats() {
    if (!rows_.attendance)
      return;
    std::vector<oracle::AttendanceRow> kept;
    for (const oracle::AttendanceRow &seat : *rows_.attendance) {
      const auto same = std::ranges::find_if(kept, [&](const auto &other) {
        return other.meeting_id == seat.meeting_id && other.attendee_id == seat.attendee_id;
      });
      if (same == kept.end()) {
        kept.push_back(seat);
        continue;
      }
      ++made["seats united"];
      if (strength(seat.role) > strength(same->role))
        same->role = seat.role;
      if (!same->attended || !seat.attended)
        same->attended.reset();
      else
        same->attended = std::max(*same->attended, *seat.attended);
    }
    rows_.attendance = kept;
  }

  // All links of the same partner, post and function are one: the first, a lead if any was.
  void unite_links(const oracle::PartnerLinkRow &of) {
    std::vector<oracle::PartnerLinkRow> kept;
    std::optional<std::size_t> first;
    for (const oracle::PartnerLinkRow &link : *rows_.partner_links) {
      const bool same =
          link.partner_id == of.partner_id && link.post_id == of.post_id && link.function == of.function;
      if (!same || !first) {
        if (same)
          first = kept.size();
        kept.push_back(link);
        continue;
      }
      ++made["links united"];
      if (link.kind == "lead")
        kept[*first].kind = "lead";
    }
    rows_.partner_links = kept;
  }

  void pass_links(const std::string &id, const std::string &successor) {
    if (!rows_.partner_links)
      return;
    std::vector<oracle::PartnerLinkRow> passed;
    for (oracle::PartnerLinkRow &link : *rows_.partner_links)
      if (link.post_id == id) {
        link.post_id = successor;
        if (link.function.empty())
          link.function = post_row(successor).function;
        passed.push_back(link);
      }
    for (const oracle::PartnerLinkRow &link : passed)
      unite_links(link);
  }

  static bool same_role(const oracle::StatutoryRoleRow &a, const oracle::StatutoryRoleRow &b) {
    const auto kind = [](const oracle::StatutoryRoleRow &row) {
      return row.kind.empty() ? "holder" : row.kind;
    };
    return a.role == b.role && a.organisation_id == b.organisation_id && a.post_id == b.post_id &&
           a.valid_from == b.valid_from && kind(a) == kind(b);
  }

  // Of those that become the same the first stays.
  void pass_roles(const std::string &id, const std::string &successor) {
    std::vector<oracle::StatutoryRoleRow> kept;
    for (oracle::StatutoryRoleRow role : oracle::rows_of(rows_.statutory_roles)) {
      if (role.post_id == id) {
        role.post_id = successor;
        ++made["roles passed"];
      }
      if (std::ranges::any_of(kept, [&](const auto &other) { return same_role(other, role); }))
        ++made["roles united"];
      else
        kept.push_back(role);
    }
    if (rows_.statutory_roles)
      rows_.statutory_roles = kept;
  }

  // Its reports are moved by rows behind or before.
  void remove_alone(const std::string &id) {
    Tables moves;
    std::swap(moves, tables_);
    for (const std::string &report : oracle::children(rows_, id)) {
      const std::string manager = pick_manager(report, id);
      post_row(report).reports_to = manager;
      put("changes", "move",
          {{"action", "change"}, {"post_id", report}, {"reports_to", manager.empty() ? "-" : manager}});
    }
    std::swap(moves, tables_);
    const bool first = random_.chance(50);
    const auto put_delete = [&] {
      put("changes", "delete alone", {{"action", "delete"}, {"post_id", id}, {"successor", ""}});
    };
    if (first)
      put_delete();
    for (Cells &row : moves.rows["changes.csv"])
      tables_.rows["changes.csv"].push_back(row);
    if (!first)
      put_delete();
    if (rows_.reporting_lines)
      std::erase_if(*rows_.reporting_lines,
                    [&](const auto &line) { return line.post_id == id || line.reports_to == id; });
    if (rows_.attendance)
      std::erase_if(*rows_.attendance, [&](const auto &seat) { return seat.attendee_id == id; });
    if (rows_.partner_links)
      std::erase_if(*rows_.partner_links, [&](const auto &link) { return link.post_id == id; });
    if (rows_.statutory_roles)
      std::erase_if(*rows_.statutory_roles, [&](const auto &role) { return role.post_id == id; });
    take_away(id);
  }

  void take_away(const std::string &id) {
    const auto is_its = [&](const auto &row) { return row.post_id == id; };
    std::erase_if(rows_.posts, is_its);
    if (rows_.post_shares)
      std::erase_if(*rows_.post_shares, is_its);
    if (rows_.post_functions)
      std::erase_if(*rows_.post_functions, is_its);
    gone_.push_back(id);
  }

  // further functions and lines ----------------------------------------------------------------------------

  Ids further_functions(const std::string &id) {
    Ids out;
    for (const oracle::PostFunctionRow &row : oracle::rows_of(rows_.post_functions))
      if (row.post_id == id)
        out.push_back(row.function);
    return out;
  }

  void set_further(const std::string &id, const Ids &functions, const std::string &from) {
    auto &all = table(rows_.post_functions);
    std::erase_if(all, [&](const auto &row) { return row.post_id == id; });
    for (const std::string &function : functions)
      if (function != post_row(id).function)
        all.push_back({id, function, from, ""});
  }

  void change_functions() {
    for (int i = functions_.empty() ? 0 : random_.below(5); i > 0; --i) {
      const std::string id = pick_post(), function = random_.pick(functions_), from = source();
      const Ids now = further_functions(id);
      const bool has = std::ranges::count(now, function) > 0;
      Cells cells = {{"post_id", id}, {"function", function}, {"source", from}};
      if (const int way = random_.below(3); way == 0 && !has && function != post_row(id).function) {
        table(rows_.post_functions).push_back({id, function, from, ""});
        cells["action"] = "add";
      } else if (way == 1 && has) {
        std::erase_if(*rows_.post_functions,
                      [&](const auto &row) { return row.post_id == id && row.function == function; });
        cells["action"] = "remove";
      } else if (way == 2) {
        const Ids wanted = random_.some(functions_, 40);
        set_further(id, wanted, from);
        cells["action"] = "set";
        cells["function"] = wanted.empty() ? "-" : "";
        for (const std::string &each : wanted)
          cells["function"] += (cells["function"].empty() ? "" : "; ") + each;
      } else {
        continue;
      }
      put("function_changes", "function " + cells["action"], cells);
    }
  }

  std::ptrdiff_t lines_fitting(const oracle::ReportingLineRow &line, const std::string &kind) {
    return std::ranges::count_if(oracle::rows_of(rows_.reporting_lines), [&](const auto &other) {
      return other.post_id == line.post_id && other.reports_to == line.reports_to &&
             (kind.empty() || other.kind == kind);
    });
  }

  void change_lines() {
    for (int i = random_.below(5); i > 0; --i) {
      const bool adds = !rows_.reporting_lines || rows_.reporting_lines->empty() || random_.chance(60);
      oracle::ReportingLineRow line = {pick_post(), pick_post(), random_.pick(Ids{"dotted", "statutory"}),
                                       source(), ""};
      if (!adds)
        line = random_.pick(*rows_.reporting_lines);
      std::string kind = line.kind;
      if (adds ? line.post_id == line.reports_to || lines_fitting(line, kind) > 0
               : lines_fitting(line, kind) != 1)
        continue;
      if (adds)
        table(rows_.reporting_lines).push_back(line);
      else if (lines_fitting(line, "") == 1 && random_.chance(50))
        kind.clear();
      if (!adds)
        std::erase_if(*rows_.reporting_lines, [&](const auto &other) {
          return other.post_id == line.post_id && other.reports_to == line.reports_to &&
                 other.kind == line.kind;
        });
      put("line_changes", adds ? "line add" : "line remove",
          {{"post_id", line.post_id},
           {"reports_to", line.reports_to},
           {"kind", kind},
           {"action", adds ? "add" : "remove"},
           {"source", line.source}});
    }
  }

  // staff groups -----------------------------------------------------------------------------------------

  void change_groups() {
    if (!rows_.staff_groups)
      return;
    const std::vector<oracle::StaffGroupRow> groups = *rows_.staff_groups;
    for (const oracle::StaffGroupRow &was : groups) {
      const bool orphan = !oracle::is_post(rows_, was.reports_to);
      if (!orphan && !random_.chance(30))
        continue;
      if (random_.chance(30)) {
        std::erase_if(*rows_.staff_groups, [&](const auto &group) { return group.group_id == was.group_id; });
        put("staff_group_changes", "group delete", {{"group_id", was.group_id}, {"action", "delete"}});
        continue;
      }
      Cells cells;
      if (orphan || random_.chance(40))
        cells["reports_to"] = pick_boss();
      if (random_.chance(50))
        cells["fte"] = random_.pick(Ids{"2", "3.5", "26"});
      if (random_.chance(30))
        cells["title"] = random_.chance(50) ? "-" : "Teams";
      if (random_.chance(30))
        cells["organisation_id"] = random_.chance(30) ? "-" : pick_organisation();
      if (random_.chance(30))
        cells["annual_cost"] = random_.chance(30) ? "-" : "123456.5";
      if (random_.chance(30) && !functions_.empty())
        cells["function"] = random_.chance(30) ? "-" : random_.pick(functions_);
      for (oracle::StaffGroupRow &group : *rows_.staff_groups)
        if (group.group_id == was.group_id)
          set_cells(group, group_columns, cells);
      cells["group_id"] = was.group_id;
      cells["action"] = "change";
      put("staff_group_changes", "group change", cells);
    }
  }

  // attendance and meetings --------------------------------------------------------------------------------

  // A seat keeps its rate where its series has another number of occurrences; not where the scenario has said
  // how often it is taken.
  void keep_rate(oracle::AttendanceRow &seat, double before, double after) {
    if (!seat.attended || before == after || says_attended_.contains({seat.meeting_id, seat.attendee_id}))
      return;
    ++made["rate kept"];
    const double share = *seat.attended / before;
    seat.attended = share == 1 ? after : std::min(after, share * after);
  }

  const oracle::MeetingRow *find_meeting(const std::string &id) {
    for (const oracle::MeetingRow &row : oracle::rows_of(rows_.meetings))
      if (row.meeting_id == id)
        return &row;
    return nullptr;
  }

  // What a row says of a seat's function and attendance; the latter only where the meeting stays as it is.
  void say_more(oracle::AttendanceRow &row, Cells &cells) {
    if (!functions_.empty() && random_.chance(30))
      cells["function"] = row.function = random_.pick(functions_);
    const oracle::MeetingRow *meeting = find_meeting(row.meeting_id);
    if (meeting == nullptr || !random_.chance(30))
      return;
    row.attended = oracle::occurrences(*meeting) * random_.pick(std::vector<double>{0, 0.5, 1});
    char text[40];
    std::snprintf(text, sizeof text, "%.17g", *row.attended);
    cells["attended"] = text;
    says_attended_.emplace(row.meeting_id, row.attendee_id);
  }

  void change_seat() {
    oracle::AttendanceRow &row = (*rows_.attendance)[static_cast<std::size_t>(
        random_.below(static_cast<int>(rows_.attendance->size())))];
    Cells cells = {{"meeting_id", row.meeting_id}, {"attendee_id", row.attendee_id}, {"action", "change"}};
    if (random_.chance(40)) {
      row.role = random_.pick(Ids{"", "chair", "optional", "statutory"});
      cells["role"] = row.role.empty() ? "-" : row.role;
    }
    if (random_.chance(20)) {
      row.function.clear();
      row.attended.reset();
      cells["function"] = cells["attended"] = "-";
      says_attended_.emplace(row.meeting_id, row.attendee_id);
    } else {
      say_more(row, cells);
    }
    put("attendance_changes", "seat change", cells);
  }

  void change_seats() {
    Ids meetings = drawn_meetings_;
    if (rows_.meetings)
      for (const oracle::MeetingRow &row : *rows_.meetings)
        meetings.push_back(row.meeting_id);
    if (random_.chance(40)) {
      drawn_meetings_.push_back(name_ + "-meeting-" +
                                std::to_string(++number_)); // change_meetings() creates it
      meetings.push_back(drawn_meetings_.back());
    }
    for (int i = meetings.empty() ? 0 : random_.below(6); i > 0; --i) {
      oracle::AttendanceRow row;
      row.meeting_id = random_.pick(meetings);
      row.attendee_id = pick_post();
      if (random_.chance(20) && !oracle::partner_ids(rows_).empty())
        row.attendee_id = random_.pick(oracle::partner_ids(rows_));
      row.role = random_.pick(Ids{"", "chair", "required", "optional", "statutory"});
      row.source = source();
      const auto is_same = [&](const auto &other) {
        return other.meeting_id == row.meeting_id && other.attendee_id == row.attendee_id;
      };
      if (rows_.attendance && std::ranges::any_of(*rows_.attendance, is_same))
        continue;
      Cells cells = {{"meeting_id", row.meeting_id},
                     {"attendee_id", row.attendee_id},
                     {"action", "add"},
                     {"role", row.role},
                     {"source", row.source}};
      say_more(row, cells);
      table(rows_.attendance).push_back(row);
      put("attendance_changes", "seat add", cells);
      if (random_.chance(40))
        change_seat();
      if (rows_.attendance->size() > 1 && random_.chance(60)) {
        const oracle::AttendanceRow gone = random_.pick(*rows_.attendance);
        std::erase_if(*rows_.attendance, [&](const auto &seat) {
          return seat.meeting_id == gone.meeting_id && seat.attendee_id == gone.attendee_id;
        });
        put("attendance_changes", "seat remove",
            {{"meeting_id", gone.meeting_id}, {"attendee_id", gone.attendee_id}, {"action", "remove"}});
      }
    }
  }

  Cells meeting_cells() {
    Cells out;
    if (random_.chance(40))
      out["subject"] = "Subject " + std::to_string(random_.below(3));
    if (random_.chance(40) && !functions_.empty())
      out["function"] = random_.pick(functions_);
    if (random_.chance(30))
      out["convened_by"] = pick_organisation();
    if (random_.chance(10) && rows_.organisations.size() > 1)
      out["convened_by"] =
          rows_.organisations[1].organisation_id + ";" + rows_.organisations[0].organisation_id;
    if (random_.chance(30))
      out["kind"] = random_.pick(Ids{"representation", "team", "case", "statutory"});
    if (random_.chance(40))
      out["duration_hours"] = random_.pick(Ids{"1.5", "2", "0.25"});
    if (random_.chance(40))
      out["occurrences_per_year"] = random_.pick(Ids{"1", "4", "12"});
    return out;
  }

  void change_meetings() {
    for (const std::string &id : drawn_meetings_) {
      own_meetings_.insert(id);
      oracle::MeetingRow row;
      row.meeting_id = id;
      Cells cells = meeting_cells();
      cells["subject"] = "New board";
      cells["source"] = row.source = source();
      set_cells(row, meeting_columns, cells);
      table(rows_.meetings).push_back(row);
      cells["meeting_id"] = id;
      cells["action"] = "create";
      put("meeting_changes", "meeting create", cells);
    }
    drawn_meetings_.clear();
    for (int i = random_.below(4); i > 0 && rows_.meetings && !rows_.meetings->empty(); --i) {
      const std::string id = random_.pick(*rows_.meetings).meeting_id;
      if (const int way = random_.below(3); way == 0)
        change_meeting(id);
      else if (way == 1)
        merge_meeting(id, random_.pick(*rows_.meetings).meeting_id);
      else
        delete_meeting(id, {{"meeting_id", id}, {"action", "delete"}});
    }
  }

  void change_meeting(const std::string &id) {
    Cells cells = meeting_cells();
    for (const char *column : {"function", "convened_by", "kind", "duration_hours", "occurrences_per_year"})
      if (random_.chance(10))
        cells[column] = "-";
    if (!own_meetings_.contains(id))
      cells.erase("kind"); // the others keep theirs
    if (says_of(id))
      cells.erase("occurrences_per_year"); // or what is said might be more than there are
    for (oracle::MeetingRow &row : *rows_.meetings)
      if (row.meeting_id == id) {
        const double before = oracle::occurrences(row);
        set_cells(row, meeting_columns, cells);
        keep_rates(id, before, oracle::occurrences(row));
      }
    cells["meeting_id"] = id;
    cells["action"] = "change";
    put("meeting_changes", "meeting change", cells);
  }

  // Whether the scenario has said how often some seat of the meeting is taken.
  bool says_of(const std::string &meeting) {
    return std::ranges::any_of(says_attended_, [&](const auto &seat) { return seat.first == meeting; });
  }

  void keep_rates(const std::string &meeting, double before, double after) {
    if (rows_.attendance)
      for (oracle::AttendanceRow &seat : *rows_.attendance)
        if (seat.meeting_id == meeting)
          keep_rate(seat, before, after);
  }

  void merge_meeting(const std::string &id, const std::string &into) {
    if (id == into || says_of(id))
      return;
    keep_rates(id, oracle::occurrences(*find_meeting(id)), oracle::occurrences(*find_meeting(into)));
    if (rows_.attendance)
      for (oracle::AttendanceRow &seat : *rows_.attendance)
        if (seat.meeting_id == id)
          seat.meeting_id = into;
    unite_seats();
    delete_meeting(id, {{"meeting_id", id}, {"action", "merge"}, {"into", into}});
  }

  void delete_meeting(const std::string &id, const Cells &cells) {
    const auto is_it = [&](const auto &row) { return row.meeting_id == id; };
    std::erase_if(*rows_.meetings, is_it);
    if (rows_.attendance)
      std::erase_if(*rows_.attendance, is_it);
    put("meeting_changes", "meeting " + cells.at("action"), cells);
  }

  // links and arrangements ---------------------------------------------------------------------------------

  void change_links() {
    for (int i = oracle::partner_ids(rows_).empty() ? 0 : random_.below(5); i > 0; --i)
      if (random_.chance(50))
        add_link();
      else
        remove_link();
  }

  void add_link() {
    oracle::PartnerLinkRow row;
    row.partner_id = random_.pick(oracle::partner_ids(rows_));
    row.post_id = pick_post();
    row.kind = random_.pick(Ids{"", "lead", "local"});
    row.source = source();
    const bool own = functions_.empty() || random_.chance(50);
    row.function = own ? post_row(row.post_id).function : random_.pick(functions_);
    for (const oracle::PartnerLinkRow &other : table(rows_.partner_links))
      if (other.partner_id == row.partner_id && other.post_id == row.post_id &&
          other.function == row.function && other.kind == row.kind)
        return;
    rows_.partner_links->push_back(row);
    put("link_changes", "link add",
        {{"partner_id", row.partner_id},
         {"post_id", row.post_id},
         {"function", own ? "" : row.function},
         {"kind", row.kind},
         {"action", "add"},
         {"source", row.source}});
  }

  // By what is needed to tell it from the partner's other links with the post.
  void remove_link() {
    if (!rows_.partner_links || rows_.partner_links->empty())
      return;
    const oracle::PartnerLinkRow gone = random_.pick(*rows_.partner_links);
    const auto fitting = [&](const std::string &function, const std::string &kind) {
      return std::ranges::count_if(*rows_.partner_links, [&](const auto &link) {
        return link.partner_id == gone.partner_id && link.post_id == gone.post_id &&
               (function.empty() || link.function == function) && (kind.empty() || link.kind == kind);
      });
    };
    const std::string function = fitting("", gone.kind) == 1 && random_.chance(50) ? "" : gone.function;
    const std::string kind = fitting(function, "") == 1 && random_.chance(50) ? "" : gone.kind;
    if (fitting(function, kind) != 1)
      return;
    std::erase_if(*rows_.partner_links, [&](const auto &link) {
      return link.partner_id == gone.partner_id && link.post_id == gone.post_id &&
             link.function == gone.function && link.kind == gone.kind;
    });
    put("link_changes", "link remove",
        {{"partner_id", gone.partner_id},
         {"post_id", gone.post_id},
         {"function", function},
         {"kind", kind},
         {"action", "remove"}});
  }

  void change_arrangements() {
    if (rows_.organisations.size() < 2 || functions_.empty())
      return;
    for (int i = random_.below(4); i > 0; --i) {
      Ids pair = oracle::organisation_ids(rows_);
      random_.shuffle(pair);
      oracle::ArrangementRow row;
      row.function = random_.pick(functions_);
      row.organisation_a = pair[0];
      row.organisation_b = pair[1];
      row.dimension =
          random_.pick(Ids{"governance", "policy", "provision", "systems", "budget", "front_door"});
      row.state = random_.pick(Ids{"none", "partial", "full"});
      row.source = source();
      bool stands = false;
      for (oracle::ArrangementRow &other : table(rows_.arrangements))
        if (other.function == row.function && other.dimension == row.dimension &&
            std::set{other.organisation_a, other.organisation_b} == std::set{pair[0], pair[1]}) {
          stands = true;
          other.state = row.state;
          other.source = row.source.empty() ? other.source : row.source;
        }
      if (!stands)
        rows_.arrangements->push_back(row);
      put("arrangement_changes", stands ? "arrangement again" : "arrangement",
          {{"function", row.function},
           {"organisation_a", row.organisation_a},
           {"organisation_b", row.organisation_b},
           {"dimension", row.dimension},
           {"state", row.state},
           {"source", row.source}});
    }
  }

  // roles --------------------------------------------------------------------------------------------------

  void change_roles() {
    for (int i = random_.below(4); i > 0; --i)
      if (random_.chance(50) || oracle::rows_of(rows_.statutory_roles).empty())
        add_role();
      else
        remove_role();
  }

  void add_role() {
    oracle::StatutoryRoleRow row;
    row.role = random_.pick(Ids{"dcs", "dass", "monitoring_officer", "returning_officer"});
    row.organisation_id = random_.pick(oracle::organisation_ids(rows_));
    row.post_id = random_.chance(10) ? "?" : pick_post();
    row.kind = random_.pick(Ids{"", "holder", "deputy", "acting"});
    row.protocol = random_.chance(30) ? "by rota" : "";
    row.source = source();
    for (const oracle::StatutoryRoleRow &other : table(rows_.statutory_roles))
      if (same_role(other, row))
        return;
    rows_.statutory_roles->push_back(row);
    put("statutory_changes", "role add", cells_of_role(row, "add"));
  }

  // By all that tells it from others: a blank cell would fit any.
  void remove_role() {
    const oracle::StatutoryRoleRow gone = random_.pick(*rows_.statutory_roles);
    Cells cells = cells_of_role(gone, "remove");
    cells["kind"] = gone.kind.empty() ? "holder" : gone.kind;
    cells["protocol"] = "";
    cells["source"] = "";
    std::erase_if(*rows_.statutory_roles, [&](const auto &role) { return same_role(role, gone); });
    put("statutory_changes", "role remove", cells);
  }

  static Cells cells_of_role(const oracle::StatutoryRoleRow &row, const std::string &action) {
    return {{"action", action},
            {"role", row.role},
            {"organisation_id", row.organisation_id},
            {"post_id", row.post_id},
            {"kind", row.kind},
            {"protocol", row.protocol},
            {"source", row.source},
            {"valid_from", row.valid_from}};
  }

  oracle::Random random_;
  Rows rows_;
  std::string name_;
  Tables tables_;
  Ids functions_, gone_, drawn_meetings_;
  std::set<std::string> own_meetings_;                          // that the scenario creates
  std::set<std::pair<std::string, std::string>> says_attended_; // seats: meeting, attendee
  int number_ = 0;
  bool part_left_out_ = false;
};

// --- both ways -----------------------------------------------------------------------------------------

Files files_of(const Rows &rows) {
  Files files;
  for (const auto &[name, text] : oracle::to_csv(rows))
    files.emplace_back(name, text);
  return files;
}

/// A random model whose meetings have the kind written that they would be inferred to have.
Rows start_rows(std::uint64_t seed) {
  Rows rows = oracle::random_model(seed);
  if (!oracle::meetings_known(rows))
    return rows;
  Rows out = rows;
  for (oracle::MeetingRow &meeting : *out.meetings)
    if (const std::string kind = oracle::kind_of(rows, meeting).value_or(""); kind != "counterparts")
      meeting.kind = kind;
  return out;
}

std::string text_of(const std::vector<Diagnostic> &diagnostics) {
  std::string out;
  for (const Diagnostic &d : diagnostics)
    out += to_string(d) + "\n";
  return out;
}

std::multiset<std::string> codes_of(const std::vector<Diagnostic> &diagnostics) {
  std::multiset<std::string> out;
  for (const Diagnostic &d : diagnostics)
    // Under a scenario meetings keep the kind that they had, and nobody is warned of a rate that a seat
    // keeps.
    if (d.code != Code::meeting_of_counterparts && d.code != Code::implausible_attended)
      out.emplace(info(d.code).name);
  return out;
}

Json measured(const Model &model) {
  return viz::analysis_json(test::study_of(model, analyse(model)));
}

/// What analysis.json does not show of a model, or only counts.
std::vector<std::string> described(const Model &model) {
  std::vector<std::string> out;
  const auto text = [&](TextId id) { return std::string(model.text(id)) + "|"; };
  const Posts &posts = model->posts;
  const auto post = [&](PostId id) { return id == none<PostId> ? "-|" : text(posts.id[index(id)]); };
  for (std::size_t p = 0; p < posts.size(); ++p) {
    std::string line = text(posts.id[p]) + text(posts.title[p]) + text(posts.unit[p]) + text(posts.grade[p]) +
                       text(posts.holder[p]) + text(posts.source[p]) + post(posts.manager[p]) +
                       std::string(name(posts.status[p]));
    for (const Served &served : posts.serves[p])
      line += "|" + text(model->organisations.id[index(served.organisation)]) + text(served.grade) +
              std::to_string(served.share) + "|" + std::to_string(served.sole_cost);
    out.push_back(line);
  }
  for (const ReportingLine &line : model->reporting_lines)
    out.push_back(post(line.post) + post(line.reports_to) + text(line.kind));
  for (const StaffGroup &group : model->staff_groups)
    out.push_back(text(group.id) + text(group.title) + text(group.grade) + post(group.reports_to) +
                  std::to_string(group.fte));
  if (model->partner_links)
    for (const PartnerLink &link : *model->partner_links)
      out.push_back(text(model->partners->id[index(link.partner)]) + post(link.post) + text(link.kind) +
                    text(link.source));
  for (std::size_t m = 0; model->meetings && m < model->meetings->size(); ++m)
    for (const Seat &seat : model->meetings->seats[m])
      out.push_back(text(model->meetings->id[m]) + text(model->meetings->subject[m]) + post(seat.post) +
                    std::string(name(seat.role)) + std::to_string(model->meetings->attended(seat)));
  if (model->arrangements)
    for (const Arrangement &a : *model->arrangements)
      out.push_back(text(model->functions.id[index(a.function)]) + text(a.source) +
                    std::string(name(a.dimension)) + std::string(name(a.state)));
  return out;
}

void expect_same(const AppliedScenario &applied, const Rows &by_hand, const Tables &tables) {
  const BuildResult expected = built(files_of(by_hand));
  ASSERT_TRUE(expected.model) << text_of(expected.diagnostics);
  std::string changes;
  for (const auto &[name, text] : tables.files())
    changes += name + ":\n" + text;
  ASSERT_TRUE(applied.model) << text_of(applied.diagnostics) << changes;
  const Json ours = measured(*applied.model), theirs = measured(*expected.model);
  EXPECT_EQ(ours.dump(), theirs.dump()) << Json::diff(theirs, ours).dump(1) << "\n" << changes;
  EXPECT_EQ(described(*applied.model), described(*expected.model)) << changes;
  EXPECT_EQ(codes_of(applied.diagnostics), codes_of(expected.diagnostics)) << text_of(applied.diagnostics);
}

Scenario scenario_of(const std::string &name, const Tables &tables, const std::string &starts_from = "") {
  Files files = tables.files();
  files.emplace_back("scenario.csv", "title,starts_from\nA proposal," + starts_from + "\n");
  return io::read_scenario_files(name, files);
}

class ScenarioOracle : public testing::TestWithParam<unsigned> {
protected:
  template <typename Fn> void for_each_seed(Fn fn) const {
    const unsigned each = test::how_many(20, 40);
    for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      fn(seed);
      if (testing::Test::HasFailure())
        return;
    }
  }
};

TEST_P(ScenarioOracle, applying_equals_building_the_changed_model_by_hand) {
  for_each_seed([](unsigned seed) {
    const Rows start = start_rows(seed);
    Changes first(start, seed);
    first.draw();
    const Draft draft = io::read_model_files(files_of(start));
    expect_same(apply_scenario(draft, scenario_of("first", first.tables())), first.rows(), first.tables());
  });
}

TEST_P(ScenarioOracle, a_scenario_goes_on_from_the_one_that_it_starts_from) {
  for_each_seed([](unsigned seed) {
    const Rows start = start_rows(seed);
    Changes first(start, seed + 1000);
    first.draw();
    Changes second(first.rows(), seed + 2000, "second");
    second.draw();
    const std::vector<Scenario> scenarios = {scenario_of("a-second", second.tables(), "first"),
                                             scenario_of("first", first.tables())};
    const auto applied = apply_scenarios(io::read_model_files(files_of(start)), scenarios);
    ASSERT_EQ(applied.size(), 2U);
    EXPECT_EQ(applied[0].name, "first");
    expect_same(applied[0], first.rows(), first.tables());
    EXPECT_EQ(applied[1].starts_from, "first");
    expect_same(applied[1], second.rows(), second.tables());
  });
}

bool has_date(const Tables &tables) {
  for (const auto &[name, rows] : tables.rows)
    for (const Cells &row : rows)
      if (row.contains("effective"))
        return true;
  return false;
}

/// The state of rows without dates: of that day.
Rows as_of(const Rows &rows, const std::string &day) {
  return oracle::rows_on(rows, day);
}

void expect_day(const TimelineRow &found, const Rows &there, const Comparison &compared) {
  const oracle::Day expected = oracle::measured_day(found.day, there, nullptr);
  EXPECT_EQ(found.posts, expected.posts);
  EXPECT_EQ(found.joint_posts, expected.joint);
  EXPECT_NEAR(found.fte.value_or(-1), expected.fte, 1e-9);
  EXPECT_EQ(found.one_voice, expected.one_voice);
  EXPECT_EQ(found.shared, expected.shared);
  // As a comparison has it: meetings keep their kind.
  const auto &duplicated = compared.after.duplicated_attendance;
  EXPECT_EQ(found.duplicated, duplicated ? std::optional(duplicated->all.duplicated) : std::nullopt);
  EXPECT_EQ(found.fte_of, compared.fte_after.organisations);
}

// Of the first, rows without a date count with its dated ones; without any, with the second.
TEST_P(ScenarioOracle, on_a_day_the_rows_count_whose_date_has_come) {
  for_each_seed([](unsigned seed) {
    const Rows start = start_rows(seed);
    Changes first(start, seed + 3000);
    first.effective = "2024-03";
    first.draw();
    Changes second(first.rows(), seed + 4000, "second");
    second.effective = "2024-09-15";
    second.draw();
    Tables later = second.tables();
    if (later.rows.empty() || first.tables().rows.empty())
      return;
    if (!has_date(later))
      later.rows.begin()->second.front()["effective"] = second.effective;
    const std::string begins = has_date(first.tables()) ? "2024-03-01" : "2024-09-15";
    const Draft draft = io::read_model_files(files_of(start));
    const std::vector<Scenario> scenarios = {scenario_of("a-second", later, "first"),
                                             scenario_of("first", first.tables())};
    const Timeline way = timeline(draft, scenarios, "a-second");
    ASSERT_FALSE(way.rows.empty());
    for (const char *day : {"2024-02-29", "2024-03-01", "2024-09-14", "2024-09-15"}) {
      SCOPED_TRACE(day);
      const Rows after_first = as_of(day >= begins ? first.rows() : start, day);
      const Rows after_second = as_of(day >= second.effective ? second.rows() : after_first, day);
      StudyOptions options;
      options.scenarios = {"a-second"};
      options.as_of = day;
      const Study study = test::study_of(draft, scenarios, options);
      ASSERT_EQ(study.applied.size(), 2U);
      expect_same(study.applied[0], after_first, first.tables());
      expect_same(study.applied[1], after_second, later);
      const auto row = std::ranges::find(way.rows, day, &TimelineRow::day);
      if (row != way.rows.end())
        expect_day(*row, after_second, study.comparisons.back());
    }
    EXPECT_EQ(std::ranges::count(way.rows, begins, &TimelineRow::day), 1);
    EXPECT_EQ(std::ranges::count(way.rows, second.effective, &TimelineRow::day), 1);
  });
}

TEST_P(ScenarioOracle, a_scenario_without_changes_changes_nothing) {
  for_each_seed([](unsigned seed) {
    const Draft draft = io::read_model_files(files_of(oracle::random_model(seed)));
    const Model start = std::move(*build_model(draft).model);
    const Files heads = {
        {"changes.csv", "action,post_id,successor\n"},
        {"attendance_changes.csv", "meeting_id,attendee_id,action\n"},
        {"meeting_changes.csv", "meeting_id,action,into\n"},
        {"link_changes.csv", "partner_id,post_id,action\n"},
        {"staff_group_changes.csv", "group_id,action\n"},
        {"arrangement_changes.csv", "function,organisation_a,organisation_b,dimension,state\n"},
        {"other_savings.csv", "description,annual_saving\nsomething,5\n"}};
    for (const Files &files : {Files{}, heads}) {
      const AppliedScenario applied = apply_scenario(draft, io::read_scenario_files("none", files));
      ASSERT_TRUE(applied.model) << text_of(applied.diagnostics);
      EXPECT_EQ(measured(*applied.model).dump(), measured(start).dump());
      EXPECT_EQ(described(*applied.model), described(start));
    }
  });
}

TEST_P(ScenarioOracle, creating_and_deleting_again_gives_the_start_back) {
  for_each_seed([](unsigned seed) {
    const Rows rows = oracle::random_model(seed);
    const Draft draft = io::read_model_files(files_of(rows));
    const Model start = std::move(*build_model(draft).model);
    const std::string &old = rows.posts.front().post_id;
    Tables tables;
    auto &changes = tables.rows["changes.csv"];
    changes.push_back({{"action", "create"},
                       {"post_id", "new"},
                       {"title", "New"},
                       {"organisation_id", rows.organisations.front().organisation_id},
                       {"reports_to", old}});
    if (rows.post_shares)
      changes.push_back({{"action", "share"},
                         {"post_id", "new"},
                         {"shares", rows.organisations.back().organisation_id + ":1"}});
    changes.push_back({{"action", "delete"}, {"post_id", "new"}, {"successor", seed % 2 == 0 ? old : ""}});
    if (rows.meetings) {
      tables.rows["meeting_changes.csv"] = {{{"meeting_id", "nm"}, {"action", "create"}, {"subject", "s"}},
                                            {{"meeting_id", "nm"}, {"action", "delete"}}};
      if (rows.attendance)
        tables.rows["attendance_changes.csv"] = {
            {{"meeting_id", "nm"}, {"attendee_id", old}, {"action", "add"}}};
    }
    const AppliedScenario applied = apply_scenario(draft, scenario_of("back", tables));
    ASSERT_TRUE(applied.model) << text_of(applied.diagnostics);
    EXPECT_EQ(measured(*applied.model).dump(), measured(start).dump());
    EXPECT_EQ(described(*applied.model), described(start));
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, ScenarioOracle, testing::Range(0U, how_many(6, 15)));

// The random changes must take every way, or the comparison proves less than it says.
TEST(ScenarioOracleChanges, take_every_way_often) {
  std::map<std::string, int> made;
  for (unsigned seed = 1; seed <= 300; ++seed) {
    Changes changes(start_rows(seed), seed);
    changes.draw();
    for (const auto &[way, times] : changes.made)
      made[way] += times;
  }
  for (const char *way : {"create",
                          "create again",
                          "change",
                          "swap",
                          "share",
                          "share alone",
                          "delete, successor",
                          "delete, successor below",
                          "delete alone",
                          "move",
                          "function add",
                          "function remove",
                          "function set",
                          "line add",
                          "line remove",
                          "link takes a function",
                          "group change",
                          "group delete",
                          "seat add",
                          "seat remove",
                          "seat change",
                          "rate kept",
                          "seats united",
                          "links united",
                          "meeting create",
                          "meeting change",
                          "meeting merge",
                          "meeting delete",
                          "link add",
                          "link remove",
                          "arrangement",
                          "arrangement again"})
    EXPECT_GE(made[way], 5) << way;
}

} // namespace
} // namespace organograph::test::scenario_oracle_test
