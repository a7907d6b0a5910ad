// SPDX-License-Identifier: Apache-2.0
#include "drawing/apart.hpp"

#include "organograph/platform/platform.hpp"

#include <exception>
#include <new>

namespace organograph::viz {

namespace {

using platform::Apart;

constexpr std::string_view no_memory = "not enough memory";

// How the bytes end that come from the other process: what they are.
constexpr char is_drawing = 'd', is_problem = 'p';

std::string drawing_or_problem(const std::function<std::string()> &draw) {
  try {
    std::string out = draw();
    out += is_drawing;
    return out;
  } catch (const std::bad_alloc &) {
    return std::string(no_memory) + is_problem;
  } catch (const std::exception &problem) {
    return std::string(problem.what()) + is_problem;
  }
}

[[noreturn]] void not_drawn(const std::string &problem) {
  throw RenderError(problem +
                    ": free memory, draw less (--depth and --root, or --organisation and --function), "
                    "or write .svg, which needs no Graphviz");
}

void must_return(const Apart &apart) {
  switch (apart.end) {
  case Apart::End::returned:
    return;
  case Apart::End::gave_up:
    not_drawn("Graphviz gave up, most likely for want of memory");
  case Apart::End::killed:
    not_drawn("Graphviz was ended (" + apart.signal + "), most likely for want of memory");
  case Apart::End::out_of_patience:
    not_drawn("Graphviz did not come to an end and was stopped");
  case Apart::End::not_started:
    not_drawn("Graphviz cannot be given a process (" + apart.not_started.message() + ")");
  }
}

} // namespace

std::string drawn_apart(const std::function<std::string()> &draw, std::chrono::milliseconds patience) {
  Apart apart = platform::run_apart([&] { return drawing_or_problem(draw); }, patience);
  must_return(apart);
  if (apart.bytes.empty())
    not_drawn("Graphviz gave nothing");
  const char what = apart.bytes.back();
  apart.bytes.pop_back();
  if (what == is_problem && apart.bytes == no_memory)
    not_drawn("Graphviz has not enough memory");
  if (what == is_problem)
    throw RenderError(apart.bytes);
  return std::move(apart.bytes);
}

std::string render(const std::string &dot, Picture picture, unsigned dpi) {
  return drawn_apart([&] { return render_here(dot, picture, dpi); });
}

} // namespace organograph::viz
