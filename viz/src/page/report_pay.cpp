// SPDX-License-Identifier: Apache-2.0
// What posts cost as ranges, grades with two of them, and who is above a threshold.
#include "figures/caveats.hpp"
#include "findings/measures.hpp"
#include "findings/proposal.hpp"
#include "page/report_charts.hpp"
#include "page/report_text.hpp"
#include "words/pay.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t shown_pay_sums = 20, shown_questions = 20, shown_above = 40;

/// A line from the low end to the high one, with a stroke at each: a picture for the eye alone.
void draw_whisker(Html &page, std::optional<double> low, std::optional<double> high, double of) {
  if (!low || !high || of <= 0)
    return;
  constexpr double stroke = 0.6;
  const auto place = [&](double value) { return std::round(value / of * 1000) / 10; };
  const double from = place(*low), to = std::max(place(*high), from + stroke);
  page.open("svg", {{"class", "bar whisker"},
                    {"viewBox", "0 0 100 10"},
                    {"preserveAspectRatio", "none"},
                    {"aria-hidden", "true"},
                    {"focusable", "false"}});
  page.empty("rect", {{"x", shortest(from)}, {"y", "4"}, {"width", shortest(to - from)}, {"height", "2"}});
  for (const double end : {from, to - stroke})
    page.empty("rect", {{"x", shortest(end)}, {"y", "1"}, {"width", shortest(stroke)}, {"height", "8"}});
  page.close();
}

void write_sum_row(Html &page, const std::string &head, const CostSum &sum, double of) {
  for (const CostBasis basis : {CostBasis::full, CostBasis::salary}) {
    const bool is_full = basis == CostBasis::full;
    const std::uint64_t posts = is_full ? sum.full_posts : sum.salary_posts;
    if (posts == 0)
      continue;
    const auto low = sum.end(basis, false), high = sum.end(basis, true);
    page.open("tr").element("th", head, {{"scope", "row"}});
    page.element("td", name(basis));
    write_cell(page, {is_full ? "pay_ranges.cost_low" : "pay_ranges.salary_low", range_worded(low, high),
                      "pay_sums"});
    write_cell(page, {is_full ? "pay_ranges.posts_with_cost" : "pay_ranges.posts_with_salary", figure(posts),
                      "pay_ranges", "basis=" + std::string(name(basis))});
    page.open("td", {{"class", "bar-cell"}});
    draw_whisker(page, low, high, of);
    page.close().close();
  }
}

void write_sums(Html &page, const Model &model, const PayRanges &result) {
  const CostSum &all = result.sums.all;
  if (all.full_posts + all.salary_posts == 0)
    return;
  const double longest =
      std::max(all.end(CostBasis::full, true).value_or(0), all.end(CostBasis::salary, true).value_or(0));
  open_wide_table(page,
                  "What posts cost a year, as a range; a joint post counts in an organisation by its share; "
                  "money" +
                      in_currency(model),
                  "bars");
  write_heads(page, {"Organisation", "What is in it", "From the least to the most", "Posts", ""}, 2);
  page.open("tbody");
  write_sum_row(page, "All", all, longest);
  const std::size_t organisations = result.sums.organisations.size(),
                    shown = std::min(organisations, shown_pay_sums);
  for (std::size_t o = 0; o < shown; ++o)
    write_sum_row(page, organisation_name(model, id_at<OrganisationId>(o)), result.sums.organisations[o],
                  longest);
  page.close();
  close_wide_table(page);
  write_more(page, organisations - shown, "organisation", "organisations", "pay_sums");
}

void write_questions(Html &page, const Model &model, const PayRanges &result) {
  if (result.grades.empty() && result.joint_posts.empty())
    return;
  page.element("h4", "One name, two ranges");
  page.open("ul", {{"class", "posts"}});
  for (std::size_t i = 0; i < std::min(result.grades.size(), shown_questions); ++i) {
    std::string ranges;
    for (const auto &[range, posts] : result.grades[i].ranges)
      ranges += (ranges.empty() ? "" : "; ") + range_worded(range) + " (" + post_name(model, posts.front()) +
                (posts.size() > 1 ? " and " + counted(posts.size() - 1, "more post", "more posts") : "") +
                ")";
    page.element("li", shown_text(model.text(result.grades[i].grade), 120) + ": " + ranges);
  }
  for (std::size_t i = 0; i < std::min(result.joint_posts.size(), shown_questions); ++i) {
    std::string ranges;
    for (const auto &[organisation, range] : result.joint_posts[i].ranges)
      ranges +=
          (ranges.empty() ? "" : "; ") + organisation_name(model, organisation) + " " + range_worded(range);
    page.element("li", post_name(model, result.joint_posts[i].post) + ": " + ranges);
  }
  page.close();
  const std::size_t all = result.grades.size() + result.joint_posts.size(),
                    shown = std::min(result.grades.size(), shown_questions) +
                            std::min(result.joint_posts.size(), shown_questions);
  write_more(page, all - shown, "question", "questions", "pay_questions");
}

// 'Chief Executive (ce): 117,912 to 144,228; County 58,956 to 72,114, City 58,956 to 72,114'
std::string parts_of_pay(const Model &model, PostId post, const MoneyRange &pay) {
  std::string out = post_name(model, post) + ": " + range_worded(pay), between = "; ";
  if (model.joint(post))
    for (const Served &served : model->posts.serves[index(post)]) {
      out += between + organisation_name(model, served.organisation) + " " + range_worded(pay * served.share);
      between = ", ";
    }
  return out;
}

void write_threshold(Html &page, const Model &model, const PayRanges &result) {
  if (!result.threshold)
    return;
  page.element("h4", "Posts with salary above " + rounded(*result.threshold) + ", and each council's part");
  page.open("ul", {{"class", "posts"}});
  std::size_t all = 0, shown = 0;
  for (std::size_t p = 0; p < result.posts.size(); ++p) {
    const AboveThreshold is = above(result.posts[p].pay, *result.threshold);
    if (is != AboveThreshold::yes && is != AboveThreshold::may_be)
      continue;
    if (++all; shown == shown_above)
      continue;
    ++shown;
    page.element("li", parts_of_pay(model, id_at<PostId>(p), result.posts[p].pay) +
                           (is == AboveThreshold::may_be ? " (may be)" : ""));
  }
  page.close();
  if (all == 0)
    page.element("p", "None of those whose pay is known.");
  write_more(page, all - shown, "post", "posts", "pay_parts");
}

} // namespace

void report_pay(Html &page, const Study &study, Tables tables) {
  if (!study.analysis.pay_ranges) {
    write_not_measured(page, study.analysis, "pay_ranges");
    return;
  }
  const PayRanges &result = *study.analysis.pay_ranges;
  page.open("p", {{"class", "lead"}});
  write(page, pay_told(study.analysis));
  page.close();
  write_caveat(page, caveat::pay);
  write_sums(page, *study.model, result);
  write_questions(page, *study.model, result);
  write_threshold(page, *study.model, result);
  for (const std::string_view table : {"pay_sums", "pay_ranges", "pay_parts", "pay_questions"})
    report_table(page, study, tables, table);
}

} // namespace organograph::viz
