// SPDX-License-Identifier: Apache-2.0
// What the parts of the generator share: random numbers, services, the tree of posts, rows of text.
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/io/generate.hpp"

#include <array>
#include <charconv>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// What the numbers are drawn for: rows of different streams have nothing in common.
enum class Stream : std::uint8_t {
  tree,
  order,
  posts,
  further,
  groups,
  meetings,
  attendance,
  board_partners,
  partners,
  links,
  register_
};

/// Random numbers of one row: splitmix64 from a state that seed, stream and row decide. No generator is
/// shared, so it does not matter which thread makes which row.
class Draw {
public:
  Draw(std::uint64_t seed, Stream stream, std::uint64_t row)
      : state_(mixed(mixed(seed + step) ^ (static_cast<std::uint64_t>(stream) << 56U) ^ row)) {}

  std::uint32_t bits() {
    state_ += step;
    return static_cast<std::uint32_t>(mixed(state_) >> 32U);
  }
  /// 0 to n - 1; n > 0.
  std::uint32_t below(std::uint32_t n) { return share_of(n, bits()); }
  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(high - low + 1); }
  bool chance(std::uint32_t in_a_thousand) { return below(1000) < in_a_thousand; }

  /// The place of `part` / 2^32 in a list of n.
  static std::uint32_t share_of(std::uint32_t n, std::uint32_t part) {
    return static_cast<std::uint32_t>((static_cast<std::uint64_t>(n) * part) >> 32U);
  }

private:
  static constexpr std::uint64_t step = 0x9e3779b97f4a7c15U;
  static std::uint64_t mixed(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  std::uint64_t state_;
};

/// `weight` in 10,000 for a value from low to high; a long range falls off: small values come more often.
struct Weighted {
  std::uint32_t weight, low, high;
};

template <std::size_t N> constexpr bool whole(const std::array<Weighted, N> &table) {
  std::uint32_t sum = 0;
  for (const Weighted &part : table)
    sum += part.weight;
  return sum == 10'000;
}

template <std::size_t N> std::uint32_t drawn(const std::array<Weighted, N> &table, Draw &draw) {
  std::uint32_t left = draw.below(10'000);
  std::size_t i = 0;
  while (i + 1 < N && left >= table[i].weight)
    left -= table[i++].weight;
  const std::uint32_t width = table[i].high - table[i].low + 1;
  if (width < 10)
    return table[i].low + draw.below(width);
  // One draw a statement: which of two arguments is drawn first is the compiler's choice.
  const std::uint32_t part = draw.bits();
  return table[i].low + Draw::share_of(draw.below(width), part);
}

struct Service {
  std::string_view id, name;
};
/// The first is of the top; then four a directorate.
extern const std::array<Service, 33> services;
inline constexpr std::uint32_t nothing = UINT32_MAX;

/// All posts, numbered tree by tree and layer by layer: the reports of a post stand side by side.
struct PostTree {
  std::vector<std::uint32_t> manager;       ///< nothing at a top
  std::vector<std::uint32_t> first_report;  ///< where spans is not 0
  std::vector<std::uint32_t> spans;         ///< direct reports
  std::vector<std::uint16_t> employer;      ///< organisation
  std::vector<std::uint16_t> joint_with;    ///< a second organisation that it serves; the employer if none
  std::vector<std::uint8_t> service, layer; ///< layer: 1 at a top
  std::vector<std::uint32_t> row;           ///< in posts.csv, from 0
  std::vector<std::uint32_t> at_row;        ///< the other way round
  std::vector<std::uint32_t> first_row;     ///< by organisation: where the rows of its tree begin
  std::vector<std::uint32_t> managers;      ///< posts with reports
  Csr<std::uint32_t> by_service; ///< row employer x services.size() + service: its posts, highest first
  std::uint32_t organisations = 0;

  std::uint32_t size() const { return static_cast<std::uint32_t>(manager.size()); }
  bool joint(std::uint32_t post) const { return joint_with[post] != employer[post]; }
  std::span<const std::uint32_t> of(std::uint32_t organisation, std::uint32_t service_) const {
    return by_service[organisation * services.size() + service_];
  }
};

/// What all rows are made from.
struct Plan {
  std::uint64_t seed;
  unsigned threads;
  std::uint32_t meetings, partners;
  PostTree tree;
};

PostTree generated_tree(std::uint64_t seed, std::uint32_t posts, std::uint32_t organisations);

/// The organisation with which another works most; itself where there is only one.
inline std::uint32_t neighbour(std::uint32_t organisation, std::uint32_t organisations) {
  const std::uint32_t other = organisation ^ 1U;
  return other < organisations ? other : organisation - (organisation > 0 ? 1 : 0);
}

inline void put(std::string &out, std::uint64_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}
/// `p17`: an identifier from a number from 0.
inline void put(std::string &out, char letter, std::uint32_t number) {
  out += letter;
  put(out, std::uint64_t{number} + 1);
}

/// A table's text: heads and rows 0 to count, made in blocks by append(text, row), of which each block has a
/// copy.
template <class Append>
std::string rows_text(std::string_view heads, std::uint32_t count, unsigned threads, Append append) {
  auto blocks =
      detail::fold_blocks<std::string>(count, 4096, threads, [&](std::size_t first, std::size_t last) {
        Append append_here = append;
        std::string text;
        text.reserve((last - first) * 128);
        for (std::size_t row = first; row < last; ++row)
          append_here(text, static_cast<std::uint32_t>(row));
        return text;
      });
  std::size_t bytes = heads.size() + 1;
  for (const std::string &block : blocks)
    bytes += block.size();
  std::string text;
  text.reserve(bytes);
  text.append(heads).append("\n");
  for (std::string &block : blocks) {
    text += block;
    block = {}; // or the table would be in memory twice
  }
  return text;
}

void add_post_tables(const Plan &plan, std::vector<NamedFile> &files);
void add_meeting_tables(const Plan &plan, std::vector<NamedFile> &files);
void add_partner_tables(const Plan &plan, std::vector<NamedFile> &files);
void add_register_tables(const Plan &plan, std::vector<NamedFile> &files);

} // namespace organograph::io
