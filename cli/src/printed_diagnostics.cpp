// SPDX-License-Identifier: Apache-2.0
// Diagnostics on the terminal: errors first, what is alike told once and counted.
#include "commands.hpp"

#include "organograph/engine/screen.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>
#include <string>
#include <tuple>
#include <vector>

namespace organograph::cli {

namespace {

constexpr std::size_t most_alike = 10, shown_of_many = 3, places_named = 8;

// What has one cause, as far as can be told: a code in a column of a table.
struct Alike {
  std::vector<const Diagnostic *> all;
  std::size_t met = 0;

  bool many() const { return all.size() > most_alike; }
};

using Key = std::tuple<Code, std::string_view, std::string_view, std::uint32_t>;

Key key_of(const Diagnostic &d) {
  return {d.code, d.file, d.sheet, d.cell};
}

// 'posts.csv, column reports_to', 'council.xlsx, sheet posts, column D (reports_to)'.
std::string place_of(const Diagnostic &d) {
  std::string out = shown_bare(d.file);
  if (!d.sheet.empty())
    out += ", sheet " + shown_bare(d.sheet);
  if (d.cell == 0)
    return out;
  const std::string head = shown_bare(d.head);
  if (!d.sheet.empty())
    return out + ", column " + column_letters(d.cell) + (head.empty() ? "" : " (" + head + ")");
  return out + ", column " + (head.empty() ? std::to_string(d.cell) : head);
}

// 'posts.csv, column reports_to: error[unknown-post]: 21 more like these, on lines 9, 10 and 19 more'.
std::string rest_of(const Alike &alike) {
  const Diagnostic &first = *alike.all.front();
  const std::size_t rest = alike.all.size() - shown_of_many;
  const CodeInfo &code = info(first.code);
  std::string out = place_of(first) + ": " + std::string(name(first.severity())) + "[" +
                    std::string(code.name) + "]: " + std::to_string(rest) + " more like these";
  if (first.line == 0)
    return out;
  std::vector<std::uint64_t> lines; // each once: a line may have several faults
  for (std::size_t i = shown_of_many; i < alike.all.size(); ++i)
    if (lines.empty() || lines.back() != alike.all[i]->line)
      lines.push_back(alike.all[i]->line);
  if (lines.size() == 1)
    return out + (first.sheet.empty() ? ", on line " : ", in row ") + std::to_string(lines.front());
  out += first.sheet.empty() ? ", on lines " : ", in rows ";
  for (std::size_t i = 0; i < std::min(lines.size(), places_named); ++i)
    out += (i == 0 ? "" : i + 1 < lines.size() ? ", " : " and ") + std::to_string(lines[i]);
  return lines.size() > places_named ? out + " and " + std::to_string(lines.size() - places_named) + " more"
                                     : out;
}

class Printer {
public:
  Printer(std::span<const Diagnostic> diagnostics, std::ostream &to) : to_(to) {
    for (const Diagnostic &d : diagnostics)
      groups_[key_of(d)].all.push_back(&d);
  }

  // Up to so many lines of these; gives how many diagnostics are not told.
  std::size_t print(std::span<const Diagnostic> diagnostics, bool errors, std::size_t most) {
    std::size_t lines = 0, left = 0;
    for (const Diagnostic &d : diagnostics) {
      if ((d.severity() == Severity::error) != errors)
        continue;
      Alike &alike = groups_.at(key_of(d));
      const std::size_t place = alike.met++;
      if (alike.many() && place > shown_of_many)
        continue; // told with the first that is not shown
      const bool is_rest = alike.many() && place == shown_of_many;
      if (lines++ < most)
        to_ << (is_rest ? rest_of(alike) : to_string(d)) << '\n';
      else
        left += is_rest ? alike.all.size() - shown_of_many : 1;
      is_shortened_ |= is_rest;
    }
    return left;
  }

  bool is_shortened() const { return is_shortened_; }

private:
  std::ostream &to_;
  std::map<Key, Alike> groups_;
  bool is_shortened_ = false;
};

} // namespace

void print_diagnostics(std::span<const Diagnostic> diagnostics, std::size_t most, std::ostream &to,
                       std::size_t most_errors, std::string_view lists_all) {
  Printer printer(diagnostics, to);
  if (const std::size_t left = printer.print(diagnostics, true, most_errors); left > 0)
    to << "and " << left << " more errors: '" << lists_all << "' lists all\n";
  if (most > 0)
    if (const std::size_t left = printer.print(diagnostics, false, most); left > 0)
      to << "and " << left << " more warnings and notes: '" << lists_all << "' lists all\n";
  for (const Diagnostic &d : diagnostics) // of more than anybody reads the first are kept
    if (d.more > 0 && (most > 0 || d.severity() == Severity::error))
      to << name(d.severity()) << '[' << info(d.code).name << "]: " << d.more
         << " more of this code are counted and not listed\n";
  const bool are_all_kept = std::ranges::all_of(diagnostics, [](const Diagnostic &d) { return d.more == 0; });
  if (printer.is_shortened() && !lists_all.empty())
    to << "('" << lists_all << " --json' lists " << (are_all_kept ? "each" : "each that is not only counted")
       << ")\n";
}

std::string counted(std::span<const Diagnostic> diagnostics) {
  std::array<std::uint64_t, 3> counts{};
  for (const Diagnostic &d : diagnostics)
    counts[static_cast<std::size_t>(d.severity())] += d.count();
  return counted(counts[0], "error") + ", " + counted(counts[1], "warning") + ", " +
         counted(counts[2], "note");
}

} // namespace organograph::cli
