// SPDX-License-Identifier: Apache-2.0
// Rows of several organisations at once.
#include "people/people_parts.hpp"
#include "tables/folded.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace organograph::io::people {

namespace {

constexpr std::array<std::string_view, 6> between_organisations = {";", "/", "|", " & ", " and ", ","};

std::string key_of(std::string_view name) {
  return tables::letters_and_digits(name);
}

// Names of organisations by their letters, and the identifier of each: those of rows that are of one.
using Known = std::map<std::string, std::pair<std::string, std::string>>;

// Every part is known; else none.
std::vector<std::string> known_parts(std::string_view cell, std::string_view sign, const Known &known) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find(sign, at), cell.size());
    const std::string part = key_of(cell.substr(at, end - at));
    at = end + sign.size();
    if (part.empty())
      continue;
    if (!known.contains(part))
      return {};
    if (std::ranges::find(out, part) == out.end())
      out.push_back(part);
  }
  return out.size() > 1 ? out : std::vector<std::string>();
}

bool says_all(std::string_view cell) {
  constexpr std::array<std::string_view, 6> words = {"both",  "bothcouncils", "shared",
                                                     "joint", "sharedpost",   "jointpost"};
  return std::ranges::find(words, key_of(cell)) != words.end();
}

void warn(Staff &staff, const Post &post, const std::string &as, std::size_t count) {
  Diagnostic out =
      staff.at(post, Code::guessed_form, organisation,
               counted(count, "row") +
                   (count == 1 ? " names several organisations and was read as a joint post of them, of "
                               : " name several organisations and were read as joint posts of them, the "
                                 "first of ") +
                   as);
  out.remedy = "write one organisation, and yes or no under a head 'Joint post', where that is wrong";
  staff.report.diagnostics.push_back(std::move(out));
}

} // namespace

void part_organisations(Staff &staff) {
  Known known;
  std::vector<std::string> in_order;
  const auto may_be_several = [](const std::string &name) {
    return says_all(name) || std::ranges::any_of(between_organisations, [&](std::string_view sign) {
             return name.find(sign) != std::string::npos;
           });
  };
  for (const Post &post : staff.posts)
    if (!post.organisation.empty() && !says_all(post.organisation) &&
        known.try_emplace(key_of(post.organisation), post.organisation_id, post.organisation).second)
      in_order.push_back(key_of(post.organisation));
  std::size_t count = 0;
  const Post *first = nullptr;
  std::string shown_first;
  for (Post &post : staff.posts) {
    if (post.organisation.empty() || !may_be_several(post.organisation))
      continue;
    std::vector<std::string> parts;
    for (const std::string_view sign : between_organisations)
      if (parts.empty())
        parts = known_parts(post.organisation, sign, known);
    if (parts.empty() && says_all(post.organisation)) {
      for (const std::string &each : in_order)
        if (!may_be_several(known.at(each).second))
          parts.push_back(each);
      if (parts.size() != 2) // of three it does not say which
        continue;
    }
    if (parts.empty())
      continue;
    const auto row = static_cast<std::uint32_t>(&post - staff.posts.data());
    std::string names;
    post.serves.clear();
    for (const std::string &part : parts) {
      post.serves.push_back({known.at(part).first, part == parts.front() ? row : nobody});
      names += (names.empty() ? "" : " and ") + known.at(part).second;
    }
    staff.note(post, organisation, "post_shares.csv", "a joint post of " + names);
    post.organisation_id = known.at(parts.front()).first;
    post.organisation = known.at(parts.front()).second;
    if (++count == 1) {
      first = &post;
      shown_first = names;
    }
  }
  if (first != nullptr)
    warn(staff, *first, shown_first, count);
}

} // namespace organograph::io::people
