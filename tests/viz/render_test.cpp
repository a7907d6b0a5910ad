// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/render.hpp"

#include "viz/drawing_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace organograph::render_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using viz::Picture;

const std::string simple =
    "digraph g { graph [drawing_title=\"A &amp;amp; <B>\", drawing_description=\"What\"];\n"
    "node [fontname=\"DejaVu Sans\"]; a -> b; a -> c [style=dashed]; }";

std::string reason(const std::string &dot) {
  try {
    viz::render(dot, Picture::svg);
  } catch (const viz::RenderError &error) {
    return error.what();
  }
  return "";
}

/// What another process draws of the same text.
std::string drawn_elsewhere(const std::string &dot, Picture picture) {
  std::array<int, 2> ends{};
  if (pipe(ends.data()) != 0)
    return "";
  const pid_t child = fork();
  if (child == 0) {
    close(ends[0]);
    const std::string out = viz::render(dot, picture);
    for (std::size_t sent = 0; sent < out.size();) {
      const ssize_t n = write(ends[1], out.data() + sent, out.size() - sent);
      if (n <= 0)
        break;
      sent += static_cast<std::size_t>(n);
    }
    _exit(0);
  }
  close(ends[1]);
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; (n = read(ends[0], buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(n));
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return out;
}

TEST(Render, draws_svg_that_is_xml_with_title_and_description) {
  const std::string svg = viz::render(simple, Picture::svg);
  EXPECT_EQ(test::XmlChecker(svg).fault(), "");
  EXPECT_THAT(svg, HasSubstr("<title>A &amp;amp; &lt;B&gt;</title>\n<desc>What</desc>"));
  EXPECT_LT(svg.find("<title>A"), svg.find("<g "));
}

TEST(Render, draws_png_and_pdf) {
  EXPECT_THAT(viz::render(simple, Picture::png), StartsWith("\x89PNG"));
  EXPECT_THAT(viz::render(simple, Picture::pdf), StartsWith("%PDF-"));
}

TEST(Render, gives_the_same_bytes_every_time_and_in_every_process) {
  for (const Picture picture : {Picture::svg, Picture::pdf, Picture::png}) {
    const std::string first = viz::render(simple, picture);
    EXPECT_EQ(first, viz::render(simple, picture));
    EXPECT_EQ(first, drawn_elsewhere(simple, picture));
  }
}

TEST(Render, overwrites_the_date_of_a_pdf) {
  const std::string pdf = viz::render(simple, Picture::pdf);
  EXPECT_THAT(pdf, HasSubstr("/CreationDate (D:20000101000000"));
}

TEST(Render, throws_what_graphviz_says) {
  EXPECT_THAT(reason("digraph g { a -> "), HasSubstr("syntax error"));
  EXPECT_THAT(reason(""), HasSubstr("Graphviz"));
  EXPECT_THAT(reason("digraph g { a [label=<<B>no end>]; }"), HasSubstr("label of node a"));
}

TEST(Render, takes_a_warning_for_an_error) {
  EXPECT_THAT(reason("digraph g { a [shape=\"no such shape\"]; }"), HasSubstr("no such shape"));
}

TEST(Render, draws_after_an_error) {
  EXPECT_NE(reason("digraph g { a -> "), "");
  EXPECT_EQ(test::XmlChecker(viz::render(simple, Picture::svg)).fault(), "");
}

TEST(Render, writes_nothing_to_standard_error) {
  ::testing::internal::CaptureStderr();
  reason("digraph g { a [shape=\"no such shape\"]; }");
  reason("digraph g { a -> ");
  viz::render(simple, Picture::png);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

TEST(Render, scales_a_drawing_that_a_bitmap_or_a_page_cannot_hold) {
  const std::string tall =
      "digraph g { graph [layout=nop2]; node [shape=box]; a [pos=\"0,0\"]; b [pos=\"0,40000\"]; }";
  const std::string png = viz::render(tall, Picture::png);
  const auto big_endian = [&](std::size_t at) {
    unsigned value = 0;
    for (std::size_t i = 0; i < 4; ++i)
      value = value * 256 + static_cast<unsigned char>(png[at + i]);
    return value;
  };
  EXPECT_LE(big_endian(20), 32767U);
  EXPECT_GT(big_endian(20), 20000U);
  const std::string page = test::between(viz::render(tall, Picture::pdf), "/MediaBox [ 0 0 ", "]");
  EXPECT_LE(test::number_after(page, " "), 14400);
  EXPECT_THAT(viz::render(tall, Picture::svg), HasSubstr("height=\"400"));
}

TEST(Render, draws_one_at_a_time_for_any_number_of_threads) {
  const std::string expected = viz::render(simple, Picture::svg);
  std::array<std::string, 4> drawn;
  std::vector<std::thread> threads;
  for (std::string &out : drawn)
    threads.emplace_back([&out] {
      for (int i = 0; i < 20; ++i)
        out = viz::render(simple, Picture::svg);
    });
  for (std::thread &thread : threads)
    thread.join();
  for (const std::string &out : drawn)
    EXPECT_EQ(out, expected);
}

} // namespace
} // namespace organograph::render_test
