// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/import_report.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace organograph::io::tables {

/// A file's text as UTF-8 without byte-order mark.
struct DecodedText {
  std::string_view bytes;               ///< the source's, without its mark, where they are UTF-8
  std::optional<std::string> converted; ///< else
  bool readable = true;                 ///< false: the report says why

  /// Into the source or this; asked for each time, since a short string moves with its object.
  std::string_view text() const { return converted ? std::string_view(*converted) : bytes; }
};

/// UTF-16 and UTF-32 by their mark, UTF-16 without mark by its zero bytes, UTF-8 where all of it is, else
/// windows-1252 with a warning. Text with zero bytes, and what is none of these, is an error. Linear.
DecodedText decoded_text(const SourceFile &source, ImportReport &report);

} // namespace organograph::io::tables
