// SPDX-License-Identifier: Apache-2.0
// In the place of keyed_hash.cpp (ORGANOGRAPH_OPENSSL=OFF).
#include "organograph/io/environment_error.hpp"
#include "pseudonyms/keyed_hash.hpp"

namespace organograph::io {

std::array<unsigned char, 32> keyed_hash(const PseudonymKey &, std::string_view) {
  throw EnvironmentError(
      "this program was built without OpenSSL, and without it puts no numbers in place of names: leave out "
      "--pseudonymise, or build it with -DORGANOGRAPH_OPENSSL=ON");
}

} // namespace organograph::io
