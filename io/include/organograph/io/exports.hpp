// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/draft.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace organograph::io {

/// A row a post (docs/export.md): what org-chart programs read, and `import people` again. `draft`: without
/// errors. Holders of a job share and several dotted managers have `;` between. Linear in the cells.
std::string people_csv(const Draft &draft);

/// Cells of a CSV text that begin with =, +, - or @ and are no numbers: spreadsheets run them as formulas.
/// Linear in the bytes.
std::size_t cells_like_formulas(std::string_view csv);

/// The organisations, units, posts and holders of a model in the W3C Organization Ontology, as Turtle
/// (docs/export.md). Names of things are relative to the file: `<#post/P1>`, with bytes beyond letters and
/// digits percent-encoded. A name that is no person (is_placeholder()) holds no post. `draft`: without
/// errors. Linear in the cells.
std::string turtle(const Draft &draft);

} // namespace organograph::io
