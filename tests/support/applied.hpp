// SPDX-License-Identifier: Apache-2.0
// Scenarios applied to one small model with every table that rows can change.
#pragma once

#include "organograph/engine/scenario.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace organograph::test::applied_scenarios {

inline const Files model = {
    {"organisations.csv", "organisation_id,name\na,County\nb,City\n"},
    {"functions.csv", "function,name\nadults,Adults\nchildren,Children\n"},
    {"posts.csv", "post_id,title,organisation_id,reports_to,function,holder\n"
                  "CE,Chief,a,,,h1\n"
                  "DA,Director A,a,CE,adults,h2\n"
                  "DB,Director B,b,CE,children,h3\n"
                  "HA,Head A,a,DA,adults,h4\n"
                  "OA,Officer A,a,HA,adults,h5\n"},
    {"post_functions.csv", "post_id,function\nDA,children\n"},
    {"post_shares.csv", "post_id,organisation_id,cost_share\nDA,a,0.5\nDA,b,0.5\n"},
    {"reporting_lines.csv", "post_id,reports_to,kind\nOA,DA,dotted\nDA,DB,dotted\nOA,HA,dotted\n"},
    {"staff_groups.csv", "group_id,reports_to,fte,title\nG1,DA,10,Teams\nG2,DB,5,\n"},
    {"meetings.csv", "meeting_id,subject,duration_hours\nM1,Board,2\nM2,Panel,1\nM3,Group,1\n"},
    {"attendance.csv",
     "meeting_id,attendee_id,role\nM1,DA,chair\nM1,HA,\nM2,DA,\nM2,health,\nM3,HA,optional\n"
     "M3,DA,statutory\n"},
    {"partners.csv", "partner_id,name\nhealth,Health\npolice,Police\n"},
    {"partner_links.csv", "partner_id,post_id,function,kind\nhealth,DA,,lead\nhealth,HA,adults,\n"
                          "police,DA,children,\n"},
    {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,source\n"
                         "adults,a,b,policy,none,s1\n"}};

inline Draft baseline() {
  return io::read_model_files(model);
}

inline AppliedScenario applied(const Files &scenario) {
  return apply_scenario(baseline(), io::read_scenario_files("s", scenario));
}

inline std::string csv(const Draft &draft, TableId table) {
  return draft[table] ? io::to_csv(*draft[table]) : "(no table)";
}

/// The table after rows of one scenario table; the scenario must be valid.
inline std::string after(TableId table, const std::string &file, const std::string &rows) {
  const AppliedScenario result = applied({{file, rows}});
  EXPECT_THAT(errors(result), testing::IsEmpty());
  EXPECT_TRUE(result.model.has_value());
  return csv(result.draft, table);
}

inline std::string after_changes(TableId table, const std::string &rows) {
  return after(table, "changes.csv", rows);
}

inline void expect_same(const Draft &a, const Draft &b) {
  for (const TableSchema &table : schema()) {
    EXPECT_EQ(csv(a, table.id), csv(b, table.id)) << table.name;
    if (!a[table.id] || !b[table.id] || a[table.id]->rows() != b[table.id]->rows())
      continue;
    for (std::size_t row = 0; row < a[table.id]->rows(); ++row) {
      EXPECT_EQ(a[table.id]->file(row), b[table.id]->file(row)) << table.name << " row " << row;
      EXPECT_EQ(a[table.id]->line(row), b[table.id]->line(row)) << table.name << " row " << row;
    }
  }
}

} // namespace organograph::test::applied_scenarios
