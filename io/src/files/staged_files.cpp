// SPDX-License-Identifier: Apache-2.0
#include "files/staged_files.hpp"

#include "files/source_files.hpp"

#include "organograph/engine/detail/parallel.hpp"
#include "organograph/io/environment_error.hpp"

#include <algorithm>
#include <set>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view own_prefix = ".organograph-", lock_name = ".organograph-lock",
                           staging_name = ".organograph-staging";
constexpr unsigned flushed_at_once = 16;

// Before anything is made: what would stop a file from standing there at the end.
void refuse_other_than_file(const fs::path &folder, const std::string &name) {
  std::error_code why;
  for (const std::string &above : subfolders(name)) {
    const fs::file_status status = fs::symlink_status(folder / above, why);
    if (fs::is_symlink(status))
      cannot_write(folder / above, "it is a symbolic link, and files in it would be elsewhere");
    if (fs::exists(status) && !fs::is_directory(status))
      cannot_write(folder / above, std::make_error_code(std::errc::file_exists));
  }
  const fs::path target = folder / name;
  const fs::file_status old = fs::symlink_status(target, why);
  if (why && why != std::errc::no_such_file_or_directory)
    cannot_write(target, why);
  if (fs::is_directory(old))
    cannot_write(target, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(old) && !fs::is_regular_file(old) && !fs::is_symlink(old))
    cannot_write(target, "what stands there is no file");
}

} // namespace

bool is_own_name(std::string_view name) {
  return name.starts_with(own_prefix);
}

std::vector<std::string> subfolders(std::string_view name) {
  std::vector<std::string> out;
  for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1))
    out.emplace_back(name.substr(0, slash));
  return out;
}

FolderInUse::FolderInUse(const fs::path &folder) {
  while (!take(folder)) {
  }
}

// False when the run that had the folder has just given it up and taken its lock, or the folder, with it.
bool FolderInUse::take(const fs::path &folder) {
  const platform::Uninterrupted until_registered;
  const std::error_code why = platform::make_folder(folder);
  std::error_code unknown;
  if (!why)
    made_.emplace(folder, platform::Transient::What::empty_folder);
  else if (why != std::errc::file_exists || !fs::is_directory(folder, unknown))
    cannot_write(folder, why);
  const fs::path name = folder / lock_name;
  const std::error_code closed = lock_.open(name, platform::File::Use::share);
  if (closed == std::errc::no_such_file_or_directory)
    return false;
  must_write(folder, closed);
  if (lock_.lock())
    cannot_write(folder, "another run is writing into it: wait until that is done, or name another folder");
  if (!lock_.stands_at(name))
    return false;
  lock_name_.emplace(name);
  return true;
}

StagedFiles::StagedFiles(fs::path folder) : folder_(std::move(folder)), staging_(folder_ / staging_name) {
  platform::remove_left_temporaries(folder_);
  must_write(folder_, platform::remove_tree(staging_.path()));
  must_write(folder_, platform::make_folder(staging_.path()));
  must_write(folder_, platform::make_folder(workspace()));
}

fs::path StagedFiles::workspace() const {
  return staging_.path() / "workspace";
}

// By numbers, so that no folders are needed.
fs::path StagedFiles::staged(std::size_t file) const {
  return staging_.path() / std::to_string(file);
}

fs::path StagedFiles::place_for(const std::string &name) {
  refuse_other_than_file(folder_, name);
  files_.push_back({name, true});
  return staged(files_.size() - 1);
}

void StagedFiles::add(const std::string &name, std::string_view bytes, Readers readers) {
  const fs::path path = place_for(name), target = folder_ / name;
  files_.back().readers = readers;
  platform::File file;
  must_write(target, file.open(path, readers == Readers::owner_alone ? platform::File::Use::make_for_owner
                                                                     : platform::File::Use::make));
  must_write(target, file.write(bytes));
  must_write(target, file.close());
}

void StagedFiles::add(const std::string &name, std::size_t pieces, const PieceMaker &append,
                      unsigned threads) {
  write_pieces(place_for(name), folder_ / name, pieces, append, threads);
}

