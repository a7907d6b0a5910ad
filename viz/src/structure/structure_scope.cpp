// SPDX-License-Identifier: Apache-2.0
#include "structure/structure_parts.hpp"

#include <algorithm>
#include <unordered_map>

namespace organograph::viz::structure {

namespace {

bool has_function(const Model &model, PostId post, FunctionId function) {
  const auto further = model->posts.further_functions[index(post)];
  return model->posts.function[index(post)] == function ||
         std::find(further.begin(), further.end(), function) != further.end();
}

} // namespace

std::vector<Part> parts_of(const Model &model, const StructureOptions &options) {
  if (options.organisation == none<OrganisationId> && options.function == none<FunctionId>)
    return {};
  const Posts &posts = model->posts;
  std::vector<Part> part(posts.size(), Part::left_out);
  for (std::size_t i = posts.size(); i-- > 0;) {
    const PostId post = posts.top_down[i];
    if ((options.organisation == none<OrganisationId> || model.serves(post, options.organisation)) &&
        (options.function == none<FunctionId> || has_function(model, post, options.function)))
      part[index(post)] = Part::full;
    const PostId manager = posts.manager[index(post)];
    if (part[index(post)] != Part::left_out && manager != none<PostId>)
      part[index(manager)] = std::max(part[index(manager)], Part::context);
  }
  return part;
}

namespace {

/// A group that says whose it is must be of what was asked for; another goes with its post.
bool is_drawn(const Source &source, const StaffGroup &group) {
  if (source.part.empty())
    return true;
  const StructureOptions &options = source.options;
  const bool other_organisation = options.organisation != none<OrganisationId> &&
                                  group.organisation != none<OrganisationId> &&
                                  group.organisation != options.organisation;
  const bool other_function = options.function != none<FunctionId> && group.function != none<FunctionId> &&
                              group.function != options.function;
  return source.part[index(group.reports_to)] == Part::full && !other_organisation && !other_function;
}

void gather_groups(Source &source) {
  const Model &model = source.model;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::size_t i = 0; i < model->staff_groups.size(); ++i)
    if (is_drawn(source, model->staff_groups[i]))
      pairs.emplace_back(static_cast<std::uint32_t>(index(model->staff_groups[i].reports_to)),
                         static_cast<std::uint32_t>(i));
    else
      ++source.groups_left_out;
  source.groups = group_by_row(model->posts.size(), pairs);
}

void sum_below(Source &source) {
  const Posts &posts = source.model->posts;
  source.posts_below.assign(posts.size(), 0);
  source.fte_below.assign(posts.size(), 0.0);
  source.changes_below.assign(source.options.changes.empty() ? 0 : posts.size(), {});
  for (std::size_t i = posts.size(); i-- > 0;) {
    const std::size_t post = index(posts.top_down[i]);
    for (const std::uint32_t group : source.groups[post])
      source.fte_below[post] += source.model->staff_groups[group].fte;
    const bool own = source.part.empty() || source.part[post] == Part::full;
    if (posts.manager[post] == none<PostId>)
      continue;
    const std::size_t manager = index(posts.manager[post]);
    source.posts_below[manager] += source.posts_below[post] + (own ? 1 : 0);
    source.fte_below[manager] += source.fte_below[post] + (own ? posts.fte[post] : 0);
    if (!source.changes_below.empty())
      add_changes(source, post, own, source.changes_below[manager]);
  }
}

/// Sovereign posts of the first | joint posts | those of the second (| of the third).
void set_columns(const Model &model, Scope &scope) {
  const std::size_t organisations = model->organisations.id.size();
  scope.column.assign(scope.size(), 0);
  if (organisations < 2 || organisations > 3)
    return;
  std::vector<std::uint8_t> used(organisations + 1, 0); // the last: joint
  for (std::size_t i = 0; i < scope.size(); ++i) {
    const auto serves = model->posts.serves[index(scope.posts[i])];
    const std::size_t slot = serves.size() >= 2 ? organisations : index(serves[0].organisation);
    scope.column[i] = static_cast<std::uint32_t>(slot);
    used[slot] = 1;
  }
  std::vector<std::size_t> order = {0, organisations};
  for (std::size_t i = 1; i < organisations; ++i)
    order.push_back(i);
  std::vector<std::uint32_t> position(organisations + 1, 0);
  for (const std::size_t slot : order)
    if (used[slot]) {
      position[slot] = static_cast<std::uint32_t>(scope.columns.size());
      scope.columns.push_back({slot == organisations ? none<OrganisationId> : id_at<OrganisationId>(slot)});
    }
  if (scope.columns.size() < 2)
    scope.columns.clear();
  for (std::uint32_t &column : scope.column)
    column = scope.columns.empty() ? 0 : position[column];
}

struct Waiting {
  PostId post;
  std::uint32_t manager;
};

/// The reports that are drawn, in reverse: the first of them is next.
void push_reports(const Source &source, PostId post, std::uint32_t first, std::uint32_t last,
                  std::uint32_t manager, std::vector<Waiting> &waiting) {
  const std::vector<PostId> reports = reports_in_order(source, post);
  for (std::size_t i = reports.size(); i-- > 0;)
    if (i >= first && i < last && (source.part.empty() || source.part[index(reports[i])] != Part::left_out))
      waiting.push_back({reports[i], manager});
}

} // namespace

