// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// The identifiers of one table: their rows, and what a wrong one may have meant.
class Identifiers {
public:
  static constexpr std::uint32_t not_there = UINT32_MAX;

  void reserve(std::size_t count) { rows_.reserve(count); }
  /// False when the identifier is there already; the first row stays. The text must outlive this.
  bool add(std::string_view id, std::uint32_t row);
  std::uint32_t find(std::string_view id) const;
  std::size_t size() const { return in_order_.size(); }

  /// "is there as 'ab-7': only the case differs", "is there without the leading zeros: '7'", "did you
  /// mean 'P9'?", or empty. Near spellings are looked for until two million have been compared, so that a
  /// broken file of millions of rows is still answered.
  std::string hint(std::string_view id);

private:
  void index_spellings();
  std::string nearest(std::string_view id);

  boost::unordered_flat_map<std::string_view, std::uint32_t> rows_;
  std::vector<std::string_view> in_order_;
  boost::unordered_flat_map<std::string, std::string_view> by_folded_; // made at the first hint
  std::size_t compared_ = 0;
};

} // namespace organograph
