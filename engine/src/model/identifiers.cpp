// SPDX-License-Identifier: Apache-2.0
#include "model/identifiers.hpp"

#include "model/text_bytes.hpp"
#include "organograph/engine/detail/big_array.hpp"
#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <utility>

namespace organograph {

namespace {

constexpr std::size_t most_compared = 2'000'000;

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char &c : out)
    if (c >= 'A' && c <= 'Z')
      c = static_cast<char>(c - 'A' + 'a');
  return out;
}

std::string_view without_leading_zeros(std::string_view text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string_view::npos ? text.substr(text.size() - (text.empty() ? 0 : 1))
                                         : text.substr(first);
}

std::string folded(std::string_view text) {
  return lower_case(without_leading_zeros(text));
}

constexpr std::size_t longest_in_slot = 11;
} // namespace

Identifiers::Key::Key(std::string_view id) : text_(id) {
  if (id.size() <= longest_in_slot) {
    const std::size_t first = std::min<std::size_t>(id.size(), 8);
    low_ = detail::bytes_at(id.data(), first);
    high_ = static_cast<std::uint32_t>(detail::bytes_at(id.data() + first, id.size() - first)) |
            static_cast<std::uint32_t>(id.size() << 24U);
  } else {
    low_ = detail::text_hash(id);
    high_ = is_long | static_cast<std::uint32_t>(id.size() & 0xFFFFFFU);
  }
  hash_ = static_cast<std::uint32_t>(detail::mixed(low_, high_) >> 32U);
}

// The slot that has it, or the free one where it belongs.
std::size_t Identifiers::place(const Key &key) const {
  for (std::size_t at = slot_of(key);; at = at + 1 == slots_.size() ? 0 : at + 1) {
    const Slot &slot = slots_[at];
    if (slot.row == not_there || (slot.low == key.low_ && slot.high == key.high_ &&
                                  (key.high_ < Key::is_long || texts_[slot.row] == key.text_)))
      return at;
  }
}

std::uint32_t Identifiers::find(const Key &key) const {
  return slots_.empty() ? not_there : slots_[place(key)].row;
}

void Identifiers::fetch(const Key &key) const {
  if (!slots_.empty())
    __builtin_prefetch(&slots_[slot_of(key)]);
}

// Room for so many at two thirds full.
void Identifiers::resize(std::size_t count) {
  const std::vector<Slot> before = std::exchange(slots_, {});
  const std::size_t size = std::max<std::size_t>(16, count + count / 2);
  detail::reserve_huge(slots_, size);
  slots_.resize(size);
  for (const Slot &slot : before)
    if (slot.row != not_there)
      slots_[place(Key(texts_[slot.row]))] = slot;
}

void Identifiers::reserve(std::size_t count) {
  if (slots_.size() < count + count / 2)
    resize(count);
}

bool Identifiers::add(std::string_view id, std::uint32_t row) {
  if (slots_.size() * 2 <= count_ * 3)
    resize(std::max<std::size_t>(8, count_ * 2));
  const Key key(id);
  Slot &slot = slots_[place(key)];
  if (slot.row != not_there)
    return false;
  slot = {key.low_, key.high_, row};
  if (texts_.size() <= row)
    texts_.resize(row + std::size_t{1});
  texts_[row] = id;
  ++count_;
  return true;
}

std::vector<std::uint32_t> Identifiers::add_all(std::vector<std::string_view> ids) {
  constexpr std::size_t ahead = 16;
  texts_ = std::move(ids);
  reserve(texts_.size());
  std::vector<std::uint32_t> repeated;
  std::vector<Key> keys(ahead, Key({}));
  const auto prepare = [&](std::size_t row) {
    keys[row % ahead] = Key(texts_[row]);
    fetch(keys[row % ahead]);
  };
  for (std::size_t row = 0; row < std::min(ahead, texts_.size()); ++row)
    prepare(row);
  for (std::size_t row = 0; row < texts_.size(); ++row) {
    const Key key = keys[row % ahead];
    if (row + ahead < texts_.size())
      prepare(row + ahead);
    if (key.text_.empty())
      continue;
    Slot &slot = slots_[place(key)];
    if (slot.row != not_there) {
      repeated.push_back(static_cast<std::uint32_t>(row));
      continue;
    }
    slot = {key.low_, key.high_, static_cast<std::uint32_t>(row)};
    ++count_;
  }
  return repeated;
}

void Identifiers::index_spellings() {
  for (const std::string_view id : texts_) {
    by_folded_.try_emplace(folded(id), id);
    if (std::string letters = loosely_spelt(id); !letters.empty())
      if (const auto [at, added] = by_letters_.try_emplace(std::move(letters), id);
          !added && at->second != id)
        at->second = {};
  }
}

std::string Identifiers::spelt_otherwise(std::string_view id) {
  if (by_folded_.empty())
    index_spellings();
  if (const auto at = by_folded_.find(folded(id)); at != by_folded_.end()) {
    const std::string_view there = at->second;
    if (there.size() == id.size())
      return "is there as " + shown(there) + ": only the case differs";
    if (there.size() < id.size())
      return "is there without the leading zeros: " + shown(there);
    return "is there with leading zeros: " + shown(there);
  }
  const auto at = by_letters_.find(loosely_spelt(id));
  return at == by_letters_.end() || at->second.empty()
             ? std::string{}
             : "is there as " + shown(at->second) + ": write " + shown_bare(at->second);
}

std::string Identifiers::nearest(std::string_view id) {
  constexpr std::size_t shortest = 3, most_named = 3;
  if (id.size() < shortest || count_ > most_compared - compared_)
    return {};
  compared_ += count_;
  const std::size_t limit = id.size() < 5 ? 1 : 2;
  std::size_t best = limit + 1;
  std::vector<std::string_view> found;
  for (const std::string_view candidate : texts_) {
    const std::size_t distance = edit_distance(id, candidate, std::min(limit, best));
    if (distance > limit || distance > best || candidate.size() < shortest)
      continue;
    if (distance < best)
      found.clear();
    best = distance;
    if (std::ranges::find(found, candidate) == found.end() && found.size() <= most_named)
      found.push_back(candidate);
  }
  if (found.empty() || found.size() > most_named)
    return {};
  std::string out = "did you mean ";
  for (std::size_t i = 0; i < found.size(); ++i)
    out += (i == 0 ? "" : i + 1 < found.size() ? ", " : " or ") + shown(found[i]);
  return out + "?";
}

std::string Identifiers::hint(std::string_view id) {
  std::string said = spelt_otherwise(id);
  return said.empty() ? nearest(id) : said;
}

} // namespace organograph
