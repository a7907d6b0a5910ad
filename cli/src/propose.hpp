// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"

#include "organograph/engine/propose.hpp"

#include <optional>
#include <string>
#include <vector>

namespace organograph::cli {

struct ProposeArguments {
  std::string model, brief, out;
  unsigned threads = 1;
  bool extract = false, quiet = false, json = false;
};

int propose_command(const ProposeArguments &arguments, const Streams &streams);

/// Reads a brief and proposes from a study that is built with all scenarios. Without a result there are
/// diagnostics, which name the file as it was given. Throws WrongUse for a file that is no .csv, and
/// EnvironmentError, also where a wish to stop (platform::StopWishes) comes before anything was looked at.
ProposedResult proposed_of(const Study &study, const std::string &brief, unsigned threads,
                           Progress &progress);

} // namespace organograph::cli
