// SPDX-License-Identifier: Apache-2.0
// What undoing a sharing does: the draft with the halves of joint posts is built and measured like any other
// model, and set beside the model as it is.
#include "organograph/engine/decoupling.hpp"

#include "comparison/decoupled_draft.hpp"
#include "organograph/engine/build_model.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace organograph {
namespace {

/// What decoupling can change, of one model.
struct Measured {
  std::vector<MeetingKind> kinds; ///< as counted; empty without meetings
  std::uint64_t duplicated = 0;
  std::vector<PartnerFunction> contacts; ///< by partner, then function
  std::vector<Integration> depth;
  std::vector<OrganisationPair> connected;
  std::vector<std::pair<OrganisationId, std::string>> roles_held;
};

std::vector<std::pair<OrganisationId, std::string>> roles_held(const Model &model) {
  std::vector<std::pair<OrganisationId, std::string>> out;
  if (model.rows_of(TableId::statutory_roles) == nullptr)
    return out;
  for (const RoleInCouncil &role : statutory_officers(model, false).roles)
    if (role.state == RoleState::held)
      out.emplace_back(role.organisation, role.role);
  std::ranges::sort(out);
  return out;
}

/// kinds: what the meetings are for; empty: to be inferred.
Measured measure(const Model &model, std::span<const MeetingKind> kinds, const AnalysisOptions &options) {
  Measured out;
  std::optional<ReducedAttendance> attendance;
  if (model->meetings) {
    attendance = reduce_attendance(model, options.threads);
    out.kinds = meeting_kinds(model, *attendance, options.threads);
    if (!kinds.empty())
      out.kinds.assign(kinds.begin(), kinds.end());
    DuplicatedAttendanceOptions how = options.duplicated;
    how.threads = options.threads;
    out.duplicated = duplicated_attendance(model, *attendance, out.kinds, how).all.duplicated;
  }
  std::optional<PartnerContact> contact;
  if (model->partner_links)
    contact = partner_contact(model);
  out.depth = integration_depth(model, attendance ? &*attendance : nullptr, contact ? &*contact : nullptr);
  if (contact)
    out.contacts = std::move(contact->pairs);
  BridgeOptions ties = options.bridges;
  ties.threads = options.threads;
  out.connected = connected_organisations(model, ties);
  out.roles_held = roles_held(model);
  return out;
}

// --- what is known without measuring -------------------------------------------------------------------

/// A change of cost in which `unknown` spreads to every sum that it enters, but for the middle one.
struct Cost {
  double low = 0, middle = 0, high = 0;
  std::uint64_t halves = 0, without_middle = 0;
};

void add(Cost &to, const Cost &more) {
  to.low += more.low;
  to.middle += more.middle;
  to.high += more.high;
  to.halves += more.halves;
  to.without_middle += more.without_middle;
}

/// Of one half.
Cost cost_of(double cost, const Served &served) {
  const double now = served.share * cost, middle = served.sole_cost - now;
  const bool is_middle = is_known(middle);
  return {is_known(cost) ? 0 : unknown, is_middle ? middle : 0, cost - now, 1, is_middle ? 0U : 1U};
}

DecouplingCost known_part(const Cost &cost) {
  const auto known = [](double value) { return is_known(value) ? std::optional(value) : std::nullopt; };
  const bool has_middle = cost.halves == 0 || cost.without_middle < cost.halves;
  return {known(cost.low), known(has_middle ? cost.middle : unknown), cost.without_middle, known(cost.high)};
}

/// Of all halves of a post whose parts are not known: what they pay now sums to its cost.
Cost cost_of_all(double cost, std::span<const Served> halves) {
  const auto count = static_cast<std::uint64_t>(halves.size());
  double middle = -cost;
  for (const Served &half : halves)
    middle += half.sole_cost; // unknown if one is
  return {is_known(cost) ? 0 : unknown, is_known(middle) ? middle : 0, static_cast<double>(count - 1) * cost,
          count, is_known(middle) ? 0 : count};
}

void cost_and_fte(const Model &model, std::span<const PostId> posts, Decoupling &out) {
  const std::size_t organisations = model->organisations.id.size();
  std::vector<Cost> known(organisations), not_known(organisations);
  Cost all;
  out.fte_gained_by_organisation.assign(organisations, 0);
  for (const PostId post : posts) {
    const double cost = model->posts.annual_cost[index(post)];
    const double fte = model->posts.fte[index(post)];
    const auto halves = model->posts.serves[index(post)];
    const bool has_parts = model->posts.shares_known(index(post));
    if (!has_parts)
      add(all, cost_of_all(cost, halves));
    for (const Served &half : halves) {
      add((has_parts ? known : not_known)[index(half.organisation)], cost_of(cost, half));
      out.fte_gained_by_organisation[index(half.organisation)] += fte - half.share * fte;
    }
  }
  for (std::size_t o = 0; o < organisations; ++o) {
    add(all, known[o]);
    add(known[o], not_known[o]);
    out.cost_by_organisation.push_back(known_part(known[o]));
  }
  out.cost = known_part(all);
}

// Of a post whose parts are not known the halves pay its cost now, and each would pay all of it.
std::optional<CostSums> high_by_pay(const Model &model, const std::vector<PostCost> &costs,
                                    std::span<const PostId> posts) {
  if (costs.empty())
    return std::nullopt;
  CostSums out;
  out.organisations.resize(model->organisations.id.size());
  for (const PostId post : posts) {
    const PostCost &cost = costs[index(post)];
    const auto halves = model->posts.serves[index(post)];
    out.all.count(cost.basis);
    out.all.add(cost, static_cast<double>(halves.size()) - 1);
    for (const Served &half : halves) {
      out.organisations[index(half.organisation)].count(cost.basis);
      out.organisations[index(half.organisation)].add(cost, 1 - half.share);
    }
  }
  return out;
}

void vacancies(const Model &model, const detail::SplitPosts &split, Decoupling &out) {
  out.vacancies_by_organisation.assign(model->organisations.id.size(), 0);
  for (const auto &[id, post] : split)
    for (std::size_t half = 0; half < post.halves.size(); ++half)
      if (half != post.keeper) {
        ++out.vacancies;
        ++out.vacancies_by_organisation[index(post.halves[half].organisation)];
      }
}

void meeting_load(const Model &model, const std::vector<MeetingLoad> &loads, std::span<const PostId> posts,
                  Decoupling &out) {
  MeetingLoad all;
  for (const PostId post : posts) {
    all.series += loads[index(post)].series;
    all.with_duration += loads[index(post)].with_duration;
    all.hours += loads[index(post)].hours;
  }
  out.series = all.series;
  if (model->meetings)
    out.meeting_hours = all.hours_known();
}

// --- before and after ----------------------------------------------------------------------------------

/// Organisations, functions and partners are the same rows in both models.
void lost_voices(const Measured &before, const Measured &after, Decoupling &out) {
  const auto pair_of = [](const PartnerFunction &pair) { return std::tuple(pair.partner, pair.function); };
  for (const PartnerFunction &pair : before.contacts) {
    if (!pair.one_voice)
      continue;
    const auto now = std::ranges::lower_bound(after.contacts, pair_of(pair), {}, pair_of);
    if (now == after.contacts.end() || pair_of(*now) != pair_of(pair) || !now->one_voice)
      out.lost_one_voice.emplace_back(pair.partner, pair.function);
  }
}

void changed_services(const Measured &before, const Measured &after, Decoupling &out) {
  const auto service = [](const Integration &of) {
    return std::tuple(of.function, of.organisation_a, of.organisation_b);
  };
  for (const Integration &was : before.depth) {
    const auto is = std::ranges::lower_bound(after.depth, service(was), {}, service);
    if (is == after.depth.end() || service(*is) != service(was))
      continue; // does not happen: the halves serve the organisations that the post served
    const LevelChange change{was.function,
                             was.organisation_a,
                             was.organisation_b,
                             {was.reached, was.reached_at_most, is->reached, is->reached_at_most},
                             {was.secured, was.secured_at_most, is->secured, is->secured_at_most}};
    if (change.stays())
      continue;
    if (change.falls() && change.rises())
      out.fallen_and_risen_services.push_back(change);
    else if (change.falls())
      out.fallen_services.push_back(change);
    else if (change.rises())
      out.risen_services.push_back(change);
    else
      out.services_not_known.push_back(change);
  }
}

/// A model as it is, to set decoupled ones beside.
struct Start {
  const Draft &draft;
  const Model &model;
  Measured measured;
  std::vector<MeetingLoad> loads;       ///< by PostId
  std::optional<Agreements> agreements; ///< empty: not given
  std::vector<PostCost> costs;          ///< by PostId; empty: no pay is given
};

Start start_of(const Draft &draft, const Model &model, const AnalysisOptions &options) {
  Start out{draft, model, measure(model, {}, options), meeting_loads(model), {}, {}};
  if (model.rows_of(TableId::agreements) != nullptr)
    out.agreements = agreements(model, options.day);
  if (gives_pay(model))
    out.costs = post_costs(model);
  return out;
}

void exits(const Start &start, std::span<const PostId> posts, Decoupling &out) {
  if (!start.agreements)
    return;
  for (const PostId post : posts) {
    const ClockDay exit = exit_of(start.model, *start.agreements, post);
    out.exit_not_known += exit.reason != NoDate::none;
    out.earliest_exit = std::max(out.earliest_exit, exit.day);
  }
}

Decoupling set_beside(const Start &start, std::span<const PostId> posts, const AnalysisOptions &options) {
  const Model &model = start.model;
  Decoupling out;
  for (const PostId post : posts)
    out.posts.emplace_back(model.text(model->posts.id[index(post)]));
  cost_and_fte(model, posts, out);
  out.high_by_pay = high_by_pay(model, start.costs, posts);
  meeting_load(model, start.loads, posts, out);
  exits(start, posts, out);

  const detail::SplitPosts split = detail::split_posts(start.draft, model, posts);
  vacancies(model, split, out);

  const BuildResult built = build_model(detail::with_halves(start.draft, split));
  const Measured after = measure(built.model.value(), start.measured.kinds, options);
  out.attendances_that_become_duplicated =
      static_cast<std::int64_t>(after.duplicated) - static_cast<std::int64_t>(start.measured.duplicated);
  lost_voices(start.measured, after, out);
  changed_services(start.measured, after, out);
  std::ranges::set_difference(start.measured.connected, after.connected,
                              std::back_inserter(out.no_longer_connected));
  std::ranges::set_difference(start.measured.roles_held, after.roles_held,
                              std::back_inserter(out.left_without));
  return out;
}

} // namespace

