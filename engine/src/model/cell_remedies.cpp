// SPDX-License-Identifier: Apache-2.0
// What to type instead of a number that is none, or one out of its range.
#include "model/cell_remedies.hpp"

#include "model/table_reader.hpp"
#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>
#include <vector>

namespace organograph {

namespace {

bool is_digit_of_number(char c) {
  return c >= '0' && c <= '9';
}

// '1,234,567' or '52 000' without its separators; empty where the commas or spaces do not group thousands.
std::string without_thousands(std::string_view text) {
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string out;
  std::size_t group = 0; // digits since the last separator
  char separator = '\0';
  for (const char c : text.substr(0, point)) {
    const bool leads = separator == '\0';
    if (is_digit_of_number(c)) {
      out += c;
      ++group;
    } else if ((c == ',' || c == ' ') &&
               (leads ? group >= 1 && group <= 3 && out[0] != '0' : c == separator && group == 3)) {
      separator = c;
      group = 0;
    } else {
      return {};
    }
  }
  return separator == '\0' || group == 3 ? out + std::string(text.substr(point)) : std::string{};
}

// In small letters, with plain blanks, without what stands round it.
std::string plain_words(std::string_view value) {
  std::string out(value);
  for (const std::string_view blank : {"\u00a0", "\u202f"}) // no-break spaces, as spreadsheets group with
    for (std::size_t at = 0; (at = out.find(blank, at)) != std::string::npos;)
      out.replace(at, blank.size(), " ");
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::string(trimmed(out));
}

// '52000' of '£52,000', '0.5' of '0,5'; empty where another number may be meant.
std::string plain_digits(std::string_view value) {
  std::string_view digits = trimmed(value);
  for (const std::string_view sign : {"+", "£", "$", "€"})
    if (digits.starts_with(sign))
      digits = trimmed(digits.substr(sign.size()));
  const bool minus = digits.starts_with('-');
  if (minus)
    digits.remove_prefix(1);
  std::string plain = without_thousands(digits);
  if (plain.empty() && std::ranges::count(digits, ',') == 1 &&
      digits.find_first_of(". ") == std::string_view::npos) {
    plain = digits; // a decimal comma
    plain[plain.find(',')] = '.';
  }
  if (minus)
    plain.insert(0, "-");
  return parsed_number(plain) ? plain : std::string{};
}

std::optional<double> number_before(std::string_view text, std::string_view ending) {
  if (!text.ends_with(ending))
    return std::nullopt;
  text.remove_suffix(ending.size());
  return parsed_number(plain_digits(text));
}

// '50%' of a share or an FTE.
std::optional<double> of_percent(std::string_view text) {
  for (const std::string_view ending : {"%", "per cent", "percent"})
    if (const auto number = number_before(text, ending))
      return *number / 100;
  return std::nullopt;
}

// '52k', '£1.2m'.
std::optional<double> of_thousands(std::string_view text) {
  for (const auto &[ending, factor] : {std::pair<std::string_view, double>{"k", 1e3}, {"m", 1e6}})
    if (const auto number = number_before(text, ending))
      return std::round(*number * factor * 100) / 100;
  return std::nullopt;
}

// '01:30' and '01:30:00': spreadsheets show durations so.
std::optional<double> of_clock(std::string_view text) {
  std::vector<double> parts;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(':'));
    if (part.empty() || part.size() > 2 || !std::ranges::all_of(part, is_digit_of_number))
      return std::nullopt;
    parts.push_back(*parsed_number(part));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  if (parts.size() < 2 || parts.size() > 3 || parts[1] > 59 || (parts.size() == 3 && parts[2] > 59))
    return std::nullopt;
  return parts[0] + parts[1] / 60 + (parts.size() == 3 ? parts[2] / 3600 : 0);
}

constexpr std::array<std::string_view, 5> hour_words = {"hours", "hour", "hrs", "hr", "h"};
constexpr std::array<std::string_view, 5> minute_words = {"minutes", "minute", "mins", "min", "m"};

std::optional<double> of_unit(std::string_view text, std::span<const std::string_view> words) {
  for (const std::string_view word : words)
    if (text.ends_with(word))
      return parsed_number(trimmed(text.substr(0, text.size() - word.size())));
  return std::nullopt;
}

// '2 hours', '90 minutes', '1h30', '1 hour 30 minutes'.
std::optional<double> of_hours(std::string_view text) {
  if (const auto clock = of_clock(text))
    return clock;
  if (const auto hours = of_unit(text, hour_words))
    return hours;
  if (const auto minutes = of_unit(text, minute_words); minutes)
    return *minutes / 60;
  const std::size_t h = text.find('h');
  if (h == std::string_view::npos)
    return std::nullopt;
  const auto hours = parsed_number(trimmed(text.substr(0, h)));
  std::string_view rest = text.substr(h);
  for (const std::string_view word : hour_words)
    if (rest.starts_with(word)) {
      rest = trimmed(rest.substr(word.size()));
      break;
    }
  auto minutes = of_unit(rest, minute_words);
  if (!minutes && rest.size() == 2)
    minutes = parsed_number(rest);
  return hours && minutes && *minutes < 60 ? std::optional(*hours + *minutes / 60) : std::nullopt;
}

struct Often {
  std::string_view words; // as loosely_spelt() leaves them
  double a_year;
};

// What can be meant in two ways (bimonthly, biannual, daily, termly) is not here.
constexpr std::array often = {
    Often{"monthly", 12},       Often{"everymonth", 12},  Often{"onceamonth", 12},
    Often{"permonth", 12},      Often{"weekly", 52},      Often{"everyweek", 52},
    Often{"onceaweek", 52},     Often{"fortnightly", 26}, Often{"everyfortnight", 26},
    Often{"everytwoweeks", 26}, Often{"every2weeks", 26}, Often{"everyotherweek", 26},
    Often{"quarterly", 4},      Often{"everyquarter", 4}, Often{"everythreemonths", 4},
    Often{"every3months", 4},   Often{"annually", 1},     Often{"annual", 1},
    Often{"yearly", 1},         Often{"everyyear", 1},    Often{"onceayear", 1},
    Often{"oneoff", 1},         Often{"once", 1},         Often{"halfyearly", 2},
    Often{"sixmonthly", 2},     Often{"6monthly", 2},     Often{"everysixmonths", 2},
    Often{"every6months", 2},   Often{"twiceayear", 2},   Often{"twiceyearly", 2},
    Often{"everytwomonths", 6}, Often{"every2months", 6}, Often{"everyothermonth", 6},
    Often{"twomonthly", 6},     Often{"twiceamonth", 24}, Often{"twiceaweek", 104},
};

// 'monthly', '6 times a year', '10 per year', '2 a month'.
std::optional<double> of_often(std::string_view text) {
  const std::string words = loosely_spelt(text);
  if (const auto at = std::ranges::find(often, words, &Often::words); at != often.end())
    return at->a_year;
  struct Every {
    std::string_view ending;
    double factor;
  };
  constexpr Every every[] = {{"timesayear", 1},   {"xayear", 1},   {"ayear", 1},        {"peryear", 1},
                             {"perannum", 1},     {"pa", 1},       {"timesperyear", 1}, {"timesyearly", 1},
                             {"timesamonth", 12}, {"amonth", 12},  {"permonth", 12},    {"timesaweek", 52},
                             {"aweek", 52},       {"perweek", 52}, {"times", 1}};
  for (const Every &each : every)
    if (const auto number = number_before(words, each.ending))
      return *number * each.factor;
  return std::nullopt;
}

std::string written(std::optional<double> number, std::string_view value) {
  if (!number || plain_number(*number) == value)
    return {};
  return "write " + plain_number(*number);
}

} // namespace

