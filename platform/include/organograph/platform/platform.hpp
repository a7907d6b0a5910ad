// SPDX-License-Identifier: Apache-2.0
// What the program asks of the system, and the only way to it: no other room includes a header of the
// system's. Errors are the system's own codes; an empty one means done. Nothing here throws but
// std::bad_alloc.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace organograph::platform {

/// Asks for huge pages for memory that is not touched yet, where the system offers them and it is large:
/// filling it costs half. A wish: without it all is as before.
void ask_for_huge_pages(void *memory, std::size_t bytes);

/// Gives freed memory back to the system, where the allocator would keep it.
void give_back_free_memory();

/// A file's bytes, mapped. Whoever cuts the file short meanwhile ends the program (see handle_signals()).
class Map {
public:
  Map(const char *at, std::size_t size) : at_(at), size_(size) {}
  ~Map();
  Map(const Map &) = delete;
  Map &operator=(const Map &) = delete;

  std::string_view bytes() const { return {at_, size_}; }
  /// Bytes from `begin` to `end` are not needed soon: their pages are given back, and come again when read.
  void pass(std::size_t begin, std::size_t end) const;

private:
  const char *at_;
  std::size_t size_;
};

/// An open file, closed at the latest by the destructor.
class File {
public:
  enum class Use {
    read,
    write,          ///< what stands there: a device, a pipe, a file
    make,           ///< must not be there yet
    make_for_owner, ///< the same; nobody else may read it, from its first byte on
    share,          ///< made where it is not there; to be locked
  };

  File() = default;
  ~File();
  File(File &&other) noexcept : number_(std::exchange(other.number_, -1)) {}
  File &operator=(File &&) = delete;

  /// What was open before is closed.
  std::error_code open(const std::filesystem::path &path, Use use);
  /// 0 where that is not known.
  std::uint64_t size() const;
  std::error_code read_all(std::string &to) const;
  /// Null where the file cannot be mapped, as when it is empty.
  std::unique_ptr<const Map> map() const;
  std::error_code write(std::string_view bytes) const;
  /// Several threads may each write their own places. The disk is asked to begin with the bytes.
  std::error_code write_at(std::string_view bytes, std::uint64_t at) const;
  std::error_code permit(std::filesystem::perms permissions) const;
  /// Waits for the disk to take the bytes, if that can be asked for. Where many files are flushed, this
  /// first: the names and sizes of all of them then go to disk with the first flush, which is most of its
  /// time.
  void settle() const;
  /// Waits until bytes, size and name are on disk.
  std::error_code flush() const;
  /// An error says that what was written did not arrive.
  std::error_code close();
  /// Until it is closed, however the process ends, no other process has the lock. Waits for nobody:
  /// errc::resource_unavailable_try_again where another one has it. Where the file system knows no locks,
  /// everybody gets it.
  std::error_code lock() const;
  /// True when it is this file that stands there.
  bool stands_at(const std::filesystem::path &path) const;

private:
  int number_ = -1;
};

std::error_code make_folder(const std::filesystem::path &folder);
std::error_code remove_empty_folder(const std::filesystem::path &folder);
std::error_code remove_file(const std::filesystem::path &file);
/// Removes what stands there with all that is in it; no error where nothing does.
std::error_code remove_tree(const std::filesystem::path &path);
/// Replaces what stands at `to`.
std::error_code rename(const std::filesystem::path &from, const std::filesystem::path &to);
/// Fails (errc::file_exists) where something stands at `to`, however it came there.
std::error_code rename_to_new(const std::filesystem::path &from, const std::filesystem::path &to);
/// Waits until the names in the folder are on disk, if that is possible.
void flush_folder(const std::filesystem::path &folder);
/// Empty when this user may write there.
std::error_code may_write(const std::filesystem::path &file);

/// A name that this process gives once: '.organograph-PROCESS-NUMBER.tmp'.
std::string temporary_name();
bool is_temporary_name(std::string_view name);
/// Removes from a folder the temporary files and folders of processes that are no more (on this machine).
void remove_left_temporaries(const std::filesystem::path &folder);

/// Something on disk that must not outlive its owner: removed by the destructor, and by handle_signals()
/// where a signal ends the program before that. It need not be there.
class Transient {
public:
  enum class What { tree, empty_folder };
  explicit Transient(std::filesystem::path path, What what = What::tree);
  ~Transient();
  Transient(const Transient &) = delete;
  Transient &operator=(const Transient &) = delete;

  const std::filesystem::path &path() const { return path_; }
  void remove() const;
  /// It has become something that is to stay.
  void stays();

private:
  std::filesystem::path path_;
  What what_;
  bool stays_ = false;
};

/// While it lives, signals that handle_signals() minds wait: what is done between is done whole.
class Uninterrupted {
public:
  Uninterrupted();

private:
  std::unique_lock<std::recursive_mutex> lock_;
};

/// How a piece of work in a process of its own ended.
struct Apart {
  enum class End { returned, gave_up, killed, out_of_patience, not_started } end;
  std::string bytes;  ///< what it returned
  std::string signal; ///< what it was killed by, in the system's words
  std::error_code not_started;
};

/// Runs `work` in a process of its own, a copy of this one, which whatever it does cannot hurt: it may
/// exhaust its memory, end itself or hang. It writes to neither standard stream. Where it throws it gives up.
Apart run_apart(const std::function<std::string()> &work, std::chrono::milliseconds patience);

/// False when the system has no random bytes to give.
bool fill_with_random_bytes(std::span<unsigned char> bytes);

enum class Stream { output, error };
bool is_terminal(Stream stream);
/// Of the terminal; 0 where it is none or does not say.
std::size_t columns(Stream stream);

/// For main(), before anything else. An interrupt (SIGINT, SIGTERM, SIGHUP) ends the program as it would,
/// once every Transient is removed. A pipe that nobody reads any more ends it silently, and a limit on file
/// sizes is an error of writing. A mapped file that is cut short is said on standard error and ends it with
/// `exit_code`.
void handle_signals(int exit_code);

/// For main(). Where memory runs out a reserve is given back, so that there is some to unwind with; where no
/// exception can travel, as out of a destructor or a library's thread, it is said on standard error and ends
/// the program with `exit_code`, once every Transient is removed.
void handle_lack_of_memory(int exit_code);

/// For tests: called before each change to the disk (making, writing, flushing, renaming, removing), which
/// fails with the errno that it returns unless that is 0. Null: none.
using ChangeHook = int (*)();
void set_change_hook(ChangeHook hook);

} // namespace organograph::platform
