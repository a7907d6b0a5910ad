// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <sys/ioctl.h>
#include <unistd.h>
#include <vector>

namespace {

// A mapped file that somebody cuts short while it is read is a bus error. Nothing has been written by then.
extern "C" void file_cut_short(int) {
  constexpr char message[] =
      "\norganograph: a file changed while it was read (or its disk failed): try again\n";
  [[maybe_unused]] const auto written = write(STDERR_FILENO, message, sizeof message - 1);
  _exit(3);
}

} // namespace

int main(int argc, char **argv) {
  std::signal(SIGBUS, file_cut_short);
  std::signal(SIGPIPE, SIG_DFL); // 'organograph check M | head' ends in silence, whoever started it
  std::signal(SIGXFSZ, SIG_IGN); // a limit on file sizes is then an error of write()
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  organograph::cli::Surroundings surroundings = organograph::cli::surroundings_of(
      isatty(STDOUT_FILENO) == 1, isatty(STDERR_FILENO) == 1, std::getenv("NO_COLOR"), std::getenv("TERM"));
  winsize size{};
  if (surroundings.progress && ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    surroundings.columns = size.ws_col;
  return organograph::cli::run(args, std::cout, std::cerr, surroundings);
}
