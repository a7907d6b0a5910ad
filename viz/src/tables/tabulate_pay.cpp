// SPDX-License-Identifier: Apache-2.0
// Pay ranges, costs by them, and what they ask.
#include "tables/tabulate_sections.hpp"

#include "figures/caveats.hpp"
#include "words/pay.hpp"

#include <string>

namespace organograph::viz {

namespace {

void add_sum(Cells &cells, const CostSum &sum) {
  for (const CostBasis basis : {CostBasis::full, CostBasis::salary}) {
    cells.number(sum.end(basis, false)).number(sum.end(basis, true));
    cells.count(basis == CostBasis::full ? sum.full_posts : sum.salary_posts);
  }
  cells.count(sum.not_known);
}

} // namespace

Table pay_ranges_table(const Model &model, const PayRanges &result) {
  auto row = [&model, &result](std::size_t p, RowSink &out) {
    const PostPay &post = result.posts[p];
    Cells cells(model, out);
    cells.id(id_at<PostId>(p))
        .id(model->posts.employer[p])
        .text(model->posts.grade[p])
        .number(post.pay.low)
        .number(post.pay.high)
        .number(post.on_cost)
        .text(name(post.cost.basis))
        .number(post.cost.a_year.low)
        .number(post.cost.a_year.high)
        .count(post.rank)
        .number(post.grade_distance ? std::optional(static_cast<double>(*post.grade_distance))
                                    : std::nullopt);
  };
  return {.name = "pay_ranges",
          .title = "Pay and cost of posts, as ranges. " + std::string(caveat::pay),
          .columns = {{"post_id"},
                      {"organisation"},
                      {"grade"},
                      {"pay_low", Format::money},
                      {"pay_high", Format::money},
                      {"on_cost", Format::number},
                      {"basis"},
                      {"cost_low", Format::money},
                      {"cost_high", Format::money},
                      {"rank", Format::count},
                      {"grade_distance", Format::number}},
          .rows = TableRows(result.posts.size(), std::move(row)),
          .rank = {}};
}

Table pay_sums_table(const Model &model, const PayRanges &result) {
  auto row = [&model, &result](std::size_t i, RowSink &out) {
    Cells cells(model, out);
    cells.text(i == 0 ? "all" : "organisation");
    i == 0 ? cells.blank() : cells.id(id_at<OrganisationId>(i - 1));
    add_sum(cells, i == 0 ? result.sums.all : result.sums.organisations[i - 1]);
  };
  return {.name = "pay_sums",
          .title = "What posts cost, as ranges, of all and of each organisation by shares. " +
                   std::string(caveat::pay),
          .columns = {{"kind"},
                      {"organisation"},
                      {"cost_low", Format::money},
                      {"cost_high", Format::money},
                      {"posts_with_cost", Format::count},
                      {"salary_low", Format::money},
                      {"salary_high", Format::money},
                      {"posts_with_salary", Format::count},
                      {"posts_not_known", Format::count}},
          .rows = TableRows(result.sums.organisations.size() + 1, std::move(row)),
          .rank = {}};
}

Table pay_parts_table(const Model &model, const PayRanges &result) {
  std::vector<std::pair<PostId, Served>> parts;
  for (std::size_t p = 0; p < result.posts.size(); ++p)
    if (result.posts[p].cost.basis != CostBasis::not_known)
      for (const Served &served : model->posts.serves[p])
        parts.emplace_back(id_at<PostId>(p), served);
  const std::size_t rows = parts.size();
  auto row = [&model, &result, parts = std::move(parts)](std::size_t i, RowSink &out) {
    const auto &[post, served] = parts[i];
    const PostPay &of = result.posts[index(post)];
    const MoneyRange pay = of.pay * served.share, cost = of.cost.a_year * served.share;
    Cells(model, out)
        .id(post)
        .id(served.organisation)
        .number(served.share)
        .number(pay.low)
        .number(pay.high)
        .text(name(of.cost.basis))
        .number(cost.low)
        .number(cost.high)
        .text(result.threshold ? name(above(of.pay, *result.threshold)) : std::string_view{});
  };
  return {.name = "pay_parts",
          .title =
              "What each organisation has of the pay and the cost of a post. " + std::string(caveat::pay),
          .columns = {{"post_id"},
                      {"organisation"},
                      {"share", Format::share},
                      {"pay_low", Format::money},
                      {"pay_high", Format::money},
                      {"basis"},
                      {"cost_low", Format::money},
                      {"cost_high", Format::money},
                      {"above_threshold"}},
          .rows = TableRows(rows, std::move(row)),
          .rank = {}};
}

Table pay_questions_table(const Model &model, const PayRanges &result) {
  struct Question {
    std::string_view what, grade;
    std::vector<PostId> posts;
    OrganisationId organisation = none<OrganisationId>;
    MoneyRange range;
  };
  std::vector<Question> questions;
  for (const GradeRanges &grade : result.grades)
    for (const auto &[range, posts] : grade.ranges)
      questions.push_back(
          {"grade with two ranges", model.text(grade.grade), posts, none<OrganisationId>, range});
  for (const JointGrades &post : result.joint_posts)
    for (const auto &[organisation, range] : post.ranges)
      questions.push_back({"joint post with two ranges", {}, {post.post}, organisation, range});
  const std::size_t rows = questions.size();
  auto row = [&model, questions = std::move(questions)](std::size_t i, RowSink &out) {
    const Question &question = questions[i];
    Cells cells(model, out);
    cells.text(question.what).text(question.grade).ids(question.posts);
    question.organisation == none<OrganisationId> ? cells.blank() : cells.id(question.organisation);
    cells.number(question.range.low).number(question.range.high);
  };
  return {.name = "pay_questions",
          .title = "Grades and joint posts that have two ranges. A difference is a question.",
          .columns = {{"what"},
                      {"grade"},
                      {"posts"},
                      {"organisation"},
                      {"pay_low", Format::money},
                      {"pay_high", Format::money}},
          .rows = TableRows(rows, std::move(row)),
          .rank = {}};
}

} // namespace organograph::viz
