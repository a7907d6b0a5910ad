// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/comparison.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace organograph::comparison_test {
namespace {

using test::Files;
using testing::ElementsAre;
using testing::IsEmpty;
using Strings = std::vector<std::string>;

const std::string heads =
    "post_id,title,organisation_id,reports_to,function,unit,grade,tier,fte,annual_cost,status,holder,"
    "reports_known,source,note\n";
const std::string organisations = "organisation_id,name\na,A Council\nb,B Council\n";

AppliedScenario applied(const Files &files, const std::string &name = "s") {
  AppliedScenario out;
  out.name = name;
  out.model = test::model_of(files);
  return out;
}

Comparison compared(const Files &before, const AppliedScenario &after) {
  return compare(test::model_of(before), {}, after);
}
Comparison compared(const Files &before, const Files &after) {
  return compared(before, applied(after));
}

Files posts(const std::string &rows) {
  return {{"organisations.csv", organisations}, {"posts.csv", heads + rows}};
}
Files posts(const std::string &rows, const std::string &shares) {
  Files out = posts(rows);
  out.emplace_back("post_shares.csv", "post_id,organisation_id,cost_share,grade,sole_cost\n" + shares);
  return out;
}

// 'created:x', 'changed:y(grade,shares)'
Strings words(const Comparison &comparison) {
  static const char *names[] = {"created", "deleted", "changed", "moved"};
  Strings out;
  for (const ChangedPost &post : comparison.posts) {
    std::string word = std::string(names[static_cast<int>(post.change)]) + ":" + post.post_id;
    std::string columns;
    for (const std::string &column : post.columns)
      columns += (columns.empty() ? "" : ",") + column;
    out.push_back(word + (columns.empty() ? "" : "(" + columns + ")"));
  }
  return out;
}

// --- posts ---------------------------------------------------------------------------------------------

const std::string top = "ce,Chief,a,,corporate,,G1,,1,100,filled,h1,yes,s,n\n";

TEST(Comparison, every_cell_of_a_post_that_differs_is_a_change_and_is_named) {
  const std::string base = top + "m,Manager,a,ce,,,,,,,,,,,\n";
  const std::vector<std::pair<std::string, Strings>> rows = {
      {"p,T2,a,ce,f,u,g,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(title)"}},
      {"p,T,b,ce,f,u,g,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(organisation_id)"}},
      {"p,T,a,m,f,u,g,3,0.5,50,filled,h,yes,s,n\n", {"moved:p(reports_to)"}},
      {"p,T,a,,f,u,g,3,0.5,50,filled,h,yes,s,n\n", {"moved:p(reports_to)"}},
      {"p,T,a,ce,f2,u,g,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(function)"}},
      {"p,T,a,ce,,u,g,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(function)"}},
      {"p,T,a,ce,f,u2,g,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(unit)"}},
      {"p,T,a,ce,f,u,,3,0.5,50,filled,h,yes,s,n\n", {"changed:p(grade)"}},
      {"p,T,a,ce,f,u,g,4,0.5,50,filled,h,yes,s,n\n", {"changed:p(tier)"}},
      {"p,T,a,ce,f,u,g,,0.5,50,filled,h,yes,s,n\n", {"changed:p(tier)"}},
      {"p,T,a,ce,f,u,g,3,,50,filled,h,yes,s,n\n", {"changed:p(fte)"}},
      {"p,T,a,ce,f,u,g,3,0.5,60,filled,h,yes,s,n\n", {"changed:p(annual_cost)"}},
      {"p,T,a,ce,f,u,g,3,0.5,,filled,h,yes,s,n\n", {"changed:p(annual_cost)"}},
      {"p,T,a,ce,f,u,g,3,0.5,50,acting,h,yes,s,n\n", {"changed:p(status)"}},
      {"p,T,a,ce,f,u,g,3,0.5,50,filled,h 2,yes,s,n\n", {"changed:p(holder)"}},
      {"p,T,a,ce,f,u,g,3,0.5,50,filled,h,no,s,n\n", {"changed:p(reports_known)"}},
      {"p,T,a,ce,f,u,g,3,0.5,50,filled,h,yes,s2,n2\n", {}},
      {"p,T,a,ce,f,u,g,3,0.50,50.0,,h,,s,n\n", {}},
      {"p,T2,a,m,f,u,g,3,0.5,50,vacant,,yes,s,n\n", {"changed:p(title,reports_to,status,holder)"}}};
  for (const auto &[row, expected] : rows) {
    const auto out = compared(posts(base + "p,T,a,ce,f,u,g,3,0.5,50,filled,h,yes,s,n\n"), posts(base + row));
    EXPECT_EQ(words(out), expected) << row;
    EXPECT_EQ(out.changed + out.moved, expected.size()) << row;
  }
}

