// SPDX-License-Identifier: Apache-2.0
// Any bytes as a workbook: read, built, its scenarios applied. Nothing may crash, hang or fill the memory.
// So that more than the archive's checksums is tried, an input that begins with no signature of a file is cut
// at bytes 0x01 into the parts of an .xlsx (first byte even) or of an .ods, which are zipped and read.
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/scenario.hpp"
#include "organograph/io/workbook.hpp"
#include "support/workbooks.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

std::string zipped_parts(std::string_view rest) {
  using namespace organograph;
  constexpr std::array xlsx = {"xl/workbook.xml",      "xl/_rels/workbook.xml.rels", "xl/sharedStrings.xml",
                               "xl/styles.xml",        "xl/worksheets/sheet1.xml",   "xl/worksheets/sheet2.xml",
                               "docProps/custom.xml"};
  constexpr std::array ods = {"content.xml", "META-INF/manifest.xml", "meta.xml"};
  const bool is_ods = !rest.empty() && (rest.front() & 1) != 0;
  rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
  test::Parts parts;
  for (std::size_t i = 0; i < (is_ods ? ods.size() : xlsx.size()); ++i) {
    const std::size_t end = std::min(rest.find('\x01'), rest.size());
    if (end > 0)
      parts.emplace_back(is_ods ? ods[i] : xlsx[i], std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  return parts.empty() ? std::string() : test::zipped(parts, ZIP_CM_STORE);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
  using namespace organograph;
  const std::string_view bytes(reinterpret_cast<const char *>(data), size);
  const io::WorkbookLimits limits{.inflated_bytes = 1U << 22U, .cells = 200'000, .text_bytes = 1U << 22U};
  const bool is_file = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF");
  const io::WorkbookModel read =
      io::read_workbook_bytes("fuzz.xlsx", is_file ? std::string(bytes) : zipped_parts(bytes), limits);
  BuildResult result = build_model(read.draft);
  if (result.model)
    for (AppliedScenario &applied : apply_scenarios(read.draft, read.scenarios))
      std::ranges::move(applied.diagnostics, std::back_inserter(result.diagnostics));
  for (const Scenario &scenario : read.scenarios)
    std::ranges::copy(scenario.draft.diagnostics, std::back_inserter(result.diagnostics));
  io::name_sheets(read.places, result.diagnostics);
  std::size_t length = 0;
  for (const Diagnostic &diagnostic : result.diagnostics)
    length += to_string(diagnostic).size();
  if (!result.model && length == 0) // refused without a word
    __builtin_trap();
  return 0;
}
