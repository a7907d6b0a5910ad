// SPDX-License-Identifier: Apache-2.0
#pragma once

// The parts of the organogram reader, private to io. A file becomes a Sheet, the senior sheet becomes posts,
// the junior sheet groups that hang under them; organogram.cpp writes the tables.

#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/spelling.hpp"
#include "organograph/io/organogram.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::organogram {

inline constexpr double largest_number = 1e12; ///< the model's own limit

/// Where faults go. A fault whose hint can be applied goes through mend(): with --repair it becomes a note,
/// otherwise an error. Whoever calls mend() goes on with the mended value either way, so that all faults of
/// a file come out in one run; an error empties the draft in the end.
struct Report {
  std::vector<Diagnostic> diagnostics;
  bool repair = false;

  void add(Diagnostic diagnostic) { diagnostics.push_back(std::move(diagnostic)); }
  /// changed: what is changed, 'FTE' or 'the row'. becomes: its new value, as it is to be shown.
  void mend(Diagnostic fault, std::string_view changed, std::string_view becomes);
};

/// A column of the format. Heads of a file are compared by their letters and digits before any '(',
/// whatever the case: 'Grade (or equivalent)' is Grade.
struct Head {
  std::string_view name;
  bool required = false;
};

/// The rows of one file, cells found by the format's columns.
class Sheet {
public:
  /// Decodes and reads a file; faults of the text, heads and cell counts go to the report.
  Sheet(const SourceFile &source, std::span<const Head> heads, Report &report);

  /// False when a required column is missing: the rows then mean nothing.
  bool complete() const { return complete_; }
  std::size_t rows() const { return table_.rows(); }
  std::uint64_t line(std::size_t row) const { return table_.line(row); }
  bool misshapen(std::size_t row) const { return table_.misshapen(row); }
  const std::string &file() const { return table_.file(); }
  /// Without outer blanks; empty when the file lacks the column.
  std::string_view cell(std::size_t row, std::size_t column) const;
  std::string_view head(std::size_t column) const { return heads_[column].name; }
  /// A diagnostic at a cell, its value filled in; the texts are the caller's.
  Diagnostic at(Code code, std::size_t row, std::size_t column, std::string problem,
                std::string expected = {}, std::string remedy = {}) const;
  /// A diagnostic of some rows, at the first of them.
  Diagnostic of_rows(Code code, std::span<const std::size_t> rows, std::string problem) const;

private:
  void find_heads(Report &report, std::uint64_t line);
  void add_row(Report &report, std::uint64_t line, std::span<const std::string_view> cells);

  std::span<const Head> heads_;
  DraftTable table_;
  std::vector<std::optional<std::uint32_t>> position_; // of each head in the file
  bool complete_ = true;
};

/// A number of the file, and how it is written in the model: without '£' and thousands commas.
struct Number {
  double value = 0;
  std::string text;
};

/// Decimal digits with '-', '£' and thousands commas as they may stand in front and between; else empty.
std::optional<Number> parsed_number(std::string_view text);

/// The number in a cell; empty when the cell is blank, `N/D` or at fault (which is reported).
std::optional<Number> number(const Sheet &sheet, std::size_t row, std::size_t column, Report &report);

/// Shortest text that reads back as the value rounded to 15 digits, never with an exponent.
std::string plain(double value);

/// The file's text as UTF-8: as it is, or the whole file read as windows-1252 with a warning.
std::string utf8_text(const SourceFile &source, Report &report);

/// ASCII alone.
constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
/// Without outer blanks (also the no-break ones) and quotes.
std::string_view unquoted(std::string_view text);
/// What unquoted() takes off: 'quotes' (and blanks), 'blanks' or nothing.
std::string_view taken_off(std::string_view text);
/// True when the cell is that word (given in lower case) in any case, with or without quotes around it.
bool is_word(std::string_view cell, std::string_view word);
/// Each run of blanks and line ends as one blank: a row of the model is then one line.
std::string one_line(std::string_view text);
/// '3', '3 and 9', '3, 9 and 12'; after the twentieth 'and 5 more'.
std::string listed(const std::vector<std::uint64_t> &numbers);
/// 'FILE, line 3', 'FILE, lines 3 and 9': a `source` cell.
std::string source_cell(const Sheet &sheet, std::span<const std::size_t> rows);

