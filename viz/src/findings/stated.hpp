// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/study.hpp"

#include <string>
#include <string_view>

// What a stated figure is of, in words.
namespace organograph::viz {

/// `Duplicated seats, in 'Adults and health'`; `Rows of posts: tier 3`; `Sum of FTE of staff groups`.
/// measure: as published.csv has it. Empty where there are no words for it: then its own stand. O(posts +
/// meetings).
std::string stated_in_words(const Study &study, std::string_view measure);

} // namespace organograph::viz
