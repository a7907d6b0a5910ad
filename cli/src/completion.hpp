// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <vector>

namespace organograph::cli {

// Scripts by which a shell completes commands, options, fixed choices, files, folders, and the scenarios of
// the MODEL already typed. Made of the tree of commands; they never run the program.

std::string bash_completion(const CLI::App &app);
std::string zsh_completion(const CLI::App &app);
std::string fish_completion(const CLI::App &app);

/// What may stand where a value is due.
enum class Due { anything, words, file, folder, model, scenario };
Due due_of(const CLI::Option &option);

/// For Due::words: its choices, or the names of all commands (`help COMMAND`).
std::vector<std::string> words_due(const CLI::App &app, const CLI::Option &option);

/// A word for a shell, in single quotes.
std::string shell_word(const std::string &text);

} // namespace organograph::cli
