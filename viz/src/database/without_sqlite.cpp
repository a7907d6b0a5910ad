// SPDX-License-Identifier: Apache-2.0
// In the place of the sources beside it (ORGANOGRAPH_SQLITE=OFF).
#include "organograph/viz/database.hpp"

namespace organograph::viz {

std::string database(const Study & /*study*/, std::span<const Table> /*tables*/) {
  throw DatabaseError(
      "this program was built without SQLite, and without it writes no .sqlite: choose another "
      "extension, or build it with -DORGANOGRAPH_SQLITE=ON");
}

} // namespace organograph::viz
