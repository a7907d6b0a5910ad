// SPDX-License-Identifier: Apache-2.0
#include "model_options.hpp"
#include "option_checks.hpp"

namespace organograph::cli {

void add_model(CLI::App &command, std::string &model) {
  command.add_option("MODEL", model, "Model folder, workbook (.xlsx, .ods) or .sqlite of export")
      ->required()
      ->type_name("MODEL");
}

void add_extract(CLI::App &command, bool &extract) {
  command.add_flag("--extract", extract,
                   "A part of an organisation: line managers who are no posts are not known");
}

void add_as_of(CLI::App &command, std::string &date) {
  command.add_option("--as-of", date, "The rows in force on that day (default: every row)")
      ->type_name("DATE")
      ->check(date_given());
}

void add_privacy(CLI::App &command, PrivacyArguments &privacy) {
  command
      .add_option("--pseudonymise", privacy.key_file,
                  "Numbers for posts, holders and rare titles, by this key (made if it is not there)")
      ->type_name("FILE")
      ->check(not_empty());
  command
      .add_option("--pseudonyms", privacy.pseudonyms_file, "For yourself: write what each number stands for")
      ->type_name("FILE")
      ->check(not_empty());
  command.add_option("--minimum-group", privacy.minimum_group, "Blank figures of fewer posts (default: off)")
      ->type_name("N")
      ->check(whole_within(2, 1'000'000));
}

namespace {

void add_scenarios(CLI::App &command, std::vector<std::string> &scenarios) {
  command.add_option("--scenario", scenarios, "Scenario of the folder, several times (default: all)")
      ->type_name("NAME")
      ->allow_extra_args(false);
}

void add_measures(CLI::App &command, AnalysisOptions &options, Arguments &to) {
  command
      .add_option("--overlap", options.pairs.overlap,
                  "Meetings with the same people: smallest Jaccard overlap")
      ->type_name("SHARE")
      ->check(number_within(0.01, 1))
      ->capture_default_str();
  command.add_option("--co-attendance", options.co_attendance.at_least, "Pairs of posts: series in common")
      ->type_name("N")
      ->check(whole_within(1, 1'000'000))
      ->capture_default_str();
  command.add_option("--span-target", to.span_target, "In analysis.json and the report: managers outside")
      ->type_name("LOW:HIGH");
  command
      .add_option("--strategic-tiers", options.capacity.strategic_tiers,
                  "Tiers 1 to N are strategic: own posts, remits")
      ->type_name("N")
      ->check(whole_within(1, 100))
      ->capture_default_str();
  command
      .add_option("--load-limit", to.load_limit,
                  "In analysis.json and the report: posts outside of remits=N,hours=SHARE,span=LOW:HIGH")
      ->type_name("LIMITS")
      ->check(not_empty());
  command
      .add_option("--function-level", options.function_level,
                  "Services below level N are told in those above alone (1: services of no other)")
      ->type_name("N")
      ->check(whole_within(1, 1'000'000));
  command
      .add_option("--pay-threshold", options.pay_threshold,
                  "In the summary and the report: posts with salary above it, with each council's part")
      ->type_name("AMOUNT")
      ->check(number_within(0, 1e12));
  command.add_flag("--archetypes", options.span.archetypes, "Also count managers by McKinsey's archetypes");
  command.add_flag_callback(
      "--no-rules", [&options] { options.statutory_rules = false; },
      "Statutory officers without the rules of the law: nothing is missing or in conflict");
  command
      .add_option("--hours-per-fte", options.duplicated.hours_per_fte, "Working hours of a full-time year")
      ->type_name("HOURS")
      ->check(number_within(1, 8784))
      ->capture_default_str();
  command.add_flag("--bridges", options.bridges_at_any_size,
                   "Measure bridges also above 100,000 posts, 3,000,000 pairs of them in meetings or 300 "
                   "organisations");
  command.add_flag(
      "--informal", options.informal_at_any_size,
      "Ties beyond chance and communities also above 5,000 posts or 3,000,000 pairs in meetings");
  command.add_option("--bridge-ties", options.bridges.ties_at_least, "Series in common that tie two posts")
      ->type_name("N")
      ->check(whole_within(1, 1'000'000))
      ->capture_default_str();
}

void add_analyse(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("analyse", "Measure a model: report, figures, tables, diagrams")->alias("analyze");
  AnalyseArguments &a = to.analyse;
  add_model(command, a.model);
  command.add_option("-o,--output", a.out, "Folder to write (default: MODEL-analysis)")
      ->type_name("FOLDER")
      ->check(not_empty());
  add_scenarios(command, a.scenarios);
  add_as_of(command, a.as_of);
  add_extract(command, a.extract);
  add_measures(command, a.options, to);
  add_threads(command, a.options.threads);
  add_choice(command, "--tables", to.tables, {"none", "largest", "all"},
             "Rows of the tables to write; largest: the 1,000 largest of each")
      ->transform(said_otherwise("worst", "largest")) // as earlier versions called it
      ->capture_default_str();
  command.add_flag("--tables-for-spreadsheets", a.tables_for_spreadsheets,
                   "Put ' before texts of the tables that a spreadsheet would take for a formula");
  command.add_flag("--no-diagrams", a.no_diagrams, "Draw nothing");
  command.add_flag("--no-report", a.no_report, "Write no report.html, report.xlsx and model.xlsx");
  add_privacy(command, a.privacy);
  command.add_flag("--quiet", a.quiet, "Print errors only");
  command.add_flag("--json", a.json, "Print analysis.json instead of the summary");
  command.footer("  organograph analyse examples/cambridgeshire-peterborough-2017 -o out\n"
                 "\n"
                 "What it leaves: docs/report.md, docs/workbook.md, docs/analysis-json.md, docs/tables.md.");
}

void add_check(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("check", "List every fault and warning; recompute published figures");
  add_model(command, to.check.model);
  add_extract(command, to.check.extract);
  add_threads(command, to.check.threads);
  add_output_options(command, to.check.quiet, to.check.json, "the diagnostics");
  command.footer(
      "  organograph check examples/cambridgeshire-peterborough-2017\n"
      "\n"
      "Exit code 2 means that the data has errors. Every code is explained in docs/diagnostics.md.");
}

void add_compare(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("compare", "Lay scenarios side by side with the baseline");
  CompareArguments &a = to.compare;
  add_model(command, a.model);
  add_scenarios(command, a.scenarios);
  add_as_of(command, a.as_of);
  add_extract(command, a.extract);
  add_privacy(command, a.privacy);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the comparison");
  command.footer("  organograph compare examples/cambridgeshire-peterborough-2017 \\\n"
                 "      --scenario proposal --scenario proposal-by-table-8-6\n"
                 "\n"
                 "'Before' is what a scenario starts from: the baseline, unless its scenario.csv names "
                 "another scenario. Prints the comparison and writes nothing; 'organograph analyse' writes "
                 "it as tables.");
}

void add_decouple(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("decouple", "What undoing joint posts would cost, give and take");
  DecoupleArguments &a = to.decouple;
  add_model(command, a.model);
  command
      .add_option("--post", a.posts, "Joint post, several times: these together (default: all joint posts)")
      ->type_name("ID")
      ->allow_extra_args(false);
  command.add_flag("--all", a.all, "List every joint post alone, not the first 50");
  add_as_of(command, a.as_of);
  add_extract(command, a.extract);
  add_privacy(command, a.privacy);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the result");
  command.footer("  organograph decouple examples/cambridgeshire-peterborough-2021 --post ce\n"
                 "  organograph decouple examples/cambridgeshire-peterborough-2021\n"
                 "\n"
                 "Cost is given three ways: that disaggregation must mean duplication is a belief, not a "
                 "fact. Prints the result and writes nothing.");
}

void add_propose(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("propose", "Which other structures were possible: those that none dominates");
  ProposeArguments &a = to.propose;
  add_model(command, a.model);
  command.add_option("--brief", a.brief, "What may be proposed, and what not (.csv)")
      ->required()
      ->type_name("FILE")
      ->check(not_empty());
  command
      .add_option("-o,--output", a.out, "Folder to write: report.html, front.csv, scenarios/propose-01 ...")
      ->required()
      ->type_name("FOLDER")
      ->check(not_empty());
  add_extract(command, a.extract);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the front");
  command.footer("  organograph propose examples/cambridgeshire-peterborough-2017 \\\n"
                 "      --brief examples/cambridgeshire-peterborough-2017/briefs/directors.csv \\\n"
                 "      -o proposals\n"
                 "\n"
                 "Each proposal is an ordinary scenario, and no figure says which to choose. What a brief "
                 "says, and what is not among the objectives: docs/propose.md.");
}

void add_timeline(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("timeline", "What is there from day to day, by the rows' dates");
  TimelineArguments &a = to.timeline;
  add_model(command, a.model);
  command.add_option("--scenario", a.scenario, "Scenario of the folder, with those that it starts from")
      ->type_name("NAME")
      ->check(not_empty());
  command.add_option("-o,--output", a.out, "CSV file to write")->type_name("FILE")->check(not_empty());
  add_extract(command, a.extract);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the timeline");
  command.footer("  organograph timeline examples/cambridgeshire-peterborough-2017 \\\n"
                 "      --scenario proposal\n"
                 "\n"
                 "A row for each day on which rows of the model or of the scenario begin or end. The dates: "
                 "docs/model-format.md; the figures: docs/measures.md.");
}

void add_changes(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("changes", "Make a scenario of what has changed between two models");
  ChangesArguments &a = to.changes;
  command.add_option("BEFORE", a.before, "Model of the earlier date")->required()->type_name("MODEL");
  command.add_option("AFTER", a.after, "Model of the later date")->required()->type_name("MODEL");
  command.add_option("-o,--output", a.out, "Folder of the scenario, BEFORE/scenarios/NAME; must not exist")
      ->required()
      ->type_name("FOLDER")
      ->check(not_empty());
  command.add_flag("--partly", a.partly, "Write what can be said, and list what cannot as warnings");
  add_extract(command, a.extract);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the rows written, and the diagnostics,");
  command.footer("  organograph changes council-2023 council-2024 \\\n"
                 "      -o council-2023/scenarios/to-2024\n"
                 "\n"
                 "What a scenario can say, and what it cannot: docs/changes.md.");
}

void add_history(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("history", "Lay the figures of models of several dates side by side");
  HistoryArguments &a = to.history;
  command.add_option("MODEL", a.models, "Models, each with a date in model.csv")
      ->required()
      ->type_name("MODEL");
  command.add_option("-o,--output", a.out, "CSV file to write")->type_name("FILE")->check(not_empty());
  add_extract(command, a.extract);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "every figure of each date");
  command.footer("  organograph history council-2022 council-2023 council-2024 \\\n"
                 "      -o history.csv\n"
                 "\n"
                 "Models stand in the order of their dates. docs/changes.md.");
}

void add_benchmark(CLI::App &app, Arguments &to) {
  CLI::App &command =
      *app.add_subcommand("benchmark", "Lay a few figures of several organisations side by side");
  BenchmarkArguments &a = to.benchmark;
  command.add_option("MODEL", a.models, "Models, two or more")->required()->type_name("MODEL");
  command.add_option("--layers", to.layers, "Of the posts in these layers alone (default: all)")
      ->type_name("LOW:HIGH");
  command.add_option("-o,--output", a.out, "CSV file to write")->type_name("FILE")->check(not_empty());
  add_extract(command, a.extract);
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "the figures");
  command.footer("  organograph benchmark council-a council-b council-c \\\n"
                 "      --layers 1:3\n"
                 "\n"
                 "Quartiles and places are given from five models on. No figure is right by itself: "
                 "docs/changes.md.");
}

