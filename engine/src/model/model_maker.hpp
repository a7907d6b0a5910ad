// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/example_rows.hpp"
#include "model/hints.hpp"
#include "model/identifiers.hpp"
#include "model/table_reader.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/detail/parallel.hpp"
#include "organograph/engine/draft.hpp"
#include "organograph/engine/holders.hpp"
#include "organograph/engine/model.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph {

struct PostColumns;
struct MeetingColumns;
class RecentTexts;
struct ShareRow;

/// Of one post a year. What is above is said, but not how much: a diagnostic is shown where costs are not.
inline constexpr double most_plausible_cost = 5'000'000;

/// The making of one model: the draft, what has been made of it so far, and what was found wrong. Each read_*
/// reads one table, in the order of model.md; later ones resolve identifiers against earlier ones. A row that
/// refers to nothing gets none<> in its place, so that reading can go on: the data is thrown away in the end.
struct ModelMaker {
  ModelMaker(const Draft &source, const Building &how)
      : draft(source), building(how), examples(left_over_examples(source)), hints(source) {}

  const Draft &draft;
  Building building;
  ModelData data;
  std::vector<Diagnostic> diagnostics;
  std::array<std::vector<std::size_t>, table_count> examples; // rows that nothing else is said of
  Hints hints;

  // By TableId: it is not there though the source reported on it, or it lacks its identifiers. Nothing that
  // refers to it can be judged.
  std::array<std::uint8_t, table_count> unreadable{};
  // By TableId: a row has lost its own identifier. What names nothing may be that row.
  std::array<std::optional<bool>, table_count> nameless;
  Identifiers organisations, functions, posts, meetings, partners;
  std::map<TableId, Identifiers> register_entries; // of registers that another names
  boost::unordered_flat_map<std::string_view, TextId, detail::TextHash> interned;
  std::size_t holder_count = 0;
  std::vector<std::uint8_t> manager_faulty;    // by PostId: reports_to names nothing usable
  std::vector<std::uint8_t> occurrences_blank; // by MeetingId: 1 blank, else 0 or occurrences_faulty
  static constexpr std::uint8_t occurrences_faulty = 2;
  std::size_t functions_of_posts = 0;          // functions that posts name, when functions.csv is missing
  std::vector<std::uint32_t> links_of_partner; // by PartnerId
  // By row of meetings.csv: who convenes, where that is one; and (row, convenor) of the others.
  std::vector<std::uint32_t> convenor;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> several_convenors;

  void find_unreadable();
  bool has_nameless_row(TableId id);
  void report_examples();
  bool readable(TableId table) const { return unreadable[static_cast<std::size_t>(table)] == 0; }

  // build_model.cpp
  void read_model();
  void read_organisations();
  void read_functions();
  // build_posts.cpp
  void read_posts();
  void read_posts(TableReader &table, const PostColumns &columns, std::size_t first, std::size_t last,
                  TextPool &texts, std::vector<HolderName> &holders);
  HolderName read_holder(TableReader &table, const PostColumns &columns, std::size_t row,
                         RecentTexts &recent);
  void number_holders(const std::vector<HolderName> &holders);
  void number_holders_by(std::vector<std::string_view> names);
  // build_lines.cpp
  void order_posts();
  void place_in_layers();
  void judge_lines_given();
  void judge_assistants();
  void report_cycles();
  void read_post_functions();
  void read_reporting_lines();
  void read_staff_groups();
  // build_shares.cpp
  void read_post_shares();
  void judge_shares(TableReader &table, std::size_t post, std::vector<ShareRow> &rows);
  // build_meetings.cpp
  void read_partners();
  void read_meetings();
  void read_meetings(TableReader &table, const MeetingColumns &columns, std::size_t first, std::size_t last,
                     TextPool &texts, std::vector<std::string_view> &ids);
  std::uint32_t find_convenor(std::string_view id) const;
  void read_convenors(TableReader &table, std::size_t row, const TableColumn &convened_by);
  void report_convenor(TableReader &table, std::size_t row, const TableColumn &convened_by,
                       std::string_view id);
  void convene(Meetings &to);
  // build_attendance.cpp
  void read_attendance();
  // build_sharing.cpp
  void read_partner_links();
  void read_arrangements();
  void read_integration_targets();
  void read_published();
  void count_sources();
  const std::vector<TextId> *sources_of_rows(TableId table) const;
  // build_registers.cpp
  void read_registers();
  void read_register(const TableSchema &of);
  void report_repeated_keys(TableReader &table, const TableSchema &of);
  AgreementId agreement(TableReader &table, std::size_t row, const TableColumn &column);
  // build_register_rules.cpp
  std::string_view register_text(const TableSchema &of, std::size_t row, std::string_view column);
  void judge_register_row(TableReader &table, std::size_t row, const TableSchema &of);
  void judge_rows_together(TableReader &table, const TableSchema &of);
  static void judge_range(TableReader &table, std::size_t row, const TableColumn &low,
                          const TableColumn &high, double from, double to);
  RegisterPart register_part(TableReader &table, std::size_t row, const TableColumn &column,
                             std::string_view cell);
  Identifiers &entries_of_register(const TableSchema &of);
  std::uint32_t named_in_register(TableReader &table, std::size_t row, const TableColumn &column,
                                  std::string_view id);
  // extract.cpp
  void offer_extract();
  // model_warnings.cpp
  void warn();

