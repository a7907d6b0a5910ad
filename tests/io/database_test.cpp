// SPDX-License-Identifier: Apache-2.0
#include "database/database_source.hpp"
#include "organograph/engine/build_model.hpp"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <cstddef>
#include <string>

namespace organograph::test::database_test {
namespace {

std::string small_database() {
  sqlite3 *handle = nullptr;
  sqlite3_open(":memory:", &handle);
  sqlite3_exec(
      handle,
      "PRAGMA page_size = 512;"
      "CREATE TABLE organograph_columns (scenario, table_name, place, head, column_name);"
      "INSERT INTO organograph_columns VALUES"
      " ('', 'organisations', 0, 'organisation_id', 'organisation_id'),"
      " ('', 'organisations', 1, 'name', 'name'), ('', 'posts', 0, 'post_id', 'post_id'),"
      " ('', 'posts', 1, 'title', 'title'), ('', 'posts', 2, 'organisation_id', 'organisation_id');"
      "CREATE TABLE organograph_scenarios (scenario);"
      "CREATE TABLE organisations (organisation_id, name); INSERT INTO organisations VALUES ('o', 'O');"
      "CREATE TABLE posts (post_id, title, organisation_id); INSERT INTO posts VALUES ('1', 'Head', 'o');",
      nullptr, nullptr, nullptr);
  sqlite3_int64 size = 0;
  unsigned char *const bytes = sqlite3_serialize(handle, "main", &size, 0);
  std::string out(reinterpret_cast<const char *>(bytes), static_cast<std::size_t>(size));
  sqlite3_free(bytes);
  sqlite3_close(handle);
  return out;
}

TEST(Database, with_any_of_its_bytes_broken_is_read_or_refused) {
  const std::string good = small_database();
  ASSERT_TRUE(build_model(io::read_database_bytes("x.sqlite", good).draft).model);
  for (const std::size_t many : {1U, 4U, 8U})
    for (std::size_t at = 0; at + many <= good.size(); ++at) {
      std::string broken = good;
      broken.replace(at, many, many, '\xFF');
      const BuildResult made = build_model(io::read_database_bytes("x.sqlite", broken).draft);
      ASSERT_TRUE(made.model || has_errors(made.diagnostics)) << many << " bytes at " << at;
    }
}

} // namespace
} // namespace organograph::test::database_test
