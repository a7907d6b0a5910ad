// SPDX-License-Identifier: Apache-2.0
// How a column writes numbers is told by all of its cells together.
#include "tables/column_forms.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace organograph::io::tables {

namespace {

constexpr NumberForm english{'.', ','}, continental{',', '.'}, spaced{',', ' '}, swiss{'.', '\''};
constexpr std::array forms = {english, continental, spaced, swiss};

struct KnownLocale {
  std::string_view language;
  NumberForm form;
};
constexpr std::array locales = {
    KnownLocale{"en", english},     KnownLocale{"de-CH", swiss},    KnownLocale{"de-LI", swiss},
    KnownLocale{"fr-CH", swiss},    KnownLocale{"it-CH", swiss},    KnownLocale{"de", continental},
    KnownLocale{"nl", continental}, KnownLocale{"es", continental}, KnownLocale{"it", continental},
    KnownLocale{"pt", continental}, KnownLocale{"da", continental}, KnownLocale{"pl", spaced},
    KnownLocale{"fr", spaced},      KnownLocale{"sv", spaced},      KnownLocale{"nb", spaced},
    KnownLocale{"fi", spaced},      KnownLocale{"cs", spaced}};

const KnownLocale *locale_named(std::string_view locale) {
  const auto starts = [&](const KnownLocale &known) {
    return locale.size() >= known.language.size() &&
           equal_but_for_case(locale.substr(0, known.language.size()), known.language) &&
           (locale.size() == known.language.size() || locale[known.language.size()] == '-' ||
            locale[known.language.size()] == '_');
  };
  const auto at = std::ranges::find_if(locales, starts);
  return at == locales.end() ? nullptr : &*at;
}

bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> currencies = {{{"\u00a3", "GBP"},
                                                                                       {"GBP", "GBP"},
                                                                                       {"\u20ac", "EUR"},
                                                                                       {"EUR", "EUR"},
                                                                                       {"USD", "USD"},
                                                                                       {"US$", "USD"},
                                                                                       {"$", "USD"},
                                                                                       {"CHF", "CHF"},
                                                                                       {"SEK", "SEK"},
                                                                                       {"PLN", "PLN"}}};

// Without signs of currency and 'p.a.', blanks inside as ' '.
std::string bare_number(std::string_view cell) {
  if (cell.find_first_not_of("0123456789.,") == std::string_view::npos) // as most are
    return std::string(cell);
  std::string text;
  for (std::size_t at = 0; at < cell.size();) {
    const std::string_view rest = cell.substr(at);
    bool taken = false;
    for (const std::string_view blank : {"\u00a0", "\u202f", "\u2009", "\t", "\n", "\r"})
      if (!taken && rest.starts_with(blank)) {
        text += ' ';
        at += blank.size();
        taken = true;
      }
    for (const std::string_view quote : {"\u2019", "`"})
      if (!taken && rest.starts_with(quote)) {
        text += '\'';
        at += quote.size();
        taken = true;
      }
    if (!taken)
      text += cell[at++];
  }
  std::string_view bare = trimmed(text);
  for (const auto &[sign, code] : currencies) {
    if (bare.starts_with(sign))
      bare = trimmed(bare.substr(sign.size()));
    if (bare.ends_with(sign))
      bare = trimmed(bare.substr(0, bare.size() - sign.size()));
  }
  for (const std::string_view behind : {"p.a.", "pa", "per annum", "kr"})
    if (bare.ends_with(behind))
      bare = trimmed(bare.substr(0, bare.size() - behind.size()));
  return std::string(bare);
}

// The digits and the point, without groups; empty where it is no number of the form.
std::string digits_of(std::string_view text, const NumberForm &form) {
  const std::size_t point = text.find(form.decimal);
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  std::string out;
  std::size_t since = 0;
  bool grouped = false;
  for (const char c : whole) {
    if (is_ascii_digit(c)) {
      out += c;
      ++since;
      continue;
    }
    if (c != form.group || since == 0 || since > 3 || (grouped && since != 3) || out == "0")
      return {};
    grouped = true;
    since = 0;
  }
  if ((grouped && (since != 3 || out.front() == '0')) || !std::ranges::all_of(rest, is_ascii_digit) ||
      (out.empty() && rest.empty()))
    return {};
  if (out.empty())
    out = "0";
  return rest.empty() ? out : out + '.' + std::string(rest);
}

bool is_filled(std::string_view cell) {
  return std::ranges::any_of(cell, is_ascii_digit);
}

struct Fit {
  std::size_t cells = 0, three_decimals = 0;
};

Fit fit_of(std::span<const std::string_view> cells, const NumberForm &form) {
  Fit out;
  for (const std::string_view cell : cells) {
    if (!is_filled(cell) || !number_in(cell, form))
      continue;
    ++out.cells;
    const std::string bare = bare_number(cell);
    const std::size_t point = bare.find(form.decimal);
    out.three_decimals += point != std::string::npos && bare.size() - point == 4 ? 1U : 0U;
  }
  return out;
}

bool differ(std::span<const std::string_view> cells, const NumberForm &a, const NumberForm &b) {
  return std::ranges::any_of(cells, [&](std::string_view cell) {
    return is_filled(cell) && number_in(cell, a) != number_in(cell, b);
  });
}

} // namespace