TEST(Comparison, shares_that_differ_are_a_change_of_the_post) {
  const std::string rows = top + "p,T,a,ce,f,,,,1,50,,h,,,\n";
  const std::string half = "p,a,0.5,,\np,b,0.5,,\n";
  EXPECT_THAT(words(compared(posts(rows), posts(rows, half))), ElementsAre("changed:p(shares)"));
  EXPECT_THAT(words(compared(posts(rows, half), posts(rows, "p,b,0.5,,\np,a,0.5,,\n"))), IsEmpty());
  EXPECT_THAT(words(compared(posts(rows, half), posts(rows, "p,a,0.4,,\np,b,0.6,,\n"))),
              ElementsAre("changed:p(shares)"));
  EXPECT_THAT(words(compared(posts(rows, half), posts(rows, "p,a,0.5,G,\np,b,0.5,,\n"))),
              ElementsAre("changed:p(shares)"));
  EXPECT_THAT(words(compared(posts(rows, half), posts(rows, "p,a,0.5,,\np,b,0.5,,9\n"))),
              ElementsAre("changed:p(shares)"));
  EXPECT_THAT(words(compared(posts(rows), posts(rows, "p,b,1,,\n"))), ElementsAre("changed:p(shares)"));
  // one row that says what no row would say
  EXPECT_THAT(words(compared(posts(rows), posts(rows, "p,a,1,,\n"))), IsEmpty());
  EXPECT_THAT(words(compared(posts(rows, "p,a,1,,\n"), posts(top + "p,T,b,ce,f,,,,1,50,,h,,,\n"))),
              ElementsAre("changed:p(organisation_id)"));
}

TEST(Comparison, a_tier_that_is_only_the_layer_is_no_change_when_the_layer_changes) {
  const auto out = compared(posts(top + "m,M,a,ce,,,,,,,,,,,\np,T,a,m,,,,,,,,,,,\nq,T,a,p,,,,,,,,,,,\n"),
                            posts(top + "m,M,a,ce,,,,,,,,,,,\np,T,a,ce,,,,,,,,,,,\nq,T,a,p,,,,,,,,,,,\n"));
  EXPECT_THAT(words(out), ElementsAre("moved:p(reports_to)"));
}

TEST(Comparison, lists_created_posts_then_deleted_changed_and_moved_ones_in_file_order) {
  const auto out = compared(
      posts(top + "d2,T,a,ce,,,,,,,,,,,\nc,T,a,ce,,,,,,,,,,,\nd1,T,a,ce,,,,,,,,,,,\nm,T,a,d1,,,,,,,,,,,\n"),
      posts("n2,T,a,,,,,,,,,,,,\n" + top +
            "m,T,a,ce,,,,,,,,,,,\nc,U,a,ce,,,,,,,,,,,\nn1,T,a,ce,,,,,,,,,,,\n"));
  EXPECT_THAT(words(out), ElementsAre("created:n2", "created:n1", "deleted:d2", "deleted:d1",
                                      "changed:c(title)", "moved:m(reports_to)"));
  EXPECT_EQ(out.created, 2u);
  EXPECT_EQ(out.deleted, 2u);
  EXPECT_EQ(out.changed, 1u);
  EXPECT_EQ(out.moved, 1u);
  EXPECT_EQ(out.posts[0].before, none<PostId>);
  EXPECT_EQ(out.posts[1].after, id_at<PostId>(4));
  EXPECT_EQ(out.posts[2].before, id_at<PostId>(1));
  EXPECT_EQ(out.posts[2].after, none<PostId>);
  EXPECT_EQ(out.posts[5].before, id_at<PostId>(4));
  EXPECT_EQ(out.posts[5].after, id_at<PostId>(2));
}

