// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"
#include "words/numbers.hpp"

#include <string>

namespace organograph::viz {

/// `Parts of joint posts: 16 of 20 rows are assumed.` Empty where none is.
inline std::string assumed_parts(const Model &model) {
  const auto &rows = model->provenance[static_cast<std::size_t>(TableId::post_shares)];
  if (!rows || rows->assumed == 0)
    return {};
  return "Parts of joint posts: " + figure(rows->assumed) + " of " +
         counted(rows->rows, "row is assumed.", "rows are assumed.");
}

} // namespace organograph::viz
