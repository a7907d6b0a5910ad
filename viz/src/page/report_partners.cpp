// SPDX-License-Identifier: Apache-2.0
// Which services of partners are in dual ownership, and which have one voice.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "figures/ranking.hpp"
#include "findings/measures.hpp"
#include "organograph/viz/partners_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_contacts = 25, columns_of_organisations = 4, posts_in_cell = 4;

void write_shared(Html &page, const PartnerContact &contact) {
  struct Part {
    std::string_view measure, label, filter;
    std::uint64_t services;
  };
  const std::array parts = {
      Part{"partner_contact.one_voice", "One voice: a single post holds the relationship", "one_voice=yes",
           contact.one_voice},
      Part{"partner_contact.joint_lead_local_contacts", "Of these a joint lead with further local contacts",
           "one_voice=yes", contact.joint_lead_local_contacts},
      Part{"partner_contact.dual_ownership",
           "Dual ownership: two of the posts serve no organisation in common", "dual_ownership=yes",
           contact.dual_ownership},
      Part{"partner_contact.shared", "All that reach two or more organisations", "shared=yes",
           contact.shared}};
  BarChart chart{
      "Services of partners that reach two or more organisations", "How they are held", "Services", {}};
  for (const Part &part : parts)
    chart.bars.push_back({std::string(part.label),
                          {part.measure, figure(part.services), "partner_contact", std::string(part.filter)},
                          share_of(part.services, contact.shared)});
  write_bars(page, chart);
}

std::string_view how_held(const PartnerFunction &pair) {
  if (pair.dual_ownership)
    return "dual ownership";
  if (pair.one_voice)
    return "one voice";
  return pair.shared ? "posts that share an organisation" : "one organisation";
}

// Titles of the deciding posts: all, or those that serve the organisation.
std::string posts_of(const Model &model, const PartnerFunction &pair, OrganisationId organisation) {
  std::vector<std::string> out;
  for (const PostId post : pair.posts)
    if (organisation == none<OrganisationId> || model.serves(post, organisation))
      out.push_back(shown_text(model.text(model->posts.title[index(post)]), 60));
  return listing(out, posts_in_cell);
}

void write_pair(Html &page, const Model &model, const PartnerFunction &pair) {
  const std::size_t organisations = model->organisations.id.size();
  page.open("tr").element("th", partner_name(model, pair.partner), {{"scope", "row"}});
  page.element("td", function_name(model, pair.function));
  page.element("td", how_held(pair),
               {{"class", pair.dual_ownership ? "door door-two"
                          : pair.one_voice    ? "door door-one"
                                              : "door"}});
  if (organisations > columns_of_organisations)
    page.element("td", posts_of(model, pair, none<OrganisationId>));
  else
    for (std::size_t o = 0; o < organisations; ++o) {
      const std::string titles = posts_of(model, pair, id_at<OrganisationId>(o));
      page.element("td", titles.empty() ? "none" : titles);
    }
  write_cell(page, {"partner_contact.contacts", figure(pair.posts.size()), "partner_contact",
                    "partner_id=" + std::string(id(model, pair.partner)) +
                        "\nfunction=" + std::string(id(model, pair.function))});
  page.close();
}

void write_doors(Html &page, const Model &model, const PartnerContact &contact) {
  if (contact.pairs.empty()) {
    page.element("p", "No link names a service.");
    return;
  }
  open_part(page, "Services in dual ownership, and with one voice");
  const std::size_t organisations = model->organisations.id.size();
  std::vector<std::string> heads = {"Partner", "Service", "How it is held"};
  if (organisations > columns_of_organisations)
    heads.emplace_back("Posts");
  else
    for (std::size_t o = 0; o < organisations; ++o)
      heads.push_back("Posts that serve " + organisation_name(model, id_at<OrganisationId>(o)));
  open_wide_table(page, "Contacts by partner and service: dual ownership first", "doors");
  heads.emplace_back("Contacts");
  write_heads(page, heads, heads.size() - 1);
  page.open("tbody");
  const auto pairs = contacts_in_order(model, contact);
  const std::size_t rows = std::min(pairs.size(), shown_contacts);
  for (std::size_t i = 0; i < rows; ++i)
    write_pair(page, model, *pairs[i]);
  page.close();
  close_wide_table(page);
  write_more(page, pairs.size() - rows, "service of a partner", "services of partners", "partner_contact");
  page.close();
}

} // namespace

void report_partners(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.partner_contact) {
    write_not_measured(page, study.analysis, "partner_contact");
    return;
  }
  const PartnerContact &contact = *study.analysis.partner_contact;
  page.open("p", {{"class", "lead"}});
  Sentence words;
  words.counted("partner_contact.partners", contact.partners, "partner", "partners", "partners")
      .text(". ")
      .add(contact_told(study.analysis));
  if (contact.shared > 0)
    words.text(" Share with one voice: ")
        .figure("partner_contact.one_voice_share",
                Shown(study.analysis)(contact.one_voice_share, Format::share), "partner_contact",
                "shared=yes")
        .text(".");
  write(page, words);
  page.close();
  write_caveat(page, caveat::contact);
  write_shared(page, contact);
  ViewOptions options;
  options.room = drawing_room;
  write_drawing(page, "Who speaks with whom", partners_drawing(*study.model, contact, options), "partners-",
                true);
  write_doors(page, *study.model, contact);
  report_table(page, study, tables, "partners");
  report_table(page, study, tables, "partner_contact");
}

} // namespace organograph::viz
