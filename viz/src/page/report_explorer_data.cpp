// SPDX-License-Identifier: Apache-2.0
#include "page/report_explorer.hpp"

#include "figures/identifiers.hpp"
#include "findings/scenario_facts.hpp"
#include "page/report_explorer_extras.hpp"
#include "page/report_text.hpp"
#include "views/view_page.hpp"
#include "words/readable.hpp"

#include "organograph/viz/detail/text.hpp"
#include "organograph/viz/style.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace organograph::viz {

using Json = nlohmann::ordered_json;

namespace {

constexpr std::uint32_t no_row = UINT32_MAX;
constexpr std::size_t longest_text = 300; ///< bytes of a title or a name
constexpr std::size_t most_lines = 5'000;

enum Column : std::size_t {
  id_column,
  title_column,
  manager_column,
  served_column,
  employer_column,
  function_column,
  tier_column,
  layer_column,
  status_column,
  fte_column,
  direct_column,
  all_column,
  unknown_column,
  folded_posts_column,
  folded_fte_column,
  groups_column,
  groups_fte_column,
  group_column,
  meetings_column,
  sits_column,
  unit_column,
  grade_column,
  column_count
};
constexpr std::array<std::string_view, column_count> column_names = {
    "id",        "title", "manager",  "served", "employer", "function",    "tier",      "layer",
    "status",    "fte",   "direct",   "all",    "notKnown", "foldedPosts", "foldedFte", "groups",
    "groupsFte", "group", "meetings", "sits",   "unit",     "grade"};

using Row = std::array<Json, column_count>;

// What a row holds where nothing is said of it: explorer_model.js has the same.
Row blank_row() {
  Row row;
  row.fill(0);
  row[id_column] = "";
  row[manager_column] = row[function_column] = row[group_column] = -1;
  row[unit_column] = row[grade_column] = -1;
  row[fte_column] = row[tier_column] = row[layer_column] = 1;
  row[meetings_column] = row[sits_column] = nullptr;
  return row;
}

Json number(double value) {
  if (!std::isfinite(value))
    return nullptr;
  const double whole = std::trunc(value);
  if (whole == value && std::abs(value) < 1e15) // NOLINT: exactly whole
    return static_cast<std::int64_t>(whole);
  return value;
}

std::string shortened(std::string text) {
  if (text.size() <= longest_text)
    return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end;
  return text.substr(0, end) + "…";
}

/// Texts by number, each once.
class Texts {
public:
  std::size_t of(std::string_view text) {
    const auto [place, added] = places_.try_emplace(shortened(detail::drawable(text)), texts_.size());
    if (added)
      texts_.push_back(place->first);
    return place->second;
  }
  Json take() { return std::move(texts_); }

private:
  std::unordered_map<std::string, std::size_t> places_;
  std::vector<std::string> texts_;
};

/// An organisation; or [organisation, share, organisation, share..].
Json served(const Model &model, PostId post) {
  const auto serves = model->posts.serves[index(post)];
  if (serves.size() == 1 && model->posts.shared_with_other[index(post)] == 0)
    return index(serves[0].organisation);
  Json out = Json::array();
  for (const Served &each : serves) {
    out.push_back(index(each.organisation));
    out.push_back(number(std::round(each.share * 1e4) / 1e4)); // null: not known
  }
  return out;
}

/// The rows as they stand under one model.
struct View {
  std::vector<Row> rows;
  std::vector<std::uint8_t> there;
  std::unordered_map<std::string, std::uint32_t> row_of; ///< by post_id
  Json lines = Json::array();
};

class Maker {
public:
  Maker(const ExploredPart &part, bool without_fte) : part_(part), without_fte_(without_fte) {}

  View view(const View *before, const Model &model, const SpanOfControl &spans) {
    View out;
    if (before != nullptr)
      out = *before;
    std::ranges::fill(out.there, 0);
    choose_rows(out, model);
    const Extras extras = extras_of(model);
    for (std::size_t p = 0; p < row_.size(); ++p)
      if (row_[p] != no_row)
        fill(out.rows[row_[p]], model, spans, extras, id_at<PostId>(p));
    out.lines = lines(model);
    return out;
  }

  /// The row of a post of the model that view() was last called with; no_row where it is not in the page.
  std::uint32_t row(PostId post) const { return post == none<PostId> ? no_row : row_[index(post)]; }

  Texts texts;

private:
  void choose_rows(View &out, const Model &model) {
    const Posts &posts = model->posts;
    row_.assign(posts.size(), no_row);
    std::vector<std::uint8_t> in(posts.size());
    std::size_t tops = 0;
    for (const PostId post : posts.top_down) {
      const PostId manager = posts.manager[index(post)];
      const bool wanted = manager == none<PostId> ? tops++ < part_.tops : in[index(manager)] != 0;
      in[index(post)] = wanted && posts.layer[index(post)] <= part_.layers ? 1 : 0;
    }
    for (std::size_t p = 0; p < posts.size(); ++p) {
      if (!in[p])
        continue;
      const std::string post_id(id(model, id_at<PostId>(p)));
      const auto [place, added] =
          out.row_of.try_emplace(post_id, static_cast<std::uint32_t>(out.rows.size()));
      if (added) {
        out.rows.push_back(blank_row());
        out.there.push_back(1);
      }
      out.there[place->second] = 1;
      row_[p] = place->second;
    }
  }

