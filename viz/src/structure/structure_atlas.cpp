// SPDX-License-Identifier: Apache-2.0
// Pages: an overview, a page for each part that another leaves out, an index. First it is planned what stands
// on which page, then the pages are drawn with their numbers.
#include "structure/structure_form.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

namespace organograph::viz {

namespace structure {

namespace {

/// No page holds so many posts: not worth a trial.
constexpr std::size_t page_most = 250;
/// Teams that a page had no room for, before no other is tried.
constexpr std::size_t failures_most = 8;
/// Stands for the number of a page while they are planned.
constexpr std::uint32_t some_page = 99999;

struct Page {
  Extract extract;
  std::vector<PostId> cut; ///< their reports have a page of their own
  std::uint32_t from = 0;  ///< place in the list of pages of the one that leads here
};

class Atlas {
public:
  Atlas(Source &source, Room room) : source_(source), room_(room) {
    page_of_.assign(source.model->posts.size(), 0);
  }

  std::vector<Drawing> draw(PostId root) {
    const std::vector<PostId> tops = shown_reports({}, none<PostId>);
    plan(root == none<PostId> && tops.size() == 1 ? tops[0] : root);
    number();
    std::vector<Drawing> drawings;
    for (const Page &page : pages_)
      drawings.push_back(drawing_of(page));
    if (drawings.size() > 1)
      add_index(drawings);
    return drawings;
  }

private:
  /// Depth first, so that what belongs together follows each other.
  void plan(PostId root) {
    Page overview;
    overview.extract.root = root;
    std::vector<Page> waiting = {overview};
    while (!waiting.empty()) {
      Page page = std::move(waiting.back());
      waiting.pop_back();
      while (!plan_page(page)) // its second half follows
        waiting.push_back(split(page));
      const auto at = static_cast<std::uint32_t>(pages_.size());
      for (std::size_t i = page.cut.size(); i-- > 0;) {
        Page below;
        below.extract.root = page.cut[i];
        below.from = at;
        waiting.push_back(below);
      }
      pages_.push_back(std::move(page));
    }
  }

  /// False where it has to be split. Begins with the root's own reports; then what stands below them comes
  /// in as well, small teams first, as long as there is room.
  bool plan_page(Page &page) {
    page.extract.page = 2; // anything but the overview's
    page.cut = managers_below(page.extract, page.extract.root);
    if (!fits_cut(page, page.cut))
      return reports(page.extract) <= 1;
    std::vector<PostId> waiting = page.cut;
    for (std::size_t failed = 0; !waiting.empty() && failed < failures_most;) {
      const auto smallest = std::min_element(waiting.begin(), waiting.end(), [&](PostId a, PostId b) {
        return source_.posts_below[index(a)] < source_.posts_below[index(b)];
      });
      const PostId post = *smallest;
      waiting.erase(smallest);
      const std::vector<PostId> below = managers_below(page.extract, post);
      std::vector<PostId> cut = page.cut;
      cut.erase(std::find(cut.begin(), cut.end(), post));
      cut.insert(cut.end(), below.begin(), below.end());
      if (fits_cut(page, cut)) {
        page.cut = std::move(cut);
        waiting.insert(waiting.end(), below.begin(), below.end());
      } else {
        ++failed;
      }
    }
    std::sort(page.cut.begin(), page.cut.end());
    return true;
  }

  std::vector<PostId> managers_below(const Extract &extract, PostId post) const {
    std::vector<PostId> managers = shown_reports(extract, post);
    std::erase_if(managers, [&](PostId report) { return source_.posts_below[index(report)] == 0; });
    return managers;
  }

  bool fits_cut(const Page &page, std::span<const PostId> cut) {
    Extract extract = page.extract;
    extract.from_page = extract.next_page = some_page;
    for (const PostId post : cut)
      page_of_[index(post)] = some_page;
    extract.page_of = page_of_;
    const Scope scope = scope_of(source_, extract);
    const bool fit = scope.size() <= page_most && fits_scope(extract, scope);
    for (const PostId post : cut)
      page_of_[index(post)] = 0;
    return fit;
  }

