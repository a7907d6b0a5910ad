// SPDX-License-Identifier: Apache-2.0
// Made-up returns with the faults that real ones have, many at once, each beside the figures that its maker
// knows.
#include "support/organogram_rows.hpp"

#include "organograph/engine/build_model.hpp"
#include "organograph/engine/span_of_control.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::test::organograms::organogram_sweep_test {

namespace {

// Drawn without the library's distributions: they differ between standard libraries.
class Draw {
public:
  explicit Draw(std::uint32_t seed) : engine_(seed) {}
  std::size_t below(std::size_t end) { return engine_() % end; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  std::string of(const std::vector<const char *> &choices) { return choices[below(choices.size())]; }

private:
  std::mt19937 engine_;
};

struct Truth {
  std::size_t posts = 0, managers = 0, layers = 0, vacant = 0, eliminated = 0, groups = 0;
  double fte = 0, junior_fte = 0;
};

struct Made {
  SourceFile senior, junior;
  Truth truth;
};

struct Cells {
  std::string reference, name, grade = "SCS1", title, superior, fte = "1.00", floor = "0", ceiling = "0",
                               profession = "Policy", valid = "1";
};

class Maker {
public:
  explicit Maker(std::uint32_t seed) : draw_(seed) {
    with_fte_ = !draw_.one_in(12);
    with_organisation_ = !draw_.one_in(12);
    of_2011_ = draw_.one_in(3);
    region_ = !of_2011_ && draw_.one_in(3);
    index_ = draw_.one_in(4);
    zeros_ = draw_.one_in(4);
  }

  Made make() && {
    make_tree();
    write_posts();
    write_junior();
    const std::string end = draw_.of({"\n", "\r\n", "\r"});
    const char separator = draw_.one_in(5) ? ';' : draw_.one_in(6) ? '\t' : ',';
    const std::string title = draw_.one_in(5) ? "Organogram of a department" : "";
    Made out;
    out.truth = truth_;
    out.senior = {"dept-30.09.13-senior.csv", encoded(text(senior_, title, end, separator))};
    out.junior = {"dept-30.09.13-junior.csv", encoded(text(junior_, "", end, separator))};
    return out;
  }

private:
  using Row = std::vector<std::string>;

  void make_tree() {
    const std::size_t count = 3 + draw_.below(40);
    std::vector<std::size_t> layer = {1}, below(count, 0);
    superior_.assign(count, 0);
    for (std::size_t post = 1; post < count; ++post) {
      superior_[post] = draw_.below(std::min<std::size_t>(post, 12));
      layer.push_back(layer[superior_[post]] + 1);
      ++below[superior_[post]];
    }
    truth_.posts = count;
    for (std::size_t post = 0; post < count; ++post) {
      truth_.managers += below[post] > 0 ? 1U : 0U;
      truth_.layers = std::max(truth_.layers, layer[post]);
    }
  }

  std::string reference(std::size_t post) const {
    const std::string number = std::to_string(100 + post);
    return zeros_ ? "00" + number : post % 7 == 3 ? "ab-" + number : number;
  }

  // As somebody types it who does not look.
  std::string spoilt(const std::string &reference) {
    if (!draw_.one_in(6))
      return reference;
    if (reference.starts_with("00") && draw_.one_in(2))
      return reference.substr(2);
    if (reference.starts_with("ab"))
      return "AB" + reference.substr(2);
    const std::size_t how = draw_.below(3);
    return how == 0 ? "'" + reference + "'" : how == 1 ? reference + "\u00a0" : reference + ".0";
  }

  std::string vacancy() {
    return draw_.of({"Vacant", "VACANT - recruitment", "Vacancy", "Post vacant", "vacant.", "Vacent"});
  }
  std::string elimination() {
    return draw_.of(
        {"Eliminated", "Eliminated.", "ELIMINATED", "Abolished", "Post deleted", "Role disestablished"});
  }
  std::string undisclosed() {
    return draw_.of({"N/D", "n/d", "Not disclosed", "REDACTED", "TBC", "N/A", "-", "Withheld"});
  }

  void pay(Cells &of) {
    const std::size_t how = draw_.below(8);
    if (how == 0)
      of.floor = of.ceiling = draw_.of({"N/A", "N/D", "Not disclosed", "see note"});
    else if (how == 1)
      of.floor = "£65,000", of.ceiling = "£69,999";
    else if (how == 2)
      of.floor = "70000", of.ceiling = "64999"; // below its floor
  }

