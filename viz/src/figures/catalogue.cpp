// SPDX-License-Identifier: Apache-2.0
#include "figures/catalogue.hpp"

#include "figures/catalogue_agreements.hpp"
#include "figures/catalogue_benefits.hpp"
#include "figures/catalogue_capacity.hpp"
#include "figures/catalogue_informal.hpp"
#include "figures/catalogue_pay.hpp"
#include "figures/catalogue_services.hpp"
#include "figures/caveats.hpp"

#include <algorithm>

namespace organograph::viz {

namespace {

using namespace catalogue;

// ---- the model

Value posts(const Model &model, const Analysis &, FigureScope) {
  return known(model->posts.size());
}

Value organisations(const Model &model, const Analysis &, FigureScope) {
  return known(model->organisations.id.size());
}

Value joint_posts(const Model &model, const Analysis &, FigureScope) {
  std::uint64_t out = 0;
  for (std::size_t p = 0; p < model->posts.size(); ++p)
    out += model.joint(id_at<PostId>(p));
  return known(out);
}

Value staff_groups(const Model &model, const Analysis &, FigureScope) {
  return known(model->staff_groups.size());
}

Value staff_group_fte(const Model &model, const Analysis &, FigureScope) {
  double out = 0;
  for (const StaffGroup &group : model->staff_groups)
    out += group.fte;
  return known(out);
}

Value meeting_series(const Model &model, const Analysis &, FigureScope) {
  return model->has_meetings_table ? known(model->meeting_rows) : Value();
}

Value seats_of_all(const Model &model, const Analysis &, FigureScope) {
  const auto &rows = model->provenance[static_cast<std::size_t>(TableId::attendance)];
  return rows ? known(rows->rows) : Value();
}

Value partners(const Model &model, const Analysis &, FigureScope) {
  return model->partners ? known(model->partners->size()) : Value();
}

Value partner_links(const Model &model, const Analysis &, FigureScope) {
  return model->partner_links ? known(model->partner_links->size()) : Value();
}

// ---- measures

template <auto member> Value span(const Model &, const Analysis &analysis, FigureScope scope) {
  const SpanScope &of = spans_of(analysis.span_of_control, scope);
  return of.blanked ? Value() : known(of.*member);
}

// What rests on reporting lines.
template <auto member> Value lines(const Model &model, const Analysis &analysis, FigureScope scope) {
  return spans_of(analysis.span_of_control, scope).lines_given ? span<member>(model, analysis, scope)
                                                               : Value();
}

// Of seats: of all or of a function.
template <auto member> Value seat(const Model &, const Analysis &analysis, FigureScope scope) {
  if (!analysis.duplicated_attendance)
    return {};
  const DuplicatedAttendance &result = *analysis.duplicated_attendance;
  const DuplicatedFigures &of =
      scope.of == FigureScope::Of::function ? result.functions[scope.place] : result.all;
  return of.blanked ? Value() : known(of.*member);
}

template <auto member> Value meeting(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.duplicated_attendance ? known((*analysis.duplicated_attendance).*member) : Value();
}

// With small groups not shown it would tell who never came: those seats are then counted as invited.
Value never_attended(const Model &model, const Analysis &analysis, FigureScope scope) {
  return analysis.minimum_group > 1 ? Value()
                                    : meeting<&DuplicatedAttendance::never_attended>(model, analysis, scope);
}

template <auto member> Value pair(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.meeting_pairs ? known((*analysis.meeting_pairs).*member) : Value();
}

template <auto member> Value pairs(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.meeting_pairs ? known(((*analysis.meeting_pairs).*member).size()) : Value();
}

template <auto member> Value co_attendance(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.co_attendance ? known((*analysis.co_attendance).*member) : Value();
}

template <auto member> Value contact(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.partner_contact ? known((*analysis.partner_contact).*member) : Value();
}

template <auto member> Value officers(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.statutory_officers ? known((*analysis.statutory_officers).*member) : Value();
}

template <auto member> Value officers_in(const Model &, const Analysis &analysis, FigureScope) {
  return analysis.statutory_officers ? known(((*analysis.statutory_officers).*member).size()) : Value();
}

// ---- the rows

constexpr Headline of_model[] = {
    row("model.posts", count, compared, posts, {"spans"}),
    row("model.fte", number, compared, span<&SpanScope::fte>, {"spans"}, {.by_organisation = true}),
    row("model.organisations", count, summary, organisations),
    row("model.joint_posts", count, compared, joint_posts, {"spans", "organisations_served>1"}),
    row("model.staff_groups", count, summary, staff_groups),
    row("model.staff_group_fte", number, compared, staff_group_fte, {}, {.only_above_0 = true}),
    row("model.meetings", count, compared, meeting_series, {"meetings"}),
    row("model.attendances", count, compared, seats_of_all, {"meetings"}),
    row("model.partners", count, summary, partners, {"partners"}),
    row("model.partner_links", count, compared, partner_links, {"partners"}),
};

constexpr Headline of_spans[] = {
    row("span_of_control.all.posts", count, tree, span<&SpanScope::posts>, {"spans"}),
    row("span_of_control.all.assistants", count, tree, span<&SpanScope::assistants>,
        {"spans", "assistant=yes"}),
    row("span_of_control.all.fte", number, tree, span<&SpanScope::fte>, {"spans"}),
    row("span_of_control.all.cost", money, summary, span<&SpanScope::cost>, {"spans"}),
    row("span_of_control.all.cost_unknown_posts", count, summary, span<&SpanScope::cost_unknown_posts>,
        {"spans"}),
    row("span_of_control.all.shares_not_known", count, tree, span<&SpanScope::shares_not_known>,
        {"span_scopes"}),
    row("span_of_control.all.managers_not_known", count, tree, span<&SpanScope::managers_not_known>,
        {"spans", "reports_to=?"}),
    resting_on(Lines::at_least_spans, row("span_of_control.all.managers", count, compared,
                                          lines<&SpanScope::managers>, {"spans", "manager=yes"})),
    resting_on(Lines::known_spans, row("span_of_control.all.span_mean", number, compared,
                                       span<&SpanScope::span_mean>, {"span_scopes", "kind=all"})),
    resting_on(Lines::known_spans, row("span_of_control.all.span_median", number, compared,
                                       span<&SpanScope::span_median>, {"span_scopes", "kind=all"})),
    resting_on(Lines::at_least_spans, row("span_of_control.all.span_max", count, compared,
                                          span<&SpanScope::span_max>, {"spans", "manager=yes"})),
    resting_on(Lines::at_least_layers,
               row("span_of_control.all.layers", count, compared, span<&SpanScope::layers>,
                   {"span_scopes", "kind=layer"}, {.by_organisation = true})),
    resting_on(Lines::known_spans, row("span_of_control.all.one_to_one", count, compared,
                                       lines<&SpanScope::one_to_one>, {"spans", "direct_reports=1"})),
    row("span_of_control.all.reports_not_known", count, summary, lines<&SpanScope::reports_not_known>,
        {"spans", "manager=not known"}),
    resting_on(Lines::at_least_spans, row("span_of_control.all.manager_share", share, summary,
                                          span<&SpanScope::manager_share>, {"spans", "manager=yes"})),
    resting_on(Lines::at_least_spans, row("span_of_control.all.manager_cost_share", share, tree,
                                          span<&SpanScope::manager_cost_share>, {"spans", "manager=yes"})),
};

constexpr Headline of_meetings[] = {
    row("duplicated_attendance.attendances", count, compared, seat<&DuplicatedFigures::attendances>,
        {"meetings"}),
    row("duplicated_attendance.as_invited", count, compared, seat<&DuplicatedFigures::as_invited>,
        {"meetings", "as_invited>0"}),
    row("duplicated_attendance.never_attended", count, compared, never_attended,
        {"meetings", "never_attended>0"}, {.only_above_0 = true}),
    row("duplicated_attendance.compared", count, compared, seat<&DuplicatedFigures::compared>,
        {"meetings", "kind=representation"}),
    row("duplicated_attendance.duplicated", count, compared, seat<&DuplicatedFigures::duplicated>,
        {"duplicated_groups"}, {.better = Better::less}),
    row("duplicated_attendance.duplicated_share", share, summary, seat<&DuplicatedFigures::duplicated_share>,
        {"duplicated_groups"}),
    row("duplicated_attendance.across_organisations", count, compared,
        seat<&DuplicatedFigures::across_organisations>, {"duplicated_groups"}),
    row("duplicated_attendance.within_organisation", count, compared,
        seat<&DuplicatedFigures::within_organisation>, {"duplicated_groups"}),
    row("duplicated_attendance.optional_duplicated", count, compared,
        seat<&DuplicatedFigures::optional_duplicated>, {"duplicated_groups", "optional=yes"},
        {.only_above_0 = true}),
    row("duplicated_attendance.hours_per_year", hours, compared, seat<&DuplicatedFigures::hours_per_year>,
        {"meetings"}),
    row("duplicated_attendance.duplicated_hours_per_year_low", hours, compared,
        seat<&DuplicatedFigures::duplicated_hours_per_year_low>, {"meetings"}, {},
        seat<&DuplicatedFigures::duplicated_hours_per_year_high>),
    row("duplicated_attendance.duplicated_hours_per_year_high", hours, tree,
        seat<&DuplicatedFigures::duplicated_hours_per_year_high>, {"meetings"}),
    row("duplicated_attendance.duplicated_hours_as_invited", hours, summary,
        seat<&DuplicatedFigures::duplicated_hours_as_invited>, {"meetings"}),
    row("duplicated_attendance.duplicated_cost_per_year_low", money, summary,
        seat<&DuplicatedFigures::duplicated_cost_per_year_low>, {"meetings"}, {},
        seat<&DuplicatedFigures::duplicated_cost_per_year_high>),
    row("duplicated_attendance.duplicated_cost_per_year_high", money, tree,
        seat<&DuplicatedFigures::duplicated_cost_per_year_high>, {"meetings"}),
    row("duplicated_attendance.same_holder", count, tree, meeting<&DuplicatedAttendance::same_holder>,
        {"meetings"}),
    row("duplicated_attendance.not_compared", count, tree, meeting<&DuplicatedAttendance::not_compared>,
        {"meetings", "kind=representation"}),
    row("duplicated_attendance.team_meetings", count, tree, meeting<&DuplicatedAttendance::team_meetings>,
        {"meetings", "kind=team"}),
    row("duplicated_attendance.team_attendances", count, tree,
        meeting<&DuplicatedAttendance::team_attendances>, {"meetings", "kind=team"}),
    row("duplicated_attendance.counterparts_meetings", count, summary,
        meeting<&DuplicatedAttendance::counterparts_meetings>, {"meetings", "kind=counterparts"}),
    row("duplicated_attendance.counterparts_attendances", count, tree,
        meeting<&DuplicatedAttendance::counterparts_attendances>, {"meetings", "kind=counterparts"}),
    row("duplicated_attendance.counterparts_hours_per_year", hours, tree,
        meeting<&DuplicatedAttendance::counterparts_hours_per_year>, {"meetings", "kind=counterparts"}),
    row("duplicated_attendance.other_meetings", count, tree, meeting<&DuplicatedAttendance::other_meetings>,
        {"meetings"}),
    row("duplicated_attendance.other_attendances", count, tree,
        meeting<&DuplicatedAttendance::other_attendances>, {"meetings"}),
    row("duplicated_attendance.across_on_inferred_tiers", count, tree,
        meeting<&DuplicatedAttendance::across_on_inferred_tiers>, {"duplicated_groups", "tier_inferred=yes"}),
    row("duplicated_attendance.duplicated_without_cost", count, tree,
        meeting<&DuplicatedAttendance::duplicated_without_cost>, {"meetings"}),
    row("duplicated_attendance.meetings_without_duration", count, summary,
        meeting<&DuplicatedAttendance::meetings_without_duration>, {"meetings"}),
    row("duplicated_attendance.both_managers_present", count, tree,
        meeting<&DuplicatedAttendance::both_managers_present>, {"meetings"}),
    row("duplicated_attendance.layered", count, tree, meeting<&DuplicatedAttendance::layered>, {"meetings"}),
    row("duplicated_attendance.with_own_manager", count, tree,
        meeting<&DuplicatedAttendance::with_own_manager>, {"meetings"}),
    row("duplicated_attendance.under_a_superior", count, tree,
        meeting<&DuplicatedAttendance::under_a_superior>, {"meetings"}),
};

constexpr Headline of_pairs[] = {
    row("meeting_pairs.same_people.count", count, compared, pair<&MeetingPairs::same_people_count>,
        {"meeting_pairs", "kind=same_people"}),
    row("meeting_pairs.mirror.count", count, compared, pair<&MeetingPairs::mirror_count>,
        {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.mirror.groups", count, tree, pairs<&MeetingPairs::mirror_groups>,
        {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.mirror.partner_hours_freed_per_year", hours, summary,
        pair<&MeetingPairs::partner_hours_freed_per_year>, {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.mirror.joint_officers_twice", count, summary,
        pair<&MeetingPairs::joint_officers_twice>, {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.mirror.joint_hours_twice", hours, summary, pair<&MeetingPairs::joint_hours_twice>,
        {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.mirror.attendances_that_become_duplicated", count, tree,
        pair<&MeetingPairs::attendances_that_become_duplicated>, {"meeting_pairs", "kind=mirror"}),
    row("meeting_pairs.co_attendance.pairs_count", count, summary, co_attendance<&CoAttendance::pairs_count>,
        {"co_attendance"}),
    row("meeting_pairs.co_attendance.external", count, tree, co_attendance<&CoAttendance::external>,
        {"co_attendance", "external=yes"}),
    row("meeting_pairs.co_attendance.internal", count, tree, co_attendance<&CoAttendance::internal>,
        {"co_attendance", "external=no"}),
    row("meeting_pairs.co_attendance.e_i_index", number, tree, co_attendance<&CoAttendance::e_i_index>,
        {"co_attendance"}),
};

constexpr Headline of_contact[] = {
    row("partner_contact.partners", count, tree, contact<&PartnerContact::partners>, {"partner_contact"}),
    row("partner_contact.links", count, tree, contact<&PartnerContact::links>, {"partner_contact"}),
    row("partner_contact.shared", count, compared, contact<&PartnerContact::shared>,
        {"partner_contact", "shared=yes"}),
    row("partner_contact.one_voice", count, compared, contact<&PartnerContact::one_voice>,
        {"partner_contact", "one_voice=yes"}),
    row("partner_contact.dual_ownership", count, compared, contact<&PartnerContact::dual_ownership>,
        {"partner_contact", "dual_ownership=yes"}),
    row("partner_contact.joint_lead_local_contacts", count, tree,
        contact<&PartnerContact::joint_lead_local_contacts>, {"partner_contact", "one_voice=yes"}),
    row("partner_contact.one_voice_share", share, compared, contact<&PartnerContact::one_voice_share>,
        {"partner_contact", "shared=yes"}, {.better = Better::more}),
};

constexpr Headline of_officers[] = {
    row("statutory_officers.held", count, compared, officers<&StatutoryOfficers::held>,
        {"statutory_officers", "state=held"}),
    row("statutory_officers.vacant", count, compared, officers<&StatutoryOfficers::vacant>,
        {"statutory_officers", "state=vacant"}, {.only_above_0 = true}),
    row("statutory_officers.not_known", count, summary, officers<&StatutoryOfficers::not_known>,
        {"statutory_officers", "state=not known"}),
    row("statutory_officers.missing", count, compared, officers<&StatutoryOfficers::missing>,
        {"statutory_officers", "state=missing"}),
    row("statutory_officers.held_twice", count, compared, officers<&StatutoryOfficers::held_twice>,
        {"statutory_officers", "held_twice=yes"}, {.only_above_0 = true}),
    row("statutory_officers.without_deputy", count, compared, officers<&StatutoryOfficers::without_deputy>,
        {"statutory_officers", "without_deputy=yes"}),
    row("statutory_officers.deputy_is_holder", count, tree, officers<&StatutoryOfficers::deputy_is_holder>,
        {"statutory_officers", "deputy_is_holder=yes"}),
    row("statutory_officers.dual_service", count, compared, officers_in<&StatutoryOfficers::dual_services>,
        {"statutory_officers", "dual_service=yes"}),
    row("statutory_officers.without_protocol", count, compared,
        officers<&StatutoryOfficers::without_protocol>, {"statutory_officers", "dual_service=yes"}),
    row("statutory_officers.conflicts", count, compared, officers_in<&StatutoryOfficers::conflicts>,
        {"statutory_officers"}, {.only_above_0 = true}),
    row("statutory_officers.combined", count, summary, officers_in<&StatutoryOfficers::combined>,
        {"statutory_officers", "role=dcs|dass"}),
    row("statutory_officers.line_outside", count, summary, officers<&StatutoryOfficers::line_outside>,
        {"statutory_officers"}),
};

constexpr HeadlineGroup groups[] = {
    {"model", "The model",
     "FTE: full-time equivalents; a joint post counts in each organisation by its share", "", of_model,
     [](const Analysis &) { return true; }},
    {"span_of_control", "Span of control", "no span is right by itself; vacant posts count", caveat::spans,
     of_spans, [](const Analysis &) { return true; }},
    {"duplicated_attendance", "Duplicated meeting attendance", "overlap is not waste, hours are not savings",
     caveat::duplicated, of_meetings, [](const Analysis &a) { return a.duplicated_attendance.has_value(); }},
    {"meeting_pairs", "Meetings that repeat each other", "candidates for a look, an upper bound",
     caveat::pairs, of_pairs, [](const Analysis &a) { return a.meeting_pairs && a.co_attendance; }},
    {"partner_contact", "Partner contact", "as declared by the councils; a partner may see it otherwise",
     caveat::contact, of_contact, [](const Analysis &a) { return a.partner_contact.has_value(); }},
    {"capacity", "Capacity and breadth", "what posts have, not what people do; no load is right by itself",
     caveat::capacity, of_capacity, [](const Analysis &) { return true; }},
    {"service_heads", "Heads and lines of services", "two heads may be what was meant", caveat::heads,
     of_heads, [](const Analysis &a) { return a.service_heads.has_value(); }},
    {"statutory_officers", "Statutory officers", "what the rows say; no legal advice", caveat::officers,
     of_officers, [](const Analysis &a) { return a.statutory_officers.has_value(); }},
    {"agreements", "Agreements and clocks", "as written down; the agreement itself decides",
     caveat::agreements, of_agreements, [](const Analysis &a) { return a.agreements.has_value(); }},
    {"consultations", "Consultations", "how long and when, not what was answered", caveat::consultations,
     of_consultations, [](const Analysis &a) { return a.consultations.has_value(); }},
    {"recharges", "Recharges", "a difference is a question, not a debt", caveat::recharges, of_recharges,
     [](const Analysis &a) { return a.recharges.has_value(); }},
    {"benefits", "Savings and benefits", "planned is not realised", caveat::benefits, of_benefits,
     [](const Analysis &a) { return a.benefits.has_value(); }},
    {"pay_ranges", "Pay ranges", "what posts are graded at, not what anybody is paid", caveat::pay, of_pay,
     [](const Analysis &a) { return a.pay_ranges.has_value(); }},
    {"services", "Services, their targets", "higher is not better: sharing is not an end in itself",
     caveat::depth, of_services, [](const Analysis &a) { return a.services.has_value(); }},
    {"ties_beyond_chance", "Ties beyond chance", "it does not say why two posts meet", caveat::chance,
     of_ties_beyond_chance, [](const Analysis &a) { return a.ties_beyond_chance.has_value(); }},
    {"informal_structure", "Formal and informal structure", "depends on the grouping found", caveat::informal,
     of_informal, [](const Analysis &a) { return a.informal_structure.has_value(); }}};

} // namespace

const SpanScope &spans_of(const SpanOfControl &spans, FigureScope scope) {
  switch (scope.of) {
  case FigureScope::Of::organisation:
    return spans.organisations[scope.place];
  case FigureScope::Of::function:
    return spans.functions[scope.place];
  case FigureScope::Of::layer:
    return spans.layers[scope.place];
  case FigureScope::Of::all:
    break;
  }
  return spans.all;
}

Bound Headline::bound(const SpanScope &scope) const {
  if (lines == Lines::at_least_layers)
    return scope.layers_at_least ? Bound::at_least : Bound::none;
  if (lines == Lines::none || !scope.spans_at_least)
    return Bound::none;
  return lines == Lines::at_least_spans ? Bound::at_least : Bound::of_known_lines;
}

std::vector<std::string> Headline::path_in_section() const {
  std::vector<std::string> out;
  for (std::size_t dot = key.find('.'); dot != std::string_view::npos;) {
    const std::size_t end = key.find('.', dot + 1);
    out.emplace_back(key.substr(dot + 1, end - dot - 1));
    dot = end;
  }
  return out;
}

std::span<const HeadlineGroup> headline_groups() {
  return groups;
}

std::span<const Headline> headlines_of(std::string_view group) {
  return std::ranges::find(groups, group, &HeadlineGroup::key)->figures;
}

const Headline &headline(std::string_view key) {
  return *std::ranges::find(headlines_of(key.substr(0, key.find('.'))), key, &Headline::key);
}

} // namespace organograph::viz
