// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/io/pseudonymise.hpp"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io {

using Names = std::set<std::string, std::less<>>;

/// The number of every name of one kind: 'Post 4821-7730'. No number is that of another name of the kind, or
/// one of `taken`; where two would be alike, both get more digits. O(names log names).
std::unordered_map<std::string, std::string> numbers_of(Named kind, const Names &names, const Names &taken,
                                                        const PseudonymKey &key);

/// Shares the numbers of posts that one person holds out among them, in the bytes' order of the posts: which
/// of a person's two seats in a meeting counts is decided by that order. `holds`: post and holder, wherever
/// a row says so.
void keep_order_within_persons(const std::vector<std::pair<std::string, std::string>> &holds,
                               std::unordered_map<std::string, std::string> &numbers);

} // namespace organograph::io
