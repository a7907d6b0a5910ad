// SPDX-License-Identifier: Apache-2.0
// compare() against a slow calculation on the rows of two random models, one made of the other by random
// edits.
#include "oracle/facts.hpp"
#include "oracle/random_model.hpp"
#include "organograph/engine/comparison.hpp"
#include "support/models.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>

namespace organograph::comparison_oracle_test {
namespace {

using oracle::PostRow;
using oracle::Rows;

Model model_of(const Rows &rows) {
  test::Files files;
  for (const auto &[name, text] : oracle::to_csv(rows))
    files.emplace_back(name, text);
  return test::model_of(files);
}

// --- random edits --------------------------------------------------------------------------------------

class Editor {
public:
  Editor(Rows &rows, unsigned seed) : rows_(rows), random_(seed) {}

  void edit() {
    const auto busy = below(4) * 10; // of a hundred posts
    for (const std::string &id : oracle::post_ids(rows_))
      if (below(100) < busy && rows_.posts.size() > 1)
        remove(id);
    for (auto &post : rows_.posts)
      if (below(100) < busy)
        change(post);
    for (auto n = below(4); n > 0; --n)
      create("new-" + std::to_string(n));
    if (rows_.staff_groups)
      for (auto &group : *rows_.staff_groups)
        if (below(3) == 0)
          below(2) == 0 ? void(group.fte += 1) : void(group.reports_to = any_boss());
    if (rows_.staff_groups && below(3) == 0 && !rows_.staff_groups->empty())
      rows_.staff_groups->pop_back();
    edit_functions_and_lines();
  }

private:
  unsigned below(std::size_t n) { return static_cast<unsigned>(random_() % n); }
  std::string any_post() { return rows_.posts[below(rows_.posts.size())].post_id; }
  // Somebody can report to it: an assistant is none any more.
  std::string any_boss() {
    PostRow &row = rows_.posts[below(rows_.posts.size())];
    row.assistant.clear();
    return row.post_id;
  }
  std::string any_organisation() {
    return rows_.organisations[below(rows_.organisations.size())].organisation_id;
  }

  void edit_functions_and_lines() {
    if (rows_.post_functions && !rows_.post_functions->empty() && below(2) == 0)
      rows_.post_functions->erase(rows_.post_functions->begin() +
                                  static_cast<std::ptrdiff_t>(below(rows_.post_functions->size())));
    const auto functions = oracle::function_ids(rows_);
    const std::string post = any_post();
    if (!functions.empty() && below(2) == 0)
      if (const std::string &function = functions[below(functions.size())];
          !oracle::works_in(rows_, post, function)) {
        if (!rows_.post_functions)
          rows_.post_functions.emplace();
        rows_.post_functions->push_back({post, function, "", ""});
      }
    if (rows_.reporting_lines && !rows_.reporting_lines->empty() && below(2) == 0)
      rows_.reporting_lines->pop_back();
    if (const std::string other = any_post(); rows_.reporting_lines && other != post && below(2) == 0)
      rows_.reporting_lines->push_back({post, other, "new line", "", ""});
  }

  void remove(const std::string &id) {
    const std::string line = oracle::post(rows_, id).reports_to;
    const auto of_post = [&](const auto &row) { return row.post_id == id; };
    std::erase_if(rows_.posts, of_post);
    for (auto &post : rows_.posts)
      if (post.reports_to == id)
        move(post, line);
    drop_shares(id);
    if (rows_.post_functions)
      std::erase_if(*rows_.post_functions, of_post);
    if (rows_.reporting_lines)
      std::erase_if(*rows_.reporting_lines,
                    [&](const auto &row) { return row.post_id == id || row.reports_to == id; });
    if (rows_.staff_groups)
      for (auto &group : *rows_.staff_groups)
        if (group.reports_to == id)
          group.reports_to = any_boss();
    if (rows_.attendance)
      std::erase_if(*rows_.attendance, [&](const auto &row) { return row.attendee_id == id; });
    if (rows_.partner_links)
      std::erase_if(*rows_.partner_links, of_post);
    if (rows_.statutory_roles)
      std::erase_if(*rows_.statutory_roles, of_post);
  }

  static void move(PostRow &post, const std::string &to) {
    post.reports_to = to;
    if (to.empty())
      post.assistant.clear();
  }

