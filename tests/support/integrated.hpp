// SPDX-License-Identifier: Apache-2.0
// Services of two organisations, measured.
#pragma once

#include "organograph/engine/analysis.hpp"
#include "organograph/engine/integration_depth.hpp"
#include "support/models.hpp"

#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace organograph::test::integrated {

inline constexpr auto yes = std::optional(true);
inline constexpr auto no = std::optional(false);
inline constexpr std::optional<bool> null;

inline std::vector<Integration> measured(const Model &model) {
  const ReducedAttendance attendance = reduce_attendance(model);
  std::optional<PartnerContact> contact;
  if (model->partner_links)
    contact = partner_contact(model);
  return integration_depth(model, model->meetings ? &attendance : nullptr, contact ? &*contact : nullptr);
}

/// A model of organisations A, B and C, of which one function and pair is measured.
inline Integration measured_alone(const Files &files) {
  Files all = {{"organisations.csv", "organisation_id,name\nA,a\nB,b\nC,c\n"}};
  all.insert(all.end(), files.begin(), files.end());
  const std::vector<Integration> found = measured(model_of(all));
  if (found.size() != 1)
    throw std::runtime_error(std::to_string(found.size()) + " are measured, not one");
  return found.front();
}

inline const std::string post_columns = "post_id,title,organisation_id,reports_to,function,fte\n";
inline const std::string share_columns = "post_id,organisation_id,cost_share\n";
inline const std::string arrangement_columns = "function,organisation_a,organisation_b,dimension,state\n";

/// One post in each of A and B, with these rows of the register ('policy,partial').
inline Integration apart_with(const std::vector<std::string> &register_rows) {
  std::string arrangements = arrangement_columns;
  for (const std::string &row : register_rows)
    arrangements += "x,A,B," + row + "\n";
  return measured_alone(
      {{"posts.csv", post_columns + "a,t,A,,x,\nb,t,B,,x,\n"}, {"arrangements.csv", arrangements}});
}

/// a and b of one organisation each and ab of both in function x; a2 of A, ab2 of both and c of C in none.
inline Integration meeting_in(const std::string &meetings, const std::string &attendance) {
  return measured_alone(
      {{"functions.csv", "function,name\nx,X\ny,Y\n"},
       {"posts.csv",
        post_columns +
            "a,t,A,,x,\nb,t,B,,x,\na2,t,A,,,\nab,t,A,,x,\nc,t,C,,,\nab2,t,B,,,\nb2,t,B,,,\na3,t,A,,,\n"},
       {"post_shares.csv", share_columns + "ab,A,0.5\nab,B,0.5\nab2,A,0.5\nab2,B,0.5\n"},
       {"meetings.csv", "meeting_id,subject,function,duration_hours,occurrences_per_year\n" + meetings},
       {"attendance.csv", "meeting_id,attendee_id\n" + attendance}});
}

} // namespace organograph::test::integrated
