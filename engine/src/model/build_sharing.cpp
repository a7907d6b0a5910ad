// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "model/repeated_rows.hpp"
#include "organograph/engine/assumption.hpp"

#include <algorithm>
#include <compare>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace organograph {

namespace {

void count_source(Provenance &of, std::string_view cell) {
  if (cell.empty())
    ++of.without_source;
  else if (is_assumption(cell))
    ++of.assumed;
  else
    ++of.with_source;
}

Provenance sources_of(TableReader table, const TableColumn &source, std::size_t first, std::size_t last) {
  Provenance of;
  for (std::size_t row = first; row < last; ++row)
    count_source(of, table.identifier(row, source));
  table.pass(first, last);
  return of;
}

std::string of_the_pair(TableReader &table, std::size_t row, const TableColumn &function,
                        const TableColumn &a, const TableColumn &b) {
  return " of " + shown(table.identifier(row, a)) + " and " + shown(table.identifier(row, b)) + " for " +
         shown(table.identifier(row, function));
}

} // namespace

void ModelMaker::read_partner_links() {
  TableReader table = reader(TableId::partner_links);
  links_of_partner.assign(data.partners ? data.partners->size() : 0, 0);
  if (!table.present())
    return;
  auto &to = data.partner_links.emplace();
  const auto partner_id = table.column("partner_id");
  const auto post_id = table.column("post_id");
  const auto link_function = table.column("function");
  const auto kind = table.column("kind");
  const auto source = table.column("source");
  const auto valid_from = table.column("valid_from"), valid_to = table.column("valid_to");
  using Key = std::tuple<PartnerId, PostId, FunctionId, bool, TextId>; // `lead` and `Lead` are one kind
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    read_validity(table, row, valid_from, valid_to);
    const PartnerId q = partner(table, row, partner_id);
    const PostId p = post(table, row, post_id);
    FunctionId f = function(table, row, link_function);
    if (q != none<PartnerId>)
      ++links_of_partner[index(q)];
    if (q == none<PartnerId> || p == none<PostId>)
      continue;
    if (f == none<FunctionId>)
      f = data.posts.function[index(p)];
    const std::string_view link_kind = table.identifier(row, kind);
    const TextId kind_text = intern(link_kind);
    const bool is_lead = equal_but_for_case(link_kind, "lead");
    to.push_back({q, p, f, is_lead, kind_text, intern(table.text(row, source))});
    keys.emplace_back(Key{q, p, f, is_lead, is_lead ? TextId{} : kind_text}, row);
  }
  const auto what = [&](std::size_t row) {
    return "the link of " + shown(table.identifier(row, partner_id)) + " to " +
           shown(table.identifier(row, post_id));
  };
  report_repeated(table, keys, post_id, what, "each link for a function once");
}

void ModelMaker::read_arrangements() {
  TableReader table = reader(TableId::arrangements);
  if (!table.present())
    return;
  auto &to = data.arrangements.emplace();
  const auto of_function = table.column("function");
  const auto a_column = table.column("organisation_a");
  const auto b_column = table.column("organisation_b");
  const auto dimension = table.column("dimension");
  const auto state = table.column("state"), agreement_id = table.column("agreement_id");
  const auto source = table.column("source");
  const auto valid_from = table.column("valid_from"), valid_to = table.column("valid_to");
  using Key = std::tuple<FunctionId, OrganisationId, OrganisationId, Dimension>;
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    read_validity(table, row, valid_from, valid_to);
    const FunctionId f = function(table, row, of_function);
    const auto [a, b] = organisation_pair(table, row, a_column, b_column);
    const auto d = table.choice(row, dimension);
    const auto s = table.choice(row, state);
    const AgreementId under = agreement(table, row, agreement_id);
    if (f == none<FunctionId> || a == none<OrganisationId> || !d)
      continue;
    const auto which = static_cast<Dimension>(*d);
    to.push_back({f, a, b, which, static_cast<State>(s.value_or(0)), intern(table.text(row, source)), under});
    keys.emplace_back(Key{f, a, b, which}, row);
  }
  const auto what = [&](std::size_t row) {
    return "the dimension " + shown(table.identifier(row, dimension)) +
           of_the_pair(table, row, of_function, a_column, b_column);
  };
  report_repeated(table, keys, dimension, what, "each dimension of a service of two organisations once");
}

