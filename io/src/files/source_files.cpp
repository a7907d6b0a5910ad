// SPDX-License-Identifier: Apache-2.0
#include "files/source_files.hpp"

#include "organograph/io/environment_error.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t mapped_from = 1U << 20U; // below, reading costs less than mapping

class OpenFile {
public:
  explicit OpenFile(const fs::path &path) : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  OpenFile(const OpenFile &) = delete;
  OpenFile &operator=(const OpenFile &) = delete;
  ~OpenFile() {
    if (descriptor_ >= 0)
      ::close(descriptor_);
  }
  int operator*() const { return descriptor_; }

private:
  int descriptor_;
};

class KeptText : public SourceText {
public:
  explicit KeptText(std::string text) : text_(std::move(text)) {}
  std::string_view bytes() const override { return text_; }

private:
  std::string text_;
};

class MappedText : public SourceText {
public:
  MappedText(void *at, std::size_t size) : at_(static_cast<char *>(at)), size_(size) {}
  ~MappedText() override { ::munmap(at_, size_); }
  std::string_view bytes() const override { return {at_, size_}; }
  // The pages stay in the file's cache and come back when they are read.
  void pass(std::size_t begin, std::size_t end) const override {
    static const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    begin -= begin % page;
    end = end == size_ ? size_ : end - end % page;
    if (begin < end)
      ::madvise(at_ + begin, end - begin, MADV_DONTNEED);
  }

private:
  char *at_;
  std::size_t size_;
};

std::string read_whole(int file, const fs::path &path) {
  std::string bytes;
  for (std::size_t used = 0;;) {
    if (used == bytes.size())
      bytes.resize(std::max<std::size_t>(used * 2, 1U << 14U));
    const ::ssize_t count = ::read(file, bytes.data() + used, bytes.size() - used);
    if (count < 0 && errno != EINTR)
      cannot_read(path, {errno, std::generic_category()});
    if (count == 0) {
      bytes.resize(used);
      return bytes;
    }
    used += static_cast<std::size_t>(std::max<::ssize_t>(count, 0));
  }
}

} // namespace

std::shared_ptr<const SourceText> read_file(const fs::path &path) {
  std::error_code why;
  const fs::file_status status = fs::status(path, why);
  if (fs::is_directory(status))
    cannot_read(path, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(status) && !fs::is_regular_file(status)) // a pipe would never end
    throw EnvironmentError("cannot read '" + path.string() + "': not a regular file");
  const OpenFile file(path);
  struct stat about {};
  if (*file < 0 || ::fstat(*file, &about) != 0)
    cannot_read(path, {errno, std::generic_category()});
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size >= mapped_from) {
    void *const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, *file, 0);
    if (at != MAP_FAILED) // else a file system without mapping: read it
      return std::make_shared<MappedText>(at, size);
  }
  return source_of(read_whole(*file, path));
}

std::shared_ptr<const SourceText> source_of(std::string text) {
  return std::make_shared<KeptText>(std::move(text));
}

} // namespace organograph::io
