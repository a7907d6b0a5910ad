// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/viz/table.hpp"
#include "page/report_parts.hpp"
#include "words/numbers.hpp"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

// Figures and names as words of the page.
namespace organograph::viz {

/// Figures as a reader sees them: `12,000`, `2.4`, `29.4 %`. One that is empty or not finite is `not known`,
/// or `not shown` where small groups are not.
class Shown {
public:
  explicit Shown(unsigned minimum_group) : minimum_group_(minimum_group) {}
  explicit Shown(const Analysis &analysis) : Shown(analysis.minimum_group) {}
  std::string operator()(std::optional<double> value, Format format = Format::count) const;
  /// With its sign; a share in points of a hundred, without a unit.
  std::string change(std::optional<double> value, Format format = Format::count) const;
  std::string none() const { return minimum_group_ > 0 ? "not shown" : "not known"; }
  /// `not shown (fewer than 5 posts)`; empty where all is shown.
  std::string few_posts() const;

private:
  unsigned minimum_group_;
};

/// A figure of a group; empty where the group is not shown.
template <class Group> std::optional<double> known(const Group &group, std::optional<double> value) {
  return group.blanked ? std::nullopt : value;
}

/// ` ends` or ` end`, as the count asks; what is not known is many.
inline std::string one_or_many(std::optional<double> count, std::string_view one, std::string_view many) {
  return std::string(count == 1.0 ? one : many);
}

/// On one line, nothing that disturbs; `…` for what is beyond so many characters.
std::string shown_text(std::string_view text, std::size_t characters);

/// A cell as a reader sees it; empty where it is not known.
std::string shown_cell(const TableCell &cell, Format format);

/// `direct_reports` -> `direct reports`.
std::string in_words(std::string_view name);

/// The name in the model; the identifier itself where there is none.
std::string organisation_name(const Model &model, OrganisationId organisation);
std::string function_name(const Model &model, FunctionId function);
std::string meeting_name(const Model &model, MeetingId meeting);
std::string partner_name(const Model &model, PartnerId partner);
/// Title of a post, cut where it is very long, with its identifier.
std::string post_name(const Model &model, PostId post);
/// Of a meeting that another model may name.
std::string meeting_name(const Model &model, std::string_view id);

} // namespace organograph::viz
