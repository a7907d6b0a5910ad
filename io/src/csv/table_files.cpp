// SPDX-License-Identifier: Apache-2.0
#include "csv/table_files.hpp"

#include "csv/csv_scan.hpp"
#include "csv/near_names.hpp"
#include "csv/parted_cell.hpp"
#include "csv/table_heads.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/environment_error.hpp"
#include "tables/file_kind.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

std::string cells_in_words(std::size_t count) {
  return std::to_string(count) + (count == 1 ? " cell" : " cells");
}

Diagnostic wrong_cell_count(const DraftTable &table, const TableSchema &of, const CsvReader &reader) {
  const auto cells = reader.cells();
  const std::size_t wanted = table.columns().size();
  Diagnostic out{Code::wrong_cell_count,
                 table.file(),
                 reader.line(),
                 0,
                 {},
                 "the row has " + cells_in_words(cells.size()),
                 cells_in_words(wanted) + ", as many as heads",
                 {}};
  if (cells.size() < wanted) {
    out.remedy = "add the missing commas (an empty cell needs its comma too)";
    return out;
  }
  if (auto parted = parted_cell(of, table.columns(), cells)) {
    out.cell = static_cast<std::uint32_t>(parted->column + 1);
    out.problem +=
        ": the comma in the " + table.columns()[parted->column] + " " + shown(parted->text) + " parts it";
    const std::string text = shown_bare(parted->text);
    out.remedy = "write the cell in quotes: \"" + text + "\"";
    out.value = std::move(parted->text);
    return out;
  }
  out.cell = static_cast<std::uint32_t>(wanted + 1);
  out.value = cells[wanted];
  out.problem += "; " + shown(out.value) + " is the first too many";
  out.remedy = "write a cell that holds a comma in quotes, or remove what is too many";
  return out;
}

// So that nobody has to count cells. Heads that are not listed may hold anything, and stay unsaid.
void name_heads(const TableSchema &table, const Heads &heads, std::size_t first,
                std::vector<Diagnostic> &diagnostics) {
  for (std::size_t d = first; d < diagnostics.size(); ++d)
    if (Diagnostic &of = diagnostics[d]; of.head.empty() && of.line > heads.line && of.cell > 0 &&
                                         of.cell <= heads.names.size() &&
                                         column_of(table.id, heads.names[of.cell - 1]))
      of.head = heads.names[of.cell - 1];
}

// The rows of one table, part by part. Each part is scanned as if its first line end were the end of a
// record; where a quoted cell goes on over it, or where anything is wrong, the part is read again from where
// its first record does begin, after the parts before it.
class Rows {
public:
  Rows(CsvReader &reader, const TableSchema &of, DraftTable &table,
       const std::shared_ptr<const SourceText> &source, std::vector<Diagnostic> &diagnostics)
      : reader_(&reader), of_(&of), table_(&table), source_(&source), text_(source->bytes()),
        diagnostics_(&diagnostics), wanted_(table.columns().size()), padding_left_(text_.size() + 1'000'000) {
  }

  void read(const Reading &reading) {
    const std::size_t start = reader_->next_position();
    const std::size_t part = std::clamp<std::size_t>(reading.part_bytes, 1, largest_part);
    if (text_.size() - start <= part) {
      read_part(text_.size());
      return;
    }
    auto parts = detail::fold_blocks<std::optional<ScannedRows>>(
        text_.size() - start, part, reading.threads,
        [&](std::size_t first, std::size_t last) { return scan(start + first, start + last, first == 0); });
    std::size_t rows = 0;
    for (const auto &scanned : parts)
      rows += scanned ? scanned->rows.begins.size() : 0;
    table_->reserve(rows);
    for (std::size_t p = 0; p < parts.size(); ++p) {
      const std::size_t limit = std::min(text_.size(), start + (p + 1) * part);
      if (parts[p] && parts[p]->begin == reader_->next_position())
        add(*std::exchange(parts[p], std::nullopt));
      else
        read_part(limit);
    }
  }

private:
  static constexpr std::size_t largest_part = std::size_t{1} << 30U;

