// SPDX-License-Identifier: Apache-2.0
// What gone posts leave: a scenario passes all of it to one successor, and these rows put right what goes to
// others.
#include "model/table_reader.hpp"
#include "propose/scenario_writer.hpp"

#include <algorithm>
#include <optional>

namespace organograph::proposing {

void ScenarioWriter::write_seats(std::size_t place) {
  const NewPost &post = posts_[place];
  std::set<MeetingId> passed;
  for (const PostId gone : gone_)
    if (heir(gone) == place)
      for (const SeatHeld &seat : seats_of(problem_, own_remits(problem_, gone)))
        passed.insert(seat.meeting);
  const auto id = [&](MeetingId meeting) { return text(problem_.model->meetings->id[index(meeting)]); };
  for (const SeatHeld &seat : seats_of(problem_, post.set)) {
    const bool is_there = passed.erase(seat.meeting) > 0;
    seats_.add({{"meeting_id", id(seat.meeting)},
                {"attendee_id", post.id},
                {"action", is_there ? "change" : "add"},
                {"role", name(seat.role)},
                {"function", id_of(seat.function)},
                {"attended", is_known(seat.attended) ? exact_text(seat.attended)
                             : is_there              ? std::string("-")
                                                     : std::string{}}},
               source_);
  }
  for (const MeetingId meeting : passed)
    seats_.add({{"meeting_id", id(meeting)}, {"attendee_id", post.id}, {"action", "remove"}}, source_);
}

namespace {

/// What a post is to be of a partner's, or was made by its successions.
struct LinkHeld {
  bool lead = false;
  std::string kind;

  void add(const PartnerLink &link, const std::string &text) {
    if (kind.empty() || (link.lead && !lead))
      kind = text;
    lead = lead || link.lead;
  }
};

} // namespace

void ScenarioWriter::write_links(std::size_t place) {
  if (!problem_.model->partner_links)
    return;
  std::map<std::pair<PartnerId, FunctionId>, LinkHeld> passed, wanted;
  for (const PartnerLink &link : *problem_.model->partner_links) {
    if (!is_gone(link.post))
      continue;
    if (heir(link.post) == place)
      passed[{link.partner, link.function}].add(link, text(link.kind));
    for (const std::uint16_t remit : remits_about(problem_, link.post, link.function))
      if (holder_[remit] == place)
        wanted[{link.partner, link.function}].add(link, text(link.kind));
  }
  const auto add_row = [&](const auto &link, const char *action) {
    const auto &[key, held] = link;
    links_.add({{"partner_id", text(problem_.model->partners->id[index(key.first)])},
                {"post_id", posts_[place].id},
                {"action", action},
                {"function", id_of(key.second)},
                {"kind", action[0] == 'a' ? held.kind : std::string{}}},
               source_);
  };
  const auto stays = [&](const auto &link) {
    const auto at = wanted.find(link.first);
    return at != wanted.end() && at->second.lead == link.second.lead;
  };
  for (const auto &link : passed)
    if (!stays(link))
      add_row(link, "remove");
  for (const auto &link : wanted)
    if (const auto at = passed.find(link.first); at == passed.end() || !stays(*at))
      add_row(link, "add");
}

namespace {

struct RoleRow {
  std::size_t place; ///< of the post that has it
  std::string role, organisation, kind, valid_from;
  auto operator<=>(const RoleRow &) const = default;
};

} // namespace

void ScenarioWriter::write_roles() {
  const Register *const given = problem_.model.rows_of(TableId::statutory_roles);
  if (given == nullptr)
    return;
  const auto cell = [&](std::size_t row, std::string_view column) {
    return text(given->cell(row, given->column(column)).text);
  };
  std::set<RoleRow> passed;
  std::map<RoleRow, std::size_t> wanted; // the row that it is
  for (std::size_t row = 0; row < given->size(); ++row) {
    const auto post = given->id<PostId>(row, given->column("post_id"));
    if (post == none<PostId> || !is_gone(post))
      continue;
    const auto council = given->id<OrganisationId>(row, given->column("organisation_id"));
    const std::string kind = cell(row, "kind");
    RoleRow role{heir(post), cell(row, "role"), id_of(council), kind.empty() ? "holder" : kind,
                 cell(row, "valid_from")};
    passed.insert(role);
    role.place = place_of(post, none<FunctionId>, {&council, 1});
    wanted.emplace(role, row);
  }
  const auto add_row = [&](const RoleRow &role, const char *action, std::optional<std::size_t> row) {
    roles_.add({{"action", action},
                {"post_id", posts_[role.place].id},
                {"role", role.role},
                {"organisation_id", role.organisation},
                {"kind", role.kind},
                {"protocol", row ? cell(*row, "protocol") : std::string{}},
                {"valid_from", role.valid_from},
                {"valid_to", row ? cell(*row, "valid_to") : std::string{}}},
               source_);
  };
  for (const RoleRow &role : passed)
    if (!wanted.contains(role))
      add_row(role, "remove", std::nullopt);
  for (const auto &[role, row] : wanted)
    if (!passed.contains(role))
      add_row(role, "add", row);
}

} // namespace organograph::proposing

namespace organograph {

ProposedScenario proposing::scenario_of(const Problem &problem, const ProposedStructure &structure,
                                        const std::string &name, const std::string &starts_from) {
  ProposedScenario out{{name, {}}, {}};
  const std::string folder = "scenarios/" + name + "/";
  const std::string &brief = problem.brief.file;
  const std::string file = brief.substr(brief.rfind('/') + 1); // not where it stands
  const std::string source = "assumption: a structure that the brief " + file + " allows";
  SourcedRows scenario(TableId::scenario);
  const std::string title = "Proposal: " + counted(structure.sets.size(), "post") + " for " +
                            counted(problem.remits.size(), "remit");
  scenario.add({{"title", title}, {"starts_from", starts_from}}, source);
  scenario.into(out.scenario.draft, folder);
  ScenarioWriter writer(problem, structure.sets, source);
  writer.write(out.scenario.draft, folder);
  out.deputies = writer.deputies();
  return out;
}

ProposedScenario proposed_scenario(const Model &start, const Brief &brief, const ProposedStructure &structure,
                                   const std::string &name, const std::string &starts_from) {
  const std::vector<MeetingKind> kinds(start->meetings ? start->meetings->size() : 0); // change no row
  return proposing::scenario_of(proposing::problem_of(start, kinds, brief), structure, name, starts_from);
}

} // namespace organograph
