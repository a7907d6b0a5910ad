// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/build_model.hpp"

#include "model/diagnostic_order.hpp"
#include "model/model_maker.hpp"
#include "organograph/engine/attendance.hpp"
#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace organograph {

namespace {

// They are in no figure of duplicated seats, which nobody would look for.
void note_meetings_of_counterparts(const Draft &draft, const Model &model, unsigned threads,
                                   std::vector<Diagnostic> &diagnostics) {
  if (!model->meetings)
    return;
  const std::vector<MeetingKind> kinds = meeting_kinds(model, reduce_attendance(model, threads), threads);
  TableReader table(draft, TableId::meetings, diagnostics);
  const TableColumn kind = table.column("kind"), id = table.column("meeting_id");
  for (std::size_t m = 0; m < kinds.size(); ++m)
    if (kinds[m] == MeetingKind::counterparts)
      table.fault(m, kind.position ? kind : id, Code::meeting_of_counterparts, table.identifier(m, id),
                  shown(table.identifier(m, id)) +
                      " is taken for a meeting of counterparts: its posts speak for one service, and no "
                      "organisation is common to all; it is not compared");
}

void report_duplicate(const Identifiers &known, TableReader &table, std::size_t row,
                      const TableColumn &column) {
  const std::string_view id = table.identifier(row, column);
  table.fault(row, column, Code::duplicate_id, id,
              std::string(column.schema->name) + " " + shown(id) + " stands on line " +
                  std::to_string(table.line(known.find(id))) + " already",
              "each " + std::string(column.schema->name) + " once");
}

} // namespace

void ModelMaker::find_unreadable() {
  for (const TableSchema &table : schema()) {
    const std::optional<DraftTable> &there = draft[table.id];
    const std::string file = std::string(table.name) + ".csv";
    unreadable[static_cast<std::size_t>(table.id)] =
        there ? std::ranges::find(there->columns(), table.columns[0].name) == there->columns().end()
              : std::ranges::any_of(draft.diagnostics, [&](const Diagnostic &d) {
                  return d.severity() == Severity::error && d.file == file;
                });
  }
}

// A blank identifier, or one that the source could not read: what refers to its row names nothing.
bool ModelMaker::has_nameless_row(TableId id) {
  std::optional<bool> &known = nameless[static_cast<std::size_t>(id)];
  if (known)
    return *known;
  known = false;
  if (!draft[id] || !readable(id))
    return false;
  const DraftTable &table = *draft[id];
  const auto head = std::ranges::find(table.columns(), schema(id).columns[0].name);
  const auto column = static_cast<std::size_t>(head - table.columns().begin());
  for (std::size_t row = 0; head != table.columns().end() && row < table.rows() && !*known; ++row)
    known = without_blanks(table.cell(row, column)).empty();
  return *known;
}

void ModelMaker::report_examples() {
  for (std::size_t t = 0; t < table_count; ++t)
    for (const std::size_t row : examples[t])
      diagnostics.push_back({Code::example_row,
                             draft.tables[t]->file(row),
                             draft.tables[t]->line(row),
                             0,
                             {},
                             "the row is the example that 'organograph new' wrote",
                             "rows of your own",
                             {}});
}

TextId ModelMaker::intern(std::string_view text) {
  if (text.empty())
    return TextId{};
  const auto [at, added] = interned.try_emplace(text, TextId{});
  if (added)
    at->second = data.text.append(text);
  return at->second;
}

void ModelMaker::read_model() {
  TableReader table = reader(TableId::model);
  const auto title = table.column("title");
  const auto date = table.column("date");
  const auto source = table.column("source");
  const auto currency = table.column("currency");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    if (row > 0) {
      table.fault(row, title, Code::too_many_rows, {}, "model.csv has a second row", "one row");
      continue;
    }
    data.title = intern(table.text(row, title));
    data.date = intern(table.date(row, date));
    data.source = intern(table.text(row, source));
    data.currency = intern(table.text(row, currency));
  }
}

