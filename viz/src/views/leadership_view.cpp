// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/leadership_view.hpp"

#include "views/view_bars.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace organograph::viz::leadership {

namespace {

using style::margin;
using view::Look;

constexpr std::string_view heading = "Own and shared leadership of each organisation";
constexpr std::size_t tiers = 6; ///< shown apart; deeper ones together
constexpr double tier_row = 17, bar_height = 11, council_gap = 8, head_line = 13, around = 225;
constexpr double most_cell = 330;

/// Of the columns: narrower on small paper.
struct Widths {
  double name = 190, tier = 84, bar = 300, said = 210; ///< of the posts by tier
  double service = 150, least_cell = 150;              ///< of the heads

  double chart() const { return name + tier + bar + said; }
};

Widths widths_of(const ViewOptions &options) {
  return view::sheet_of(options).width < 830 ? Widths{152, 66, 200, 120, 116, 122} : Widths{};
}

/// Posts of one organisation in one tier.
struct Counts {
  std::uint64_t own = 0, shared = 0;
  std::uint64_t all() const { return own + shared; }
};

struct Council {
  OrganisationId organisation;
  Counts all;
  std::array<Counts, tiers + 2> by_tier{}; ///< tiers 1 to 6, deeper, not known
};

/// Who heads a service, by organisation.
struct Service {
  FunctionId function;
  std::map<OrganisationId, std::vector<PostId>> heads;
  std::size_t lines = 1; ///< of the organisation with most
};

struct Leadership {
  std::vector<Council> councils; ///< model order
  std::vector<Service> services; ///< the same
};

std::vector<Council> councils_of(const Model &model, const ViewOptions &options) {
  std::vector<Council> all;
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    all.push_back({id_at<OrganisationId>(o), {}, {}});
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    if (options.function != none<FunctionId> && !model.has_function(id_at<PostId>(p), options.function))
      continue;
    const std::uint32_t tier = model->posts.tier[p];
    const std::size_t place = tier == 0 ? tiers + 1 : std::min<std::size_t>(tier - 1, tiers);
    for (const Served &served : model->posts.serves[p]) {
      Council &council = all[index(served.organisation)];
      const auto count = model.joint(id_at<PostId>(p)) ? &Counts::shared : &Counts::own;
      ++(council.all.*count);
      ++(council.by_tier[place].*count);
    }
  }
  std::erase_if(all, [&](const Council &council) {
    return council.all.all() == 0 ||
           (options.organisation != none<OrganisationId> && council.organisation != options.organisation);
  });
  return all;
}

std::vector<Service> services_of(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  std::map<FunctionId, std::set<PostId>> heads;
  for (const Integration &entry : analysis.integration_depth)
    if (!entry.blanked && (options.function == none<FunctionId> || entry.function == options.function) &&
        (options.organisation == none<OrganisationId> || entry.organisation_a == options.organisation ||
         entry.organisation_b == options.organisation))
      heads[entry.function].insert(entry.heads.begin(), entry.heads.end());
  std::vector<Service> out;
  for (const auto &[function, posts] : heads) {
    Service service{function, {}, 1};
    for (const PostId post : posts)
      for (const Served &served : model->posts.serves[index(post)])
        service.heads[served.organisation].push_back(post);
    for (const auto &[organisation, of] : service.heads)
      service.lines = std::max(service.lines, of.size());
    if (!posts.empty())
      out.push_back(std::move(service));
  }
  return out;
}

struct Sheet {
  view::Page &page;
  const Model &model;
  const OrganisationNames names;
  Widths widths;
};

/// `3 own, 4 shared`.
std::string said_of(const Counts &counts) {
  return figure(counts.own) + " own, " + figure(counts.shared) + " shared";
}