/// The post references of the senior file, and what a wrong one may have meant.
class References {
public:
  static constexpr std::uint32_t none = UINT32_MAX;

  /// The index of the reference, counted from 0 in order of first appearance; new ones are added.
  std::uint32_t add(std::string_view reference);
  std::size_t size() const { return texts_.size(); }
  const std::string &text(std::uint32_t post) const { return texts_[post]; }

  struct Found {
    std::uint32_t post = none; ///< none: nothing is even like it
    std::string hint;          ///< empty: the very reference; else how the one that is there differs
    bool several = false;      ///< more than one is like it, `hint` says which; post is none
  };
  Found find(std::string_view reference) const;

private:
  struct Alike {
    std::uint32_t first, second; // second: none, or another post of the same folded text
  };
  std::vector<std::string> texts_;
  std::unordered_map<std::string, std::uint32_t> exact_;
  std::unordered_map<std::string, Alike> folded_;
};

/// Organisations by the slug of their name, in order of first appearance.
class Organisations {
public:
  struct Organisation {
    std::string id, name, department, source;
  };
  /// The identifier of the organisation of that name; a new one is added.
  std::string add(std::string_view name, std::string_view department, std::string_view file);
  const std::vector<Organisation> &all() const { return all_; }

private:
  std::vector<Organisation> all_;
  std::unordered_map<std::string, std::size_t> known_;
};

/// A senior post, as it goes into posts.csv. A job share has several rows.
struct Post {
  std::vector<std::size_t> rows;
  std::optional<std::uint32_t> reports_to; ///< empty at the top
  bool has_reports = false, has_groups = false;
  std::string organisation, fte, holder, pay_floor, pay_ceiling, note;
  bool vacant = false;
  bool conflict = false; ///< its rows cannot be one post
};

namespace senior {
enum Column : std::size_t {
  reference,
  name,
  grade,
  title,
  function,
  department,
  organisation,
  unit,
  phone,
  email,
  reports_to,
  cost_of_reports,
  fte,
  pay_floor,
  pay_ceiling,
  profession,
  notes,
  valid
};
} // namespace senior

struct SeniorPosts {
  Sheet sheet;
  References references; ///< index = index into posts
  std::vector<Post> posts;
  /// References of rows that were left out (Eliminated, 0), with the word that says why and their line.
  std::unordered_map<std::string, std::pair<std::string, std::uint64_t>> left_out;
};

SeniorPosts read_senior(const SourceFile &source, Organisations &organisations, Report &report);

/// Circles of line management, over every row's superior (a repeated reference may have several).
/// superiors: by post, indices of posts. Each circle is reported once, printed whole up to 100 posts.
void report_cycles(const SeniorPosts &seniors, const std::vector<std::vector<std::uint32_t>> &superiors,
                   Report &report);

/// Why a superior that was not found is none: it was left out, is like several, or is nothing known.
Diagnostic unknown_superior(const SeniorPosts &seniors, const Sheet &sheet, std::size_t row,
                            std::size_t column, const References::Found &found);

/// Adds a superior's fault that has a hint: it is there in another spelling.
void mend_spelling(const SeniorPosts &seniors, const Sheet &sheet, std::size_t row, std::size_t column,
                   const References::Found &found, Report &report);

/// staff_groups.csv from the junior file; marks the posts that have groups.
DraftTable read_junior(const SourceFile &source, SeniorPosts &seniors, Organisations &organisations,
                       Report &report);

} // namespace organograph::io::organogram
