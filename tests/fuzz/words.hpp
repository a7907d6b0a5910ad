// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fuzz/fuzzing.hpp"
#include "organograph/cli/run.hpp"
#include "support/temporary_folder.hpp"

#include <chrono>
#include <filesystem>
#include <initializer_list>
#include <sstream>

/// The command line as a fuzz target meets it: words in, an answer out, in a folder of its own.
namespace organograph::fuzz {

struct Answer {
  int code;
  std::string out, err;
};

/// No fault of the program, and no refusal without a word.
inline Answer answer(const std::vector<std::string> &words) {
  std::ostringstream out, err;
  const int code = cli::run(words, out, err, {.progress_after = std::chrono::hours(1)});
  std::string said = "exit code " + std::to_string(code) + " of";
  for (const std::string &word : words)
    said += " [" + word + "]";
  expect(code >= cli::done && code < cli::program_fault, said + "\n" + err.str());
  expect(code == cli::done || !err.str().empty() || !out.str().empty(), said + " and not a word");
  return {code, out.str(), err.str()};
}

/// The working folder of this process, empty but for what is `kept`.
inline void clear(const std::filesystem::path &folder, std::initializer_list<std::string_view> kept = {}) {
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (std::ranges::count(kept, entry.path().filename().string()) == 0)
      std::filesystem::remove_all(entry.path());
}

} // namespace organograph::fuzz
