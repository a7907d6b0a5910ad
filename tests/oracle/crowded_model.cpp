// SPDX-License-Identifier: Apache-2.0
#include "crowded_model.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <utility>

namespace organograph::oracle {
namespace {

constexpr int posts = 30; // the last 8 sit in the meetings of add_ties() alone
constexpr int mixing = posts - 8;
constexpr int core = 3; // posts that sit in every meeting that is drawn

using Attendees = std::set<std::string>;

class Crowd {
public:
  explicit Crowd(std::uint64_t seed) : random_(seed) {
    rows_.organisations = {
        {"A", "Alpha", "", "", "", ""}, {"B", "Beta", "", "", "", ""}, {"C", "Gamma", "", "", "", ""}};
    rows_.partners.emplace();
    for (const char *partner : {"health", "police", "schools"})
      rows_.partners->push_back({partner, partner, "", "", ""});
    rows_.meetings.emplace();
    rows_.attendance.emplace();
  }

  Rows take() {
    add_posts();
    for (int i = 0; i < 3; ++i)
      add_meeting(drawn(mixing - below(3)));
    for (int i = 0; i < 62; ++i)
      add_meeting(drawn(4 + below(3)));
    for (int i = 0; i < 4; ++i)
      add_near_copies();
    add_ties();
    return std::move(rows_);
  }

private:
  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  static std::string post(int number) { return "p" + std::to_string(number); }

  void add_posts() {
    for (int p = 0; p < posts; ++p) {
      PostRow row;
      row.post_id = post(p);
      row.title = "t";
      row.organisation_id = std::string(1, static_cast<char>('A' + below(3)));
      if (p > 0)
        row.reports_to = post(std::max(0, p / 4 - below(2)));
      row.function = below(8) == 0 ? "" : "f" + std::to_string(below(4));
      if (below(2) == 0)
        row.tier = 1 + below(4);
      if (below(4) != 0)
        row.annual_cost = 30000 + below(50000);
      row.holder = below(6) == 0 ? "" : "h" + std::to_string(below(posts));
      row.status = row.holder.empty() ? "vacant" : "filled";
      rows_.posts.push_back(row);
    }
    rows_.post_shares.emplace();
    for (int p = 0; p < posts; p += 9)
      for (const char *organisation : {"A", "B"})
        rows_.post_shares->push_back({post(p), organisation, 0.5, "", {}, "", ""});
  }

  Attendees drawn(int size) {
    Attendees out;
    const int first = below(mixing);
    for (int i = 0; i < core; ++i)
      out.insert(post(i));
    while (static_cast<int>(out.size()) < size)
      out.insert(post((first + below(size < 10 ? 8 : mixing)) % mixing));
    return out;
  }

  void add_meeting(const Attendees &attendees) {
    const int number = static_cast<int>(rows_.meetings->size());
    MeetingRow row;
    row.meeting_id = "m" + std::to_string(number * 101 % 997);
    row.subject = below(2) == 0 ? "Budget board" : "Budget review " + std::to_string(below(4));
    row.function = "f" + std::to_string(below(4));
    if (below(6) != 0)
      row.duration_hours = 0.5 * (1 + below(5));
    row.occurrences_per_year = 1 + below(12);
    if (below(5) == 0)
      row.kind = below(2) == 0 ? "case" : "representation";
    rows_.meetings->push_back(row);
    for (const std::string &attendee : attendees)
      rows_.attendance->push_back(
          {row.meeting_id, attendee, below(20) == 0 && attendee[0] == 'p' ? "statutory" : "", "", "",
           below(10) == 0 ? "f" + std::to_string(below(4)) : "",
           below(3) == 0 ? Number(1 + below(static_cast<int>(*row.occurrences_per_year))) : Number()});
    if (below(4) == 0)
      rows_.attendance->push_back(
          {row.meeting_id, below(2) == 0 ? "health" : "police", "", "", "", "", Number()});
  }

  // Of ten: seven of them (0.7), six (0.6), five (0.5), eight with nine of which seven are common (0.7).
  void add_near_copies() {
    const std::vector<std::string> ten = [&] {
      const int first = core + below(9);
      std::vector<std::string> out;
      for (int i = 0; i < 10; ++i)
        out.push_back(post(first + i));
      return out;
    }();
    const auto part = [&](int from, int to) { return Attendees(ten.begin() + from, ten.begin() + to); };
    add_meeting(part(0, 10));
    for (const auto &[from, to] : {std::pair(0, 7), {4, 10}, {0, 5}, {0, 8}, {1, 10}})
      if (below(3) != 0)
        add_meeting(part(from, to));
  }

  // Two posts in exactly 5 series, two in 4, two in 2 and two in 1: they are in no other meeting.
  void add_ties() {
    for (int i = 0; i < 5; ++i) {
      Attendees attendees = {"p22", "p23", post(10 + i)};
      if (i < 4)
        attendees.insert({"p24", "p25"});
      if (i < 2)
        attendees.insert({"p26", "p27"});
      if (i < 1)
        attendees.insert({"p28", "p29"});
      add_meeting(attendees);
    }
  }

  std::mt19937_64 random_; // the same numbers everywhere
  Rows rows_;
};

} // namespace

Rows crowded_model(std::uint64_t seed) {
  return Crowd(seed).take();
}

} // namespace organograph::oracle
