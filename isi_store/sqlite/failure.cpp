// SPDX-License-Identifier: GPL-3.0-or-later
#include "failure.hpp"

#include <soci/sqlite3/soci-sqlite3.h>

namespace isi::sqlite {
namespace {

const char* advice(int result) {
    switch (result & 0xff) {  // the low byte is the primary code
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "the store is locked by another writer: try again; if it lasts, find the process that "
                   "holds the file (fuser)";
        case SQLITE_FULL:
            return "the disk is full: free space, then run again";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "the store is damaged: run 'isi-admin store check' and restore a backup";
        case SQLITE_READONLY:
            return "the store is open for reading only: open it for writing, or give write permission";
        case SQLITE_CONSTRAINT:
            return "the store refuses the row: a number is already in use by another row, a required value "
                   "is missing, or it refers "
                   "to a row that does not exist";
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
            return "the store cannot be read or written: check the disk and the permissions of the file and "
                   "its folder";
        case SQLITE_SCHEMA:
        case SQLITE_ERROR:
            return "the store has another shape than this release expects: run 'isi-admin store check'";
        case SQLITE_NOMEM:
            return "out of memory while using the store";
        default:
            return "the store failed: run 'isi-admin store check'";
    }
}

}  // namespace

void fail(int engine_result) {
    throw StoreFailure(std::string(advice(engine_result)) + " (SQLite result " +
                       std::to_string(engine_result) + ")");
}

void rethrow_as_failure() {
    try {
        throw;
    } catch (const soci::sqlite3_soci_error& error) {
        fail(error.result());
    } catch (const soci::soci_error&) {
        throw StoreFailure("the store failed: run 'isi-admin store check'");
    }
}

}  // namespace isi::sqlite
