// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/privacy.hpp"

#include "json_sections.hpp"
#include "summary_page.hpp"

#include <utility>

namespace organograph::viz {

Json privacy_json(const Privacy &privacy) {
  Json out = {{"pseudonymised", privacy.pseudonymised.has_value()}};
  if (const auto &numbered = privacy.pseudonymised) {
    out["numbered"] = {{"posts", numbered->posts},
                       {"holders", numbered->holders},
                       {"titles", numbered->titles},
                       {"staff_groups", numbered->staff_groups},
                       {"staff_group_titles", numbered->staff_group_titles}};
    out["titles_stay_from"] = numbered->titles_stay_from;
    out["left_out"] = {"notes", "columns that the schema does not know", "who agreed a target",
                       "sources of rows about posts, people and meetings"};
  }
  return out;
}

Json with_privacy(Json tree, const Privacy &privacy) {
  auto &entries = tree.get_ref<Json::object_t &>();
  Json out = Json::object(); // rebuilt: a pair of a const key cannot be moved along
  for (auto &[key, value] : entries) {
    append(out, key, std::move(value));
    if (key == "rests_on")
      append(out, "privacy", privacy_json(privacy));
  }
  if (!out.contains("privacy"))
    append(out, "privacy", privacy_json(privacy));
  return out;
}

std::string privacy_text(const Privacy &privacy) {
  if (!privacy.pseudonymised)
    return {};
  const Numbered &numbered = *privacy.pseudonymised;
  Page page(false);
  page.gap();
  page.text("Pseudonymised: numbers stand for " + counted(numbered.posts, "post", "posts") + ", " +
                counted(numbered.holders, "holder", "holders") + " and " +
                counted(numbered.titles + numbered.staff_group_titles, "title", "titles") +
                ". Grade, service and place in the structure can still tell who somebody is: these are "
                "personal data for whoever holds the key, and may be for others (docs/privacy.md).",
            0);
  return page.take();
}

} // namespace organograph::viz
