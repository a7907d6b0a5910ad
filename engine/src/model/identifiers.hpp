// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/text_hash.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// The identifiers of one table: their rows, and what a wrong one may have meant. A flat table with open
/// addressing: an identifier of up to eleven bytes stands in its slot, so that finding it costs one look at
/// the memory. The texts must outlive this. Rows are added rising.
class Identifiers {
public:
  static constexpr std::uint32_t not_there = UINT32_MAX;

  /// An identifier made ready for finding: among many, the memory can be fetched ahead.
  class Key {
  public:
    explicit Key(std::string_view id);
    /// Where it belongs, in 2^32nds of the table.
    std::uint32_t hash() const { return hash_; }
    bool operator==(const Key &other) const {
      return low_ == other.low_ && high_ == other.high_ && (high_ < is_long || text_ == other.text_);
    }

  private:
    friend class Identifiers;
    static constexpr std::uint32_t is_long = 0xFF000000U; // where a short one has its length

    std::string_view text_;
    std::uint64_t low_; // the first eight bytes, or a hash of all
    std::uint32_t high_;
    std::uint32_t hash_;
  };

  void reserve(std::size_t count);
  /// False when the identifier is there already; the first row stays.
  bool add(std::string_view id, std::uint32_t row);
  /// The identifiers of rows 0, 1 ..; empty ones are passed over. Gives the rows of those that were there
  /// already, rising. Only while there are none.
  std::vector<std::uint32_t> add_all(std::vector<std::string_view> ids);
  std::uint32_t find(std::string_view id) const { return count_ == 0 ? not_there : find(Key(id)); }
  std::uint32_t find(const Key &key) const;
  void fetch(const Key &key) const;
  std::size_t size() const { return count_; }
  std::string_view text(std::size_t row) const { return texts_[row]; }

  /// "is there as 'ab-7': only the case differs", "is there without the leading zeros: '7'", "is there as
  /// 'CE-N': write CE-N" (blanks and dashes), or empty.
  std::string spelt_otherwise(std::string_view id);
  /// "did you mean 'P9'?", of up to three that are equally near, or empty. Of two letters every other is
  /// near: those are not looked for. Near spellings are looked for until two million have been compared, so
  /// that a broken file of millions of rows is still answered.
  std::string nearest(std::string_view id);
  /// The first of the two that says something.
  std::string hint(std::string_view id);

private:
  struct Slot {
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t row = not_there;
  };

  std::size_t slot_of(const Key &key) const {
    return static_cast<std::size_t>(std::uint64_t{key.hash_} * slots_.size() >> 32U);
  }
  std::size_t place(const Key &key) const;
  void resize(std::size_t count);
  void index_spellings();

  std::vector<Slot> slots_;
  std::size_t count_ = 0;
  std::vector<std::string_view> texts_; // by row
  boost::unordered_flat_map<std::string, std::string_view, detail::TextHash, std::equal_to<>> by_folded_,
      by_letters_; // made at the first hint; an empty text where several are spelt so
  std::size_t compared_ = 0;
};

} // namespace organograph
