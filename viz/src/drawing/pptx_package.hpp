// SPDX-License-Identifier: Apache-2.0
// A presentation's file: what stands around the slides, and the ZIP archive.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::viz::presentation {

using Part = std::pair<std::string, std::string>; ///< name in the archive, content

/// Everything but the slides: types, relations, properties, theme, one master with one layout. `width`,
/// `height`: of the slides, in English Metric Units.
std::vector<Part> parts_around(std::size_t slides, double width, double height, std::string_view title,
                               std::string_view description);

/// Relations of a slide: its layout, then the slides (from 1) that it leads to as rId2, rId3, ...
std::string relations_of(const std::vector<std::size_t> &links);

/// The parts in their order; the archive knows no clock. Throws std::bad_alloc.
std::string zipped(const std::vector<Part> &parts);

} // namespace organograph::viz::presentation
