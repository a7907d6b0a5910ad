// SPDX-License-Identifier: Apache-2.0
// The parts of an OOXML workbook beside its sheets.
#include "workbook/workbook_xlsx_parts.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

namespace organograph::io {

namespace {

std::uint32_t whole(std::optional<std::string_view> text) {
  std::uint32_t value = 0;
  if (text)
    std::from_chars(text->data(), text->data() + text->size(), value);
  return value;
}

std::string last_word(std::string_view type) {
  const std::size_t slash = type.rfind('/');
  return std::string(slash == std::string_view::npos ? type : type.substr(slash + 1));
}

// The part that a target means, seen from a folder ('xl/'); empty where it lies outside.
std::string resolved(std::string_view folder, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string() : std::string(folder);
  path += target;
  std::vector<std::string_view> steps;
  std::string_view rest = path;
  while (!rest.empty()) {
    const std::size_t slash = std::min(rest.find('/'), rest.size());
    const std::string_view step = rest.substr(0, slash);
    rest.remove_prefix(std::min(rest.size(), slash + 1));
    if (step.empty() || step == ".")
      continue;
    if (step != "..") {
      steps.push_back(step);
      continue;
    }
    if (steps.empty())
      return {};
    steps.pop_back();
  }
  std::string out;
  for (const std::string_view step : steps)
    out += (out.empty() ? "" : "/") + std::string(step);
  return out;
}

class SheetListHandler : public XmlHandler {
public:
  ListedSheets list;
  void start(std::string_view name, const Attributes &attributes) override {
    if (name == "workbookPr")
      list.from_1904 = is_true(attributes["date1904"]);
    if (name != "sheet")
      return;
    const auto state = attributes["state"];
    list.sheets.push_back({std::string(attributes["name"].value_or("")),
                           std::string(attributes["id"].value_or("")),
                           state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class RelationHandler : public XmlHandler {
public:
  explicit RelationHandler(std::string_view folder) : folder_(folder) {}
  std::vector<Relation> relations;
  void start(std::string_view name, const Attributes &attributes) override {
    if (name != "Relationship")
      return;
    const bool external = attributes["TargetMode"] == "External";
    relations.push_back({std::string(attributes["Id"].value_or("")),
                         last_word(attributes["Type"].value_or("")),
                         external ? "" : resolved(folder_, attributes["Target"].value_or(""))});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

private:
  std::string folder_;
};

// <si>: runs are joined, what only says how to pronounce them (rPh) is left out.
class SharedStringHandler : public XmlHandler {
public:
  SharedStrings strings;
  void start(std::string_view name, const Attributes &) override {
    if (name == "si")
      item_.clear();
    else if (name == "rPh")
      ++phonetic_;
    else if (name == "t")
      in_text_ = phonetic_ == 0;
  }
  void end(std::string_view name) override {
    if (name == "si")
      strings.add(item_.find("_x") == std::string::npos ? item_ : without_escapes(item_));
    else if (name == "rPh")
      --phonetic_;
    else if (name == "t")
      in_text_ = false;
  }
  void text(std::string_view part) override {
    if (in_text_)
      item_ += part;
  }

private:
  std::string item_;
  int phonetic_ = 0;
  bool in_text_ = false;
};

class StyleHandler : public XmlHandler {
public:
  std::vector<NumberKind> kinds;
  void start(std::string_view name, const Attributes &attributes) override {
    if (name == "numFmt")
      custom_[whole(attributes["numFmtId"])] = format_kind(attributes["formatCode"].value_or(""));
    else if (name == "cellXfs")
      in_cells_ = true;
    else if (name == "xf" && in_cells_)
      formats_.push_back(whole(attributes["numFmtId"]));
  }
  void end(std::string_view name) override {
    if (name == "cellXfs")
      in_cells_ = false;
    if (name != "styleSheet")
      return;
    for (const std::uint32_t id : formats_) {
      const auto at = custom_.find(id);
      kinds.push_back(at == custom_.end() ? builtin_format_kind(id) : at->second);
    }
  }
  void text(std::string_view) override {}

private:
  std::map<std::uint32_t, NumberKind> custom_;
  std::vector<std::uint32_t> formats_;
  bool in_cells_ = false;
};

class PropertyHandler : public XmlHandler {
public:
  std::vector<std::string> sheets;
  void start(std::string_view name, const Attributes &attributes) override {
    if (name != "property" && name != "user-defined")
      return;
    wanted_ = attributes["name"].value_or("").starts_with("organograph results");
    value_.clear();
  }
  void end(std::string_view name) override {
    if (!wanted_ || (name != "property" && name != "user-defined"))
      return;
    wanted_ = false;
    for (std::string_view rest = value_; !rest.empty();) {
      const std::size_t colon = std::min(rest.find(':'), rest.size());
      sheets.emplace_back(rest.substr(0, colon));
      rest.remove_prefix(std::min(rest.size(), colon + 1));
    }
  }
  void text(std::string_view part) override {
    if (wanted_)
      value_ += part;
  }

private:
  std::string value_;
  bool wanted_ = false;
};

} // namespace

bool is_true(std::optional<std::string_view> text) {
  return text == "1" || text == "true";
}

ListedSheets read_sheet_list(const Archive &archive, std::size_t member) {
  SheetListHandler handler;
  read_xml(archive, member, handler);
  return std::move(handler.list);
}

std::vector<Relation> read_relations(const Archive &archive, std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? "" : part.substr(0, slash + 1));
  const auto member = archive.find(folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels");
  RelationHandler handler(folder);
  if (member)
    read_xml(archive, *member, handler);
  return std::move(handler.relations);
}

SharedStrings read_shared_strings(const Archive &archive, std::size_t member) {
  SharedStringHandler handler;
  read_xml(archive, member, handler);
  return std::move(handler.strings);
}

std::vector<NumberKind> read_cell_styles(const Archive &archive, std::size_t member) {
  StyleHandler handler;
  read_xml(archive, member, handler);
  return std::move(handler.kinds);
}

std::vector<std::string> read_result_sheets(const Archive &archive, std::size_t member) {
  PropertyHandler handler;
  read_xml(archive, member, handler);
  return std::move(handler.sheets);
}

} // namespace organograph::io
