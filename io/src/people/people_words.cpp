// SPDX-License-Identifier: Apache-2.0
// What the words of cells say.
#include "people/people_parts.hpp"

#include "organograph/engine/holders.hpp"
#include "organograph/engine/spelling.hpp"
#include "tables/cell_text.hpp"
#include "tables/contacts.hpp"
#include "tables/folded.hpp"

#include <algorithm>
#include <array>

namespace organograph::io::people {

namespace {

using Means = StatusWord::Means;

struct KnownStatus {
  std::string_view word; // as letters_and_digits() leaves it
  Means means;
};

constexpr std::array statuses = {
    KnownStatus{"active", Means::filled},
    KnownStatus{"filled", Means::filled},
    KnownStatus{"occupied", Means::filled},
    KnownStatus{"current", Means::filled},
    KnownStatus{"employed", Means::filled},
    KnownStatus{"inpost", Means::filled},
    KnownStatus{"permanent", Means::filled},
    KnownStatus{"regular", Means::filled},
    KnownStatus{"fulltime", Means::filled},
    KnownStatus{"parttime", Means::filled},
    KnownStatus{"probation", Means::filled},
    KnownStatus{"onleave", Means::filled},
    KnownStatus{"leave", Means::filled},
    KnownStatus{"leaveofabsence", Means::filled},
    KnownStatus{"loa", Means::filled},
    KnownStatus{"absent", Means::filled},
    KnownStatus{"maternityleave", Means::filled},
    KnownStatus{"parentalleave", Means::filled},
    KnownStatus{"sickleave", Means::filled},
    KnownStatus{"suspended", Means::filled},
    KnownStatus{"careerbreak", Means::filled},
    KnownStatus{"sick", Means::filled},
    KnownStatus{"longtermsick", Means::filled},
    KnownStatus{"inprobation", Means::filled},
    KnownStatus{"noticeperiod", Means::filled},
    KnownStatus{"vacant", Means::vacant},
    KnownStatus{"vacancy", Means::vacant},
    KnownStatus{"open", Means::vacant},
    KnownStatus{"unfilled", Means::vacant},
    KnownStatus{"unoccupied", Means::vacant},
    KnownStatus{"recruiting", Means::vacant},
    KnownStatus{"tobehired", Means::vacant},
    KnownStatus{"tobefilled", Means::vacant},
    KnownStatus{"tbh", Means::vacant},
    KnownStatus{"frozen", Means::vacant},
    KnownStatus{"notfilled", Means::vacant},
    KnownStatus{"heldvacant", Means::vacant},
    KnownStatus{"toberecruited", Means::vacant},
    KnownStatus{"tobeappointed", Means::vacant},
    KnownStatus{"underrecruitment", Means::vacant},
    KnownStatus{"inrecruitment", Means::vacant},
    KnownStatus{"beingrecruited", Means::vacant},
    KnownStatus{"recruitment", Means::vacant},
    KnownStatus{"recruitmentinprogress", Means::vacant},
    KnownStatus{"outtoadvert", Means::vacant},
    KnownStatus{"advertised", Means::vacant},
    KnownStatus{"awaitingrecruitment", Means::vacant},
    KnownStatus{"interim", Means::interim},
    KnownStatus{"agency", Means::interim},
    KnownStatus{"temporary", Means::interim},
    KnownStatus{"temp", Means::interim},
    KnownStatus{"fixedterm", Means::interim},
    KnownStatus{"contractor", Means::interim},
    KnownStatus{"cover", Means::interim},
    KnownStatus{"maternitycover", Means::interim},
    KnownStatus{"contingentworker", Means::interim},
    KnownStatus{"acting", Means::acting},
    KnownStatus{"actingup", Means::acting},
    KnownStatus{"seconded", Means::seconded},
    KnownStatus{"secondment", Means::seconded},
    KnownStatus{"onsecondment", Means::seconded},
    KnownStatus{"secondedout", Means::seconded},
    KnownStatus{"terminated", Means::gone},
    KnownStatus{"left", Means::gone},
    KnownStatus{"leaver", Means::gone},
    KnownStatus{"inactive", Means::gone},
    KnownStatus{"ended", Means::gone},
    KnownStatus{"ceased", Means::gone},
    KnownStatus{"resigned", Means::gone},
    KnownStatus{"retired", Means::gone},
    KnownStatus{"dismissed", Means::gone},
    KnownStatus{"redundant", Means::gone},
    KnownStatus{"deceased", Means::gone},
    KnownStatus{"withdrawn", Means::gone},
    KnownStatus{"separated", Means::gone},
    KnownStatus{"former", Means::gone},
    KnownStatus{"exemployee", Means::gone},
    KnownStatus{"formeremployee", Means::gone},
    KnownStatus{"disabled", Means::gone},
    KnownStatus{"closed", Means::gone},
    KnownStatus{"deleted", Means::gone},
    KnownStatus{"abolished", Means::gone},
    KnownStatus{"eliminated", Means::gone},
    KnownStatus{"ausgeschieden", Means::gone},
    KnownStatus{"aktiv", Means::filled},
};

} // namespace

Means status_of(std::string_view text) {
  std::string word = tables::letters_and_digits(text);
  if (const std::size_t letter = word.find_last_not_of("0123456789"); letter != std::string::npos)
    word.resize(letter + 1); // 'Deleted 01/04/2024'
  if (word.empty() || word == "na")
    return Means::nothing;
  const auto known = std::ranges::find(statuses, word, &KnownStatus::word);
  if (known != statuses.end())
    return known->means;
  for (const std::string_view begin : {"vacant", "vacancy"})
    if (word.starts_with(begin))
      return Means::vacant;
  for (const std::string_view absence :
       {"maternity", "paternity", "parental", "onleave", "sick", "sabbatical"})
    if (word.starts_with("inactive") && word.find(absence) != std::string::npos)
      return Means::filled; // 'Inactive - Maternity' comes back
  for (const std::string_view begin : {"terminated", "inactive", "leaver"})
    if (word.starts_with(begin))
      return Means::gone;
  for (const std::string_view begin : {"active", "onleave", "filled", "maternity"})
    if (word.starts_with(begin))
      return Means::filled;
  return Means::unknown;
}

// Visio's styles stand behind the shape: 'Vacancy Belt', 'Assistant Panel'.
Means status_of_shape(std::string_view text) {
  const std::string word = tables::letters_and_digits(text);
  if (word.starts_with("vacan"))
    return Means::vacant;
  if (word.starts_with("consultant"))
    return Means::interim;
  for (const std::string_view known : {"assistant", "executive", "manager", "position", "staff"})
    if (word.starts_with(known))
      return Means::nothing;
  return word.empty() ? Means::nothing : Means::unknown;
}

bool is_assistant_shape(std::string_view text) {
  return tables::letters_and_digits(text).starts_with("assistant");
}

std::optional<bool> yes_or_no(std::string_view text) {
  const std::string word = tables::letters_and_digits(text);
  constexpr std::array<std::string_view, 9> yes = {"yes", "y", "true", "1", "x", "ja", "oui", "si", "wahr"};
  constexpr std::array<std::string_view, 7> no = {"no", "n", "false", "0", "nein", "non", "falsch"};
  if (std::ranges::find(yes, word) != yes.end())
    return true;
  if (std::ranges::find(no, word) != no.end())
    return false;
  return std::nullopt;
}

std::string plain_text(std::string_view text) {
  return tables::without_contacts(tables::one_line(text));
}

std::string_view unless_none(std::string_view text) {
  text = without_blanks(text);
  for (const std::string_view none :
       {"NA", "N/A", "n/a", "#N/A", "NaN", "nan", "NULL", "null", "None", "-", "--", "?"})
    if (text == none)
      return {};
  return text;
}

std::string_view unless_placeholder(std::string_view text) {
  text = unless_none(text);
  return text.empty() || is_placeholder(text) ? std::string_view{} : text;
}

std::string_view status_behind(std::string_view name) {
  name = without_blanks(name);
  const std::size_t open = name.rfind('(');
  if (open == std::string_view::npos || open == 0 || !name.ends_with(')'))
    return {};
  const std::string_view word = name.substr(open + 1, name.size() - open - 2);
  const Means means = word.size() < 3 ? Means::unknown : status_of(word);
  const bool is_status = means != Means::unknown && means != Means::nothing && means != Means::vacant;
  return is_status ? name.substr(open) : std::string_view{};
}

std::string_view without_status(std::string_view name) {
  name = without_blanks(name);
  return without_blanks(name.substr(0, name.size() - status_behind(name).size()));
}

std::string holder_text(std::string_view name) {
  std::string out;
  for (const std::string_view part : persons_in(name))
    if (const std::string person = tables::bare_person(tables::one_line(without_status(part)));
        !person.empty())
      out += (out.empty() ? "" : ";") + person;
  return out;
}

} // namespace organograph::io::people
