// SPDX-License-Identifier: Apache-2.0
#include "privacy/attack.hpp"

#include "support/plain_csv.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <set>

namespace organograph::test {

namespace {

using Json = nlohmann::ordered_json;

constexpr double least_money = 1e9; // every cost, and every share of one, is far above every other figure

bool is_of_fte(const std::string &path) {
  return path.find("fte") != std::string::npos && path.find("staff_group") == std::string::npos &&
         path.find("hours_per_fte") == std::string::npos;
}

void note(const std::string &where, double value, bool of_fte, Printed &to) {
  if (value == 0)
    return;
  if (std::abs(value) > least_money)
    to.money.try_emplace(value, where);
  else if (of_fte)
    to.fte.try_emplace(value, where);
}

void gather(const Json &tree, const std::string &path, Printed &to) {
  if (tree.is_number())
    note(path, tree.get<double>(), is_of_fte(path), to);
  if (tree.is_object())
    if (const auto cost = tree.find("cost"), share = tree.find("manager_cost_share");
        cost != tree.end() && share != tree.end() && cost->is_number() && share->is_number()) {
      note(path + "/cost of managers", cost->get<double>() * share->get<double>(), false, to);
      note(path + "/cost of others", cost->get<double>() * (1 - share->get<double>()), false, to);
    }
  if (tree.is_structured())
    for (const auto &[key, value] : tree.items())
      if (key != "published" || path.empty())
        gather(value, path + "/" + key, to);
}

std::optional<double> number(const std::string &text) {
  double value = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  return problem == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Up to three figures with signs.
struct Term {
  double value;
  const std::string *where;
};

std::string spelt(std::span<const Term> terms) {
  std::string out;
  for (const Term &term : terms)
    out += (term.value < 0 ? " - " : " + ") + *term.where;
  return out;
}

} // namespace

void gather(const Json &tree, Printed &to) {
  gather(tree, "", to);
}

void gather_table(const std::string &name, const std::string &csv, Printed &to) {
  const PlainReading table = PlainReader::read(csv);
  for (std::size_t row = 1; row < table.records.size(); ++row) {
    const std::vector<std::string> &cells = table.records[row].cells;
    const bool of_fte = name.find("scenario_figures") != std::string::npos && is_of_fte(cells.at(2));
    for (std::size_t c = 0; c < cells.size(); ++c)
      if (const auto value = number(cells[c])) {
        const std::string &head = table.records[0].cells.at(c);
        note(name + ":" + std::to_string(table.records[row].line) + " " + head, *value,
             of_fte || is_of_fte(head), to);
      }
  }
}

void gather_text(const std::string &text, Printed &to) {
  for (std::size_t at = 0; at < text.size();) {
    std::string digits;
    for (; at < text.size() && (std::isdigit(static_cast<unsigned char>(text[at])) != 0 || text[at] == ',');
         ++at)
      if (text[at] != ',')
        digits += text[at];
    if (const auto value = number(digits))
      note("text", *value, false, to);
    at += digits.empty();
  }
}

std::vector<std::string> found(const Figures &figures, const std::vector<Secret> &secrets, double tolerance) {
  std::vector<Term> terms;
  for (const auto &[value, where] : figures) {
    terms.push_back({value, &where});
    terms.push_back({-value, &where});
  }
  std::vector<Secret> sorted = secrets;
  for (const Secret &secret : secrets)
    sorted.push_back({secret.what, -secret.value});
  std::ranges::sort(sorted, {}, &Secret::value);
  std::map<std::string, std::string> ways;
  const auto try_sum = [&](double sum, std::initializer_list<Term> of) {
    for (auto at = std::ranges::lower_bound(sorted, sum - tolerance, {}, &Secret::value);
         at != sorted.end() && at->value <= sum + tolerance; ++at)
      if (std::abs(at->value) > tolerance)
        ways.try_emplace(at->what, spelt(of));
  };
  for (std::size_t a = 0; a < terms.size(); ++a) {
    try_sum(terms[a].value, {terms[a]});
    for (std::size_t b = a; b < terms.size(); ++b) {
      if (terms[b].where == terms[a].where && b != a) // the figure less itself
        continue;
      const double two = terms[a].value + terms[b].value;
      try_sum(two, {terms[a], terms[b]});
      for (std::size_t c = b; c < terms.size(); ++c)
        try_sum(two + terms[c].value, {terms[a], terms[b], terms[c]});
    }
  }
  std::vector<std::string> out;
  for (const auto &[what, way] : ways)
    out.push_back(what + " =" + way);
  return out;
}

namespace {

/// A printed count, and how often each person is counted in it.
struct Counted {
  std::string where;
  std::vector<int> times; ///< by number of the person
};

class PeopleFigures {
public:
  explicit PeopleFigures(std::vector<std::string> &faults) : faults_(&faults) {}

