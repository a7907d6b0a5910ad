// SPDX-License-Identifier: Apache-2.0
// changes.csv: posts that are created, changed and shared.
#include "changed_cells.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

const Columns<PostRow> post_columns = {{{"title", &PostRow::title},
                                        {"organisation_id", &PostRow::organisation_id},
                                        {"reports_to", &PostRow::reports_to},
                                        {"function", &PostRow::function},
                                        {"unit", &PostRow::unit},
                                        {"grade", &PostRow::grade},
                                        {"status", &PostRow::status},
                                        {"holder", &PostRow::holder},
                                        {"holder_id", &PostRow::holder_id},
                                        {"assistant", &PostRow::assistant},
                                        {"reports_known", &PostRow::reports_known}},
                                       {{"fte", &PostRow::fte},
                                        {"annual_cost", &PostRow::annual_cost},
                                        {"pay_low", &PostRow::pay_low},
                                        {"pay_high", &PostRow::pay_high}}};

} // namespace

void Changes::change_posts() {
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

bool Changes::is_below(const std::string &id, const std::string &above) {
  return std::ranges::count(managers_above(rows_, id), above) > 0;
}

// A post that `id` can report to, or none.
std::string Changes::pick_manager(const std::string &id, const std::string &not_this) {
  Ids all;
  for (const PostRow &row : rows_.posts)
    if (row.post_id != id && row.post_id != not_this && !is_assistant(row) && !is_below(row.post_id, id))
      all.push_back(row.post_id);
  const bool needs_one = is_post(rows_, id) && is_assistant(post_row(id));
  if (all.empty() || random_.chance(10))
    return needs_one || random_.chance(30) ? "?" : "";
  return random_.pick(all);
}

// A post that others can report to; where all are assistants the first is none any more.
std::string Changes::pick_boss() {
  Ids all;
  for (const PostRow &row : rows_.posts)
    if (!is_assistant(row))
      all.push_back(row.post_id);
  if (!all.empty())
    return random_.pick(all);
  rows_.posts[0].assistant = "no";
  put("changes", "no assistant",
      {{"action", "change"}, {"post_id", rows_.posts[0].post_id}, {"assistant", "no"}});
  return rows_.posts[0].post_id;
}

bool Changes::has_group(const std::string &id) {
  return std::ranges::any_of(rows_of(rows_.staff_groups),
                             [&](const auto &group) { return group.reports_to == id; });
}

std::string Changes::post_cell(const std::string &column) {
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
  if (column == "grade")
    return random_.pick(Ids{"G1", "G2", "Another"});
  return column + " " + std::to_string(random_.below(3)); // unit
}

CellsByColumn Changes::post_cells(int percent) {
  CellsByColumn out;
  for (const char *column : {"title", "organisation_id", "function", "unit", "grade", "tier", "fte",
                             "annual_cost", "status", "holder", "reports_known"})
    if (random_.chance(percent))
      out[column] = post_cell(column);
  return out;
}

// Both ends: a range whose low end is above its high one is none.
void Changes::draw_pay(CellsByColumn &cells, bool may_empty) {
  if (!random_.chance(25))
    return;
  const int low = random_.between(20, 90), more = random_.below(8);
  cells["pay_low"] = std::to_string(low) + "000";
  cells["pay_high"] = std::to_string(low + more) + "000.5";
  if (random_.chance(20))
    cells["pay_low"] = may_empty ? "-" : "";
  if (random_.chance(20))
    cells["pay_high"] = may_empty ? "-" : "";
}

void Changes::create() {
  const bool again = !gone_.empty() && random_.chance(30);
  PostRow row;
  row.post_id = again ? random_.pick(gone_) : name_ + "-" + std::to_string(++number_);
  std::erase(gone_, row.post_id);
  CellsByColumn cells = post_cells(60);
  cells["title"] = post_cell("title");
  cells["organisation_id"] = pick_organisation();
  draw_pay(cells, false);
  if (random_.chance(90))
    cells["reports_to"] = random_.chance(5) ? "?" : pick_boss();
  if (cells.contains("reports_to") && random_.chance(10))
    cells["assistant"] = "yes";
  if (cells.contains("holder") && random_.chance(30))
    cells["holder_id"] = cells["holder"] == "New one;New two" ? "n1; n2" : random_.pick(Ids{"n1", "n7", "-"});
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
std::string Changes::pick_changed() {
  Ids bare;
  for (const PartnerLinkRow &link : rows_of(rows_.partner_links))
    if (link.function.empty())
      bare.push_back(link.post_id);
  return bare.empty() || random_.chance(50) ? pick_post() : random_.pick(bare);
}

void Changes::change() {
  const std::string id = pick_changed();
  CellsByColumn cells = post_cells(20);
  if (post_row(id).function.empty() && random_.chance(50))
    cells["function"] = post_cell("function");
  for (const char *column : {"function", "unit", "grade", "tier", "fte", "annual_cost", "status", "holder",
                             "reports_known", "reports_to"})
    if (random_.chance(4))
      cells[column] = "-";
  draw_pay(cells, true);
  if (cells.contains("function") && !time_adds_up(id, cells["function"] == "-" ? "" : cells["function"]))
    cells.erase("function");
  if (random_.chance(50)) {
    const std::string manager = pick_manager(id);
    cells["reports_to"] = manager.empty() ? "-" : manager;
  }
  if (is_assistant(post_row(id)) && cells.contains("reports_to") && cells["reports_to"] == "-")
    cells["reports_to"] = "?";
  const std::string line = cells.contains("reports_to") ? cells["reports_to"] : post_row(id).reports_to;
  if (random_.chance(10) && !line.empty() && line != "-" && children(rows_, id).empty() && !has_group(id))
    cells["assistant"] = "yes";
  else if (random_.chance(10))
    cells["assistant"] = random_.pick(Ids{"no", "-"});
  set_holder(id, cells);
  set_cells(post_row(id), post_columns, cells);
  take_function(id);
  cells["action"] = "change";
  cells["post_id"] = id;
  cells["source"] = source(); // of the change, not of the post
  put("changes", "change", cells);
}

void Changes::set_holder(const std::string &id, CellsByColumn &cells) {
  if (cells.contains("holder") && random_.chance(30)) // as many as there are holders
    cells["holder_id"] = "-";
  if (!cells["holder"].empty()) // another's number
    post_row(id).holder_id.clear();
}

// A link without a function takes the post's new one.
void Changes::take_function(const std::string &id) {
  if (!rows_.partner_links || post_row(id).function.empty())
    return;
  for (std::size_t i = 0; i < rows_.partner_links->size(); ++i)
    if (PartnerLinkRow &link = (*rows_.partner_links)[i]; link.post_id == id && link.function.empty()) {
      link.function = post_row(id).function;
      const PartnerLinkRow of = link;
      unite_links(of);
      i = std::string::npos; // from the first again
      ++made["link takes a function"];
    }
}

// A post and its manager change places: between the two rows there is a circle.
void Changes::swap() {
  const std::string id = pick_post();
  const std::string manager = post_row(id).reports_to;
  if (manager.empty() || manager == "?" || is_assistant(post_row(id)))
    return;
  const std::string above = post_row(manager).reports_to;
  post_row(manager).reports_to = id;
  post_row(id).reports_to = above;
  put("changes", "swap", {{"action", "change"}, {"post_id", manager}, {"reports_to", id}});
  put("changes", "swap",
      {{"action", "change"}, {"post_id", id}, {"reports_to", above.empty() ? "-" : above}});
}

// One of them, or none.
std::string Changes::pick_agreement() {
  if (rows_of(rows_.agreements).empty() || random_.chance(60))
    return "";
  return random_.pick(*rows_.agreements).agreement_id;
}

std::string Changes::agreement_of(const std::string &id, const std::string &organisation) {
  for (const PostShareRow &row : rows_of(rows_.post_shares))
    if (row.post_id == id && row.organisation_id == organisation)
      return row.agreement_id;
  return "";
}

void Changes::share() {
  const std::string id = pick_post();
  Ids organisations = organisation_ids(rows_);
  random_.shuffle(organisations);
  const int most = std::min(3, static_cast<int>(organisations.size()));
  organisations.resize(static_cast<std::size_t>(random_.between(1, most)));
  const std::vector<Ids> parts = {{"1"}, {"0.3", "0.7"}, {"0.2", "0.3", "0.5"}};
  const bool parts_known = organisations.size() == 1 || random_.chance(85);
  if (organisations.size() > 1 && random_.chance(15))
    organisations.back() = "?";
  const std::string from = source(), agreement = pick_agreement();
  std::map<std::string, std::string> agreements; // each part keeps its own
  for (const std::string &organisation : organisations)
    agreements[organisation] = agreement.empty() ? agreement_of(id, organisation) : agreement;
  auto &shares = table(rows_.post_shares);
  std::erase_if(shares, [&](const auto &row) { return row.post_id == id; });
  std::string cell;
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    PostShareRow row{id, organisations[i], 1, "", {}, from, ""};
    row.agreement_id = agreements[organisations[i]];
    const std::string &part = parts[organisations.size() - 1][i];
    row.cost_share = parts_known ? Number(std::stod(part)) : Number();
    cell += (i > 0 ? "; " : "") + row.organisation_id;
    if (!parts_known)
      part_left_out_ = true;
    else if (organisations.size() > 1 || random_.chance(50))
      cell += ":" + part;
    else
      part_left_out_ = true;
    if (!part_left_out_ && random_.chance(50)) {
      row.grade = random_.chance(70) ? random_.pick(Ids{"Grade", "G1", "G2"}) : "";
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
      {{"action", "share"},
       {"post_id", id},
       {"shares", cell},
       {"agreement_id", agreement},
       {"source", from}});
  made["share under an agreement"] += !agreement.empty();
}

} // namespace organograph::oracle
