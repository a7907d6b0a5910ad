// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/import_report.hpp"

#include <string>
#include <string_view>

namespace organograph::io::tables {

/// A file's text as UTF-8 without byte-order mark.
struct DecodedText {
  std::string_view text; ///< into the source's bytes, or into `converted`
  std::string converted;
  bool readable = true; ///< false: the report says why
};

/// UTF-16 and UTF-32 by their mark, UTF-16 without mark by its zero bytes, UTF-8 where all of it is, else
/// windows-1252 with a warning. Text with zero bytes, and what is none of these, is an error. Linear.
DecodedText decoded_text(const SourceFile &source, ImportReport &report);

} // namespace organograph::io::tables
