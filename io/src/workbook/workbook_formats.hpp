// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbook/workbook_archive.hpp"
#include "workbook/workbook_target.hpp"

#include <string_view>

namespace organograph::io {

/// Whichever of the two the bytes are. Throws Refusal, also for what is no workbook.
void read_sheets(std::string_view bytes, WorkbookTarget &to);

/// Office Open XML (.xlsx, .xlsm; transitional and strict). Throws Refusal.
void read_xlsx(const Archive &archive, WorkbookTarget &to);

/// OpenDocument (.ods). Throws Refusal.
void read_ods(const Archive &archive, WorkbookTarget &to);

} // namespace organograph::io
