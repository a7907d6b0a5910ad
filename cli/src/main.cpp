// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"

#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

int main(int argc, char **argv) {
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  const char *no_colour = std::getenv("NO_COLOR");
  organograph::cli::Surroundings surroundings;
  surroundings.colour = isatty(STDOUT_FILENO) == 1 && (no_colour == nullptr || *no_colour == '\0');
  surroundings.progress = isatty(STDERR_FILENO) == 1;
  winsize size{};
  if (surroundings.progress && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    surroundings.columns = size.ws_col;
  return organograph::cli::run(args, std::cout, std::cerr, surroundings);
}
