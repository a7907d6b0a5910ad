// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/organogram.hpp"
#include "support/places.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test::organograms {

using io::SourceFile;

struct OrganogramResult {
  Draft draft;
  io::ImportReport report;
  std::vector<Diagnostic> diagnostics;
};

inline OrganogramResult read_files(const std::vector<SourceFile> &seniors,
                                   const std::vector<SourceFile> &juniors = {},
                                   const io::OrganogramOptions &options = {}) {
  io::Imported read = io::read_organogram(seniors, juniors, options);
  std::vector<Diagnostic> diagnostics = read.report.diagnostics;
  return {std::move(read.draft), std::move(read.report), std::move(diagnostics)};
}

inline OrganogramResult read_organogram(const SourceFile &senior, const std::optional<SourceFile> &junior,
                                        const io::OrganogramOptions &options = {}) {
  return read_files({senior}, junior ? std::vector{*junior} : std::vector<SourceFile>(), options);
}

// Cells: 1 reference, 2 name, 3 grade, 4 title, 5 organisation, 6 unit, 7 superior, 8 FTE,
// 9 and 10 pay, 11 notes.
inline constexpr std::string_view senior_heads =
    "Post Unique Reference,Name,Grade,Job Title,Organisation,Unit,"
    "Reports to Senior Post,FTE,Actual Pay Floor (£),"
    "Actual Pay Ceiling (£),Notes\n";
// Cells: 1 organisation, 2 superior, 3 grade, 4 and 5 pay, 6 title, 7 FTE.
inline constexpr std::string_view junior_heads =
    "Organisation,Reporting Senior Post,Grade,Payscale Minimum (£),"
    "Payscale Maximum (£),Generic Job Title,Number of Posts in FTE\n";

inline SourceFile senior_file(std::string_view rows) {
  return {"senior.csv", std::string(senior_heads) + std::string(rows)};
}
inline SourceFile junior_file(std::string_view rows) {
  return {"junior.csv", std::string(junior_heads) + std::string(rows)};
}

inline OrganogramResult read_senior(std::string_view rows, bool repair = false) {
  return read_organogram(senior_file(rows), std::nullopt, {.repair = repair});
}

inline SourceFile test_file(const std::string &name) {
  std::ifstream in(std::string(places::test_data()) + "/organograms/" + name, std::ios::binary);
  EXPECT_TRUE(in) << name;
  return {name, {std::istreambuf_iterator<char>(in), {}}};
}

inline std::string text_of(const std::vector<Diagnostic> &diagnostics) {
  std::string out;
  for (const Diagnostic &d : diagnostics)
    out += to_string(d) + "\n";
  return out;
}

inline std::vector<Diagnostic> of_code(const OrganogramResult &result, Code code) {
  std::vector<Diagnostic> out;
  std::ranges::copy_if(result.diagnostics, std::back_inserter(out),
                       [code](const Diagnostic &d) { return d.code == code; });
  return out;
}

inline std::string cell(const Draft &draft, TableId id, std::size_t row, std::string_view column) {
  const auto &table = draft[id];
  if (!table || row >= table->rows())
    return "(no such row)";
  const auto at = std::ranges::find(table->columns(), column);
  if (at == table->columns().end())
    return "(no such column)";
  return std::string(table->cell(row, static_cast<std::size_t>(at - table->columns().begin())));
}

inline std::string post(const OrganogramResult &result, std::size_t row, std::string_view column) {
  return cell(result.draft, TableId::posts, row, column);
}

// 'A1 B2>A1 C3>A1': every post and its superior; '-' where there is no draft.
inline std::string lines_of(const OrganogramResult &result) {
  const auto &posts = result.draft[TableId::posts];
  if (!posts)
    return "-";
  std::string out;
  for (std::size_t row = 0; row < posts->rows(); ++row) {
    const std::string superior = post(result, row, "reports_to");
    out += (row > 0 ? " " : "") + post(result, row, "post_id") + (superior.empty() ? "" : ">" + superior);
  }
  return out;
}

} // namespace organograph::test::organograms
