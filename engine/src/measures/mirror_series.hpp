// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace organograph::detail {

/// Who convenes a series, or whose posts attend it; rising.
using MirrorSide = std::vector<OrganisationId>;

/// Series that may be mirrored, by what decides with which others they are: those of the same function, side,
/// words of the subject and partners are one class. Columns by class.
struct MirrorSeries {
  Csr<MeetingId> members; ///< rising
  std::vector<FunctionId> function;
  std::vector<std::uint32_t> side;
  Csr<std::uint32_t> words, partners; ///< rarer ones are smaller; each row rising
  std::vector<MirrorSide> sides;      ///< distinct

  std::size_t size() const { return function.size(); }
};

/// `kinds`: as measured. O(attendance + words log words).
MirrorSeries mirror_series(const Model &model, std::span<const MeetingKind> kinds);

} // namespace organograph::detail
