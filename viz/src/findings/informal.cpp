// SPDX-License-Identifier: Apache-2.0
// Ties beyond chance and communities in words.
#include "figures/shown.hpp"
#include "findings/measures.hpp"
#include "words/numbers.hpp"
#include "words/ranges.hpp"

#include <string>

namespace organograph::viz {

namespace {

// `0.55`, and of several groupings ` (0.55 to 0.74 over all)`.
void say_likeness(Sentence &say, const Analysis &analysis, std::string_view measure, std::string_view of,
                  Likeness FoundGrouping::*to) {
  const InformalStructure &found = *analysis.informal_structure;
  const Shown shown(analysis);
  say.text(std::string(of) + " ")
      .figure(Figure(measure, shown((found.first().*to).nmi, Format::number), "groupings", {},
                     (found.first().*to).nmi));
  const LikenessRange range = nmi_range(found, to);
  if (range.low && *range.low < *range.high)
    say.text(" (" + from_to(rounded(*range.low), rounded(*range.high)) + ")");
}

} // namespace

Sentence chance_told(const Analysis &analysis) {
  const TiesBeyondChance &found = *analysis.ties_beyond_chance;
  Sentence say;
  if (found.meet_often > 0)
    say.text("Of these pairs ")
        .counted("ties_beyond_chance.often_not_beyond", found.each.often_not_beyond,
                 "is no more than chance has it", "are no more than chance has it", "ties_beyond_chance",
                 "often=yes\nbeyond=no")
        .text(" (all pairs together: ")
        .figure("ties_beyond_chance.often_not_beyond_holm", figure(found.all.often_not_beyond),
                "ties_beyond_chance", "often=yes\nbeyond_holm=no")
        .text("). ");
  return say
      .counted("ties_beyond_chance.seldom_beyond", found.each.seldom_beyond,
               "pair that meets less often is beyond chance", "pairs that meet less often are beyond chance",
               "ties_beyond_chance", "often=no\nbeyond=yes")
      .text(" (all pairs together: ")
      .figure("ties_beyond_chance.seldom_beyond_holm", figure(found.all.seldom_beyond), "ties_beyond_chance",
              "often=no\nbeyond_holm=yes")
      .text(").");
}

Sentence informal_told(const Analysis &analysis) {
  const InformalStructure &found = *analysis.informal_structure;
  Sentence say;
  say.counted("informal_structure.communities", found.first().communities, "community", "communities",
              "communities")
      .text(" by lines and meetings. Likeness, from 0 (nothing) to 1 (the same), ");
  say_likeness(say, analysis, "informal_structure.nmi_functions", "to services", &FoundGrouping::functions);
  say_likeness(say, analysis, "informal_structure.nmi_employers", ", to employers",
               &FoundGrouping::employers);
  say.text(". ");
  if (const auto alike = found.least_alike())
    say.figure("informal_structure.groupings", figure(found.groupings.size()), "groupings")
        .text(" groupings are nearly as good; the one least like the first has a likeness of ")
        .figure(Figure("informal_structure.alike", rounded(*alike), "groupings", {}, alike))
        .text(" to it: figures depend on the grouping found.");
  else
    say.text("Of ")
        .text(counted(found.runs, "search", "searches"))
        .text(found.groupings.size() == 1 ? " none found another grouping nearly as good."
                                          : " none found another grouping that parts the posts.");
  return say;
}

std::string informal_in_short(const Analysis &analysis) {
  const InformalStructure &found = *analysis.informal_structure;
  const auto ends = [&](Likeness FoundGrouping::*to) {
    const LikenessRange range = nmi_range(found, to);
    if (!range.low)
      return std::string("not known");
    return from_to(rounded(*range.low), rounded(*range.high));
  };
  return figure(found.first().communities) + "; likeness to services " + ends(&FoundGrouping::functions) +
         ", to employers " + ends(&FoundGrouping::employers);
}

} // namespace organograph::viz
