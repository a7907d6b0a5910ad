// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "page/report_parts.hpp"

// Parts of the section on meetings in report.html.
namespace organograph::viz {

/// Services by the duplicated seats of their posts, and the organisations that those posts serve: a heat map.
void write_services(Html &page, const Study &study);
/// Meetings that repeat each other: the same people, and mirror pairs.
void write_repeats(Html &page, const Study &study);
/// Who meets whom: co-attendance and the pair matrices.
void write_who_meets(Html &page, const Study &study);

} // namespace organograph::viz
