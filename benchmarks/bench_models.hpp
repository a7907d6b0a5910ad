// SPDX-License-Identifier: Apache-2.0
// The models that everything is measured on, and what the benchmarks register.
#pragma once

#include "organograph/engine/build_model.hpp"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace organograph::bench {

inline constexpr std::array<std::uint32_t, 3> sizes = {10'000, 100'000, 1'000'000}; // posts

/// Reads and builds a folder as the program does. Throws if it has errors.
struct Loaded {
  Draft draft;
  Model model;
};
Loaded load(const std::filesystem::path &folder, unsigned threads);

/// The generated model of that many posts, seed 1: made when first asked for, and then the answers of every
/// measure are compared between one thread and several; a difference ends the program. Only the last size
/// asked for is kept.
const Loaded &model_of(std::uint32_t posts);

/// Its folder below build/: written again when this program is newer.
std::filesystem::path folder_of(std::uint32_t posts);

/// 1 and as many as there are cores.
std::array<unsigned, 2> thread_counts();

/// `spans/100000/threads:2`
std::string name_of(const std::string &work, std::uint32_t posts, unsigned threads);

/// Throws unless the measures' answers are the same on 1 thread and on several (bench_measures.cpp).
void check_answers(const Model &model);

void register_imports();
void register_loading();
void register_calendar();
void register_measures();
void register_scenarios();
void register_proposals();
void register_tables();
void register_drawing();

} // namespace organograph::bench
