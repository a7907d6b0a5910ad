// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <cstdint>
#include <string>

namespace organograph::viz {

/// What was done to figures and names, 80 columns; empty where nothing was. `blanked`: of what is told.
std::string privacy_text(const Study &study, std::uint64_t blanked);

} // namespace organograph::viz
