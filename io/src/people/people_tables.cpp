// SPDX-License-Identifier: Apache-2.0
// The tables of the model, and what goes beside them.
#include "organograph/io/model_folder.hpp"
#include "people/people_amounts.hpp"
#include "people/people_parts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

namespace organograph::io::people {

namespace {

// Organisations in order of first appearance; names of one slug are one.
class Employers {
public:
  explicit Employers(Staff &staff) : staff_(&staff) {}

  const std::string &id_of(const Post &post) {
    std::string_view name = post.organisation;
    if (name.empty() && post.line.kind == Line::Kind::known) // an implied post has that of those above it
      name = staff_->posts[post.line.post].organisation;
    if (name.empty())
      name = staff_->options->organisation;
    if (name.empty())
      name = all_.empty() || post.organisation.empty() ? std::string_view("Organisation") : name;
    std::string slug = tables::slug(name);
    if (slug.empty())
      slug = "organisation";
    const auto [at, added] = known_.try_emplace(slug, all_.size());
    if (added)
      all_.push_back({slug, std::string(name)});
    else if (all_[at->second].second != name)
      staff_->note(post, organisation, "organisations.csv " + all_[at->second].first,
                   "the same organisation as " + all_[at->second].second);
    return all_[at->second].first;
  }

  DraftTable table() const {
    DraftTable out("organisations.csv", {"organisation_id", "name"});
    for (const auto &[id, name] : all_)
      out.add_row(out.rows() + 2, std::array<std::string_view, 2>{id, name});
    return out;
  }
  std::string title() const {
    std::string out = all_.front().second;
    return all_.size() > 1 ? out + " and " + std::to_string(all_.size() - 1) + " more" : out;
  }

private:
  Staff *staff_;
  std::vector<std::pair<std::string, std::string>> all_; // id, name
  std::unordered_map<std::string, std::size_t> known_;
};

std::string source_of_post(const Staff &staff, const Post &post, bool is_salary) {
  const tables::HeadedTable &table = staff.table(post);
  std::string out = is_salary ? "assumption: salary without on-costs; " : "";
  out += table.grid().file();
  if (!table.grid().sheet().empty())
    out += ", sheet " + one_line(table.grid().sheet());
  out += (table.grid().sheet().empty() ? ", line " : ", row ") +
         std::to_string(table.line(staff.first_row(post)));
  if (post.line.inferred)
    out += "; inferred: level";
  return out;
}

struct ExtraColumn {
  std::string_view head;
  std::size_t column;
};
constexpr std::array extra_columns = {ExtraColumn{"location", location}, ExtraColumn{"division", division},
                                      ExtraColumn{"team", team}};

// The most general of the units that is filled is drawn as a group; 'unit' goes before.
std::string unit_of(const Staff &staff, const Post &post) {
  for (const std::size_t column : {std::size_t{unit}, std::size_t{division}, std::size_t{team}})
    if (const std::string text = one_line(unless_placeholder(staff.cell(post, column))); !text.empty())
      return text;
  return {};
}

std::string manager_of(const Staff &staff, const Post &post) {
  if (post.line.kind == Line::Kind::known)
    return staff.posts[post.line.post].id;
  return post.line.kind == Line::Kind::unknown ? "?" : "";
}

DraftTable posts_table(Staff &staff, const Amounts &amounts, Employers &employers) {
  std::vector<std::string> heads = {
      "post_id", "title", "organisation_id", "reports_to", "function", "unit",      "grade",
      "tier",    "fte",   "annual_cost",     "status",     "holder",   "holder_id", "assistant"};
  std::vector<std::size_t> extra;
  for (const ExtraColumn &each : extra_columns)
    if (staff.has(each.column)) {
      heads.emplace_back(each.head);
      extra.push_back(each.column);
    }
  const bool has_start = staff.has(start), has_end = staff.has(end);
  if (has_start)
    heads.emplace_back("start");
  if (has_end)
    heads.emplace_back("end");
  heads.emplace_back("source");
  const bool by_level = !std::ranges::any_of(staff.posts, [](const Post &post) {
    return post.line.kind == Line::Kind::known && !post.line.inferred;
  });
  DraftTable table("posts.csv", std::move(heads));
  std::vector<std::string> row;
  std::vector<std::string_view> cells;
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    const Post &post = staff.posts[p];
    row = {post.id,
           post.title,
           employers.id_of(post),
           manager_of(staff, post),
           one_line(unless_placeholder(staff.cell(post, function))),
           unit_of(staff, post),
           one_line(unless_placeholder(staff.cell(post, grade))),
           by_level && post.level > 0 ? std::to_string(post.level) : std::string(),
           amounts.fte[p],
           amounts.cost[p],
           post.status,
           post.holder,
           post.holder_id,
           post.assistant ? "yes" : ""};
    for (const std::size_t column : extra)
      row.push_back(one_line(unless_placeholder(staff.cell(post, column))));
    if (has_start)
      row.push_back(amounts.start[p]);
    if (has_end)
      row.push_back(amounts.end[p]);
    row.push_back(source_of_post(staff, post, amounts.is_salary[p]));
    cells.assign(row.begin(), row.end());
    table.add_row(p + 2, cells);
  }
  return table;
}

DraftTable lines_table(const Staff &staff) {
  DraftTable table("reporting_lines.csv", {"post_id", "reports_to", "kind", "source"});
  for (const Post &post : staff.posts)
    for (const std::uint32_t to : post.dotted) {
      if (post.line.kind == Line::Kind::known && post.line.post == to)
        continue;
      const std::string source = staff.table(post).grid().file() + ", line " +
                                 std::to_string(staff.table(post).line(staff.first_row(post)));
      table.add_row(table.rows() + 2,
                    std::array<std::string_view, 4>{post.id, staff.posts[to].id, "dotted", source});
    }
  return table;
}

DraftTable model_table(const Staff &staff, const Amounts &amounts, const Employers &employers) {
  DraftTable table("model.csv", {"title", "date", "source", "currency"});
  std::string source;
  std::set<std::string> named;
  for (const tables::HeadedTable &each : staff.tables)
    if (named.insert(each.grid().file()).second)
      source += (source.empty() ? "" : "; ") + each.grid().file();
  const std::string title = employers.title();
  table.add_row(2, std::array<std::string_view, 4>{title, staff.options->date, source, amounts.currency});
  return table;
}

// For calendars, whose attendees are known by e-mail; the only place where e-mails go.
std::string people_csv(const Staff &staff) {
  DraftTable table("people.csv", {"email", "name", "post_id", "holder_id"});
  for (const Post &post : staff.posts) {
    if (post.implied || post.status == "vacant")
      continue;
    const bool shared = post.rows.size() > 1;
    for (const std::uint32_t row : post.rows) {
      const tables::HeadedTable &of = staff.table(post);
      std::string address(of.cell(row, email).empty() ? of.cell(row, login) : of.cell(row, email));
      if (address.find('@') == std::string::npos)
        address.clear();
      const std::string who = shared ? holder_text(unless_placeholder(of.cell(row, name))) : post.holder;
      const std::string_view number = shared ? unless_placeholder(of.cell(row, employee_id)) : post.holder_id;
      if (!address.empty() || !who.empty())
        table.add_row(table.rows() + 2, std::array<std::string_view, 4>{address, who, post.id, number});
    }
  }
  return table.rows() == 0 ? std::string() : to_csv(table);
}

ColumnMap map_of(const Staff &staff) {
  ColumnMap out;
  std::set<std::string> named;
  for (const tables::HeadedTable &table : staff.tables)
    for (auto &[ours, theirs] : table.map())
      if (named.insert(ours).second)
        out.emplace_back(ours, theirs);
  for (const auto &[ours, theirs] : staff.options->map)
    if (theirs.empty() && named.insert(ours).second)
      out.emplace_back(ours, theirs);
  return out;
}

} // namespace

void write_tables(Staff &staff, Imported &to) {
  const Amounts amounts = amounts_of(staff);
  Employers employers(staff);
  to.draft[TableId::posts] = posts_table(staff, amounts, employers);
  to.draft[TableId::organisations] = employers.table();
  if (DraftTable lines = lines_table(staff); lines.rows() > 0)
    to.draft[TableId::reporting_lines] = std::move(lines);
  to.draft[TableId::model] = model_table(staff, amounts, employers);
  if (std::string people = people_csv(staff); !people.empty())
    to.beside.push_back({"people.csv", std::move(people), true});
  to.beside.push_back({"map.csv", to_csv(map_of(staff)), false});
}

} // namespace organograph::io::people
