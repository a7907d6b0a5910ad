// SPDX-License-Identifier: Apache-2.0
#include "organograph/platform/platform.hpp"

#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace organograph::platform {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

std::string written(const std::string &path, File::Use use, std::string_view bytes) {
  File file;
  std::error_code why = file.open(path, use);
  if (!why)
    why = file.write(bytes);
  return why ? why.message() : "";
}

TEST(PlatformFile, is_written_once_where_it_must_be_new) {
  const TemporaryFolder folder;
  EXPECT_EQ(written(folder / "a", File::Use::make, "one"), "");
  EXPECT_EQ(written(folder / "a", File::Use::make, "two"), "File exists");
  EXPECT_EQ(test::read_file(folder / "a"), "one");
  EXPECT_EQ(written(folder / "absent", File::Use::write, ""), "No such file or directory");
}

TEST(PlatformFile, is_its_owners_alone_from_the_beginning) {
  const TemporaryFolder folder;
  ASSERT_EQ(written(folder / "a", File::Use::make_for_owner, "key"), "");
  EXPECT_EQ(fs::status(folder / "a").permissions() & (fs::perms::group_all | fs::perms::others_all),
            fs::perms::none);
}

TEST(PlatformFile, is_read_or_mapped_whole) {
  const TemporaryFolder folder;
  const std::string bytes = std::string(100'000, 'x') + '\0' + "end";
  test::write_text(folder / "a", bytes);
  File file;
  ASSERT_FALSE(file.open(folder / "a", File::Use::read));
  EXPECT_EQ(file.size(), bytes.size());
  const auto map = file.map();
  ASSERT_NE(map, nullptr);
  EXPECT_EQ(map->bytes(), bytes);
  map->pass(10, 90'000);
  EXPECT_EQ(map->bytes(), bytes) << "what was passed comes again";
  std::string read;
  EXPECT_FALSE(file.read_all(read));
  EXPECT_EQ(read, bytes);
}

TEST(PlatformFile, that_is_empty_has_no_map) {
  const TemporaryFolder folder;
  test::write_text(folder / "a", "");
  File file;
  ASSERT_FALSE(file.open(folder / "a", File::Use::read));
  EXPECT_EQ(file.map(), nullptr);
}

TEST(PlatformRename, to_a_new_name_replaces_nothing) {
  const TemporaryFolder folder;
  test::write_text(folder / "a", "1");
  test::write_text(folder / "b", "2");
  EXPECT_EQ(rename_to_new(folder / "a", folder / "b"), std::errc::file_exists);
  EXPECT_EQ(test::read_file(folder / "b"), "2");
  EXPECT_FALSE(rename_to_new(folder / "a", folder / "c"));
  EXPECT_EQ(test::files_below(folder / ""), (std::map<std::string, std::string>{{"b", "2"}, {"c", "1"}}));
}

TEST(PlatformTemporaries, of_processes_that_are_no_more_are_removed) {
  const TemporaryFolder folder;
  const std::string own = temporary_name();
  EXPECT_NE(own, temporary_name());
  for (const std::string &name : {own, std::string(".organograph-2147483647-0.tmp"), std::string("mine.tmp"),
                                  std::string(".organograph-0-0.tmp"), std::string(".organograph-x.tmp")})
    test::write_text(folder / name, "");
  remove_left_temporaries(folder / "");
  EXPECT_TRUE(fs::exists(folder / own));
  EXPECT_FALSE(fs::exists(folder / ".organograph-2147483647-0.tmp"));
  EXPECT_EQ(test::files_below(folder / "").size(), 4U);
}

// How a process ends in which memory runs out like this, and what it leaves behind.
[[noreturn]] void run_out_in_a_destructor(const fs::path &transient) {
  struct Tree {
    ~Tree() { throw_it(); } // as nlohmann's trees, which make a list of what they destroy
    static void throw_it() { throw std::bad_alloc(); }
  };
  handle_lack_of_memory(3);
  const Transient left(transient);
  { const Tree tree; }
  std::_Exit(0);
}

[[noreturn]] void run_out_in_a_thread(const fs::path &transient) {
  handle_lack_of_memory(3);
  const Transient left(transient);
  std::jthread([] { throw std::bad_alloc(); }).join();
  std::_Exit(0);
}

TEST(PlatformMemoryDeathTest, that_runs_out_where_no_exception_travels_is_said_and_leaves_nothing) {
  const TemporaryFolder folder;
  for (const auto run_out : {run_out_in_a_destructor, run_out_in_a_thread}) {
    fs::create_directory(folder / "staging");
    test::write_text(folder / "staging/half", "x");
    EXPECT_EXIT(run_out(folder / "staging"), testing::ExitedWithCode(3), "organograph: not enough memory");
    EXPECT_FALSE(fs::exists(folder / "staging"));
  }
}

TEST(PlatformMemoryDeathTest, that_runs_out_gives_a_reserve_to_unwind_with) {
  EXPECT_EXIT(
      {
        handle_lack_of_memory(3);
        bool thrown = false;
        try {
          std::vector<char> all(std::size_t{1} << 62U);
          thrown = all.empty();
        } catch (const std::bad_alloc &) {
          thrown = true;
        }
        std::_Exit(thrown ? 7 : 0);
      },
      testing::ExitedWithCode(7), "");
}

TEST(PlatformMemoryDeathTest, another_fault_ends_the_program_as_before) {
  EXPECT_EXIT(
      {
        handle_lack_of_memory(3);
        std::terminate();
      },
      testing::KilledBySignal(SIGABRT), "");
}

TEST(PlatformRandom, bytes_differ) {
  std::array<unsigned char, 32> a{}, b{};
  ASSERT_TRUE(fill_with_random_bytes(a));
  ASSERT_TRUE(fill_with_random_bytes(b));
  EXPECT_NE(a, b);
}

} // namespace
} // namespace organograph::platform
