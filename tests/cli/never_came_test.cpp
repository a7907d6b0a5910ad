// SPDX-License-Identifier: Apache-2.0
// --minimum-group and seats that were never taken: nothing that is printed tells who never came.
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <vector>

namespace organograph::never_came_test {
namespace {

using testing::HasSubstr;

// `never`: what stands for the seats that were never taken, and what a scenario makes of another.
struct Said {
  std::string never, made;
};

std::map<std::string, std::string> printed(const Said &said, const std::vector<std::string> &options) {
  const test::TemporaryFolder folder;
  const auto write = [&](const std::string &name, const std::string &text) {
    test::write_text(folder / ("model/" + name), text);
  };
  write("organisations.csv", "organisation_id,name\nA,Alpha\nB,Beta\n");
  write("posts.csv",
        "post_id,title,organisation_id,reports_to,function,tier,fte,annual_cost\n"
        "ce,Chief,A,,corp,1,1,90000\na1,One,A,ce,health,2,1,50000\na2,Two,A,ce,health,2,1,60000\n"
        "a3,Three,A,ce,health,2,1,60000\nb0,Chief B,B,,corp,1,1,80000\n"
        "b1,Four,B,b0,health,2,1,50000\nb2,Five,B,b0,health,2,1,50000\n");
  write("partners.csv", "partner_id,name\nhp,Health\n");
  write("meetings.csv",
        "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n"
        "m1,Board,health,representation,1,12\nm2,Panel,health,representation,2,6\nm3,Group,health,,1,4\n");
  write("attendance.csv", "meeting_id,attendee_id,attended\nm1,a1," + said.never +
                              "\nm1,a2,12\nm1,b1,12\nm1,hp,\nm2,a1,\nm2,a2,\nm2,b1,6\nm2,b2," + said.never +
                              "\nm3,a3," + said.never + "\nm3,b2,\n");
  write("scenarios/s/attendance_changes.csv", "meeting_id,attendee_id,action,attended\nm2,a1,change," +
                                                  said.made + "\nm1,a3,add," + said.made + "\n");
  std::vector<std::string> words = {"analyse", folder / "model", "-o", folder / "out", "--json"};
  words.insert(words.end(), options.begin(), options.end());
  const test::Ran ran = test::program(words);
  EXPECT_EQ(ran.code, 0) << ran.err;
  auto out = test::files_below(folder / "out");
  out["printed"] = ran.out;
  words = {"compare", folder / "model"};
  words.insert(words.end(), options.begin(), options.end());
  out["compared"] = test::program(words).out;
  return out;
}

TEST(NeverCame, is_printed_as_not_known_where_small_groups_are_not_shown) {
  const std::vector<std::string> hidden = {"--minimum-group", "2"};
  const auto never = printed({"0", "0"}, hidden), not_known = printed({"", "-"}, hidden);
  ASSERT_EQ(never.size(), not_known.size());
  for (const auto &[name, text] : not_known)
    if (!name.ends_with(".xlsx")) { // compressed; its sheets are the tables
      EXPECT_EQ(never.at(name), text) << name;
    }
  EXPECT_EQ(printed({"0.0", "0"}, hidden).at("printed"), not_known.at("printed"));
}

TEST(NeverCame, is_counted_where_everything_is_shown) {
  const auto tree = nlohmann::json::parse(printed({"0", "0"}, {}).at("printed"));
  EXPECT_EQ(tree["duplicated_attendance"]["never_attended"], 3);
  const auto hidden = nlohmann::json::parse(printed({"0", "0"}, {"--minimum-group", "2"}).at("printed"));
  EXPECT_TRUE(hidden["duplicated_attendance"]["never_attended"].is_null());
}

TEST(NeverCame, is_said_to_count_as_invited) {
  const auto files = printed({"0", "0"}, {"--minimum-group", "2"});
  EXPECT_THAT(files.at("report.html"), HasSubstr("who never came is not told"));
}

} // namespace
} // namespace organograph::never_came_test
