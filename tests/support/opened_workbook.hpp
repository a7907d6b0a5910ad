// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

namespace organograph::test {

/// The parts of a ZIP file by their names; throws where it is none.
std::map<std::string, std::string> unzipped(const std::string &bytes);
/// Whether a parser of XML (expat) takes it.
bool is_xml(const std::string &text);

struct OpenedCell {
  std::string text; ///< as it stands, escapes undone; of a number its digits
  bool is_number = false;
};

struct OpenedSheet {
  std::string name, xml;
  std::map<std::pair<unsigned, unsigned>, OpenedCell>
      cells; ///< by row and column, from 0; blank ones left out

  std::string text(unsigned row, unsigned column) const {
    const auto at = cells.find({row, column});
    return at == cells.end() ? std::string{} : at->second.text;
  }
  bool is_number(unsigned row, unsigned column) const {
    const auto at = cells.find({row, column});
    return at != cells.end() && at->second.is_number;
  }
  unsigned rows() const { return cells.empty() ? 0 : cells.rbegin()->first.first + 1; }
  /// The row whose first cell is this, from `from` on; fails the test without one.
  unsigned row_of(const std::string &label, unsigned from = 0) const;
};

/// A workbook's file as another program reads it (libzip, expat): throws where that cannot.
struct OpenedWorkbook {
  explicit OpenedWorkbook(const std::string &bytes);

  const OpenedSheet &sheet(const std::string &name) const;
  bool has(const std::string &name) const;

  std::map<std::string, std::string> parts; ///< name inside the ZIP file to text
  std::vector<OpenedSheet> sheets;          ///< in the workbook's order
};

} // namespace organograph::test
