// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>

namespace organograph::cli {

/// What `--help` and `help` print of a command, or of the program: at most 80 columns. The program's own fits
/// a terminal of 24 lines.
std::string help_text(const CLI::App &command);

/// The command that the arguments had reached when `app` stopped reading them.
const CLI::App &reached_command(const CLI::App &app);

/// What is wrong with a command line that the parser of `app` refused, and what to do next: three lines. An
/// unknown command or option is answered with the one nearest to it.
std::string wrong_use_text(const CLI::App &app, const CLI::ParseError &problem);

} // namespace organograph::cli
