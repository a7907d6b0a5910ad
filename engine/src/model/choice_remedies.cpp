// SPDX-License-Identifier: Apache-2.0
// What the values of a list mean, and which of them somebody meant who wrote another word.
#include "model/cell_remedies.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace organograph {

namespace {

struct Meaning {
  std::string_view column, choice, words;
};

// As docs/model-format.md has them.
constexpr std::array meanings = {
    Meaning{"status", "filled", "a substantive holder"},
    Meaning{"status", "interim", "agency or fixed term"},
    Meaning{"status", "acting", "someone whose own post is another"},
    Meaning{"status", "seconded", "the substantive holder is away"},
    Meaning{"reports_known", "no", "the posts below it are not in the model"},
    Meaning{"kind", "representation", "services are spoken for, to partners or to each other"},
    Meaning{"kind", "team", "a manager with those below, or one service among itself"},
    Meaning{"kind", "case", "about single cases"},
    Meaning{"kind", "statutory", "held by law"},
    Meaning{"role", "statutory", "a seat held by law"},
    Meaning{"dimension", "governance", "a joint board or protocol for this service"},
    Meaning{"dimension", "provision", "one provides for the other, or lends to it"},
    Meaning{"dimension", "terms", "pay and conditions"},
    Meaning{"dimension", "budget", "pooled"},
    Meaning{"dimension", "front_door", "one way in for the public"},
    Meaning{"action", "create", "it is new"},
    Meaning{"action", "delete", "it goes"},
    Meaning{"action", "change", "the filled cells replace what is there"},
    Meaning{"action", "share", "the organisations that it serves"},
    Meaning{"action", "merge", "into another meeting"},
};

struct OtherWord {
  std::string_view column, word, choice; // word: as loosely_spelt() leaves it
};

// Only words that can mean nothing else. 'Secondment' is not here: to or from the post?
constexpr std::array other_words = {
    OtherWord{"status", "vacancy", "vacant"},
    OtherWord{"status", "vacantpost", "vacant"},
    OtherWord{"status", "unfilled", "vacant"},
    OtherWord{"status", "infilled", "filled"},
    OtherWord{"status", "permanent", "filled"},
    OtherWord{"status", "substantive", "filled"},
    OtherWord{"status", "occupied", "filled"},
    OtherWord{"status", "inpost", "filled"},
    OtherWord{"status", "agency", "interim"},
    OtherWord{"status", "fixedterm", "interim"},
    OtherWord{"status", "locum", "interim"},
    OtherWord{"status", "actingup", "acting"},
    OtherWord{"role", "chairman", "chair"},
    OtherWord{"role", "chairperson", "chair"},
    OtherWord{"role", "chairwoman", "chair"},
    OtherWord{"state", "complete", "full"},
    OtherWord{"state", "fully", "full"},
    OtherWord{"state", "partly", "partial"},
    OtherWord{"action", "created", "create"},
    OtherWord{"action", "new", "create"},
    OtherWord{"action", "deleted", "delete"},
    OtherWord{"action", "changed", "change"},
    OtherWord{"action", "amend", "change"},
    OtherWord{"action", "shared", "share"},
    OtherWord{"action", "added", "add"},
    OtherWord{"action", "removed", "remove"},
    OtherWord{"dimension", "frontdoor", "front_door"},
};

bool is_choice(const std::vector<std::string_view> &choices, std::string_view word) {
  return std::ranges::find(choices, word) != choices.end();
}

// 'Y', 'true' and '1' where there is nothing but yes and no.
std::string_view yes_or_no(const std::vector<std::string_view> &choices, std::string_view word) {
  constexpr std::string_view yes[] = {"y", "yes", "true", "t", "1", "x"};
  constexpr std::string_view no[] = {"n", "no", "false", "f", "0"};
  if (!is_choice(choices, "yes"))
    return {};
  if (std::ranges::find(yes, word) != std::end(yes))
    return "yes";
  return is_choice(choices, "no") && std::ranges::find(no, word) != std::end(no) ? "no" : std::string_view{};
}

} // namespace

// What people write where they do not know, or where there is nobody.
bool stands_for_nothing(std::string_view id) {
  constexpr std::string_view marks[] = {
      "?",   "-",       "n/a",    "na",        "none", "nil",  "tbc",    "tba",
      "tbd", "unknown", "nobody", "not known", ".",    "null", "no one", "not applicable"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return equal_but_for_case(id, mark); }) ||
         loosely_spelt(id).empty();
}

std::string choices_in_words(const ColumnSchema &column) {
  const std::vector<std::string_view> choices = parts_of(column.choices);
  std::string out = choices.size() > 1 ? "one of " : "";
  for (const std::string_view choice : choices) {
    out += (choice == choices.front() ? "" : ", ") + std::string(choice);
    const auto meaning = std::ranges::find_if(
        meanings, [&](const Meaning &each) { return each.column == column.name && each.choice == choice; });
    if (meaning != meanings.end())
      out += " (" + std::string(meaning->words) + ")";
  }
  return out;
}

std::string choice_remedy(const ColumnSchema &column, std::string_view value) {
  const std::vector<std::string_view> choices = parts_of(column.choices);
  std::string wanted = loosely_spelt(value);
  while (wanted.ends_with('.'))
    wanted.pop_back();
  for (const std::string_view choice : choices)
    if (loosely_spelt(choice) == wanted)
      return "write " + std::string(choice);
  if (const std::string_view answer = yes_or_no(choices, wanted); !answer.empty())
    return "write " + std::string(answer);
  for (const OtherWord &each : other_words)
    if (each.column == column.name && each.word == wanted && is_choice(choices, each.choice))
      return "write " + std::string(each.choice);
  std::string_view near;
  for (const std::string_view choice : choices) {
    if (choice.size() < 5 || edit_distance(wanted, choice, 1) > 1)
      continue;
    if (!near.empty())
      return {};
    near = choice;
  }
  return near.empty() ? std::string{} : "did you mean '" + std::string(near) + "'?";
}

} // namespace organograph
