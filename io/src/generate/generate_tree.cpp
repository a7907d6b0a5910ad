// SPDX-License-Identifier: Apache-2.0
// Who reports to whom. Trees are made layer by layer and one after another: 10 million posts take a third of
// a second, and the rest needs the whole tree.
#include "generate/generate_parts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace organograph::io {

constexpr std::array<Service, 33> services = {{{"corporate", "Corporate leadership"},
                                               {"adults", "Adult social care"},
                                               {"commissioning", "Commissioning"},
                                               {"health", "Public health"},
                                               {"safeguarding", "Safeguarding"},
                                               {"children", "Children's social care"},
                                               {"education", "Schools and education"},
                                               {"early_help", "Early help"},
                                               {"send", "Special educational needs"},
                                               {"highways", "Highways"},
                                               {"transport", "Passenger transport"},
                                               {"waste", "Waste and recycling"},
                                               {"planning", "Planning"},
                                               {"economy", "Economic development"},
                                               {"housing", "Housing"},
                                               {"regeneration", "Regeneration"},
                                               {"property", "Property"},
                                               {"libraries", "Libraries"},
                                               {"culture", "Museums and culture"},
                                               {"leisure", "Leisure"},
                                               {"registration", "Registration"},
                                               {"finance", "Finance"},
                                               {"procurement", "Procurement"},
                                               {"audit", "Audit and risk"},
                                               {"revenues", "Revenues and benefits"},
                                               {"workforce", "Human resources"},
                                               {"payroll", "Payroll"},
                                               {"training", "Learning and development"},
                                               {"communications", "Communications"},
                                               {"legal", "Legal services"},
                                               {"democracy", "Democratic services"},
                                               {"elections", "Elections"},
                                               {"digital", "Information technology"}}};

