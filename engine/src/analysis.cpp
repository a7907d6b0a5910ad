// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/analysis.hpp"

#include <string>

namespace organograph {

namespace {

constexpr std::size_t bridges_up_to = 100'000; // posts; measures.md section 6

std::string missing_meetings(const Model &model) {
  if (!model->has_meetings_table && !model->has_attendance_table)
    return "no meetings table";
  return model->has_meetings_table ? "no attendance table" : "no meetings table, only attendance";
}

void measure_meetings(const Model &model, Analysis &to, const ReducedAttendance &attendance,
                      std::span<const MeetingKind> kept_kinds) {
  const unsigned threads = to.options.threads;
  auto kinds = meeting_kinds(model, attendance, threads);
  for (std::size_t m = 0; m < kept_kinds.size(); ++m)
    if (kept_kinds[m] != MeetingKind::none)
      kinds[m] = kept_kinds[m];
  to.options.duplicated.threads = threads;
  to.options.pairs.threads = threads;
  to.options.co_attendance.threads = threads;
  to.options.bridges.threads = threads;
  to.duplicated_attendance = duplicated_attendance(model, attendance, kinds, to.options.duplicated);
  to.meeting_pairs = meeting_pairs(model, kinds, to.options.pairs);
  to.co_attendance = co_attendance(model, to.options.co_attendance);
}

} // namespace

Analysis analyse(const Model &model, const AnalysisOptions &options,
                 std::span<const MeetingKind> kept_kinds) {
  Analysis to;
  to.options = options;
  to.span_of_control = span_of_control(model, options.span);
  ReducedAttendance attendance;
  if (model->meetings) {
    attendance = reduce_attendance(model, options.threads);
    measure_meetings(model, to, attendance, kept_kinds);
  } else {
    const std::string reason = missing_meetings(model);
    to.not_measured.emplace_back("duplicated_attendance", reason);
    to.not_measured.emplace_back("meeting_pairs", reason);
  }
  if (model->partner_links)
    to.partner_contact = partner_contact(model);
  else
    to.not_measured.emplace_back("partner_contact", "no partner_links table");
  to.integration_depth = integration_depth(model, model->meetings ? &attendance : nullptr,
                                           to.partner_contact ? &*to.partner_contact : nullptr);
  if (!model->arrangements)
    for (const char *test : {"2", "6", "7"})
      to.not_measured.emplace_back(std::string("integration_depth.tests.") + test, "no arrangements table");
  if (!model->meetings)
    to.not_measured.emplace_back("integration_depth.tests.1", missing_meetings(model));
  if (model->posts.size() <= bridges_up_to || options.bridges_at_any_size)
    to.bridges = bridges(model, options.bridges);
  else
    to.not_measured.emplace_back("bridges", "more than 100,000 posts: ask for it with --bridges");
  return to;
}

} // namespace organograph
