// SPDX-License-Identifier: Apache-2.0
// The tables of the model, and what goes beside them.
#include "organograph/io/model_folder.hpp"
#include "people/people_amounts.hpp"
#include "people/people_parts.hpp"
#include "tables/cell_text.hpp"
#include "tables/column_forms.hpp"
#include "tables/contacts.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>

namespace organograph::io::people {

namespace {

// Organisations in order of first appearance, told apart by their identifiers, else by the slug of the name.
class Employers {
public:
  explicit Employers(Staff &staff) : staff_(&staff) {}

  const std::string &id_of(const Post &post) {
    // An implied post has that of those above it.
    const bool says_none = post.organisation.empty() && post.organisation_id.empty();
    const Post &of = says_none && post.line.kind == Line::Kind::known ? staff_->posts[post.line.post] : post;
    std::string_view name = of.organisation;
    if (name.empty())
      name = says_id(of) ? std::string_view(of.organisation_id) : organisation_of_all(*staff_);
    const std::string id = of.organisation_id.empty() ? organisation_id_of(name) : of.organisation_id;
    const auto [at, added] = known_.try_emplace(id, all_.size());
    if (added)
      all_.push_back({id, std::string(name)});
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
  bool says_id(const Post &post) const {
    return !post.implied && !unless_none(staff_->cell(post, people::organisation_id)).empty();
  }

  Staff *staff_;
  std::vector<std::pair<std::string, std::string>> all_; // id, name
  std::unordered_map<std::string, std::size_t> known_;
};

std::string place_of(const Staff &staff, const Post &post) {
  const tables::HeadedTable &table = staff.table(post);
  std::string out = table.grid().file();
  if (!table.grid().sheet().empty())
    out += ", sheet " + tables::one_line(table.grid().sheet());
  return out + (table.grid().sheet().empty() ? ", line " : ", row ") +
         std::to_string(table.line(staff.first_row(post)));
}

std::string source_of_post(const Staff &staff, const Post &post, bool is_salary) {
  std::string out = is_salary ? "assumption: salary without on-costs; " : "";
  out += place_of(staff, post);
  for (std::size_t s = 1; s < post.serves.size(); ++s)
    if (post.serves[s].row_of != nobody)
      out += "; " + place_of(staff, staff.posts[post.serves[s].row_of]);
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
    if (const std::string text = plain_text(unless_none(staff.cell(post, column))); !text.empty())
      return text;
  return {};
}

std::string tier_of(const Staff &staff, const Post &post, bool by_level) {
  if (staff.table(post).has(tier) && !post.implied) {
    const auto number = tables::number_in(staff.cell(post, tier), {});
    return number && *number >= 1 && *number <= 1e6 && *number == std::floor(*number)
               ? tables::plain_number(*number)
               : "";
  }
  return by_level && post.level > 0 ? std::to_string(post.level) : "";
}

std::string manager_of(const Staff &staff, const Post &post) {
  if (post.line.kind == Line::Kind::known)
    return staff.posts[post.line.post].id;
  return post.line.kind == Line::Kind::unknown ? "?" : "";
}

using Row = std::vector<std::string>;

std::vector<std::string> heads_of_posts(const Staff &staff) {
  std::vector<std::string> heads = {"post_id",   "title",       "organisation_id", "reports_to",
                                    "function",  "unit",        "grade",           "tier",
                                    "fte",       "annual_cost", "status",          "holder",
                                    "holder_id", "assistant",   "reports_known"};
  for (const ExtraColumn &each : extra_columns)
    if (staff.has(each.column))
      heads.emplace_back(each.head);
  heads.insert(heads.end(), {"start", "end", "source"});
  return heads;
}

Row row_of(Staff &staff, std::size_t p, const Amounts &amounts, Employers &employers, bool by_level) {
  const Post &post = staff.posts[p];
  const std::optional<bool> reports_are_known = yes_or_no(staff.cell(post, reports_known));
  Row row = {post.id,
             post.title,
             employers.id_of(post),
             manager_of(staff, post),
             plain_text(unless_none(staff.cell(post, function))),
             unit_of(staff, post),
             plain_text(unless_none(staff.cell(post, grade))),
             tier_of(staff, post, by_level),
             amounts.fte[p],
             amounts.cost[p],
             post.status,
             post.holder,
             post.holder_id,
             post.assistant ? "yes" : "",
             reports_are_known ? (*reports_are_known ? "yes" : "no") : ""};
  for (const ExtraColumn &each : extra_columns)
    if (staff.has(each.column))
      row.push_back(plain_text(unless_none(staff.cell(post, each.column))));
  row.insert(row.end(),
             {amounts.start[p], amounts.end[p], source_of_post(staff, post, amounts.is_salary[p])});
  return row;
}

// A row of posts.csv: not a staff group, nor another row of a joint post.
bool is_post(const Post &post) {
  return !post.is_group && post.same_as == nobody;
}

// Columns that no row fills are left out, but for those that a model needs.
DraftTable posts_table(Staff &staff, const Amounts &amounts, Employers &employers) {
  constexpr std::size_t always = 4;
  const bool by_level = !std::ranges::any_of(staff.posts, [](const Post &post) {
    return post.line.kind == Line::Kind::known && !post.line.inferred;
  });
  const std::vector<std::string> heads = heads_of_posts(staff);
  std::vector<Row> rows;
  std::vector<bool> filled(heads.size(), false);
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    if (!is_post(staff.posts[p]))
      continue;
    rows.push_back(row_of(staff, p, amounts, employers, by_level));
    for (std::size_t c = 0; c < heads.size(); ++c)
      filled[c] = filled[c] || c < always || !rows.back()[c].empty();
  }
  std::vector<std::string> kept;
  for (std::size_t c = 0; c < heads.size(); ++c)
    if (filled[c])
      kept.push_back(heads[c]);
  DraftTable table("posts.csv", std::move(kept));
  std::vector<std::string_view> cells;
  for (std::size_t p = 0; p < rows.size(); ++p) {
    cells.clear();
    for (std::size_t c = 0; c < heads.size(); ++c)
      if (filled[c])
        cells.emplace_back(rows[p][c]);
    table.add_row(p + 2, cells);
  }
  return table;
}

DraftTable shares_table(const Staff &staff, const JointParts &parts) {
  DraftTable table("post_shares.csv", {"post_id", "organisation_id", "cost_share"});
  for (std::uint32_t p = 0; p < staff.posts.size(); ++p)
    for (const Serves &each : staff.posts[p].serves) {
      const auto part = parts.find({p, each.id});
      table.add_row(table.rows() + 2,
                    std::array<std::string_view, 3>{staff.posts[p].id, each.id,
                                                    part == parts.end() ? std::string_view() : part->second});
    }
  return table;
}

DraftTable groups_table(Staff &staff, const Amounts &amounts, Employers &employers) {
  DraftTable table("staff_groups.csv", {"group_id", "reports_to", "fte", "title", "grade", "function",
                                        "organisation_id", "annual_cost"});
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    const Post &post = staff.posts[p];
    if (!post.is_group)
      continue;
    const std::string group_grade = plain_text(unless_none(staff.cell(post, grade))),
                      group_function = plain_text(unless_none(staff.cell(post, function)));
    table.add_row(table.rows() + 2, std::array<std::string_view, 8>{
                                        post.id, staff.posts[post.line.post].id, amounts.fte[p], post.title,
                                        group_grade, group_function, employers.id_of(post), amounts.cost[p]});
  }
  return table;
}

DraftTable lines_table(Staff &staff) {
  DraftTable table("reporting_lines.csv", {"post_id", "reports_to", "kind", "source"});
  for (const Post &post : staff.posts)
    for (const std::uint32_t to : post.dotted) {
      if (post.is_group)
        staff.report.leave_out("further lines of staff groups");
      if (!is_post(post))
        continue;
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
  std::set<std::array<std::string, 3>> joint; // rows of joint posts, which several lists show
  for (const Post &post : staff.posts) {
    if (post.implied || post.status == "vacant" || post.is_group)
      continue;
    const bool shared = post.rows.size() > 1;
    for (const std::uint32_t row : post.rows) {
      const tables::HeadedTable &of = staff.table(post);
      const std::string_view address =
          tables::email_in(of.cell(row, email).empty() ? of.cell(row, login) : of.cell(row, email));
      const std::string who = shared ? holder_text(unless_placeholder(of.cell(row, name))) : post.holder;
      const std::string number = shared ? staff.number_of(post, unless_placeholder(of.cell(row, employee_id)))
                                 : post.same_as != nobody ? staff.posts[post.same_as].holder_id
                                                          : post.holder_id;
      const bool is_joint = post.same_as != nobody || !post.serves.empty();
      const bool is_new = !is_joint || joint.insert({std::string(address), who, post.id}).second;
      if (is_new && (!address.empty() || !who.empty()))
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

void write_tables(Staff &staff, const Amounts &amounts, const JointParts &parts, Imported &to) {
  Employers employers(staff);
  to.draft[TableId::posts] = posts_table(staff, amounts, employers);
  for (const Post &post : staff.posts) // whose organisation no other row may have
    if (post.same_as != nobody)
      employers.id_of(post);
  if (DraftTable groups = groups_table(staff, amounts, employers); groups.rows() > 0)
    to.draft[TableId::staff_groups] = std::move(groups);
  if (DraftTable shares = shares_table(staff, parts); shares.rows() > 0)
    to.draft[TableId::post_shares] = std::move(shares);
  to.draft[TableId::organisations] = employers.table();
  if (DraftTable lines = lines_table(staff); lines.rows() > 0)
    to.draft[TableId::reporting_lines] = std::move(lines);
  to.draft[TableId::model] = model_table(staff, amounts, employers);
  if (std::string people = people_csv(staff); !people.empty())
    to.beside.push_back({"people.csv", std::move(people), true});
  to.beside.push_back({"map.csv", to_csv(map_of(staff)), false});
}

} // namespace organograph::io::people
