// SPDX-License-Identifier: Apache-2.0
#include "views/partners_parts.hpp"

#include "views/view_page.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace organograph::viz::partners {

namespace {

using Pairs = std::vector<const PartnerFunction *>;

struct Weight {
  std::size_t dual = 0, shared = 0, pairs = 0;
  void add(const PartnerFunction &pair) {
    dual += pair.dual_ownership;
    shared += pair.shared;
    ++pairs;
  }
  friend auto operator<=>(const Weight &, const Weight &) = default;
};

Pairs asked_for(const PartnerContact &contact, const ViewOptions &options) {
  Pairs out;
  for (const PartnerFunction &pair : contact.pairs)
    if ((options.function == none<FunctionId> || pair.function == options.function) &&
        (options.organisation == none<OrganisationId> ||
         std::ranges::binary_search(pair.organisations, options.organisation)))
      out.push_back(&pair);
  return out;
}

/// Keys by weight falling, then rising.
template <class Key, class KeyOf> std::vector<Key> by_weight(const Pairs &pairs, KeyOf key_of) {
  std::map<Key, Weight> weights;
  for (const PartnerFunction *pair : pairs)
    weights[key_of(*pair)].add(*pair);
  std::vector<std::pair<Key, Weight>> order(weights.begin(), weights.end());
  std::ranges::stable_sort(order, std::ranges::greater{}, [](const auto &item) { return item.second; });
  std::vector<Key> out;
  for (const auto &[key, weight] : order)
    out.push_back(key);
  return out;
}

template <class Item> void keep(std::vector<Item> &items, std::size_t most) {
  items.resize(std::min(items.size(), most));
}

/// Cards of partners, heaviest first, until the height is used; at least one.
std::vector<PartnerCard> cards(const Pairs &pairs, double height) {
  std::map<PartnerId, Pairs> of;
  for (const PartnerFunction *pair : pairs)
    of[pair->partner].push_back(pair);
  std::vector<PartnerCard> out;
  for (const PartnerId partner : by_weight<PartnerId>(pairs, [](const auto &p) { return p.partner; })) {
    height -= row_height * static_cast<double>(of[partner].size() + 1) + card_gap;
    if (height < 0 && !out.empty())
      break;
    out.push_back({partner, of[partner]});
  }
  return out;
}

/// Services by the mean place of their rows, so that lines cross seldom.
std::vector<ServiceCard> in_place(const std::vector<PartnerCard> &cards, const Pairs &all) {
  std::map<FunctionId, std::pair<double, double>> places; // sum, number
  double place = 0;
  for (const PartnerCard &card : cards)
    for (const PartnerFunction *pair : card.pairs) {
      auto &[sum, number] = places[pair->function];
      sum += ++place;
      ++number;
    }
  std::vector<std::pair<double, FunctionId>> order;
  for (const auto &[function, mean] : places)
    order.emplace_back(mean.first / mean.second, function);
  std::ranges::sort(order);
  std::map<FunctionId, ServiceCard> services;
  for (const PartnerFunction *pair : all) {
    ServiceCard &service = services[pair->function];
    ++service.partners;
    service.dual_ownership += pair->dual_ownership;
    service.one_voice += pair->one_voice;
  }
  std::vector<ServiceCard> out;
  for (const auto &[mean, function] : order) {
    out.push_back(services[function]);
    out.back().function = function;
    out.back().shown = static_cast<std::size_t>(places[function].second);
  }
  return out;
}

std::vector<OrganisationCard> reached(const Model &model, const std::vector<ServiceCard> &services,
                                      const Pairs &all) {
  std::map<FunctionId, std::vector<PostId>> posts;
  for (const PartnerFunction *pair : all)
    posts[pair->function].insert(posts[pair->function].end(), pair->posts.begin(), pair->posts.end());
  std::map<OrganisationId, std::vector<Reached>> of;
  for (const ServiceCard &service : services) {
    const FunctionId function = service.function;
    std::vector<PostId> &list = posts[function];
    std::ranges::sort(list);
    list.erase(std::unique(list.begin(), list.end()), list.end());
    for (const PostId post : list)
      for (const Served &served : model->posts.serves[index(post)]) {
        auto &rows = of[served.organisation];
        if (rows.empty() || rows.back().function != function)
          rows.push_back({function, 0, 0});
        ++rows.back().posts;
        rows.back().joint += model.joint(post);
      }
  }
  std::vector<OrganisationCard> out;
  for (auto &[organisation, rows] : of)
    out.push_back({organisation, std::move(rows)});
  return out;
}

} // namespace

Contacts select_contacts(const Model &model, const PartnerContact &contact, const ViewOptions &options,
                         double height) {
  if (options.all)
    height = row_height * view::most_rows;
  const Pairs all = asked_for(contact, options);
  auto services = by_weight<FunctionId>(all, [](const auto &pair) { return pair.function; });
  keep(services, view::fitting(height, service_height + service_gap, options));
  Pairs kept;
  std::ranges::sort(services);
  std::ranges::copy_if(all, std::back_inserter(kept), [&](const PartnerFunction *pair) {
    return std::ranges::binary_search(services, pair->function);
  });
  Contacts out;
  out.partners = cards(kept, height);
  out.services = in_place(out.partners, kept);
  std::size_t shown = 0;
  for (PartnerCard &card : out.partners) {
    shown += card.pairs.size();
    std::ranges::sort(card.pairs, {}, [&](const PartnerFunction *pair) {
      return std::ranges::find(out.services, pair->function, &ServiceCard::function) - out.services.begin();
    });
  }
  out.more_pairs = all.size() - shown;
  out.organisations = reached(model, out.services, kept);
  double left = std::max(height, service_height * static_cast<double>(out.services.size()));
  std::size_t fit = 0;
  while (fit < out.organisations.size() &&
         (left -= row_height * static_cast<double>(out.organisations[fit].services.size() + 1) + card_gap) >=
             0)
    ++fit;
  fit = std::min(std::max<std::size_t>(fit, 1), out.organisations.size());
  out.more_organisations = out.organisations.size() - fit;
  out.organisations.resize(fit);
  return out;
}

} // namespace organograph::viz::partners
