// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/propose.hpp"

#include "organograph/engine/detail/parallel.hpp"
#include "propose/enumeration.hpp"

#include <algorithm>

namespace organograph {

namespace {

using namespace proposing;

ProposedStructure structure_of(const Met &met) {
  ProposedStructure out{met.values, met.structures, {}};
  for (std::size_t s = 0; s < met.sets; ++s) {
    RemitSet &set = out.sets.emplace_back();
    for (std::uint16_t r = 0; r < enumerated_remits; ++r)
      if ((met.masks[s] >> r & 1U) != 0)
        set.push_back(r);
  }
  std::ranges::sort(out.sets);
  return out;
}

struct Part {
  MetTable met;
  bool whole = true;
};

// The sets that hold the first remit, in parts that do not depend on the threads.
void enumerate(const Problem &problem, const ProposeOptions &options, Proposals &to) {
  constexpr std::size_t sets_per_part = 32;
  const MaskFacts facts = mask_facts(problem);
  to.candidates = static_cast<std::uint64_t>(std::ranges::count(facts.allowed, 1));
  const std::size_t first_sets = std::size_t{1} << (facts.remits - 1);
  if (options.begins)
    options.begins((first_sets + sets_per_part - 1) / sets_per_part);
  const std::vector<Part> parts = detail::fold_blocks<Part>(first_sets, sets_per_part, options.threads,
                                                            [&](std::size_t first, std::size_t last) {
                                                              Walk walk(problem, facts, options.stops);
                                                              Part part;
                                                              part.whole = walk.go(first, last);
                                                              part.met = walk.take();
                                                              if (options.advances)
                                                                options.advances();
                                                              return part;
                                                            });
  MetTable all;
  for (const Part &part : parts) {
    all.merge(part.met);
    to.whole = to.whole && part.whole;
  }
  to.vectors = all.met().size();
  for (const Met &met : all.met())
    to.structures += met.structures;
  for (const Met &met : front_of(all.met()))
    to.front.push_back(structure_of(met));
}

} // namespace

Proposals proposing::proposals_of(const Problem &problem, const ProposeOptions &options) {
  Proposals out;
  out.remits = problem.remits;
  out.objectives = problem.objectives;
  out.left_out = problem.left_out;
  out.start = values_of(problem, problem.own);
  enumerate(problem, options, out);
  return out;
}

Proposals propose(const Model &start, std::span<const MeetingKind> kinds, const Brief &brief,
                  const ProposeOptions &options) {
  return proposals_of(problem_of(start, kinds, brief), options);
}

} // namespace organograph
