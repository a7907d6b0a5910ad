// SPDX-License-Identifier: Apache-2.0
// Bridges: posts without which two organisations would no longer be connected.
//
// One depth-first search numbers the posts so that a component, and everything below a post in the search
// tree, is an interval of numbers; what falls apart without a post follows from the lowest number that each
// subtree reaches [1]. For each post whose absence matters (it holds parts together, or is all that its
// component has of some organisation) the organisations of the parts are listed: it bridges those pairs of
// organisations that no part holds both of, if no other component does.
//
// [1] Tarjan: Depth-first search and linear graph algorithms (1972).
#include "organograph/engine/bridges.hpp"

#include "measures/betweenness.hpp"
#include "measures/post_graph.hpp"
#include "model/csr_graph.hpp"

#include <boost/graph/depth_first_search.hpp>
#include <boost/unordered/unordered_flat_map.hpp>

#include <algorithm>
#include <utility>

namespace organograph {
namespace {

using detail::CsrEdge;
using Graph = detail::CsrGraph<PostId>;

// --- the search tree -----------------------------------------------------------------------------------

// Columns by number in the order of the search. Below a post, itself included, lie `size` numbers.
struct SearchTree {
  std::vector<PostId> post;
  std::vector<std::uint32_t> size;
  std::vector<std::uint32_t> low; // smallest number next to some post below
  std::vector<std::uint32_t> roots;
};

// Notes what the search of the Boost Graph Library comes by. The library copies it.
class Notes : public boost::default_dfs_visitor {
public:
  struct Kept {
    SearchTree tree;
    std::vector<std::uint32_t> number; // by post
    std::vector<std::uint32_t> path;   // numbers from the root to where the search is
  };
  explicit Notes(Kept &kept) : kept_(&kept) {}

  void start_vertex(std::uint32_t, const Graph &) const { tree().roots.push_back(found()); }
  void discover_vertex(std::uint32_t post, const Graph &) const {
    kept_->number[post] = found();
    kept_->path.push_back(found());
    tree().low.push_back(found());
    tree().size.push_back(1);
    tree().post.push_back(id_at<PostId>(post));
  }
  void back_edge(const CsrEdge &edge, const Graph &) const {
    std::uint32_t &low = tree().low[kept_->path.back()];
    low = std::min(low, kept_->number[edge.target]);
  }
  void finish_vertex(std::uint32_t, const Graph &) const {
    const std::uint32_t done = kept_->path.back();
    kept_->path.pop_back();
    if (kept_->path.empty())
      return;
    const std::uint32_t above = kept_->path.back();
    tree().size[above] += tree().size[done];
    tree().low[above] = std::min(tree().low[above], tree().low[done]);
  }

private:
  SearchTree &tree() const { return kept_->tree; }
  std::uint32_t found() const { return static_cast<std::uint32_t>(kept_->tree.post.size()); }

  Kept *kept_;
};

SearchTree search(const Csr<PostId> &neighbours) {
  Notes::Kept kept;
  kept.number.resize(neighbours.rows());
  boost::depth_first_search(Graph{neighbours}, boost::visitor(Notes(kept)));
  return std::move(kept.tree);
}

// --- bridges -------------------------------------------------------------------------------------------

std::uint64_t key(OrganisationId a, OrganisationId b) {
  return static_cast<std::uint64_t>(std::min(a, b)) << 32 | static_cast<std::uint64_t>(std::max(a, b));
}

OrganisationPair pair_of(std::uint64_t key) {
  return {id_at<OrganisationId>(key >> 32), id_at<OrganisationId>(key & UINT32_MAX)};
}

// Finds the bridges of one component after the other.
class BridgeFinder {
public:
  BridgeFinder(const Model &model, const SearchTree &tree)
      : model_(model), tree_(tree), numbers_(model->organisations.id.size()), total_(numbers_.size(), 0),
        parted_(numbers_.size(), 0), parts_of_(numbers_.size()) {
    for (std::uint32_t number = 0; number < tree.post.size(); ++number)
      for (const Served &served : served_by(number))
        numbers_[index(served.organisation)].push_back(number);
  }

