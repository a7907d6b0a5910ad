// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/import_report.hpp"

#include "organograph/io/model_folder.hpp"
#include "tables/contacts.hpp"

#include <algorithm>
#include <array>

namespace organograph::io {

std::string without_emails(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t sign = std::min(text.find('@', at), text.size());
    std::size_t begin = sign == text.size() ? sign : tables::email_begin(text, sign, at);
    if (begin < sign && text[begin] == '\'') // an opening quote, and not that of o'brien@example.org
      ++begin;
    out += text.substr(at, begin - at);
    if (sign == text.size())
      break;
    out += begin < sign ? "...@" : "@";
    at = sign + 1;
  }
  return out;
}

void mask_contacts(ImportReport &report) {
  const auto mask = [](std::string &text) {
    if (text.find('@') != std::string::npos)
      text = without_emails(text);
    if (text.find_first_of("+0") != std::string::npos)
      text = tables::without_telephones(text);
  };
  for (ImportReport::Entry &entry : report.entries)
    for (std::string *text : {&entry.column, &entry.read, &entry.became, &entry.why})
      mask(*text);
  for (Diagnostic &diagnostic : report.diagnostics)
    for (std::string *text :
         {&diagnostic.value, &diagnostic.problem, &diagnostic.expected, &diagnostic.remedy, &diagnostic.head})
      mask(*text);
}

void ImportReport::leave_out(std::string_view what, std::uint64_t count) {
  if (count == 0)
    return;
  const auto known = std::ranges::find(left_out, what, &LeftOut::what);
  if (known != left_out.end())
    known->count += count;
  else
    left_out.push_back({std::string(what), count});
}

std::string to_csv(const ImportReport &report) {
  DraftTable table("import-report.csv", {"file", "line", "column", "read", "became", "why"});
  const auto add = [&](std::string_view file, std::uint64_t line, std::string_view column,
                       std::string_view read, std::string_view became, std::string_view why) {
    const std::string number = line == 0 ? std::string() : std::to_string(line);
    table.add_row(table.rows() + 2, std::array<std::string_view, 6>{file, number, column, read, became, why});
  };
  for (const ImportReport::Entry &entry : report.entries)
    add(entry.file, entry.line, entry.column, entry.read, entry.became, entry.why);
  for (const Diagnostic &diagnostic : report.diagnostics)
    add(diagnostic.file, diagnostic.line, diagnostic.head, diagnostic.value, {},
        std::string(name(diagnostic.severity())) + ": " + diagnostic.problem);
  for (const ImportReport::LeftOut &left : report.left_out)
    add({}, 0, {}, std::to_string(left.count), {}, "left out: " + left.what);
  return to_csv(table);
}

} // namespace organograph::io
