// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"

#include <vector>

namespace organograph {

/// Errors first; of both kinds tables as model-format.md lists them, those of scenarios last, then files that
/// are no table by name; in a file by line and cell. What is said twice of a cell stays once. The draft says
/// how its tables' files are called.
void put_in_file_order(const Draft &draft, std::vector<Diagnostic> &diagnostics);

/// Of each code and severity the first `most`; the last of them counts those that are gone.
void keep_first(std::vector<Diagnostic> &diagnostics, std::size_t most);

} // namespace organograph
