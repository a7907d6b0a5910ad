// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/statutory_officers.hpp"

#include "model/council_kinds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace organograph {

namespace {

enum class HeldAs : std::uint8_t { holder, deputy, acting }; // in the schema's order

struct RoleRow {
  std::size_t role; ///< among the names
  OrganisationId organisation;
  PostId post; ///< none: not known
  HeldAs as;
  bool has_protocol;
};

/// Who is behind a post: its only holder, else the post itself.
struct Person {
  HolderId holder;
  PostId post;
  auto operator<=>(const Person &) const = default;
};

class OfficersMaker {
public:
  OfficersMaker(const Model &model, bool with_rules) : model_(model), with_rules_(with_rules) {
    read_rows();
    has_rows_.assign(model->organisations.id.size(), 0);
    for (const RoleRow &row : rows_)
      has_rows_[index(row.organisation)] = 1;
  }

  StatutoryOfficers make() {
    judge_councils();
    judge_roles();
    judge_people();
    count_roles_of_posts();
    return std::move(out_);
  }

private:
  // The roles of the rules, then others as met.
  void read_rows() {
    const Register &given = *model_.rows_of(TableId::statutory_roles);
    const std::size_t role = given.column("role"), organisation = given.column("organisation_id"),
                      post = given.column("post_id"), kind = given.column("kind"),
                      protocol = given.column("protocol");
    std::map<std::string_view, std::size_t> places;
    for (const StatutoryRole &rule : statutory_rules())
      add_name(rule.role, places);
    for (std::size_t row = 0; row < given.size(); ++row)
      rows_.push_back({add_name(model_.text(given.cell(row, role).text), places),
                       given.id<OrganisationId>(row, organisation), given.id<PostId>(row, post),
                       static_cast<HeldAs>(given.choice(row, kind)), !given.parts(row, protocol).empty()});
  }

  std::size_t add_name(std::string_view role, std::map<std::string_view, std::size_t> &places) {
    const auto [at, is_new] = places.emplace(role, names_.size());
    if (is_new)
      names_.push_back(role);
    return at->second;
  }

  Person person(PostId post) const {
    const HolderId held_by = model_->posts.single_holder[index(post)];
    return {held_by, held_by == none<HolderId> ? post : none<PostId>};
  }

  void judge_councils() {
    for (std::size_t o = 0; o < has_rows_.size(); ++o) {
      const auto id = id_at<OrganisationId>(o);
      if (has_rows_[o] == 0)
        out_.not_given.push_back(id);
      else if (with_rules_ && !has_social_services(model_.text(model_->organisations.kind[o])))
        out_.kind_not_known.push_back(id);
    }
  }

  bool is_required(std::size_t role, OrganisationId organisation) const {
    const StatutoryRole *const rule = with_rules_ ? statutory_rule(names_[role]) : nullptr;
    if (rule == nullptr)
      return false;
    return rule->of_every_council ||
           has_social_services(model_.text(model_->organisations.kind[index(organisation)])).value_or(false);
  }

  void judge_roles() {
    std::map<std::pair<std::size_t, OrganisationId>, std::vector<const RoleRow *>> given;
    for (const RoleRow &row : rows_)
      given[{row.role, row.organisation}].push_back(&row);
    for (std::size_t role = 0; role < names_.size(); ++role)
      for (std::size_t o = 0; o < has_rows_.size(); ++o) {
        const auto organisation = id_at<OrganisationId>(o);
        const auto rows = given.find({role, organisation});
        if (rows != given.end())
          add_role(role, organisation, rows->second);
        else if (has_rows_[o] != 0 && is_required(role, organisation))
          add_role(role, organisation, {});
      }
  }

  void add_role(std::size_t role, OrganisationId organisation, const std::vector<const RoleRow *> &rows) {
    RoleInCouncil &to = out_.roles.emplace_back();
    to.role = names_[role];
    to.organisation = organisation;
    bool is_not_known = false, has_deputy = false;
    for (const RoleRow *row : rows) {
      std::vector<PostId> &posts = row->as == HeldAs::holder   ? to.holders
                                   : row->as == HeldAs::acting ? to.acting
                                                               : to.deputies;
      has_deputy = has_deputy || row->as == HeldAs::deputy;
      if (row->post == none<PostId>)
        is_not_known = is_not_known || row->as != HeldAs::deputy;
      else if (std::ranges::find(posts, row->post) == posts.end())
        posts.push_back(row->post);
    }
    const auto is_vacant = [&](PostId post) { return model_->posts.status[index(post)] == Status::vacant; };
    const bool is_held =
        !std::ranges::all_of(to.holders, is_vacant) || !std::ranges::all_of(to.acting, is_vacant);
    const bool has_posts = !to.holders.empty() || !to.acting.empty();
    to.state = is_held                           ? RoleState::held
               : is_not_known                    ? RoleState::not_known
               : has_posts                       ? RoleState::vacant
               : is_required(role, organisation) ? RoleState::missing
                                                 : RoleState::not_held;
    to.held_twice = people(to.holders).size() > 1 || people(to.acting).size() > 1;
    to.without_deputy = !has_deputy && (to.state == RoleState::held || to.state == RoleState::vacant);
    std::set<Person> in_office = people(to.holders);
    in_office.merge(people(to.acting));
    to.deputy_is_holder =
        std::ranges::any_of(to.deputies, [&](PostId post) { return in_office.contains(person(post)); });
    for (const auto *posts : {&to.holders, &to.acting})
      for (const PostId post : *posts)
        if (const PostId manager = model_->posts.manager[index(post)];
            manager != none<PostId> && !model_.serves(manager, organisation))
          to.line_outside.push_back(post);
    count(to);
  }