  TextId intern(std::string_view text);
  /// Reads a large table in blocks of rows, on all threads: read(reader, first, last, texts) fills the rows
  /// of the model's columns. Whether that gives up on a block does not depend on the threads; then the block
  /// is read again after those before it, and what is wrong in it is said. The texts of a block join the
  /// model's: shift(first, last, by) moves the ids of its rows.
  /// While they are moved, beside() is called, which must not touch them nor the model's texts.
  template <class Read, class Shift, class Beside>
  void read_blocks(TableReader &table, Read read, Shift shift, Beside beside);
  TableReader reader(TableId table) {
    return {draft, table, diagnostics, examples[static_cast<std::size_t>(table)]};
  }
  struct Reference {
    Code code;
    std::string problem, expected; // ' is no post', 'a post_id of posts.csv'
  };
  /// Says that a cell names nothing, and what it may mean. Not where it may be a row without identifier.
  /// `named`: of a cell that names several, the one.
  void unknown_reference(TableReader &table, std::size_t row, const TableColumn &column,
                         const Reference &what, std::initializer_list<Hints::Among> among,
                         std::string_view named = {});

  // Resolve the identifier in a cell; a blank cell is none<> without a fault (required ones are faults
  // already).
  OrganisationId organisation(TableReader &table, std::size_t row, const TableColumn &column);
  /// The same of a cell that was read already: a blank one is said to be missing once.
  OrganisationId organisation_called(std::string_view id, TableReader &table, std::size_t row,
                                     const TableColumn &column);
  FunctionId function(TableReader &table, std::size_t row, const TableColumn &column) {
    return function_called(table.identifier(row, column), table, row, column);
  }
  FunctionId function_called(std::string_view id, TableReader &table, std::size_t row,
                             const TableColumn &column);
  PostId post(TableReader &table, std::size_t row, const TableColumn &column) {
    return post_called(table.identifier(row, column), table, row, column);
  }
  PostId post_called(std::string_view id, TableReader &table, std::size_t row, const TableColumn &column);
  PartnerId partner(TableReader &table, std::size_t row, const TableColumn &column);
  /// In model order; none<> twice where one is unknown. Twice the same organisation is a fault.
  std::pair<OrganisationId, OrganisationId> organisation_pair(TableReader &table, std::size_t row,
                                                              const TableColumn &a_column,
                                                              const TableColumn &b_column);
  /// The dates between which a row holds: checked here, used where a state is of a day (dates.hpp).
  void read_validity(TableReader &table, std::size_t row, const TableColumn &from, const TableColumn &to);
  /// `?` is no identifier of a post or an organisation.
  void refuse_reserved(TableReader &table, const TableColumn &column, std::span<const std::string_view> ids);
  /// Registers the identifiers of all rows; twice the same is a fault.
  void add_identifiers(Identifiers &known, TableReader &table, const TableColumn &column,
                       std::vector<std::string_view> ids);
  /// Registers a row's own identifier and returns it; twice the same is a fault.
  std::string_view add_identifier(Identifiers &known, TableReader &table, std::size_t row,
                                  const TableColumn &column);

  Model finished() { return Model(std::move(data)); }
};

template <class Read, class Shift, class Beside>
void ModelMaker::read_blocks(TableReader &table, Read read, Shift shift, Beside beside) {
  const std::size_t rows = table.rows(), of_block = building.rows_at_once;
  if (rows == 0)
    return;
  std::vector<std::optional<TextPool>> blocks(1);
  read(table, 0, std::min(rows, of_block),
       blocks[0].emplace()); // it may bring functions that others have too
  if (rows > of_block)
    std::ranges::move(detail::fold_blocks<std::optional<TextPool>>(
                          rows - of_block, of_block, building.threads,
                          [&](std::size_t first, std::size_t last) {
                            TableReader quiet = table.quiet();
                            TextPool texts;
                            read(quiet, first + of_block, last + of_block, texts);
                            table.pass(first + of_block, last + of_block);
                            return quiet.gave_up() ? std::nullopt : std::optional(std::move(texts));
                          }),
                      std::back_inserter(blocks));
  const auto range = [&](std::size_t b) {
    return std::pair(b * of_block, std::min(rows, (b + 1) * of_block));
  };
  std::size_t texts = data.text.size(), bytes = data.text.bytes();
  for (std::size_t b = 0; b < blocks.size(); ++b) {
    if (!blocks[b])
      read(table, range(b).first, range(b).second, blocks[b].emplace());
    texts += blocks[b]->size();
    bytes += blocks[b]->bytes();
  }
  data.text.reserve(texts + texts / 2, bytes + bytes / 2); // what is not filled is no memory yet
  const auto join = [&] {
    for (std::size_t b = 0; b < blocks.size(); ++b) {
      shift(range(b).first, range(b).second, data.text.append(*blocks[b]));
      blocks[b].reset();
    }
  };
  detail::fold_blocks<char>(2, 1, blocks.size() > 1 ? building.threads : 1,
                            [&](std::size_t first, std::size_t) {
                              if (first == 0)
                                join();
                              else
                                beside();
                              return '\0';
                            });
  table.pass(0, rows);
}

/// Moves the ids of a block's rows, but for the empty text's.
inline void shift_texts(std::vector<TextId> &column, std::size_t first, std::size_t last, std::uint32_t by) {
  for (std::size_t row = first; row < last; ++row)
    if (column[row] != TextId{})
      column[row] = id_at<TextId>(index(column[row]) + by);
}

} // namespace organograph
