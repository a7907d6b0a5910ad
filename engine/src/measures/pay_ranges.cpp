// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/pay_ranges.hpp"

#include "organograph/engine/spelling.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>

namespace organograph {

namespace {

bool same_end(double a, double b) {
  return a == b || (!is_known(a) && !is_known(b));
}

/// What grades.csv says of one grade in one organisation.
struct Grade {
  MoneyRange pay; ///< of a full-time post
  double on_cost = unknown;
  std::optional<std::uint32_t> rank;
};

/// Rows of grades by name and organisation; a row without organisation stands for those without their own.
class Grades {
public:
  explicit Grades(const Model &model) : model_(&model) {
    const Register *const rows = model.rows_of(TableId::grades);
    if (rows == nullptr)
      return;
    is_given_ = true;
    for (std::size_t row = 0; row < rows->size(); ++row) {
      Grade grade;
      grade.pay = {rows->cell(row, rows->column("pay_low")).number,
                   rows->cell(row, rows->column("pay_high")).number};
      grade.on_cost = rows->cell(row, rows->column("on_cost")).number;
      if (const double rank = rows->cell(row, rows->column("rank")).number; is_known(rank))
        grade.rank = static_cast<std::uint32_t>(rank);
      rows_.try_emplace({model.text(rows->cell(row, rows->column("grade")).text),
                         rows->id<OrganisationId>(row, rows->column("organisation_id"))},
                        grade);
    }
  }
  bool is_given() const { return is_given_; }

  const Grade *find(std::string_view grade, OrganisationId organisation) const {
    for (const OrganisationId of : {organisation, none<OrganisationId>})
      if (const auto at = rows_.find({without_blanks(grade), of}); at != rows_.end())
        return &at->second;
    return nullptr;
  }
  /// Of the post with its employer: the grade of its part there, else its own.
  std::string_view name(std::size_t post) const { return name(post, (*model_)->posts.employer[post]); }
  std::string_view name(std::size_t post, OrganisationId organisation) const {
    const Posts &posts = (*model_)->posts;
    for (const Served &served : posts.serves[post])
      if (served.organisation == organisation && !model_->text(served.grade).empty())
        return model_->text(served.grade);
    return model_->text(posts.grade[post]);
  }
  const Grade *of(std::size_t post) const { return find(name(post), (*model_)->posts.employer[post]); }

private:
  const Model *model_;
  bool is_given_ = false;
  std::map<std::pair<std::string_view, OrganisationId>, Grade> rows_;
};

MoneyRange own_pay(const Posts &posts, std::size_t p) {
  return {posts.pay_low[p], posts.pay_high[p]};
}

PostPay pay_of(const Model &model, const Grades &grades, std::size_t p) {
  const Posts &posts = model->posts;
  const Grade *const grade = grades.of(p);
  PostPay out;
  out.pay = own_pay(posts, p);
  if (!out.pay.is_given() && grade != nullptr)
    out.pay = grade->pay * posts.fte[p];
  if (grade != nullptr) {
    out.on_cost = grade->on_cost;
    out.rank = grade->rank;
  }
  if (const double cost = posts.annual_cost[p]; is_known(cost))
    out.cost = {CostBasis::full, {cost, cost}};
  else if (out.pay.is_given())
    out.cost = is_known(out.on_cost) ? PostCost{CostBasis::full, out.pay * out.on_cost}
                                     : PostCost{CostBasis::salary, out.pay};
  return out;
}

CostSums sums_of(const Model &model, const std::vector<PostPay> &posts) {
  CostSums out;
  out.organisations.resize(model->organisations.id.size());
  for (std::size_t p = 0; p < posts.size(); ++p) {
    out.all.count(posts[p].cost.basis);
    out.all.add(posts[p].cost, 1);
    for (const Served &served : model->posts.serves[p]) {
      CostSum &to = out.organisations[index(served.organisation)];
      to.count(posts[p].cost.basis);
      to.add(posts[p].cost, served.share);
    }
  }
  return out;
}

// Of ranges that posts give themselves, beside what the grade's row says of the same post. Rows of two
// organisations are no question: each has its own scale.
std::vector<GradeRanges> grades_with_two_ranges(const Model &model, const Grades &grades) {
  std::map<std::string_view, std::size_t> places;
  std::vector<GradeRanges> all;
  const auto note = [&](std::size_t p, std::string_view name, const MoneyRange &range) {
    const auto [at, added] = places.try_emplace(name, all.size());
    if (added)
      all.push_back({model->posts.grade[p], {}});
    auto &ranges = all[at->second].ranges;
    auto same = std::ranges::find_if(ranges, [&](const auto &each) { return same_range(each.first, range); });
    if (same == ranges.end())
      same = ranges.insert(ranges.end(), {range, {}});
    if (same->second.empty() || same->second.back() != id_at<PostId>(p))
      same->second.push_back(id_at<PostId>(p));
  };
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const std::string_view name = without_blanks(model.text(model->posts.grade[p]));
    if (name.empty() || !own_pay(model->posts, p).is_given())
      continue;
    if (const Grade *const grade = grades.find(name, model->posts.employer[p]);
        grade != nullptr && grade->pay.is_given())
      note(p, name, grade->pay);
    note(p, name, own_pay(model->posts, p));
  }
  std::erase_if(all, [](const GradeRanges &each) { return each.ranges.size() < 2; });
  return all;
}

std::vector<JointGrades> joint_posts_with_two_ranges(const Model &model, const Grades &grades) {
  std::vector<JointGrades> out;
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    JointGrades post{id_at<PostId>(p), {}};
    for (const Served &served : model->posts.serves[p])
      if (const Grade *const grade = grades.find(grades.name(p, served.organisation), served.organisation);
          grade != nullptr && grade->pay.is_given())
        post.ranges.emplace_back(served.organisation, grade->pay);
    if (std::ranges::any_of(post.ranges, [&](const auto &each) {
          return !same_range(each.second, post.ranges.front().second);
        }))
      out.push_back(std::move(post));
  }
  return out;
}

