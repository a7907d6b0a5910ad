// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace organograph::platform {

/// While one lives, the first SIGINT is a wish: asked() says so, and work that looks there ends in good
/// order. The next one ends the program, as handle_signals() has it.
class StopWishes {
public:
  StopWishes();
  ~StopWishes();
  StopWishes(const StopWishes &) = delete;
  StopWishes &operator=(const StopWishes &) = delete;

  static bool asked();
  /// As if somebody had asked.
  static void ask();
};

} // namespace organograph::platform
