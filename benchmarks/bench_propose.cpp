// SPDX-License-Identifier: Apache-2.0
// Structures looked at in a second: two councils with the same services, a post for each; every set of remits
// may be one post.
#include "bench_models.hpp"

#include "organograph/engine/attendance.hpp"
#include "organograph/engine/propose.hpp"
#include "organograph/io/brief.hpp"
#include "organograph/io/model_folder.hpp"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace organograph::bench {

namespace {

struct Size {
  unsigned remits;
  std::uint64_t structures; ///< all ways to part them: Bell's number
};
constexpr std::array<Size, 3> remit_sizes = {{{10, 115'975}, {12, 4'213'597}, {14, 190'899'322}}};

// A post for each service in each council, two meetings and two partners for each service.
Model councils(unsigned remits) {
  std::string posts = "post_id,title,organisation_id,reports_to,function\ntop,Chief Executive,a,,s0\n",
              functions = "function,name\n", meetings = "meeting_id,name,kind,function\n",
              attendance = "meeting_id,attendee_id\n", links = "partner_id,post_id\n",
              partners = "partner_id,name,kind\n";
  for (unsigned s = 0; s < remits / 2; ++s) {
    const std::string of = std::to_string(s);
    functions += "s" + of + ",Service " + of + "\n";
    for (const char *council : {"a", "b"})
      posts += council + of + ",Head of " + of + "," + council + ",top,s" + of + "\n";
    for (const char *each : {"x", "y"}) {
      meetings += each + of + ",Meeting " + each + of + ",representation,s" + of + "\n";
      partners += "p" + (each + of) + ",Partner " + each + of + ",police\n";
      for (const char *council : {"a", "b"}) {
        attendance += each + of + "," + council + of + "\n";
        links += "p" + (each + of) + "," + council + of + "\n";
      }
    }
  }
  const std::vector<std::pair<std::string, std::string>> files = {
      {"organisations.csv", "organisation_id,name\na,A\nb,B\n"},
      {"posts.csv", posts},
      {"functions.csv", functions},
      {"meetings.csv", meetings},
      {"attendance.csv", attendance},
      {"partners.csv", partners},
      {"partner_links.csv", links}};
  BuildResult built = build_model(io::read_model_files(files));
  if (!built.model)
    throw std::runtime_error("the councils to propose for are no model: " +
                             to_string(built.diagnostics.front()));
  return std::move(*built.model);
}

Proposals looked_at(const Model &model, const Size &size, unsigned threads) {
  const io::BriefFile rows =
      io::read_brief_text("brief.csv", "item,id,value\nscope,top,reports\nlimit,shape,any\n");
  const BriefResult brief = read_brief(*rows.table, model);
  if (!brief.brief)
    throw std::runtime_error(to_string(brief.diagnostics.front()));
  ProposeOptions options;
  options.threads = threads;
  Proposals found = propose(model, meeting_kinds(model, reduce_attendance(model)), *brief.brief, options);
  if (found.structures != size.structures)
    throw std::runtime_error("not every structure was looked at: " + std::to_string(found.structures));
  return found;
}

void run(benchmark::State &state, const Size &size, unsigned threads) {
  const Model model = councils(size.remits);
  std::size_t points = 0;
  for (auto _ : state)
    points = looked_at(model, size, threads).front.size();
  state.counters["structures"] =
      benchmark::Counter(static_cast<double>(size.structures) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
  state.counters["points"] = static_cast<double>(points);
}

} // namespace

void register_proposals() {
  for (const Size &size : remit_sizes)
    for (const unsigned threads : thread_counts()) {
      const std::string name =
          "propose/" + std::to_string(size.remits) + "_remits/threads:" + std::to_string(threads);
      benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State &state) { run(state, size, threads); })
          ->Unit(benchmark::kMillisecond)
          ->MeasureProcessCPUTime()
          ->UseRealTime();
    }
}

} // namespace organograph::bench
