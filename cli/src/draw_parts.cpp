// SPDX-License-Identifier: Apache-2.0
#include "draw_parts.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

/// A table that an option names a row of.
struct Asked {
  std::string_view option, what; ///< '--function', 'function'
  std::span<const TextId> ids, names;
  const DrawArguments &arguments;
  const Model &model;
};

/// `'asc' (Adult services)`, of the first twenty.
std::string rows_of(const Asked &table, std::span<const std::size_t> rows) {
  constexpr std::size_t most = 20;
  std::string out;
  for (std::size_t i = 0; i < std::min(rows.size(), most); ++i) {
    const std::string name(table.model.text(table.names[rows[i]]));
    out += (i == 0 ? "" : ", ") + shown(std::string(table.model.text(table.ids[rows[i]])));
    out += name.empty() ? "" : " (" + shown_bare(name) + ')';
  }
  return rows.size() <= most ? out : out + " and " + std::to_string(rows.size() - most) + " more";
}

std::string of_model(const Asked &table) {
  return table.arguments.scenario.empty() ? " of the model" : " of the model after the scenario";
}

[[noreturn]] void refuse_unknown_part(const Asked &table, const std::string &asked) {
  constexpr std::size_t listed = 200; // posts are too many to read
  std::vector<std::string> known;
  std::vector<std::size_t> rows;
  for (const auto column : {table.ids, table.names})
    for (const TextId text : column)
      known.emplace_back(table.model.text(text));
  for (std::size_t i = 0; i < table.ids.size(); ++i)
    rows.push_back(i);
  const std::string meant = did_you_mean(asked, known);
  const bool lists = table.what != "post" && !rows.empty() && rows.size() <= listed;
  throw WrongUse(std::string(table.option) + ' ' + shown(asked) + " is no " + std::string(table.what) +
                 of_model(table) + meant +
                 (lists ? (meant.empty() ? "; there are " : " There are ") + rows_of(table, rows) : ""));
}

/// The row with that identifier, else the one with that name, whatever its case.
template <class Id> Id found(const Asked &table, const std::string &asked) {
  std::vector<std::size_t> named;
  for (std::size_t i = 0; i < table.ids.size(); ++i) {
    if (table.model.text(table.ids[i]) == asked)
      return id_at<Id>(i);
    if (equal_but_for_case(table.model.text(table.names[i]), asked))
      named.push_back(i);
  }
  if (named.empty())
    refuse_unknown_part(table, asked);
  if (named.size() > 1)
    throw WrongUse(std::string(table.option) + ' ' + shown(asked) + " is the name of " +
                   std::to_string(named.size()) + "; say which: " + rows_of(table, named));
  return id_at<Id>(named[0]);
}

} // namespace

NamedParts named_parts(const DrawArguments &a, const Model &model) {
  NamedParts out;
  if (!a.root.empty())
    out.root = found<PostId>({"--root", "post", model->posts.id, model->posts.title, a, model}, a.root);
  if (!a.organisation.empty())
    out.organisation = found<OrganisationId>(
        {"--organisation", "organisation", model->organisations.id, model->organisations.name, a, model},
        a.organisation);
  if (!a.function.empty())
    out.function = found<FunctionId>(
        {"--function", "function", model->functions.id, model->functions.name, a, model}, a.function);
  return out;
}

} // namespace organograph::cli
