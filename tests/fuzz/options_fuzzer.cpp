// SPDX-License-Identifier: Apache-2.0
// Any command line: words that the program knows and words made of the input's bytes, in any order. Each
// input has an answer; none of them can name a path outside of the folder that it runs in.
#include "fuzz/words.hpp"

#include <array>
#include <cstdlib>

using namespace organograph;

namespace {

constexpr std::array known = {"check",
                              "analyse",
                              "draw",
                              "compare",
                              "decouple",
                              "generate",
                              "new",
                              "import",
                              "organogram",
                              "help",
                              "completion",
                              "manual",
                              "--help",
                              "--version",
                              "-h",
                              "m",
                              "out",
                              "-o",
                              "--output",
                              "--scenario",
                              "proposal",
                              "--overlap",
                              "0.5",
                              "--bridges",
                              "2",
                              "3:8",
                              "--span-target",
                              "--archetypes",
                              "--threads",
                              "1",
                              "--tables",
                              "none",
                              "largest",
                              "--hours-per-fte",
                              "--no-diagrams",
                              "--no-report",
                              "--minimum-group",
                              "5",
                              "--quiet",
                              "--json",
                              "structure",
                              "scenario",
                              "meetings",
                              "partners",
                              "integration",
                              "x.svg",
                              "x.dot",
                              "--root",
                              "--depth",
                              "--function",
                              "--organisation",
                              "--all",
                              "--paper",
                              "A3",
                              "16:9",
                              "--form",
                              "tree",
                              "fit",
                              "--orientation",
                              "landscape",
                              "--bridge-ties",
                              "--co-attendance",
                              "--post",
                              "--senior",
                              "--junior",
                              "--repair",
                              "--seed",
                              "bash",
                              "--pseudonymise",
                              "k",
                              "--pseudonyms",
                              "--label",
                              "unit,fte",
                              "--colour",
                              "span",
                              "--group",
                              "unit",
                              "--dpi",
                              "--",
                              "-"};

// One byte chooses a known word, or says that the bytes up to the next zero are one.
std::vector<std::string> words_of(std::string_view bytes) {
  std::vector<std::string> words;
  while (!bytes.empty() && words.size() < 12) {
    const auto choice = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    if (choice < 200) {
      words.emplace_back(known[choice % known.size()]);
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
