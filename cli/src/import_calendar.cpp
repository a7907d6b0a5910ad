// SPDX-License-Identifier: Apache-2.0
#include "import_calendar.hpp"

#include "option_checks.hpp"
#include "organograph/io/calendar.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/model_source.hpp"

#include <filesystem>
#include <system_error>
#include <utility>

namespace organograph::cli {

namespace {

io::CalendarOptions calendar_options(const CalendarArguments &asked, io::ColumnMap map) {
  io::CalendarOptions options;
  options.from = asked.from;
  options.to = asked.to;
  options.map = std::move(map);
  using Subjects = io::CalendarOptions::Subjects;
  options.subjects = asked.subjects == "keep"   ? Subjects::keep
                     : asked.subjects == "none" ? Subjects::none
                                                : Subjects::by_source;
  using Dates = io::CalendarOptions::Dates;
  options.dates = asked.dates == "day-first"     ? Dates::day_first
                  : asked.dates == "month-first" ? Dates::month_first
                                                 : Dates::told;
  return options;
}

// people.csv stands beside the model's tables, where an import has left one.
std::optional<io::SourceFile> people_of(const CalendarArguments &asked) {
  if (!asked.people.empty())
    return source_file(asked.people);
  const std::filesystem::path beside = std::filesystem::path(asked.model) / "people.csv";
  std::error_code unknown;
  if (std::filesystem::is_regular_file(beside, unknown))
    return source_file(beside.string());
  return std::nullopt;
}

} // namespace

void add_calendar_options(CLI::App &command, ImportArguments &to) {
  CalendarArguments &asked = to.calendar;
  command.add_option("--model", asked.model, "Model folder, or workbook, whose posts attend the meetings")
      ->type_name("MODEL")
      ->check(not_empty());
  command
      .add_option("--people", asked.people,
                  "E-mails of posts: email, post_id (default: people.csv of the model's folder)")
      ->type_name("FILE")
      ->check(not_empty());
  command.add_option("--partners", asked.partners, "Domains of partners: domain, partner_id, perhaps name")
      ->type_name("FILE")
      ->check(not_empty());
  command.add_option("--from", asked.from, "First day that counts: 2025-04-01")
      ->type_name("DATE")
      ->check(not_empty());
  command.add_option("--to", asked.to, "Last day that counts (default: the last twelve months in the files)")
      ->type_name("DATE")
      ->check(not_empty());
  add_choice(command, "--subjects", asked.subjects, {"keep", "none"},
             "Subjects of meetings (default: of registers, not of calendars)");
  add_choice(command, "--dates", asked.dates, {"day-first", "month-first"},
             "How 05/06/2025 is read in tables (default: what fits all dates)");
}

io::Imported read_calendar_files(ImportInput &&input, const ImportArguments &arguments) {
  const CalendarArguments &asked = arguments.calendar;
  if (asked.model.empty())
    throw WrongUse(
        "--model is missing: the model whose posts attend the meetings ('organograph import calendar "
        "FILE --model MODEL -o NEW')");
  io::ModelSource source = io::open_model(asked.model);
  io::CalendarModel model;
  model.people = people_of(asked);
  if (!asked.partners.empty())
    model.partners = source_file(asked.partners);
  model.draft = std::move(source.draft);
  io::Imported imported =
      io::read_calendar(input.files, model, calendar_options(asked, std::move(input.map)));
  if (model.people)
    imported.beside.push_back({"people.csv", std::move(model.people->bytes), true});
  for (const Scenario &scenario : source.scenarios)
    for (const auto &table : scenario.draft.tables)
      if (table)
        imported.beside.push_back(
            {"scenarios/" + scenario.name + '/' + std::filesystem::path(table->file()).filename().string(),
             io::to_csv(*table), false});
  return imported;
}

} // namespace organograph::cli
