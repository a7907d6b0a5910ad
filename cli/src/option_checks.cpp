// SPDX-License-Identifier: Apache-2.0
#include "option_checks.hpp"

#include "commands.hpp"
#include "organograph/engine/dates.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <ranges>
#include <string_view>
#include <system_error>
#include <utility>

namespace organograph::cli {

namespace {

template <class Number> bool reads_whole(std::string_view text, Number &value) {
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size();
}

std::optional<SpanTarget> read_span(std::string_view text) {
  SpanTarget target;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || !reads_whole(text.substr(0, colon), target.low) ||
      !reads_whole(text.substr(colon + 1), target.high) || target.low > target.high)
    return std::nullopt;
  return target;
}

std::string listed(const std::vector<std::string> &words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i)
    out += (i == 0 ? "" : i + 1 == words.size() ? " or " : ", ") + words[i];
  return out;
}

} // namespace

CLI::Validator number_within(double low, double high) {
  const std::string range = CLI::detail::to_string(low) + " to " + CLI::detail::to_string(high);
  return {[=](const std::string &text) {
            double value = 0;
            const bool fits = reads_whole(text, value) && value >= low && value <= high;
            return fits ? std::string{} : shown(text) + " is not a number from " + range;
          },
          ""};
}

CLI::Validator whole_within(std::uint64_t low, std::uint64_t high) {
  const std::string range = std::to_string(low) + " to " + std::to_string(high);
  return {[=](const std::string &text) {
            std::uint64_t value = 0;
            const bool fits = reads_whole(text, value) && (text.size() == 1 || text[0] != '0') &&
                              value >= low && value <= high;
            return fits ? std::string{} : shown(text) + " is not a whole number from " + range;
          },
          ""};
}

CLI::Validator not_empty() {
  return {[](const std::string &text) { return text.empty() ? std::string("has no value") : std::string{}; },
          ""};
}

CLI::Validator date_given() {
  return {[](const std::string &text) {
            return is_date(text) ? std::string{}
                                 : shown(text) + " is no date of the calendar, such as 2024-04-01";
          },
          ""};
}

CLI::Validator one_of(std::vector<std::string> words) {
  return {[words = std::move(words)](std::string &text) {
            for (const std::string &word : words)
              if (equal_but_for_case(word, text)) {
                text = word;
                return std::string{};
              }
            return shown(text) + " is not one of " + listed(words) + did_you_mean(text, words);
          },
          ""};
}

CLI::Validator several_of(std::vector<std::string> words) {
  return {[word = one_of(std::move(words))](std::string &text) {
            std::string out;
            std::vector<std::string> seen;
            for (const auto part : std::views::split(text, ',')) {
              std::string each = CLI::detail::trim_copy(std::string(part.begin(), part.end()));
              if (std::string wrong = word(each); !wrong.empty())
                return wrong;
              if (std::ranges::count(seen, each) > 0)
                return shown(each) + " stands there twice";
              out += (out.empty() ? "" : ",") + each;
              seen.push_back(std::move(each));
            }
            text = std::move(out);
            return text.empty() ? std::string("has no value") : std::string{};
          },
          ""};
}

CLI::Validator said_otherwise(std::string other, std::string word) {
  return {[other = std::move(other), word = std::move(word)](std::string &text) {
            if (equal_but_for_case(other, text))
              text = word;
            return std::string{};
          },
          ""};
}

SpanTarget parsed_span_target(const std::string &text) {
  const std::optional<SpanTarget> target = read_span(text);
  if (!target)
    throw CLI::ValidationError("--span-target", "write it as LOW:HIGH, such as 5:8, not " + shown(text));
  return *target;
}

LayerRange parsed_layers(const std::string &text) {
  const std::optional<SpanTarget> layers = read_span(text);
  if (!layers || layers->low == 0)
    throw CLI::ValidationError("--layers", "write them as LOW:HIGH, such as 1:3, not " + shown(text));
  return {layers->low, layers->high};
}

LoadLimit parsed_load_limit(const std::string &text) {
  LoadLimit limit;
  for (const auto part : std::views::split(std::string_view(text), ',')) {
    const std::string each = CLI::detail::trim_copy(std::string(part.begin(), part.end()));
    const std::string_view view = each;
    const std::size_t equals = std::min(view.find('='), view.size());
    const std::string_view name = view.substr(0, equals),
                           value = view.substr(std::min(equals + 1, view.size()));
    if (std::uint32_t remits = 0; name == "remits" && !limit.remits && reads_whole(value, remits))
      limit.remits = remits;
    else if (double hours = 0; name == "hours" && !limit.meeting_share && reads_whole(value, hours) &&
                               hours >= 0 && hours <= 1000)
      limit.meeting_share = hours;
    else if (const auto span = read_span(value); name == "span" && !limit.span && span)
      limit.span = span;
    else
      throw CLI::ValidationError("--load-limit",
                                 "write it as remits=N,hours=SHARE,span=LOW:HIGH or some of these, such as "
                                 "remits=3,hours=0.5; " +
                                     shown(each) + " is none of them, or stands there twice");
  }
  return limit;
}

CLI::Option *add_choice(CLI::App &command, const std::string &names, std::string &to,
                        const std::vector<std::string> &words, const std::string &description) {
  std::string type;
  for (const std::string &word : words)
    type += (type.empty() ? "" : "|") + word;
  return command.add_option(names, to, description)->type_name(type)->transform(one_of(words));
}

} // namespace organograph::cli
