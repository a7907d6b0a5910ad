// SPDX-License-Identifier: Apache-2.0
// Formal and informal structure: communities by lines and meetings, and what they are of.
#include "figures/caveats.hpp"
#include "findings/measures.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_communities = 20, shown_groupings = 10, named = 4;

// `Adult services 3, Education 2`: the most first, equal ones in model order.
template <class Id, class Name>
std::string of_whom(const std::vector<std::uint32_t> &posts, const std::vector<Id> &column, Name name) {
  std::map<Id, std::uint64_t> counts;
  for (const std::uint32_t post : posts)
    ++counts[column[post]];
  std::vector<std::pair<Id, std::uint64_t>> order(counts.begin(), counts.end());
  std::ranges::stable_sort(order, std::ranges::greater{}, &std::pair<Id, std::uint64_t>::second);
  std::vector<std::string> items;
  for (const auto &[id, count] : order)
    items.push_back((id == none<Id> ? std::string("none") : name(id)) + " " + figure(count));
  return listing(items, named);
}

void write_communities(Html &page, const Model &model, const FoundGrouping &grouping) {
  std::vector<std::vector<std::uint32_t>> posts(grouping.communities);
  for (std::uint32_t p = 0; p < grouping.community.size(); ++p)
    posts[grouping.community[p]].push_back(p);
  open_wide_table(page, "Communities, and of which services and employers their posts are");
  write_heads(page, {"Community", "Posts", "Services", "Employers", "Among them"}, 5);
  page.open("tbody");
  const std::size_t shown = std::min(posts.size(), shown_communities);
  for (std::size_t c = 0; c < shown; ++c) {
    std::vector<std::string> titles;
    for (const std::uint32_t post : posts[c])
      titles.push_back(shown_text(model.text(model->posts.title[post]), 60));
    page.open("tr").element("th", figure(c + 1), {{"scope", "row"}});
    write_cell(page, {"informal_structure.communities", figure(posts[c].size()), "communities",
                      "community=" + std::to_string(c + 1)});
    page.element("td", of_whom(posts[c], model->posts.function,
                               [&](FunctionId id) { return function_name(model, id); }));
    page.element("td", of_whom(posts[c], model->posts.employer,
                               [&](OrganisationId id) { return organisation_name(model, id); }));
    page.element("td", listing(titles, named)).close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, posts.size() - shown, "community", "communities", "communities");
}

void write_groupings(Html &page, const Analysis &analysis) {
  const InformalStructure &found = *analysis.informal_structure;
  const Shown shown(analysis);
  open_wide_table(page, "Groupings nearly as good: modularity within a tenth of the highest found in " +
                            counted(found.runs, "search", "searches"));
  write_heads(page,
              {"Grouping", "Modularity", "Communities", "Likeness to services", "adjusted",
               "Likeness to employers", "adjusted", "Likeness to the first"},
              1);
  page.open("tbody");
  const std::size_t most = std::min(found.groupings.size(), shown_groupings);
  for (std::size_t g = 0; g < most; ++g) {
    const FoundGrouping &grouping = found.groupings[g];
    const auto cell = [&](std::string_view measure, std::optional<double> value) {
      write_cell(page, {measure, shown(value, Format::number)});
    };
    page.open("tr").element("th", figure(g + 1), {{"scope", "row"}});
    cell("informal_structure.modularity", grouping.modularity);
    write_cell(page, {"informal_structure.communities", figure(grouping.communities)});
    cell("informal_structure.nmi_functions", grouping.functions.nmi);
    cell("informal_structure.ari_functions", grouping.functions.ari);
    cell("informal_structure.nmi_employers", grouping.employers.nmi);
    cell("informal_structure.ari_employers", grouping.employers.ari);
    cell("informal_structure.alike", grouping.to_first);
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, found.groupings.size() - most, "grouping", "groupings", "groupings");
}

} // namespace

void report_informal(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.informal_structure) {
    write_not_measured(page, study.analysis, "informal_structure");
    return;
  }
  page.open("p", {{"class", "lead"}});
  write(page, informal_told(study.analysis));
  page.close();
  write_caveat(page, caveat::informal);
  write_communities(page, *study.model, study.analysis.informal_structure->first());
  if (study.analysis.informal_structure->groupings.size() > 1)
    write_groupings(page, study.analysis);
  report_table(page, study, tables, "communities");
  report_table(page, study, tables, "groupings");
}

} // namespace organograph::viz
