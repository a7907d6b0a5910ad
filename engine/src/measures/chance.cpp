// SPDX-License-Identifier: Apache-2.0
// The bipartite configuration model [1]: a post of class a sits in a series of class b with probability
// x_a y_b / (1 + x_a y_b), and x and y are such that everybody has in the mean the seats that there are.
// Posts with equally many seats have the same x [2], so unknowns are few.
//
// Some seats leave no choice: who sits in every series does so in every such model, and then x is infinite.
// This is so just where the posts of most seats fill the largest series and the others sit in no smaller one
// (equality in the theorem of Gale and Ryser). Such tables fall apart into two smaller ones; what remains has
// one solution, the maximum of a concave likelihood, which Newton's method finds.
//
// [1] Saracco, Di Clemente, Gabrielli, Squartini: Randomizing bipartite networks: the case of the World Trade
//     Web (2015).
// [2] Vallarano and others: Fast and scalable likelihood maximization for exponential random graph models
// with
//     local constraints (2021).
#include "measures/chance.hpp"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <utility>

namespace organograph::detail {
namespace {

/// Some rows, or columns, of the table, and the seats that are still to be explained.
struct Side {
  std::vector<std::size_t> place; // in Chances
  std::vector<SeatClass> classes; // seats falling
  std::size_t size() const { return classes.size(); }

  Side part(std::size_t first, std::size_t last, std::uint64_t explained) const {
    Side out;
    for (std::size_t i = first; i < last; ++i) {
      out.place.push_back(place[i]);
      out.classes.push_back({classes[i].seats - explained, classes[i].members});
    }
    return out;
  }
};

std::uint64_t members_of(const Side &side, std::size_t first, std::size_t last) {
  std::uint64_t out = 0;
  for (std::size_t i = first; i < last; ++i)
    out += side.classes[i].members;
  return out;
}

/// Where the table falls apart: so many classes of posts fill so many of series.
struct Cut {
  std::size_t posts, series;
  bool found;
};

Cut cut_of(const Side &posts, const Side &series) {
  std::uint64_t members = 0, seats = 0; // of the posts above
  for (std::size_t a = 0; a <= posts.size(); ++a) {
    std::uint64_t filled = 0, below = 0;
    for (const SeatClass &each : series.classes)
      below += each.members * each.seats;
    for (std::size_t b = 0; b <= series.size(); ++b) {
      const bool nothing = (a == 0 && b == series.size()) || (a == posts.size() && b == 0);
      if (!nothing && seats == members * filled + below)
        return {a, b, true};
      if (b < series.size()) {
        filled += series.classes[b].members;
        below -= series.classes[b].members * series.classes[b].seats;
      }
    }
    if (a < posts.size()) {
      members += posts.classes[a].members;
      seats += posts.classes[a].members * posts.classes[a].seats;
    }
  }
  return {0, 0, false};
}

double logistic(double x) {
  return x > 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

// log(1 + exp(x))
double softplus(double x) {
  return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x));
}

/// Newton's method on the likelihood of one table that does not fall apart. The unknowns are log x of each
/// class of posts, then log y of each class of series but the first, which is 0: only products matter.
class Likelihood {
public:
  Likelihood(const Side &posts, const Side &series) : posts_(posts), series_(series) {}

  Eigen::VectorXd solution() const {
    constexpr int most_steps = 200;
    Eigen::VectorXd at = start();
    double value = value_at(at);
    for (int step = 0; step < most_steps; ++step) {
      Eigen::VectorXd slope;
      Eigen::MatrixXd curve;
      differentiate(at, slope, curve);
      const Eigen::VectorXd direction = curve.ldlt().solve(slope);
      double length = 1, next = value_at(at + direction);
      // A sum that has come close to its maximum differs by its rounding alone: it may fall by that much.
      const double lowest = value - 1e-12 * (1 + std::abs(value));
      while (!(next >= lowest) && length > 1e-12) {
        length /= 2;
        next = value_at(at + length * direction);
      }
      at += length * direction;
      value = next;
      if (length * direction.cwiseAbs().maxCoeff() < 1e-13 * (1 + at.cwiseAbs().maxCoeff()))
        break;
    }
    return at;
  }

