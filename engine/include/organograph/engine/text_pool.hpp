// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/ids.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// The model's texts in one buffer. Text 0 is the empty text ('not known'). Texts that are equal and stand
/// near each other are kept once; further apart they may be kept again, so that texts are compared, not their
/// ids. A view stays valid as long as the pool lives and is not added to.
class TextPool {
public:
  std::string_view operator[](TextId id) const {
    const std::size_t i = index(id);
    return std::string_view(bytes_).substr(starts_[i], starts_[i + 1] - starts_[i]);
  }
  std::size_t size() const { return starts_.size() - 1; }

  /// Adds without looking for an equal text. Cannot fail but for memory.
  TextId append(std::string_view text) {
    bytes_ += text;
    starts_.push_back(bytes_.size());
    return id_at<TextId>(size() - 1);
  }
  /// Adds all of another's texts but the empty one. Text i of it becomes text i plus what is given back.
  std::uint32_t append(const TextPool &other);
  void reserve(std::size_t texts, std::size_t bytes);
  std::size_t bytes() const { return bytes_.size(); }

private:
  std::string bytes_;
  std::vector<std::size_t> starts_ = {0, 0};
};

} // namespace organograph
