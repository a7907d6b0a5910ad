// SPDX-License-Identifier: Apache-2.0
// Several people in one cell.
#include "people/people_row.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::people {

namespace {

// Between people; of the first no name holds any, of the others each part has to be a whole name.
constexpr std::array<std::string_view, 1> between_any = {" / "};
constexpr std::array<std::string_view, 5> between_names = {" & ", " and ", " + ", " | ", "/"};

bool has_letter(std::string_view text) {
  return std::ranges::any_of(
      text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0; });
}

std::size_t words_in(std::string_view text) {
  const std::string one = tables::one_line(text);
  return one.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(one, ' ')) + 1;
}

bool is_whole_name(std::string_view text) {
  return (words_in(text) >= 2 && words_in(text) <= 5) || says_nobody(text) || is_placeholder(text);
}

// Empty where the text is not parted by the sign into people.
std::vector<std::string_view> parted(std::string_view text, std::string_view sign, bool whole_names) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(sign, at), text.size());
    const std::string_view part = without_blanks(text.substr(at, end - at));
    if (!has_letter(part) || (whole_names && !is_whole_name(part)))
      return {};
    out.push_back(part);
    at = end + sign.size();
  }
  return out.size() > 1 ? out : std::vector<std::string_view>();
}

void add_persons(std::string_view text, std::vector<std::string_view> &to) {
  std::vector<std::string_view> parts;
  for (const std::string_view sign : between_any)
    if (parts.empty())
      parts = parted(text, sign, false);
  for (const std::string_view sign : between_names)
    if (parts.empty())
      parts = parted(text, sign, true);
  if (parts.empty())
    to.push_back(text);
  for (const std::string_view part : parts)
    add_persons(part, to);
}

// 'Ann One, Bo Two'; not 'One, Ann', nor 'Ann One, MBA'.
bool may_be_a_list(std::string_view name) {
  const std::size_t comma = name.find(',');
  return comma != std::string_view::npos && words_in(name.substr(0, comma)) >= 2 &&
         words_in(name.substr(comma + 1)) >= 2;
}

bool joins_names(std::string_view name) {
  return std::ranges::any_of(
      std::array<std::string_view, 3>{" & ", " and ", " + "},
      [&](std::string_view sign) { return name.find(sign) != std::string_view::npos; });
}

// '(0.5)', '(50%)', '(0.6 FTE)', '(job share)': how much of the post, and no part of the name.
bool says_part(std::string_view bracket) {
  const std::string key = tables::letters_and_digits(bracket);
  if (key == "jobshare" || key == "js" || key == "parttime" || key == "pt" || key == "fulltime" ||
      key == "ft")
    return true;
  std::string_view rest = key;
  const std::size_t digits = rest.find_first_not_of("0123456789");
  if (digits == 0 || rest.empty())
    return false;
  rest = digits == std::string_view::npos ? std::string_view() : rest.substr(digits);
  return (rest.empty() && bracket.find_first_of(".,%") != std::string_view::npos) || rest == "fte";
}

bool names_somebody(std::string_view person) {
  return !says_nobody(person) && !says_not_yet(person) &&
         unnamed_status(person) == StatusWord::Means::nothing;
}

// 'Di Four' of 'Maternity cover - Di Four'; empty where nobody is named.
std::string_view who_covers(std::string_view text) {
  if (unnamed_status(text) != StatusWord::Means::interim)
    return {};
  for (const std::string_view sign : {" - ", ": ", " \u2013 "})
    if (const std::size_t at = text.find(sign); at != std::string_view::npos) {
      const std::string_view rest = without_blanks(text.substr(at + sign.size()));
      if (is_whole_name(rest) && rest.front() >= 'A' && rest.front() <= 'Z')
        return rest;
    }
  return {};
}

std::string_view without_part(std::string_view name) {
  name = without_blanks(name);
  if (name.ends_with(" [C]")) // Workday's mark of a contingent worker
    name = without_blanks(name.substr(0, name.size() - 4));
  const std::size_t open = name.rfind('(');
  return open != std::string_view::npos && open > 0 && name.ends_with(')') && says_part(name.substr(open))
             ? without_blanks(name.substr(0, open))
             : name;
}

} // namespace

std::vector<std::string_view> persons_in(std::string_view cell) {
  std::vector<std::string_view> out;
  for (const std::string_view part : tables::parts_of(cell))
    for (std::size_t at = 0; at <= part.size();) {
      const std::size_t end = std::min(part.find('\n', at), part.size());
      std::vector<std::string_view> found;
      if (const std::string_view line = without_blanks(part.substr(at, end - at)); !line.empty())
        add_persons(line, found);
      for (const std::string_view person : found)
        if (!unnamed_several(person) && (is_placeholder(person) || names_somebody(person)))
          out.push_back(without_part(person));
        else if (const std::string_view who = who_covers(person); !who.empty())
          out.push_back(who);
      at = end + 1;
    }
  return out;
}

void warn_of_pairs(Staff &staff) {
  std::vector<std::size_t> named(staff.tables.size(), 0), with_comma = named, found = named;
  std::vector<const Post *> first(staff.tables.size(), nullptr);
  const auto is_one = [](const Post &post) {
    return !post.implied && !post.holder.empty() && post.holder.find(';') == std::string::npos;
  };
  for (const Post &post : staff.posts)
    if (is_one(post)) {
      ++named[post.table];
      with_comma[post.table] += post.holder.find(',') == std::string::npos ? 0U : 1U;
    }
  for (const Post &post : staff.posts) {
    const bool commas_part = 2 * with_comma[post.table] < named[post.table] || named[post.table] == 1;
    if (!is_one(post) || !(joins_names(post.holder) || (commas_part && may_be_a_list(post.holder))))
      continue;
    ++found[post.table];
    if (first[post.table] == nullptr)
      first[post.table] = &post;
  }
  for (std::size_t t = 0; t < first.size(); ++t) {
    if (first[t] == nullptr)
      continue;
    Diagnostic out =
        staff.at(*first[t], Code::guessed_form, name,
                 shown(first[t]->holder) +
                     (found[t] > 1 ? " and " + counted(found[t] - 1, "more cell") + " were" : " was") +
                     " read as one person's name, and may be of several");
    out.remedy = "write ';' between people who hold a post together";
    staff.report.diagnostics.push_back(std::move(out));
  }
}

} // namespace organograph::io::people
