// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "words/numbers.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// The one screen that the summary is written on.
namespace organograph::viz {

/// Lines of at most 80 columns, one under the other.
class Page {
public:
  explicit Page(bool colour) : colour_(colour) {}

  /// The model's name.
  void title(std::string_view text);
  /// A section's name in capitals, and behind it what has to be known about it.
  void heading(std::string_view name, std::string_view caveat);
  /// A block in a line: its heading and words, kept until in_brief() writes them one behind the other.
  void brief(std::string_view name, std::string_view words);
  void in_brief();
  /// Text in as many lines as it needs; harmless text only.
  void text(std::string_view text, std::size_t indent = 2);
  /// A figure with its unit, and what it is of; cut to one line.
  void item(std::string_view figure, std::string_view of);
  void gap() { out_ += '\n'; }
  std::string take() { return static_cast<std::string &&>(out_); }

private:
  void line(std::string_view text);

  struct Brief {
    std::string name, words;
  };

  std::string out_;
  std::vector<Brief> brief_;
  bool colour_;
};

/// `title (id)` in at most `columns`: the identifier stays whole while it leaves room for the title.
std::string titled(std::string_view title, std::string_view id, std::size_t columns);

} // namespace organograph::viz
