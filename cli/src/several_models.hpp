// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "commands.hpp"
#include "progress.hpp"

#include <functional>
#include <string>
#include <vector>

// What commands of several models do with each.
namespace organograph::cli {

/// opened(), without the model's scenarios; says so on the line of progress.
Opened one_of_several(const std::string &model, StudyOptions &options, Progress &progress);

/// Each model in turn opened, handed to prepare() (which may leave another model in the study's place, or
/// none where that has faults), measured and handed to take(). Returns the faults of all, by model; those
/// that take() adds too.
std::vector<Diagnostic>
measure_each(const HistoryArguments &arguments, bool keep_draft, const Streams &streams,
             const std::function<void(const std::string &, Study &)> &prepare,
             const std::function<void(const std::string &, const Study &, std::vector<Diagnostic> &)> &take);

/// Throws WrongUse where two of the paths, however they are written, are one folder or file: it would count
/// as two models.
void refuse_same_models(const std::vector<std::string> &models);

/// Which of several models a fault is of stands before its file, unless that is the model (a workbook).
void name_model(std::vector<Diagnostic> &diagnostics, const std::string &model);

} // namespace organograph::cli
