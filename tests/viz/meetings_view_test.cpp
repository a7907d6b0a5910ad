// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/meetings_view.hpp"
#include "words/numbers.hpp"

#include "organograph/viz/analysis_json.hpp"

#include "support/many_meetings.hpp"
#include "support/places.hpp"
#include "support/studies.hpp"
#include "viz/two_councils.hpp"
#include "viz/view_checks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace organograph::viz::meetings_view_test {
namespace {

using Json = nlohmann::ordered_json;
using test::faults_of;
using test::text_in;
using test::words_of;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Drawing drawn(const Model &model, const ViewOptions &options = {}) {
  return meetings_drawing(model, analyse(model), options);
}

std::string number(const Json &value) {
  return rounded(value.get<double>());
}

TEST(MeetingsView, the_meeting_of_the_two_councils_shows_three_of_its_five_seats_duplicated) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  const Drawing drawing = drawn(model);
  EXPECT_THAT(words_of(drawing),
              HasSubstr("19 seats of posts, 17 compared, 8 duplicated: 6 across organisations, "
                        "2 within one."));
  EXPECT_THAT(words_of(drawing), HasSubstr("Overlap is not waste"));
  const auto meeting =
      std::to_string(index(test::by_id<MeetingId>(model, model->meetings->id, "adults-health-integration")));
  EXPECT_EQ(text_in(drawing, "dup_" + meeting), "3");
  EXPECT_EQ(text_in(drawing, "across_" + meeting), "2");
  EXPECT_EQ(text_in(drawing, "within_" + meeting), "1");
  EXPECT_EQ(text_in(drawing, "seats_" + meeting), "5");
  const auto seat = [&](const char *post) {
    return text_in(drawing, "seat_" + meeting + "_" + std::to_string(index(model.find_post(post))));
  };
  EXPECT_EQ(seat("ccc-ed"), "across");
  EXPECT_EQ(seat("pcc-ed"), "across");
  EXPECT_EQ(seat("ccc-sd-adult-social-care"), "both");
  EXPECT_EQ(seat("ccc-sd-older-people"), "both");
  EXPECT_EQ(seat("pcc-sd-adults-communities"), "across");
}

TEST(MeetingsView, subjects_stand_whole_above_each_other_and_are_led_down_to_their_columns) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  const Drawing drawing = drawn(model);
  double above = 1e9;
  std::size_t meetings = 0;
  for (const Box &box : drawing.boxes) {
    if (!box.name.starts_with("meeting_"))
      continue;
    const std::string meeting = box.name.substr(8);
    const Box *count = test::find_box(drawing, "dup_" + meeting);
    const double middle = count->area.left + count->area.width / 2;
    EXPECT_LT(box.area.top, above);
    EXPECT_THAT(box.texts.at(0).text,
                testing::StartsWith(std::string(model.text(model->meetings->subject[std::stoul(meeting)]))));
    EXPECT_TRUE(std::ranges::any_of(drawing.lines, [&](const Line &line) {
      return line.points.size() == 2 && std::abs(line.points[0].x - middle) < 0.01 &&
             std::abs(line.points[1].x - middle) < 0.01 && line.points[1].y < count->area.top;
    }));
    above = box.area.top;
    ++meetings;
  }
  EXPECT_EQ(meetings, model->meetings->size());
}

