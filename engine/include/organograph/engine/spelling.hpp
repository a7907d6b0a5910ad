// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// Without outer spaces, tabs and line breaks: how cells and identifiers are compared.
std::string_view trimmed(std::string_view text);

/// Without outer blanks of any kind, the invisible ones of spreadsheets too (no-break, narrow and zero-width
/// spaces, byte-order marks): a cell that looks blank is blank.
std::string_view without_blanks(std::string_view text);

/// The parts of a cell between ';', without outer blanks; empty ones too, but for what follows a last ';'.
std::vector<std::string_view> parts_of_cell(std::string_view cell);

/// Whether a cell names one of these: all of it, or where it may name several one of its parts, ';' between.
template <class Names> bool names_one(std::string_view cell, bool several, const Names &of) {
  if (!several)
    return of.contains(without_blanks(cell));
  while (!cell.empty()) {
    const std::size_t end = std::min(cell.find(';'), cell.size());
    if (of.contains(without_blanks(cell.substr(0, end))))
      return true;
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return false;
}

/// The same but for A to Z against a to z.
bool equal_but_for_case(std::string_view a, std::string_view b);

/// As compared where case, blanks, dashes and '_' do not matter: 'HoS - REAB' and 'hosreab' are the same.
std::string loosely_spelt(std::string_view text);

/// Edits (insert, delete, replace, swap of neighbours) that turn a into b; more than `limit`: limit + 1.
/// Texts that differ over more than 64 bytes count as far apart. O(limit x length).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The text of `known` that somebody who wrote `asked` meant: the same but for case, or else the nearest
/// within one edit (two from five bytes on), the first of several; empty where none is so near. O(known x
/// length).
std::string nearest_spelling(std::string_view asked, std::span<const std::string> known);

} // namespace organograph
