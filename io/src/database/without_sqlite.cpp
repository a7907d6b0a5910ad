// SPDX-License-Identifier: Apache-2.0
// In the place of sqlite_database.cpp (ORGANOGRAPH_SQLITE=OFF).
#include "database/database_source.hpp"
#include "organograph/io/environment_error.hpp"

namespace organograph::io {

ModelSource read_database(const std::filesystem::path &file) {
  throw EnvironmentError("cannot read '" + file.string() +
                         "': this program was built without SQLite; analyse the folder that it was made of, "
                         "or build it with -DORGANOGRAPH_SQLITE=ON");
}

} // namespace organograph::io
