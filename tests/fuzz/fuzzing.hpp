// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/schema.hpp"

#include <algorithm>
#include <cstdint>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the fuzz targets share. An input of several texts has a byte 0x01 between them, in a fixed order, so
/// that mutations stay within one.
namespace organograph::fuzz {

/// Ends the run as a finding. What is wrong stands in libFuzzer's report.
inline void expect(bool holds, std::string_view what) {
  if (holds)
    return;
  std::cerr << what << std::endl;
  __builtin_trap();
}

inline std::string_view bytes_of(const std::uint8_t *data, std::size_t size) {
  return {reinterpret_cast<const char *>(data), size};
}

/// The text before the next 0x01, which is taken off.
inline std::string_view next_text(std::string_view &rest) {
  const std::size_t end = std::min(rest.find('\x01'), rest.size());
  const std::string_view text = rest.substr(0, end);
  rest.remove_prefix(std::min(rest.size(), end + 1));
  return text;
}

/// A text for each table, in the schema's order; tables without one are not there.
inline std::vector<std::pair<std::string, std::string>> files_of(std::string_view bytes,
                                                                 std::span<const TableSchema> tables) {
  std::vector<std::pair<std::string, std::string>> files;
  for (const TableSchema &table : tables)
    if (const std::string_view text = next_text(bytes); !text.empty())
      files.emplace_back(std::string(table.name) + ".csv", std::string(text));
  return files;
}

inline std::string printed(std::span<const Diagnostic> diagnostics) {
  std::string out;
  for (const Diagnostic &diagnostic : diagnostics)
    out += to_string(diagnostic) + "\n";
  return out;
}

} // namespace organograph::fuzz
