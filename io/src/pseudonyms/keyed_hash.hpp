// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/pseudonymise.hpp"

#include <array>
#include <string_view>

namespace organograph::io {

/// HMAC-SHA-256 of the text. Throws EnvironmentError in a build without OpenSSL.
std::array<unsigned char, 32> keyed_hash(const PseudonymKey &key, std::string_view text);

} // namespace organograph::io
