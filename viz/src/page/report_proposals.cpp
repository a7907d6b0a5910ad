// SPDX-License-Identifier: Apache-2.0
#include "page/report_proposals.hpp"

#include "findings/scenario_facts.hpp"
#include "page/report_beside_posts.hpp"
#include "page/report_other_scenarios.hpp"
#include "page/report_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace organograph::viz {

namespace {

constexpr std::size_t told_whole = 3, meetings_told = 3, groups_told = 12;

struct Proposal {
  const ReportInput *input;
  std::string name;
  const ScenarioResult *result;
  const Json *json; ///< scenarios.NAME
  std::string rows(std::string_view more = {}) const { return "scenario=" + name + std::string(more); }
  std::string shown(std::initializer_list<std::string_view> path, Format format = Format::number) const {
    return shown_number(at(*json, path), format);
  }
};

std::string title_of(const Proposal &proposal) {
  return scenario_title(*proposal.input->tree, proposal.name);
}

std::uint64_t posts_that_come_and_go(const Json &scenario) {
  return count_at(scenario, {"posts_created"}) + count_at(scenario, {"posts_deleted"});
}

std::vector<Proposal> proposals(const ReportInput &input) {
  std::vector<Proposal> out;
  for (const ScenarioResult &result : input.scenarios) {
    const std::string &name = result.comparison->name;
    const Json &json = at(*input.tree, {"scenarios", name});
    if (posts_that_come_and_go(json) > 0)
      out.push_back({&input, name, &result, &json});
  }
  std::ranges::stable_sort(out, std::ranges::greater{},
                           [](const Proposal &each) { return posts_that_come_and_go(*each.json); });
  return out;
}

void begin_point(Html &page, std::string_view name) {
  page.open("div", {{"class", "point"}}).element("dt", name).open("dd");
}

void end_point(Html &page) {
  page.close().close();
}

void write_posts(Html &page, const Proposal &p) {
  begin_point(page, "Posts");
  const auto number = [&](std::initializer_list<std::string_view> path) { return count_at(*p.json, path); };
  Sentence say;
  say.figure("scenarios.posts_deleted", p.shown({"posts_deleted"}), "changes", p.rows("\nchange=deleted"))
      .text(one_or_many(number({"posts_deleted"}), " post ends and ", " posts end and "))
      .figure("scenarios.posts_created", p.shown({"posts_created"}), "changes", p.rows("\nchange=created"))
      .text(one_or_many(number({"posts_created"}), " begins. ", " begin. "))
      .figure("scenarios.posts_moved", p.shown({"posts_moved"}), "changes", p.rows("\nchange=moved"))
      .text(
          one_or_many(number({"posts_moved"}), " gets another line manager, ", " get another line manager, "))
      .figure("scenarios.posts_changed", p.shown({"posts_changed"}), "changes", p.rows("\nchange=changed"))
      .text(one_or_many(number({"posts_changed"}), " changes otherwise.", " change otherwise."));
  write(page, say);
  end_point(page);
}

// People at risk by employer, in model order: the groups of the tree are by employer and grade.
std::vector<std::pair<std::string, std::uint64_t>> at_risk_by_employer(const Json &groups) {
  std::vector<std::pair<std::string, std::uint64_t>> out;
  for (const Json &group : groups) {
    const std::string employer = text_at(group, {"employer"});
    if (out.empty() || out.back().first != employer)
      out.emplace_back(employer, 0);
    out.back().second += count_at(group, {"at_risk"});
  }
  return out;
}

// A count of posts that end; where it is blank, that it is not shown.
void say_posts(Sentence &say, const Proposal &p, std::string_view key, std::string_view rows,
               std::string_view one, std::string_view many) {
  const std::string measure = "scenarios." + std::string(key);
  const bool is_shown = at(*p.json, {key}).is_number();
  if (is_shown)
    say.figure(measure, p.shown({key}), "changes", p.rows(std::string(rows)));
  else
    say.text("how many");
  say.text(is_shown && count_at(*p.json, {key}) == 1 ? one : many);
  if (!is_shown)
    say.text(": ").figure(measure, "not shown");
}

void write_people(Html &page, const Proposal &p) {
  begin_point(page, "People");
  const std::string at_risk = p.rows(rows_at_risk);
  const std::uint64_t people = count_at(*p.json, {"at_risk"});
  Sentence say;
  if (at(*p.json, {"at_risk"}).is_null())
    say.text("How many people are at risk, since their post ends and no other post names them: ")
        .figure("scenarios.at_risk", "not shown", "changes", at_risk);
  else
    say.figure("scenarios.at_risk", p.shown({"at_risk"}), "changes", at_risk)
        .text(people == 0   ? " people are at risk"
              : people == 1 ? " person is at risk, since the post ends and no other post names that person"
                            : " people are at risk, since their post ends and no other post names them");
  std::size_t told = 0;
  for (const auto &[employer, count] : at_risk_by_employer(at(*p.json, {"at_risk_groups"}))) {
    if (count == 0 || ++told > groups_told)
      continue;
    say.text(told == 1 ? ": " : ", ")
        .figure("scenarios.at_risk", figure(count), "changes", at_risk + "\norganisation_id=" + employer)
        .text(" employed by " + organisation_name(*p.input->model, employer));
  }
  if (told > groups_told)
    say.text(", and others");
  say.text(". ");
  say_posts(say, p, "no_impact", rows_interim,
            " of the posts that end is held by an interim or acting person, not counted as at risk",
            " of the posts that end are held by an interim or acting person, not counted as at risk");
  say.text(", ");
  say_posts(say, p, "vacant_deleted", rows_vacant, " is vacant", " are vacant");
  say.text(".");
  if (!at(*p.json, {"ring_fence", "holders"}).empty())
    say.text(" For ")
        .figure("scenarios.ring_fence", p.shown({"ring_fence", "matched"}), "ring_fence",
                p.rows("\nkind=holder"))
        .text(" of them there is a ring-fenced place: places available, not appointments.");
  if (staff_groups_change(*p.json)) {
    say.text(" ");
    say_staff_groups(say, *p.json, p.name);
  }
  write(page, say);
  end_point(page);
}

void write_money(Html &page, const Proposal &p) {
  begin_point(page, "Money");
  const std::string currency = currency_of(*p.input->tree);
  const Json &cost = at(*p.json, {"cost_change_per_year", "all"});
  Sentence say;
  say.text("Cost of posts, change a year: ")
      .figure("scenarios.cost_change_per_year",
              cost.is_number() ? shown_change(cost, Format::money) + currency : "not known", "changes",
              p.rows());
  const ScenarioResult &of = *p.result;
  const std::string why = cost_not_known_because(*of.comparison, *of.before, *of.after);
  say.text(why.empty() ? ". " : ", because " + why + ". ");
  if (staff_groups_change(*p.json))
    say.text("These are posts alone: the cost of the staff groups is not in it, and how it changes is not "
             "known. ");
  say_other_savings(say, *p.json, currency, p.name);
  write(page, say);
  end_point(page);
}

void write_structure(Html &page, const Proposal &p) {
  begin_point(page, "Structure");
  const auto both = [&](std::initializer_list<std::string_view> rest, bool after) {
    const Json *here = &at(*p.json, {after ? "after" : "before"});
    for (const std::string_view key : rest)
      here = &at(*here, {key});
    return shown_number(*here, Format::number);
  };
  Sentence say;
  say.figure("model.joint_posts", both({"model", "joint_posts"}, true))
      .text(" of ")
      .figure("model.posts", both({"model", "posts"}, true))
      .text(one_or_many(count_at(*p.json, {"after", "model", "joint_posts"}), " posts is joint",
                        " posts are joint") +
            ", serving two or more organisations (before: ")
      .figure("model.joint_posts", both({"model", "joint_posts"}, false))
      .text(" of ")
      .figure("model.posts", both({"model", "posts"}, false))
      .text("), in ")
      .counted("span_of_control.layers",
               known_count(at(*p.json, {"after", "span_of_control", "all", "layers"})), "layer", "layers")
      .text(" (before: ")
      .figure("span_of_control.layers", both({"span_of_control", "all", "layers"}, false))
      .text("). FTE of all posts: ")
      .figure("scenarios.fte_before", p.shown({"fte_before", "all"}))
      .text(" before, ")
      .figure("scenarios.fte_after", p.shown({"fte_after", "all"}))
      .text(" after");
  std::size_t told = 0;
  const Json &by_organisation = at(*p.json, {"fte_change", "organisations"});
  if (by_organisation.is_object())
    for (const auto &[id, change] : by_organisation.items())
      if (change.is_number() && change.get<double>() != 0 && ++told <= groups_told)
        say.text(told == 1 ? ": " : ", ")
            .figure("scenarios.fte_change", shown_change(change, Format::number))
            .text(" in " + organisation_name(*p.input->model, id));
  say.text(".");
  write(page, say);
  end_point(page);
}

// Seats at the meeting as things are: from the baseline where it lists the meeting.
void write_meeting(Html &page, const Proposal &p, const std::string &id, const Json &change) {
  const Json &now = at(*p.input->tree, {"duplicated_attendance", "meetings", id});
  const Json &before = at(change, {"before"}), &after = at(change, {"after"});
  const Json &first = now.is_object() ? now : before;
  const std::string of_meeting = "meeting_id=" + id;
  page.open("li");
  Sentence say;
  say.text(meeting_name(*p.input->model, id) + ": ")
      .figure("duplicated_attendance.attendances", shown_number(at(first, {"attendances"}), Format::count),
              "meetings", of_meeting)
      .text(now.is_object() || text_at(*p.json, {"starts_from"}).empty() ? " seats as things are, "
                                                                         : " seats before, ")
      .figure("duplicated_attendance.attendances",
              after.is_object() ? shown_number(at(after, {"attendances"}), Format::count) : "none",
              "scenario_meetings", p.rows("\n" + of_meeting))
      .text(" under the proposal");
  if (now.is_object() && before.is_object() && at(now, {"attendances"}) != at(before, {"attendances"}))
    say.text(" (" + shown_number(at(before, {"attendances"}), Format::count) + " just before it, after '" +
             scenario_title(*p.input->tree, text_at(*p.json, {"starts_from"})) + "')");
  say.text(". ");
  if (count_at(first, {"duplicated"}) > 0)
    say.figure("duplicated_attendance.duplicated", shown_number(at(first, {"duplicated"}), Format::count),
               "duplicated_groups", of_meeting)
        .text(" of the " + shown_number(at(first, {"attendances"}), Format::count) + " " +
              (count_at(first, {"duplicated"}) == 1 ? "speaks" : "speak") +
              " for a service and level already at the table; under the proposal " +
              (after.is_object() ? shown_number(at(after, {"duplicated"}), Format::count) : "none") + ".");
  write(page, say);
  page.close();
}

void write_meetings(Html &page, const Proposal &p) {
  if (!at(*p.json, {"before", "duplicated_attendance"}).is_object())
    return;
  begin_point(page, "Meetings");
  const auto figures = [&](std::string_view key, bool after) {
    return shown_number(at(*p.json, {after ? "after" : "before", "duplicated_attendance", key}),
                        Format::count);
  };
  Sentence say;
  say.figure("scenarios.meetings_replayed", p.shown({"meetings_replayed"}), "scenario_meetings", p.rows())
      .text(one_or_many(count_at(*p.json, {"meetings_replayed"}), " meeting series changes.",
                        " meeting series change."))
      .text(" Seats in all meetings: ")
      .figure("duplicated_attendance.attendances", figures("attendances", false))
      .text(" before, ")
      .figure("duplicated_attendance.attendances", figures("attendances", true))
      .text(" after; duplicated: ")
      .figure("duplicated_attendance.duplicated", figures("duplicated", false))
      .text(" before, ")
      .figure("duplicated_attendance.duplicated", figures("duplicated", true))
      .text(" after.");
  write(page, say);
  const Json &meetings = at(*p.json, {"meetings"});
  if (meetings.is_object() && !meetings.empty()) {
    page.open("ul");
    std::size_t told = 0;
    for (const auto &[id, change] : meetings.items())
      if (++told <= meetings_told)
        write_meeting(page, p, id, change);
    page.close();
  }
  end_point(page);
}

void write_partners(Html &page, const Proposal &p) {
  const Json &before = at(*p.json, {"before", "partner_contact"}),
             &after = at(*p.json, {"after", "partner_contact"});
  if (!before.is_object() || !after.is_object())
    return;
  begin_point(page, "Partners");
  write(page, Sentence()
                  .text("One joint voice for ")
                  .figure("partner_contact.one_voice", shown_number(at(after, {"one_voice"}), Format::count))
                  .text(" of ")
                  .figure("partner_contact.shared", shown_number(at(after, {"shared"}), Format::count))
                  .text(" services of partners that reach several organisations (before: ")
                  .figure("partner_contact.one_voice", shown_number(at(before, {"one_voice"}), Format::count))
                  .text(" of ")
                  .figure("partner_contact.shared", shown_number(at(before, {"shared"}), Format::count))
                  .text("). As declared by the councils; a partner may see it otherwise."));
  end_point(page);
}

void write_integration(Html &page, const Proposal &p) {
  std::map<std::array<std::string, 3>, int> levels;
  const auto key = [](const Json &service) {
    return std::array{text_at(service, {"function"}), text_at(service, {"organisation_a"}),
                      text_at(service, {"organisation_b"})};
  };
  const auto level = [](const Json &service) { // -1: blank, for few posts
    const Json &reached = at(service, {"reached"});
    return reached.is_number() ? reached.get<int>() : -1;
  };
  for (const Json &service : at(*p.json, {"before", "integration_depth"}))
    levels.emplace(key(service), level(service));
  std::uint64_t all = 0, up = 0, down = 0, blank = 0;
  for (const Json &service : at(*p.json, {"after", "integration_depth"})) {
    const auto found = levels.find(key(service));
    if (found == levels.end())
      continue;
    const bool is_shown = level(service) >= 0 && found->second >= 0;
    ++all, blank += !is_shown;
    up += is_shown && level(service) > found->second;
    down += is_shown && level(service) < found->second;
  }
  if (all == 0)
    return;
  begin_point(page, "Integration");
  if (blank == all) {
    page.text("Levels of services before and after: " + not_shown(*p.input->tree) + ".");
    end_point(page);
    return;
  }
  const std::string reached = "\nfigure=integration_depth.reached";
  write(
      page,
      Sentence()
          .text("Of ")
          .figure("scenarios.services_compared", figure(all), "scenario_figures", p.rows(reached))
          .text(one_or_many(all, " service measured before and after, ",
                            " services measured before and after, "))
          .figure("scenarios.services_higher", figure(up), "scenario_figures", p.rows(reached + "\nchange>0"))
          .text(
              one_or_many(up, " reaches a higher level than before, ", " reach a higher level than before, "))
          .figure("scenarios.services_lower", figure(down), "scenario_figures",
                  p.rows(reached + "\nchange<0"))
          .text((blank == 0 ? " a lower one"
                            : " a lower one; of " + figure(blank) + " it is " + not_shown(*p.input->tree)) +
                ". Higher is not better: sharing is not an end in itself."));
  end_point(page);
}

void write_proposal(Html &page, const Proposal &p) {
  page.open("article", {{"class", "proposal"}}).element("h3", title_of(p));
  const std::string starts_from = text_at(*p.json, {"starts_from"});
  const std::string source = shown_text(text_at(*p.json, {"source"}), 200);
  page.element("p",
               "Before and after are measured from " +
                   (starts_from.empty() ? std::string("the model as it stands.")
                                        : "'" + scenario_title(*p.input->tree, starts_from) + "'.") +
                   (source.empty() ? " No source is given." : " Source: " + source + "."),
               {{"class", "of"}});
  page.open("dl", {{"class", "points"}});
  write_posts(page, p);
  write_people(page, p);
  write_money(page, p);
  write_structure(page, p);
  write_meetings(page, p);
  write_partners(page, p);
  write_integration(page, p);
  page.close().close();
}

} // namespace

void report_proposals(Html &page, const ReportInput &input) {
  const std::vector<Proposal> all = proposals(input);
  for (std::size_t i = 0; i < std::min(all.size(), told_whole); ++i)
    write_proposal(page, all[i]);
  std::vector<std::string> others;
  for (std::size_t i = told_whole; i < all.size(); ++i)
    others.push_back(all[i].name);
  for (const auto &[name, json] : at(*input.tree, {"scenarios"}).items())
    if (posts_that_come_and_go(json) == 0)
      others.push_back(name);
  report_other_scenarios(page, input, others);
}

} // namespace organograph::viz
