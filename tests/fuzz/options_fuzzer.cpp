// SPDX-License-Identifier: Apache-2.0
// Any command line: words that the program knows and words made of the input's bytes, in any order. Each
// input has an answer; none of them can name a path outside of the folder that it runs in. It changes its
// folder: scripts/fuzz names corpus, seeds and findings by whole paths.
#include "command_line.hpp"
#include "command_tree.hpp"
#include "fuzz/words.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace organograph;

namespace {

// Every command, option and choice of the program, and values that mean something where the folders m and n
// are.
std::vector<std::string> known_words() {
  std::vector<std::string> words{"m",
                                 "n",
                                 "out",
                                 "x.svg",
                                 "x.dot",
                                 "x.csv",
                                 "x.pptx",
                                 "x.graphml",
                                 "proposal",
                                 "joint-executive-director",
                                 "0.5",
                                 "2",
                                 "3:8",
                                 "5",
                                 "A3",
                                 "unit,fte",
                                 "k",
                                 "2017-04-01",
                                 "2016-04-01..2018-04-01",
                                 "--",
                                 "-"};
  cli::Arguments unused;
  const std::unique_ptr<CLI::App> tree = cli::command_line(unused);
  std::vector<const CLI::App *> commands = cli::all_commands(*tree);
  commands.push_back(cli::find_command(*tree, {"manual"})); // hidden, and a command all the same
  for (const CLI::App *command : commands) {
    words.push_back(command->get_name());
    for (const CLI::Option *argument : cli::arguments_of(*command))
      std::ranges::copy(cli::choices_of(*argument), std::back_inserter(words));
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

// Two digits at most: a model of a second is no better a test than one of a millisecond.
bool is_small(std::string_view number) {
  return std::ranges::count_if(number, [](char c) { return c >= '0' && c <= '9'; }) <= 2 &&
         number.find_first_of("eExX") == std::string_view::npos;
}

// A model of many posts, or of as many as nobody asked for; threads are nobody's matter.
bool is_large(const std::vector<std::string> &words) {
  const bool makes_one = std::ranges::count(words, "generate") > 0;
  bool sized = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string &word = words[i];
    if (word.starts_with("--thr") || word == "..")
      return true;
    if (!word.starts_with("--posts") && !word.starts_with("--meetings"))
      continue;
    sized = sized || word.starts_with("--posts");
    const std::size_t equals = word.find('=');
    const std::string_view value = equals != std::string::npos ? std::string_view(word).substr(equals)
                                   : i + 1 < words.size()      ? std::string_view(words[i + 1])
                                                               : std::string_view();
    if (!is_small(value))
      return true;
  }
  return makes_one && !sized;
}

// The manual's pages go into any folder that is there, a model's too.
void clear_pages(const std::filesystem::path &folder) {
  for (const auto &entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".1")
      std::filesystem::remove(entry.path());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  namespace fs = std::filesystem;
  static const test::TemporaryFolder folder;
  static const bool ready = [] {
    fs::copy(ORGANOGRAPH_EXAMPLES "/cambridgeshire-peterborough-2017", fs::path(folder / "m"),
             fs::copy_options::recursive);
    fs::copy(ORGANOGRAPH_EXAMPLES "/oxfordshire-cherwell-2019", fs::path(folder / "n"),
             fs::copy_options::recursive);
    fs::current_path(folder / "");
    return true;
  }();
  const std::vector<std::string> words = words_of(fuzz::bytes_of(data, size));
  if (!ready || is_large(words))
    return 0;
  fuzz::answer(words);
  fuzz::clear(folder / "", {"m", "n"});
  clear_pages(folder / "m");
  clear_pages(folder / "n");
  return 0;
}
