// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace organograph::io::tables {

/// What a file is that is neither text nor a workbook, for 'it is ...', and what mends it. Empty: it may be a
/// table.
struct FileKind {
  std::string_view what, remedy;
};
FileKind file_kind(std::string_view bytes);

/// An archive: a workbook, or another document in one.
bool is_archive(std::string_view bytes);

} // namespace organograph::io::tables
