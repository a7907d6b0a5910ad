// SPDX-License-Identifier: Apache-2.0
#include "workbook/spreadsheet.hpp"

#include <zlib.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace organograph::viz {

namespace {

// The parts of a ZIP file as libxlsxwriter writes it: one disk, no comment, nothing encrypted.
struct Part {
  std::string name;
  bool deflated;
  std::size_t packed, size, at; // `at`: of its local head
};

constexpr std::size_t end_bytes = 22, entry_bytes = 46, local_bytes = 30;

std::size_t number_at(std::string_view file, std::size_t at, std::size_t bytes) {
  std::size_t out = 0;
  for (std::size_t i = bytes; i-- > 0;)
    out = out << 8U | static_cast<unsigned char>(file[at + i]);
  return out;
}

std::optional<std::vector<Part>> parts_of(std::string_view file) {
  const std::size_t end = file.rfind("PK\5\6");
  if (end == std::string_view::npos || end + end_bytes > file.size())
    return std::nullopt;
  std::size_t at = number_at(file, end + 16, 4);
  std::vector<Part> out;
  for (std::size_t left = number_at(file, end + 10, 2); left > 0; --left) {
    if (at + entry_bytes > end || file.substr(at, 4) != "PK\1\2")
      return std::nullopt;
    const std::size_t name = number_at(file, at + 28, 2);
    out.push_back({std::string(file.substr(at + entry_bytes, name)), number_at(file, at + 10, 2) != 0,
                   number_at(file, at + 20, 4), number_at(file, at + 24, 4), number_at(file, at + 42, 4)});
    at += entry_bytes + name + number_at(file, at + 30, 2) + number_at(file, at + 32, 2);
  }
  return out;
}

std::optional<std::string> unpacked(std::string_view file, const Part &part) {
  if (part.at + local_bytes > file.size())
    return std::nullopt;
  const std::size_t begin =
      part.at + local_bytes + number_at(file, part.at + 26, 2) + number_at(file, part.at + 28, 2);
  if (begin + part.packed > file.size())
    return std::nullopt;
  std::string packed(file.substr(begin, part.packed));
  if (!part.deflated)
    return packed;
  std::string out(part.size, '\0');
  z_stream stream{};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK)
    return std::nullopt;
  stream.next_in = reinterpret_cast<Bytef *>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef *>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  inflateEnd(&stream);
  return result == Z_STREAM_END && stream.total_out == part.size ? std::optional(std::move(out))
                                                                 : std::nullopt;
}

struct Elements {
  std::uint64_t cells = 0;
  bool whole = false; // every element that begins ends, and there is one
};

// '<' and '>' stand nowhere else than around tags: both are escaped in texts and in attributes.
Elements elements_of(std::string_view xml) {
  Elements out;
  std::int64_t open = 0;
  std::uint64_t tags = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    const std::size_t end = xml.find_first_of("<>", at + 1);
    if (end == std::string_view::npos || xml[end] == '<' || end == at + 1)
      return out;
    const std::string_view tag = xml.substr(at + 1, end - at - 1);
    ++tags;
    if (tag.front() == '?')
      continue;
    open += tag.front() == '/' ? -1 : tag.back() == '/' ? 0 : 1;
    out.cells += tag.starts_with("c ");
    at = end;
  }
  out.whole = open == 0 && tags > 1;
  return out;
}

} // namespace

std::string damage(std::string_view file, const std::vector<std::uint64_t> &cells) {
  const auto parts = parts_of(file);
  if (!parts)
    return "it is no ZIP file";
  for (std::size_t sheet = 0; sheet < cells.size(); ++sheet)
    if (!std::ranges::count(*parts, "xl/worksheets/sheet" + std::to_string(sheet + 1) + ".xml", &Part::name))
      return "sheet " + std::to_string(sheet + 1) + " is missing";
  constexpr std::string_view sheets = "xl/worksheets/sheet";
  for (const Part &part : *parts) {
    const auto xml = unpacked(file, part);
    if (!xml)
      return part.name + " cannot be unpacked";
    const Elements found = elements_of(*xml);
    if (!found.whole)
      return part.name + " is not whole";
    if (part.name.starts_with(sheets)) {
      const std::size_t sheet = std::stoul(part.name.substr(sheets.size())) - 1;
      if (sheet < cells.size() && found.cells != cells[sheet])
        return part.name + " has " + std::to_string(found.cells) + " cells, not " +
               std::to_string(cells[sheet]);
    }
  }
  return {};
}

} // namespace organograph::viz