  /// With a little to spare, for the page's own numbers are not known yet.
  bool fits_scope(const Extract &extract, const Scope &scope) {
    constexpr double spared = 0.985;
    const Room room{room_.width * spared, room_.height * spared};
    Fitted found = fitted(source_, extract, scope, {unlimited, unlimited, 1, narrow_box}, room, Forms::cards);
    return found.readable() && fits(finished(source_, extract, std::move(found), room), room);
  }

  std::vector<PostId> shown_reports(const Extract &extract, PostId post) const {
    std::vector<PostId> out;
    const std::vector<PostId> all = reports_in_order(source_, post);
    for (std::size_t i = 0; i < all.size(); ++i) {
      const bool in_range = post != extract.root || (i >= extract.first && i < extract.last);
      if (in_range && (source_.part.empty() || source_.part[index(all[i])] != Part::left_out))
        out.push_back(all[i]);
    }
    return out;
  }

  std::size_t reports(const Extract &extract) const { return shown_reports(extract, extract.root).size(); }

  /// Leaves the first half of the root's reports; returns the rest.
  Page split(Page &page) const {
    const std::size_t all = page.extract.root == none<PostId>
                                ? reports({})
                                : source_.model->posts.reports[index(page.extract.root)].size();
    Page rest = page;
    const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(page.extract.last, all));
    page.extract.last = rest.extract.first = (page.extract.first + last) / 2;
    return rest;
  }

  void number() {
    for (std::uint32_t i = 0; i < pages_.size(); ++i) {
      Page &page = pages_[i];
      page.extract.page = i + 1;
      page.extract.from_page = i == 0 ? 0 : page.from + 1;
      const bool is_first = page.extract.first == 0;
      if (is_first && i > 0)
        first_page_.emplace_back(page.extract.root, i + 1);
    }
    std::sort(first_page_.begin(), first_page_.end());
    // The pages of one root follow each other, with those of what they leave out between.
    std::vector<std::pair<std::pair<PostId, std::uint32_t>, std::uint32_t>> begins;
    for (std::uint32_t i = 0; i < pages_.size(); ++i)
      begins.push_back({{pages_[i].extract.root, pages_[i].extract.first}, i + 1});
    std::sort(begins.begin(), begins.end());
    for (Page &page : pages_) {
      const auto next = std::lower_bound(begins.begin(), begins.end(),
                                         std::pair(std::pair(page.extract.root, page.extract.last), 0U));
      if (next != begins.end() && next->first == std::pair(page.extract.root, page.extract.last))
        page.extract.next_page = next->second;
    }
  }

  Drawing drawing_of(const Page &page) {
    for (const PostId post : page.cut)
      page_of_[index(post)] =
          std::lower_bound(first_page_.begin(), first_page_.end(), std::pair(post, 0U))->second;
    Extract extract = page.extract;
    extract.page_of = page_of_;
    Drawing drawing = drawn(source_, extract, {unlimited, unlimited, 6, narrow_box}, room_);
    if (!fits(drawing, room_))
      drawing = drawn(source_, extract, {unlimited, unlimited, 1, narrow_box}, room_);
    for (const PostId post : page.cut)
      page_of_[index(post)] = 0;
    return drawing;
  }

  struct Entry {
    std::string title, id;
    std::size_t page, post;
  };

