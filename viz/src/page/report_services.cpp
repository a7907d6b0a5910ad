// SPDX-License-Identifier: Apache-2.0
// Below integration depth: targets, organisations two by two, and services with those below.
#include "findings/measures.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_agreed_targets = 40, shown_services_below = 60, shown_outside_duty = 20;

void write_agreed_targets(Html &page, const Model &model, const Services &result) {
  if (result.targets.empty())
    return;
  open_wide_table(page, "How far two organisations want to share a service");
  write_heads(page, {"Service", "Organisations", "By", "Next step", "Overdue", "Target", "Still to go"}, 5);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(result.targets.size(), shown_agreed_targets); ++i) {
    const ServiceTarget &target = result.targets[i];
    page.open("tr").element("th", function_name(model, target.function), {{"scope", "row"}});
    page.element("td", organisation_name(model, target.organisation_a) + ", " +
                           organisation_name(model, target.organisation_b));
    page.element("td", shown_text(model.text(target.by), 40));
    page.element("td", shown_text(model.text(target.step), 160));
    page.element("td", !target.overdue ? "" : *target.overdue ? "yes" : "no");
    write_cell(page, {"integration_depth.target", std::to_string(target.target)});
    write_cell(page, {"integration_depth.gap", target.gap ? std::to_string(*target.gap) : "not known"});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, result.targets.size() - std::min(result.targets.size(), shown_agreed_targets), "target",
             "targets", "service_targets");
}

void write_functions_below(Html &page, const Model &model, const Services &result) {
  if (result.functions.empty())
    return;
  open_wide_table(page, "Services with those below them; FTE by parts of the posts' time");
  write_heads(page, {"Service", "Part of", "Posts", "Joint posts", "FTE", "FTE of staff groups"}, 2);
  page.open("tbody");
  for (std::size_t i = 0; i < std::min(result.functions.size(), shown_services_below); ++i) {
    const ServiceNode &node = result.functions[i];
    const FunctionId parent = model->functions.parent[index(node.function)];
    const bool is_modelled = model->functions.not_modelled[index(node.function)] == 0 || node.posts > 0;
    const auto shown = [&](std::string text) {
      return is_modelled ? std::move(text) : std::string("not modelled");
    };
    page.open("tr").element("th", function_name(model, node.function), {{"scope", "row"}});
    page.element("td", parent == none<FunctionId> ? "" : function_name(model, parent));
    write_cell(page, {"services.posts", shown(figure(node.posts)), "services"});
    write_cell(page, {"services.posts", shown(figure(node.joint_posts)), "services"});
    write_cell(page, {"services.fte", shown(rounded(node.fte)), "services"});
    write_cell(page, {"model.staff_group_fte", shown(rounded(node.staff_group_fte)), "services"});
    page.close();
  }
  page.close();
  close_wide_table(page);
  write_more(page, result.functions.size() - std::min(result.functions.size(), shown_services_below),
             "service", "services", "services");
}

void write_outside_duty(Html &page, const Model &model, const Services &result) {
  if (!result.outside_duty || result.outside_duty->empty())
    return;
  page.element("h4", "Joint posts whose service is the duty of none of their organisations");
  page.open("ul", {{"class", "posts"}});
  const std::size_t shown = std::min(result.outside_duty->size(), shown_outside_duty);
  for (std::size_t i = 0; i < shown; ++i)
    page.element("li", post_name(model, (*result.outside_duty)[i].post) + ": " +
                           function_name(model, (*result.outside_duty)[i].function));
  page.close();
  write_more(page, result.outside_duty->size() - shown, "post", "posts", {});
}

} // namespace

void report_services(Html &page, const Study &study, Tables tables) {
  open_part(page, "Targets, and who shares with whom");
  if (!study.analysis.services) {
    write_not_measured(page, study.analysis, "services");
    page.close();
    return;
  }
  const Services &result = *study.analysis.services;
  page.open("p");
  write(page, services_told(study.analysis));
  page.close();
  write_agreed_targets(page, *study.model, result);
  write_outside_duty(page, *study.model, result);
  write_functions_below(page, *study.model, result);
  page.close();
  for (const std::string_view table : {"service_targets", "sharing_pairs", "services"})
    report_table(page, study, tables, table);
}

} // namespace organograph::viz
