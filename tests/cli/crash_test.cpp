// SPDX-License-Identifier: Apache-2.0
// The program killed, interrupted or refused by the disk at each of its changes to it: what stands in the
// output is old or new, whole, or marked and refused by every reader; the next run succeeds and leaves
// nothing behind.
#include "organograph/platform/platform.hpp"

#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace organograph::cli {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;
using Command = std::vector<std::string>;

// Every which change is tried: all of them where there is time (scripts/check-all).
int stride(int otherwise) {
  return std::getenv("ORGANOGRAPH_EVERY_CHANGE") == nullptr ? otherwise : 1;
}

std::atomic<int> changes_left;

void at_change(int which, platform::ChangeHook hook) {
  changes_left = which;
  platform::set_change_hook(hook);
}

int kill_then() {
  if (--changes_left == 0)
    ::_exit(99); // as a kill: nothing is cleaned up
  return 0;
}
int interrupt_then() {
  if (--changes_left == 0)
    ::kill(::getpid(), SIGTERM);
  return 0;
}
int full_then() {
  return --changes_left == 0 ? ENOSPC : 0;
}

// How a process of its own ends that does this: an exit code, or the negative number of a signal.
int in_a_process(const std::function<int()> &work) {
  const pid_t child = ::fork();
  if (child == 0)
    ::_exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
}

int run_until(const Command &command, int change, platform::ChangeHook hook) {
  return in_a_process([&] {
    at_change(change, hook);
    const int code = test::program(command).code;
    return changes_left > 0 ? 98 : code; // 98: there are no more changes
  });
}

bool is_own(const std::string &name) {
  return name.find(".organograph-") != std::string::npos;
}

// A command that writes `out`, what stands there before and after it, and what reads it.
class Crash : public testing::Test {
protected:
  Crash() {
    fs::copy(std::string(places::test_data()) + "/southern-women", folder_ / "model",
             fs::copy_options::recursive);
    fs::create_directory(folder_ / "place");
  }

  std::string place(const std::string &name) const { return folder_ / ("place/" + name); }
  Files there() const { return test::files_below(folder_ / "place"); }
  static Files without_own(Files files) {
    std::erase_if(files, [](const auto &file) { return is_own(file.first); });
    return files;
  }
  static bool nothing_own(const Files &files) {
    for (const auto &file : files)
      if (is_own(file.first))
        return false;
    return true;
  }

  // Puts back what stood there before.
  void restore() const {
    fs::remove_all(folder_ / "place");
    fs::create_directory(folder_ / "place");
    for (const auto &[name, text] : before_)
      test::write_text(folder_ / ("place/" + name), text);
  }
  void learn(const Command &command) {
    before_ = there();
    ASSERT_EQ(test::program(command).code, 0);
    after_ = there();
    ASSERT_NE(before_, after_);
    ASSERT_TRUE(nothing_own(after_));
  }
  bool is_marked(const Files &files) const {
    const auto manifest = files.find(manifest_);
    return manifest != files.end() && manifest->second.find(", incomplete") != std::string::npos;
  }
  // Old and new never stand beside each other, marked or not.
  void expect_no_mixture(const Files &files) const {
    bool has_old = false, has_new = false;
    for (const auto &[name, text] : files) {
      if (name == manifest_)
        continue;
      const auto old = before_.find(name), fresh = after_.find(name);
      const bool is_old = old != before_.end() && old->second == text;
      const bool is_new = fresh != after_.end() && fresh->second == text;
      EXPECT_TRUE(is_old || is_new) << name << " is neither old nor new";
      has_old = has_old || (is_old && !is_new);
      has_new = has_new || (is_new && !is_old);
    }
    EXPECT_FALSE(has_old && has_new);
  }
  void expect_whole_or_marked(const Files &files) const {
    if (is_marked(files))
      expect_no_mixture(files);
    else
      EXPECT_TRUE(files == before_ || files == after_);
  }

  test::TemporaryFolder folder_;
  std::string manifest_ = "files.txt";
  Files before_, after_;
};

