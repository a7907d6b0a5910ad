// SPDX-License-Identifier: Apache-2.0
// Any bytes as a file with the key of pseudonyms: 64 hexadecimal digits, or an answer that says what is
// wrong.
#include "fuzz/fuzzing.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/io/pseudonymise.hpp"
#include "support/temporary_folder.hpp"

#include <fstream>

using namespace organograph;

namespace {

std::size_t hexadecimal_digits(std::string_view bytes) {
  return static_cast<std::size_t>(std::ranges::count_if(bytes, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  static const test::TemporaryFolder folder;
  static const std::string file = folder / "key";
  const std::string_view bytes = fuzz::bytes_of(data, size);
  std::ofstream(file, std::ios::binary) << bytes;
  try {
    fuzz::expect(io::read_pseudonym_key(file).size() == 1, "a file without a key");
    fuzz::expect(hexadecimal_digits(bytes) == 64, "a key of something else than 64 digits");
  } catch (const io::EnvironmentError &refused) {
    fuzz::expect(!std::string_view(refused.what()).empty(), "refused without a word");
  }
  return 0;
}
