// SPDX-License-Identifier: Apache-2.0
// Any command line: words that the program knows and words made of the input's bytes, in any order. Each
// input has an answer; none of them can name a path outside of the folder that it runs in.
#include "command_line.hpp"
#include "command_tree.hpp"
#include "fuzz/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace organograph;

namespace {

// Every command, option and choice of the program, and values that mean something in the folder m.
std::vector<std::string> known_words() {
  std::vector<std::string> words{
      "m",  "out", "x.svg", "x.dot", "x.csv",    "proposal",   "joint-executive-director", "0.5",
      "2",  "3:8", "5",     "A3",    "unit,fte", "2017-04-01", "2016-04-01..2018-04-01",   "k",
      "--", "-"};
  cli::Arguments unused;
  const std::unique_ptr<CLI::App> tree = cli::command_line(unused);
  for (const CLI::App *command : cli::all_commands(*tree)) {
    words.push_back(command->get_name());
    for (const CLI::Option *option : cli::options_of(*command)) {
      std::ranges::copy(cli::names_of(*option), std::back_inserter(words));
      std::ranges::copy(cli::choices_of(*option), std::back_inserter(words));
    }
  }
  std::ranges::sort(words);
  words.erase(std::ranges::unique(words).begin(), words.end());
  return words;
}

// Two bytes choose a known word; a first byte from 200 on says that the bytes up to the next zero are one.
std::vector<std::string> words_of(std::string_view bytes) {
  static const std::vector<std::string> known = known_words();
  std::vector<std::string> words;
  while (!bytes.empty() && words.size() < 12) {
    const auto choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (choice < 200) {
      const std::size_t second = bytes.empty() ? 0 : static_cast<unsigned char>(bytes.front());
      bytes.remove_prefix(std::min<std::size_t>(1, bytes.size()));
      words.push_back(known[(choice * 256U + second) % known.size()]);
      continue;
    }
    const std::size_t end = std::min(bytes.find('\0'), bytes.size());
    std::string word(bytes.substr(0, end));
    std::ranges::replace(word, '/', '_');
    bytes.remove_prefix(std::min(bytes.size(), end + 1));
    if (choice % 2 == 0 && !words.empty() && words.back().starts_with("--"))
      words.back() += "=" + word;
    else
      words.push_back(word);
  }
  return words;
}

// Sizes are the matter of generate_fuzzer, threads of nobody.
bool is_large(const std::vector<std::string> &words) {
  return std::ranges::any_of(words, [](const std::string &word) {
    return word.starts_with("--po") || word.starts_with("--me") || word.starts_with("--thr") || word == "..";
  });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  namespace fs = std::filesystem;
  static const test::TemporaryFolder folder;
  static const bool ready = [] {
    fs::copy(ORGANOGRAPH_EXAMPLES "/cambridgeshire-peterborough-2017", fs::path(folder / "m"),
             fs::copy_options::recursive);
    fs::current_path(folder / "");
    return true;
  }();
  const std::vector<std::string> words = words_of(fuzz::bytes_of(data, size));
  if (!ready || is_large(words))
    return 0;
  fuzz::answer(words);
  fuzz::clear(folder / "", "m");
  return 0;
}
