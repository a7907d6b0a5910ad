// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/pseudonymise.hpp"

#include "files/file_changes.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/environment_error.hpp"
#include "organograph/platform/platform.hpp"
#include "pseudonyms/keyed_hash.hpp"

#include <bit>
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

// Whether one could guess it: few different digits, or few different steps from one to the next, or the same
// digits again and again. Of 64 random digits fewer than 8 of 16 are not to be expected (1 in 10^18).
bool is_monotonous(std::string_view digits) {
  constexpr int fewest = 8;
  unsigned seen = 0, steps = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    seen |= 1U << hex_value(digits[i]);
    if (i > 0)
      steps |= 1U << ((hex_value(digits[i]) - hex_value(digits[i - 1]) + 16) % 16);
  }
  bool repeats = false;
  for (std::size_t period = 1; period <= digits.size() / 2; ++period)
    repeats = repeats || digits.substr(period) == digits.substr(0, digits.size() - period);
  return std::popcount(seen) < fewest || std::popcount(steps) < fewest || repeats;
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
  if (is_monotonous(digits))
    throw EnvironmentError(
        "cannot use '" + file.string() +
        "' as a key: its digits repeat, so that it could be guessed; name a file that is not "
        "there, and a key of random digits is made");
  return {key};
}

bool others_may_read(const fs::path &file) {
  std::error_code unknown;
  constexpr fs::perms others = fs::perms::group_read | fs::perms::others_read;
  const fs::file_status there = fs::status(file, unknown);
  return fs::exists(there) && (there.permissions() & others) != fs::perms::none;
}

bool is_pseudonyms_file(const fs::path &file) {
  std::error_code unknown;
  const fs::file_status there = fs::symlink_status(file, unknown);
  if (!fs::is_regular_file(there))
    return false;
  const auto text = read_file(file);
  std::string_view rest = text->bytes();
  const std::string head = pseudonyms_csv({});
  if (!rest.starts_with(head))
    return false;
  rest.remove_prefix(head.size());
  const std::string_view kind = rest.substr(0, rest.find(','));
  for (std::size_t each = 0; each < named_count; ++each)
    if (kind == name(static_cast<Named>(each)))
      return true;
  return rest.empty();
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
