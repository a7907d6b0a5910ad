// SPDX-License-Identifier: Apache-2.0
#include "tables/person_names.hpp"

#include "organograph/engine/spelling.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <utility>

namespace organograph::io::tables {

namespace {

// E-mails have no case to those who use them, and some exports write 'mailto:' or '<...>' round them.
std::string email_key(std::string_view text) {
  text = without_blanks(text);
  if (const std::size_t open = text.find('<'); open != std::string_view::npos && text.ends_with('>'))
    text = text.substr(open + 1, text.size() - open - 2);
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out.starts_with("mailto:") ? out.substr(7) : out;
}

// The bytes of the dash that a text begins with; 0: none.
std::size_t dash_at(std::string_view text) {
  for (const std::string_view dash : {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212"})
    if (text.starts_with(dash))
      return dash.size();
  return 0;
}

// Without case: 'N-1' is not N1, nor 'A 1' A1. Dashes of all kinds are one. Spreadsheets take the
// zeros off the front of numbers, and statistics programs put '.0' behind.
std::string identifier_key(std::string_view text) {
  if (text.size() > 2 && text.ends_with(".0"))
    text.remove_suffix(2);
  std::string out;
  std::size_t begin = 0; // of letters and digits
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t dash = dash_at(text.substr(at));
    const bool is_sign = dash > 0 || std::string_view(" !\"#$%&'()*+,./:;<=>?@[\\]^_`{|}~").find(text[at]) !=
                                         std::string_view::npos;
    const std::size_t size = std::max<std::size_t>(dash, 1);
    if (is_sign) {
      out += letters_and_digits(text.substr(begin, at - begin)) + (dash > 0 ? '-' : text[at]);
      begin = at + size;
    }
    at += size;
  }
  out += letters_and_digits(text.substr(begin));
  if (out.find_first_not_of("0123456789") == std::string::npos)
    out.erase(0, std::min(out.find_first_not_of('0'), out.size() - (out.empty() ? 0 : 1)));
  return out;
}

using Posts = std::vector<std::uint32_t>;

Posts joined(const Posts &a, const Posts &b) {
  Posts out = a;
  out.insert(out.end(), b.begin(), b.end());
  std::ranges::sort(out);
  out.erase(std::ranges::unique(out).begin(), out.end());
  return out;
}

// 'Alex Alpha (1001)', '1001 - Alex Alpha', 'Alex Alpha | 1001': both parts; empty where it is none.
std::pair<std::string_view, std::string_view> parted_name(std::string_view text) {
  if (const std::size_t open = text.rfind('(');
      open != std::string_view::npos && text.ends_with(')') && open > 0)
    return {without_blanks(text.substr(0, open)),
            without_blanks(text.substr(open + 1, text.size() - open - 2))};
  for (const std::string_view between : {" - ", " | ", " \u2013 "})
    if (const std::size_t at = text.find(between); at != std::string_view::npos)
      return {without_blanks(text.substr(0, at)), without_blanks(text.substr(at + between.size()))};
  return {};
}

} // namespace

void PersonNames::reserve(std::size_t posts) {
  for (Index *index : {&identifiers_, &emails_, &names_, &folded_names_})
    index->reserve(posts);
}

void PersonNames::add(std::uint32_t post, std::string_view identifier, std::string_view email,
                      std::string_view name, std::string_view title) {
  const auto put = [post](Index &index, std::string key) {
    if (key.empty())
      return;
    std::vector<std::uint32_t> &posts = index[std::move(key)];
    if (posts.empty() || posts.back() != post)
      posts.push_back(post);
  };
  put(identifiers_, std::string(identifier));
  if (std::string key = identifier_key(identifier); key != identifier)
    put(folded_identifiers_, std::move(key));
  put(emails_, email_key(email));
  put(names_, std::string(name));
  put(folded_names_, folded(name));
  put(titles_, std::string(title));
  put(folded_titles_, folded(title));
}

const std::vector<std::uint32_t> *PersonNames::found_in(const Index &index, const std::string &key) {
  const auto at = index.find(key);
  return at == index.end() ? nullptr : &at->second;
}

std::vector<std::uint32_t> PersonNames::by_folded_identifier(std::string_view text) const {
  const std::string key = identifier_key(text);
  if (key.empty())
    return {};
  const Posts *const same = found_in(identifiers_, key), *const folded_so =
                                                             found_in(folded_identifiers_, key);
  return joined(same == nullptr ? Posts() : *same, folded_so == nullptr ? Posts() : *folded_so);
}

// Where the two parts name different posts both are given: neither is chosen.
std::optional<PersonNames::Found> PersonNames::find_parted(std::string_view text) const {
  auto [first, second] = parted_name(text);
  if (first.empty() || second.empty())
    return std::nullopt;
  for (int turn = 0; turn < 2; ++turn, std::swap(first, second)) {
    const Posts *const exact = found_in(identifiers_, std::string(second));
    Posts by_id = exact != nullptr ? *exact : by_folded_identifier(second);
    if (const Posts *const by_email = by_id.empty() ? found_in(emails_, email_key(second)) : nullptr)
      by_id = *by_email;
    if (by_id.empty())
      continue;
    const Posts *const by_name = found_in(folded_names_, folded(first));
    if (by_name == nullptr)
      return Found{by_id, By::name_and_identifier, false};
    Posts both;
    std::ranges::set_intersection(joined(by_id, {}), joined(*by_name, {}), std::back_inserter(both));
    return Found{both.empty() ? joined(by_id, *by_name) : both, By::name_and_identifier, true};
  }
  // 'Alex Alpha (On leave)'
  if (text.ends_with(')'))
    if (const Posts *const posts = found_in(folded_names_, folded(parted_name(text).first)))
      return Found{*posts, By::name, false};
  return std::nullopt;
}

PersonNames::Found PersonNames::find(std::string_view text) const {
  text = without_blanks(text);
  if (text.empty())
    return {};
  const std::string exact(text);
  if (const Posts *const posts = found_in(identifiers_, exact))
    return {*posts, By::identifier, true};
  if (text.find('@') != std::string_view::npos)
    if (const Posts *const posts = found_in(emails_, email_key(text)))
      return {*posts, By::email, true};
  if (const Posts *const posts = found_in(names_, exact))
    return {*posts, By::name, true};
  auto parted = find_parted(text);
  if (parted && parted->by == By::name_and_identifier && parted->exact)
    return *std::move(parted);
  if (const Posts *const posts = found_in(titles_, exact))
    return {*posts, By::title, true};
  if (Posts posts = by_folded_identifier(text); !posts.empty())
    return {std::move(posts), By::identifier, false};
  const std::string key = folded(text);
  if (const Posts *const posts = found_in(folded_names_, key))
    return {*posts, By::name, false};
  if (parted)
    return *std::move(parted);
  if (const Posts *const posts = found_in(folded_titles_, key))
    return {*posts, By::title, false};
  return {};
}

PersonNames::Found PersonNames::find_person(std::string_view email, std::string_view name) const {
  if (const std::string key = email_key(email); !key.empty())
    if (const Posts *const posts = found_in(emails_, key))
      return {*posts, By::email, true};
  name = without_blanks(name);
  if (name.empty())
    return {};
  if (const Posts *const posts = found_in(names_, std::string(name)))
    return {*posts, By::name, true};
  if (const Posts *const posts = found_in(folded_names_, folded(name)))
    return {*posts, By::name, false};
  return {};
}

} // namespace organograph::io::tables
