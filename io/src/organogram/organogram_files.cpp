// SPDX-License-Identifier: Apache-2.0
// What the files of a return are: senior posts, junior posts, or the workbook with both. Their heads say.
#include "organogram/organogram_return.hpp"
#include "tables/file_kind.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace organograph::io::organogram {

namespace {

enum class Kind : std::uint8_t { neither, senior, junior };

// The heads that tell the two apart; the others are found by HeadedTable.
class KeyHeads {
public:
  explicit KeyHeads(const tables::HeadMap &map = {})
      : senior_(spellings_of(senior_fields()[senior::reference], map)),
        junior_(spellings_of(junior_fields()[junior::superior], map)) {
    for (const std::string_view both : senior_fields()[senior::reports_to].spellings)
      std::erase(junior_, tables::folded(both)); // a head of both tables tells nothing
  }

  Kind kind_of(const tables::Grid &grid) const {
    for (std::size_t row = 0; row < std::min(rows_looked_at, grid.rows()); ++row)
      if (const Kind kind = kind_of(grid, row); kind != Kind::neither)
        return kind;
    return Kind::neither;
  }

  Kind kind_of(const tables::Grid &grid, std::size_t row) const {
    constexpr std::size_t widest = 200, longest = 100; // of heads
    bool is_junior = false;
    for (std::size_t i = 0; i < std::min(widest, grid.columns(row)); ++i) {
      if (grid.cell(row, i).size() > longest)
        continue;
      const std::string cell = tables::folded(grid.cell(row, i));
      if (std::ranges::find(senior_, cell) != senior_.end())
        return Kind::senior;
      is_junior = is_junior || std::ranges::find(junior_, cell) != junior_.end();
    }
    return is_junior ? Kind::junior : Kind::neither;
  }

  static constexpr std::size_t rows_looked_at = 100;

private:
  static std::vector<std::string> spellings_of(const tables::Field &field, const tables::HeadMap &map) {
    std::vector<std::string> out;
    for (const std::string_view spelling : field.spellings)
      out.push_back(tables::folded(spelling));
    for (const auto &[ours, theirs] : map)
      if (ours == field.name && !theirs.empty())
        out.push_back(tables::folded(theirs));
    return out;
  }

