// SPDX-License-Identifier: Apache-2.0
#include "support/opened_workbook.hpp"
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace organograph::draw_test {
namespace {

using test::program;
using test::Ran;
using test::TemporaryFolder;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
const std::vector<std::vector<std::string>> views = {{"structure"},   {"scenario", "--scenario", "proposal"},
                                                     {"meetings"},    {"partners"},
                                                     {"integration"}, {"load"},
                                                     {"leadership"},  {"own-shared"},
                                                     {"statutory"},   {"timeline", "--scenario", "proposal"}};

std::vector<std::string> draw(const std::string &model, std::vector<std::string> view,
                              const std::string &file, const std::vector<std::string> &more = {}) {
  std::vector<std::string> args = {"draw", model};
  args.insert(args.end(), view.begin(), view.end());
  args.insert(args.end(), {"-o", file});
  args.insert(args.end(), more.begin(), more.end());
  return args;
}

/// A chief, managers and their leaves; no meetings.
void write_large(const std::string &folder, int managers, int leaves) {
  std::string posts = "post_id,title,organisation_id,reports_to\nchief,Chief Executive,o,\n";
  for (int m = 0; m < managers; ++m) {
    posts += "m" + std::to_string(m) + ",Head of department,o,chief\n";
    for (int l = 0; l < leaves; ++l)
      posts += "m" + std::to_string(m) + "-" + std::to_string(l) + ",Officer,o,m" + std::to_string(m) + "\n";
  }
  test::write_text(folder + "/posts.csv", posts);
  test::write_text(folder + "/organisations.csv", "organisation_id,name\no,Office\n");
}

TEST(Draw, writes_every_view_in_each_format_the_same_bytes_twice) {
  const TemporaryFolder folder;
  const std::vector<std::pair<std::string, std::string>> starts = {
      {".svg", "<?xml"}, {".pdf", "%PDF-"}, {".png", "\x89PNG"}, {".pptx", "PK\3\4"}, {".dot", "digraph"}};
  for (const auto &view : views)
    for (const auto &[extension, start] : starts) {
      const std::string file = folder / (view[0] + extension), again = folder / ("again" + extension);
      const Ran ran = program(draw(example, view, file));
      ASSERT_EQ(ran.code, 0) << ran.err;
      EXPECT_EQ(ran.out, "");
      EXPECT_TRUE(test::read_file(file).starts_with(start));
      if (view[0] != "structure" && (extension == ".pdf" || extension == ".png"))
        continue; // what Graphviz does twice alike it does for every view
      ASSERT_EQ(program(draw(example, view, again)).code, 0);
      EXPECT_EQ(test::read_file(file), test::read_file(again)) << file;
    }
}

TEST(Draw, puts_every_view_on_paper) {
  const TemporaryFolder folder;
  for (const auto &view : views) {
    const std::string file = folder / (view[0] + ".svg");
    const Ran ran = program(draw(example, view, file, {"--paper", "A3", "--orientation", "landscape"}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_THAT(test::read_file(file), HasSubstr("width=\"420mm\" height=\"297mm\"")) << view[0];
  }
  ASSERT_EQ(
      program(draw(example, {"structure"}, folder / "p.svg", {"--paper", "A1", "--orientation", "portrait"}))
          .code,
      0);
  EXPECT_THAT(test::read_file(folder / "p.svg"), HasSubstr("width=\"594mm\" height=\"841mm\""));
}

TEST(Draw, turns_the_paper_unless_told) {
  const TemporaryFolder folder;
  ASSERT_EQ(program(draw(example, views[1], folder / "s.svg", {"--paper", "A3"})).code, 0);
  EXPECT_THAT(test::read_file(folder / "s.svg"), HasSubstr("width=\"420mm\" height=\"297mm\""));
}

TEST(Draw, lays_slides_down_whatever_would_be_larger_upright) {
  const TemporaryFolder folder;
  const std::string councils = std::string(places::test_data()) + "/workbooks/three-councils.xlsx";
  ASSERT_EQ(program(draw(councils, {"structure"}, folder / "s.svg", {"--paper", "16:9"})).code, 0);
  EXPECT_THAT(test::read_file(folder / "s.svg"), HasSubstr("width=\"338.67mm\" height=\"190.5mm\""));
}

TEST(Draw, refuses_options_that_say_nothing_about_the_view) {
  const TemporaryFolder folder;
  struct Case {
    std::vector<std::string> view;
    std::string file;
    std::vector<std::string> more;
    std::string words;
  };
  for (const Case &c : std::vector<Case>{
           {{"meetings"}, "x.svg", {"--root", "ce"}, "--root is of the structure and scenario views"},
           {{"partners"}, "x.svg", {"--depth", "2"}, "--depth is of the structure and scenario views"},
           {{"scenario"}, "x.svg", {}, "wants --scenario NAME"},
           {{"meetings"}, "x.pdf", {"--pages"}, "--pages is of the structure view"},
           {{"structure"}, "x.svg", {"--pages"}, "--pages wants a .pdf or .pptx"},
           {{"structure"}, "x.pdf", {"--pages", "--paper", "fit"}, "--paper A4, A3 or another"},
           {{"structure"}, "x.pdf", {"--pages", "--depth", "2"}, "leave out --depth"},
           {{"structure"}, "x.pdf", {"--pages", "--all"}, "leave out --depth and --all"},
           {{"structure"}, "x.svg", {"--orientation", "portrait"}, "say --paper"},
           {{"structure"}, "x.svg", {"--all", "--depth", "2"}, "--all leaves nothing out, and --depth"},
           {{"structure"}, "x.svg", {"--paper", "A6"}, "--paper"},
           {{"meetings"}, "x.svg", {"--label", "unit"}, "--label is of the structure view, not of meetings"},
           {{"scenario", "--scenario", "proposal"},
            "x.svg",
            {"--colour", "unit"},
            "--colour is of the structure"},
           {{"partners"}, "x.svg", {"--group", "unit"}, "--group is of the structure view"},
           {{"structure"}, "x.svg", {"--label", "load"}, "'load' is not one of holder, unit"},
           {{"structure"}, "x.svg", {"--label", "unit,unti"}, "did you mean 'unit'?"},
           {{"structure"}, "x.svg", {"--label", "unit,fte,unit"}, "'unit' stands there twice"},
           {{"structure"},
            "x.svg",
            {"--label", "cost"},
            "--label cost: no post has a cost (posts.csv: annual_cost)"},
           {{"structure"}, "x.svg", {"--colour", "change"}, "--colour change wants --scenario"},
           {{"structure"}, "x.svg", {"--label", "fte", "--minimum-group", "3"}, "no figure of a single post"},
           {{"structure"}, "x.svg", {"--dpi", "300"}, "--dpi is of a .png"},
           {{"structure"}, "x.png", {"--paper", "A1", "--dpi", "1200"}, "this drawing has room for 3"},
           {{"structure"}, "x.gif", {}, "ends in none of .svg, .pdf, .png, .pptx and .dot"},
           {{"structure"}, "x", {}, "ends in none of .svg, .pdf, .png, .pptx and .dot"},
           {{"structure"}, "x.svg", {"--scenario", "nothing"}, "there are 'assistant-directors-attend'"},
       }) {
    const Ran ran = program(draw(example, c.view, folder / c.file, c.more));
    EXPECT_EQ(ran.code, 1) << c.words;
    EXPECT_THAT(ran.err, HasSubstr(c.words));
    EXPECT_FALSE(std::filesystem::exists(folder / c.file)) << c.words;
  }
}

TEST(Draw, puts_on_cards_what_is_asked_for) {
  const TemporaryFolder folder;
  const auto drawn = [&](const std::vector<std::string> &more) {
    const std::string file = folder / "x.svg";
    EXPECT_EQ(program(draw(example, {"structure"}, file, more)).code, 0);
    return test::read_file(file);
  };
  EXPECT_THAT(drawn({"--label", "id"}), HasSubstr(">ccc-ed<"));
  EXPECT_THAT(drawn({}), Not(HasSubstr("ccc-ed")));
  EXPECT_THAT(drawn({"--label", "Holder, UNIT"}), HasSubstr(">People and Communities<"));
  EXPECT_THAT(drawn({"--colour", "status"}), HasSubstr(">filled<"));
  EXPECT_THAT(drawn({"--group", "unit"}), HasSubstr("id=\"u0\""));
  EXPECT_THAT(drawn({"--colour", "change", "--scenario", "proposal"}), HasSubstr(">as before<"));
}

TEST(Draw, refuses_on_cards_what_no_post_has) {
  const TemporaryFolder folder;
  write_large(folder / "large", 2, 2);
  for (const auto &[option, what] : {std::pair("--colour", "unit"), std::pair("--colour", "grade"),
                                     std::pair("--group", "function"), std::pair("--label", "unit")}) {
    const Ran ran = program(draw(folder / "large", {"structure"}, folder / "x.svg", {option, what}));
    EXPECT_EQ(ran.code, 1) << what;
    EXPECT_THAT(ran.err, HasSubstr(std::string(option) + " " + what + ": no post has a " + what));
    EXPECT_FALSE(std::filesystem::exists(folder / "x.svg"));
  }
}

TEST(Draw, gives_a_picture_the_dots_an_inch_asked_for) {
  const TemporaryFolder folder;
  const auto width = [&](const std::vector<std::string> &more) {
    const std::string file = folder / "x.png";
    EXPECT_EQ(program(draw(example, {"structure"}, file, more)).code, 0);
    const std::string png = test::read_file(file);
    unsigned value = 0;
    for (std::size_t at = 16; at < 20; ++at)
      value = value * 256 + static_cast<unsigned char>(png[at]);
    return value;
  };
  EXPECT_NEAR(width({"--paper", "A3", "--orientation", "landscape"}), 420 / 25.4 * 200, 3);
  EXPECT_NEAR(width({"--paper", "A3", "--orientation", "landscape", "--dpi", "72"}), 420 / 25.4 * 72, 3);
}

TEST(Draw, names_the_nearest_known_of_a_name_that_is_not_there) {
  const TemporaryFolder folder;
  const auto said = [&](const std::vector<std::string> &more) {
    const Ran ran = program(draw(example, {"structure"}, folder / "x.svg", more));
    EXPECT_EQ(ran.code, 1);
    return ran.err;
  };
  EXPECT_THAT(said({"--organisation", "cccc"}),
              HasSubstr("--organisation 'cccc' is no organisation of the model; did you mean 'ccc'?"));
  EXPECT_THAT(said({"--function", "adulst"}), HasSubstr("did you mean 'adults'? There are 'people' ("));
  EXPECT_THAT(said({"--function", "nothing like it"}), HasSubstr("of the model; there are '"));
  EXPECT_THAT(said({"--root", "CE"}), HasSubstr("--root 'CE' is no post of the model; did you mean 'ce'?"));
  EXPECT_THAT(said({"--root", "somebody else"}), Not(HasSubstr("did you mean")));
  EXPECT_THAT(said({"--root", "x", "--scenario", "proposal"}), HasSubstr("of the model after the scenario"));
}

TEST(Draw, takes_a_name_that_one_alone_has_for_its_identifier) {
  const TemporaryFolder folder;
  test::write_text(folder / "m/organisations.csv",
                   "organisation_id,name\na,North Council\nb,South Council\n");
  test::write_text(folder / "m/functions.csv",
                   "function,name\nf1,Adult services\nf2,Highways\nf3,highways\n");
  test::write_text(folder / "m/posts.csv", "post_id,title,organisation_id,reports_to,function\nce,Chief,a,,\n"
                                           "h,Head,b,ce,f1\nk,Head,a,ce,f2\nl,Head,a,ce,f3\n");
  const auto drawing = [&](const std::vector<std::string> &more) {
    const Ran ran = program(draw(folder / "m", {"structure"}, folder / "x.svg", more));
    EXPECT_EQ(ran.code, 0) << ran.err;
    return test::read_file(folder / "x.svg");
  };
  EXPECT_EQ(drawing({"--function", "adult SERVICES"}), drawing({"--function", "f1"}));
  EXPECT_EQ(drawing({"--organisation", "South Council"}), drawing({"--organisation", "b"}));
  EXPECT_EQ(drawing({"--root", "Chief"}), drawing({"--root", "ce"}));
  const Ran ran = program(draw(folder / "m", {"structure"}, folder / "y.svg", {"--function", "Highways"}));
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(
      ran.err,
      HasSubstr("--function 'Highways' is the name of 2; say which: 'f2' (Highways), 'f3' (highways)"));
}

TEST(Draw, a_presentation_is_of_slides_unless_told) {
  const TemporaryFolder folder;
  const auto size = [&](const std::vector<std::string> &more) {
    const std::string file = folder / "x.pptx";
    EXPECT_EQ(program(draw(example, {"structure"}, file, more)).code, 0);
    const std::string text = test::unzipped(test::read_file(file)).at("ppt/presentation.xml");
    return text.substr(text.find("<p:sldSz"), text.find("/>", text.find("<p:sldSz")) - text.find("<p:sldSz"));
  };
  EXPECT_THAT(size({}), HasSubstr("cx=\"12192000\" cy=\"6858000\""));
  EXPECT_THAT(size({"--pages"}), HasSubstr("cx=\"12192000\" cy=\"6858000\""));
  EXPECT_THAT(size({"--paper", "fit"}), Not(HasSubstr("cx=\"12192000\"")));
}

// On A3 there is room for the whole name of a manager and for every fact. On A4 facts stay whole or away,
// the holder first, and a manager's title keeps the end that tells it from others.
TEST(Draw, columns_of_rows_cut_no_fact) {
  const TemporaryFolder folder;
  const std::string councils = std::string(places::test_data()) + "/workbooks/three-councils.xlsx";
  const auto drawn = [&](const char *paper) {
    EXPECT_EQ(
        program(draw(councils, {"structure", "--form", "columns"}, folder / "s.svg", {"--paper", paper}))
            .code,
        0);
    return test::read_file(folder / "s.svg");
  };
  const std::string large = drawn("A3"), small = drawn("A4");
  EXPECT_THAT(large, testing::AllOf(HasSubstr(">below Executive Director Place and Housing<"),
                                    HasSubstr(">holder 6 · Nor 50, Riv 30, Wes 20 · Public health<"),
                                    HasSubstr("3 further reporting lines: Director of Public Health to Chief "
                                              "Executive (Westvale) (statutory); ")));
  EXPECT_THAT(small,
              testing::AllOf(HasSubstr(">holder 38<"), HasSubstr(">holder 6<"), HasSubstr("the holder first"),
                             HasSubstr(">below … Director People<"), Not(HasSubstr("Director…<"))));
}

TEST(Draw, a_scenario_goes_on_on_further_slides) {
  const TemporaryFolder folder;
  const std::string councils = std::string(places::test_data()) + "/workbooks/three-councils.xlsx";
  for (const char *paper : {"A4", "16:9"}) {
    const Ran ran = program(draw(councils, {"scenario", "--scenario", "joint-back-office"}, folder / "s.pptx",
                                 {"--paper", paper}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    const auto parts = test::unzipped(test::read_file(folder / "s.pptx"));
    EXPECT_TRUE(parts.contains("ppt/slides/slide2.xml") || std::string(paper) == "A4");
  }
}

TEST(Draw, draws_what_a_scenario_makes_of_the_model) {
  const TemporaryFolder folder;
  for (const std::string view : {"structure", "meetings", "partners", "integration"}) {
    const std::string now = folder / "now.svg", after = folder / "after.svg";
    ASSERT_EQ(program(draw(example, {view}, now)).code, 0);
    const Ran ran = program(draw(example, {view}, after, {"--scenario", "proposal"}));
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_NE(test::read_file(now), test::read_file(after)) << view;
    EXPECT_THAT(test::read_file(after), HasSubstr("(scenario proposal)")) << view;
  }
}

TEST(Draw, narrows_to_an_organisation_and_a_service) {
  const TemporaryFolder folder;
  for (const std::string view : {"structure", "meetings", "partners", "integration"})
    for (const auto &[option, id] :
         {std::pair<std::string, std::string>{"--organisation", "ccc"}, {"--function", "adults"}}) {
      ASSERT_EQ(program(draw(example, {view}, folder / "all.svg")).code, 0);
      ASSERT_EQ(program(draw(example, {view}, folder / "part.svg", {option, id})).code, 0);
      if (view == "integration" && option == "--organisation")
        continue; // two organisations: all of it is of both
      EXPECT_NE(test::read_file(folder / "all.svg"), test::read_file(folder / "part.svg")) << view << option;
    }
}

TEST(Draw, refuses_a_sheet_on_which_nobody_could_read) {
  const TemporaryFolder folder;
  write_large(folder / "large", 60, 12);
  const Ran ran =
      program(draw(folder / "large", {"structure"}, folder / "x.pdf", {"--all", "--paper", "A4"}));
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("the structure view, as asked for, has no room on A4: its smallest text"));
  EXPECT_THAT(ran.err, HasSubstr("--pages"));
  EXPECT_THAT(ran.err, HasSubstr("it has room with --paper A2, without --all"));
  EXPECT_FALSE(std::filesystem::exists(folder / "x.pdf"));
}

TEST(Draw, makes_an_atlas) {
  const TemporaryFolder folder;
  write_large(folder / "large", 40, 12);
  for (const std::vector<std::string> &more :
       {std::vector<std::string>{"--pages"}, {"--pages", "--paper", "A4", "--orientation", "portrait"}}) {
    const Ran ran = program(draw(folder / "large", {"structure"}, folder / "atlas.pdf", more));
    ASSERT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(test::read_file(folder / "atlas.pdf").starts_with("%PDF-"));
  }
}

TEST(Draw, makes_a_presentation_with_a_slide_for_each_part) {
  const TemporaryFolder folder;
  write_large(folder / "large", 40, 12);
  const std::string file = folder / "atlas.pptx";
  const Ran ran = program(draw(folder / "large", {"structure"}, file, {"--pages", "--paper", "A4"}));
  ASSERT_EQ(ran.code, 0) << ran.err;
  const auto parts = test::unzipped(test::read_file(file));
  EXPECT_TRUE(parts.contains("ppt/slides/slide3.xml"));
  EXPECT_THAT(parts.at("ppt/slides/slide1.xml"), HasSubstr("hlinksldjump"))
      << "the overview leads to the parts";
}

TEST(Draw, says_why_a_view_cannot_be_drawn) {
  const TemporaryFolder folder;
  write_large(folder / "plain", 2, 2);
  for (const auto &[view, reason] : {std::pair<std::string, std::string>{"meetings", "no meetings are given"},
                                     {"partners", "no partner_links table"},
                                     {"integration", "not measured"}}) {
    const Ran ran = program(draw(folder / "plain", {view}, folder / "x.svg"));
    EXPECT_EQ(ran.code, 1) << view;
    EXPECT_THAT(ran.err, HasSubstr("the " + view + " view cannot be drawn, for it is not measured: "));
    EXPECT_THAT(ran.err, HasSubstr(reason));
    EXPECT_FALSE(std::filesystem::exists(folder / "x.svg"));
  }
}

TEST(Draw, a_scenario_in_which_no_box_differs_leaves_no_drawing_of_it) {
  const TemporaryFolder folder;
  write_large(folder / "plain", 2, 2);
  test::write_text(folder / "plain/scenarios/idle/scenario.csv", "title\nNothing happens\n");
  ASSERT_EQ(program({"analyse", folder / "plain", "-o", folder / "out"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "out/diagrams/scenario-idle.svg"));
  ASSERT_EQ(program(draw(folder / "plain", {"scenario"}, folder / "x.svg", {"--scenario", "idle"})).code, 0);
  EXPECT_THAT(test::read_file(folder / "x.svg"), HasSubstr("No post and no staff group"));
}

TEST(Draw, views_of_joint_posts_are_refused_where_there_are_none_and_say_why) {
  const TemporaryFolder folder;
  write_large(folder / "plain", 2, 2);
  const auto said = [&](const std::string &view, std::vector<std::string> more = {}) {
    const Ran ran = program(draw(folder / "plain", {view}, folder / "x.svg", more));
    EXPECT_EQ(ran.code, 1);
    return ran.err;
  };
  EXPECT_THAT(said("load"), HasSubstr("no post serves two organisations"));
  EXPECT_THAT(said("leadership"), HasSubstr("two or more organisations"));
  EXPECT_THAT(said("decoupling"), HasSubstr("no joint post can be undone"));
  EXPECT_THAT(program(draw(example, {"decoupling"}, folder / "x.svg", {"--scenario", "proposal"})).err,
              HasSubstr("leave out --scenario"));
}

TEST(Draw, analyse_leaves_every_view_that_the_model_can_give) {
  const TemporaryFolder folder;
  ASSERT_EQ(program({"analyse", example, "-o", folder / "out", "--scenario", "proposal"}).code, 0);
  std::vector<std::string> names;
  for (const auto &entry : std::filesystem::directory_iterator(folder / "out/diagrams"))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  EXPECT_THAT(names, testing::ElementsAre(
                         "integration.dot", "integration.svg", "leadership.dot", "leadership.svg", "load.dot",
                         "load.svg", "meetings.dot", "meetings.svg", "own-shared.dot", "own-shared.svg",
                         "partners.dot", "partners.svg", "scenario-proposal.dot", "scenario-proposal.svg",
                         "statutory.dot", "statutory.svg", "structure.dot", "structure.svg"));
  write_large(folder / "plain", 2, 2);
  ASSERT_EQ(program({"analyse", folder / "plain", "-o", folder / "out2"}).code, 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "out2/diagrams/meetings.svg"));
  EXPECT_TRUE(std::filesystem::exists(folder / "out2/diagrams/structure.svg"));
}

} // namespace
} // namespace organograph::draw_test
