// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"
#include "propose.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>
#include <vector>

namespace organograph::cli {

/// What the command line said, a member for each command; `span_target`, `load_limit`,
/// `layers` and `tables` as they were written.
struct Arguments {
  AnalyseArguments analyse;
  CheckArguments check;
  DrawArguments draw;
  CompareArguments compare;
  DecoupleArguments decouple;
  TimelineArguments timeline;
  ChangesArguments changes;
  HistoryArguments history;
  BenchmarkArguments benchmark;
  ProposeArguments propose;
  ExportArguments export_model;
  ImportArguments imports;
  GenerateArguments generate;
  NewArguments new_folder;
  std::vector<std::string> help;
  std::string shell; ///< of `completion`
  ManualArguments manual;
  std::string span_target, load_limit, layers;
  std::string tables = "all";
};

/// The commands and options of the program, which write into `to`: the one place where they are defined.
/// Parsing, help, completions and manual pages all come from this tree. What they read in it:
/// - a command's description is one line;
/// - a command's footer is paragraphs with an empty line between them: one whose lines begin with two blanks
///   is examples and shown as it stands, any other is prose, which is filled anew;
/// - an option's type name says what completes it: MODEL, FOLDER, FILE, NAME (a scenario of MODEL), choices
///   with bars between them (none|worst|all), anything else nothing.
std::unique_ptr<CLI::App> command_line(Arguments &to);

/// `analyse`, `check`, `draw`, `compare`, `decouple`, `propose`, `timeline`, `changes`, `history`,
/// `benchmark`, `export`: the commands that read a model.
void add_model_commands(CLI::App &app, Arguments &to);

/// `--quiet` and `--json`; `printed` says what JSON there is to print.
void add_output_options(CLI::App &command, bool &quiet, bool &json, const std::string &printed);

/// `--threads`, by default as many as the machine has.
void add_threads(CLI::App &command, unsigned &threads);

} // namespace organograph::cli
