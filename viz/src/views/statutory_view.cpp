// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/statutory_view.hpp"

#include "findings/measures.hpp"
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz::statutory {

namespace {

using style::margin;

constexpr std::string_view heading = "Statutory officers of each council";
constexpr double name_width = 150, least_cell = 150, most_cell = 250, row_height = 50, gap = 3, around = 190;

struct Matrix {
  std::vector<std::string> roles;            ///< rows
  std::vector<OrganisationId> organisations; ///< columns
  std::size_t rows_left = 0, columns_left = 0;
};

Matrix matrix_of(const StatutoryOfficers &officers, const ViewOptions &options) {
  Matrix out;
  for (const RoleInCouncil &role : officers.roles) {
    if (options.organisation != none<OrganisationId> && role.organisation != options.organisation)
      continue;
    if (std::ranges::find(out.roles, role.role) == out.roles.end())
      out.roles.push_back(role.role);
    out.organisations.push_back(role.organisation);
  }
  std::ranges::sort(out.organisations);
  out.organisations.erase(std::unique(out.organisations.begin(), out.organisations.end()),
                          out.organisations.end());
  return out;
}

const RoleInCouncil *role_in(const StatutoryOfficers &officers, std::string_view role,
                             OrganisationId organisation) {
  const auto found = std::ranges::find_if(officers.roles, [&](const RoleInCouncil &each) {
    return each.role == role && each.organisation == organisation;
  });
  return found == officers.roles.end() ? nullptr : &*found;
}

std::string titles(const Model &model, const std::vector<PostId> &posts) {
  std::string out;
  for (const PostId post : posts)
    out += (out.empty() ? "" : ", ") + view::post_title(model, post);
  return out;
}

// 'Executive Director', 'acting: Head of Law', 'missing', 'not given which post'.
std::string who(const Model &model, const RoleInCouncil &role) {
  std::string out = titles(model, role.holders);
  if (!role.acting.empty())
    out += (out.empty() ? "acting: " : "; acting: ") + titles(model, role.acting);
  switch (role.state) {
  case RoleState::held:
    return out;
  case RoleState::vacant:
    return "vacant: " + out;
  case RoleState::not_known:
    return "held; which post is not given";
  case RoleState::missing:
    return "missing: no row says who";
  case RoleState::not_held:
    break;
  }
  return "no holder given";
}

std::string stand_in(const Model &model, const RoleInCouncil &role) {
  if (!role.deputies.empty())
    return std::string(role.deputy_is_holder ? "deputy, the same person: " : "deputy: ") +
           titles(model, role.deputies);
  return role.without_deputy ? "no deputy given" : "";
}

// Where else its person holds the role.
std::string elsewhere(const Model &model, const StatutoryOfficers &officers, const RoleInCouncil &role) {
  std::string out;
  for (const DualService &dual : officers.dual_services) {
    const bool is_its = dual.role == role.role && std::ranges::any_of(dual.posts, [&](PostId post) {
                          return std::ranges::find(role.holders, post) != role.holders.end() ||
                                 std::ranges::find(role.acting, post) != role.acting.end();
                        });
    if (!is_its)
      continue;
    for (const OrganisationId other : dual.organisations)
      if (other != role.organisation)
        out += (out.empty() ? "also " : ", ") + view::organisation_name(model, other);
    if (!out.empty())
      out += dual.with_protocol ? "; a protocol for conflicts" : "; no protocol given";
  }
  return out;
}

Area frame_of(RoleState state) {
  switch (state) {
  case RoleState::missing:
    return view::swatch(style::white, Hatch::none, Stroke::dashed, 1.6F);
  case RoleState::vacant:
    return view::swatch(style::white, Hatch::none, Stroke::dotted, 1.6F);
  case RoleState::not_known:
  case RoleState::not_held:
    return view::swatch(style::band_label, Hatch::none, Stroke::solid, 0.6F);
  case RoleState::held:
    break;
  }
  return view::swatch(style::white);
}

void draw_cell(view::Page &page, const Model &model, const StatutoryOfficers &officers,
               const RoleInCouncil &role, double left, double width, std::size_t number) {
  Box box;
  box.name = "role" + std::to_string(number);
  box.area = frame_of(role.state);
  box.area.left = left + gap;
  box.area.top = page.y + gap;
  box.area.width = width - 2 * gap;
  box.area.height = row_height - 2 * gap;
  const std::string holder = who(model, role), deputy = stand_in(model, role),
                    other = elsewhere(model, officers, role);
  const double inner = box.area.width - 8, x = box.area.left + 4;
  const bool is_said_alone = role.state != RoleState::held;
  double y = box.area.top + 8;
  view::put(box.texts, x, y, view::cut(holder, inner, is_said_alone ? view::aside : view::strong),
            is_said_alone ? view::aside : view::strong);
  for (const std::string &line : {deputy, other})
    if (!line.empty())
      view::put(box.texts, x, y += view::line_height + 2, view::cut(line, inner));
  box.label = detail::drawable(role_name(role.role)) + ", " +
              view::organisation_name(model, role.organisation) + "\n" + holder;
  for (const std::string &line : {deputy, other})
    box.label += line.empty() ? "" : "\n" + line;
  page.drawing.boxes.push_back(std::move(box));
}

view::Caption caption_of(const Model &model, const StatutoryOfficers &officers, const Matrix &matrix) {
  view::Caption out{
      heading, "", "What the rows say, tested by rules that each have their statute. No legal advice.", {}};
  out.figures = counted(officers.held, "role held", "roles held") + ", " + figure(officers.without_deputy) +
                " with no deputy named, " + figure(officers.dual_services.size()) +
                " by one person for two councils or more.";
  if (!officers.not_given.empty()) {
    std::string names;
    for (const OrganisationId organisation : officers.not_given)
      names += (names.empty() ? "" : ", ") + view::organisation_name(model, organisation);
    out.notes.push_back("Not given: " + names + ".");
  }
  if (matrix.rows_left + matrix.columns_left > 0)
    out.notes.push_back("And " + counted(matrix.rows_left, "role", "roles") + ", " +
                        counted(matrix.columns_left, "council", "councils") + " more.");
  return out;
}

Drawing draw(const Model &model, const StatutoryOfficers &officers, Matrix matrix, const ViewOptions &options,
             double height) {
  const std::size_t rows = std::min(matrix.roles.size(), view::fitting(height, row_height, options)),
                    columns = std::min(matrix.organisations.size(),
                                       view::fitting(view::sheet_of(options).width - 2 * margin - name_width,
                                                     least_cell, options));
  matrix.rows_left = matrix.roles.size() - rows;
  matrix.columns_left = matrix.organisations.size() - columns;
  const double room = view::sheet_of(options).width - 2 * margin - name_width,
               cell = std::clamp(room / static_cast<double>(columns), least_cell, most_cell);
  view::Page page = view::begin_page(model, caption_of(model, officers, matrix),
                                     2 * margin + name_width + cell * static_cast<double>(columns));
  for (std::size_t c = 0; c < columns; ++c)
    view::put(page.drawing.texts, margin + name_width + cell * (static_cast<double>(c) + 0.5), page.y + 6,
              view::cut(view::organisation_name(model, matrix.organisations[c]), cell - 6, view::strong),
              view::strong_centred);
  page.y += 14;
  std::size_t number = 0;
  for (std::size_t r = 0; r < rows; ++r) {
    Area band = view::swatch(r % 2 == 0 ? style::band_even : style::band_odd, Hatch::none, Stroke::none);
    band.left = margin;
    band.top = page.y;
    band.width = name_width + cell * static_cast<double>(columns);
    band.height = row_height;
    page.drawing.ground.push_back(band);
    view::put_block(page.drawing.texts, margin + 4, page.y + row_height / 2, name_width - 8,
                    detail::drawable(role_name(matrix.roles[r])), 3, view::strong);
    for (std::size_t c = 0; c < columns; ++c)
      if (const RoleInCouncil *const role = role_in(officers, matrix.roles[r], matrix.organisations[c]))
        draw_cell(page, model, officers, *role, margin + name_width + cell * static_cast<double>(c), cell,
                  ++number);
    page.y += row_height;
  }
  return view::end_page(std::move(page), model,
                        {{frame_of(RoleState::held), "", "held"},
                         {frame_of(RoleState::vacant), "", "by a vacant post"},
                         {frame_of(RoleState::missing), "", "asked of the council, and missing"},
                         {frame_of(RoleState::not_known), "", "which post is not given"}},
                        {TableId::statutory_roles});
}

} // namespace

} // namespace organograph::viz::statutory

namespace organograph::viz {

Drawing statutory_drawing(const Model &model, const StatutoryOfficers &officers, const ViewOptions &options) {
  using namespace statutory;
  const Matrix matrix = matrix_of(officers, options);
  if (matrix.roles.empty())
    return view::not_measured(model, heading, "no row says who holds a role of what was asked for");
  return view::fitted(options, around,
                      [&](double height) { return draw(model, officers, matrix, options, height); });
}

} // namespace organograph::viz
