// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::statutory {

inline constexpr std::string_view
    tests_are_ours = "The statutes, named beside the rules; the tests are ours.",
    from_0 = "0 and up", roles_in_councils = "roles in councils",
    without_table = "Where there is no table statutory_roles.",
    only_rows = "Whether an arrangement is lawful, or works: the rows say what somebody wrote down.";

inline constexpr Definition officers[] = {
    {"statutory_officers.held", "Roles held", "Statutory roles in councils that a post with a holder is in.",
     "roles in councils with a post of kind holder or acting that is not vacant", roles_in_councils, from_0,
     without_table, tests_are_ours, only_rows},
    {"statutory_officers.vacant", "Roles of vacant posts", "Statutory roles that vacant posts alone are in.",
     "roles in councils whose posts are all vacant, and no row says ?", roles_in_councils, from_0,
     without_table, tests_are_ours, only_rows},
    {"statutory_officers.not_known", "Roles of which the post is not known",
     "Somebody holds the role, and it is not known by which post.",
     "roles in councils that are not held, with a row that says ?", roles_in_councils, from_0, without_table,
     tests_are_ours, only_rows},
    {"statutory_officers.missing", "Roles that are missing",
     "The law asks the council for the role, rows say who holds others, and none says who holds this one.",
     "roles asked of a council with rows, of which no row says who is in them", roles_in_councils, from_0,
     without_table, tests_are_ours, "Whether nobody holds it: a row may be forgotten."},
    {"statutory_officers.held_twice", "Roles held twice",
     "Two people hold one role in one council, or two act.",
     "roles in councils with two people of kind holder, or two of kind acting", roles_in_councils, from_0,
     without_table, tests_are_ours, only_rows},
    {"statutory_officers.without_deputy", "Roles without a deputy",
     "Roles that somebody is in, and for which no row names a deputy.",
     "roles in councils that are held or vacant, without a row of kind deputy", roles_in_councils, from_0,
     without_table, tests_are_ours, "Deputies that nobody wrote down."},
    {"statutory_officers.deputy_is_holder", "Roles whose holder is the deputy too",
     "Who would stand in is who holds the role.", "roles in councils with one person in the role and deputy",
     roles_in_councils, from_0, without_table, tests_are_ours, only_rows},
    {"statutory_officers.dual_service", "Roles held in several councils",
     "One person holds a role in several councils at once.",
     "pairs of person and role with two or more councils", "pairs of person and role", from_0, without_table,
     tests_are_ours, "Whether the councils' interests differ."},
    {"statutory_officers.without_protocol", "Of those, without a protocol",
     "No row says how a conflict between the councils is handled.",
     "pairs of person and role with two or more councils, no row of which has a protocol",
     "pairs of person and role", from_0, without_table, tests_are_ours, "Protocols that nobody wrote down."},
    {"statutory_officers.conflicts", "Kept apart by law, in one person",
     "One person holds two roles of a council that the law does not let one person hold.",
     "persons, councils and pairs of roles: the monitoring officer is head of paid service or chief finance "
     "officer",
     "pairs of roles", from_0, without_table, tests_are_ours, only_rows},
    {"statutory_officers.combined", "Roles in one person that are to be assured",
     "One person is director of children's and of adult services of a council. That is allowed; guidance "
     "asks "
     "for a local test of assurance.",
     "persons and councils with dcs and dass", "pairs of roles", from_0, without_table, tests_are_ours,
     "Whether a test was made."},
    {"statutory_officers.line_outside", "Holders under a line outside the council",
     "The line manager of who holds the role does not serve that council.",
     "posts in roles whose line manager is known and does not serve the council", "posts in roles", from_0,
     without_table, tests_are_ours, only_rows},
    {"statutory_officers.roles", "Statutory roles of a post", "Roles in councils that the post is in.",
     "each role in each council once, of kind holder or acting", roles_in_councils, "1 and up", without_table,
     tests_are_ours, only_rows},
    {"statutory_officers.roles_of_holder", "Statutory roles of a person",
     "The same of all posts that one person holds.", "each role in each council once", roles_in_councils,
     "1 and up", without_table, tests_are_ours, only_rows},
};

} // namespace organograph::viz::definitions::statutory
