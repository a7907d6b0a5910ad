// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rows.hpp"

#include <cstdint>

namespace organograph::oracle {

// A small model (1 to 40 posts, 1 to 4 organisations) without an error in it, the same for a seed
// on every platform. Warnings may well apply to it. coverage_test.cpp holds what seeds must bring.
Rows random_model(std::uint64_t seed);

// The model with agreements, consultations, recharges, use, benefits and claims beside it.
Rows with_agreements(Rows rows, std::uint64_t seed);

// The model with services below others, duties, parts of time and dates of targets.
Rows with_services(Rows rows, std::uint64_t seed);

// The model with grades and pay.
Rows with_pay(Rows rows, std::uint64_t seed);

} // namespace organograph::oracle
