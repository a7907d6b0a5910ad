// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace organograph::io {

/// The records that begin in one part of a file.
struct ScannedRows {
  RowsInPlace rows;               ///< lines count from 0 at the first byte that was scanned
  std::size_t begin = 0, end = 0; ///< the first byte scanned, and the start of the first record behind
  std::uint64_t lines = 0;        ///< line ends between
};

/// Finds the records of [begin, limit) by comparing many bytes at once: begin is the start of a record; the
/// last one may end behind the limit. Blank records are passed over as CsvReader does. Gives up (empty) where
/// anything is not as it should be: then CsvReader must say what. It also gives up on a quoted cell that goes
/// on for more than the part's length behind the limit, so that time is linear in limit - begin. Less than
/// 2^31 bytes.
std::optional<ScannedRows> scan_rows(std::string_view text, std::size_t begin, std::size_t limit,
                                     std::size_t columns);

} // namespace organograph::io