  void find(Bridges &out) {
    for (const std::uint32_t root : tree_.roots)
      for_each_pair_of(organisations_between(root, root + tree_.size[root]));
    for (const auto &[pair, components] : components_)
      out.connected.push_back(pair_of(pair));
    std::sort(out.connected.begin(), out.connected.end());
    for (const std::uint32_t root : tree_.roots)
      search_component(root, out.posts);
    std::sort(out.posts.begin(), out.posts.end(),
              [](const Bridge &x, const Bridge &y) { return x.post < y.post; });
  }

private:
  struct Count {
    OrganisationId organisation;
    std::uint32_t posts; // that serve it, >= 1
  };
  using Counts = std::vector<Count>; // organisations rising

  std::span<const Served> served_by(std::uint32_t number) const {
    return model_->posts.serves[index(tree_.post[number])];
  }

  // Served organisations of the posts first to last - 1: from the posts, or from the organisations' lists of
  // numbers, whichever is shorter.
  Counts organisations_between(std::uint32_t first, std::uint32_t last) const {
    Counts out;
    if (last - first > numbers_.size()) {
      for (std::size_t o = 0; o < numbers_.size(); ++o) {
        const auto &list = numbers_[o];
        const auto from = std::lower_bound(list.begin(), list.end(), first);
        if (const auto posts = std::lower_bound(from, list.end(), last) - from; posts > 0)
          out.push_back({id_at<OrganisationId>(o), static_cast<std::uint32_t>(posts)});
      }
      return out;
    }
    std::vector<OrganisationId> served;
    for (std::uint32_t number = first; number < last; ++number)
      for (const Served &s : served_by(number))
        served.push_back(s.organisation);
    std::sort(served.begin(), served.end());
    for (const OrganisationId o : served)
      if (!out.empty() && out.back().organisation == o)
        ++out.back().posts;
      else
        out.push_back({o, 1});
    return out;
  }

  void for_each_pair_of(const Counts &organisations) {
    for (std::size_t i = 0; i < organisations.size(); ++i)
      for (std::size_t j = i + 1; j < organisations.size(); ++j)
        ++components_[key(organisations[i].organisation, organisations[j].organisation)];
  }

  void search_component(std::uint32_t root, std::vector<Bridge> &out) {
    const std::uint32_t end = root + tree_.size[root];
    present_ = organisations_between(root, end);
    if (present_.size() < 2)
      return;
    for (const Count &count : present_)
      total_[index(count.organisation)] = count.posts;
    for (std::uint32_t number = root; number < end; ++number) {
      if (!matters(number, root))
        continue;
      Bridge bridge{tree_.post[number], pairs_held_by(number, root)};
      if (!bridge.organisations.empty())
        out.push_back(std::move(bridge));
    }
  }

  // Calls fn(child) for the subtrees that nothing but `number` joins to the rest.
  template <class Fn> void for_each_parted(std::uint32_t number, Fn fn) const {
    for (std::uint32_t child = number + 1; child < number + tree_.size[number]; child += tree_.size[child])
      if (tree_.low[child] >= number)
        fn(child);
  }

  // Without it there are two parts or more, or an organisation has no post left.
  bool matters(std::uint32_t number, std::uint32_t root) const {
    const auto own = served_by(number);
    if (std::any_of(own.begin(), own.end(),
                    [&](const Served &s) { return total_[index(s.organisation)] == 1; }))
      return true;
    std::size_t parts = number == root ? 0 : 1; // whatever lies above
    for_each_parted(number, [&](std::uint32_t) { ++parts; });
    return parts >= 2;
  }

