// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/pseudonymise.hpp"
#include "organograph/engine/assumption.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/io/model_folder.hpp"
#include "pseudonyms/pseudonym_cells.hpp"
#include "pseudonyms/pseudonym_figures.hpp"
#include "pseudonyms/pseudonym_numbers.hpp"
#include "pseudonyms/pseudonym_traces.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <unordered_map>

namespace organograph::io {

namespace {

using Counts = std::map<std::string, double, std::less<>>;

/// What a draft's cells name: all that the numbers depend on beside the key.
struct Found {
  std::array<Names, named_count> names; ///< by Named
  Names kept;                           ///< identifiers of what is no post, person or staff group
  Names partners, scenarios;
  std::vector<std::pair<std::string, std::string>> holds; ///< post, and the only holder that a row names
  Counts titles, staff_group_titles;                      ///< of the model: posts, FTE
  std::vector<Counts> titles_of, staff_group_titles_of;   ///< the same of each scenario's rows
};

bool is_names(NamesOf column) {
  return column >= NamesOf::post && column <= NamesOf::staff_group_title;
}

std::vector<NamesOf> roles_of(const DraftTable &table, TableId id) {
  std::vector<NamesOf> out;
  for (const std::string &head : table.columns())
    out.push_back(names_in_column(id, without_blanks(head)));
  return out;
}

std::string_view cell_under(const DraftTable &table, std::size_t row, std::string_view head) {
  const auto found = std::ranges::find(table.columns(), head);
  if (found == table.columns().end())
    return {};
  return without_blanks(table.cell(row, static_cast<std::size_t>(found - table.columns().begin())));
}

double fte_of(std::string_view cell) {
  double value = 0;
  std::from_chars(cell.data(), cell.data() + cell.size(), value);
  return value;
}

void find_names(const DraftTable &table, TableId id, Found &to) {
  const std::vector<NamesOf> roles = roles_of(table, id);
  const auto note = [&](Named kind, std::string_view name) {
    if (!names_nobody(kind, name))
      to.names[static_cast<std::size_t>(kind)].emplace(name);
    return std::string_view{};
  };
  std::vector<std::string_view> cells(roles.size());
  for (std::size_t row = 0; row < table.rows(); ++row) {
    table.cells(row, cells);
    for (std::size_t c = 0; c < roles.size(); ++c)
      if (is_names(roles[c]) &&
          (roles[c] != NamesOf::attendee || !to.partners.contains(without_blanks(cells[c]))))
        with_names(cells[c], roles[c], id >= TableId::scenario, note);
  }
}

// Who holds which post: a job share is nobody's.
void find_holders(const DraftTable &table, bool of_scenario, Found &to) {
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const auto cell = [&](std::string_view head) {
      const std::string_view text = cell_under(table, row, head);
      return of_scenario && text == "-" ? std::string_view() : text;
    };
    const std::vector<HolderName> holders = holders_of(cell("holder"), cell("holder_id"));
    if (holders.size() != 1 || cell("post_id").empty())
      continue;
    const HolderName &one = holders.front();
    // Of either kind, since a scenario's rows may give the one and the model's the other.
    if (!one.id.empty())
      to.holds.emplace_back(cell("post_id"), "holder_id " + std::string(one.id));
    if (!one.name.empty())
      to.holds.emplace_back(cell("post_id"), "holder " + std::string(one.name));
  }
}

Counts count_titles(const std::optional<DraftTable> &table, bool by_fte) {
  Counts out;
  for (std::size_t row = 0; table && row < table->rows(); ++row)
    if (const std::string_view title = cell_under(*table, row, "title"); !title.empty())
      out[std::string(title)] += by_fte ? fte_of(cell_under(*table, row, "fte")) : 1;
  return out;
}

void find_kept(const Draft &draft, Found &to) {
  for (const TableId id : {TableId::organisations, TableId::functions, TableId::meetings, TableId::partners,
                           TableId::meeting_changes})
    if (draft[id])
      for (std::size_t row = 0; row < draft[id]->rows(); ++row)
        to.kept.emplace(cell_under(*draft[id], row, schema(id).columns[0].name));
}

Found find_all(const Draft &draft, std::span<const Scenario> scenarios) {
  Found out;
  if (const auto &partners = draft[TableId::partners])
    for (std::size_t row = 0; row < partners->rows(); ++row)
      out.partners.emplace(cell_under(*partners, row, "partner_id"));
  const auto look_at = [&](const Draft &tables) {
    for (std::size_t t = 0; t < table_count; ++t)
      if (tables.tables[t])
        find_names(*tables.tables[t], static_cast<TableId>(t), out);
    for (const TableId id : {TableId::posts, TableId::changes})
      if (tables[id])
        find_holders(*tables[id], id == TableId::changes, out);
    find_kept(tables, out);
  };
  look_at(draft);
  out.titles = count_titles(draft[TableId::posts], false);
  out.staff_group_titles = count_titles(draft[TableId::staff_groups], true);
  for (const Scenario &scenario : scenarios) {
    look_at(scenario.draft);
    out.scenarios.insert(scenario.name);
    out.titles_of.push_back(count_titles(scenario.draft[TableId::changes], false));
    out.staff_group_titles_of.push_back(count_titles(scenario.draft[TableId::staff_group_changes], true));
  }
  return out;
}

// A title stays if enough posts of the model carry it; one that only scenarios name, if it is so in each.
Names rare(const Names &titles, const Counts &in_model, const std::vector<Counts> &in_scenarios) {
  const auto are_few = [](const auto &counts, const std::string &title) {
    const auto at = counts.find(title);
    return at != counts.end() && at->second < titles_stay_from;
  };
  Names out;
  for (const std::string &title : titles)
    if (in_model.contains(title)
            ? are_few(in_model, title)
            : std::ranges::any_of(in_scenarios, [&](const Counts &counts) { return are_few(counts, title); }))
      out.insert(title);
  return out;
}

using Numbers = std::array<std::unordered_map<std::string, std::string>, named_count>;

Numbers number_all(const Found &found, const PseudonymKey &key) {
  const auto at = [](Named kind) { return static_cast<std::size_t>(kind); };
  Numbers out;
  for (const Named kind : {Named::post, Named::holder, Named::holder_id, Named::staff_group})
    out[at(kind)] = numbers_of(kind, found.names[at(kind)], found.partners, key);
  const Names &titles = found.names[at(Named::title)];
  out[at(Named::title)] = numbers_of(Named::title, rare(titles, found.titles, found.titles_of), titles, key);
  const Names &teams = found.names[at(Named::staff_group_title)];
  out[at(Named::staff_group_title)] =
      numbers_of(Named::staff_group_title, rare(teams, found.staff_group_titles, found.staff_group_titles_of),
                 teams, key);
  keep_order_within_persons(found.holds, out[at(Named::post)]);
  return out;
}

/// Makes the tables anew.
class Rewriting {
public:
  Rewriting(const Draft &draft, std::span<const Scenario> scenarios, const Found &found,
            const Numbers &numbers)
      : found_(found),
        numbers_(numbers), figures_{draft, scenarios,
                                    [this](Named kind, std::string_view name) { return number(kind, name); },
                                    [this](std::string_view part) { return is_name(part); }} {
    for (const auto &of_kind : numbers)
      for (const auto &[original, as_number] : of_kind)
        if (!found.kept.contains(original)) // a service's identifier too: it stays everywhere
          traces_.look_for(original);
  }

