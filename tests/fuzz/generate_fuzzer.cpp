// SPDX-License-Identifier: Apache-2.0
// Any texts as the numbers that `generate` is given: refused with a word, or a model of that size without a
// fault.
#include "fuzz/words.hpp"

using namespace organograph;

namespace {

// At most three digits among whatever else: a model of a second is no better a test than one of a
// millisecond.
bool is_small(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) <= 3 &&
         text.find_first_of("eExX") == std::string_view::npos;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const test::TemporaryFolder folder;
  static const std::string model = folder / "model";
  std::string_view rest = fuzz::bytes_of(data, size);
  std::vector<std::string> words{"generate", "-o", model, "--threads", "1"};
  bool sized = false;
  for (const char *option : {"--posts", "--meetings", "--organisations", "--seed"}) {
    const std::string text(fuzz::next_text(rest));
    const bool counts = std::string_view(option) != "--seed";
    if (text.empty() || text.find('\0') != std::string::npos)
      continue;
    if (counts && !is_small(text))
      return 0;
    sized = sized || std::string_view(option) == "--posts";
    words.push_back(std::string(option) + "=" + text);
  }
  if (!sized)
    words.emplace_back("--posts=7");
  if (fuzz::answer(words).code == cli::done) {
    const fuzz::Answer checked = fuzz::answer({"check", model, "--quiet"});
    fuzz::expect(checked.code == cli::done && checked.err.empty(),
                 "a made model has faults:\n" + checked.err);
  }
  fuzz::clear(folder / "");
  return 0;
}
