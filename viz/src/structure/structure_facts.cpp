// SPDX-License-Identifier: Apache-2.0
// The facts of a card: which, in which order, in what words.
#include "organograph/engine/statutory_officers.hpp"
#include "structure/structure_parts.hpp"
#include "words/numbers.hpp"
#include "words/pay.hpp"
#include "words/readable.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace organograph::viz {

namespace {

bool any_text(const std::vector<TextId> &column, const Model &model) {
  return std::ranges::any_of(column, [&](TextId text) { return !model.text(text).empty(); });
}

bool any_function(const Model &model) {
  return std::ranges::any_of(model->posts.function, [](FunctionId f) { return f != none<FunctionId>; });
}

std::string no_post_has(std::string_view what, std::string_view column) {
  return "no post has a " + std::string(what) + " (posts.csv: " + std::string(column) + ')';
}

std::string lacking_unit(const Model &model) {
  return any_text(model->posts.unit, model) ? "" : no_post_has("unit", "unit");
}

std::string lacking_function(const Model &model) {
  return any_function(model) ? "" : no_post_has("function", "function");
}

std::string lacking_grade(const Model &model) {
  return any_text(model->posts.grade, model) ? "" : no_post_has("grade", "grade");
}

} // namespace

std::string lacking(const Model &model, Fact fact) {
  switch (fact) {
  case Fact::unit:
    return lacking_unit(model);
  case Fact::function:
    return lacking_function(model);
  case Fact::grade:
    return lacking_grade(model);
  case Fact::cost:
    return std::ranges::any_of(model->posts.annual_cost, is_known) || gives_pay(model)
               ? ""
               : no_post_has("cost", "annual_cost");
  case Fact::holder:
  case Fact::fte:
  case Fact::span:
  case Fact::reports:
  case Fact::id:
    break;
  }
  return "";
}

std::string lacking(const Model &model, ColourBy colour) {
  return colour == ColourBy::unit       ? lacking_unit(model)
         : colour == ColourBy::function ? lacking_function(model)
         : colour == ColourBy::grade    ? lacking_grade(model)
                                        : "";
}

std::string lacking(const Model &model, GroupBy group) {
  return group == GroupBy::unit       ? lacking_unit(model)
         : group == GroupBy::function ? lacking_function(model)
                                      : "";
}

