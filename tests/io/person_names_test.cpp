// SPDX-License-Identifier: Apache-2.0
#include "tables/person_names.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace organograph::io::person_names_test {
namespace {

using tables::folded;
using tables::PersonNames;

constexpr std::string_view words[] = {"identifier", "email", "name", "name (id)", "title"};

// '0 by name', with '~' where it is not exact, and all posts where they are several.
std::string said(const PersonNames::Found &found) {
  std::string out;
  for (const std::uint32_t post : found.posts)
    out += (out.empty() ? "" : "+") + std::to_string(post);
  return out.empty() ? out
                     : out + (found.exact ? " by " : " ~by ") +
                           std::string(words[static_cast<std::size_t>(found.by)]);
}

PersonNames staff() {
  PersonNames names;
  names.add(0, "001001", "alex.alpha@example.org", "Alex Alpha", "Chief Executive");
  names.add(1, "1002", "bo.beta@example.org", "Bo Beta", "Head");
  names.add(2, "1003", "", "Zo\u00eb O'Gamma", "Head");
  names.add(3, "1004", "other.beta@example.org", "Bo Beta", "Clerk");
  return names;
}

TEST(Folded, is_without_case_accents_blanks_and_signs) {
  EXPECT_EQ(folded("Beta, Bo"), folded("Bo  BETA"));
  EXPECT_EQ(folded("Zo\u00eb O\u2019Gamma-\u0141\u00f8k"), "zoeogammalok");
  EXPECT_EQ(folded("Stra\u00dfe"), "strasse");
  EXPECT_EQ(folded("\u0391\u03bb\u03ad\u03be\u03b7\u03c2"), folded("\u03b1\u03bb\u03b5\u03be\u03b7\u03c3"));
  EXPECT_EQ(folded("-"), "");
}

TEST(PersonNames, are_looked_up_from_identifiers_to_titles) {
  const PersonNames names = staff();
  EXPECT_EQ(said(names.find("1003")), "2 by identifier");
  EXPECT_EQ(said(names.find("1001")), "0 ~by identifier");
  EXPECT_EQ(said(names.find("1002.0")), "1 ~by identifier");
  EXPECT_EQ(said(names.find("Alex.Alpha@Example.ORG")), "0 by email");
  EXPECT_EQ(said(names.find("Alex Alpha")), "0 by name");
  EXPECT_EQ(said(names.find("ALPHA, ALEX")), "0 ~by name");
  EXPECT_EQ(said(names.find("zoe ogamma")), "2 ~by name");
  EXPECT_EQ(said(names.find("Chief Executive")), "0 by title");
  EXPECT_EQ(said(names.find("chief-executive")), "0 ~by title");
  EXPECT_EQ(said(names.find("Nobody")), "");
  EXPECT_EQ(said(names.find(" ")), "");
}

TEST(PersonNames, take_identifiers_with_their_signs) {
  PersonNames names;
  names.add(0, "N1", "", "", "");
  names.add(1, "A-1/2", "", "", "");
  names.add(2, "0017", "", "", "");
  EXPECT_EQ(said(names.find("n1")), "0 ~by identifier");
  EXPECT_EQ(said(names.find("N-1")), "");
  EXPECT_EQ(said(names.find("N 1")), "");
  EXPECT_EQ(said(names.find("a-1/2")), "1 ~by identifier");
  EXPECT_EQ(said(names.find("A\u20111/2")), "1 ~by identifier");
  EXPECT_EQ(said(names.find("A12")), "");
  EXPECT_EQ(said(names.find("17.0")), "2 ~by identifier");
  EXPECT_EQ(said(names.find("1 7")), "");
}

TEST(PersonNames, never_choose_among_several) {
  const PersonNames names = staff();
  EXPECT_EQ(said(names.find("Bo Beta")), "1+3 by name");
  EXPECT_EQ(said(names.find("Head")), "1+2 by title");
  EXPECT_EQ(said(names.find("Bo Beta (1004)")), "3 by name (id)");
  EXPECT_EQ(said(names.find("1004 - Beta, Bo")), "3 by name (id)");
  EXPECT_EQ(said(names.find("Alex Alpha (1002)")), "0+1 by name (id)");
  EXPECT_EQ(said(names.find("Alex Alpha (On leave)")), "0 ~by name");
}

TEST(PersonNames, find_persons_by_e_mail_and_name_alone) {
  const PersonNames names = staff();
  EXPECT_EQ(said(names.find_person("<bo.beta@example.org>", "Alex Alpha")), "1 by email");
  EXPECT_EQ(said(names.find_person("x@example.org", "alpha, alex")), "0 ~by name");
  EXPECT_EQ(said(names.find_person("", "1003")), "");
}

} // namespace
} // namespace organograph::io::person_names_test