std::vector<PostId> joint_posts(const Model &model) {
  std::vector<PostId> out;
  for (std::size_t post = 0; post < model->posts.size(); ++post)
    if (model.joint(id_at<PostId>(post)))
      out.push_back(id_at<PostId>(post));
  return out;
}

std::vector<PostId> posts_to_undo(const Model &model) {
  std::vector<PostId> out = joint_posts(model);
  std::erase_if(out, [&](PostId post) { return model->posts.shared_with_other[index(post)] != 0; });
  return out;
}

std::vector<PostId> not_undone(const Model &model) {
  std::vector<PostId> out;
  for (std::size_t post = 0; post < model->posts.size(); ++post)
    if (model->posts.shared_with_other[post] != 0)
      out.push_back(id_at<PostId>(post));
  return out;
}

Draft decoupled(const Draft &draft, const Model &model, std::span<const PostId> posts) {
  return detail::with_halves(draft, detail::split_posts(draft, model, posts));
}

Decoupling decouple(const Draft &draft, const Model &model, std::span<const PostId> posts,
                    const AnalysisOptions &options) {
  const Start start = start_of(draft, model, options);
  std::vector<PostId> wanted(posts.begin(), posts.end());
  std::ranges::sort(wanted);
  std::vector<PostId> joint;
  std::ranges::set_intersection(posts_to_undo(model), wanted, std::back_inserter(joint));
  return set_beside(start, joint, options);
}

std::vector<Decoupling> decouple_each(const Draft &draft, const Model &model, std::size_t limit,
                                      const AnalysisOptions &options, const std::function<void()> &is_done) {
  const Start start = start_of(draft, model, options);
  std::vector<PostId> posts = posts_to_undo(model);
  std::ranges::stable_sort(posts, [&](PostId a, PostId b) {
    const MeetingLoad &x = start.loads[index(a)], &y = start.loads[index(b)];
    return std::tuple(x.hours, x.series) > std::tuple(y.hours, y.series);
  });
  posts.resize(std::min(limit, posts.size()));
  AnalysisOptions one_thread = options; // the posts run side by side
  one_thread.threads = 1;
  return detail::fold_blocks<Decoupling>(
      posts.size(), 1, options.threads, [&](std::size_t post, std::size_t) {
        Decoupling alone = set_beside(start, std::span<const PostId>(posts).subspan(post, 1), one_thread);
        if (is_done)
          is_done();
        return alone;
      });
}

} // namespace organograph
