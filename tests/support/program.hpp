// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/cli/run.hpp"

#include <sstream>
#include <string>
#include <vector>

namespace organograph::test {

struct Ran {
  int code;
  std::string out, err;
};

/// The program, without a process.
inline Ran program(const std::vector<std::string> &args, const cli::Surroundings &surroundings = {}) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = cli::run(args, out, err, surroundings);
  return {code, out.str(), err.str()};
}

} // namespace organograph::test
