// SPDX-License-Identifier: Apache-2.0
// Days as data: what one leaves out, and a timeline as JSON and as a table.
#include "organograph/viz/timeline.hpp"
#include "tree/json_sections.hpp"

namespace organograph::viz {

namespace {

template <class Number> TableCell cell_of(const std::optional<Number> &value) {
  return value ? TableCell(*value) : TableCell();
}

Json row_json(const Timeline &timeline, const TimelineRow &row) {
  Json fte = Json::object();
  for (std::size_t o = 0; o < row.fte_of.size(); ++o)
    append(fte, timeline.organisations[o], number(row.fte_of[o]));
  return {{"date", row.day},
          {"rows", row.rows},
          {"posts", row.posts},
          {"joint_posts", row.joint_posts},
          {"fte", {{"all", number(row.fte)}, {"organisations", std::move(fte)}}},
          {"duplicated", count_or_null(row.duplicated)},
          {"one_voice", count_or_null(row.one_voice)},
          {"shared", count_or_null(row.shared)},
          {"at_risk", count_or_null(row.at_risk)}};
}

Json posts_json(const Timeline &timeline) {
  Json out = Json::array();
  for (const PostOverDays &post : timeline.posts) {
    Json terms = Json::array();
    for (const PostTerm &term : post.terms) {
      Json serves = Json::array();
      for (const OrganisationId organisation : term.serves)
        serves.push_back(timeline.organisations[index(organisation)]);
      terms.push_back({{"from", timeline.rows[term.row].day},
                       {"there", term.is_there()},
                       {"serves", std::move(serves)},
                       {"serves_one_not_named", term.with_other}});
    }
    out.push_back({{"post_id", post.post}, {"title", post.title}, {"terms", std::move(terms)}});
  }
  return out;
}

} // namespace

Json as_of_json(const LeftOut &left_out) {
  Json tables = Json::object(), scenarios = Json::object();
  for (const LeftOut::OfTable &of : left_out.tables)
    append(tables, schema(of.id).name,
           {{"out_of_force", of.out_of_force}, {"with_posts_and_meetings", of.with_others}});
  for (const LeftOut::OfScenario &of : left_out.scenarios)
    append(scenarios, of.name,
           {{"rows", of.rows},
            {"later", of.later},
            {"undated_rows", of.undated},
            {"imprecise_dates", of.imprecise}});
  return {{"date", left_out.day},
          {"left_out", std::move(tables)},
          {"managers_not_known", left_out.managers},
          {"published_left_out", left_out.published},
          {"imprecise_dates", left_out.imprecise},
          {"scenarios", std::move(scenarios)}};
}

Json timeline_json(const Timeline &timeline) {
  Json rows = Json::array();
  for (const TimelineRow &row : timeline.rows)
    rows.push_back(row_json(timeline, row));
  return {{"scenario", text_or_null(timeline.scenario)},
          {"title", text_or_null(timeline.title)},
          {"starts_before_first_date", timeline.starts_before_first_date},
          {"undated_rows", timeline.undated_rows},
          {"imprecise_dates", timeline.imprecise_dates},
          {"rows", std::move(rows)},
          {"posts", posts_json(timeline)},
          {"posts_throughout", timeline.posts_throughout},
          {"diagnostics", diagnostics_json(timeline.diagnostics)}};
}

Table timeline_table(const Timeline &timeline) {
  Table out{"timeline", "What is there from day to day", {}, {}, {}};
  out.columns = {{"date", Format::text},         {"rows", Format::count},   {"posts", Format::count},
                 {"joint_posts", Format::count}, {"fte", Format::number},   {"duplicated", Format::count},
                 {"one_voice", Format::count},   {"shared", Format::count}, {"at_risk", Format::count}};
  for (const std::string &organisation : timeline.organisations)
    out.columns.push_back({"fte_" + organisation, Format::number});
  std::vector<TableRow> rows;
  for (const TimelineRow &row : timeline.rows) {
    TableRow &cells = rows.emplace_back();
    cells = {row.day,
             row.rows,
             row.posts,
             row.joint_posts,
             cell_of(row.fte),
             cell_of(row.duplicated),
             cell_of(row.one_voice),
             cell_of(row.shared),
             cell_of(row.at_risk)};
    for (const std::optional<double> &fte : row.fte_of)
      cells.push_back(cell_of(fte));
  }
  out.rows = TableRows(std::move(rows));
  return out;
}

} // namespace organograph::viz