  double probability(const Eigen::VectorXd &at, std::size_t a, std::size_t b) const {
    return logistic(row(at, a) + column(at, b));
  }

private:
  static Eigen::Index place(std::size_t i) { return static_cast<Eigen::Index>(i); }
  double row(const Eigen::VectorXd &at, std::size_t a) const { return at[place(a)]; }
  double column(const Eigen::VectorXd &at, std::size_t b) const {
    return b == 0 ? 0 : at[place(posts_.size() + b - 1)];
  }
  static double weight(const SeatClass &a, const SeatClass &b) {
    return static_cast<double>(a.members) * static_cast<double>(b.members);
  }
  static double seats(const SeatClass &of) {
    return static_cast<double>(of.members) * static_cast<double>(of.seats);
  }

  // As if seats were given in proportion: x_a y_b = seats of a x seats of b / all seats.
  Eigen::VectorXd start() const {
    double all = 0;
    for (const SeatClass &each : posts_.classes)
      all += seats(each);
    const double first = std::log(static_cast<double>(series_.classes[0].seats));
    Eigen::VectorXd out(place(posts_.size() + series_.size() - 1));
    for (std::size_t a = 0; a < posts_.size(); ++a)
      out[place(a)] = std::log(static_cast<double>(posts_.classes[a].seats)) + first - std::log(all);
    for (std::size_t b = 1; b < series_.size(); ++b)
      out[place(posts_.size() + b - 1)] = std::log(static_cast<double>(series_.classes[b].seats)) - first;
    return out;
  }

  double value_at(const Eigen::VectorXd &at) const {
    double out = 0;
    for (std::size_t a = 0; a < posts_.size(); ++a)
      out += seats(posts_.classes[a]) * row(at, a);
    for (std::size_t b = 0; b < series_.size(); ++b)
      out += seats(series_.classes[b]) * column(at, b);
    for (std::size_t a = 0; a < posts_.size(); ++a)
      for (std::size_t b = 0; b < series_.size(); ++b)
        out -= weight(posts_.classes[a], series_.classes[b]) * softplus(row(at, a) + column(at, b));
    return out;
  }

  // The slope, and the curvature with its sign turned.
  void differentiate(const Eigen::VectorXd &at, Eigen::VectorXd &slope, Eigen::MatrixXd &curve) const {
    slope = Eigen::VectorXd::Zero(at.size());
    curve = Eigen::MatrixXd::Zero(at.size(), at.size());
    for (std::size_t a = 0; a < posts_.size(); ++a)
      slope[place(a)] += seats(posts_.classes[a]);
    for (std::size_t b = 1; b < series_.size(); ++b)
      slope[place(posts_.size() + b - 1)] += seats(series_.classes[b]);
    for (std::size_t a = 0; a < posts_.size(); ++a)
      for (std::size_t b = 0; b < series_.size(); ++b) {
        const double p = probability(at, a, b), all = weight(posts_.classes[a], series_.classes[b]);
        const Eigen::Index i = place(a), j = place(posts_.size() + b - 1);
        slope[i] -= all * p;
        curve(i, i) += all * p * (1 - p);
        if (b == 0)
          continue;
        slope[j] -= all * p;
        curve(j, j) += all * p * (1 - p);
        curve(i, j) += all * p * (1 - p);
        curve(j, i) += all * p * (1 - p);
      }
  }

