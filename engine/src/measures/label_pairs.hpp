// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/co_attendance.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>

namespace organograph::detail {

using Labels = Csr<std::uint32_t>; ///< by PostId, distinct and rising in a row

/// For any two labels the unordered pairs of attending posts of which one bears the one and the other the
/// other, summed over meetings; a label with itself too. Rows as given. O(seats + label pairs of a meeting).
CountMatrix pairs_by_label(const Meetings &meetings, const Labels &labels, std::size_t label_count,
                           unsigned threads);

} // namespace organograph::detail