void ModelMaker::read_organisations() {
  TableReader table = reader(TableId::organisations);
  const auto id = table.column("organisation_id");
  const auto name = table.column("name");
  const auto kind = table.column("kind");
  const auto governance = table.column("governance");
  const auto colour = table.column("colour");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view own = add_identifier(organisations, table, row, id);
    if (own == not_known_mark)
      table.fault(row, id, Code::reserved_identifier, own,
                  "organisation_id is '?', which stands for one that is not known", "an identifier");
    data.organisations.id.push_back(intern(own));
    data.organisations.name.push_back(intern(table.text(row, name)));
    data.organisations.kind.push_back(intern(table.text(row, kind)));
    data.organisations.governance.push_back(intern(table.text(row, governance)));
    data.organisations.colour.push_back(intern(table.colour(row, colour)));
  }
}

OrganisationId ModelMaker::organisation(TableReader &table, std::size_t row, const TableColumn &column) {
  return organisation_called(table.identifier(row, column), table, row, column);
}

OrganisationId ModelMaker::organisation_called(std::string_view id, TableReader &table, std::size_t row,
                                               const TableColumn &column) {
  if (id.empty())
    return none<OrganisationId>;
  const std::uint32_t found = organisations.find(id);
  if (found != Identifiers::not_there)
    return id_at<OrganisationId>(found);
  if (table.give_up())
    return none<OrganisationId>;
  if (readable(TableId::organisations))
    unknown_reference(
        table, row, column,
        {Code::unknown_organisation, " is no organisation", "an organisation_id of organisations.csv"},
        {{TableId::organisations, &organisations}}, id);
  return none<OrganisationId>;
}

FunctionId ModelMaker::function_called(std::string_view id, TableReader &table, std::size_t row,
                                       const TableColumn &column) {
  if (id.empty())
    return none<FunctionId>;
  const std::uint32_t found = functions.find(id);
  if (found != Identifiers::not_there)
    return id_at<FunctionId>(found);
  if (table.give_up())
    return none<FunctionId>;
  if (draft[TableId::functions]) {
    if (readable(TableId::functions))
      unknown_reference(table, row, column,
                        {Code::unknown_function, " is not in functions.csv", "a function of functions.csv"},
                        {{TableId::functions, &functions}}, id);
    return none<FunctionId>;
  }
  const auto added = id_at<FunctionId>(functions.size());
  functions.add(id, static_cast<std::uint32_t>(added));
  data.functions.id.push_back(intern(id));
  data.functions.name.push_back(intern(id));
  data.functions.held_by.push_back(TextId{});
  data.functions.parent.push_back(none<FunctionId>);
  data.functions.not_modelled.push_back(0);
  return added;
}

PostId ModelMaker::post_called(std::string_view id, TableReader &table, std::size_t row,
                               const TableColumn &column) {
  if (id.empty())
    return none<PostId>;
  const std::uint32_t found = posts.find(id);
  if (found != Identifiers::not_there)
    return id_at<PostId>(found);
  if (table.give_up())
    return none<PostId>;
  if (readable(TableId::posts))
    unknown_reference(table, row, column, {Code::unknown_post, " is no post", "a post_id of posts.csv"},
                      {{TableId::posts, &posts}}, id);
  return none<PostId>;
}

PartnerId ModelMaker::partner(TableReader &table, std::size_t row, const TableColumn &column) {
  const std::string_view id = table.identifier(row, column);
  if (id.empty())
    return none<PartnerId>;
  const std::uint32_t found = partners.find(id);
  if (found != Identifiers::not_there)
    return id_at<PartnerId>(found);
  if (table.give_up())
    return none<PartnerId>;
  if (readable(TableId::partners))
    unknown_reference(table, row, column,
                      {Code::unknown_partner, " is no partner", "a partner_id of partners.csv"},
                      {{TableId::partners, &partners}});
  return none<PartnerId>;
}

