// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/spelling.hpp"
#include "workbook/workbook_formats.hpp"
#include "workbook/workbook_xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace organograph::io {

namespace {

struct Common {
  SharedStrings strings;
  std::vector<NumberKind> styles;
  bool from_1904 = false;
};

std::optional<std::uint32_t> whole(std::string_view text) {
  std::uint32_t value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc{} || end != text.data() + text.size())
    return std::nullopt;
  return value;
}

class SheetHandler : public XmlHandler {
public:
  SheetHandler(const Common &common, SheetTarget &sheet) : common_(&common), sheet_(&sheet) {}

  void start(std::string_view name, const Attributes &attributes) override {
    if (in_cell_)
      start_in_cell(name);
    else if (name == "c" && in_row_)
      start_cell(attributes);
    else if (name == "row" && in_data_)
      start_row(attributes);
    else if (name == "sheetData")
      in_data_ = true;
    else if (name == "col")
      start_column(attributes);
    else if (name == "mergeCell")
      merge(attributes["ref"].value_or(""));
  }

  void end(std::string_view name) override {
    if (in_cell_)
      end_in_cell(name);
    else if (name == "row" && in_row_)
      in_row_ = false;
    else if (name == "sheetData")
      in_data_ = false;
  }

  void text(std::string_view part) override {
    if (collecting_)
      value_ += part;
  }

private:
  enum class Type : std::uint8_t { number, shared, inline_text, formula_text, boolean, error, date, unknown };

  static Type type_of(std::optional<std::string_view> t) {
    if (!t || *t == "n")
      return Type::number;
    return *t == "s"           ? Type::shared
           : *t == "str"       ? Type::formula_text
           : *t == "inlineStr" ? Type::inline_text
           : *t == "b"         ? Type::boolean
           : *t == "e"         ? Type::error
           : *t == "d"         ? Type::date
                               : Type::unknown;
  }

  void start_row(const Attributes &attributes) {
    const auto r = attributes["r"];
    const auto row = r ? whole(*r) : row_ + 1;
    if (!row || *row == 0 || *row > most_rows)
      throw Refusal{Code::unreadable_workbook,
                    "a sheet has a row " + shown(r.value_or("behind the last")) + ", which no sheet can have",
                    {}};
    row_ = *row;
    column_ = 0;
    in_row_ = true;
    sheet_->begin_row(row_, is_true(attributes["hidden"]));
  }

  void start_cell(const Attributes &attributes) {
    const auto reference = attributes["r"];
    const auto place = reference ? parsed_place(*reference) : CellPlace{row_, column_ + 1};
    if (!place || place->column > most_columns)
      throw Refusal{Code::unreadable_workbook,
                    "a sheet has a cell " + shown(reference.value_or("behind the last")) +
                        ", which no sheet can have",
                    {}};
    column_ = place->column;
    if (place->row != row_)
      sheet_->fault(column_, Code::unreadable_cell, std::string(*reference),
                    "the cell calls itself " + shown(*reference) + " and stands in row " +
                        std::to_string(row_));
    type_ = type_of(attributes["t"]);
    const auto style = attributes["s"] ? whole(*attributes["s"]) : std::nullopt;
    kind_ = style && *style < common_->styles.size() ? common_->styles[*style] : NumberKind::plain;
    in_cell_ = true;
    has_formula_ = has_value_ = false;
    phonetic_ = 0;
    depth_ = 0;
    value_.clear();
  }

  void start_in_cell(std::string_view name) {
    ++depth_;
    if (name == "f" && depth_ == 1)
      has_formula_ = true;
    else if (name == "rPh")
      ++phonetic_;
    else if ((name == "v" && depth_ == 1) || (name == "t" && type_ == Type::inline_text && phonetic_ == 0))
      collecting_ = has_value_ = true;
  }

  void end_in_cell(std::string_view name) {
    if (depth_ == 0) {
      in_cell_ = false;
      end_cell();
      return;
    }
    --depth_;
    collecting_ = false;
    if (name == "rPh")
      --phonetic_;
  }

  void end_cell() {
    if (has_formula_) {
      sheet_->formula();
      if (!has_value_ || (value_.empty() && type_ != Type::formula_text)) {
        sheet_->fault(column_, Code::formula_without_value, {}, "the formula has no value in the file");
        return;
      }
    }
    if (!has_value_)
      return;
    switch (type_) {
    case Type::number:
      return number();
    case Type::shared:
      return shared();
    case Type::inline_text:
    case Type::formula_text:
      return sheet_->cell(column_, value_.find("_x") == std::string::npos ? value_ : without_escapes(value_));
    case Type::boolean:
      return boolean();
    case Type::error:
      return sheet_->fault(column_, Code::error_value, value_, "the cell holds the error " + shown(value_));
    case Type::date:
      return sheet_->cell(column_, iso_date_text(value_));
    case Type::unknown:
      return unreadable("is of a type that cells do not have");
    }
  }

