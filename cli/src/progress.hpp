// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/cli/run.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <iosfwd>
#include <mutex>
#include <string>
#include <thread>

namespace organograph::cli {

/// One line at the bottom of a terminal: what is being done, and how far it is. It appears once the program
/// has run for a while, is rewritten in place (without escape codes: a carriage return and blanks are
/// enough), and is gone when this object is. Where it was not asked for, nothing is ever written.
class Progress {
public:
  Progress(bool wanted, std::ostream &to, const Surroundings &surroundings);
  ~Progress();
  Progress(const Progress &) = delete;
  Progress &operator=(const Progress &) = delete;

  /// The next thing to do, and of how many parts it is; 0: not known.
  void step(std::string what, std::uint64_t parts = 0);
  /// One part more is done. Any thread may call it.
  void advance();
  /// Takes the line away: what is printed after this stands on a line of its own.
  void end();

private:
  void watch();
  void draw();
  void show(const std::string &line);

  std::ostream &to_;
  std::chrono::milliseconds after_;
  std::size_t columns_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::mutex mutex_; // of all that follows
  std::condition_variable ended_;
  std::string what_, shown_;
  std::uint64_t parts_ = 0, done_ = 0;
  bool is_on_;
  std::thread watcher_; // redraws while a step takes its time
};

} // namespace organograph::cli