// --- FTE and cost --------------------------------------------------------------------------------------

TEST(Comparison, fte_and_cost_change_go_to_organisations_by_shares) {
  // x (1 FTE, 80, of a) goes; y (0.5 FTE, 40, of b) becomes 1 FTE, 90, a quarter of it for a; z comes
  const auto out = compared(
      posts(top + "x,X,a,ce,,,,,1,80,,,,,\ny,Y,b,ce,,,,,0.5,40,,,,,\n"),
      posts(top + "y,Y,b,ce,,,,,1,90,,,,,\nz,Z,b,ce,,,,,0.25,10,,,,,\n", "y,a,0.25,,\ny,b,0.75,,\n"));
  EXPECT_EQ(out.fte_before.all, 2.5);
  EXPECT_THAT(out.fte_before.organisations, ElementsAre(2.0, 0.5));
  EXPECT_EQ(out.fte_after.all, 2.25);
  EXPECT_THAT(out.fte_after.organisations, ElementsAre(1.25, 1.0));
  EXPECT_EQ(out.fte_change.all, -0.25);
  EXPECT_THAT(out.fte_change.organisations, ElementsAre(-0.75, 0.5));
  EXPECT_EQ(out.cost_change_per_year.all, -80.0 + 50 + 10);
  EXPECT_THAT(out.cost_change_per_year.organisations, ElementsAre(-80 + 22.5, -40 + 67.5 + 10));
  EXPECT_THAT(out.posts_without_cost, IsEmpty());
}

TEST(Comparison, cost_change_is_not_known_where_an_affected_post_has_no_known_cost) {
  const std::string rows = top + "y,Y,b,ce,,,,,0.5,,,,,,\n";
  const auto out =
      compared(posts(rows + "x,X,a,ce,,,,,1,80,,,,,\n"), posts(top + "n,N,a,ce,,,,,1,10,,,,,\n"));
  EXPECT_EQ(out.cost_change_per_year.all, std::nullopt);
  EXPECT_THAT(out.cost_change_per_year.organisations, ElementsAre(-70, std::nullopt));
  EXPECT_THAT(out.posts_without_cost, ElementsAre("y"));

  const auto many =
      compared(posts(top), posts(top + "p,P,a,,,,,,,,,,,,\nq,P,a,,,,,,,,,,,,\nr,P,a,,,,,,,,,,,,\n"
                                       "s,P,a,,,,,,,,,,,,\nt,P,a,,,,,,,,,,,,\n"));
  EXPECT_THAT(many.posts_without_cost, ElementsAre("p", "q", "r", "s", "t"));
}

TEST(Comparison, a_change_that_does_not_touch_cost_needs_no_cost) {
  const auto change = [](const std::string &before, const std::string &after, const std::string &shares) {
    return compared(posts(top + before), posts(top + after, shares)).cost_change_per_year;
  };
  const std::string y = "y,Y,b,ce,,,,,0.5,,,,,,\n";
  EXPECT_EQ(change(y, "y,Y 2,b,ce,,,,,0.5,,,,,,\n", "").all, 0.0);         // another title
  EXPECT_EQ(change(y, "y,Y,b,,,,,,0.5,,,,,,\n", "").all, 0.0);             // another line
  EXPECT_EQ(change(y, "y,Y,b,ce,,,,,1,,,,,,\n", "").all, std::nullopt);    // FTE
  EXPECT_EQ(change(y, y, "y,a,0.5,,\ny,b,0.5,,\n").all, std::nullopt);     // shares
  EXPECT_EQ(change(y, "y,Y,b,ce,,,,,0.5,7,,,,,\n", "").all, std::nullopt); // the cost itself
  EXPECT_EQ(change(y, "y,Y,a,ce,,,,,0.5,,,,,,\n", "").all, std::nullopt);  // the employer
  const auto known = change("y,Y,b,ce,,,,,1,10,,,,,\n", "y,Y,a,ce,,,,,1,10,,,,,\n", "");
  EXPECT_EQ(known.all, 0.0);
  EXPECT_THAT(known.organisations, ElementsAre(10, -10));
}

