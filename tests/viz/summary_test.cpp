// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/summary.hpp"

#include "organograph/viz/analysis_json.hpp"
#include "organograph/viz/published.hpp"
#include "support/examples.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace organograph::viz::summary_test {
namespace {

std::string summary_of(const Draft &draft, const SummaryOptions &options = {}) {
  return summary(with_published(test::study_of(draft, {})), options);
}

std::string summary_of(const test::Files &files, const SummaryOptions &options = {}) {
  return summary_of(io::read_model_files(files), options);
}

std::vector<std::string> lines(const std::string &text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);)
    out.push_back(line);
  return out;
}

// Code points of UTF-8; 0 bytes of a broken character count as the text's fault.
std::vector<char32_t> characters(const std::string &text) {
  std::vector<char32_t> out;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    EXPECT_FALSE((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i + length > text.size()) << "broken UTF-8";
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t j = 1; j < length && i + j < text.size(); ++j) {
      const auto next = static_cast<unsigned char>(text[i + j]);
      EXPECT_EQ(next & 0xC0U, 0x80U) << "broken UTF-8";
      code = (code << 6) | (next & 0x3FU);
    }
    out.push_back(code);
    i += length;
  }
  return out;
}

// An upper bound of the columns: every CJK character and emoji counts two, nothing counts none but marks.
std::size_t columns(const std::string &line) {
  std::size_t out = 0;
  for (const char32_t c : characters(line))
    out += c >= 0x300 && c < 0x370 ? 0 : (c >= 0x2E80 && c < 0xA000) || c >= 0x1F300 ? 2 : 1;
  return out;
}