void ModelMaker::read_integration_targets() {
  TableReader table = reader(TableId::integration_targets);
  const auto of_function = table.column("function");
  const auto a_column = table.column("organisation_a");
  const auto b_column = table.column("organisation_b");
  const auto level = table.column("target_level");
  const auto reason = table.column("reason");
  const auto agreed_by = table.column("agreed_by");
  const auto by = table.column("by"), owner = table.column("owner"), step = table.column("step");
  const auto source = table.column("source");
  using Key = std::tuple<FunctionId, OrganisationId, OrganisationId>;
  std::vector<std::pair<Key, std::size_t>> keys;
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const FunctionId f = function(table, row, of_function);
    const auto [a, b] = organisation_pair(table, row, a_column, b_column);
    const auto target = table.whole(row, level);
    if (f == none<FunctionId> || a == none<OrganisationId>)
      continue;
    data.integration_targets.push_back({f, a, b, static_cast<std::uint8_t>(target.value_or(0)),
                                        intern(table.text(row, reason)), intern(table.text(row, agreed_by)),
                                        intern(table.text(row, source)), intern(table.date(row, by)),
                                        intern(table.text(row, owner)), intern(table.text(row, step))});
    keys.emplace_back(Key{f, a, b}, row);
  }
  const auto what = [&](std::size_t row) {
    return "a target" + of_the_pair(table, row, of_function, a_column, b_column);
  };
  report_repeated(table, keys, level, what, "one target for a service of two organisations");
}

std::pair<OrganisationId, OrganisationId> ModelMaker::organisation_pair(TableReader &table, std::size_t row,
                                                                        const TableColumn &a_column,
                                                                        const TableColumn &b_column) {
  const OrganisationId a = organisation(table, row, a_column);
  const OrganisationId b = organisation(table, row, b_column);
  if (a == none<OrganisationId> || b == none<OrganisationId>)
    return {none<OrganisationId>, none<OrganisationId>};
  if (a == b)
    table.fault(row, b_column, Code::same_organisation, table.identifier(row, b_column),
                "organisation_a and organisation_b are both " + shown(table.identifier(row, b_column)),
                "two organisations");
  return std::minmax(a, b);
}

void ModelMaker::read_published() {
  TableReader table = reader(TableId::published);
  const auto measure = table.column("measure");
  const auto value = table.column("value");
  const auto tolerance = table.column("tolerance");
  const auto source = table.column("source");
  const auto note = table.column("note");
  for (std::size_t row = 0; row < table.rows(); ++row)
    data.published.push_back({intern(table.identifier(row, measure)), intern(table.text(row, source)),
                              intern(table.text(row, note)), table.number(row, value).value_or(0),
                              table.number(row, tolerance).value_or(0), table.line(row)});
}

// Of the large tables, whose rows have them already.
const std::vector<TextId> *ModelMaker::sources_of_rows(TableId table) const {
  if (table == TableId::posts)
    return &data.posts.source;
  return table == TableId::meetings && data.meetings ? &data.meetings->source : nullptr;
}

void ModelMaker::count_sources() {
  for (std::size_t t = 0; t < model_table_count; ++t) {
    TableReader table = reader(static_cast<TableId>(t));
    if (!table.present())
      continue;
    Provenance &of = data.provenance[t].emplace();
    of.rows = table.rows();
    const auto source = table.column("source");
    if (!source.position) {
      of.without_source = of.rows;
      continue;
    }
    if (const std::vector<TextId> *texts = sources_of_rows(static_cast<TableId>(t))) {
      for (const TextId text : *texts)
        count_source(of, without_blanks(data.text[text]));
      continue;
    }
    const auto blocks = detail::fold_blocks<Provenance>(
        table.rows(), building.rows_at_once, building.threads,
        [&](std::size_t first, std::size_t last) { return sources_of(table.quiet(), source, first, last); });
    for (const Provenance &block : blocks) {
      of.without_source += block.without_source;
      of.assumed += block.assumed;
      of.with_source += block.with_source;
    }
  }
}

} // namespace organograph
