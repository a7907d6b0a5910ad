// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/model_source.hpp"

#include "organograph/io/environment_error.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/viz/workbook.hpp"
#include "support/places.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <string>

namespace organograph::io {
namespace {

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";

TEST(ModelSource, opens_a_folder_and_a_workbook_of_the_same_tables_alike) {
  const ModelSource folder = open_model(example);
  EXPECT_EQ(folder.kind, "folder");
  EXPECT_FALSE(folder.places);
  const test::TemporaryFolder made;
  const std::string file = made / "model.xlsx";
  std::ofstream(file, std::ios::binary) << viz::model_workbook(folder.draft, folder.scenarios, made / "");
  const ModelSource workbook = open_model(file);
  EXPECT_EQ(workbook.kind, "workbook");
  ASSERT_TRUE(workbook.places);
  ASSERT_EQ(workbook.scenarios.size(), folder.scenarios.size());
  for (std::size_t i = 0; i < folder.scenarios.size(); ++i)
    EXPECT_EQ(workbook.scenarios[i].name, folder.scenarios[i].name);
  EXPECT_EQ(to_csv(*workbook.draft[TableId::posts]), to_csv(*folder.draft[TableId::posts]));
}

TEST(ModelSource, names_sheets_where_there_are_some) {
  const test::TemporaryFolder made;
  const std::string file = made / "model.xlsx";
  std::ofstream(file, std::ios::binary) << viz::model_workbook(
      read_model_files({{"organisations.csv", "organisation_id,name\na,A\n"}}), {}, made / "");
  const Diagnostic fault = {.code = Code::published_differs,
                            .file = "organisations.csv",
                            .line = 2,
                            .cell = 1,
                            .value = {},
                            .problem = {},
                            .expected = {},
                            .remedy = {}};
  std::vector<Diagnostic> of_workbook = {fault}, of_folder = {fault};
  name_places(open_model(file), of_workbook);
  EXPECT_EQ(of_workbook[0].sheet, "organisations");
  name_places(open_model(example), of_folder);
  EXPECT_EQ(of_folder[0].sheet, "");
}

TEST(ModelSource, that_is_not_there_is_said_as_of_a_folder) {
  EXPECT_THROW(open_model(example + "/nowhere"), EnvironmentError);
}

} // namespace
} // namespace organograph::io
