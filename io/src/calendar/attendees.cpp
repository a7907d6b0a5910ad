// SPDX-License-Identifier: Apache-2.0
#include "calendar/attendees.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/cell_text.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

namespace organograph::io::calendar {

namespace {

using Head = std::string_view;
constexpr Head of_address[] = {
    "email", "e-mail", "mail", "e-mail address", "email address", "userPrincipalName", "UPN"};
constexpr Head of_post_id[] = {"post_id", "position_id", "post", "position id"};
constexpr Head of_holder_id[] = {"holder_id", "employee_id", "employee id", "personnel number"};
constexpr Head of_name[] = {"name", "holder", "full name", "display name", "displayName"};
constexpr tables::Field people_fields[] = {
    {"email", of_address, true}, {"post_id", of_post_id}, {"holder_id", of_holder_id}, {"name", of_name}};
enum PeopleColumn : std::size_t { address_column, post_column, holder_column, name_column };

constexpr Head of_domain[] = {"domain", "e-mail domain", "email domain"};
constexpr Head of_partner[] = {"partner_id", "partner", "partner id"};
constexpr Head of_partner_name[] = {"name", "partner name"};
constexpr tables::Field domain_fields[] = {
    {"domain", of_domain, true}, {"partner_id", of_partner, true}, {"name", of_partner_name}};

std::optional<std::size_t> column_named(const DraftTable &table, std::string_view name) {
  const auto at =
      std::ranges::find_if(table.columns(), [&](const std::string &one) { return trimmed(one) == name; });
  return at == table.columns().end() ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(at - table.columns().begin()));
}

std::string_view cell_or_empty(const DraftTable &table, std::size_t row, std::optional<std::size_t> column) {
  return column ? trimmed(table.cell(row, *column)) : std::string_view{};
}

// Reads a table that stands beside the calendars.
std::optional<tables::HeadedTable> table_of(const SourceFile &file, std::span<const tables::Field> fields,
                                            const CalendarOptions &options, ImportReport &report) {
  ImportReport own; // what it says of heads is no news of the calendars
  std::optional<tables::HeadedTable> table;
  for (tables::Grid &grid : tables::read_grids(file, own))
    if (!table)
      table = tables::HeadedTable::find(std::move(grid), fields, options.map, own);
  std::erase_if(own.diagnostics, [](const Diagnostic &one) { return one.severity() == Severity::note; });
  report.diagnostics.insert(report.diagnostics.end(), own.diagnostics.begin(), own.diagnostics.end());
  return table;
}

// 'Cllr Alex Alpha (Chair)' is Alex Alpha.
std::string_view without_title(std::string_view name) {
  name = without_blanks(name.substr(0, name.find('(')));
  constexpr std::string_view titles[] = {"cllr", "cllr.", "councillor", "mr",   "mr.", "mrs",
                                         "mrs.", "ms",    "ms.",        "miss", "dr",  "dr.",
                                         "prof", "prof.", "sir",        "dame", "cr",  "ald"};
  for (std::size_t blank = name.find(' '); blank != std::string_view::npos; blank = name.find(' ')) {
    if (std::ranges::find(titles, lower_case(name.substr(0, blank))) == std::end(titles))
      break;
    name = without_blanks(name.substr(blank));
  }
  return name;
}

} // namespace

Attendees::Attendees(const Calendar &calendar, const CalendarModel &model, const CalendarOptions &options,
                     ImportReport &report) {
  read_posts(model.draft);
  read_partners(model.draft);
  if (model.people)
    read_people(*model.people, options, report);
  if (model.partners)
    read_domains(*model.partners, options, report);
  targets_.reserve(calendar.people.all().size());
  for (const Person &person : calendar.people.all())
    targets_.push_back(found(person, report));
}

void Attendees::read_posts(const Draft &draft) {
  const auto &table = draft[TableId::posts];
  if (!table)
    return;
  const auto id = column_named(*table, "post_id"), holder = column_named(*table, "holder"),
             holder_id = column_named(*table, "holder_id"), title = column_named(*table, "title");
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const auto post = static_cast<std::uint32_t>(posts_.size());
    posts_.emplace_back(cell_or_empty(*table, row, id));
    post_numbers_.try_emplace(posts_.back(), post);
    names_.add(post, posts_.back(), {}, {}, cell_or_empty(*table, row, title));
    for (const std::string_view name : tables::parts_of(cell_or_empty(*table, row, holder)))
      names_.add(post, {}, {}, name, {});
    for (const std::string_view one : tables::parts_of(cell_or_empty(*table, row, holder_id)))
      posts_of_holder_[std::string(one)].push_back(post);
  }
}

void Attendees::read_partners(const Draft &draft) {
  if (const auto &table = draft[TableId::partners]) {
    const auto id = column_named(*table, "partner_id"), name = column_named(*table, "name");
    for (std::size_t row = 0; row < table->rows(); ++row)
      partners_.emplace_back(cell_or_empty(*table, row, id), cell_or_empty(*table, row, name));
  }
  partners_of_model_ = partners_.size();
}