  const Side &posts_, &series_;
};

void fill(const Side &posts, const Side &series, Chances &to) {
  if (posts.size() == 0 || series.size() == 0)
    return;
  const auto at = [&](std::size_t a, std::size_t b) -> double & {
    return to.probability[posts.place[a] * to.series.size() + series.place[b]];
  };
  const Cut cut = cut_of(posts, series);
  if (!cut.found) {
    const Likelihood likelihood(posts, series);
    const Eigen::VectorXd solution = likelihood.solution();
    for (std::size_t a = 0; a < posts.size(); ++a)
      for (std::size_t b = 0; b < series.size(); ++b)
        at(a, b) = likelihood.probability(solution, a, b);
    return;
  }
  for (std::size_t a = 0; a < posts.size(); ++a)
    for (std::size_t b = 0; b < series.size(); ++b)
      if ((a < cut.posts) == (b < cut.series))
        at(a, b) = a < cut.posts ? 1 : 0;
  fill(posts.part(0, cut.posts, members_of(series, 0, cut.series)), series.part(cut.series, series.size(), 0),
       to);
  fill(posts.part(cut.posts, posts.size(), 0), series.part(0, cut.series, members_of(posts, 0, cut.posts)),
       to);
}

Side whole(const std::vector<SeatClass> &classes) {
  Side out;
  out.classes = classes;
  for (std::size_t i = 0; i < classes.size(); ++i)
    out.place.push_back(i);
  return out;
}

// --- tails ---------------------------------------------------------------------------------------------

// Probabilities of 0, 1, ... and, in the last place, of that many or more.
using Counted = std::vector<double>;

Counted sum_of(const Counted &x, const Counted &y) {
  const std::size_t last = x.size() - 1;
  Counted out(x.size(), 0);
  for (std::size_t i = 0; i <= last; ++i)
    if (x[i] > 0)
      for (std::size_t j = 0; j <= last; ++j)
        out[std::min(i + j, last)] += x[i] * y[j];
  return out;
}

void add_one(Counted &to, double probability) {
  const std::size_t last = to.size() - 1;
  to[last] += last > 0 ? to[last - 1] * probability : 0;
  for (std::size_t i = last; i-- > 0;)
    to[i] = to[i] * (1 - probability) + (i > 0 ? to[i - 1] * probability : 0);
}

void add(Counted &to, double probability, std::uint64_t times) {
  if (times <= 2 * to.size()) {
    for (std::uint64_t i = 0; i < times; ++i)
      add_one(to, probability);
    return;
  }
  Counted doubled(to.size(), 0); // of 1, 2, 4, ... series
  doubled[0] = 1;
  add_one(doubled, probability);
  for (std::uint64_t left = times; left > 0; left /= 2) {
    if (left % 2 == 1)
      to = sum_of(to, doubled);
    if (left > 1)
      doubled = sum_of(doubled, doubled);
  }
}

} // namespace

Chances chances(std::vector<SeatClass> posts, std::vector<SeatClass> series) {
  Chances out;
  out.posts = std::move(posts);
  out.series = std::move(series);
  out.probability.assign(out.posts.size() * out.series.size(), 0);
  fill(whole(out.posts), whole(out.series), out);
  return out;
}

std::vector<double> upper_tails(const Chances &chances, std::size_t a, std::size_t b, std::size_t most) {
  Counted counted(most + 1, 0);
  counted[0] = 1;
  for (std::size_t s = 0; s < chances.series.size(); ++s)
    if (const double both = chances.of(a)[s] * chances.of(b)[s]; both > 0)
      add(counted, both, chances.series[s].members);
  for (std::size_t i = most; i-- > 0;)
    counted[i] += counted[i + 1];
  for (double &each : counted) // never 0: that would say that it cannot be
    each = std::clamp(each, 1e-300, 1.0);
  return counted;
}

double expected_series(const Chances &chances, std::size_t a, std::size_t b) {
  double out = 0;
  for (std::size_t s = 0; s < chances.series.size(); ++s)
    out += static_cast<double>(chances.series[s].members) * chances.of(a)[s] * chances.of(b)[s];
  return out;
}

} // namespace organograph::detail
