// SPDX-License-Identifier: Apache-2.0
// Posts created, deleted, changed and moved, and what that does to FTE and cost.
#include "comparison/comparison_parts.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace organograph::detail {
namespace {

bool same_number(double a, double b) {
  return a == b || (!is_known(a) && !is_known(b));
}

/// A row in one of the two models.
template <class Columns> struct At {
  const Model &model;
  const Columns &columns;
  std::size_t row;

  std::string_view text(const std::vector<TextId> &column) const { return model.text(column[row]); }
};
using PostAt = At<Posts>;

PostAt post_at(const Model &model, PostId post) {
  return {model, model->posts, index(post)};
}

std::string_view manager(const PostAt &post) {
  const PostId line = post.columns.manager[post.row];
  if (line == none<PostId>)
    return post.columns.manager_not_known[post.row] != 0 ? not_known_mark : std::string_view();
  return post.model.text(post.columns.id[index(line)]);
}

// Scenarios add no organisation, but a model without functions.csv has those that its posts name.
std::string_view function_id(const Model &model, FunctionId function) {
  return function == none<FunctionId> ? std::string_view() : model.text(model->functions.id[index(function)]);
}

std::uint32_t given_tier(const PostAt &post) {
  return post.columns.tier_given[post.row] ? post.columns.tier[post.row] : 0;
}

std::span<const Served> serves(const PostAt &post) {
  return post.columns.serves[post.row];
}

/// One row that says no more than no row would: it serves its employer alone.
bool is_default(const PostAt &post) {
  const auto served = serves(post);
  return post.columns.organisations_served(post.row) == 1 &&
         served[0].organisation == post.columns.employer[post.row] && served[0].share == 1 &&
         served[0].grade == TextId{} && !is_known(served[0].sole_cost);
}

bool same_shares(const PostAt &a, const PostAt &b) {
  if (is_default(a) || is_default(b))
    return is_default(a) && is_default(b);
  if (a.columns.shared_with_other[a.row] != b.columns.shared_with_other[b.row])
    return false;
  return std::ranges::equal(serves(a), serves(b), [&](const Served &x, const Served &y) {
    return x.organisation == y.organisation && same_number(x.share, y.share) &&
           a.model.text(x.grade) == b.model.text(y.grade) && same_number(x.sole_cost, y.sole_cost);
  });
}

bool same_further_functions(const PostAt &a, const PostAt &b) {
  const auto ids = [](const PostAt &post) {
    std::vector<std::string_view> out;
    for (const FunctionId further : post.columns.further_functions[post.row])
      out.push_back(function_id(post.model, further));
    std::ranges::sort(out); // models without functions.csv have them in different orders
    return out;
  };
  return ids(a) == ids(b);
}

std::vector<std::string> differing_columns(const PostAt &a, const PostAt &b) {
  const Posts &p = a.columns, &q = b.columns;
  const std::size_t i = a.row, j = b.row;
  std::vector<std::string> out;
  const auto note = [&](const char *column, bool same) {
    if (!same)
      out.emplace_back(column);
  };
  note("title", a.text(p.title) == b.text(q.title));
  note("organisation_id", p.employer[i] == q.employer[j]);
  note("reports_to", manager(a) == manager(b));
  note("function", function_id(a.model, p.function[i]) == function_id(b.model, q.function[j]));
  note("unit", a.text(p.unit) == b.text(q.unit));
  note("grade", a.text(p.grade) == b.text(q.grade));
  note("tier", given_tier(a) == given_tier(b));
  note("fte", p.fte[i] == q.fte[j]);
  note("annual_cost", same_number(p.annual_cost[i], q.annual_cost[j]));
  note("pay_low", same_number(p.pay_low[i], q.pay_low[j]));
  note("pay_high", same_number(p.pay_high[i], q.pay_high[j]));
  note("status", p.status[i] == q.status[j]);
  note("holder", a.text(p.holder) == b.text(q.holder));
  note("holder_id", a.text(p.holder_id) == b.text(q.holder_id));
  note("reports_known", p.reports_known[i] == q.reports_known[j]);
  note("assistant", p.assistant[i] == q.assistant[j]);
  note("shares", same_shares(a, b));
  note("further_functions", same_further_functions(a, b));
  return out;
}

// --- which posts changed -------------------------------------------------------------------------------

void find_changed_posts(const TwoModels &models, Comparison &to) {
  const auto id = [](const Model &model, PostId post) {
    return std::string(model.text(model->posts.id[index(post)]));
  };
  std::vector<ChangedPost> deleted, changed, moved;
  for (std::size_t q = 0; q < models.posts.before.size(); ++q)
    if (models.posts.before[q] == none<PostId>)
      to.posts.push_back(
          {PostChange::created, id(models.after, id_at<PostId>(q)), none<PostId>, id_at<PostId>(q), {}});
  for (std::size_t i = 0; i < models.posts.after.size(); ++i) {
    const PostId p = id_at<PostId>(i), q = models.posts.after[i];
    if (q == none<PostId>) {
      deleted.push_back({PostChange::deleted, id(models.before, p), p, q, {}});
      to.functions_deleted +=
          (models.before->posts.function[i] != none<FunctionId>)+models.before->posts.further_functions[i]
              .size();
      continue;
    }
    auto columns = differing_columns(post_at(models.before, p), post_at(models.after, q));
    if (columns == std::vector<std::string>{"reports_to"})
      moved.push_back({PostChange::moved, id(models.before, p), p, q, std::move(columns)});
    else if (!columns.empty())
      changed.push_back({PostChange::changed, id(models.before, p), p, q, std::move(columns)});
  }
  to.created = to.posts.size();
  to.deleted = deleted.size();
  to.changed = changed.size();
  to.moved = moved.size();
  for (auto *list : {&deleted, &changed, &moved})
    std::ranges::move(*list, std::back_inserter(to.posts));
}

// --- FTE and cost --------------------------------------------------------------------------------------

MoneyOrFte fte_of(const SpanOfControl &spans) {
  MoneyOrFte out{.all = spans.all.fte, .organisations = {}};
  for (const SpanScope &scope : spans.organisations)
    out.organisations.push_back(is_known(scope.fte) ? std::optional(scope.fte) : std::nullopt);
  return out;
}

/// Who pays how much of the post; a grade or sole_cost of a share is no money that is paid now.
bool same_split(const TwoModels &models, const ChangedPost &post) {
  return models.before->posts.shared_with_other[index(post.before)] ==
             models.after->posts.shared_with_other[index(post.after)] &&
         std::ranges::equal(models.before->posts.serves[index(post.before)],
                            models.after->posts.serves[index(post.after)],
                            [](const Served &x, const Served &y) {
                              return x.organisation == y.organisation && same_number(x.share, y.share);
                            });
}

bool is_affected(const TwoModels &models, const ChangedPost &post) {
  return post.change == PostChange::created || post.change == PostChange::deleted ||
         !same_split(models, post) || std::ranges::any_of(post.columns, [](const std::string &column) {
           return column == "organisation_id" || column == "fte" || column == "annual_cost";
         });
}

/// Adds a post's amount to the whole, and to the organisations that it serves; what is not known stays empty.
void add(MoneyOrFte &to, const PostAt &post, double amount) {
  const auto add_to = [](std::optional<double> &sum, double part) {
    if (!is_known(part))
      sum.reset();
    else if (sum)
      *sum += part;
  };
  add_to(to.all, amount);
  for (const Served &served : serves(post))
    add_to(to.organisations[index(served.organisation)], amount * served.share);
}

MoneyOrFte change_of(const TwoModels &models, std::span<const ChangedPost> posts,
                     std::vector<double> Posts::*amount) {
  MoneyOrFte out{.all = 0.0,
                 .organisations =
                     std::vector<std::optional<double>>(models.before->organisations.id.size(), 0.0)};
  for (const ChangedPost &post : posts) {
    if (!is_affected(models, post))
      continue;
    if (post.after != none<PostId>)
      add(out, post_at(models.after, post.after), (models.after->posts.*amount)[index(post.after)]);
    if (post.before != none<PostId>)
      add(out, post_at(models.before, post.before), -(models.before->posts.*amount)[index(post.before)]);
  }
  return out;
}

/// Affected posts whose cost before or after is not known.
std::vector<std::string> without_cost(const TwoModels &models, std::span<const ChangedPost> posts) {
  const auto known = [](const Model &model, PostId post) {
    return post == none<PostId> || is_known(model->posts.annual_cost[index(post)]);
  };
  std::vector<std::string> out;
  for (const ChangedPost &post : posts)
    if (is_affected(models, post) && !(known(models.before, post.before) && known(models.after, post.after)))
      out.push_back(post.post_id);
  return out;
}

/// By annual_cost and pay. Empty where neither model gives pay.
std::optional<CostSums> change_by_pay(const TwoModels &models, std::span<const ChangedPost> posts) {
  if (!gives_pay(models.before) && !gives_pay(models.after))
    return std::nullopt;
  const std::vector<PostCost> before = post_costs(models.before), after = post_costs(models.after);
  std::vector<CostBeside> changed;
  for (const ChangedPost &post : posts) {
    CostBeside each{&models.before, &models.after, post.before, post.after, {}, {}};
    if (post.before != none<PostId>)
      each.cost_before = before[index(post.before)];
    if (post.after != none<PostId>)
      each.cost_after = after[index(post.after)];
    const bool stays = post.before != none<PostId> && post.after != none<PostId> &&
                       each.cost_before.basis == each.cost_after.basis &&
                       same_range(each.cost_before.a_year, each.cost_after.a_year);
    if (!stays || !same_split(models, post))
      changed.push_back(each);
  }
  return change_of_costs(changed, models.before->organisations.id.size());
}

/// Affected posts that serve organisations with parts that are not known, before or after.
std::vector<std::string> without_shares(const TwoModels &models, std::span<const ChangedPost> posts) {
  const auto known = [](const Model &model, PostId post) {
    return post == none<PostId> || model->posts.shares_known(index(post));
  };
  std::vector<std::string> out;
  for (const ChangedPost &post : posts)
    if (is_affected(models, post) && !(known(models.before, post.before) && known(models.after, post.after)))
      out.push_back(post.post_id);
  return out;
}

// --- staff groups --------------------------------------------------------------------------------------

/// Everything but the line; source is no difference.
bool same_group(const Model &a, const StaffGroup &x, const Model &b, const StaffGroup &y) {
  const auto texts = [](const Model &model, const StaffGroup &group) {
    return std::tuple(model.text(group.title), model.text(group.grade), function_id(model, group.function));
  };
  return texts(a, x) == texts(b, y) && x.organisation == y.organisation && x.fte == y.fte &&
         same_number(x.annual_cost, y.annual_cost);
}

void compare_staff_groups(const TwoModels &models, Comparison &to) {
  const auto ids = [](const Model &model) {
    std::vector<TextId> out;
    for (const StaffGroup &group : model->staff_groups)
      out.push_back(group.id);
    return out;
  };
  enum class Row : std::uint32_t {};
  const auto same = same_rows<Row>(models.before, ids(models.before), models.after, ids(models.after));
  for (std::size_t g = 0; g < same.after.size(); ++g) {
    if (same.after[g] == none<Row>) {
      ++to.staff_groups_deleted;
      continue;
    }
    const StaffGroup &x = models.before->staff_groups[g];
    const StaffGroup &y = models.after->staff_groups[index(same.after[g])];
    if (!same_group(models.before, x, models.after, y))
      ++to.staff_groups_changed;
    else if (models.posts.after[index(x.reports_to)] != y.reports_to)
      ++to.staff_groups_moved;
  }
}

} // namespace

void compare_posts(const TwoModels &models, Comparison &to) {
  find_changed_posts(models, to);
  to.fte_before = fte_of(to.before.span_of_control);
  to.fte_after = fte_of(to.after.span_of_control);
  to.fte_change = change_of(models, to.posts, &Posts::fte);
  to.cost_change_per_year = change_of(models, to.posts, &Posts::annual_cost);
  to.cost_change_by_pay = change_by_pay(models, to.posts);
  to.posts_without_cost = without_cost(models, to.posts);
  to.posts_without_shares = without_shares(models, to.posts);
  compare_staff_groups(models, to);
}

} // namespace organograph::detail