// --- people --------------------------------------------------------------------------------------------

// 'a/G2: 1 0 0'
Strings groups(const Comparison &comparison) {
  Strings out;
  for (const AtRiskGroup &group : comparison.at_risk_groups)
    out.push_back(std::string(index(group.employer) == 0 ? "a/" : "b/") + group.grade + ": " +
                  std::to_string(group.at_risk) + " " + std::to_string(group.no_impact) + " " +
                  std::to_string(group.vacant_deleted));
  return out;
}

TEST(Comparison, at_risk_is_whoever_loses_a_substantive_post_and_holds_none_after) {
  const auto out = compared(posts(top + "p1,P,b,ce,,,G2,,,,filled,anne,,,\n"  // at risk
                                        "p2,P,a,ce,,,G2,,,,seconded,ben,,,\n" // at risk
                                        "p3,P,a,ce,,,G1,,,,,,,,\n"            // filled, nobody named: at risk
                                        "p4,P,a,ce,,,G2,,,,filled,cai,,,\n"   // holds q after
                                        "p5,P,a,ce,,,G2,,,,filled,dee; eve,,,\n" // a job share: dee at risk
                                        "p6,P,b,ce,,,G2,,,,interim,fay,,,\n"     // no impact
                                        "p7,P,b,ce,,,G3,,,,acting,ben,,,\n"      // no impact
                                        "p8,P,a,ce,,,G2,,,,vacant,,,,\n"         // vacant
                                        "p9,P,a,ce,,,G9,,,,filled,anne,,,\n"     // anne again
                                        "q,Q,a,ce,,,,,,,filled,gus,,,\n"),
                            posts(top + "q,Q,a,ce,,,,,,,filled,cai ;eve,,,\n"));
  EXPECT_EQ(out.at_risk, 4u);
  EXPECT_EQ(out.no_impact, 2u);
  EXPECT_EQ(out.vacant_deleted, 1u);
  std::vector<std::size_t> lost;
  for (const PostId post : out.posts_at_risk)
    lost.push_back(index(post));
  EXPECT_THAT(lost, ElementsAre(1u, 2u, 3u, 5u, 9u)); // of `top` and p1 to p9; both of anne's
  EXPECT_THAT(groups(out), ElementsAre("a/G1: 1 0 0", "a/G2: 2 0 1", "b/G2: 1 1 0", "b/G3: 0 1 0"));
}

TEST(Comparison, whoever_is_replaced_on_a_post_that_stays_is_not_at_risk) {
  const auto out = compared(posts(top), posts("ce,Chief,a,,corporate,,G1,,1,100,acting,h2,yes,s,n\n"));
  EXPECT_EQ(out.at_risk, 0u);
  EXPECT_THAT(out.at_risk_groups, IsEmpty());
}

// --- places --------------------------------------------------------------------------------------------

// 'anne(p1) -> n1,n2: every'
Strings holders(const Places &places) {
  static const char *names[] = {"every", "some", "no"};
  const auto joined = [](const Strings &list) {
    std::string out;
    for (const std::string &item : list)
      out += (out.empty() ? "" : ",") + item;
    return out;
  };
  Strings out;
  for (const RingFencedHolder &holder : places.holders)
    out.push_back(holder.holder + "(" + joined(holder.lost_posts) + ") -> " + joined(holder.places) + ": " +
                  names[static_cast<int>(holder.matched)]);
  for (const RingFencedPost &post : places.posts)
    out.push_back(post.post_id + ": " + names[static_cast<int>(post.matched)]);
  return out;
}

