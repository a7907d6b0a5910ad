// SPDX-License-Identifier: Apache-2.0
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"
#include "figures/ranking.hpp"

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

// The rows of partner_links.csv by partner, then function, then file order.
std::vector<const PartnerLink *> links_in_order(const Model &model) {
  std::vector<const PartnerLink *> out;
  for (const PartnerLink &link : *model->partner_links)
    out.push_back(&link);
  std::ranges::stable_sort(out, {},
                           [](const PartnerLink *link) { return std::pair(link->partner, link->function); });
  return out;
}

using Links = std::shared_ptr<const std::vector<const PartnerLink *>>;

Links shared_links(const Model &model) {
  return std::make_shared<const std::vector<const PartnerLink *>>(links_in_order(model));
}

using SomeLinks = std::span<const PartnerLink *const>;

SomeLinks links_of(const Links &links, PartnerId partner) {
  return {std::ranges::lower_bound(*links, partner, {}, &PartnerLink::partner),
          std::ranges::upper_bound(*links, partner, {}, &PartnerLink::partner)};
}

SomeLinks links_of(const Links &links, PartnerId partner, FunctionId function) {
  const std::pair key(partner, function);
  const auto key_of = [](const PartnerLink *link) { return std::pair(link->partner, link->function); };
  return {std::ranges::lower_bound(*links, key, {}, key_of),
          std::ranges::upper_bound(*links, key, {}, key_of)};
}

// Each source once, in the order of the links.
std::string sources_of(const Model &model, SomeLinks links) {
  std::vector<TextId> seen;
  CellList out;
  for (const PartnerLink *link : links) {
    if (model.text(link->source).empty() || std::ranges::find(seen, link->source) != seen.end())
      continue;
    seen.push_back(link->source);
    out.add(model.text(link->source));
  }
  return out.take();
}

// Posts of the links, rising, each once.
template <class Range> std::vector<PostId> posts_of(const Range &links) {
  std::vector<PostId> out;
  for (const PartnerLink *link : links)
    out.push_back(link->post);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

// The series that each partner attends, rising; no rows without meetings.
Csr<MeetingId> series_by_partner(const Model &model) {
  std::vector<std::pair<std::uint32_t, MeetingId>> attended;
  if (model->meetings)
    for (std::size_t m = 0; m < model->meetings->partners.rows(); ++m)
      for (const PartnerId partner : model->meetings->partners[m])
        attended.emplace_back(static_cast<std::uint32_t>(partner), id_at<MeetingId>(m));
  return group_by_row(model->partners ? model->partners->size() : 0, attended);
}

struct PartnerCounts {
  std::uint64_t functions = 0, shared = 0, one_voice = 0, dual_ownership = 0;
};

std::vector<PartnerCounts> counts_by_partner(const PartnerContact &result) {
  std::vector<PartnerCounts> out(result.by_partner.size());
  for (const PartnerFunction &pair : result.pairs) {
    PartnerCounts &counts = out[index(pair.partner)];
    ++counts.functions;
    counts.shared += pair.shared;
    counts.one_voice += pair.one_voice;
    counts.dual_ownership += pair.dual_ownership;
  }
  return out;
}

void write_load(Cells &cells, const Analysis &analysis, std::size_t partner) {
  if (!analysis.meeting_pairs) { // no meetings: not known, rather than none
    cells.blank().blank().blank();
    return;
  }
  const PartnerLoad &load = analysis.partner_contact->by_partner[partner];
  cells.count(load.series_attended)
      .number(load.hours_per_year)
      .number(analysis.meeting_pairs->mirrored_hours_per_year[partner]);
}

} // namespace

Table partners_table(const Model &model, const Analysis &analysis) {
  const PartnerContact &result = *analysis.partner_contact;
  auto row = [&model, &analysis, counts = counts_by_partner(result), series = series_by_partner(model),
              links = shared_links(model)](std::size_t q, RowSink &out) {
    const auto own_links = links_of(links, id_at<PartnerId>(q));
    Cells cells(model, out);
    cells.text(model->partners->id[q])
        .text(model->partners->name[q])
        .text(model->partners->kind[q])
        .count(own_links.size())
        .count(counts[q].functions)
        .count(counts[q].shared)
        .count(counts[q].one_voice)
        .count(counts[q].dual_ownership);
    write_load(cells, analysis, q);
    cells.ids(posts_of(own_links)).ids(series[q]).text(sources_of(model, own_links));
  };
  return {.name = "partners",
          .title = "Partner contact by partner. " + std::string(caveat::contact),
          .columns = {{"partner_id"},
                      {"name"},
                      {"kind"},
                      {"links", Format::count},
                      {"functions", Format::count},
                      {"shared", Format::count},
                      {"one_voice", Format::count},
                      {"dual_ownership", Format::count},
                      {"series_attended", Format::count},
                      {"hours_per_year", Format::hours},
                      {"mirrored_hours_per_year", Format::hours},
                      {"post_ids"},
                      {"meeting_ids"},
                      {"sources"}},
          .rows = TableRows(result.by_partner.size(), std::move(row)),
          .rank = "links"};
}

Table partner_contact_table(const Model &model, const PartnerContact &result) {
  auto row = [&model, pairs = contacts_in_order(model, result), links = shared_links(model)](std::size_t i,
                                                                                             RowSink &out) {
    const PartnerFunction &pair = *pairs[i];
    Cells(model, out)
        .id(pair.partner)
        .text(model->partners->name[index(pair.partner)])
        .id(pair.function)
        .count(pair.posts.size())
        .flag(pair.shared)
        .flag(pair.one_voice)
        .flag(pair.dual_ownership)
        .count(pair.further_contacts.size())
        .ids(pair.organisations)
        .ids(pair.posts)
        .ids(pair.further_contacts)
        .text(sources_of(model, links_of(links, pair.partner, pair.function)));
  };
  return {.name = "partner_contact",
          .title = "Who speaks with a partner about a function. " + std::string(caveat::contact),
          .columns = {{"partner_id"},
                      {"partner_name"},
                      {"function"},
                      {"contacts", Format::count},
                      {"shared", Format::flag},
                      {"one_voice", Format::flag},
                      {"dual_ownership", Format::flag},
                      {"further_contacts", Format::count},
                      {"organisations"},
                      {"post_ids"},
                      {"further_post_ids"},
                      {"sources"}},
          .rows = TableRows(result.pairs.size(), std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
