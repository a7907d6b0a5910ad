// SPDX-License-Identifier: Apache-2.0
#include "support/places.hpp"

namespace organograph::places {

const char *test_data() {
  return ORGANOGRAPH_TEST_DATA;
}
const char *broken() {
  return ORGANOGRAPH_BROKEN;
}
const char *examples() {
  return ORGANOGRAPH_EXAMPLES;
}
const char *docs() {
  return ORGANOGRAPH_DOCS;
}

} // namespace organograph::places
