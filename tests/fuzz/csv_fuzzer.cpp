// SPDX-License-Identifier: Apache-2.0
// Any bytes as one CSV file: the reader's records and faults are those of a second reader that shares no code
// with it, and a table is the same whether read whole or in parts.
#include "fuzz/fuzzing.hpp"
#include "organograph/io/csv_reader.hpp"
#include "organograph/io/model_folder.hpp"
#include "support/plain_csv.hpp"

using namespace organograph;

namespace {

// With whatever it holds, line by line.
std::string table_text(const std::string &bytes, const io::Reading &reading) {
  const Draft draft = io::read_model_files({{"posts.csv", bytes}}, reading);
  std::string out = fuzz::printed(draft.diagnostics);
  if (const auto &table = draft[TableId::posts])
    for (std::size_t row = 0; row < table->rows(); ++row) {
      out += std::to_string(table->line(row));
      for (std::size_t column = 0; column < table->columns().size(); ++column)
        out += "|" + std::string(table->cell(row, column));
      out += "\n";
    }
  return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  const std::string bytes(fuzz::bytes_of(data, size));
  if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) { // UTF-16 has no records
    const test::PlainReading plain = test::PlainReader::read(bytes);
    std::vector<Diagnostic> diagnostics;
    io::CsvReader reader(bytes, "f.csv", diagnostics);
    std::size_t record = 0;
    for (; reader.next(); ++record) {
      const auto cells = reader.cells();
      fuzz::expect(record < plain.records.size() && reader.line() == plain.records[record].line &&
                       std::ranges::equal(cells, plain.records[record].cells),
                   "a record differs");
    }
    fuzz::expect(record == plain.records.size(), "another number of records");
    fuzz::expect(diagnostics.size() == plain.faults.size(), "another number of faults");
  }
  fuzz::expect(table_text(bytes, {}) == table_text(bytes, {.part_bytes = 1 + size % 97}), "parts differ");
  return 0;
}
