// SPDX-License-Identifier: Apache-2.0
#include "files/file_changes.hpp"

#include "organograph/engine/detail/parallel.hpp"
#include "organograph/io/environment_error.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr unsigned flushed_at_once = 16;
constexpr std::string_view temporary_prefix = ".organograph-";
constexpr std::string_view temporary_suffix = ".tmp";

// No part of the target's name: that may be as long as a name can be.
fs::path temporary_in(const fs::path &folder) {
  static std::atomic<unsigned long> counter{0};
  return folder / (std::string(temporary_prefix) + std::to_string(::getpid()) + "-" +
                   std::to_string(counter++) + std::string(temporary_suffix));
}

// False on failure; errno says why.
bool write_all(const Descriptor &file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

// False on failure; errno says why.
bool write_all_at(const Descriptor &file, std::string_view bytes, off_t at) {
#ifdef __linux__
  const auto start = at, length = static_cast<off_t>(bytes.size());
#endif
  while (!bytes.empty()) {
    const ssize_t written = ::pwrite(file.number(), bytes.data(), bytes.size(), at);
    if (written < 0 && errno != EINTR)
      return false;
    if (written > 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
      at += written;
    }
  }
#ifdef __linux__
  ::sync_file_range(file.number(), start, length, SYNC_FILE_RANGE_WRITE); // let the disk begin meanwhile
#endif
  return true;
}

// Pieces are made and written side by side. Where a piece goes is known once all before it are made.
class PieceWriter {
public:
  explicit PieceWriter(const Descriptor &file) : file_(file) {}

  void write(std::size_t pieces, const PieceMaker &append, unsigned threads) {
    detail::for_each_block(
        pieces, 1, threads, [] { return std::string(); },
        [&](std::string &bytes, std::size_t piece, std::size_t, std::size_t) {
          bytes.clear();
          try {
            append(piece, bytes);
          } catch (...) {
            stop(0);
            throw;
          }
          if (const auto at = place_of(piece, bytes.size()); at && !write_all_at(file_, bytes, *at))
            stop(errno);
        });
  }
  // Of the first failure; 0 without one.
  int error() const { return error_; }

private:
  // Nothing when a piece failed and the file will not be.
  std::optional<off_t> place_of(std::size_t piece, std::size_t size) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock, [&] { return next_ == piece || is_stopped_; });
    if (is_stopped_)
      return std::nullopt;
    ++next_;
    turn_.notify_all();
    return std::exchange(end_, end_ + static_cast<off_t>(size));
  }
  void stop(int error) {
    const std::scoped_lock lock(mutex_);
    error_ = error_ == 0 ? error : error_;
    is_stopped_ = true;
    turn_.notify_all();
  }

  const Descriptor &file_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_ = 0;
  off_t end_ = 0;
  int error_ = 0;
  bool is_stopped_ = false;
};

} // namespace

Descriptor::~Descriptor() {
  if (number_ >= 0)
    ::close(number_);
}

bool Descriptor::close() {
  return ::close(std::exchange(number_, -1)) == 0;
}

void cannot_write(const fs::path &path, const std::string &why) {
  throw EnvironmentError("cannot write '" + path.string() + "': " + why);
}

void cannot_write(const fs::path &path, int error) {
  std::error_code unknown;
  const fs::path parent = folder_of(path);
  if (error == ENOENT && !fs::exists(parent, unknown) && !unknown)
    cannot_write(path,
                 "the folder '" + parent.string() + "' is not there: make it first, or look at the spelling");
  cannot_write(path, reason({error, std::generic_category()}));
}

bool is_own_temporary(std::string_view name) {
  return name.starts_with(temporary_prefix) && name.ends_with(temporary_suffix);
}

void remove_left_temporaries(const fs::path &folder) {
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored); !ignored && entry != fs::directory_iterator();
       entry.increment(ignored)) {
    const std::string name = entry->path().filename().string();
    pid_t process = 0;
    if (is_own_temporary(name) &&
        std::from_chars(name.data() + temporary_prefix.size(), name.data() + name.size(), process).ec ==
            std::errc{} &&
        process > 0 && ::kill(process, 0) != 0 && errno == ESRCH)
      ::unlink(entry->path().c_str());
  }
}

Temporary::Temporary(const fs::path &target) : file_(create(folder_of(target))) {
  if (!file_.is_open())
    cannot_write(target, errno);
  struct stat old {};
  if (::lstat(target.c_str(), &old) == 0 && S_ISREG(old.st_mode))
    ::fchmod(file_.number(), old.st_mode & 0777U);
}

