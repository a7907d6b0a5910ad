// SPDX-License-Identifier: Apache-2.0
// Who holds which statutory role in which council, who stands in, and what is in one person.
#include "figures/caveats.hpp"
#include "findings/measures.hpp"
#include "organograph/viz/statutory_view.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <string>
#include <vector>

namespace organograph::viz {

namespace {

std::string people_named(const Model &model, const std::vector<PostId> &posts) {
  std::string out;
  for (const PostId post : posts)
    out += (out.empty() ? "" : ", ") + post_name(model, post);
  return out.empty() ? "none given" : out;
}

std::string councils_named(const Model &model, const std::vector<OrganisationId> &organisations) {
  std::string out;
  for (const OrganisationId organisation : organisations)
    out += (out.empty() ? "" : ", ") + organisation_name(model, organisation);
  return out;
}

void write_dual_services(Html &page, const Model &model, const StatutoryOfficers &result) {
  if (result.dual_services.empty())
    return;
  open_part(page, "One person, several councils");
  open_wide_table(page, "Roles that one person holds in two councils or more");
  write_heads(page, {"Role", "Post", "Councils", "A protocol says how conflict is handled"}, 4);
  page.open("tbody");
  for (const DualService &dual : result.dual_services) {
    page.open("tr").element("th", role_name(dual.role), {{"scope", "row"}});
    page.element("td", people_named(model, dual.posts));
    page.element("td", councils_named(model, dual.organisations));
    page.element("td", dual.with_protocol ? "yes" : "none given");
    page.close();
  }
  page.close();
  close_wide_table(page);
  page.close();
}

void write_in_one_person(Html &page, const Model &model, const StatutoryOfficers &result) {
  if (result.conflicts.empty() && result.combined.empty())
    return;
  open_part(page, "Two roles of one council in one person");
  open_wide_table(page, "Two roles of one council in one person, and what the rule says");
  write_heads(page, {"Council", "Roles", "Post", "The rule"}, 4);
  page.open("tbody");
  for (const auto *list : {&result.conflicts, &result.combined})
    for (const RolesOfOne &of : *list) {
      page.open("tr").element("th", organisation_name(model, of.organisation), {{"scope", "row"}});
      page.element("td", role_name(of.pair->first) + " and " + role_name(of.pair->second));
      page.element("td", people_named(model, of.posts));
      page.element("td", (of.pair->allowed ? "" : "not in one person: ") + std::string(of.pair->statute));
      page.close();
    }
  page.close();
  close_wide_table(page);
  page.close();
}

void write_rules(Html &page) {
  open_part(page, "The rules that this rests on");
  open_wide_table(page, "Roles that the law asks for");
  write_heads(page, {"Role", "Asked of", "Statute"}, 3);
  page.open("tbody");
  for (const StatutoryRole &rule : statutory_rules()) {
    page.open("tr").element("th", rule.name, {{"scope", "row"}});
    page.element("td", rule.of_every_council ? "every council"
                                             : "county, unitary, metropolitan and London borough councils");
    page.element("td", rule.statute).close();
  }
  page.close();
  close_wide_table(page);
  page.close();
}

} // namespace

void report_officers(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.statutory_officers) {
    write_not_measured(page, study.analysis, "statutory_officers");
    return;
  }
  const StatutoryOfficers &result = *study.analysis.statutory_officers;
  page.open("p", {{"class", "lead"}});
  write(page, officers_told(*study.model, study.analysis));
  page.close();
  write_caveat(page, caveat::officers);
  if (!result.not_given.empty())
    page.element("p", "Not given: " + councils_named(*study.model, result.not_given) + ".");
  ViewOptions options;
  options.room = drawing_room;
  write_drawing(page, "Roles and councils", statutory_drawing(*study.model, result, options), "officers-",
                true);
  write_dual_services(page, *study.model, result);
  write_in_one_person(page, *study.model, result);
  if (study.analysis.options.statutory_rules)
    write_rules(page);
  report_table(page, study, tables, "statutory_officers");
  report_table(page, study, tables, "statutory_posts");
}

} // namespace organograph::viz
