// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/output.hpp"

#include "files/file_changes.hpp"
#include "files/staged_files.hpp"

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
constexpr std::string_view new_model = "model"; // the kind whose manifest goes when all is in place

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

// Behind the head while files are put in place: a run that is killed then leaves it.
constexpr std::string_view incomplete =
    ", incomplete: the run that wrote here was stopped; run the same command again";

std::string manifest(const std::string &head, const std::set<std::string> &names) {
  std::string out = head + "\n";
  for (const std::string &name : names)
    out += name + "\n";
  return out;
}

std::string first_line(const fs::path &file) {
  std::error_code unknown;
  std::string line;
  if (fs::is_regular_file(fs::symlink_status(file, unknown))) {
    std::ifstream in(file, std::ios::binary);
    std::getline(in, line);
  }
  return line;
}

bool is_of_kind(const fs::path &folder, std::string_view kind) {
  const std::string head = first_line(folder / manifest_name);
  return head == manifest_head(kind) || head == manifest_head(kind) + std::string(incomplete);
}

// Names of the folder's manifest that may be names of ours; none when it is no manifest of that kind.
std::set<std::string> names_there(const fs::path &folder, std::string_view kind) {
  std::set<std::string> names;
  if (!is_of_kind(folder, kind))
    return names;
  std::ifstream file(folder / manifest_name, std::ios::binary);
  std::string line;
  std::getline(file, line);
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
void check_names(const fs::path &folder, const std::vector<File> &files, std::set<std::string> &names) {
  for (const File &file : files) {
    const std::string &name = name_of(file);
    if (!is_inner_name(name))
      cannot_write(folder / name, "the name cannot be that of a file in the folder");
    if (!names.insert(name).second)
      cannot_write(folder / name, "two files have this name");
  }
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

void refuse_foreign(const fs::path &folder, std::string_view kind) {
  if (folder_state(folder, kind) != FolderState::foreign)
    return;
  if (kind == new_model)
    cannot_write(folder, "it is there and not empty; name another folder");
  cannot_write(folder,
               "it holds something else than the files of an earlier run (no files.txt that begins with '" +
                   manifest_head(kind) + "'); name another folder");
}

void add(const NamedFile &file, unsigned /*threads*/, StagedFiles &to) {
  to.add(file.first, file.second);
}
void add(const FileInPieces &file, unsigned threads, StagedFiles &to) {
  const fs::path workspace = to.workspace();
  to.add(
      file.name, file.pieces,
      [&](std::size_t piece, std::string &out) { file.append(piece, out, workspace); }, threads);
}

template <class File> void write_files(const fs::path &folder, std::string_view kind,
                                       const std::vector<File> &files, unsigned threads,
                                       const std::vector<NamedFile> &for_owner = {}) {
  std::set<std::string> names;
  check_names(folder, files, names);
  check_names(folder, for_owner, names);
  refuse_foreign(folder, kind);
  const FolderInUse in_use(folder);
  refuse_foreign(folder, kind); // what another run may have made of it meanwhile
  const std::set<std::string> old_names = names_there(folder, kind);
  StagedFiles staged(folder);
  for (const File &file : files)
    add(file, threads, staged);
  for (const auto &[name, bytes] : for_owner)
    staged.add(name, bytes, Readers::owner_alone);
  for (const std::string &name : old_names)
    if (!names.contains(name) && is_removable(folder, name))
      staged.remove(name);
  std::set<std::string> all_names = old_names;
  all_names.insert(names.begin(), names.end());
  const std::string head = manifest_head(kind);
  staged.put_in_place(std::string(manifest_name), manifest(head + std::string(incomplete), all_names),
                      kind == new_model ? std::nullopt : std::optional(manifest(head, names)));
}

} // namespace

FileInPieces::FileInPieces(std::string file, std::size_t count, Piece maker)
    : name(std::move(file)), pieces(count),
      append([maker = std::move(maker)](std::size_t piece, std::string &out, const fs::path &) {
        maker(piece, out);
      }) {}

FileInPieces::FileInPieces(std::string file, std::string bytes)
    : FileInPieces(std::move(file), 1,
                   [bytes = std::move(bytes)](std::size_t, std::string &out) { out += bytes; }) {}

FileInPieces::FileInPieces(std::string file, Whole maker)
    : name(std::move(file)), pieces(1),
      append([maker = std::move(maker)](std::size_t, std::string &out, const fs::path &workspace) {
        out += maker(workspace);
      }) {}

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
  platform::remove_left_temporaries(folder_of(file));
  Temporary(file, bytes).put_in_place();
  platform::flush_folder(folder_of(file));
}

void write_file(const fs::path &target, const FileInPieces::Whole &maker) {
  std::string bytes;
  {
    const Workspace workspace(target);
    bytes = maker(workspace.path());
  }
  write_file(target, bytes);
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
    is_empty = is_empty && is_own_name(entry->path().filename().string());
  if (why)
    cannot_read(folder, why);
  if (is_empty)
    return FolderState::empty;
  return is_of_kind(folder, kind) ? FolderState::ours : FolderState::foreign;
}

void refuse_incomplete(const fs::path &folder) {
  const std::string head = first_line(folder / manifest_name);
  if (head.starts_with(manifest_head("")) && head.ends_with(incomplete))
    throw EnvironmentError("cannot read '" + folder.string() +
                           "': the run that wrote it was stopped before all was in place; run the same "
                           "command again, or remove the folder");
}

void refuse_used_folder(const fs::path &folder) {
  refuse_foreign(folder, new_model);
}

void write_folder(const fs::path &folder, std::string_view kind, const std::vector<FileInPieces> &files,
                  unsigned threads) {
  write_files(folder, kind, files, threads);
}

void write_new_folder(const fs::path &folder, const std::vector<NamedFile> &files,
                      const std::vector<NamedFile> &for_owner) {
  write_files(folder, new_model, files, 1, for_owner);
}

} // namespace organograph::io
