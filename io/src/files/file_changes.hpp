// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/platform/platform.hpp"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace organograph::io {

/// Throws EnvironmentError: `cannot write 'PATH': WHY`.
[[noreturn]] void cannot_write(const std::filesystem::path &path, const std::string &why);
[[noreturn]] void cannot_write(const std::filesystem::path &path, const std::error_code &why);

/// A file's bytes, made piece by piece: appends the bytes of one piece. May be called by several threads.
using PieceMaker = std::function<void(std::size_t piece, std::string &out)>;

enum class Readers : bool { as_the_old_file, owner_alone };

/// What is to become a file, whole, under a temporary name beside it. The destructor removes it unless it was
/// put in place.
class Temporary {
public:
  /// Throws EnvironmentError and leaves nothing.
  Temporary(const std::filesystem::path &target, std::string_view bytes,
            Readers readers = Readers::as_the_old_file);
  /// The same of `pieces` pieces, made and written on up to `threads` threads. Throws what a maker throws
  /// too.
  Temporary(const std::filesystem::path &target, std::size_t pieces, const PieceMaker &append,
            unsigned threads);
  ~Temporary();
  Temporary(const Temporary &) = delete;
  Temporary &operator=(const Temporary &) = delete;

  /// Waits for the disk to take the bytes, if that can be asked for. Where many files are flushed, this
  /// first: the names and sizes of all of them then go to disk with the first flush, which is most of its
  /// time.
  void settle();
  /// Waits until all of it is on disk. Throws EnvironmentError, which names the target.
  void flush(const std::filesystem::path &target);
  /// Renames it to the target, which is replaced. Throws EnvironmentError and leaves the target as it was.
  void put_in_place(const std::filesystem::path &target);
  /// The same, but that nothing may stand at the target, however it came there.
  void put_in_new_place(const std::filesystem::path &target);

private:
  Temporary(const std::filesystem::path &target, Readers readers);

  std::filesystem::path path_;
  platform::File file_;
};

/// Several changes to the files of a folder, made together by keep() or, if that is never called or throws,
/// not at all. Where the file system has no hard links, replaced files do not come back.
class Changes {
public:
  Changes() = default;
  ~Changes();
  Changes(const Changes &) = delete;
  Changes &operator=(const Changes &) = delete;

  /// Makes a folder if it is not there; at once, since files are staged in it. Throws EnvironmentError.
  void make_folder(const std::filesystem::path &folder, bool may_be_link);
  /// Writes the bytes beside the target. Throws EnvironmentError, also if the target is no file or link.
  void replace(const std::filesystem::path &target, std::string_view bytes);
  void replace(const std::filesystem::path &target, std::size_t pieces, const PieceMaker &append,
               unsigned threads);
  /// The same, and puts it in place at once: seen by others from now on, taken back unless keep() is called.
  void replace_now(const std::filesystem::path &target, std::string_view bytes);
  void remove(const std::filesystem::path &target);
  /// Makes the changes in their order. Throws EnvironmentError.
  void keep();

private:
  struct Change {
    std::filesystem::path target;
    std::optional<Temporary> fresh; // none: the target is to go
    std::filesystem::path old;      // where the old file is kept until all is done; empty if there is none
    bool is_new = false;            // nothing stood there
    bool is_done = false;
  };

  Change &change_of(const std::filesystem::path &target);
  static void put_in_place(Change &change);
  static void take_away(Change &change);
  void undo() noexcept;

  std::deque<Change> changes_;
  std::vector<std::filesystem::path> made_folders_;
  bool is_kept_ = false;
};

/// Writes what is no regular file (a device, a pipe). Throws EnvironmentError.
void write_directly(const std::filesystem::path &target, std::string_view bytes);

/// The folder that holds the file: '.' for a mere name.
std::filesystem::path folder_of(const std::filesystem::path &file);

} // namespace organograph::io
