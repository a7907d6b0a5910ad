// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace organograph::io {

/// Names that are looked for in texts, as whole words: `Jo Doe` is in `jo doe's board`, not in `Jo Doeson`.
/// Case counts in letters beyond ASCII alone.
class Traces {
public:
  /// Of fewer than 4 bytes, or digits alone: not looked for, since it would be found everywhere.
  void look_for(std::string_view name);
  /// How many of the names stand in the text, counted at each place. O(words, times the different numbers of
  /// words in names that begin alike).
  std::size_t in(std::string_view text) const;

private:
  std::unordered_set<std::string> names_; ///< words, a blank between
  /// By first word: how many words the names have that begin with it.
  std::unordered_map<std::string, std::vector<std::size_t>> lengths_;
};

} // namespace organograph::io
