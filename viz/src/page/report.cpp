// SPDX-License-Identifier: Apache-2.0
#include "organograph/viz/report.hpp"

#include "organograph/viz/analysis_json.hpp"
#include "page/report_parts.hpp"
#include "page/report_text.hpp"

#include <array>
#include <set>
#include <string>
#include <utility>
#include <vector>

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

namespace {

// Nothing runs and nothing dresses the page but what stands between its own tags.
std::string policy() {
  return "default-src 'none'; script-src 'sha256-" + std::string(assets::script_sha256()) +
         "'; style-src 'sha256-" + std::string(assets::style_sha256()) +
         "'; base-uri 'none'; form-action 'none'";
}

std::string title_of(const ReportInput &input) {
  const std::string title = text_at(*input.tree, {"model", "title"});
  return title.empty() ? "Organisation analysis" : title;
}

void write_head(Html &page, const ReportInput &input) {
  page.open("head").empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy()}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  page.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  page.empty("meta", {{"name", "description"},
                      {"content", "Reporting lines, meetings and partner contact, measured"}});
  page.element("title", title_of(input));
  page.open("style").trusted(assets::style()).close().close();
}

// One part of the page, made before what leads to it.
struct Part {
  std::string html, id, name;
};

// The id and the heading of the part's section: as Html wrote them, so no text can feign them.
Part part(std::string html) {
  const auto between = [&](std::size_t from, std::string_view before, std::string_view behind) {
    const std::size_t start = html.find(before, from);
    const std::size_t end = start == std::string::npos ? start : html.find(behind, start + before.size());
    return end == std::string::npos ? std::string()
                                    : html.substr(start + before.size(), end - start - before.size());
  };
  const std::size_t section = html.find("<section");
  if (section == std::string::npos)
    return {std::move(html), {}, {}};
  std::string heading = between(section, "<h2", "</h2>");
  heading.erase(0, heading.find('>') + 1);
  const std::string tag = between(section, "<section", ">");
  std::string id = tag.find(" id=\"") == std::string::npos ? std::string() : between(section, " id=\"", "\"");
  return {std::move(html), std::move(id), std::move(heading)};
}

// The definitions that the figures of a part lead to.
void add_measures(std::string_view html, std::set<std::string> &to) {
  constexpr std::string_view before = "data-measure=\"";
  for (std::size_t at = html.find(before); at != std::string_view::npos; at = html.find(before, at)) {
    at += before.size();
    to.emplace(html.substr(at, html.find('"', at) - at));
  }
}

std::vector<Part> parts(const ReportInput &input) {
  constexpr std::array write = {report_summary,   report_structure,  report_spans,
                                report_meetings,  report_partners,   report_integration,
                                report_scenarios, report_decoupling, report_data};
  std::vector<Part> out;
  std::set<std::string> used;
  for (const auto one : write) {
    Html page;
    if (!not_shown(*input.tree).empty())
      page.for_none("not shown");
    one(page, input);
    out.push_back(part(page.take()));
    add_measures(out.back().html, used);
  }
  Html page;
  report_definitions(page, input, used);
  out.push_back(part(page.take()));
  return out;
}

void write_header(Html &page, const ReportInput &input) {
  page.open("header", {{"class", "page-head"}});
  page.element("h1", title_of(input));
  page.open("p", {{"class", "page-of"}});
  const std::string date = text_at(*input.tree, {"model", "date"});
  const std::string source = text_at(*input.tree, {"model", "source"});
  if (!date.empty())
    page.text("As of " + shown_text(date, 40) + ". ");
  if (!source.empty())
    page.text("Source: " + shown_text(source, 400) + ". ");
  if (const std::size_t n = input.scenarios.size(); n > 0)
    page.text("With " + counted(n, "scenario", "scenarios") + ".");
  page.close().close();
}

void write_nav(Html &page, const std::vector<Part> &all) {
  page.open("nav", {{"class", "page-nav"}, {"aria-label", "Sections of this page"}}).open("ul");
  for (const Part &each : all)
    if (!each.id.empty() && !each.name.empty())
      page.open("li")
          .open("a", {{"href", "#" + each.id}})
          .trusted(each.name) // was text when Html wrote it
          .close()
          .close();
  page.close().close();
}

void write_footer(Html &page) {
  page.open("footer", {{"class", "page-foot"}});
  page.element("p", "Made by Organograph " ORGANOGRAPH_VERSION
                    " from the tables of a model. The page is one file, and asks nothing of any network. The "
                    "same data gives the same page, byte for byte.");
  page.open("details").element("summary", "Licences of what the page is made with");
  page.element("pre", assets::licences(), {{"tabindex", "0"}, {"class", "licences"}}).close().close();
}

} // namespace

std::string report_html(const Study &study, std::span<const Table> tables) {
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  const Json tree = analysis_json(study);
  return report_page({.model = &*study.model,
                      .analysis = &study.analysis,
                      .diagnostics = study.diagnostics,
                      .scenarios = scenarios,
                      .tree = &tree,
                      .tables = tables,
                      .decoupling = study.undoing ? &*study.undoing : nullptr,
                      .without_fte = study.minimum_group > 0});
}

std::string report_page(const ReportInput &input) {
  const std::vector<Part> all = parts(input);
  Html page;
  page.trusted("<!doctype html>\n").open("html", {{"lang", "en"}});
  write_head(page, input);
  page.open("body").element("a", "Skip to the content", {{"class", "skip"}, {"href", "#content"}});
  write_header(page, input);
  page.open("div", {{"class", "page-body"}});
  write_nav(page, all);
  page.open("main", {{"id", "content"}, {"tabindex", "-1"}});
  for (const Part &each : all)
    page.trusted(each.html);
  page.close().close();
  write_footer(page);
  page.open("script").trusted(assets::script()).close().close().close();
  return page.take();
}

} // namespace organograph::viz
