// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace organograph::cli {

// What help, completions and manual pages read in the tree of commands (command_line.hpp).

/// `organograph import organogram`, the parts with `between`.
std::string full_name(const CLI::App &command, std::string_view between = " ");

/// The same without the program's name, the parts with `between`: `import-organogram`; empty for the program.
std::string path_of(const CLI::App &command, std::string_view between = " ");

/// Commands below this one that are shown, in the order of their definition.
std::vector<const CLI::App *> commands_of(const CLI::App &command);

/// This one and all that are shown below it, outermost first.
std::vector<const CLI::App *> all_commands(const CLI::App &top);

/// The command that these words name ('import', 'organogram'; aliases and hidden ones too); nullptr where
/// there is none.
const CLI::App *find_command(const CLI::App &top, const std::vector<std::string> &words);

/// Arguments without a name, in their order; options with one, of a group (empty: of all).
std::vector<const CLI::Option *> arguments_of(const CLI::App &command);
std::vector<const CLI::Option *> options_of(const CLI::App &command, std::string_view group = {});
/// Groups of those options in the order of their definition; help and version come last.
std::vector<std::string> groups_of(const CLI::App &command);

/// Names as they are typed, short ones first: `-o`, `--output`.
std::vector<std::string> names_of(const CLI::Option &option);
bool takes_value(const CLI::Option &option);
/// `FILE`, `none|worst|all`; empty for a flag.
std::string type_of(const CLI::Option &option);
/// The fixed choices of an option; none: it takes anything.
std::vector<std::string> choices_of(const CLI::Option &option);
/// What it does, and its default where it has one.
std::string explained(const CLI::Option &option);

/// `organograph draw MODEL VIEW -o FILE [OPTIONS]`.
std::string usage(const CLI::App &command);

/// A paragraph of a footer: lines of examples, or prose in one line.
struct Paragraph {
  bool is_example;
  std::string text;
};
std::vector<Paragraph> footer_of(const CLI::App &command);

std::string joined(const std::vector<std::string> &words, std::string_view between = " ");

/// One line after the other, broken at blanks so that none is wider than `width` where its words allow.
std::vector<std::string> filled(std::string_view text, std::size_t width);

} // namespace organograph::cli
