// SPDX-License-Identifier: Apache-2.0
// valid_from, valid_to and agreement_id of two models: a scenario has no words for them.
#include "scenarios/snapshot_maker.hpp"

#include <utility>

namespace organograph {

namespace {

using ValidityKey = std::vector<std::string>;

constexpr std::string_view of_posts[] = {"post_id"}, of_meetings[] = {"meeting_id"},
                           of_shares[] = {"post_id", "organisation_id"},
                           of_links[] = {"partner_id", "post_id", "function", "kind"},
                           of_arrangements[] = {"function", "organisation_a", "organisation_b", "dimension"};

} // namespace

bool tells_validity(std::string_view column) {
  return column == "valid_from" || column == "valid_to";
}

void SnapshotMaker::compare_validity(const TableView &before, const TableView &after,
                                     std::span<const std::string_view> key) {
  const auto key_of = [&](const TableView &table, std::size_t row, bool of_after) {
    ValidityKey out;
    for (const std::string_view column : key) {
      const std::string_view cell = table.value(row, column);
      out.emplace_back(of_after && column == "post_id" ? named(cell) : cell);
    }
    return out;
  };
  std::map<ValidityKey, std::size_t> was;
  for (std::size_t row = 0; row < before.rows(); ++row)
    was.emplace(key_of(before, row, false), row);
  for (std::size_t row = 0; row < after.rows(); ++row)
    for (const std::string_view column : {"valid_from", "valid_to", "agreement_id"}) {
      if (!column_of(after.id(), column) || (column == "agreement_id" && after.id() == TableId::post_shares))
        continue; // shares say it
      const std::string_view now = after.value(row, column);
      const auto b = was.find(key_of(after, row, true));
      const std::string_view then = b == was.end() ? std::string_view{} : before.value(b->second, column);
      if (now != then)
        not_said(after, true, row, *column_of(after.id(), column),
                 std::string(column) + " was " + shown(then) + " and is " + shown(now) +
                     (tells_validity(column) ? "; in a scenario the row itself has a date, effective"
                                             : "; a scenario says of no agreement"));
    }
}

void SnapshotMaker::compare_validity() {
  compare_validity(before_.posts, after_.posts, of_posts);
  compare_validity(before_.post_shares, after_.post_shares, of_shares);
  compare_validity(before_.meetings, after_.meetings, of_meetings);
  compare_validity(before_.partner_links, after_.partner_links, of_links);
  compare_validity(before_.arrangements, after_.arrangements, of_arrangements);
}

} // namespace organograph
