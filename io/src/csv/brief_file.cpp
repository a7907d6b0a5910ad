// SPDX-License-Identifier: Apache-2.0
#include "organograph/io/brief.hpp"

#include "csv/table_files.hpp"
#include "files/source_files.hpp"
#include "organograph/engine/propose_brief.hpp"

#include <memory>
#include <utility>

namespace organograph::io {

namespace {

BriefFile read_brief(const std::string &file, const std::shared_ptr<const SourceText> &source) {
  // Read as any other table, under the name that its user gave it.
  TableSchema schema = brief_schema();
  const std::string name = file.ends_with(".csv") ? file.substr(0, file.size() - 4) : file;
  schema.name = name;
  Draft draft;
  read_table(schema, {}, source, draft);
  return {std::move(draft[schema.id]), std::move(draft.diagnostics)};
}

} // namespace

BriefFile read_brief_file(const std::filesystem::path &file) {
  return read_brief(file.string(), read_file(file));
}

BriefFile read_brief_text(const std::string &file, std::string text) {
  return read_brief(file, source_of(std::move(text)));
}

} // namespace organograph::io
