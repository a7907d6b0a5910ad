// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/claims.hpp"
#include "organograph/engine/model.hpp"
#include "terminal/summary_page.hpp"

#include <vector>

// One section of the summary a measure: its headline, and the three that stand out by their size.
namespace organograph::viz {

void summarise_spans(Page &page, const Model &model, const Analysis &analysis);
void summarise_duplicated(Page &page, const Model &model, const Analysis &analysis);
/// Both analysis.meeting_pairs and analysis.co_attendance must be there.
void summarise_pairs(Page &page, const Model &model, const Analysis &analysis);
void summarise_contact(Page &page, const Model &model, const Analysis &analysis);
void summarise_capacity(Page &page, const Model &model, const Analysis &analysis);
void summarise_officers(Page &page, const Model &model, const Analysis &analysis);
/// Agreements, consultations or both.
void summarise_agreements(Page &page, const Analysis &analysis);
void summarise_recharges(Page &page, const Model &model, const Analysis &analysis);
void summarise_benefits(Page &page, const Model &model, const Analysis &analysis);
void summarise_pay(Page &page, const Analysis &analysis);
void summarise_claims(Page &page, const Claims &result);
void summarise_integration(Page &page, const Model &model, const Analysis &analysis);
void summarise_bridges(Page &page, const Model &model, const Analysis &analysis);

} // namespace organograph::viz
