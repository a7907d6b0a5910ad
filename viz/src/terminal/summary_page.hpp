// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The one screen that the summary is written on, and figures in words.
namespace organograph::viz {

/// Lines of at most 80 columns, one under the other.
class Page {
public:
  explicit Page(bool colour) : colour_(colour) {}

  /// The model's name.
  void title(std::string_view text);
  /// A section's name in capitals, and behind it what has to be known about it.
  void heading(std::string_view name, std::string_view caveat);
  /// Text in as many lines as it needs; harmless text only.
  void text(std::string_view text, std::size_t indent = 2);
  /// A figure with its unit, and what it is of; cut to one line.
  void item(std::string_view figure, std::string_view of);
  void gap() { out_ += '\n'; }
  std::string take() { return static_cast<std::string &&>(out_); }

private:
  void line(std::string_view text);

  std::string out_;
  bool colour_;
};

/// `12,000`.
std::string figure(std::uint64_t count);
/// `3 posts`, `1 post`, `12,000 posts`.
std::string counted(std::uint64_t count, std::string_view one, std::string_view many);
/// Grouped by thousands; below 100 with one decimal unless that is 0.
std::string rounded(double value);
/// `60 %`.
std::string percent(double share);
/// `title (id)` in at most `columns`: the identifier stays whole while it leaves room for the title.
std::string titled(std::string_view title, std::string_view id, std::size_t columns);

} // namespace organograph::viz
