// SPDX-License-Identifier: Apache-2.0
// A program of somebody else's: makes the report of a model folder or workbook, as `organograph analyse`
// does.
#include <organograph/io/model_source.hpp>
#include <organograph/io/output.hpp>
#include <organograph/viz/published.hpp>
#include <organograph/viz/report.hpp>
#include <organograph/viz/tabulate.hpp>

#include <iostream>
#include <utility>

int main(int argc, char **argv) {
  using namespace organograph;
  if (argc != 3)
    return 1;
  io::ModelSource source = io::open_model(argv[1]);
  StudyOptions options;
  options.undone = Undone::unless_large;
  options.over_days = true;
  Study study = organograph::study(std::move(source.draft), std::move(source.scenarios), options);
  for (const Diagnostic &diagnostic : study.diagnostics)
    std::cerr << to_string(diagnostic) << '\n';
  if (!study.model)
    return 2;
  study = viz::with_published(std::move(study));
  io::write_file(argv[2], viz::report_html(study, viz::tabulate(study)));
}
