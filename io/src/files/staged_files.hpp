// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "files/file_changes.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::io {

/// True for names that only this program gives, and gives to what does not stay: they begin with
/// '.organograph-'.
bool is_own_name(std::string_view name);

/// A folder that a run writes into, and no other run meanwhile. Made where it is not there.
class FolderInUse {
public:
  /// Throws EnvironmentError, also where another run is writing into it.
  explicit FolderInUse(const std::filesystem::path &folder);

private:
  bool take(const std::filesystem::path &folder);

  std::optional<platform::Transient> made_; // stays unless it is empty
  platform::File lock_;
  std::optional<platform::Transient> lock_name_; // goes before the lock does
};

/// Files that are to stand in a folder, staged in a folder inside it and put in place together. The folder
/// must be in use.
class StagedFiles {
public:
  /// Removes what a killed run left. Throws EnvironmentError.
  explicit StagedFiles(std::filesystem::path folder);

  /// For what is needed only while the files are made.
  std::filesystem::path workspace() const;

  /// Writes what is to become the file, or is to go. Throws EnvironmentError, also where something else than
  /// a file stands there.
  void add(const std::string &name, std::string_view bytes, Readers readers = Readers::as_the_old_file);
  void add(const std::string &name, std::size_t pieces, const PieceMaker &append, unsigned threads);
  void remove(const std::string &name);

  /// Waits until all is on disk; writes `mark` to the file of that name; takes the old files away; puts the
  /// new ones in place; removes folders that are empty without those that went; writes `mark_after` in the
  /// place of the mark, or without it removes that. So old and new files never stand there together, and a
  /// run that is killed between leaves the mark. Throws EnvironmentError, and all is as it was: only if the
  /// very last step fails, the mark stays.
  void put_in_place(const std::string &mark_name, const std::string &mark,
                    const std::optional<std::string> &mark_after);

private:
  struct File {
    std::string name;
    bool is_new = false; // else it is to go
    Readers readers = Readers::as_the_old_file;
  };
  struct Move {
    std::filesystem::path from, to;
  };

  std::filesystem::path place_for(const std::string &name);
  std::filesystem::path staged(std::size_t file) const;
  void flush() const;
  void make_folders_above(const std::string &name);
  void move(const std::filesystem::path &from, const std::filesystem::path &to);
  void exchange();
  void remove_emptied_folders() const;
  void undo();

  std::filesystem::path folder_;
  platform::Transient staging_;
  std::vector<File> files_;
  std::vector<Move> moves_;
  std::vector<std::filesystem::path> made_folders_;
};

/// Folders that the name needs below its own, outermost first: 'a/b/c' -> 'a', 'a/b'.
std::vector<std::string> subfolders(std::string_view name);

} // namespace organograph::io
