// SPDX-License-Identifier: Apache-2.0
// Organisations as the views write them: in full colour with a name or letters, and as a legend.
#include "views/view_page.hpp"

#include "organograph/viz/detail/text.hpp"

#include <algorithm>

namespace organograph::viz::view {

std::string organisation_name(const Model &model, OrganisationId organisation) {
  const std::string_view name = model.text(model->organisations.name[index(organisation)]);
  return detail::drawable(name.empty() ? model.text(model->organisations.id[index(organisation)]) : name);
}

void put_organisation(Box &box, const Model &model, const OrganisationNames &names,
                      OrganisationId organisation, const Area &within) {
  const style::Paint paint = style::of(model, organisation);
  Area part = within;
  part.fill = paint.fill;
  box.parts.push_back(part);
  Look look = strong_centred;
  look.colour = paint.text;
  const double room = part.width - 4;
  const std::string &brief = names.brief[index(organisation)];
  const bool fits = detail::text_width(brief, look.size, look.bold) <= room;
  put(box.texts, part.left + part.width / 2, part.top + part.height / 2,
      cut(fits ? brief : names.letters[index(organisation)], room, look), look);
}

void put_served(Box &box, const Model &model, const OrganisationNames &names, PostId post,
                const Area &within) {
  constexpr std::size_t most = 3;
  const auto serves = model->posts.serves[index(post)];
  const std::size_t shown = serves.size() > most ? 1 : serves.size();
  const double width = within.width / static_cast<double>(shown + (shown < serves.size() ? 1 : 0));
  Area part = within;
  part.width = width;
  for (std::size_t i = 0; i < shown; ++i, part.left += width)
    put_organisation(box, model, names, serves[i].organisation, part);
  if (shown < serves.size())
    put(box.texts, part.left + width / 2, part.top + part.height / 2,
        cut("+" + std::to_string(serves.size() - shown), width), centred);
}

std::vector<Key> organisation_keys(const Model &model, const OrganisationNames &names, bool in_pale) {
  constexpr std::size_t most = 8;
  std::vector<Key> out;
  const std::size_t organisations = names.whole.size();
  for (std::size_t o = 0; o < std::min(organisations, most); ++o) {
    const style::Paint paint = style::of(model, id_at<OrganisationId>(o));
    out.push_back({swatch(in_pale ? pale(paint.fill) : paint.fill), cut(names.letters[o], 60, strong),
                   cut(names.whole[o], 240), in_pale ? style::black : paint.text});
  }
  if (organisations > most)
    out.push_back({swatch(style::white), "", "and " + std::to_string(organisations - most) + " more"});
  return out;
}

} // namespace organograph::viz::view
