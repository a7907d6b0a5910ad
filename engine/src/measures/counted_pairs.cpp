// SPDX-License-Identifier: Apache-2.0
// Pairs of posts that meet often, counted and listed. Those that share a series which is none of the classes'
// own are met one by one. The others share nothing but series of the classes: their number is that of all
// pairs of two classes, less those met; they are made only as far as the list has room for them.
#include "measures/counted_pairs.hpp"

#include "measures/identifier_order.hpp"
#include "measures/series_counter.hpp"
#include "organograph/engine/detail/parallel.hpp"

#include <algorithm>
#include <mutex>
#include <span>
#include <utility>

namespace organograph::detail {
namespace counted_pairs_parts {
namespace {

using Pairs = std::vector<CommonSeries>;

// Places of posts in the order of their identifiers; made when they are asked for: of all posts of the index,
// or only of those in some pairs, which are far fewer where nothing is cut.
class Places {
public:
  Places(const Model &model, const SeriesIndex &index) : model_(model), index_(index) {}

  const std::vector<PostId> &order() {
    make();
    return order_;
  }
  const std::vector<std::uint32_t> &of() {
    make();
    return of_;
  }
  Places of_only(const Pairs &pairs) const {
    Places out(model_, index_);
    std::vector<std::uint8_t> chosen(index_.series.rows());
    for (const CommonSeries &pair : pairs)
      chosen[index(pair.a)] = chosen[index(pair.b)] = 1;
    out.make_of(chosen);
    return out;
  }
  bool are_made() const { return !of_.empty(); }

private:
  void make() {
    if (are_made())
      return;
    std::vector<std::uint8_t> chosen(index_.series.rows());
    for (std::size_t p = 0; p < chosen.size(); ++p)
      chosen[p] = !index_.series[p].empty();
    make_of(chosen);
  }
  void make_of(const std::vector<std::uint8_t> &chosen) {
    of_.resize(chosen.size());
    for (const std::uint32_t row : rows_by_bytes(model_, model_->posts.id, chosen)) {
      of_[row] = static_cast<std::uint32_t>(order_.size());
      order_.push_back(PostId{row});
    }
  }

  const Model &model_;
  const SeriesIndex &index_;
  std::vector<PostId> order_;
  std::vector<std::uint32_t> of_; // by PostId
};

// a's identifier before b's in bytes; series falling, then by identifier. Sorted as places, which compare
// without a look elsewhere.
void put_in_order(Pairs &pairs, Places &places) {
  if (pairs.empty())
    return;
  const auto &of = places.of();
  for (CommonSeries &pair : pairs) {
    const auto [low, high] = std::minmax(of[index(pair.a)], of[index(pair.b)]);
    pair.a = PostId{low};
    pair.b = PostId{high};
  }
  std::sort(pairs.begin(), pairs.end(), [](const CommonSeries &x, const CommonSeries &y) {
    if (x.series != y.series)
      return x.series > y.series;
    return std::pair(x.a, x.b) < std::pair(y.a, y.b);
  });
  for (CommonSeries &pair : pairs) {
    pair.a = places.order()[index(pair.a)];
    pair.b = places.order()[index(pair.b)];
  }
}

// The first so many of the pairs that threads bring, whatever the order in which they come.
class FirstPairs {
public:
  FirstPairs(std::size_t most, Places &places) : most_(most), places_(places) {}

  void add(const Pairs &more) {
    const std::scoped_lock lock(mutex_);
    pairs_.insert(pairs_.end(), more.begin(), more.end());
    if (pairs_.size() > room && (pairs_.size() - room) / 2 > most_)
      cut();
  }

  Pairs take() {
    if (places_.are_made()) {
      put_in_order(pairs_, places_);
    } else {
      Places own = places_.of_only(pairs_);
      put_in_order(pairs_, own);
    }
    pairs_.resize(std::min(pairs_.size(), most_));
    return std::move(pairs_);
  }

private:
  static constexpr std::size_t room = 1U << 16U; // of a block that is added

