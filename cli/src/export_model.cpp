// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "json_output.hpp"
#include "privacy.hpp"
#include "progress.hpp"

#include "organograph/engine/table_view.hpp"
#include "organograph/io/exports.hpp"
#include "organograph/io/graph.hpp"
#include "organograph/io/output.hpp"
#include "organograph/viz/database.hpp"
#include "organograph/viz/published.hpp"
#include "organograph/viz/tabulate.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

/// Rows that a format has no place for.
struct Lost {
  TableId table;
  std::string_view noun;
  std::string_view of = {}; ///< the column whose values are counted; blank: rows
};

constexpr Lost lost_in_gexf[] = {{TableId::post_shares, "part of joint posts"},
                                 {TableId::arrangements, "arrangement"},
                                 {TableId::integration_targets, "integration target"},
                                 {TableId::published, "published figure"}};
constexpr Lost lost_in_csv[] = {{TableId::post_shares, "joint post", "post_id"},
                                {TableId::post_functions, "further function"},
                                {TableId::reporting_lines, "kind of further lines", "kind"},
                                {TableId::staff_groups, "staff group"},
                                {TableId::meetings, "meeting"},
                                {TableId::attendance, "seat"},
                                {TableId::partners, "partner"},
                                {TableId::partner_links, "partner link"},
                                {TableId::arrangements, "arrangement"},
                                {TableId::integration_targets, "integration target"},
                                {TableId::published, "published figure"}};
constexpr Lost lost_in_turtle[] = {{TableId::post_shares, "part of joint posts"},
                                   {TableId::post_functions, "further function"},
                                   {TableId::reporting_lines, "further line"},
                                   {TableId::staff_groups, "staff group"},
                                   {TableId::meetings, "meeting"},
                                   {TableId::attendance, "seat"},
                                   {TableId::partner_links, "partner link"},
                                   {TableId::arrangements, "arrangement"},
                                   {TableId::integration_targets, "integration target"},
                                   {TableId::published, "published figure"}};

struct ExportFormat {
  std::string_view extension;
  std::string (*make)(const Study &study);
  std::string_view mark; ///< stands in every file that is written so
  std::span<const Lost> lost = {};
  bool measures = false; ///< has results beside the tables
};

std::string draft_as(std::string (*make)(const Draft &), const Study &study) {
  return make(*study.draft);
}

constexpr ExportFormat export_formats[] = {
    {".graphml", [](const Study &study) { return draft_as(io::graphml, study); },
     "<graph id=\"model\" edgedefault=\"directed\">"},
    {".gexf", [](const Study &study) { return draft_as(io::gexf, study); },
     "<meta><creator>organograph</creator></meta>", lost_in_gexf},
    {".csv", [](const Study &study) { return draft_as(io::people_csv, study); },
     "Position ID,Employee ID,Name,Job Title,Manager Position ID,Dotted Line Manager ID,", lost_in_csv},
    {".sqlite",
     [](const Study &study) { return viz::database(study, viz::tabulate(study)); },
     "organograph_about",
     {},
     true},
    {".ttl", [](const Study &study) { return draft_as(io::turtle, study); },
     "@prefix org: <http://www.w3.org/ns/org#> .\n@prefix foaf:", lost_in_turtle}};

std::vector<std::pair<std::string_view, std::size_t>> lost(const ExportFormat &format, const Draft &draft) {
  std::vector<std::pair<std::string_view, std::size_t>> out;
  for (const Lost &lost : format.lost) {
    const TableView table(draft, lost.table);
    std::set<std::string_view> values;
    for (std::size_t row = 0; row < table.rows() && !lost.of.empty(); ++row)
      if (const std::string_view value = table.value(row, lost.of); !value.empty())
        values.insert(value);
    if (const std::size_t count = lost.of.empty() ? table.rows() : values.size(); count > 0)
      out.emplace_back(lost.noun, count);
  }
  return out;
}

// 'part of joint posts' of several is 'parts of joint posts'.
std::string plural_of(std::string_view noun, std::size_t count) {
  const std::size_t end = std::min(noun.find(" of "), noun.size());
  return organograph::counted(count, noun.substr(0, end)) + std::string(noun.substr(end));
}

const ExportFormat &format_of(const std::string &file) {
  std::string extension = std::filesystem::path(file).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  const auto *const found = std::ranges::find(export_formats, extension, &ExportFormat::extension);
  if (found != std::end(export_formats))
    return *found;
  std::string known;
  for (const ExportFormat &format : export_formats)
    known += (known.empty() ? "" : ", ") + std::string(format.extension);
  throw WrongUse("FILE " + shown(file) +
                 (extension.empty() ? " has no extension" : " has the extension " + shown(extension)) +
                 ", and none says what to write: there are " + known);
}

void say_exported(const ExportArguments &arguments,
                  const std::vector<std::pair<std::string_view, std::size_t>> &lost, std::size_t formulas,
                  const Streams &streams) {
  if (arguments.json) {
    auto left_out = nlohmann::ordered_json::object();
    for (const auto &[noun, count] : lost)
      left_out[std::string(noun)] = count;
    return print_json(
        {{"written", arguments.file}, {"left_out", left_out}, {"cells_like_formulas", formulas}},
        streams.out);
  }
  std::string text;
  for (const auto &[noun, count] : lost)
    text += (text.empty() ? "" : ", ") + plural_of(noun, count);
  if (!text.empty() && !arguments.quiet)
    streams.err << "Left out, for want of a place in this format: " << text << '\n';
  if (formulas > 0 && !arguments.quiet)
    streams.err << organograph::counted(formulas, "cell") << (formulas == 1 ? " begins" : " begin")
                << " with =, +, - or @, which spreadsheets run as formulas: there, import the file as text\n";
  say_written(arguments.file, arguments.quiet, false, {}, streams);
}

} // namespace

int export_command(const ExportArguments &arguments, const Streams &streams) {
  const ExportFormat &format = format_of(arguments.file);
  refuse_misplaced(arguments.privacy, arguments.model, {}, arguments.file);
  if (is_inside(arguments.file, arguments.model))
    throw WrongUse("FILE " + shown(arguments.file) +
                   " is in the model's folder, or is the model: choose a place of your own");
  refuse_foreign_file(arguments.file, format.mark, "export");
  Progress progress(!arguments.quiet && !arguments.json, streams.err, streams.surroundings);
  progress.step("reading " + arguments.model);
  StudyOptions options;
  options.analysis.threads = arguments.threads;
  options.extract = arguments.extract;
  options.measures = format.measures ? Measures::all : Measures::none;
  options.all_scenarios = format.measures;
  show_steps(progress, options);
  Opened from = opened(arguments.model, options);
  if (!from.study.model) {
    progress.end();
    return stop_at_errors(from.study, 0, "written", streams);
  }
  protect(arguments.privacy, options, from, streams);
  Study study = std::move(from.study);
  if (format.measures)
    study = viz::with_published(measured(std::move(study), options));
  progress.step("writing " + arguments.file);
  const std::string bytes = format.make(study);
  io::write_file(arguments.file, bytes);
  progress.end();
  const bool is_table = format.extension == ".csv";
  say_exported(arguments, lost(format, *study.draft), is_table ? io::cells_like_formulas(bytes) : 0, streams);
  return done;
}

} // namespace organograph::cli
