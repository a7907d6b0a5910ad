// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace organograph::io {

/// The environment failed: a file or folder cannot be opened, read or written, a disk is full. The one
/// exception that io throws; caught once, in cli (exit code 3). what() names the path and the reason.
class EnvironmentError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

} // namespace organograph::io
