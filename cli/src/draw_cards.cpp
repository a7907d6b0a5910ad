// SPDX-License-Identifier: Apache-2.0
#include "draw_cards.hpp"

#include "option_checks.hpp"

#include <algorithm>
#include <ranges>
#include <span>
#include <string>
#include <string_view>

namespace organograph::cli {

namespace {

using viz::ColourBy;
using viz::Fact;
using viz::GroupBy;

std::vector<std::string> words(std::span<const std::string_view> names) {
  return {names.begin(), names.end()};
}

/// The value whose name it is; the parser lets no other through.
template <typename Value> Value value_of(std::string_view name, std::span<const std::string_view> names) {
  return static_cast<Value>(std::ranges::find(names, name) - names.begin());
}

template <typename Value>
void refuse_lacking(const std::string &option, std::string_view name, const Model &model, Value value) {
  if (const std::string why = viz::lacking(model, value); !why.empty())
    throw WrongUse(option + ' ' + std::string(name) + ": " + why);
}

} // namespace

void add_card_options(CLI::App &command, DrawArguments &to) {
  std::string facts;
  for (const std::string_view name : viz::fact_names)
    facts += (facts.empty() ? "" : "|") + std::string(name);
  command.add_option("--label", to.label, "Facts on each card, in this order, with commas between")
      ->type_name(facts)
      ->transform(several_of(words(viz::fact_names)));
  add_choice(command, "--colour", to.colour, words(viz::colour_names),
             "What the strip of each card shows (default: organisation)");
  add_choice(command, "--group", to.group, words(std::span(viz::group_names).subspan(1)),
             "Draw frames round units or functions");
}

viz::CardOptions card_options(const DrawArguments &a, const Model &model) {
  viz::CardOptions out;
  for (const auto part : std::views::split(a.label, ',')) {
    const std::string_view name(part.begin(), part.end());
    if (name.empty())
      continue;
    out.facts.push_back(value_of<Fact>(name, viz::fact_names));
    refuse_lacking("--label", name, model, out.facts.back());
    if (a.privacy.minimum_group > 0 && (out.facts.back() == Fact::fte || out.facts.back() == Fact::cost))
      throw WrongUse("--label " + std::string(name) +
                     ": with --minimum-group no figure of a single post is shown");
  }
  if (!a.colour.empty())
    out.colour = value_of<ColourBy>(a.colour, viz::colour_names);
  refuse_lacking("--colour", a.colour, model, out.colour);
  if (!a.group.empty())
    out.group = value_of<GroupBy>(a.group, viz::group_names);
  refuse_lacking("--group", a.group, model, out.group);
  return out;
}

std::vector<viz::style::Change> changes_after(const Comparison &comparison, const Model &after) {
  using viz::style::Change;
  std::vector<Change> out(after->posts.size(), Change::none);
  for (const ChangedPost &post : comparison.posts)
    if (post.after != none<PostId>)
      out[index(post.after)] = post.change == PostChange::created ? Change::created
                               : post.change == PostChange::moved ? Change::moved
                                                                  : Change::changed;
  return out;
}

} // namespace organograph::cli
