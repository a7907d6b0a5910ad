// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"
#include "organograph/io/workbook.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace organograph::io {

/// Thrown inside the reader of workbooks and caught at its door: the workbook as a whole cannot be read.
struct Refusal {
  Code code;
  std::string problem, remedy;
};

/// Throws it: the file is no workbook that can be read.
[[noreturn]] void refuse(std::string problem);

/// What may still be read and kept of a workbook. Each throws Refusal when it is used up.
class WorkbookBudget {
public:
  explicit WorkbookBudget(const WorkbookLimits &limits) : limits_(limits) {}
  const WorkbookLimits &limits() const { return limits_; }
  void inflate(std::uint64_t bytes);
  void keep(std::uint64_t cells, std::uint64_t text);
  /// Before any of it is made: a few bytes can say to repeat anything. Each at most 2^40.
  void repeat(std::uint64_t cells, std::uint64_t text);

private:
  WorkbookLimits limits_;
  std::uint64_t inflated_ = 0, cells_ = 0, text_ = 0, repeated_cells_ = 0, repeated_text_ = 0;
};

/// The parts of a zip archive in memory. Nothing is ever written; names are names and no paths.
class Archive {
public:
  /// Throws Refusal where the bytes are no archive, or one of too many parts. The bytes must outlive it.
  Archive(std::string_view bytes, WorkbookBudget &budget);
  Archive(const Archive &) = delete;
  Archive &operator=(const Archive &) = delete;
  ~Archive();

  std::size_t size() const { return size_; }
  std::string_view name(std::size_t member) const;
  /// Exact, else the first without case (names of parts have none).
  std::optional<std::size_t> find(std::string_view name) const;

  /// One part, read from its beginning. Throws Refusal: encrypted, packed in another way than deflate,
  /// broken, checksum wrong, larger than the budget or than the ratio allows.
  class Part {
  public:
    Part(const Archive &archive, std::size_t member);
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;
    ~Part();
    /// Fills the buffer as far as there is something; 0 at the end.
    std::size_t read(std::span<char> to);

  private:
    const Archive *archive_;
    std::string name_;
    zip_file *file_ = nullptr;
    std::uint64_t packed_ = 0, inflated_ = 0;
  };

private:
  friend class Part;
  zip *zip_ = nullptr;
  std::size_t size_ = 0;
  WorkbookBudget *budget_;
};

} // namespace organograph::io
