// SPDX-License-Identifier: Apache-2.0
// One piece of work on a model folder, for benchmarks/compare: `organograph_work TASK MODEL THREADS` prints a
// line of JSON with the answer (counts that every program must agree on) and the seconds of its parts.
#ifndef NDEBUG
#error "a benchmark with assertions measures the assertions: build it with the preset bench"
#endif

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/co_attendance.hpp"
#include "organograph/engine/duplicated_attendance.hpp"
#include "organograph/engine/meeting_pairs.hpp"
#include "organograph/engine/span_of_control.hpp"
#include "organograph/io/model_folder.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace organograph;
using Clock = std::chrono::steady_clock;
using Answer = std::vector<std::pair<std::string, std::uint64_t>>;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Answer load(const Model &model, unsigned) {
  std::uint64_t attendances = 0;
  for (std::size_t m = 0; m < model->meetings->size(); ++m)
    attendances += model->meetings->seats[m].size() + model->meetings->partners[m].size();
  return {
      {"posts", model->posts.size()}, {"meetings", model->meetings->size()}, {"attendances", attendances}};
}

Answer spans(const Model &model, unsigned) {
  const SpanOfControl result = span_of_control(model);
  std::uint64_t below = 0;
  for (const std::uint32_t reports : result.posts.all_reports)
    below += reports;
  return {{"managers", result.all.managers},
          {"span_max", result.all.span_max.value_or(0)},
          {"one_to_one", result.all.one_to_one},
          {"layers", result.all.layers.value_or(0)},
          {"all_reports", below}};
}

Answer duplicated(const Model &model, unsigned threads) {
  const ReducedAttendance attendance = reduce_attendance(model, threads);
  const auto kinds = meeting_kinds(model, attendance, threads);
  const DuplicatedAttendance result = duplicated_attendance(model, attendance, kinds, {.threads = threads});
  return {{"compared", result.all.compared},
          {"duplicated", result.all.duplicated},
          {"across_organisations", result.all.across_organisations},
          {"team_meetings", result.team_meetings},
          {"both_managers_present", result.both_managers_present},
          {"with_own_manager", result.with_own_manager},
          {"under_a_superior", result.under_a_superior}};
}

Answer pairs(const Model &model, unsigned threads) {
  const CoAttendance result = co_attendance(model, {.threads = threads, .most_pairs = SIZE_MAX});
  std::uint64_t series = 0;
  for (const CoAttendancePair &pair : result.pairs)
    series += pair.series;
  return {{"pairs", result.pairs.size()},
          {"series", series},
          {"most", result.pairs.empty() ? 0 : result.pairs.front().series}};
}

Answer same_people(const Model &model, unsigned threads) {
  const auto kinds = meeting_kinds(model, reduce_attendance(model, threads), threads);
  const MeetingPairs result = meeting_pairs(model, kinds, {.threads = threads, .most_pairs = SIZE_MAX});
  std::uint64_t common = 0;
  for (const SamePeoplePair &pair : result.same_people)
    common += pair.common;
  return {{"pairs", result.same_people.size()}, {"common", common}};
}

int work(const std::string &task, const std::string &folder, unsigned threads) {
  const std::map<std::string, std::function<Answer(const Model &, unsigned)>> tasks = {
      {"load", load},
      {"spans", spans},
      {"duplicated", duplicated},
      {"pairs", pairs},
      {"same_people", same_people}};
  const auto found = tasks.find(task);
  if (found == tasks.end()) {
    std::cerr << "organograph_work: no task '" << task << "'\n";
    return 1;
  }
  const auto start = Clock::now();
  const BuildResult built =
      build_model(io::read_model_folder(folder, {.threads = threads}), {.threads = threads});
  const double load_seconds = seconds_since(start);
  if (!built.model || !(*built.model)->meetings) {
    std::cerr << "organograph_work: '" << folder << "' has errors or no meetings\n";
    return 2;
  }
  const auto computation = Clock::now();
  const Answer answer = found->second(*built.model, threads);
  std::cout << "{\"load\":" << load_seconds << ",\"compute\":" << seconds_since(computation)
            << ",\"answer\":{";
  for (const char *comma = ""; const auto &[name, value] : answer) {
    std::cout << comma << '"' << name << "\":" << value;
    comma = ",";
  }
  std::cout << "}}" << std::endl;
  return 0;
}

} // namespace

int main(int count, char **arguments) {
  if (count != 4) {
    std::cerr << "organograph_work TASK MODEL THREADS\n";
    return 1;
  }
  try {
    const int code = work(arguments[1], arguments[2], static_cast<unsigned>(std::atoi(arguments[3])));
    std::quick_exit(code); // as the others: taking the model apart is no part of the work
  } catch (const std::exception &problem) {
    std::cerr << "organograph_work: " << problem.what() << '\n';
    return 3;
  }
}