  std::optional<ScannedRows> scan(std::size_t begin, std::size_t limit, bool is_first) const {
    if (!is_first) { // a line that begins before belongs to the part before
      const std::size_t line_end = text_.substr(0, limit).find('\n', begin - 1);
      if (line_end == std::string_view::npos)
        return std::nullopt;
      begin = line_end + 1;
    }
    auto scanned = scan_rows(text_, begin, limit, wanted_);
    (*source_)->pass(begin, limit);
    return scanned;
  }

  void add(ScannedRows &&scanned) {
    const std::uint64_t line = reader_->next_line();
    for (RowsInPlace::Jump &jump : scanned.rows.jumps)
      jump.line_less += line;
    table_->add_rows(*source_, std::move(scanned.rows));
    reader_->go_on_at(scanned.end, line + scanned.lines);
  }

  // The records that begin before the limit, from where the reader stands.
  void read_part(std::size_t limit) {
    const std::size_t begin = reader_->next_position();
    if (begin >= limit)
      return;
    if (auto scanned =
            limit - begin <= largest_part ? scan_rows(text_, begin, limit, wanted_) : std::nullopt) {
      add(*std::move(scanned));
      return;
    }
    while (reader_->next(limit)) {
      if (const auto cells = reader_->cells(); cells.size() == wanted_)
        table_->add_row(reader_->line(), cells);
      else
        add_misshapen(cells);
    }
  }

  // Padding must not make a small file (many heads, many short rows) a large table: what is short beyond
  // some bytes is reported and not kept.
  void add_misshapen(std::span<const std::string_view> cells) {
    if (!reader_->beside_carriage_return()) // that is the fault, and has been reported
      diagnostics_->push_back(wrong_cell_count(*table_, *of_, *reader_));
    const std::size_t kept = std::min(cells.size(), wanted_);
    if (wanted_ - kept > padding_left_)
      return;
    padding_left_ -= wanted_ - kept;
    std::vector<std::string_view> padded(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(kept));
    padded.resize(wanted_);
    table_->add_row(reader_->line(), padded, true);
  }

  CsvReader *reader_;
  const TableSchema *of_;
  DraftTable *table_;
  const std::shared_ptr<const SourceText> *source_;
  std::string_view text_;
  std::vector<Diagnostic> *diagnostics_;
  std::size_t wanted_, padding_left_;
};

// Spreadsheets add blank columns, which are no fault; cells under a blank head would be lost in silence.
void report_columns_without_head(const DraftTable &table, std::uint64_t head_line,
                                 std::vector<Diagnostic> &diagnostics) {
  std::vector<std::size_t> blank; // columns in which nothing was found yet
  for (std::size_t column = 0; column < table.columns().size(); ++column)
    if (table.columns()[column].empty())
      blank.push_back(column);
  if (blank.empty())
    return;
  std::map<std::size_t, std::pair<std::size_t, std::string>> first; // by column: row and cell
  std::vector<std::string_view> cells(table.columns().size());
  for (std::size_t row = 0; row < table.rows() && !blank.empty(); ++row) {
    table.cells(row, cells);
    std::erase_if(blank, [&](std::size_t column) {
      const bool found = !trimmed(cells[column]).empty();
      if (found)
        first.emplace(column, std::pair(row, std::string(cells[column])));
      return found;
    });
  }
  for (auto &[column, found] : first) {
    auto &[row, value] = found;
    std::string problem = "the column has no head, and on line " + std::to_string(table.line(row)) +
                          " it holds " + shown(value) + "; it is kept";
    diagnostics.push_back({Code::unknown_column,
                           table.file(),
                           head_line,
                           static_cast<std::uint32_t>(column + 1),
                           std::move(value),
                           std::move(problem),
                           {},
                           "give it a head, or remove it"});
  }
}

constexpr std::string_view csv_ending = ".csv";

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() && name.front() != '.' &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, [](char there, char lower) {
           return there == lower || (lower != '.' && there == lower - 'a' + 'A');
         });
}

template <class IsTable> std::vector<std::string>
files_in(const fs::path &folder, const std::vector<std::string> &tables, IsTable is_table) {
  std::vector<std::string> names;
  std::error_code why;
  fs::directory_iterator entry(folder, why);
  for (; !why && entry != fs::directory_iterator(); entry.increment(why)) {
    const std::string name = entry->path().filename().string();
    std::error_code unreadable;
    if (is_table(name) &&
        (!entry->is_directory(unreadable) || std::ranges::find(tables, name) != tables.end()))
      names.push_back(name);
  }
  if (why)
    cannot_read(folder, why);
  std::ranges::sort(names);
  return names;
}

