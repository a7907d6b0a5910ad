// SPDX-License-Identifier: Apache-2.0
#include "measures/mirror_series.hpp"

#include "measures/subject_words.hpp"

#include <boost/container_hash/hash.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace organograph::detail {
namespace mirror_series_parts {
namespace {

// --- sets ----------------------------------------------------------------------------------------------

// Renames the elements of all rows so that rarer ones are smaller, and sorts each row.
void order_by_rarity(Csr<std::uint32_t> &sets) {
  const std::uint32_t count =
      sets.items.empty() ? 0 : *std::max_element(sets.items.begin(), sets.items.end()) + 1;
  std::vector<std::uint32_t> uses(count, 0), order(count), rank(count);
  for (const std::uint32_t element : sets.items)
    ++uses[element];
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint32_t a, std::uint32_t b) { return uses[a] < uses[b]; });
  for (std::uint32_t r = 0; r < count; ++r)
    rank[order[r]] = r;
  for (std::uint32_t &element : sets.items)
    element = rank[element];
  for (std::size_t row = 0; row < sets.rows(); ++row)
    std::sort(sets.items.begin() + sets.offsets[row], sets.items.begin() + sets.offsets[row + 1]);
}

void append_row(Csr<std::uint32_t> &sets, const std::vector<std::uint32_t> &row) {
  if (sets.offsets.empty())
    sets.offsets.push_back(0);
  sets.items.insert(sets.items.end(), row.begin(), row.end());
  sets.offsets.push_back(static_cast<std::uint32_t>(sets.items.size()));
}

// --- series that may be mirrored -----------------------------------------------------------------------

// Who convenes it, else those whose own posts attend: a joint post shows no side, for it stands on both.
void read_side(const Model &model, std::size_t meeting, MirrorSide &side) {
  const auto convening = model->meetings->convened_by_organisations[meeting];
  side.assign(convening.begin(), convening.end());
  if (!side.empty())
    return;
  for (const Seat &seat : model->meetings->seats[meeting])
    if (const auto served = model->posts.serves[index(seat.post)];
        !model.joint(seat.post)) // nor with one not named
      if (side.empty() || side.back() != served.front().organisation)
        side.push_back(served.front().organisation);
  std::sort(side.begin(), side.end());
  side.erase(std::unique(side.begin(), side.end()), side.end());
}

bool may_be_mirrored(const Meetings &meetings, std::span<const MeetingKind> kinds, std::size_t m) {
  return kinds[m] != MeetingKind::case_ && kinds[m] != MeetingKind::statutory &&
         meetings.function[m] != none<FunctionId> && !meetings.partners[m].empty();
}

// Numbers texts, lists and whatever else is asked for again and again, in the order of the asking.
template <class What> class Numbers {
public:
  // And whether it is new.
  std::pair<std::uint32_t, bool> of(const What &what) {
    const auto [known, is_new] = numbers_.try_emplace(what, static_cast<std::uint32_t>(numbers_.size()));
    return {known->second, is_new};
  }

private:
  boost::unordered_flat_map<What, std::uint32_t, boost::hash<What>> numbers_;
};

class Builder {
public:
  explicit Builder(const Model &model) : model_(model), word_numbers_(model) {}

  void add(std::size_t meeting) {
    read_side(model_, meeting, side_);
    if (side_.empty())
      return;
    const auto [side, is_new_side] = side_numbers_.of(side_);
    if (is_new_side)
      out_.sides.push_back(side_);
    const Meetings &meetings = *model_->meetings;
    const std::uint32_t words = words_of(meetings.subject[meeting]);
    partners_.clear();
    for (const PartnerId partner : meetings.partners[meeting])
      partners_.push_back(static_cast<std::uint32_t>(partner));
    const FunctionId function = meetings.function[meeting];
    const auto [of, is_new] = classes_.of(
        {static_cast<std::uint32_t>(function), side, words, partner_numbers_.of(partners_).first});
    if (is_new) {
      out_.function.push_back(function);
      out_.side.push_back(side);
      append_row(out_.words, word_lists_[words]);
      append_row(out_.partners, partners_);
    }
    members_.emplace_back(of, id_at<MeetingId>(meeting));
  }

  MirrorSeries finish() && {
    order_by_rarity(out_.words);
    order_by_rarity(out_.partners);
    out_.members = group_by_row(out_.function.size(), members_);
    return std::move(out_);
  }

private:
  // Many subjects are the same, and more have the same words.
  std::uint32_t words_of(TextId subject) {
    const auto [known, is_new] = words_of_subject_.try_emplace(static_cast<std::uint32_t>(subject), 0U);
    if (!is_new)
      return known->second;
    const std::vector<std::uint32_t> words = word_numbers_(model_.text(subject));
    const auto [number, are_new] = list_numbers_.of(words);
    if (are_new)
      word_lists_.push_back(words);
    return known->second = number;
  }

  const Model &model_;
  WordNumbers word_numbers_;
  Numbers<MirrorSide> side_numbers_;
  Numbers<std::vector<std::uint32_t>> list_numbers_, partner_numbers_;
  Numbers<std::array<std::uint32_t, 4>> classes_; // function, side, words, partners
  boost::unordered_flat_map<std::uint32_t, std::uint32_t> words_of_subject_;
  std::vector<std::vector<std::uint32_t>> word_lists_;
  std::vector<std::pair<std::uint32_t, MeetingId>> members_; // class, meeting
  std::vector<std::uint32_t> partners_;
  MirrorSide side_;
  MirrorSeries out_;
};

} // namespace
} // namespace mirror_series_parts

MirrorSeries mirror_series(const Model &model, std::span<const MeetingKind> kinds) {
  mirror_series_parts::Builder builder(model);
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    if (mirror_series_parts::may_be_mirrored(*model->meetings, kinds, m))
      builder.add(m);
  return std::move(builder).finish();
}

} // namespace organograph::detail
