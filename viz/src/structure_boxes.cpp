// SPDX-License-Identifier: Apache-2.0
#include "structure_parts.hpp"

#include <algorithm>
#include <cmath>

namespace organograph::viz::structure {

namespace {

constexpr double title_size = 9, text_size = 8;
/// Whole points, as Graphviz's cells are; Pango gives a line of DejaVu Sans 1.17 times its size.
constexpr double title_line = 11, text_line = 10, padding = 10, strip_line = 14;
constexpr std::size_t title_lines = 4, holder_lines = 2, fact_lines = 3, strip_cells = 3;

struct Lines {
  std::vector<std::string> title, holder, facts;
  bool holder_slanted = false;
};

std::string holder_text(const Model &model, PostId post) {
  const std::string holder = drawable(model.text(model->posts.holder[index(post)]));
  const Status status = model->posts.status[index(post)];
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

std::string facts_text(const Model &model, const SpanOfControl &spans, PostId post) {
  std::string text;
  const TextId organisation =
      model->organisations.id[index(model->posts.serves[index(post)][0].organisation)];
  if (model->organisations.id.size() > 1 && !model.joint(post))
    text = drawable(model.text(organisation)) + (runs_leftward(model.text(organisation)) ? "\n" : " · ");
  text += figure(model->posts.fte[index(post)]) + " FTE";
  if (const std::string span = span_text(model, spans, post); !span.empty())
    text += " · " + span;
  return text;
}

std::string staff_title(const Model &model, const Box &box) {
  const std::string fte = figure(box.fte);
  if (box.groups.size() > 1)
    return fte + " FTE: " + counted(box.groups.size(), "staff group", "staff groups");
  const StaffGroup &group = model->staff_groups[box.groups[0]];
  const std::string title = drawable(model.text(group.title));
  return fte + " FTE: " + (title.empty() ? drawable(model.text(group.id)) : title);
}

std::string fold_title(const Box &box) {
  return counted(box.posts, "post", "posts") + ", " + figure(box.fte) + " FTE";
}

Lines lines_of(const Model &model, const SpanOfControl &spans, const Box &box) {
  const double width = box.width - 12;
  Lines lines;
  if (box.kind == BoxKind::fold) {
    lines.title = wrapped(fold_title(box), width, title_size, true, title_lines);
  } else if (box.kind == BoxKind::staff) {
    lines.facts = wrapped(staff_title(model, box), width, text_size, false, title_lines);
  } else {
    const std::size_t p = index(box.post);
    lines.title = wrapped(drawable(model.text(model->posts.title[p])), width, title_size, true, title_lines);
    if (lines.title.empty())
      lines.title.push_back("(no title)");
    lines.holder = wrapped(holder_text(model, box.post), width, text_size, false, holder_lines);
    lines.holder_slanted = model->posts.status[p] != Status::filled;
    lines.facts = wrapped(facts_text(model, spans, box.post), width, text_size, false, fact_lines);
  }
  return lines;
}

bool is_joint(const Model &model, const Box &box) {
  return box.kind == BoxKind::post && model.joint(box.post);
}

std::size_t strip_rows(const Model &model, const Box &box) {
  return is_joint(model, box) ? (model->posts.serves[index(box.post)].size() + strip_cells - 1) / strip_cells
                              : 0;
}

std::string share_text(const Model &model, const Served &served) {
  return drawable(model.text(model->organisations.id[index(served.organisation)])) + ' ' +
         plain_number(served.share * 100);
}

std::string text_rows(const Lines &lines, const std::string &colour) {
  std::string out;
  const auto line = [&](const std::string &text, double size, const char *open, const char *close) {
    out += line_row("<FONT COLOR=\"" + colour + "\" POINT-SIZE=\"" + plain_number(size) + "\">" + open +
                        html(text) + close + "</FONT>",
                    size == title_size ? title_line : text_line, false);
  };
  for (const std::string &text : lines.title)
    line(text, title_size, "<B>", "</B>");
  for (const std::string &text : lines.holder)
    line(text, text_size, lines.holder_slanted ? "<I>" : "", lines.holder_slanted ? "</I>" : "");
  for (const std::string &text : lines.facts)
    line(text, text_size, "", "");
  return table_of(out);
}

/// The colours of all that a joint post serves, side by side, each with its name and its part.
std::string strip(const Model &model, const Box &box) {
  const auto serves = model->posts.serves[index(box.post)];
  const double cell = (box.width - 4) / static_cast<double>(std::min(serves.size(), strip_cells));
  std::string out;
  for (std::size_t i = 0; i < serves.size(); ++i) {
    if (i % strip_cells == 0)
      out += i == 0 ? "<TR><TD BORDER=\"0\"><TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"0\" "
                      "CELLPADDING=\"0\">"
                      "<TR>"
                    : "</TR><TR>";
    const Paint paint = paint_of(model, serves[i].organisation);
    const auto text = wrapped(share_text(model, serves[i]), cell - 4, text_size, true, 1);
    out += "<TD WIDTH=\"" + plain_number(std::floor(cell)) + "\" HEIGHT=\"" + plain_number(strip_line - 1) +
           "\" VALIGN=\"BOTTOM\" BGCOLOR=\"" + paint.fill + "\"><FONT COLOR=\"" + paint.text +
           "\" POINT-SIZE=\"" + plain_number(text_size) + "\"><B>" + (text.empty() ? "" : html(text[0])) +
           "</B></FONT></TD>";
  }
  return out + "</TR></TABLE></TD></TR>";
}

struct Frame {
  std::string fill, text, style;
  int border;
};

Frame frame_of(const Model &model, const Box &box) {
  if (box.kind == BoxKind::fold)
    return {"#ffffff", "#000000", "", 3};
  if (box.kind == BoxKind::staff)
    return {"#ffffff", "#000000", " STYLE=\"dashed\"", 1};
  if (is_joint(model, box))
    return {"#ffffff", "#000000", "", 2};
  const Paint paint = paint_of(model, model->posts.serves[index(box.post)][0].organisation);
  if (model->posts.status[index(box.post)] == Status::vacant)
    return {paint.fill, paint.text, " STYLE=\"dotted\"", 2};
  return {paint.fill, paint.text, "", 1};
}

void add_line(std::string &out, std::string_view label, const std::string &text) {
  if (!text.empty())
    out += '\n' + std::string(label) + (label.empty() ? "" : ": ") + text;
}

std::string served_text(const Model &model, PostId post) {
  std::string out;
  const auto serves = model->posts.serves[index(post)];
  for (const Served &served : serves) {
    out += out.empty() ? "" : "; ";
    out += drawable(model.text(model->organisations.name[index(served.organisation)]));
    if (serves.size() > 1)
      out += ' ' + plain_number(served.share * 100) + "%";
  }
  return out;
}

std::string post_tooltip(const Model &model, const SpanOfControl &spans, PostId post) {
  const Posts &posts = model->posts;
  const std::size_t p = index(post);
  const auto text = [&](TextId id) { return drawable(model.text(id)); };
  std::string out = text(posts.title[p]);
  add_line(out, "", holder_text(model, post));
  add_line(out, model.joint(post) ? "joint post" : "serves", served_text(model, post));
  if (posts.function[p] != none<FunctionId>)
    add_line(out, "function", text(model->functions.name[index(posts.function[p])]));
  add_line(out, "unit", text(posts.unit[p]));
  add_line(out, "grade", text(posts.grade[p]));
  add_line(out, "tier", std::to_string(posts.tier[p]));
  add_line(out, "FTE", figure(posts.fte[p]));
  add_line(out, "", span_text(model, spans, post));
  if (spans.posts.all_reports[p] > 0)
    add_line(out, "posts below", figure(spans.posts.all_reports[p]));
  if (spans.posts.fte_below[p] > 0)
    add_line(out, "FTE below", figure(spans.posts.fte_below[p]));
  add_line(out, "post", text(posts.id[p]));
  return out;
}

std::string staff_tooltip(const Model &model, const Box &box) {
  constexpr std::size_t listed = 20;
  std::string out = staff_title(model, box);
  if (box.groups.size() == 1)
    return out;
  for (std::size_t i = 0; i < box.groups.size() && i < listed; ++i) {
    const StaffGroup &group = model->staff_groups[box.groups[i]];
    out += '\n' + figure(group.fte) + " FTE: " + drawable(model.text(group.title));
  }
  if (box.groups.size() > listed)
    out += "\n… and " + figure(static_cast<double>(box.groups.size() - listed)) + " more";
  return out;
}

} // namespace

void measure(const Model &model, const SpanOfControl &spans, const Placement &placement,
             Selection &selection) {
  for (std::size_t b = 0; b < selection.boxes.size(); ++b) {
    Box &box = selection.boxes[b];
    box.width = box_width - (placement.cells[placement.cell_of[b]].stack ? stack_indent : 0) -
                (box.under_leaf ? stack_indent : 0);
    const Lines lines = lines_of(model, spans, box);
    const auto count = [](const std::vector<std::string> &list) { return static_cast<double>(list.size()); };
    box.height = padding + title_line * count(lines.title) +
                 text_line * (count(lines.holder) + count(lines.facts)) +
                 strip_line * static_cast<double>(strip_rows(model, box));
    box.height = std::ceil(box.height);
  }
}

std::string label_of(const Model &model, const SpanOfControl &spans, const Box &box) {
  const Frame frame = frame_of(model, box);
  // The cell carries the size: a table that is larger than its cells leaves them in its corner.
  const double text_height = box.height - strip_line * static_cast<double>(strip_rows(model, box));
  std::string out = "<TABLE BORDER=\"" + std::to_string(frame.border) +
                    "\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"0\" BGCOLOR=\"" + frame.fill +
                    "\" COLOR=\"#333333\"" + frame.style + "><TR><TD WIDTH=\"" +
                    plain_number(box.width - 2 * frame.border) + "\" HEIGHT=\"" +
                    plain_number(text_height - 2 * frame.border) + "\" CELLPADDING=\"" +
                    plain_number(padding / 2 - frame.border) + "\">" +
                    text_rows(lines_of(model, spans, box), frame.text) + "</TD></TR>";
  if (is_joint(model, box))
    out += strip(model, box);
  return out + "</TABLE>";
}

std::string tooltip_of(const Model &model, const SpanOfControl &spans, const Box &box) {
  if (box.kind == BoxKind::post)
    return post_tooltip(model, spans, box.post);
  if (box.kind == BoxKind::staff)
    return staff_tooltip(model, box);
  const std::string whose =
      box.post == none<PostId> ? "" : "\nbelow " + drawable(model.text(model->posts.title[index(box.post)]));
  return fold_title(box) + whose + "\nfolded; staff groups included in the FTE";
}

} // namespace organograph::viz::structure