TEST(Comparison, places_are_the_posts_ring_fenced_to_a_post_that_the_holder_lost) {
  const Files before = posts(top + "p1,P,a,ce,,,,,,,filled,anne,,,\np2,P,a,ce,,,,,,,filled,ben; cai,,,\n"
                                   "p3,P,a,ce,,,,,,,,,,,\np4,P,a,ce,,,,,,,interim,dee,,,\n"
                                   "p5,P,a,ce,,,,,,,filled,anne,,,\nold,P,a,ce,,,,,,,vacant,,,,\n");
  AppliedScenario after = applied(posts(top + "old,P,a,ce,,,,,,,vacant,,,,\nn1,N,a,ce,,,,,,,vacant,,,,\n"
                                              "n2,N,a,ce,,,,,,,vacant,,,,\nn3,N,a,ce,,,,,,,vacant,,,,\n"
                                              "n4,N,a,ce,,,,,,,vacant,,,,\n"));
  after.ring_fences = {{"n3", {"p4"}},       // an interim: nobody at risk
                       {"n2", {"p5", "p1"}}, // both anne's
                       {"n1", {"p2"}},       // one place for two
                       {"old", {"p1"}},      // of the scenario before, still vacant
                       {"gone", {"p1"}}};    // created and deleted again
  const auto out = compared(before, after);
  EXPECT_EQ(out.at_risk, 4u);
  EXPECT_EQ(out.places.matched, 2u);
  EXPECT_THAT(holders(out.places),
              ElementsAre("anne(p1,p5) -> old,n2: every", "ben(p2) -> n1: some", "cai(p2) -> n1: some",
                          "holder of p3(p3) -> : no", "old: some", "n1: every", "n2: some", "n3: no"));
  after.ring_fences.clear();
  EXPECT_THAT(holders(compared(before, after).places), IsEmpty());
}

// --- meetings ------------------------------------------------------------------------------------------

Files with_meetings(const std::string &post_rows, const std::string &meetings,
                    const std::string &attendance) {
  Files out = posts(post_rows);
  out.emplace_back("meetings.csv",
                   "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n" + meetings);
  out.emplace_back("attendance.csv", "meeting_id,attendee_id\n" + attendance);
  return out;
}

// 'board 3>1 [2: 1>1 24>24] [3: 2>0 48>0]'; '-' where it is not there, '?' where hours are not known
Strings replayed(const Comparison &comparison) {
  const auto seats = [](const std::optional<DuplicatedFigures> &f) {
    return f ? std::to_string(f->attendances) : "-";
  };
  const auto hours = [](const std::optional<double> &h) {
    return h ? std::to_string(static_cast<int>(*h)) : "?";
  };
  Strings out;
  for (const ReplayedMeeting &meeting : comparison.meetings) {
    std::string text = meeting.meeting_id + " " + seats(meeting.before) + ">" + seats(meeting.after);
    for (const TierSeats &tier : meeting.tiers)
      text += " [" + std::to_string(tier.tier) + ": " + std::to_string(tier.attendances_before) + ">" +
              std::to_string(tier.attendances_after) + " " + hours(tier.hours_before) + ">" +
              hours(tier.hours_after) + "]";
    out.push_back(text);
  }
  return out;
}

const std::string four = top + "x,X,a,ce,f,,,2,,,,,,,\ny,Y,b,ce,f,,,2,,,,,,,\nz,Z,b,y,f,,,3,,,,,,,\n";

