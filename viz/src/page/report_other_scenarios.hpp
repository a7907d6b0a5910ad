// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

/// The scenarios of those names a line each, the first 12, and how many more there are. Nothing for none.
void report_other_scenarios(Html &page, const ReportInput &input, const std::vector<std::string> &names);

} // namespace organograph::viz
