// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/model_source.hpp"

#include "database/database_source.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/model_folder.hpp"
#include "organograph/io/scenario_folder.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <system_error>
#include <utility>

namespace organograph::io {

namespace {

namespace fs = std::filesystem;

bool is_file(const fs::path &source) {
  std::error_code unreadable; // then the folder's reader says why
  return fs::is_regular_file(source, unreadable);
}

ModelSource database_source(const fs::path &source, unsigned /*threads*/) {
  return read_database(source);
}

ModelSource workbook_source(const fs::path &source, unsigned /*threads*/) {
  WorkbookModel read = read_workbook(source);
  return {"workbook", std::move(read.draft), std::move(read.scenarios), std::move(read.places)};
}

ModelSource folder_source(const fs::path &source, unsigned threads) {
  return {"folder", read_model_folder(source, {.threads = threads}), read_scenarios(source), std::nullopt};
}

struct Kind {
  bool (*is_one)(const fs::path &);
  ModelSource (*open)(const fs::path &, unsigned threads);
};

// The first that says yes opens it; the last one always does, and says what is wrong.
constexpr std::array<Kind, 3> kinds = {{{is_database, database_source},
                                        {is_file, workbook_source},
                                        {[](const fs::path &) { return true; }, folder_source}}};

} // namespace

bool is_database(const fs::path &file) {
  constexpr std::string_view mark("SQLite format 3\0", 16);
  if (!is_file(file))
    return false;
  std::ifstream in(file, std::ios::binary);
  std::string start(mark.size(), ' ');
  in.read(start.data(), static_cast<std::streamsize>(start.size()));
  return in.gcount() == static_cast<std::streamsize>(mark.size()) && start == mark;
}

ModelSource open_model(const fs::path &source, unsigned threads) {
  const auto kind = std::ranges::find_if(kinds, [&](const Kind &each) { return each.is_one(source); });
  ModelSource out = kind->open(source, threads);
  for (Scenario &scenario : out.scenarios) // a folder's name may be no UTF-8, what leaves must be
    scenario.name = bad_bytes_shown(scenario.name);
  return out;
}

void name_places(const ModelSource &source, std::vector<Diagnostic> &diagnostics) {
  if (source.places)
    name_sheets(*source.places, diagnostics);
}

} // namespace organograph::io