TEST(Comparison, replays_every_meeting_that_changes_and_shows_which_tier_sits_there) {
  const std::string meetings =
      "same,S,f,,1,12\nmoves,M,f,,2,12\nloses,L,f,,2,12\nblank,B,f,,,12\nends,E,f,,1,1\n";
  const std::string same = "same,x\nsame,z\n";
  const auto out = compared(
      with_meetings(four, meetings,
                    same + "moves,x\nmoves,y\nloses,x\nloses,y\nloses,z\nblank,x\nblank,y\nends,x\n"),
      with_meetings(four, "same,S,f,,1,12\nmoves,M,f,,2,12\nloses,L,f,,2,12\nblank,B,f,,,12\nnew,N,f,,1,2\n",
                    same + "moves,x\nmoves,z\nloses,z\nblank,x\nnew,ce\nnew,z\n"));
  EXPECT_THAT(replayed(out), ElementsAre("loses 3>1 [2: 2>0 48>0] [3: 1>1 24>24]", // 48 hours
                                         "new ->2 [1: 0>1 0>2] [3: 0>1 0>2]",      // 4
                                         "ends 1>- [2: 1>0 1>0]",                  // 1
                                         "blank 2>1 [2: 2>1 ?>?]",                 // not known, a seat less
                                         "moves 2>2 [2: 2>1 48>24] [3: 0>1 0>24]"));
}

TEST(Comparison, ties_of_meetings_go_by_seats_and_then_by_identifier) {
  const std::string meetings = "c,C,f,,,1\nb,B,f,,,1\na,A,f,,,1\n";
  const auto out = compared(with_meetings(four, meetings, "a,x\nb,x\nc,x\n"),
                            with_meetings(four, meetings, "a,x\na,y\nb,x\nb,y\nc,x\nc,y\nc,z\n"));
  ASSERT_EQ(out.meetings.size(), 3u);
  EXPECT_EQ(out.meetings[0].meeting_id, "c");
  EXPECT_EQ(out.meetings[1].meeting_id, "a");
  EXPECT_EQ(out.meetings[2].meeting_id, "b");
}

MeetingKind kind_after(const Comparison &comparison, const AppliedScenario &after, const std::string &id) {
  const auto meeting = test::by_id<MeetingId>(*after.model, (*after.model)->meetings->id, id);
  return comparison.after.duplicated_attendance->kinds[index(meeting)];
}

TEST(Comparison, a_meeting_keeps_the_kind_that_it_had) {
  // before: x and ce are of two functions; after, x alone would be a team. `ends` the other way round.
  const std::string meetings = "board,B,f,,1,1\nteam,T,f,,1,1\nnamed,N,f,case,1,1\n";
  AppliedScenario after =
      applied(with_meetings(four, "named,N,f,team,1,1\nboard,B,f,team,1,1\nteam,T,f,,1,1\nnew,N,f,,1,1\n",
                            "board,x\nteam,x\nteam,ce\nteam,y\nnamed,x\nnew,x\n"));
  const Files before =
      with_meetings(four + "o,O,b,,,,,,,,,,,,\n", meetings, "board,x\nboard,o\nteam,x\nteam,y\nnamed,x\n");
  const auto out = compared(before, after);
  EXPECT_EQ(kind_after(out, after, "board"), MeetingKind::representation);
  EXPECT_EQ(kind_after(out, after, "team"), MeetingKind::counterparts);
  EXPECT_EQ(kind_after(out, after, "named"), MeetingKind::case_);
  EXPECT_EQ(kind_after(out, after, "new"), MeetingKind::team); // inferred
  EXPECT_EQ(out.after.duplicated_attendance->all.compared, 1u);
}

TEST(Comparison, kinds_given_for_the_model_before_are_kept_by_both_sides) {
  const Files files = with_meetings(four, "m,M,f,,1,1\n", "m,x\nm,y\n");
  const Model before = test::model_of(files);
  const AppliedScenario after = applied(files);
  const std::vector<MeetingKind> kinds = {MeetingKind::representation};
  const auto inferred = compare(before, {}, after);
  const auto kept = compare(before, kinds, after);
  EXPECT_EQ(inferred.before.duplicated_attendance->all.duplicated, 0u);
  EXPECT_EQ(kept.before.duplicated_attendance->all.duplicated, 1u);
  EXPECT_EQ(kept.after.duplicated_attendance->all.duplicated, 1u);
  EXPECT_THAT(kept.meetings, IsEmpty());
}

