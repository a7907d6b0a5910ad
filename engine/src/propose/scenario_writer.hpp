// SPDX-License-Identifier: Apache-2.0
// A structure as the tables of a scenario.
#pragma once

#include "propose/problem.hpp"
#include "scenarios/snapshot_table.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::proposing {

/// Rows of one table of a scenario, each with its source.
class SourcedRows {
public:
  explicit SourcedRows(TableId table) : table_(table), rows_(table) {}
  void add(std::vector<ScenarioRows::Cell> cells, std::string_view source);
  void into(Draft &draft, const std::string &folder) const; ///< nothing without rows

private:
  TableId table_;
  ScenarioRows rows_;
};

/// A post of the structure.
struct NewPost {
  RemitSet set;
  std::string id;
  PostId kept;
};

class ScenarioWriter {
public:
  ScenarioWriter(const Problem &problem, std::span<const RemitSet> sets, std::string source);
  /// changes.csv, function_changes.csv, staff_group_changes.csv, attendance_changes.csv, link_changes.csv,
  /// statutory_changes.csv: those that have rows.
  void write(Draft &draft, const std::string &folder);
  const Deputies &deputies() const { return deputies_; }

private:
  void name_posts();
  std::string unused(std::string id);
  std::string title_of(const RemitSet &set) const;

  void create(const NewPost &post);
  void write_shares(const NewPost &post);
  void delete_gone();
  void move_reports();
  void move_staff_groups();
  void write_seats(std::size_t place);
  void write_links(std::size_t place);
  void write_roles();
  void add_deputies(const NewPost &head);
  std::vector<OrganisationId> without_deputy(const NewPost &head, FunctionId function);
  void add_deputy(const NewPost &head, FunctionId function, std::span<const OrganisationId> organisations);

  /// Where what a gone post had of a function goes in one of those organisations (none: in any).
  std::size_t place_of(PostId post, FunctionId function, std::span<const OrganisationId> organisations) const;
  std::size_t heir(PostId post) const;
  bool is_gone(PostId post) const { return gone_.contains(post); }
  std::string text(TextId id) const { return std::string(problem_.model.text(id)); }
  std::string id_of(PostId post) const;
  std::string id_of(FunctionId function) const;
  std::string id_of(OrganisationId organisation) const;

  const Problem &problem_;
  std::string source_;
  std::vector<NewPost> posts_;
  std::vector<std::size_t> holder_; // by remit: place in posts_
  std::set<PostId> gone_;
  std::set<std::string, std::less<>> taken_;
  SourcedRows changes_{TableId::changes}, functions_{TableId::function_changes},
      groups_{TableId::staff_group_changes}, seats_{TableId::attendance_changes},
      links_{TableId::link_changes}, roles_{TableId::statutory_changes};
  Deputies deputies_;
};

} // namespace organograph::proposing
