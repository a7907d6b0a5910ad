// SPDX-License-Identifier: Apache-2.0
// Every row of the tables against tests/oracle: those of its own, and those that stand in its tree. Left out
// are columns that repeat a name of the model or the rows behind a figure.
#include "oracle/oracle.hpp"
#include "organograph/engine/analysis.hpp"
#include "organograph/viz/tabulate.hpp"
#include "support/differences.hpp"
#include "support/how_many.hpp"
#include "support/random_models.hpp"
#include "support/studies.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>

namespace organograph::oracle_tables_test {
namespace {

using Json = nlohmann::ordered_json;
using test::differences;

constexpr std::size_t listed = 100; // of pairs in analysis.json

Json row_of(const viz::Table &table, std::size_t r) {
  Json out;
  for (std::size_t column = 0; column < table.columns.size(); ++column)
    std::visit(
        [&](const auto &value) {
          if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
            out[table.columns[column].name] = nullptr;
          else if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>)
            out[table.columns[column].name] = value.empty() ? Json(nullptr) : Json(value);
          else
            out[table.columns[column].name] = value;
        },
        table.rows[r][column]);
  return out;
}

void compare_rows(const std::vector<viz::Table> &tables, const std::string &name,
                  const std::vector<Json> &expected, unsigned seed,
                  std::initializer_list<const char *> not_theirs = {}) {
  const auto table = std::ranges::find(tables, name, &viz::Table::name);
  if (table == tables.end()) {
    EXPECT_TRUE(expected.empty()) << name << ", seed " << seed;
    return;
  }
  ASSERT_EQ(table->rows.size(), expected.size()) << name << ", seed " << seed;
  for (std::size_t r = 0; r < expected.size(); ++r) {
    Json ours = row_of(*table, r);
    for (const char *column : not_theirs)
      ours.erase(column);
    std::vector<std::string> out;
    differences("row " + std::to_string(r), ours, expected[r], out);
    EXPECT_EQ(out, std::vector<std::string>{}) << name << ", seed " << seed;
  }
}

// A list as a table has it.
Json listed_in_a_cell(const Json &list) {
  std::string out;
  for (const Json &each : list)
    out += (out.empty() ? "" : " | ") + (each.is_string() ? each.get<std::string>() : each.dump());
  return out.empty() ? Json(nullptr) : Json(out);
}

// What a table has for a value of the tree: flags as words, lists in one cell.
Json cell_of(const Json &value) {
  if (value.is_boolean())
    return value.get<bool>() ? "yes" : "no";
  return value.is_array() ? listed_in_a_cell(value) : value;
}

Json cells_of(const Json &object, std::initializer_list<const char *> keys) {
  Json out = Json::object();
  for (const char *key : keys)
    out[key] = cell_of(object.at(key));
  return out;
}

Json scope_row(const char *kind, const Json &id, const Json &scope) {
  Json out = {{"kind", kind}, {"id", id}};
  out.update(cells_of(scope, {"posts", "assistants", "fte", "cost", "cost_unknown_posts", "shares_not_known",
                              "managers", "managers_not_known", "span_mean", "span_median", "span_max",
                              "spans_at_least", "layers", "layers_at_least", "one_to_one",
                              "reports_not_known", "manager_share", "manager_cost_share"}));
  for (const char *band : {"1", "2-3", "4-7", "8-12", "13-16", "17+"})
    out["span_" + std::string(band)] = scope["bands"].is_null() ? Json(nullptr) : scope["bands"].at(band);
  return out;
}

std::vector<Json> scope_rows(const Json &spans) {
  std::vector<Json> out = {scope_row("all", nullptr, spans["all"])};
  const std::pair<const char *, const char *> kinds[] = {
      {"organisation", "organisations"}, {"function", "functions"}, {"layer", "by_layer"}};
  for (const auto &[kind, key] : kinds)
    for (const auto &[id, scope] : spans[key].items())
      out.push_back(scope_row(kind, id, scope));
  return out;
}

std::vector<Json> integration_rows(const Json &services) {
  std::vector<Json> out;
  for (const Json &service : services) {
    Json row = cells_of(service, {"function", "organisation_a", "organisation_b", "reached",
                                  "reached_at_most", "secured", "secured_at_most", "joint_tiers", "tiers",
                                  "operation", "missing", "target", "gap", "reason"});
    for (const auto &[level, holds] : service["tests"].items())
      row["test_" + level] = cell_of(holds);
    for (const auto &[dimension, share] : service["vector"].items())
      row[dimension == "joint_tiers" ? "joint_tiers_share" : dimension] = share;
    const Json &fifth = service["level_5"];
    row["level_5_below"] = fifth["below"];
    row["level_5_share"] = fifth["share"];
    row["reached_otherwise"] = fifth["reached_otherwise"];
    row["secured_otherwise"] = fifth["secured_otherwise"];
    out.push_back(row);
  }
  return out;
}

// Each pair of labels once; the rows stand in model order.
std::vector<Json> label_rows(const Json &matrix, const std::string &of) {
  std::vector<Json> out;
  std::map<std::string, int> place;
  for (const auto &[label, row] : matrix.items())
    place.emplace(label, static_cast<int>(place.size()));
  for (const auto &[a, row] : matrix.items())
    for (const auto &[b, pairs] : row.items())
      if (place.at(a) <= place.at(b))
        out.push_back({{of + "_a", a}, {of + "_b", b}, {"pairs", pairs}});
  return out;
}

std::vector<Json> pair_rows(const Json &pairs) {
  std::vector<Json> out;
  const auto add = [&](const char *kind, Json row) {
    for (const char *key :
         {"jaccard", "common", "function", "subject_jaccard", "partner_jaccard", "common_partners",
          "organisations_a", "organisations_b", "joint_post_ids", "attendances_that_become_duplicated"})
      if (!row.contains(key))
        row[key] = nullptr;
    row["kind"] = kind;
    out.push_back(std::move(row));
  };
  for (const Json &pair : pairs["same_people"]["pairs"])
    add("same_people", cells_of(pair, {"meeting_a", "meeting_b", "jaccard", "common"}));
  for (const Json &pair : pairs["mirror"]["pairs"])
    add("mirror", cells_of(pair, {"meeting_a", "meeting_b", "function", "subject_jaccard", "partner_jaccard",
                                  "common_partners", "organisations_a", "organisations_b", "joint_post_ids",
                                  "attendances_that_become_duplicated"}));
  return out;
}

std::vector<Json> contact_rows(const Json &contact) {
  std::vector<Json> out;
  for (const Json &pair : contact["pairs"])
    out.push_back(cells_of(pair, {"partner_id", "function", "contacts", "shared", "one_voice",
                                  "dual_ownership", "further_contacts", "organisations", "post_ids"}));
  return out;
}

// In file order, which is that of the tree.
std::vector<Json> partner_rows(const Json &contact, bool has_meetings) {
  std::vector<Json> out;
  for (const auto &[id, partner] : contact["by_partner"].items()) {
    Json row = {{"partner_id", id}, {"shared", 0}, {"one_voice", 0}, {"dual_ownership", 0}};
    for (const Json &pair : contact["pairs"])
      if (pair["partner_id"] == id)
        for (const char *key : {"shared", "one_voice", "dual_ownership"})
          row[key] = row[key].get<int>() + (pair[key].get<bool>() ? 1 : 0);
    for (const char *key : {"series_attended", "hours_per_year", "mirrored_hours_per_year"})
      row[key] = has_meetings ? partner[key] : Json(nullptr);
    out.push_back(row);
  }
  return out;
}

std::vector<Json> bridge_rows(const oracle::Rows &rows, const Json &bridges) {
  std::vector<Json> out;
  const std::map<std::string, double> betweenness = oracle::betweenness_by_post(rows);
  for (const oracle::PostRow &post : rows.posts) {
    Json first = Json::array(), second = Json::array();
    for (const Json &of : bridges["posts"])
      if (of["post_id"] == post.post_id)
        for (const Json &pair : of["organisations"]) {
          first.push_back(pair[0]);
          second.push_back(pair[1]);
        }
    const auto at = betweenness.find(post.post_id);
    out.push_back({{"post_id", post.post_id},
                   {"betweenness", at == betweenness.end() ? 0 : at->second},
                   {"margin", nullptr},
                   {"bridged_pairs", first.size()},
                   {"organisations_a", listed_in_a_cell(first)},
                   {"organisations_b", listed_in_a_cell(second)}});
  }
  return out;
}

class OracleTables : public testing::TestWithParam<unsigned> {
protected:
  template <class Compare> static void for_each_model(Compare compare) {
    const unsigned each = test::how_many(5, 50);
    for (unsigned seed = GetParam() * each + 1; seed <= GetParam() * each + each; ++seed) {
      const oracle::Rows rows = oracle::random_model(seed);
      const Model model = test::model_of(rows);
      const Study study = test::study_of(model, analyse(model));
      compare(rows, viz::tabulate(study), seed);
    }
  }
};

TEST_P(OracleTables, of_posts_and_meetings_have_the_oracles_rows) {
  for_each_model([](const oracle::Rows &rows, const std::vector<viz::Table> &tables, unsigned seed) {
    compare_rows(tables, "spans", oracle::expected_spans(rows), seed);
    compare_rows(tables, "capacity", oracle::expected_capacity(rows), seed, {"title", "fte_below"});
    compare_rows(tables, "capacity_scopes", oracle::expected_capacity_scopes(rows), seed,
                 {"without_own_post"});
    compare_rows(tables, "meetings", oracle::expected_meetings(rows), seed);
    compare_rows(tables, "duplicated_groups", oracle::expected_groups(rows), seed);
    compare_rows(tables, "duplicated_by_function", oracle::expected_functions(rows), seed, {"name"});
  });
}

TEST_P(OracleTables, of_scopes_services_pairs_and_partners_have_the_oracles_figures) {
  for_each_model([](const oracle::Rows &rows, const std::vector<viz::Table> &tables, unsigned seed) {
    const Json tree = oracle::expected(rows);
    compare_rows(tables, "span_scopes", scope_rows(tree["span_of_control"]), seed);
    compare_rows(tables, "integration", integration_rows(tree["integration_depth"]), seed,
                 {"head_post_ids", "may_be_head_post_ids", "meeting_ids", "register", "register_sources"});
    compare_rows(tables, "bridges", bridge_rows(rows, tree["bridges"]), seed, {"title"});
    const Json &pairs = tree["meeting_pairs"];
    if (pairs.is_object()) {
      compare_rows(tables, "co_attendance_by_function", label_rows(pairs["by_function"], "function"), seed);
      compare_rows(tables, "co_attendance_by_organisation",
                   label_rows(pairs["by_organisation"], "organisation"), seed);
      if (pairs["same_people"]["count"] <= listed && pairs["mirror"]["count"] <= listed)
        compare_rows(tables, "meeting_pairs", pair_rows(pairs), seed,
                     {"subject_a", "subject_b", "rule", "group"});
      std::vector<Json> together;
      for (const Json &pair : pairs["co_attendance"]["top"])
        together.push_back(pair);
      if (pairs["co_attendance"]["pairs_count"] <= listed)
        compare_rows(tables, "co_attendance", together, seed,
                     {"title_a", "title_b", "external", "meeting_ids"});
    }
    const Json &contact = tree["partner_contact"];
    if (contact.is_object() && contact["pairs"].size() < listed) {
      compare_rows(tables, "partner_contact", contact_rows(contact), seed,
                   {"partner_name", "further_post_ids", "sources"});
      compare_rows(tables, "partners", partner_rows(contact, pairs.is_object()), seed,
                   {"name", "kind", "links", "functions", "post_ids", "meeting_ids", "sources"});
    }
  });
}

INSTANTIATE_TEST_SUITE_P(seeds, OracleTables, testing::Range(0U, test::how_many(6, 20)));

} // namespace
} // namespace organograph::oracle_tables_test
