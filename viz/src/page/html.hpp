// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

struct Attribute {
  std::string_view name;
  std::string_view value;
};
using Attributes = std::initializer_list<Attribute>;

/// HTML put together so that no text of a model can become markup: this class alone writes < and &. Names of
/// elements and attributes are the program's own. Elements are closed in the order they were opened. A cell
/// of a table's body gets its column's head as data-label: a narrow screen shows rows as lists.
class Html {
public:
  Html &open(std::string_view element, Attributes attributes = {});
  /// Closes the innermost open element.
  Html &close();
  /// Text; control characters and what is not UTF-8 become U+FFFD.
  Html &text(std::string_view text);
  /// An element that holds a text alone.
  Html &element(std::string_view element, std::string_view text, Attributes attributes = {});
  /// An element that holds nothing (input, br, rect ..): `<br>`, inside svg `<rect/>`.
  Html &empty(std::string_view element, Attributes attributes = {});
  /// The program's own markup: svg(), a script, a style sheet. Never a text of a model.
  Html &trusted(std::string_view markup);
  /// Data for the page's script: `<script type="application/json" id="ID">`, with < as \u003c.
  Html &data(std::string_view id, const nlohmann::ordered_json &value);
  /// The ids that links written so far lead to.
  const std::set<std::string, std::less<>> &leads_to() const { return leads_to_; }
  /// The page; every element must be closed.
  std::string take();

private:
  /// A table that is open: its heads, and the cell that comes next.
  struct Columns {
    std::vector<std::string> heads;
    std::size_t next = 0;
    bool in_head = false;
  };

  void begin(std::string_view element, Attributes attributes);
  void begin_cell(std::string_view element);

  std::string out_;
  std::vector<Columns> tables_;
  std::vector<std::string> open_;
  std::set<std::string, std::less<>> leads_to_;
};

} // namespace organograph::viz
