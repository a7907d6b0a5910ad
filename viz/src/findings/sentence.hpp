// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace organograph::viz {

/// A figure as a reader sees it, and what stands behind it.
struct Figure {
  std::string measure; ///< key of a definition: `span_of_control.span_mean`
  std::string text;    ///< as shown, with its unit: `2.4`, `29.4 %`, `not known`
  std::string table;   ///< name of the table that holds the rows behind it; empty: none
  /// `COLUMN=VALUE`, `COLUMN=ONE|OTHER` (either), `COLUMN>NUMBER` or `COLUMN<NUMBER`, several parted by a
  /// line feed, all of which hold; empty: all rows. A list in a cell has the value where one of its items is
  /// it.
  std::string filter;
  std::optional<double> value; ///< empty: not known, not shown, or several in one text

  Figure(std::string_view of, std::string shown, std::string_view rows_in = {}, std::string rows = {},
         std::optional<double> number = {})
      : measure(of), text(std::move(shown)), table(rows_in), filter(std::move(rows)), value(number) {}
};

/// What is told, as a value: texts and figures in order. A surface that has links writes them as such, the
/// others write plain(). Texts of a model in it are as given: every surface makes them harmless its own way.
class Sentence {
public:
  using Part = std::variant<std::string, Figure>;

  Sentence &text(std::string_view words);
  Sentence &figure(Figure told);
  Sentence &figure(std::string_view measure, std::string shown, std::string_view table = {},
                   std::string filter = {});
  /// A count and what is counted: `1 post`, `3 posts`. not known, and 0, are many.
  Sentence &counted(std::string_view measure, std::optional<std::uint64_t> count, std::string_view one,
                    std::string_view many, std::string_view table = {}, std::string filter = {});
  Sentence &add(const Sentence &more);

  bool empty() const { return parts_.empty(); }
  const std::vector<Part> &parts() const { return parts_; }
  /// All of it without what stands behind the figures.
  std::string plain() const;

private:
  std::vector<Part> parts_;
};

} // namespace organograph::viz
