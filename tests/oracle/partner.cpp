// SPDX-License-Identifier: Apache-2.0
// measures.md, section 3.
#include "sections.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

std::string function_of(const Rows &rows, const PartnerLinkRow &link) {
  return link.function.empty() ? post(rows, link.post_id).function : link.function;
}

Contact contact(const Rows &rows, const std::string &partner, const std::string &function) {
  Contact out;
  out.partner_id = partner;
  out.function = function;
  IdSet all, leads;
  for (const PartnerLinkRow &link : *rows.partner_links) {
    if (link.partner_id != partner || function_of(rows, link) != function)
      continue;
    all.insert(link.post_id);
    if (link.kind == "lead")
      leads.insert(link.post_id);
  }
  out.deciding = leads.empty() ? all : leads;
  for (const std::string &id : all)
    if (!out.deciding.count(id))
      out.further.insert(id);
  bool apart = false;
  for (const std::string &p : out.deciding) {
    out.organisations = united(out.organisations, serves(rows, p));
    for (const std::string &q : out.deciding)
      apart = apart || !have_common(serves(rows, p), serves(rows, q));
  }
  out.shared = out.organisations.size() >= 2;
  out.one_voice = out.shared && out.deciding.size() == 1;
  out.dual_ownership = out.shared && apart;
  return out;
}

Json contact_json(const Rows &rows, const Contact &contact) {
  Json out;
  out["partner_id"] = contact.partner_id;
  out["function"] = contact.function;
  out["contacts"] = contact.deciding.size();
  out["post_ids"] = in_order(post_ids(rows), contact.deciding);
  out["organisations"] = in_order(organisation_ids(rows), contact.organisations);
  out["shared"] = contact.shared;
  out["one_voice"] = contact.one_voice;
  out["dual_ownership"] = contact.dual_ownership;
  out["further_contacts"] = contact.further.size();
  return out;
}

Json pairs_part(const Rows &rows) {
  std::vector<Contact> list = contacts(rows); // by ids, which the stable sort keeps
  std::stable_sort(list.begin(), list.end(), [](const Contact &a, const Contact &b) {
    if (a.dual_ownership != b.dual_ownership)
      return a.dual_ownership;
    return a.shared != b.shared ? a.shared : a.deciding.size() > b.deciding.size();
  });
  Json out = Json::array();
  for (std::size_t i = 0; i < list.size() && i < 100; ++i)
    out.push_back(contact_json(rows, list[i]));
  return out;
}

// A sum of hours over some meetings, and how many of them have a duration.
struct Hours {
  double sum = 0, largest = 0;
  int meetings = 0, with_duration = 0;
};

template <typename Chosen> Hours hours_attended(const Rows &rows, const std::string &partner, Chosen chosen) {
  Hours out;
  for (const MeetingRow &meeting : *rows.meetings) {
    if (!chosen(meeting.meeting_id) || !attending_partners(rows, meeting.meeting_id).count(partner))
      continue;
    ++out.meetings;
    if (!hours(meeting))
      continue;
    ++out.with_duration;
    out.sum += *hours(meeting);
    out.largest = std::max(out.largest, *hours(meeting));
  }
  return out;
}

Json by_partner(const Rows &rows, const std::string &partner) {
  Json out = {
      {"series_attended", nullptr}, {"hours_per_year", nullptr}, {"mirrored_hours_per_year", nullptr}};
  if (!meetings_known(rows))
    return out;
  const Hours all = hours_attended(rows, partner, [](const std::string &) { return true; });
  out["series_attended"] = all.meetings;
  if (all.meetings == 0 || all.with_duration > 0)
    out["hours_per_year"] = all.sum;
  double mirrored = 0;
  bool not_known = false;
  for (const IdSet &group : mirror_groups(rows)) {
    const Hours in_group =
        hours_attended(rows, partner, [&](const std::string &id) { return group.count(id) > 0; });
    mirrored += in_group.sum - in_group.largest;
    not_known = not_known || (in_group.meetings >= 2 && in_group.with_duration == 0);
  }
  if (!not_known)
    out["mirrored_hours_per_year"] = mirrored;
  return out;
}

} // namespace

std::vector<Contact> contacts(const Rows &rows) {
  std::set<std::pair<std::string, std::string>> keys;
  for (const PartnerLinkRow &link : rows_of(rows.partner_links))
    if (!function_of(rows, link).empty())
      keys.emplace(link.partner_id, function_of(rows, link));
  std::vector<Contact> out;
  for (const auto &[partner, function] : keys)
    out.push_back(contact(rows, partner, function));
  return out;
}

Json partner_contact(const Rows &rows) {
  if (!rows.partner_links)
    return nullptr;
  int shared = 0, one_voice = 0, dual_ownership = 0, joint_lead = 0;
  for (const Contact &contact : contacts(rows)) {
    shared += contact.shared;
    one_voice += contact.one_voice;
    dual_ownership += contact.dual_ownership;
    joint_lead += contact.one_voice && !contact.further.empty();
  }
  Json out;
  out["partners"] = rows_of(rows.partners).size();
  out["links"] = rows.partner_links->size();
  out["shared"] = shared;
  out["one_voice"] = one_voice;
  out["dual_ownership"] = dual_ownership;
  out["joint_lead_local_contacts"] = joint_lead;
  out["one_voice_share"] = ratio(one_voice, shared);
  out["pairs"] = pairs_part(rows);
  out["by_partner"] = Json::object();
  for (const std::string &partner : partner_ids(rows))
    out["by_partner"][partner] = by_partner(rows, partner);
  return out;
}

} // namespace organograph::oracle
