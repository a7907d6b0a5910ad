// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/platform/platform.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <system_error>

namespace organograph::io {

/// Throws EnvironmentError: `cannot write 'PATH': WHY`.
[[noreturn]] void cannot_write(const std::filesystem::path &path, const std::string &why);
[[noreturn]] void cannot_write(const std::filesystem::path &path, const std::error_code &why);
/// The same, where there is an error.
void must_write(const std::filesystem::path &path, const std::error_code &why);

/// A file's bytes, made piece by piece: appends the bytes of one piece. May be called by several threads.
using PieceMaker = std::function<void(std::size_t piece, std::string &out)>;

/// Writes the pieces, made and written on up to `threads` threads, to a file at `path`, which must be new.
/// What fails names the target that it is to become (EnvironmentError); what a maker throws comes out too.
void write_pieces(const std::filesystem::path &path, const std::filesystem::path &target, std::size_t pieces,
                  const PieceMaker &append, unsigned threads);

enum class Readers : bool { as_the_old_file, owner_alone };

/// Waits until a file is on disk. With `as_the_old_file` it gets the permissions of the file that stands at
/// `target`, if one does.
void finish_file(const std::filesystem::path &path, const std::filesystem::path &target,
                 Readers readers = Readers::as_the_old_file);

/// What is to become a file, whole, under a temporary name beside it. The destructor removes it unless it was
/// put in place.
class Temporary {
public:
  /// Its bytes are on disk. Throws EnvironmentError and leaves nothing.
  Temporary(const std::filesystem::path &target, std::string_view bytes,
            Readers readers = Readers::as_the_old_file);

  /// Renames it to the target, which is replaced. Throws EnvironmentError and leaves the target as it was.
  void put_in_place();
  /// The same, but that nothing may stand at the target, however it came there.
  void put_in_new_place();

private:
  std::filesystem::path target_;
  platform::Transient file_;
};

/// A folder for what is needed only while something is made, of a temporary name beside what it is to become.
class Workspace {
public:
  /// Throws EnvironmentError.
  explicit Workspace(const std::filesystem::path &target);
  const std::filesystem::path &path() const { return folder_.path(); }

private:
  platform::Transient folder_;
};

/// Writes what is no regular file (a device, a pipe). Throws EnvironmentError.
void write_directly(const std::filesystem::path &target, std::string_view bytes);

/// The folder that holds the file: '.' for a mere name.
std::filesystem::path folder_of(const std::filesystem::path &file);

} // namespace organograph::io