bool is_known_locale(std::string_view locale) {
  return locale_named(locale) != nullptr;
}

std::optional<double> number_in(std::string_view cell, const NumberForm &form) {
  std::string bare = bare_number(cell);
  const bool percent = bare.ends_with('%');
  if (percent)
    bare = std::string(trimmed(std::string_view(bare).substr(0, bare.size() - 1)));
  const std::string digits = digits_of(bare, form);
  double value = 0;
  const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || problem != std::errc{} || end != digits.data() + digits.size() ||
      !std::isfinite(value))
    return std::nullopt;
  return percent ? value / 100 : value;
}

ChosenNumbers number_form_of(std::span<const std::string_view> cells, std::string_view locale, bool amounts) {
  if (const KnownLocale *const known = locale_named(locale))
    return {known->form, false};
  std::array<Fit, forms.size()> fits;
  std::size_t most = 0;
  for (std::size_t f = 0; f < forms.size(); ++f) {
    fits[f] = fit_of(cells, forms[f]);
    most = std::max(most, fits[f].cells);
  }
  // 52.000 is a salary of 52 thousand, and 0.625 of a post are no 625 posts.
  const bool any_without =
      std::ranges::any_of(fits, [&](const Fit &fit) { return fit.cells == most && fit.three_decimals == 0; });
  ChosenNumbers out;
  std::optional<std::size_t> best;
  bool points_as_groups = false; // 1.234 was read as 1234, and may be little more than 1
  for (std::size_t f = 0; f < forms.size(); ++f) {
    if (fits[f].cells != most)
      continue;
    if (amounts && any_without && fits[f].three_decimals > 0) {
      points_as_groups = points_as_groups || forms[f].decimal == '.';
      continue;
    }
    if (!best)
      best = f;
    else
      out.guessed = out.guessed || differ(cells, forms[*best], forms[f]);
  }
  out.form = forms[best.value_or(0)];
  out.guessed = out.guessed || points_as_groups;
  return out;
}

std::string_view currency_of(std::string_view cell) {
  const auto named = std::ranges::find_if(
      currencies, [&](const auto &each) { return cell.find(each.first) != std::string_view::npos; });
  return named == currencies.end() ? std::string_view() : named->second;
}

std::string_view currency_of(std::span<const std::string_view> cells) {
  std::array<std::size_t, currencies.size()> met = {}; // by code, at its first place in the table
  for (const std::string_view cell : cells)
    if (const std::string_view code = currency_of(cell); !code.empty())
      ++met[static_cast<std::size_t>(
          std::ranges::find(currencies, code, [](const auto &each) { return each.second; }) -
          currencies.begin())];
  const auto most = std::ranges::max_element(met);
  return *most == 0 ? std::string_view() : currencies[static_cast<std::size_t>(most - met.begin())].second;
}

std::string plain_number(double value) {
  std::array<char, 512> buffer;
  char *end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15).ptr;
  double rounded = 0;
  std::from_chars(buffer.data(), end, rounded);
  end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), rounded, std::chars_format::fixed).ptr;
  return {buffer.data(), end};
}

} // namespace organograph::io::tables
