// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/detail/text_hash.hpp"
#include "organograph/engine/model.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::detail {

/// Numbers words in the order in which they are first met; words of the organisations' names have none. Words
/// are split at everything that is not a letter or a digit, and compared in lower case.
class WordNumbers {
public:
  explicit WordNumbers(const Model &model);

  /// The distinct words of a text, rising.
  std::vector<std::uint32_t> operator()(std::string_view text);

private:
  static constexpr std::uint32_t left_out = UINT32_MAX;
  boost::unordered_flat_map<std::string, std::uint32_t, TextHash, std::equal_to<>> numbers_;
  std::uint32_t count_ = 0;
};

} // namespace organograph::detail
