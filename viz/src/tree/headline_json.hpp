// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/measured.hpp"
#include "tree/json_sections.hpp"

// The headline figures of a model as a tree, and what changed between two of them.
namespace organograph::viz {

/// A number of a figure of that format, counts whole; null where it is not known.
Json number_json(const std::optional<double> &value, Format format);

/// An object of the numbers by their paths; those below one key stand one after the other.
Json nested(const std::vector<MeasuredNumber> &numbers);

/// The figures of a section of the catalogue.
Json section_json(const Model &model, const Analysis &analysis, std::string_view group);

/// The sections of analysis.json without the lists that grow with the model.
Json headlines_json(const Measured &figures, const Analysis &analysis);

/// after - before of every number that both have; null where one of them is not known.
Json change_json(const Measured &before, const Measured &after);

} // namespace organograph::viz
