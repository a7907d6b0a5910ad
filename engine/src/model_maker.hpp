// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "identifiers.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/model.hpp"
#include "table_reader.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

/// The making of one model: the draft, what has been made of it so far, and what was found wrong. Each read_*
/// reads one table, in the order of model.md; later ones resolve identifiers against earlier ones. A row that
/// refers to nothing gets none<> in its place, so that reading can go on: the data is thrown away in the end.
struct ModelMaker {
  explicit ModelMaker(const Draft &source) : draft(source) {}

  const Draft &draft;
  ModelData data;
  std::vector<Diagnostic> diagnostics;

  // By TableId: it is not there though the source reported on it, or it lacks its identifiers. Nothing that
  // refers to it can be judged.
  std::array<std::uint8_t, table_count> unreadable{};
  Identifiers organisations, functions, posts, meetings, partners;
  boost::unordered_flat_map<std::string_view, TextId> interned;
  boost::unordered_flat_map<std::string_view, HolderId> holders;
  std::vector<std::uint8_t> manager_faulty;    // by PostId: reports_to names nothing usable
  std::size_t functions_of_posts = 0;          // functions that posts name, when functions.csv is missing
  std::vector<std::uint32_t> links_of_partner; // by PartnerId

  void find_unreadable();
  bool readable(TableId table) const { return unreadable[static_cast<std::size_t>(table)] == 0; }

  // build_posts.cpp
  void read_model();
  void read_organisations();
  void read_functions();
  void read_posts();
  void order_posts();
  void report_cycles();
  void read_post_functions();
  void read_post_shares();
  void read_reporting_lines();
  void read_staff_groups();
  // build_meetings.cpp
  void read_partners();
  void read_meetings();
  void read_attendance();
  // build_sharing.cpp
  void read_partner_links();
  void read_arrangements();
  void read_integration_targets();
  void read_published();
  void count_sources();
  // model_warnings.cpp
  void warn();

  TextId intern(std::string_view text);
  TableReader reader(TableId table) { return {draft, table, diagnostics}; }

  // Resolve the identifier in a cell; a blank cell is none<> without a fault (required ones are faults
  // already).
  OrganisationId organisation(TableReader &table, std::size_t row, const TableColumn &column);
  FunctionId function(TableReader &table, std::size_t row, const TableColumn &column);
  PostId post(TableReader &table, std::size_t row, const TableColumn &column);
  PartnerId partner(TableReader &table, std::size_t row, const TableColumn &column);
  /// In model order; none<> twice where one is unknown. Twice the same organisation is a fault.
  std::pair<OrganisationId, OrganisationId> organisation_pair(TableReader &table, std::size_t row,
                                                              const TableColumn &a_column,
                                                              const TableColumn &b_column);
  /// Registers a row's own identifier and returns it; twice the same is a fault.
  std::string_view add_identifier(Identifiers &known, TableReader &table, std::size_t row,
                                  const TableColumn &column);

  Model finished() { return Model(std::move(data)); }
};

} // namespace organograph
