// SPDX-License-Identifier: Apache-2.0
#include "organogram/organogram_parts.hpp"

#include <algorithm>

namespace organograph::io::organogram {

namespace {

std::string_view without_zeros(std::string_view text) {
  const std::size_t first = text.find_first_not_of('0');
  return first == std::string_view::npos ? text.substr(text.size() - std::min<std::size_t>(text.size(), 1))
                                         : text.substr(first);
}

// Equal for references that differ only in the ways in which real files spoil them.
std::string fold(std::string_view reference) {
  std::string out(without_zeros(unquoted(reference)));
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

// How a reference that is not there differs from the one that is: both have the same fold.
std::string difference(std::string_view wrong, std::string_view there) {
  const std::string is_there = "is there as " + shown(there) + ": ";
  const std::string_view bare_wrong = unquoted(wrong);
  const std::string_view bare_there = unquoted(there);
  const bool letters = without_zeros(bare_wrong) != without_zeros(bare_there);
  const bool zeros = bare_wrong.size() != bare_there.size(); // the folds are equal: nothing else can differ
  const std::string_view around = taken_off(taken_off(wrong).empty() ? there : wrong);
  if (around.empty() && !letters)
    return (bare_wrong.size() > bare_there.size() ? "is there without the leading zeros: "
                                                  : "is there with leading zeros: ") +
           shown(there);
  if (around.empty() && !zeros)
    return is_there + "only the case differs";
  if (!letters && !zeros)
    return is_there + std::string(around) + " around the value";
  std::string ways(around);
  if (letters)
    ways += ways.empty() ? "case" : " and case";
  if (zeros)
    ways += " and leading zeros";
  return is_there + ways + " differ";
}

// Depth-first over the superiors; a superior that is still on the path closes a circle.
class CircleFinder {
public:
  CircleFinder(const SeniorPosts &seniors, const std::vector<std::vector<std::uint32_t>> &superiors,
               Report &report)
      : seniors_(&seniors), superiors_(&superiors), report_(&report), on_path_(superiors.size(), not_seen) {}

  void search_from(std::uint32_t post) {
    if (on_path_[post] != not_seen)
      return;
    enter(post);
    while (!path_.empty()) {
      Step &top = path_.back();
      const auto &above = (*superiors_)[top.post];
      if (top.next == above.size()) {
        on_path_[top.post] = done;
        path_.pop_back();
        continue;
      }
      const std::uint32_t superior = above[top.next++];
      if (on_path_[superior] == not_seen)
        enter(superior);
      else if (on_path_[superior] != done)
        circle(on_path_[superior]);
    }
  }

private:
  static constexpr std::size_t not_seen = SIZE_MAX, done = SIZE_MAX - 1, longest_printed = 100;
  struct Step {
    std::uint32_t post;
    std::size_t next; // superior to follow next
  };

  void enter(std::uint32_t post) {
    on_path_[post] = path_.size();
    path_.push_back({post, 0});
  }

  void circle(std::size_t begin) {
    const std::size_t length = path_.size() - begin;
    const Post &first = seniors_->posts[path_[begin].post];
    std::string printed;
    std::string repeated;
    for (std::size_t i = begin; i < begin + std::min(length, longest_printed); ++i) {
      const std::uint32_t post = path_[i].post;
      printed += shown(seniors_->references.text(post)) + " -> ";
      const auto &rows = seniors_->posts[post].rows;
      if (rows.size() > 1 && repeated.empty())
        repeated = shown(seniors_->references.text(post)) + " stands on " + lines(rows) +
                   ": one of them may be another post";
    }
    printed += length > longest_printed ? "... (" + std::to_string(length) + " posts)"
                                        : shown(seniors_->references.text(path_[begin].post));
    report_->add(seniors_->sheet.at(Code::reporting_cycle, first.rows.front(), senior::reports_to,
                                    "a circle of line management: " + printed, "a line that ends at XX",
                                    std::move(repeated)));
  }

  std::string lines(const std::vector<std::size_t> &rows) const {
    std::vector<std::uint64_t> numbers;
    for (const std::size_t row : rows)
      numbers.push_back(seniors_->sheet.line(row));
    return "lines " + listed(numbers);
  }

  const SeniorPosts *seniors_;
  const std::vector<std::vector<std::uint32_t>> *superiors_;
  Report *report_;
  std::vector<std::size_t> on_path_; // place on the path, not_seen or done
  std::vector<Step> path_;
};

} // namespace

std::uint32_t References::add(std::string_view reference) {
  const auto next = static_cast<std::uint32_t>(texts_.size());
  const auto [at, added] = exact_.try_emplace(std::string(reference), next);
  if (!added)
    return at->second;
  texts_.emplace_back(reference);
  const auto [alike, first] = folded_.try_emplace(fold(reference), Alike{next, none});
  if (!first)
    alike->second.second = next;
  return next;
}

References::Found References::find(std::string_view reference) const {
  if (const auto at = exact_.find(std::string(reference)); at != exact_.end())
    return {at->second, {}, false};
  const auto at = folded_.find(fold(reference));
  if (at == folded_.end())
    return {};
  const auto [first, second] = at->second;
  if (second != none)
    return {none, "is like both " + shown(texts_[first]) + " and " + shown(texts_[second]), true};
  return {first, difference(reference, texts_[first]), false};
}

Diagnostic unknown_superior(const SeniorPosts &seniors, const Sheet &sheet, std::size_t row,
                            std::size_t column, const References::Found &found) {
  const std::string_view value = sheet.cell(row, column);
  const std::string name(sheet.head(column));
  if (value.empty())
    return sheet.at(Code::missing_value, row, column, name + " is empty", "a Post Unique Reference");
  std::string problem = name + " " + shown(value) + " is no senior post of the file";
  if (found.several)
    return sheet.at(Code::unknown_senior_post, row, column, std::move(problem), "a Post Unique Reference",
                    found.hint + ": write one of them");
  const auto out = seniors.left_out.find(std::string(value));
  std::string remedy;
  if (out != seniors.left_out.end())
    remedy = "line " + std::to_string(out->second.second) + " " + out->second.first +
             " and was left out: name a post that is there";
  return sheet.at(Code::unknown_senior_post, row, column, std::move(problem), "a Post Unique Reference",
                  std::move(remedy));
}

void mend_spelling(const SeniorPosts &seniors, const Sheet &sheet, std::size_t row, std::size_t column,
                   const References::Found &found, Report &report) {
  Diagnostic fault = sheet.at(Code::unknown_senior_post, row, column,
                              std::string(sheet.head(column)) + " " + shown(sheet.cell(row, column)) +
                                  " is no senior post of the file",
                              "a Post Unique Reference", found.hint);
  report.mend(std::move(fault), sheet.head(column), shown(seniors.references.text(found.post)));
}

void report_cycles(const SeniorPosts &seniors, const std::vector<std::vector<std::uint32_t>> &superiors,
                   Report &report) {
  CircleFinder finder(seniors, superiors, report);
  for (std::uint32_t post = 0; post < superiors.size(); ++post)
    finder.search_from(post);
}

} // namespace organograph::io::organogram
