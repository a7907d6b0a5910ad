// SPDX-License-Identifier: Apache-2.0
#include "tree/json_sections.hpp"

#include <string>

namespace organograph::viz {

Json nulls(const Json &tree) {
  if (!tree.is_object())
    return nullptr;
  Json out = Json::object();
  for (const auto &[key, value] : tree.items())
    append(out, key, nulls(value));
  return out;
}

Json privacy_json(const Study &study, std::uint64_t blanked) {
  Json out = {{"pseudonymised", study.pseudonymised.has_value()}};
  if (const auto &numbered = study.pseudonymised) {
    out["numbered"] = {{"posts", numbered->posts},
                       {"holders", numbered->holders},
                       {"holder_ids", numbered->holder_ids},
                       {"titles", numbered->titles},
                       {"staff_groups", numbered->staff_groups},
                       {"staff_group_titles", numbered->staff_group_titles}};
    out["titles_stay_from"] = numbered->titles_stay_from;
    out["left_out"] = {"notes", "columns that the schema does not know", "who agreed a target",
                       "sources of rows about posts, people and meetings"};
  }
  out["minimum_group"] = study.minimum_group > 0 ? Json(study.minimum_group) : Json();
  if (study.minimum_group > 0) {
    out["blanked"] = blanked;
    out["blanked_because"] = "fewer than " + std::to_string(study.minimum_group) +
                             " posts, or such a group could be told from a total; and what is of single "
                             "posts";
    out["published_left_out"] = study.published ? study.published->left_out : 0;
  }
  return out;
}

} // namespace organograph::viz