  void drop_shares(const std::string &id) {
    if (rows_.post_shares)
      std::erase_if(*rows_.post_shares, [&](const auto &row) { return row.post_id == id; });
  }

  void share(const std::string &id) {
    drop_shares(id);
    const std::string a = any_organisation(), b = any_organisation();
    if (!rows_.post_shares || a == b)
      return;
    rows_.post_shares->push_back({id, a, 0.25, "", {}, "", ""});
    rows_.post_shares->push_back({id, b, 0.75, "", {}, "", ""});
  }

  void change(PostRow &post) {
    switch (below(12)) {
    case 0:
      post.title += " (new)";
      break;
    case 1:
      post.organisation_id = any_organisation();
      break;
    case 2:
      move(post, below(2) == 0 ? "" : "?");
      break;
    case 3:
      if (!post.reports_to.empty() && post.reports_to != "?")
        move(post, oracle::post(rows_, post.reports_to).reports_to);
      break;
    case 4:
      post.grade = "G9";
      break;
    case 5:
      post.tier = 7;
      break;
    case 6:
      post.fte = 0.125;
      break;
    case 7:
      post.annual_cost = below(2) == 0 ? oracle::Number() : oracle::Number(12345);
      break;
    case 8:
      post.status = below(2) == 0 ? "interim" : "filled";
      break;
    case 9:
      take_holder(post, oracle::post(rows_, any_post()));
      break;
    case 10:
      post.source = "another";
      break;
    default:
      share(post.post_id);
    }
  }

  void take_holder(PostRow &post, const PostRow &of) {
    post.holder = of.holder;
    post.holder_id = !of.holder.empty() && below(2) == 0 ? "" : of.holder_id;
  }

  void create(const std::string &id) {
    PostRow row = oracle::post(rows_, any_post());
    row.post_id = id;
    row.reports_to = any_boss();
    row.organisation_id = any_organisation();
    if (below(2) == 0)
      row.holder.clear(), row.holder_id.clear();
    if (below(3) == 0)
      row.annual_cost = 1000;
    rows_.posts.push_back(row);
    if (below(3) == 0)
      share(id);
    if (rows_.attendance && rows_.meetings && !rows_.meetings->empty())
      rows_.attendance->push_back(
          {(*rows_.meetings)[below(rows_.meetings->size())].meeting_id, id, "", "", ""});
  }

