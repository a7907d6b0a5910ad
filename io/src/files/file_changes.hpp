// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

/// Throws EnvironmentError: `cannot write 'PATH': WHY`. error: an errno.
[[noreturn]] void cannot_write(const std::filesystem::path &path, const std::string &why);
[[noreturn]] void cannot_write(const std::filesystem::path &path, int error);

/// True for the names that Temporary and Changes use and that a killed run may leave behind.
bool is_own_temporary(std::string_view name);

/// Removes from a folder the temporaries of processes that are no more (on this machine). Never throws.
void remove_left_temporaries(const std::filesystem::path &folder);

/// A file's bytes, made piece by piece: appends the bytes of one piece. May be called by several threads.
using PieceMaker = std::function<void(std::size_t piece, std::string &out)>;

/// An open file. Closed at the latest by the destructor.
class Descriptor {
public:
  explicit Descriptor(int number = -1) : number_(number) {}
  ~Descriptor();
  Descriptor(const Descriptor &) = delete;
  Descriptor &operator=(const Descriptor &) = delete;
  Descriptor(Descriptor &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor &operator=(Descriptor &&) = delete;

  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }
  /// False when what was written did not arrive; errno says why.
  bool close();

private:
  int number_;
};

/// What is to become a file, whole, under a temporary name beside it. The destructor removes it unless it was
/// put in place.
class Temporary {
public:
  /// With the permissions of the file that stands at `target`. Throws EnvironmentError and leaves nothing.
  Temporary(const std::filesystem::path &target, std::string_view bytes);
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

private:
  explicit Temporary(const std::filesystem::path &target);
  int create(const std::filesystem::path &folder);

  std::filesystem::path path_; // before file_, which creates it
  Descriptor file_;
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

/// Flushes the names of a folder's files to disk, if that is possible. The files are in place already: what
/// fails here only means that a power cut may bring the old ones back.
void flush_folder(const std::filesystem::path &folder);

/// The folder that holds the file: '.' for a mere name.
std::filesystem::path folder_of(const std::filesystem::path &file);

} // namespace organograph::io
