// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"
#include "organograph/viz/table.hpp"

#include <span>
#include <string>

namespace organograph::viz {

/// One self-contained page (docs/report.md): UTF-8, nothing is fetched, a content security policy lets only
/// the page's own script run. Works without scripts for everything but exploring. Bridges are not in it: they
/// are about named people's posts. `study`: with a model; `tables`: tabulate() of it. The same input gives
/// the same bytes. Bounded: of large tables the largest rows, of large structures the upper layers, and it
/// says so. Cannot fail but for memory.
std::string report_html(const Study &study, std::span<const Table> tables);

} // namespace organograph::viz
