// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/partners_view.hpp"

#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "views/partners_doors.hpp"
#include "views/partners_parts.hpp"
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>

namespace organograph::viz::partners {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view partners_heading = "Who speaks with whom: partners and posts";
constexpr double chip_width = 86, text_left = door_width + 14;
constexpr Look service_look{.size = style::strong_size, .bold = true},
    partner_look{.size = style::heading_size, .bold = true};

std::string partner_name(const Model &model, PartnerId partner) {
  const std::string_view name = model.text(model->partners->name[index(partner)]);
  return detail::drawable(name.empty() ? id(model, partner) : name);
}

Area card_area(double left, double top, double width, double height, Colour fill) {
  Area area = view::swatch(fill, Hatch::none, Stroke::solid, 0.7F, style::faint);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

/// `3 posts, dual ownership`; nothing is said twice.
std::string said_of(const PartnerFunction &pair) {
  const Voice voice = voice_of(pair);
  return voice == Voice::several_posts
             ? counted(pair.posts.size(), "post", "posts")
             : counted(pair.posts.size(), "post", "posts") + ", " + std::string(word(voice));
}

std::string tooltip_of(const Model &model, const PartnerFunction &pair) {
  constexpr std::size_t most = 20;
  std::string out = partner_name(model, pair.partner) + "\n" + view::function_name(model, pair.function) +
                    "\n" + std::string(word(voice_of(pair)));
  for (std::size_t i = 0; i < std::min(most, pair.posts.size()); ++i)
    out += "\n" + view::post_title(model, pair.posts[i]) + " (" + view::served_by(model, pair.posts[i]) + ")";
  if (pair.posts.size() > most)
    out += "\nand " + counted(pair.posts.size() - most, "post more", "posts more");
  if (!pair.further_contacts.empty())
    out += "\nfurther contacts beside the lead: " + figure(pair.further_contacts.size());
  return out;
}

/// What the drawing is made of and on.
struct Sheet {
  view::Page &page;
  const Model &model;
  const Contacts &contacts;
  const OrganisationNames names;
};

void draw_post(const Sheet &sheet, Box &box, PostId post, double left, double top) {
  const double middle = top + post_height / 2;
  Area chip = view::swatch(style::white);
  chip.left = left;
  chip.top = top + 1;
  chip.width = chip_width;
  chip.height = post_height - 2;
  view::put_served(box, sheet.model, sheet.names, post, chip);
  const double after = left + chip_width + 6;
  view::put(box.texts, after, middle,
            view::cut(view::post_title(sheet.model, post), box.area.left + box.area.width - 5 - after));
}

/// A service of the partner: the door, what it is called, and the posts behind it.
void draw_pair(const Sheet &sheet, const PartnerFunction &pair, double left, double top) {
  const double width = sheet.contacts.card, x = left + text_left;
  Box box;
  box.name = "pair_" + std::to_string(index(pair.partner)) + "_" + std::to_string(index(pair.function));
  box.label = tooltip_of(sheet.model, pair);
  box.area = card_area(left, top, width, block_height(pair), style::white);
  box.parts = door(sheet.model, pair, left + 7, top + 5);
  const std::string said = said_of(pair);
  const bool dual = voice_of(pair) == Voice::dual_ownership;
  const Look look{.bold = dual || voice_of(pair) == Voice::one_voice, .anchor = Anchor::end};
  const double room = width - text_left - 12 - detail::text_width(said, look.size, true);
  view::put(box.texts, x, top + service_height / 2 + 1,
            view::cut(view::function_name(sheet.model, pair.function), room, service_look), service_look);
  view::put(box.texts, left + width - 5, top + service_height / 2 + 1, said, look);
  double y = top + service_height;
  const std::size_t shown = std::min(pair.posts.size(), posts_shown);
  for (std::size_t i = 0; i < shown; ++i, y += post_height)
    draw_post(sheet, box, pair.posts[i], x, y);
  if (shown < pair.posts.size())
    view::put(box.texts, x, y + post_height / 2,
              "and " + counted(pair.posts.size() - shown, "post", "posts") + " more", view::aside);
  sheet.page.drawing.boxes.push_back(std::move(box));
}

void draw_card(const Sheet &sheet, const PartnerCard &card, double left, double top) {
  Box head;
  head.name = "partner_" + std::to_string(index(card.partner));
  head.label = partner_name(sheet.model, card.partner);
  head.area = card_area(left, top, sheet.contacts.card, head_height, style::band_label);
  view::put(head.texts, left + 7, top + head_height / 2,
            view::cut(head.label, sheet.contacts.card - 14, partner_look), partner_look);
  sheet.page.drawing.boxes.push_back(std::move(head));
  top += head_height;
  for (const PartnerFunction *pair : card.pairs) {
    draw_pair(sheet, *pair, left, top);
    top += block_height(*pair);
  }
}

bool any(const Contacts &contacts, Voice voice) {
  return std::ranges::any_of(contacts.partners, [&](const PartnerCard &card) {
    return std::ranges::any_of(card.pairs,
                               [&](const PartnerFunction *pair) { return voice_of(*pair) == voice; });
  });
}

/// What the doors mean, above the cards.
void draw_doors(const Sheet &sheet) {
  constexpr std::array<std::string_view, 4> meanings = {
      "Two doors, dual ownership: two of the posts serve no organisation in common.",
      "One front door, one voice: a single post speaks for all the organisations.",
      "Several posts behind one door: any two of them serve an organisation in common.",
      "The door of one organisation: no other is reached."};
  const double width = sheet.page.width - 2 * margin;
  double x = margin;
  for (const Voice voice :
       {Voice::dual_ownership, Voice::one_voice, Voice::several_posts, Voice::one_organisation}) {
    if (!any(sheet.contacts, voice))
      continue;
    const std::string_view meaning = meanings[static_cast<std::size_t>(voice)];
    const double text = detail::text_width(meaning, style::text_size, false) + 2;
    if (x > margin && x + door_width + 6 + text > margin + width) {
      x = margin;
      sheet.page.y += door_height + 4;
    }
    for (const Area &part : plain_door(voice, x, sheet.page.y))
      sheet.page.drawing.ground.push_back(part);
    const double room = std::min(text, margin + width - x - door_width - 6);
    view::put_block(sheet.page.drawing.texts, x + door_width + 6, sheet.page.y + door_height / 2, room,
                    meaning, 2);
    x += door_width + room + 24;
  }
  sheet.page.y += door_height + 10;
}

view::Caption caption_of(const Model &model, const PartnerContact &contact, const Contacts &contacts,
                         const ViewOptions &options) {
  view::Caption out{partners_heading, "", std::string(caveat::contact), {}};
  out.figures = counted(contact.shared, "pair", "pairs") + " of partner and service " +
                (contact.shared == 1 ? "reaches" : "reach") +
                " two or more organisations: " + figure(contact.dual_ownership) + " in dual ownership, " +
                figure(contact.one_voice) + " with one voice";
  if (contact.one_voice_share)
    out.figures += " (" + percent(*contact.one_voice_share) + ")";
  out.figures += ".";
  if (options.function != none<FunctionId>)
    out.notes.push_back("Only this service is shown, the figures are of the whole: " +
                        view::function_name(model, options.function));
  if (options.organisation != none<OrganisationId>)
    out.notes.push_back("Only what reaches this organisation is shown, the figures are of the whole: " +
                        view::organisation_name(model, options.organisation));
  if (contacts.more_pairs > 0)
    out.notes.push_back(
        "And " + counted(contacts.more_pairs, "pair", "pairs") +
        " of partner and service more, for which there is no room here: dual ownership is shown first.");
  return out;
}

Drawing draw(const Model &model, const PartnerContact &contact, const Contacts &contacts,
             const ViewOptions &options) {
  const double step = contacts.card + between;
  view::Page page = view::begin_page(model, caption_of(model, contact, contacts, options),
                                     2 * margin + step * static_cast<double>(contacts.columns) - between);
  const Sheet sheet{page, model, contacts, names_of(model)};
  draw_doors(sheet);
  for (const PartnerCard &card : contacts.partners)
    draw_card(sheet, card, margin + step * static_cast<double>(card.column), page.y + card.top);
  page.y += contacts.height;
  return view::end_page(std::move(page), model, view::organisation_keys(model, sheet.names),
                        {TableId::partners, TableId::partner_links});
}

} // namespace

} // namespace organograph::viz::partners

namespace organograph::viz {

Drawing partners_drawing(const Model &model, const PartnerContact &contact, const ViewOptions &options) {
  using namespace partners;
  if (!model->partners || !model->partner_links || contact.pairs.empty())
    return view::not_measured(model, partners_heading,
                              "it needs partner_links.csv with a partner's link for a service");
  if (select_contacts(contact, options, 0).partners.empty())
    return view::not_measured(model, partners_heading, "no partner has a link for what was asked for");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, partners::around, [&](double height) {
      return draw(model, contact, select_contacts(contact, sized, height), sized);
    });
  });
}

} // namespace organograph::viz
