// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

// What every output of a measure has to say about it, once for all outputs.
namespace organograph::viz::caveat {

inline constexpr std::string_view layers = "the top is layer 1";
inline constexpr std::string_view spans =
    "Vacant posts count, since a span holds while a post is vacant. No span is right by itself.";
inline constexpr std::string_view duplicated =
    "Counts seats that speak for the same service at the same level. Overlap is not waste, and hours are not "
    "savings.";
inline constexpr std::string_view pairs = "Candidates for a look, and an upper bound: not findings.";
inline constexpr std::string_view contact = "As declared by the councils. A partner may see it otherwise.";
inline constexpr std::string_view capacity =
    "What posts have, not what people do. No load is right by itself, and more of its own is not better.";
inline constexpr std::string_view heads =
    "Counts lines of management. Two heads may be what was meant, and one is not better.";
inline constexpr std::string_view officers =
    "What the rows say, tested by rules that each have their statute. No legal advice.";
inline constexpr std::string_view agreements =
    "What somebody wrote down of agreements, and dates reckoned from it. The agreement itself decides.";
inline constexpr std::string_view consultations =
    "How long and when. Not who was asked, what was answered, and whether it was heard.";
inline constexpr std::string_view recharges =
    "The cost is the model's, whatever the year. A difference is a question, not a debt: neither is right by "
    "itself.";
inline constexpr std::string_view benefits =
    "Amounts as somebody wrote them down. What is planned is not realised, and what nobody checked is not "
    "known.";
inline constexpr std::string_view days =
    "By the dates of the rows, as far as they are given: a month counts from its first day. People at risk "
    "held posts of the day before that are no more; a place is not an appointment.";
inline constexpr std::string_view pay =
    "What posts are graded at, not what anybody is paid. Salary and full cost are never added up.";
inline constexpr std::string_view chance = "Held against seats dealt out at random, each post keeping its "
                                           "number of series and each series its number "
                                           "of posts. It does not say why two posts meet.";
inline constexpr std::string_view informal =
    "Depends on the grouping found: others may be nearly as good. No grouping is a proposal.";
inline constexpr std::string_view claims =
    "A test is one figure that somebody chose for words. What it supports can still be wrong, and what it "
    "contradicts is a question to its authors.";
inline constexpr std::string_view depth = "Higher is not better: sharing is not an end in itself.";
inline constexpr std::string_view bridges = "About named people's posts: not for publication.";

} // namespace organograph::viz::caveat
