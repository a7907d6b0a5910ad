// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <span>
#include <string>

namespace organograph::cli {

/// Exit codes: 0 done, 1 wrong use, 2 faults in the data, 3 the environment, 4 a fault of the program.
enum ExitCode : int { done = 0, wrong_use = 1, faulty_data = 2, environment = 3, program_fault = 4 };

/// What the surroundings allow; main() fills it in, tests choose.
struct Surroundings {
  bool colour = false;   ///< standard output is a terminal that may show it
  bool progress = false; ///< standard error is a terminal: what takes long may say how far it is
  std::chrono::milliseconds progress_after{1000}; ///< it stays silent for so long
  std::size_t columns = 80;                       ///< of that terminal
};

/// What main() makes of the terminals and of the environment's variables (nullptr: not set). Colour is for a
/// terminal where NO_COLOR (no-color.org) is unset or empty; neither it nor progress is for TERM=dumb.
Surroundings surroundings_of(bool out_is_terminal, bool err_is_terminal, const char *no_colour,
                             const char *term);

/// The whole program but for main(): arguments (without the program's name) in, an exit code out. The
/// result goes to `out` and nothing else does; notes and diagnostics go to `err`.
int run(std::span<const std::string> args, std::ostream &out, std::ostream &err,
        const Surroundings &surroundings = {});

} // namespace organograph::cli