// Delegated: a throw in the body runs the destructor.
Temporary::Temporary(const fs::path &target, std::string_view bytes) : Temporary(target) {
  if (!write_all(file_, bytes))
    cannot_write(target, errno);
}

Temporary::Temporary(const fs::path &target, std::size_t pieces, const PieceMaker &append, unsigned threads)
    : Temporary(target) {
  PieceWriter writer(file_);
  writer.write(pieces, append, threads);
  if (writer.error() != 0)
    cannot_write(target, writer.error());
}

Temporary::~Temporary() {
  if (!path_.empty())
    ::unlink(path_.c_str());
}

int Temporary::create(const fs::path &folder) {
  for (;;) {
    fs::path path = temporary_in(folder);
    const int number = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (number < 0 && errno == EEXIST) // left by a killed run of the same process number
      continue;
    if (number >= 0)
      path_ = std::move(path);
    return number;
  }
}

void Temporary::settle() {
#ifdef __linux__
  ::sync_file_range(file_.number(), 0, 0,
                    SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
#endif
}

void Temporary::flush(const fs::path &target) {
  if ((::fsync(file_.number()) != 0 && errno != EINVAL) || !file_.close())
    cannot_write(target, errno);
}

void Temporary::put_in_place(const fs::path &target) {
  if (std::rename(path_.c_str(), target.c_str()) != 0)
    cannot_write(target, errno);
  path_.clear();
}

Changes::~Changes() {
  if (!is_kept_)
    undo();
}

void Changes::make_folder(const fs::path &folder, bool may_be_link) {
  if (::mkdir(folder.c_str(), 0777) == 0) {
    made_folders_.push_back(folder);
    return;
  }
  const int error = errno;
  std::error_code unknown;
  if (error != EEXIST || !fs::is_directory(folder, unknown))
    cannot_write(folder, error);
  if (!may_be_link && fs::is_symlink(folder, unknown))
    cannot_write(folder, "it is a symbolic link, and files in it would be elsewhere");
}

Changes::Change &Changes::change_of(const fs::path &target) {
  struct stat old {};
  if (::lstat(target.c_str(), &old) != 0) {
    if (errno != ENOENT)
      cannot_write(target, errno);
  } else if (S_ISDIR(old.st_mode)) {
    cannot_write(target, EISDIR);
  } else if (!S_ISREG(old.st_mode) && !S_ISLNK(old.st_mode)) {
    cannot_write(target, "what stands there is no file");
  }
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
  flush_folder(folder_of(target));
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
      ::unlink(change.old.c_str());
    folders.insert(folder_of(change.target));
  }
  for (const fs::path &made : made_folders_)
    folders.insert(folder_of(made.has_filename() ? made : made.parent_path()));
  std::ranges::for_each(folders, flush_folder);
}

// A second name keeps the old file meanwhile, so that the target always stands there.
void Changes::put_in_place(Change &change) {
  for (;;) {
    change.old = temporary_in(folder_of(change.target));
    if (::linkat(AT_FDCWD, change.target.c_str(), AT_FDCWD, change.old.c_str(), 0) == 0)
      break;
    if (errno != EEXIST) { // there is nothing to keep, or there are no hard links here
      change.is_new = errno == ENOENT;
      change.old.clear();
      break;
    }
  }
  change.fresh->put_in_place(change.target);
  change.is_done = true;
}

void Changes::take_away(Change &change) {
  change.old = temporary_in(folder_of(change.target));
  if (std::rename(change.target.c_str(), change.old.c_str()) != 0) {
    change.old.clear();
    if (errno != ENOENT)
      cannot_write(change.target, errno);
  }
  change.is_done = true;
}

void Changes::undo() noexcept {
  for (auto change = changes_.rbegin(); change != changes_.rend(); ++change) {
    if (change->is_done && change->is_new)
      ::unlink(change->target.c_str());
    if (change->old.empty())
      continue;
    if (change->is_done)
      std::rename(change->old.c_str(), change->target.c_str());
    else
      ::unlink(change->old.c_str());
  }
  changes_.clear(); // and with them the temporaries
  for (auto folder = made_folders_.rbegin(); folder != made_folders_.rend(); ++folder)
    ::rmdir(folder->c_str());
}

void write_directly(const fs::path &target, std::string_view bytes) {
  Descriptor file(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
  if (!file.is_open() || !write_all(file, bytes) || !file.close())
    cannot_write(target, errno);
}

void flush_folder(const fs::path &folder) {
  const Descriptor file(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (file.is_open())
    ::fsync(file.number());
}

fs::path folder_of(const fs::path &file) {
  const fs::path folder = file.parent_path();
  return folder.empty() ? fs::path(".") : folder;
}

} // namespace organograph::io
