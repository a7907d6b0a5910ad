// SPDX-License-Identifier: Apache-2.0
// Meetings and who attends them. A series is made from its own row's random numbers, so its attendees need
// not be kept: whoever needs those of another series (a copy, a mirror) makes them again.
#include "generate/generate_parts.hpp"

#include <algorithm>
#include <utility>

namespace organograph::io {

namespace {

enum class Type : std::uint8_t { team, service, services_together, across, board, mirror, copy };

// Attendees: mean about 6.4, tail to 200 with two partners.
constexpr std::array<Weighted, 13> size_weights = {{{1950, 2, 2},
                                                    {1650, 3, 3},
                                                    {1350, 4, 4},
                                                    {1150, 5, 5},
                                                    {950, 6, 6},
                                                    {800, 7, 7},
                                                    {500, 8, 8},
                                                    {380, 9, 9},
                                                    {370, 10, 10},
                                                    {520, 11, 15},
                                                    {220, 16, 25},
                                                    {70, 26, 50},
                                                    {90, 51, 198}}};
static_assert(whole(size_weights));
constexpr std::array<std::string_view, 16> nouns = {
    "planning group",   "performance review", "project board",    "delivery group",
    "risk panel",       "case conference",    "budget review",    "improvement board",
    "steering group",   "contracts review",   "workforce forum",  "strategy group",
    "operations group", "quality review",     "information desk", "programme board"};

// Two of them make a subject that others do not have by chance.
constexpr std::array<std::string_view, 40> topics = {
    "winter",     "summer",   "estates",    "safety",    "access",      "transition", "fleet",   "grants",
    "inspection", "schemes",  "intake",     "outreach",  "recruitment", "standards",  "appeals", "capital",
    "revenue",    "climate",  "resilience", "volunteer", "licence",     "coastal",    "rural",   "urban",
    "family",     "youth",    "older",      "carers",    "referral",    "charging",   "records", "complaints",
    "equality",   "heritage", "energy",     "drainage",  "parking",     "freight",    "skills",  "sickness"};

struct Series {
  Type type;
  std::uint32_t original;     // of a copy or mirror
  std::uint32_t anchor;       // a post about whose place the attendees are found
  std::uint32_t organisation; // that convenes it
  std::uint32_t service, noun, topic, second_topic, place, size;
};

Type type_of(const Plan &plan, std::uint32_t row) {
  Draw draw(plan.seed, Stream::meetings, row);
  const std::uint32_t type = draw.below(1000);
  const bool alone = plan.tree.organisations == 1;
  if (type < 80)
    return row == 0 ? Type::service : Type::copy;
  if (type < 100)
    return alone || row == 0 ? Type::service : Type::mirror;
  return type < 130   ? Type::board
         : type < 260 ? (alone ? Type::service : Type::across)
         : type < 520 ? Type::team
         : type < 820 ? Type::service
                      : Type::services_together;
}

// An earlier series that fits; nothing when some tries found none.
template <class Fits> std::uint32_t earlier(std::uint32_t row, Draw &draw, Fits fits) {
  for (int attempt = 0; attempt < 64; ++attempt)
    if (const std::uint32_t other = draw.below(row); fits(other))
      return other;
  return nothing;
}

// Half of the series are about anybody, half rather about those higher up.
std::uint32_t drawn_place(Draw &draw) {
  const std::uint32_t place = draw.bits();
  return draw.chance(500) ? place : Draw::share_of(place, draw.bits());
}

Series series_of(const Plan &plan, std::uint32_t row) {
  const PostTree &tree = plan.tree;
  Draw draw(plan.seed, Stream::meetings, std::uint64_t{row} + (std::uint64_t{1} << 32U));
  Series series{};
  series.type = type_of(plan, row);
  if (series.type == Type::copy || series.type == Type::mirror) {
    const Type own = series.type;
    const std::uint32_t original = earlier(row, draw, [&](std::uint32_t other) {
      const Type type = type_of(plan, other);
      return own == Type::mirror ? type == Type::board : type != Type::copy && type != Type::mirror;
    });
    if (original != nothing) {
      series = series_of(plan, original);
      series.type = own;
      series.original = original;
      if (own == Type::mirror)
        series.organisation = neighbour(series.organisation, tree.organisations);
      return series;
    }
    series.type = Type::service;
  }
  series.anchor = draw.below(tree.size());
  if (series.type == Type::team && !tree.managers.empty())
    series.anchor = tree.managers[draw.below(static_cast<std::uint32_t>(tree.managers.size()))];
  series.organisation = tree.employer[series.anchor];
  series.service = tree.service[series.anchor];
  series.noun = draw.below(static_cast<std::uint32_t>(nouns.size()));
  series.topic = draw.below(static_cast<std::uint32_t>(topics.size()));
  series.second_topic = draw.below(static_cast<std::uint32_t>(topics.size()));
  series.place = drawn_place(draw);
  series.size = drawn(size_weights, draw);
  return series;
}

struct Attendees {
  std::vector<std::uint32_t> posts, partners;
};

bool add_new(std::vector<std::uint32_t> &to, std::uint32_t item) {
  if (std::ranges::find(to, item) != to.end())
    return false;
  to.push_back(item);
  return true;
}

// `wanted` of the posts about that place of the list, any choice from the window equally likely; for some
// comes their manager.
void add_about(const PostTree &tree, std::span<const std::uint32_t> list, std::uint32_t place,
               std::uint32_t wanted, Draw &draw, std::vector<std::uint32_t> &to) {
  const auto count = static_cast<std::uint32_t>(list.size());
  wanted = std::min(wanted, count);
  const std::uint32_t window = std::min(count, 3 * wanted + 8);
  const std::uint32_t start = std::min(Draw::share_of(count, place), count - window);
  for (std::uint32_t i = 0; i < window && wanted > 0; ++i) {
    if (draw.below(window - i) >= wanted)
      continue;
    --wanted;
    const std::uint32_t post = list[start + i];
    const std::uint32_t manager = tree.manager[post];
    const bool manager_comes =
        manager != nothing && tree.employer[manager] == tree.employer[post] && draw.chance(250);
    if (!manager_comes || !add_new(to, manager))
      add_new(to, post);
  }
}

void add_partners(const Plan &plan, std::uint32_t service, std::uint32_t wanted, Draw &draw,
                  std::vector<std::uint32_t> &to) {
  const auto kinds = static_cast<std::uint32_t>(services.size());
  wanted = std::min(wanted, plan.partners);
  while (to.size() < wanted) {
    // Most of those that work with this service: every 33rd.
    const std::uint32_t mine = (plan.partners + kinds - 1 - service) / kinds;
    const bool of_service = plan.partners >= kinds && draw.chance(600);
    add_new(to, of_service ? service + kinds * draw.below(mine) : draw.below(plan.partners));
  }
}

void add_team(const Plan &plan, const Series &series, Draw &draw, std::vector<std::uint32_t> &to) {
  const PostTree &tree = plan.tree;
  to.push_back(series.anchor);
  std::uint32_t wanted = series.size - 1;
  const std::uint32_t span = tree.spans[series.anchor];
  for (std::uint32_t i = 0; i < span && wanted > 0; ++i)
    if (draw.below(span - i) < wanted) {
      --wanted;
      add_new(to, tree.first_report[series.anchor] + i);
    }
  if (wanted > 0) // guests of the same service
    add_about(tree, tree.of(series.organisation, series.service), draw.bits(), wanted, draw, to);
}

// A service chosen by its posts; that of the series where the organisation has none of them.
std::uint32_t another_service(const PostTree &tree, std::uint32_t organisation, std::uint32_t service,
                              Draw &draw) {
  const std::uint32_t other = tree.service[draw.below(tree.size())];
  return other == 0 || tree.of(organisation, other).empty() ? service : other;
}

void add_across(const Plan &plan, const Series &series, Draw &draw, std::vector<std::uint32_t> &to) {
  const PostTree &tree = plan.tree;
  std::uint32_t other = neighbour(series.organisation, tree.organisations);
  if (tree.organisations > 2 && draw.chance(250))
    other = (series.organisation + 1 + draw.below(tree.organisations - 1)) % tree.organisations;
  const std::uint32_t theirs = std::max(1U, series.size * draw.between(30, 50) / 100);
  const std::uint32_t ours = std::max(series.size, theirs + 1) - theirs;
  const bool two_services = draw.chance(500);
  for (const auto &[organisation, wanted] : {std::pair{series.organisation, ours}, {other, theirs}}) {
    const std::uint32_t second = two_services ? wanted / 2 : 0;
    const std::uint32_t first = tree.of(organisation, series.service).empty()
                                    ? tree.service[tree.at_row[tree.first_row[organisation]]]
                                    : series.service;
    add_about(tree, tree.of(organisation, first), series.place, wanted - second, draw, to);
    if (second > 0)
      add_about(tree, tree.of(organisation, another_service(tree, organisation, first, draw)), series.place,
                second, draw, to);
  }
}

void add_services_together(const Plan &plan, const Series &series, Draw &draw,
                           std::vector<std::uint32_t> &to) {
  const std::uint32_t parts = std::min(series.size, draw.between(2, 4));
  std::uint32_t service = series.service;
  for (std::uint32_t part = 0; part < parts; ++part) {
    const std::uint32_t wanted = series.size / parts + (part < series.size % parts ? 1 : 0);
    add_about(plan.tree, plan.tree.of(series.organisation, service), series.place, wanted, draw, to);
    service = another_service(plan.tree, series.organisation, service, draw);
  }
}

// Posts of that organisation alone, and partners: those of a board and of its mirrors are the same.
void add_board(const Plan &plan, const Series &series, std::uint32_t board, Draw &draw, Attendees &to) {
  Draw partners(plan.seed, Stream::board_partners, board);
  add_partners(plan, series.service, partners.between(1, 4), partners, to.partners);
  const auto guests = static_cast<std::uint32_t>(to.partners.size());
  add_about(plan.tree, plan.tree.of(series.organisation, series.service), series.place,
            std::max(series.size, guests + 1) - guests, draw, to.posts);
  std::erase_if(to.posts, [&](std::uint32_t post) { return plan.tree.joint(post); });
}

void make_first_choice(const Plan &plan, const Series &series, std::uint32_t row, Draw &draw, Attendees &to) {
  to.posts.clear();
  to.partners.clear();
  switch (series.type) {
  case Type::team:
    return add_team(plan, series, draw, to.posts);
  case Type::across:
    if (draw.chance(400))
      add_partners(plan, series.service, draw.between(1, 2), draw, to.partners);
    return add_across(plan, series, draw, to.posts);
  case Type::board:
  case Type::mirror:
    return add_board(plan, series, series.type == Type::board ? row : series.original, draw, to);
  case Type::services_together:
    return add_services_together(plan, series, draw, to.posts);
  case Type::service:
  case Type::copy:
    break;
  }
  if (draw.chance(50))
    add_partners(plan, series.service, 1, draw, to.partners);
  add_about(plan.tree, plan.tree.of(series.organisation, series.service), series.place, series.size, draw,
            to.posts);
}

// A tenth of a large circle changes, or a small one has one more.
void change_some(const Plan &plan, const Series &series, Draw &draw, std::vector<std::uint32_t> &posts) {
  const auto count = static_cast<std::uint32_t>(posts.size());
  for (std::uint32_t gone = 0; gone < count / 10; ++gone)
    posts.erase(posts.begin() + 1 + draw.below(static_cast<std::uint32_t>(posts.size()) - 1));
  const bool one_more = count >= 3 && count < 10 && draw.chance(500);
  const auto around = plan.tree.of(series.organisation, series.service);
  add_about(plan.tree, around, draw.bits(), one_more ? 1 : count / 10, draw, posts);
}

void attend(const Plan &plan, const Series &series, std::uint32_t row, Attendees &to) {
  Draw draw(plan.seed, Stream::attendance, row);
  if (series.type == Type::copy) {
    attend(plan, series_of(plan, series.original), series.original, to);
    return change_some(plan, series, draw, to.posts);
  }
  make_first_choice(plan, series, row, draw, to);
  if (to.posts.empty())
    to.posts.push_back(series.anchor);
  if (to.posts.size() + to.partners.size() < 2) // a tiny organisation
    add_partners(plan, series.service, 1, draw, to.partners);
}

void append_attendance(std::string &out, const Plan &plan, std::uint32_t row, Attendees &attendees) {
  attend(plan, series_of(plan, row), row, attendees);
  Draw draw(plan.seed, Stream::attendance, std::uint64_t{row} + (std::uint64_t{1} << 32U));
  std::string_view role = ",chair\n";
  for (const std::uint32_t post : attendees.posts) {
    put(out, 'm', row);
    put(out += ",", 'p', plan.tree.row[post]);
    out += role;
    const std::uint32_t part = draw.below(100);
    role = part < 6 ? ",optional\n" : part < 7 ? ",statutory\n" : ",\n";
  }
  for (const std::uint32_t partner : attendees.partners) {
    put(out, 'm', row);
    put(out += ",", 'q', partner);
    out += ",\n";
  }
}

std::string_view given_kind(const Series &series, Draw &draw) {
  const std::uint32_t part = draw.below(100);
  if (series.type == Type::team)
    return part < 30 ? "team" : "";
  if (series.type == Type::board || series.type == Type::mirror)
    return part < 20 ? "representation" : "";
  if (series.type == Type::copy)
    return "";
  return part < 3 ? "case" : part < 5 ? "statutory" : "";
}

void append_meeting(std::string &out, const Plan &plan, std::uint32_t row) {
  constexpr std::array<std::string_view, 8> hours = {"0.5", "1", "1", "1", "1.5", "2", "2", "3"};
  constexpr std::array<std::string_view, 8> times = {"", "2", "4", "6", "10", "12", "24", "48"};
  const Series series = series_of(plan, row);
  Draw draw(plan.seed, Stream::meetings, std::uint64_t{row} + (std::uint64_t{2} << 32U));
  put(out, 'm', row);
  out += ',';
  if (series.type == Type::board || series.type == Type::mirror) {
    out += "Organisation ";
    put(out, std::uint64_t{series.organisation} + 1);
    out += ' ';
  }
  out.append(services[series.service].name).append(" ").append(topics[series.topic]).append(" ");
  out.append(topics[series.second_topic]).append(" ").append(nouns[series.noun]);
  if (series.type == Type::copy)
    out += " follow-up";
  out += ',';
  if (series.type != Type::services_together)
    out.append(services[series.service].id);
  out += ',';
  if (!draw.chance(100))
    put(out, 'o', series.organisation);
  out.append(",").append(given_kind(series, draw));
  out.append(",").append(hours[draw.below(8)]);
  out.append(",").append(times[draw.below(8)]).append("\n");
}

} // namespace

void add_meeting_tables(const Plan &plan, std::vector<NamedFile> &files) {
  files.emplace_back(
      "meetings.csv",
      rows_text("meeting_id,subject,function,convened_by,kind,duration_hours,occurrences_per_year",
                plan.meetings, plan.threads,
                [&](std::string &out, std::uint32_t row) { append_meeting(out, plan, row); }));
  files.emplace_back("attendance.csv",
                     rows_text("meeting_id,attendee_id,role", plan.meetings, plan.threads,
                               [&plan, attendees = Attendees{}](std::string &out, std::uint32_t row) mutable {
                                 append_attendance(out, plan, row, attendees);
                               }));
}

} // namespace organograph::io
