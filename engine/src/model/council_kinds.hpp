// SPDX-License-Identifier: Apache-2.0
// Kinds of organisations, as organisations.csv and held_by of functions.csv have them: spelt loosely.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace organograph {

/// The word by which kinds are compared: `county` of 'County Council', `metropolitan` of 'metropolitan
/// borough'; of any other as loosely_spelt() leaves it. Empty where it is blank.
std::string kind_word(std::string_view kind);

/// Whether councils of that kind must have the directors of children's and adult services and of public
/// health; empty where the rules do not know the kind.
std::optional<bool> has_social_services(std::string_view kind);

/// Whether it is a kind of council, or of the bodies that councils share duties with.
bool is_kind_of_body(std::string_view kind);

/// Each of these kinds once, as people write it.
std::vector<std::string> kinds_of_bodies();

} // namespace organograph
