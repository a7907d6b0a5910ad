// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include "command_tree.hpp"

#include <string_view>

namespace organograph::cli {

namespace {

constexpr std::string_view bash_head =
    R"(# bash completion for organograph, as printed by 'organograph completion bash'

_organograph_paths() { # what compgen is to list, word
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$path"); done < <(compgen "${@:1:$#-1}" -- "${@: -1}")
}

_organograph_scenarios() { # model, word
  local model=${1//\\/} entry name
  model=${model/#\~/$HOME}
  for entry in "$model"/scenarios/*/; do
    name=${entry%/} name=${name##*/}
    [[ -d $entry && $name == "$2"* ]] || continue
    printf -v name %q "$name"
    COMPREPLY+=("$name")
  done
}

_organograph() {
  COMPREPLY=()
  local cur=${COMP_WORDS[COMP_CWORD]} command='' option='' model='' word words=''
  local -i i arguments=0
  [[ $cur == = ]] && cur=''
  for ((i = 1; i < COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    [[ $word == = ]] && continue # --option=value is three words here
    if [[ -n $option ]]; then
      option=''
      continue
    fi
    case "$command $word" in
)";

constexpr std::string_view middle = R"(    *' -'*) ;;
    *) ((++arguments)); [[ -n $model ]] || model=$word ;;
    esac
  done
  if [[ -z $option && $cur == -* ]]; then
    option="$command -"
  fi
  case "${option:-$command $arguments}" in
)";

constexpr std::string_view bash_tail = R"(  esac
  if [[ -n $words ]]; then
    while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$words" -- "$cur")
  fi
}

complete -F _organograph organograph
)";

std::string bash_action(const CLI::App &app, const CLI::Option &option) {
  switch (due_of(option)) {
  case Due::words:
    return "words=" + shell_word(joined(words_due(app, option)));
  case Due::file:
    return "_organograph_paths -f \"$cur\"";
  case Due::folder:
    return "_organograph_paths -d \"$cur\"";
  case Due::model:
    return "_organograph_paths -d \"$cur\"; _organograph_paths -f -X '!*.xlsx' \"$cur\"; "
           "_organograph_paths -f -X '!*.ods' \"$cur\"";
  case Due::scenario:
    return "_organograph_scenarios \"$model\" \"$cur\"";
  case Due::anything:
    break;
  }
  return ":";
}

std::string pattern(const std::string &path, const std::vector<std::string> &words) {
  std::string out;
  for (const std::string &word : words)
    out += (out.empty() ? "" : " | ") + shell_word(path + ' ' + word);
  return "    " + out + ") ";
}

std::vector<std::string> with_aliases(const CLI::App &command) {
  std::vector<std::string> out = {command.get_name()};
  out.insert(out.end(), command.get_aliases().begin(), command.get_aliases().end());
  return out;
}

// Which command the words before the cursor have reached, and which options among them want a value.
void add_bash_states(std::string &to, const CLI::App &command) {
  const std::string path = path_of(command);
  for (const CLI::App *below : commands_of(command))
    to += pattern(path, with_aliases(*below)) + "command=" + shell_word(path_of(*below)) + " ;;\n";
  for (const CLI::Option *option : options_of(command))
    if (takes_value(*option))
      to += pattern(path, names_of(*option)) + "option=" + shell_word(path + ' ' + names_of(*option).back()) +
            " ;;\n";
}

void add_answers(std::string &to, const CLI::App &app, const CLI::App &command) {
  const std::string path = path_of(command);
  std::vector<std::string> names;
  for (const CLI::Option *option : options_of(command))
    names.push_back(names_of(*option).back());
  to += pattern(path, {"-"}) + "words=" + shell_word(joined(names)) + " ;;\n";
  std::vector<std::string> below;
  for (const CLI::App *each : commands_of(command))
    below.push_back(each->get_name());
  if (!below.empty())
    to += pattern(path, {"0"}) + "words=" + shell_word(joined(below)) + " ;;\n";
  std::size_t place = 0;
  for (const CLI::Option *argument : arguments_of(command)) {
    const bool is_repeated = argument->get_items_expected_max() > 1;
    const std::string place_pattern =
        is_repeated ? "    " + shell_word(path + ' ') + "[0-9]*) " : pattern(path, {std::to_string(place)});
    to += place_pattern + bash_action(app, *argument) + " ;;\n";
    ++place;
  }
  for (const CLI::Option *option : options_of(command))
    if (takes_value(*option))
      to += pattern(path, {names_of(*option).back()}) + bash_action(app, *option) + " ;;\n";
}

} // namespace

std::string bash_completion(const CLI::App &app) {
  std::string out(bash_head);
  for (const CLI::App *command : all_commands(app))
    add_bash_states(out, *command);
  out += middle;
  for (const CLI::App *command : all_commands(app))
    add_answers(out, app, *command);
  return out + std::string(bash_tail);
}

} // namespace organograph::cli
