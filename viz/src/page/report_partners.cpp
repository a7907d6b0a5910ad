// SPDX-License-Identifier: Apache-2.0
// Which partners have two doors to knock at.
#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "organograph/viz/partners_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_pairs = 25, columns_of_organisations = 4, posts_in_cell = 4;

using PostsById = std::unordered_map<std::string_view, PostId>;

PostsById posts_by_id(const Model &model) {
  PostsById out;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    out.emplace(id(model, id_at<PostId>(p)), id_at<PostId>(p));
  return out;
}

void write_lead(Html &page, const Json &contact) {
  const auto shown = [&](std::string_view key, Format format = Format::count) {
    return shown_number(at(contact, {key}), format);
  };
  Sentence words;
  page.open("p", {{"class", "lead"}});
  words.text("Partners: ").figure("partner_contact.partners", shown("partners"), "partners");
  words.text(", with ");
  words.counted("partner_contact.links", known_count(at(contact, {"links"})), "link", "links", "partners");
  words.text(" to posts. Services of partners that reach two or more organisations: ");
  words.figure("partner_contact.shared", shown("shared"), "partner_contact", "shared=yes");
  if (number_at(contact, {"shared"}) != 0.0) {
    words.text(". Of these, with one voice (a single post): ");
    words.figure("partner_contact.one_voice", shown("one_voice"), "partner_contact", "one_voice=yes");
    words.text(" (");
    words.figure("partner_contact.one_voice_share", shown("one_voice_share", Format::share),
                 "partner_contact", "shared=yes");
    words.text("); in dual ownership (posts of separate organisations, two doors): ");
    words.figure("partner_contact.dual_ownership", shown("dual_ownership"), "partner_contact",
                 "dual_ownership=yes");
  }
  words.text(".");
  write(page, words);
  page.close();
}

void write_shared(Html &page, const Json &contact) {
  struct Part {
    std::string_view key, label, filter;
  };
  constexpr std::array parts = {
      Part{"one_voice", "One voice: a single post holds the relationship", "one_voice=yes"},
      Part{"joint_lead_local_contacts", "Of these a joint lead with further local contacts", "one_voice=yes"},
      Part{"dual_ownership", "Dual ownership: two of the posts serve no organisation in common",
           "dual_ownership=yes"},
      Part{"shared", "All that reach two or more organisations", "shared=yes"}};
  const std::optional<double> shared = number_at(contact, {"shared"});
  std::vector<std::string> measures;
  for (const Part &part : parts)
    measures.push_back("partner_contact." + std::string(part.key));
  BarChart chart{
      "Services of partners that reach two or more organisations", "How they are held", "Services", {}};
  for (std::size_t i = 0; i < parts.size(); ++i)
    chart.bars.push_back({std::string(parts[i].label),
                          {measures[i], shown_number(at(contact, {parts[i].key}), Format::count),
                           "partner_contact", std::string(parts[i].filter)},
                          share_of(number_at(contact, {parts[i].key}), shared)});
  write_bars(page, chart);
}

bool holds(const Json &pair, std::string_view key) {
  return at(pair, {key}) == true;
}

std::string_view how_held(const Json &pair) {
  if (holds(pair, "dual_ownership"))
    return "two doors";
  if (holds(pair, "one_voice"))
    return "one voice";
  return holds(pair, "shared") ? "posts that share an organisation" : "one organisation";
}

// The deciding posts that serve the organisation.
std::vector<std::string> posts_for(const Model &model, const PostsById &posts, const Json &pair,
                                   OrganisationId organisation) {
  std::vector<std::string> out;
  for (const Json &post : at(pair, {"post_ids"})) {
    const auto found =
        posts.find(post.is_string() ? post.get_ref<const std::string &>() : std::string_view{});
    if (found != posts.end() &&
        (organisation == none<OrganisationId> || model.serves(found->second, organisation)))
      out.push_back(shown_text(model.text(model->posts.title[index(found->second)]), 60));
  }
  return out;
}

void write_pair(Html &page, const Model &model, const PostsById &posts, const Json &pair,
                std::size_t organisations) {
  const std::string partner = text_at(pair, {"partner_id"}), function = text_at(pair, {"function"});
  const std::string_view held = how_held(pair);
  page.open("tr").element("th", partner_name(model, partner), {{"scope", "row"}});
  page.element("td", function_name(model, function));
  page.element("td", held,
               {{"class", holds(pair, "dual_ownership") ? "door door-two"
                          : holds(pair, "one_voice")    ? "door door-one"
                                                        : "door"}});
  if (organisations > columns_of_organisations)
    page.element("td", listing(posts_for(model, posts, pair, none<OrganisationId>), posts_in_cell));
  else
    for (std::size_t o = 0; o < organisations; ++o) {
      const auto titles = posts_for(model, posts, pair, id_at<OrganisationId>(o));
      page.element("td", titles.empty() ? "none" : listing(titles, posts_in_cell));
    }
  write_cell(page, {"partner_contact.contacts", shown_number(at(pair, {"contacts"}), Format::count),
                    "partner_contact", "partner_id=" + partner + "\nfunction=" + function});
  page.close();
}

void write_doors(Html &page, const ReportInput &input, const Json &contact) {
  const Json &pairs = at(contact, {"pairs"});
  page.element("h3", "Who has two doors");
  if (pairs.empty()) {
    page.element("p", "No link names a service.");
    return;
  }
  const Model &model = *input.model;
  const std::size_t organisations = model->organisations.id.size();
  std::vector<std::string> heads = {"Partner", "Service", "How it is held"};
  if (organisations > columns_of_organisations)
    heads.emplace_back("Posts");
  else
    for (std::size_t o = 0; o < organisations; ++o)
      heads.push_back("Posts that serve " + organisation_name(model, id(model, id_at<OrganisationId>(o))));
  open_wide_table(page, "Contacts by partner and service: two doors first", "doors");
  heads.emplace_back("Contacts");
  write_heads(page, heads, heads.size() - 1);
  page.open("tbody");
  const PostsById posts = posts_by_id(model);
  const std::size_t rows = std::min(pairs.size(), shown_pairs);
  for (std::size_t i = 0; i < rows; ++i)
    write_pair(page, model, posts, pairs[i], organisations);
  page.close();
  close_wide_table(page);
  const Table *table = table_named(input, "partner_contact");
  const std::size_t all = table ? std::max(table->rows.size(), pairs.size()) : pairs.size();
  write_more(page, all - rows, "service of a partner", "services of partners", "partner_contact");
}

} // namespace

void report_partners(Html &page, const ReportInput &input) {
  open_section(page, "partners", "Partner contact");
  if (is_measured(page, input, "partner_contact")) {
    const Json &contact = at(*input.tree, {"partner_contact"});
    write_lead(page, contact);
    write_caveat(page, caveat::contact);
    write_shared(page, contact);
    write_doors(page, input, contact);
    if (input.analysis->partner_contact)
      write_drawing(page, "Drawing: who speaks with whom",
                    partners_drawing(*input.model, *input.analysis->partner_contact), "partners-", true);
    report_table(page, input, "partners");
    report_table(page, input, "partner_contact");
  }
  page.close();
}

} // namespace organograph::viz
