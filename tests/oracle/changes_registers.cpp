// SPDX-License-Identifier: Apache-2.0
// Links, arrangements and statutory roles.
#include "changed_cells.hpp"

#include <algorithm>

namespace organograph::oracle {

void Changes::change_links() {
  for (int i = partner_ids(rows_).empty() ? 0 : random_.below(5); i > 0; --i)
    if (random_.chance(50))
      add_link();
    else
      remove_link();
}

void Changes::add_link() {
  PartnerLinkRow row;
  row.partner_id = random_.pick(partner_ids(rows_));
  row.post_id = pick_post();
  row.kind = random_.pick(Ids{"", "lead", "local"});
  row.source = source();
  const bool own = functions_.empty() || random_.chance(50);
  row.function = own ? post_row(row.post_id).function : random_.pick(functions_);
  for (const PartnerLinkRow &other : table(rows_.partner_links))
    if (other.partner_id == row.partner_id && other.post_id == row.post_id &&
        other.function == row.function && other.kind == row.kind)
      return;
  rows_.partner_links->push_back(row);
  put("link_changes", "link add",
      {{"partner_id", row.partner_id},
       {"post_id", row.post_id},
       {"function", own ? "" : row.function},
       {"kind", row.kind},
       {"action", "add"},
       {"source", row.source}});
}

// By what is needed to tell it from the partner's other links with the post.
void Changes::remove_link() {
  if (!rows_.partner_links || rows_.partner_links->empty())
    return;
  const PartnerLinkRow gone = random_.pick(*rows_.partner_links);
  const auto fitting = [&](const std::string &function, const std::string &kind) {
    return std::ranges::count_if(*rows_.partner_links, [&](const auto &link) {
      return link.partner_id == gone.partner_id && link.post_id == gone.post_id &&
             (function.empty() || link.function == function) && (kind.empty() || link.kind == kind);
    });
  };
  const std::string function = fitting("", gone.kind) == 1 && random_.chance(50) ? "" : gone.function;
  const std::string kind = fitting(function, "") == 1 && random_.chance(50) ? "" : gone.kind;
  if (fitting(function, kind) != 1)
    return;
  std::erase_if(*rows_.partner_links, [&](const auto &link) {
    return link.partner_id == gone.partner_id && link.post_id == gone.post_id &&
           link.function == gone.function && link.kind == gone.kind;
  });
  put("link_changes", "link remove",
      {{"partner_id", gone.partner_id},
       {"post_id", gone.post_id},
       {"function", function},
       {"kind", kind},
       {"action", "remove"}});
}

void Changes::change_arrangements() {
  if (rows_.organisations.size() < 2 || functions_.empty())
    return;
  for (int i = random_.below(4); i > 0; --i) {
    Ids pair = organisation_ids(rows_);
    random_.shuffle(pair);
    ArrangementRow row;
    row.function = random_.pick(functions_);
    row.organisation_a = pair[0];
    row.organisation_b = pair[1];
    row.dimension = random_.pick(Ids{"governance", "policy", "provision", "systems", "budget", "front_door"});
    row.state = random_.pick(Ids{"none", "partial", "full"});
    row.source = source();
    bool stands = false;
    for (ArrangementRow &other : table(rows_.arrangements))
      if (other.function == row.function && other.dimension == row.dimension &&
          std::set{other.organisation_a, other.organisation_b} == std::set{pair[0], pair[1]}) {
        stands = true;
        other.state = row.state;
        other.source = row.source.empty() ? other.source : row.source;
      }
    if (!stands)
      rows_.arrangements->push_back(row);
    put("arrangement_changes", stands ? "arrangement again" : "arrangement",
        {{"function", row.function},
         {"organisation_a", row.organisation_a},
         {"organisation_b", row.organisation_b},
         {"dimension", row.dimension},
         {"state", row.state},
         {"source", row.source}});
  }
}

void Changes::change_roles() {
  for (int i = random_.below(4); i > 0; --i)
    if (random_.chance(50) || rows_of(rows_.statutory_roles).empty())
      add_role();
    else
      remove_role();
}

void Changes::add_role() {
  StatutoryRoleRow row;
  row.role = random_.pick(Ids{"dcs", "dass", "monitoring_officer", "returning_officer"});
  row.organisation_id = random_.pick(organisation_ids(rows_));
  row.post_id = random_.chance(10) ? "?" : pick_post();
  row.kind = random_.pick(Ids{"", "holder", "deputy", "acting"});
  row.protocol = random_.chance(30) ? "by rota" : "";
  row.valid_from = random_.chance(20) ? "2016-10-01" : "";
  row.valid_to = random_.chance(20) ? random_.pick(Ids{ended, "2030"}) : "";
  row.source = source();
  for (const StatutoryRoleRow &other : table(rows_.statutory_roles))
    if (same_role(other, row))
      return;
  rows_.statutory_roles->push_back(row);
  put("statutory_changes", "role add", cells_of_role(row, "add"));
}

// By all that tells it from others: a blank cell would fit any.
void Changes::remove_role() {
  const StatutoryRoleRow gone = random_.pick(*rows_.statutory_roles);
  if (gone.valid_to == ended) // behind that day there is nothing to remove
    return;
  CellsByColumn cells = cells_of_role(gone, "remove");
  cells["kind"] = gone.kind.empty() ? "holder" : gone.kind;
  cells["protocol"] = "";
  cells["source"] = "";
  std::erase_if(*rows_.statutory_roles, [&](const auto &role) { return same_role(role, gone); });
  put("statutory_changes", "role remove", cells);
}

CellsByColumn Changes::cells_of_role(const StatutoryRoleRow &row, const std::string &action) {
  return {{"action", action},
          {"role", row.role},
          {"organisation_id", row.organisation_id},
          {"post_id", row.post_id},
          {"kind", row.kind},
          {"protocol", row.protocol},
          {"source", row.source},
          {"valid_from", row.valid_from},
          {"valid_to", row.valid_to}};
}

} // namespace organograph::oracle
