// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/report.hpp"

#include "report_parts.hpp"

namespace organograph::viz {

const Json &at(const Json &tree, std::initializer_list<std::string_view> path) {
  static const Json nothing;
  const Json *here = &tree;
  for (const std::string_view key : path) {
    const auto found = here->is_object() ? here->find(key) : here->end();
    if (found == here->end())
      return nothing;
    here = &*found;
  }
  return *here;
}

const Table *table_named(const ReportInput &input, std::string_view name) {
  for (const Table &table : input.tables)
    if (table.name == name)
      return &table;
  return nullptr;
}

std::string report_html(const ReportInput &input) {
  Html page;
  page.trusted("<!doctype html>\n").open("html", {{"lang", "en"}});
  page.open("head").empty("meta", {{"charset", "utf-8"}});
  page.element("title", at(*input.tree, {"model", "title"}).is_string()
                            ? at(*input.tree, {"model", "title"}).get<std::string>()
                            : "Organisation analysis");
  page.open("style").trusted(assets::style()).close().close().open("body").open("main");
  report_summary(page, input);
  report_structure(page, input);
  report_spans(page, input);
  report_meetings(page, input);
  report_partners(page, input);
  report_integration(page, input);
  report_scenarios(page, input);
  report_decoupling(page, input);
  report_data(page, input);
  report_definitions(page, input);
  page.close().open("script").trusted(assets::script()).close().close().close();
  return page.take();
}

} // namespace organograph::viz
