// SPDX-License-Identifier: Apache-2.0
#include "progress.hpp"

#include <algorithm>
#include <ostream>
#include <string_view>
#include <utility>

namespace organograph::cli {

namespace {

constexpr std::chrono::milliseconds between_looks{100};

} // namespace

Surroundings surroundings_of(bool out_is_terminal, bool err_is_terminal, const char *no_colour,
                             const char *term) {
  const bool is_dumb = term != nullptr && std::string_view(term) == "dumb";
  Surroundings out;
  out.colour = out_is_terminal && !is_dumb && (no_colour == nullptr || *no_colour == '\0');
  out.progress = err_is_terminal && !is_dumb;
  return out;
}

Progress::Progress(bool wanted, std::ostream &to, const Surroundings &surroundings)
    : to_(to), after_(surroundings.progress_after), columns_(surroundings.columns),
      is_on_(wanted && surroundings.progress) {
  if (is_on_)
    watcher_ = std::thread([this] { watch(); });
}

Progress::~Progress() {
  end();
}

void Progress::step(std::string what, std::uint64_t parts) {
  const std::scoped_lock lock(mutex_);
  what_ = std::move(what);
  parts_ = parts;
  done_ = 0;
  draw();
}

void Progress::advance() {
  const std::scoped_lock lock(mutex_);
  ++done_; // drawn by the watcher: there may be thousands of parts
}

void Progress::end() {
  {
    const std::scoped_lock lock(mutex_);
    if (is_on_)
      show("");
    is_on_ = false;
    ended_.notify_all();
  }
  if (watcher_.joinable())
    watcher_.join();
}

void Progress::watch() {
  std::unique_lock lock(mutex_);
  while (!ended_.wait_for(lock, between_looks, [&] { return !is_on_; }))
    draw();
}

void Progress::draw() {
  if (!is_on_ || what_.empty() || std::chrono::steady_clock::now() - start_ < after_)
    return;
  std::string line = what_;
  if (parts_ > 0)
    line += ": " + std::to_string(100 * std::min(done_, parts_) / parts_) + " %";
  show(line);
}

void Progress::show(const std::string &line) {
  const std::string cut = line.substr(0, columns_ > 0 ? columns_ - 1 : 0); // a full line would wrap
  if (cut == shown_)
    return;
  to_ << '\r' << cut << std::string(shown_.size() - std::min(shown_.size(), cut.size()), ' ');
  if (cut.empty())
    to_ << '\r';
  to_.flush();
  shown_ = cut;
}

} // namespace organograph::cli