TEST(MeetingsView, a_seat_names_the_service_that_it_speaks_for_where_that_is_not_the_rows) {
  const Model model =
      test::model_of({{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
                      {"functions.csv", "function,name\nx,Housing\ny,Planning\n"},
                      {"posts.csv", "post_id,title,organisation_id,function\np,One,a,x\nq,Two,b,y\n"},
                      {"meetings.csv", "meeting_id,subject,function,kind\nm,Board,y,representation\n"},
                      {"attendance.csv", "meeting_id,attendee_id,function\nm,p,y\nm,q,\n"}});
  const Drawing drawing = drawn(model);
  EXPECT_THAT(text_in(drawing, "seat_0_0"), testing::EndsWith("|Planning"));
  EXPECT_THAT(text_in(drawing, "seat_0_1"), Not(HasSubstr("Planning")));
  EXPECT_THAT(words_of(drawing), HasSubstr("what it speaks for"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(MeetingsView, marks_stand_in_patterns_as_well_as_in_words) {
  const Model model = test::example("cambridgeshire-peterborough-2017");
  for (const Box &box : drawn(model).boxes) {
    if (!box.name.starts_with("seat_"))
      continue;
    const std::string word = box.texts.at(0).text;
    const Hatch hatch = word == "across"   ? Hatch::rising
                        : word == "within" ? Hatch::falling
                        : word == "both"   ? Hatch::crossed
                                           : Hatch::none;
    for (const Area &part : box.parts)
      EXPECT_EQ(part.hatch, hatch) << box.name;
  }
}

TEST(MeetingsView, one_person_on_two_posts_and_seats_held_by_law_say_so) {
  test::Files files =
      test::two_councils_with("attendance.csv", "meeting_id,attendee_id,role\nm38,ed_c,\n"
                                                "m38,ed_p,\nm38,sd_1,statutory\nm38,health,\n");
  for (auto &[name, text] : files)
    if (name == "posts.csv")
      for (std::size_t at; (at = text.find("filled,,000 3.8")) != std::string::npos;)
        text.replace(at, 15, "filled,Ann,000 3.8");
  const Model model = test::model_of(files);
  const Drawing drawing = drawn(model);
  const std::string ed_p = "seat_0_" + std::to_string(index(model.find_post("ed_p")));
  const std::string sd_1 = "seat_0_" + std::to_string(index(model.find_post("sd_1")));
  EXPECT_EQ(text_in(drawing, ed_p), "same person");
  EXPECT_EQ(text_in(drawing, sd_1), "by law");
  EXPECT_EQ(text_in(drawing, "seats_0"), "2");
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(MeetingsView, every_number_is_the_one_of_analysis_json) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->meetings)
      continue;
    const Analysis analysis = analyse(model);
    const Json tree = analysis_json(test::study_of(model, analysis))["duplicated_attendance"];
    const Drawing drawing = meetings_drawing(model, analysis);
    if (drawing.boxes.empty())
      continue;
    const std::string words = words_of(drawing);
    EXPECT_THAT(words, HasSubstr(number(tree["compared"]) + " compared, " + number(tree["duplicated"]) +
                                 " duplicated: " + number(tree["across_organisations"]) + " across"))
        << seed;
    for (const auto &[box, key] :
         std::vector<std::pair<std::string, std::string>>{{"dup_", "duplicated"},
                                                          {"across_", "across_organisations"},
                                                          {"within_", "within_organisation"},
                                                          {"seats_", "attendances"}}) {
      if (test::find_box(drawing, "dup_all") == nullptr)
        break;
      EXPECT_EQ(text_in(drawing, box + "all"), number(tree[key])) << seed;
      for (const auto &[id, meeting] : tree["meetings"].items()) {
        const std::string name =
            box + std::to_string(index(test::by_id<MeetingId>(model, model->meetings->id, id)));
        if (test::find_box(drawing, name) != nullptr) {
          EXPECT_EQ(text_in(drawing, name), number(meeting[key])) << seed << id;
        }
      }
    }
  }
}

TEST(MeetingsView, seats_marked_as_overlapping_are_those_of_the_groups_of_counterparts) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->meetings)
      continue;
    const Analysis analysis = analyse(model);
    ViewOptions options;
    options.all = true;
    const Drawing drawing = meetings_drawing(model, analysis, options);
    const std::size_t in_groups = analysis.duplicated_attendance->group_posts.size();
    std::size_t marked = 0;
    for (const Box &box : drawing.boxes)
      if (box.name.starts_with("seat_"))
        marked += box.texts.at(0).text == "across" || box.texts.at(0).text == "within" ||
                  box.texts.at(0).text == "both";
    EXPECT_EQ(marked, in_groups) << seed;
  }
}

TEST(MeetingsView, the_check_of_a_picture_sees_overlap_and_text_and_lines_astray) {
  Drawing good;
  good.width = good.height = 200;
  good.boxes.resize(2);
  for (Box &box : good.boxes) {
    box.name = &box == good.boxes.data() ? "a" : "b";
    box.area.left = box.name == "a" ? 10 : 100;
    box.area.top = 10;
    box.area.width = 60;
    box.area.height = 20;
  }
  Text fits;
  fits.x = 12;
  fits.y = 22;
  fits.text = "fits";
  good.boxes[0].texts.push_back(fits);
  good.lines.resize(1);
  good.lines[0].points = {{70, 20}, {100, 20}};
  EXPECT_THAT(faults_of(good), IsEmpty());
  const auto fault = [&](auto spoil) {
    Drawing bad = good;
    spoil(bad);
    return testing::PrintToString(faults_of(bad));
  };
  EXPECT_THAT(fault([](Drawing &d) { d.boxes[1].area.left = 60; }), HasSubstr("b overlaps a"));
  EXPECT_THAT(fault([](Drawing &d) { d.boxes[0].texts[0].text = "does not fit into it"; }),
              HasSubstr("sticks out"));
  EXPECT_THAT(fault([](Drawing &d) { d.boxes[0].texts[0].size = 7; }), HasSubstr("small text"));
  EXPECT_THAT(fault([](Drawing &d) { d.boxes[1].area.top = 190; }), HasSubstr("not on the sheet"));
  EXPECT_THAT(fault([](Drawing &d) { d.lines[0].points[1] = {120, 20}; }), HasSubstr("runs through b"));
  EXPECT_THAT(fault([](Drawing &d) { d.texts.push_back(d.boxes[0].texts[0]); }),
              HasSubstr("a covers the text"));
}

