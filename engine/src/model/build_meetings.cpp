// SPDX-License-Identifier: Apache-2.0
#include "model/model_maker.hpp"
#include "model/recent_texts.hpp"

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
        source(table.column("source")) {}

  TableColumn id, subject, function, convened_by, kind, duration, occurrences, source;
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
  to.convened_by_organisation.resize(rows);
  to.convened_by_partner.resize(rows);
  to.kind.resize(rows);
  to.duration_hours.resize(rows);
  to.occurrences_per_year.resize(rows);
  const MeetingColumns columns(table);
  std::vector<std::string_view> ids(rows);
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
    read_convenor(table, row, columns.convened_by);
    const auto given = table.choice(row, columns.kind);
    to.kind[row] = given ? static_cast<MeetingKind>(*given + 1) : MeetingKind::none;
    to.duration_hours[row] = table.number(row, columns.duration).value_or(unknown);
    to.occurrences_per_year[row] = table.number(row, columns.occurrences).value_or(1);
    to.source[row] = recent(table.text(row, columns.source));
  }
}

void ModelMaker::read_convenor(TableReader &table, std::size_t row, const TableColumn &convened_by) {
  const std::string_view convenor = table.identifier(row, convened_by);
  const std::uint32_t by_organisation = organisations.find(convenor);
  const std::uint32_t by_partner =
      by_organisation == Identifiers::not_there ? partners.find(convenor) : Identifiers::not_there;
  data.meetings->convened_by_organisation[row] = id_at<OrganisationId>(by_organisation);
  data.meetings->convened_by_partner[row] = id_at<PartnerId>(by_partner);
  if (convenor.empty() || by_organisation != Identifiers::not_there || by_partner != Identifiers::not_there)
    return;
  if (table.give_up() || !readable(TableId::organisations) || !readable(TableId::partners))
    return;
  unknown_reference(
      table, row, convened_by,
      {Code::unknown_convenor, " is no organisation or partner", "an organisation_id or a partner_id"},
      {{TableId::organisations, &organisations}, {TableId::partners, &partners}});
}

} // namespace organograph
