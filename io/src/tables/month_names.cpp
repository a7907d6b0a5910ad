// SPDX-License-Identifier: Apache-2.0
#include "tables/month_names.hpp"

#include "tables/folded.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::tables {

std::optional<int> month_named(std::string_view word) {
  constexpr std::array<std::array<std::string_view, 4>, 12> months = {
      {{"january", "januar", "janvier", "janner"},
       {"february", "februar", "fevrier"},
       {"march", "marz", "mars", "mrz"},
       {"april", "avril"},
       {"may", "mai"},
       {"june", "juni", "juin"},
       {"july", "juli", "juillet"},
       {"august", "aout"},
       {"september", "septembre", "sept"},
       {"october", "oktober", "octobre"},
       {"november", "novembre"},
       {"december", "dezember", "decembre"}}};
  const std::string key = letters_and_digits(word);
  if (key.size() < 3)
    return std::nullopt;
  const auto begins = [&](const auto &names) {
    return std::ranges::any_of(names, [&](std::string_view name) { return name.starts_with(key); });
  };
  const auto *const found = std::ranges::find_if(months, begins);
  if (found == months.end() || std::any_of(found + 1, months.end(), begins)) // 'jui' is two
    return std::nullopt;
  return static_cast<int>(found - months.begin()) + 1;
}

} // namespace organograph::io::tables
