// SPDX-License-Identifier: Apache-2.0
#include "report_parts.hpp"

namespace organograph::viz {

void report_structure(Html &, const ReportInput &) {}

} // namespace organograph::viz
