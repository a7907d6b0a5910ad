// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/shown.hpp"
#include "organograph/viz/table.hpp"
#include "page/report_parts.hpp"
#include "words/numbers.hpp"

#include <string>
#include <string_view>

// Cells and names as words of the page.
namespace organograph::viz {

/// On one line, nothing that disturbs; `…` for what is beyond so many characters.
std::string shown_text(std::string_view text, std::size_t characters);

/// A cell as a reader sees it; empty where it is not known.
std::string shown_cell(const TableCell &cell, Format format);

/// `direct_reports` -> `direct reports`.
std::string in_words(std::string_view name);

/// The name in the model; the identifier itself where there is none.
std::string organisation_name(const Model &model, OrganisationId organisation);
std::string function_name(const Model &model, FunctionId function);
std::string meeting_name(const Model &model, MeetingId meeting);
std::string partner_name(const Model &model, PartnerId partner);
/// Title of a post, cut where it is very long, with its identifier.
std::string post_name(const Model &model, PostId post);
/// Of a meeting that another model may name.
std::string meeting_name(const Model &model, std::string_view id);

} // namespace organograph::viz
