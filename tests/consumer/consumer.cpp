// SPDX-License-Identifier: Apache-2.0
// A program of somebody else's: reads a model folder, measures it and prints a few figures.
#include <organograph/engine/analysis.hpp>
#include <organograph/engine/build_model.hpp>
#include <organograph/io/model_folder.hpp>
#include <organograph/viz/structure.hpp>

#include <iostream>

int main(int argc, char **argv) {
  if (argc != 2) {
    std::cerr << "usage: consumer MODEL\n";
    return 1;
  }
  using namespace organograph;
  const BuildResult built = build_model(io::read_model_folder(argv[1]));
  if (!built.model) {
    for (const Diagnostic &diagnostic : built.diagnostics)
      std::cerr << to_string(diagnostic) << '\n';
    return 2;
  }
  const Model &model = *built.model;
  const Analysis analysis = analyse(model);

  const SpanScope &all = analysis.span_of_control.all;
  std::cout << "posts " << all.posts << ", managers " << all.managers << '\n';
  for (std::size_t o = 0; o < model->organisations.id.size(); ++o)
    std::cout << model.text(model->organisations.name[o]) << ": "
              << analysis.span_of_control.organisations[o].posts << " posts\n";
  if (analysis.duplicated_attendance)
    std::cout << "duplicated attendances " << analysis.duplicated_attendance->all.duplicated << '\n';
  std::cout << "structure: " << viz::svg(viz::structure_drawing(model, analysis.span_of_control)).size()
            << " bytes of SVG\n";
}
