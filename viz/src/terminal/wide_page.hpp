// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The page that comparisons are printed on: up to 100 columns.
namespace organograph::viz {

inline constexpr std::size_t wide_columns = 100;

/// Lines one under the other. Texts are made harmless by whoever gives them.
class WidePage {
public:
  explicit WidePage(bool colour) : colour_(colour) {}

  /// A line that stands out, and behind it what has to be known.
  void heading(std::string_view name, std::string_view caveat = {});
  void text(std::string_view text, std::size_t indent = 0);
  /// A name at the left, text in the rest of the width.
  void entry(std::string_view name, std::string_view text, std::size_t name_width);
  /// As it is, cut to the width.
  void line(std::string_view line);
  void gap() { out_ += '\n'; }
  std::string take() { return static_cast<std::string &&>(out_); }

private:
  std::string out_;
  bool colour_;
};

/// The text cut or filled up with blanks to the width.
std::string left(std::string_view text, std::size_t width);
std::string right(std::string_view text, std::size_t width);

/// `a, b and 3 more`: the first `most` of a list, harmless.
std::string listed(const std::vector<std::string> &items, std::size_t most);

} // namespace organograph::viz