  Rows &rows_;
  std::mt19937 random_;
};

// --- the slow calculation ------------------------------------------------------------------------------

using Shares = std::map<std::string, std::tuple<oracle::Number, std::string, oracle::Number>>;

Shares shares_of(const Rows &rows, const PostRow &post) {
  Shares out;
  for (const auto &row : oracle::rows_of(rows.post_shares))
    if (row.post_id == post.post_id)
      out[row.organisation_id] = {row.cost_share, row.grade, row.sole_cost};
  if (out.size() == 1 && !std::get<0>(out.begin()->second))
    std::get<0>(out.begin()->second) = 1;
  if (out == Shares{{post.organisation_id, {1, "", {}}}})
    out.clear();
  return out;
}

std::set<std::string> further_functions(const Rows &rows, const PostRow &post) {
  std::set<std::string> out;
  for (const auto &row : oracle::rows_of(rows.post_functions))
    if (row.post_id == post.post_id && row.function != post.function)
      out.insert(row.function);
  return out;
}

auto cells_but_the_line(const Rows &rows, const PostRow &p) {
  return std::tuple(p.title, p.organisation_id, p.function, p.unit, p.grade, p.tier, oracle::fte(p),
                    p.annual_cost, oracle::status_of(p), p.holder, p.holder_id, oracle::reports_known(p),
                    oracle::is_assistant(p), shares_of(rows, p), further_functions(rows, p));
}

struct Expected {
  std::set<std::string> created, deleted, changed, moved;
  std::map<std::string, double> fte, cost;                              // by organisation, "" for all
  std::set<std::string> cost_not_known, fte_not_known;                  // the same
  std::set<std::string> affected_without_cost, affected_without_shares; // posts
  std::set<std::string> people_at_risk;                                 // keys of people
  std::set<std::string> shown_at_risk; // names, or the posts of those who are not known
  std::set<std::string> posts_at_risk;
  std::uint64_t at_risk = 0;
  int no_impact = 0, vacant = 0;
  int functions_deleted = 0, lines_added = 0, lines_removed = 0;
  std::set<std::string> unshared; // 'function a b: without'
  int groups_changed = 0, groups_moved = 0, groups_deleted = 0;
};

// One post, on one side, with its sign.
void add_money(const Rows &rows, const PostRow &post, double sign, Expected &to) {
  for (const std::string &organisation : oracle::serves(rows, post.post_id)) {
    const auto share = oracle::share_in(rows, post.post_id, organisation);
    to.cost[organisation] += sign * post.annual_cost.value_or(0) * share.value_or(0);
    to.fte[organisation] += sign * oracle::fte(post) * share.value_or(0);
    if (!post.annual_cost || !share)
      to.cost_not_known.insert(organisation);
    if (!share) {
      to.fte_not_known.insert(organisation);
      to.affected_without_shares.insert(post.post_id);
    }
  }
  to.fte[""] += sign * oracle::fte(post);
  if (post.annual_cost) {
    to.cost[""] += sign * *post.annual_cost;
  } else {
    to.cost_not_known.insert("");
    to.affected_without_cost.insert(post.post_id);
  }
}

void expect_posts(const Rows &before, const Rows &after, Expected &to) {
  for (const PostRow &q : after.posts)
    if (!oracle::is_post(before, q.post_id)) {
      to.created.insert(q.post_id);
      add_money(after, q, 1, to);
    }
  for (const PostRow &p : before.posts) {
    if (!oracle::is_post(after, p.post_id)) {
      to.deleted.insert(p.post_id);
      to.functions_deleted += !p.function.empty();
      to.functions_deleted += static_cast<int>(further_functions(before, p).size());
      add_money(before, p, -1, to);
      continue;
    }
    const PostRow &q = oracle::post(after, p.post_id);
    if (cells_but_the_line(before, p) != cells_but_the_line(after, q))
      to.changed.insert(p.post_id);
    else if (p.reports_to != q.reports_to)
      to.moved.insert(p.post_id);
    if (std::tuple(p.organisation_id, oracle::fte(p), p.annual_cost, shares_of(before, p)) !=
        std::tuple(q.organisation_id, oracle::fte(q), q.annual_cost, shares_of(after, q))) {
      add_money(before, p, -1, to);
      add_money(after, q, 1, to);
    }
  }
}

// FTE of a whole model, by organisation; none where a part of a post is not known.
std::map<std::string, oracle::Number> fte_of(const Rows &rows) {
  std::map<std::string, oracle::Number> out;
  for (const std::string &organisation : oracle::organisation_ids(rows))
    out[organisation] = 0;
  out[""] = 0;
  for (const PostRow &post : rows.posts) {
    *out[""] += oracle::fte(post);
    for (const std::string &organisation : oracle::serves(rows, post.post_id)) {
      const auto share = oracle::share_in(rows, post.post_id, organisation);
      auto &sum = out[organisation];
      if (!share)
        sum.reset();
      else if (sum)
        *sum += oracle::fte(post) * *share;
    }
  }
  return out;
}

// By holder_id where both have one, else by name.
bool is_named(const oracle::Holder &person, const Rows &after) {
  for (const PostRow &post : after.posts)
    for (const oracle::Holder &other : oracle::holders(post)) {
      if (!person.holder_id.empty() && !other.holder_id.empty()) {
        if (person.holder_id == other.holder_id)
          return true;
      } else if (!person.name.empty() && person.name == other.name) {
        return true;
      }
    }
  return false;
}

void expect_people(const Rows &before, const Rows &after, Expected &to) {
  for (const PostRow &post : before.posts) {
    if (!to.deleted.contains(post.post_id))
      continue;
    const std::string status = oracle::status_of(post);
    to.no_impact += status == "interim" || status == "acting";
    to.vacant += status == "vacant";
    if (status != "filled" && status != "seconded")
      continue;
    auto holders = oracle::holders(post);
    if (holders.empty())
      holders.emplace_back();
    for (const oracle::Holder &person : holders) {
      if (person.key.empty() || !is_named(person, after))
        to.posts_at_risk.insert(post.post_id);
      if (person.key.empty()) {
        ++to.at_risk;
        to.shown_at_risk.insert("holder of " + post.post_id);
      } else if (!is_named(person, after) && to.people_at_risk.insert(person.key).second) {
        ++to.at_risk;
        to.shown_at_risk.insert(person.name.empty() ? "holder of " + post.post_id : person.name);
      }
    }
  }
}

void expect_groups(const Rows &before, const Rows &after, Expected &to) {
  const auto groups_after = oracle::rows_of(after.staff_groups);
  for (const auto &group : oracle::rows_of(before.staff_groups)) {
    const auto found = std::ranges::find(groups_after, group.group_id, &oracle::StaffGroupRow::group_id);
    if (found == groups_after.end())
      ++to.groups_deleted;
    else if (found->fte != group.fte)
      ++to.groups_changed;
    else
      to.groups_moved += found->reports_to != group.reports_to;
  }
}

using Lines = std::set<std::tuple<std::string, std::string, std::string>>;

Lines lines_of(const Rows &rows) {
  Lines out;
  for (const auto &row : oracle::rows_of(rows.reporting_lines))
    out.emplace(row.post_id, row.reports_to, row.kind);
  return out;
}

void expect_lines(const Rows &before, const Rows &after, Expected &to) {
  const Lines was = lines_of(before), is = lines_of(after);
  for (const auto &line : is)
    to.lines_added += !was.contains(line);
  for (const auto &line : was)
    to.lines_removed += !is.contains(line);
}

bool works_for(const Rows &rows, const std::string &function, const std::string &organisation) {
  return std::ranges::any_of(rows.posts, [&](const PostRow &post) {
    return oracle::works_in(rows, post.post_id, function) &&
           oracle::serves(rows, post.post_id).contains(organisation);
  });
}

void expect_unshared(const Rows &before, const Rows &after, Expected &to) {
  for (const std::string &function : oracle::function_ids(before))
    for (const auto &[a, b] : oracle::organisation_pairs(before)) {
      if (!works_for(before, function, a) || !works_for(before, function, b))
        continue;
      std::string without;
      for (const std::string &organisation : {a, b})
        without += works_for(after, function, organisation) ? "" : " " + organisation;
      if (!without.empty())
        to.unshared.insert(function + " " + a + " " + b + ":" + without);
    }
}

Expected expected(const Rows &before, const Rows &after) {
  Expected out;
  expect_posts(before, after, out);
  expect_people(before, after, out);
  expect_groups(before, after, out);
  expect_lines(before, after, out);
  expect_unshared(before, after, out);
  return out;
}

// --- the two side by side ------------------------------------------------------------------------------

std::set<std::string> posts_of(const Comparison &ours, PostChange change) {
  std::set<std::string> out;
  for (const ChangedPost &post : ours.posts)
    if (post.change == change)
      out.insert(post.post_id);
  return out;
}

std::set<std::string> unshared_in(const Model &before, const Comparison &ours) {
  const auto organisation = [&](OrganisationId o) {
    return std::string(before.text(before->organisations.id[index(o)]));
  };
  std::set<std::string> out;
  for (const UnsharedService &service : ours.no_longer_shared) {
    std::string text = std::string(before.text(before->functions.id[index(service.function)])) + " " +
                       organisation(service.organisation_a) + " " + organisation(service.organisation_b) +
                       ":";
    for (const OrganisationId o : service.without)
      text += " " + organisation(o);
    out.insert(text);
  }
  return out;
}

void expect_near(const std::optional<double> &ours, double theirs, const std::string &what) {
  ASSERT_TRUE(ours) << what;
  EXPECT_NEAR(*ours, theirs, 1e-6) << what;
}

void expect_same(const std::optional<double> &ours, const oracle::Number &theirs, const std::string &what) {
  if (theirs)
    expect_near(ours, *theirs, what);
  else
    EXPECT_EQ(ours, std::nullopt) << what;
}

void same_money(const Comparison &ours, Expected theirs, const Rows &before, const Rows &after) {
  std::vector<std::string> scopes = {""};
  for (const auto &organisation : before.organisations)
    scopes.push_back(organisation.organisation_id);
  auto fte_before = fte_of(before), fte_after = fte_of(after);
  const auto of_change = [](const std::set<std::string> &not_known, double sum, const std::string &scope) {
    return not_known.contains(scope) ? oracle::Number() : oracle::Number(sum);
  };
  for (std::size_t i = 0; i < scopes.size(); ++i) {
    const std::string &scope = scopes[i];
    const auto of = [&](const MoneyOrFte &sum) { return i == 0 ? sum.all : sum.organisations[i - 1]; };
    expect_same(of(ours.fte_before), fte_before[scope], "fte before of " + scope);
    expect_same(of(ours.fte_after), fte_after[scope], "fte after of " + scope);
    expect_same(of(ours.fte_change), of_change(theirs.fte_not_known, theirs.fte[scope], scope),
                "fte of " + scope);
    expect_same(of(ours.cost_change_per_year), of_change(theirs.cost_not_known, theirs.cost[scope], scope),
                "cost of " + scope);
  }
  EXPECT_EQ(std::set<std::string>(ours.posts_without_cost.begin(), ours.posts_without_cost.end()),
            theirs.affected_without_cost);
  EXPECT_EQ(std::set<std::string>(ours.posts_without_shares.begin(), ours.posts_without_shares.end()),
            theirs.affected_without_shares);
}

std::map<int, std::pair<std::uint64_t, std::uint64_t>> tiers_of(const Rows &before, const Rows &after,
                                                                const std::string &meeting) {
  std::map<int, std::pair<std::uint64_t, std::uint64_t>> out;
  for (const auto &seat : oracle::reduced(before, oracle::seats_as_given(before, meeting)))
    ++out[oracle::tier(before, seat.post_id).value_or(0)].first;
  for (const auto &seat : oracle::reduced(after, oracle::seats_as_given(after, meeting)))
    ++out[oracle::tier(after, seat.post_id).value_or(0)].second;
  return out;
}

double hours_of_tier(const Rows &rows, const oracle::MeetingRow &meeting, int tier) {
  double out = 0;
  for (const auto &seat : oracle::reduced(rows, oracle::seats_as_given(rows, meeting.meeting_id)))
    if (oracle::tier(rows, seat.post_id).value_or(0) == tier) // 0: not known
      out += *oracle::hours(meeting) * oracle::rate(meeting, seat);
  return out;
}

void same_meetings(const Comparison &ours, const Rows &before, const Rows &after) {
  if (!oracle::meetings_known(before)) {
    EXPECT_TRUE(ours.meetings.empty());
    return;
  }
  for (const auto &row : *before.meetings) {
    const auto found = std::ranges::find(ours.meetings, row.meeting_id, &ReplayedMeeting::meeting_id);
    const auto theirs = tiers_of(before, after, row.meeting_id);
    const bool differs =
        std::ranges::any_of(theirs, [](const auto &t) { return t.second.first != t.second.second; });
    if (found == ours.meetings.end()) {
      EXPECT_FALSE(differs) << row.meeting_id;
      continue;
    }
    std::map<int, std::pair<std::uint64_t, std::uint64_t>> tiers;
    for (const TierSeats &tier : found->tiers) {
      tiers[static_cast<int>(tier.tier)] = {tier.attendances_before, tier.attendances_after};
      EXPECT_EQ(tier.hours_after.has_value(), oracle::hours(row).has_value());
      if (tier.hours_after && oracle::hours(row)) {
        EXPECT_NEAR(*tier.hours_after, hours_of_tier(after, row, static_cast<int>(tier.tier)), 1e-9);
      }
    }
    EXPECT_EQ(tiers, theirs) << row.meeting_id;
  }
}

class ComparisonOracle : public testing::TestWithParam<unsigned> {};

TEST_P(ComparisonOracle, equals_a_slow_calculation_on_the_rows) {
  for (unsigned seed = GetParam() * 50 + 1; seed <= GetParam() * 50 + 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Rows before = oracle::random_model(seed);
    Rows after = before;
    Editor(after, seed).edit();
    AppliedScenario applied;
    applied.model = model_of(after);
    if (!after.posts.empty() && after.posts.back().post_id.starts_with("new-"))
      applied.ring_fences = {{after.posts.back().post_id, oracle::post_ids(before)}};
    const Comparison ours = compare(model_of(before), {}, applied);
    const Expected theirs = expected(before, after);

    EXPECT_EQ(posts_of(ours, PostChange::created), theirs.created);
    EXPECT_EQ(posts_of(ours, PostChange::deleted), theirs.deleted);
    EXPECT_EQ(posts_of(ours, PostChange::changed), theirs.changed);
    EXPECT_EQ(posts_of(ours, PostChange::moved), theirs.moved);
    EXPECT_EQ(ours.created + ours.deleted + ours.changed + ours.moved, ours.posts.size());
    EXPECT_EQ(ours.at_risk, theirs.at_risk);
    std::set<std::string> at_risk;
    for (const PostId post : ours.posts_at_risk)
      at_risk.insert(before.posts[index(post)].post_id);
    EXPECT_EQ(at_risk, theirs.posts_at_risk);
    EXPECT_EQ(ours.functions_deleted, static_cast<unsigned>(theirs.functions_deleted));
    EXPECT_EQ(ours.lines_added, static_cast<unsigned>(theirs.lines_added));
    EXPECT_EQ(ours.lines_removed, static_cast<unsigned>(theirs.lines_removed));
    EXPECT_EQ(unshared_in(model_of(before), ours), theirs.unshared);
    EXPECT_EQ(ours.no_impact, static_cast<unsigned>(theirs.no_impact));
    EXPECT_EQ(ours.vacant_deleted, static_cast<unsigned>(theirs.vacant));
    std::uint64_t in_groups = 0;
    for (const AtRiskGroup &group : ours.at_risk_groups)
      in_groups += group.at_risk + group.no_impact + group.vacant_deleted;
    EXPECT_EQ(in_groups, ours.at_risk + ours.no_impact + ours.vacant_deleted);
    std::set<std::string> holders;
    for (const RingFencedHolder &holder : ours.places.holders)
      holders.insert(holder.holder);
    if (!applied.ring_fences.empty()) { // one place for all of them
      EXPECT_EQ(holders, theirs.shown_at_risk);
      EXPECT_EQ(ours.places.matched, theirs.at_risk == 0 ? 0u : 1u);
    }
    same_money(ours, theirs, before, after);
    EXPECT_EQ(ours.staff_groups_changed, static_cast<unsigned>(theirs.groups_changed));
    EXPECT_EQ(ours.staff_groups_moved, static_cast<unsigned>(theirs.groups_moved));
    EXPECT_EQ(ours.staff_groups_deleted, static_cast<unsigned>(theirs.groups_deleted));
    same_meetings(ours, before, after);
  }
}

TEST_P(ComparisonOracle, a_scenario_without_changes_gives_no_change_anywhere) {
  for (unsigned seed = GetParam() * 50 + 1; seed <= GetParam() * 50 + 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Rows rows = oracle::random_model(seed);
    AppliedScenario applied;
    applied.model = model_of(rows);
    const Comparison out = compare(model_of(rows), {}, applied);
    EXPECT_TRUE(out.posts.empty());
    EXPECT_EQ(out.created + out.deleted + out.changed + out.moved, 0u);
    EXPECT_EQ(out.fte_before.all, out.fte_after.all);
    EXPECT_EQ(out.fte_before.organisations, out.fte_after.organisations);
    const std::vector<std::optional<double>> zeros(rows.organisations.size(), 0.0);
    EXPECT_EQ(out.fte_change.all, 0.0);
    EXPECT_EQ(out.fte_change.organisations, zeros);
    EXPECT_EQ(out.cost_change_per_year.all, 0.0);
    EXPECT_EQ(out.cost_change_per_year.organisations, zeros);
    EXPECT_TRUE(out.posts_without_cost.empty());
    EXPECT_EQ(out.staff_groups_changed + out.staff_groups_moved + out.staff_groups_deleted, 0u);
    EXPECT_EQ(out.at_risk + out.no_impact + out.vacant_deleted, 0u);
    EXPECT_TRUE(out.at_risk_groups.empty());
    EXPECT_TRUE(out.places.holders.empty() && out.places.posts.empty());
    EXPECT_TRUE(out.meetings.empty());
    if (out.before.duplicated_attendance) {
      EXPECT_EQ(out.before.duplicated_attendance->kinds, out.after.duplicated_attendance->kinds);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(RandomPairs, ComparisonOracle, testing::Range(0u, 6u));

} // namespace
} // namespace organograph::comparison_oracle_test