  void cut() {
    const auto &of = places_.of();
    const auto before = [&](const CommonSeries &x, const CommonSeries &y) {
      if (x.series != y.series)
        return x.series > y.series;
      return std::minmax(of[index(x.a)], of[index(x.b)]) < std::minmax(of[index(y.a)], of[index(y.b)]);
    };
    std::nth_element(pairs_.begin(), pairs_.begin() + static_cast<std::ptrdiff_t>(most_), pairs_.end(),
                     before);
    pairs_.resize(most_);
  }

  std::size_t most_;
  Places &places_;
  std::mutex mutex_;
  Pairs pairs_;
};

// What blocks of posts come to.
struct Met {
  std::uint64_t pairs = 0, internal = 0;
  std::uint64_t of_classes = 0, internal_of_classes = 0; // those whose classes alone have enough in common
};

Met meet(const Model &model, const SeriesIndex &index, const PostClasses &classes, std::uint32_t at_least,
         unsigned threads, FirstPairs &first_pairs) {
  const auto blocks = fold_blocks<Met>(
      index.series.rows(), block_of_posts(index), threads,
      [&] { return SeriesCounter(index, classes, at_least); },
      [&](SeriesCounter &counter, std::size_t first, std::size_t last) {
        constexpr std::size_t at_once = 1U << 16U;
        Met met;
        Pairs pairs;
        counter.for_each_post(first, last, [&](PostId a, std::span<const PostWithSeries> found) {
          for (const auto &[b, series] : found) {
            const bool internal = model.serve_in_common(a, b);
            const bool of_classes = classes.common(a, b) >= at_least;
            ++met.pairs;
            met.internal += internal;
            met.of_classes += of_classes;
            met.internal_of_classes += of_classes && internal;
            pairs.push_back({a, b, series});
          }
          if (pairs.size() >= at_once)
            first_pairs.add(std::exchange(pairs, {}));
        });
        first_pairs.add(pairs);
        return met;
      });
  Met out;
  for (const Met &block : blocks) {
    out.pairs += block.pairs;
    out.internal += block.internal;
    out.of_classes += block.of_classes;
    out.internal_of_classes += block.internal_of_classes;
  }
  return out;
}

// Two classes whose posts share at least so many series of the classes' own; a <= b.
struct ClassPair {
  std::uint32_t a, b, series;
};

std::vector<ClassPair> class_pairs(const PostClasses &classes, std::uint32_t at_least) {
  std::vector<ClassPair> out;
  for (std::uint32_t a = 0; a < classes.some.size(); ++a)
    for (std::uint32_t b = a; b < classes.some.size(); ++b)
      if (const std::uint32_t series = classes.common_of_classes(a, b); series >= at_least)
        out.push_back({a, b, series});
  return out;
}

void count_classes(const Model &model, const PostClasses &classes, const std::vector<ClassPair> &pairs,
                   const Met &met, CountedPairs &to) {
  std::uint64_t all = 0, internal = 0;
  for (const ClassPair &pair : pairs) {
    const std::uint64_t a = classes.posts[pair.a], b = classes.posts[pair.b];
    const std::uint64_t count = pair.a == pair.b ? a * (a - 1) / 2 : a * b;
    all += count;
    internal += model.serve_in_common(classes.some[pair.a], classes.some[pair.b]) ? count : 0;
  }
  to.pairs += all - met.of_classes;
  to.internal += internal - met.internal_of_classes;
}

// Makes pairs that share nothing but series of the classes, in the order of the list.
class ClassPairMaker {
public:
  ClassPairMaker(const SeriesIndex &index, const PostClasses &classes, Places &places)
      : index_(index), classes_(classes), order_(places.order()), place_(places.of()),
        met_by_(classes.of.size(), UINT32_MAX), members_(classes.some.size()) {
    for (const PostId post : order_)
      members_[classes.of[organograph::index(post)]].push_back(place_[organograph::index(post)]);
  }

