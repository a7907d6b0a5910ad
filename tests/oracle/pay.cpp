// SPDX-License-Identifier: Apache-2.0
// measures.md, Pay ranges: each figure from the rows anew, end by end.
#include "sections.hpp"

#include <algorithm>

namespace organograph::oracle {
namespace {

struct Range {
  Number low, high;
  bool operator==(const Range &other) const { return low == other.low && high == other.high; }
};

bool range_given(const Range &range) {
  return range.low || range.high;
}

Range times(const Range &range, const Number &factor) {
  const auto end = [&](const Number &value) { return value && factor ? Number(*value * *factor) : Number(); };
  return {end(range.low), end(range.high)};
}

// The row of that organisation, else the one of none.
const GradeRow *grade_row(const Rows &rows, const std::string &grade, const std::string &organisation) {
  for (const std::string &of : {organisation, std::string()})
    for (const GradeRow &row : rows_of(rows.grades))
      if (row.grade == grade && row.organisation_id == of)
        return &row;
  return nullptr;
}

// The grade that a post has in an organisation.
std::string grade_in(const Rows &rows, const PostRow &post, const std::string &organisation) {
  for (const PostShareRow &row : rows_of(rows.post_shares))
    if (row.post_id == post.post_id && row.organisation_id == organisation && !row.grade.empty())
      return row.grade;
  return post.grade;
}

const GradeRow *grade_of(const Rows &rows, const PostRow &post) {
  return grade_row(rows, grade_in(rows, post, post.organisation_id), post.organisation_id);
}

Range range_of(const GradeRow &row) {
  return {row.pay_low, row.pay_high};
}

Range own_range(const PostRow &post) {
  return {post.pay_low, post.pay_high};
}

Range pay_of(const Rows &rows, const PostRow &post) {
  if (range_given(own_range(post)))
    return own_range(post);
  const GradeRow *const row = grade_of(rows, post);
  return row == nullptr ? Range{} : times(range_of(*row), fte(post));
}

struct PaidCost {
  std::string basis;
  Range range;
};

PaidCost paid_cost(const Rows &rows, const PostRow &post) {
  if (post.annual_cost)
    return {"full cost", {post.annual_cost, post.annual_cost}};
  const Range pay = pay_of(rows, post);
  if (!range_given(pay))
    return {};
  const GradeRow *const row = grade_of(rows, post);
  if (row != nullptr && row->on_cost)
    return {"full cost", times(pay, row->on_cost)};
  return {"salary only", pay};
}

// An end of a sum is known where that end of each part is.
struct RangeSum {
  Range range{0.0, 0.0};
  int posts = 0;
  void add(const Range &part) {
    const auto end = [](Number &to, const Number &more) { to = to && more ? Number(*to + *more) : Number(); };
    end(range.low, part.low);
    end(range.high, part.high);
    ++posts;
  }
  Json low() const { return posts == 0 ? Json(nullptr) : known(range.low); }
  Json high() const { return posts == 0 ? Json(nullptr) : known(range.high); }
};

// organisation: empty for all.
Json sums_in(const Rows &rows, const std::string &organisation) {
  RangeSum full, salary;
  int not_known = 0;
  for (const PostRow &row : rows.posts) {
    if (!organisation.empty() && serves(rows, row.post_id).count(organisation) == 0)
      continue;
    const PaidCost cost = paid_cost(rows, row);
    const Range part =
        organisation.empty() ? cost.range : times(cost.range, share_in(rows, row.post_id, organisation));
    if (cost.basis.empty())
      ++not_known;
    else
      (cost.basis == "full cost" ? full : salary).add(part);
  }
  Json out;
  out["cost_low"] = full.low();
  out["cost_high"] = full.high();
  out["posts_with_cost"] = full.posts;
  out["salary_low"] = salary.low();
  out["salary_high"] = salary.high();
  out["posts_with_salary"] = salary.posts;
  out["posts_not_known"] = not_known;
  return out;
}

Json range_json(const Range &range) {
  return {{"low", known(range.low)}, {"high", known(range.high)}};
}

// Ranges that go with the name of a grade, each with its posts.
Json ranges_of_grade(const Rows &rows, const std::string &grade) {
  std::vector<std::pair<Range, Ids>> found;
  const auto note = [&](const Range &range, const std::string &id) {
    for (auto &[known_range, posts] : found)
      if (known_range == range) {
        if (posts.back() != id)
          posts.push_back(id);
        return;
      }
    found.push_back({range, {id}});
  };
  for (const PostRow &row : rows.posts) {
    if (row.grade != grade || !range_given(own_range(row)))
      continue;
    const GradeRow *const scale = grade_row(rows, grade, row.organisation_id);
    if (scale != nullptr && range_given(range_of(*scale)))
      note(range_of(*scale), row.post_id);
    note(own_range(row), row.post_id);
  }
  Json out = Json::array();
  for (const auto &[range, posts] : found) {
    Json each = range_json(range);
    each["posts"] = posts;
    out.push_back(each);
  }
  return out;
}

Json grades_asked(const Rows &rows) {
  Json out = Json::array();
  IdSet seen;
  for (const PostRow &row : rows.posts) {
    if (row.grade.empty() || !range_given(own_range(row)) || !seen.insert(row.grade).second)
      continue;
    const Json ranges = ranges_of_grade(rows, row.grade);
    if (ranges.size() >= 2) {
      Json each;
      each["grade"] = row.grade;
      each["ranges"] = ranges;
      out.push_back(each);
    }
  }
  return out;
}

Json joint_posts_asked(const Rows &rows) {
  Json out = Json::array();
  for (const PostRow &row : rows.posts) {
    Json ranges = Json::array();
    std::vector<Range> all;
    for (const std::string &organisation : organisation_ids(rows)) {
      if (serves(rows, row.post_id).count(organisation) == 0)
        continue;
      const GradeRow *const scale = grade_row(rows, grade_in(rows, row, organisation), organisation);
      if (scale == nullptr || !range_given(range_of(*scale)))
        continue;
      all.push_back(range_of(*scale));
      Json each;
      each["organisation"] = organisation;
      each["low"] = known(scale->pay_low);
      each["high"] = known(scale->pay_high);
      ranges.push_back(each);
    }
    if (std::any_of(all.begin(), all.end(), [&](const Range &range) { return !(range == all.front()); })) {
      Json each;
      each["post_id"] = row.post_id;
      each["ranges"] = ranges;
      out.push_back(each);
    }
  }
  return out;
}

std::optional<int> rank_of(const Rows &rows, const PostRow &post) {
  const GradeRow *const row = grade_of(rows, post);
  return row == nullptr ? std::nullopt : row->rank;
}

std::optional<int> distance(const Rows &rows, const PostRow &row) {
  if (row.reports_to.empty() || manager_not_known(row))
    return std::nullopt;
  const auto above = rank_of(rows, post(rows, row.reports_to)), own = rank_of(rows, row);
  return above && own ? std::optional(*above - *own) : std::nullopt;
}

Json posts_listed(const Rows &rows) {
  Json out = Json::array();
  for (const PostRow &row : rows.posts) {
    const PaidCost cost = paid_cost(rows, row);
    if ((cost.basis.empty() && !rank_of(rows, row)) || out.size() == 100)
      continue;
    const Range pay = pay_of(rows, row);
    const GradeRow *const scale = grade_of(rows, row);
    Json each;
    each["post_id"] = row.post_id;
    each["pay_low"] = known(pay.low);
    each["pay_high"] = known(pay.high);
    each["on_cost"] = scale == nullptr ? Json(nullptr) : known(scale->on_cost);
    each["basis"] = known(cost.basis);
    each["cost_low"] = known(cost.range.low);
    each["cost_high"] = known(cost.range.high);
    each["rank"] = known(rank_of(rows, row));
    each["grade_distance"] = known(distance(rows, row));
    out.push_back(each);
  }
  return out;
}

void add_lines(const Rows &rows, Json &out) {
  int ranked = 0, not_rising = 0, not_ranked = 0;
  for (const PostRow &row : rows.posts) {
    if (row.reports_to.empty() || manager_not_known(row))
      continue;
    const auto by = distance(rows, row);
    ++(by ? ranked : not_ranked);
    not_rising += by && *by <= 0;
  }
  const bool given = rows.grades.has_value();
  out["lines_ranked"] = given ? Json(ranked) : Json(nullptr);
  out["lines_not_rising"] = given ? Json(not_rising) : Json(nullptr);
  out["lines_not_ranked"] = given ? Json(not_ranked) : Json(nullptr);
}

void add_threshold(const Rows &rows, const Number &threshold, Json &out) {
  Json yes = Json::array(), may_be = Json::array();
  int not_known = 0;
  for (const PostRow &row : rows.posts) {
    const Range pay = pay_of(rows, row);
    if (!range_given(pay))
      ++not_known;
    else if (threshold && pay.low && *pay.low > *threshold)
      yes.push_back(row.post_id);
    else if (threshold && (!pay.high || *pay.high > *threshold))
      may_be.push_back(row.post_id);
  }
  out["above_threshold"] = threshold ? Json(yes.size()) : Json(nullptr);
  out["may_be_above_threshold"] = threshold ? Json(may_be.size()) : Json(nullptr);
  out["threshold_not_known"] = threshold ? Json(not_known) : Json(nullptr);
  out["threshold"] = nullptr;
  if (threshold)
    out["threshold"] = {{"value", *threshold}, {"above", yes}, {"may_be_above", may_be}};
}

bool gives_pay(const Rows &rows) {
  return rows.grades || std::any_of(rows.posts.begin(), rows.posts.end(),
                                    [](const PostRow &row) { return range_given(own_range(row)); });
}

// A post on one side of a scenario; absent: it is not there.
struct PaidPost {
  bool there = false;
  PaidCost cost;
  std::map<std::string, Number> parts; // of whom it serves

