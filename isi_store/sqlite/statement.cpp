// SPDX-License-Identifier: GPL-3.0-or-later
#include "statement.hpp"

namespace isi::sqlite {

Statement::Statement(soci::session& session, const std::string& sql, const Kinds& in, const Kinds& out)
    : m_in(in.size()), m_out(out.size()), m_statement(session) {
    m_statement.alloc();
    for (std::size_t i = 0; i < in.size(); ++i) {
        if (in[i] == Kind::text)
            m_statement.exchange(soci::use(m_in[i].text, m_in[i].state));
        else
            m_statement.exchange(soci::use(m_in[i].number, m_in[i].state));
    }
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == Kind::text)
            m_statement.exchange(soci::into(m_out[i].text, m_out[i].state));
        else
            m_statement.exchange(soci::into(m_out[i].number, m_out[i].state));
    }
    m_statement.prepare(sql);
    m_statement.define_and_bind();
}

void Statement::run() {
    m_statement.execute(true);
}

bool Statement::first() {
    return m_statement.execute(true);
}

bool Statement::next() {
    return m_statement.fetch();
}

bool Statement::only() {
    if (!first()) return false;
    // The step that finds no second row ends the cursor; the cells keep the first.
    while (next()) {
    }
    return true;
}

}  // namespace isi::sqlite