  Json fte(double value) const { return without_fte_ ? Json(nullptr) : number(value); }

  void fill(Row &row, const Model &model, const SpanOfControl &spans, const Extras &extras, PostId post) {
    const Posts &posts = model->posts;
    const std::size_t p = index(post);
    const PostId manager = posts.manager[p];
    const FunctionId function = posts.function[p];
    row[id_column] = id(model, post);
    row[title_column] = texts.of(view::post_title(model, post));
    row[manager_column] = manager == none<PostId> ? Json(-1) : Json(row_[index(manager)]);
    row[served_column] = served(model, post);
    row[employer_column] = index(posts.employer[p]);
    row[function_column] = function == none<FunctionId>
                               ? Json(-1)
                               : Json(texts.of(model.text(model->functions.name[index(function)])));
    row[tier_column] = posts.tier[p]; // 0: not known
    row[layer_column] = posts.layer_known[p] != 0 ? posts.layer[p] : 0;
    row[status_column] = static_cast<int>(posts.status[p]);
    row[fte_column] = fte(posts.fte[p]);
    row[direct_column] = spans.posts.direct_reports[p];
    row[all_column] = spans.posts.all_reports[p];
    row[unknown_column] = posts.reports_known[p] != 0 ? 0 : 1;
    const bool folded = posts.layer[p] == part_.layers && spans.posts.direct_reports[p] > 0;
    row[folded_posts_column] = folded ? spans.posts.all_reports[p] : 0;
    row[folded_fte_column] = folded ? fte(spans.posts.fte_below[p]) : Json(0);
    row[groups_column] = extras.groups[p];
    row[groups_fte_column] = extras.groups[p] > 0 ? fte(extras.groups_fte[p]) : Json(0);
    row[group_column] = -1;
    if (extras.groups[p] == 1) {
      const StaffGroup &group = model->staff_groups[extras.only_group[p]];
      const std::string_view title = model.text(group.title);
      row[group_column] = texts.of(title.empty() ? model.text(group.id) : title);
    }
    row[meetings_column] = extras.meetings.empty() ? Json() : Json(extras.meetings[p]);
    row[sits_column] = sits(model, extras, p);
    row[unit_column] = text_or_none(model.text(posts.unit[p]));
    row[grade_column] = text_or_none(model.text(posts.grade[p]));
  }

  Json text_or_none(std::string_view text) { return text.empty() ? Json(-1) : Json(texts.of(text)); }

  /// Names of the post's first meetings; null: none, or too many to be named.
  Json sits(const Model &model, const Extras &extras, std::size_t post) {
    if (extras.sits.empty() || extras.sits[post].empty())
      return nullptr;
    Json out = Json::array();
    for (const MeetingId meeting : extras.sits[post])
      out.push_back(texts.of(meeting_name(model, meeting)));
    return out;
  }

  Json lines(const Model &model) {
    Json out = Json::array();
    for (const ReportingLine &line : model->reporting_lines)
      if (out.size() < most_lines && row(line.post) != no_row && row(line.reports_to) != no_row)
        out.push_back({row(line.post), row(line.reports_to), texts.of(model.text(line.kind))});
    return out;
  }

  const ExploredPart &part_;
  bool without_fte_;
  std::vector<std::uint32_t> row_; ///< by PostId of the last model
};

/// Column by column what differs from `before`: [rows, values]; of a view without one, whole columns where
/// most rows say something.
Json columns(const View &view, const View *before) {
  const Row blank = blank_row();
  Json out = Json::object();
  for (std::size_t c = 0; c < column_count; ++c) {
    Json at = Json::array(), is = Json::array();
    for (std::size_t r = 0; r < view.rows.size(); ++r) {
      const Row &old = before != nullptr && r < before->rows.size() ? before->rows[r] : blank;
      if (view.rows[r][c] == old[c])
        continue;
      at.push_back(r);
      is.push_back(view.rows[r][c]);
    }
    if (at.empty())
      continue;
    const std::string name(column_names[c]);
    if (before == nullptr && 3 * at.size() > 2 * view.rows.size()) {
      Json &whole = out[name] = Json::array();
      for (const Row &row : view.rows)
        whole.push_back(row[c]);
    } else {
      out[name] = {{"at", std::move(at)}, {"is", std::move(is)}};
    }
  }
  return out;
}

Json organisations(const Model &model, Texts &texts) {
  Json out = Json::array();
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o) {
    const std::string_view name = model.text(model->organisations.name[o]);
    out.push_back({texts.of(name.empty() ? model.text(model->organisations.id[o]) : name),
                   explorer_paint(style::of(model, id_at<OrganisationId>(o)))});
  }
  return out;
}

