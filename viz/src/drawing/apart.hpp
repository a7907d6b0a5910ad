// SPDX-License-Identifier: Apache-2.0
// Graphviz, and pango below it, end the process when memory is short: they draw in one of their own.
#pragma once

#include "organograph/viz/render.hpp"

#include <chrono>
#include <functional>
#include <string>

namespace organograph::viz {

/// What `draw` returns, called in a process of its own. Throws RenderError: what `draw` threw, or that its
/// process was killed, ended or did not come to an end, with what to do about it.
std::string drawn_apart(const std::function<std::string()> &draw,
                        std::chrono::milliseconds patience = std::chrono::minutes(15));

/// render() within the process that calls it, which must be one of drawn_apart().
std::string render_here(const std::string &dot, Picture picture, unsigned dpi = usual_dpi);

} // namespace organograph::viz
