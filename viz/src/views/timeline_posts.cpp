// SPDX-License-Identifier: Apache-2.0
#include "views/timeline_posts.hpp"

#include "views/view_bars.hpp"

#include "organograph/viz/detail/text.hpp"

#include <algorithm>
#include <utility>

namespace organograph::viz::timeline_posts {

namespace {

using style::margin;

constexpr double bar_height = row_height - 5, letters_width = 26;

std::string letters_of(const OrganisationNames &names, const PostTerm &term) {
  std::string out;
  for (const OrganisationId organisation : term.serves)
    out += (out.empty() ? "" : " + ") + names.letters[index(organisation)];
  return out + (term.with_other ? " + others" : "");
}

std::string served_in_words(const OrganisationNames &names, const PostTerm &term) {
  if (!term.is_there())
    return "not there";
  std::string out;
  for (const OrganisationId organisation : term.serves)
    out += (out.empty() ? "serves " : ", ") + names.whole[index(organisation)];
  return out + (term.with_other ? ", and one that is not named" : "");
}

void draw_term(view::Page &page, const Model &model, const OrganisationNames &names, const PostTerm &term,
               double left, double right, Box &box) {
  const double top = page.y + (row_height - bar_height) / 2;
  const double height = bar_height / static_cast<double>(std::max<std::size_t>(1, term.serves.size()));
  for (std::size_t i = 0; i < term.serves.size(); ++i) {
    const style::Paint paint = {view::pale(style::of(model, term.serves[i]).fill), style::black};
    Area part = view::bar(left, top, right - left, bar_height, paint);
    if (i > 0) { // within the frame of the first: no line behind the letters
      part.stroke = Stroke::none;
      part.left += part.pen / 2;
      part.width -= part.pen;
      part.top += height * static_cast<double>(i);
      part.height -= height * static_cast<double>(i) + part.pen / 2;
    }
    box.parts.push_back(part);
  }
  const std::string letters = letters_of(names, term);
  if (right - left >= letters_width)
    view::put(box.texts, left + 3, page.y + row_height / 2, view::cut(letters, right - left - 5));
}

} // namespace

std::vector<const PostOverDays *> chosen(const Timeline &timeline, const ViewOptions &options) {
  std::vector<const PostOverDays *> out;
  for (const PostOverDays &post : timeline.posts)
    if (options.organisation == none<OrganisationId> ||
        std::ranges::any_of(post.terms, [&](const PostTerm &term) {
          return std::ranges::find(term.serves, options.organisation) != term.serves.end();
        }))
      out.push_back(&post);
  return out;
}

void draw(view::Page &page, const Model &model, const OrganisationNames &names, const Timeline &timeline,
          std::span<const PostOverDays *const> posts, const std::vector<double> &places, double label_width) {
  const std::size_t steps = places.size() - 1;
  view::put(page.drawing.texts, margin, page.y + heading_height / 2,
            "Posts that come, go, or serve others from a day on", view::strong);
  page.y += heading_height;
  for (std::size_t p = 0; p < posts.size(); ++p) {
    const PostOverDays &post = *posts[p];
    const std::string title = detail::drawable(post.title);
    std::string label = title;
    Box box = view::cell("post_" + std::to_string(p), "", margin, page.y, places.back() - margin, row_height);
    view::put(box.texts, margin + 2, page.y + row_height / 2, view::cut(title, label_width - 10));
    for (std::size_t t = 0; t < post.terms.size() && post.terms[t].row < steps; ++t) {
      const PostTerm &term = post.terms[t];
      const std::size_t end = t + 1 < post.terms.size() ? std::min(steps, post.terms[t + 1].row) : steps;
      label += "; from " + timeline.rows[term.row].day + " " + served_in_words(names, term);
      if (term.is_there())
        draw_term(page, model, names, term, places[term.row], places[end], box);
    }
    box.label = std::move(label);
    page.drawing.boxes.push_back(std::move(box));
    page.y += row_height;
  }
  page.y += 4;
}

} // namespace organograph::viz::timeline_posts
