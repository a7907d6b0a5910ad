// SPDX-License-Identifier: Apache-2.0
#include "help.hpp"

#include "command_tree.hpp"
#include "commands.hpp"
#include "organograph/engine/diagnostic.hpp"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t options_column = 24;

void add_paragraph(std::string &to, std::string_view text) {
  for (const std::string &line : filled(text, columns))
    to += line + '\n';
}

// A term in the left column and what it means in the right one.
void add_row(std::string &to, const std::string &term, const std::string &meaning, std::size_t column) {
  std::string line = "  " + term;
  if (line.size() + 2 > column) {
    to += line + '\n';
    line.clear();
  }
  for (const std::string &part : filled(meaning, columns - column)) {
    to.append(line).append(column - line.size(), ' ').append(part) += '\n';
    line.clear();
  }
}

bool has_several(std::string_view examples) {
  return examples.find("\n  organograph") != std::string_view::npos;
}

void add_commands(std::string &to, const CLI::App &command) {
  const auto below = commands_of(command);
  std::size_t widest = 0;
  for (const CLI::App *each : below)
    widest = std::max(widest, each->get_name().size());
  if (!below.empty())
    to += "\nCommands\n";
  for (const CLI::App *each : below)
    add_row(to, each->get_name(), each->get_description(), widest + 4);
}

void add_options(std::string &to, const CLI::App &command) {
  if (command.get_parent() == nullptr) // two that every screen knows: the examples need the room
    return;
  const auto arguments = arguments_of(command);
  if (!arguments.empty())
    to += "\nArguments\n";
  for (const CLI::Option *argument : arguments)
    add_row(to, argument->get_name(true),
            explained(*argument) +
                (choices_of(*argument).empty() ? "" : ": " + joined(choices_of(*argument), ", ")),
            options_column);
  for (const std::string &group : groups_of(command)) {
    to += '\n' + group + '\n';
    for (const CLI::Option *option : options_of(command, group)) {
      std::string term;
      for (const std::string &name : names_of(*option))
        term += (term.empty() ? "" : ", ") + name;
      if (takes_value(*option))
        term += ' ' + type_of(*option);
      add_row(to, term, explained(*option), options_column);
    }
  }
}

std::string unknown_command(const CLI::App &at, const std::string &word) {
  std::vector<std::string> known;
  for (const CLI::App *each : commands_of(at))
    known.push_back(each->get_name());
  return shown(word) + " is no command" + did_you_mean(word, known);
}

std::string unknown_option(const CLI::App &at, const std::string &word) {
  const std::string name = word.substr(0, word.find('='));
  std::vector<std::string> known;
  for (const CLI::Option *option : options_of(at))
    std::ranges::copy(names_of(*option), std::back_inserter(known));
  if (std::ranges::count(known, name) > 0)
    return shown(name) + " stands before the command: write it after " + full_name(at);
  return shown(name) + " is no option of " + full_name(at) + did_you_mean(name, known);
}

std::string surplus(const CLI::App &at, const std::string &word) {
  if (word.starts_with("-") && word.size() > 1)
    return unknown_option(at, word);
  if (!commands_of(at).empty())
    return unknown_command(at, word);
  return shown(word) + " is one argument too many";
}

// CLI11's words for the rest begin with the name of the option, a colon and a blank.
std::string misread(const CLI::App &at, const CLI::ParseError &problem) {
  std::string said = problem.what();
  const std::string name = said.substr(0, said.find_first_of(": "));
  if (said.ends_with("disallowed flag override"))
    return "--" + name + " takes no value";
  const CLI::Option *option = at.get_option_no_throw(name);
  if (problem.get_name() == "RequiredError")
    return commands_of(at).empty() ? name + " is missing" : "a command is missing";
  if (option == nullptr || problem.get_name() != "ArgumentMismatch")
    return said;
  return option->count() > 1
             ? name + " is given " + std::to_string(option->count()) + " times; once is enough"
             : name + " wants a value: " + name + ' ' + type_of(*option);
}

} // namespace

std::string help_text(const CLI::App &command) {
  std::string out;
  add_paragraph(out, command.get_description());
  out += "\nUsage: " + usage(command) + '\n';
  add_commands(out, command);
  add_options(out, command);
  for (const Paragraph &paragraph : footer_of(command)) {
    out += '\n';
    if (paragraph.is_example)
      out += (has_several(paragraph.text) ? "Examples\n" : "Example\n") + paragraph.text + '\n';
    else
      add_paragraph(out, paragraph.text);
  }
  return out;
}

const CLI::App &reached_command(const CLI::App &app) {
  const CLI::App *at = &app;
  for (auto below = at->get_subcommands(); !below.empty(); below = at->get_subcommands())
    at = below.front();
  return *at;
}

std::string wrong_use_text(const CLI::App &app, const CLI::ParseError &problem) {
  const CLI::App &at = reached_command(app);
  const std::vector<std::string> unread = app.remaining(true);
  return (unread.empty() ? misread(at, problem) : surplus(at, unread.front())) + "\nUsage: " + usage(at) +
         "\n'" + full_name(at) + " --help' lists the " + (commands_of(at).empty() ? "options" : "commands") +
         " and shows an example.\n";
}

} // namespace organograph::cli
