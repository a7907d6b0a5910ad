// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/output.hpp"

#include "files/file_changes.hpp"

#include "organograph/io/environment_error.hpp"
#include "organograph/platform/platform.hpp"

#include <fstream>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "files.txt";

// One that stays in its folder and fits on a line of the manifest.
bool is_inner_name(std::string_view name) {
  if (name == manifest_name || name.find_first_of(std::string_view("\0\n\r", 3)) != std::string_view::npos)
    return false;
  for (;;) {
    const std::size_t slash = name.find('/');
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..")
      return false;
    if (slash == std::string_view::npos)
      return true;
    name.remove_prefix(slash + 1);
  }
}

// Folders that the name needs below its own, outermost first: 'a/b/c' -> 'a', 'a/b'.
std::vector<std::string> subfolders(std::string_view name) {
  std::vector<std::string> out;
  for (std::size_t slash = name.find('/'); slash != std::string_view::npos; slash = name.find('/', slash + 1))
    out.emplace_back(name.substr(0, slash));
  return out;
}

// A file or a link below real folders: removing it removes nothing elsewhere.
bool is_removable(const fs::path &folder, const std::string &name) {
  std::error_code unknown;
  for (const std::string &inner : subfolders(name))
    if (!fs::is_directory(fs::symlink_status(folder / inner, unknown)))
      return false;
  const fs::file_status status = fs::symlink_status(folder / name, unknown);
  return fs::is_regular_file(status) || fs::is_symlink(status);
}

std::string manifest_head(std::string_view kind) {
  return "organograph " + std::string(kind);
}

std::string manifest(std::string_view kind, const std::set<std::string> &names) {
  std::string out = manifest_head(kind) + "\n";
  for (const std::string &name : names)
    out += name + "\n";
  return out;
}

// Names of the folder's manifest that may be names of ours; nothing when it is no manifest of that kind.
std::optional<std::set<std::string>> read_manifest(const fs::path &folder, std::string_view kind) {
  const fs::path path = folder / manifest_name;
  std::error_code unknown;
  if (!fs::is_regular_file(fs::symlink_status(path, unknown)))
    return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!std::getline(file, line) || line != manifest_head(kind))
    return std::nullopt;
  std::set<std::string> names;
  while (std::getline(file, line))
    if (is_inner_name(line))
      names.insert(line);
  return names;
}

const std::string &name_of(const NamedFile &file) {
  return file.first;
}
const std::string &name_of(const FileInPieces &file) {
  return file.name;
}

template <class File>
std::set<std::string> checked_names(const fs::path &folder, const std::vector<File> &files) {
  std::set<std::string> names;
  for (const File &file : files) {
    const std::string &name = name_of(file);
    if (!is_inner_name(name))
      cannot_write(folder / name, "the name cannot be that of a file in the folder");
    if (!names.insert(name).second)
      cannot_write(folder / name, "two files have this name");
  }
  return names;
}

void make_subfolders(Changes &changes, const fs::path &folder, const std::set<std::string> &names) {
  std::set<std::string> inner;
  for (const std::string &name : names)
    for (std::string &subfolder : subfolders(name))
      inner.insert(std::move(subfolder));
  for (const std::string &subfolder : inner)
    changes.make_folder(folder / subfolder, false);
}

// The file behind symbolic links; it need not exist.
fs::path behind_links(const fs::path &path) {
  fs::path file = path;
  std::error_code why;
  for (int i = 0; i < 40; ++i) {
    if (!fs::is_symlink(fs::symlink_status(file, why)))
      return file;
    const fs::path next = fs::read_symlink(file, why);
    if (why)
      cannot_write(path, why);
    file = next.is_absolute() ? next : file.parent_path() / next;
  }
  cannot_write(path, std::make_error_code(std::errc::too_many_symbolic_link_levels));
}

} // namespace

FileInPieces::FileInPieces(std::string file, std::size_t count, Piece maker)
    : name(std::move(file)), pieces(count), append(std::move(maker)) {}

FileInPieces::FileInPieces(std::string file, std::string bytes)
    : FileInPieces(std::move(file), 1,
                   [bytes = std::move(bytes)](std::size_t, std::string &out) { out += bytes; }) {}

void write_file(const fs::path &target, std::string_view bytes) {
  std::error_code why;
  const fs::file_status old = fs::status(target, why);
  if (fs::is_directory(old))
    cannot_write(target, std::make_error_code(std::errc::is_a_directory));
  if (fs::exists(old) && !fs::is_regular_file(old))
    return write_directly(target, bytes);
  if (fs::exists(old) && (why = platform::may_write(target)))
    cannot_write(target, why);
  const fs::path file = behind_links(target);
  Temporary fresh(file, bytes);
  fresh.flush(file);
  fresh.put_in_place(file);
  platform::flush_folder(folder_of(file));
}

FolderState folder_state(const fs::path &folder, std::string_view kind) {
  std::error_code why;
  const fs::file_status status = fs::status(folder, why);
  if (status.type() == fs::file_type::not_found)
    return FolderState::absent;
  if (!why && !fs::is_directory(status))
    return FolderState::foreign;
  fs::directory_iterator entry;
  if (!why)
    entry = fs::directory_iterator(folder, why);
  bool is_empty = true;
  for (; !why && entry != fs::directory_iterator(); entry.increment(why))
    is_empty = is_empty && platform::is_temporary_name(entry->path().filename().string());
  if (why)
    cannot_read(folder, why);
  if (is_empty)
    return FolderState::empty;
  return read_manifest(folder, kind) ? FolderState::ours : FolderState::foreign;
}

void write_folder(const fs::path &folder, std::string_view kind, const std::vector<FileInPieces> &files,
                  unsigned threads) {
  const std::set<std::string> names = checked_names(folder, files);
  if (folder_state(folder, kind) == FolderState::foreign)
    cannot_write(folder,
                 "it holds something else than the files of an earlier run (no files.txt that begins with '" +
                     manifest_head(kind) + "'); name another folder");
  const std::set<std::string> old_names = read_manifest(folder, kind).value_or(std::set<std::string>{});
  std::set<std::string> all_names = old_names;
  all_names.insert(names.begin(), names.end());

  Changes changes;
  changes.make_folder(folder, true);
  // First a manifest of old and new: a run that is killed from here on leaves a folder that is ours.
  changes.replace_now(folder / manifest_name, manifest(kind, all_names));
  make_subfolders(changes, folder, names);
  std::set<fs::path> subfolders;
  for (const std::string &name : all_names)
    subfolders.insert((folder / name).parent_path());
  for (const fs::path &subfolder : subfolders)
    platform::remove_left_temporaries(subfolder);
  for (const FileInPieces &file : files)
    changes.replace(folder / file.name, file.pieces, file.append, threads);
  for (const std::string &name : old_names)
    if (!names.contains(name) && is_removable(folder, name))
      changes.remove(folder / name);
  changes.replace(folder / manifest_name, manifest(kind, names));
  changes.keep();
}

void write_new_folder(const fs::path &folder, const std::vector<NamedFile> &files) {
  const std::set<std::string> names = checked_names(folder, files);
  const FolderState state = folder_state(folder, {});
  if (state != FolderState::absent && state != FolderState::empty)
    cannot_write(folder, "it is there and not empty; name another folder");
  Changes changes;
  changes.make_folder(folder, true);
  make_subfolders(changes, folder, names);
  for (const auto &[name, bytes] : files)
    changes.replace(folder / name, bytes);
  changes.keep();
}

} // namespace organograph::io
