// SPDX-License-Identifier: Apache-2.0
#include "drawing/organisation_names.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/characters.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace organograph::viz {

namespace {

constexpr std::array<std::string_view, 8> council_words = {"Council", "County",       "City",    "District",
                                                           "Borough", "Metropolitan", "Unitary", "The"};
constexpr std::size_t most_lettered = 64, fewest_letters = 3;

std::string without_council_words(const std::string &name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find(' ', at), name.size());
    const std::string_view word = std::string_view(name).substr(at, end - at);
    if (!word.empty() && !std::ranges::count(council_words, word))
      out += (out.empty() ? "" : " ") + std::string(word);
    at = end + 1;
  }
  return out.empty() ? name : out;
}

/// Bytes that two texts begin with alike, whole characters.
std::size_t begin_alike(std::string_view a, std::string_view b) {
  std::size_t at = 0, other = 0;
  while (at < a.size() && other < b.size()) {
    std::size_t after = at;
    if (next_character(a, after) != next_character(b, other))
      break;
    at = after;
  }
  return at;
}

/// Empty where another name begins with all of it.
std::string first_letters(const std::vector<std::string> &names, std::size_t o) {
  std::size_t length = 0;
  for (std::size_t other = 0; other < names.size(); ++other)
    if (other != o)
      length = std::max(length, begin_alike(names[o], names[other]));
  if (length == names[o].size() && names.size() > 1)
    return "";
  std::size_t at = 0;
  const auto enough = [&](std::size_t letters) {
    return at > length && letters >= fewest_letters && names[o][at - 1] != ' ';
  };
  for (std::size_t letters = 0; at < names[o].size() && !enough(letters);)
    letters += has_no_width(next_character(names[o], at)) ? 0U : 1U;
  return names[o].substr(0, at);
}

} // namespace

OrganisationNames names_of(const Model &model) {
  const Organisations &organisations = model->organisations;
  const std::size_t n = organisations.id.size();
  OrganisationNames out;
  for (std::size_t o = 0; o < n; ++o) {
    const std::string_view name = model.text(organisations.name[o]), id = model.text(organisations.id[o]);
    out.whole.push_back(detail::drawable(name.empty() ? id : name));
    out.brief.push_back(n > most_lettered ? out.whole.back() : without_council_words(out.whole.back()));
    out.letters.push_back(detail::drawable(id));
  }
  if (n > most_lettered)
    return out;
  const std::vector<std::string> brief = out.brief;
  for (std::size_t o = 0; o < n; ++o)
    if (std::ranges::count(brief, brief[o]) > 1)
      out.brief[o] = out.whole[o];
  for (std::size_t o = 0; o < n; ++o)
    if (std::string letters = first_letters(out.brief, o); !letters.empty())
      out.letters[o] = std::move(letters);
  return out;
}

} // namespace organograph::viz
