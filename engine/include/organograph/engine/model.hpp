// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "organograph/engine/csr.hpp"
#include "organograph/engine/ids.hpp"
#include "organograph/engine/registers.hpp"
#include "organograph/engine/schema.hpp"
#include "organograph/engine/text_pool.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace organograph {

/// In a cell that names a line manager or an organisation served: there is one, and it is not known which.
inline constexpr std::string_view not_known_mark = "?";

enum class Status : std::uint8_t { filled, interim, acting, seconded, vacant };
/// `counterparts` is inferred alone: each organisation sends its own post of one function.
enum class MeetingKind : std::uint8_t { none, representation, team, case_, statutory, counterparts };
enum class Role : std::uint8_t { required, chair, optional, statutory };
enum class State : std::uint8_t { none, partial, full };
enum class Dimension : std::uint8_t {
  governance,
  policy,
  provision,
  contracts,
  systems,
  data,
  terms,
  budget,
  front_door
};
inline constexpr std::size_t dimension_count = 9;

std::string_view name(Status status);
std::string_view name(MeetingKind kind); ///< empty for none
std::string_view name(Role role);
std::string_view name(State state);
std::string_view name(Dimension dimension);

/// An organisation that a post serves, with its part of the post (post_shares.csv).
struct Served {
  OrganisationId organisation;
  double share; ///< > 0; a post's shares sum to 1, with that of an organisation not named; may be unknown
  TextId grade; ///< in that organisation
  AgreementId agreement; ///< that it rests on; none where not given
  double sole_cost;      ///< what a post for this organisation alone would cost; may be unknown
};

struct Organisations {
  std::vector<TextId> id, name, kind, governance, colour;
};

struct Functions {
  std::vector<TextId> id, name; ///< name: the id where functions.csv is missing
  std::vector<std::uint8_t> not_modelled;
};

/// Columns by PostId, in file order.
struct Posts {
  std::vector<TextId> id, title, unit, grade, holder, holder_id, source, note;
  std::vector<OrganisationId> employer;
  std::vector<PostId> manager; ///< none at the top, and where it is not known
  std::vector<std::uint8_t> manager_not_known;
  std::vector<FunctionId> function; ///< none where blank
  /// 1 + number of managers above. Where a manager is not known: at least that, and right within its line.
  std::vector<std::uint32_t> layer;
  std::vector<std::uint8_t> layer_known; ///< not below a manager who is not known, nor of an assistant
  std::vector<std::uint32_t> tier;       ///< as given, else the layer; 0: not known
  std::vector<std::uint8_t> tier_given;
  std::vector<double> fte, annual_cost, pay_low, pay_high; ///< all but fte may be unknown
  std::vector<Status> status;
  std::vector<HolderId> single_holder; ///< none without a known holder and for a job share
  std::vector<std::uint8_t> reports_known;
  std::vector<std::uint8_t> assistant;         ///< beside its manager; it has no reports
  std::vector<std::uint8_t> shared_with_other; ///< also serves an organisation that is not named
  std::vector<std::pair<PostId, AgreementId>> other_agreements; ///< with an organisation not named; by post
  std::vector<std::uint8_t> defaulted; ///< cells left blank for which a default counts: *_defaulted
  std::vector<PostId> top_down;        ///< every post after its manager; not a column
  Csr<PostId> reports;                 ///< direct reports and assistants, in file order
  Csr<Served> serves;                  ///< named organisations, at least one; rising
  Csr<FunctionId> further_functions;   ///< rising, the post's own left out
  std::size_t size() const { return id.size(); }
  static constexpr std::uint8_t fte_defaulted = 1, status_defaulted = 2;
  std::uint32_t direct_reports(std::size_t post) const; ///< without assistants. O(reports)
  /// Organisations served; one that is not named counts as one.
  std::size_t organisations_served(std::size_t post) const {
    return serves[post].size() + shared_with_other[post];
  }
  bool shares_known(std::size_t post) const { return is_known(serves[post].front().share); }
};

/// The deepest layer that is known; 0 without one. O(posts).
std::uint32_t known_layers(const Posts &posts);

struct ReportingLine {
  PostId post, reports_to;
  TextId kind, source;
};

struct StaffGroup {
  TextId id, title, grade, source;
  PostId reports_to;
  FunctionId function;         ///< none where blank
  OrganisationId organisation; ///< none where blank
  double fte, annual_cost;     ///< annual_cost may be unknown
};

/// What few seats say of themselves.
struct SeatDetail {
  FunctionId function = none<FunctionId>; ///< that the seat speaks for, as given
  double attended = unknown;              ///< of the series' occurrences a year; more than 0
};

/// A post's seat in a meeting series. Small, since a model may have millions.
struct Seat {
  static constexpr std::uint32_t most_details = (1U << 24U) - 1;

  PostId post;
  Role role : 8;
  std::uint32_t detail : 24 = 0; ///< position in Meetings::seat_details
};
static_assert(sizeof(Seat) == 8);

