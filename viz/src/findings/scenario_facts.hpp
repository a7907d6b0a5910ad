// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/catalogue.hpp"
#include "organograph/engine/study.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What tree, tables and text say about a comparison in the same way.
namespace organograph::viz {

/// Why the change of cost is not known, with identifiers, as analysis.json has it; empty where it is known.
std::string cost_not_known_because(const Comparison &comparison);
/// The same with titles: `no cost is given for Secretary and Chief`. Two are named, the others counted.
std::string cost_not_known_because(const Comparison &comparison, const Model &before, const Model &after);
/// The same of the changes of cost and of FTE as a whole and by organisation, which need the parts of posts
/// too.
std::string cost_change_not_known_because(const Comparison &comparison);
std::string fte_change_not_known_because(const Comparison &comparison);
/// Why FTE of one side is not known or not shown, in all or by organisation; empty where it is.
std::string fte_not_known_because(const MoneyOrFte &fte, const Analysis &side);
/// `3`; `?` for one that is not known.
std::string tier_shown(std::uint32_t tier);
/// Why the amount is not shown; empty where it is.
std::string_view not_shown_because(const MoneyOrFte &amount);

std::string_view name(PostChange change);
std::string_view name(Matched matched);

/// Whether a change is for the better, where more or less of a figure is.
enum class Judged : std::uint8_t { not_known, same, better, worse };
std::string_view name(Judged judged);
/// The same to a reader: by what such papers aim at, not by worth. Empty where not known.
std::string_view in_words(Judged judged);

/// By the direction of the figure; not known where it has none, or a side is not known.
Judged judged(const Headline &figure, const std::optional<double> &before,
              const std::optional<double> &after);
Judged judged_duplicated(const Comparison &comparison);
Judged judged_one_voice_share(const Comparison &comparison);
/// By the sum of the gaps of all services with a target.
Judged judged_gap(const Comparison &comparison);

/// Sum of target - secured over the services with a target, an interval where levels are; empty without any.
Ends total_gap(const Analysis &analysis);

/// The service's entry of another model of the chain, by identifiers; null where it is not measured there.
const Integration *same_service(const Model &model, const Integration &entry, const Model &other,
                                const Analysis &others);

/// Services that are measured before and after, in the order of after. O(services log services).
std::vector<std::pair<const Integration *, const Integration *>>
services_in_both(const StudiedScenario &scenario);

} // namespace organograph::viz