  /// Scenarios keep their names. They are told by their number: the place would be the name.
  void look_at_names_of(std::span<const Scenario> scenarios) {
    for (std::size_t i = 0; i < scenarios.size(); ++i)
      if (traces_.in(scenarios[i].name) > 0)
        note_trace("the name of scenario " + std::to_string(i + 1) + " of " +
                   std::to_string(scenarios.size()));
  }

  /// One warning of all names that still stand in texts that stay; none if there are none.
  std::vector<Diagnostic> traces_left() const {
    if (texts_with_names_ == 0)
      return {};
    Diagnostic out = first_trace_;
    out.code = Code::names_left;
    out.problem = "names that are replaced still stand in " + std::to_string(texts_with_names_) +
                  (texts_with_names_ == 1 ? " text that stays: " : " texts that stay: ") + places_of_traces_ +
                  (texts_with_names_ > traces_told ? ", ..." : "");
    out.remedy = "read them before you pass anything on, and change them in the model if they tell too much";
    return {out};
  }

  Draft tables(const Draft &from) {
    Draft out;
    for (const Diagnostic &diagnostic : from.diagnostics)
      out.diagnostics.push_back(without_values(diagnostic));
    for (std::size_t t = 0; t < table_count; ++t)
      if (from.tables[t])
        out.tables[t] = table(*from.tables[t], static_cast<TableId>(t), out.diagnostics);
    return out;
  }

private:
  // What a reader says of a valid draft: columns and files that it did not look for, with their names and one
  // of their cells.
  static Diagnostic without_values(const Diagnostic &from) {
    Diagnostic out = from;
    out.value.clear();
    out.expected.clear();
    out.remedy.clear();
    if (from.code == Code::unknown_table) {
      out.file.clear();
      out.problem = "a CSV file is none of the model's tables and is not read";
    } else if (from.code == Code::manager_not_in_extract) {
      out.problem = "reports_to is no post; the manager is taken as not known";
    } else {
      out.problem = "the column is not in the schema; it is left out (--pseudonymise)";
    }
    return out;
  }

