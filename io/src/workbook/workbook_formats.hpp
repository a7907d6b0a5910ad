// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbook/workbook_archive.hpp"
#include "workbook/workbook_tables.hpp"

namespace organograph::io {

/// Office Open XML (.xlsx, .xlsm; transitional and strict). Throws Refusal.
void read_xlsx(const Archive &archive, WorkbookTables &to);

/// OpenDocument (.ods). Throws Refusal.
void read_ods(const Archive &archive, WorkbookTables &to);

} // namespace organograph::io
