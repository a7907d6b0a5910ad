// SPDX-License-Identifier: Apache-2.0
// Who reports to whom in a table that names levels, directorates and services, and no managers.
#include "council/council_parts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace organograph::io::council {

namespace {

using Place = std::tuple<std::string_view, std::string_view, std::string_view, std::string_view>;
using ByLevel = std::map<std::size_t, std::vector<std::uint32_t>>;

struct Scope {
  Place place;
  std::string_view what;
};

// From the narrowest to the whole council; posts that stand in a scope itself, and not in a part of it.
std::vector<Scope> scopes_of(const Post &post) {
  std::vector<Scope> out;
  if (!post.team.empty())
    out.push_back({{post.organisation, post.directorate, post.service, post.team}, "team"});
  if (!post.service.empty())
    out.push_back({{post.organisation, post.directorate, post.service, {}}, "service"});
  if (!post.directorate.empty())
    out.push_back({{post.organisation, post.directorate, {}, {}}, "directorate"});
  out.push_back({{post.organisation, {}, {}, {}}, "council"});
  return out;
}

class Lines {
public:
  explicit Lines(Chart &chart) : chart_(&chart) {
    for (std::uint32_t p = 0; p < chart.posts.size(); ++p) {
      const Post &post = chart.posts[p];
      if (post.level == 0)
        continue;
      at_[{post.organisation, post.directorate, post.service, post.team}][post.level].push_back(p);
      of_organisation_[post.organisation][post.level].push_back(p);
    }
  }

  void find(std::uint32_t p) {
    Post &post = chart_->posts[p];
    const auto all = of_organisation_.find(post.organisation);
    if (post.level == 0) {
      post.line = Post::Line::unknown;
      return warn(post, "the row has no level that is known, and its manager is not known");
    }
    if (all->second.begin()->first == post.level)
      return; // the highest level: a top
    for (const Scope &scope : scopes_of(post)) {
      const auto at = at_.find(scope.place);
      const std::vector<std::uint32_t> *const above =
          at == at_.end() ? nullptr : nearest_above(at->second, post.level);
      if (above == nullptr)
        continue;
      if (const auto *const between = nearest_above(all->second, post.level);
          scope.what == "council" && post.directorate.empty() && level_of(*between) > level_of(*above))
        return leave_open(post, *between);
      return take(post, *above, scope.what);
    }
    const auto *const between = nearest_above(all->second, post.level);
    if (post.directorate.empty() && level_of(*between) > all->second.begin()->first)
      return leave_open(post, *between);
    // Nobody in the places above it: whoever leads the council, where that is one.
    take(post, all->second.begin()->second, "council");
  }

private:
  static const std::vector<std::uint32_t> *nearest_above(const ByLevel &levels, std::size_t level) {
    const auto at = levels.lower_bound(level);
    return at == levels.begin() ? nullptr : &std::prev(at)->second;
  }

  std::size_t level_of(const std::vector<std::uint32_t> &posts) const {
    return chart_->posts[posts.front()].level;
  }

  // A directorate that is written once for a block is blank in the rows below.
  void leave_open(Post &post, const std::vector<std::uint32_t> &between) {
    post.line = Post::Line::unknown;
    warn(post,
         "the row names no directorate, and posts of level " + std::to_string(level_of(between)) +
             " lead directorates: " + listed(between) + "; its manager is not known",
         "name the directorate in each row: of merged cells a text file has the first alone");
  }

  std::string listed(const std::vector<std::uint32_t> &posts) const {
    std::string out;
    for (std::size_t i = 0; i < std::min<std::size_t>(posts.size(), 5); ++i)
      out += (i == 0 ? "" : ", ") + chart_->id(posts[i]) + " (line " +
             std::to_string(chart_->tables[chart_->posts[posts[i]].table].line(chart_->posts[posts[i]].row)) +
             ")";
    return out + (posts.size() > 5 ? " ..." : "");
  }

  void take(Post &post, const std::vector<std::uint32_t> &above, std::string_view where) {
    if (above.size() > 1) {
      post.line = Post::Line::unknown;
      return warn(post, "the manager may be one of several of the " + std::string(where) + ": " +
                            listed(above) + "; it is not known");
    }
    post.line = Post::Line::known;
    post.manager = above.front();
    const std::size_t of = chart_->posts[post.manager].level;
    chart_->note(post, level, "posts.csv reports_to " + chart_->id(post.manager),
                 "inferred: the one post of level " + std::to_string(of) + " of the " + std::string(where) +
                     (of + 1 == post.level ? "" : "; levels are left out between"));
  }

  void warn(const Post &post, std::string problem,
            std::string remedy = "name its manager under reports_to of posts.csv, where it is known") {
    const bool strict = chart_->options->strict;
    Diagnostic out = chart_->tables[post.table].at(strict ? Code::unknown_manager : Code::manager_ambiguous,
                                                   post.row, level, std::move(problem));
    out.remedy = std::move(remedy);
    chart_->report.diagnostics.push_back(std::move(out));
  }

  Chart *chart_;
  std::map<Place, ByLevel> at_;
  std::map<std::string_view, ByLevel> of_organisation_;
};

} // namespace

void infer_lines(Chart &chart) {
  if (std::ranges::none_of(chart.posts, [](const Post &post) { return post.level > 0; })) {
    chart.report.note(
        {chart.tables.front().grid().file(), 0, {}, {}, {}, "no row has a level: no line is inferred"});
    return;
  }
  Lines lines(chart);
  for (std::uint32_t p = 0; p < chart.posts.size(); ++p)
    lines.find(p);
}

} // namespace organograph::io::council
