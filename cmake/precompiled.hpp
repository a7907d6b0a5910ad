// SPDX-License-Identifier: Apache-2.0
// What nearly every room includes, read once a library (cmake/unity.cmake).
#pragma once

// JSON's ordered_map is laid out by an attribute that clang has and denies: as of g++, whose tests a clang
// build links.
#ifdef __clang__
#include <nlohmann/thirdparty/hedley/hedley.hpp>
#undef JSON_HEDLEY_HAS_ATTRIBUTE
#define JSON_HEDLEY_HAS_ATTRIBUTE(attribute) __has_cpp_attribute(attribute)
#endif

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>
