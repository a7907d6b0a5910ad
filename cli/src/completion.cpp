// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include "command_tree.hpp"

namespace organograph::cli {

Due due_of(const CLI::Option &option) {
  const std::string type = type_of(option);
  if (!choices_of(option).empty() || type == "COMMAND")
    return Due::words;
  return type == "FILE"     ? Due::file
         : type == "FOLDER" ? Due::folder
         : type == "MODEL"  ? Due::model
         : type == "NAME"   ? Due::scenario
                            : Due::anything;
}

std::vector<std::string> words_due(const CLI::App &app, const CLI::Option &option) {
  std::vector<std::string> out = choices_of(option);
  if (type_of(option) == "COMMAND")
    for (const CLI::App *command : commands_of(app))
      out.push_back(command->get_name());
  return out;
}

std::string shell_word(const std::string &text) {
  std::string out = "'";
  for (const char c : text)
    out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + '\'';
}

} // namespace organograph::cli
