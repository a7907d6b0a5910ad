// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// A second reader of CSV, written from the contract in csv_reader.hpp alone: byte by byte, without any of the
// program's code.
namespace organograph::test {

struct PlainRecord {
  std::size_t line;
  std::vector<std::string> cells;
  bool operator==(const PlainRecord &) const = default;
};

struct PlainReading {
  std::vector<PlainRecord> records;
  std::vector<std::string> faults;        ///< 'not-utf8@3:1', in the order found
  std::vector<std::size_t> faults_before; ///< by record: how many come before or with it
  std::vector<bool> beside_return;        ///< by record: it ends at a lone CR, or the one before does
};

class PlainReader {
public:
  static PlainReading read(std::string_view bytes) {
    PlainReader reader(bytes);
    return reader.all();
  }

private:
  explicit PlainReader(std::string_view bytes) : s_(bytes) {}

  PlainReading all() {
    if (s_.starts_with("\xEF\xBB\xBF"))
      at_ = 3;
    while (at_ < s_.size()) {
      record_ = {line_, {}};
      const bool behind_return = at_return_;
      at_return_ = false;
      told_of_bytes_ = false;
      while (cell()) {
      }
      bool blank = true;
      for (const std::string &cell : record_.cells)
        for (const char c : cell)
          blank = blank && (c == ' ' || c == '\t' || c == '\r' || c == '\n');
      if (!blank) {
        out_.records.push_back(record_);
        out_.faults_before.push_back(out_.faults.size());
        out_.beside_return.push_back(behind_return || at_return_);
      }
    }
    return out_;
  }

  // False behind the last cell of the record.
  bool cell() {
    const std::size_t begin = at_;
    std::string text;
    const std::size_t close = at_ < s_.size() && s_[at_] == '"' ? closing(at_ + 1) : std::string_view::npos;
    if (at_ < s_.size() && s_[at_] == '"' && close == std::string_view::npos) {
      ++at_;
      tell("unclosed-quote", record_.cells.size() + 1);
    } else if (close != std::string_view::npos) {
      for (++at_; at_ < close; ++at_) {
        text += s_[at_];
        if (s_[at_] == '"')
          ++at_; // the second of a pair
        else if (s_[at_] == '\n' || (s_[at_] == '\r' && !(at_ + 1 < close && s_[at_ + 1] == '\n')))
          ++line_;
      }
      ++at_;
      if (at_ < s_.size() && !ends_cell(s_[at_]))
        tell("text-after-quote", record_.cells.size() + 1);
    }
    while (at_ < s_.size() && !ends_cell(s_[at_]))
      text += s_[at_++];
    if (mended(std::string(s_.substr(begin, at_ - begin))) != s_.substr(begin, at_ - begin)) {
      if (!told_of_bytes_)
        tell("not-utf8", record_.cells.size() + 1);
      told_of_bytes_ = true;
      text = mended(text);
    }
    record_.cells.push_back(text);
    if (at_ == s_.size())
      return false;
    const char end = s_[at_++];
    if (end == ',')
      return true;
    if (end == '\r' && at_ < s_.size() && s_[at_] == '\n') {
      ++at_;
    } else if (end == '\r') {
      at_return_ = true;
      if (!told_of_return_)
        tell("bare-carriage-return", record_.cells.size());
      told_of_return_ = true;
    }
    ++line_;
    return false;
  }

  std::size_t closing(std::size_t at) const {
    for (; at < s_.size(); ++at) {
      if (s_[at] != '"')
        continue;
      if (at + 1 == s_.size() || s_[at + 1] != '"')
        return at;
      ++at;
    }
    return std::string_view::npos;
  }

  static bool ends_cell(char c) { return c == ',' || c == '\n' || c == '\r'; }

  void tell(const std::string &code, std::size_t cell) {
    out_.faults.push_back(code + "@" + std::to_string(record_.line) + ":" + std::to_string(cell));
  }

  // U+FFFD for each byte that is part of no character, and for zero bytes, of which a run counts as one.
  static std::string mended(const std::string &text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = character(text, at);
      if (at > 0 && text[at] == '\0' && text[at - 1] == '\0') {
        ++at;
        continue;
      }
      out += length == 0 ? std::string("\xEF\xBF\xBD") : text.substr(at, length);
      at += length == 0 ? 1 : length;
    }
    return out;
  }

  // By decoding it and looking whether it is written as short as it can be.
  static std::size_t character(const std::string &text, std::size_t at) {
    const auto byte = [&](std::size_t i) -> unsigned long {
      return i < text.size() ? static_cast<unsigned char>(text[i]) : 0;
    };
    const unsigned long lead = byte(at);
    if (lead == 0)
      return 0;
    const std::size_t length = lead < 0x80       ? 1
                               : lead / 32 == 6  ? 2
                               : lead / 16 == 14 ? 3
                               : lead / 8 == 30  ? 4
                                                 : 0;
    unsigned long value = length == 1 ? lead : length == 2 ? lead % 32 : length == 3 ? lead % 16 : lead % 8;
    for (std::size_t i = 1; i < length; ++i) {
      if (byte(at + i) / 64 != 2)
        return 0;
      value = value * 64 + byte(at + i) % 64;
    }
    const std::size_t shortest = value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x10000 ? 3 : 4;
    return shortest == length && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF) ? length : 0;
  }

  std::string_view s_;
  std::size_t at_ = 0, line_ = 1;
  PlainRecord record_;
  bool told_of_bytes_ = false, told_of_return_ = false;
  bool at_return_ = false; // the record ends at a lone CR
  PlainReading out_;
};

} // namespace organograph::test
