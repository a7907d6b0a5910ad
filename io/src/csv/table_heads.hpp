// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/io/csv_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// First record of a table: its columns' names, trimmed, in the file's order. A blank head is kept.
struct Heads {
  std::vector<std::string> names; ///< empty when the file has no record
  std::uint64_t line = 1;
};

/// The heads of a table: the first record, or one of the ten that follow where it looks like heads and the
/// first does not. What stands above is then an error.
Heads read_heads(CsvReader &reader, const TableSchema &table, std::string_view bytes,
                 std::vector<Diagnostic> &diagnostics);

/// Whether a row below the first is the one with the heads.
bool are_heads_below(const TableSchema &table, const std::vector<std::string> &first,
                     const std::vector<std::string> &below);
/// Whether the first row may be a title: fewer than two heads of the table stand in it.
bool may_be_title(const TableSchema &table, const std::vector<std::string> &first);
inline constexpr std::size_t most_rows_above_heads = 10;
/// `line`: 'line', or 'row' of a sheet.
Diagnostic title_row(const TableSchema &table, std::string_view line, const Heads &title, const Heads &heads);

/// Missing and duplicate columns and heads that are nearly right (errors), unlisted ones and those that are
/// right but for case, blanks, '-' and '_' (notes). A head that is only written in another way becomes the
/// one that is meant, so that all else that is wrong is found.
void report_heads(const TableSchema &table, Heads &heads, std::vector<Diagnostic> &diagnostics);

/// What seems to separate the cells ("';'", 'tabs') where the heads look like one cell; else empty.
std::string_view other_separator(const Heads &heads);

/// The first of the names nearest to `name`, apart from case, blanks, '_' and '-': at most two edits away,
/// of a name below five letters one; empty when none is that near.
std::optional<std::string> nearest(std::string_view name, const std::vector<std::string> &names);

/// 'did you mean NAME?', or nothing.
std::string did_you_mean(const std::optional<std::string> &name);

/// The names that are not among the others, in their order.
std::vector<std::string> without(const std::vector<std::string> &names,
                                 const std::vector<std::string> &others);

/// 'posts.csv'.
std::string file_name(const TableSchema &table);

} // namespace organograph::io
