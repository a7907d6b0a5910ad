// SPDX-License-Identifier: Apache-2.0
#include "draw_sheets.hpp"

#include "organograph/viz/drawing.hpp"
#include "organograph/viz/paper.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

namespace organograph::cli {

namespace {

using viz::Drawing;
using viz::Orientation;
using viz::Paper;

constexpr std::array<std::pair<std::string_view, Paper>, 7> papers = {{{"fit", Paper::fit},
                                                                       {"A4", Paper::a4},
                                                                       {"A3", Paper::a3},
                                                                       {"A2", Paper::a2},
                                                                       {"A1", Paper::a1},
                                                                       {"A0", Paper::a0},
                                                                       {"16:9", Paper::slide}}};

/// As asked for; a presentation without a paper is of slides, another atlas of A3 landscape.
struct Sheet {
  Paper paper = Paper::fit;
  Orientation orientation = Orientation::best;
};

Sheet sheet_of(const DrawArguments &a) {
  Sheet sheet;
  if (a.pages)
    sheet = {Paper::a3, Orientation::landscape};
  if (extension_of(a) == ".pptx")
    sheet.paper = Paper::slide;
  if (!a.paper.empty())
    sheet.paper = std::ranges::find(papers, a.paper, &std::pair<std::string_view, Paper>::first)->second;
  if (sheet.paper == Paper::slide)
    sheet.orientation = Orientation::landscape;
  if (!a.orientation.empty())
    sheet.orientation = a.orientation == "portrait" ? Orientation::portrait : Orientation::landscape;
  return sheet;
}

/// Whether what one sheet has no room for goes on on another.
bool in_sheets(const DrawArguments &a) {
  const std::string extension = extension_of(a);
  return a.pages || (a.view == "scenario" && (extension == ".pdf" || extension == ".pptx"));
}

/// How large its smallest text is on that sheet.
double text_on(const Drawing &drawing, const viz::Room &room) {
  return viz::smallest_text(drawing) * std::min(room.width / drawing.width, room.height / drawing.height);
}

/// What is set on a sheet so far, and how well.
struct Placed {
  std::vector<Drawing> pages; ///< none: nobody could read it
  std::size_t boxes = 0;
  double points = 0; ///< of the smallest text, on a sheet that was tried
};

bool better(const Placed &now, const Placed &best) {
  constexpr double clearly = 1.1; // a little larger is no reason to turn a sheet
  if (best.pages.empty() || now.pages.empty())
    return best.pages.empty();
  if (now.pages.size() != best.pages.size())
    return now.pages.size() < best.pages.size();
  return now.boxes > best.boxes || (now.boxes == best.boxes && now.points > clearly * best.points);
}

Placed placed_on(const DrawArguments &a, const Drawn &drawn, Paper paper, Orientation way) {
  const viz::Room room = *viz::room_of(paper, way);
  const std::vector<Drawing> drawings =
      in_sheets(a) ? laid_out_in_sheets(a, drawn, room) : std::vector<Drawing>{laid_out(a, drawn, room)};
  Placed out;
  for (const Drawing &drawing : drawings) {
    const double points = text_on(drawing, room);
    out.points = out.boxes == 0 ? points : std::min(out.points, points);
    out.boxes += drawing.boxes.size();
    if (std::optional<Drawing> page = viz::on_paper(drawing, paper, way))
      out.pages.push_back(std::move(*page));
  }
  if (out.pages.size() < drawings.size())
    out.pages.clear();
  return out;
}

Placed placed_on(const DrawArguments &a, const Drawn &drawn, const Sheet &sheet) {
  Placed best;
  double largest = 0;
  for (const Orientation way : {Orientation::landscape, Orientation::portrait}) {
    if (sheet.orientation != Orientation::best && sheet.orientation != way)
      continue;
    Placed now = placed_on(a, drawn, sheet.paper, way);
    largest = std::max(largest, now.points);
    if (better(now, best))
      best = std::move(now);
  }
  if (best.pages.empty())
    best.points = largest;
  return best;
}

/// The smallest larger paper that has room, and what else was tried and would do.
std::string what_would_do(const DrawArguments &a, const Drawn &drawn, const Sheet &sheet) {
  std::string out;
  const auto add = [&](const std::string &words) { out += (out.empty() ? "" : ", ") + words; };
  const auto *larger =
      sheet.paper == Paper::slide
          ? papers.begin() + 1
          : std::ranges::find(papers, sheet.paper, &std::pair<std::string_view, Paper>::second) + 1;
  for (; larger != papers.end() && larger->second != Paper::slide; ++larger)
    if (!placed_on(a, drawn, Sheet{larger->second, Orientation::best}).pages.empty()) {
      add("--paper " + std::string(larger->first));
      break;
    }
  DrawArguments other = a;
  if (a.view == "structure" && a.form != "list" && a.group.empty() && !a.pages) {
    other.form = "list";
    if (!placed_on(other, drawn, sheet).pages.empty())
      add("--form list");
  }
  if (a.all) {
    other = a;
    other.all = false;
    if (!placed_on(other, drawn, sheet).pages.empty())
      add("without --all");
  }
  return out;
}

[[noreturn]] void refuse_crowd(const DrawArguments &a, const Drawn &drawn, const Sheet &sheet,
                               double points) {
  const std::string would = what_would_do(a, drawn, sheet);
  std::string help = would.empty() ? "; no paper has room for it" : "; it has room with " + would;
  if (a.view == "structure" && !a.pages)
    help += "; --pages makes an atlas of several pages";
  help += a.view == "structure" || a.view == "scenario" ? "; --depth and --root draw less"
                                                        : "; --organisation and --function draw less";
  const auto name =
      std::ranges::find(papers, sheet.paper, &std::pair<std::string_view, Paper>::second)->first;
  throw WrongUse("the " + a.view + " view, as asked for, has no room on " + std::string(name) +
                 ": its smallest text would have " + std::to_string(points).substr(0, 3) +
                 " points, and below 7 it cannot be read" + help);
}

} // namespace

std::string extension_of(const DrawArguments &a) {
  std::string extension = std::filesystem::path(a.file).extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return extension;
}

bool on_a_sheet(const DrawArguments &a) {
  return sheet_of(a).paper != Paper::fit;
}

std::vector<Drawing> placed(const DrawArguments &a, const Drawn &drawn) {
  const Sheet sheet = sheet_of(a);
  if (sheet.paper == Paper::fit)
    return {laid_out(a, drawn, std::nullopt)};
  Placed out = placed_on(a, drawn, sheet);
  if (out.pages.empty() && a.paper.empty() && !a.pages) // a slide is what fits most, not what was asked for
    return {laid_out(a, drawn, std::nullopt)};
  if (out.pages.empty())
    refuse_crowd(a, drawn, sheet, out.points);
  return std::move(out.pages);
}

} // namespace organograph::cli