void draw_bar(Sheet &sheet, const Council &council, const std::string &tier, const Counts &counts,
              std::uint64_t most, std::string name, double top) {
  const double left = margin + sheet.widths.name + sheet.widths.tier, middle = top + tier_row / 2;
  view::put(sheet.page.drawing.texts, left - 8, middle, tier, {.anchor = Anchor::end});
  Box box = view::cell(std::move(name),
                       sheet.names.whole[index(council.organisation)] + "\n" + tier + ": " + said_of(counts),
                       left, top + 0.5, sheet.widths.bar + sheet.widths.said, tier_row - 1);
  const style::Paint paint = style::of(sheet.model, council.organisation);
  double x = left;
  for (const auto &[count, hatch] :
       {std::pair(counts.own, Hatch::none), std::pair(counts.shared, Hatch::rising)})
    if (const double width =
            view::bar_width(static_cast<double>(count), static_cast<double>(most), sheet.widths.bar);
        width > 0) {
      box.parts.push_back(view::bar(x, top + (tier_row - bar_height) / 2, width, bar_height,
                                    {paint.fill, paint.text, hatch}));
      x += width;
    }
  view::put(box.texts, x + 5, middle, said_of(counts));
  sheet.page.drawing.boxes.push_back(std::move(box));
}

void draw_council(Sheet &sheet, const Council &council, std::uint64_t most, const Analysis &analysis) {
  const std::string number = std::to_string(index(council.organisation));
  const SpanScope &scope = analysis.span_of_control.organisations[index(council.organisation)];
  const double top = sheet.page.y;
  std::string said = counted(council.all.all(), "post", "posts");
  if (is_known(scope.fte))
    said += ", " + rounded(scope.fte) + " FTE";
  Box label = view::cell("council_" + number, sheet.names.whole[index(council.organisation)] + "\n" + said,
                         margin, top, sheet.widths.name - 12, 2 * tier_row);
  label.area.stroke = Stroke::solid;
  label.area.frame = style::band_edge;
  label.area.pen = 0.7F;
  Area chip = label.area;
  chip.height = tier_row;
  view::put_organisation(label, sheet.model, sheet.names, council.organisation, chip);
  view::put(label.texts, margin + 5, top + 1.5 * tier_row, view::cut(said, sheet.widths.name - 20));
  sheet.page.drawing.boxes.push_back(std::move(label));
  std::size_t rows = 0;
  for (std::size_t t = 0; t < council.by_tier.size(); ++t) {
    if (council.by_tier[t].all() == 0)
      continue;
    const std::string tier = t < tiers    ? "tier " + std::to_string(t + 1)
                             : t == tiers ? "deeper"
                                          : "tier not known";
    draw_bar(sheet, council, tier, council.by_tier[t], most, "tier_" + number + "_" + std::to_string(t),
             top + tier_row * static_cast<double>(rows));
    ++rows;
  }
  sheet.page.y = top + tier_row * static_cast<double>(std::max<std::size_t>(rows, 2)) + council_gap;
}

double council_height(const Council &council) {
  const auto rows = static_cast<std::size_t>(
      std::ranges::count_if(council.by_tier, [](const Counts &counts) { return counts.all() > 0; }));
  return tier_row * static_cast<double>(std::max<std::size_t>(rows, 2)) + council_gap;
}

/// The heads that one organisation has: joint ones with all their colours.
void draw_heads(Sheet &sheet, const Service &service, OrganisationId organisation, double left,
                double width) {
  const auto found = service.heads.find(organisation);
  if (found == service.heads.end())
    return;
  double y = sheet.page.y + 2;
  for (const PostId post : found->second) {
    const bool joint = sheet.model.joint(post);
    const std::string title = view::post_title(sheet.model, post);
    Box box = view::cell("head_" + std::to_string(index(service.function)) + "_" +
                             std::to_string(index(organisation)) + "_" + std::to_string(index(post)),
                         view::function_name(sheet.model, service.function) + "\n" + title + "\nserves " +
                             view::served_by(sheet.model, post) + (joint ? "\nshared" : "\nown"),
                         left + 2, y, width - 4, head_line);
    view::paint_served(box, sheet.model, post, box.area);
    for (Area &part : box.parts) {
      part.stroke = Stroke::none;
      part.hatch = Hatch::none;
    }
    box.area.stroke = Stroke::solid;
    box.area.frame = style::ink;
    box.area.pen = joint ? 1.6F : 0.6F;
    // Where a title has no room beside the word, frame and colours have to say it.
    const double word = joint && detail::text_width(title, style::text_size, false) <= width - 54 ? 40 : 0;
    view::put(box.texts, left + 7, y + head_line / 2, view::cut(title, width - 14 - word));
    if (word > 0)
      view::put(box.texts, left + width - 6, y + head_line / 2, "shared",
                {.bold = true, .anchor = Anchor::end});
    sheet.page.drawing.boxes.push_back(std::move(box));
    y += head_line + 2;
  }
}

