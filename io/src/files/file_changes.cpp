// SPDX-License-Identifier: Apache-2.0
#include "files/file_changes.hpp"

#include "organograph/engine/detail/parallel.hpp"
#include "organograph/io/environment_error.hpp"

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr unsigned flushed_at_once = 16;
fs::path temporary_in(const fs::path &folder) {
  return folder / platform::temporary_name(); // no part of the target's name: that may be as long as can be
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

Temporary::Temporary(const fs::path &target, Readers readers) {
  const auto use =
      readers == Readers::owner_alone ? platform::File::Use::make_for_owner : platform::File::Use::make;
  std::error_code why = std::make_error_code(std::errc::file_exists);
  while (why == std::errc::file_exists) { // left by a killed run of the same process number
    path_ = temporary_in(folder_of(target));
    why = file_.open(path_, use);
  }
  if (why) {
    path_.clear();
    cannot_write(target, why);
  }
  const fs::file_status old = fs::symlink_status(target, why);
  if (readers == Readers::as_the_old_file && fs::is_regular_file(old))
    file_.permit(old.permissions() & fs::perms(0777));
}

// Delegated: a throw in the body runs the destructor.
Temporary::Temporary(const fs::path &target, std::string_view bytes, Readers readers)
    : Temporary(target, readers) {
  if (const auto why = file_.write(bytes))
    cannot_write(target, why);
}

Temporary::Temporary(const fs::path &target, std::size_t pieces, const PieceMaker &append, unsigned threads)
    : Temporary(target, Readers::as_the_old_file) {
  PieceWriter writer(file_);
  writer.write(pieces, append, threads);
  if (writer.error())
    cannot_write(target, writer.error());
}

Temporary::~Temporary() {
  if (!path_.empty())
    platform::remove_file(path_);
}

void Temporary::settle() {
  file_.settle();
}

void Temporary::flush(const fs::path &target) {
  std::error_code why = file_.flush();
  if (!why)
    why = file_.close();
  if (why)
    cannot_write(target, why);
}

void Temporary::put_in_place(const fs::path &target) {
  if (const auto why = platform::rename(path_, target))
    cannot_write(target, why);
  path_.clear();
}

void Temporary::put_in_new_place(const fs::path &target) {
  if (const auto why = platform::rename_to_new(path_, target))
    cannot_write(target, why);
  path_.clear();
}

Changes::~Changes() {
  if (!is_kept_)
    undo();
}

void Changes::make_folder(const fs::path &folder, bool may_be_link) {
  const std::error_code why = platform::make_folder(folder);
  if (!why) {
    made_folders_.push_back(folder);
    return;
  }
  std::error_code unknown;
  if (why != std::errc::file_exists || !fs::is_directory(folder, unknown))
    cannot_write(folder, why);
  if (!may_be_link && fs::is_symlink(folder, unknown))
    cannot_write(folder, "it is a symbolic link, and files in it would be elsewhere");
}

Changes::Change &Changes::change_of(const fs::path &target) {
  std::error_code why;
  const fs::file_status old = fs::symlink_status(target, why);
  if (why && why != std::errc::no_such_file_or_directory)
    cannot_write(target, why);
  if (fs::is_directory(old))
    cannot_write(target, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(old) && !fs::is_regular_file(old) && !fs::is_symlink(old))
    cannot_write(target, "what stands there is no file");
  Change &change = changes_.emplace_back();
  change.target = target;
  return change;
}

void Changes::replace(const fs::path &target, std::string_view bytes) {
  change_of(target).fresh.emplace(target, bytes);
}

void Changes::replace(const fs::path &target, std::size_t pieces, const PieceMaker &append,
                      unsigned threads) {
  change_of(target).fresh.emplace(target, pieces, append, threads);
}

void Changes::replace_now(const fs::path &target, std::string_view bytes) {
  Change &change = change_of(target);
  change.fresh.emplace(target, bytes);
  change.fresh->flush(target);
  put_in_place(change);
  platform::flush_folder(folder_of(target));
}

void Changes::remove(const fs::path &target) {
  changes_.emplace_back().target = target;
}

void Changes::keep() {
  for (Change &change : changes_)
    if (change.fresh && !change.is_done)
      change.fresh->settle();
  // Flushed side by side, whatever the processors: they wait for the same turns of the disk's journal.
  detail::for_each_block(changes_.size(), 1, flushed_at_once, [&](std::size_t i, std::size_t) {
    if (Change &change = changes_[i]; change.fresh && !change.is_done)
      change.fresh->flush(change.target);
  });
  for (Change &change : changes_) {
    if (change.is_done)
      continue;
    if (change.fresh)
      put_in_place(change);
    else
      take_away(change);
  }
  is_kept_ = true;
  std::set<fs::path> folders;
  for (const Change &change : changes_) {
    if (!change.old.empty())
      platform::remove_file(change.old);
    folders.insert(folder_of(change.target));
  }
  for (const fs::path &made : made_folders_)
    folders.insert(folder_of(made.has_filename() ? made : made.parent_path()));
  std::ranges::for_each(folders, platform::flush_folder);
}

// A second name keeps the old file meanwhile, so that the target always stands there.
void Changes::put_in_place(Change &change) {
  for (;;) {
    change.old = temporary_in(folder_of(change.target));
    const std::error_code why = platform::link(change.target, change.old);
    if (!why)
      break;
    if (why != std::errc::file_exists) { // there is nothing to keep, or there are no hard links here
      change.is_new = why == std::errc::no_such_file_or_directory;
      change.old.clear();
      break;
    }
  }
  change.fresh->put_in_place(change.target);
  change.is_done = true;
}

void Changes::take_away(Change &change) {
  change.old = temporary_in(folder_of(change.target));
  if (const auto why = platform::rename(change.target, change.old)) {
    change.old.clear();
    if (why != std::errc::no_such_file_or_directory)
      cannot_write(change.target, why);
  }
  change.is_done = true;
}

void Changes::undo() noexcept {
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    if (change->is_done && change->is_new)
      platform::remove_file(change->target);
    if (change->old.empty())
      continue;
    if (change->is_done)
      platform::rename(change->old, change->target);
    else
      platform::remove_file(change->old);
  }
  changes_.clear(); // and with them the temporaries
  for (auto folder = made_folders_.rbegin(); folder != made_folders_.rend(); ++folder)
    platform::remove_empty_folder(*folder);
}

void write_directly(const fs::path &target, std::string_view bytes) {
  platform::File file;
  std::error_code why = file.open(target, platform::File::Use::write);
  if (!why)
    why = file.write(bytes);
  if (!why)
    why = file.close();
  if (why)
    cannot_write(target, why);
}

fs::path folder_of(const fs::path &file) {
  const fs::path folder = file.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

} // namespace organograph::io