  void write_posts() {
    senior_.push_back(senior_heads_row());
    for (std::size_t post = 0; post < truth_.posts; ++post) {
      Cells cells;
      cells.reference = reference(post);
      cells.title = "Director of Unit " + std::to_string(post);
      cells.superior = post == 0 ? draw_.of({"XX", "xx", "'XX'"}) : spoilt(reference(superior_[post]));
      cells.name = draw_.one_in(2) ? undisclosed() : "Holder " + std::to_string(post);
      pay(cells);
      if (draw_.one_in(8) && post > 0)
        write_share(cells, post);
      else
        write_single(cells);
      if (draw_.one_in(9))
        write_eliminated(post);
      if (draw_.one_in(15))
        write_not_in_post();
    }
    for (std::size_t i = draw_.below(4) * 10; i > 0; --i)
      senior_.push_back(padding());
  }

  void write_single(Cells cells) {
    double fte = 1;
    if (draw_.one_in(8)) {
      cells.name = vacancy();
      ++truth_.vacant;
    } else if (draw_.one_in(5)) {
      cells.fte = "0.6";
      fte = with_fte_ ? 0.6 : 1;
    } else if (draw_.one_in(20)) {
      cells.fte = ""; // counts as 1
    }
    truth_.fte += fte;
    senior_.push_back(row_of(cells));
  }

  void write_share(Cells cells, std::size_t post) {
    cells.fte = "0.5";
    cells.name = draw_.one_in(3) ? "N/D" : "Holder A of " + std::to_string(post);
    senior_.push_back(row_of(cells));
    if (draw_.one_in(2))
      cells.grade = "SCS1A", cells.profession = "Operational Delivery";
    if (draw_.one_in(3))
      cells.title = "director of  unit " + std::to_string(post);
    cells.name = "Holder B of " + std::to_string(post);
    senior_.push_back(row_of(cells));
    truth_.fte += 1; // two halves; without a column FTE the post counts as 1
  }

  void write_eliminated(std::size_t post) {
    Cells cells;
    cells.reference = "old-" + std::to_string(post);
    cells.name = elimination();
    cells.title = "Former director";
    cells.superior = draw_.of({"XX", "gone", ""});
    cells.fte = draw_.of({"0", "1", "", "N/A"});
    ++truth_.eliminated;
    senior_.push_back(row_of(cells));
  }

  void write_not_in_post() {
    Cells cells;
    cells.reference = draw_.of({"0", ""});
    cells.name = "N/D";
    cells.title = "Not in post";
    cells.superior = "XX";
    senior_.push_back(row_of(cells));
  }

  Row senior_heads_row() const {
    Row row = {"Post Unique Reference",
               "Name",
               of_2011_ ? "Grade" : "Grade (or equivalent)",
               "Job Title",
               "Job/Team Function",
               "Parent Department"};
    if (with_organisation_)
      row.emplace_back("Organisation");
    row.insert(row.end(), {"Unit", "Contact Phone", "Contact E-mail", "Reports to Senior Post",
                           "Salary Cost of Reports (£)"});
    if (with_fte_)
      row.emplace_back("FTE");
    row.insert(row.end(), {"Actual Pay Floor (£)", "Actual Pay Ceiling (£)", ""});
    row.emplace_back(of_2011_ ? "Profession" : "Professional/Occupational Group");
    if (region_)
      row.emplace_back("Office Region");
    row.insert(row.end(), {"Notes", "Valid?"});
    return numbered(std::move(row), "");
  }

  Row row_of(const Cells &cells) {
    Row row = {cells.reference, cells.name, cells.grade, cells.title, "Leads, and so on", "Ministry"};
    if (with_organisation_)
      row.emplace_back("Ministry");
    row.insert(row.end(), {"Unit", "0", "team@example.org", cells.superior, "0"});
    if (with_fte_)
      row.push_back(cells.fte);
    row.insert(row.end(), {cells.floor, cells.ceiling, "", cells.profession});
    if (region_)
      row.emplace_back("London");
    row.insert(row.end(), {draw_.one_in(6) ? "a \"note\"" : "", cells.valid});
    return numbered(std::move(row), std::to_string(senior_.size()));
  }

  Row padding() const {
    Row row(senior_.front().size());
    row.back() = "1";
    return row;
  }

  Row numbered(Row row, const std::string &number) const {
    if (index_)
      row.insert(row.begin(), number);
    return row;
  }

  void write_junior() {
    junior_.push_back({"Parent Department", "Organisation", "Unit", "Reporting Senior Post", "Grade",
                       "Payscale Minimum (£)", "Payscale Maximum (£)", "Generic Job Title",
                       "Number of Posts in FTE",
                       of_2011_ ? "Profession" : "Professional/Occupational Group"});
    for (std::size_t i = 1 + draw_.below(30); i > 0; --i) {
      Row row = {"Ministry", "Ministry", "Unit",  spoilt(reference(draw_.below(truth_.posts))),
                 "EO",       "20000",    "30000", "Officer",
                 "2.50",     "Policy"};
      const std::size_t how = draw_.below(8);
      if (how == 0)
        row[5] = row[6] = draw_.of({"N/A", "N/D", "not applicable", "varies"});
      else if (how == 1)
        std::swap(row[5], row[6]);
      else if (how == 2)
        row[8] = "0"; // nobody
      truth_.groups += how == 2 ? 0U : 1U;
      truth_.junior_fte += how == 2 ? 0 : 2.5;
      junior_.push_back(std::move(row));
    }
  }

