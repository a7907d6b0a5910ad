// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/diagnostic.hpp"

#include <nlohmann/json_fwd.hpp>

#include <ostream>
#include <span>
#include <string>
#include <string_view>

namespace organograph::cli {

/// A line of JSON, or with `indent` from 0 on an indented text: whatever --json prints goes this way. Bytes
/// that are not UTF-8 (of paths) become U+FFFD, characters that a terminal would act on escapes.
void print_json(const nlohmann::ordered_json &value, std::ostream &out, int indent = -1);

nlohmann::ordered_json as_json(std::span<const Diagnostic> diagnostics);

/// Whether the words ask for JSON, also where they cannot be understood otherwise.
bool asks_for_json(std::span<const std::string> words);

/// What --json prints where a command refuses, whatever the reason (docs/analysis-json.md).
void print_refusal(int exit_code, std::string_view message, std::span<const Diagnostic> diagnostics,
                   std::ostream &out);

} // namespace organograph::cli
