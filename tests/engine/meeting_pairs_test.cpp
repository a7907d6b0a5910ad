// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/meeting_pairs.hpp"

#include "organograph/engine/attendance.hpp"
#include "support/meeting_models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>
#include <set>
#include <sstream>
#include <tuple>

namespace organograph::test::meeting_pairs_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Optional;

MeetingPairs pairs_of(const Model &model, double overlap = 0.7, unsigned threads = 1) {
  const auto kinds = meeting_kinds(model, reduce_attendance(model));
  return meeting_pairs(model, kinds, {overlap, threads});
}

std::string meeting_id(const Model &model, MeetingId meeting) {
  return std::string(model.text(model->meetings->id[index(meeting)]));
}

template <class Pair> std::vector<std::string> shown(const Model &model, const std::vector<Pair> &pairs) {
  std::vector<std::string> out;
  for (const Pair &pair : pairs)
    out.push_back(meeting_id(model, pair.a) + " " + meeting_id(model, pair.b));
  return out;
}

// --- same people -----------------------------------------------------------------------------------------

TEST(SamePeople, matches_published_southern_women) {
  const Model model = published_model("southern-women");
  EXPECT_EQ(pairs_of(model, 0.7, 2).same_people.size(), 3u);
  EXPECT_EQ(pairs_of(model, 0.5, 2).same_people.size(), 17u);
}

TEST(SamePeople, matches_published_technical_committee) {
  const Model model = published_model("technical-committee-minutes");
  EXPECT_EQ(pairs_of(model, 0.7, 2).same_people.size(), 190u);
  EXPECT_EQ(pairs_of(model, 0.9, 2).same_people.size(), 22u);
}

/// Posts a, b, c ...; "M1:abc M2:ab1" are series and who attends; digits are partners.
Model attended(const std::string &meetings) {
  Files files = {{"organisations.csv", "organisation_id,name\nA,a\n"},
                 {"posts.csv", "post_id,title,organisation_id\n"},
                 {"partners.csv", "partner_id,name\n"},
                 {"meetings.csv", "meeting_id,subject\n"},
                 {"attendance.csv", "meeting_id,attendee_id\n"}};
  std::set<char> attendees;
  std::istringstream text(meetings);
  for (std::string meeting; text >> meeting;) {
    const std::string id = meeting.substr(0, meeting.find(':'));
    files[3].second += id + ",s\n";
    for (const char attendee : meeting.substr(id.size() + 1)) {
      attendees.insert(attendee);
      files[4].second += id + "," + attendee + "\n";
    }
  }
  for (const char attendee : attendees)
    if (attendee >= '0' && attendee <= '9')
      files[2].second += std::string{attendee} + ",n\n";
    else
      files[1].second += std::string{attendee} + ",t,A\n";
  return model_of(files);
}

TEST(SamePeople, orders_by_jaccard_then_common_then_bytes) {
  const Model model = attended("b:xyz B:xyz a:xyz p:qrst P:qrst u:klmn U:klmo");
  const auto result = pairs_of(model, 0.6).same_people;
  EXPECT_THAT(shown(model, result), ElementsAre("P p", "B a", "B b", "a b", "U u"));
  EXPECT_EQ(result.back().common, 3u);
  EXPECT_DOUBLE_EQ(result.back().jaccard, 0.6);
}

TEST(SamePeople, counts_partners_as_attendees) {
  const Model model = attended("M1:ab12 M2:ab13 M3:cd1");
  EXPECT_THAT(shown(model, pairs_of(model, 0.6).same_people), ElementsAre("M1 M2"));
  EXPECT_THAT(shown(model, pairs_of(model, 0.61).same_people), IsEmpty());
}

TEST(SamePeople, leaves_sets_of_fewer_than_two_out) {
  const Model model = attended("M1:a M2:a M3:ab M4: M5:");
  EXPECT_THAT(shown(model, pairs_of(model, 0.5).same_people), IsEmpty());
}

