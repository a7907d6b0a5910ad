// SPDX-License-Identifier: Apache-2.0
// Facts beside the structure: no source but this one knows their columns, unless it measures them.
#pragma once

#include "model/schema_columns.hpp"

#include <array>

namespace organograph::schema_columns {

inline constexpr std::string_view
    statutory = "head_of_paid_service|monitoring_officer|chief_finance_officer|dcs|dass|dph",
    holds_as = "holder|deputy|acting";
inline constexpr ColumnSchema role_held = {.name = "role",
                                           .required = true,
                                           .example = "dass",
                                           .also = "your own word",
                                           .offered = statutory,
                                           .meaning = "What the law, or the council, has somebody hold."};
inline constexpr ColumnSchema in_council =
    naming(required("organisation_id", identifier, "county|city"), "organisations", "For which council.");
inline constexpr ColumnSchema held_by =
    or_not_known(said(post, "Which post holds it."), "? where it is held and not known by which post");
inline constexpr ColumnSchema protocol =
    said(column("protocol"), "How a conflict between two councils is handled.");
inline constexpr ColumnSchema held_as = blank_is(
    "holder", said(one_of("kind", holds_as), "Blank: holder. deputy: named to act in the holder's place."));
inline constexpr std::array statutory_roles = {role_held,  in_council, held_by, held_as, protocol,
                                               valid_from, valid_to,   source,  note};

} // namespace organograph::schema_columns
