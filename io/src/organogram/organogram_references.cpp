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

// A spreadsheet that takes a reference for a number may write 12 as 12.0.
std::string_view without_point(std::string_view text) {
  if (!text.ends_with(".0"))
    return text;
  const std::string_view digits = text.substr(0, text.size() - 2);
  return digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos ? text : digits;
}

// How a reference that is not there differs from the one that is: both have the same fold.
std::string difference(std::string_view wrong, std::string_view there) {
  const std::string is_there = "is there as " + shown(there) + ": ";
  const std::string_view bare_wrong = unquoted(wrong), bare_there = unquoted(there);
  const std::string_view wrong_text = without_point(bare_wrong), there_text = without_point(bare_there);
  const bool quotes = is_quoted(wrong) || is_quoted(there);
  const bool point = (wrong_text.size() == bare_wrong.size()) != (there_text.size() == bare_there.size());
  const bool letters = without_zeros(wrong_text) != without_zeros(there_text);
  const bool zeros = wrong_text.size() != there_text.size(); // the folds are equal: nothing else can differ
  const int ways = (quotes ? 1 : 0) + (point ? 1 : 0) + (letters ? 1 : 0) + (zeros ? 1 : 0);
  if (ways == 1 && zeros)
    return (wrong_text.size() > there_text.size() ? "is there without the leading zeros: "
                                                  : "is there with leading zeros: ") +
           shown(there);
  if (ways == 1)
    return is_there + (quotes  ? "quotes around the value"
                       : point ? "'.0' behind it"
                               : "only the case differs");
  std::string out;
  auto add = [&out, left = ways](bool differs, const char *what) mutable {
    if (!differs)
      return;
    --left;
    out += std::string(out.empty() ? "" : left == 0 ? " and " : ", ") + what;
  };
  add(quotes, "quotes");
  add(point, "'.0'");
  add(letters, "case");
  add(zeros, "leading zeros");
  return is_there + out + " differ";
}

// Depth-first over the superiors; a superior that is still on the path closes a circle.
class CircleFinder {
public:
  CircleFinder(const SeniorPosts &seniors, Report &report)
      : seniors_(&seniors), superiors_(superiors_of(seniors)), report_(&report),
        on_path_(superiors_.size(), not_seen) {}

  void search() {
    for (std::uint32_t post = 0; post < superiors_.size(); ++post)
      search_from(post);
  }

private:
  void search_from(std::uint32_t post) {
    if (on_path_[post] != not_seen)
      return;
    enter(post);
    while (!path_.empty()) {
      Step &top = path_.back();
      const auto &above = superiors_[top.post];
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
        repeated = shown(seniors_->references.text(post)) + " stands on " + seniors_->sheet->lines(rows) +
                   ": one of them may be another post";
    }
    printed += length > longest_printed ? "... (" + std::to_string(length) + " posts)"
                                        : shown(seniors_->references.text(path_[begin].post));
    report_->add(seniors_->sheet->at(Code::reporting_cycle, first.rows.front(), senior::reports_to,
                                     "a circle of line management: " + printed, "a line that ends at XX",
                                     std::move(repeated)));
  }

  // The rows of a job share name the same superior.
  static std::vector<std::vector<std::uint32_t>> superiors_of(const SeniorPosts &seniors) {
    std::vector<std::vector<std::uint32_t>> out(seniors.posts.size());
    for (std::uint32_t post = 0; post < out.size(); ++post) {
      if (!seniors.counts(post))
        continue;
      for (const std::size_t row : seniors.posts[post].rows)
        if (seniors.superior_of[row].kind == Superior::Kind::post)
          out[post].push_back(seniors.superior_of[row].post);
      if (const auto &above = seniors.posts[post].reports_to)
        out[post].push_back(*above);
      std::ranges::sort(out[post]);
      out[post].erase(std::unique(out[post].begin(), out[post].end()), out[post].end());
    }
    return out;
  }

  const SeniorPosts *seniors_;
  std::vector<std::vector<std::uint32_t>> superiors_;
  Report *report_;
  std::vector<std::size_t> on_path_; // place on the path, not_seen or done
  std::vector<Step> path_;
};

} // namespace

std::string folded_reference(std::string_view reference) {
  std::string out(without_zeros(without_point(unquoted(reference))));
  std::ranges::transform(out, out.begin(), lower);
  return out;
}

std::uint32_t References::add(std::string_view reference, std::size_t table) {
  Posts &exact = exact_[std::string(reference)];
  if (!exact.empty() && posts_[exact.back()].table == table) // tables come one after the other
    return exact.back();
  const auto next = static_cast<std::uint32_t>(posts_.size());
  posts_.push_back({std::string(reference), std::string(reference), table});
  exact.push_back(next);
  Posts &alike = folded_[folded_reference(reference)];
  const std::size_t count = alike.size();
  if (count < 2 || posts_[alike[count - 1]].table != table || posts_[alike[count - 2]].table != table)
    alike.push_back(next); // a third of one table would change no answer
  return next;
}