TEST(MeetingsView, nothing_overlaps_sticks_out_or_runs_through_a_box) {
  for (std::uint64_t seed = 0; seed < 40; ++seed)
    EXPECT_THAT(faults_of(drawn(test::model_of(test::random_files(seed)))), IsEmpty()) << seed;
  for (const std::string &name : test::examples())
    EXPECT_THAT(faults_of(drawn(test::example(name))), IsEmpty()) << name;
  for (const char *name : {"southern-women", "technical-committee-minutes"}) {
    const BuildResult built =
        build_model(io::read_model_folder(std::string(places::test_data()) + "/" + name));
    EXPECT_THAT(faults_of(drawn(*built.model)), IsEmpty()) << name;
  }
}

TEST(MeetingsView, fits_its_paper_with_text_that_can_be_read) {
  const BuildResult minutes =
      build_model(io::read_model_folder(std::string(places::test_data()) + "/technical-committee-minutes"));
  const Model two_councils = test::example("cambridgeshire-peterborough-2017");
  for (const Model *model : {&*minutes.model, &two_councils})
    for (const auto &[paper, way] : {std::pair(Paper::a3, Orientation::landscape),
                                     {Paper::a3, Orientation::portrait},
                                     {Paper::a4, Orientation::landscape}}) {
      ViewOptions options;
      options.room = room_of(paper, way);
      const Drawing drawing = drawn(*model, options);
      EXPECT_TRUE(on_paper(drawing, paper, way)) << drawing.width << " x " << drawing.height;
      EXPECT_THAT(faults_of(drawing), IsEmpty());
    }
}

/// A model that is too large to show each seat; it is measured once.
const Model &large() {
  static const Model model = test::many_meetings();
  return model;
}
const Analysis &large_analysis() {
  static const Analysis analysis = analyse(large());
  return analysis;
}

TEST(MeetingsView, a_large_model_is_shown_by_service_and_says_how_to_see_more) {
  const Model &model = large();
  const Analysis &analysis = large_analysis();
  const Drawing drawing = meetings_drawing(model, analysis);
  EXPECT_THAT(words_of(drawing), HasSubstr("Too many posts and meetings"));
  EXPECT_LT(drawing.boxes.size(), 300U);
  EXPECT_THAT(faults_of(drawing), IsEmpty());
  for (std::size_t f = 0; f < model->functions.id.size(); ++f) {
    const DuplicatedFigures &figures = analysis.duplicated_attendance->functions[f];
    const std::string row = std::to_string(f);
    EXPECT_EQ(text_in(drawing, "dup_service_" + row), figure(figures.duplicated));
    EXPECT_EQ(text_in(drawing, "seats_service_" + row), figure(figures.attendances));
    for (std::size_t g = 0; g < model->functions.id.size(); ++g)
      EXPECT_EQ(text_in(drawing, "meet_" + row + "_" + std::to_string(g)),
                figure(analysis.co_attendance->by_function.at(f, g)));
  }
}

