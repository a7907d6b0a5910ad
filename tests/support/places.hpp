// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Where the inputs of tests lie. One source knows, so that the others compile alike in every checkout.
namespace organograph::places {

const char *test_data(); ///< tests/data
const char *broken();    ///< tests/broken
const char *examples();  ///< examples
const char *docs();      ///< docs

} // namespace organograph::places
