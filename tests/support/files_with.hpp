// SPDX-License-Identifier: Apache-2.0
// The texts of small models.
#pragma once

#include "support/models.hpp"

#include <string>

namespace organograph::test {

inline const std::string two_organisations = "organisation_id,name\na,A\nb,B\n";

/// Posts of the organisations a and b, and other tables.
inline Files files_with(const std::string &posts, Files others = {}) {
  others.emplace_back("organisations.csv", two_organisations);
  others.emplace_back("posts.csv", posts);
  return others;
}

/// Every table of a small complete model:
///
///     A1 (a)            B1 (b)          J serves a (0.4) and b (0.6), employed by a
///     `-- A2            |               G: 4.5 people below A2
///     `-- J ------------'- dotted
///         `-- B2 (b)
inline Files complete_files() {
  return {
      {"model.csv", "title,date,source,currency\nTwo councils,2016-09,a paper,GBP\n"},
      {"organisations.csv",
       "organisation_id,name,kind,colour\na,Authority A,county,#9ecae1\nb,Authority B,,\n"},
      {"functions.csv", "function,name\ncare,Adult care\nroads,Highways\nwaste,Waste\n"},
      {"posts.csv",
       "post_id,title,organisation_id,reports_to,function,unit,grade,tier,fte,annual_cost,status,holder,"
       "reports_known,source,note\n"
       "A1,Chief of A,a,,,,,1,,,,,,annex 2,\n"
       "B1,Chief of B,b,,care,,,,1,0,filled,holder 1,yes,assumption: asked,kept\n"
       "B2,Officer,b,J,roads,Streets,SO1,4,0.5,31000.5,vacant,,no,,\n"
       "A2,Head,a,A1,care,,,,0.8,,acting,holder 1,,,\n"
       "J,Joint head,a,A1,care,,,2,1,90000,seconded,holder 2; holder 3,,,\n"},
      {"post_functions.csv", "post_id,function\nJ,waste\nJ,roads\nJ,care\nB2,care\n"},
      {"post_shares.csv",
       "post_id,organisation_id,cost_share,grade,sole_cost\nJ,b,0.6,P6,88000\nJ,a,0.4,,\nA2,b,1,,\n"},
      {"reporting_lines.csv", "post_id,reports_to,kind,source\nJ,B1,dotted,annex 3\n"},
      {"staff_groups.csv", "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost\n"
                           "G,A2,4.5,Care teams,SO2,care,a,150000\nG2,B1,1,,,,,\n"},
      {"meetings.csv",
       "meeting_id,subject,function,convened_by,kind,duration_hours,occurrences_per_year\n"
       "M1,Care board,care,a,representation,1.5,12\nM2,Health board,,Q1,statutory,,\nM3,Case,roads,,case,1,\n"
       "M4,Team,,,team,2,4\n"},
      {"attendance.csv", "meeting_id,attendee_id,role\nM2,Q1,\nM1,J,chair\nM1,A1,optional\nM1,Q2,\n"
                         "M1,B2,statutory\nM1,Q1,\nM2,B1,required\nM3,A2,\nM3,B2,\nM4,A2,\nM4,A1,\n"},
      {"partners.csv", "partner_id,name,kind\nQ1,Health commissioners,health\nQ2,Police,\n"},
      {"partner_links.csv",
       "partner_id,post_id,function,kind,source\nQ1,J,,lead,x\nQ2,A2,roads, lead ,\nQ2,A1,,contact,\n"},
      {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,source\n"
                           "care,b,a,front_door,partial,minutes\nroads,a,b,governance,none,\n"},
      {"integration_targets.csv",
       "function,organisation_a,organisation_b,target_level,reason,agreed_by,source\n"
       "roads,b,a,0,sovereign by design,both,paper\ncare,a,b,7,,,\n"},
      {"published.csv", "measure,value,tolerance,source\ncount(posts),5,,paper\nmodel.fte,-4.3,0.05,\n"},
  };
}

} // namespace organograph::test