  std::set<Person> people(const std::vector<PostId> &posts) const {
    std::set<Person> out;
    for (const PostId post : posts)
      out.insert(person(post));
    return out;
  }

  void count(const RoleInCouncil &role) {
    std::uint64_t *const by_state[] = {&out_.held, &out_.vacant, &out_.not_known, &out_.missing};
    if (role.state != RoleState::not_held)
      ++*by_state[static_cast<std::size_t>(role.state)];
    out_.held_twice += role.held_twice;
    out_.without_deputy += role.without_deputy;
    out_.deputy_is_holder += role.deputy_is_holder;
    out_.line_outside += role.line_outside.size();
  }

  // By who holds them, not by posts: the same person on two posts is in two minds as well.
  void judge_people() {
    struct Office {
      std::set<PostId> posts;
      std::set<OrganisationId> organisations;
      bool has_protocol = false;
    };
    std::map<std::pair<std::size_t, Person>, Office> offices;
    std::map<std::pair<OrganisationId, Person>, std::map<std::string_view, std::set<PostId>>> in_council;
    for (const RoleRow &row : rows_) {
      if (row.as == HeldAs::deputy || row.post == none<PostId>)
        continue;
      Office &office = offices[{row.role, person(row.post)}];
      office.posts.insert(row.post);
      office.organisations.insert(row.organisation);
      office.has_protocol = office.has_protocol || row.has_protocol;
      in_council[{row.organisation, person(row.post)}][names_[row.role]].insert(row.post);
    }
    for (const auto &[key, office] : offices)
      if (office.organisations.size() > 1) {
        out_.dual_services.push_back({std::string(names_[key.first]),
                                      {office.posts.begin(), office.posts.end()},
                                      {office.organisations.begin(), office.organisations.end()},
                                      office.has_protocol});
        out_.without_protocol += !office.has_protocol;
      }
    std::ranges::stable_sort(out_.dual_services, {}, [this](const DualService &dual) {
      return std::pair(std::ranges::find(names_, dual.role) - names_.begin(), dual.posts.front());
    });
    if (!with_rules_)
      return;
    for (const auto &[key, roles] : in_council)
      for (const StatutoryPair &pair : statutory_pairs())
        if (const auto first = roles.find(pair.first), second = roles.find(pair.second);
            first != roles.end() && second != roles.end()) {
          std::set<PostId> posts = first->second;
          posts.insert(second->second.begin(), second->second.end());
          (pair.allowed ? out_.combined : out_.conflicts)
              .push_back({&pair, key.first, {posts.begin(), posts.end()}});
        }
    for (auto *list : {&out_.conflicts, &out_.combined})
      std::ranges::stable_sort(*list, {}, [](const RolesOfOne &of) {
        return std::tuple(of.organisation, of.posts.front(), of.pair);
      });
  }

  void count_roles_of_posts() {
    using Offices = std::set<std::pair<std::size_t, OrganisationId>>;
    std::map<PostId, Offices> of_posts;
    std::map<Person, Offices> of_people;
    for (const RoleRow &row : rows_)
      if (row.as != HeldAs::deputy && row.post != none<PostId>) {
        of_posts[row.post].emplace(row.role, row.organisation);
        of_people[person(row.post)].emplace(row.role, row.organisation);
      }
    for (const auto &[post, offices] : of_posts)
      out_.posts.push_back({post, offices.size(), of_people.at(person(post)).size()});
  }

  const Model &model_;
  bool with_rules_;
  std::vector<std::string_view> names_;
  std::vector<RoleRow> rows_;
  std::vector<std::uint8_t> has_rows_; // by OrganisationId
  StatutoryOfficers out_;
};

} // namespace

std::string_view name(RoleState state) {
  constexpr std::array<std::string_view, 5> names = {"held", "vacant", "not known", "missing", "not held"};
  return names[static_cast<std::size_t>(state)];
}

StatutoryOfficers statutory_officers(const Model &model, bool with_rules) {
  return OfficersMaker(model, with_rules).make();
}

} // namespace organograph
