// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rows.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace organograph::oracle {

// A small model (1 to 40 posts, 1 to 4 organisations) without an error in it, the same for a seed
// on every platform. Warnings may well apply to it. coverage_test.cpp holds what seeds must bring.
Rows random_model(std::uint64_t seed);

// The same with everything beside it that a model may say: agreements, consultations, recharges, use,
// benefits, claims, grades and pay, services below others, duties, parts of time, dates of targets. Benefits
// and claims name some of the scenarios; of none, no scenario.
Rows random_model_with_registers(std::uint64_t seed, const std::vector<std::string> &scenarios = {});

} // namespace organograph::oracle