  void add(const std::string &where, const Json &count, const People &people) {
    if (count.is_null() || (count == 0 && people.empty()))
      return;
    if (count != people.size()) {
      faults_->push_back(where + " is " + count.dump() + ", not " + std::to_string(people.size()));
      return;
    }
    Counted figure{where, {}};
    for (const std::string &who : people) {
      const std::size_t number = numbers_.try_emplace(who, numbers_.size()).first->second;
      figure.times.resize(std::max(figure.times.size(), number + 1));
      figure.times[number] = 1;
    }
    figures_.push_back(std::move(figure));
  }
  void add(const std::string &where, const Json &object, const PeopleCounted &people) {
    add(where + "/at_risk", object.at("at_risk"), people.at_risk);
    add(where + "/no_impact", object.at("no_impact"), people.no_impact);
    add(where + "/vacant_deleted", object.at("vacant_deleted"), people.vacant);
  }

  void attack(unsigned minimum) {
    for (Counted &figure : figures_)
      figure.times.resize(numbers_.size());
    for (std::size_t a = 0; a < figures_.size(); ++a) {
      judge(figures_[a], minimum);
      for (std::size_t b = a + 1; b < figures_.size(); ++b)
        for (const int sign_b : {1, -1}) {
          const Counted two = sum(figures_[a], sign_b, figures_[b]);
          judge(two, minimum);
          for (std::size_t c = b + 1; c < figures_.size(); ++c)
            for (const int sign_c : {1, -1})
              judge(sum(two, sign_c, figures_[c]), minimum);
        }
    }
  }

private:
  static Counted sum(const Counted &a, int sign, const Counted &b) {
    Counted out{a.where + (sign < 0 ? " - " : " + ") + b.where, a.times};
    for (std::size_t who = 0; who < out.times.size(); ++who)
      out.times[who] += sign * b.times[who];
    return out;
  }
  void judge(const Counted &sum, unsigned minimum) {
    const auto people = std::ssize(sum.times) - std::ranges::count(sum.times, 0);
    if (people > 0 && people < static_cast<std::ptrdiff_t>(minimum))
      faults_->push_back(std::to_string(people) + " people = " + sum.where);
  }

  std::vector<std::string> *faults_;
  std::map<std::string, std::size_t> numbers_;
  std::vector<Counted> figures_;
};

} // namespace

std::vector<std::string> found_people(const Json &scenarios, std::span<const Proposal> proposals,
                                      unsigned minimum) {
  std::vector<std::string> out;
  PeopleFigures figures(out);
  static const PeopleCounted nobody;
  for (const Proposal &proposal : proposals) {
    const Json &printed = scenarios.at(proposal.name);
    figures.add(proposal.name, printed, proposal.people);
    for (const Json &group : printed.at("at_risk_groups")) {
      const std::string employer = group.at("employer");
      const std::string grade = group.at("grade").is_null() ? "" : group.at("grade").get<std::string>();
      const auto of = proposal.by_employer_and_grade.find({employer, grade});
      figures.add(proposal.name + "/" + employer + "/" + grade, group,
                  of == proposal.by_employer_and_grade.end() ? nobody : of->second);
    }
  }
  figures.attack(minimum);
  return out;
}

} // namespace organograph::test
