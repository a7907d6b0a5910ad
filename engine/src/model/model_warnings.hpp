// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/model_maker.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace organograph {

/// What docs/model-format.md lists as warnings, of what could be read; each of_* looks at one table or kind.
class Warnings {
public:
  explicit Warnings(ModelMaker &maker) : maker_(maker), data_(maker.data), posts_(maker.data.posts) {}

  void of_posts();
  void of_tops();
  void of_holders();
  void of_placeholders();
  void of_joint_posts();
  void of_organisations();
  void of_meetings();
  void of_functions();
  void of_functions_in(TableId which, std::string_view head);
  void of_not_modelled();
  void of_partners();
  void of_sizes();
  void of_attended();

private:
  std::string post(std::size_t p) const { return shown(data_.text[posts_.id[p]]); }
  std::string tier_of(std::size_t p) const {
    return "tier " + std::to_string(posts_.tier[p]) + (posts_.tier_given[p] != 0 ? "" : " (its layer)");
  }
  // Rows of the table that name something by a faulty cell: they may be what is looked for in vain.
  bool has_faulty_rows(TableId table, std::initializer_list<Code> codes) const {
    const auto &there = maker_.draft[table];
    return there && std::ranges::any_of(maker_.diagnostics, [&](const Diagnostic &d) {
             return d.file == there->file() &&
                    (d.code == Code::wrong_cell_count || std::ranges::count(codes, d.code) > 0);
           });
  }
  bool names_somebody(std::size_t p) const {
    return posts_.holder[p] != TextId{} &&
           std::ranges::any_of(holders_of(data_.text[posts_.holder[p]], data_.text[posts_.holder_id[p]]),
                               &HolderName::known);
  }
  std::string organisation(OrganisationId o) const {
    return shown(data_.text[data_.organisations.id[index(o)]]);
  }

  ModelMaker &maker_;
  const ModelData &data_;
  const Posts &posts_;
};

} // namespace organograph