std::string number_remedy(std::string_view column, std::string_view value) {
  const std::string text = plain_words(value);
  if (const std::string plain = plain_digits(text); !plain.empty())
    return plain == value ? std::string{} : "write " + plain;
  if (column == "cost_share" || column == "share" || column == "fte")
    return written(of_percent(text), value);
  if (column == "duration_hours")
    return written(of_hours(text), value);
  if (column == "attended" && of_percent(text))
    return "write how many of the occurrences were attended, not a per cent: half of 12 is 6";
  if (column == "occurrences_per_year" || column == "attended")
    return written(of_often(text), value);
  if (column.ends_with("cost") || column.ends_with("saving"))
    return written(of_thousands(text), value);
  return {};
}

std::string range_remedy(TableId table, std::string_view column, std::string_view value) {
  const auto number = parsed_number(value);
  if (column == "share" && number && *number > 1 && *number <= 100)
    return "write " + plain_number(*number / 100);
  if (!number || *number != 0)
    return number && *number < 0 ? "write it without the minus, or leave the cell empty if it is not known"
                                 : std::string{};
  if (column == "fte")
    return table == TableId::staff_groups
               ? "write the FTE of its people; a group without any is no row: delete it"
               : "write the FTE that the post is budgeted for, or leave the cell empty if it is not known "
                 "(it "
                 "counts as 1); a vacant post keeps its FTE; a post without any is no row: delete it";
  if (column == "cost_share")
    return "write the part that this organisation has of the post; where it has none, delete the row";
  if (column == "duration_hours")
    return "write the hours of one occurrence, or leave the cell empty if they are not known";
  if (column == "occurrences_per_year")
    return "write how often it is held in a year; a meeting that is not held is no row: delete it";
  if (column == "tier")
    return "write 1 for the top, or leave the cell empty: the tier is then the layer";
  return {};
}