double service_height(const Service &service) {
  return (head_line + 2) * static_cast<double>(service.lines) + 4;
}

/// Who heads each service, a column an organisation.
void draw_services(Sheet &sheet, const Leadership &all, const std::vector<Council> &columns) {
  if (all.services.empty() || columns.empty())
    return;
  auto &texts = sheet.page.drawing.texts;
  const double cell =
      std::clamp((sheet.page.width - 2 * margin - sheet.widths.service) / static_cast<double>(columns.size()),
                 sheet.widths.least_cell, most_cell);
  sheet.page.y = view::put_lines(texts, margin, sheet.page.y + 8, sheet.page.width - 2 * margin,
                                 "Who heads each service that two organisations have", 1,
                                 {.size = style::heading_size + 1, .bold = true}) +
                 4;
  for (std::size_t i = 0; i < columns.size(); ++i)
    view::put(texts, margin + sheet.widths.service + cell * (static_cast<double>(i) + 0.5), sheet.page.y + 6,
              view::cut(sheet.names.whole[index(columns[i].organisation)], cell - 6, view::strong),
              view::strong_centred);
  sheet.page.y += 14;
  bool even = false;
  for (const Service &service : all.services) {
    Area band = view::swatch((even = !even) ? style::band_even : style::band_odd, Hatch::none, Stroke::none);
    band.left = margin;
    band.top = sheet.page.y;
    band.width = sheet.widths.service + cell * static_cast<double>(columns.size());
    band.height = service_height(service);
    sheet.page.drawing.ground.push_back(band);
    view::put(texts, margin + 4, sheet.page.y + 2 + head_line / 2,
              view::cut(view::function_name(sheet.model, service.function), sheet.widths.service - 10,
                        view::strong),
              view::strong);
    for (std::size_t i = 0; i < columns.size(); ++i)
      draw_heads(sheet, service, columns[i].organisation,
                 margin + sheet.widths.service + cell * static_cast<double>(i), cell);
    sheet.page.y += band.height;
  }
}

/// What of it fits; how much does not.
struct Left {
  std::size_t councils = 0, services = 0, heads = 0;
};

Left keep(Leadership &all, const ViewOptions &options, double height) {
  Left out;
  const auto fit = [&](auto &items, auto height_of, double room) {
    std::size_t kept = 0;
    double used = 0;
    while (kept < items.size() && (kept == 0 || used + height_of(items[kept]) <= room))
      used += height_of(items[kept++]);
    const std::size_t left = items.size() - kept;
    items.resize(kept);
    return std::pair(left, used);
  };
  if (options.all)
    height = tier_row * view::most_rows;
  for (Service &service : all.services) {
    constexpr std::size_t most = 4;
    for (auto &[organisation, posts] : service.heads)
      if (posts.size() > most) {
        out.heads += posts.size() - most;
        posts.resize(most);
      }
    service.lines = std::min(service.lines, most);
  }
  const auto [councils, used] =
      fit(all.councils, council_height, all.services.empty() ? height : 0.6 * height);
  out.councils = councils;
  if (!all.services.empty())
    out.services = fit(all.services, service_height, height - used - 40).first;
  return out;
}

