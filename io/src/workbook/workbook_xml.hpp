// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "workbook/workbook_archive.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace organograph::io {

/// The attributes of an element, as expat gives them: name, value, ..., null.
class Attributes {
public:
  explicit Attributes(const char *const *pairs) : pairs_(pairs) {}
  /// By name without its prefix; nothing if it is not there. Prefixes are a matter of who wrote the file.
  std::optional<std::string_view> operator[](std::string_view local_name) const;
  /// Whether one of that name, with any prefix, has this value.
  bool holds(std::string_view local_name, std::string_view value) const;

private:
  const char *const *pairs_;
};

/// What is told of a part while it is read. Names are without prefix, so that the two variants of OOXML
/// (transitional, strict) and any choice of prefixes read alike. May throw Refusal.
class XmlHandler {
public:
  virtual ~XmlHandler() = default;
  virtual void start(std::string_view name, const Attributes &attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view part) = 0;

  std::uint64_t line = 0; ///< of the element that starts
};

/// Fills the buffer as far as there is something; 0 at the end.
using XmlSource = std::function<std::size_t(std::span<char>)>;

/// Reads one part. Throws Refusal for what is not well-formed, for a document type declaration (entities),
/// for elements nested more than 200 deep, for a tag, comment or instruction of more than 64 KiB, for a name
/// of an element or attribute of more than 4 KiB, and for all that Archive::Part refuses. All text is valid
/// UTF-8 without zero bytes. Time is linear in the part's bytes.
void read_xml(const Archive &archive, std::size_t member, XmlHandler &handler);

/// The same of any text; `part`: what messages call it ('it').
void read_xml(const XmlSource &source, std::string_view part, XmlHandler &handler);

} // namespace organograph::io
