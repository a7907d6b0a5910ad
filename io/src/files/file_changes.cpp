// SPDX-License-Identifier: Apache-2.0
#include "files/file_changes.hpp"

#include "organograph/engine/detail/parallel.hpp"
#include "organograph/io/environment_error.hpp"

#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

// Something new of a name that nobody has, and that is no part of the target's: that may be as long as can
// be. A killed run of the same process number may have left the first.
template <class Make> platform::Transient made_beside(const fs::path &target, Make make) {
  const platform::Uninterrupted until_registered;
  for (;;) {
    fs::path path = folder_of(target) / platform::temporary_name();
    const std::error_code why = make(path);
    if (!why)
      return platform::Transient(std::move(path));
    if (why != std::errc::file_exists)
      cannot_write(target, why);
  }
}

// Pieces are made and written side by side. Where a piece goes is known once all before it are made.
class PieceWriter {
public:
  explicit PieceWriter(const platform::File &file) : file_(file) {}

  void write(std::size_t pieces, const PieceMaker &append, unsigned threads) {
    detail::for_each_block(
        pieces, 1, threads, [] { return std::string(); },
        [&](std::string &bytes, std::size_t piece, std::size_t, std::size_t) {
          bytes.clear();
          try {
            append(piece, bytes);
          } catch (...) {
            stop({});
            throw;
          }
          if (const auto at = place_of(piece, bytes.size()))
            if (const auto why = file_.write_at(bytes, *at))
              stop(why);
        });
  }
  // Of the first failure, if there was one.
  const std::error_code &error() const { return error_; }

private:
  // Nothing when a piece failed and the file will not be.
  std::optional<std::uint64_t> place_of(std::size_t piece, std::size_t size) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return next_ == piece || is_stopped_; });
    if (is_stopped_)
      return std::nullopt;
    ++next_;
    turn_.notify_all();
    return std::exchange(end_, end_ + size);
  }
  void stop(const std::error_code &error) {
    const std::scoped_lock lock(mutex_);
    error_ = error_ ? error_ : error;
    is_stopped_ = true;
    turn_.notify_all();
  }

  const platform::File &file_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_ = 0;
  std::uint64_t end_ = 0;
  std::error_code error_;
  bool is_stopped_ = false;
};

} // namespace

void cannot_write(const fs::path &path, const std::string &why) {
  throw EnvironmentError("cannot write '" + path.string() + "': " + why);
}

void cannot_write(const fs::path &path, const std::error_code &why) {
  std::error_code unknown;
  const fs::path parent = folder_of(path);
  if (why == std::errc::no_such_file_or_directory && !fs::exists(parent, unknown) && !unknown)
    cannot_write(path,
                 "the folder '" + parent.string() + "' is not there: make it first, or look at the spelling");
  cannot_write(path, reason(why));
}

void must_write(const fs::path &path, const std::error_code &why) {
  if (why)
    cannot_write(path, why);
}

void write_pieces(const fs::path &path, const fs::path &target, std::size_t pieces, const PieceMaker &append,
                  unsigned threads) {
  platform::File file;
  must_write(target, file.open(path, platform::File::Use::make));
  PieceWriter writer(file);
  writer.write(pieces, append, threads);
  must_write(target, writer.error());
  must_write(target, file.close());
}

void finish_file(const fs::path &path, const fs::path &target, Readers readers) {
  platform::File file;
  must_write(target, file.open(path, platform::File::Use::write));
  must_write(target, file.flush());
  std::error_code unknown;
  const fs::file_status old = fs::symlink_status(target, unknown);
  if (readers == Readers::as_the_old_file && fs::is_regular_file(old))
    static_cast<void>(file.permit(old.permissions() & fs::perms(0777))); // not every file system has them
  must_write(target, file.close());
}

Temporary::Temporary(const fs::path &target, std::string_view bytes, Readers readers)
    : target_(target), file_(made_beside(target, [&](const fs::path &path) {
        return platform::File().open(path, readers == Readers::owner_alone
                                               ? platform::File::Use::make_for_owner
                                               : platform::File::Use::make);
      })) {
  platform::File file;
  must_write(target, file.open(file_.path(), platform::File::Use::write));
  must_write(target, file.write(bytes));
  must_write(target, file.close());
  finish_file(file_.path(), target, readers);
}

void Temporary::put_in_place() {
  const platform::Uninterrupted whole;
  must_write(target_, platform::rename(file_.path(), target_));
  file_.stays();
}

void Temporary::put_in_new_place() {
  const platform::Uninterrupted whole;
  must_write(target_, platform::rename_to_new(file_.path(), target_));
  file_.stays();
}

Workspace::Workspace(const fs::path &target) : folder_(made_beside(target, platform::make_folder)) {}

void write_directly(const fs::path &target, std::string_view bytes) {
  platform::File file;
  must_write(target, file.open(target, platform::File::Use::write));
  must_write(target, file.write(bytes));
  must_write(target, file.close());
}

fs::path folder_of(const fs::path &file) {
  const fs::path folder = file.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

} // namespace organograph::io
