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
  /// Makes all bytes. May use a folder that is empty at first, lies where the file will, is shared by all
  /// files of a run, and is gone before the run ends, however it ends but by a kill.
  using Whole = std::function<std::string(const std::filesystem::path &workspace)>;

  std::string name; ///< relative to the folder
  std::size_t pieces;
  std::function<void(std::size_t piece, std::string &out, const std::filesystem::path &workspace)> append;

  FileInPieces(std::string name, std::size_t pieces, Piece append);
  FileInPieces(std::string name, Whole make);
  FileInPieces(std::string name, std::string bytes);
};

/// Writes to a temporary name beside the target, flushes to disk and renames: whoever looks sees the old
/// file or the whole new one. A symbolic link is followed, as an editor does: the file behind it is
/// replaced and the link stays. An old file's permissions are kept, and one that is write-protected is not
/// replaced. A device or a pipe (/dev/stdout) has no old file: it is written to directly.
/// Throws EnvironmentError; the old file is then untouched and no temporary left.
void write_file(const std::filesystem::path &target, std::string_view bytes);
void write_file(const std::filesystem::path &target, const FileInPieces::Whole &make);

/// What may be done with a folder that is to hold a run's files.
enum class FolderState { absent, empty, ours, foreign };

/// `ours`: it holds a manifest (`files.txt`, first line 'organograph KIND', perhaps with ', incomplete: ...'
/// behind) of an earlier run. `foreign` also where something stands there that is no folder. Files and
/// folders whose names begin with '.organograph-', which a killed run may have left, do not count. Throws
/// EnvironmentError when the folder cannot be read.
FolderState folder_state(const std::filesystem::path &folder, std::string_view kind);

/// Throws EnvironmentError where a run was killed while it put its files in place in this folder: what is
/// there is not all. Whoever reads a model asks this first.
void refuse_incomplete(const std::filesystem::path &folder);

/// Writes a set of files into a folder that is absent, empty or ours, on up to `threads` threads: all are
/// written into a folder inside it (.organograph-staging) first. When every one of them is on disk, the
/// manifest says that the folder is incomplete; the files of the last run are moved away, and the new ones
/// into place, so that old and new never stand there together; then the manifest is written: the first line,
/// then one name a line, sorted. Files of the last manifest that are not in the new one are gone then, and so
/// are folders that held nothing else. Nothing else in the folder is touched. The folder and subfolders of
/// the names are made; the folder's parent must be there. Nothing is written or removed outside: a name with
/// '..', an absolute one and a subfolder that is a symbolic link are refused (a link in the place of a file
/// is replaced).
///
/// Throws EnvironmentError, also for a foreign folder and for one that another run is writing into, and
/// leaves the old files as they were. What a piece's maker throws comes out after the same. A run that is
/// killed leaves all old files, or all new ones, or a manifest that says 'incomplete'; and perhaps files
/// whose names begin with
/// '.organograph-', which the next run removes. Fewer than 32 files are open at
/// any time.
void write_folder(const std::filesystem::path &folder, std::string_view kind,
                  const std::vector<FileInPieces> &files, unsigned threads = 1);

/// Writes a new model folder: it must be absent, empty, or left incomplete by the same. The manifest is there
/// only while files are put in place. All else as write_folder(). for_owner: files that nobody else may read,
/// from their first byte on (mode 0600).
void write_new_folder(const std::filesystem::path &folder, const std::vector<NamedFile> &files,
                      const std::vector<NamedFile> &for_owner = {});

/// Throws the EnvironmentError that write_new_folder() would for a folder that is in use: before what takes
/// long.
void refuse_used_folder(const std::filesystem::path &folder);

} // namespace organograph::io
