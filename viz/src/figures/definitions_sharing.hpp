// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "figures/definitions.hpp"

// key, name, meaning, formula, unit, range, when not known, source, what it cannot show
namespace organograph::viz::definitions::sharing {

inline constexpr std::string_view
    ours = "Ours.",
    from_nought = "0 and up",
    declared = "How partners see it. As declared by the councils; a partner may see it otherwise.",
    paper = "'One joint voice', 'dual ownership': the 2017 consultation, 4.1. The test is ours.",
    with_links = "Where there is no table partner_links.",
    not_better = "Whether to share. Higher is not better: sharing is not an end in itself. Nor the quality "
                 "of a service.",
    rungs = "Rungs: Himmelman 2002; Leutz 1999; Ahgren and Axelsson 2005; Frey 2006; Local Government "
            "Association; the papers of the examples. The tests are ours.",
    register_only = "Where there is no table arrangements.";

inline constexpr Definition contact[] = {
    {"partner_contact.partners", "Partners", "Bodies outside the organisations that they work with.",
     "rows of the table partners", "partners", from_nought, with_links, "Counted in the model's tables.",
     declared},
    {"partner_contact.links", "Links to partners", "Who speaks with which partner about which service.",
     "rows of the table partner_links", "links", from_nought, with_links, "Counted in the model's tables.",
     declared},
    {"partner_contact.shared", "Shared services of partners",
     "A partner speaks about one service with two or more organisations.",
     "pairs of partner and service whose deciding posts serve two or more organisations; lead links alone "
     "decide where there are any",
     "pairs of partner and service", from_nought, with_links, paper, declared},
    {"partner_contact.one_voice", "With one joint voice",
     "Of those: a single post speaks for all organisations. One door.", "shared pairs with one deciding post",
     "pairs of partner and service", "0 to all shared", with_links, paper, declared},
    {"partner_contact.dual_ownership", "In dual ownership",
     "Of those: two posts of separate organisations speak with the partner about the same service. Two "
     "doors.",
     "shared pairs with two deciding posts that serve no organisation in common",
     "pairs of partner and service", "0 to all shared", with_links, paper, declared},
    {"partner_contact.one_voice_share", "Share with one joint voice",
     "How much of the contact that reaches several organisations has one voice.", "one voice / shared",
     "share", "0 to 100 %", "Where nothing is shared.", paper, declared},
    {"partner_contact.joint_lead_local_contacts", "One voice, with further contacts",
     "A single post leads, and other posts are in contact too.",
     "one-voice pairs with a link to another post", "pairs of partner and service", "0 to all with one voice",
     with_links, ours, declared},
    {"partner_contact.contacts", "Contacts", "Posts that decide who speaks with a partner about a service.",
     "distinct posts of the lead links; of all links where there is no lead", "posts", "1 and up", with_links,
     ours, declared},
    {"partner_contact.further_contacts", "Further contacts", "Posts in contact beside those that lead.",
     "distinct posts of the other links", "posts", from_nought, with_links, ours, declared},
    {"partner_contact.series_attended", "Series that a partner attends",
     "Meeting series that the partner sits in.", "rows of the table attendance with the partner",
     "meeting series", from_nought, "Where there are no meetings.", ours, "Who really came."},
    {"partner_contact.hours_per_year", "A partner's hours a year",
     "Hours that a partner sits in these meetings.", "duration x occurrences a year of its series, added up",
     "hours a year", from_nought,
     "Where none of its series has a duration. A series without number of occurrences counts as one a year.",
     ours, "How many people the partner sends."},
    {"partner_contact.mirrored_hours_per_year", "A partner's hours in mirror meetings",
     "Hours that the partner would sit less if each group of mirror pairs were one series.",
     "hours of its meetings in each group, less the longest", "hours a year", from_nought,
     "Where none of those meetings has a duration. A series without number of occurrences counts as one a "
     "year.",
     ours, "Whether the meetings should be one."},
};

inline constexpr Definition depth[] = {
    {"integration_depth.reached", "Level reached",
     "The highest rung of integration whose test holds for a service of two organisations.",
     "largest level with its test held", "level",
     "0 separate, 1 networked, 2 aligned, 3 resourced, 4 shared leadership, 5 shared team, 6 common "
     "operation, 7 full integration",
     "A test is not known where its table is missing, or managers are not known; it then counts as not held. "
     "Where the level may be higher for that, both ends are shown.",
     rungs, not_better},
    {"integration_depth.secured", "Level secured",
     "The highest rung with every lower one held too. Rung 3 never blocks; with shared leadership or common "
     "operation rung 1 counts as held.",
     "largest level with all tests below it held", "level", "0 to 7",
     "It stops below a test that is not known. Where it may be higher for that, both ends are shown.", rungs,
     not_better},
    {"integration_depth.missing", "Missing rungs",
     "Rungs not held above the secured level, below the level reached or up to an agreed target.",
     "tests not held above secured that are below reached or not above the target, 3 left out", "levels",
     "0 to 6 of them", "Tests that are not known are left out.", rungs, not_better},
    {"integration_depth.tests", "Test of a rung", "Whether one rung of the ladder holds.",
     "1: a meeting both attend, twice a year or more. 2: common policy or governance. 3: joint provision, or "
     "lines across employers. 4: every head serves both. 5: half of the FTE of two or more posts or staff "
     "groups below the heads serves both. 6: "
     "one front door, or shared systems with common policy. 7: that, and one budget",
     "held, not held or not known", "yes, no, not known",
     "Where the table that it rests on is missing; 3, 4 and 5 where managers that are not known decide it.",
     rungs, not_better},
    {"integration_depth.joint_tiers", "Joint tiers",
     "Levels of the service, from its top down, in which every post serves both organisations.",
     "consecutive function tiers from the top with joint posts alone", "tiers", from_nought,
     "Where the managers of a post are not known that may be a head. Assistants make no tier.", ours,
     not_better},
    {"integration_depth.tiers", "Tiers of the service", "Levels of posts that the service has.",
     "largest number of managers above within the service, + 1", "tiers", from_nought,
     "Where the managers of a post are not known that may be a head. Assistants make no tier.", ours,
     not_better},
    {"integration_depth.operation", "Level of operation",
     "The highest rung that holds apart from shared leadership: how much is done together below the heads.",
     "highest of tests 1, 2, 3, 5, 6, 7 that holds", "level", "0 to 7",
     "Tests that are not known count as not met.", ours, not_better},
    {"integration_depth.target", "Agreed target",
     "The level that the organisations agreed on for the service.",
     "target_level of the table integration_targets", "level", "0 to 7", "Where no target is agreed.",
     "The organisations' own.", "Whether the target is right."},
    {"integration_depth.gap", "Gap to the target", "Levels between what is secured and what was agreed.",
     "target - secured, at least 0", "levels", "0 to 7", "Where no target is agreed.", ours, not_better},
    {"integration_depth.services", "Services of two organisations",
     "Services that are measured for a pair of organisations.",
     "services with posts serving each of the two, or named by the register or a target", "services",
     from_nought, "Always known.", ours, not_better},
    {"integration_depth.services_at_level", "Services at a level",
     "How many services of two organisations reach this level, and no higher one.",
     "services whose level reached is this one", "services", "0 to all services measured",
     "A test that is not known counts as not met.", rungs, not_better},
    {"integration_depth.services_below_target", "Services below their target",
     "How many services secure a lower level than the organisations agreed on.",
     "services with a gap to the target above 0", "services", "0 to all services with a target",
     "Services without a target are not counted.", ours, not_better},
    {"integration_depth.joint_fte", "Share of joint FTE",
     "FTE of the service that serves both organisations.", "FTE serving both / FTE of the service", "share",
     "0 to 100 %", "Where the service has no posts. A post without FTE counts as 1.", ours, not_better},
    {"integration_depth.joint_lines", "Share of lines across employers",
     "Management lines within the service that join posts of different employers.",
     "lines across employers / lines within the service", "share", "0 to 100 %",
     "Where there are no such lines.", ours, not_better},
    {"integration_depth.joint_hours", "Share of joint hours",
     "Hours of the service's meetings that are attended for both.",
     "hours attended for both / hours attended for either", "share", "0 to 100 %",
     "Where there are no such hours.", ours, not_better},
    {"integration_depth.one_voice", "Share with one voice",
     "Of the partners that the service shares: those with one joint voice.",
     "one voice / shared, of this service and pair", "share", "0 to 100 %", "Where nothing is shared.", ours,
     declared},
    {"integration_depth.vector", "Dimensions of sharing",
     "Nine dimensions of the register of arrangements and five shares, each from 0 to 1.",
     "none 0, partial 0.5, full 1; shares as they are", "number", "0 to 1", register_only, ours, not_better},
    {"integration_depth.level_5", "Share that decides rung 5",
     "FTE of posts and staff groups below the heads that serves both organisations.",
     "FTE below the heads serving both / FTE below the heads; the rung asks for a half, and for two posts or "
     "staff groups",
     "share", "0 to 100 %",
     "Where nobody is below the heads, or the managers of a post are not known that "
     "may be one. A post without FTE counts as 1.",
     "The half is ours.", not_better},
};

} // namespace organograph::viz::definitions::sharing
