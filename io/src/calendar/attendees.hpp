// SPDX-License-Identifier: Apache-2.0
#pragma once

// Whose seat an attendee's is: a post's, a partner's, or nobody's of the model.

#include "calendar/calendar_parts.hpp"
#include "tables/person_names.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::io::calendar {

/// Posts come first, then partners, each in the model's order.
using Target = std::uint32_t;

class Attendees {
public:
  /// Faults of people.csv and of the partners' table go to the report.
  Attendees(const Calendar &calendar, const CalendarModel &model, const CalendarOptions &options,
            ImportReport &report);

  /// none: nobody of the model.
  Target target(std::uint32_t person) const { return targets_[person]; }
  bool is_post(Target target) const { return target < posts_.size(); }
  /// post_id or partner_id.
  const std::string &identifier(Target target) const {
    return is_post(target) ? posts_[target] : partners_[target - posts_.size()].first;
  }
  /// partner_id and name, those of the model first.
  const std::vector<std::pair<std::string, std::string>> &partners() const { return partners_; }
  std::size_t partners_of_model() const { return partners_of_model_; }

  /// The domain of somebody's e-mail, for a list; empty without one.
  static std::string shown_domain(const Person &person);

private:
  void read_posts(const Draft &draft);
  void read_people(const SourceFile &file, const CalendarOptions &options, ImportReport &report);
  void read_partners(const Draft &draft);
  void read_domains(const SourceFile &file, const CalendarOptions &options, ImportReport &report);
  Target found(const Person &person, ImportReport &report);
  Target partner_of(const std::string &address) const;

  tables::PersonNames names_;
  std::vector<std::string> posts_;
  std::unordered_map<std::string, std::uint32_t> post_numbers_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> posts_of_holder_; // by holder_id
  std::vector<std::pair<std::string, std::string>> partners_;
  std::size_t partners_of_model_ = 0;
  std::unordered_map<std::string, Target> domains_; // number among partners
  std::vector<Target> targets_;
};

} // namespace organograph::io::calendar
