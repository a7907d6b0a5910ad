// SPDX-License-Identifier: Apache-2.0
// The load of people who hold several posts: it is the person's, not a post's.
#include "organograph/engine/capacity.hpp"

#include "measures/post_functions.hpp"

#include <algorithm>
#include <utility>

namespace organograph {
namespace {

constexpr std::uint32_t nobody = UINT32_MAX;

/// By PostId: which of the people who hold several posts alone has it.
std::vector<std::uint32_t> people_on_several(const Posts &posts, std::vector<HolderLoad> &out) {
  std::vector<std::uint32_t> held(posts.size()); // by HolderId: there are no more of them than posts
  for (const HolderId holder : posts.single_holder)
    if (holder != none<HolderId>)
      ++held[index(holder)];
  std::vector<std::uint32_t> of(posts.size(), nobody);
  std::vector<std::uint32_t> place(posts.size(), nobody); // by HolderId
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const HolderId holder = posts.single_holder[p];
    if (holder == none<HolderId> || held[index(holder)] < 2)
      continue;
    std::uint32_t &person = place[index(holder)];
    if (person == nobody) {
      person = static_cast<std::uint32_t>(out.size());
      out.emplace_back().holder = holder;
    }
    out[person].posts.push_back(id_at<PostId>(p));
    of[p] = person;
  }
  return of;
}

template <class Id> std::uint32_t count_distinct(std::vector<Id> &ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  return static_cast<std::uint32_t>(ids.size());
}

/// Organisations that are not named are one of each post's own.
void add_breadth(const Posts &posts, HolderLoad &load) {
  std::vector<FunctionId> functions;
  std::vector<OrganisationId> organisations;
  std::vector<std::pair<FunctionId, OrganisationId>> remits;
  std::uint32_t not_named = 0, remits_not_named = 0;
  for (const PostId post : load.posts) {
    const std::size_t p = index(post);
    load.fte += posts.fte[p];
    std::vector<FunctionId> own;
    for_each_function(posts, p, [&](FunctionId function) { own.push_back(function); });
    functions.insert(functions.end(), own.begin(), own.end());
    for (const Served &served : posts.serves[p]) {
      organisations.push_back(served.organisation);
      for (const FunctionId function : own)
        remits.emplace_back(function, served.organisation);
    }
    if (posts.shared_with_other[p] != 0) {
      ++not_named;
      remits_not_named += static_cast<std::uint32_t>(own.size());
    }
  }
  load.organisations = count_distinct(organisations) + not_named;
  if (const std::uint32_t several = count_distinct(functions); several > 0) {
    load.functions = several;
    load.remits = count_distinct(remits) + remits_not_named;
  }
}

/// A person sits once in a series, as often as the seat that is taken most often.
void add_series(const Model &model, const std::vector<std::uint32_t> &of, std::vector<HolderLoad> &out) {
  std::vector<std::uint32_t> with_duration(out.size());
  std::vector<std::pair<std::uint32_t, double>> sitting; // person, hours
  for (HolderLoad &load : out) {
    load.series = 0;
    load.meeting_hours = 0;
  }
  for (std::size_t m = 0; m < model->meetings->size(); ++m) {
    sitting.clear();
    for (const Seat &seat : model->meetings->seats[m])
      if (of[index(seat.post)] != nobody)
        sitting.emplace_back(of[index(seat.post)], hours_of_seat(model, id_at<MeetingId>(m), seat));
    const bool timed = is_known(model->meetings->duration_hours[m]);
    std::ranges::sort(sitting, [timed](const auto &a, const auto &b) {
      return a.first != b.first ? a.first < b.first : timed && a.second > b.second;
    });
    for (std::size_t i = 0; i < sitting.size(); ++i) {
      if (i > 0 && sitting[i - 1].first == sitting[i].first)
        continue;
      HolderLoad &load = out[sitting[i].first];
      ++*load.series;
      if (timed) {
        ++with_duration[sitting[i].first];
        *load.meeting_hours += sitting[i].second;
      }
    }
  }
  for (std::size_t i = 0; i < out.size(); ++i)
    if (with_duration[i] == 0 && *out[i].series > 0)
      out[i].meeting_hours.reset();
}

} // namespace

std::vector<HolderLoad> loads_of_holders(const Model &model) {
  std::vector<HolderLoad> out;
  const std::vector<std::uint32_t> of = people_on_several(model->posts, out);
  for (HolderLoad &load : out)
    add_breadth(model->posts, load);
  if (model->meetings && !out.empty())
    add_series(model, of, out);
  return out;
}

} // namespace organograph
