// SPDX-License-Identifier: Apache-2.0
#include "command_tree.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>

namespace organograph::cli {

namespace {

bool is_shown(const CLI::Option &option) {
  return !option.get_group().empty();
}

bool is_common(const CLI::Option &option) {
  return option.check_lname("help") || option.check_lname("version");
}

} // namespace

std::string full_name(const CLI::App &command, std::string_view between) {
  const std::string path = path_of(command, between);
  const CLI::App *top = &command;
  while (top->get_parent() != nullptr)
    top = top->get_parent();
  return path.empty() ? top->get_name() : top->get_name() + std::string(between) + path;
}

std::string path_of(const CLI::App &command, std::string_view between) {
  if (command.get_parent() == nullptr)
    return {};
  const std::string above = path_of(*command.get_parent(), between);
  return above.empty() ? command.get_name() : above + std::string(between) + command.get_name();
}

std::vector<const CLI::App *> commands_of(const CLI::App &command) {
  return command.get_subcommands([](const CLI::App *each) { return !each->get_group().empty(); });
}

std::vector<const CLI::App *> all_commands(const CLI::App &top) {
  std::vector<const CLI::App *> out = {&top};
  for (const CLI::App *command : commands_of(top))
    std::ranges::copy(all_commands(*command), std::back_inserter(out));
  return out;
}

const CLI::App *find_command(const CLI::App &top, const std::vector<std::string> &words) {
  const CLI::App *at = &top;
  for (const std::string &word : words) {
    const auto below = at->get_subcommands([](const CLI::App *) { return true; });
    const auto found =
        std::ranges::find_if(below, [&](const CLI::App *each) { return each->check_name(word); });
    if (found == below.end())
      return nullptr;
    at = *found;
  }
  return at;
}

std::vector<const CLI::Option *> arguments_of(const CLI::App &command) {
  return command.get_options([](const CLI::Option *o) { return is_shown(*o) && o->get_positional(); });
}

std::vector<const CLI::Option *> options_of(const CLI::App &command, std::string_view group) {
  auto out = command.get_options([&](const CLI::Option *o) {
    return is_shown(*o) && !o->get_positional() && (group.empty() || o->get_group() == group);
  });
  std::ranges::stable_partition(out, [](const CLI::Option *o) { return !is_common(*o); });
  return out;
}

std::vector<std::string> groups_of(const CLI::App &command) {
  std::vector<std::string> out;
  for (const CLI::Option *option : options_of(command))
    if (!std::ranges::count(out, option->get_group()))
      out.push_back(option->get_group());
  return out;
}

std::vector<std::string> names_of(const CLI::Option &option) {
  std::vector<std::string> out;
  for (const std::string &name : option.get_snames())
    out.push_back('-' + name);
  for (const std::string &name : option.get_lnames())
    out.push_back("--" + name);
  return out;
}

bool takes_value(const CLI::Option &option) {
  return option.get_items_expected_max() > 0;
}

std::string type_of(const CLI::Option &option) {
  return takes_value(option) ? option.get_type_name() : std::string{};
}

std::vector<std::string> choices_of(const CLI::Option &option) {
  std::vector<std::string> out;
  const std::string type = type_of(option);
  if (type.find('|') == std::string::npos)
    return out;
  for (const auto part : std::views::split(type, '|'))
    out.emplace_back(part.begin(), part.end());
  return out;
}

std::string explained(const CLI::Option &option) {
  const std::string standard = option.get_default_str();
  return option.get_description() + (standard.empty() ? "" : " (default: " + standard + ")");
}

std::string usage(const CLI::App &command) {
  std::string out = full_name(command);
  if (!commands_of(command).empty())
    return out + " COMMAND ...";
  for (const CLI::Option *argument : arguments_of(command)) {
    const std::string name =
        argument->get_name(true) + (argument->get_items_expected_max() > 1 ? " ..." : "");
    out += argument->get_required() ? ' ' + name : " [" + name + ']';
  }
  for (const CLI::Option *option : options_of(command))
    if (option->get_required())
      out += ' ' + names_of(*option).front() + ' ' + type_of(*option);
  return out + " [OPTIONS]";
}

std::vector<Paragraph> footer_of(const CLI::App &command) {
  std::vector<Paragraph> out;
  const std::string &footer = command.get_footer();
  for (std::size_t at = 0; at < footer.size();) {
    const std::size_t end = std::min(footer.find("\n\n", at), footer.size());
    std::string text = footer.substr(at, end - at);
    const bool is_example = text.starts_with("  ");
    if (!is_example)
      std::ranges::replace(text, '\n', ' ');
    out.push_back({is_example, std::move(text)});
    at = end + 2;
  }
  return out;
}

std::string joined(const std::vector<std::string> &words, std::string_view between) {
  std::string out;
  for (const std::string &word : words)
    out += (out.empty() ? "" : std::string(between)) + word;
  return out;
}

std::vector<std::string> filled(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const auto part : std::views::split(text, ' ')) {
    const std::string word(part.begin(), part.end());
    if (lines.empty() || lines.back().size() + 1 + word.size() > width)
      lines.push_back(word);
    else
      lines.back() += ' ' + word;
  }
  return lines;
}

} // namespace organograph::cli