view::Caption caption_of(const Model &model, const Leadership &all, const ViewOptions &options,
                         const Left &left) {
  view::Caption out{
      heading,
      "",
      "A post counts for each organisation that it serves, its FTE by its shares. More shared is not better.",
      {}};
  std::uint64_t joint = 0;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    joint += model.joint(id_at<PostId>(p));
  out.figures = counted(model->posts.size(), "post", "posts") + ", " + figure(joint) + " of them shared.";
  if (options.function != none<FunctionId>)
    out.notes.push_back("Only posts of this service: " + view::function_name(model, options.function));
  if (options.organisation != none<OrganisationId>)
    out.notes.push_back("Only this organisation: " + view::organisation_name(model, options.organisation));
  std::string rest;
  const auto add = [&](std::size_t n, std::string_view one, std::string_view many) {
    if (n > 0)
      rest += (rest.empty() ? "And " : ", ") + counted(n, one, many) + " more";
  };
  add(left.councils, "organisation", "organisations");
  add(left.services, "service", "services");
  add(left.heads, "head of a service", "heads of services");
  if (!rest.empty())
    out.notes.push_back(rest + ".");
  if (!all.services.empty())
    out.notes.push_back(
        "Heads: posts of a service with nobody of it above them, as for the ladder of integration.");
  return out;
}

Drawing draw(const Model &model, const Analysis &analysis, Leadership all, const ViewOptions &options,
             double height) {
  const Left left = keep(all, options, height);
  std::vector<Council> columns = all.councils;
  const Widths widths = widths_of(options);
  const double sheet_width = view::sheet_of(options).width;
  const auto fit = static_cast<std::size_t>(
      std::max(1.0, (sheet_width - 2 * margin - widths.service) / widths.least_cell));
  columns.resize(std::min({columns.size(), fit, std::size_t{8}}));
  const double table =
      widths.service +
      std::min(most_cell, std::max(widths.least_cell,
                                   (widths.chart() - widths.service) / static_cast<double>(columns.size()))) *
          static_cast<double>(columns.size());
  view::Page page = view::begin_page(model, caption_of(model, all, options, left),
                                     2 * margin + std::max(widths.chart(), all.services.empty() ? 0 : table));
  Sheet sheet{page, model, names_of(model), widths};
  std::uint64_t most = 0;
  for (const Council &council : all.councils)
    for (const Counts &counts : council.by_tier)
      most = std::max(most, counts.all());
  for (const Council &council : all.councils)
    draw_council(sheet, council, most, analysis);
  draw_services(sheet, all, columns);
  std::vector<view::Key> keys = {
      {view::swatch(style::band_label), "", "own: serves this organisation alone"},
      {view::swatch(style::band_label, Hatch::rising), "", "shared: serves others too"}};
  if (!all.services.empty())
    keys.push_back({view::swatch(style::white, Hatch::none, Stroke::solid, 1.6F), "", "a shared head"});
  for (view::Key &key : view::organisation_keys(model, sheet.names))
    keys.push_back(std::move(key));
  return view::end_page(std::move(page), model, keys, {TableId::posts, TableId::post_shares});
}

} // namespace

} // namespace organograph::viz::leadership

namespace organograph::viz {

Drawing leadership_drawing(const Model &model, const Analysis &analysis, const ViewOptions &options) {
  using namespace leadership;
  if (model->organisations.id.size() < 2)
    return view::not_measured(model, heading, "the model has one organisation");
  if (analysis.minimum_group > 0)
    return view::not_measured(model, heading,
                              "small groups are not shown, and these are counts of few posts");
  const Leadership all{councils_of(model, options), services_of(model, analysis, options)};
  if (all.councils.empty())
    return view::not_measured(model, heading, "no post has to do with what was asked for");
  return view::largest(options, [&](const ViewOptions &sized) {
    return view::fitted(sized, around,
                        [&](double height) { return draw(model, analysis, all, sized, height); });
  });
}

} // namespace organograph::viz
