// SPDX-License-Identifier: Apache-2.0
#include "terminal/privacy_text.hpp"
#include "terminal/summary_page.hpp"

namespace organograph::viz {

std::string privacy_text(const Study &study, std::uint64_t blanked) {
  Page page(false);
  if (const auto &numbered = study.pseudonymised) {
    page.gap();
    page.text("Pseudonymised: numbers stand for " + counted(numbered->posts, "post", "posts") + ", " +
                  counted(numbered->holders, "holder", "holders") + " and " +
                  counted(numbered->titles + numbered->staff_group_titles, "title", "titles") +
                  ". Grade, service and place in the structure can still tell who somebody is: these are "
                  "personal data for whoever holds the key, and may be for others (docs/privacy.md).",
              0);
  }
  if (study.minimum_group > 0) {
    page.gap();
    page.text(
        "Figures of groups of fewer than " + std::to_string(study.minimum_group) +
            " posts are not shown, nor those of groups that would give them away (" +
            counted(blanked, "group", "groups") +
            "), nor cost and FTE of single posts and of all below them. Seats that were never taken count as "
            "invited, so that nobody is told of who never came. Staff groups stay as the model gives "
            "them. Who stands where is shown "
            "(docs/privacy.md).",
        0);
  }
  return page.take();
}

} // namespace organograph::viz
