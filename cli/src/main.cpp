// SPDX-License-Identifier: Apache-2.0
#include "organograph/cli/run.hpp"
#include "organograph/platform/platform.hpp"

#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char **argv) {
  using namespace organograph;
  platform::handle_signals(cli::environment);
  platform::handle_lack_of_memory(cli::environment);
  const std::vector<std::string> args(argv + (argc > 0 ? 1 : 0), argv + argc);
  cli::Surroundings surroundings = cli::surroundings_of(platform::is_terminal(platform::Stream::output),
                                                        platform::is_terminal(platform::Stream::error),
                                                        std::getenv("NO_COLOR"), std::getenv("TERM"));
  if (const std::size_t columns = platform::columns(platform::Stream::error);
      surroundings.progress && columns > 0)
    surroundings.columns = columns;
  return cli::run(args, std::cout, std::cerr, surroundings);
}
