// SPDX-License-Identifier: Apache-2.0
// Text that is drawn: what may stand in a label, how wide it is, where it breaks.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace organograph::viz::detail {

/// Valid UTF-8 for a drawing: control characters and bidirectional overrides taken out, line breaks and
/// tabs as '\n' and ' ', a backslash as U+2216 (DejaVu has no U+29F5), broken bytes as U+FFFD.
std::string drawable(std::string_view text);
/// Points that the text needs in DejaVu Sans; at least what it needs in a font that stands in for it.
double text_width(std::string_view utf8, double points, bool bold);
/// Lines of at most `width` points, broken at blanks, behind hyphens and slashes between letters, and only
/// within a word that is longer than a line (then with a hyphen); the last of `most` ends in an ellipsis when
/// there is more text.
std::vector<std::string> wrapped(std::string_view utf8, double width, double points, bool bold,
                                 std::size_t most);
/// Lines, and the size that they are set in.
struct Typeset {
  std::vector<std::string> lines;
  double points = 0;
};
/// The same in the largest size from `points` down to `least`, in quarters of a point, in which the longest
/// word has a line's room. An ellipsis stands behind a whole word.
Typeset typeset(std::string_view utf8, double width, double points, double least, bool bold,
                std::size_t most);
/// The widest part that no line may break, in ems.
double longest_word(std::string_view utf8, bool bold);
/// Whether any letter runs from right to left: such text shares no line with figures, they would move.
bool runs_leftward(std::string_view utf8);

} // namespace organograph::viz::detail