void add_export(CLI::App &app, Arguments &to) {
  CLI::App &command = *app.add_subcommand("export", "Write a model for another program");
  ExportArguments &a = to.export_model;
  add_model(command, a.model);
  command.add_option("FILE", a.file, "File to write: .graphml, .gexf, .csv, .sqlite or .ttl")
      ->required()
      ->type_name("FILE")
      ->check(not_empty());
  add_extract(command, a.extract);
  command
      .add_option("--pseudonymise", a.privacy.key_file,
                  "Numbers for posts, holders and rare titles, by this key (made if it is not there)")
      ->type_name("FILE")
      ->check(not_empty());
  command
      .add_option("--pseudonyms", a.privacy.pseudonyms_file,
                  "For yourself: write what each number stands for")
      ->type_name("FILE")
      ->check(not_empty());
  add_threads(command, a.threads);
  add_output_options(command, a.quiet, a.json, "where it was written");
  command.footer("  organograph export my-council council.graphml\n"
                 "  organograph export my-council council.sqlite\n"
                 "\n"
                 "What each format holds, and which program opens it: docs/export.md.");
}

} // namespace

void add_model_commands(CLI::App &app, Arguments &to) {
  add_analyse(app, to);
  add_check(app, to);
  add_draw(app, to);
  add_compare(app, to);
  add_decouple(app, to);
  add_propose(app, to);
  add_timeline(app, to);
  add_changes(app, to);
  add_history(app, to);
  add_benchmark(app, to);
  add_export(app, to);
}

} // namespace organograph::cli