TEST(SamePeople, decimal_overlaps_are_exact) {
  // 7 of 10, 9 of 10, 1 of 5: neither lost nor let in by rounding.
  const Model seven = attended("M1:abcdefghi M2:abcdefgj"); // 7 / 10
  EXPECT_EQ(pairs_of(seven, 0.7).same_people.size(), 1u);
  EXPECT_EQ(pairs_of(seven, std::nextafter(0.7, 1)).same_people.size(), 0u);
  const Model nine = attended("M1:abcdefghij M2:abcdefghi");
  EXPECT_EQ(pairs_of(nine, 0.9).same_people.size(), 1u);
  EXPECT_EQ(pairs_of(nine, std::nextafter(0.9, 1)).same_people.size(), 0u);
  const Model fifth = attended("M1:abc M2:ade");
  EXPECT_EQ(pairs_of(fifth, 0.2).same_people.size(), 1u);
}

// A family of sets, some of them near-copies of others, so that every overlap has pairs.
std::vector<std::string> random_family(std::mt19937 &random) {
  const std::string all = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::vector<std::string> sets;
  const std::size_t count = 2 + random() % 15, attendees = 4 + random() % 30;
  for (std::size_t s = 0; s < count; ++s) {
    std::set<char> set;
    if (s > 0 && random() % 2 == 0) {
      const std::string &copied = sets[random() % s];
      set.insert(copied.begin(), copied.end());
    }
    for (std::size_t n = random() % (s % 3 == 0 ? attendees : 4); n-- > 0;)
      set.insert(all[random() % attendees]);
    for (std::size_t n = random() % 3; n-- > 0 && !set.empty();)
      set.erase(set.begin());
    sets.emplace_back(set.begin(), set.end());
  }
  return sets;
}

TEST(SamePeople, matches_oracle_of_all_pairs_on_random_families) {
  std::mt19937 random(1);
  std::size_t found = 0;
  for (int round = 0; round < 200; ++round) {
    const std::vector<std::string> sets = random_family(random);
    std::string drawn;
    for (std::size_t s = 0; s < sets.size(); ++s)
      drawn += "M" + std::to_string(s) + ":" + sets[s] + " ";
    const Model model = attended(drawn);
    for (const double overlap : {0.2, 0.5, 0.7, 0.75, 0.9, 1.0}) {
      std::set<std::tuple<std::size_t, std::size_t, std::size_t, double>> expected, actual;
      for (std::size_t a = 0; a < sets.size(); ++a)
        for (std::size_t b = a + 1; b < sets.size(); ++b) {
          std::string common;
          std::set_intersection(sets[a].begin(), sets[a].end(), sets[b].begin(), sets[b].end(),
                                std::back_inserter(common));
          const double jaccard = static_cast<double>(common.size()) /
                                 static_cast<double>(sets[a].size() + sets[b].size() - common.size());
          if (sets[a].size() >= 2 && sets[b].size() >= 2 && jaccard >= overlap)
            expected.emplace(a, b, common.size(), jaccard);
        }
      const auto result = pairs_of(model, overlap).same_people;
      for (const SamePeoplePair &pair : result)
        actual.emplace(std::min(index(pair.a), index(pair.b)), std::max(index(pair.a), index(pair.b)),
                       pair.common, pair.jaccard);
      EXPECT_EQ(actual, expected) << "overlap " << overlap << ": " << drawn;
      EXPECT_EQ(result.size(), expected.size()) << "a pair came twice";
      found += expected.size();
    }
  }
  EXPECT_GT(found, 1000u);
}

// --- mirror ----------------------------------------------------------------------------------------------