void ModelMaker::unknown_reference(TableReader &table, std::size_t row, const TableColumn &column,
                                   const Reference &what, std::initializer_list<Hints::Among> among,
                                   std::string_view named) {
  const std::string_view id = named.empty() ? table.identifier(row, column) : named;
  const bool a_row_may_be_meant =
      std::ranges::any_of(among, [&](const Hints::Among &each) { return has_nameless_row(each.table); });
  std::string remedy;
  if (hints.are_due(table.id(), what.code) || a_row_may_be_meant)
    remedy = hints.of(id, among, *column.schema);
  for (const Hints::Among &each : among) {
    if (remedy.empty() && has_nameless_row(each.table))
      return;
    if (!draft[each.table] && among.size() == 1)
      remedy = "add " + std::string(schema(each.table).name) + ".csv";
  }
  table.fault(row, column, what.code, id, std::string(column.schema->name) + " " + shown(id) + what.problem,
              what.expected, std::move(remedy));
}

std::string_view ModelMaker::add_identifier(Identifiers &known, TableReader &table, std::size_t row,
                                            const TableColumn &column) {
  const std::string_view id = table.identifier(row, column);
  if (!id.empty() && !known.add(id, static_cast<std::uint32_t>(row)))
    report_duplicate(known, table, row, column);
  return id;
}

void ModelMaker::read_validity(TableReader &table, std::size_t row, const TableColumn &from,
                               const TableColumn &to) {
  if (!from.position && !to.position)
    return;
  const std::string_view first = table.date(row, from), last = table.date(row, to);
  if (is_date(first) && is_date(last) && first_day(first) > last_day(last))
    table.fault(row, to, Code::dates_reversed, last,
                std::string(to.schema->name) + " " + shown(last) + " is before " +
                    std::string(from.schema->name) + " " + shown(first),
                "a last day that is not before the first");
}

void ModelMaker::refuse_reserved(TableReader &table, const TableColumn &column,
                                 std::span<const std::string_view> ids) {
  for (std::size_t row = 0; row < ids.size(); ++row)
    if (ids[row] == not_known_mark)
      table.fault(row, column, Code::reserved_identifier, ids[row],
                  std::string(column.schema->name) + " is '?', which stands for one that is not known",
                  "an identifier");
}

void ModelMaker::add_identifiers(Identifiers &known, TableReader &table, const TableColumn &column,
                                 std::vector<std::string_view> ids) {
  for (const std::uint32_t row : known.add_all(std::move(ids)))
    report_duplicate(known, table, row, column);
}

BuildResult build_model(const Draft &draft, const Building &building) {
  ModelMaker maker(draft, building);
  maker.diagnostics = draft.diagnostics;
  maker.find_unreadable();
  maker.report_examples();
  maker.read_model();
  maker.read_organisations();
  maker.read_functions();
  maker.read_posts();
  maker.offer_extract();
  maker.read_post_functions();
  maker.functions_of_posts = maker.functions.size();
  maker.read_post_shares();
  maker.read_reporting_lines();
  maker.read_staff_groups();
  maker.judge_assistants();
  maker.read_partners();
  maker.read_meetings();
  maker.read_attendance();
  maker.read_partner_links();
  maker.read_arrangements();
  maker.read_integration_targets();
  maker.read_published();
  maker.read_registers();
  maker.count_sources();
  maker.warn();
  for (const auto &table : draft.tables) // the warnings look at rows again
    if (table)
      table->pass(0, table->rows());

  BuildResult result;
  result.diagnostics = std::move(maker.diagnostics);
  if (!has_errors(result.diagnostics)) {
    result.model = maker.finished();
    note_meetings_of_counterparts(draft, *result.model, building.threads, result.diagnostics);
  }
  put_in_file_order(draft, result.diagnostics);
  keep_first(result.diagnostics, building.kept);
  return result;
}

} // namespace organograph
