// SPDX-License-Identifier: Apache-2.0
// Who holds a post: docs/model-format.md, 'holder' and 'holder_id'.
#include "facts.hpp"

#include <algorithm>
#include <map>

namespace organograph::oracle {
namespace {

// What model-format.md leaves out of account: case (of ASCII), blanks, dots, hyphens, brackets.
std::string bare(const std::string &text) {
  std::string out;
  for (const char c : text)
    if (std::string(" \t\r\n.-()[]{}").find(c) == std::string::npos)
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

bool says_vacant(const std::string &name) {
  for (const char *whole : {"unfilled", "unoccupied", "post vacant", "currently vacant"})
    if (bare(name) == bare(whole))
      return true;
  std::string word;
  for (const char c : name) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!letter && word.empty() && std::string(" .-([{").find(c) != std::string::npos)
      continue;
    if (!letter)
      break;
    word += c;
  }
  return bare(word) == "vacant" || bare(word) == "vacancy";
}

bool reads_as_placeholder(const std::string &name) {
  if (says_vacant(name) || std::none_of(name.begin(), name.end(), [](unsigned char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c > 127;
      }))
    return true;
  for (const char *whole : {"n/a",
                            "n/d",
                            "n/k",
                            "tba",
                            "tbc",
                            "tbd",
                            "to be advised",
                            "to be announced",
                            "to be appointed",
                            "to be confirmed",
                            "to be determined",
                            "to be filled",
                            "to be recruited",
                            "recruiting",
                            "being recruited",
                            "currently being recruited",
                            "in recruitment",
                            "under recruitment",
                            "not in post",
                            "secondee",
                            "not applicable",
                            "not available",
                            "not disclosed",
                            "not known",
                            "not named",
                            "undisclosed",
                            "unknown",
                            "unnamed",
                            "redacted",
                            "name redacted",
                            "withheld",
                            "name withheld",
                            "confidential",
                            "none",
                            "nil",
                            "nobody",
                            "no one",
                            "no holder",
                            "holder",
                            "current holder",
                            "the holder",
                            "post holder",
                            "postholder",
                            "the post holder",
                            "new post",
                            "agency",
                            "agency staff",
                            "agency worker",
                            "interim",
                            "acting",
                            "locum",
                            "contractor",
                            "temp",
                            "temporary",
                            "deleted",
                            "post deleted",
                            "abolished",
                            "post abolished",
                            "eliminated",
                            "post eliminated"})
    if (bare(name) == bare(whole))
      return true;
  return false;
}

// Asked for each seat of each meeting: names are read once.
bool is_placeholder(const std::string &name) {
  static thread_local std::map<std::string, bool> read;
  const auto [at, is_new] = read.try_emplace(name);
  if (is_new)
    at->second = reads_as_placeholder(name);
  return at->second;
}

// The place between two ';' may be empty, where so many places are so many holders.
Ids numbers_of(const std::string &cell, std::size_t holders) {
  Ids places(1);
  for (const char c : cell)
    if (c == ';')
      places.emplace_back();
    else if (c != ' ')
      places.back() += c;
    else if (!places.back().empty())
      places.back() += c;
  for (std::string &place : places)
    place.erase(place.find_last_not_of(' ') + 1);
  Ids filled = names_in(cell);
  return filled.size() != holders && places.size() == holders ? places : filled;
}

} // namespace

std::vector<Holder> holders(const PostRow &row) {
  const Ids names = names_in(row.holder), ids = numbers_of(row.holder_id, names.size());
  std::vector<Holder> out;
  for (std::size_t i = 0; i < std::max(names.size(), ids.size()); ++i) {
    Holder one{"", i < names.size() ? names[i] : "", i < ids.size() ? ids[i] : ""};
    if (!one.name.empty() && says_vacant(one.name))
      continue;
    if (!one.holder_id.empty() &&
        (is_placeholder(one.holder_id) || one.holder_id.find_first_not_of('0') == std::string::npos))
      one.holder_id.clear();
    if (!one.name.empty() && is_placeholder(one.name))
      one.name.clear();
    if (!one.holder_id.empty())
      one.key = "number " + one.holder_id;
    else if (!one.name.empty())
      one.key = "name " + one.name;
    out.push_back(one);
  }
  return out;
}

std::string single_holder(const PostRow &row) {
  const std::vector<Holder> all = holders(row);
  return all.size() == 1 ? all[0].key : std::string();
}

std::string status_of(const PostRow &row) {
  if (!row.status.empty())
    return row.status;
  const Ids names = names_in(row.holder);
  return !names.empty() && std::all_of(names.begin(), names.end(), says_vacant) ? "vacant" : "filled";
}

} // namespace organograph::oracle
