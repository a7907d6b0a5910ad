// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::io {

/// File name relative to a folder ('tables/spans.csv'), and its bytes.
using NamedFile = std::pair<std::string, std::string>;

/// A file whose bytes are made while it is written, so that no more of it is in memory than is being made.
struct FileInPieces {
  /// Appends the bytes of one piece to `out`. Called once for each piece, by several threads.
  using Piece = std::function<void(std::size_t piece, std::string &out)>;

  std::string name; ///< relative to the folder
  std::size_t pieces;
  Piece append;

  FileInPieces(std::string name, std::size_t pieces, Piece append);
  FileInPieces(std::string name, std::string bytes); ///< in one piece
};

/// Writes to a temporary name beside the target, flushes to disk and renames: whoever looks sees the old
/// file or the whole new one. A symbolic link is followed, as an editor does: the file behind it is
/// replaced and the link stays. An old file's permissions are kept, and one that is write-protected is not
/// replaced. A device or a pipe (/dev/stdout) has no old file: it is written to directly.
/// Throws EnvironmentError; the old file is then untouched and no temporary left.
void write_file(const std::filesystem::path &target, std::string_view bytes);

/// What may be done with a folder that is to hold a run's files.
enum class FolderState { absent, empty, ours, foreign };

/// `ours`: it holds a manifest (`files.txt`, first line 'organograph KIND') of an earlier run. `foreign`
/// also where something stands there that is no folder. Temporary files that a killed run left do not count.
/// Throws EnvironmentError when the folder cannot be read.
FolderState folder_state(const std::filesystem::path &folder, std::string_view kind);

/// Writes a set of files into a folder that is absent, empty or ours, on up to `threads` threads: all are
/// written under temporary names first and renamed only when every one of them is on disk; then files of the
/// last manifest that are not in the new one are removed. Nothing else in the folder is touched. A manifest
/// is written too: the first line, then one name a line, sorted. The folder and subfolders of the names are
/// made; the folder's parent must be there. Nothing is written or removed outside: a name with '..', an
/// absolute one and a subfolder that is a symbolic link are refused (a link in the place of a file is
/// replaced). Throws EnvironmentError (also for a foreign folder) and leaves the old files as they were;
/// where a file system has no hard links, this holds until the first rename. What a piece's maker throws
/// comes out after the same. A run that is killed leaves whole files, old or new, perhaps temporary ones, and
/// a manifest of old and new, which it has written before anything else: the folder stays ours.
void write_folder(const std::filesystem::path &folder, std::string_view kind,
                  const std::vector<FileInPieces> &files, unsigned threads = 1);

/// Writes a new model folder (no manifest): the folder must be absent or empty, else EnvironmentError.
void write_new_folder(const std::filesystem::path &folder, const std::vector<NamedFile> &files);

} // namespace organograph::io