// A PDF that is called posts.csv is one fault, not a thousand.
bool is_other_file(const std::string &file, std::string_view bytes, std::vector<Diagnostic> &diagnostics) {
  const tables::FileKind kind = tables::is_archive(bytes)
                                    ? tables::FileKind{"a workbook or another archive", "save it as .csv"}
                                    : tables::file_kind(bytes);
  if (kind.what.empty() || kind.what == "empty")
    return false;
  diagnostics.push_back({Code::not_a_table,
                         file,
                         0,
                         0,
                         {},
                         "the file is " + std::string(kind.what) + " and no table",
                         "a table in CSV",
                         std::string(kind.remedy)});
  return true;
}

} // namespace

void read_table(const TableSchema &table, std::string_view prefix,
                const std::shared_ptr<const SourceText> &source, Draft &draft, const Reading &reading) {
  const std::size_t faults = draft.diagnostics.size();
  const std::string file = std::string(prefix) + file_name(table);
  if (is_other_file(file, source->bytes(), draft.diagnostics))
    return;
  CsvReader reader(source->bytes(), file, draft.diagnostics);
  Heads heads = read_heads(reader, table, source->bytes(), draft.diagnostics);
  for (std::size_t d = faults; d < draft.diagnostics.size(); ++d)
    draft.diagnostics[d].file = file;
  if (heads.names.empty() && draft.diagnostics.size() > faults)
    return; // there is text, but none that can be read: nothing is known of its columns
  const std::size_t of_text = draft.diagnostics.size();
  report_heads(table, heads, draft.diagnostics);
  for (std::size_t d = of_text; d < draft.diagnostics.size(); ++d)
    draft.diagnostics[d].file = file;
  if (heads.names.empty() || !other_separator(heads).empty())
    return;
  draft[table.id].emplace(file, heads.names);
  Rows(reader, table, *draft[table.id], source, draft.diagnostics).read(reading);
  report_columns_without_head(*draft[table.id], heads.line, draft.diagnostics);
  name_heads(table, heads, faults, draft.diagnostics);
}

void report_other_file(const std::string &file, std::string_view is_none, std::string_view prefix,
                       const std::vector<std::string> &absent, std::vector<std::string> &found,
                       std::vector<Diagnostic> &diagnostics) {
  const std::string name = bad_bytes_shown(file);
  std::vector<std::string> tables;
  for (const std::string &table : absent)
    tables.push_back(table.substr(0, table.size() - csv_ending.size()));
  const auto meant = table_meant(name.substr(0, name.size() - csv_ending.size()), tables);
  if (!meant) {
    diagnostics.push_back({Code::unknown_table,
                           std::string(prefix) + name,
                           0,
                           0,
                           name,
                           shown(name) + " is " + std::string(is_none) + " and is not read",
                           {},
                           did_you_mean(nearest(file, absent))});
    return;
  }
  found.push_back(meant->name + std::string(csv_ending));
  diagnostics.push_back({Code::table_name_differs, std::string(prefix) + found.back(), 0, 0, name,
                         shown(name) + " is not read, and there is no " + found.back(),
                         "the name " + found.back(),
                         "rename it to " + found.back() +
                             "; if it is no part of the model, give it a name that is less alike"});
}

bool stands_beside(std::string_view name) {
  return name == "import-report.csv" || name == "people.csv" || name == "map.csv";
}

bool is_csv_name(std::string_view name) {
  return ends_with(name, csv_ending);
}

std::vector<std::string> csv_files(const fs::path &folder, const std::vector<std::string> &tables) {
  return files_in(folder, tables, is_csv_name);
}

std::vector<std::string> tables_of_any_kind(const fs::path &folder, const std::vector<std::string> &tables) {
  return files_in(folder, tables, [](std::string_view name) {
    if (name.starts_with("~$")) // that a spreadsheet program has a workbook open
      return false;
    constexpr std::string_view endings[] = {".csv",  ".tsv", ".tab", ".xlsx",
                                            ".xlsm", ".xls", ".ods", ".numbers"};
    return std::ranges::any_of(endings, [&](std::string_view ending) { return ends_with(name, ending); });
  });
}

} // namespace organograph::io
