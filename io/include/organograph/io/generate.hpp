// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/output.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace organograph::io {

inline constexpr std::uint32_t most_generated_posts = 10'000'000;
inline constexpr std::uint32_t most_generated_meetings = 100'000'000;
inline constexpr std::uint32_t most_generated_organisations = 1'000;

struct GenerateOptions {
  std::uint32_t posts = 1'000; ///< 1 to most_generated_posts
  std::optional<std::uint32_t> meetings =
      {}; ///< series, to most_generated_meetings; default: twice the posts
  std::optional<std::uint32_t> organisations =
      {};                 ///< 1 to the most, and not above posts; default: 2 if there are
  std::uint64_t seed = 1; ///< another seed, another model of the same shape
  unsigned threads = 1;   ///< the bytes do not depend on it
};

/// The files of a synthetic model folder, shaped as docs/generate.md says: file name to text. The text has
/// neither errors nor warnings. On disk: write_new_folder(folder, generated_model_files(options)); in memory:
/// build_model(read_model_files(generated_model_files(options))). The options must be within their ranges.
/// The same options give the same bytes on every machine: each row's random numbers come from the seed, the
/// table and the row alone (splitmix64), and only whole numbers are reckoned with. Cannot fail but for
/// memory. O(posts + attendances); at most twice the largest table in memory beside the result. `begins`,
/// which may be empty, is called with the name of each group of tables before it is made.
std::vector<NamedFile> generated_model_files(const GenerateOptions &options,
                                             const std::function<void(std::string_view tables)> &begins = {});

} // namespace organograph::io