namespace {

constexpr std::uint32_t directorates = 8;
constexpr std::uint32_t services_each = 4;

// Direct reports of a manager: mean about 7, tail to 60.
constexpr std::array<Weighted, 14> span_weights = {{{550, 1, 1},
                                                    {800, 2, 2},
                                                    {1000, 3, 3},
                                                    {1100, 4, 4},
                                                    {1150, 5, 5},
                                                    {1100, 6, 6},
                                                    {950, 7, 7},
                                                    {850, 8, 8},
                                                    {650, 9, 9},
                                                    {500, 10, 10},
                                                    {850, 11, 15},
                                                    {250, 16, 20},
                                                    {150, 21, 30},
                                                    {100, 31, 60}}};
static_assert(whole(span_weights));

// Of a thousand posts of a layer, how many manage. 450 of 7 reports each: a layer is three times the one
// above.
std::uint32_t managers_in_a_thousand(std::uint32_t layer) {
  return layer <= 2 ? 1000 : layer == 3 ? 800 : 450;
}

std::uint32_t joint_in_a_thousand(std::uint32_t layer) {
  return layer < 2 ? 0 : layer <= 4 ? 120 : 20;
}

// Posts of each tree: one, and the others shared out 4 : 3 : 2 : 4 : 3 : 2 ...
std::vector<std::uint32_t> tree_sizes(std::uint32_t posts, std::uint32_t organisations) {
  std::vector<std::uint32_t> sizes(organisations, 1);
  std::uint64_t weights = 0;
  for (std::uint32_t o = 0; o < organisations; ++o)
    weights += 4 - o % 3;
  const std::uint64_t others = posts - organisations;
  std::uint64_t given = 0, weight = 0;
  for (std::uint32_t o = 0; o < organisations; ++o) {
    weight += 4 - o % 3;
    const std::uint64_t due = others * weight / weights;
    sizes[o] += static_cast<std::uint32_t>(due - given);
    given = due;
  }
  return sizes;
}

std::uint8_t service_below(const PostTree &tree, std::uint32_t manager, std::uint32_t place) {
  if (tree.layer[manager] == 1)
    return static_cast<std::uint8_t>(1 + place % directorates * services_each);
  if (tree.layer[manager] == 2)
    return static_cast<std::uint8_t>(tree.service[manager] + place % services_each);
  return tree.service[manager];
}

void add_reports(PostTree &tree, std::uint32_t manager, std::uint32_t first, std::uint32_t span, Draw &draw) {
  tree.first_report[manager] = first;
  tree.spans[manager] = span;
  tree.managers.push_back(manager);
  const std::uint16_t employer = tree.employer[manager];
  const auto other = static_cast<std::uint16_t>(neighbour(employer, tree.organisations));
  const bool joint = span >= 2 && draw.chance(joint_in_a_thousand(tree.layer[manager]));
  if (joint)
    tree.joint_with[manager] = other;
  for (std::uint32_t place = 0; place < span; ++place) {
    const std::uint32_t post = first + place;
    tree.manager[post] = manager;
    tree.layer[post] = static_cast<std::uint8_t>(tree.layer[manager] + 1);
    tree.service[post] = service_below(tree, manager, place);
    // Both organisations have reports of a joint post.
    const bool of_other = joint && (place == 1 || (place > 1 && draw.chance(500)));
    tree.employer[post] = tree.joint_with[post] = of_other ? other : employer;
  }
}

void grow(PostTree &tree, std::uint64_t seed, std::uint32_t organisation, std::uint32_t top,
          std::uint32_t end) {
  tree.manager[top] = nothing;
  tree.layer[top] = 1;
  tree.employer[top] = tree.joint_with[top] = static_cast<std::uint16_t>(organisation);
  std::uint32_t next = top + 1;
  for (std::uint32_t post = top; next < end; ++post) {
    Draw draw(seed, Stream::tree, post);
    const bool last_hope = post + 1 == next;
    if (!draw.chance(managers_in_a_thousand(tree.layer[post])) && !last_hope)
      continue;
    const std::uint32_t span = post == top ? draw.between(6, 9) : drawn(span_weights, draw);
    const std::uint32_t reports = std::min(span, end - next);
    add_reports(tree, post, next, reports, draw);
    next += reports;
  }
}

// As in a payroll extract: the organisations one after another, posts by a number that says nothing.
void shuffle_rows(PostTree &tree, std::uint64_t seed, std::uint32_t first, std::uint32_t end) {
  for (std::uint32_t last = end; last > first + 1; --last) {
    Draw draw(seed, Stream::order, last);
    std::swap(tree.at_row[last - 1], tree.at_row[first + draw.below(last - first)]);
  }
}

} // namespace

PostTree generated_tree(std::uint64_t seed, std::uint32_t posts, std::uint32_t organisations) {
  PostTree tree;
  tree.organisations = organisations;
  tree.manager.resize(posts);
  tree.first_report.resize(posts);
  tree.spans.resize(posts);
  tree.employer.resize(posts);
  tree.joint_with.resize(posts);
  tree.service.resize(posts);
  tree.layer.resize(posts);
  tree.row.resize(posts);
  tree.at_row.resize(posts);
  std::iota(tree.at_row.begin(), tree.at_row.end(), 0U);
  std::uint32_t first = 0;
  for (std::uint32_t o = 0; const std::uint32_t size : tree_sizes(posts, organisations)) {
    grow(tree, seed, o++, first, first + size);
    tree.first_row.push_back(first);
    shuffle_rows(tree, seed, first, first + size);
    first += size;
  }
  for (std::uint32_t row = 0; row < posts; ++row)
    tree.row[tree.at_row[row]] = row;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> services_of_posts(posts);
  for (std::uint32_t p = 0; p < posts; ++p)
    services_of_posts[p] = {static_cast<std::uint32_t>(tree.employer[p] * services.size() + tree.service[p]),
                            p};
  tree.by_service = group_by_row(organisations * services.size(), services_of_posts);
  return tree;
}

} // namespace organograph::io