  std::vector<std::string> senior_, junior_;
};

bool holds_one_of(std::string_view text, std::span<const std::string_view> words) {
  const std::string key = tables::folded(text);
  return std::ranges::any_of(words,
                             [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

// Of the rows above the heads: the day that the return describes. Any other is one on which somebody did
// something to the file, but for the end of a quarter.
class DateOfTitle {
public:
  void read(std::string_view cell) {
    constexpr std::array<std::string_view, 4> of_the_data = {"date", "asat", "snapshot", "position"};
    constexpr std::array<std::string_view, 8> of_the_file = {"publish", "print", "upload", "creat",
                                                             "issue",   "modif", "sav",    "updat"};
    is_of_data_ = is_of_data_ || holds_one_of(cell, of_the_data);
    is_of_file_ = is_of_file_ || holds_one_of(cell, of_the_file);
    if (is_of_file_)
      return;
    if (auto date = date_in_text(cell); date && (is_of_data_ || is_quarter_end(*date)))
      dates.push_back(*std::move(date));
  }
  void end_row() { is_of_data_ = is_of_file_ = false; }

  std::vector<std::string> dates;

private:
  bool is_of_data_ = false, is_of_file_ = false; // in the row so far
};

bool is_final(const tables::Grid &grid) {
  return grid.sheet().find("final data") != std::string::npos;
}

void add_to(ImportReport &report, ImportReport &&more) {
  std::ranges::move(more.entries, std::back_inserter(report.entries));
  std::ranges::move(more.diagnostics, std::back_inserter(report.diagnostics));
  for (const ImportReport::LeftOut &left : more.left_out)
    report.leave_out(left.what, left.count);
  report.rows_read += more.rows_read;
}

class FileReader {
public:
  FileReader(const OrganogramOptions &options, Report &report, Returns &out)
      : options_(&options), report_(&report), out_(&out), heads_(options.map) {}

  void read(const SourceFile &file, Kind given) {
    out_->files.push_back(file.name);
    ImportReport of_file;
    std::vector<tables::Grid> grids = tables::read_grids(file, of_file);
    const bool is_text = grids.size() == 1 && grids.front().sheet().empty();
    if (!is_text) // a cell of another sheet is no matter
      std::erase_if(of_file.diagnostics, [&](const Diagnostic &d) {
        const auto at = std::ranges::find(grids, d.sheet, &tables::Grid::sheet);
        const bool is_read =
            at != grids.end() ? heads_.kind_of(*at) != Kind::neither : d.severity() == Severity::error;
        return !d.sheet.empty() && !is_read;
      });
    const bool faulty = has_errors(of_file.diagnostics);
    add_to(*report_->to, std::move(of_file));
    if (faulty)
      return lack(given);
    if (is_text)
      return read_text(std::move(grids.front()), given);
    const bool seniors = read_sheets(grids, Kind::senior, given, file.name);
    const bool juniors = read_sheets(grids, Kind::junior, given, file.name);
    if (!seniors && !juniors)
      no_table(file.name, given);
  }

private:
  void read_text(tables::Grid grid, Kind given) {
    const Kind told = heads_.kind_of(grid);
    const Kind kind = told == Kind::neither ? given : told;
    if (kind != given)
      report_->to->note({grid.file(),
                         0,
                         {},
                         {},
                         kind == Kind::junior ? "junior posts" : "senior posts",
                         "its heads say so"});
    add(std::move(grid), kind);
  }

  // A workbook of drafts holds each table several times: those of '(final data)' are the return.
  bool read_sheets(std::vector<tables::Grid> &grids, Kind kind, Kind given, const std::string &file) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < grids.size(); ++i)
      if (heads_.kind_of(grids[i]) == kind)
        found.push_back(i);
    if (std::ranges::any_of(found, [&](std::size_t i) { return is_final(grids[i]); }))
      std::erase_if(found, [&](std::size_t i) { return !is_final(grids[i]); });
    if (found.size() > 1) {
      const std::string names = shown(grids[found[0]].sheet()) + " and " + shown(grids[found[1]].sheet());
      const std::string_view is = kind == Kind::senior ? "senior-staff" : "junior-staff";
      report_->add({Code::organogram_sheets,
                    file,
                    0,
                    0,
                    grids[found[1]].sheet(),
                    "the sheets " + names + " both hold " + std::string(is),
                    {},
                    "leave one, or call it '(final data) " + std::string(is) + "'"});
      lack(kind);
      return true;
    }
    if (found.empty())
      return false;
    // A workbook given for its junior posts beside a file of senior ones has only these to give.
    if (given == Kind::junior && kind == Kind::senior && out_->seniors.tables() > 0) {
      report_->to->note({file,
                         0,
                         {},
                         grids[found[0]].sheet(),
                         {},
                         "the sheet of senior posts was not read: other files have them"});
      return true;
    }
    add(std::move(grids[found[0]]), kind);
    return true;
  }

  void add(tables::Grid grid, Kind kind) {
    const bool senior = kind == Kind::senior;
    const std::string file = grid.file();
    find_dates(grid);
    const std::size_t before = report_->to->diagnostics.size();
    auto table = tables::HeadedTable::find(std::move(grid), senior ? senior_fields() : junior_fields(),
                                           options_->map, *report_->to);
    if (table) {
      note_what_is_dropped(*table, senior);
      return (senior ? out_->seniors : out_->juniors).add(std::move(*table), *report_);
    }
    lack(kind);
    if (!has_errors(std::span(report_->to->diagnostics).subspan(before)))
      no_table(file, kind);
  }

  void lack(Kind kind) { (kind == Kind::junior ? out_->juniors : out_->seniors).lack(); }

  void no_table(const std::string &file, Kind kind) {
    lack(kind);
    const bool senior = kind != Kind::junior;
    const tables::Field &key =
        senior ? senior_fields()[senior::reference] : junior_fields()[junior::superior];
    report_->add({Code::missing_column,
                  file,
                  0,
                  0,
                  std::string(key.name),
                  "there is no column " + shown(key.name),
                  {},
                  {}});
  }

  // Columns that are known and are in no model.
  void note_what_is_dropped(const tables::HeadedTable &table, bool senior) {
    const auto drop = [&](std::size_t field, const char *why) {
      if (table.has(field))
        report_->to->note({table.grid().file(),
                           table.grid().line(table.head_row()),
                           std::string(table.head(field)),
                           {},
                           {},
                           why});
    };
    if (!senior)
      return drop(junior::valid, "a check of the template");
    drop(senior::phone, "contact details are not read");
    drop(senior::email, "contact details are not read");
    drop(senior::cost_of_reports, "it is computed from the junior posts");
    drop(senior::total_pay, "pay of one person is not read");
    drop(senior::valid, "a check of the template");
  }

  // 'Organogram date: 30/09/2013' above the heads; the date may stand in the cell beside.
  void find_dates(const tables::Grid &grid) const {
    constexpr std::size_t widest = 20;
    DateOfTitle title;
    for (std::size_t row = 0; row < std::min(KeyHeads::rows_looked_at, grid.rows()); ++row) {
      if (heads_.kind_of(grid, row) != Kind::neither) {
        for (std::string &date : title.dates)
          if (std::ranges::find(out_->dates, date) == out_->dates.end())
            out_->dates.push_back(std::move(date));
        return;
      }
      for (std::size_t i = 0; i < std::min(widest, grid.columns(row)); ++i)
        title.read(grid.cell(row, i));
      title.end_row();
    }
  }

  const OrganogramOptions *options_;
  Report *report_;
  Returns *out_;
  KeyHeads heads_;
};

} // namespace

Returns read_returns(std::span<const SourceFile> seniors, std::span<const SourceFile> juniors,
                     const OrganogramOptions &options, Report &report) {
  Returns out;
  FileReader reader(options, report, out);
  std::vector<const SourceFile *> read;
  for (const auto &[files, kind] : {std::pair(seniors, Kind::senior), std::pair(juniors, Kind::junior)})
    for (const SourceFile &file : files) {
      const bool twice =
          std::ranges::any_of(read, [&](const SourceFile *other) { return other->bytes == file.bytes; });
      if (twice) {
        report.to->note({file.name, 0, {}, {}, {}, "the same bytes were read already"});
        continue;
      }
      read.push_back(&file);
      reader.read(file, kind);
    }
  return out;
}

} // namespace organograph::io::organogram

namespace organograph::io {

bool looks_like_organogram(const SourceFile &file) {
  constexpr std::size_t looked_at = std::size_t{1} << 18U; // of a text; a workbook is whole or none
  ImportReport unheard;
  const bool is_workbook = tables::is_archive(file.bytes);
  const std::vector<tables::Grid> grids =
      is_workbook ? tables::read_grids(file, unheard)
                  : tables::read_grids({file.name, file.bytes.substr(0, looked_at)}, unheard);
  const organogram::KeyHeads heads;
  return std::ranges::any_of(
      grids, [&](const tables::Grid &grid) { return heads.kind_of(grid) != organogram::Kind::neither; });
}

} // namespace organograph::io
