// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace organograph::io {

/// The bytes of a regular file: a large one is mapped and must not be cut short while it is in use.
/// Throws EnvironmentError.
std::shared_ptr<const SourceText> read_file(const std::filesystem::path &path);

/// A text as a source.
std::shared_ptr<const SourceText> source_of(std::string text);

} // namespace organograph::io