TEST_F(Crash, of_analyse_leaves_old_or_new_or_a_mark) {
  const Command first = {"analyse",       folder_ / "model", "-o",     place("out"), "--no-report",
                         "--no-diagrams", "--tables=none",   "--quiet"};
  const Command second = {"analyse",     folder_ / "model", "-o",      place("out"),
                          "--no-report", "--no-diagrams",   "--quiet", "--tables",
                          "largest",     "--overlap",       "0.9"};
  manifest_ = "out/files.txt";
  ASSERT_EQ(test::program(first).code, 0);
  learn(second);
  const int step = stride(9);
  for (int change = 1;; change += step) {
    SCOPED_TRACE(change);
    restore();
    if (run_until(second, change, kill_then) == 98)
      break;
    expect_whole_or_marked(without_own(there()));
    ASSERT_EQ(test::program(second).code, 0);
    ASSERT_EQ(there(), after_) << "the next run leaves nothing behind";
    if (HasFailure())
      break;
  }
}

TEST_F(Crash, of_draw_leaves_the_old_file_or_the_new_one) {
  const Command second = {"draw", folder_ / "model", "structure", "-o", place("a.svg"), "--quiet"};
  test::write_text(place("a.svg"), "old");
  learn(second);
  for (int change = 1;; ++change) {
    SCOPED_TRACE(change);
    restore();
    if (run_until(second, change, kill_then) == 98)
      break;
    const Files found = without_own(there());
    EXPECT_TRUE(found == before_ || found == after_);
    ASSERT_EQ(test::program(second).code, 0);
    ASSERT_EQ(there(), after_);
  }
}

// Commands that make a model folder: not there before.
class CrashOfModel : public Crash {
protected:
  void expect_a_model_or_none(const Command &command) {
    manifest_ = "m/files.txt";
    learn(command);
    const int step = stride(3);
    for (int change = 1;; change += step) {
      SCOPED_TRACE(change);
      restore();
      if (run_until(command, change, kill_then) == 98)
        break;
      const Files found = without_own(there());
      expect_whole_or_marked(found);
      const test::Ran read = test::program({"check", place("m"), "--quiet"});
      EXPECT_EQ(read.code == 0, found == after_) << read.out << read.err;
      if (is_marked(found)) {
        EXPECT_NE(read.err.find("stopped before all was in place"), std::string::npos) << read.err;
      }
      const int again = test::program(command).code;
      EXPECT_EQ(again, found == after_ ? 3 : 0) << "a whole model is never replaced";
      ASSERT_EQ(without_own(there()), after_);
      if (again == 0) {
        EXPECT_EQ(there(), after_) << "the next run leaves nothing behind";
      }
      if (HasFailure())
        break;
    }
  }
};

TEST_F(CrashOfModel, by_new) {
  expect_a_model_or_none({"new", place("m"), "--quiet"});
}

TEST_F(CrashOfModel, by_generate) {
  expect_a_model_or_none({"generate", "--posts", "20", "-o", place("m"), "--quiet"});
}

TEST_F(CrashOfModel, by_import) {
  const std::string data = std::string(places::test_data()) + "/organograms/";
  std::string senior;
  for (const auto &entry : fs::directory_iterator(data))
    if (const std::string name = entry.path().string();
        name.ends_with("-senior.csv") && (senior.empty() || fs::file_size(name) < fs::file_size(senior)))
      senior = name;
  const std::string junior =
      senior.substr(0, senior.size() - std::string("senior.csv").size()) + "junior.csv";
  expect_a_model_or_none({"import", "organogram", "--senior", senior, "--junior", junior, "--repair", "-o",
                          place("m"), "--quiet"});
}

TEST_F(Crash, by_an_interrupt_leaves_old_or_new_and_nothing_else) {
  const Command second = {"analyse",       folder_ / "model", "-o",       place("out"), "--no-report",
                          "--no-diagrams", "--quiet",         "--tables", "largest"};
  manifest_ = "out/files.txt";
  ASSERT_EQ(test::program({"analyse", folder_ / "model", "-o", place("out"), "--no-report", "--no-diagrams",
                           "--quiet", "--tables", "none"})
                .code,
            0);
  learn(second);
  const int step = stride(11);
  for (int change = 1;; change += step) {
    SCOPED_TRACE(change);
    restore();
    const int end = in_a_process([&] {
      platform::handle_signals(3);
      at_change(change, interrupt_then);
      test::program(second);
      return changes_left > 0 ? 98 : 0;
    });
    if (end == 98)
      break;
    EXPECT_TRUE(end == -SIGTERM || end == 0) << end;
    const Files found = there();
    EXPECT_TRUE(found == before_ || found == after_);
    if (HasFailure())
      break;
  }
}