  std::vector<OrganisationPair> pairs_held_by(std::uint32_t number, std::uint32_t root) {
    list_parts(number, root);
    std::vector<OrganisationPair> pairs;
    // Pairs within the largest part stay connected: one of the two lies outside.
    for (const Count &a : present_) {
      if (is_in(largest_, a.organisation))
        continue;
      for (const Count &b : present_) {
        const bool twice = b.organisation <= a.organisation && !is_in(largest_, b.organisation);
        if (!twice && apart(a.organisation, b.organisation) &&
            components_.find(key(a.organisation, b.organisation))->second == 1)
          pairs.push_back(pair_of(key(a.organisation, b.organisation)));
      }
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
  }

  // Which organisations each part has posts of, and the part that has most of them.
  void list_parts(std::uint32_t number, std::uint32_t root) {
    for (const Count &count : present_) {
      parted_[index(count.organisation)] = 0;
      parts_of_[index(count.organisation)].clear();
    }
    std::uint32_t part = 1; // 0 is whatever lies above
    std::size_t most = 0;
    for_each_parted(number, [&](std::uint32_t child) {
      const Counts counts = organisations_between(child, child + tree_.size[child]);
      for (const Count &count : counts) {
        parted_[index(count.organisation)] += count.posts;
        parts_of_[index(count.organisation)].push_back(part);
      }
      if (counts.size() > most) {
        most = counts.size();
        largest_ = part;
      }
      ++part;
    });
    std::size_t above = 0;
    for (const Served &own : served_by(number))
      ++parted_[index(own.organisation)];
    if (number != root)
      for (const Count &count : present_)
        if (parted_[index(count.organisation)] < count.posts) {
          auto &parts = parts_of_[index(count.organisation)];
          parts.insert(parts.begin(), 0);
          ++above;
        }
    if (above >= most)
      largest_ = 0;
  }

  bool is_in(std::uint32_t part, OrganisationId organisation) const {
    const auto &parts = parts_of_[index(organisation)];
    return std::binary_search(parts.begin(), parts.end(), part);
  }

  // No part holds posts of both.
  bool apart(OrganisationId a, OrganisationId b) const {
    const auto &x = parts_of_[index(a)], &y = parts_of_[index(b)];
    for (auto i = x.begin(), j = y.begin(); i != x.end() && j != y.end();) {
      if (*i == *j)
        return false;
      ++(*i < *j ? i : j);
    }
    return true;
  }

  const Model &model_;
  const SearchTree &tree_;
  std::vector<std::vector<std::uint32_t>> numbers_; // by OrganisationId: of the posts that serve it, rising
  boost::unordered_flat_map<std::uint64_t, std::uint32_t> components_; // of a pair: that hold posts of both
  // Of the component being searched:
  Counts present_;
  std::vector<std::uint32_t> total_; // by OrganisationId: posts of the component that serve it
  // Of the post being looked at, by OrganisationId: posts in parted subtrees and itself; parts with its
  // posts.
  std::vector<std::uint32_t> parted_;
  std::vector<std::vector<std::uint32_t>> parts_of_;
  std::uint32_t largest_ = 0;
};

} // namespace

Bridges bridges(const Model &model, const BridgeOptions &options) {
  const Posts &posts = model->posts;
  std::vector<detail::CommonSeries> ties = detail::ties_of(model, options.ties_at_least, options.threads);
  Bridges out;
  out.ties = ties.size();
  out.lines = static_cast<std::uint64_t>(
      std::count_if(posts.manager.begin(), posts.manager.end(), [](PostId m) { return m != none<PostId>; }));
  const Csr<PostId> neighbours = detail::neighbours_of(posts, std::exchange(ties, {})); // many: not kept
  const SearchTree tree = search(neighbours);
  BridgeFinder(model, tree).find(out);

  const std::size_t sources = posts.size() <= options.exact_up_to
                                  ? posts.size()
                                  : std::clamp<std::size_t>(options.sampled_sources, 1, posts.size());
  out.sampled = sources < posts.size();
  out.sources = static_cast<std::uint32_t>(sources);
  if (!options.betweenness)
    return out;
  detail::Betweenness between =
      detail::betweenness(neighbours, detail::draw_posts(posts.size(), sources), options.threads);
  out.betweenness = std::move(between.value);
  out.margin = std::move(between.margin);
  return out;
}

} // namespace organograph