void measure_lines(const Model &model, PayRanges &to) {
  to.lines_ranked = to.lines_not_rising = to.lines_not_ranked = 0;
  for (std::size_t p = 0; p < to.posts.size(); ++p) {
    const PostId manager = model->posts.manager[p];
    if (manager == none<PostId>)
      continue;
    const auto above = to.posts[index(manager)].rank, own = to.posts[p].rank;
    if (!above || !own) {
      ++*to.lines_not_ranked;
      continue;
    }
    const int distance = static_cast<int>(*above) - static_cast<int>(*own);
    to.posts[p].grade_distance = distance;
    ++*to.lines_ranked;
    *to.lines_not_rising += distance <= 0;
  }
}

void measure_threshold(double threshold, PayRanges &to) {
  to.threshold = threshold;
  to.above = to.may_be_above = to.above_not_known = 0;
  for (const PostPay &post : to.posts) {
    const AboveThreshold is = above(post.pay, threshold);
    *to.above += is == AboveThreshold::yes;
    *to.may_be_above += is == AboveThreshold::may_be;
    *to.above_not_known += is == AboveThreshold::not_known;
  }
}

} // namespace

bool same_range(const MoneyRange &a, const MoneyRange &b) {
  return same_end(a.low, b.low) && same_end(a.high, b.high);
}

void CostSum::count(CostBasis basis) {
  ++(basis == CostBasis::full ? full_posts : basis == CostBasis::salary ? salary_posts : not_known);
}

void CostSum::add(const PostCost &cost, double weight) {
  if (cost.basis != CostBasis::not_known)
    (cost.basis == CostBasis::full ? full : salary) += cost.a_year * weight;
}

std::optional<double> CostSum::end(CostBasis basis, bool high) const {
  const bool is_full = basis == CostBasis::full;
  const MoneyRange &range = is_full ? full : salary;
  const double value = high ? range.high : range.low;
  return (is_full ? full_posts : salary_posts) > 0 && is_known(value) ? std::optional(value) : std::nullopt;
}

AboveThreshold above(const MoneyRange &pay, double threshold) {
  if (!pay.is_given())
    return AboveThreshold::not_known;
  if (is_known(pay.low) && pay.low > threshold)
    return AboveThreshold::yes;
  return is_known(pay.high) && pay.high <= threshold ? AboveThreshold::no : AboveThreshold::may_be;
}

bool gives_pay(const Model &model) {
  return model.rows_of(TableId::grades) != nullptr || std::ranges::any_of(model->posts.pay_low, is_known) ||
         std::ranges::any_of(model->posts.pay_high, is_known);
}

std::vector<PostCost> post_costs(const Model &model) {
  const Grades grades(model);
  std::vector<PostCost> out;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    out.push_back(pay_of(model, grades, p).cost);
  return out;
}

PayRanges pay_ranges(const Model &model, std::optional<double> threshold) {
  const Grades grades(model);
  PayRanges out;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    out.posts.push_back(pay_of(model, grades, p));
  out.sums = sums_of(model, out.posts);
  out.grades = grades_with_two_ranges(model, grades);
  out.joint_posts = joint_posts_with_two_ranges(model, grades);
  if (grades.is_given())
    measure_lines(model, out);
  if (threshold)
    measure_threshold(*threshold, out);
  return out;
}

namespace {

/// Parts of a post before and after; 0: none, unknown: not known.
struct PartsBeside {
  double was = 0, is = 0;
};

/// By organisation, of those that have one.
std::map<OrganisationId, PartsBeside> parts_of(const CostBeside &post) {
  std::map<OrganisationId, PartsBeside> out;
  if (post.before != nullptr && post.was != none<PostId>)
    for (const Served &served : (*post.before)->posts.serves[index(post.was)])
      out[served.organisation].was = served.share;
  if (post.after != nullptr && post.is != none<PostId>)
    for (const Served &served : (*post.after)->posts.serves[index(post.is)])
      out[served.organisation].is = served.share;
  return out;
}

void add_change(CostSum &to, const CostBeside &post, double was, double is) {
  const bool before = post.was != none<PostId>, after = post.is != none<PostId>;
  const CostBasis basis = after ? post.cost_after.basis : post.cost_before.basis;
  if (before && after && post.cost_before.basis != post.cost_after.basis) {
    to.count(CostBasis::not_known);
    return;
  }
  to.count(basis);
  if (before && after && same_range(post.cost_before.a_year, post.cost_after.a_year)) {
    if (is - was != 0) // a cost that is not known, of which nobody has another part, changes nothing
      to.add(post.cost_after, is - was);
    return;
  }
  if (after && is != 0)
    to.add(post.cost_after, is);
  if (before && was != 0)
    to.add(post.cost_before, -was);
}

} // namespace

CostSums change_of_costs(std::span<const CostBeside> posts, std::size_t organisations) {
  CostSums out;
  out.organisations.resize(organisations);
  for (const CostBeside &post : posts) {
    add_change(out.all, post, post.was != none<PostId> ? 1 : 0, post.is != none<PostId> ? 1 : 0);
    for (const auto &[organisation, part] : parts_of(post))
      if (part.was != 0 || part.is != 0)
        add_change(out.organisations[index(organisation)], post, part.was, part.is);
  }
  return out;
}

} // namespace organograph