namespace structure {

namespace {

Values texts_of(const Model &model, const std::vector<TextId> &column) {
  Values out;
  std::unordered_map<std::string_view, std::uint32_t> known;
  for (const TextId id : column) {
    const std::string_view text = model.text(id);
    if (text.empty()) {
      out.of.push_back(0);
      continue;
    }
    const auto [place, added] = known.try_emplace(text, static_cast<std::uint32_t>(known.size() + 1));
    if (added)
      out.names.push_back(drawable(text));
    out.of.push_back(place->second);
  }
  return out;
}

/// Whether more than a third of the posts have a title that another has too.
bool titles_repeat(const Model &model) {
  std::unordered_map<std::string_view, std::size_t> posts;
  for (const TextId title : model->posts.title)
    ++posts[model.text(title)];
  std::size_t shared = 0;
  for (const auto &[title, n] : posts)
    shared += n > 1 ? n : 0;
  return 3 * shared > model->posts.size();
}

std::vector<Fact> facts_of(const Model &model, const StructureOptions &options) {
  if (!options.card.facts.empty())
    return options.card.facts;
  std::vector<Fact> out = {Fact::holder};
  if (titles_repeat(model)) {
    if (lacking_unit(model).empty())
      out.push_back(Fact::unit);
    else if (lacking_function(model).empty())
      out.push_back(Fact::function);
  }
  if (!options.without_fte)
    out.push_back(Fact::fte);
  out.push_back(Fact::span);
  return out;
}

/// The post's own, else those that it has in the organisations that it serves.
std::string grade_text(const Model &model, PostId post) {
  std::string out = drawable(model.text(model->posts.grade[index(post)]));
  std::vector<std::string_view> said;
  if (out.empty())
    for (const Served &served : model->posts.serves[index(post)])
      if (const std::string_view grade = model.text(served.grade);
          !grade.empty() && !std::ranges::count(said, grade)) {
        said.push_back(grade);
        out += (out.empty() ? "" : ", ") + drawable(grade);
      }
  return out.empty() ? out : "grade " + out;
}

// An amount with its currency, else a range and whether it is salary alone.
std::string cost_text(const Source &source, std::size_t p) {
  const PostCost &cost = source.cards.costs[p];
  if (cost.basis == CostBasis::not_known)
    return "cost not known";
  if (cost.a_year.low == cost.a_year.high && cost.basis == CostBasis::full)
    return money(cost.a_year.low, source.model.text(source.model->currency));
  return range_worded(cost.a_year) + (cost.basis == CostBasis::salary ? " salary" : "");
}

std::string text_of(const Source &source, PostId post, Fact fact) {
  const Model &model = source.model;
  const Posts &posts = model->posts;
  const std::size_t p = index(post);
  switch (fact) {
  case Fact::holder:
    return holder_text(source, post);
  case Fact::unit:
    return drawable(model.text(posts.unit[p]));
  case Fact::function:
    return posts.function[p] == none<FunctionId>
               ? ""
               : drawable(model.text(model->functions.name[index(posts.function[p])]));
  case Fact::grade:
    return grade_text(model, post);
  case Fact::fte:
    return rounded(posts.fte[p]) + " FTE";
  case Fact::span:
    return span_text(model, source.spans, post);
  case Fact::reports:
    return source.spans.posts.all_reports[p] == 0
               ? ""
               : counted(source.spans.posts.all_reports[p], "post", "posts") + " below";
  case Fact::cost:
    return cost_text(source, p);
  case Fact::id:
    return drawable(model.text(posts.id[p]));
  }
  return "";
}

/// `statutory: DCS, DASS`: the roles that the post holds or acts in, by their letters. Of single posts: not
/// where small groups are not shown.
std::string roles_text(const Source &source, PostId post) {
  const Register *const rows = source.model.rows_of(TableId::statutory_roles);
  if (rows == nullptr || source.options.without_fte ||
      !source.options.card.facts.empty()) // what is asked for alone
    return {};
  const std::size_t of_post = rows->column("post_id"), role = rows->column("role"),
                    kind = rows->column("kind");
  std::vector<std::string> letters;
  for (std::size_t row = 0; row < rows->size(); ++row) {
    if (rows->id<PostId>(row, of_post) != post || rows->choice(row, kind) == 1) // a deputy is not in the role
      continue;
    const std::string_view word = source.model.text(rows->cell(row, role).text);
    const StatutoryRole *const rule = statutory_rule(word);
    std::string text = rule == nullptr ? drawable(word) : std::string(rule->letters);
    if (std::ranges::find(letters, text) == letters.end())
      letters.push_back(std::move(text));
  }
  std::string out;
  for (const std::string &each : letters)
    out += (out.empty() ? "statutory: " : ", ") + each;
  return out;
}

/// What the strip says already.
bool in_colour(ColourBy colour, Fact fact) {
  return (colour == ColourBy::unit && fact == Fact::unit) ||
         (colour == ColourBy::grade && fact == Fact::grade) ||
         (colour == ColourBy::function && fact == Fact::function) ||
         (colour == ColourBy::span && fact == Fact::span);
}

/// Of a fact that somebody asked for, and of a figure.
constexpr std::size_t most_lines = 4;

/// Figures that share lines, as many as there is room for. A text that runs from right to left has a line of
/// its own: figures on it would move.
class Figures {
public:
  Figures(std::vector<FactLine> &out, double width) : out_(out), width_(width) {}
  void add(const std::string &text) {
    if (text.empty())
      return;
    const bool apart = runs_leftward(text);
    const std::string joined = line_ + " · " + text;
    if (!line_.empty() && !apart && text_width(joined, style::text_size, false) <= width_) {
      line_ = joined;
      return;
    }
    end();
    line_ = text;
    if (apart)
      end();
  }
  void end() {
    if (!line_.empty())
      out_.push_back({std::move(line_), most_lines});
    line_.clear();
  }

private:
  std::vector<FactLine> &out_;
  double width_;
  std::string line_;
};

/// `Cambridgeshire`; of a joint post `Cambridgeshire 50, Peterborough 50`.
std::string organisations_text(const Source &source, PostId post, const std::vector<std::string> &names) {
  const Model &model = source.model;
  std::string out;
  for (const Served &served : model->posts.serves[index(post)]) {
    out += (out.empty() ? "" : ", ") + names[index(served.organisation)];
    if (model.joint(post))
      out += ' ' + (is_known(served.share) ? rounded(served.share * 100) : std::string(not_known_mark));
  }
  return model->posts.shared_with_other[index(post)] != 0 ? out + ", another ?" : out;
}

} // namespace

Values units_of(const Model &model) {
  return texts_of(model, model->posts.unit);
}

Values grades_of(const Model &model) {
  Values out = texts_of(model, model->posts.grade);
  for (std::string &name : out.names)
    name.insert(0, "grade ");
  return out;
}

Values functions_of(const Model &model) {
  Values out;
  for (const TextId name : model->functions.name)
    out.names.push_back(drawable(model.text(name)));
  for (const FunctionId function : model->posts.function)
    out.of.push_back(function == none<FunctionId> ? 0 : static_cast<std::uint32_t>(index(function) + 1));
  return out;
}

Cards cards_of(const Model &model, const StructureOptions &options) {
  Cards out{facts_of(model, options), names_of(model), {}, {}, {}};
  if (std::ranges::count(out.facts, Fact::cost) > 0)
    out.costs = post_costs(model);
  if (options.card.colour == ColourBy::unit)
    out.colour = units_of(model);
  if (options.card.colour == ColourBy::function)
    out.colour = functions_of(model);
  if (options.card.colour == ColourBy::grade)
    out.colour = grades_of(model);
  if (options.card.group != GroupBy::none)
    out.grouping = options.card.group == GroupBy::unit ? units_of(model) : functions_of(model);
  return out;
}

std::string in_a_line(const std::vector<std::string> &facts) {
  std::string out;
  for (const std::string &fact : facts)
    out += (out.empty() ? "" : " · ") + fact;
  return out;
}

std::vector<std::string> row_facts(const Source &source, const Box &box,
                                   const std::vector<std::string> &names, bool in_column) {
  const Posts &posts = source.model->posts;
  const std::size_t p = index(box.post);
  const ColourBy colour = source.options.card.colour;
  const bool is_joint = source.model.joint(box.post);
  std::vector<std::string> out;
  const auto add = [&](std::string text) {
    if (!text.empty())
      out.push_back(std::move(text));
  };
  const auto add_whom_it_serves = [&] {
    if (colour != ColourBy::organisation && colour != ColourBy::change && !box.context)
      add(strip_of(source, box, names)[0].text); // the chip has no words
    if (names.size() > 1 && !box.context && (is_joint || !in_column))
      add(organisations_text(source, box.post, is_joint ? names : source.cards.names.brief));
  };
  const auto add_usual = [&] {
    add(roles_text(source, box.post));
    add_whom_it_serves();
    add(posts.assistant[p] != 0 ? "assistant" : posts.manager_not_known[p] != 0 ? "manager not known" : "");
  };
  const bool asked = !source.options.card.facts.empty();
  if (!asked) { // whom it serves is short, a unit may be long
    add(holder_text(source, box.post));
    add_usual();
  }
  for (const Fact fact : source.cards.facts)
    if ((asked || (fact != Fact::holder && fact != Fact::fte && fact != Fact::span)) &&
        (box.context || !in_colour(colour, fact)))
      add(text_of(source, box.post, fact));
  if (asked)
    add_usual();
  return out;
}

std::vector<FactLine> fact_lines(const Source &source, const Box &box, bool in_strip, double width) {
  const Posts &posts = source.model->posts;
  const std::size_t p = index(box.post);
  std::vector<FactLine> out;
  Figures figures(out, width);
  const std::string usual[] = {in_strip || source.cards.names.whole.size() < 2
                                   ? std::string()
                                   : (source.model.joint(box.post) ? "joint: " : "") +
                                         organisations_text(source, box.post, source.cards.names.brief),
                               posts.assistant[p] != 0           ? "assistant"
                               : posts.manager_not_known[p] != 0 ? "manager not known"
                                                                 : "",
                               roles_text(source, box.post)};
  bool said = false;
  const auto say_usual = [&] {
    for (const std::string &text : usual)
      if (!said)
        figures.add(text);
    said = true;
  };
  for (const Fact fact : source.cards.facts) {
    if (in_colour(source.options.card.colour, fact) && !box.context)
      continue;
    const std::string text = text_of(source, box.post, fact);
    if (fact == Fact::holder || fact == Fact::unit || fact == Fact::function) {
      figures.end();
      if (!text.empty())
        out.push_back({text, source.options.card.facts.empty() ? 2U : most_lines,
                       fact == Fact::holder && posts.status[p] != Status::filled});
    } else {
      say_usual();
      figures.add(text);
    }
  }
  say_usual();
  figures.end();
  return out;
}

} // namespace structure

} // namespace organograph::viz
