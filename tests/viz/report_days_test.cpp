// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "organograph/viz/report.hpp"
#include "support/examples.hpp"
#include "support/studies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace organograph::viz::report_days_test {
namespace {

using testing::HasSubstr;
using testing::Not;

Study study_by_days(StudyOptions options = {}) {
  const std::string folder = test::example_path(test::of_2017);
  options.over_days = true;
  return test::study_of(io::read_model_folder(folder), io::read_scenarios(folder), options);
}

// Figures are links; a row is read as its texts, '|' between cells.
std::string row_of(const std::string &html, const std::string &day) {
  const std::size_t begin = html.find("<th scope=\"row\">" + day + "</th>", html.find("id=\"days-heading\""));
  std::string out;
  bool in_tag = false;
  for (std::size_t i = begin; i < html.find("</tr>", begin); ++i)
    if (html[i] == '<') {
      in_tag = true;
      out += html.compare(i, 3, "<td") == 0 ? "|" : "";
    } else if (html[i] == '>') {
      in_tag = false;
    } else if (!in_tag && html[i] != '\n') {
      out += html[i];
    }
  return out;
}

TEST(ReportDays, tells_the_interim_of_2017_step_by_step) {
  const std::string html = report_html(study_by_days(), {});
  EXPECT_EQ(row_of(html, "1 July 2017"), "1 July 2017|18|8|9|9|0|8 of 11|6");
  EXPECT_EQ(row_of(html, "1 December 2017"), "1 December 2017|17|9|8.5|8.5|0|11 of 11|1");
}

TEST(ReportDays, are_left_out_with_a_day_asked_for_and_with_small_groups_kept_back) {
  StudyOptions on_a_day;
  on_a_day.as_of = "2017-07-01";
  EXPECT_THAT(report_html(study_by_days(on_a_day), {}), Not(HasSubstr("id=\"days\"")));
  const std::string small = report_html(shown(study_by_days(), 3), {});
  EXPECT_THAT(small, Not(HasSubstr("id=\"days\"")));
  EXPECT_THAT(small, Not(HasSubstr("id=\"explorer-day\"")));
}

} // namespace
} // namespace organograph::viz::report_days_test