/// [row, what happens to it, columns that differ..]; `unseen` counts changes of posts that are not in the
/// page.
Json changes(std::span<const ChangedPost> posts, const View &before, Maker &after, std::size_t &unseen) {
  Json out = Json::array();
  for (const ChangedPost &post : posts) {
    std::uint32_t row = after.row(post.after);
    if (post.change == PostChange::deleted) {
      const auto found = before.row_of.find(post.post_id);
      row = found == before.row_of.end() || !before.there[found->second] ? no_row : found->second;
    }
    if (row == no_row) {
      ++unseen;
      continue;
    }
    Json each = {row, name(post.change)};
    for (const std::string &column : post.columns)
      each.push_back(after.texts.of(column));
    out.push_back(std::move(each));
  }
  return out;
}

/// Rows that are there in the one and not in the other.
Json only_in(const View &one, const View &other) {
  Json out = Json::array();
  for (std::size_t r = 0; r < one.rows.size(); ++r)
    if (one.there[r] && r < other.rows.size() && !other.there[r])
      out.push_back(r);
  return out;
}

/// What differs in a structure from the one that it starts from, of number `start`.
Json difference(const Model &model, std::span<const ChangedPost> posts, std::size_t start, const View &before,
                const View &after, Maker &maker) {
  std::size_t unseen = 0;
  Json out = {{"from", start},
              {"rows", after.rows.size()},
              {"posts", model->posts.size()},
              {"gone", only_in(before, after)},
              {"back", only_in(after, before)},
              {"columns", columns(after, &before)}};
  out["changes"] = changes(posts, before, maker, unseen);
  out["unseen"] = unseen;
  if (after.lines != before.lines)
    out["lines"] = after.lines;
  return out;
}

Json scenario(const StudiedScenario &result, std::size_t start, const View &before, const View &after,
              Maker &maker) {
  const Comparison &c = *result.comparison;
  Json out = difference(*result.after, c.posts, start, before, after, maker);
  const std::string &title = result.applied->title;
  out["name"] = maker.texts.of(title.empty() ? result.applied->name : title);
  out["groupsChanged"] = c.staff_groups_changed + c.staff_groups_moved + c.staff_groups_deleted;
  return out;
}

/// The structures of a way from day to day behind those of `to`, the first told from structure `whole`;
/// [whole, the number of its first day, how many days].
Json days(const StructureOverDays &way, std::size_t whole, const View &start, Json &to, Maker &maker) {
  const std::size_t first = to.size() + 1;
  View before = start;
  for (const StructureOnDay &day : way.days) {
    const std::size_t from = &day == &way.days.front() ? whole : to.size();
    const View after = maker.view(&before, day.model, day.spans);
    Json each = difference(day.model, day.changed, from, before, after, maker);
    each["name"] = maker.texts.of(long_date(day.day));
    to.push_back(std::move(each));
    before = after;
  }
  return {whole, first, way.days.size()};
}

void add_days(const Study &study, std::span<const StudiedScenario> scenarios, std::span<const View> views,
              Maker &maker, Json &to) {
  for (const StructureOverDays &way : study.over_days) {
    const auto of = std::ranges::find_if(
        scenarios, [&](const StudiedScenario &each) { return each.applied->name == way.scenario; });
    const std::size_t whole = way.scenario.empty() ? 0 : static_cast<std::size_t>(of - scenarios.begin()) + 1;
    if (whole < views.size())
      to["days"].push_back(days(way, whole, views[whole], to["scenarios"], maker));
  }
}

std::size_t start_of(std::span<const StudiedScenario> scenarios, const StudiedScenario &result) {
  for (std::size_t i = 0; i < scenarios.size(); ++i)
    if (scenarios[i].after == result.before)
      return i + 1;
  return 0;
}

} // namespace

Json explorer_data(const Study &study, const ExploredPart &part) {
  Maker maker(part, study.minimum_group > 0);
  std::vector<View> views;
  views.push_back(maker.view(nullptr, *study.model, study.analysis.span_of_control));
  Json out = {{"rows", views[0].rows.size()},
              {"posts", (*study.model)->posts.size()},
              {"organisations", organisations(*study.model, maker.texts)},
              {"colours", explorer_colours()},
              {"columns", columns(views[0], nullptr)},
              {"lines", views[0].lines},
              {"scenarios", Json::array()}};
  const std::vector<StudiedScenario> scenarios = study.scenarios();
  for (const StudiedScenario &result : scenarios) {
    const std::size_t start = start_of(scenarios, result);
    views.push_back(maker.view(&views[start], *result.after, result.comparison->after.span_of_control));
    out["scenarios"].push_back(scenario(result, start, views[start], views.back(), maker));
  }
  add_days(study, scenarios, views, maker, out);
  out["texts"] = maker.texts.take();
  return out;
}

} // namespace organograph::viz
