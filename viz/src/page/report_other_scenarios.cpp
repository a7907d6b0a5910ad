// SPDX-License-Identifier: Apache-2.0
// Scenarios that are not told whole on the first screen: what each changes, in a line.
#include "page/report_other_scenarios.hpp"

#include "page/report_beside_posts.hpp"
#include "page/report_text.hpp"
#include "words/numbers.hpp"

#include <algorithm>
#include <string>

namespace organograph::viz {

namespace {

constexpr std::size_t told_in_a_line = 12;

/// Parts of a line: `, ` between them.
class Parts {
public:
  Parts(const Json &scenario, std::string name) : scenario_(&scenario), name_(std::move(name)) {}

  Sentence &next() { return say_.text(any_++ == 0 ? "" : ", "); }
  void count(std::string_view key, std::string_view table, std::string_view more, std::string_view one,
             std::string_view many) {
    if (const std::uint64_t found = count_at(*scenario_, {key}); found > 0)
      next()
          .figure("scenarios." + std::string(key), shown_number(at(*scenario_, {key}), Format::count), table,
                  "scenario=" + name_ + std::string(more))
          .text(one_or_many(found, one, many));
  }
  bool any() const { return any_ > 0; }
  Sentence &say() { return say_; }

private:
  Sentence say_;
  const Json *scenario_;
  std::string name_;
  int any_ = 0;
};

void write_line(Html &page, const ReportInput &input, const std::string &name) {
  const Json &scenario = at(*input.tree, {"scenarios", name});
  const std::string from = text_at(scenario, {"starts_from"});
  page.open("li").text(scenario_title(*input.tree, name) +
                       (from.empty() ? "" : ", against '" + scenario_title(*input.tree, from) + "'") + ": ");
  Parts parts(scenario, name);
  parts.count("posts_deleted", "changes", "\nchange=deleted", " post ends", " posts end");
  parts.count("posts_created", "changes", "\nchange=created", " post begins", " posts begin");
  if (count_at(scenario, {"posts_deleted"}) > 0)
    parts.next()
        .figure("scenarios.at_risk", shown_number(at(scenario, {"at_risk"}), Format::count), "changes",
                "scenario=" + name + std::string(rows_at_risk))
        .text(one_or_many(count_at(scenario, {"at_risk"}), " person at risk", " people at risk"));
  parts.count("posts_moved", "changes", "\nchange=moved", " post gets another line manager",
              " posts get another line manager");
  parts.count("posts_changed", "changes", "\nchange=changed", " post changes", " posts change");
  parts.count("meetings_replayed", "scenario_meetings", "", " meeting series changes",
              " meeting series change");
  if (states_savings(scenario)) {
    parts.next().text("the papers state ");
    say_stated_sums(parts.say(), scenario, currency_of(*input.tree), name);
    parts.say().text(at(scenario, {"other_savings_per_year", "fte"}).is_number()
                         ? " in posts that they do not name"
                         : ", in no other figure here");
  }
  if (staff_groups_change(scenario)) {
    parts.say().text(parts.any() ? ". " : "");
    say_staff_groups(parts.say(), scenario, name);
  } else {
    parts.say().text(parts.any() ? "." : "no post, staff group or meeting changes.");
  }
  write(page, parts.say());
  page.close();
}

} // namespace

void report_other_scenarios(Html &page, const ReportInput &input, const std::vector<std::string> &names) {
  if (names.empty())
    return;
  page.element("h3", "Other scenarios").open("ul", {{"class", "other-scenarios"}});
  for (std::size_t i = 0; i < std::min(names.size(), told_in_a_line); ++i)
    write_line(page, input, names[i]);
  if (names.size() > told_in_a_line)
    page.element("li", "And " + counted(names.size() - told_in_a_line, "more", "more") +
                           ": see the section on scenarios.");
  page.close();
}

} // namespace organograph::viz
