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

Heads read_heads(CsvReader &reader);

/// Missing and duplicate columns (errors), unlisted ones (notes), with the near name where there is one.
void report_heads(const TableSchema &table, const Heads &heads, std::vector<Diagnostic> &diagnostics);

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
