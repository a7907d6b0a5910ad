// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::claims {

inline constexpr std::string_view
    ours = "Ours.",
    from_0 = "0 and up", no_claims = "Where there is no table claims.", unit = "claims",
    not_all = "Whether the test says all that the words say: somebody chose the figure.";

inline constexpr Definition said[] = {
    {"claims.count", "Claims", "Principles, objectives, benefits and risks that were said.",
     "distinct claim_id of claims", unit, from_0, no_claims, ours, "What was said and nobody wrote down."},
    {"claims.supported", "Supported", "Every test of the claim holds.", "claims all of whose tests hold",
     unit, from_0, no_claims, ours, not_all},
    {"claims.contradicted", "Contradicted", "A test of the claim does not hold.",
     "claims with a test that does not hold", unit, from_0, no_claims, ours, not_all},
    {"claims.partly_known", "Partly known", "Some tests hold, and of the others it is not known.",
     "claims with a test that holds, a test that is not known, and none that does not hold", unit, from_0,
     no_claims, ours, not_all},
    {"claims.no_figure", "No figure", "No figure says anything of the claim.",
     "claims without a test that is known", unit, from_0, no_claims, ours,
     "Whether the claim is true: nobody named a figure that could tell, or it is not known."},
    {"claims.met_without_figures", "Met, without figures",
     "Declared as met, and contradicted or without a figure.",
     "claims with declared = met that are contradicted or have no figure", unit, from_0, no_claims, ours,
     "Whether it was met: what people saw is no figure."},
    {"claims.tests", "Figure of a test", "The figure that a claim is held against.",
     "the measure of the row, before and after its scenario where the relation compares",
     "that of the figure", "as of the figure", "Where the figure is not known: the row says why.", ours,
     not_all},
};

} // namespace organograph::viz::definitions::claims
