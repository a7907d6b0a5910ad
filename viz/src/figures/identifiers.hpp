// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/model.hpp"

#include <cstddef>
#include <string_view>

// The identifier of a row, as the model's tables have it; empty for none.
namespace organograph::viz {

inline std::string_view id(const Model &model, PostId post) {
  return post == none<PostId> ? std::string_view{} : model.text(model->posts.id[index(post)]);
}
inline std::string_view id(const Model &model, OrganisationId organisation) {
  return organisation == none<OrganisationId> ? std::string_view{}
                                              : model.text(model->organisations.id[index(organisation)]);
}
inline std::string_view id(const Model &model, FunctionId function) {
  return function == none<FunctionId> ? std::string_view{} : model.text(model->functions.id[index(function)]);
}
inline std::string_view id(const Model &model, MeetingId meeting) {
  return meeting == none<MeetingId> ? std::string_view{} : model.text(model->meetings->id[index(meeting)]);
}
inline std::string_view id(const Model &model, PartnerId partner) {
  return partner == none<PartnerId> ? std::string_view{} : model.text(model->partners->id[index(partner)]);
}
/// Figures are compared with published ones and with claims: they do not rest on those.
inline bool is_rested_on(TableId table) {
  return table != TableId::published && table != TableId::claims;
}

/// A cell of a register that the model has; of several what stands first.
inline std::string_view register_text(const Model &model, TableId table, std::size_t row,
                                      std::string_view column) {
  const Register &rows = *model.rows_of(table);
  return model.text(rows.cell(row, rows.column(column)).text);
}

} // namespace organograph::viz