std::span<const std::uint32_t> References::same(std::string_view reference) const {
  const auto at = exact_.find(std::string(reference));
  return at == exact_.end() ? std::span<const std::uint32_t>() : at->second;
}

bool References::rename(std::uint32_t post, const std::string &text) {
  if (exact_.contains(text) || !renamed_.emplace(text, post).second)
    return false;
  posts_[post].text = text;
  return true;
}

References::Found References::chosen(const Posts &posts, std::size_t table) const {
  Found out;
  std::uint32_t second = none;
  bool own = false;
  for (const std::uint32_t listed : posts) {
    const bool is_own = posts_[listed].table == table;
    const std::uint32_t post = joined(listed);
    if (is_own && !own) { // the table's own come before all others
      own = true;
      out.post = post;
      second = none;
    } else if (is_own == own && out.post == none) {
      out.post = post;
    } else if (is_own == own && post != out.post && second == none) {
      second = post;
    }
  }
  out.elsewhere = !own;
  if (second == none)
    return out;
  return {none, {}, !own, {{out.post, second}}};
}

References::Found References::find(std::string_view reference, std::size_t table) const {
  const auto exact = exact_.find(std::string(reference));
  const bool in_table = exact != exact_.end() && std::ranges::any_of(exact->second, [&](std::uint32_t post) {
                          return posts_[post].table == table;
                        });
  if (in_table)
    return chosen(exact->second, table);
  const auto folded = folded_.find(folded_reference(reference));
  const bool like_in_table =
      folded != folded_.end() &&
      std::ranges::any_of(folded->second, [&](std::uint32_t post) { return posts_[post].table == table; });
  if (exact != exact_.end() && !like_in_table)
    return chosen(exact->second, table);
  if (folded == folded_.end())
    return {};
  Found out = chosen(folded->second, table);
  if (out.post != none)
    out.hint = difference(reference, posts_[out.post].written);
  return out;
}

References::Found found_by_name(const SeniorPosts &seniors, std::string_view text) {
  const tables::PersonNames::Found found = seniors.names.find(text);
  if (found.posts.size() != 1)
    return {};
  const std::uint32_t post = found.posts.front();
  using By = tables::PersonNames::By;
  const std::string_view how = found.by == By::title  ? "is the title of "
                               : found.by == By::name ? "is the holder of "
                                                      : "means ";
  return {post, std::string(how) + shown(seniors.references.text(post)), false, {}};
}

Diagnostic unknown_superior(const SeniorPosts &seniors, const Return &sheet, std::size_t row,
                            std::size_t column, const References::Found &found) {
  const std::string_view value = sheet.cell(row, column);
  const std::string name(sheet.head(row, column));
  if (value.empty())
    return sheet.at(Code::missing_value, row, column, name + " is empty", "a Post Unique Reference");
  const bool one_file = seniors.sheet->tables() <= 1;
  std::string problem = name + " " + shown(value) + " is no senior post of the file" + (one_file ? "" : "s");
  if (found.several) {
    const auto [first, second] = *found.several;
    const auto called = [&](std::uint32_t post) {
      return shown(seniors.references.text(post)) +
             (found.elsewhere ? " of " + seniors.sheet->file(seniors.posts[post].rows.front()) : "");
    };
    return sheet.at(Code::unknown_senior_post, row, column, std::move(problem), "a Post Unique Reference",
                    "is like both " + called(first) + " and " + called(second) + ": write one of them");
  }
  const auto out = seniors.left_out.find(folded_reference(value));
  std::string remedy;
  if (out != seniors.left_out.end()) {
    const auto &[why, left_row] = out->second;
    const std::string_view there = seniors.sheet->cell(left_row, senior::reference);
    remedy = seniors.sheet->place(left_row) + " " + (there == value ? "" : "(" + shown(there) + ") ") + why +
             " and was left out: name a post that is there";
  }
  return sheet.at(Code::unknown_senior_post, row, column, std::move(problem), "a Post Unique Reference",
                  std::move(remedy));
}

void mend_spelling(const SeniorPosts &seniors, const Return &sheet, std::size_t row, std::size_t column,
                   const References::Found &found, Report &report) {
  const bool one_file = seniors.sheet->tables() <= 1;
  const std::string head(sheet.head(row, column));
  Diagnostic fault = sheet.at(Code::unknown_senior_post, row, column,
                              head + " " + shown(sheet.cell(row, column)) + " is no senior post of the file" +
                                  (one_file ? "" : "s"),
                              "a Post Unique Reference", found.hint);
  report.mend(std::move(fault), head, shown(seniors.references.text(found.post)));
}

void report_cycles(const SeniorPosts &seniors, Report &report) {
  CircleFinder(seniors, report).search();
}

} // namespace organograph::io::organogram
