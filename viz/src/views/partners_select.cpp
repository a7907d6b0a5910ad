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

/// Every partner with what the options leave of it, heaviest first, and how many pairs these are.
std::vector<PartnerCard> asked_for(const PartnerContact &contact, const ViewOptions &options) {
  std::map<PartnerId, PartnerCard> cards;
  std::map<PartnerId, Weight> weights;
  for (const PartnerFunction &pair : contact.pairs)
    if ((options.function == none<FunctionId> || pair.function == options.function) &&
        (options.organisation == none<OrganisationId> ||
         std::ranges::binary_search(pair.organisations, options.organisation))) {
      cards[pair.partner].partner = pair.partner;
      cards[pair.partner].pairs.push_back(&pair);
      weights[pair.partner].add(pair);
    }
  std::vector<PartnerCard> out;
  for (auto &[partner, card] : cards) {
    std::ranges::stable_sort(card.pairs, {}, [](const PartnerFunction *pair) {
      return std::tuple(!pair->dual_ownership, !pair->one_voice, !pair->shared);
    });
    out.push_back(std::move(card));
  }
  std::ranges::stable_sort(out, std::ranges::greater{},
                           [&](const PartnerCard &card) { return weights[card.partner]; });
  return out;
}

/// The cards set one below the other in columns of that height until none is left; how many pairs stand.
std::size_t set(std::vector<PartnerCard> &cards, std::size_t columns, double height) {
  std::size_t column = 0, shown = 0, kept = 0;
  double used = 0;
  for (PartnerCard &card : cards) {
    if (used > 0 && used + card.height > height) {
      ++column;
      used = 0;
    }
    if (column == columns)
      break;
    card.column = column;
    card.top = used;
    used += card.height + card_gap;
    shown += card.pairs.size();
    ++kept;
  }
  cards.resize(kept);
  return shown;
}

/// What of a card is higher than a column is left out.
void cut_to(PartnerCard &card, double height) {
  card.height = head_height;
  std::size_t kept = 0;
  for (; kept < card.pairs.size(); ++kept) {
    const double block = block_height(*card.pairs[kept]);
    if (kept > 0 && card.height + block > height)
      break;
    card.height += block;
  }
  card.pairs.resize(kept);
}

/// In that many columns, no higher than they have to be.
Contacts in_columns(std::vector<PartnerCard> cards, std::size_t columns, double height) {
  Contacts out;
  for (PartnerCard &card : cards)
    cut_to(card, height);
  set(cards, columns, height);
  double low = 0, high = height;
  for (int step = 0; step < 40; ++step) {
    const double middle = (low + high) / 2;
    std::vector<PartnerCard> tried = cards;
    set(tried, columns, middle);
    (tried.size() == cards.size() ? high : low) = middle;
  }
  set(cards, columns, high);
  for (const PartnerCard &card : cards)
    out.height = std::max(out.height, card.top + card.height);
  out.columns = cards.empty() ? 1 : cards.back().column + 1;
  out.partners = std::move(cards);
  return out;
}

std::size_t pairs_in(const std::vector<PartnerCard> &cards) {
  std::size_t out = 0;
  for (const PartnerCard &card : cards)
    out += card.pairs.size();
  return out;
}

} // namespace

double block_height(const PartnerFunction &pair) {
  const std::size_t posts = pair.posts.size();
  const std::size_t rows = std::min(posts, posts_shown) + (posts > posts_shown ? 1 : 0);
  return service_height + post_height * static_cast<double>(std::max<std::size_t>(rows, 1)) + block_end;
}

Contacts select_contacts(const PartnerContact &contact, const ViewOptions &options, double height) {
  const Room sheet = view::sheet_of(options);
  const double inner = sheet.width - 2 * style::margin;
  const auto fit = static_cast<std::size_t>(std::max(1.0, (inner + between) / (least_card + between)));
  std::vector<PartnerCard> all = asked_for(contact, options);
  const std::size_t pairs = pairs_in(all);
  height = std::max(height, 60.0);
  if (options.all) {
    all.resize(std::min(all.size(), view::most_rows));
    height = 1e7;
  }
  Contacts best;
  double largest = 0;
  std::size_t shown = 0;
  for (std::size_t columns = 1; columns <= fit; ++columns) {
    Contacts tried = in_columns(all, columns, height);
    const auto number = static_cast<double>(tried.columns);
    tried.card = std::min(most_card, (inner + between) / number - between);
    const double scale = std::min(inner / ((tried.card + between) * number - between),
                                  (options.all ? sheet.height : height) / std::max(tried.height, 1.0));
    const std::size_t here = pairs_in(tried.partners);
    if (here > shown || (here == shown && scale > largest)) {
      shown = here;
      largest = scale;
      best = std::move(tried);
    }
  }
  best.more_pairs = pairs - shown;
  return best;
}

} // namespace organograph::viz::partners