void Attendees::read_people(const SourceFile &file, const CalendarOptions &options, ImportReport &report) {
  const auto table = table_of(file, people_fields, options, report);
  if (!table)
    return;
  for (std::size_t row = 0; row < table->rows(); ++row) {
    const std::string_view email = table->cell(row, address_column);
    const std::string_view name =
        table->has(name_column) ? table->cell(row, name_column) : std::string_view{};
    const std::string_view post =
        table->has(post_column) ? table->cell(row, post_column) : std::string_view{};
    const std::string_view holder =
        table->has(holder_column) ? table->cell(row, holder_column) : std::string_view{};
    if (!post.empty()) {
      const auto at = post_numbers_.find(std::string(post));
      if (at == post_numbers_.end()) {
        report.diagnostics.push_back(table->at(Code::unknown_post, row, post_column,
                                               "post_id " + shown(post) + " is no post of the model",
                                               "a post_id of posts.csv"));
        continue;
      }
      names_.add(at->second, {}, email, name, {});
    } else if (!holder.empty()) {
      if (const auto at = posts_of_holder_.find(std::string(holder)); at != posts_of_holder_.end())
        for (const std::uint32_t one : at->second)
          names_.add(one, {}, email, name, {});
    }
  }
}

void Attendees::read_domains(const SourceFile &file, const CalendarOptions &options, ImportReport &report) {
  const auto table = table_of(file, domain_fields, options, report);
  if (!table)
    return;
  std::unordered_map<std::string, Target> numbers;
  for (std::size_t i = 0; i < partners_.size(); ++i)
    numbers.try_emplace(partners_[i].first, static_cast<Target>(i));
  for (std::size_t row = 0; row < table->rows(); ++row) {
    std::string domain = lower_case(table->cell(row, 0));
    domain.erase(0, domain.find('@') + 1); // '@nhs.example' is meant so
    const std::string partner(table->cell(row, 1));
    for (const std::size_t column : {0U, 1U})
      if (table->cell(row, column).empty()) {
        report.diagnostics.push_back(table->at(Code::missing_value, row, column, "the cell is blank"));
        return;
      }
    const auto [place, is_new] = numbers.try_emplace(partner, static_cast<Target>(partners_.size()));
    if (is_new) {
      const std::string_view name = table->has(2) ? table->cell(row, 2) : std::string_view{};
      partners_.emplace_back(partner, name.empty() ? partner : std::string(name));
    }
    const auto [known, is_new_domain] = domains_.try_emplace(domain, place->second);
    if (!is_new_domain && known->second != place->second)
      report.diagnostics.push_back(table->at(Code::duplicate_id, row, 0,
                                             "the domain " + shown(domain) + " stands for two partners",
                                             "each domain once"));
  }
}

Target Attendees::partner_of(const std::string &address) const {
  std::string_view domain = std::string_view(address).substr(std::min(address.size(), address.find('@') + 1));
  while (!domain.empty()) { // the longest that is named
    if (const auto at = domains_.find(std::string(domain)); at != domains_.end())
      return static_cast<Target>(posts_.size()) + at->second;
    const std::size_t dot = domain.find('.');
    domain.remove_prefix(dot == std::string_view::npos ? domain.size() : dot + 1);
  }
  return none;
}

Target Attendees::found(const Person &person, ImportReport &report) {
  tables::PersonNames::Found match = names_.find_person(person.address, person.name);
  // Of a partner's people one may bear the name of a holder: the address knows better.
  if (match.by != tables::PersonNames::By::email || match.posts.empty())
    if (const Target partner = person.address.empty() ? none : partner_of(person.address); partner != none)
      return partner;
  if (match.posts.empty() && person.address.empty())
    match = names_.find(person.name); // tables name posts too
  if (match.posts.empty())
    match = names_.find_person({}, without_title(person.name));
  if (match.posts.size() == 1)
    return match.posts.front();
  if (match.posts.empty())
    return none;
  std::string posts;
  for (std::size_t i = 0; i < std::min<std::size_t>(match.posts.size(), 5); ++i)
    posts += (i == 0 ? "" : ", ") + shown_bare(posts_[match.posts[i]]);
  if (match.posts.size() > 5)
    posts += " and " + std::to_string(match.posts.size() - 5) + " more";
  report.diagnostics.push_back(
      {Code::attendee_ambiguous, {}, 0, 0, {}, "an attendee may be of the posts " + posts, {}, {}});
  return none;
}

std::string Attendees::shown_domain(const Person &person) {
  const std::size_t at = person.address.find('@');
  if (at == std::string::npos)
    return {};
  const std::string domain = person.address.substr(at + 1);
  const bool plain = domain.size() <= 100 &&
                     domain.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
  return plain ? domain : std::string("another domain");
}

} // namespace organograph::io::calendar