  /// Every post by its title, with the page that shows its reports.
  std::vector<Entry> entries(const std::vector<Drawing> &drawings) const {
    std::vector<std::size_t> page(source_.model->posts.size(), 0);
    for (std::size_t i = 0; i < drawings.size(); ++i)
      for (const viz::Box &box : drawings[i].boxes) {
        std::size_t post = page.size();
        if (box.name[0] == 'n')
          std::from_chars(box.name.data() + 1, box.name.data() + box.name.size(), post);
        if (post < page.size() && box.page == 0 && page[post] == 0)
          page[post] = i + 1;
      }
    std::vector<Entry> out;
    const Posts &posts = source_.model->posts;
    for (std::size_t post = 0; post < page.size(); ++post)
      if (page[post] > 0)
        out.push_back({drawable(source_.model.text(posts.title[post])),
                       drawable(source_.model.text(posts.id[post])), page[post], post});
    std::sort(out.begin(), out.end(), [](const Entry &a, const Entry &b) {
      return std::tie(a.title, a.page, a.post) < std::tie(b.title, b.page, b.post);
    });
    return out;
  }

  void add_index(std::vector<Drawing> &drawings) const {
    const double scale = style::text_size / least_text, line = 11, top = 60, gap = 16;
    const double width = room_.width * scale, height = room_.height * scale;
    const double inner = width - 2 * style::margin;
    const auto columns = std::max<std::size_t>(1, static_cast<std::size_t>(inner / 300));
    const auto rows = static_cast<std::size_t>(std::max(1.0, (height - top - style::margin) / line));
    const double column = (inner + gap) / static_cast<double>(columns);
    const std::vector<Entry> all = entries(drawings);
    const std::string title = drawings[0].title + ": posts by title, and their page";
    for (std::size_t at = 0; at < all.size(); ++at) {
      const std::size_t place = at % (columns * rows);
      if (place == 0)
        drawings.push_back(index_page(title, width, height));
      const std::size_t columns_before = place / rows;
      const double x = style::margin + column * static_cast<double>(columns_before),
                   y = top + line * static_cast<double>(place % rows);
      drawings.back().boxes.push_back(index_box(all[at], x, y, column - gap, line));
    }
  }

  static Drawing index_page(const std::string &title, double width, double height) {
    Drawing page;
    page.width = width;
    page.height = height;
    page.title = title;
    page.description = "An index: every post by its title, with the page that it stands on.";
    page.texts.push_back({style::margin, style::margin + 16, style::title_size, Anchor::start, true, false,
                          false, style::black,
                          wrapped(title, width - 2 * style::margin, style::title_size, true, 1).front()});
    return page;
  }

  static viz::Box index_box(const Entry &entry, double x, double y, double width, double height) {
    viz::Box box;
    box.name = "i" + std::to_string(entry.post);
    box.page = entry.page;
    const std::string page = std::to_string(entry.page);
    box.label = entry.title + "\n" + entry.id + "\npage " + page;
    box.area.left = x;
    box.area.top = y;
    box.area.width = width;
    box.area.height = height;
    const auto put = [&](const std::string &words, double room, double at, Anchor anchor, Colour colour) {
      const auto lines = wrapped(words, room, style::text_size, false, 1);
      if (!lines.empty())
        box.texts.push_back(
            {at, y + 0.77 * height, style::text_size, anchor, false, false, false, colour, lines[0]});
    };
    put(entry.title, width - 105, x, Anchor::start, style::black);
    put(entry.id, 60, x + width - 40, Anchor::end, style::ink);
    put(page, 34, x + width, Anchor::end, style::black);
    return box;
  }

  Source &source_;
  Room room_;
  std::vector<Page> pages_;
  std::vector<std::uint32_t> page_of_;                       ///< by PostId; all 0 between uses
  std::vector<std::pair<PostId, std::uint32_t>> first_page_; ///< by root
};

} // namespace

} // namespace structure

std::vector<Drawing> structure_atlas(const Model &model, const SpanOfControl &spans,
                                     const StructureOptions &options, Room room) {
  structure::Source source = structure::source_of(model, spans, options);
  const bool rooted = options.root && index(*options.root) < model->posts.size();
  return structure::Atlas(source, room).draw(rooted ? *options.root : none<PostId>);
}

} // namespace organograph::viz