  void unreadable(const std::string &why) {
    sheet_->fault(column_, Code::unreadable_cell, value_, "the value " + shown(value_) + " " + why);
  }

  void number() {
    if (trimmed(value_).empty())
      return;
    const auto text = number_text(value_);
    if (!text)
      return unreadable("should be a number and is none");
    if (kind_ == NumberKind::plain)
      return sheet_->cell(column_, *text);
    double serial = 0;
    std::from_chars(text->data(), text->data() + text->size(), serial);
    const auto dated =
        kind_ == NumberKind::date ? date_text(serial, common_->from_1904) : duration_text(serial);
    sheet_->cell(column_, dated.value_or(*text));
  }

  void shared() {
    const auto index = whole(trimmed(value_));
    if (!index || *index >= common_->strings.size())
      return unreadable("is the number of a text that the workbook does not have");
    sheet_->cell(column_, common_->strings[*index]);
  }

  void boolean() {
    const std::string_view value = trimmed(value_);
    if (value == "1" || value == "true")
      return sheet_->cell(column_, "yes");
    if (value == "0" || value == "false")
      return sheet_->cell(column_, "no");
    unreadable("is neither true nor false");
  }

  void start_column(const Attributes &attributes) {
    if (!is_true(attributes["hidden"]))
      return;
    const auto first = whole(attributes["min"].value_or("")), last = whole(attributes["max"].value_or(""));
    if (first && last && *first > 0 && *first <= *last)
      sheet_->hidden_columns(*first, *last);
  }

  void merge(std::string_view reference) {
    if (const auto range = parsed_range(reference))
      sheet_->merged(*range);
  }

  const Common *common_;
  SheetTarget *sheet_;
  bool in_data_ = false, in_row_ = false, in_cell_ = false, collecting_ = false;
  bool has_formula_ = false, has_value_ = false;
  Type type_ = Type::number;
  NumberKind kind_ = NumberKind::plain;
  std::uint32_t row_ = 0, column_ = 0;
  int depth_ = 0, phonetic_ = 0; // inside the cell
  std::string value_;
};

const Relation *by_type(const std::vector<Relation> &relations, std::string_view type) {
  const auto at = std::ranges::find(relations, type, &Relation::type);
  return at == relations.end() ? nullptr : &*at;
}

std::optional<std::size_t> part_of(const Archive &archive, const Relation *relation) {
  return relation == nullptr || relation->target.empty() ? std::nullopt : archive.find(relation->target);
}

} // namespace

void read_xlsx(const Archive &archive, WorkbookTarget &to) {
  const std::vector<Relation> roots = read_relations(archive, "");
  const Relation *const root = by_type(roots, "officeDocument");
  const std::string workbook = root == nullptr ? "xl/workbook.xml" : root->target;
  const auto member = archive.find(workbook);
  if (!member || workbook.empty())
    throw Refusal{Code::unreadable_workbook, "it has no list of sheets (xl/workbook.xml)", {}};
  const ListedSheets list = read_sheet_list(archive, *member);
  const std::vector<Relation> relations = read_relations(archive, workbook);
  Common common;
  common.from_1904 = list.from_1904;
  if (const auto styles = part_of(archive, by_type(relations, "styles")))
    common.styles = read_cell_styles(archive, *styles);
  if (const auto strings = part_of(archive, by_type(relations, "sharedStrings")))
    common.strings = read_shared_strings(archive, *strings);
  if (const auto properties = archive.find("docProps/custom.xml"))
    to.expect_results(read_result_sheets(archive, *properties));
  for (const ListedSheet &listed : list.sheets) {
    const auto sheet = to.open(listed.name, listed.hidden);
    if (!sheet)
      continue;
    const auto relation = std::ranges::find(relations, listed.relation, &Relation::id);
    const auto part = relation == relations.end() || relation->type != "worksheet"
                          ? std::nullopt
                          : part_of(archive, &*relation);
    if (!part)
      throw Refusal{Code::unreadable_workbook,
                    "the cells of its sheet " + shown(listed.name) + " are not in the file",
                    {}};
    SheetHandler handler(common, *sheet);
    read_xml(archive, *part, handler);
    sheet->finish();
  }
}

} // namespace organograph::io
