// SPDX-License-Identifier: Apache-2.0
#include "completion.hpp"

#include "command_tree.hpp"

#include <string_view>

namespace organograph::cli {

namespace {

constexpr std::string_view fish_head =
    R"(# fish completion for organograph, as printed by 'organograph completion fish'

# Prints the command that the words before the cursor have reached, how many arguments follow it, and the first.
function __organograph_state
  set -l command ''
  set -l model ''
  set -l arguments 0
  set -l is_value no
  for word in (commandline -opc)[2..-1]
    if test $is_value = yes
      set is_value no
      continue
    end
    switch "$command $word"
)";

constexpr std::string_view fish_tail = R"(      case '* -*'
      case '*'
        set arguments (math $arguments + 1)
        test -n "$model"; or set model $word
    end
  end
  printf '%s\n' "$command" $arguments "$model"
end

function __organograph_at # command, number of arguments (none: any)
  set -l state (__organograph_state)
  test "$state[1]" = "$argv[1]"; or return 1
  test (count $argv) -lt 2; or test $state[2] -eq $argv[2]
end

function __organograph_scenarios
  set -l model (string replace -r '^~' $HOME -- (__organograph_state)[3])
  for folder in $model/scenarios/*/
    basename $folder
  end
end

complete -c organograph -f
)";

// What completes a value; for an option `-r` or `-x` (files too, or not) stands before it.
std::string fish_action(const CLI::App &app, const CLI::Option &option) {
  const bool is_option = !option.get_positional();
  switch (due_of(option)) {
  case Due::words:
    return (is_option ? "-x -a " : "-a ") + shell_word(joined(words_due(app, option)));
  case Due::file:
  case Due::model:
    return is_option ? "-r -F" : "-F";
  case Due::folder:
    return (is_option ? "-x -a " : "-a ") + std::string("'(__fish_complete_directories)'");
  case Due::scenario:
    return (is_option ? "-x -a " : "-a ") + std::string("'(__organograph_scenarios)'");
  case Due::anything:
    break;
  }
  return is_option ? "-x" : "";
}

void add_case(std::string &to, const std::string &path, const std::vector<std::string> &words,
              const std::string &then) {
  to += "      case";
  for (const std::string &word : words)
    to += ' ' + shell_word(path + ' ' + word);
  to += "\n        " + then + '\n';
}

void add_fish_states(std::string &to, const CLI::App &command) {
  const std::string path = path_of(command);
  for (const CLI::App *below : commands_of(command)) {
    std::vector<std::string> names = {below->get_name()};
    names.insert(names.end(), below->get_aliases().begin(), below->get_aliases().end());
    add_case(to, path, names, "set command " + shell_word(path_of(*below)));
  }
  for (const CLI::Option *option : options_of(command))
    if (takes_value(*option))
      add_case(to, path, names_of(*option), "set is_value yes");
}

void add_completions(std::string &to, const CLI::App &app, const CLI::App &command) {
  const auto at = [path = path_of(command)](const std::string &place) {
    return "complete -c organograph -n " +
           shell_word("__organograph_at \"" + path + '"' + (place.empty() ? "" : ' ' + place)) + ' ';
  };
  for (const CLI::App *below : commands_of(command))
    to += at("0") + "-a " + below->get_name() + " -d " + shell_word(below->get_description()) + '\n';
  std::size_t place = 0;
  for (const CLI::Option *argument : arguments_of(command)) {
    const bool is_repeated = argument->get_items_expected_max() > 1;
    if (due_of(*argument) != Due::anything)
      to += at(is_repeated ? "" : std::to_string(place)) + fish_action(app, *argument) + '\n';
    ++place;
  }
  for (const CLI::Option *option : options_of(command)) {
    to += at("");
    for (const std::string &name : option->get_snames())
      to += "-s " + name + ' ';
    for (const std::string &name : option->get_lnames())
      to += "-l " + name + ' ';
    to += (takes_value(*option) ? fish_action(app, *option) + ' ' : "") + "-d " +
          shell_word(option->get_description()) + '\n';
  }
}

} // namespace

std::string fish_completion(const CLI::App &app) {
  std::string out(fish_head);
  for (const CLI::App *command : all_commands(app))
    add_fish_states(out, *command);
  out += fish_tail;
  for (const CLI::App *command : all_commands(app))
    add_completions(out, app, *command);
  return out;
}

} // namespace organograph::cli
