// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/pseudonymise.hpp"

#include "files/file_changes.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/platform/platform.hpp"
#include "pseudonyms/keyed_hash.hpp"

#include <system_error>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view hex_digits = "0123456789abcdef";
constexpr std::size_t largest_key_file = 4096;

int hex_value(char digit) {
  const char lower = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
  const std::size_t value = hex_digits.find(lower);
  return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

[[noreturn]] void no_key(const fs::path &file) {
  throw EnvironmentError("cannot use '" + file.string() +
                         "' as a key: it must hold 64 hexadecimal digits and nothing else; a file that is "
                         "not there is made");
}

} // namespace

std::vector<PseudonymKey> read_pseudonym_key(const fs::path &file) {
  std::error_code unknown;
  if (!fs::exists(fs::symlink_status(file, unknown)))
    return {};
  const auto text = read_file(file);
  if (text->bytes().size() > largest_key_file)
    no_key(file);
  const std::string_view digits = trimmed(text->bytes());
  PseudonymKey key{};
  if (digits.size() != 2 * key.bytes.size())
    no_key(file);
  for (std::size_t i = 0; i < key.bytes.size(); ++i) {
    const int high = hex_value(digits[2 * i]), low = hex_value(digits[2 * i + 1]);
    if (high < 0 || low < 0)
      no_key(file);
    key.bytes[i] = static_cast<unsigned char>(high * 16 + low);
  }
  return {key};
}

PseudonymKey make_pseudonym_key(const fs::path &file) {
  PseudonymKey key{};
  if (!platform::fill_with_random_bytes(key.bytes))
    throw EnvironmentError("cannot make a key: the system has no random numbers to give");
  keyed_hash(key, {}); // what cannot be used is not made
  std::string text;
  for (const unsigned char byte : key.bytes) {
    text += hex_digits[byte >> 4U];
    text += hex_digits[byte & 15U];
  }
  Temporary(file, text + "\n", Readers::owner_alone).put_in_new_place();
  platform::flush_folder(folder_of(file));
  return key;
}

void write_private_file(const fs::path &file, std::string_view bytes) {
  std::error_code unknown;
  const fs::file_status there = fs::symlink_status(file, unknown);
  if (fs::exists(there) && !fs::is_regular_file(there))
    cannot_write(file, "what stands there is no file");
  Temporary(file, bytes, Readers::owner_alone).put_in_place();
  platform::flush_folder(folder_of(file));
}

} // namespace organograph::io
