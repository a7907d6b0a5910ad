// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command_line.hpp"

namespace organograph::cli {

// Options that commands which read a model share.

void add_model(CLI::App &command, std::string &model);
/// `--extract`.
void add_extract(CLI::App &command, bool &extract);
/// `--as-of`.
void add_as_of(CLI::App &command, std::string &date);
/// `--pseudonymise`, `--pseudonyms`, `--minimum-group`.
void add_privacy(CLI::App &command, PrivacyArguments &privacy);

/// `draw`.
void add_draw(CLI::App &app, Arguments &to);

} // namespace organograph::cli
