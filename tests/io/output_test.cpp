// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/environment_error.hpp"
#include "organograph/io/output.hpp"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::io::output_test {
namespace {

namespace fs = std::filesystem;

class Output : public testing::Test {
protected:
  Output() : folder_(fs::temp_directory_path() / ("organograph-output-test-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directory(folder_);
  }
  ~Output() override { fs::remove_all(folder_); }

  void put(const fs::path &name, const std::string &text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  std::string get(const fs::path &name) {
    std::ifstream file(folder_ / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  // Every file with its text, folders with '/', links with their target: 'a=1 sub/ sub/b=2'.
  std::string all() {
    std::vector<std::string> found;
    for (const auto &entry : fs::recursive_directory_iterator(folder_)) {
      const std::string name = entry.path().lexically_relative(folder_).string();
      if (entry.is_symlink())
        found.push_back(name + "->" + fs::read_symlink(entry.path()).string());
      else if (entry.is_directory())
        found.push_back(name + "/");
      else
        found.push_back(name + "=" + get(name));
    }
    std::ranges::sort(found);
    std::string out;
    for (const std::string &one : found)
      out += (out.empty() ? "" : " ") + one;
    return out;
  }

  // The message of the EnvironmentError that `write` throws, which must leave everything as it was. The
  // test's folder is written as 'T'.
  template <class Write> std::string refusal(Write write) {
    const std::string before = all();
    std::string what = "no exception";
    try {
      write();
    } catch (const EnvironmentError &error) {
      what = error.what();
    }
    EXPECT_EQ(all(), before);
    for (std::size_t at = 0; (at = what.find(folder_.string())) != std::string::npos;)
      what.replace(at, folder_.string().size(), "T");
    return what;
  }

  fs::path folder_;
};

using OutputFile = Output;
using OutputFolder = Output;
using NewFolder = Output;

// Files of more bytes than this cannot be written while it lives: what a full disk does.
class SmallDisk {
public:
  explicit SmallDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &old_);
    rlimit limit = old_;
    limit.rlim_cur = bytes;
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~SmallDisk() {
    ::setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, handler_);
  }
  SmallDisk(const SmallDisk &) = delete;
  SmallDisk &operator=(const SmallDisk &) = delete;

private:
  rlimit old_{};
  void (*handler_)(int);
};

TEST_F(OutputFile, is_new_or_replaced) {
  const std::string bytes("zero \0, line\r\n", 14);
  write_file(folder_ / "a", bytes);
  EXPECT_EQ(get("a"), bytes);
  write_file(folder_ / "a", "b");
  write_file(folder_ / "empty", "");
  EXPECT_EQ(all(), "a=b empty=");
  const std::string much(3'000'000, 'x');
  write_file(folder_ / "a", much);
  EXPECT_EQ(get("a"), much);
}

TEST_F(OutputFile, may_have_the_longest_name) {
  const std::string name(255, 'n');
  write_file(folder_ / name, "1");
  EXPECT_EQ(get(name), "1");
}

TEST_F(OutputFile, stands_in_the_working_folder_by_its_name_alone) {
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  write_file("a", "1");
  fs::current_path(before);
  EXPECT_EQ(all(), "a=1");
}

TEST_F(OutputFile, is_another_file_than_the_old_one) {
  put("a", "old");
  fs::create_hard_link(folder_ / "a", folder_ / "reader");
  write_file(folder_ / "a", "new");
  EXPECT_EQ(all(), "a=new reader=old") << "who has the old file open goes on reading it";
}

TEST_F(OutputFile, behind_a_link_is_replaced_and_the_link_stays) {
  put("real/a", "old");
  fs::create_symlink("real/a", folder_ / "relative");
  fs::create_symlink(folder_ / "relative", folder_ / "absolute");
  write_file(folder_ / "absolute", "new");
  EXPECT_EQ(all(), "absolute->" + (folder_ / "relative").string() + " real/ real/a=new relative->real/a");

  fs::create_symlink("real/b", folder_ / "dangling");
  write_file(folder_ / "dangling", "2");
  EXPECT_EQ(get("real/b"), "2");
  EXPECT_TRUE(fs::is_symlink(folder_ / "dangling"));

  fs::create_symlink("circle", folder_ / "circle");
  EXPECT_EQ(refusal([&] { write_file(folder_ / "circle", "x"); }),
            "cannot write 'T/circle': Too many levels of symbolic links");
}

TEST_F(OutputFile, has_the_permissions_of_the_old_one) {
  put("a", "old");
  fs::permissions(folder_ / "a", fs::perms::owner_read | fs::perms::owner_write);
  write_file(folder_ / "a", "new");
  EXPECT_EQ(fs::status(folder_ / "a").permissions(), fs::perms::owner_read | fs::perms::owner_write);

  const mode_t mask = ::umask(0027);
  write_file(folder_ / "b", "new");
  ::umask(mask);
  EXPECT_EQ(static_cast<unsigned>(fs::status(folder_ / "b").permissions()), 0640U);
}

// A pipe of the test's own stands for /dev/null and the like: were it replaced, by root even those would be.
TEST_F(OutputFile, may_be_a_pipe_and_does_not_replace_it) {
  const fs::path pipe = folder_ / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  fs::create_symlink("pipe", folder_ / "link");
  const int reader = ::open(pipe.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  ASSERT_GE(reader, 0);
  write_file(pipe, "one,");
  EXPECT_TRUE(fs::is_fifo(pipe));
  write_file(folder_ / "link", "two");
  EXPECT_TRUE(fs::is_fifo(pipe));
  EXPECT_TRUE(fs::is_symlink(folder_ / "link"));
  char bytes[16] = {};
  EXPECT_EQ(::read(reader, bytes, sizeof bytes - 1), 7);
  EXPECT_STREQ(bytes, "one,two");
  ::close(reader);
}

TEST_F(OutputFile, that_cannot_be_written_is_named_and_changes_nothing) {
  put("file", "1");
  fs::create_directory(folder_ / "sub");
  const std::string longest(256, 'n');
  const std::vector<std::pair<fs::path, std::string>> cases = {
      {"sub", "Is a directory"},
      {"sub/", "Is a directory"},
      {"absent/a", "the folder 'T/absent' is not there: make it first, or look at the spelling"},
      {"absent/", "the folder 'T/absent' is not there: make it first, or look at the spelling"},
      {"file/a", "Not a directory: it is a file, where a folder is due"},
      {longest, "File name too long"},
  };
  for (const auto &[name, why] : cases)
    EXPECT_EQ(refusal([&, target = folder_ / name] { write_file(target, "new"); }),
              "cannot write 'T/" + name.string() + "': " + why);
  const fs::path before = fs::current_path();
  fs::current_path(folder_);
  EXPECT_EQ(refusal([&] { write_file("", "new"); }), "cannot write '': No such file or directory");
  fs::current_path(before);
}

TEST_F(OutputFile, is_the_old_one_when_the_disk_is_full) {
  put("a", "old");
  EXPECT_EQ(refusal([&] {
              const SmallDisk disk(1'000);
              write_file(folder_ / "a", std::string(1'001, 'x'));
            }),
            "cannot write 'T/a': File too large");
}

TEST_F(OutputFolder, is_absent_empty_ours_or_foreign) {
  const auto state = [&](const char *name) { return folder_state(folder_ / name, "analysis"); };
  EXPECT_EQ(state("a"), FolderState::absent);
  put("file", "");
  EXPECT_EQ(state("file"), FolderState::foreign);
  EXPECT_EQ(state("file/a"), FolderState::absent) << "making it fails, and says why";
  fs::create_directory(folder_ / "a");
  EXPECT_EQ(state("a"), FolderState::empty);
  put("a/.organograph-7-0.tmp", "left by a killed run");
  EXPECT_EQ(state("a"), FolderState::empty);
  put("a/x", "");
  EXPECT_EQ(state("a"), FolderState::foreign);
  for (const auto &[text, expected] : {std::pair{"organograph analysis\nx\n", FolderState::ours},
                                       {"organograph analysis", FolderState::ours},
                                       {"organograph analysis2\n", FolderState::foreign},
                                       {"organograph picture\nx\n", FolderState::foreign},
                                       {"my files\norganograph analysis\n", FolderState::foreign},
                                       {"", FolderState::foreign}}) {
    put("a/files.txt", text);
    EXPECT_EQ(state("a"), expected) << text;
  }
  fs::create_symlink("a", folder_ / "link");
  put("a/files.txt", "organograph analysis\n");
  EXPECT_EQ(state("link"), FolderState::ours);
  fs::create_symlink("circle", folder_ / "circle");
  EXPECT_THROW(state("circle"), EnvironmentError);
}

TEST_F(OutputFolder, is_made_with_its_subfolders_and_a_sorted_manifest) {
  write_folder(folder_ / "out/", "analysis",
               {{"tables/b.csv", "2"}, {"a.json", "1"}, {"tables/a/x.csv", "3"}});
  EXPECT_EQ(all(),
            "out/ out/a.json=1 out/files.txt=organograph analysis\na.json\ntables/a/x.csv\ntables/b.csv\n"
            " out/tables/ out/tables/a/ out/tables/a/x.csv=3 out/tables/b.csv=2");
  EXPECT_EQ(folder_state(folder_ / "out", "analysis"), FolderState::ours);
}

TEST_F(OutputFolder, of_an_earlier_run_is_renewed_and_what_is_not_ours_stays) {
  write_folder(folder_ / "out", "analysis", {{"a", "1"}, {"b", "1"}, {"sub/c", "1"}, {"sub/d", "1"}});
  put("out/mine", "kept");
  put("out/sub/mine", "kept");
  write_folder(folder_ / "out", "analysis", {{"a", "2"}, {"sub/c", "2"}, {"sub/e", "2"}});
  EXPECT_EQ(all(), "out/ out/a=2 out/files.txt=organograph analysis\na\nsub/c\nsub/e\n"
                   " out/mine=kept out/sub/ out/sub/c=2 out/sub/e=2 out/sub/mine=kept");
  fs::remove(folder_ / "out/a");
  write_folder(folder_ / "out", "analysis", {});
  EXPECT_EQ(all(), "out/ out/files.txt=organograph analysis\n out/mine=kept out/sub/ out/sub/mine=kept");
}

TEST_F(OutputFolder, keeps_no_folder_that_it_emptied) {
  write_folder(folder_ / "out", "analysis", {{"a/b/c", "1"}, {"a/d/e", "1"}, {"f/g", "1"}, {"h/i", "1"}});
  put("out/f/mine", "kept");
  fs::create_directory(folder_ / "out/empty");
  write_folder(folder_ / "out", "analysis", {{"a/d/e", "2"}});
  EXPECT_EQ(all(), "out/ out/a/ out/a/d/ out/a/d/e=2 out/empty/ out/f/ out/f/mine=kept "
                   "out/files.txt=organograph analysis\na/d/e\n");
}

TEST_F(OutputFolder, removes_nothing_outside_whatever_the_old_manifest_says) {
  put("x", "1");
  put("elsewhere/y", "1");
  put("out/sub/z/in", "1");
  put("out/old", "1");
  fs::create_directory_symlink(folder_ / "elsewhere", folder_ / "out/link");
  fs::create_symlink(folder_ / "x", folder_ / "out/gone");
  put("out/files.txt", "organograph analysis\n../x\nsub/../../x\n" + (folder_ / "x").string() +
                           "\nlink/y\nsub\nsub/z\n.\n..\n\nsub//z/in\nabsent\nfiles.txt\ngone\nold\n");
  write_folder(folder_ / "out", "analysis", {{"a", "2"}});
  EXPECT_EQ(all(),
            "elsewhere/ elsewhere/y=1 out/ out/a=2 out/files.txt=organograph analysis\na\n out/link->" +
                (folder_ / "elsewhere").string() + " out/sub/ out/sub/z/ out/sub/z/in=1 x=1")
      << "the link 'gone' was ours; the file behind it was not";
}

TEST_F(OutputFolder, writes_nothing_outside) {
  fs::create_directory(folder_ / "elsewhere");
  const std::vector<std::string> names = {
      "../x", (folder_ / "x").string(), "a/../../x", "a//x", "./x", "", "files.txt", "a\nb", "a/"};
  for (const std::string &name : names)
    EXPECT_EQ(refusal([&] {
                write_folder(folder_ / "out", "analysis", {{"ok", "1"}, {name, "2"}});
              }).substr(0, 14),
              "cannot write '")
        << name;
  EXPECT_EQ(refusal([&] {
              write_folder(folder_ / "out", "analysis", {{"a", "1"}, {"a", "2"}});
            }),
            "cannot write 'T/out/a': two files have this name");

  write_folder(folder_ / "out", "analysis", {});
  fs::create_directory_symlink("../elsewhere", folder_ / "out/sub");
  EXPECT_EQ(refusal([&] {
              write_folder(folder_ / "out", "analysis", {{"sub/a", "1"}});
            }),
            "cannot write 'T/out/sub': it is a symbolic link, and files in it would be elsewhere");
  put("x", "1");
  fs::create_symlink("../x", folder_ / "out/a");
  write_folder(folder_ / "out", "analysis", {{"a", "2"}});
  EXPECT_EQ(get("x") + get("out/a"), "12") << "a link in the place of a file is replaced";
}

TEST_F(OutputFolder, that_is_foreign_is_refused) {
  put("out/mine", "1");
  EXPECT_EQ(refusal([&] {
              write_folder(folder_ / "out", "analysis", {{"a", "2"}});
            }),
            "cannot write 'T/out': it holds something else than the files of an earlier run (no files.txt "
            "that begins "
            "with 'organograph analysis'); name another folder");
  put("out/files.txt", "organograph picture\nmine\n");
  EXPECT_NE(refusal([&] { write_folder(folder_ / "out", "analysis", {{"a", "2"}}); }), "no exception");
  put("file", "1");
  EXPECT_NE(refusal([&] { write_folder(folder_ / "file", "analysis", {{"a", "2"}}); }), "no exception");
}

TEST_F(OutputFolder, is_all_old_or_absent_when_one_file_cannot_be_written) {
  const std::vector<FileInPieces> large = {{"a", "2"}, {"sub/b", std::string(1'001, 'x')}, {"new/c", "2"}};
  const auto write = [&](const std::vector<FileInPieces> &files) {
    return refusal([&] {
      const SmallDisk disk(1'000);
      write_folder(folder_ / "out", "analysis", files);
    });
  };
  EXPECT_EQ(write(large), "cannot write 'T/out/sub/b': File too large");
  write_folder(folder_ / "out", "analysis", {{"a", "1"}, {"sub/b", "1"}, {"old", "1"}});
  EXPECT_EQ(write(large), "cannot write 'T/out/sub/b': File too large");
  fs::create_directory(folder_ / "out/block");
  EXPECT_EQ(write({{"a", "2"}, {"block", "2"}}), "cannot write 'T/out/block': Is a directory");
  EXPECT_EQ(write({{"a", "2"}, {"a/b", "2"}}), "cannot write 'T/out/a': File exists");
  EXPECT_EQ(write({{"a", "2"}, {std::string(256, 'n'), "2"}}),
            "cannot write 'T/out/" + std::string(256, 'n') + "': File name too long");
  EXPECT_EQ(refusal([&] {
              write_folder(folder_ / "absent/out", "analysis", {{"a", "1"}});
            }),
            "cannot write 'T/absent/out': the folder 'T/absent' is not there: make it first, or look at the "
            "spelling");
  EXPECT_EQ(refusal([&] {
              write_folder(folder_ / "out/a/out", "analysis", {{"a", "1"}});
            }),
            "cannot write 'T/out/a/out': Not a directory: it is a file, where a folder is due");
}

TEST_F(OutputFolder, has_files_made_in_pieces_side_by_side) {
  // Pieces of very different sizes: some are long ready before their turn.
  const auto piece = [](std::size_t i) {
    return std::string(i % 7 == 0 ? 20'000 : i % 3, static_cast<char>('a' + i % 26)) + std::to_string(i) +
           ";";
  };
  std::string whole;
  for (std::size_t i = 0; i < 500; ++i)
    whole += piece(i);
  for (const unsigned threads : {1U, 2U, 7U}) {
    const FileInPieces file("sub/a", 500, [&](std::size_t i, std::string &out) { out += piece(i); });
    write_folder(folder_ / "out", "analysis", {file, {"none", 0, {}}}, threads);
    EXPECT_EQ(get("out/sub/a"), whole) << threads << " threads";
    EXPECT_EQ(get("out/none"), "");
  }
}

TEST_F(OutputFolder, is_all_old_or_absent_when_a_piece_cannot_be_made_or_written) {
  const FileInPieces broken("b", 100, [](std::size_t i, std::string &out) {
    out += "x";
    if (i == 40)
      throw std::runtime_error("no such row");
  });
  const FileInPieces large("b", 100, [](std::size_t, std::string &out) { out += std::string(50, 'x'); });
  const auto write = [&](const FileInPieces &file, unsigned threads) {
    const std::string before = all();
    std::string what = "no exception";
    try {
      const SmallDisk disk(1'000);
      write_folder(folder_ / "out", "analysis", {{"a", "2"}, file}, threads);
    } catch (const std::exception &problem) {
      what = fs::path(problem.what()).filename().string();
    }
    EXPECT_EQ(all(), before);
    return what;
  };
  for (const unsigned threads : {1U, 2U, 7U}) {
    EXPECT_EQ(write(broken, threads), "no such row");
    EXPECT_EQ(write(large, threads), "b': File too large");
  }
  write_folder(folder_ / "out", "analysis", {{"a", "1"}, {"old", "1"}});
  for (const unsigned threads : {1U, 2U, 7U}) {
    EXPECT_EQ(write(broken, threads), "no such row");
    EXPECT_EQ(write(large, threads), "b': File too large");
  }
}

// A process that ends while the folder is being written: what it leaves, the next run takes for its own.
TEST_F(OutputFolder, of_a_run_that_was_killed_while_it_wrote_is_ours) {
  const auto killed = [&] {
    const pid_t child = ::fork();
    if (child == 0)
      write_folder(folder_ / "out", "analysis",
                   {{"tables/a", "1"}, {"tables/b", 3, [](std::size_t i, std::string &out) {
                                          out += "x";
                                          if (i == 2)
                                            ::_exit(0); // as a kill: nothing is cleaned up
                                        }}});
    int status = 0;
    ::waitpid(child, &status, 0);
  };
  killed();
  EXPECT_FALSE(fs::exists(folder_ / "out/tables")) << "nothing is in place yet";
  EXPECT_EQ(folder_state(folder_ / "out", "analysis"), FolderState::empty);
  write_folder(folder_ / "out", "analysis", {{"tables/a", "2"}});
  EXPECT_EQ(get("out/tables/a"), "2");
  EXPECT_EQ(get("out/files.txt"), "organograph analysis\ntables/a\n");
  EXPECT_EQ(all().find(".organograph-"), std::string::npos) << "what the killed run left is gone";
  killed();
  EXPECT_EQ(get("out/tables/a"), "2") << "the old file is there whole";
  EXPECT_EQ(folder_state(folder_ / "out", "analysis"), FolderState::ours);
}

TEST_F(OutputFolder, can_be_renewed_after_a_run_that_was_killed) {
  write_folder(folder_ / "out", "analysis", {{"a", "1"}, {"old", "1"}});
  // Between the renames: the manifest names both sets, one file is new.
  put("out/files.txt", "organograph analysis\na\nnew\nold\n");
  put("out/new", "2");
  const std::string of_a_run_that_goes_on = ".organograph-" + std::to_string(::getpid()) + "-x.tmp";
  put("out/" + of_a_run_that_goes_on, "");
  write_folder(folder_ / "out", "analysis", {{"a", "3"}});
  EXPECT_EQ(all(), "out/ out/" + of_a_run_that_goes_on + "= out/a=3 out/files.txt=organograph analysis\na\n");
}

TEST_F(OutputFolder, that_another_run_writes_into_is_refused_and_named) {
  std::string refused;
  const FileInPieces file("a", 1, [&](std::size_t, std::string &out) {
    try {
      write_folder(folder_ / "out", "analysis", {{"a", "2"}});
    } catch (const EnvironmentError &error) {
      refused = fs::path(error.what()).filename().string();
    }
    out += "1";
  });
  write_folder(folder_ / "out", "analysis", {file});
  EXPECT_EQ(refused, "out': another run is writing into it: wait until that is done, or name another folder");
  EXPECT_EQ(all(), "out/ out/a=1 out/files.txt=organograph analysis\na\n");
}

TEST_F(OutputFolder, opens_few_files_at_once) {
  std::vector<FileInPieces> files;
  for (int i = 0; i < 300; ++i)
    files.emplace_back("tables/" + std::to_string(i), std::to_string(i));
  rlimit old{};
  ::getrlimit(RLIMIT_NOFILE, &old);
  rlimit low = old;
  low.rlim_cur = 64;
  ::setrlimit(RLIMIT_NOFILE, &low);
  EXPECT_NO_THROW(write_folder(folder_ / "out", "analysis", files, 4));
  ::setrlimit(RLIMIT_NOFILE, &old);
  EXPECT_EQ(get("out/tables/299"), "299");
}

TEST_F(OutputFolder, lends_a_workspace_inside_it_until_all_is_made) {
  fs::path lent;
  write_folder(folder_ / "out", "analysis", {{"a", [&](const fs::path &workspace) {
                                                lent = workspace;
                                                std::ofstream(workspace / "part") << "1";
                                                return std::string("1");
                                              }}});
  EXPECT_NE(lent.string().find((folder_ / "out").string()), std::string::npos);
  EXPECT_EQ(all(), "out/ out/a=1 out/files.txt=organograph analysis\na\n");
}

TEST_F(NewFolder, that_a_killed_run_left_half_is_refused_to_readers_and_may_be_written_again) {
  put("m/files.txt",
      "organograph model, incomplete: the run that wrote here was stopped; run the same command "
      "again\nold.csv\nposts.csv\n");
  put("m/old.csv", "1");
  EXPECT_EQ(
      refusal([&] { refuse_incomplete(folder_ / "m"); }),
      "cannot read 'T/m': the run that wrote it was stopped before all was in place; run the same command "
      "again, or remove the folder");
  write_new_folder(folder_ / "m", {{"posts.csv", "1"}});
  EXPECT_EQ(all(), "m/ m/posts.csv=1");
  EXPECT_EQ(refusal([&] { refuse_incomplete(folder_ / "m"); }), "no exception");
}

TEST_F(OutputFile, may_be_made_in_a_workspace_beside_it) {
  write_file(folder_ / "a", [&](const fs::path &workspace) {
    EXPECT_EQ(workspace.parent_path(), folder_);
    std::ofstream(workspace / "part") << "1";
    return std::string("1");
  });
  EXPECT_EQ(all(), "a=1");
}

TEST_F(OutputFile, removes_what_a_killed_run_left_beside_it) {
  put(".organograph-2147483647-0.tmp", "1");
  put(".organograph-2147483647-1.tmp/part", "1");
  write_file(folder_ / "a", "1");
  EXPECT_EQ(all(), "a=1");
}

TEST_F(NewFolder, is_written_only_where_nothing_stands) {
  const std::vector<NamedFile> files = {{"posts.csv", "1"}, {"scenarios/a/changes.csv", "2"}};
  write_new_folder(folder_ / "m", files);
  EXPECT_EQ(all(), "m/ m/posts.csv=1 m/scenarios/ m/scenarios/a/ m/scenarios/a/changes.csv=2");
  EXPECT_EQ(refusal([&] { write_new_folder(folder_ / "m", files); }),
            "cannot write 'T/m': it is there and not empty; name another folder");
  put("file", "");
  EXPECT_NE(refusal([&] { write_new_folder(folder_ / "file", files); }), "no exception");
  EXPECT_NE(refusal([&] { write_new_folder(folder_ / "absent/m", files); }), "no exception");
  fs::create_directory(folder_ / "empty");
  write_new_folder(folder_ / "empty", {{"posts.csv", "1"}});
  EXPECT_EQ(get("empty/posts.csv"), "1");
  write_folder(folder_ / "run", "", {});
  EXPECT_NE(refusal([&] { write_new_folder(folder_ / "run", files); }), "no exception");
}

} // namespace
} // namespace organograph::io::output_test
