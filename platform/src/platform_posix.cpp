// SPDX-License-Identifier: Apache-2.0
#include "organograph/platform/platform.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <tuple>
#include <utility>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace organograph::platform {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_prefix = ".organograph-", temporary_suffix = ".tmp";

std::error_code last_error() {
  return {errno, std::generic_category()};
}

std::error_code result(bool done) {
  return done ? std::error_code() : last_error();
}

std::atomic<ChangeHook> change_hook = nullptr;

// What the tests' hook has against the next change to the disk.
std::error_code refused() {
  const ChangeHook hook = change_hook.load(std::memory_order_relaxed);
  return {hook == nullptr ? 0 : hook(), std::generic_category()};
}

template <class Change> std::error_code changed(Change change) {
  const std::error_code why = refused();
  return why ? why : result(change() == 0);
}

std::size_t page_size() {
  static const auto size = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return size;
}

// The process that gave itself the temporary name; 0 when that is none.
pid_t owner_of(std::string_view temporary) {
  pid_t process = 0;
  if (is_temporary_name(temporary)) {
    temporary.remove_prefix(temporary_prefix.size());
    std::from_chars(temporary.data(), temporary.data() + temporary.size(), process);
  }
  return std::max(process, 0);
}

bool is_gone(pid_t process) {
  return ::kill(process, 0) != 0 && errno == ESRCH;
}

} // namespace

#if defined(__linux__) && defined(MADV_HUGEPAGE)
void ask_for_huge_pages(void *memory, std::size_t bytes) {
  constexpr std::size_t huge = std::size_t{2} << 20U;
  if (bytes < 2 * huge)
    return;
  const std::size_t page = page_size();
  const auto at = reinterpret_cast<std::uintptr_t>(memory); // NOLINT: pages are numbers
  const std::size_t before = (page - at % page) % page;
  ::madvise(static_cast<char *>(memory) + before, (bytes - before) / page * page, MADV_HUGEPAGE);
}
#else
void ask_for_huge_pages(void * /*memory*/, std::size_t /*bytes*/) {}
#endif

void give_back_free_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

Map::~Map() {
  ::munmap(const_cast<char *>(at_), size_); // NOLINT: the system takes no const
}

void Map::pass(std::size_t begin, std::size_t end) const {
  begin -= begin % page_size();
  end = end == size_ ? size_ : end - end % page_size();
  if (begin < end)
    ::madvise(const_cast<char *>(at_) + begin, end - begin,
              MADV_DONTNEED); // NOLINT: the system takes no const
}

File::~File() {
  if (number_ >= 0)
    ::close(number_);
}

std::error_code File::open(const fs::path &path, Use use) {
  if (number_ >= 0)
    std::ignore = close();
  const bool makes = use != Use::read && use != Use::write;
  if (const auto why = makes ? refused() : std::error_code())
    return why;
  const int way = use == Use::read    ? O_RDONLY
                  : use == Use::write ? O_WRONLY
                  : use == Use::share ? O_RDWR | O_CREAT | O_NOFOLLOW
                                      : O_WRONLY | O_CREAT | O_EXCL;
  number_ = ::open(path.c_str(), way | O_CLOEXEC, use == Use::make_for_owner ? 0600 : 0666);
  return result(number_ >= 0);
}

std::uint64_t File::size() const {
  struct stat about {};
  return ::fstat(number_, &about) == 0 && about.st_size > 0 ? static_cast<std::uint64_t>(about.st_size) : 0;
}

std::error_code File::read_all(std::string &to) const {
  to.clear();
  for (std::size_t used = 0;;) {
    if (used == to.size())
      to.resize(std::max<std::size_t>(used * 2, 1U << 14U));
    const ::ssize_t count = ::read(number_, to.data() + used, to.size() - used);
    if (count < 0 && errno != EINTR)
      return last_error();
    if (count == 0) {
      to.resize(used);
      return {};
    }
    used += static_cast<std::size_t>(std::max<::ssize_t>(count, 0));
  }
}

std::unique_ptr<const Map> File::map() const {
  const std::size_t size = this->size();
  void *const at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, number_, 0);
  return at == MAP_FAILED ? nullptr : std::make_unique<const Map>(static_cast<const char *>(at), size);
}

