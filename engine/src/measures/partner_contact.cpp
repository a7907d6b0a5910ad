// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/partner_contact.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

namespace organograph {
namespace {

using OrganisationSet = std::vector<OrganisationId>; // rising

/// The links that have a function, side by side for each (partner, function); lead links first.
std::vector<PartnerLink> links_by_pair(const std::vector<PartnerLink> &links) {
  std::vector<PartnerLink> out;
  std::copy_if(links.begin(), links.end(), std::back_inserter(out),
               [](const PartnerLink &link) { return link.function != none<FunctionId>; });
  std::sort(out.begin(), out.end(), [](const PartnerLink &a, const PartnerLink &b) {
    return std::tuple(a.partner, a.function, !a.lead, a.post) <
           std::tuple(b.partner, b.function, !b.lead, b.post);
  });
  return out;
}

/// Distinct sets of organisations that the posts serve.
std::set<OrganisationSet> served_sets(const Model &model, const std::vector<PostId> &posts) {
  std::set<OrganisationSet> sets;
  OrganisationSet set;
  for (const PostId post : posts) {
    set.clear();
    for (const Served &served : model->posts.serves[index(post)])
      set.push_back(served.organisation);
    sets.insert(set);
  }
  return sets;
}

bool disjoint(const OrganisationSet &a, const OrganisationSet &b) {
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y)
      return false;
    *x < *y ? ++x : ++y;
  }
  return true;
}

bool some_two_disjoint(const std::set<OrganisationSet> &sets) {
  for (auto a = sets.begin(); a != sets.end(); ++a)
    if (std::any_of(std::next(a), sets.end(), [&](const OrganisationSet &b) { return disjoint(*a, b); }))
      return true;
  return false;
}

/// links: all of one partner and function, as links_by_pair() orders them.
PartnerFunction describe(const Model &model, std::span<const PartnerLink> links) {
  PartnerFunction out{links.front().partner, links.front().function, {}, {}, {}, false, false, false};
  const bool has_lead = links.front().lead;
  for (const PartnerLink &link : links) {
    if (link.lead != has_lead)
      break; // behind the lead links stand those that do not decide
    if (out.posts.empty() || out.posts.back() != link.post)
      out.posts.push_back(link.post);
  }
  for (const PartnerLink &link : links)
    if (!std::binary_search(out.posts.begin(), out.posts.end(), link.post) &&
        (out.further_contacts.empty() || out.further_contacts.back() != link.post))
      out.further_contacts.push_back(link.post);

  const std::set<OrganisationSet> sets = served_sets(model, out.posts);
  std::set<OrganisationId> reached;
  for (const OrganisationSet &set : sets)
    reached.insert(set.begin(), set.end());
  out.organisations.assign(reached.begin(), reached.end());
  const bool reaches_other = std::ranges::any_of( // an organisation that is not named
      out.posts, [&](PostId post) { return model->posts.shared_with_other[index(post)] != 0; });
  out.shared = reached.size() + (reaches_other ? 1 : 0) >= 2;
  out.one_voice = out.shared && out.posts.size() == 1;
  out.dual_ownership = out.shared && some_two_disjoint(sets);
  return out;
}

std::vector<PartnerLoad> partner_loads(const ModelData &model, std::size_t partners) {
  std::vector<PartnerLoad> loads(partners);
  if (model.meetings) {
    const Meetings &meetings = *model.meetings;
    for (std::size_t m = 0; m < meetings.size(); ++m)
      for (const PartnerId partner : meetings.partners[m]) {
        PartnerLoad &load = loads[index(partner)];
        ++load.series_attended;
        if (const double hours = meetings.hours_per_year(m); is_known(hours))
          load.hours_per_year = load.hours_per_year.value_or(0) + hours;
      }
  }
  for (PartnerLoad &load : loads)
    if (load.series_attended == 0)
      load.hours_per_year = 0;
  return loads;
}

} // namespace

PartnerContact partner_contact(const Model &model) {
  PartnerContact out;
  out.partners = model->partners ? model->partners->size() : 0;
  out.links = model->partner_links->size();
  const std::vector<PartnerLink> links = links_by_pair(*model->partner_links);
  for (auto first = links.begin(); first != links.end();) {
    const auto last = std::find_if(first, links.end(), [&](const PartnerLink &link) {
      return link.partner != first->partner || link.function != first->function;
    });
    out.pairs.push_back(describe(model, {first, last}));
    first = last;
  }
  for (const PartnerFunction &pair : out.pairs) {
    out.shared += pair.shared;
    out.one_voice += pair.one_voice;
    out.dual_ownership += pair.dual_ownership;
    out.joint_lead_local_contacts += pair.one_voice && !pair.further_contacts.empty();
  }
  if (out.shared > 0)
    out.one_voice_share = static_cast<double>(out.one_voice) / static_cast<double>(out.shared);
  out.by_partner = partner_loads(*model, out.partners);
  return out;
}

} // namespace organograph
