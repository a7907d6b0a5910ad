// SPDX-License-Identifier: Apache-2.0
#include "propose/brief_judging.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace organograph::proposing {

namespace brief_judged {

namespace {

constexpr std::size_t id_column = 1, value_column = 2;

// 'line 4 (breadth)'; what holds without a row has none.
std::string told(const Forbidden &by) {
  const std::string row(name(by.rule));
  return by.line == 0 ? row + " (no row: it holds)" : "line " + std::to_string(by.line) + " (" + row + ")";
}

/// The rows of a brief, judged one by one.
class Judge {
public:
  Judge(const DraftTable &table, const Problem &problem, std::vector<Diagnostic> &out)
      : cells_(table, out), problem_(problem) {
    for (const Remit &remit : problem.remits) {
      functions_.insert(remit.function);
      organisations_.insert(remit.organisation);
      pairs_.emplace(id_of(remit.function), id_of(remit.organisation));
    }
  }

  void judge() {
    bool objectives_said = false;
    for (std::size_t row = 0; row < cells_.rows(); ++row) {
      const std::string_view item = cells_.item(row);
      if (item == "fix")
        judge_fixed(row);
      else if (item == "sovereign")
        judge_sovereign(row);
      else if (item == "presence")
        judge_presence(row);
      else if (item == "shared_deputy")
        judge_shared_deputy(row);
      else if (item == "limit")
        judge_limit(row);
      else if (item == "objective" && problem_.objectives.empty() && !objectives_said) {
        refuse_objectives(row);
        objectives_said = true;
      }
    }
  }

private:
  std::string_view id_of(FunctionId function) const {
    return problem_.model.text(problem_.model->functions.id[index(function)]);
  }
  std::string_view id_of(OrganisationId organisation) const {
    return problem_.model.text(problem_.model->organisations.id[index(organisation)]);
  }

  void judge_fixed(std::size_t row) const {
    const PostId post = problem_.model.find_post(cells_.id(row));
    const auto &own = own_remits(problem_, post);
    if (const Forbidden by = forbidden(problem_, SetView(own)); by.rule != Rule::none)
      cells_.fault(row, id_column, Code::unknown_value,
                   shown(cells_.id(row)) + " cannot be fixed: as it is, " + told(by) + " forbids it",
                   "a post that the other rows allow", "change one of the two rows");
  }

  bool has_function(std::size_t row) const {
    const std::string_view id = cells_.id(row);
    if (std::ranges::any_of(functions_, [&](FunctionId function) { return id_of(function) == id; }))
      return true;
    cells_.fault(row, id_column, Code::not_there, "no post in scope has the function " + shown(id),
                 "a function of the posts in scope", "correct the row, or remove it");
    return false;
  }

  void judge_sovereign(std::size_t row) const {
    if (!has_function(row))
      return;
    const std::string_view id = cells_.id(row), value = cells_.value(row);
    if (!value.empty() && !pairs_.contains({id, value}))
      return cells_.fault(row, value_column, Code::not_there,
                          "no post in scope has the function " + shown(id) + " in " + shown(value),
                          "an organisation in which one has it", "correct the row, or remove it");
    if (organisations_.size() < 2)
      return cells_.warn(row, id_column, Code::unused_cell,
                         "the posts in scope serve one organisation: a row 'sovereign' forbids nothing",
                         "remove the row");
    for (std::size_t other = 0; other < cells_.rows() && !value.empty(); ++other)
      if (cells_.item(other) == "sovereign" && cells_.id(other) == id && cells_.value(other).empty())
        return cells_.warn(row, value_column, Code::unused_cell,
                           "line " + std::to_string(cells_.line(other)) +
                               " says it of every organisation already",
                           "remove one of the two rows");
  }

  // Deputies are asked for below joint posts alone.
  void judge_presence(std::size_t row) const {
    if (!has_function(row))
      return;
    const std::string_view id = cells_.id(row);
    if (organisations_.size() < 2)
      return cells_.warn(row, id_column, Code::unused_cell,
                         "the posts in scope serve one organisation: a row 'presence' asks for nobody",
                         "remove the row");
    std::size_t open = 0;   // organisations in which a joint post may have it
    std::uint64_t line = 0; // that takes the last of them away
    for (const auto &[function, organisation] : pairs_)
      if (function == id) {
        const std::uint64_t by = sovereign_line(id, organisation);
        open += by == 0;
        line = std::max(line, by);
      }
    // A joint post that is a rectangle has it in two of them at least.
    if (line != 0 && open < (problem_.brief.any_shape ? 1U : 2U))
      cells_.warn(row, id_column, Code::unused_cell,
                  "no joint post may have " + shown(id) + ": line " + std::to_string(line) +
                      " (sovereign) leaves none, and this row asks for nobody",
                  "remove one of the two rows");
  }

