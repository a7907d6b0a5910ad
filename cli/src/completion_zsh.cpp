// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include "command_tree.hpp"

#include <string_view>

namespace organograph::cli {

namespace {

constexpr std::string_view zsh_head = R"(#compdef organograph
# zsh completion for organograph, as printed by 'organograph completion zsh'

_organograph_scenarios() {
  local model=${(Q)line[1]}
  local -a names
  names=(${~model}/scenarios/*(/N:t))
  compadd -a names
}

)";

constexpr std::string_view zsh_tail = R"(if [[ $funcstack[1] == _organograph ]]; then
  _organograph "$@"
else
  compdef _organograph organograph
fi
)";

// Brackets and colons part the pieces of a specification.
std::string escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text)
    out += (special.find(c) == std::string_view::npos ? "" : "\\") + std::string(1, c);
  return out;
}

std::string function_of(const CLI::App &command) {
  const std::string path = path_of(command, "_");
  return path.empty() ? "_organograph" : "_organograph_" + path;
}

std::string zsh_action(const CLI::App &app, const CLI::Option &option) {
  switch (due_of(option)) {
  case Due::words: {
    std::string out;
    for (const std::string &word : words_due(app, option))
      out += (out.empty() ? "(" : " ") + word;
    return out + ')';
  }
  case Due::file:
    return "_files";
  case Due::folder:
    return "_files -/";
  case Due::model:
    return "_files -g \"*.(xlsx|ods)\"";
  case Due::scenario:
    return "_organograph_scenarios";
  case Due::anything:
    break;
  }
  return " "; // a value that nobody can guess
}

// '(-o --output)'{-o,--output}'[Folder to write]:FOLDER:_files -/'
std::string specification(const CLI::App &app, const CLI::Option &option) {
  const std::vector<std::string> names = names_of(option);
  const bool is_repeated = option.get_items_expected_max() > 1;
  std::string all, list;
  for (const std::string &name : names) {
    all += (all.empty() ? "" : " ") + name;
    list += (list.empty() ? "" : ",") + name;
  }
  std::string what = '[' + escaped(option.get_description(), "[]:\\") + ']';
  if (takes_value(option))
    what += ':' + escaped(type_of(option), ":\\") + ':' + zsh_action(app, option);
  const std::string before = is_repeated ? "'*'" : shell_word('(' + all + ')');
  return before + (names.size() > 1 ? '{' + list + '}' : list) + shell_word(what);
}

void add_function(std::string &to, const CLI::App &app, const CLI::App &command) {
  const auto below = commands_of(command);
  to += function_of(command) + "() {\n";
  if (!below.empty())
    to += "  local context state state_descr\n  local -a line commands\n  typeset -A opt_args\n";
  to += std::string("  _arguments") + (below.empty() ? "" : " -C");
  for (const CLI::Option *option : options_of(command))
    to += " \\\n    " + specification(app, *option);
  for (const CLI::Option *argument : arguments_of(command))
    to +=
        " \\\n    " + shell_word((argument->get_items_expected_max() > 1 ? "*:" : ":") +
                                 escaped(argument->get_name(true), ":\\") + ':' + zsh_action(app, *argument));
  if (!below.empty()) {
    to += " \\\n    '1:command:->command' \\\n    '*::argument:->argument'\n";
    to += "  case $state in\n  command)\n    commands=(";
    for (const CLI::App *each : below)
      to += "\n      " + shell_word(each->get_name() + ':' + escaped(each->get_description(), ":\\"));
    to += ")\n    _describe command commands ;;\n  argument)\n    case $line[1] in\n";
    for (const CLI::App *each : below) {
      to += "    " + each->get_name();
      for (const std::string &alias : each->get_aliases())
        to += '|' + alias;
      to += ") " + function_of(*each) + " ;;\n";
    }
    to += "    esac ;;\n  esac";
  }
  to += "\n}\n\n";
}

} // namespace

std::string zsh_completion(const CLI::App &app) {
  std::string out(zsh_head);
  for (const CLI::App *command : all_commands(app))
    add_function(out, app, *command);
  return out + std::string(zsh_tail);
}

} // namespace organograph::cli
