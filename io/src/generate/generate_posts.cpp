// SPDX-License-Identifier: Apache-2.0
// The rows of posts: what they are called, cost and serve, and the lines and groups about them.
#include "generate/generate_parts.hpp"

#include <algorithm>

namespace organograph::io {

namespace {

// Annual cost by layer from 1; the last is that of every layer below.
constexpr std::array<std::uint32_t, 10> costs = {214'000, 158'000, 121'000, 92'000, 71'000,
                                                 57'000,  48'000,  41'000,  35'000, 30'000};
// Hundredths of a full-time post.
constexpr std::array<Weighted, 5> part_time = {
    {{7000, 100, 100}, {1000, 80, 80}, {1000, 60, 60}, {600, 50, 50}, {400, 40, 40}}};
static_assert(whole(part_time));
constexpr std::array<std::string_view, 7> ranks = {
    "Chief Executive", "Executive Director of", "Director of", "Head of Service, ",
    "Service Manager", "Team Manager",          "Team Leader"};
constexpr std::array<std::string_view, 8> jobs = {"Officer",    "Senior Officer", "Practitioner",  "Adviser",
                                                  "Technician", "Assistant",      "Administrator", "Analyst"};

struct PostFacts {
  std::uint32_t job, fte, cost; // fte in hundredths; cost 0: not known
  std::string_view status;      // empty: filled
  bool job_share, reports_known;
};

// What a post's row says beside the tree. Only posts without reports are vacant.
PostFacts facts_of(const Plan &plan, std::uint32_t post) {
  Draw draw(plan.seed, Stream::posts, post);
  const PostTree &tree = plan.tree;
  const bool manages = tree.spans[post] != 0;
  PostFacts facts{};
  facts.job = draw.below(static_cast<std::uint32_t>(jobs.size()));
  facts.fte = manages ? (draw.chance(950) ? 100 : 80) : drawn(part_time, draw);
  // Who manages nobody is paid like the managers two layers further down.
  const std::size_t band = tree.layer[post] - 1U + (manages || tree.layer[post] <= 2 ? 0U : 2U);
  const std::uint32_t hundreds = costs[std::min(band, costs.size() - 1)] / 100;
  const std::uint32_t full = hundreds * draw.between(88, 112) / 100;
  facts.cost = draw.chance(20) ? 0 : full * facts.fte;
  const std::uint32_t state = draw.below(1000);
  if (state < 100)
    facts.status = manages ? "" : "vacant";
  else if (state < 130)
    facts.status = "interim";
  else if (state < 140)
    facts.status = "seconded";
  else if (state < 150)
    facts.status = "acting";
  facts.job_share = draw.chance(20) && facts.fte == 100;
  facts.reports_known = manages || !draw.chance(2);
  return facts;
}

// Hundredths, without idle digits: 1, 0.8, 0.65.
void put_hundredths(std::string &out, std::uint32_t hundredths) {
  put(out, hundredths / 100);
  const std::uint32_t part = hundredths % 100;
  if (part == 0)
    return;
  out += '.';
  out += static_cast<char>('0' + part / 10);
  if (part % 10 != 0)
    out += static_cast<char>('0' + part % 10);
}

void put_title(std::string &out, const PostTree &tree, std::uint32_t post, const PostFacts &facts) {
  const std::string_view service = services[tree.service[post]].name;
  const std::size_t rank = std::min<std::size_t>(tree.layer[post], ranks.size()) - 1;
  if (tree.layer[post] == 1)
    out.append(ranks[0]);
  else if (tree.spans[post] == 0)
    out.append(service).append(" ").append(jobs[facts.job]);
  else if (rank == 3) // a comma, so a quoted cell
    out.append("\"").append(ranks[3]).append(service).append("\"");
  else if (rank < 3)
    out.append(ranks[rank]).append(" ").append(service);
  else
    out.append(service).append(" ").append(ranks[rank]);
}

void put_holder(std::string &out, const Plan &plan, std::uint32_t row, const PostFacts &facts) {
  if (facts.status == "vacant")
    return;
  out += "holder ";
  put(out, row + 1);
  if (facts.job_share) {
    out += ";holder ";
    put(out, std::uint64_t{row} + 1 + plan.tree.size());
  }
}

void append_post(std::string &out, const Plan &plan, std::uint32_t row) {
  const PostTree &tree = plan.tree;
  const std::uint32_t post = tree.at_row[row];
  const std::uint32_t manager = tree.manager[post];
  const PostFacts facts = facts_of(plan, post);
  put(out, 'p', row);
  out += ',';
  put_title(out, tree, post, facts);
  put(out += ",", 'o', tree.employer[post]);
  out += ',';
  if (manager != nothing)
    put(out, 'p', tree.row[manager]);
  out.append(",").append(services[tree.service[post]].id).append(",unit ");
  put(out, std::uint64_t{tree.row[tree.spans[post] == 0 && manager != nothing ? manager : post]} + 1);
  put(out += ",", 'G', std::min<std::uint32_t>(tree.layer[post] + (tree.spans[post] == 0 ? 2U : 0U), 15) - 1);
  out += ',';
  if (row % 10 != 0) // some have no tier: it is their layer
    put(out, tree.layer[post]);
  out += ',';
  put_hundredths(out, facts.fte);
  out += ',';
  if (facts.cost != 0)
    put(out, facts.cost);
  out.append(",").append(facts.status).append(",");
  put_holder(out, plan, row, facts);
  out.append(facts.reports_known ? ",\n" : ",no\n");
}

void append_shares(std::string &out, const Plan &plan, std::uint32_t row) {
  const PostTree &tree = plan.tree;
  const std::uint32_t post = tree.at_row[row];
  if (!tree.joint(post))
    return;
  Draw draw(plan.seed, Stream::further, post);
  const std::uint32_t own = 10 * draw.between(4, 7);
  const std::uint32_t cost = facts_of(plan, post).cost;
  for (const bool other : {false, true}) {
    put(out, 'p', row);
    put(out += ",", 'o', other ? tree.joint_with[post] : tree.employer[post]);
    put_hundredths(out += ",", other ? 100 - own : own);
    put(out += ",", 'G', tree.layer[post] - 1U);
    out += ',';
    if (cost != 0)
      put(out, std::uint64_t{cost} / 100 * draw.between(75, 95));
    out += ",assumption: synthetic\n";
  }
}

void append_further_function(std::string &out, const Plan &plan, std::uint32_t row) {
  const std::uint32_t post = plan.tree.at_row[row];
  Draw draw(plan.seed, Stream::further, std::uint64_t{post} + (std::uint64_t{1} << 32U));
  if (plan.tree.spans[post] == 0 || !draw.chance(40))
    return;
  put(out, 'p', row);
  const auto count = static_cast<std::uint32_t>(services.size());
  const std::uint32_t further = (plan.tree.service[post] + 1 + draw.below(count - 1)) % count;
  out.append(",").append(services[further].id).append(",assumption: synthetic\n");
}

void append_line(std::string &out, const Plan &plan, std::uint32_t row) {
  constexpr std::array<std::string_view, 3> kinds = {"dotted", "professional", "statutory"};
  const PostTree &tree = plan.tree;
  const std::uint32_t post = tree.at_row[row];
  Draw draw(plan.seed, Stream::further, std::uint64_t{post} + (std::uint64_t{2} << 32U));
  if (tree.managers.empty() || !draw.chance(20))
    return;
  const std::uint32_t superior = tree.managers[draw.below(static_cast<std::uint32_t>(tree.managers.size()))];
  if (superior == post || superior == tree.manager[post])
    return;
  put(out, 'p', row);
  put(out += ",", 'p', tree.row[superior]);
  out.append(",").append(kinds[draw.below(3)]).append(",assumption: synthetic\n");
}

void append_group(std::string &out, const Plan &plan, std::uint32_t group) {
  const PostTree &tree = plan.tree;
  Draw draw(plan.seed, Stream::groups, group);
  const std::uint32_t above = tree.managers[draw.below(static_cast<std::uint32_t>(tree.managers.size()))];
  const std::uint32_t fte = draw.between(150, 4000);
  put(out, 'g', group);
  put(out += ",", 'p', tree.row[above]);
  put_hundredths(out += ",", fte);
  out.append(",").append(services[tree.service[above]].name).append(" teams,G10,");
  out.append(services[tree.service[above]].id);
  put(out += ",", 'o', tree.employer[above]);
  put(out += ",", std::uint64_t{fte} * draw.between(280, 360));
  out += ",assumption: synthetic\n";
}

} // namespace

void add_post_tables(const Plan &plan, std::vector<NamedFile> &files) {
  const auto add = [&](const char *name, std::string_view heads, std::uint32_t rows, auto append) {
    files.emplace_back(name, rows_text(heads, rows, plan.threads,
                                       [&](std::string &out, std::uint32_t row) { append(out, plan, row); }));
  };
  const std::uint32_t posts = plan.tree.size();
  add("posts.csv",
      "post_id,title,organisation_id,reports_to,function,unit,grade,tier,fte,annual_cost,status,holder,"
      "reports_known",
      posts, append_post);
  add("post_functions.csv", "post_id,function,source", posts, append_further_function);
  add("post_shares.csv", "post_id,organisation_id,cost_share,grade,sole_cost,source", posts, append_shares);
  add("reporting_lines.csv", "post_id,reports_to,kind,source", posts, append_line);
  add("staff_groups.csv", "group_id,reports_to,fte,title,grade,function,organisation_id,annual_cost,source",
      plan.tree.managers.empty() ? 0 : (posts + 399) / 400, append_group);
}

} // namespace organograph::io
