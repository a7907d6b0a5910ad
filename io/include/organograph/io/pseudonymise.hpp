// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"
#include "organograph/engine/scenario.hpp"

#include <array>
#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// What the numbers depend on beside the names. Whoever has it and guesses a name can check the guess.
struct PseudonymKey {
  std::array<unsigned char, 32> bytes;
};

/// The key that a file holds as 64 hexadecimal digits (blanks round them do not count); empty where there is
/// no such file. Throws EnvironmentError when it cannot be read or holds something else, or digits that
/// repeat so much that they could be guessed.
std::vector<PseudonymKey> read_pseudonym_key(const std::filesystem::path &file);

/// True where the file is there and its group or everybody may read it.
bool others_may_read(const std::filesystem::path &file);

/// Makes a key of 32 random bytes and leaves it in a new file that its owner alone may read: whole or not at
/// all, and never in the place of another. Throws EnvironmentError.
PseudonymKey make_pseudonym_key(const std::filesystem::path &file);

enum class Named : unsigned char { post, holder, holder_id, title, staff_group, staff_group_title };
inline constexpr std::size_t named_count = 6;
/// `post`, `holder` ...: the first column of pseudonyms_csv().
std::string_view name(Named kind);

/// The way back from a number: what it stands for.
struct Pseudonym {
  Named kind;
  std::string number, original;
};

/// A title stays if so many posts carry it, and a staff group's if so many FTE do: it names nobody then.
inline constexpr unsigned titles_stay_from = 5;

struct Pseudonymised {
  Draft draft;
  std::vector<Scenario> scenarios;   ///< as given, in their order
  std::vector<Pseudonym> pseudonyms; ///< by kind, then number (bytes)
};

/// The model and all its scenarios with numbers for names, docs/privacy.md: identifiers of posts and staff
/// groups, holders (each of a job share) and their holder_id, and titles that few posts carry. Words that
/// name nobody (is_placeholder()) stay. Notes, columns that the schema does not know, who agreed a target,
/// and the text of the sources of rows that name posts, people or meetings are left out; published figures
/// that are computed from any of these too, each with a note. Files, lines and cells stay. A number is of the
/// key, the kind and the name: the same key gives the same name the same number, whatever the order of rows.
/// Where two numbers would be alike, both become longer; the posts of one person share their numbers out in
/// the order of their identifiers, since measures decide ties by it.
///
/// `draft` and those scenarios that are to be applied must be without errors; then so is what comes of them,
/// with the same figures. Cannot fail but for memory. O(cells), and an HMAC-SHA-256 for each name.
Pseudonymised pseudonymised(const Draft &draft, std::span<const Scenario> scenarios, const PseudonymKey &key);

/// kind, number, original: a table for the holder of the key. RFC 4180.
std::string pseudonyms_csv(std::span<const Pseudonym> pseudonyms);

/// True for a regular file that begins as pseudonyms_csv() does. Throws EnvironmentError when it cannot be
/// read.
bool is_pseudonyms_file(const std::filesystem::path &file);

/// Writes a file that its owner alone may read, in the place of any other; whole or not at all. Throws
/// EnvironmentError.
void write_private_file(const std::filesystem::path &file, std::string_view bytes);

} // namespace organograph::io
