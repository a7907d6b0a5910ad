// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "model/recent_texts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace organograph {

void ModelMaker::read_partners() {
  TableReader table = reader(TableId::partners);
  if (!table.present())
    return;
  Partners &to = data.partners.emplace();
  const auto id = table.column("partner_id");
  const auto name = table.column("name");
  const auto kind = table.column("kind");
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::string_view text = add_identifier(partners, table, row, id);
    if (!text.empty() && posts.find(text) != Identifiers::not_there)
      table.fault(row, id, Code::duplicate_id, text, "partner_id " + shown(text) + " is a post_id already",
                  "an identifier that is no post's");
    to.id.push_back(intern(text));
    to.name.push_back(intern(table.text(row, name)));
    to.kind.push_back(intern(table.text(row, kind)));
  }
}

struct MeetingColumns {
  explicit MeetingColumns(const TableReader &table)
      : id(table.column("meeting_id")), subject(table.column("subject")), function(table.column("function")),
        convened_by(table.column("convened_by")), kind(table.column("kind")),
        duration(table.column("duration_hours")), occurrences(table.column("occurrences_per_year")),
        source(table.column("source")), from(table.column("valid_from")), to(table.column("valid_to")) {}

  TableColumn id, subject, function, convened_by, kind, duration, occurrences, source, from, to;
};

void ModelMaker::read_meetings() {
  TableReader table = reader(TableId::meetings);
  data.has_meetings_table = table.present();
  data.has_attendance_table = draft[TableId::attendance].has_value();
  data.meeting_rows = table.rows();
  if (!table.present())
    return;
  Meetings &to = data.meetings.emplace();
  const std::size_t rows = table.rows();
  for (auto *texts : {&to.id, &to.subject, &to.source})
    texts->resize(rows);
  to.function.resize(rows);
  convenor.resize(rows);
  to.kind.resize(rows);
  to.duration_hours.resize(rows);
  to.occurrences_per_year.resize(rows);
  const MeetingColumns columns(table);
  std::vector<std::string_view> ids(rows);
  occurrences_blank.resize(rows);
  read_blocks(
      table,
      [&](TableReader &from, std::size_t first, std::size_t last, TextPool &texts) {
        read_meetings(from, columns, first, last, texts, ids);
      },
      [&](std::size_t first, std::size_t last, std::uint32_t by) {
        for (auto *column : {&to.id, &to.subject, &to.source})
          shift_texts(*column, first, last, by);
      },
      [&] { add_identifiers(meetings, table, columns.id, std::move(ids)); });
  convene(to);
  data.occurrences_defaulted =
      static_cast<std::uint64_t>(std::ranges::count(occurrences_blank, std::uint8_t{1}));
}

void ModelMaker::read_meetings(TableReader &table, const MeetingColumns &columns, std::size_t first,
                               std::size_t last, TextPool &texts, std::vector<std::string_view> &ids) {
  Meetings &to = *data.meetings;
  RecentTexts recent(texts, last - first);
  for (std::size_t row = first; row < last && !table.gave_up(); ++row) {
    ids[row] = table.identifier(row, columns.id);
    to.id[row] = ids[row].empty() ? TextId{} : texts.append(ids[row]);
    to.subject[row] = recent(table.text(row, columns.subject));
    to.function[row] = function(table, row, columns.function);
    read_convenors(table, row, columns.convened_by);
    const auto given = table.choice(row, columns.kind);
    to.kind[row] = given ? static_cast<MeetingKind>(*given + 1) : MeetingKind::none;
    to.duration_hours[row] = table.number(row, columns.duration).value_or(unknown);
    const auto occurrences = table.number(row, columns.occurrences);
    to.occurrences_per_year[row] = occurrences.value_or(1);
    occurrences_blank[row] = occurrences                                          ? 0
                             : table.identifier(row, columns.occurrences).empty() ? 1
                                                                                  : occurrences_faulty;
    if (occurrences_blank[row] == 1 && draft[TableId::meetings]->misshapen(row))
      occurrences_blank[row] = occurrences_faulty;
    to.source[row] = recent(table.text(row, columns.source));
    read_validity(table, row, columns.from, columns.to);
  }
}

// A convenor's number: its organisation's, or the number of organisations plus its partner's.
std::uint32_t ModelMaker::find_convenor(std::string_view id) const {
  const std::uint32_t as_organisation = organisations.find(id);
  if (as_organisation != Identifiers::not_there)
    return as_organisation;
  const std::uint32_t as_partner = partners.find(id);
  return as_partner == Identifiers::not_there
             ? as_partner
             : static_cast<std::uint32_t>(data.organisations.id.size()) + as_partner;
}

void ModelMaker::read_convenors(TableReader &table, std::size_t row, const TableColumn &convened_by) {
  const std::string_view cell = table.identifier(row, convened_by);
  convenor[row] = Identifiers::not_there;
  if (cell.empty())
    return;
  if (cell.find(';') == std::string_view::npos) {
    convenor[row] = find_convenor(cell);
    if (convenor[row] == Identifiers::not_there && !table.give_up())
      report_convenor(table, row, convened_by, cell);
    return;
  }
  if (table.give_up()) // few have several: their rows are read again one after the other
    return;
  std::vector<std::uint32_t> named;
  for (const std::string_view id : parts_of_cell(cell)) {
    const std::uint32_t found = find_convenor(id);
    if (id.empty())
      table.fault(row, convened_by, Code::missing_value, cell,
                  "convened_by is " + shown(cell) + ", with nothing on one side of a ';'",
                  "identifiers with ';' between");
    else if (found == Identifiers::not_there)
      report_convenor(table, row, convened_by, id);
    else if (std::ranges::find(named, found) != named.end())
      table.fault(row, convened_by, Code::duplicate_id, id, "convened_by names " + shown(id) + " twice",
                  "each convenor once", "remove one of them");
    else
      named.push_back(found);
  }
  for (const std::uint32_t found : named)
    several_convenors.emplace_back(static_cast<std::uint32_t>(row), found);
}

void ModelMaker::report_convenor(TableReader &table, std::size_t row, const TableColumn &convened_by,
                                 std::string_view id) {
  if (!readable(TableId::organisations) || !readable(TableId::partners))
    return;
  unknown_reference(table, row, convened_by,
                    {Code::unknown_convenor, " is no organisation or partner",
                     "an organisation_id or a partner_id, several with ';' between"},
                    {{TableId::organisations, &organisations}, {TableId::partners, &partners}}, id);
}

void ModelMaker::convene(Meetings &to) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> all = std::move(several_convenors);
  for (std::uint32_t row = 0; row < convenor.size(); ++row)
    if (convenor[row] != Identifiers::not_there)
      all.emplace_back(row, convenor[row]);
  convenor = {};
  std::ranges::sort(all);
  const auto organisation_count = static_cast<std::uint32_t>(data.organisations.id.size());
  std::vector<std::pair<std::uint32_t, OrganisationId>> by_organisations;
  std::vector<std::pair<std::uint32_t, PartnerId>> by_partners;
  for (const auto &[row, found] : all)
    if (found < organisation_count)
      by_organisations.emplace_back(row, id_at<OrganisationId>(found));
    else
      by_partners.emplace_back(row, id_at<PartnerId>(found - organisation_count));
  to.convened_by_organisations = group_by_row(to.size(), by_organisations);
  to.convened_by_partners = group_by_row(to.size(), by_partners);
}

} // namespace organograph
