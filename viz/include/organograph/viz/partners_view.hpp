// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "organograph/engine/partner_contact.hpp"
#include "organograph/viz/drawing.hpp"
#include "organograph/viz/view_options.hpp"

namespace organograph::viz {

/// Who speaks with whom: partners at the left, services in the middle, organisations at the right. Each
/// partner's service has a line: double for dual ownership, thick for one voice, thin where one organisation
/// alone is reached. As declared by the councils; a partner may see it otherwise.
/// `organisation`: only pairs whose deciding posts reach it. A model without links, or without any that the
/// options leave: a drawing that says `not measured` and why. contact: of this model. Cannot fail.
/// O(pairs log pairs).
Drawing partners_drawing(const Model &model, const PartnerContact &contact, const ViewOptions &options = {});

} // namespace organograph::viz
