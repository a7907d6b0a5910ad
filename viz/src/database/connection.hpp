// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace organograph::viz {

/// A database in memory, and what may go wrong with it: everything here throws DatabaseError.
class Connection {
public:
  Connection();
  void run(const std::string &sql);
  /// The file that it would be.
  std::string bytes();
  sqlite3 *handle() { return handle_.get(); }

private:
  struct Close {
    void operator()(sqlite3 *handle) const;
  };
  std::unique_ptr<sqlite3, Close> handle_;
};

/// One INSERT that is run for row after row.
class Insertion {
public:
  Insertion(Connection &to, const std::string &sql);
  // Places count from 1.
  void null(int place);
  void integer(int place, std::int64_t value);
  void real(int place, double value);
  void text(int place, std::string_view text);
  /// With what was put in place; all is NULL again.
  void row();

private:
  struct Finalize {
    void operator()(sqlite3_stmt *statement) const;
  };
  void check(int result);

  Connection *to_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// A name as SQL has it: "a ""quoted"" name".
std::string quoted_name(std::string_view name);

} // namespace organograph::viz
