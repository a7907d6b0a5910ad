// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// A source file: the name that diagnostics show, and its bytes.
struct SourceFile {
  std::string name;
  std::string bytes;
};

/// What became of what an import read. Written as import-report.csv beside the model, told in one screen.
struct ImportReport {
  /// A cell (or a row, with an empty column; or a file, with line 0) that became something else than it says.
  struct Entry {
    std::string file;
    std::uint64_t line = 0;
    std::string column; ///< the head as the file spells it
    std::string read;   ///< the cell's text
    std::string became; ///< where it went: 'posts.csv status vacant'; empty: left out
    std::string why;
  };
  struct LeftOut {
    std::string what; ///< 'rows of people who have left', 'total rows'
    std::uint64_t count = 0;
  };

  std::string kind; ///< `people`, `council-chart`, `organogram`, `calendar`, ...
  std::uint64_t rows_read = 0;
  std::vector<Entry> entries;
  std::vector<LeftOut> left_out;       ///< in order of first appearance
  std::vector<Diagnostic> diagnostics; ///< errors, warnings (guesses) and notes about the source files
  std::uint64_t mendable = 0;          ///< errors among them that --repair mends

  void note(Entry entry) { entries.push_back(std::move(entry)); }
  void leave_out(std::string_view what, std::uint64_t count = 1);
};

/// The text with the part before '@' of each e-mail taken out: '...@example.org'. Linear.
std::string without_emails(std::string_view text);

/// The same of all that a report says, which holds cells as they are; '(telephone)' stands for numbers.
void mask_contacts(ImportReport &report);

/// The entries, then the diagnostics, then what was left out as CSV: file, line, column, read, became, why.
/// Never an e-mail or telephone number (mask_contacts() first), or the body of an event: readers do not put
/// it in. Linear in the bytes.
std::string to_csv(const ImportReport &report);

/// A file that goes beside the model's tables. `own`: for its owner's eyes alone (mode 0600).
struct FileBeside {
  std::string name;
  std::string bytes;
  bool own = false;
};

/// What a reader made: a draft that build_model() accepts, empty on errors.
struct Imported {
  Draft draft;
  ImportReport report;
  std::vector<FileBeside> beside; ///< people.csv, map.csv; import-report.csv is made of the report
};

} // namespace organograph::io
