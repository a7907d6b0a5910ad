// SPDX-License-Identifier: Apache-2.0
// What the sheets are written through: the only way to libxlsxwriter, which is C.
#pragma once

#include "organograph/engine/schema.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

/// How a cell looks. Numbers are stored in full, whatever is shown of them.
enum class Look : std::uint8_t {
  plain,
  input_text, ///< stays text when somebody types into it
  title,
  section,
  note,
  wrapped, ///< text of several lines
  unit,
  head,
  figure_head,
  required_head, ///< of an input column that must be filled in
  link,
  count,
  number,
  share,
  hours,
  money,
};
inline constexpr std::size_t look_count = 16;

/// Rows and columns count from 0, the last ones are included.
struct CellRange {
  std::uint32_t first_row;
  std::uint16_t first_column;
  std::uint32_t last_row;
  std::uint16_t last_column;
};

struct ChartSeries {
  std::string name; ///< without one the chart has no legend
  CellRange values;
  std::uint32_t colour;
};

struct Chart {
  bool bars_lie = false; ///< else they stand
  std::string title, axis;
  CellRange labels;
  std::vector<ChartSeries> series;
  unsigned width, height; ///< pixels
};

/// What may be typed into cells.
struct Accepts {
  const ColumnSchema *column = nullptr;
  std::string from;       ///< formula of the cells whose values it may be; empty: what the column says
  std::string refusal;    ///< what to type instead; own fixed text of at most 255 letters
  bool asks_only = false; ///< other values are taken after a question
};

/// A sheet on A4. Own fixed text only.
struct Print {
  std::string header;          ///< on top of each page
  std::string footer = {};     ///< at the bottom
  double letters = 0;          ///< of all columns; more than can be read on a page go on to further ones
  bool heads = false;          ///< row 1 and column A are on each page
  bool upright = false;        ///< else lying
  bool one_page = false;       ///< however small the text gets
  CellRange cells{0, 0, 0, 0}; ///< what is printed; one cell: everything
};

class Spreadsheet;

/// One sheet. Rows must be written from the top to the bottom, each cell once. Every failure is a
/// WorkbookError.
class Sheet {
public:
  /// Text, never a formula or an address; what does not fit into a cell is cut and said (see cuts()).
  void text(std::uint32_t row, std::uint16_t column, std::string_view text, Look look = Look::plain);
  void number(std::uint32_t row, std::uint16_t column, double value, Look look);
  /// A note across columns, as many lines high as it probably needs in so many letters a line.
  void note(std::uint32_t row, std::uint16_t last_column, std::string_view text, double letters,
            Look look = Look::note);
  /// A text that leads to another sheet.
  void link(std::uint32_t row, std::uint16_t column, const std::string &sheet);

  void width(std::uint16_t column, double letters);
  void height(std::uint32_t row, double points);
  void freeze(std::uint32_t rows, std::uint16_t columns);
  void filter(const CellRange &cells);
  /// A bar in each cell as long as its number is large.
  void bars(const CellRange &cells);
  /// A note at the cell, shown when the pointer rests there. Own fixed text only.
  void comment(std::uint32_t row, std::uint16_t column, std::string_view text);
  /// Nothing where the column takes any text.
  void accept(const CellRange &cells, const Accepts &accepts);
  void numbers_as_text_are_meant();
  void chart(std::uint32_t row, std::uint16_t column, const Chart &chart);
  void hide(std::uint16_t column);
  void print(const Print &print);
  void tab_colour(std::uint32_t colour);

  const std::string &name() const { return name_; }

private:
  friend class Spreadsheet;
  Sheet(Spreadsheet &book, void *worksheet, std::string name);

  Spreadsheet *book_;
  void *worksheet_;
  std::string name_;
  std::uint64_t cells_ = 0; ///< written, each once
};

class Spreadsheet {
public:
  /// created: seconds since 1970, written into the file in place of the clock's. large: rows go to a
  /// temporary file as they are written, and charts have no copy of their figures.
  Spreadsheet(const std::filesystem::path &workspace, std::string_view title, std::int64_t created,
              bool large);
  Spreadsheet(const Spreadsheet &) = delete;
  Spreadsheet &operator=(const Spreadsheet &) = delete;
  ~Spreadsheet();

  /// name: legal, and used by no other sheet.
  Sheet &add(const std::string &name);
  /// Notes in the file's properties that these sheets are results: a reader of the model passes them over
  /// (docs/workbook-input.md).
  void call_results(const std::vector<std::string> &sheets);
  /// The bytes of the file; nothing can be written after it.
  std::string finish();

  /// Cells whose text was cut, `posts!C17`; the first twenty. And how many there are.
  const std::vector<std::string> &cuts() const { return cuts_; }
  std::uint64_t cut_count() const { return cut_count_; }

private:
  friend class Sheet;
  struct Library;
  std::unique_ptr<Library> library_;
  std::vector<std::unique_ptr<Sheet>> sheets_;
  std::vector<std::string> cuts_;
  std::uint64_t cut_count_ = 0;
};

/// A text as a cell's XML must have it, and whether it was cut: control characters and the two characters
/// that XML cannot hold become `_xHHHH_`, and so does the `_` of a text that looks like one of these. At most
/// 32,767 UTF-16 units (Excel's limit), cut at a character's border, with a mark.
std::pair<std::string, bool> cell_text(std::string_view text);

/// What is wrong with a workbook's file; empty where each of its parts is whole. cells: how many each sheet
/// has. The library does not look whether its temporary files took what it wrote, so a full disk could leave
/// a workbook with holes. O(bytes).
std::string damage(std::string_view file, const std::vector<std::uint64_t> &cells);

/// `A`, `B`, ... `AA`.
std::string column_letters(std::uint16_t column);

/// Whether the workbook gives a number back as the very same double: it is written with 16 digits.
bool survives(double value);

} // namespace organograph::viz