void StagedFiles::remove(const std::string &name) {
  files_.push_back({name, false});
}

// First all bytes, so that the names and sizes go to disk with the first flush, which is most of its time.
// Then side by side, whatever the processors: they wait for the same turns of the disk's journal.
void StagedFiles::flush() const {
  for (std::size_t i = 0; i < files_.size(); ++i)
    if (platform::File file; files_[i].is_new && !file.open(staged(i), platform::File::Use::read))
      file.settle();
  detail::for_each_block(files_.size(), 1, flushed_at_once, [&](std::size_t i, std::size_t) {
    if (files_[i].is_new)
      finish_file(staged(i), folder_ / files_[i].name, files_[i].readers);
  });
}

void StagedFiles::move(const fs::path &from, const fs::path &to) {
  const std::error_code why = platform::rename(from, to);
  if (!why)
    moves_.push_back({from, to});
  else if (why != std::errc::no_such_file_or_directory || from.parent_path() == staging_.path())
    cannot_write(from.parent_path() == staging_.path() ? to : from, why);
}

void StagedFiles::make_folders_above(const std::string &name) {
  for (const std::string &above : subfolders(name)) {
    const fs::path folder = folder_ / above;
    if (const auto why = platform::make_folder(folder); !why)
      made_folders_.push_back(folder);
    else if (why != std::errc::file_exists)
      cannot_write(folder, why);
  }
}

// The first files, which are what is looked at first, go first and come last.
void StagedFiles::exchange() {
  for (std::size_t i = 0; i < files_.size(); ++i)
    move(folder_ / files_[i].name, staging_.path() / ("old-" + std::to_string(i)));
  for (std::size_t i = files_.size(); i-- > 0;)
    if (files_[i].is_new) {
      make_folders_above(files_[i].name);
      move(staged(i), folder_ / files_[i].name);
    }
  std::set<fs::path> changed = {folder_};
  for (const File &file : files_)
    changed.insert((folder_ / file.name).parent_path());
  std::ranges::for_each(changed, platform::flush_folder);
}

void StagedFiles::put_in_place(const std::string &mark_name, const std::string &mark,
                               const std::optional<std::string> &mark_after) {
  flush();
  const fs::path target = folder_ / mark_name;
  std::optional<Temporary> before, after;
  std::error_code unknown;
  if (fs::is_regular_file(fs::symlink_status(target, unknown)))
    before.emplace(target, read_file(target)->bytes());
  if (mark_after)
    after.emplace(target, *mark_after);
  Temporary begun(target, mark);
  const platform::Uninterrupted whole;
  try {
    begun.put_in_place();
    platform::flush_folder(folder_);
    exchange();
  } catch (...) {
    undo();
    if (before)
      before->put_in_place();
    else
      static_cast<void>(platform::remove_file(target)); // what went wrong first is told
    throw;
  }
  static_cast<void>(platform::remove_tree(staging_.path())); // the next run does
  remove_emptied_folders();
  if (after)
    after->put_in_place();
  else
    must_write(target, platform::remove_file(target));
  platform::flush_folder(folder_);
}

// Inner ones first. One that holds something, or that cannot be removed, stays: no file is missing for that.
void StagedFiles::remove_emptied_folders() const {
  std::set<std::string> folders;
  for (const File &file : files_)
    if (!file.is_new)
      for (std::string &above : subfolders(file.name))
        folders.insert(std::move(above));
  for (auto folder = folders.rbegin(); folder != folders.rend(); ++folder)
    static_cast<void>(platform::remove_empty_folder(folder_ / *folder));
}

void StagedFiles::undo() {
  for (auto move = moves_.rbegin(); move != moves_.rend(); ++move)
    static_cast<void>(platform::rename(move->to, move->from));
  for (auto folder = made_folders_.rbegin(); folder != made_folders_.rend(); ++folder)
    static_cast<void>(platform::remove_empty_folder(*folder));
}

} // namespace organograph::io
