// SPDX-License-Identifier: Apache-2.0
#include "organograph/engine/agreements.hpp"

#include "organograph/engine/dates.hpp"

#include <algorithm>
#include <tuple>

namespace organograph {

namespace {

constexpr std::size_t day_length = 10;

struct AgreementColumns {
  explicit AgreementColumns(const Register &rows)
      : start(rows.column("start")), end(rows.column("end")), notice(rows.column("notice_months")),
        short_notice(rows.column("short_notice_months")), reviews(rows.column("review_months")),
        last_review(rows.column("last_review")) {}
  std::size_t start, end, notice, short_notice, reviews, last_review;
};

struct AgreementRow {
  const Model &model;
  const Register &rows;
  const AgreementColumns &at;
  std::size_t row;

  std::string_view date(std::size_t column) const { return model.text(rows.cell(row, column).text); }
  std::optional<unsigned> months(std::size_t column) const {
    const double number = rows.cell(row, column).number;
    return is_known(number) ? std::optional(static_cast<unsigned>(number)) : std::nullopt;
  }
};

AgreementState state_on(const AgreementClock &clock, std::string_view day) {
  if (!clock.first.empty() && day < clock.first)
    return AgreementState::not_begun;
  return !clock.last.empty() && clock.last < day ? AgreementState::ended : AgreementState::in_force;
}

NoDate not_in_force(AgreementState state) {
  return state == AgreementState::ended ? NoDate::ended : NoDate::not_begun;
}

// It ends by itself where that is earlier.
ClockDay exit_after(const AgreementClock &clock, std::optional<unsigned> notice, std::string_view day) {
  if (!clock.state)
    return {{}, NoDate::no_day};
  if (*clock.state != AgreementState::in_force)
    return {{}, not_in_force(*clock.state)};
  if (!notice)
    return {{}, NoDate::no_notice};
  std::string exit = months_after(day, *notice);
  if (!clock.last.empty() && (exit.empty() || clock.last < exit))
    exit = clock.last;
  return exit.empty() ? ClockDay{{}, NoDate::beyond} : ClockDay{std::move(exit), NoDate::none};
}

// One number recurs; several are steps from the start.
NoDate plan_reviews(const AgreementRow &row, AgreementClock &clock) {
  const auto months = row.rows.parts(row.row, row.at.reviews);
  const std::string_view held_on = row.date(row.at.last_review);
  const std::string held = held_on.empty() ? std::string() : first_day(held_on);
  if (months.empty())
    return NoDate::no_reviews;
  const bool recurs = months.size() == 1;
  const std::string from = recurs && !held.empty() ? held : clock.first;
  if (from.empty())
    return NoDate::no_start;
  bool any_left = false, is_beyond = false;
  for (const RegisterPart &part : months) {
    const std::string day = months_after(from, static_cast<unsigned>(part.number));
    if (!recurs && !held.empty() && !day.empty() && day <= held)
      continue;
    any_left = true;
    is_beyond = is_beyond || day.empty();
    if (!day.empty() && (clock.last.empty() || day <= clock.last))
      clock.reviews.push_back(day);
  }
  std::ranges::sort(clock.reviews);
  if (!clock.reviews.empty())
    return NoDate::none;
  return !any_left ? NoDate::all_held : is_beyond && clock.last.empty() ? NoDate::beyond : NoDate::after_end;
}

void set_review(const AgreementRow &row, std::string_view day, AgreementClock &clock) {
  const NoDate reason = plan_reviews(row, clock);
  if (clock.state == AgreementState::ended) {
    clock.reviews.clear();
    clock.review_due = {{}, NoDate::ended};
    return;
  }
  if (clock.reviews.empty()) {
    clock.review_due = {{}, reason};
    return;
  }
  clock.review_due = {clock.reviews.front(), NoDate::none};
  if (clock.state)
    clock.overdue = clock.review_due.day < day;
}

AgreementClock clock_of(const AgreementRow &row, std::string_view day) {
  AgreementClock out;
  out.agreement = id_at<AgreementId>(row.row);
  const std::string_view start = row.date(row.at.start), end = row.date(row.at.end),
                         last_review = row.date(row.at.last_review);
  for (const std::string_view date : {start, end, last_review})
    out.imprecise = out.imprecise || (!date.empty() && date.size() < day_length);
  out.first = start.empty() ? std::string() : first_day(start);
  out.last = end.empty() ? std::string() : last_day(end);
  if (!day.empty())
    out.state = state_on(out, day);
  out.exit = exit_after(out, row.months(row.at.notice), day);
  out.short_exit = exit_after(out, row.months(row.at.short_notice), day);
  set_review(row, day, out);
  return out;
}

void count_posts(const Model &model, Agreements &to) {
  for (std::size_t p = 0; p < model->posts.size(); ++p) {
    const PostId post = id_at<PostId>(p);
    if (!model.joint(post))
      continue;
    ++to.joint_posts;
    const std::vector<AgreementId> named = agreements_of(model, post);
    for (const AgreementId agreement : named)
      to.agreements[index(agreement)].posts.push_back(post);
    if (named.empty())
      to.posts_without.push_back(post);
  }
}

void count_arrangements(const Model &model, Agreements &to) {
  if (!model->arrangements)
    return;
  for (const Arrangement &row : *model->arrangements) {
    if (row.agreement != none<AgreementId>)
      ++to.agreements[index(row.agreement)].arrangements;
    if (row.state == State::none)
      continue;
    ++to.arrangements;
    to.arrangements_without += row.agreement == none<AgreementId>;
  }
}

void list_dates(Agreements &to) {
  for (const AgreementClock &clock : to.agreements) {
    const auto add = [&](const std::string &day, DueKind kind) {
      if (!day.empty())
        to.dates.push_back({day, kind, clock.agreement});
    };
    for (const std::string &review : clock.reviews)
      add(review, DueKind::review);
    add(clock.last, DueKind::end);
    add(clock.short_exit.day, DueKind::short_exit);
    add(clock.exit.day, DueKind::exit);
  }
  std::ranges::sort(to.dates, {}, [](const DueDate &due) {
    return std::tuple(std::string_view(due.day), due.agreement, due.kind);
  });
}

} // namespace

std::string_view name(AgreementState state) {
  constexpr std::string_view names[] = {"not begun", "in force", "ended"};
  return names[static_cast<std::size_t>(state)];
}

std::string_view name(DueKind kind) {
  constexpr std::string_view names[] = {"review", "last day", "exit at short notice", "exit"};
  return names[static_cast<std::size_t>(kind)];
}

std::string_view why(NoDate reason) {
  constexpr std::string_view reasons[] = {"",
                                          "no day is asked for (--as-of)",
                                          "it has not begun on the day",
                                          "it had ended before the day",
                                          "its notice is not given",
                                          "no reviews are given",
                                          "from when its reviews count is not given",
                                          "every review that was agreed was held",
                                          "the review would be after its last day",
                                          "its shares name no agreement",
                                          "it is beyond the year 9999"};
  return reasons[static_cast<std::size_t>(reason)];
}

std::vector<AgreementId> agreements_of(const Model &model, PostId post) {
  std::vector<AgreementId> out;
  for (const Served &served : model->posts.serves[index(post)])
    if (served.agreement != none<AgreementId>)
      out.push_back(served.agreement);
  for (const auto &[of, agreement] : model->posts.other_agreements)
    if (of == post)
      out.push_back(agreement);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

ClockDay exit_of(const Model &model, const Agreements &result, PostId post) {
  ClockDay out{{}, NoDate::no_agreement};
  for (const AgreementId agreement : agreements_of(model, post)) {
    const ClockDay &exit = result.agreements[index(agreement)].exit;
    if (exit.reason != NoDate::none)
      return exit;
    if (out.day < exit.day)
      out = exit;
  }
  return out;
}

Agreements agreements(const Model &model, std::string_view day) {
  const Register &rows = *model.rows_of(TableId::agreements);
  const AgreementColumns at(rows);
  Agreements out;
  out.day = day;
  for (std::size_t row = 0; row < rows.size(); ++row)
    out.agreements.push_back(clock_of({model, rows, at, row}, day));
  count_posts(model, out);
  count_arrangements(model, out);
  list_dates(out);
  if (!day.empty()) {
    const auto in_force = [](const AgreementClock &clock) { return clock.state == AgreementState::in_force; };
    const auto overdue = [](const AgreementClock &clock) { return clock.overdue.value_or(false); };
    out.in_force = static_cast<std::uint64_t>(std::ranges::count_if(out.agreements, in_force));
    out.overdue = static_cast<std::uint64_t>(std::ranges::count_if(out.agreements, overdue));
  }
  return out;
}

} // namespace organograph
