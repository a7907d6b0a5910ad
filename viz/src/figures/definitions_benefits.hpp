// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::benefits {

inline constexpr std::string_view ours = "Ours.", from_0 = "0 and up",
                                  no_benefits = "Where there is no table benefits.",
                                  rows = "rows of benefits", unit = "the unit of the rows",
                                  none_gives = "Where no row gives one.",
                                  as_written = "Whether the amount is right: it is what somebody wrote down.";

inline constexpr Definition said[] = {
    {"benefits.count", "Benefits", "Savings and other benefits, each once.",
     "rows of benefits without same_as", rows, from_0, no_benefits, ours,
     "Benefits that nobody wrote down, and the same one said twice without same_as."},
    {"benefits.said_again", "Said again", "Rows that say another row's benefit otherwise: not counted.",
     "rows of benefits with same_as", rows, from_0, no_benefits, ours, as_written},
    {"benefits.with_plan", "Planned", "Benefits of which an amount was planned.", "counted rows with planned",
     rows, from_0, no_benefits, ours, as_written},
    {"benefits.checked", "Checked", "Of those planned: somebody wrote down what came of them.",
     "counted rows with planned and realised", rows, from_0, no_benefits, ours,
     "How it was checked, and whether the benefit came of the change."},
    {"benefits.not_checked", "Not checked",
     "Of those planned: their year is over, and nobody wrote down what came of them.",
     "counted rows with planned, without realised, whose year ends before the day", rows, from_0,
     "Where there is no table benefits, or no day is asked for (--as-of).", ours,
     "Checks that nobody wrote down."},
    {"benefits.due_not_known", "Not known whether due",
     "Of those planned and not realised: whether their year is over is not known.",
     "counted rows with planned, without realised, where no day is asked for or no year is given", rows,
     from_0, no_benefits, ours, as_written},
    {"benefits.planned", "Planned amount", "What was planned or announced.",
     "sum of planned over counted rows of one unit, year, kind and recurring", unit, from_0, none_gives, ours,
     as_written},
    {"benefits.forecast", "Forecast", "What was expected later on.",
     "sum of forecast over counted rows of one unit, year, kind and recurring", unit, from_0, none_gives,
     ours, as_written},
    {"benefits.realised", "Realised", "What somebody found when they checked.",
     "sum of realised over counted rows of one unit, year, kind and recurring", unit, from_0, none_gives,
     ours, "How it was checked, and whether it came of the change."},
    {"benefits.realisation", "Realisation", "How much of what was planned was realised.",
     "realised / planned over the rows with both", "share", from_0,
     "Where no row has both, and where 0 was planned.", ours,
     "Rows that nobody checked: they are in neither sum."},
    {"benefits.payback_years", "Payback",
     "After how many years a programme has brought what it took to get there.",
     "cost of change once / (recurring savings and income a year less recurring cost of change)", "years",
     from_0,
     "Where nothing recurs, what recurs is of several years or not above 0, or no stage has every amount.",
     ours, "Avoided cost and grants, and that what recurs may end."},
    {"benefits.cost_change", "Computed beside it",
     "What the scenario makes of the cost of the posts that the saving names.",
     "annual cost (of an organisation: its part) of the posts after less before; a successor stands in its "
     "post's place",
     "money a year", "below 0: they cost less",
     "Where posts or scenario are not named, a cost or a part is not given, or the scenario is not computed.",
     ours, "What else the saving rests on: staff below, premises, contracts."},
};

} // namespace organograph::viz::definitions::benefits