  DraftTable table(const DraftTable &from, TableId id, std::vector<Diagnostic> &diagnostics) {
    const std::vector<NamesOf> roles = roles_of(from, id);
    std::vector<std::string> heads = from.columns();
    for (std::size_t c = 0; c < heads.size(); ++c)
      if (!column_of(id, without_blanks(heads[c])))
        heads[c].clear();
    DraftTable out(from.file(), heads);
    std::vector<std::string_view> cells(roles.size());
    std::vector<std::string> made(roles.size());
    for (std::size_t row = 0; row < from.rows(); ++row) {
      from.cells(row, cells);
      cannot_follow_ = false;
      for (std::size_t c = 0; c < roles.size(); ++c) {
        made[c] = cell(cells[c], roles[c], id >= TableId::scenario);
        cells[c] = made[c];
      }
      if (cannot_follow_) {
        diagnostics.push_back(left_out(from.file(row), from.line(row)));
        continue;
      }
      for (std::size_t c = 0; c < roles.size(); ++c)
        if ((roles[c] == NamesOf::nobody || roles[c] == NamesOf::figure) && traces_.in(cells[c]) > 0)
          note_trace(from.file(row), from.line(row), c, without_blanks(heads[c]));
      out.rows_come_from(from.file(row));
      out.add_row(from.line(row), cells, from.misshapen(row));
    }
    return out;
  }

  std::string cell(std::string_view text, NamesOf role, bool of_scenario) {
    if (role == NamesOf::nobody ||
        (role == NamesOf::attendee && found_.partners.contains(without_blanks(text))))
      return std::string(text);
    if (role == NamesOf::left_out)
      return {};
    if (role == NamesOf::source)
      return source(text);
    if (role != NamesOf::figure)
      return with_names(text, role, of_scenario,
                        [this](Named kind, std::string_view name) { return number(kind, name); });
    std::optional<std::string> measure = figure_with_names(text, figures_);
    cannot_follow_ = cannot_follow_ || !measure;
    return measure.value_or(std::string{});
  }