/// Columns by MeetingId, in file order.
struct Meetings {
  std::vector<TextId> id, subject, source;
  std::vector<FunctionId> function;
  Csr<OrganisationId> convened_by_organisations;            ///< rising
  Csr<PartnerId> convened_by_partners;                      ///< rising
  std::vector<MeetingKind> kind;                            ///< as given; none where it is to be inferred
  std::vector<double> duration_hours, occurrences_per_year; ///< the duration may be unknown
  Csr<Seat> seats;                                          ///< rows as given, PostId rising; those taken
  Csr<Seat> never_attended;                                 ///< the others: `attended` is 0
  std::vector<SeatDetail> seat_details{SeatDetail{}};       ///< distinct; the first says nothing
  Csr<PartnerId> partners;                                  ///< rows as given, PartnerId rising
  std::size_t size() const { return id.size(); }
  std::size_t convenors(std::size_t meeting) const;
  /// Of the occurrences a year how many this seat is taken; unknown: not given, it counts as all.
  double attended(const Seat &seat) const { return seat_details[seat.detail].attended; }
  /// Hours a year of one series; unknown without a duration.
  double hours_per_year(std::size_t meeting) const {
    return duration_hours[meeting] * occurrences_per_year[meeting];
  }
};

struct Partners {
  std::vector<TextId> id, name, kind;
  std::size_t size() const { return id.size(); }
};

struct PartnerLink {
  PartnerId partner;
  PostId post;
  FunctionId function; ///< as given, else the post's own; none where both are blank
  bool lead;
  TextId kind, source;
};

/// organisation_a stands before organisation_b in model order, whichever way the row had it.
struct Arrangement {
  FunctionId function;
  OrganisationId organisation_a, organisation_b;
  Dimension dimension;
  State state;
  TextId source;
  AgreementId agreement; ///< that it rests on; none where not given
};

struct IntegrationTarget {
  FunctionId function;
  OrganisationId organisation_a, organisation_b;
  std::uint8_t level; ///< 0 to 7
  TextId reason, agreed_by, source;
};

struct Published {
  TextId measure, source, note; ///< note: free text
  double value, tolerance;
  std::uint64_t line; ///< of published.csv, for the diagnostic when it differs
};

/// What the rows of one table rest on, by their `source` cell.
struct Provenance {
  std::uint64_t rows = 0, with_source = 0, assumed = 0, without_source = 0; ///< assumed: not with a source
};

/// Everything a model holds. build_model() alone makes one; a Model hands it out read-only.
struct ModelData {
  TextPool text;
  TextId title{}, date{}, source{}, currency{};
  Organisations organisations;
  Functions functions;
  Posts posts;
  std::vector<ReportingLine> reporting_lines;
  std::vector<StaffGroup> staff_groups;
  std::optional<Meetings> meetings;        ///< empty unless both meetings.csv and attendance.csv are there
  std::uint64_t meeting_rows = 0;          ///< rows of meetings.csv, also where attendance.csv is missing
  std::uint64_t occurrences_defaulted = 0; ///< of them: without occurrences_per_year
  std::optional<Partners> partners;        ///< partners.csv
  std::optional<std::vector<PartnerLink>> partner_links;
  std::optional<std::vector<Arrangement>> arrangements;
  std::vector<IntegrationTarget> integration_targets;
  std::vector<Published> published;
  std::array<std::optional<Register>, model_table_count> registers; ///< by TableId; empty: no such table
  std::array<std::optional<Provenance>, table_count> provenance;    ///< by TableId; empty: no such table
  bool has_meetings_table = false, has_attendance_table = false;
  /// Some post names a manager, or some organisation employs one post alone, which can be its top.
  bool lines_given = true;
};

/// A valid organisation model: every reference resolved, no cycle in line management, every number in
/// its range. It cannot be changed; measures take it by const reference.
class Model {
public:
  const ModelData &operator*() const { return data_; }
  const ModelData *operator->() const { return &data_; }
  std::string_view text(TextId id) const { return data_.text[id]; }
  /// The rows of a register; none where its table is not there.
  const Register *rows_of(TableId table) const {
    const auto &found = data_.registers[static_cast<std::size_t>(table)];
    return found ? &*found : nullptr;
  }

  bool serves(PostId post, OrganisationId organisation) const;
  bool joint(PostId post) const { return data_.posts.organisations_served(index(post)) >= 2; }
  /// True when some named organisation is served by both. O(organisations served).
  bool serve_in_common(PostId a, PostId b) const;
  /// What a seat speaks for in a meeting about a function (measures.md); none: nothing. The model has
  /// meetings. O(log further functions).
  FunctionId seat_function(FunctionId of_meeting, const Seat &seat) const;
  bool has_function(PostId post, FunctionId function) const; ///< its own or a further one
  /// By FunctionId: those that figures by function are given of. Left out: without posts, and said not to be
  /// modelled. O(posts).
  std::vector<std::uint8_t> functions_shown() const;
  /// The post of that identifier; none<PostId> if there is no such post. O(posts).
  PostId find_post(std::string_view id) const;

private:
  friend struct ModelMaker; // build_model's key
  explicit Model(ModelData &&data) : data_(static_cast<ModelData &&>(data)) {}

  ModelData data_;
};

} // namespace organograph
