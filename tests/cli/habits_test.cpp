// SPDX-License-Identifier: Apache-2.0
// What somebody at a terminal, or a script, may count on in every command: progress, --quiet, --json, and
// errors that say what to do next.
#include "support/places.hpp"
#include "support/program.hpp"
#include "support/temporary_folder.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace organograph::habits_test {
namespace {

using nlohmann::json;
using test::program;
using test::Ran;
using test::TemporaryFolder;
using Words = std::vector<std::string>;

const std::string example = std::string(places::examples()) + "/cambridgeshire-peterborough-2017";
const std::string organogram = std::string(places::test_data()) + "/organograms/dcms-2013-09-30-senior.csv";

bool has(const std::string &text, const std::string &part) {
  return text.find(part) != std::string::npos;
}

struct Use {
  Words args;
  std::string first_step; ///< of its progress
};

std::vector<Use> uses(const TemporaryFolder &folder) {
  return {
      {{"analyse", example, "-o", folder / "analysis", "--no-diagrams"}, "reading "},
      {{"check", example}, "reading "},
      {{"draw", example, "partners", "-o", folder / "x.svg"}, "reading "},
      {{"compare", example}, "reading "},
      {{"decouple", example}, "reading "},
      {{"changes", example, example, "-o", folder / "changes"}, "reading "},
      {{"history", example, "-o", folder / "history.csv"}, "reading "},
      {{"export", example, folder / "model.graphml"}, "reading "},
      {{"import", "organogram", "--senior", organogram, "--repair", "-o", folder / "imported"}, "reading "},
      {{"generate", "--posts", "20", "-o", folder / "generated"}, "making "}};
}

TEST(Habits, every_command_that_may_take_long_says_on_a_terminal_what_it_does_and_cleans_up) {
  const TemporaryFolder folder;
  cli::Surroundings terminal;
  terminal.progress = true;
  terminal.progress_after = std::chrono::milliseconds(0);
  for (const Use &use : uses(folder)) {
    const Ran ran = program(use.args, terminal);
    EXPECT_EQ(ran.code, 0) << ran.err;
    EXPECT_TRUE(ran.err.starts_with('\r' + use.first_step)) << use.args[0] << ": " << ran.err;
    EXPECT_FALSE(has(ran.out, "\r")) << use.args[0];
    const std::string rest = ran.err.substr(ran.err.rfind('\r') + 1);
    EXPECT_TRUE(rest.empty() || !rest.starts_with(' ')) << use.args[0] << ": the line is taken away";
  }
}

TEST(Habits, the_line_of_progress_says_how_far_it_is_where_that_is_known) {
  cli::Surroundings terminal;
  terminal.progress = true;
  terminal.progress_after = std::chrono::milliseconds(0);
  const Ran compared = program({"compare", example}, terminal);
  EXPECT_TRUE(has(compared.err, "measuring scenario 'proposal', ")) << compared.err;
  EXPECT_TRUE(has(compared.err, " of 9")) << compared.err;
  EXPECT_TRUE(has(compared.err, "measuring span of control, 1 of ")) << compared.err;
  const Ran decoupled = program({"decouple", example}, terminal);
  EXPECT_TRUE(has(decoupled.err, "undoing joint posts one by one: 0 %")) << decoupled.err;
}

TEST(Habits, quiet_says_nothing_where_nothing_is_wrong_and_shows_no_progress) {
  const TemporaryFolder folder;
  cli::Surroundings terminal;
  terminal.progress = true;
  terminal.progress_after = std::chrono::milliseconds(0);
  std::vector<Use> all = uses(folder);
  all.push_back({{"new", folder / "new"}, ""});
  for (Use &use : all) {
    use.args.emplace_back("--quiet");
    const Ran ran = program(use.args, terminal);
    EXPECT_EQ(ran.code, 0) << use.args[0];
    EXPECT_EQ(ran.out, "") << use.args[0];
    EXPECT_EQ(ran.err, "") << use.args[0];
  }
}

TEST(Habits, json_is_all_that_standard_output_gets) {
  const TemporaryFolder folder;
  std::vector<Use> all = uses(folder);
  all.push_back({{"new", folder / "new"}, ""});
  for (Use &use : all) {
    use.args.emplace_back("--json");
    const Ran ran = program(use.args);
    EXPECT_EQ(ran.code, 0) << use.args[0];
    const json said = json::parse(ran.out, nullptr, false);
    EXPECT_FALSE(said.is_discarded()) << use.args[0] << ": " << ran.out;
    EXPECT_FALSE(said.empty()) << use.args[0];
  }
  EXPECT_EQ(json::parse(program({"new", folder / "again", "--json"}).out),
            json({{"written", folder / "again"}}));
  const json imported = json::parse(
      program({"import", "organogram", "--senior", organogram, "--repair", "-o", folder / "twice", "--json"})
          .out);
  EXPECT_EQ(imported["written"].get<std::string>(), folder / "twice");
  EXPECT_FALSE(imported["diagnostics"].empty());
}

TEST(Habits, colour_and_progress_are_for_terminals_that_want_them) {
  EXPECT_TRUE(cli::surroundings_of(true, true, nullptr, "xterm").colour);
  EXPECT_TRUE(cli::surroundings_of(true, true, "", nullptr).colour);
  EXPECT_FALSE(cli::surroundings_of(true, true, "1", "xterm").colour);
  EXPECT_TRUE(cli::surroundings_of(true, true, "1", "xterm").progress);
  EXPECT_FALSE(cli::surroundings_of(true, true, nullptr, "dumb").colour);
  EXPECT_FALSE(cli::surroundings_of(true, true, nullptr, "dumb").progress);
  EXPECT_FALSE(cli::surroundings_of(false, true, nullptr, "xterm").colour);
  EXPECT_FALSE(cli::surroundings_of(true, false, nullptr, "xterm").progress);
}

struct Mishap {
  Words args;
  int code;
  std::string said;
};

TEST(Habits, errors_say_what_to_do_next) {
  const TemporaryFolder folder;
  test::write_text(folder / "file", "x");
  test::write_text(folder / "foreign/notes.txt", "mine");
  const std::vector<Mishap> mishaps = {
      {{"check", folder / "absent"}, 3, "look at the spelling"},
      {{"check", folder / "foreign"}, 2, "'organograph new DIR' writes every table"},
      {{"analyse", example, "-o", folder / "foreign"}, 1, "analysis: choose another -o OUT"},
      {{"analyse", example, "-o", folder / "file"}, 1, "analysis: choose another -o OUT"},
      {{"analyse", example, "-o", folder / "no/out"}, 3, "the folder '" + (folder / "no") + "' is not there"},
      {{"draw", example, "structure", "-o", folder / "no/x.svg"}, 3, "make it first"},
      {{"draw", example, "structure", "-o", folder / "x.bmp"}, 1, "its ending says what to write"},
      {{"draw", example, "scenario", "-o", folder / "x.svg"}, 1, "wants --scenario NAME"},
      {{"export", example, folder / "x.bmp"}, 1, "there are .graphml"},
      {{"history", folder / "foreign"}, 2, "'organograph new DIR' writes every table"},
      {{"compare", example, "--scenario", "propsal"}, 1, "did you mean 'proposal'?"},
      {{"decouple", example, "--post", "pcc-edd"}, 1, "did you mean 'pcc-ed'?"},
      {{"new", folder / "foreign"}, 3, "name another folder"},
      {{"generate", "-o", folder / "foreign"}, 3, "name another folder"},
      {{"generate", "-o", folder / "g.xlsx"}, 1, "leave .xlsx out"},
      {{"new", folder / "a.ods"}, 1, "'organograph new NAME.xlsx' writes a workbook"},
      {{"analyse", example, "-o", ""}, 1, "has no value"},
  };
  for (const Mishap &mishap : mishaps) {
    const Ran ran = program(mishap.args);
    EXPECT_EQ(ran.code, mishap.code) << ran.err;
    EXPECT_TRUE(has(ran.out + ran.err, mishap.said)) << ran.out << ran.err;
  }
  EXPECT_EQ(test::files_below(folder / "").size(), 2U) << "nothing was written";
}

TEST(Habits, endings_and_choices_may_be_written_in_any_case) {
  const TemporaryFolder folder;
  const Ran ran = program({"draw", example, "Structure", "-o", folder / "x.SVG", "--paper", "a3"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_TRUE(test::read_file(folder / "x.SVG").starts_with("<?xml"));
}

// What --json prints where a command refuses: one shape, whatever the command and the reason.
json refusal(const Words &args, int code) {
  const Ran ran = program(args);
  EXPECT_EQ(ran.code, code) << args[0] << ": " << ran.err;
  EXPECT_FALSE(ran.err.empty()) << args[0];
  const json out = json::parse(ran.out, nullptr, false);
  EXPECT_TRUE(out.is_object() && out.size() == 1 && out.contains("refused")) << args[0] << ": " << ran.out;
  const json refused = out.is_object() ? out.value("refused", json::object()) : json::object();
  EXPECT_EQ(refused.value("exit_code", -1), code) << args[0];
  EXPECT_FALSE(refused.value("message", "").empty()) << args[0];
  return refused.value("diagnostics", json());
}

TEST(Habits, json_is_printed_by_every_command_that_refuses) {
  const TemporaryFolder folder;
  const std::string faulty = std::string(places::broken()) + "/unknown-manager";
  for (const Words &args : {Words{"analyse", faulty, "-o", folder / "a", "--json"},
                            Words{"draw", faulty, "structure", "-o", folder / "x.svg", "--json"},
                            Words{"compare", faulty, "--json"}, Words{"decouple", faulty, "--json"}}) {
    const json diagnostics = refusal(args, 2);
    ASSERT_FALSE(diagnostics.empty()) << args[0];
    EXPECT_EQ(diagnostics[0]["code"], "unknown-post") << args[0];
  }
  test::write_text(folder / "senior.csv", "Post Unique Reference\n1\n");
  EXPECT_FALSE(
      refusal({"import", "organogram", "--senior", folder / "senior.csv", "-o", folder / "i", "--json"}, 2)
          .empty());
  for (const char *command : {"analyse", "check", "compare", "decouple"})
    EXPECT_TRUE(refusal({command, folder / "none", "--json"}, 3).empty()) << command;
  EXPECT_TRUE(refusal({"generate", "--posts", "none", "-o", folder / "g", "--json"}, 1).empty());
  EXPECT_TRUE(refusal({"new", folder / "x.csv", "--json"}, 1).empty());
  EXPECT_TRUE(refusal({"check", "--jsn", "--json"}, 1).empty());
  EXPECT_EQ(program({"check", faulty, "--", "--json"}).out.find("refused"), std::string::npos);
}

TEST(Habits, nothing_printed_moves_a_terminal) {
  const TemporaryFolder folder;
  const std::string name = folder / "a\n\u009b31m\u202e";
  EXPECT_FALSE(has(program({"check", name}).err, "\u009b"));
  EXPECT_FALSE(has(program({"check", name, "--json"}).out, "\u202e"));
  EXPECT_EQ(program({"check", name}).err.find('\n') + 1, program({"check", name}).err.size());
  const Ran made = program({"generate", "--posts", "3", "-o", name});
  EXPECT_EQ(made.code, 0) << made.err;
  EXPECT_FALSE(has(made.err, "\u009b"));
  const Ran as_json = program({"generate", "--posts", "3", "-o", name + "2", "--json"});
  EXPECT_FALSE(has(as_json.out, "\u009b"));
  EXPECT_EQ(json::parse(as_json.out)["written"], name + "2"); // and reads back as it is
}

} // namespace
} // namespace organograph::habits_test
