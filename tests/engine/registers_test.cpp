// SPDX-License-Identifier: Apache-2.0
// Registers by their schema alone: statutory_roles stands for all of them.
#include "organograph/engine/registers.hpp"

#include "organograph/engine/as_of.hpp"
#include "organograph/engine/changes_between.hpp"
#include "organograph/engine/decoupling.hpp"
#include "organograph/io/scenario_folder.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace organograph::test::registers_test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string roles_heads = "role,organisation_id,post_id,kind,protocol\n";

Files council(const std::string &roles) {
  return {{"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
          {"posts.csv",
           "post_id,title,organisation_id,reports_to\nCE,Chief,a,\nD1,First,a,CE\nD2,Second,a,CE\n"
           "D3,Third,b,CE\n"},
          {"post_shares.csv", "post_id,organisation_id,cost_share\nCE,a,0.5\nCE,b,0.5\n"},
          {"statutory_roles.csv", roles_heads + roles}};
}

// The rows as the key's cells and the protocol, in file order.
std::vector<std::string> rows_of(const Draft &draft) {
  std::vector<std::string> out;
  const auto &table = draft[TableId::statutory_roles];
  for (std::size_t row = 0; table && row < table->rows(); ++row) {
    std::string &cells = out.emplace_back();
    for (const std::string_view head : {"role", "organisation_id", "post_id", "kind", "protocol"})
      cells += (cells.empty() ? "" : " ") + std::string(table->cell(row, *table->place_of(head)));
  }
  return out;
}

std::vector<std::string> rows_after(const std::string &roles, const Files &scenario) {
  const AppliedScenario applied =
      apply_scenario(io::read_model_files(council(roles)), io::read_scenario_files("s", scenario));
  for (const Diagnostic &d : applied.diagnostics)
    if (d.severity() == Severity::error)
      throw std::runtime_error(to_string(d));
  EXPECT_TRUE(applied.model.has_value());
  return rows_of(applied.draft);
}

TEST(Registers, hold_typed_cells_and_are_absent_without_their_table) {
  const Model model = model_of(council(" dcs ,b,D3,deputy, by the leader \nown word,a,CE,,\n"));
  const Register *const roles = model.rows_of(TableId::statutory_roles);
  ASSERT_NE(roles, nullptr);
  ASSERT_EQ(roles->size(), 2U);
  const std::size_t role = roles->column("role"), post = roles->column("post_id"),
                    kind = roles->column("kind"), protocol = roles->column("protocol"),
                    from = roles->column("valid_from");
  EXPECT_EQ(model.text(roles->cell(0, role).text), "dcs");
  EXPECT_EQ(roles->id<OrganisationId>(0, roles->column("organisation_id")), id_at<OrganisationId>(1));
  EXPECT_EQ(roles->id<PostId>(0, post), model.find_post("D3"));
  EXPECT_EQ(roles->choice(0, kind), 1U);
  EXPECT_EQ(model.text(roles->cell(0, protocol).text), " by the leader ") << "text is kept as it is";
  EXPECT_EQ(roles->choice(1, kind), 0U) << "a blank cell is what it stands for";
  EXPECT_TRUE(roles->parts(1, protocol).empty());
  EXPECT_TRUE(roles->parts(1, from).empty()) << "the table has no such column";
  EXPECT_EQ(roles->line[1], 3U);
  const Model open = model_of(council("dcs,a,?,,\n"));
  const Register &one = *open.rows_of(TableId::statutory_roles);
  EXPECT_EQ(one.id<PostId>(0, post), none<PostId>);
  EXPECT_EQ(open.text(one.cell(0, post).text), "?");
  EXPECT_EQ(model->provenance[static_cast<std::size_t>(TableId::statutory_roles)]->without_source, 2U);

  Files without = council("");
  without.pop_back();
  EXPECT_EQ(model_of(without).rows_of(TableId::statutory_roles), nullptr);
  EXPECT_EQ(model_of(council("")).rows_of(TableId::statutory_roles)->size(), 0U);
}

TEST(Registers, keys_and_tables_of_changes_name_columns_that_are_there) {
  for (const TableSchema &table : schema())
    for (const std::string_view name : parts_of(table.key))
      EXPECT_TRUE(column_of(table.id, name)) << table.name << ' ' << name;
  for (const TableSchema &table : scenario_schema())
    if (table.changes) {
      EXPECT_TRUE(schema(*table.changes).is_register()) << table.name;
      EXPECT_TRUE(column_of(table.id, "action") && column_of(table.id, "effective")) << table.name;
      for (const ColumnSchema &column : schema(*table.changes).columns)
        if (column.required) {
          EXPECT_TRUE(column_of(table.id, column.name)) << table.name << ' ' << column.name;
        }
    }
}

TEST(Registers, a_deleted_posts_rows_pass_to_its_successor_and_those_that_become_the_same_are_one) {
  EXPECT_THAT(rows_after("dcs,a,D1,,first\ndass,a,D1,,\ndcs,a,D2,,second\ndcs,a,D2,deputy,\n",
                         {{"changes.csv", "action,post_id,successor\ndelete,D1,D2\n"}}),
              ElementsAre("dcs a D2  first", "dass a D2  ", "dcs a D2 deputy "));
}

TEST(Registers, an_identifier_with_a_semicolon_is_one_post) {
  Files files = council("dcs,a,A;B,,\ndass,a,D2,,\n");
  files[1].second += "A;B,Fourth,a,CE\n";
  const Draft before = io::read_model_files(files);
  const AppliedScenario passed = apply_scenario(
      before,
      io::read_scenario_files("s", Files{{"changes.csv", "action,post_id,successor\ndelete,D2,A;B\n"}}));
  EXPECT_THAT(rows_of(passed.draft), ElementsAre("dcs a A;B  ", "dass a A;B  "));
  EXPECT_THAT(changes_between(before, before, "s").diagnostics, IsEmpty());
}

TEST(Registers, without_a_successor_its_rows_lapse) {
  EXPECT_THAT(rows_after("dcs,a,D1,,\ndass,a,D2,,\n", {{"changes.csv", "action,post_id\ndelete,D1\n"}}),
              ElementsAre("dass a D2  "));
}

TEST(Registers, a_scenario_adds_and_removes_rows_in_its_order) {
  EXPECT_THAT(
      rows_after("dcs,a,D1,,p\ndcs,a,D1,deputy,\ndass,a,D2,,\n",
                 {{"changes.csv", "action,post_id,title,organisation_id,reports_to\ncreate,N1,New,a,CE\n"},
                  {"statutory_changes.csv", "action,post_id,role,organisation_id,kind,protocol\n"
                                            "remove,D1,dcs,a,,\nadd,N1,dcs,a,,by rota\n"
                                            "remove,D2,dass,a,holder,\nadd,D2,dass,a,acting,\n"}}),
      ElementsAre("dcs a D1 deputy ", "dcs a N1  by rota", "dass a D2 acting "));
}

TEST(Registers, an_added_row_is_known_by_the_row_that_made_it) {
  const AppliedScenario applied =
      apply_scenario(io::read_model_files(council("")),
                     io::read_scenario_files(
                         "s", Files{{"statutory_changes.csv", "action,post_id,role,organisation_id,source\n"
                                                              "add,D1,dcs,a,minutes 7\n"}}));
  ASSERT_TRUE(applied.model.has_value());
  const DraftTable &table = *applied.draft[TableId::statutory_roles];
  EXPECT_EQ(table.file(0) + ":" + std::to_string(table.line(0)), "scenarios/s/statutory_changes.csv:2");
  EXPECT_EQ(applied.model->rows_of(TableId::statutory_roles)->size(), 1U);
  EXPECT_EQ((*applied.model)->provenance[static_cast<std::size_t>(TableId::statutory_roles)]->with_source,
            1U);
}

TEST(Registers, changes_between_two_models_are_rows_of_the_scenario) {
  const Draft before = io::read_model_files(council(
      "dcs,a,D1,,\ndass,a,D2,,\ndph,a,CE,,old\nmonitoring_officer,a,D2,holder,\nmonitoring_officer,b,?,,\n"));
  Files later =
      council("dcs,a,D3,,\ndph,a,CE,,new\ndph,b,CE,,\nmonitoring_officer,a,D2,,\nmonitoring_officer,b,?,,\n");
  const ChangesBetween said = changes_between(before, io::read_model_files(later), "s");
  EXPECT_FALSE(has_errors(said.diagnostics));
  const AppliedScenario applied = apply_scenario(before, said.scenario);
  EXPECT_THAT(rows_of(applied.draft),
              testing::UnorderedElementsAre("dcs a D3  ", "dph a CE  new", "dph b CE  ",
                                            "monitoring_officer a D2 holder ", "monitoring_officer b ?  "));
  later.pop_back();
  const ChangesBetween gone = changes_between(before, io::read_model_files(later), "s");
  ASSERT_TRUE(has_errors(gone.diagnostics));
  EXPECT_THAT(gone.diagnostics.front().problem,
              HasSubstr("statutory_roles.csv is there before and not after"));
}

TEST(Registers, rows_of_a_deleted_post_need_no_row_of_their_own) {
  const Draft before = io::read_model_files(council("dcs,a,D1,,\ndass,a,D2,,\n"));
  Files later = council("dass,a,D2,,\n");
  later[1].second = "post_id,title,organisation_id,reports_to\nCE,Chief,a,\nD2,Second,a,CE\nD3,Third,b,CE\n";
  const ChangesBetween said = changes_between(before, io::read_model_files(later), "s");
  EXPECT_THAT(said.diagnostics, IsEmpty());
  EXPECT_FALSE(said.scenario.draft[TableId::statutory_changes].has_value());
}

// Recharges and use are of the post as it was.
Files paid_for() {
  Files files = council("");
  files.back() = {"recharges.csv",
                  "post_id,function,payer,payee,year,amount\nD1,,b,a,2021,5\nCE,,b,a,2021,7\n"
                  ",care,b,a,2021,9\n"};
  files.emplace_back("service_use.csv", "post_id,organisation_id,year,share\nD1,a,2021,0.5\nD1,b,2021,0.5\n"
                                        "CE,a,2021,0.25\nCE,b,2021,0.75\n");
  files.emplace_back("functions.csv", "function,name\ncare,Care\n");
  files.emplace_back("agreements.csv", "agreement_id,title,owner_post\nX,First,D1\nY,Second,CE\n");
  return files;
}

std::vector<std::string> column_of(const Draft &draft, TableId id, std::string_view head) {
  std::vector<std::string> out;
  for (std::size_t row = 0; draft[id] && row < draft[id]->rows(); ++row)
    out.emplace_back(draft[id]->cell(row, *draft[id]->place_of(head)));
  return out;
}

TEST(Registers, what_is_of_the_post_as_it_was_lapses_whoever_takes_its_place) {
  const AppliedScenario applied = apply_scenario(
      io::read_model_files(paid_for()),
      io::read_scenario_files("s", Files{{"changes.csv", "action,post_id,successor\ndelete,D1,D2\n"}}));
  ASSERT_TRUE(applied.model.has_value());
  EXPECT_THAT(column_of(applied.draft, TableId::recharges, "post_id"), ElementsAre("CE", ""));
  EXPECT_THAT(column_of(applied.draft, TableId::service_use, "post_id"), ElementsAre("CE", "CE"));
  EXPECT_THAT(column_of(applied.draft, TableId::agreements, "owner_post"), ElementsAre("D2", "CE"));
}

TEST(Registers, of_posts_that_are_undone_or_out_of_force_nothing_is_left_that_names_them) {
  const Draft draft = io::read_model_files(paid_for());
  const Model model = model_of(paid_for());
  const Draft halves = decoupled(draft, model, joint_posts(model));
  EXPECT_THAT(column_of(halves, TableId::recharges, "post_id"), ElementsAre("D1", ""));
  EXPECT_THAT(column_of(halves, TableId::service_use, "post_id"), ElementsAre("D1", "D1"));
  EXPECT_THAT(column_of(halves, TableId::agreements, "owner_post"), ElementsAre("D1", "CE@a"));
  EXPECT_TRUE(build_model(halves).model.has_value());

  Files files = paid_for();
  files[1].second = "post_id,title,organisation_id,reports_to,valid_to\nCE,Chief,a,,\nD1,First,a,CE,2020\n"
                    "D2,Second,a,CE,\nD3,Third,b,CE,\n";
  const StateOnDay state = on_day(io::read_model_files(files), {}, "2021-01-01");
  EXPECT_THAT(column_of(state.draft, TableId::recharges, "post_id"), ElementsAre("CE", ""));
  EXPECT_THAT(column_of(state.draft, TableId::agreements, "owner_post"), ElementsAre("", "CE"));
  EXPECT_TRUE(build_model(state.draft).model.has_value());
}

TEST(Registers, shares_keep_their_agreement_or_come_under_that_of_the_row) {
  Files files = paid_for();
  files[2].second = "post_id,organisation_id,cost_share,agreement_id\nCE,a,0.5,\nCE,b,0.5,X\n";
  const Draft before = io::read_model_files(files);
  const auto after = [&](const std::string &row) {
    return apply_scenario(
        before, io::read_scenario_files(
                    "s", Files{{"changes.csv", "action,post_id,shares,agreement_id\n" + row + "\n"}}));
  };
  EXPECT_THAT(column_of(after("share,CE,a:0.4;b:0.6,").draft, TableId::post_shares, "agreement_id"),
              ElementsAre("", "X"));
  EXPECT_THAT(column_of(after("share,CE,a:0.4;b:0.6,Y").draft, TableId::post_shares, "agreement_id"),
              ElementsAre("Y", "Y"));
  EXPECT_FALSE(after("share,CE,a:0.4;b:0.6,Z").model.has_value()) << "no such agreement";
  EXPECT_FALSE(after("delete,CE,,Y").model.has_value()) << "it says nothing of a deleted post";

  for (const char *const shares :
       {"CE,a,0.4,Y\nCE,b,0.6,Y\n", "CE,a,0.5,\nCE,b,0.5,X\nD1,a,0.5,Y\nD1,b,0.5,Y\n"}) {
    Files later = files;
    later[2].second = std::string("post_id,organisation_id,cost_share,agreement_id\n") + shares;
    const Draft wanted = io::read_model_files(later);
    const ChangesBetween said = changes_between(before, wanted, "s");
    EXPECT_FALSE(has_errors(said.diagnostics)) << to_string(said.diagnostics.front());
    EXPECT_THAT(column_of(apply_scenario(before, said.scenario).draft, TableId::post_shares, "agreement_id"),
                testing::UnorderedElementsAreArray(column_of(wanted, TableId::post_shares, "agreement_id")));
  }
  Files two = files;
  two[2].second = "post_id,organisation_id,cost_share,agreement_id\nCE,a,0.5,Y\nCE,b,0.5,X\n";
  EXPECT_TRUE(has_errors(changes_between(before, io::read_model_files(two), "s").diagnostics))
      << "two agreements are more than a row can say";
}

TEST(Registers, a_role_for_a_council_goes_to_the_half_that_the_council_gets) {
  const Files files = council("head_of_paid_service,a,CE,,\nhead_of_paid_service,b,CE,,\n");
  const Draft draft = io::read_model_files(files);
  const Model model = model_of(files);
  const PostId ce[] = {model.find_post("CE")};
  const Draft apart = decoupled(draft, model, ce);
  EXPECT_THAT(rows_of(apart), ElementsAre("head_of_paid_service a CE@a  ", "head_of_paid_service b CE@b  "));
  EXPECT_TRUE(build_model(apart).model.has_value());
}

} // namespace
} // namespace organograph::test::registers_test
