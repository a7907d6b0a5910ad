// SPDX-License-Identifier: Apache-2.0
// Posts of a structure: created, gone, and who reports to them.
#include "propose/scenario_writer.hpp"

#include <algorithm>
#include <utility>

namespace organograph::proposing {

void SourcedRows::add(std::vector<ScenarioRows::Cell> cells, std::string_view source) {
  cells.emplace_back("source", source);
  rows_.add(cells);
}

void SourcedRows::into(Draft &draft, const std::string &folder) const {
  draft[table_] = rows_.finished(folder + std::string(schema(table_).name) + ".csv");
}

ScenarioWriter::ScenarioWriter(const Problem &problem, std::span<const RemitSet> sets, std::string source)
    : problem_(problem), source_(std::move(source)), holder_(problem.remits.size()) {
  gone_.insert(problem.brief.scope.begin(), problem.brief.scope.end());
  for (const RemitSet &set : sets) {
    for (const std::uint16_t remit : set)
      holder_[remit] = posts_.size();
    posts_.push_back({set, {}, kept_post(problem.remits, set)});
    gone_.erase(posts_.back().kept);
  }
  for (const TextId id : problem.model->posts.id)
    taken_.insert(text(id));
  if (problem.model->partners)
    for (const TextId id : problem.model->partners->id)
      taken_.insert(text(id));
  name_posts();
}

std::string ScenarioWriter::id_of(PostId post) const {
  return text(problem_.model->posts.id[index(post)]);
}
std::string ScenarioWriter::id_of(FunctionId function) const {
  return text(problem_.model->functions.id[index(function)]);
}
std::string ScenarioWriter::id_of(OrganisationId organisation) const {
  return text(problem_.model->organisations.id[index(organisation)]);
}

// Letters and digits of identifiers stay; the rest would need care in cells that hold several.
std::string ScenarioWriter::unused(std::string id) {
  std::ranges::replace_if(
      id, [](char c) { return c == ';' || c == ':' || c == ',' || c == '"' || (c >= 0 && c <= ' '); }, '-');
  std::string out = id;
  for (int n = 2; !taken_.insert(out).second; ++n)
    out = id + "-" + std::to_string(n);
  return out;
}

void ScenarioWriter::name_posts() {
  for (NewPost &post : posts_) {
    if (post.kept != none<PostId>) {
      post.id = id_of(post.kept);
      continue;
    }
    std::string id = "new-" + id_of(functions_of(problem_, post.set).front());
    for (const OrganisationId organisation : served_by(problem_, post.set))
      id += "-" + id_of(organisation);
    post.id = unused(std::move(id));
  }
}

// 'Adult services; Education' (a name may have commas); with councils where it has not the same in each.
std::string ScenarioWriter::title_of(const RemitSet &set) const {
  const std::vector<OrganisationId> all = served_by(problem_, set);
  std::string out;
  for (const FunctionId function : functions_of(problem_, set)) {
    std::set<OrganisationId> there;
    for (const std::uint16_t remit : set)
      if (problem_.remits[remit].function == function)
        there.insert(problem_.remits[remit].organisation);
    out += (out.empty() ? "" : "; ") + text(problem_.model->functions.name[index(function)]);
    std::string councils;
    if (there.size() < all.size())
      for (const OrganisationId organisation : there)
        councils += (councils.empty() ? " (" : ", ") + id_of(organisation);
    out += councils + (councils.empty() ? "" : ")");
  }
  return out;
}

void ScenarioWriter::create(const NewPost &post) {
  const PostId manager = manager_of(problem_, post.set);
  const std::uint32_t tier = given_tier(problem_, post.set);
  const std::vector<FunctionId> functions = functions_of(problem_, post.set);
  const std::vector<OrganisationId> served = served_by(problem_, post.set);
  bool reports_known = true;
  for (const std::uint16_t remit : post.set)
    reports_known =
        reports_known && problem_.model->posts.reports_known[index(problem_.remits[remit].post)] != 0;
  changes_.add({{"action", "create"},
                {"post_id", post.id},
                {"title", title_of(post.set)},
                {"organisation_id", id_of(served.front())},
                {"reports_to", manager != none<PostId>                 ? id_of(manager)
                               : manager_not_known(problem_, post.set) ? std::string(not_known_mark)
                                                                       : std::string{}},
                {"function", id_of(functions.front())},
                {"tier", tier == 0 ? std::string{} : std::to_string(tier)},
                {"status", "vacant"},
                {"reports_known", reports_known ? "yes" : "no"}},
               source_);
  for (std::size_t f = 1; f < functions.size(); ++f)
    functions_.add({{"post_id", post.id}, {"function", id_of(functions[f])}, {"action", "add"}}, source_);
}

// Which part of a joint post is whose nobody has said.
void ScenarioWriter::write_shares(const NewPost &post) {
  const std::vector<OrganisationId> served = served_by(problem_, post.set);
  if (served.size() < 2)
    return;
  std::string shares;
  for (const OrganisationId organisation : served)
    shares += (shares.empty() ? "" : ";") + id_of(organisation);
  changes_.add({{"action", "share"}, {"post_id", post.id}, {"shares", shares}}, source_);
}

std::size_t ScenarioWriter::place_of(PostId post, FunctionId function,
                                     std::span<const OrganisationId> organisations) const {
  const std::vector<std::uint16_t> about = remits_about(problem_, post, function);
  for (const OrganisationId organisation : organisations)
    for (const std::uint16_t remit : about)
      if (problem_.remits[remit].organisation == organisation)
        return holder_[remit];
  return holder_[about.front()];
}

std::size_t ScenarioWriter::heir(PostId post) const {
  return place_of(post, none<FunctionId>, {});
}

void ScenarioWriter::delete_gone() {
  for (const PostId post : problem_.brief.scope)
    if (is_gone(post))
      changes_.add({{"action", "delete"}, {"post_id", id_of(post)}, {"successor", posts_[heir(post)].id}},
                   source_);
}

namespace {

std::vector<OrganisationId> organisations_of(const Model &model, PostId post) {
  std::vector<OrganisationId> out;
  for (const Served &served : model->posts.serves[index(post)])
    out.push_back(served.organisation);
  return out;
}

} // namespace

// Reports follow their own function and council, where that is another post than the successor.
void ScenarioWriter::move_reports() {
  const Posts &posts = problem_.model->posts;
  for (const PostId post : problem_.brief.scope) {
    if (!is_gone(post))
      continue;
    for (const PostId report : posts.reports[index(post)]) {
      const std::size_t to =
          place_of(post, posts.function[index(report)], organisations_of(problem_.model, report));
      if (to != heir(post))
        changes_.add({{"action", "change"}, {"post_id", id_of(report)}, {"reports_to", posts_[to].id}},
                     source_);
    }
  }
}

void ScenarioWriter::move_staff_groups() {
  for (const StaffGroup &group : problem_.model->staff_groups) {
    if (!is_gone(group.reports_to))
      continue;
    std::vector<OrganisationId> of;
    if (group.organisation != none<OrganisationId>)
      of.push_back(group.organisation);
    const std::size_t to = place_of(group.reports_to, group.function, of);
    if (to != heir(group.reports_to))
      groups_.add({{"group_id", text(group.id)}, {"action", "change"}, {"reports_to", posts_[to].id}},
                  source_);
  }
}

// --- deputies ------------------------------------------------------------------------------------------

// Councils of the head in which nobody who reports to it has the function.
std::vector<OrganisationId> ScenarioWriter::without_deputy(const NewPost &head, FunctionId function) {
  const Posts &posts = problem_.model->posts;
  std::set<OrganisationId> missing;
  std::set<PostId> above;
  for (const std::uint16_t remit : head.set) {
    above.insert(problem_.remits[remit].post);
    if (problem_.remits[remit].function == function)
      missing.insert(problem_.remits[remit].organisation);
  }
  for (const PostId manager : above)
    for (const PostId report : posts.reports[index(manager)]) {
      const std::vector<OrganisationId> served = organisations_of(problem_.model, report);
      const std::size_t to = is_gone(manager) ? place_of(manager, posts.function[index(report)], served)
                                              : holder_[own_remits(problem_, manager).front()];
      if (posts_[to].id != head.id || posts.assistant[index(report)] != 0 ||
          !problem_.model.has_function(report, function))
        continue;
      std::size_t filled = 0;
      for (const OrganisationId organisation : served)
        filled += missing.erase(organisation);
      deputies_.kept += filled > 0 ? 1 : 0;
    }
  return {missing.begin(), missing.end()};
}

void ScenarioWriter::add_deputy(const NewPost &head, FunctionId function,
                                std::span<const OrganisationId> organisations) {
  std::string id = "new-deputy-" + id_of(function), shares;
  for (const OrganisationId organisation : organisations) {
    id += "-" + id_of(organisation);
    shares += (shares.empty() ? "" : ";") + id_of(organisation);
  }
  id = unused(std::move(id));
  changes_.add({{"action", "create"},
                {"post_id", id},
                {"title", "Deputy: " + text(problem_.model->functions.name[index(function)])},
                {"organisation_id", id_of(organisations.front())},
                {"reports_to", head.id},
                {"function", id_of(function)},
                {"status", "vacant"}},
               source_);
  if (organisations.size() > 1)
    changes_.add({{"action", "share"}, {"post_id", id}, {"shares", shares}}, source_);
  ++(organisations.size() > 1 ? deputies_.shared : deputies_.created);
}

void ScenarioWriter::add_deputies(const NewPost &head) {
  if (served_by(problem_, head.set).size() < 2)
    return;
  const std::vector<FunctionId> functions = functions_of(problem_, head.set);
  for (const BriefRow<FunctionId> &row : problem_.brief.presence) {
    if (std::ranges::find(functions, row.value) == functions.end())
      continue;
    const std::vector<OrganisationId> missing = without_deputy(head, row.value);
    const auto &shared = problem_.brief.shared_deputies;
    if (missing.size() >= 2 && std::ranges::find(shared, row.value) != shared.end())
      add_deputy(head, row.value, missing);
    else
      for (const OrganisationId &organisation : missing)
        add_deputy(head, row.value, {&organisation, 1});
  }
}

// --- all -----------------------------------------------------------------------------------------------

void ScenarioWriter::write(Draft &draft, const std::string &folder) {
  for (const NewPost &post : posts_)
    if (post.kept == none<PostId>) {
      create(post);
      write_shares(post);
    }
  delete_gone();
  move_reports();
  for (const NewPost &post : posts_)
    add_deputies(post);
  move_staff_groups();
  for (std::size_t place = 0; place < posts_.size(); ++place)
    if (posts_[place].kept == none<PostId>) {
      write_seats(place);
      write_links(place);
    }
  write_roles();
  for (const SourcedRows *const rows : {&changes_, &functions_, &groups_, &seats_, &links_, &roles_})
    rows->into(draft, folder);
}

} // namespace organograph::proposing
