// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "support/models.hpp"

#include <string>

namespace organograph::test {

/// The 3.8 meeting of the 2017 consultation, and around it a little of everything that is measured:
///
///            ce (joint)
///          /            \ .
///      ed_c              ed_p          people, tier 2
///     /    \                \ .
///   sd_1   sd_2            sd_3        adults, tier 3
inline Files two_councils() {
  return {
      {"model.csv", "title,date,source,currency\nTwo councils,2016-09-30,000,GBP\n"},
      {"organisations.csv", "organisation_id,name,source\nccc,County,000\npcc,City,000\n"},
      {"functions.csv", "function,name\npeople,People\nadults,Adult services\nspare,Nobody's\n"},
      {"posts.csv",
       "post_id,title,organisation_id,reports_to,function,tier,annual_cost,status,holder,source\n"
       "ce,Chief Executive,ccc,,,1,167000,,,000 2.1\n"
       "ed_c,Executive Director C,ccc,ce,people,2,100200,filled,,000 3.8\n"
       "ed_p,Executive Director P,pcc,ce,people,2,100200,filled,,000 3.8\n"
       "sd_1,Director 1,ccc,ed_c,adults,3,83500,,,assumption: cost\n"
       "sd_2,Director 2,ccc,ed_c,adults,3,83500,interim,,\n"
       "sd_3,Director 3,pcc,ed_p,adults,3,,vacant,,000 3.8\n"},
      {"post_shares.csv", "post_id,organisation_id,cost_share\nce,ccc,0.5\nce,pcc,0.5\n"},
      {"staff_groups.csv", "group_id,reports_to,fte,source\ng1,sd_1,12.5,000 3.6\n"},
      {"meetings.csv", "meeting_id,subject,function,duration_hours,occurrences_per_year,source\n"
                       "m38,Adults and health,adults,2,10,000 3.8\n"
                       "board_c,Safety board of the County,adults,3,4,\n"
                       "board_p,Safety board of the City,adults,3,4,\n"},
      {"attendance.csv",
       "meeting_id,attendee_id\nm38,ed_c\nm38,ed_p\nm38,sd_1\nm38,sd_2\nm38,sd_3\nm38,health\n"
       "board_c,sd_1\nboard_c,police\nboard_p,sd_3\nboard_p,police\n"},
      {"partners.csv", "partner_id,name\nhealth,Health commissioners\npolice,Police\n"},
      {"partner_links.csv", "partner_id,post_id,kind,source\nhealth,sd_1,,000 4.1\nhealth,sd_3,,000 4.1\n"
                            "police,sd_3,lead,a|b\npolice,sd_1,,\n"},
      {"arrangements.csv", "function,organisation_a,organisation_b,dimension,state,source\n"
                           "adults,ccc,pcc,policy,partial,000 5\nadults,pcc,ccc,data,none,\n"},
      {"integration_targets.csv", "function,organisation_a,organisation_b,target_level,reason\n"
                                  "adults,ccc,pcc,4,sovereign by design\n"},
  };
}

/// The same with one file's text in place of its own, or added.
inline Files two_councils_with(const std::string &name, const std::string &text) {
  Files files = two_councils();
  for (auto &[file, content] : files)
    if (file == name) {
      content = text;
      return files;
    }
  files.emplace_back(name, text);
  return files;
}

/// Texts that break what is careless: each is valid UTF-8 and may stand in a cell.
inline const std::vector<std::string> &hostile_texts() {
  static const std::vector<std::string> texts = {
      "a \"quoted\", comma; semicolon | bar \\ backslash",
      "two\nlines\r\nand more",
      "<script>alert('x')</script> & &amp; ]]> %s {{x}} ${y}",
      "=1+1",
      "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE"
      "desrever\xE2\x80\xAC \xE2\x81\xA7x\xE2\x81\xA9",
      "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB \xF0\x9F\x8F\xB4 "
      "e\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x85\xCC\x86",
      "\x1B[31mred\x1B[0m \x07 \x7F \xC2\x9B",
      "\"",
      "\"\"",
      "tab\tand\xE2\x80\xA8separators\xE2\x80\xA9\xEF\xBB\xBF",
      std::string(10'000, 'x'),
      [] {
        std::string wide;
        for (int i = 0; i < 3'333; ++i)
          wide += "\xE6\xBC\xA2"; // 漢
        return wide;
      }(),
  };
  return texts;
}

/// A text as a CSV cell.
inline std::string csv_cell(const std::string &text) {
  std::string out = "\"";
  for (const char c : text)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

/// The same with `text` in place of its title, source and names.
inline Files two_councils_named(const std::string &text) {
  const std::string cell = csv_cell(text);
  Files files = two_councils();
  for (auto &[name, content] : files) {
    if (name == "model.csv")
      content = "title,date,source\n" + cell + ",2016-09-30," + cell + "\n";
    for (const std::string plain :
         {"Chief Executive", "Executive Director C", "Director 1", "Adults and health",
          "Safety board of the County", "Police", "Adult services", "County"})
      if (const std::size_t at = content.find("," + plain + ","); at != std::string::npos)
        content.replace(at + 1, plain.size(), cell);
  }
  return files;
}

} // namespace organograph::test