std::error_code File::write(std::string_view bytes) const {
  if (const auto why = refused())
    return why;
  while (!bytes.empty()) {
    const ::ssize_t written = ::write(number_, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR)
      return last_error();
    if (written > 0)
      bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::error_code File::write_at(std::string_view bytes, std::uint64_t at) const {
  if (const auto why = refused())
    return why;
  for (std::size_t done = 0; done < bytes.size();) {
    const ::ssize_t written =
        ::pwrite(number_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(at + done));
    if (written < 0 && errno != EINTR)
      return last_error();
    done += static_cast<std::size_t>(std::max<::ssize_t>(written, 0));
  }
#ifdef __linux__
  ::sync_file_range(number_, static_cast<off_t>(at), static_cast<off_t>(bytes.size()), SYNC_FILE_RANGE_WRITE);
#endif
  return {};
}

std::error_code File::permit(fs::perms permissions) const {
  return changed([&] { return ::fchmod(number_, static_cast<mode_t>(permissions & fs::perms::all)); });
}

void File::settle() const {
#ifdef __linux__
  ::sync_file_range(number_, 0, 0,
                    SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
#endif
}

std::error_code File::flush() const {
  // EINVAL: a device that has nothing to flush
  return changed([&] { return ::fsync(number_) == 0 || errno == EINVAL ? 0 : -1; });
}

std::error_code File::close() {
  return result(::close(std::exchange(number_, -1)) == 0);
}

std::error_code File::lock() const {
  if (::flock(number_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
    return {};
  return std::make_error_code(std::errc::resource_unavailable_try_again);
}

bool File::stands_at(const fs::path &path) const {
  struct stat here {
  }, there{};
  return ::fstat(number_, &here) == 0 && ::lstat(path.c_str(), &there) == 0 && here.st_dev == there.st_dev &&
         here.st_ino == there.st_ino;
}

std::error_code make_folder(const fs::path &folder) {
  return changed([&] { return ::mkdir(folder.c_str(), 0777); });
}

std::error_code remove_empty_folder(const fs::path &folder) {
  return changed([&] { return ::rmdir(folder.c_str()); });
}

std::error_code remove_file(const fs::path &file) {
  return changed([&] { return ::unlink(file.c_str()); });
}

std::error_code remove_tree(const fs::path &path) {
  std::error_code why = refused();
  if (!why)
    fs::remove_all(path, why);
  return why;
}

std::error_code rename(const fs::path &from, const fs::path &to) {
  return changed([&] { return std::rename(from.c_str(), to.c_str()); });
}

std::error_code rename_to_new(const fs::path &from, const fs::path &to) {
  std::error_code why = changed([&] { return ::link(from.c_str(), to.c_str()); });
  if (!why)
    std::ignore = remove_file(from);
#ifdef RENAME_NOREPLACE
  if (why == std::errc::operation_not_permitted || why == std::errc::operation_not_supported)
    why = result(::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0);
#endif
  return why;
}

void flush_folder(const fs::path &folder) {
  File file;
  if (!file.open(folder, File::Use::read))
    std::ignore = file.flush();
}

std::error_code may_write(const fs::path &file) {
  return result(::access(file.c_str(), W_OK) == 0);
}

std::string temporary_name() {
  static std::atomic<unsigned long> counter{0};
  return std::string(temporary_prefix) + std::to_string(::getpid()) + '-' + std::to_string(counter++) +
         std::string(temporary_suffix);
}

bool is_temporary_name(std::string_view name) {
  return name.starts_with(temporary_prefix) && name.ends_with(temporary_suffix);
}

void remove_left_temporaries(const fs::path &folder) {
  std::error_code ignored;
  for (fs::directory_iterator entry(folder, ignored); !ignored && entry != fs::directory_iterator();
       entry.increment(ignored))
    if (const pid_t owner = owner_of(entry->path().filename().native()); owner > 0 && is_gone(owner))
      std::ignore = remove_tree(entry->path());
}

bool fill_with_random_bytes(std::span<unsigned char> bytes) {
  return ::getentropy(bytes.data(), bytes.size()) == 0; // of up to 256 bytes
}

void set_change_hook(ChangeHook hook) {
  change_hook = hook;
}

} // namespace organograph::platform
