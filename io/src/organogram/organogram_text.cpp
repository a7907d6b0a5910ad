// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <iconv.h>

namespace organograph::io::organogram {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

struct Decoded {
  std::string text;       // as far as it went
  std::size_t failed = 0; // offset of the first byte that cannot be read
  bool whole = false;
};

Decoded decode(std::string_view bytes, const char *encoding) {
  Decoded out;
  iconv_t converter = iconv_open("UTF-8", encoding); // NOLINT(misc-const-correctness): a pointer
  if (converter == reinterpret_cast<iconv_t>(-1))    // NOLINT(performance-no-int-to-ptr): so says iconv_open
    return out;
  std::array<char, 65536> buffer;
  char *in = const_cast<char *>(bytes.data()); // iconv reads only, its type is older than const
  std::size_t left = bytes.size();
  bool going = true;
  while (going) {
    char *to = buffer.data();
    std::size_t room = buffer.size();
    going = iconv(converter, &in, &left, &to, &room) == static_cast<std::size_t>(-1) && errno == E2BIG;
    out.text.append(buffer.data(), buffer.size() - room);
  }
  iconv_close(converter);
  out.failed = bytes.size() - left;
  out.whole = left == 0;
  return out;
}

std::uint64_t line_of(std::string_view bytes, std::size_t offset) {
  std::uint64_t line = 1;
  for (std::size_t i = 0; i < offset; ++i) // LF, CR LF and CR alone end a line, as CsvReader counts them
    line += bytes[i] == '\r' || (bytes[i] == '\n' && (i == 0 || bytes[i - 1] != '\r')) ? 1U : 0U;
  return line;
}

// What stands around values: blanks (ASCII, no-break, zero-width) and quotes (straight, curly).
constexpr std::array<std::string_view, 8> blanks = {
    " ", "\t", "\r", "\n", "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\xaf", "\xef\xbb\xbf"};
constexpr std::array<std::string_view, 7> quotes = {
    "'", "\"", "`", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d"};

// Takes one of the marks off either end; false where none is there.
bool take_off(std::string_view &text, std::span<const std::string_view> marks) {
  for (const std::string_view mark : marks) {
    const bool first = text.starts_with(mark);
    if (first)
      text.remove_prefix(mark.size());
    else if (text.ends_with(mark))
      text.remove_suffix(mark.size());
    else
      continue;
    return true;
  }
  return false;
}

// Digits with at most one point and correct thousands commas, without the commas; else empty.
std::string without_commas(std::string_view text) {
  const std::string_view whole = text.substr(0, text.find('.'));
  const std::string_view rest = text.substr(whole.size());
  std::string out;
  std::size_t since_comma = 0;
  bool commas = false;
  for (const char c : whole) {
    if (c == ',') {
      if (commas ? since_comma != 3 : since_comma < 1 || since_comma > 3)
        return {};
      commas = true;
      since_comma = 0;
    } else if (is_digit(c)) {
      ++since_comma;
      out += c;
    } else {
      return {};
    }
  }
  if (commas && since_comma != 3)
    return {};
  if (!rest.empty() && !std::ranges::all_of(rest.substr(1), is_digit))
    return {};
  return out + std::string(rest);
}

} // namespace

std::string utf8_text(const SourceFile &source, Report &report) {
  const std::string_view bytes = source.bytes;
  const Decoded as_utf8 = decode(bytes, "UTF-8");
  if (as_utf8.whole)
    return source.bytes;
  Diagnostic found{Code::not_utf8, source.name, line_of(bytes, as_utf8.failed), 0, {}, {}, {}, {}};
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    found.problem = "the file is UTF-16";
    found.expected = "UTF-8 or windows-1252";
    found.remedy = "save it as 'CSV UTF-8'";
    report.add(std::move(found));
    return {};
  }
  Decoded as_windows = decode(bytes, "WINDOWS-1252");
  if (!as_windows.whole) {
    found.line = line_of(bytes, as_windows.failed);
    found.problem = "text that is neither UTF-8 nor windows-1252";
    found.remedy = "save the file as 'CSV UTF-8'";
  } else {
    found.code = Code::organogram_not_utf8;
    found.problem = "text that is not UTF-8; the whole file was read as windows-1252";
  }
  report.add(std::move(found));
  return std::move(as_windows.text);
}

std::string_view unquoted(std::string_view text) {
  while (take_off(text, blanks) || take_off(text, quotes))
    ;
  return text;
}

std::string_view taken_off(std::string_view text) {
  if (unquoted(text).size() == text.size())
    return {};
  while (take_off(text, blanks))
    ;
  return take_off(text, quotes) ? "quotes" : "blanks";
}

bool is_word(std::string_view cell, std::string_view word) {
  return std::ranges::equal(unquoted(cell), word, [](char a, char b) { return lower(a) == b; });
}

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : trimmed(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (!blank)
      out += c;
    else if (!out.ends_with(' '))
      out += ' ';
  }
  return out;
}

std::string listed(const std::vector<std::uint64_t> &numbers) {
  constexpr std::size_t longest = 20;
  const std::size_t count = std::min(numbers.size(), longest);
  const bool all = count == numbers.size();
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0)
      out += all && i + 1 == count ? " and " : ", ";
    out += std::to_string(numbers[i]);
  }
  return all ? out : out + " and " + std::to_string(numbers.size() - count) + " more";
}

std::string plain(double value) {
  char buffer[512];
  char *end = std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::general, 15).ptr;
  double rounded = 0;
  std::from_chars(buffer, end, rounded);
  end = std::to_chars(buffer, buffer + sizeof buffer, rounded, std::chars_format::fixed).ptr;
  return {buffer, end};
}

std::optional<Number> parsed_number(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative)
    text = trimmed(text.substr(1));
  if (text.starts_with("£"))
    text = trimmed(text.substr(std::string_view("£").size()));
  Number out{0, without_commas(text)};
  const char *const end = out.text.data() + out.text.size();
  const auto [stop, problem] = std::from_chars(out.text.data(), end, out.value);
  if (problem != std::errc{} || stop != end)
    return std::nullopt;
  if (negative) {
    out.value = -out.value;
    out.text.insert(0, "-");
  }
  return out;
}

} // namespace organograph::io::organogram
