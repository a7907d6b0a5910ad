// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/agreements_ics.hpp"

#include "organograph/engine/dates.hpp"
#include "words/safe_text.hpp"

#include <cctype>
#include <cstddef>
#include <string_view>

namespace organograph::viz {

namespace {

constexpr std::size_t longest_line = 75; // bytes

// A line goes on behind a line break and a blank; no character is cut.
void add_line(std::string &to, std::string_view line) {
  std::size_t room = longest_line;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && (static_cast<unsigned char>(line[cut]) & 0xC0U) == 0x80U)
      --cut;
    to.append(line.substr(0, cut)).append("\r\n ");
    line.remove_prefix(cut);
    room = longest_line - 1;
  }
  to.append(line).append("\r\n");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',')
      out += '\\';
    out += c;
  }
  return out;
}

std::string cell(const Model &model, AgreementId agreement, std::string_view column) {
  const Register &rows = *model.rows_of(TableId::agreements);
  return harmless(model.text(rows.cell(index(agreement), rows.column(column)).text), 200);
}

// Letters and digits as they are, any other byte in hexadecimal: two identifiers stay two.
std::string as_uid(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80U && std::isalnum(byte) != 0) {
      out += c;
      continue;
    }
    out += '_';
    out += digits[byte >> 4U];
    out += digits[byte & 0x0FU];
  }
  return out;
}

std::string compact(std::string_view day) {
  std::string out;
  for (const char c : day)
    if (c != '-')
      out += c;
  return out;
}

void add_event(std::string &to, const Model &model, const DueDate &due) {
  const Register &rows = *model.rows_of(TableId::agreements);
  const std::string_view identifier =
      model.text(rows.cell(index(due.agreement), rows.column("agreement_id")).text);
  const std::string_view stamp = model.text(model->date);
  const std::string title = cell(model, due.agreement, "title"),
                    source = cell(model, due.agreement, "source");
  const bool is_review = due.kind == DueKind::review;
  add_line(to, "BEGIN:VEVENT");
  add_line(to, std::string("UID:") + (is_review ? "review" : "end") + "-" + compact(due.day) + "-" +
                   as_uid(identifier) + "@organograph");
  add_line(to, "DTSTAMP:" + compact(stamp.empty() ? due.day : first_day(stamp)) + "T000000Z");
  add_line(to, "DTSTART;VALUE=DATE:" + compact(due.day));
  add_line(to, "SUMMARY:" + escaped((is_review ? "Review: " : "Last day: ") + title));
  if (!source.empty())
    add_line(to, "DESCRIPTION:" + escaped("Source: " + source));
  add_line(to, "TRANSP:TRANSPARENT");
  add_line(to, "END:VEVENT");
}

} // namespace

std::string agreements_ics(const Model &model, const Agreements &result) {
  std::string events;
  for (const DueDate &due : result.dates)
    if (due.kind == DueKind::review || due.kind == DueKind::end)
      add_event(events, model, due);
  if (events.empty())
    return {};
  std::string out;
  for (const std::string_view line :
       {"BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Organograph//Agreements//EN", "CALSCALE:GREGORIAN"})
    add_line(out, line);
  out += events;
  add_line(out, "END:VCALENDAR");
  return out;
}

} // namespace organograph::viz
