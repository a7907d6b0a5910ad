// SPDX-License-Identifier: Apache-2.0
#include "privacy/attacked_model.hpp"

#include "oracle/facts.hpp"
#include "oracle/random_draft.hpp"
#include "support/random_models.hpp"
#include "support/temporary_folder.hpp"

#include <algorithm>
#include <charconv>
#include <random>

namespace organograph::test {

namespace {

using oracle::PostRow;
using Posts = std::map<std::string, PostRow>;

std::string text_of(double value) {
  char digits[32];
  return {digits, std::to_chars(digits, digits + sizeof digits, value).ptr};
}

/// Whole numbers of 12 digits, and FTE of 13 decimals: a sum of three that hits one by chance is not to be
/// expected.
class Values {
public:
  explicit Values(std::uint64_t seed) : engine_(seed) {}
  double cost() { return 1e11 + static_cast<double>(engine_() % 800'000'000'000U); }
  double fte() { return 0.1 + static_cast<double>(engine_() % 9'000'000'000'000U) / 1e13; }

private:
  std::mt19937_64 engine_;
};

// The attack knows people by their names, and every part: what is not known is not printed.
void know_all(oracle::Rows &rows) {
  for (PostRow &post : rows.posts) {
    post.status = oracle::status_of(post);
    const auto holders = oracle::holders(post);
    if (std::ranges::any_of(holders, [](const oracle::Holder &one) { return one.name.empty(); }))
      post.holder.clear();
    else if (holders.size() < oracle::names_in(post.holder).size())
      post.holder = holders.empty() ? "" : holders[0].name;
    post.holder_id.clear();
    post.assistant.clear();
  }
  if (!rows.post_shares)
    return;
  std::set<std::string> not_known;
  for (const oracle::PostShareRow &row : *rows.post_shares)
    if (!row.cost_share || row.organisation_id == "?")
      not_known.insert(row.post_id);
  std::erase_if(*rows.post_shares,
                [&](const oracle::PostShareRow &row) { return not_known.contains(row.post_id); });
}

// Tests of what is not shown, beside those that were drawn.
void claim_more(oracle::Rows &rows) {
  if (!rows.claims)
    rows.claims.emplace();
  for (const char *measure :
       {"sum(posts.annual_cost)", "sum(posts.pay_low)", "sum(scenarios/a/after.posts.annual_cost)",
        "span_of_control.all.cost", "pay_ranges.cost_low", "pay_ranges.salary_high",
        "recharges.recharges.0.cost", "benefits.benefits.0.cost_change"})
    rows.claims->push_back({"attack", "objective", "", measure, "<=", 1, ""});
}

// Without proposals nothing can be of one.
void forget_proposals(oracle::Rows &rows) {
  if (rows.benefits)
    for (oracle::BenefitRow &row : *rows.benefits)
      row.scenario.clear();
  std::erase_if(*rows.claims, [](const oracle::ClaimRow &row) { return !row.scenario.empty(); });
}

class Drawing {
public:
  Drawing(std::uint64_t seed, std::uint64_t values) : random_(seed), values_(values) {
    out_.rows = oracle::random_model_with_registers(seed, {"a"});
    know_all(out_.rows);
    claim_more(out_.rows);
    for (PostRow &post : out_.rows.posts) {
      draw_pay(post);
      if (post.annual_cost)
        post.annual_cost = values_.cost();
      post.fte = values_.fte();
    }
    if (out_.rows.post_shares)
      for (oracle::PostShareRow &row : *out_.rows.post_shares)
        if (row.sole_cost)
          row.sole_cost = values_.cost();
    out_.rows.published = {{"sum(posts.annual_cost)", 1, {}, "", ""},
                           {"sum(posts.fte)", 1, {}, "", ""},
                           {"span_of_control.all.cost", 1, {}, "", ""},
                           {"sum(scenarios/a/changes.annual_cost)", 1, {}, "", ""},
                           {"sum(post_shares.sole_cost)", 1, {}, "", ""}};
    for (const PostRow &post : out_.rows.posts)
      keep(post, "");
  }

  AttackedModel draw() {
    pick_victims();
    std::map<std::string, Posts> states;
    for (const PostRow &post : out_.rows.posts)
      states[""][post.post_id] = post;
    const int count = random_.between(1, 4);
    for (int i = 0; i < count && !top_.empty(); ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      std::string start;
      if (i > 0 && random_.chance(40))
        start = out_.proposals[static_cast<std::size_t>(random_.below(i))].name;
      Proposal made = propose(name, start, states[start], states[name]);
      out_.proposals.push_back(std::move(made));
    }
    if (out_.proposals.empty())
      forget_proposals(out_.rows);
    return std::move(out_);
  }

private:
  void draw_pay(PostRow &post) {
    for (oracle::Number *end : {&post.pay_low, &post.pay_high})
      if (*end)
        *end = values_.cost();
    if (post.pay_low && post.pay_high && *post.pay_low > *post.pay_high)
      std::swap(post.pay_low, post.pay_high);
    for (const oracle::Number &end : {post.pay_low, post.pay_high})
      if (end)
        keep_cost("pay of " + post.post_id, post.post_id, *end);
  }

  // A post that stays, and those that proposals delete from the front on.
  void pick_victims() {
    for (const PostRow &post : out_.rows.posts)
      if (top_.empty() && post.reports_to.empty())
        top_ = post.post_id;
      else
        victims_.push_back(post.post_id);
    random_.shuffle(victims_);
  }

  Proposal propose(const std::string &name, const std::string &start, const Posts &before, Posts &after) {
    Proposal out{name,
                 start,
                 "action,post_id,successor,title,organisation_id,reports_to,fte,annual_cost,holder,status\n",
                 {},
                 {}};
    after = before;
    const int from = random_.chance(70) ? 0 : random_.below(4);
    int wanted = random_.between(0, 8);
    for (std::size_t i = static_cast<std::size_t>(from); i < victims_.size() && wanted > 0; ++i) {
      if (random_.chance(10))
        continue;
      --wanted;
      if (after.erase(victims_[i]) > 0)
        out.changes += "delete," + victims_[i] + "," + top_ + ",,,,,,,\n";
    }
    const int created = random_.chance(50) ? 0 : random_.between(1, 7);
    for (int i = 0; i < created; ++i)
      create(name + std::to_string(i), after, out.changes);
    const int changed = random_.chance(50) ? 0 : random_.between(1, 7);
    for (auto &[id, post] : after)
      if (static_cast<int>(count_changed(out.changes)) < changed && before.contains(id) && random_.chance(50))
        change(post, out.changes);
    count_people(before, after, out);
    return out;
  }

  static std::size_t count_changed(const std::string &changes) {
    std::size_t out = 0;
    for (std::size_t at = changes.find("\nchange,"); at != std::string::npos;
         at = changes.find("\nchange,", at + 1))
      ++out;
    return out;
  }

  void create(const std::string &id, Posts &after, std::string &changes) {
    PostRow post;
    post.post_id = "new-" + id;
    post.organisation_id = oracle::post(out_.rows, top_).organisation_id;
    post.fte = values_.fte();
    post.annual_cost = values_.cost();
    post.holder = random_.chance(50) ? "Newcomer " + id : "";
    post.status = post.holder.empty() ? "vacant" : "filled";
    changes += "create," + post.post_id + ",,Head," + post.organisation_id + "," + top_ + "," +
               text_of(*post.fte) + "," + text_of(*post.annual_cost) + "," + post.holder + "," + post.status +
               "\n";
    keep(post, " created");
    after[post.post_id] = post;
  }

  void change(PostRow &post, std::string &changes) {
    const double cost = values_.cost(), fte = values_.fte();
    if (post.annual_cost)
      keep_cost("change of " + post.post_id, post.post_id, cost - *post.annual_cost);
    keep_fte("change of " + post.post_id, post.post_id, fte - *post.fte);
    post.annual_cost = cost;
    post.fte = fte;
    changes += "change," + post.post_id + ",,,,," + text_of(fte) + "," + text_of(cost) + ",,\n";
    keep(post, " changed");
  }

  // What one post costs and has: wholly, and what each organisation has of it or has not.
  void keep(const PostRow &post, const std::string &how) {
    if (post.annual_cost)
      keep_cost(post.post_id + how, post.post_id, *post.annual_cost);
    keep_fte(post.post_id + how, post.post_id, *post.fte);
  }
  void keep_cost(const std::string &what, const std::string &id, double value) {
    keep_shares(out_.costs, what, id, value);
  }
  void keep_fte(const std::string &what, const std::string &id, double value) {
    keep_shares(out_.ftes, what, id, value);
  }
  void keep_shares(std::vector<Secret> &to, const std::string &what, const std::string &id, double value) {
    to.push_back({what, value});
    for (const oracle::PostShareRow &row : oracle::rows_of(out_.rows.post_shares))
      if (const double share = row.cost_share.value_or(1); row.post_id == id && share < 1) {
        to.push_back({what + " in " + row.organisation_id, value * share});
        to.push_back({what + " without " + row.organisation_id, value * (1 - share)});
        if (row.sole_cost && &to == &out_.costs) {
          to.push_back({"sole cost of " + what, *row.sole_cost});
          to.push_back({"sole cost of " + what + " less its share", *row.sole_cost - value * share});
        }
      }
  }

  void count_people(const Posts &before, const Posts &after, Proposal &to) const {
    People named;
    for (const auto &[id, post] : after)
      for (const std::string &name : oracle::names_in(post.holder))
        named.insert(name);
    People counted;
    const auto group = [&](const PostRow &post) -> PeopleCounted & {
      return to.by_employer_and_grade[{post.organisation_id, post.grade}];
    };
    for (const std::string &id : deleted(before, after)) {
      const PostRow &post = before.at(id);
      const auto note = [&](People PeopleCounted::*column, const std::string &who) {
        (to.people.*column).insert(who);
        (group(post).*column).insert(who);
      };
      if (post.status == "interim" || post.status == "acting") {
        note(&PeopleCounted::no_impact, "post " + id);
      } else if (post.status == "vacant") {
        note(&PeopleCounted::vacant, "post " + id);
      } else if (const auto names = oracle::names_in(post.holder); names.empty()) {
        note(&PeopleCounted::at_risk, "post " + id);
      } else {
        for (const std::string &name : names)
          if (!named.contains(name) && counted.insert(name).second)
            note(&PeopleCounted::at_risk, name);
      }
    }
  }

  // In the order of the model: who lost several posts is counted by the first.
  std::vector<std::string> deleted(const Posts &before, const Posts &after) const {
    std::vector<std::string> out;
    for (const PostRow &post : out_.rows.posts)
      if (before.contains(post.post_id) && !after.contains(post.post_id))
        out.push_back(post.post_id);
    return out;
  }

  oracle::Random random_;
  Values values_;
  AttackedModel out_;
  std::string top_;
  std::vector<std::string> victims_;
};

} // namespace

void AttackedModel::write(const std::string &folder) const {
  for (const auto &[name, text] : files_of(rows))
    write_text(folder + "/" + name, text);
  for (const Proposal &proposal : proposals) {
    const std::string place = folder + "/scenarios/" + proposal.name;
    write_text(place + "/changes.csv", proposal.changes);
    write_text(place + "/scenario.csv",
               "title,source,starts_from\n,assumption: x," + proposal.starts_from + "\n");
  }
}

AttackedModel attacked_model(std::uint64_t seed, std::uint64_t values) {
  return Drawing(seed, values).draw();
}

} // namespace organograph::test
