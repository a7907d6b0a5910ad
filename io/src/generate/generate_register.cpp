// SPDX-License-Identifier: Apache-2.0
// Partners, who holds the relationships with them, and what organisations have arranged.
#include "generate/generate_parts.hpp"

#include "organograph/engine/model.hpp"

#include <algorithm>
#include <utility>

namespace organograph::io {

namespace {

void append_partner(std::string &out, std::uint32_t row) {
  constexpr std::array<std::string_view, 6> kinds = {"health", "police",   "probation",
                                                     "fire",   "district", "voluntary"};
  put(out, 'q', row);
  out += ",Partner ";
  put(out, std::uint64_t{row} + 1);
  out.append(",").append(kinds[row % kinds.size()]).append(",assumption: synthetic\n");
}

// A post of that service, one of the highest to lead, and then rather a joint one; nothing where the
// organisation has none.
std::uint32_t contact(const PostTree &tree, std::uint32_t organisation, std::uint32_t service, bool leads,
                      Draw &draw) {
  const auto posts = tree.of(organisation, service);
  if (posts.empty())
    return nothing;
  const auto count = static_cast<std::uint32_t>(posts.size());
  std::uint32_t post = posts[draw.below(leads ? std::min(12U, count) : std::max(1U, count / 8))];
  for (int attempt = 0; leads && attempt < 4 && !tree.joint(post); ++attempt)
    post = posts[draw.below(std::min(12U, count))];
  return post;
}

void append_link(std::string &out, const PostTree &tree, std::uint32_t partner, std::uint32_t post,
                 bool writes_function, std::string_view kind) {
  put(out, 'q', partner);
  put(out += ",", 'p', tree.row[post]);
  out += ',';
  if (writes_function)
    out.append(services[tree.service[post]].id);
  out.append(",").append(kind).append(",assumption: synthetic\n");
}

// The partner's service first, then up to three others; for each the contacts of one or two organisations,
// or one voice.
void append_links(std::string &out, const Plan &plan, std::uint32_t partner) {
  const PostTree &tree = plan.tree;
  Draw draw(plan.seed, Stream::links, partner);
  std::vector<std::uint32_t> posts;
  const std::uint32_t parts = draw.between(1, 4);
  std::uint32_t service = partner % static_cast<std::uint32_t>(services.size());
  for (std::uint32_t part = 0; part < parts; ++part) {
    const std::uint32_t organisation = draw.below(tree.organisations);
    const std::uint32_t contacts = draw.between(1, 4);
    const bool lead = draw.chance(400);
    for (std::uint32_t i = 0; i < contacts; ++i) {
      const std::uint32_t o = i % 2 == 0 ? organisation : neighbour(organisation, tree.organisations);
      const bool leads = lead && i == 0;
      const std::uint32_t post = contact(tree, o, service, leads, draw);
      if (post == nothing || std::ranges::find(posts, post) != posts.end())
        continue;
      posts.push_back(post);
      append_link(out, tree, partner, post, draw.chance(500), leads ? "lead" : "contact");
    }
    service = (service + draw.between(1, 32)) % static_cast<std::uint32_t>(services.size());
  }
  if (posts.empty())
    append_link(out, tree, partner, draw.below(tree.size()), false, "lead");
}

// Every organisation and its neighbour, once.
std::vector<std::pair<std::uint32_t, std::uint32_t>> neighbours(std::uint32_t organisations) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
  for (std::uint32_t o = 0; o + 1 < organisations; o += 2)
    pairs.emplace_back(o, o + 1);
  if (organisations % 2 == 1 && organisations > 1)
    pairs.emplace_back(organisations - 2, organisations - 1);
  return pairs;
}

void put_pair(std::string &out, std::uint32_t service, std::pair<std::uint32_t, std::uint32_t> pair) {
  out.append(services[service].id);
  put(out += ",", 'o', pair.first);
  put(out += ",", 'o', pair.second);
  out += ',';
}

} // namespace

void add_partner_tables(const Plan &plan, std::vector<NamedFile> &files) {
  files.emplace_back("partners.csv",
                     rows_text("partner_id,name,kind,source", plan.partners, plan.threads, append_partner));
  files.emplace_back("partner_links.csv",
                     rows_text("partner_id,post_id,function,kind,source", plan.partners, plan.threads,
                               [&](std::string &out, std::uint32_t row) { append_links(out, plan, row); }));
}

// A register of half of all dimensions, deeper for some services than for others.
void add_register_tables(const Plan &plan, std::vector<NamedFile> &files) {
  std::string arrangements = "function,organisation_a,organisation_b,dimension,state,source\n";
  std::string targets = "function,organisation_a,organisation_b,target_level,reason,agreed_by,source\n";
  std::uint64_t row = 0;
  for (const auto &pair : neighbours(plan.tree.organisations))
    for (std::uint32_t service = 0; service < services.size(); ++service) {
      Draw draw(plan.seed, Stream::register_, row++);
      const std::uint32_t depth = draw.below(1000);
      for (std::size_t d = 0; d < dimension_count; ++d) {
        if (!draw.chance(500))
          continue;
        put_pair(arrangements, service, pair);
        const State state = !draw.chance(depth) ? State::none
                            : draw.chance(500)  ? State::partial
                                                : State::full;
        arrangements.append(name(static_cast<Dimension>(d))).append(",").append(name(state));
        arrangements += ",assumption: synthetic\n";
      }
      if (draw.chance(600)) {
        put_pair(targets, service, pair);
        put(targets, draw.below(8));
        targets.append(draw.chance(200) ? ",sovereign by design" : ",").append(",,assumption: synthetic\n");
      }
    }
  files.emplace_back("arrangements.csv", std::move(arrangements));
  files.emplace_back("integration_targets.csv", std::move(targets));
}

} // namespace organograph::io