/// County A and City B with a post each in adults (A1, B1) and in children (A2, B2), a joint post J, and
/// partners p, q, r, s, t. Rows of meetings: meeting_id,subject,function,kind,duration_hours,
/// occurrences_per_year; `attendance`: "M1:A1,p,q M2:B1,p".
Model mirrored(const std::string &meetings, const std::string &attendance) {
  Files files = {
      {"organisations.csv", "organisation_id,name\nA,County of Fen\nB,Isle City\nC,Third\n"},
      {"posts.csv", "post_id,title,organisation_id,function,tier,holder\nA1,t,A,adults,3,\n"
                    "A2,t,A,children,3,\nB1,t,B,adults,3,\nB2,t,B,children,3,\nJ,t,A,adults,2,\n"
                    "C1,t,C,adults,3,\nA3,t,A,adults,3,\nX1,t,A,roads,2,Ada\nX2,t,B,roads,1,Ada\n"
                    "A4,t,A,roads,2,\n"},
      {"post_shares.csv", "post_id,organisation_id,cost_share\nJ,A,0.5\nJ,B,0.5\n"},
      {"partners.csv", "partner_id,name\np,P\nq,Q\nr,R\ns,S\nt,T\n"},
      {"meetings.csv", "meeting_id,subject,function,kind,duration_hours,occurrences_per_year\n" + meetings},
      {"attendance.csv", "meeting_id,attendee_id,role\n"}};
  std::istringstream text(attendance);
  for (std::string meeting; text >> meeting;) {
    std::istringstream attendees(meeting.substr(meeting.find(':') + 1));
    for (std::string attendee; std::getline(attendees, attendee, ',');) {
      const bool by_law = attendee.back() == '!';
      files[5].second += meeting.substr(0, meeting.find(':')) + "," +
                         attendee.substr(0, attendee.size() - (by_law ? 1 : 0)) +
                         (by_law ? ",statutory\n" : ",\n");
    }
  }
  return model_of(files);
}

/// M1 of county post A1 and M2 of city post B1, both with partner p, of function adults.
std::vector<std::string> mirrors_of_subjects(const std::string &first, const std::string &second) {
  const Model model =
      mirrored("M1," + first + ",adults,,,\nM2," + second + ",adults,,,\n", "M1:A1,p M2:B1,p");
  return shown(model, pairs_of(model).mirror);
}

std::vector<std::string> mirrors(const std::string &meetings, const std::string &attendance) {
  const Model model = mirrored(meetings, attendance);
  return shown(model, pairs_of(model).mirror);
}

TEST(Mirror, finds_two_series_that_one_partner_must_attend_twice) {
  const Model model =
      mirrored("M2,Carers Board,adults,,2,6\nM1,carers' board meeting,adults,,1,12\n", "M1:A1,q,p M2:B1,p,r");
  const MeetingPairs result = pairs_of(model);
  ASSERT_THAT(shown(model, result.mirror), ElementsAre("M1 M2"));
  const MirrorPair &pair = result.mirror[0];
  EXPECT_EQ(model.text(model->functions.id[index(pair.function)]), "adults");
  EXPECT_EQ(pair.rule, MirrorRule::subject);
  EXPECT_DOUBLE_EQ(pair.subject_jaccard, 2.0 / 3);
  EXPECT_DOUBLE_EQ(pair.partner_jaccard, 1.0 / 3);
  EXPECT_THAT(pair.common_partners, ElementsAre(PartnerId{0}));
  EXPECT_THAT(pair.organisations_a, ElementsAre(OrganisationId{0}));
  EXPECT_THAT(pair.organisations_b, ElementsAre(OrganisationId{1}));
  EXPECT_EQ(pair.attendances_that_become_duplicated, 1);
}

TEST(Mirror, subjects_are_alike_from_a_half_of_their_words) {
  EXPECT_THAT(mirrors_of_subjects("carers board review", "board carers plan"), ElementsAre("M1 M2")); // 2 / 4
  EXPECT_THAT(mirrors_of_subjects("carers board", "board plan"), IsEmpty());                          // 1 / 3
  EXPECT_THAT(mirrors_of_subjects("a b c d", "a b c e f g"), IsEmpty());                              // 3 / 7
}