namespace {

struct SharePart {
  std::string_view organisation;
  std::optional<double> share;
};

// 'nmc 60%', 'nmc: 60 %', 'nmc=0.6', and 'nmc' alone, whose share is not known.
std::optional<SharePart> share_part(std::string_view part) {
  part = without_blanks(part);
  const auto cut = [](std::string_view text) {
    while (!text.empty() && std::string_view(" :=(-\t").find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    return without_blanks(text);
  };
  const bool percent = part.ends_with('%');
  const std::string_view body = percent ? without_blanks(part.substr(0, part.size() - 1)) : part;
  const std::size_t last = body.find_last_not_of("0123456789.");
  if (!percent && last + 1 == body.size() && !body.empty() && body.find(' ') == std::string_view::npos)
    return SharePart{cut(body), std::nullopt};
  if (last == std::string_view::npos || last + 1 == body.size())
    return std::nullopt;
  const auto number = parsed_number(body.substr(last + 1));
  const std::string_view organisation = cut(body.substr(0, last + 1));
  if (!number || organisation.empty() || organisation.find(' ') != std::string_view::npos)
    return std::nullopt;
  return SharePart{organisation, percent ? *number / 100 : *number};
}

// 'nmc:0.6;rcc:0.4'; `whole`: what the shares sum to.
std::string shares_text(const std::vector<SharePart> &parts, double whole, bool with_shares) {
  std::string out;
  for (const SharePart &part : parts)
    out += (out.empty() ? "" : ";") + shown_bare(part.organisation) +
           (with_shares ? ":" + plain_number(part.share.value_or(0) / whole) : "");
  return out;
}

} // namespace

std::string shares_remedy(std::string_view cell,
                          const std::function<bool(std::string_view)> &is_organisation) {
  std::vector<SharePart> parts;
  double sum = 0;
  SharePart *blank = nullptr; // where it is one
  std::size_t blanks = 0;
  for (std::string_view rest = cell; !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(",;/\n"), rest.size());
    if (!without_blanks(rest.substr(0, end)).empty()) {
      const auto part = share_part(rest.substr(0, end));
      if (!part || !is_organisation(part->organisation))
        return {};
      parts.push_back(*part);
      sum += part->share.value_or(0);
      blanks += part->share ? 0U : 1U;
    }
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  if (blanks == 1)
    blank = &*std::ranges::find_if(parts, [](const SharePart &part) { return !part.share; });
  if (parts.empty() || blanks > 1 || (blank && !(sum > 0)))
    return {};
  const double whole = std::abs(sum - 100) < 0.1 || (blank && sum > 1) ? 100 : 1;
  if (!blank) {
    const std::string out = shares_text(parts, whole, true);
    return std::abs(sum / whole - 1) > 0.001 || out == cell ? std::string{} : "write " + out;
  }
  if (sum >= whole)
    return {};
  // The rest may be meant, or that the parts are not known: only the writer can say.
  blank->share = whole - sum;
  return "write " + shares_text(parts, whole, true) + ", or " + shares_text(parts, whole, false) +
         " where the parts are not known";
}

std::string placeholder_remedy(std::string_view word, bool is_number) {
  if (is_number)
    return "empty the holder_id; of several, leave the place between the ';' empty";
  if (says_interim(word))
    return "empty the holder, and write interim as the status where agency or fixed-term staff hold the post";
  if (says_gone(word))
    return "where the post is gone, delete its row; else empty the holder, and write vacant as its status";
  return {};
}

} // namespace organograph
