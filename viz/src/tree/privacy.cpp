// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/privacy.hpp"

#include "tree/json_sections.hpp"

#include <utility>

namespace organograph::viz {

Json nulls(const Json &tree) {
  if (!tree.is_object())
    return nullptr;
  Json out = Json::object();
  for (const auto &[key, value] : tree.items())
    append(out, key, nulls(value));
  return out;
}

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
  out["minimum_group"] = privacy.minimum_group > 0 ? Json(privacy.minimum_group) : Json();
  if (privacy.minimum_group > 0) {
    out["blanked"] = privacy.blanked;
    out["blanked_because"] = "fewer than " + std::to_string(privacy.minimum_group) +
                             " posts, or such a group could be told from a total; and what is of single "
                             "posts";
    out["published_left_out"] = privacy.published_left_out;
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

} // namespace organograph::viz
