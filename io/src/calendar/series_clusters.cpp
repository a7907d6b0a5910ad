// SPDX-License-Identifier: Apache-2.0
#include "calendar/attendees.hpp"
#include "calendar/series_parts.hpp"
#include "tables/person_names.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace organograph::io::calendar {

namespace {

constexpr std::size_t compared_at_most =
    64; // of one organiser and subject: else 200,000 of them were squared

class Clusters {
public:
  Clusters(const Calendar &calendar, const Attendees *attendees)
      : calendar_(calendar), attendees_(attendees) {}

  void add(Series series) {
    const std::vector<std::uint64_t> people = people_of(series);
    auto &alike = by_key_[key(series)];
    const auto found =
        std::ranges::find_if(alike, [&](const Cluster &one) { return same(one, series, people); });
    if (found != alike.end()) {
      Series &into = out_[found->series];
      into.is_private |= series.is_private;
      if (series.of_register) // who comes differs from meeting to meeting
        found->people = united(found->people, people);
      std::ranges::move(series.occurrences, std::back_inserter(into.occurrences));
      return;
    }
    if (alike.size() < compared_at_most)
      alike.push_back({out_.size(), people, series.organiser != none});
    out_.push_back(std::move(series));
  }

  std::vector<Series> take() {
    for (Series &series : out_)
      std::ranges::stable_sort(series.occurrences, {}, &Occurrence::at);
    return std::move(out_);
  }

private:
  struct Cluster {
    std::size_t series;
    std::vector<std::uint64_t> people; // beside the organiser
    bool names_organiser;
  };

  static std::vector<std::uint64_t> united(const std::vector<std::uint64_t> &a,
                                           const std::vector<std::uint64_t> &b) {
    std::vector<std::uint64_t> out;
    std::ranges::set_union(a, b, std::back_inserter(out));
    return out;
  }

  // Posts have the even numbers, people of none the odd ones.
  std::uint64_t who(std::uint32_t person) const {
    const Target target = attendees_ == nullptr || person == none ? none : attendees_->target(person);
    return target != none && attendees_->is_post(target) ? 2ULL * target : 2ULL * person + 1;
  }

  // Beside the organiser.
  std::vector<std::uint64_t> people_of(const Series &series) const {
    std::vector<std::uint64_t> people;
    for (const Seat &seat : calendar_.seats_of(calendar_.events[series.occurrences.front().event]))
      if (who(seat.person) != who(series.organiser) && seat.answer != Answer::outside)
        people.push_back(who(seat.person));
    std::ranges::sort(people);
    const auto rest = std::ranges::unique(people);
    people.erase(rest.begin(), rest.end());
    return people;
  }

  std::string key(const Series &series) {
    const auto [place, is_new] = folded_.try_emplace(series.subject);
    if (is_new)
      place->second = tables::folded(calendar_.texts[series.subject]);
    if (series.of_register) // nobody organises it, or who did may have been away
      return 'r' + place->second;
    return std::to_string(who(series.organiser)) + (series.is_private ? 'p' : 'o') + place->second;
  }

  // At least half of those who come to either come to both; all of them where there is no subject. A register
  // says what meets; reports of Teams may have one title and nobody in common ('Catch up').
  static bool same(const Cluster &one, const Series &series, const std::vector<std::uint64_t> &people) {
    if (series.of_register && !(one.names_organiser && series.organiser != none))
      return true;
    std::vector<std::uint64_t> both;
    std::ranges::set_intersection(one.people, people, std::back_inserter(both));
    const std::size_t either = one.people.size() + people.size() - both.size();
    if (either == 0)
      return true;
    if (series.of_register)
      return !both.empty();
    return series.subject == 0 ? both.size() == either : 2 * both.size() >= either;
  }

  const Calendar &calendar_;
  const Attendees *attendees_;
  std::vector<Series> out_;
  std::unordered_map<std::string, std::vector<Cluster>> by_key_;
  std::unordered_map<std::uint32_t, std::string> folded_;
};

} // namespace

std::vector<Series> clustered(const Calendar &calendar, const Attendees *attendees,
                              std::vector<Series> series) {
  std::ranges::stable_sort(series, {}, [](const Series &one) { return one.occurrences.front().at; });
  Clusters clusters(calendar, attendees);
  for (Series &one : series)
    clusters.add(std::move(one));
  return clusters.take();
}

} // namespace organograph::io::calendar
