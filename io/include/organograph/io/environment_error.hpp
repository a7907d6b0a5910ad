// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <system_error>

namespace organograph::io {

/// The environment failed: a file or folder cannot be opened, read or written, a disk is full. The one
/// exception that io throws; caught once, in cli (exit code 3). what() names the path and the reason.
class EnvironmentError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Throws `cannot read 'PATH': WHY`, with what to do about it where the reason says so.
[[noreturn]] void cannot_read(const std::filesystem::path &path, const std::error_code &why);

/// What the system says (`No such file or directory`), in words that say what to do next.
std::string reason(const std::error_code &why);

} // namespace organograph::io
