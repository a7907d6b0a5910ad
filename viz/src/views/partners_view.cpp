// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/partners_view.hpp"

#include "figures/caveats.hpp"
#include "figures/identifiers.hpp"
#include "views/partners_parts.hpp"
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace organograph::viz {

namespace {

using namespace partners;
using style::margin;
using view::Look;

constexpr std::string_view partners_heading = "Who speaks with whom: partners, services, organisations";
/// Where the three columns stand; gutters as wide as the room lets them.
constexpr double partner_width = 316, service_width = 170, organisation_width = 236;
constexpr double columns = partner_width + service_width + organisation_width + 2 * margin;

struct Places {
  double service_left, organisation_left, width;
};

/// What the parts of the drawing are drawn from, and on.
struct Sheet {
  view::Page &page;
  const Model &model;
  const Contacts &contacts;
  Places places;
  double height; ///< of the columns
};

Places places_of(const ViewOptions &options) {
  const double free = std::clamp(view::sheet_of(options).width - columns, 120.0, 300.0);
  const double service = margin + partner_width + 0.58 * free;
  return {service, service + service_width + 0.42 * free, columns + free};
}

struct Voice {
  std::string_view word;
  style::Paint paint;
};

Voice voice_of(const PartnerFunction &pair) {
  if (pair.dual_ownership)
    return {"dual ownership", style::dual_ownership};
  if (pair.one_voice)
    return {"one voice", style::one_voice};
  return {pair.shared ? "several posts" : "one organisation", style::on(style::white)};
}

Area card_area(double left, double top, double width, double height, const style::Paint &paint) {
  Area area = view::swatch(paint.fill, paint.hatch, Stroke::solid, 0.7F, style::ink);
  area.left = left;
  area.top = top;
  area.width = width;
  area.height = height;
  return area;
}

std::string partner_name(const Model &model, PartnerId partner) {
  const std::string_view name = model.text(model->partners->name[index(partner)]);
  return detail::drawable(name.empty() ? id(model, partner) : name);
}

std::string organisation_name(const Model &model, OrganisationId organisation) {
  const std::string_view name = model.text(model->organisations.name[index(organisation)]);
  return detail::drawable(name.empty() ? id(model, organisation) : name);
}

std::string tooltip_of(const Model &model, const PartnerFunction &pair) {
  constexpr std::size_t most = 20;
  std::string out = partner_name(model, pair.partner) + "\n" + view::function_name(model, pair.function) +
                    "\n" + std::string(voice_of(pair).word);
  for (std::size_t i = 0; i < std::min(most, pair.posts.size()); ++i)
    out += "\n" + view::post_title(model, pair.posts[i]) + " (" + view::served_by(model, pair.posts[i]) + ")";
  if (pair.posts.size() > most)
    out += "\nand " + counted(pair.posts.size() - most, "post more", "posts more");
  if (!pair.further_contacts.empty())
    out += "\nfurther contacts beside the lead: " + std::to_string(pair.further_contacts.size());
  return out;
}

/// Where the lines of a service end: one port a line, from the top down.
struct Ports {
  double top = 0, height = 0;
  std::size_t left = 0, right = 0, used_left = 0, used_right = 0;

  double next_left() { return port(left, used_left++); }
  double next_right() { return port(right, used_right++); }

private:
  double port(std::size_t of, std::size_t i) const {
    return top + height * static_cast<double>(i + 1) / static_cast<double>(of + 1);
  }
};
using ServicePorts = std::map<FunctionId, Ports>;

double height_of(const Contacts &contacts) {
  double partners = 0, organisations = 0;
  for (const PartnerCard &card : contacts.partners)
    partners += row_height * static_cast<double>(card.pairs.size() + 1) + card_gap;
  for (const OrganisationCard &card : contacts.organisations)
    organisations += row_height * static_cast<double>(card.services.size() + 1) + card_gap;
  const double services = (service_height + service_gap) * static_cast<double>(contacts.services.size());
  return std::max({partners, organisations, services}) - card_gap;
}

std::string said_of(const ServiceCard &service) {
  std::string out = counted(service.partners, "partner", "partners");
  if (service.dual_ownership > 0)
    out += ", " + std::to_string(service.dual_ownership) + " dual ownership";
  if (service.one_voice > 0)
    out += ", " + std::to_string(service.one_voice) + " one voice";
  return out;
}

ServicePorts draw_services(Sheet &sheet) {
  const auto &[page, model, contacts, places, height] = sheet;
  ServicePorts ports;
  const double step = height / static_cast<double>(contacts.services.size());
  for (std::size_t i = 0; i < contacts.services.size(); ++i) {
    const ServiceCard &service = contacts.services[i];
    const FunctionId function = service.function;
    const bool dual = service.dual_ownership > 0;
    const double most = std::max(service_height, 8.0 * static_cast<double>(service.shown + 1));
    Box box;
    box.name = "service_" + std::to_string(index(function));
    box.label = view::function_name(model, function) + "\n" + said_of(service);
    box.area = card_area(places.service_left, 0, service_width, std::min(most, step - 6),
                         style::on(style::band_even));
    box.area.top = page.y + step * (static_cast<double>(i) + 0.5) - box.area.height / 2;
    box.area.pen = dual ? 2.5F : 1;
    const double inner = service_width - 16;
    const auto said = detail::wrapped(said_of(service), inner, style::text_size, false, 2);
    const double top = box.area.top + box.area.height / 2 - (said.size() > 1 ? 19 : 14);
    view::put(
        box.texts, places.service_left + service_width / 2, top + 8,
        view::cut(view::function_name(model, function), inner, {.size = style::heading_size, .bold = true}),
        {.size = style::heading_size, .bold = true, .anchor = Anchor::middle});
    view::put_lines(box.texts, places.service_left + service_width / 2, top + 17, inner, said_of(service), 2,
                    view::centred);
    ports[function] = {box.area.top, box.area.height, service.shown, 0};
    page.drawing.boxes.push_back(std::move(box));
  }
  for (const OrganisationCard &card : contacts.organisations)
    for (const Reached &row : card.services)
      ++ports[row.function].right;
  return ports;
}

void draw_voice(Drawing &drawing, const PartnerFunction &pair, Point from, Point to, std::string label) {
  Line line;
  line.label = std::move(label);
  line.points = {from, to};
  if (!pair.dual_ownership) {
    line.pen = pair.one_voice ? 3 : 1;
    line.stroke = pair.one_voice || pair.shared ? Stroke::solid : Stroke::dashed;
    drawing.lines.push_back(std::move(line));
    return;
  }
  line.pen = 1.6F;
  line.colour = style::further_line;
  constexpr double apart = 2;
  for (const double side : {-apart, apart}) {
    line.points = {{from.x, from.y + side}, {to.x, to.y + side}};
    drawing.lines.push_back(line);
  }
}

void draw_pair(Sheet &sheet, const PartnerFunction &pair, double y, Ports &ports) {
  const Voice voice = voice_of(pair);
  const double middle = y + row_height / 2;
  const Look look{.bold = pair.dual_ownership || pair.one_voice};
  Box row;
  row.name = "pair_" + std::to_string(index(pair.partner)) + "_" + std::to_string(index(pair.function));
  row.label = tooltip_of(sheet.model, pair);
  row.area = card_area(margin, y, partner_width, row_height, voice.paint);
  if (voice.paint.hatch != Hatch::none) { // beside the words: lines behind them would strike them through
    row.area.hatch = Hatch::none;
    Area mark = row.area;
    mark.left = margin + 150;
    mark.width = 30;
    mark.hatch = voice.paint.hatch;
    row.parts.push_back(mark);
  }
  view::put(row.texts, margin + 8, middle, view::cut(view::function_name(sheet.model, pair.function), 138));
  view::put(row.texts, margin + 222, middle, counted(pair.posts.size(), "post", "posts"),
            {.anchor = Anchor::end});
  view::put(row.texts, margin + 232, middle, std::string(voice.word), look);
  draw_voice(sheet.page.drawing, pair, {margin + partner_width, middle},
             {sheet.places.service_left, ports.next_left()}, row.label);
  sheet.page.drawing.boxes.push_back(std::move(row));
}

Box head_of(std::string name, const std::string &text, double left, double top, double width,
            const style::Paint &paint) {
  Box head;
  head.name = std::move(name);
  head.label = text;
  head.area = card_area(left, top, width, row_height, paint);
  const Look look{.size = style::strong_size, .bold = true, .colour = paint.text};
  view::put(head.texts, left + 5, top + row_height / 2, view::cut(text, width - 10, look), look);
  return head;
}

void draw_partners(Sheet &sheet, ServicePorts &ports) {
  const auto &[page, model, contacts, places, height] = sheet;
  double y = page.y;
  for (const PartnerCard &card : contacts.partners) {
    page.drawing.boxes.push_back(head_of("partner_" + std::to_string(index(card.partner)),
                                         partner_name(model, card.partner), margin, y, partner_width,
                                         style::on(style::band_label)));
    y += row_height;
    for (const PartnerFunction *pair : card.pairs) {
      draw_pair(sheet, *pair, y, ports[pair->function]);
      y += row_height;
    }
    y += card_gap;
  }
}

void draw_organisations(Sheet &sheet, ServicePorts &ports) {
  const auto &[page, model, contacts, places, height] = sheet;
  double used = 0;
  for (const OrganisationCard &card : contacts.organisations)
    used += row_height * static_cast<double>(card.services.size() + 1);
  const double gap = (height - used) / static_cast<double>(contacts.organisations.size() + 1);
  double y = page.y + gap;
  for (const OrganisationCard &card : contacts.organisations) {
    const std::string number = std::to_string(index(card.organisation));
    page.drawing.boxes.push_back(
        head_of("organisation_" + number, organisation_name(model, card.organisation),
                places.organisation_left, y, organisation_width, style::of(model, card.organisation)));
    y += row_height;
    for (const Reached &row : card.services) {
      const double middle = y + row_height / 2;
      Box box;
      box.name = "reached_" + number + "_" + std::to_string(index(row.function));
      const std::string posts = counted(row.posts, "post", "posts");
      const std::string joint = row.joint == 0 ? "" : std::to_string(row.joint) + " joint";
      box.label = organisation_name(model, card.organisation) + "\n" +
                  view::function_name(model, row.function) + "\n" + posts +
                  (joint.empty() ? "" : ", " + joint);
      box.area =
          card_area(places.organisation_left, y, organisation_width, row_height, style::on(style::white));
      view::put(box.texts, places.organisation_left + 8, middle,
                view::cut(view::function_name(model, row.function), 120));
      view::put(box.texts, places.organisation_left + 176, middle, posts, {.anchor = Anchor::end});
      view::put(box.texts, places.organisation_left + 184, middle, view::cut(joint, 48), view::strong);
      Line line;
      line.points = {{places.service_left + service_width, ports[row.function].next_right()},
                     {places.organisation_left, middle}};
      line.pen = static_cast<float>(std::min<std::size_t>(row.posts, 4));
      line.colour = style::faint;
      line.label = box.label;
      page.drawing.lines.push_back(std::move(line));
      page.drawing.boxes.push_back(std::move(box));
      y += row_height;
    }
    y += gap;
  }
}

view::Caption caption_of(const Model &model, const PartnerContact &contact, const Contacts &contacts,
                         const ViewOptions &options) {
  view::Caption out{partners_heading, "", std::string(caveat::contact), {}};
  out.figures = counted(contact.shared, "pair", "pairs") + " of partner and service " +
                (contact.shared == 1 ? "reaches" : "reach") +
                " two or more organisations: " + std::to_string(contact.dual_ownership) +
                " in dual ownership, " + std::to_string(contact.one_voice) + " with one voice";
  if (contact.one_voice_share)
    out.figures += " (" + percent(*contact.one_voice_share) + ")";
  out.figures += ".";
  if (options.function != none<FunctionId>)
    out.notes.push_back("Only this service is shown, the figures are of the whole: " +
                        view::function_name(model, options.function));
  if (options.organisation != none<OrganisationId>)
    out.notes.push_back("Only what reaches this organisation is shown, the figures are of the whole: " +
                        organisation_name(model, options.organisation));
  if (contacts.more_pairs > 0)
    out.notes.push_back("And " + counted(contacts.more_pairs, "pair", "pairs") +
                        " of partner and service more: dual ownership is shown first; --all shows more.");
  if (contacts.more_organisations > 0)
    out.notes.push_back("And " + counted(contacts.more_organisations, "organisation", "organisations") +
                        " more.");
  return out;
}

std::vector<view::Key> legend(const Contacts &contacts) {
  const auto any = [&](const auto &is) {
    return std::ranges::any_of(contacts.partners,
                               [&](const PartnerCard &card) { return std::ranges::any_of(card.pairs, is); });
  };
  std::vector<view::Key> out;
  const auto add = [&](const style::Paint &paint, std::string meaning) {
    out.push_back({view::swatch(paint.fill, paint.hatch), "", std::move(meaning)});
  };
  if (any([](const PartnerFunction *pair) { return pair->dual_ownership; }))
    add(style::dual_ownership,
        "dual ownership, double line: some two of the posts serve no organisation in common");
  if (any([](const PartnerFunction *pair) { return pair->one_voice; }))
    add(style::one_voice, "one voice, thick line: a single post speaks for all the organisations");
  if (any([](const PartnerFunction *pair) {
        return pair->shared && !pair->dual_ownership && !pair->one_voice;
      }))
    add(style::on(style::white), "several posts, thin line: any two of them serve an organisation in common");
  if (any([](const PartnerFunction *pair) { return !pair->shared; }))
    add(style::on(style::white), "one organisation, dashed line: the posts serve one organisation alone");
  return out;
}

Drawing draw(const Model &model, const PartnerContact &contact, const Contacts &contacts,
             const ViewOptions &options) {
  const Places places = places_of(options);
  view::Page page = view::begin_page(model, caption_of(model, contact, contacts, options), places.width);
  auto &texts = page.drawing.texts;
  view::put(texts, margin, page.y + 5, "PARTNERS", view::strong);
  view::put(texts, places.service_left, page.y + 5, "SERVICES", view::strong);
  view::put(texts, places.organisation_left, page.y + 5, "ORGANISATIONS REACHED", view::strong);
  page.y += 14;
  Sheet sheet{page, model, contacts, places, height_of(contacts)};
  ServicePorts ports = draw_services(sheet);
  draw_partners(sheet, ports);
  draw_organisations(sheet, ports);
  page.y += sheet.height;
  return view::end_page(std::move(page), model, legend(contacts),
                        {TableId::partners, TableId::partner_links});
}

} // namespace

Drawing partners_drawing(const Model &model, const PartnerContact &contact, const ViewOptions &options) {
  if (!model->partners || !model->partner_links || contact.pairs.empty())
    return view::not_measured(model, partners_heading,
                              "it needs partner_links.csv with a partner's link for a service");
  if (select_contacts(model, contact, options, 0).partners.empty())
    return view::not_measured(model, partners_heading, "no partner has a link for what was asked for");
  return view::fitted(options, partners::around, [&](double height) {
    return draw(model, contact, select_contacts(model, contact, options, height), options);
  });
}

} // namespace organograph::viz
