// SPDX-License-Identifier: Apache-2.0
// What lines say once all are known: who stands beside a manager, and what runs in a circle.
#include "people/people_parts.hpp"

#include <algorithm>
#include <map>

namespace organograph::io::people {

void find_assistants(Staff &staff) {
  std::vector<bool> has_reports(staff.posts.size(), false);
  for (const Post &post : staff.posts)
    if (post.line.kind == Line::Kind::known)
      has_reports[post.line.post] = true;
  for (std::size_t p = 0; p < staff.posts.size(); ++p) {
    Post &post = staff.posts[p];
    const std::string_view text = staff.cell(post, assistant);
    const bool drawn = is_assistant_shape(staff.cell(post, shape));
    if (!drawn && (text.empty() || (yes_or_no(text) != true && !is_assistant_shape(text))))
      continue;
    const std::size_t column = drawn ? std::size_t{shape} : std::size_t{assistant};
    post.assistant = post.line.kind != Line::Kind::none && !has_reports[p];
    if (drawn && post.assistant)
      staff.note(post, column, "posts.csv assistant yes", "the shape says so");
    if (!post.assistant)
      staff.note(post, column, {},
                 has_reports[p] ? "posts report to it, so it stands in the line"
                                : "it has no manager to stand beside");
  }
}

void warn_of_tops(Staff &staff) {
  constexpr std::size_t most_shown = 5;
  std::map<std::string_view, std::vector<const Post *>> tops; // by organisation
  for (const Post &post : staff.posts)
    if (post.line.kind == Line::Kind::none && post.same_as == nobody)
      tops[post.organisation_id].push_back(&post);
  for (const auto &[organisation, posts] : tops) {
    if (posts.size() < 2)
      continue;
    std::string listed;
    for (std::size_t i = 0; i < std::min(most_shown, posts.size()); ++i)
      listed += (i == 0 ? "" : ", ") + shown_bare(posts[i]->id) + " (line " +
                std::to_string(staff.table(*posts[i]).line(staff.first_row(*posts[i]))) + ")";
    const std::size_t more = posts.size() - std::min(most_shown, posts.size());
    staff.report.diagnostics.push_back(
        staff.at(*posts.back(), Code::several_tops, manager,
                 counted(posts.size(), "row") + " name no manager and are tops: " + listed +
                     (more > 0 ? " and " + std::to_string(more) + " more" : "")));
  }
}

void refuse_circles(Staff &staff) {
  constexpr std::size_t most_shown = 20;
  std::vector<std::uint32_t> seen(staff.posts.size(), nobody); // by which walk
  for (std::uint32_t start = 0; start < staff.posts.size(); ++start) {
    std::uint32_t at = start;
    while (at != nobody && seen[at] == nobody) {
      seen[at] = start;
      at = staff.posts[at].line.kind == Line::Kind::known ? staff.posts[at].line.post : nobody;
    }
    if (at == nobody || seen[at] != start)
      continue;
    std::string circle;
    std::uint32_t post = at;
    std::size_t count = 0;
    do {
      if (count++ < most_shown)
        circle += shown_bare(staff.posts[post].id) + " -> ";
      post = staff.posts[post].line.post;
    } while (post != at);
    circle += (count > most_shown ? "... -> " : "") + shown_bare(staff.posts[at].id);
    const tables::HeadedTable &table = staff.table(staff.posts[at]);
    Diagnostic fault{Code::reporting_cycle,
                     table.grid().file(),
                     table.line(staff.first_row(staff.posts[at])),
                     0,
                     staff.posts[at].id,
                     "line management runs in a circle: " + circle,
                     {},
                     {}};
    fault.sheet = table.grid().sheet();
    staff.report.diagnostics.push_back(std::move(fault));
  }
}

} // namespace organograph::io::people