  Number part(const std::string &organisation) const {
    if (organisation.empty())
      return there ? 1 : 0;
    const auto at = parts.find(organisation);
    return at == parts.end() ? Number(0) : at->second;
  }
};

PaidPost paid_post(const Rows &rows, const std::string &id) {
  PaidPost out;
  out.there = is_post(rows, id);
  if (!out.there)
    return out;
  out.cost = paid_cost(rows, post(rows, id));
  for (const std::string &organisation : serves(rows, id))
    out.parts[organisation] = share_in(rows, id, organisation);
  return out;
}

// factor x range, its ends in their order; a factor that is not known leaves none.
void add_times(RangeSum &to, const Range &range, const Number &factor) {
  const bool turns = factor && *factor < 0;
  const Range scaled = times(range, factor);
  const int posts = to.posts;
  to.add(turns ? Range{scaled.high, scaled.low} : scaled);
  to.posts = posts;
}

Json change_in(const std::vector<std::pair<PaidPost, PaidPost>> &posts, const std::string &organisation) {
  RangeSum full, salary;
  int not_known = 0;
  for (const auto &[was, is] : posts) {
    const Number before = was.part(organisation), after = is.part(organisation);
    if (before == 0.0 && after == 0.0)
      continue;
    const bool both = was.there && is.there;
    const std::string basis = is.there ? is.cost.basis : was.cost.basis;
    if ((both && was.cost.basis != is.cost.basis) || basis.empty()) {
      ++not_known;
      continue;
    }
    RangeSum &sum = basis == "full cost" ? full : salary;
    ++sum.posts;
    if (both && was.cost.range == is.cost.range) {
      const Number more = before && after ? Number(*after - *before) : Number();
      if (more != 0.0)
        add_times(sum, is.cost.range, more);
      continue;
    }
    if (after != 0.0)
      add_times(sum, is.cost.range, after);
    if (before != 0.0)
      add_times(sum, was.cost.range, before ? Number(-*before) : Number());
  }
  Json out;
  out["cost_low"] = full.low();
  out["cost_high"] = full.high();
  out["posts_with_cost"] = full.posts;
  out["salary_low"] = salary.low();
  out["salary_high"] = salary.high();
  out["posts_with_salary"] = salary.posts;
  out["posts_not_known"] = not_known;
  return out;
}

} // namespace

Json cost_change_by_pay(const Rows &before, const Rows &after) {
  if (!gives_pay(before) && !gives_pay(after))
    return nullptr;
  IdSet ids;
  for (const Rows *side : {&before, &after})
    for (const std::string &id : post_ids(*side))
      ids.insert(id);
  std::vector<std::pair<PaidPost, PaidPost>> posts;
  for (const std::string &id : ids) {
    const PaidPost was = paid_post(before, id), is = paid_post(after, id);
    if (!was.there || !is.there || was.cost.basis != is.cost.basis || !(was.cost.range == is.cost.range) ||
        was.parts != is.parts)
      posts.emplace_back(was, is);
  }
  Json out;
  out["all"] = change_in(posts, "");
  out["organisations"] = Json::object();
  for (const std::string &organisation : organisation_ids(after))
    out["organisations"][organisation] = change_in(posts, organisation);
  return out;
}

Json pay_ranges(const Rows &rows, const Options &options) {
  if (!gives_pay(rows))
    return nullptr;
  Json out = sums_in(rows, "");
  out["sums"]["all"] = sums_in(rows, "");
  out["sums"]["organisations"] = Json::object();
  for (const std::string &organisation : organisation_ids(rows))
    out["sums"]["organisations"][organisation] = sums_in(rows, organisation);
  out["grades"] = grades_asked(rows);
  out["joint_posts"] = joint_posts_asked(rows);
  out["grades_with_two_ranges"] = out["grades"].size();
  out["joint_posts_with_two_ranges"] = out["joint_posts"].size();
  out["posts"] = posts_listed(rows);
  add_lines(rows, out);
  add_threshold(rows, options.pay_threshold, out);
  return out;
}

} // namespace organograph::oracle