TEST(Mirror, words_have_no_case_and_end_at_anything_but_letters_and_digits) {
  EXPECT_THAT(mirrors_of_subjects("CARERS-board_2017", "carers(Board):2017"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("carers17", "carers 17"), IsEmpty());
}

TEST(Mirror, words_beyond_ascii_are_words_too) {
  EXPECT_THAT(mirrors_of_subjects("ÉCOLE ŻÓŁĆ", "école żółć"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("ΠΑΙΔΙΆ", "παιδιά"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("Совет—Детей", "ДЕТЕЙ «СОВЕТ»"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("家庭", "家庭"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("école", "ecole"), IsEmpty());
}

TEST(Mirror, words_of_every_organisation_are_taken_out) {
  EXPECT_THAT(mirrors_of_subjects("County carers", "ISLE City carers"), ElementsAre("M1 M2"));
  EXPECT_THAT(mirrors_of_subjects("carers A", "carers b Third"), ElementsAre("M1 M2"));
  // Nothing is left of either: no likeness.
  EXPECT_THAT(mirrors_of_subjects("Isle City", "Isle City"), IsEmpty());
  EXPECT_THAT(mirrors_of_subjects("!!!", "!!!"), IsEmpty());
}

TEST(Mirror, kinds_case_and_statutory_are_out_if_either_has_them) {
  const std::string attendance = "M1:A1,p M2:B1,p";
  for (const std::string kind : {"case", "statutory"}) {
    EXPECT_THAT(mirrors("M1,board,adults," + kind + ",,\nM2,board,adults,,,\n", attendance), IsEmpty())
        << kind;
    EXPECT_THAT(mirrors("M1,board,adults,,,\nM2,board,adults," + kind + ",,\n", attendance), IsEmpty())
        << kind;
  }
  EXPECT_THAT(mirrors("M1,board,adults,team,,\nM2,board,adults,representation,,\n", attendance),
              ElementsAre("M1 M2"));
}

TEST(Mirror, functions_are_equal_and_not_blank) {
  const std::string attendance = "M1:A1,p M2:B1,p";
  EXPECT_THAT(mirrors("M1,board,adults,,,\nM2,board,children,,,\n", attendance), IsEmpty());
  EXPECT_THAT(mirrors("M1,board,,,,\nM2,board,,,,\n", attendance), IsEmpty());
}

TEST(Mirror, sides_have_nothing_in_common_and_are_not_empty) {
  const std::string meetings = "M1,board,adults,,,\nM2,board,adults,,,\n";
  EXPECT_THAT(mirrors(meetings, "M1:A1,p M2:A3,p"), IsEmpty());
  EXPECT_THAT(mirrors(meetings, "M1:A1,p M2:J,p"), IsEmpty());
  EXPECT_THAT(mirrors(meetings, "M1:A1,C1,p M2:B1,C1,p"), IsEmpty());
  EXPECT_THAT(mirrors(meetings, "M1:A1,p M2:p"), IsEmpty());
  EXPECT_THAT(mirrors(meetings, "M1:J,p M2:C1,p"), IsEmpty()); // a joint post shows no side
  EXPECT_THAT(mirrors(meetings, "M1:A1,J,p M2:B1,J,p"), ElementsAre("M1 M2"));
}

TEST(Mirror, some_partner_attends_both) {
  const std::string meetings = "M1,board,adults,,,\nM2,board,adults,,,\n";
  EXPECT_THAT(mirrors(meetings, "M1:A1,p M2:B1,q"), IsEmpty());
  EXPECT_THAT(mirrors(meetings, "M1:A1 M2:B1"), IsEmpty());
}

TEST(Mirror, nearly_the_same_partners_make_up_for_subjects_that_are_less_alike) {
  // Subjects 1 / 5; partners as drawn.
  const std::string meetings = "M1,board a1 a2,adults,,,\nM2,board b1 b2,adults,,,\n";
  const Model model = mirrored(meetings, "M1:A1,p,q M2:B1,q,p");
  const MeetingPairs result = pairs_of(model);
  ASSERT_EQ(result.mirror.size(), 1u);
  EXPECT_EQ(result.mirror[0].rule, MirrorRule::partners);
  EXPECT_DOUBLE_EQ(result.mirror[0].subject_jaccard, 0.2);
  EXPECT_DOUBLE_EQ(result.mirror[0].partner_jaccard, 1);
  EXPECT_THAT(mirrors(meetings, "M1:A1,p,q,r,s M2:B1,p,q,r,s,t"), ElementsAre("M1 M2")); // 4 / 5
  EXPECT_THAT(mirrors(meetings, "M1:A1,p,q,r M2:B1,p,q,r,s"), IsEmpty());                // 3 / 4
  EXPECT_THAT(mirrors(meetings, "M1:A1,p M2:B1,p"), IsEmpty());                          // one partner
  EXPECT_THAT(mirrors("M1,board a1 a2,adults,,,\nM2,board b1 b2 b3,adults,,,\n", "M1:A1,p,q M2:B1,p,q"),
              IsEmpty()); // subjects 1 / 6
}

TEST(Mirror, orders_by_common_partners_then_bytes) {
  const Model model = mirrored("a,one board,adults,,,\nb,one board,adults,,,\nZ,two panel,adults,,,\n"
                               "Y,two panel,adults,,,\nc,third talk,adults,,,\nd,third talk,adults,,,\n",
                               "a:A1,p b:B1,p Z:A1,p Y:B1,p c:A1,p,q d:B1,p,q");
  EXPECT_THAT(shown(model, pairs_of(model).mirror), ElementsAre("c d", "Y Z", "a b"));
}

TEST(Mirror, frees_each_partner_of_all_but_its_largest_series) {
  // p attends all three of one group (2, 12 and 6 hours), q two of them (12, 6), r one.
  const Model model = mirrored("M1,board,adults,,1,2\nM2,board,adults,,1,12\nM3,board,adults,,0.5,12\n",
                               "M1:A1,p,r M2:B1,p,q M3:C1,q,p");
  const MeetingPairs result = pairs_of(model);
  EXPECT_THAT(shown(model, result.mirror), ElementsAre("M2 M3", "M1 M2", "M1 M3"));
  EXPECT_THAT(result.mirror_groups, ElementsAre(ElementsAre(MeetingId{0}, MeetingId{1}, MeetingId{2})));
  EXPECT_THAT(result.partner_hours_freed_per_year, Optional(2 + 6 + 6));
  EXPECT_THAT(result.mirrored_hours_per_year,
              ElementsAre(Optional(8.0), Optional(6.0), Optional(0.0), Optional(0.0), Optional(0.0)));
}

TEST(Mirror, groups_are_connected_though_not_every_two_are_a_pair) {
  // M1 and M3 are both the county's; M2 joins them. M4 and M5 are a group of their own.
  const Model model = mirrored("M4,panel,adults,,1,1\nM1,board,adults,,1,1\nM2,board,adults,,1,1\n"
                               "M3,board,adults,,1,1\nM5,panel,adults,,1,1\n",
                               "M1:A1,p M2:B1,p M3:A3,p M4:A1,q M5:C1,q");
  const MeetingPairs result = pairs_of(model);
  EXPECT_THAT(shown(model, result.mirror), ElementsAre("M1 M2", "M2 M3", "M4 M5"));
  EXPECT_THAT(result.mirror_groups, ElementsAre(ElementsAre(MeetingId{0}, MeetingId{4}),
                                                ElementsAre(MeetingId{1}, MeetingId{2}, MeetingId{3})));
  EXPECT_THAT(result.partner_hours_freed_per_year, Optional(2.0 + 1.0));
}

TEST(Mirror, hours_that_are_not_known_are_null_and_not_0) {
  const std::string attendance = "M1:A1,p M2:B1,p M3:A1,q M4:B1,q";
  const std::string two = "M3,panel,adults,,,\nM4,panel,adults,,,\n";
  const Model none_known = mirrored("M1,board,adults,,,\nM2,board,adults,,,\n" + two, attendance);
  EXPECT_EQ(pairs_of(none_known).partner_hours_freed_per_year, std::nullopt);
  const Model some_known = mirrored("M1,board,adults,,1,6\nM2,board,adults,,2,6\n" + two, attendance);
  const MeetingPairs result = pairs_of(some_known);
  EXPECT_THAT(result.partner_hours_freed_per_year, Optional(6.0));
  EXPECT_THAT(result.mirrored_hours_per_year,
              ElementsAre(Optional(6.0), std::nullopt, Optional(0.0), Optional(0.0), Optional(0.0)));
}

TEST(Mirror, one_series_of_a_group_frees_nothing_even_if_its_hours_are_not_known) {
  const Model model = mirrored("M1,board,adults,,1,6\nM2,board,adults,,,\n", "M1:A1,p M2:B1,p,q");
  EXPECT_THAT(pairs_of(model).mirrored_hours_per_year,
              ElementsAre(Optional(0.0), Optional(0.0), Optional(0.0), Optional(0.0), Optional(0.0)));
}

TEST(Mirror, without_pairs_nothing_is_freed) {
  const Model model = mirrored("M1,board,adults,,,\n", "M1:A1,p");
  const MeetingPairs result = pairs_of(model);
  EXPECT_THAT(result.partner_hours_freed_per_year, Optional(0.0));
  EXPECT_EQ(result.attendances_that_become_duplicated, 0);
  EXPECT_THAT(result.mirror_groups, IsEmpty());
  EXPECT_THAT(result.mirrored_hours_per_year, testing::Each(Optional(0.0)));
}

TEST(Mirror, attendances_become_duplicated_once_the_pair_is_one) {
  const std::string meetings = "M1,board,adults,,,\nM2,board,adults,,,\n";
  const auto become = [&](const std::string &rows, const std::string &attendance) {
    const Model model = mirrored(rows, attendance);
    const MeetingPairs result = pairs_of(model);
    EXPECT_EQ(result.mirror.size(), 1u);
    EXPECT_EQ(result.mirror.at(0).attendances_that_become_duplicated,
              result.attendances_that_become_duplicated);
    return result.attendances_that_become_duplicated;
  };
  EXPECT_EQ(become(meetings, "M1:A1,A2,p M2:B1,B2,p"), 2);
  EXPECT_EQ(become(meetings, "M1:A1,A3,p M2:B1,p"), 1);     // A1 and A3 are duplicated now
  EXPECT_EQ(become(meetings, "M1:A1,A2,p M2:B1!,B2,p"), 1); // a seat held by law stays one
  EXPECT_EQ(become(meetings, "M1:A1,p M2:B2,p"), 0);
}

TEST(Mirror, a_merged_meeting_is_compared_if_either_was) {
  const std::string attendance = "M1:A1,A3,p M2:B1,p";
  const auto become = [&](const std::string &kind_1, const std::string &kind_2) {
    const Model model =
        mirrored("M1,board,adults," + kind_1 + ",,\nM2,board,adults," + kind_2 + ",,\n", attendance);
    return pairs_of(model).attendances_that_become_duplicated;
  };
  EXPECT_EQ(become("team", "representation"), 2); // A1 and A3 were not compared
  EXPECT_EQ(become("representation", "team"), 1);
  EXPECT_EQ(become("team", "team"), 0);
}

TEST(Mirror, a_person_on_both_sides_can_take_a_duplicate_away) {
  // X1 and X2 are one person; as one meeting X2 (tier 1) stays and A4 (tier 2) has no counterpart any more.
  const Model model = mirrored("M1,board,adults,,,\nM2,board,adults,,,\n", "M1:X1,A4,p M2:X2,p");
  EXPECT_EQ(pairs_of(model).attendances_that_become_duplicated, -1);
}

TEST(Mirror, a_group_is_counted_as_one_meeting) {
  // A1 and A3 sit in both county meetings: 1 + 1 duplicated now, 2 of A1, A3, B1 as one.
  const Model model = mirrored("M1,board,adults,,,\nM2,board,adults,,,\nM3,board,adults,,,\n",
                               "M1:A1,A3,p M2:B1,p M3:A1,A3,p");
  const MeetingPairs result = pairs_of(model);
  ASSERT_THAT(shown(model, result.mirror), ElementsAre("M1 M2", "M2 M3"));
  EXPECT_EQ(result.mirror[0].attendances_that_become_duplicated, 1);
  EXPECT_EQ(result.mirror[1].attendances_that_become_duplicated, 1);
  EXPECT_EQ(result.attendances_that_become_duplicated, 0);
}

TEST(Mirror, a_seat_held_by_law_in_one_meeting_of_a_group_stays_so) {
  // A1 sits by law in M3 only: as one, M1 to M3 have A1 (by law) and B1, nothing duplicated.
  const Model model =
      mirrored("M1,board,adults,,,\nM2,board,adults,,,\nM3,board,adults,,,\n", "M1:A1,p M2:B1,p M3:A1!,p");
  EXPECT_EQ(pairs_of(model).attendances_that_become_duplicated, 0);
}

// --- mirror against the rules, on random models ----------------------------------------------------------

struct RandomMeeting {
  std::set<std::string> words, posts, partners;
  std::string function, kind;
};

RandomMeeting random_meeting(std::mt19937 &random) {
  const auto some_of = [&](const std::vector<std::string> &all, std::size_t at_most) {
    std::set<std::string> out;
    for (std::size_t n = random() % (at_most + 1); n-- > 0;)
      out.insert(all[random() % all.size()]);
    return out;
  };
  RandomMeeting out;
  out.words = some_of({"u", "v", "w", "x", "y", "z"}, 7);
  out.posts = some_of({"A1", "A1", "B1", "B1", "C1", "J"}, 2);
  out.partners = some_of({"p", "q", "r", "s", "t"}, 4);
  if (random() % 2 == 0)
    out.partners.insert({"p", "q", "r", "s"});
  out.function = std::vector<std::string>{"adults", "adults", "adults", "children", ""}[random() % 5];
  out.kind = random() % 8 > 0 ? "" : random() % 2 == 0 ? "case" : "statutory";
  return out;
}

double jaccard(const std::set<std::string> &a, const std::set<std::string> &b) {
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  const std::size_t both = a.size() + b.size() - common.size();
  return both == 0 ? 0 : static_cast<double>(common.size()) / static_cast<double>(both);
}

bool is_mirror(const RandomMeeting &a, const RandomMeeting &b) {
  const auto side = [](const RandomMeeting &meeting) {
    std::set<std::string> out;
    for (const std::string &post : meeting.posts)
      if (post != "J") // a joint post shows no side
        out.insert(post.substr(0, 1));
    return out;
  };
  for (const RandomMeeting *meeting : {&a, &b})
    if (meeting->kind == "case" || meeting->kind == "statutory" || side(*meeting).empty())
      return false;
  std::vector<std::string> common;
  std::set_intersection(a.partners.begin(), a.partners.end(), b.partners.begin(), b.partners.end(),
                        std::back_inserter(common));
  if (a.function.empty() || a.function != b.function || jaccard(side(a), side(b)) > 0 || common.empty())
    return false;
  const double subjects = jaccard(a.words, b.words);
  return subjects >= 0.5 || (subjects >= 0.2 && common.size() >= 2 && jaccard(a.partners, b.partners) >= 0.8);
}

Model random_mirrors(const std::vector<RandomMeeting> &list) {
  std::string meetings, attendance;
  for (std::size_t m = 0; m < list.size(); ++m) {
    const std::string id = "M" + std::to_string(m);
    meetings += id + ",.";
    for (const std::string &word : list[m].words)
      meetings += " " + word;
    meetings += "," + list[m].function + "," + list[m].kind + ",1,\n";
    attendance += id + ":";
    for (const auto *attendees : {&list[m].posts, &list[m].partners})
      for (const std::string &attendee : *attendees)
        attendance += (attendance.back() == ':' ? "" : ",") + attendee;
    attendance += " ";
  }
  return mirrored(meetings, attendance);
}

TEST(Mirror, matches_oracle_of_the_rules_on_random_models) {
  std::mt19937 random(2);
  std::size_t by_rule[2] = {0, 0};
  for (int round = 0; round < 100; ++round) {
    std::vector<RandomMeeting> list(20 + random() % 40);
    for (RandomMeeting &meeting : list)
      meeting = random_meeting(random);
    const Model model = random_mirrors(list);
    std::set<std::pair<std::size_t, std::size_t>> expected, actual;
    for (std::size_t a = 0; a < list.size(); ++a)
      for (std::size_t b = a + 1; b < list.size(); ++b)
        if (is_mirror(list[a], list[b]))
          expected.emplace(a, b);
    const auto result = pairs_of(model).mirror;
    for (const MirrorPair &pair : result) {
      const std::size_t a = index(pair.a), b = index(pair.b);
      actual.emplace(std::min(a, b), std::max(a, b));
      EXPECT_EQ(pair.subject_jaccard, jaccard(list[a].words, list[b].words));
      EXPECT_EQ(pair.partner_jaccard, jaccard(list[a].partners, list[b].partners));
      EXPECT_EQ(pair.rule == MirrorRule::subject, pair.subject_jaccard >= 0.5);
      ++by_rule[pair.rule == MirrorRule::subject ? 0 : 1];
    }
    EXPECT_EQ(actual, expected);
    EXPECT_EQ(result.size(), expected.size()) << "a pair came twice";
  }
  EXPECT_GT(by_rule[0], 500u);
  EXPECT_GT(by_rule[1], 250u);
}

auto fields(const MeetingPairs &result) {
  std::vector<std::tuple<MeetingId, MeetingId, double>> people;
  for (const auto &pair : result.same_people)
    people.emplace_back(pair.a, pair.b, pair.jaccard);
  std::vector<std::tuple<MeetingId, MeetingId, double, std::int64_t>> mirror;
  for (const auto &pair : result.mirror)
    mirror.emplace_back(pair.a, pair.b, pair.subject_jaccard, pair.attendances_that_become_duplicated);
  return std::tuple(people, mirror, result.mirror_groups, result.partner_hours_freed_per_year,
                    result.attendances_that_become_duplicated, result.mirrored_hours_per_year);
}

TEST(MeetingPairs, do_not_depend_on_the_thread_count) {
  std::mt19937 random(3);
  std::vector<RandomMeeting> list(400);
  for (RandomMeeting &meeting : list)
    meeting = random_meeting(random);
  const Model model = random_mirrors(list);
  const auto one = fields(pairs_of(model, 0.7, 1));
  EXPECT_GT(std::get<0>(one).size(), 1000u);
  EXPECT_GT(std::get<1>(one).size(), 500u);
  EXPECT_EQ(fields(pairs_of(model, 0.7, 2)), one);
  EXPECT_EQ(fields(pairs_of(model, 0.7, 7)), one);
}

} // namespace
} // namespace organograph::test::meeting_pairs_test
