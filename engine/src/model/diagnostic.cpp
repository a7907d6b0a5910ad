// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/diagnostic.hpp"
#include "organograph/engine/screen.hpp"

#include <algorithm>
#include <charconv>

namespace organograph {

namespace {

constexpr std::size_t longest_shown = 120;

void append_escape(std::string &out, unsigned char byte) {
  constexpr char digits[] = "0123456789abcdef";
  out += "\\x";
  out += digits[byte >> 4];
  out += digits[byte & 15];
}

// Bytes of the character at `at` if a terminal would act on it instead of showing it, else 0: the C1 controls
// (U+0080-009F), line and paragraph separator (U+2028, 2029) and the bidirectional controls (U+200E, 200F,
// U+202A-202E, U+2066-2069), which would reorder the rest of a line.
std::size_t control_character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  if (text.size() - at >= 2 && byte(0) == 0xc2 && byte(1) >= 0x80 && byte(1) <= 0xa0)
    return 2;
  if (text.substr(at).starts_with("\ufeff"))
    return 3;
  if (text.size() - at < 3 || byte(0) != 0xe2)
    return 0;
  const unsigned char third = byte(2);
  const bool acts = byte(1) == 0x80   ? (third >= 0x8b && third <= 0x8f) || (third >= 0xa8 && third <= 0xae)
                    : byte(1) == 0x81 ? third >= 0xa6 && third <= 0xa9
                                      : false;
  return acts ? 3 : 0;
}

// Appends the character at `at` as it may be printed; gives how many bytes of the text it was.
std::size_t append_harmless(std::string &out, std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == '\n')
    out += "\\n";
  else if (byte == '\r')
    out += "\\r";
  else if (byte == '\t')
    out += "\\t";
  else if (byte < 0x20 || byte == 0x7f)
    append_escape(out, byte);
  else if (const std::size_t length = control_character(text, at); length > 0) {
    for (std::size_t i = 0; i < length; ++i)
      append_escape(out, static_cast<unsigned char>(text[at + i]));
    return length;
  } else
    out += text[at];
  return 1;
}

// Quotes only round a name that would break the line.
std::string name_shown(const std::string &name) {
  std::string out = shown(name);
  return out == "'" + name + "'" ? name : out;
}

// ' (title)': so that nobody has to count cells.
std::string in_column(const Diagnostic &diagnostic) {
  if (diagnostic.cell == 0 || diagnostic.head.empty() ||
      diagnostic.problem.find(diagnostic.head) != std::string::npos)
    return {};
  return " (" + shown_bare(diagnostic.head) + ")";
}

std::string in_file(const Diagnostic &diagnostic) {
  std::string out;
  if (diagnostic.line > 0)
    out += ":" + std::to_string(diagnostic.line);
  if (diagnostic.cell > 0)
    out += ":" + std::to_string(diagnostic.cell);
  return out;
}

std::string in_sheet(const Diagnostic &diagnostic) {
  std::string out = ", sheet " + name_shown(diagnostic.sheet);
  const std::string row = diagnostic.line > 0 ? std::to_string(diagnostic.line) : "";
  if (diagnostic.cell > 0)
    out += (row.empty() ? ", column " : ", cell ") + column_letters(diagnostic.cell) + row;
  else if (!row.empty())
    out += ", row " + row;
  return out;
}

} // namespace

std::string_view name(Severity severity) {
  switch (severity) {
  case Severity::error:
    return "error";
  case Severity::warning:
    return "warning";
  case Severity::note:
    return "note";
  }
  return "error";
}

std::string counted(std::uint64_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

std::string shown(std::string_view value) {
  std::string out = "'";
  std::size_t at = 0;
  while (at < value.size()) {
    const bool starts_character = (static_cast<unsigned char>(value[at]) & 0xc0) != 0x80;
    if (starts_character && out.size() > longest_shown)
      break;
    at += append_harmless(out, value, at);
  }
  if (at < value.size())
    out += "... (" + std::to_string(value.size()) + " bytes)";
  return out + "'";
}

std::string shown_bare(std::string_view value) {
  const std::string quoted = shown(value);
  return quoted.substr(1, quoted.size() - 2);
}

void put_errors_first(std::vector<Diagnostic> &diagnostics) {
  std::ranges::stable_partition(diagnostics,
                                [](const Diagnostic &d) { return d.severity() == Severity::error; });
}

std::string for_screen(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();)
    at += append_harmless(out, text, at);
  return out;
}

bool may_be_formula(std::string_view text) {
  if (text.empty() || std::string_view("=+-@\t\r").find(text.front()) == std::string_view::npos)
    return false;
  double number = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), number);
  return problem != std::errc{} || end != text.data() + text.size();
}

std::string json_for_screen(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t length = json[at] == '\x7f' ? 1 : control_character(json, at);
    if (length == 0) {
      out += json[at++];
      continue;
    }
    constexpr char digits[] = "0123456789abcdef";
    unsigned code = static_cast<unsigned char>(json[at]) & (length == 1   ? 0x7fU
                                                            : length == 2 ? 0x1fU
                                                                          : 0x0fU);
    for (std::size_t i = 1; i < length; ++i)
      code = code << 6U | (static_cast<unsigned char>(json[at + i]) & 0x3fU);
    out += "\\u";
    for (const unsigned shift : {12U, 8U, 4U, 0U})
      out += digits[code >> shift & 15U];
    at += length;
  }
  return out;
}

std::string column_letters(std::uint32_t column) {
  std::string out;
  for (; column > 0; column = (column - 1) / 26)
    out.insert(out.begin(), static_cast<char>('A' + (column - 1) % 26));
  return out;
}

std::string to_string(const Diagnostic &diagnostic) {
  const CodeInfo &code = info(diagnostic.code);
  std::string out = diagnostic.file.empty() ? "model" : name_shown(diagnostic.file);
  out += diagnostic.sheet.empty() ? in_file(diagnostic) : in_sheet(diagnostic);
  out += in_column(diagnostic);
  out += ": ";
  out += name(diagnostic.severity());
  out += "[";
  out += code.name;
  out += "]: " + diagnostic.problem;
  if (!diagnostic.expected.empty())
    out += "; expected " + diagnostic.expected;
  const std::string_view remedy = diagnostic.remedy.empty() ? code.remedy : diagnostic.remedy;
  if (!remedy.empty()) {
    out += "; ";
    out += remedy;
  }
  return out;
}

bool has_errors(std::span<const Diagnostic> diagnostics) {
  return std::ranges::any_of(diagnostics,
                             [](const Diagnostic &d) { return d.severity() == Severity::error; });
}

} // namespace organograph