  // 0: no row says that posts with it serve that organisation alone.
  std::uint64_t sovereign_line(std::string_view function, std::string_view organisation) const {
    for (std::size_t row = 0; row < cells_.rows(); ++row)
      if (cells_.item(row) == "sovereign" && cells_.id(row) == function &&
          (cells_.value(row).empty() || cells_.value(row) == organisation))
        return cells_.line(row);
    return 0;
  }

  void judge_shared_deputy(std::size_t row) const {
    for (std::size_t other = 0; other < cells_.rows(); ++other)
      if (cells_.item(other) == "presence" && cells_.id(other) == cells_.id(row))
        return;
    cells_.fault(row, id_column, Code::not_there,
                 "no row 'presence' asks for deputies for " + shown(cells_.id(row)),
                 "a function of a row 'presence'", "add that row, or remove this one");
  }

  void judge_limit(std::size_t row) const {
    const std::string_view id = cells_.id(row);
    const Brief &brief = problem_.brief;
    if (id == "breadth" && brief.breadth->value >= pairs_.size())
      say_unbound(row, "the posts in scope have " + counted(pairs_.size(), "pair") +
                           " of function and organisation in all");
    else if (id == "functions" && brief.functions->value >= functions_.size())
      say_unbound(row, "the posts in scope have " + counted(functions_.size(), "function") + " in all");
    else if (id == "span" && brief.span->value >= most_reports())
      say_unbound(row, "nobody can have more than " + counted(most_reports(), "report"));
    else if (id == "shape" && brief.any_shape && organisations_.size() < 2)
      say_unbound(row, "the posts in scope serve one organisation");
    else if (id == "statutory" && problem_.model.rows_of(TableId::statutory_roles) == nullptr)
      say_unbound(row, "statutory_roles.csv is not there");
  }

  void say_unbound(std::size_t row, const std::string &why) const {
    cells_.warn(row, value_column, Code::unused_cell,
                "the limit " + shown(cells_.id(row)) + " makes no difference: " + why, "remove the row");
  }

  std::size_t most_reports() const {
    std::size_t most = 0;
    for (std::size_t m = 0; m < problem_.managers.size(); ++m)
      if (problem_.managers[m] != none<PostId>)
        most = std::max(most, problem_.other_reports[m] + problem_.remits.size());
    return most;
  }

  void refuse_objectives(std::size_t row) const {
    std::string why;
    for (const LeftOutObjective &left : problem_.left_out)
      why += (why.empty() ? "" : "; ") + std::string(name(left.objective)) + ": " + left.reason;
    cells_.fault(row, id_column, Code::not_there,
                 "no objective is left to compare structures by (" + why + ")",
                 "an objective that the model has data for", "add one, as 'objective,posts'");
  }

  BriefCells cells_;
  const Problem &problem_;
  std::set<FunctionId> functions_;
  std::set<OrganisationId> organisations_;
  std::set<std::pair<std::string_view, std::string_view>> pairs_; // function, organisation
};

// What forbids some post of several remits, by line: of rules without a row once.
std::vector<Forbidden> rows_that_forbid(const Problem &problem) {
  std::map<std::pair<std::uint64_t, Rule>, Forbidden> found;
  const std::size_t sets = std::size_t{1} << problem.remits.size();
  for (std::size_t mask = 1; mask < sets; ++mask) {
    RemitSet set;
    for (std::uint16_t r = 0; r < problem.remits.size(); ++r)
      if ((mask >> r & 1U) != 0)
        set.push_back(r);
    if (const Forbidden by = forbidden(problem, SetView(set)); by.rule != Rule::none)
      found.try_emplace({by.line, by.rule}, by);
  }
  std::vector<Forbidden> out;
  for (const auto &[key, by] : found)
    out.push_back(by);
  return out;
}

} // namespace

} // namespace brief_judged

void judge_brief(const DraftTable &table, const Problem &problem, std::vector<Diagnostic> &out) {
  brief_judged::Judge(table, problem, out).judge();
}

void refuse_limits(const DraftTable &table, const Problem &problem, std::vector<Diagnostic> &out) {
  const BriefCells cells(table, out);
  std::string others;
  for (const Forbidden &by : brief_judged::rows_that_forbid(problem))
    others += (others.empty() ? ", with " : ", ") + brief_judged::told(by);
  std::string outside;
  for (std::size_t m = 0; m < problem.managers.size(); ++m)
    if (problem.managers[m] != none<PostId> && problem.other_reports[m] > 0)
      outside += "; " + counted(problem.other_reports[m], "post") + " outside the scope " +
                 (problem.other_reports[m] == 1 ? "reports to " : "report to ") +
                 shown(problem.model.text(problem.model->posts.id[index(problem.managers[m])])) + " already";
  for (std::size_t row = 0; row < cells.rows(); ++row)
    if (cells.item(row) == "limit" && cells.id(row) == "span")
      return cells.fault(
          row, brief_judged::value_column, Code::out_of_range,
          "no structure keeps to a span of " + std::string(cells.value(row)) + others + outside,
          "rows that some structure keeps to", "give a larger span, or change one of those rows");
}

} // namespace organograph::proposing
