// SPDX-License-Identifier: Apache-2.0
#pragma once

// Which post is meant by an identifier, an e-mail, a name or a title. No reader has its own.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace organograph::io::tables {

/// Letters and digits without case, accents, blanks and dashes (ICU); 'Beta, Bo' is 'bobeta', as 'Bo Beta'.
std::string folded(std::string_view text);

/// Looks posts up in the order: identifier, e-mail, name, 'Name (ID)', title; exact before folded. A folded
/// identifier is one without case, zeros in front and '.0' behind; its signs and blanks count: 'N-1' is not
/// N1. Where name and identifier of 'Name (ID)' are of different posts, both are given. Each look-up is
/// linear in the text.
class PersonNames {
public:
  enum class By : std::uint8_t { identifier, email, name, name_and_identifier, title };
  struct Found {
    std::vector<std::uint32_t> posts; ///< one: found; several: ambiguous, never chosen; none: not there
    By by = By::identifier;
    bool exact = true;
  };

  /// Room for so many posts.
  void reserve(std::size_t posts);
  /// Blank texts are not looked up. A post may be added again under other words.
  void add(std::uint32_t post, std::string_view identifier, std::string_view email, std::string_view name,
           std::string_view title);
  Found find(std::string_view text) const;
  /// With names and e-mails alone: what an attendee of a meeting is known by.
  Found find_person(std::string_view email, std::string_view name) const;

private:
  using Index = std::unordered_map<std::string, std::vector<std::uint32_t>>;
  static const std::vector<std::uint32_t> *found_in(const Index &index, const std::string &key);
  std::optional<Found> find_parted(std::string_view text) const;
  std::vector<std::uint32_t> by_folded_identifier(std::string_view text) const;

  Index identifiers_, emails_, names_, titles_; // exact
  /// Of identifiers those alone that folding changes: the others stand in identifiers_ as they are.
  Index folded_identifiers_, folded_names_, folded_titles_;
};

} // namespace organograph::io::tables
