// SPDX-License-Identifier: Apache-2.0
#include "tree/headline_json.hpp"
#include "tree/json_sections.hpp"
#include "words/pay.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

Json cost_sum_json(const CostSum &sum) {
  Json out;
  for (const CostBasis basis : {CostBasis::full, CostBasis::salary}) {
    const std::string of = basis == CostBasis::full ? "cost" : "salary";
    out[of + "_low"] = number(sum.end(basis, false));
    out[of + "_high"] = number(sum.end(basis, true));
    out["posts_with_" + of] = basis == CostBasis::full ? sum.full_posts : sum.salary_posts;
  }
  out["posts_not_known"] = sum.not_known;
  return out;
}

Json range_json(const MoneyRange &range) {
  return {{"low", number(range.low)}, {"high", number(range.high)}};
}

// The first of which anything is known.
Json posts_json(const Model &model, const PayRanges &result) {
  Json out = Json::array();
  for (std::size_t p = 0; p < result.posts.size() && out.size() < json_list_limit; ++p) {
    const PostPay &post = result.posts[p];
    if (post.cost.basis == CostBasis::not_known && !post.rank)
      continue;
    out.push_back({{"post_id", id(model, id_at<PostId>(p))},
                   {"pay_low", number(post.pay.low)},
                   {"pay_high", number(post.pay.high)},
                   {"on_cost", number(post.on_cost)},
                   {"basis", text_or_null(name(post.cost.basis))},
                   {"cost_low", number(post.cost.a_year.low)},
                   {"cost_high", number(post.cost.a_year.high)},
                   {"rank", count_or_null(post.rank)},
                   {"grade_distance", count_or_null(post.grade_distance)}});
  }
  return out;
}

Json threshold_json(const Model &model, const PayRanges &result) {
  if (!result.threshold)
    return nullptr;
  Json yes = Json::array(), may_be = Json::array();
  for (std::size_t p = 0; p < result.posts.size(); ++p) {
    const AboveThreshold is = above(result.posts[p].pay, *result.threshold);
    if (is == AboveThreshold::yes)
      yes.push_back(id(model, id_at<PostId>(p)));
    if (is == AboveThreshold::may_be)
      may_be.push_back(id(model, id_at<PostId>(p)));
  }
  return {
      {"value", number(*result.threshold)}, {"above", std::move(yes)}, {"may_be_above", std::move(may_be)}};
}

} // namespace

Json cost_sums_json(const Model &model, const CostSums &sums) {
  Json out = {{"all", cost_sum_json(sums.all)}, {"organisations", Json::object()}};
  for (std::size_t o = 0; o < sums.organisations.size(); ++o)
    append(out["organisations"], id(model, id_at<OrganisationId>(o)), cost_sum_json(sums.organisations[o]));
  return out;
}

Json pay_ranges_json(const Model &model, const Analysis &analysis) {
  const PayRanges &result = *analysis.pay_ranges;
  Json out = section_json(model, analysis, "pay_ranges"), grades = Json::array(), joint = Json::array();
  for (const GradeRanges &grade : result.grades) {
    Json ranges = Json::array();
    for (const auto &[range, posts] : grade.ranges) {
      Json each = range_json(range);
      each["posts"] = ids(model, posts);
      ranges.push_back(std::move(each));
    }
    grades.push_back({{"grade", model.text(grade.grade)}, {"ranges", std::move(ranges)}});
  }
  for (const JointGrades &post : result.joint_posts) {
    Json ranges = Json::array();
    for (const auto &[organisation, range] : post.ranges) {
      Json each = {{"organisation", id(model, organisation)}};
      each.update(range_json(range));
      ranges.push_back(std::move(each));
    }
    joint.push_back({{"post_id", id(model, post.post)}, {"ranges", std::move(ranges)}});
  }
  out["sums"] = cost_sums_json(model, result.sums);
  out["posts"] = posts_json(model, result);
  out["grades"] = std::move(grades);
  out["joint_posts"] = std::move(joint);
  out["threshold"] = threshold_json(model, result);
  return out;
}

} // namespace organograph::viz
