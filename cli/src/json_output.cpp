// SPDX-License-Identifier: Apache-2.0
#include "json_output.hpp"

#include "organograph/engine/screen.hpp"
#include "organograph/io/csv_reader.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace organograph::cli {

void print_json(const nlohmann::ordered_json &value, std::ostream &out, int indent) {
  out << json_for_screen(value.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace))
      << '\n';
}

nlohmann::ordered_json as_json(std::span<const Diagnostic> diagnostics) {
  auto list = nlohmann::ordered_json::array();
  for (const Diagnostic &d : diagnostics) {
    list.push_back({{"severity", name(d.severity())},
                    {"code", info(d.code).name},
                    {"file", d.file},
                    {"line", d.line},
                    {"cell", d.cell},
                    {"value", d.value},
                    {"problem", d.problem},
                    {"expected", d.expected},
                    {"remedy", d.remedy.empty() ? std::string(info(d.code).remedy) : d.remedy},
                    {"head", d.head}});
    if (!d.sheet.empty()) {
      list.back()["sheet"] = d.sheet;
      list.back()["column"] = column_letters(d.cell);
    }
    if (d.more > 0)
      list.back()["more"] = d.more;
  }
  return list;
}

bool asks_for_json(std::span<const std::string> words) {
  const auto end = std::ranges::find(words, "--");
  return std::find(words.begin(), end, "--json") != end;
}

void print_refusal(int exit_code, std::string_view message, std::span<const Diagnostic> diagnostics,
                   std::ostream &out) {
  print_json({{"refused",
               {{"exit_code", exit_code},
                {"message", std::string(message)},
                {"diagnostics", as_json(diagnostics)}}}},
             out, 1);
}

} // namespace organograph::cli
