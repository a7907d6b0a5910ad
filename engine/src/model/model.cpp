// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/model.hpp"

#include <algorithm>
#include <array>

namespace organograph {

namespace {

template <std::size_t N> std::string_view pick(const std::array<std::string_view, N> &names, auto value) {
  return names[static_cast<std::size_t>(value)];
}

} // namespace

std::string_view name(Status status) {
  static constexpr std::array<std::string_view, 5> names = {"filled", "interim", "acting", "seconded",
                                                            "vacant"};
  return pick(names, status);
}

std::string_view name(MeetingKind kind) {
  static constexpr std::array<std::string_view, 6> names = {"",     "representation", "team",
                                                            "case", "statutory",      "counterparts"};
  return pick(names, kind);
}

std::string_view name(Role role) {
  static constexpr std::array<std::string_view, 4> names = {"required", "chair", "optional", "statutory"};
  return pick(names, role);
}

std::string_view name(State state) {
  static constexpr std::array<std::string_view, 3> names = {"none", "partial", "full"};
  return pick(names, state);
}

std::string_view name(Dimension dimension) {
  static constexpr std::array<std::string_view, dimension_count> names = {
      "governance", "policy", "provision", "contracts", "systems", "data", "terms", "budget", "front_door"};
  return pick(names, dimension);
}

std::uint32_t known_layers(const Posts &posts) {
  std::uint32_t deepest = 0;
  for (std::size_t p = 0; p < posts.size(); ++p)
    if (posts.layer_known[p] != 0)
      deepest = std::max(deepest, posts.layer[p]);
  return deepest;
}

std::uint32_t Posts::direct_reports(std::size_t post) const {
  std::uint32_t out = 0;
  for (const PostId report : reports[post])
    out += assistant[index(report)] == 0;
  return out;
}

std::size_t Meetings::convenors(std::size_t meeting) const {
  return convened_by_organisations[meeting].size() + convened_by_partners[meeting].size();
}

bool Model::serves(PostId post, OrganisationId organisation) const {
  const auto served = data_.posts.serves[index(post)];
  return std::ranges::any_of(served, [&](const Served &s) { return s.organisation == organisation; });
}

bool Model::serve_in_common(PostId a, PostId b) const {
  const auto served = data_.posts.serves[index(b)];
  return std::ranges::any_of(served, [&](const Served &s) { return serves(a, s.organisation); });
}

FunctionId Model::seat_function(FunctionId of_meeting, const Seat &seat) const {
  if (seat.detail != 0)
    if (const FunctionId given = data_.meetings->seat_details[seat.detail].function;
        given != none<FunctionId>)
      return given;
  const Posts &posts = data_.posts;
  const FunctionId own = posts.function[index(seat.post)];
  if (of_meeting == own || of_meeting == none<FunctionId> || posts.further_functions.items.empty())
    return own;
  return std::ranges::binary_search(posts.further_functions[index(seat.post)], of_meeting) ? of_meeting : own;
}

bool Model::has_function(PostId post, FunctionId function) const {
  return data_.posts.function[index(post)] == function ||
         std::ranges::count(data_.posts.further_functions[index(post)], function) > 0;
}

std::vector<std::uint8_t> Model::functions_shown() const {
  std::vector<std::uint8_t> out;
  for (const std::uint8_t is_not : data_.functions.not_modelled)
    out.push_back(is_not == 0);
  for (std::size_t p = 0; p < data_.posts.size(); ++p) {
    if (data_.posts.function[p] != none<FunctionId>)
      out[index(data_.posts.function[p])] = 1;
    for (const FunctionId further : data_.posts.further_functions[p])
      out[index(further)] = 1;
  }
  return out;
}

PostId Model::find_post(std::string_view id) const {
  for (std::size_t p = 0; p < data_.posts.size(); ++p)
    if (text(data_.posts.id[p]) == id)
      return id_at<PostId>(p);
  return none<PostId>;
}

} // namespace organograph
