// SPDX-License-Identifier: Apache-2.0
#include "propose/enumeration.hpp"

#include <algorithm>
#include <bit>
#include <limits>

namespace organograph::proposing {

namespace {

// Whether one structure comes before another, as vectors of RemitSets compare. Both give out all remits, each
// set by its lowest remit: where they first differ, their sets begin with the same one.
bool comes_first(const Mask *a, const Mask *b, std::size_t sets) {
  const auto [x, y] = std::mismatch(a, a + sets, b);
  if (x == a + sets)
    return false;
  const unsigned differ = static_cast<unsigned>(*x ^ *y), first = differ & (~differ + 1U),
                 above = ~(first | (first - 1U));
  return (*x & first) != 0 ? (*y & above) != 0 : (*x & above) == 0;
}

void set_bits(std::vector<std::uint64_t> &bits, std::size_t row, std::size_t words,
              const std::vector<std::uint32_t> &places) {
  for (const std::uint32_t place : places)
    bits[row * words + place / 64] |= std::uint64_t{1} << place % 64;
}

// Whatever the structure, such a pair has more voices than one (or has not), but for who holds its remits.
void begin_pairs(const Problem &problem, MaskFacts &to) {
  std::vector<std::uint32_t> held, twice, wide;
  for (std::uint32_t p = 0; p < problem.pairs.size(); ++p) {
    if (problem.pairs[p].others >= 1)
      held.push_back(p);
    if (problem.pairs[p].others >= 2)
      twice.push_back(p);
    if (problem.pairs[p].wide)
      wide.push_back(p);
  }
  for (auto *const bits : {&to.held_pairs, &to.twice_held_pairs, &to.wide_pairs})
    bits->assign(to.pair_words, 0);
  set_bits(to.held_pairs, 0, to.pair_words, held);
  set_bits(to.twice_held_pairs, 0, to.pair_words, twice);
  set_bits(to.wide_pairs, 0, to.pair_words, wide);
}

} // namespace

MaskFacts mask_facts(const Problem &problem) {
  MaskFacts out;
  out.remits = problem.remits.size();
  const std::size_t masks = std::size_t{1} << out.remits;
  std::vector<SetFacts> facts(masks);
  SetJudge judge(problem);
  out.allowed.assign(masks, 0);
  for (std::size_t mask = 1; mask < masks; ++mask) {
    RemitSet set;
    for (std::uint16_t r = 0; r < out.remits; ++r)
      if ((mask >> r & 1U) != 0)
        set.push_back(r);
    if (forbidden(problem, SetView(set)).rule != Rule::none)
      continue;
    out.allowed[mask] = 1;
    facts[mask] = judge.facts(set);
  }
  out.group_words = (judge.taken().size() + 63) / 64;
  out.pair_words = problem.has(Objective::voices) ? (problem.pairs.size() + 63) / 64 : 0;
  out.group_bits.assign(masks * out.group_words, 0);
  out.pair_bits.assign(masks * out.pair_words, 0);
  out.widen_bits.assign(masks * out.pair_words, 0);
  for (std::size_t mask = 0; mask < masks; ++mask) {
    const SetFacts &of = facts[mask];
    out.breadth.push_back(of.breadth);
    out.people.push_back(of.people);
    out.manager.push_back(of.manager);
    out.changed.push_back(of.changed);
    out.groups.push_back(static_cast<std::uint32_t>(of.groups.size()));
    set_bits(out.group_bits, mask, out.group_words, of.groups);
    if (out.pair_words > 0) {
      set_bits(out.pair_bits, mask, out.pair_words, of.pairs);
      set_bits(out.widen_bits, mask, out.pair_words, of.widens);
    }
  }
  std::vector<std::uint32_t> taken;
  for (std::uint32_t g = 0; g < judge.taken().size(); ++g)
    if (judge.taken()[g] != 0)
      taken.push_back(g);
  out.taken_groups.assign(out.group_words, 0);
  set_bits(out.taken_groups, 0, out.group_words, taken);
  if (out.pair_words > 0)
    begin_pairs(problem, out);
  return out;
}

// --- values met ----------------------------------------------------------------------------------------

std::size_t MetTable::slot_of(const Objectives &values) const {
  std::uint64_t hash = 0;
  for (const std::uint32_t value : values)
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
  std::size_t at = static_cast<std::size_t>(hash >> 20U) & (slots_.size() - 1);
  while (slots_[at] != 0 && met_[slots_[at] - 1].values != values)
    at = (at + 1) & (slots_.size() - 1);
  return at;
}

void MetTable::grow() {
  slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
  for (std::size_t m = 0; m < met_.size(); ++m)
    slots_[slot_of(met_[m].values)] = static_cast<std::uint32_t>(m + 1);
}

void MetTable::add(const Objectives &values, std::uint32_t changed, std::uint64_t structures,
                   const Mask *masks, std::size_t sets) {
  if (met_.size() * 2 >= slots_.size())
    grow();
  const std::size_t at = slot_of(values);
  const bool is_new = slots_[at] == 0;
  if (is_new) {
    met_.push_back({values, 0, 0, 0, {}});
    slots_[at] = static_cast<std::uint32_t>(met_.size());
  }
  Met &met = met_[slots_[at] - 1];
  met.structures += structures;
  if (!is_new &&
      (changed > met.changed || (changed == met.changed && !comes_first(masks, met.masks.data(), sets))))
    return;
  met.changed = changed;
  met.sets = static_cast<std::uint8_t>(sets);
  std::copy(masks, masks + sets, met.masks.begin());
}

void MetTable::merge(const MetTable &behind) {
  for (const Met &met : behind.met_)
    add(met.values, met.changed, met.structures, met.masks.data(), met.sets);
}

// --- the walk ------------------------------------------------------------------------------------------

Walk::Walk(const Problem &problem, const MaskFacts &facts, const std::function<bool()> &stops)
    : problem_(problem), facts_(facts), stops_(stops), words_(facts.group_words + 3 * facts.pair_words),
      bits_((enumerated_remits + 1) * words_, 0), reports_(problem.other_reports),
      most_reports_(problem.brief.span ? problem.brief.span->value
                                       : std::numeric_limits<std::uint32_t>::max()) {
  std::uint64_t *to = bits_.data();
  for (const auto *const from :
       {&facts.taken_groups, &facts.held_pairs, &facts.twice_held_pairs, &facts.wide_pairs})
    to = std::ranges::copy(*from, to).out;
  sums_[0].people = problem.all_people;
  sums_[0].changed = static_cast<std::int32_t>(problem.brief.scope.size());
  for (const Objective objective : problem.objectives)
    keeps_[static_cast<std::size_t>(objective)] = true;
}

void Walk::enter(std::size_t depth, Mask mask) {
  const Sums &before = sums_[depth];
  Sums &after = sums_[depth + 1];
  masks_[depth] = mask;
  after.groups = before.groups + facts_.groups[mask];
  after.breadth = std::max(before.breadth, facts_.breadth[mask]);
  after.people = before.people - facts_.people[mask];
  after.changed = before.changed + facts_.changed[mask];
  const std::uint64_t *from = bits_.data() + depth * words_;
  std::uint64_t *to = bits_.data() + (depth + 1) * words_;
  const std::uint64_t *groups = facts_.group_bits.data() + mask * facts_.group_words;
  for (std::size_t w = 0; w < facts_.group_words; ++w)
    to[w] = from[w] | groups[w];
  const std::size_t pairs = facts_.pair_words;
  from += facts_.group_words;
  to += facts_.group_words;
  const std::uint64_t *decides = facts_.pair_bits.data() + mask * pairs,
                      *widens = facts_.widen_bits.data() + mask * pairs;
  for (std::size_t w = 0; w < pairs; ++w) {
    to[w] = from[w] | decides[w];
    to[pairs + w] = from[pairs + w] | (from[w] & decides[w]);
    to[2 * pairs + w] = from[2 * pairs + w] | widens[w];
  }
}

void Walk::count(std::size_t depth) {
  const Sums &sums = sums_[depth];
  const std::uint64_t *bits = bits_.data() + depth * words_;
  std::uint32_t new_groups = 0, voices = 0;
  for (std::size_t w = 0; w < facts_.group_words; ++w)
    new_groups += static_cast<std::uint32_t>(std::popcount(bits[w] & ~facts_.taken_groups[w]));
  bits += facts_.group_words;
  const std::size_t pairs = facts_.pair_words;
  for (std::size_t w = 0; w < pairs; ++w)
    voices += static_cast<std::uint32_t>(std::popcount(bits[pairs + w] & bits[2 * pairs + w]));
  Objectives values = {problem_.same_duplicated + sums.groups - new_groups,
                       problem_.same_voices + voices,
                       static_cast<std::uint32_t>(depth),
                       sums.people,
                       sums.breadth,
                       static_cast<std::uint32_t>(sums.changed)};
  for (std::size_t k = 0; k < objective_count; ++k)
    if (!keeps_[k])
      values[k] = 0;
  met_.add(values, static_cast<std::uint32_t>(sums.changed), 1, masks_.data(), depth);
}

void Walk::step(std::size_t depth, Mask rest) {
  constexpr std::uint64_t between_questions = 1U << 16U;
  if (++steps_ % between_questions == 0)
    ask();
  if (rest == 0)
    return count(depth);
  const unsigned all = rest, low = all & (~all + 1U), others = all ^ low;
  for (unsigned sub = others;; sub = (sub - 1U) & others) {
    const auto mask = static_cast<Mask>(low | sub);
    if (facts_.allowed[mask] != 0) {
      const std::uint32_t manager = facts_.manager[mask];
      if (problem_.managers[manager] == none<PostId> || reports_[manager] < most_reports_) {
        ++reports_[manager];
        enter(depth, mask);
        step(depth + 1, static_cast<Mask>(all ^ mask));
        --reports_[manager];
      }
    }
    if (sub == 0 || stopped_)
      return;
  }
}

bool Walk::go(std::size_t first, std::size_t last) {
  const unsigned all = (1U << facts_.remits) - 1U;
  for (std::size_t n = first; n < last; ++n) {
    ask();
    if (stopped_)
      return false;
    const auto mask = static_cast<Mask>(n << 1U | 1U);
    const std::uint32_t manager = facts_.manager[mask];
    if (facts_.allowed[mask] == 0 ||
        (problem_.managers[manager] != none<PostId> && reports_[manager] >= most_reports_))
      continue;
    ++reports_[manager];
    enter(0, mask);
    step(1, static_cast<Mask>(all ^ mask));
    --reports_[manager];
  }
  return !stopped_;
}

std::vector<Met> front_of(const std::vector<Met> &met) {
  std::vector<const Met *> sorted;
  for (const Met &each : met)
    sorted.push_back(&each);
  // What dominates has less in all: it stands before.
  std::ranges::sort(sorted, {}, &Met::values);
  std::vector<Met> out;
  for (const Met *const each : sorted)
    if (std::ranges::none_of(out, [&](const Met &other) { return dominates(other.values, each->values); }))
      out.push_back(*each);
  return out;
}

} // namespace organograph::proposing
