// SPDX-License-Identifier: Apache-2.0
#include "database/connection.hpp"

#include "organograph/viz/database.hpp"

#include <sqlite3.h>

#include <new>

namespace organograph::viz {

namespace {

[[noreturn]] void refuse_database(sqlite3 *handle) {
  if (handle == nullptr || sqlite3_errcode(handle) == SQLITE_NOMEM)
    throw std::bad_alloc();
  throw DatabaseError(std::string("the database cannot be made: ") + sqlite3_errmsg(handle));
}

} // namespace

void Connection::Close::operator()(sqlite3 *handle) const {
  sqlite3_close(handle);
}

Connection::Connection() {
  sqlite3 *handle = nullptr;
  const int result = sqlite3_open_v2(
      ":memory:", &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  handle_.reset(handle);
  if (result != SQLITE_OK)
    refuse_database(handle);
}

void Connection::run(const std::string &sql) {
  if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
    refuse_database(handle_.get());
}

std::string Connection::bytes() {
  sqlite3_int64 size = 0;
  unsigned char *const made = sqlite3_serialize(handle_.get(), "main", &size, 0);
  const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> owner(made, &sqlite3_free);
  if (made == nullptr)
    refuse_database(handle_.get());
  return {reinterpret_cast<const char *>(made), static_cast<std::size_t>(size)};
}

void Insertion::Finalize::operator()(sqlite3_stmt *statement) const {
  sqlite3_finalize(statement);
}

Insertion::Insertion(Connection &to, const std::string &sql) : to_(&to) {
  sqlite3_stmt *statement = nullptr;
  const int result = sqlite3_prepare_v2(to.handle(), sql.c_str(), -1, &statement, nullptr);
  statement_.reset(statement);
  check(result);
}

void Insertion::check(int result) {
  if (result != SQLITE_OK && result != SQLITE_DONE)
    refuse_database(to_->handle());
}

void Insertion::null(int place) {
  check(sqlite3_bind_null(statement_.get(), place));
}

void Insertion::integer(int place, std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), place, value));
}

void Insertion::real(int place, double value) {
  check(sqlite3_bind_double(statement_.get(), place, value));
}

void Insertion::text(int place, std::string_view text) {
  check(sqlite3_bind_text64(statement_.get(), place, text.data() == nullptr ? "" : text.data(), text.size(),
                            SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Insertion::row() {
  check(sqlite3_step(statement_.get()));
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
}

std::string quoted_name(std::string_view name) {
  std::string out = "\"";
  for (const char c : name)
    out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

} // namespace organograph::viz
