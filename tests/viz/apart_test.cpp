// SPDX-License-Identifier: Apache-2.0
#include "drawing/apart.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
#include <new>
#include <string>

namespace organograph::viz {
namespace {

using testing::AllOf;
using testing::HasSubstr;

std::string problem(const std::function<std::string()> &draw,
                    std::chrono::milliseconds patience = std::chrono::minutes(1)) {
  try {
    drawn_apart(draw, patience);
  } catch (const RenderError &error) {
    return error.what();
  }
  return "";
}

const auto says_what_to_do = HasSubstr("free memory, draw less");

TEST(DrawnApart, gives_every_byte) {
  std::string bytes;
  for (int i = 0; i < 300'000; ++i)
    bytes += static_cast<char>(i % 251);
  EXPECT_EQ(drawn_apart([&] { return bytes; }), bytes);
  EXPECT_EQ(drawn_apart([] { return std::string(); }), "");
}

TEST(DrawnApart, throws_what_the_drawing_threw) {
  EXPECT_EQ(problem([]() -> std::string { throw RenderError("Graphviz layout: no"); }),
            "Graphviz layout: no");
  EXPECT_THAT(problem([]() -> std::string { throw std::bad_alloc(); }),
              AllOf(HasSubstr("not enough memory"), says_what_to_do));
}

TEST(DrawnApart, survives_what_ends_its_process) {
  EXPECT_THAT(problem([]() -> std::string {
                ::raise(SIGTRAP); // as pango does
                return "";
              }),
              AllOf(HasSubstr("want of memory"), says_what_to_do));
  EXPECT_THAT(problem([]() -> std::string {
                ::raise(SIGKILL);
                return "";
              }),
              AllOf(HasSubstr("Killed"), says_what_to_do));
  EXPECT_THAT(problem([]() -> std::string { std::exit(1); }), // as Graphviz does
              AllOf(HasSubstr("gave up"), says_what_to_do));
}

TEST(DrawnApart, does_not_wait_for_ever) {
  EXPECT_THAT(problem(
                  []() -> std::string {
                    for (;;)
                      ::pause();
                  },
                  std::chrono::milliseconds(50)),
              AllOf(HasSubstr("did not come to an end"), says_what_to_do));
}

// Whatever the limit, it is a drawing or a message.
TEST(DrawnApart, draws_or_says_that_memory_is_short) {
  for (rlim_t megabytes = 8; megabytes <= 64; megabytes *= 2) {
    const std::string why = problem([&] {
      const rlimit limit{megabytes << 20U, megabytes << 20U};
      ::setrlimit(RLIMIT_DATA, &limit);
      return render_here("digraph g { node [fontname=\"DejaVu Sans\"]; a -> b; b -> c; c [label=\"" +
                             std::string(2000, 'x') + "\"]; }",
                         Picture::png);
    });
    EXPECT_TRUE(why.empty() || why.find("Graphviz") != std::string::npos) << megabytes << " MB: " << why;
  }
}

} // namespace
} // namespace organograph::viz
