// SPDX-License-Identifier: Apache-2.0
#include "calendar/icalendar_lines.hpp"

#include <algorithm>

namespace organograph::io::calendar {

namespace {

// LF, CR LF, or a lone CR.
std::size_t behind_line_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] != '\n' && text[at] != '\r')
    ++at;
  if (at + 1 < text.size() && text[at] == '\r' && text[at + 1] == '\n')
    ++at;
  return std::min(text.size(), at + 1);
}

bool continues(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == ' ' || text[at] == '\t');
}

} // namespace

bool ContentLines::next() {
  if (at_ >= text_.size())
    return false;
  line_ = next_line_;
  const std::size_t begin = at_;
  do {
    at_ = behind_line_end(text_, at_);
    ++next_line_;
  } while (continues(text_, at_));
  raw_ = text_.substr(begin, at_ - begin);
  name_.clear();
  for (std::size_t i = 0; i < raw_.size() && name_.size() < 64; ++i) {
    const char c = raw_[i];
    if (c == ':' || c == ';')
      break;
    if (c == '\r' || c == '\n' || c == ' ' || c == '\t')
      continue; // a fold
    name_ += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return true;
}

std::string ContentLines::text() const {
  std::string text;
  text.reserve(raw_.size());
  for (std::size_t i = 0; i < raw_.size(); ++i) {
    if (raw_[i] != '\r' && raw_[i] != '\n') {
      text += raw_[i];
      continue;
    }
    while (i + 1 < raw_.size() && (raw_[i + 1] == '\r' || raw_[i + 1] == '\n'))
      ++i;
    if (i + 1 < raw_.size())
      ++i; // the blank that marks a fold
  }
  return text;
}

std::string ContentLines::value() const {
  const std::string line = text();
  const std::size_t colon = line.find(':');
  return colon == std::string::npos ? std::string() : line.substr(colon + 1);
}

} // namespace organograph::io::calendar
