// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/generate.hpp"

#include "generate/generate_parts.hpp"

#include <algorithm>
#include <cassert>

namespace organograph::io {

namespace {

std::string model_text(const GenerateOptions &options, const Plan &plan) {
  std::string text = "title,date,source,currency,note\nSynthetic model of ";
  put(text, plan.tree.size());
  text += " posts and ";
  put(text, plan.meetings);
  text += " meetings,2024-04-01,assumption: synthetic; made by organograph generate; no real organisation "
          "is in it,GBP,posts ";
  put(text, plan.tree.size());
  text += "; meetings ";
  put(text, plan.meetings);
  text += "; organisations ";
  put(text, plan.tree.organisations);
  text += "; seed ";
  put(text, options.seed);
  return text + "\n";
}

std::string organisations_text(const Plan &plan) {
  constexpr std::array<std::string_view, 4> kinds = {"county", "unitary", "district", "health"};
  constexpr std::array<std::string_view, 8> colours = {"#9ecae1", "#fdd0a2", "#c7e9c0", "#dadaeb",
                                                       "#fcbba1", "#d9d9d9", "#c6dbef", "#fdae6b"};
  std::string text = "organisation_id,name,kind,colour,source\n";
  for (std::uint32_t o = 0; o < plan.tree.organisations; ++o) {
    put(text, 'o', o);
    text += ",Organisation ";
    put(text, o + 1);
    text.append(",").append(kinds[o % kinds.size()]).append(",");
    if (o < colours.size())
      text.append(colours[o]);
    text += ",assumption: synthetic\n";
  }
  return text;
}

std::string functions_text() {
  std::string text = "function,name,source\n";
  for (const Service &service : services)
    text.append(service.id).append(",").append(service.name).append(",assumption: synthetic\n");
  return text;
}

} // namespace

std::vector<NamedFile> generated_model_files(const GenerateOptions &options,
                                             const std::function<void(std::string_view tables)> &begins) {
  const auto begin = [&begins](std::string_view tables) {
    if (begins)
      begins(tables);
  };
  begin("the tree of posts");
  const std::uint32_t organisations = options.organisations.value_or(std::min(2U, options.posts));
  assert(options.posts >= 1 && options.posts <= most_generated_posts);
  assert(organisations >= 1 && organisations <= most_generated_organisations &&
         organisations <= options.posts);
  const Plan plan{.seed = options.seed,
                  .threads = options.threads,
                  .meetings = options.meetings.value_or(2 * options.posts),
                  .partners = std::max(2U, options.posts / 100),
                  .tree = generated_tree(options.seed, options.posts, organisations)};
  assert(plan.meetings <= most_generated_meetings);
  std::vector<NamedFile> files;
  files.emplace_back("model.csv", model_text(options, plan));
  files.emplace_back("organisations.csv", organisations_text(plan));
  files.emplace_back("functions.csv", functions_text());
  begin("posts");
  add_post_tables(plan, files);
  begin("meetings");
  add_meeting_tables(plan, files);
  begin("partners");
  add_partner_tables(plan, files);
  begin("the register");
  add_register_tables(plan, files);
  return files;
}

} // namespace organograph::io
