// SPDX-License-Identifier: Apache-2.0
#include "files/source_files.hpp"

#include "organograph/io/environment_error.hpp"
#include "organograph/platform/platform.hpp"

#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mapped_from = 1U << 20U; // below, reading costs less than mapping

class KeptText : public SourceText {
public:
  explicit KeptText(std::string text) : text_(std::move(text)) {}
  std::string_view bytes() const override { return text_; }

private:
  std::string text_;
};

class MappedText : public SourceText {
public:
  explicit MappedText(std::unique_ptr<const platform::Map> map) : map_(std::move(map)) {}
  std::string_view bytes() const override { return map_->bytes(); }
  void pass(std::size_t begin, std::size_t end) const override { map_->pass(begin, end); }

private:
  std::unique_ptr<const platform::Map> map_;
};

} // namespace

std::shared_ptr<const SourceText> read_file(const fs::path &path) {
  std::error_code why;
  const fs::file_status status = fs::status(path, why);
  if (fs::is_directory(status))
    cannot_read(path, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(status) && !fs::is_regular_file(status)) // a pipe would never end
    throw EnvironmentError("cannot read '" + path.string() + "': not a regular file");
  platform::File file;
  if ((why = file.open(path, platform::File::Use::read)))
    cannot_read(path, why);
  if (file.size() >= mapped_from)
    if (auto map = file.map()) // else a file system without mapping: read it
      return std::make_shared<MappedText>(std::move(map));
  std::string bytes;
  if ((why = file.read_all(bytes)))
    cannot_read(path, why);
  return source_of(std::move(bytes));
}

std::shared_ptr<const SourceText> source_of(std::string text) {
  return std::make_shared<KeptText>(std::move(text));
}

} // namespace organograph::io
