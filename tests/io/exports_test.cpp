// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/exports.hpp"

#include "oracle/random_draft.hpp"
#include "organograph/io/import_people.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace organograph::test::exports_test {
namespace {

using oracle::Random;
using testing::HasSubstr;

std::string told(const io::ImportReport &report) {
  std::string out;
  for (const Diagnostic &diagnostic : report.diagnostics)
    out += to_string(diagnostic) + "\n";
  return out;
}

// A company of up to 40 posts, with all that the CSV has columns for.
Draft random_company(std::uint64_t seed) {
  Random random(seed);
  const int count = random.between(3, 40);
  std::string posts = "post_id,title,organisation_id,reports_to,function,unit,grade,fte,annual_cost,status,"
                      "holder,holder_id,assistant\n";
  std::string lines = "post_id,reports_to,kind\n";
  std::vector<bool> leads(static_cast<std::size_t>(count));
  std::vector<int> manager(static_cast<std::size_t>(count));
  for (int p = 1; p < count; ++p) {
    manager[static_cast<std::size_t>(p)] = random.below(p);
    leads[static_cast<std::size_t>(manager[static_cast<std::size_t>(p)])] = true;
  }
  const auto id = [](int post) { return "P" + std::to_string(100 + post); };
  for (int p = 0; p < count; ++p) {
    const std::string n = std::to_string(p);
    const std::string status = random.pick(std::vector<std::string>{"filled", "interim", "acting", "vacant"});
    posts += id(p) + ",\"Post " + n + (random.chance(10) ? ", deputy" : "") + "\"," +
             random.pick(std::vector<std::string>{"alpha", "beta"}) + "," +
             (p == 0 ? "" : id(manager[static_cast<std::size_t>(p)])) + "," +
             random.pick(std::vector<std::string>{"care", "finance"}) + ",Unit " + std::to_string(p % 3) +
             ",G" + std::to_string(p % 5) + "," +
             random.pick(std::vector<std::string>{"1", "0.5", seed % 4 == 0 ? "12" : "0.8"}) + "," +
             std::to_string(30000 + 250 * random.below(200)) + "," + status + "," +
             (status == "vacant" ? ",," : "Holder " + n + ",E" + n + ",");
    posts += p > 0 && !leads[static_cast<std::size_t>(p)] && random.chance(15) ? "yes\n" : "\n";
    if (p > 1 && random.chance(15) && manager[static_cast<std::size_t>(p)] != p - 1)
      lines += id(p) + "," + id(p - 1) + ",dotted\n";
  }
  const std::string second = random.chance(30) ? "Alpha" : "Beta"; // two may have one name
  return io::read_model_files(
      {{"organisations.csv", "organisation_id,name\nalpha,Alpha\nbeta," + second + "\n"},
       {"posts.csv", posts},
       {"reporting_lines.csv", lines}});
}

TEST(PeopleCsv, comes_back_as_it_was_by_import_people) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    const Draft company = random_company(seed);
    ASSERT_TRUE(build_model(company).model) << seed;
    const std::string first = io::people_csv(company);
    const std::vector<io::SourceFile> files = {{"staff.csv", first}};
    const io::Imported imported = io::read_people(files);
    ASSERT_FALSE(has_errors(imported.report.diagnostics)) << seed << "\n" << told(imported.report) << first;
    ASSERT_EQ(io::people_csv(imported.draft), first) << seed << "\n" << told(imported.report);
  }
}

TEST(PeopleCsv, two_organisations_of_one_name_stay_two) {
  const Draft two = io::read_model_files(
      {{"organisations.csv", "organisation_id,name\nE07000001,District Council\n\"e 2\",District Council\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to\n1,Head,E07000001,\n2,Deputy,E07000001,1\n"
                     "3,Head,e 2,\n4,Deputy,e 2,3\n"}});
  const std::vector<io::SourceFile> files = {{"staff.csv", io::people_csv(two)}};
  const io::Imported back = io::read_people(files);
  EXPECT_EQ(io::to_csv(*back.draft[TableId::organisations]), io::to_csv(*two[TableId::organisations]))
      << told(back.report);
  EXPECT_EQ(io::people_csv(back.draft), files[0].bytes);
}

TEST(PeopleCsv, lines_of_two_kinds_between_two_posts_are_one) {
  const std::string text = io::people_csv(io::read_model_files(
      {{"organisations.csv", "organisation_id,name\no,O\n"},
       {"posts.csv", "post_id,title,organisation_id,reports_to\n1,Head,o,\n2,Deputy,o,1\n3,Clerk,o,2\n"},
       {"reporting_lines.csv", "post_id,reports_to,kind\n3,1,dotted\n3,1,project\n"}}));
  EXPECT_THAT(text, HasSubstr("3,,,Clerk,2,1,"));
}

TEST(Turtle, escapes_what_is_text_and_what_is_a_name) {
  const std::string text = io::turtle(io::read_model_files(
      {{"organisations.csv", "organisation_id,name\n\"a b<>\",\"The \"\"A\"\"\\\n\"\n"},
       {"posts.csv",
        "post_id,title,organisation_id,holder\np,T,a b<>,Vacant\nq,T,a b<>,Holder A; Holder B\n"},
       {"model.csv", "title,date\nM,2016-09\n"}}));
  EXPECT_THAT(text,
              HasSubstr("<#organisation/a%20b%3C%3E> a org:FormalOrganization ;\n  skos:prefLabel \"The "
                        "\\\"A\\\"\\\\\\n\" ;"));
  EXPECT_THAT(text, HasSubstr("dct:date \"2016-09\"^^xsd:gYearMonth"));
  EXPECT_THAT(text,
              HasSubstr("org:heldBy <#person/name/Holder%20A> ;\n  org:heldBy <#person/name/Holder%20B> ."));
  EXPECT_THAT(text, testing::Not(HasSubstr("Vacant")));
}

} // namespace
} // namespace organograph::test::exports_test