  // With just so many series in common: the first `room` of them.
  void append(const std::vector<ClassPair> &pairs, std::uint32_t series, std::size_t room, Pairs &out) {
    std::vector<std::vector<std::uint32_t>> partners(classes_.some.size());
    for (const ClassPair &pair : pairs)
      if (pair.series == series) {
        partners[pair.a].push_back(pair.b);
        if (pair.a != pair.b)
          partners[pair.b].push_back(pair.a);
      }
    for (std::uint32_t place = 0; place < order_.size() && room > 0; ++place) {
      const PostId a = order_[place];
      const auto &with = partners[classes_.of[organograph::index(a)]];
      if (with.empty())
        continue;
      mark_met(a);
      behind_.clear();
      for (const std::uint32_t other : with)
        take_behind(place, members_[other]);
      std::ranges::sort(behind_);
      behind_.resize(std::min(behind_.size(), room));
      for (const std::uint32_t b : behind_)
        out.push_back({a, order_[b], series});
      room -= behind_.size();
    }
  }

private:
  void mark_met(PostId a) {
    for (const MeetingId series : index_.series[organograph::index(a)])
      if (!classes_.knows(series))
        for (const PostId b : index_.posts[organograph::index(series)])
          met_by_[organograph::index(b)] = static_cast<std::uint32_t>(a);
  }

  void take_behind(std::uint32_t place, const std::vector<std::uint32_t> &members) {
    const std::uint32_t a = static_cast<std::uint32_t>(order_[place]);
    for (auto b = std::ranges::upper_bound(members, place); b != members.end(); ++b)
      if (met_by_[organograph::index(order_[*b])] != a)
        behind_.push_back(*b);
  }

  const SeriesIndex &index_;
  const PostClasses &classes_;
  const std::vector<PostId> &order_;
  const std::vector<std::uint32_t> &place_;
  std::vector<std::uint32_t> met_by_;               // by PostId: who last shared another series with it
  std::vector<std::vector<std::uint32_t>> members_; // by class: places, rising
  std::vector<std::uint32_t> behind_;               // places
};

// Adds what the list has room for, where pairs that were met do not come before.
void list_class_pairs(const SeriesIndex &index, const PostClasses &classes,
                      const std::vector<ClassPair> &pairs, std::size_t most, Places &places, Pairs &to) {
  std::vector<std::uint32_t> levels;
  for (const ClassPair &pair : pairs)
    levels.push_back(pair.series);
  std::ranges::sort(levels, std::ranges::greater{});
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  Pairs made;
  ClassPairMaker maker(index, classes, places);
  for (const std::uint32_t series : levels) {
    const auto before = static_cast<std::size_t>(
        std::ranges::lower_bound(to, series, std::ranges::greater{}, &CommonSeries::series) - to.begin());
    if (before + made.size() >= most)
      break;
    maker.append(pairs, series, most - before - made.size(), made);
  }
  to.insert(to.end(), made.begin(), made.end());
  put_in_order(to, places);
  to.resize(std::min(to.size(), most));
}

} // namespace
} // namespace counted_pairs_parts

CountedPairs counted_pairs(const Model &model, const SeriesIndex &index, std::uint32_t at_least,
                           std::size_t most, unsigned threads, const ClassBounds &bounds) {
  using namespace counted_pairs_parts;
  const PostClasses classes = post_classes(model, index, bounds);
  Places places(model, index);
  FirstPairs first_pairs(most, places);
  const Met met = meet(model, index, classes, at_least, threads, first_pairs);
  CountedPairs out{met.pairs, met.internal, met.pairs, first_pairs.take()};
  if (classes.empty())
    return out;
  const std::vector<ClassPair> pairs = class_pairs(classes, at_least);
  count_classes(model, classes, pairs, met, out);
  if (out.pairs > met.pairs)
    list_class_pairs(index, classes, pairs, most, places, out.listed);
  return out;
}

} // namespace organograph::detail