TEST(Comparison, a_merged_meeting_is_representation_if_either_was) {
  const std::string before =
      "board,B,f,representation,1,1\nteam,T,f,team,1,1\ncase,C,f,case,1,1\nlast,L,f,team,1,1\n";
  AppliedScenario after = applied(with_meetings(
      four, "team,T,f,team,1,1\ncase,C,f,case,1,1\nlast,L,f,team,1,1\n", "team,x\nteam,y\ncase,x\nlast,x\n"));
  after.merged = {{"board", "gone"}, {"gone", "team"}, {"case 2", "case"}};
  const auto out = compared(with_meetings(four, before, "board,x\nboard,y\nteam,x\n"), after);
  EXPECT_EQ(kind_after(out, after, "team"), MeetingKind::representation);
  EXPECT_EQ(kind_after(out, after, "case"), MeetingKind::case_);
  EXPECT_EQ(kind_after(out, after, "last"), MeetingKind::team);
  EXPECT_EQ(out.after.duplicated_attendance->all.duplicated, 1u);
}

TEST(Comparison, models_without_meetings_replay_none) {
  const auto out = compared(posts(top), with_meetings(four, "m,M,f,,1,1\n", "m,x\n"));
  EXPECT_THAT(replayed(out), ElementsAre("m ->1 [2: 0>1 0>1]"));
  EXPECT_FALSE(out.before.duplicated_attendance);
  EXPECT_THAT(compared(posts(top), posts(top)).meetings, IsEmpty());
}

// --- the rest ------------------------------------------------------------------------------------------

TEST(Comparison, staff_groups_are_changed_moved_or_deleted_apart_from_posts) {
  const auto groups_of = [](const std::string &rows) {
    Files out = posts(top + "x,X,a,ce,,,,,,,,,,,\n");
    out.emplace_back("staff_groups.csv",
                     "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost,source\n" +
                         rows);
    return out;
  };
  const std::string g = "g,x,5,T,G,f,a,10,s\n";
  const auto counts = [&](const std::string &row) {
    const auto out = compared(groups_of(g), groups_of(row));
    EXPECT_THAT(out.posts, IsEmpty());
    EXPECT_EQ(out.fte_change.all, 0.0);
    return Strings{std::to_string(out.staff_groups_changed), std::to_string(out.staff_groups_moved),
                   std::to_string(out.staff_groups_deleted)};
  };
  EXPECT_THAT(counts(g), ElementsAre("0", "0", "0"));
  EXPECT_THAT(counts("g,x,5,T,G,f,a,10,other\n"), ElementsAre("0", "0", "0"));
  EXPECT_THAT(counts("g,ce,5,T,G,f,a,10,s\n"), ElementsAre("0", "1", "0"));
  EXPECT_THAT(counts(""), ElementsAre("0", "0", "1"));
  for (const char *row :
       {"g,x,4,T,G,f,a,10,s\n", "g,x,5,U,G,f,a,10,s\n", "g,x,5,T,,f,a,10,s\n", "g,x,5,T,G,,a,10,s\n",
        "g,x,5,T,G,f,b,10,s\n", "g,x,5,T,G,f,a,,s\n", "g,ce,4,T,G,f,a,10,s\n"})
    EXPECT_THAT(counts(row), ElementsAre("1", "0", "0")) << row;
}

TEST(Comparison, other_savings_are_summed_by_organisation_and_never_mixed_in) {
  AppliedScenario after = applied(posts(top));
  after.other_savings = {{"x", "b", "", "", 100.0, 1.5},
                         {"y", "a", "", "", 20.0, std::nullopt},
                         {"z", "", "", "", 3.0, 1.0},
                         {"w", "b", "", "", 400.0, std::nullopt},
                         {"v", "b", "", "", std::nullopt, 0.5}};
  const auto out = compared(posts(top), after);
  EXPECT_EQ(out.other_savings.annual_saving, 523.0);
  EXPECT_EQ(out.other_savings.fte, 3.0);
  EXPECT_THAT(out.other_savings.by_organisation, ElementsAre(20, 500));
  EXPECT_EQ(out.other_savings.without_organisation, 3);
  EXPECT_EQ(out.cost_change_per_year.all, 0.0);
  EXPECT_EQ(out.fte_change.all, 0.0);

  const auto without = compared(posts(top), posts(top)).other_savings;
  EXPECT_EQ(without.annual_saving, std::nullopt);
  EXPECT_EQ(without.fte, std::nullopt);
}

