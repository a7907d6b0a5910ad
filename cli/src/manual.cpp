// SPDX-License-Identifier: Apache-2.0
#include "manual.hpp"

#include "command_tree.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>
#include <vector>

namespace organograph::cli {

namespace {

// Text that roff shows as it stands: a plain hyphen would come out as a typographic one, and not be found.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text)
    out += c == '\\'   ? "\\e"
           : c == '-'  ? "\\-"
           : c == '~'  ? "\\(ti"
           : c == '^'  ? "\\(ha"
           : c == '`'  ? "\\(ga"
           : c == '\'' ? "\\(aq"
                       : std::string(1, c);
  return out;
}

// A line of text: one that begins with a dot would be a request (a quote is escaped already).
std::string line(std::string_view text) {
  return (text.starts_with('.') ? "\\&" : "") + escaped(text) + '\n';
}

std::string bold(std::string_view text) {
  return "\\fB" + escaped(text) + "\\fR";
}

std::string italic(std::string_view text) {
  return "\\fI" + escaped(text) + "\\fR";
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

void add_entry(std::string &to, const std::string &term, std::string_view meaning) {
  to += ".TP\n" + term + '\n' + line(meaning);
}

std::string term_of(const CLI::Option &option) {
  if (option.get_positional())
    return italic(option.get_name(true));
  std::string out;
  for (const std::string &name : names_of(option))
    out += (out.empty() ? "" : ", ") + bold(name);
  const auto choices = choices_of(option);
  if (choices.empty())
    return takes_value(option) ? out + ' ' + italic(type_of(option)) : out;
  std::string list;
  for (const std::string &choice : choices)
    list += (list.empty() ? " " : "|") + bold(choice);
  return out + list;
}

void add_synopsis(std::string &to, const CLI::App &command) {
  to += ".SH SYNOPSIS\n" + bold(full_name(command));
  if (!commands_of(command).empty())
    to += ' ' + italic("COMMAND") + " ...";
  for (const CLI::Option *argument : arguments_of(command)) {
    const std::string name =
        italic(argument->get_name(true)) + (argument->get_items_expected_max() > 1 ? " ..." : "");
    to += argument->get_required() ? ' ' + name : " [" + name + ']';
  }
  for (const CLI::Option *option : options_of(command))
    if (option->get_required())
      to += ' ' + bold(names_of(*option).front()) + ' ' + italic(type_of(*option));
  to += commands_of(command).empty() ? " [" + italic("OPTIONS") + "]\n" : "\n";
}

void add_description(std::string &to, const CLI::App &command) {
  to += ".SH DESCRIPTION\n" + line(command.get_description() + (command.get_parent() == nullptr ? "" : "."));
  for (const Paragraph &paragraph : footer_of(command))
    if (!paragraph.is_example)
      to += ".PP\n" + line(paragraph.text);
  const auto below = commands_of(command);
  if (!below.empty())
    to += ".SH COMMANDS\n";
  for (const CLI::App *each : below)
    add_entry(to, bold(each->get_name()), each->get_description() + ".");
}

void add_manual_options(std::string &to, const CLI::App &command) {
  to += ".SH OPTIONS\n";
  for (const CLI::Option *argument : arguments_of(command))
    add_entry(to, term_of(*argument),
              explained(*argument) +
                  (choices_of(*argument).empty() ? "" : ": " + joined(choices_of(*argument), ", ")) + ".");
  for (const CLI::Option *option : options_of(command))
    add_entry(to, term_of(*option), explained(*option) + ".");
}

void add_examples(std::string &to, const CLI::App &command) {
  bool is_first = true;
  for (const Paragraph &paragraph : footer_of(command)) {
    if (!paragraph.is_example)
      continue;
    to += std::exchange(is_first, false) ? ".SH EXAMPLES\n.nf\n" : ".PP\n.nf\n";
    for (std::size_t at = 0; at < paragraph.text.size();) {
      const std::size_t end = std::min(paragraph.text.find('\n', at), paragraph.text.size());
      to += line(std::string_view(paragraph.text).substr(at, end - at));
      at = end + 1;
    }
    to += ".fi\n";
  }
}

bool reads_model(const CLI::App &command) {
  return std::ranges::any_of(arguments_of(command),
                             [](const CLI::Option *o) { return type_of(*o) == "MODEL"; });
}

void add_files(std::string &to, const CLI::App &command) {
  if (!reads_model(command) && command.get_parent() != nullptr)
    return;
  to += ".SH FILES\n";
  add_entry(to, italic("MODEL/organisations.csv") + ", " + italic("MODEL/posts.csv"),
            "The two tables that a model needs. docs/model-format.md describes these and the further ones.");
  add_entry(to, italic("MODEL/scenarios/NAME/"), "The changes of a proposal: a scenario of the model.");
  if (command.get_parent() == nullptr || command.get_name() == "analyse")
    add_entry(to, italic("MODEL-analysis/"),
              "What 'analyse' leaves unless -o names another folder: report.html, report.xlsx, model.xlsx, "
              "analysis.json, tables and diagrams.");
}

void add_common(std::string &to) {
  to += ".SH EXIT STATUS\n";
  add_entry(to, bold("0"), "Done.");
  add_entry(to, bold("1"), "Wrong use: a command, an option or a value that is not there.");
  add_entry(to, bold("2"), "The data has errors. All are listed; nothing was written.");
  add_entry(to, bold("3"), "A file, the disk or the memory failed.");
  add_entry(to, bold("4"), "A fault of the program.");
  to += ".SH ENVIRONMENT\n";
  add_entry(to, bold("NO_COLOR"), "Set, and not empty: no colour, even on a terminal.");
  add_entry(to, bold("TERM"), "Where it is dumb: no colour, and no progress.");
}

void add_see_also(std::string &to, const CLI::App &app, const CLI::App &command) {
  std::string list;
  for (const CLI::App *each : all_commands(app))
    if (each != &command &&
        (&command == &app || each == &app || each->get_parent() == &command || each == command.get_parent()))
      list += (list.empty() ? "" : ",\n") + std::string(".BR ") + escaped(full_name(*each, "-")) + " (1)";
  to += ".SH SEE ALSO\n";
  to += list + '\n';
  to += ".PP\nThe documents named here are in\n" + italic("/usr/share/doc/organograph/") + ".\n";
}

} // namespace

std::string manual_page(const CLI::App &app, const CLI::App &command) {
  std::string description = command.get_description();
  if (command.get_parent() == nullptr)
    description = "measure and draw organisations that share management";
  std::string out = ".TH " + escaped(upper(full_name(command, "-"))) +
                    " 1 \"\" \"organograph " ORGANOGRAPH_VERSION "\" \"User Commands\"\n.SH NAME\n" +
                    escaped(full_name(command, "-")) + " \\- " + escaped(description) + '\n';
  add_synopsis(out, command);
  add_description(out, command);
  add_manual_options(out, command);
  add_examples(out, command);
  add_common(out);
  add_files(out, command);
  add_see_also(out, app, command);
  return out;
}

} // namespace organograph::cli
