// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace organograph::cli {

/// The manual page of a command, or of the program, in roff with the macros of man(7). The same bytes for the
/// same version: it bears no date.
std::string manual_page(const CLI::App &app, const CLI::App &command);

} // namespace organograph::cli