  // By its place alone: the name is not to be told.
  void note_trace(const std::string &file, std::uint64_t line, std::size_t column, std::string_view head) {
    if (texts_with_names_ == 0) {
      first_trace_.file = file;
      first_trace_.line = line;
      first_trace_.cell = static_cast<std::uint32_t>(column + 1);
    }
    note_trace(file + ":" + std::to_string(line) + " (" + std::string(head) + ")");
  }
  void note_trace(const std::string &place) {
    if (texts_with_names_++ < traces_told)
      places_of_traces_ += (places_of_traces_.empty() ? "" : ", ") + place;
  }

  static std::string source(std::string_view text) {
    const std::string_view core = without_blanks(text);
    if (core.empty())
      return {};
    return is_assumption(core) ? "assumption: not shown" : "not shown";
  }

  std::string number(Named kind, std::string_view of) {
    std::string text(of);
    if (names_nobody(kind, of))
      return text;
    const auto &numbers = numbers_[static_cast<std::size_t>(kind)];
    if (const auto at = numbers.find(text); at != numbers.end())
      return at->second;
    // A title that many carry, a partner in a figure; of any other name there is no telling whose it is.
    cannot_follow_ = cannot_follow_ || (!found_.names[static_cast<std::size_t>(kind)].contains(of) &&
                                        !(kind == Named::post && found_.partners.contains(of)));
    return text;
  }

  bool is_name(std::string_view part) const {
    const bool is_place = !part.empty() && part.find_first_not_of("0123456789") == std::string_view::npos;
    if (is_place || found_.kept.contains(part) || found_.scenarios.contains(part))
      return false;
    const std::string text(part);
    return std::ranges::any_of(numbers_, [&](const auto &numbers) { return numbers.contains(text); });
  }

  static Diagnostic left_out(const std::string &file, std::uint64_t line) {
    return {.code = Code::published_left_out,
            .file = file,
            .line = line,
            .cell = 0,
            .value = {},
            .problem = "the figure is left out: it is computed from what --pseudonymise leaves out, or names "
                       "what has no number",
            .expected = {},
            .remedy = {}};
  }

  const Found &found_;
  const Numbers &numbers_;
  FigureNames figures_;
  bool cannot_follow_ = false; // something in the row that is made now
  static constexpr std::size_t traces_told = 5;
  Traces traces_;
  Diagnostic first_trace_{};
  std::size_t texts_with_names_ = 0;
  std::string places_of_traces_;
};

} // namespace

Pseudonymised pseudonymised(const Draft &draft, std::span<const Scenario> scenarios,
                            const PseudonymKey &key) {
  const Found found = find_all(draft, scenarios);
  const Numbers numbers = number_all(found, key);
  Rewriting rewriting(draft, scenarios, found, numbers);
  Pseudonymised out;
  out.draft = rewriting.tables(draft);
  for (const Scenario &scenario : scenarios)
    out.scenarios.push_back({scenario.name, rewriting.tables(scenario.draft)});
  rewriting.look_at_names_of(scenarios);
  for (Diagnostic &warning : rewriting.traces_left())
    out.draft.diagnostics.push_back(std::move(warning));
  for (std::size_t kind = 0; kind < named_count; ++kind) {
    const auto first = static_cast<std::ptrdiff_t>(out.pseudonyms.size());
    for (const auto &[original, number] : numbers[kind])
      out.pseudonyms.push_back({static_cast<Named>(kind), number, original});
    std::ranges::sort(out.pseudonyms.begin() + first, out.pseudonyms.end(), {}, &Pseudonym::number);
  }
  return out;
}

std::string pseudonyms_csv(std::span<const Pseudonym> pseudonyms) {
  DraftTable table({}, {"kind", "number", "original"});
  for (const Pseudonym &each : pseudonyms) {
    const std::string_view cells[] = {name(each.kind), each.number, each.original};
    table.add_row(table.rows() + 2, cells);
  }
  return to_csv(table);
}

} // namespace organograph::io
