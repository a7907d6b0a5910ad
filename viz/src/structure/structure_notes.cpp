// SPDX-License-Identifier: Apache-2.0
// What a drawing is called, and what it says of what it leaves out.
#include "structure/structure_parts.hpp"
#include "words/assumed.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <utility>

namespace organograph::viz::structure {

void note_filter(const Source &source, const Scope &scope, Selection &selection) {
  if (source.part.empty())
    return;
  const StructureOptions &options = source.options;
  const Model &model = source.model;
  std::string asked;
  if (options.organisation != none<OrganisationId>)
    asked += "serve " + drawable(model.text(model->organisations.name[index(options.organisation)]));
  if (options.function != none<FunctionId>)
    asked += std::string(asked.empty() ? "" : " and ") + "have the function " +
             drawable(model.text(model->functions.name[index(options.function)]));
  std::size_t context = 0, left_out = 0;
  for (const PostId post : scope.posts)
    context += source.part[index(post)] == Part::context;
  for (const Part part : source.part)
    left_out += part == Part::left_out;
  selection.notes.push_back(
      "Posts that " + asked +
      (context == 0 ? std::string() : "; pale: " + counted(context, "manager", "managers") + " above them") +
      ". Left out: " + counted(left_out, "other post", "other posts") +
      (source.groups_left_out == 0 ? std::string()
                                   : ", " + counted(source.groups_left_out, "staff group", "staff groups")) +
      ".");
}

std::string served_where_alike(const Source &source, const Selection &selection, std::size_t box,
                               const std::vector<std::string> &names) {
  const Posts &posts = source.model->posts;
  const PostId post = selection.boxes[box].post;
  const auto title_of = [&](PostId of) { return source.model.text(posts.title[index(of)]); };
  const auto alike = std::ranges::count_if(selection.boxes, [&](const Box &other) {
    return other.kind == BoxKind::post && title_of(other.post) == title_of(post);
  });
  std::string out;
  if (alike > 1)
    for (const Served &each : posts.serves[index(post)])
      out += (out.empty() ? "(" : ", ") + names[index(each.organisation)];
  return out.empty() ? out : out + ")";
}

void note_ended(std::size_t posts, Selection &selection) {
  if (posts > 0)
    selection.notes.push_back(
        counted(posts, "post that ends is", "posts that end are") +
        " not in the structure after. Before and after side by side: the scenario view.");
}

void note_assumed(const Source &source, const Scope &scope, Selection &selection) {
  const bool any_joint =
      std::ranges::any_of(scope.posts, [&](PostId post) { return source.model.joint(post); });
  if (std::string words = any_joint ? assumed_parts(source.model) : std::string(); !words.empty())
    selection.notes.push_back(std::move(words));
}

std::string title_of(const Source &source, const Extract &extract) {
  const Model &model = source.model;
  const std::string given = drawable(model.text(model->title));
  std::string title = given.empty() ? "Structure" : given;
  if (extract.root == none<PostId> && extract.first > 0)
    return title + " (continued)";
  if (extract.root == none<PostId> ||
      source.spans.posts.all_reports[index(extract.root)] + std::size_t{1} == model->posts.size())
    return title; // all of it
  return title + ": part below " + drawable(model.text(model->posts.title[index(extract.root)])) +
         (extract.first > 0 ? " (continued)" : "");
}

} // namespace organograph::viz::structure