  static std::string text(const std::vector<Row> &rows, const std::string &title, const std::string &end,
                          char separator) {
    std::string out = title.empty() ? "" : title + end + end;
    for (const Row &row : rows) {
      std::string line;
      for (const std::string &cell : row) {
        std::string quoted;
        for (const char c : cell)
          quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
        line += (line.empty() && &cell == &row.front() ? "" : std::string(1, separator)) + '"' + quoted + '"';
      }
      out += line + end;
    }
    return out;
  }

  // All characters here are of one byte in windows-1252 and below U+0100.
  std::string encoded(const std::string &utf8) {
    const std::size_t how = draw_.below(5);
    if (how < 2)
      return (how == 0 ? "\xef\xbb\xbf" : "") + utf8;
    std::string out = how == 2 ? "\xff\xfe" : "";
    for (std::size_t i = 0; i < utf8.size(); ++i) {
      unsigned char c = static_cast<unsigned char>(utf8[i]);
      if (c >= 0xc0)
        c = static_cast<unsigned char>((unsigned{c} << 6U) | (static_cast<unsigned char>(utf8[++i]) & 0x3fU));
      out += static_cast<char>(c);
      if (how == 2)
        out += '\0';
    }
    return out;
  }

  Draw draw_;
  bool with_fte_, with_organisation_, of_2011_, region_, index_, zeros_;
  std::vector<std::size_t> superior_;
  std::vector<Row> senior_, junior_;
  Truth truth_;
};

// What differs from the truth; empty: nothing.
std::string differences(const Made &made) {
  const auto result = read_organogram(made.senior, made.junior, {.repair = true});
  if (has_errors(result.diagnostics))
    return text_of(result.diagnostics);
  const BuildResult built = build_model(result.draft);
  if (!built.model)
    return text_of(built.diagnostics);
  const SpanOfControl spans = span_of_control(*built.model);
  const Truth &truth = made.truth;
  std::string out;
  const auto compare = [&out](const char *what, auto is, auto should) {
    if (std::abs(static_cast<double>(is) - static_cast<double>(should)) > 1e-9)
      out +=
          std::string(what) + " is " + std::to_string(is) + " and should be " + std::to_string(should) + "\n";
  };
  compare("posts", spans.all.posts, truth.posts);
  compare("managers", spans.all.managers, truth.managers);
  compare("layers", spans.all.layers.value_or(0), truth.layers);
  compare("FTE", spans.all.fte, truth.fte);
  double junior_fte = 0;
  for (const StaffGroup &group : (*built.model)->staff_groups)
    junior_fte += group.fte;
  compare("groups", (*built.model)->staff_groups.size(), truth.groups);
  compare("junior FTE", junior_fte, truth.junior_fte);
  std::size_t vacant = 0;
  for (std::size_t row = 0; row < truth.posts; ++row)
    vacant += post(result, row, "status") == "vacant" ? 1U : 0U;
  compare("vacant", vacant, truth.vacant);
  if (cell(result.draft, TableId::model, 0, "date") != "2013-09-30")
    out += "the date is " + cell(result.draft, TableId::model, 0, "date") + "\n";
  return out;
}

TEST(OrganogramSweep, made_up_returns_with_all_faults_at_once_give_their_makers_figures) {
  constexpr std::uint32_t count = 300;
  std::uint32_t right = 0;
  std::string first;
  for (std::uint32_t seed = 1; seed <= count; ++seed) {
    const std::string wrong = differences(Maker(seed).make());
    right += wrong.empty() ? 1U : 0U;
    if (!wrong.empty() && first.size() < 4000)
      first += "seed " + std::to_string(seed) + ":\n" + wrong;
  }
  EXPECT_EQ(right, count) << first;
}

TEST(OrganogramSweep, the_same_return_gives_the_same_bytes) {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    const Made made = Maker(seed).make();
    const auto one = read_organogram(made.senior, made.junior, {.repair = true});
    const auto two = read_organogram(made.senior, made.junior, {.repair = true});
    EXPECT_EQ(text_of(one.diagnostics), text_of(two.diagnostics));
    EXPECT_EQ(io::to_csv(one.report), io::to_csv(two.report));
  }
}

} // namespace

} // namespace organograph::test::organograms::organogram_sweep_test
