// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/capacity.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/engine/within_layers.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace organograph::cli {

// What the commands' options may hold. CLI11's own checks let 'nan' through, read 010 as 8, and take the
// largest number for any larger one; these say what is wrong and what would be right.

/// A decimal number from `low` to `high`.
CLI::Validator number_within(double low, double high);

/// A whole number from `low` to `high`, in decimal digits.
CLI::Validator whole_within(std::uint64_t low, std::uint64_t high);

/// An option whose shell variable was empty must not pass for one that was left out.
CLI::Validator not_empty();

/// A date of the format: 2016, 2016-09 or 2016-09-30.
CLI::Validator date_given();

/// One of these words, whatever its case; the value becomes the word as it stands here. For transform().
CLI::Validator one_of(std::vector<std::string> words);

/// Some of these words, each once, with commas between. For transform().
CLI::Validator several_of(std::vector<std::string> words);

/// Another word for one of the words, which help and completions do not tell. For transform(), which is
/// called before earlier ones.
CLI::Validator said_otherwise(std::string other, std::string word);

/// LOW:HIGH. Both throw CLI::ValidationError.
SpanTarget parsed_span_target(const std::string &text);
LayerRange parsed_layers(const std::string &text); ///< from layer 1 on
/// `remits=3,hours=0.5,span=3:10`, one of them at least, each once.
LoadLimit parsed_load_limit(const std::string &text);

/// An option with fixed choices: they are its type name ('none|worst|all'), from which help, completions and
/// manual take them.
CLI::Option *add_choice(CLI::App &command, const std::string &names, std::string &to,
                        const std::vector<std::string> &words, const std::string &description);

} // namespace organograph::cli
