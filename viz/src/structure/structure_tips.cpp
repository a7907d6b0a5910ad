// SPDX-License-Identifier: Apache-2.0
// What is said of a box, in it and in its tooltip.
#include "organograph/engine/holders.hpp"
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"

#include <algorithm>

namespace organograph::viz::structure {

namespace {

void add_line(std::string &out, std::string_view label, const std::string &text) {
  if (text.empty())
    return;
  out += '\n';
  out += label;
  out += label.empty() ? "" : ": ";
  out += text;
}

std::string served_text(const Model &model, PostId post) {
  std::string out;
  const auto serves = model->posts.serves[index(post)];
  for (const Served &served : serves) {
    out += out.empty() ? "" : "; ";
    out += drawable(model.text(model->organisations.name[index(served.organisation)]));
    if (serves.size() > 1 || model->posts.shared_with_other[index(post)] != 0)
      out += ' ' +
             (is_known(served.share) ? rounded(served.share * 100) + "%" : std::string("(part not known)"));
  }
  if (model->posts.shared_with_other[index(post)] != 0)
    out += "; an organisation that is not named";
  return out;
}

std::string post_tooltip(const Source &source, PostId post) {
  const Model &model = source.model;
  const PostSpans &spans = source.spans.posts;
  const Posts &posts = model->posts;
  const std::size_t p = index(post);
  const auto text = [&](TextId id) { return drawable(model.text(id)); };
  std::string out = text(posts.title[p]);
  if (!source.options.changes.empty())
    add_line(out, "", std::string(style::word(change_of(source.options, post))));
  add_line(out, "", holder_text(source, post));
  add_line(out, model.joint(post) ? "joint post" : "serves", served_text(model, post));
  if (posts.function[p] != none<FunctionId>)
    add_line(out, "function", text(model->functions.name[index(posts.function[p])]));
  add_line(out, "unit", text(posts.unit[p]));
  add_line(out, "grade", text(posts.grade[p]));
  if (posts.assistant[p] != 0)
    add_line(out, "", "assistant, beside the manager");
  if (posts.manager_not_known[p] != 0)
    add_line(out, "", "its manager is not known");
  add_line(out, "tier", posts.tier[p] == 0 ? "not known" : std::to_string(posts.tier[p]));
  if (!source.options.without_fte)
    add_line(out, "FTE", rounded(posts.fte[p]));
  add_line(out, "", span_text(model, source.spans, post));
  if (spans.all_reports[p] > 0)
    add_line(out, "posts below", figure(spans.all_reports[p]));
  if (!source.options.without_fte && spans.fte_below[p] > 0)
    add_line(out, "FTE below", rounded(spans.fte_below[p]));
  if (std::ranges::count(source.cards.facts, Fact::id) > 0)
    add_line(out, "post", text(posts.id[p]));
  return out;
}

std::string with_fte(const Source &source, double fte, const std::string &text) {
  return source.options.without_fte ? text : rounded(fte) + " FTE: " + text;
}

std::string group_text(const Source &source, std::uint32_t row) {
  const StaffGroup &group = source.model->staff_groups[row];
  const std::string title = drawable(source.model.text(group.title));
  return with_fte(source, group.fte, title.empty() ? drawable(source.model.text(group.id)) : title);
}

/// Each of several groups in a line of its own.
std::string groups_text(const Source &source, std::span<const std::uint32_t> groups) {
  constexpr std::size_t listed = 20;
  std::string out;
  for (std::size_t i = 0; i < groups.size() && i < listed; ++i)
    out += '\n' + group_text(source, groups[i]);
  if (groups.size() > listed)
    out += "\n… and " + figure(groups.size() - listed) + " more";
  return out;
}

} // namespace

style::Change change_of(const StructureOptions &options, PostId post) {
  return index(post) < options.changes.size() ? options.changes[index(post)] : style::Change::none;
}

std::string holder_text(const Source &source, PostId post) {
  const Model &model = source.model;
  const Status status = model->posts.status[index(post)];
  const std::string_view names = model.text(model->posts.holder[index(post)]);
  const bool said = status == Status::vacant && all_say_vacant(names);
  std::string holder = source.options.holders && !said ? drawable(names) : std::string();
  if (status == Status::filled)
    return holder;
  const std::string word = status == Status::seconded ? "holder seconded away" : std::string(name(status));
  return holder.empty() ? word : word + ": " + holder;
}

std::string span_text(const Model &model, const SpanOfControl &spans, PostId post) {
  const std::uint32_t reports = spans.posts.direct_reports[index(post)];
  const bool known = model->posts.reports_known[index(post)] != 0;
  if (!known)
    return reports == 0 ? "reports not known" : "span at least " + figure(reports);
  return reports == 0 ? "" : "span " + figure(reports);
}

std::string staff_title(const Source &source, std::span<const std::uint32_t> groups) {
  if (groups.size() == 1)
    return group_text(source, groups[0]);
  double fte = 0;
  for (const std::uint32_t group : groups)
    fte += source.model->staff_groups[group].fte;
  return with_fte(source, fte, counted(groups.size(), "staff group", "staff groups"));
}

std::string fold_title(const Source &source, const Box &box) {
  const std::string posts = counted(box.posts, "post", "posts");
  return source.options.without_fte ? posts : posts + ", " + rounded(box.fte) + " FTE";
}

std::string fold_changes(const Box &box) {
  std::string out;
  for (std::size_t change = 0; change < box.changes.size(); ++change) {
    const std::string_view word = style::word(static_cast<style::Change>(change));
    if (box.changes[change] > 0 && !word.empty())
      out += (out.empty() ? "" : ", ") + figure(box.changes[change]) + ' ' + std::string(word);
  }
  return out;
}

std::string tooltip(const Source &source, const Box &box) {
  if (box.kind == BoxKind::post) {
    std::string out = post_tooltip(source, box.post);
    if (box.context)
      out += "\ndrawn as a manager above; outside what was asked for";
    if (!box.groups.empty())
      out += groups_text(source, box.groups);
    if (box.page > 0)
      out += "\nreports on page " + std::to_string(box.page);
    return out;
  }
  if (box.kind == BoxKind::staff)
    return staff_title(source, box.groups) + (box.groups.size() == 1 ? "" : groups_text(source, box.groups));
  const std::string whose =
      box.post == none<PostId>
          ? ""
          : "\nbelow " + drawable(source.model.text(source.model->posts.title[index(box.post)]));
  std::string out = fold_title(source, box);
  add_line(out, "", fold_changes(box));
  return out + whose +
         (source.options.without_fte ? "\nfolded" : "\nfolded; staff groups included in the FTE");
}

} // namespace organograph::viz::structure