TEST(Comparison, compares_each_scenario_with_the_one_that_it_starts_from) {
  const auto model = [](const std::string &rows, const std::string &seats) {
    return with_meetings(four + rows, "m,M,f,,1,1\n", seats);
  };
  const std::string n1 = "n1,N,a,ce,,,,,,,,,,,\n", n2 = "n2,N,a,ce,,,,,,,,,,,\n";
  std::vector<AppliedScenario> scenarios;
  scenarios.push_back(applied(model(n1, "m,x\nm,y\n"), "first"));       // a team now, if it were inferred
  scenarios.push_back(applied(model(n1 + n2, "m,x\nm,y\n"), "second")); // starts from first
  scenarios.push_back(applied(model("", "m,x\nm,ce\nm,y\n"), "third"));
  AppliedScenario broken;
  broken.name = "broken";
  scenarios.push_back(broken);
  scenarios.push_back(applied(model("", "m,x\n"), "lost"));
  scenarios[1].starts_from = "first";
  scenarios[4].starts_from = "broken";

  const Model baseline =
      test::model_of(with_meetings(four + "o,O,b,,,,,,,,,,,,\n", "m,M,f,,1,1\n", "m,x\nm,o\nm,y\n"));
  const auto out = compare_all(baseline, scenarios);
  ASSERT_EQ(out.size(), 3u);
  EXPECT_EQ(out[0].name, "first");
  EXPECT_THAT(words(out[0]), ElementsAre("created:n1", "deleted:o"));
  EXPECT_THAT(words(out[1]), ElementsAre("created:n2"));
  EXPECT_THAT(words(out[2]), ElementsAre("deleted:o"));
  EXPECT_EQ(out[1].starts_from, "first");
  // the baseline's kind goes down the chain
  for (const Comparison &comparison : out)
    EXPECT_EQ(comparison.after.duplicated_attendance->kinds[0], MeetingKind::representation);
  EXPECT_EQ(out[1].before.duplicated_attendance->all.duplicated, 1u);
  EXPECT_THAT(out[1].meetings, IsEmpty());
}

/// `x:a:` `y:b:x`: post, organisation, manager.
Files lines(const std::string &list) {
  std::string rows;
  std::istringstream words(list);
  for (std::string word; words >> word;) {
    const std::size_t one = word.find(':'), two = word.rfind(':');
    rows += word.substr(0, one) + ",T," + word.substr(one + 1, two - one - 1) + "," + word.substr(two + 1) +
            ",,,,,,,,,,,\n";
  }
  return posts(rows);
}

TEST(Comparison, asks_nobody_who_lies_between_whom) {
  const Comparison c = compared(lines("x:a: y:a:x z:b:y"), lines("x:a: y:a:x z:b:x"));
  for (const Analysis *side : {&c.before, &c.after}) {
    ASSERT_TRUE(side->bridges);
    EXPECT_TRUE(side->bridges->betweenness.empty());
    EXPECT_EQ(side->bridges->sources, 3U) << "what is told of it stays";
    EXPECT_FALSE(side->bridges->connected.empty());
  }
}

TEST(Comparison, takes_the_baseline_that_is_measured_already) {
  const Model before = test::model_of(lines("x:a: y:a:x"));
  const std::vector<AppliedScenario> after = {applied(lines("x:a: y:a:"))};
  Analysis measured = analyse(before);
  measured.span_of_control.all.posts = 77; // what nobody would find anew
  const auto all = compare_all(before, after, {}, {}, &measured);
  EXPECT_EQ(all.at(0).before.span_of_control.all.posts, 77U);
  EXPECT_EQ(all.at(0).after.span_of_control.all.posts, 2U);
}

} // namespace
} // namespace organograph::comparison_test
