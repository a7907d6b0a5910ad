// SPDX-License-Identifier: Apache-2.0
#include "figures/definitions.hpp"
#include "page/report_charts.hpp"
#include "page/report_parts.hpp"

namespace organograph::viz {

namespace {

void write_part(Html &page, std::string_view name, std::string_view text) {
  page.element("dt", name).element("dd", text);
}

void write_definition(Html &page, const Definition &definition) {
  const std::string id = definition_id(definition.key);
  page.open("article",
            {{"class", page.leads_to().contains(id) ? "definition" : "definition unused"}, {"id", id}});
  page.element("h4", definition.name).element("p", definition.meaning).open("dl");
  write_part(page, "Formula", definition.formula);
  write_part(page, "Unit", definition.unit);
  write_part(page, "Range", definition.range);
  write_part(page, "Not known", definition.not_known);
  write_part(page, "Source", definition.source);
  write_part(page, "Cannot show", definition.cannot_show);
  page.element("dt", "Name in the data", {{"class", "key"}});
  page.open("dd", {{"class", "key"}}).element("code", definition.key).close();
  page.close().close();
}

bool is_shown(const DefinitionGroup &group, const Study &study) {
  if (group.key == "scenarios")
    return !study.scenarios().empty();
  return group.key != "decoupling" || study.undoing.has_value();
}

} // namespace

void report_definitions(Html &page, const Study &study, Tables) {
  page.element(
      "p", "Every underlined figure of this page leads here. What is not known is said to be not known: it "
           "never stands as 0. None of the figures can show the quality of a service, the performance of "
           "a person, or whether to share.");
  for (const DefinitionGroup &group : definition_groups())
    if (is_shown(group, study)) {
      open_part(page, group.name);
      page.open("div", {{"class", "definition-list"}});
      for (const Definition &definition : group.definitions)
        write_definition(page, definition);
      page.close().close();
    }
}

} // namespace organograph::viz
