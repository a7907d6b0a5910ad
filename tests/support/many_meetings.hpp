// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/models.hpp"

#include <cstdint>
#include <random>
#include <string>

namespace organograph::test {

/// A made-up model of 600 posts of two organisations and 10,500 meetings: several blocks of a fold, with
/// hours and costs whose sum depends on the order of adding. Always the same.
inline Model many_meetings() {
  std::mt19937 draw(20260711); // the same numbers everywhere, unlike the distributions
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(draw() % n); };
  const auto id = [](const char *prefix, std::uint32_t i) { return prefix + std::to_string(i); };

  std::string posts = "post_id,title,organisation_id,reports_to,function,tier,fte,annual_cost,holder\n";
  for (std::uint32_t p = 0; p < 600; ++p) {
    posts += id("P", p) + ",t," + (below(2) ? "A," : "B,");
    posts += p == 0 ? "," : id("P", below(p)) + ",";
    posts += below(9) ? id("f", below(5)) + "," : ",";
    posts += below(3) ? "," : std::to_string(1 + below(4)) + ",";
    posts += below(4) ? "1," : "0.3,";
    posts += below(6) ? std::to_string(20000 + below(70000)) + ".37," : ",";
    posts += id("H", below(500)) + "\n";
  }
  std::string shares = "post_id,organisation_id,cost_share\n";
  for (std::uint32_t p = 0; p < 600; p += 7)
    shares += id("P", p) + ",A,0.25\n" + id("P", p) + ",B,0.75\n";
  std::string meetings = "meeting_id,subject,kind,duration_hours,occurrences_per_year\n";
  std::string attendance = "meeting_id,attendee_id,role\n";
  for (std::uint32_t m = 0; m < 10500; ++m) {
    meetings += id("M", m) + ",s," + (below(10) ? "," : "case,");
    meetings += below(8) ? "0." + std::to_string(1 + below(9)) + "," : ",";
    meetings += std::to_string(1 + below(12)) + "\n";
    std::uint32_t post = below(20);
    for (std::uint32_t seats = below(12); seats > 0 && post < 600; --seats, post += 1 + below(60))
      attendance += id("M", m) + "," + id("P", post) + (below(15) ? ",\n" : ",statutory\n");
    if (below(3) == 0)
      attendance += id("M", m) + ",health,\n";
  }
  return model_of({{"organisations.csv", "organisation_id,name\nA,A\nB,B\n"},
                   {"posts.csv", posts},
                   {"post_shares.csv", shares},
                   {"partners.csv", "partner_id,name\nhealth,Health\n"},
                   {"meetings.csv", meetings},
                   {"attendance.csv", attendance}});
}

} // namespace organograph::test