bool disturbs(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

TEST(Summary, of_two_councils_reads_so) {
  EXPECT_EQ(
      summary_of(test::two_councils_with("published.csv", "measure,value\ncount(posts),6\ncount(posts),7\n")),
      R"(Two councils
As of 2016-09-30: 6 posts (6 FTE) in 2 organisations, 1 joint post. 3 meeting
series with 10 seats of posts and partners. 2 partners. 1 staff group (12.5
FTE).

SPAN OF CONTROL (no span is right by itself; vacant posts count)
  3 managers have 1.67 direct reports on average (median 2, largest 2); 1 has
  exactly one. 3 layers (the top is layer 1).
   2 reports  Chief Executive (ce)
   2 reports  Executive Director C (ed_c)
DUPLICATED MEETING ATTENDANCE (overlap is not waste, hours are not savings)
  3 of 7 compared seats are duplicated (42.9 %): another seat in the same
  meeting speaks for the same service at the same level; 2 across organisations,
  1 within one. They take 60 person-hours a year, as invited, at a cost of 3,200
  GBP.
     3 seats  Adults and health (m38), 60 hours a year as invited
MEETINGS THAT REPEAT EACH OTHER (candidates for a look, an upper bound)
  1 mirror pair (a partner attends twice: two organisations meet apart), 12
  partner hours a year, as invited, fewer if joined. 0 pairs of meetings with at
  least 70 % of the people in common. 0 pairs of posts share 5 or more meeting
  series.
      mirror  Safety board of the… (board_c) / Safety board of the… (board_p)
PARTNER CONTACT (as declared by the councils; a partner may see it otherwise)
  4 links. 1 service of a partner reaches two or more organisations: 0 by one
  voice (a single post), 1 in dual ownership (posts of separate organisations).
  2 contacts  Health commissioners (health) - Adult services
   1 contact  Police (police) - Adult services
CAPACITY AND BREADTH (what posts have, not what people do)
  Own and shared FTE: ccc 3 and 0.5, pcc 2 and 0.5. Remits (a service in a
  council) of a post: 1 on average, at most 1. Services with several heads: 1.
INTEGRATION DEPTH (higher is not better: sharing is not an end in itself)
  2 services of two organisations by the level reached, 0 (separate) to 7
  (full): 1 at 0, 1 at 2. Of 1 target 1 is not secured. Secured: every lower
  level is held. Of 1 shared service 0 have no target.
     level 2  Adult services (ccc, pcc): aligned, target 4
     level 0  separate: People
BRIDGES (about named people's posts: not for publication)
  1 pair of organisations is connected by lines and meetings; 0 posts are the
  only link. Shortest ways between other posts lead most often through:
    1.5 ways  Executive Director C (ed_c)
    1.5 ways  Executive Director P (ed_p)
COMMUNITIES (2; likeness to services 1, to employers 0)
Not given: statutory officers, agreements, consultations, recharges, benefits,
claims, pay ranges. 2 warnings about the data, of 2 kinds. 2 published figures
computed again: 1 agrees, 1 differs.
All this rests on 37 rows: 13 with a source, 1 assumed, 23 without a source. By
default 6 posts count as 1 FTE, 2 posts count as filled.
)");
}

TEST(Summary, fits_one_screen_and_says_what_every_output_must_say) {
  const std::string example = test::example_path(test::of_2017);
  StudyOptions options;
  options.all_scenarios = false;
  const std::string text = summary(
      with_published(test::study_of(io::read_model_folder(example), io::read_scenarios(example), options)));
  EXPECT_LE(lines(text).size(), 40U) << text;
  for (const std::string &line : lines(text))
    EXPECT_LE(columns(line), 80U) << line;
  for (const char *words :
       {"overlap is not waste", "hours are not savings", "higher is not better", "an upper bound",
        "as declared by the councils", "not for publication", "the top is layer 1"})
    EXPECT_NE(text.find(words), std::string::npos) << words;
}

TEST(Summary, names_what_was_not_measured_and_why) {
  test::Files files = {{"organisations.csv", "organisation_id,name\nx,X\n"},
                       {"posts.csv", "post_id,title,organisation_id\na,A,x\n"}};
  const std::string text = summary_of(files);
  EXPECT_NE(text.find("Not measured: duplicated attendance (no meetings are given); meeting pairs "
                      "(no\nmeetings are given);"),
            std::string::npos)
      << text;
  EXPECT_NE(text.find("(no partner_links table)"), std::string::npos);
  EXPECT_EQ(text.find("DUPLICATED"), std::string::npos);
  EXPECT_EQ(text.find("published figure"), std::string::npos);
  EXPECT_NE(text.find("  0 managers. 1 layer (the top is layer 1).\n"), std::string::npos);
}

TEST(Summary, says_why_nothing_is_compared_and_why_hours_are_not_known) {
  const std::string posts =
      "post_id,title,organisation_id,function,tier\na,A,x,f,1\nb,B,x,f,1\nc,C,x,g,1\nd,D,x,,1\n";
  const auto text = [&](const std::string &attendance) {
    return summary_of({{"organisations.csv", "organisation_id,name\nx,X\n"},
                       {"posts.csv", posts},
                       {"meetings.csv", "meeting_id,subject\nm,M\n"},
                       {"attendance.csv", "meeting_id,attendee_id\n" + attendance}});
  };
  EXPECT_NE(text("m,a\nm,b\n").find("No seats to compare: 2 are in team meetings, 0 in meetings of"),
            std::string::npos);
  EXPECT_NE(text("m,c\nm,d\nm,a\n").find("0 of 2 compared seats"), std::string::npos);
  const std::string none = summary_of({{"organisations.csv", "organisation_id,name\nx,X\ny,Y\n"},
                                       {"posts.csv", "post_id,title,organisation_id\na,A,x\nb,B,y\n"},
                                       {"meetings.csv", "meeting_id,subject\nm,M\n"},
                                       {"attendance.csv", "meeting_id,attendee_id\nm,a\nm,b\n"}});
  EXPECT_NE(none.find("2 held by law or by a post"), std::string::npos) << none;
  EXPECT_NE(text("m,a\nm,b\nm,c\n").find("Their hours and cost are not known: no duration is given."),
            std::string::npos)
      << text("m,a\nm,b\nm,c\n");
}

TEST(Summary, hostile_titles_do_not_disturb_the_terminal) {
  for (const std::string &hostile : test::hostile_texts()) {
    const std::string cell = test::csv_cell(hostile);
    const std::string posts = "post_id,title,organisation_id,reports_to,function\na," + cell + ",x,," + cell +
                              "\n" + cell + "," + cell + ",y,a," + cell + "\nb,B,x," + cell + ",g\n";
    const std::string all = "," + cell + "\n";
    const std::string text = summary_of(
        {{"model.csv", "title,currency\n" + cell + "," + cell + "\n"},
         {"organisations.csv", "organisation_id,name\nx,X\ny,Y\n"},
         {"posts.csv", posts},
         {"meetings.csv",
          "meeting_id,subject,duration_hours\n" + cell + "," + cell + ",1\nother," + cell + ",2\n"},
         {"attendance.csv", "meeting_id,attendee_id\n" + cell + ",a\n" + cell + all + "other,a\nother" + all},
         {"partners.csv", "partner_id,name\nq," + cell + "\n"},
         {"partner_links.csv", "partner_id,post_id\nq,a\nq" + all}});
    EXPECT_LE(lines(text).size(), 60U);
    for (const std::string &line : lines(text)) {
      EXPECT_LE(columns(line), 80U) << line;
      for (const char32_t c : characters(line))
        EXPECT_FALSE(disturbs(c)) << static_cast<unsigned>(c) << " in " << line;
    }
  }
}

TEST(Summary, long_titles_are_cut_between_characters_and_the_identifier_stays) {
  std::string wide;
  for (int i = 0; i < 60; ++i)
    wide += "\xE6\xBC\xA2";
  const std::string text = summary_of(
      {{"organisations.csv", "organisation_id,name\nx,X\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to\nboss," + wide + ",x,\nb,B,x,boss\n"}});
  EXPECT_NE(text.find("\xE6\xBC\xA2\xE2\x80\xA6 (boss)\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("\xE6\xBC\xA2\xE6\xBC (boss)"), std::string::npos);
}

TEST(Summary, colours_only_the_heads_and_only_when_asked) {
  const std::string plain = summary_of(test::two_councils()),
                    coloured = summary_of(test::two_councils(), {true});
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(coloured.find("\x1b[1mSPAN OF CONTROL\x1b[0m"), std::string::npos);
  std::string stripped;
  for (std::size_t i = 0; i < coloured.size(); ++i)
    if (coloured[i] == '\x1b')
      i = coloured.find('m', i);
    else
      stripped += coloured[i];
  EXPECT_EQ(stripped, plain);
}

} // namespace
} // namespace organograph::viz::summary_test
