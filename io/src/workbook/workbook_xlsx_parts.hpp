// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbook/workbook_cells.hpp"
#include "workbook/workbook_xml.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// One sheet that workbook.xml lists.
struct ListedSheet {
  std::string name, relation;
  bool hidden = false;
};

struct ListedSheets {
  std::vector<ListedSheet> sheets;
  bool from_1904 = false;
};
ListedSheets read_sheet_list(const Archive &archive, std::size_t member);

/// What a part refers to.
struct Relation {
  std::string id, type, target; ///< type: its last word, 'worksheet'; target: name of a part, or empty
};
/// The relations of a part, none where it has none. Targets are relative to the part's folder or absolute;
/// one outside of the archive (an address, too many '..') is empty.
std::vector<Relation> read_relations(const Archive &archive, std::string_view part);

/// Whether an attribute of a yes and a no says yes.
bool is_true(std::optional<std::string_view> text);

/// Many texts, one behind the other.
class SharedStrings {
public:
  std::size_t size() const { return ends_.size(); }
  std::string_view operator[](std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(text_).substr(begin, ends_[index] - begin);
  }
  void add(std::string_view text) {
    text_ += text;
    ends_.push_back(text_.size());
  }

private:
  std::string text_;
  std::vector<std::size_t> ends_;
};
SharedStrings read_shared_strings(const Archive &archive, std::size_t member);

/// What each style of a cell makes of a number.
std::vector<NumberKind> read_cell_styles(const Archive &archive, std::size_t member);

/// The sheets that the workbook's own properties call results of this program: 'Summary:Spans' under names
/// that begin with 'organograph results' (a sheet's name has no colon; a property has at most 255 letters),
/// in docProps/custom.xml or meta.xml.
std::vector<std::string> read_result_sheets(const Archive &archive, std::size_t member);

} // namespace organograph::io
