// SPDX-License-Identifier: Apache-2.0
// random_model must go on bringing every situation that the measures speak of: each must occur in
// one of the models of seeds 1 to 100, at length five of 300, and no model may have an error.
#include "random_model.hpp"
#include "sections.hpp"
#include "support/how_many.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace organograph::oracle::coverage_test {
namespace {

// Situation -> number of models in which it occurs; a situation is declared by being noted at all.
class Coverage {
public:
  void note(const std::string &situation, bool occurs) { models_[situation] += occurs; }
  const std::map<std::string, unsigned> &models() const { return models_; }

private:
  std::map<std::string, unsigned> models_;
};

template <typename List, typename Test> bool any(const List &list, Test test) {
  for (const auto &item : list)
    if (test(item))
      return true;
  return false;
}

template <typename Row>
void note_table(Coverage &c, const std::string &name, const OptionalTable<Row> &table) {
  c.note("table absent: " + name, !table);
  c.note("table empty: " + name, table && table->empty());
  c.note("table filled: " + name, table && !table->empty());
}

void note_tables(Coverage &c, const Rows &rows) {
  note_table(c, "post_functions", rows.post_functions);
  note_table(c, "post_shares", rows.post_shares);
  note_table(c, "reporting_lines", rows.reporting_lines);
  note_table(c, "staff_groups", rows.staff_groups);
  note_table(c, "meetings", rows.meetings);
  note_table(c, "attendance", rows.attendance);
  note_table(c, "partners", rows.partners);
  note_table(c, "partner_links", rows.partner_links);
  note_table(c, "arrangements", rows.arrangements);
  note_table(c, "integration_targets", rows.integration_targets);
  c.note("functions.csv present", rows.functions.has_value());
  c.note("functions.csv absent", !rows.functions);
  c.note("published.csv present", rows.published.has_value());
  c.note("model.csv absent", !rows.model);
}

void note_status(Coverage &c, const Rows &rows) {
  for (const std::string status : {"", "filled", "vacant", "interim", "acting", "seconded"})
    c.note("status " + status, any(rows.posts, [&](const PostRow &p) { return p.status == status; }));
  c.note("vacant with holder",
         any(rows.posts, [](const PostRow &p) { return p.status == "vacant" && !p.holder.empty(); }));
  c.note("job share", any(rows.posts, [](const PostRow &p) { return p.holder.find(';') != p.holder.npos; }));
  std::map<std::string, unsigned> posts_held;
  for (const PostRow &p : rows.posts)
    ++posts_held[single_holder(p)];
  posts_held.erase("");
  c.note("holder on two posts", any(posts_held, [](const auto &h) { return h.second == 2; }));
  c.note("holder on three posts", any(posts_held, [](const auto &h) { return h.second == 3; }));
}

void note_tree(Coverage &c, const Rows &rows) {
  int tops = 0, known_costs = 0, given_tiers = 0, position = 0;
  bool out_of_order = false, across = false, unknown_with = false, unknown_without = false;
  IdSet before;
  for (const PostRow &p : rows.posts) {
    tops += p.reports_to.empty();
    known_costs += p.annual_cost.has_value();
    given_tiers += p.tier.has_value();
    out_of_order = out_of_order || (is_post(rows, p.reports_to) && !before.count(p.reports_to));
    across = across ||
             (is_post(rows, p.reports_to) && post(rows, p.reports_to).organisation_id != p.organisation_id);
    const bool has_reports = !direct_reports(rows, p.post_id).empty();
    unknown_with = unknown_with || (!reports_known(p) && has_reports);
    unknown_without = unknown_without || (!reports_known(p) && !has_reports);
    before.insert(p.post_id);
    ++position;
  }
  c.note("one post", position == 1);
  c.note("30 posts or more", position >= 30);
  c.note("several tops", tops >= 2);
  c.note("costs all", known_costs == position);
  c.note("costs none", known_costs == 0);
  c.note("costs some", known_costs > 0 && known_costs < position);
  c.note("tiers all", given_tiers == position);
  c.note("tiers none", given_tiers == 0);
  c.note("tiers some", given_tiers > 0 && given_tiers < position);
  c.note("tier above layer",
         any(rows.posts, [&](const PostRow &p) { return tier(rows, p.post_id) > layer(rows, p.post_id); }));
  c.note("report before manager", out_of_order);
  c.note("line across employers", across);
  c.note("reports not known, with reports", unknown_with);
  c.note("reports not known, without", unknown_without);
  c.note("blank function", any(rows.posts, [](const PostRow &p) { return p.function.empty(); }));
  c.note("all functions blank", function_ids(rows).empty());
}

void note_unknowns(Coverage &c, const Rows &rows) {
  const auto any_post = [&](auto says) { return any(rows.posts, says); };
  c.note("manager not known", any_post([](const PostRow &p) { return manager_not_known(p); }));
  c.note("manager not known, placed by tier",
         any_post([&](const PostRow &p) { return manager_not_known(p) && layer(rows, p.post_id); }));
  c.note("layer not known", any_post([&](const PostRow &p) { return !layer(rows, p.post_id); }));
  c.note("no reporting lines", !lines_are_given(rows));
  c.note("assistant", any_post([](const PostRow &p) { return is_assistant(p); }));
  c.note("assistant with a tier", any_post([](const PostRow &p) { return is_assistant(p) && p.tier; }));
  c.note("vacant by the holder's words",
         any_post([](const PostRow &p) { return p.status.empty() && status_of(p) == "vacant"; }));
  c.note("holder not known", any_post([](const PostRow &p) {
           return any(holders(p), [](const Holder &one) { return one.key.empty(); });
         }));
  c.note("holder_id alone",
         any_post([](const PostRow &p) { return p.holder.empty() && !p.holder_id.empty(); }));
  std::map<std::string, IdSet> names;
  for (const PostRow &p : rows.posts)
    for (const Holder &one : holders(p))
      if (!one.holder_id.empty() && !one.name.empty())
        names[one.holder_id].insert(one.name);
  c.note("one person of two names", any(names, [](const auto &of) { return of.second.size() >= 2; }));
  const auto &shares = rows_of(rows.post_shares);
  c.note("parts not known", any(shares, [&](const PostShareRow &s) {
           return !s.cost_share && serves(rows, s.post_id).size() >= 2;
         }));
  c.note("organisation not named",
         any(shares, [](const PostShareRow &s) { return s.organisation_id == "?"; }));
}

void note_shares(Coverage &c, const Rows &rows) {
  bool single = false, uneven = false, three = false, not_employer = false;
  IdSet served;
  for (const PostRow &p : rows.posts) {
    const IdSet orgs = serves(rows, p.post_id);
    served = united(served, orgs);
    const Number share = share_in(rows, p.post_id, *orgs.begin());
    single = single || (orgs.size() == 1 && !orgs.count(p.organisation_id));
    uneven = uneven || (orgs.size() == 2 && share != 0.5);
    three = three || orgs.size() == 3;
    not_employer = not_employer || (orgs.size() >= 2 && !orgs.count(p.organisation_id));
  }
  c.note("one share elsewhere", single);
  c.note("uneven shares", uneven);
  c.note("three-way share", three);
  c.note("joint post not for its employer", not_employer);
  c.note("organisation without posts", served.size() < rows.organisations.size());
  for (std::size_t n = 1; n <= 4; ++n)
    c.note("organisations " + std::to_string(n), rows.organisations.size() == n);
}

void note_spans(Coverage &c, const Json &spans) {
  const Json &all = spans["all"];
  for (const auto &[band, count] : all["bands"].items())
    c.note("band " + band, count > 0);
  c.note("no manager", all["managers"] == 0);
  c.note("manager share not known",
         any(spans["by_layer"], [](const Json &scope) { return scope["manager_share"].is_null(); }));
  c.note("half a median", any(spans["by_layer"], [](const Json &scope) {
           return scope["span_median"].is_number() &&
                  scope["span_median"] != std::floor(scope["span_median"].get<double>());
         }));
  c.note("function without posts",
         any(spans["functions"], [](const Json &scope) { return scope["posts"] == 0; }));
}

void note_seats(Coverage &c, const Rows &rows) {
  bool given = false, of_meeting = false, convened = false, with_partner = false;
  for (const MeetingRow &m : rows_of(rows.meetings)) {
    const IdSet by = convenors(m);
    int organisations = 0;
    for (const std::string &id : by)
      organisations += any(rows.organisations, [&](const auto &o) { return o.organisation_id == id; });
    convened = convened || organisations >= 2;
    with_partner = with_partner || (by.size() >= 2 && organisations < static_cast<int>(by.size()));
    for (const Seat &seat : seats_as_given(rows, m.meeting_id)) {
      const std::string own = post(rows, seat.post_id).function;
      given = given || (!seat.function.empty() && seat.function != own);
      of_meeting = of_meeting || (seat.function.empty() && seat_function(rows, m.function, seat) != own);
    }
  }
  c.note("seat for a given function", given);
  c.note("seat for the meeting's function", of_meeting);
  c.note("convened by two organisations", convened);
  c.note("convened with a partner", with_partner);
}

void note_meeting_rows(Coverage &c, const Rows &rows) {
  for (const std::string kind : {"", "representation", "team", "case", "statutory"})
    c.note("kind given: " + kind,
           any(rows_of(rows.meetings), [&](const MeetingRow &m) { return m.kind == kind; }));
  for (const std::string role : {"", "chair", "required", "optional", "statutory"})
    c.note("role " + role,
           any(rows_of(rows.attendance), [&](const AttendanceRow &a) { return a.role == role; }));
  bool empty = false, tie = false, inferred_team = false, inferred_representation = false;
  for (const MeetingRow &m : rows_of(rows.meetings)) {
    const std::vector<Seat> seats = seats_as_given(rows, m.meeting_id);
    empty = empty || (seats.empty() && meetings_known(rows));
    inferred_team = inferred_team || (m.kind.empty() && kind_of(rows, m) == "team");
    inferred_representation =
        inferred_representation || (m.kind.empty() && kind_of(rows, m) == "representation");
    for (const Seat &a : seats)
      for (const Seat &b : seats)
        tie = tie || (a.post_id != b.post_id && !single_holder(post(rows, a.post_id)).empty() &&
                      post(rows, a.post_id).holder == post(rows, b.post_id).holder &&
                      tier(rows, a.post_id) == tier(rows, b.post_id));
  }
  c.note("meeting without posts", empty);
  note_seats(c, rows);
  c.note("same holder, same tier, one meeting", tie);
  c.note("inferred team", inferred_team);
  c.note("inferred representation", inferred_representation);
  c.note("without occurrences",
         any(rows_of(rows.meetings), [](const MeetingRow &m) { return !m.occurrences_per_year; }));
  c.note("subject not ASCII", any(rows_of(rows.meetings), [](const MeetingRow &m) {
           return any(m.subject, [](char x) { return static_cast<unsigned char>(x) > 127; });
         }));
}

void note_attendance(Coverage &c, const Json &found) {
  c.note("attendance not measured", found.is_null());
  if (found.is_null())
    return;
  for (const char *key : {"same_holder",
                          "compared",
                          "not_compared",
                          "team_meetings",
                          "team_attendances",
                          "other_meetings",
                          "other_attendances",
                          "duplicated",
                          "across_organisations",
                          "within_organisation",
                          "counterparts_meetings",
                          "counterparts_attendances",
                          "counterparts_hours_per_year",
                          "as_invited",
                          "never_attended",
                          "optional_duplicated",
                          "across_on_inferred_tiers",
                          "duplicated_without_cost",
                          "meetings_without_duration",
                          "both_managers_present",
                          "layered",
                          "with_own_manager",
                          "under_a_superior"})
    c.note(std::string(key) + " > 0", found[key] > 0);
  c.note("across > inferred", found["across_organisations"] > found["across_on_inferred_tiers"]);
  c.note("duplicated, hours not known", found["duplicated_hours_per_year_low"].is_null());
  c.note("duplicated, hours an interval",
         found["duplicated_hours_per_year_low"] < found["duplicated_hours_per_year_high"]);
  c.note("duplicated, fewer hours than as invited",
         found["duplicated_hours_per_year_high"] < found["duplicated_hours_as_invited"]);
  c.note("duplicated, no hour for certain", any(found["meetings"], [](const Json &m) {
           return m["duplicated_hours_per_year_low"] == 0.0 && m["duplicated_hours_per_year_high"] > 0;
         }));
  c.note("attended, some as invited", found["as_invited"] > 0 && found["as_invited"] < found["attendances"]);
  c.note("counterparts' hours not known", found["counterparts_hours_per_year"].is_null());
  c.note("duplicated, cost known", found["duplicated_cost_per_year_high"] > 0);
  c.note("duplicated, cost partly known",
         found["duplicated_cost_per_year_high"] > 0 && found["duplicated_without_cost"] > 0);
}

void note_pairs(Coverage &c, const Rows &rows, const Json &found) {
  if (found.is_null())
    return;
  const Json &mirror = found["mirror"];
  c.note("same people", found["same_people"]["count"] > 0);
  c.note("same people, not all",
         any(found["same_people"]["pairs"], [](const Json &p) { return p["jaccard"] < 1.0; }));
  c.note("mirror pair", mirror["count"] > 0);
  c.note("mirror on faint subjects",
         any(mirror["pairs"], [](const Json &p) { return p["subject_jaccard"] < 0.5; }));
  c.note("mirror group of 3", any(mirror_groups(rows), [](const IdSet &g) { return g.size() >= 3; }));
  c.note("mirror of two groups", mirror["groups"] >= 2);
  c.note("mirror frees hours", mirror["partner_hours_freed_per_year"] > 0);
  c.note("mirror hours not known", mirror["partner_hours_freed_per_year"].is_null());
  c.note("mirror makes duplicates", mirror["attendances_that_become_duplicated"] > 0);
  c.note("joint officers twice", mirror["joint_officers_twice"] > 0);
  c.note("joint hours twice", mirror["joint_hours_twice"] > 0);
  c.note("joint hours twice not known", mirror["joint_hours_twice"].is_null());
  c.note("co-attendance external", found["co_attendance"]["external"] > 0);
  c.note("co-attendance internal", found["co_attendance"]["internal"] > 0);
  c.note("co-attendance, hours not known",
         any(found["co_attendance"]["top"], [](const Json &p) { return p["hours_per_year"].is_null(); }));
}

void note_contacts(Coverage &c, const Json &found) {
  c.note("contacts not measured", found.is_null());
  if (found.is_null())
    return;
  for (const char *key : {"shared", "one_voice", "dual_ownership", "joint_lead_local_contacts"})
    c.note(std::string(key) + " > 0", found[key] > 0);
  c.note("one voice share not known", found["one_voice_share"].is_null());
  c.note("shared, neither one voice nor dual", any(found["pairs"], [](const Json &p) {
           return p["shared"] == true && p["one_voice"] == false && p["dual_ownership"] == false;
         }));
  c.note("mirrored hours",
         any(found["by_partner"], [](const Json &p) { return p["mirrored_hours_per_year"] > 0; }));
  c.note("mirrored hours not known", any(found["by_partner"], [](const Json &p) {
           return p["series_attended"] > 0 && p["mirrored_hours_per_year"].is_null();
         }));
}

void note_depth(Coverage &c, const Json &depth) {
  const auto with = [&](const char *key, const Json &value) {
    return any(depth, [&](const Json &d) { return d[key] == value; });
  };
  for (int level = 0; level <= 7; ++level) {
    c.note("reached " + std::to_string(level), with("reached", level));
    c.note("secured " + std::to_string(level), with("secured", level));
    if (level != 4)
      c.note("operation " + std::to_string(level), with("operation", level));
  }
  for (const std::string test : {"1", "2", "3", "4", "5", "6", "7"}) {
    const auto is = [&](const Json &value) {
      return any(depth, [&](const Json &d) { return d["tests"][test] == value; });
    };
    c.note("test " + test + " true", is(true));
    c.note("test " + test + " false", is(false));
    c.note("test " + test + " null", is(nullptr));
  }
  c.note("F is empty", with("tiers", 0));
  c.note("two joint tiers", with("joint_tiers", 2));
  c.note("a gap", any(depth, [](const Json &d) { return d["gap"] > 0; }));
  c.note("no gap", with("gap", 0));
  c.note("1 held by 6", any(depth, [](const Json &d) {
           return d["secured"] >= 1 && d["tests"]["1"] != true && d["tests"]["4"] != true;
         }));
  c.note("one below the heads", any(depth, [](const Json &d) { return d["level_5"]["below"] == 1; }));
  c.note("missing, up to a target alone", any(depth, [](const Json &d) {
           return !d["missing"].empty() && d["missing"].back() > d["reached"];
         }));
  c.note("not held, and not missing", any(depth, [](const Json &d) {
           return d["missing"].empty() && d["secured"] < 7 && d["tests"]["7"] == false;
         }));
  c.note("4 secured without 1",
         any(depth, [](const Json &d) { return d["secured"] >= 4 && d["tests"]["1"] != true; }));
  for (const char *key : {"joint_tiers", "joint_fte", "joint_lines", "joint_hours", "one_voice"}) {
    const auto between = [&](const Json &d) { return d["vector"][key] > 0 && d["vector"][key] < 1; };
    c.note(std::string(key) + " between 0 and 1", any(depth, between));
  }
}

void note_bridges(Coverage &c, const Json &found, std::size_t organisations) {
  const std::size_t pairs = organisations * (organisations - 1) / 2;
  c.note("bridging post", !found["posts"].empty());
  c.note("two bridging posts", found["posts"].size() >= 2);
  c.note("connected, no bridge", !found["connected"].empty() && found["posts"].empty());
  c.note("organisations not connected", found["connected"].size() < pairs);
  c.note("bridge of two pairs",
         any(found["posts"], [](const Json &p) { return p["organisations"].size() >= 2; }));
  c.note("more than 20 between", found["betweenness_top"].size() == 20);
}

void note_capacity(Coverage &c, const Json &found) {
  c.note("two systems of governance", !found["two_systems"].is_null() && found["two_systems"] > 0);
  c.note("systems of governance not known", found["systems_not_known"] > 0);
  c.note("a tier not known", found["tiers_not_known"] > 0);
  c.note("a service without an own post",
         !found["functions_without_own_post"].is_null() && found["functions_without_own_post"] > 0);
  c.note("a person on several posts", !found["people"].empty());
  c.note("a person on several posts sits in a series", any(found["people"], [](const Json &person) {
           return !person["series"].is_null() && person["series"] > 0;
         }));
  c.note("a post without a service sits in a series",
         any(found["posts"], [](const Json &load) { return load["remits"].is_null(); }));
  c.note("a leader meets somebody, and not all",
         found["leaders"].is_array() && any(found["leaders"], [](const Json &leader) {
           return leader["seen"] > 0 && leader["seen"] < leader["in_series"];
         }));
}

void note_heads(Coverage &c, const Json &found) {
  c.note("no heads without lines", found.is_null());
  if (found.is_null())
    return;
  for (const char *key :
       {"several_heads", "several_not_known", "narrower_manager", "narrower_not_known", "two_lines"})
    c.note(key, found[key] > 0);
}

TEST(RandomModel, BringsEverySituation) {
  Coverage coverage;
  const unsigned last_seed = test::how_many(100, 300);
  const unsigned at_least = test::how_many(1, 5);
  for (unsigned seed = 1; seed <= last_seed; ++seed) {
    const Rows rows = random_model(seed);
    const Json found = expected(rows);
    note_tables(coverage, rows);
    note_status(coverage, rows);
    note_tree(coverage, rows);
    note_unknowns(coverage, rows);
    note_shares(coverage, rows);
    note_spans(coverage, found["span_of_control"]);
    note_meeting_rows(coverage, rows);
    note_attendance(coverage, found["duplicated_attendance"]);
    note_pairs(coverage, rows, found["meeting_pairs"]);
    note_contacts(coverage, found["partner_contact"]);
    note_capacity(coverage, found["capacity"]);
    note_heads(coverage, found["service_heads"]);
    note_depth(coverage, found["integration_depth"]);
    note_bridges(coverage, found["bridges"], rows.organisations.size());
  }
  for (const auto &[situation, models] : coverage.models())
    EXPECT_GE(models, at_least) << situation;
}

} // namespace
} // namespace organograph::oracle::coverage_test