TEST_F(Crash, by_an_interrupt_of_a_first_run_leaves_not_even_the_folder) {
  const Command command = {"analyse", folder_ / "model", "-o", place("out"), "--quiet", "--no-diagrams"};
  const int end = in_a_process([&] {
    platform::handle_signals(3);
    at_change(12, interrupt_then);
    test::program(command);
    return 0;
  });
  if (end == -SIGTERM) {
    EXPECT_FALSE(fs::exists(place("out"))) << "not even the workbook's parts";
  }
}

TEST_F(Crash, by_a_full_disk_leaves_all_as_it_was_and_says_what_to_do) {
  const Command second = {"analyse",       folder_ / "model", "-o",       place("out"), "--no-report",
                          "--no-diagrams", "--quiet",         "--tables", "largest"};
  manifest_ = "out/files.txt";
  ASSERT_EQ(test::program({"analyse", folder_ / "model", "-o", place("out"), "--no-report", "--no-diagrams",
                           "--quiet", "--tables", "none"})
                .code,
            0);
  learn(second);
  const int step = stride(11);
  for (int change = 1;; change += step) {
    SCOPED_TRACE(change);
    restore();
    at_change(change, full_then);
    const test::Ran ran = test::program(second);
    platform::set_change_hook(nullptr);
    if (changes_left > 0)
      break;
    Files found = without_own(there()), expected = ran.code == 0 ? after_ : before_;
    if (ran.code != 0) {
      EXPECT_EQ(ran.code, 3);
      EXPECT_NE(ran.err.find("the disk is full; make room"), std::string::npos) << ran.err;
    }
    if (is_marked(found)) { // only the last step failed: the mark stands by all new files
      expected = after_;
      expected.erase(manifest_);
      found.erase(manifest_);
    }
    EXPECT_EQ(found, expected);
    ASSERT_EQ(test::program(second).code, 0);
    ASSERT_EQ(without_own(there()), after_); // what this very process could not remove, no run of it will
    if (HasFailure())
      break;
  }
}

// Two runs into one folder: one is refused, or they write one after the other.
TEST_F(Crash, two_runs_at_once_never_mix) {
  const auto command = [&](const char *overlap) {
    return Command{"analyse",       folder_ / "model", "-o",        place("out"), "--no-report",
                   "--no-diagrams", "--quiet",         "--overlap", overlap};
  };
  std::map<std::string, Files> alone;
  for (const char *overlap : {"0.5", "0.9"}) {
    ASSERT_EQ(test::program(command(overlap)).code, 0);
    alone[overlap] = there();
  }
  ASSERT_NE(alone["0.5"], alone["0.9"]);
  const int rounds = std::getenv("ORGANOGRAPH_EVERY_CHANGE") == nullptr ? 5 : 100;
  for (int round = 0; round < rounds; ++round) {
    std::vector<pid_t> children;
    for (const char *overlap : {"0.5", "0.9"}) {
      children.push_back(::fork());
      if (children.back() == 0) {
        const test::Ran ran = test::program(command(overlap));
        const bool is_refused =
            ran.code == 3 && ran.err.find("another run is writing into it") != std::string::npos;
        ::_exit(is_refused ? 50 : ran.code);
      }
    }
    int done = 0;
    for (const pid_t child : children) {
      int status = 0;
      ::waitpid(child, &status, 0);
      ASSERT_TRUE(WIFEXITED(status) && (WEXITSTATUS(status) == 0 || WEXITSTATUS(status) == 50));
      done += WEXITSTATUS(status) == 0 ? 1 : 0;
    }
    EXPECT_GE(done, 1);
    const Files found = there();
    EXPECT_TRUE(found == alone["0.5"] || found == alone["0.9"]);
  }
}

} // namespace
} // namespace organograph::cli
