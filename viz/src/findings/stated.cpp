// SPDX-License-Identifier: Apache-2.0
#include "findings/stated.hpp"

#include "figures/definitions.hpp"
#include "figures/identifiers.hpp"
#include "findings/proposal.hpp"
#include "words/safe_text.hpp"

#include <algorithm>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t name_characters = 90;

std::string spaced(std::string_view name) {
  std::string out(name);
  std::ranges::replace(out, '_', ' ');
  return out == "fte" ? "FTE" : out;
}

std::vector<std::string_view> split(std::string_view text, std::string_view by) {
  std::vector<std::string_view> out;
  for (std::size_t at = text.find(by); at != std::string_view::npos; at = text.find(by)) {
    out.push_back(text.substr(0, at));
    text.remove_prefix(at + by.size());
  }
  out.push_back(text);
  return out;
}

std::string quoted(std::string_view text) {
  return "'" + harmless(text, name_characters) + "'";
}

std::string scenario_called(const Study &study, std::string_view name) {
  for (const StudiedScenario &scenario : study.scenarios())
    if (scenario.comparison->name == name)
      return quoted(scenario_title(scenario));
  return quoted(name);
}

/// The title of a post of the model or of a scenario, the subject of a meeting, the name of an organisation.
std::string thing_called(const Study &study, std::string_view id) {
  const auto titled = [&](const Model &model) -> std::string_view {
    if (const PostId post = model.find_post(id); post != none<PostId>)
      return model.text(model->posts.title[index(post)]);
    for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
      if (model.text(model->organisations.id[o]) == id)
        return model.text(model->organisations.name[o]);
    for (std::size_t m = 0; model->meetings && m < model->meetings->size(); ++m)
      if (viz::id(model, id_at<MeetingId>(m)) == id)
        return model.text(model->meetings->subject[m]);
    return {};
  };
  std::string_view found = titled(*study.model);
  for (const StudiedScenario &scenario : study.scenarios())
    if (found.empty())
      found = titled(*scenario.after);
  return found.empty() ? std::string() : quoted(found);
}

/// Takes the scenario off a path (`scenarios/NAME/after.posts`): `, after 'The proposal'`.
std::string place_of(const Study &study, std::string_view &path) {
  constexpr std::string_view scenarios = "scenarios/";
  std::string where;
  if (path.starts_with(scenarios)) {
    path.remove_prefix(scenarios.size());
    const std::size_t slash = path.find('/');
    const std::string scenario = scenario_called(study, path.substr(0, slash));
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    where = ", of " + scenario;
    for (const std::string_view side : {std::string_view("after."), std::string_view("before.")})
      if (path.starts_with(side)) {
        path.remove_prefix(side.size());
        where = ", " + std::string(side.substr(0, side.size() - 1)) + " " + scenario;
      }
  }
  return where;
}

std::string condition(const Study &study, std::string_view text) {
  for (const std::string_view sign : {std::string_view("="), std::string_view(" has ")})
    if (const std::size_t at = text.find(sign); at != std::string_view::npos) {
      const std::string_view column = text.substr(0, at), value = text.substr(at + sign.size());
      const std::string called = thing_called(study, value);
      return spaced(column) + " " + (called.empty() ? harmless(value, name_characters) : called);
    }
  return harmless(text, name_characters);
}

/// count(..) and sum(..).
std::string of_rows(const Study &study, std::string_view inside, bool is_sum) {
  constexpr std::string_view where_word = " where ";
  const std::size_t at = inside.find(where_word);
  std::string_view table = inside.substr(0, at);
  const std::string where = place_of(study, table);
  std::string out = "Rows of " + spaced(table);
  if (const std::size_t dot = table.rfind('.'); is_sum && dot != std::string_view::npos)
    out = "Sum of " + spaced(table.substr(dot + 1)) + " of " + spaced(table.substr(0, dot));
  if (at == std::string_view::npos)
    return out + where;
  std::string conditions;
  for (const std::string_view part : split(inside.substr(at + where_word.size()), " and "))
    conditions += (conditions.empty() ? ": " : ", ") + condition(study, part);
  return out + conditions + where;
}

} // namespace

std::string stated_in_words(const Study &study, std::string_view measure) {
  for (const std::string_view form : {std::string_view("count("), std::string_view("sum(")})
    if (measure.starts_with(form) && measure.ends_with(')'))
      return of_rows(study, measure.substr(form.size(), measure.size() - form.size() - 1), form == "sum(");
  const std::size_t last = measure.rfind('.');
  const Definition *found = definition_of(measure);
  if (found == nullptr && last != std::string_view::npos)
    found = definition_of("duplicated_attendance" + std::string(measure.substr(last)));
  if (found == nullptr)
    return {};
  std::string out(found->name);
  const std::vector<std::string_view> parts = split(measure, ".");
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    if (parts[i] == "scenarios")
      out +=
          (std::ranges::count(parts, "after") > 0 ? ", after " : ", ") + scenario_called(study, parts[i + 1]);
    else if (parts[i] == "meetings" || parts[i] == "organisations" || parts[i] == "posts")
      if (const std::string called = thing_called(study, parts[i + 1]); !called.empty())
        out += ", of " + called;
  }
  return out;
}

} // namespace organograph::viz
