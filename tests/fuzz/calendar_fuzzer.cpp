// SPDX-License-Identifier: Apache-2.0
// Any bytes as a calendar, a file of people and one of partners. What is imported is a valid model, in memory
// and from the files that an import would write, and holds no e-mail.
#include "fuzz/fuzzing.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/io/calendar.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/calendars.hpp"

using namespace organograph;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  std::string_view rest = fuzz::bytes_of(data, size);
  const io::SourceFile calendar{"calendar", std::string(fuzz::next_text(rest))};
  io::CalendarModel model{test::staff(), test::people_csv(), {}};
  if (const std::string_view partners = fuzz::next_text(rest); !partners.empty())
    model.partners = io::SourceFile{"domains.csv", std::string(partners)};
  io::CalendarOptions options;
  options.subjects = io::CalendarOptions::Subjects::keep;
  io::is_calendar(calendar);
  const io::Imported read = io::read_calendar({&calendar, 1}, model, options);
  const std::string said = fuzz::printed(read.report.diagnostics) + io::to_csv(read.report);
  if (has_errors(read.report.diagnostics))
    return 0;
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto &table : read.draft.tables)
    if (table)
      files.emplace_back(table->file(), io::to_csv(*table));
  if (!model.partners) // identifiers and names of partners are the user's
    fuzz::expect(build_model(read.draft).model.has_value(), "imported and not valid, after:\n" + said);
  for (const auto &[name, text] : files)
    fuzz::expect(model.partners || name == "meetings.csv" || text.find('@') == std::string::npos,
                 "an address in " + name);
  return 0;
}