TEST(MeetingsView, one_service_of_a_large_model_shows_its_most_duplicated_meetings_and_how_many_more) {
  const Model &model = large();
  ViewOptions options;
  options.function = id_at<FunctionId>(0);
  const Drawing drawing = meetings_drawing(model, large_analysis(), options);
  EXPECT_THAT(words_of(drawing), HasSubstr("meetings more"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
  for (const Box &box : drawing.boxes)
    if (box.name.starts_with("post_")) {
      const auto post = static_cast<std::size_t>(std::stoul(box.name.substr(5)));
      EXPECT_EQ(model->posts.function[post], options.function);
    }
  const auto room = *room_of(Paper::a3, Orientation::landscape);
  EXPECT_GE(std::min(room.width / drawing.width, room.height / drawing.height) * smallest_text(drawing),
            6.99);
}

TEST(MeetingsView, all_is_bounded_too) {
  const Model &model = large();
  ViewOptions options;
  options.all = true;
  const Drawing drawing = meetings_drawing(model, large_analysis(), options);
  std::size_t meetings = 0;
  for (const Box &box : drawing.boxes)
    meetings += box.name.starts_with("meeting_");
  EXPECT_EQ(meetings, 1000U);
  EXPECT_THAT(words_of(drawing), HasSubstr("meetings more"));
}

TEST(MeetingsView, pairs_that_repeat_each_other_are_boxes_joined_by_lines) {
  const Model model = test::model_of(test::two_councils());
  const Drawing drawing = drawn(model);
  EXPECT_THAT(words_of(drawing), HasSubstr("Meetings that repeat each other: 1 mirror pair, 0 pairs"));
  EXPECT_EQ(text_in(drawing, "repeats_1"), "Safety board of the County");
  EXPECT_EQ(text_in(drawing, "repeats_2"), "Safety board of the City");
  EXPECT_EQ(text_in(drawing, "pair_0"), "mirror: 1 partner attends both");
  EXPECT_EQ(drawing.lines.size(), 2 + model->meetings->size()); // and one from each subject down
}

TEST(MeetingsView, columns_go_from_most_duplicated_to_least_and_rows_by_service) {
  for (std::uint64_t seed = 0; seed < 30; ++seed) {
    const Model model = test::model_of(test::random_files(seed));
    if (!model->meetings)
      continue;
    const Analysis analysis = analyse(model);
    const Drawing drawing = meetings_drawing(model, analysis);
    double column = 0, top = 0;
    std::uint64_t before = UINT64_MAX;
    std::vector<FunctionId> services;
    for (const Box &box : drawing.boxes) {
      if (box.name.starts_with("meeting_")) {
        const std::uint64_t now =
            analysis.duplicated_attendance->meetings[std::stoul(box.name.substr(8))].duplicated;
        EXPECT_LE(now, before) << seed;
        const double right = box.area.left + box.area.width; // a subject ends at its column
        EXPECT_GT(right, column) << seed;
        before = now;
        column = right;
      } else if (box.name.starts_with("post_")) {
        const FunctionId service = model->posts.function[std::stoul(box.name.substr(5))];
        EXPECT_GT(box.area.top, top);
        top = box.area.top;
        if (services.empty() || services.back() != service) {
          EXPECT_EQ(std::ranges::count(services, service), 0) << seed;
          services.push_back(service);
        }
      }
    }
  }
}

TEST(MeetingsView, an_organisation_asked_for_leaves_the_meetings_in_which_it_sits) {
  const Model model = test::model_of(test::two_councils());
  ViewOptions options;
  options.organisation = test::by_id<OrganisationId>(model, model->organisations.id, "ccc");
  const Drawing drawing = drawn(model, options);
  EXPECT_NE(test::find_box(drawing, "meeting_1"), nullptr);
  EXPECT_EQ(test::find_box(drawing, "meeting_2"), nullptr);
  EXPECT_THAT(words_of(drawing), HasSubstr("Only meetings in which this organisation sits"));
}

TEST(MeetingsView, without_meetings_it_says_that_nothing_was_measured) {
  const Drawing drawing = drawn(test::example("oxfordshire-cherwell-2019"));
  EXPECT_THAT(words_of(drawing), HasSubstr("Not measured: it needs meetings.csv"));
  EXPECT_THAT(faults_of(drawing), IsEmpty());
}

TEST(MeetingsView, hostile_texts_stay_text) {
  for (const std::string &text : test::hostile_texts()) {
    const Model model = test::model_of(test::two_councils_named(text));
    EXPECT_THAT(faults_of(drawn(model)), IsEmpty()) << text.substr(0, 50);
  }
}

TEST(MeetingsView, the_same_model_gives_the_same_bytes) {
  const Model model = test::model_of(test::random_files(7));
  AnalysisOptions threads;
  threads.threads = 4;
  EXPECT_EQ(svg(meetings_drawing(model, analyse(model))),
            svg(meetings_drawing(model, analyse(model, threads))));
}

TEST(MeetingsView, a_service_whose_name_has_no_room_in_seats_is_a_letter_that_the_legend_explains) {
  const auto drawing = [](const std::string &name) {
    return drawn(
        test::model_of({{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
                        {"functions.csv", "function,name\nx,Housing\ny," + name + "\n"},
                        {"posts.csv", "post_id,title,organisation_id,function\np,One,a,x\nq,Two,b,y\n"},
                        {"meetings.csv", "meeting_id,subject,function,kind\nm,Board,y,representation\n"},
                        {"attendance.csv", "meeting_id,attendee_id,function\nm,p,y\nm,q,\n"}}));
  };
  const std::string long_name = "Neighbourhoodsandcommunitiespartnership";
  EXPECT_THAT(text_in(drawing(long_name), "seat_0_0"), testing::EndsWith(" a"));
  EXPECT_THAT(words_of(drawing(long_name)), HasSubstr("in a seat: it speaks for " + long_name));
  EXPECT_THAT(words_of(drawing("Planning")), Not(HasSubstr("in a seat: it speaks for")));
  EXPECT_THAT(words_of(drawing("Planning")), HasSubstr("slanted in a seat"));
}

} // namespace
} // namespace organograph::viz::meetings_view_test
