// SPDX-License-Identifier: Apache-2.0
#include "workbook/workbook_archive.hpp"

#include "organograph/engine/spelling.hpp"
#include "organograph/io/csv_reader.hpp"

#include <zip.h>

#include <algorithm>
#include <utility>

namespace organograph::io {

void refuse(std::string problem) {
  throw Refusal{Code::unreadable_workbook, std::move(problem), {}};
}

namespace {

[[noreturn]] void too_large(std::string problem) {
  throw Refusal{Code::workbook_too_large, std::move(problem), {}};
}

std::string shown_name(std::string_view name) {
  return shown(bad_bytes_shown(name));
}

std::string reason(zip_error_t &error) {
  std::string out = zip_error_strerror(&error);
  zip_error_fini(&error);
  return out;
}

} // namespace

void WorkbookBudget::inflate(std::uint64_t bytes) {
  inflated_ += bytes;
  if (inflated_ > limits_.inflated_bytes)
    too_large("unpacked, the workbook has more than " + std::to_string(limits_.inflated_bytes) + " bytes");
}

void WorkbookBudget::keep(std::uint64_t cells, std::uint64_t text) {
  cells_ += cells;
  text_ += text;
  if (cells_ > limits_.cells)
    too_large("the tables of the workbook have more than " + std::to_string(limits_.cells) + " cells");
  if (text_ > limits_.text_bytes)
    too_large("the cells of the workbook hold more than " + std::to_string(limits_.text_bytes) +
              " bytes of text");
}

void WorkbookBudget::repeat(std::uint64_t cells, std::uint64_t text) {
  repeated_cells_ += cells;
  repeated_text_ += text;
  if (repeated_cells_ > limits_.repeated_cells)
    too_large("the workbook says to repeat more than " + std::to_string(limits_.repeated_cells) + " cells");
  if (repeated_text_ > limits_.repeated_bytes)
    too_large("the workbook says to repeat more than " + std::to_string(limits_.repeated_bytes) +
              " bytes of text");
}

Archive::Archive(std::string_view bytes, WorkbookBudget &budget) : budget_(&budget) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  if (source != nullptr)
    zip_ = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip_ == nullptr) {
    if (source != nullptr)
      zip_source_free(source);
    refuse("the file is broken or was cut short (" + reason(error) + ")");
  }
  const zip_int64_t members = zip_get_num_entries(zip_, 0);
  size_ = static_cast<std::size_t>(std::max<zip_int64_t>(members, 0));
  if (size_ > budget.limits().members) {
    zip_discard(zip_);
    too_large("the workbook has " + std::to_string(size_) + " parts, more than " +
              std::to_string(budget.limits().members));
  }
}

Archive::~Archive() {
  zip_discard(zip_);
}

std::string_view Archive::name(std::size_t member) const {
  const char *const text = zip_get_name(zip_, member, ZIP_FL_ENC_GUESS);
  return text == nullptr ? std::string_view{} : std::string_view(text);
}

std::optional<std::size_t> Archive::find(std::string_view wanted) const {
  std::optional<std::size_t> found;
  for (std::size_t member = 0; member < size_; ++member) {
    const std::string_view there = name(member);
    if (there == wanted)
      return member;
    if (!found && equal_but_for_case(there, wanted))
      found = member;
  }
  return found;
}

Archive::Part::Part(const Archive &archive, std::size_t member)
    : archive_(&archive), name_(shown_name(archive.name(member))) {
  zip_stat_t about;
  if (zip_stat_index(archive.zip_, member, 0, &about) != 0)
    refuse("its part " + name_ + " is broken");
  if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
    throw Refusal{Code::protected_workbook, "the workbook is protected by a password", {}};
  if ((about.valid & ZIP_STAT_COMP_METHOD) == 0 ||
      (about.comp_method != ZIP_CM_STORE && about.comp_method != ZIP_CM_DEFLATE))
    refuse("its part " + name_ + " is packed in a way that workbooks are not");
  packed_ = (about.valid & ZIP_STAT_COMP_SIZE) != 0 ? about.comp_size : 0;
  file_ = zip_fopen_index(archive.zip_, member, 0);
  if (file_ == nullptr)
    refuse("its part " + name_ + " is broken (" + zip_strerror(archive.zip_) + ")");
}

Archive::Part::~Part() {
  if (file_ != nullptr)
    zip_fclose(file_);
}

std::size_t Archive::Part::read(std::span<char> to) {
  const zip_int64_t count = zip_fread(file_, to.data(), to.size());
  if (count < 0)
    refuse("its part " + name_ + " is broken or was cut short (" + zip_file_strerror(file_) + ")");
  const auto bytes = static_cast<std::uint64_t>(count);
  inflated_ += bytes;
  archive_->budget_->inflate(bytes);
  const WorkbookLimits &limits = archive_->budget_->limits();
  if (inflated_ > limits.ratio_from && inflated_ / limits.ratio > packed_)
    too_large("its part " + name_ + " grows to more than " + std::to_string(limits.ratio) +
              " times its size in the file");
  return bytes;
}

} // namespace organograph::io
