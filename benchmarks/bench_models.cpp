// SPDX-License-Identifier: Apache-2.0
#include "bench_models.hpp"

#include "organograph/io/generate.hpp"
#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

namespace organograph::bench {

Loaded load(const std::filesystem::path &folder, unsigned threads) {
  Draft draft = io::read_model_folder(folder, {.threads = threads});
  BuildResult result = build_model(draft, {.threads = threads});
  if (!result.model)
    throw std::runtime_error(folder.string() + ": " + to_string(result.diagnostics.front()));
  return {std::move(draft), std::move(*result.model)};
}

const Loaded &model_of(std::uint32_t posts) {
  static std::optional<Loaded> kept;
  static std::uint32_t kept_posts = 0;
  if (kept_posts != posts) {
    kept.reset(); // a million posts twice is too much for some machines
    kept = load(folder_of(posts), thread_counts().back());
    kept_posts = posts;
    check_answers(kept->model);
    std::cerr << posts << " posts: the same answers on 1 thread and on several\n";
  }
  return *kept;
}

std::filesystem::path folder_of(std::uint32_t posts) {
  const std::filesystem::path folder =
      std::filesystem::path(ORGANOGRAPH_BENCH_MODELS) / std::to_string(posts);
  const auto made = [](const std::filesystem::path &file) { return std::filesystem::last_write_time(file); };
  if (std::filesystem::exists(folder / "posts.csv") &&
      made(folder / "posts.csv") > made(std::filesystem::read_symlink("/proc/self/exe")))
    return folder;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder.parent_path());
  io::write_new_folder(folder,
                       io::generated_model_files({.posts = posts, .threads = thread_counts().back()}));
  return folder;
}

std::array<unsigned, 2> thread_counts() {
  return {1, std::max(2U, std::thread::hardware_concurrency())};
}

std::string name_of(const std::string &work, std::uint32_t posts, unsigned threads) {
  return work + "/" + std::to_string(posts) + (threads == 0 ? "" : "/threads:" + std::to_string(threads));
}

} // namespace organograph::bench