std::vector<PostId> reports_in_order(const Source &source, PostId manager) {
  const Posts &posts = source.model->posts;
  std::vector<PostId> out;
  if (manager != none<PostId>)
    out.assign(posts.reports[index(manager)].begin(), posts.reports[index(manager)].end());
  else
    for (std::size_t i = 0; i < posts.size(); ++i)
      if (posts.manager[i] == none<PostId>)
        out.push_back(id_at<PostId>(i));
  const std::vector<std::uint32_t> &group = source.cards.grouping.of;
  if (group.empty())
    return out;
  std::unordered_map<std::uint32_t, std::size_t> place; // by group; the manager's own stands nearest
  if (manager != none<PostId>)
    place.emplace(group[index(manager)], 0);
  for (const PostId post : out)
    place.try_emplace(group[index(post)], place.size());
  std::ranges::stable_sort(out, {}, [&](PostId post) { return place.at(group[index(post)]); });
  return out;
}

void add_changes(const Source &source, std::size_t post, bool own, ChangeCounts &counts) {
  for (std::size_t change = 0; change < counts.size(); ++change)
    counts[change] += source.changes_below[post][change];
  if (own)
    ++counts[static_cast<std::size_t>(change_of(source.options, id_at<PostId>(post)))];
}

Source source_of(const Model &model, const SpanOfControl &spans, const StructureOptions &options) {
  Source source{model, spans, options, parts_of(model, options), {}, {}, {},
                {},    0,     {},      cards_of(model, options)};
  gather_groups(source);
  sum_below(source);
  source.wraps.known.assign(model->text.size(), 0);
  return source;
}

Scope scope_of(const Source &source, const Extract &extract) {
  Scope scope;
  std::vector<Waiting> waiting;
  if (extract.root != none<PostId>) {
    waiting.push_back({extract.root, unlimited});
  } else {
    push_reports(source, none<PostId>, extract.first, extract.last, unlimited, waiting);
  }
  while (!waiting.empty()) {
    const auto [post, manager] = waiting.back();
    waiting.pop_back();
    const auto at = static_cast<std::uint32_t>(scope.size());
    scope.posts.push_back(post);
    scope.manager.push_back(manager);
    scope.depth.push_back(manager == unlimited ? 0 : scope.depth[manager] + 1);
    scope.deepest = std::max(scope.deepest, scope.depth.back());
    const bool is_root = post == extract.root;
    if (is_root || extract.page_of.empty() || extract.page_of[index(post)] == 0)
      push_reports(source, post, is_root ? extract.first : 0, is_root ? extract.last : unlimited, at,
                   waiting);
  }
  scope.end.resize(scope.size());
  for (std::size_t i = scope.size(); i-- > 0;) {
    scope.end[i] = std::max(scope.end[i], static_cast<std::uint32_t>(i + 1));
    if (scope.manager[i] != unlimited)
      scope.end[scope.manager[i]] = std::max(scope.end[scope.manager[i]], scope.end[i]);
  }
  set_columns(source.model, scope);
  return scope;
}

} // namespace organograph::viz::structure
