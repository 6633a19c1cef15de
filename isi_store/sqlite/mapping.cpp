// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapping.hpp"

#include <fmt/format.h>

#include <charconv>

#include "isi_store/domein/waardenlijst.hpp"
#include "isi_store/store.hpp"

namespace isi::sqlite {
namespace {

// The name of a code that its table no longer holds: check_store reports it, the sheet must still be
// answered.
constexpr std::string_view onbekend = "Onbekend";

[[noreturn]] void damaged(std::string_view column) {
    throw StoreFailure(fmt::format(
        "the store is damaged: column {} holds a value that cannot be; run 'isi-admin store check' and "
        "restore a backup",
        column));
}

long long parse_number(const std::string& digits) {
    long long number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

template <class T>
T checked(std::optional<T>&& value, const char* column) {
    if (!value) damaged(column);
    return *std::move(value);
}

std::optional<Codewaarde> find_closed(const char* list, const char* list2, const std::string& code) {
    auto found = zoek_waarde(list, code);
    if (!found && *list2 != '\0') found = zoek_waarde(list2, code);
    return found;
}

}  // namespace

long long to_number(const Bsn& bsn) {
    return parse_number(bsn.text());
}
long long to_number(const ANummer& nummer) {
    return parse_number(nummer.text());
}
std::optional<Bsn> to_bsn(long long number) {
    return Bsn::parse(fmt::format("{:09}", number));
}
std::optional<ANummer> to_a_nummer(long long number) {
    return ANummer::parse(fmt::format("{:010}", number));
}

long long to_year(Wet wet) noexcept {
    switch (wet) {
        case Wet::wi2007:
            return 2007;
        case Wet::wi2013:
            return 2013;
        case Wet::wi2021:
            break;
    }
    return 2021;
}

std::optional<Wet> to_wet(long long year) noexcept {
    switch (year) {
        case 2007:
            return Wet::wi2007;
        case 2013:
            return Wet::wi2013;
        case 2021:
            return Wet::wi2021;
        default:
            return std::nullopt;
    }
}

// --- Reader ---

template <>
std::string Reader::take(const char* /*column*/) {
    return m_row[m_next++].text;
}
template <>
bool Reader::take(const char* /*column*/) {
    return m_row[m_next++].number != 0;
}
template <>
std::int32_t Reader::take(const char* /*column*/) {
    return static_cast<std::int32_t>(m_row[m_next++].number);
}
template <>
std::int64_t Reader::take(const char* /*column*/) {
    return m_row[m_next++].number;
}
template <>
Bsn Reader::take(const char* column) {
    return checked(to_bsn(m_row[m_next++].number), column);
}
template <>
ANummer Reader::take(const char* column) {
    return checked(to_a_nummer(m_row[m_next++].number), column);
}
template <>
OnvolledigeDatum Reader::take(const char* column) {
    return checked(OnvolledigeDatum::parse(m_row[m_next++].text), column);
}
template <>
Gemeentecode Reader::take(const char* column) {
    return checked(Gemeentecode::parse(m_row[m_next++].text), column);
}
template <>
Wet Reader::take(const char* column) {
    return checked(to_wet(m_row[m_next++].number), column);
}

void Reader::closed(const char* column, const char* list, Codewaarde& member, const char* list2) {
    member = checked(find_closed(list, list2, m_row[m_next++].text), column);
}

void Reader::closed(const char* column, const char* list, std::optional<Codewaarde>& member,
                    const char* list2) {
    const Cell& cell = m_row[m_next++];
    if (cell.is_null())
        member.reset();
    else
        member = checked(find_closed(list, list2, cell.text), column);
}

void Reader::open(const char* /*column*/, Codewaarde& member) {
    member.code = m_row[m_next++].text;
    member.omschrijving = m_row[m_next++].text;
}

void Reader::open(const char* column, std::optional<Codewaarde>& member) {
    if (m_row[m_next].is_null()) {
        member.reset();
        m_next += 2;
        return;
    }
    open(column, member.emplace());
}

void Reader::tabel(const char* /*column*/, const char* tabel, std::optional<Codewaarde>& member) {
    const Cell& cell = m_row[m_next++];
    if (cell.is_null()) {
        member.reset();
        return;
    }
    const Lijstwaarde* const waarde = m_tabellen.find(tabel, cell.text);
    member = Codewaarde{cell.text, waarde == nullptr ? std::string(onbekend) : waarde->omschrijving};
}

void Reader::gemeente(const char* column, std::optional<Gemeente>& member) {
    const Cell& cell = m_row[m_next++];
    if (cell.is_null()) {
        member.reset();
        return;
    }
    const Lijstwaarde* const waarde = m_tabellen.find("tabel33", cell.text);
    member = Gemeente{checked(Gemeentecode::parse(cell.text), column),
                      waarde == nullptr ? std::string(onbekend) : waarde->omschrijving,
                      waarde == nullptr ? std::nullopt : waarde->geldig_tot};
}

// --- Writer ---

void Writer::operator()(const char* /*column*/, const std::string& member) {
    m_row[m_next++].set(member);
}
void Writer::operator()(const char* /*column*/, bool member) {
    m_row[m_next++].set(member ? 1LL : 0LL);
}
void Writer::operator()(const char* /*column*/, std::int32_t member) {
    m_row[m_next++].set(static_cast<long long>(member));
}
void Writer::operator()(const char* /*column*/, std::int64_t member) {
    m_row[m_next++].set(static_cast<long long>(member));
}
void Writer::operator()(const char* /*column*/, const Bsn& member) {
    m_row[m_next++].set(to_number(member));
}
void Writer::operator()(const char* /*column*/, const ANummer& member) {
    m_row[m_next++].set(to_number(member));
}
void Writer::operator()(const char* /*column*/, const OnvolledigeDatum& member) {
    m_row[m_next++].set(member.text());
}
void Writer::operator()(const char* column, const Gemeentecode& member) {
    put_code(column, "tabel33", member.text());
}
void Writer::operator()(const char* /*column*/, Wet member) {
    m_row[m_next++].set(to_year(member));
}

void Writer::closed(const char* column, const char* list, const Codewaarde& member, const char* list2) {
    if (!find_closed(list, list2, member.code))
        throw StoreFailure(
            fmt::format("nothing is written: the code for {} is not in the list {}; see geefWaardenlijsten",
                        column, list));
    m_row[m_next++].set(member.code);
}

void Writer::closed(const char* column, const char* list, const std::optional<Codewaarde>& member,
                    const char* list2) {
    if (member)
        closed(column, list, *member, list2);
    else
        m_row[m_next++].set_null();
}

void Writer::open(const char* /*column*/, const Codewaarde& member) {
    m_row[m_next++].set(member.code);
    m_row[m_next++].set(member.omschrijving);
}

void Writer::open(const char* column, const std::optional<Codewaarde>& member) {
    if (member) {
        open(column, *member);
    } else {
        m_row[m_next++].set_null();
        m_row[m_next++].set_null();
    }
}

void Writer::tabel(const char* column, const char* tabel, const std::optional<Codewaarde>& member) {
    if (member)
        put_code(column, tabel, member->code);
    else
        m_row[m_next++].set_null();
}

void Writer::gemeente(const char* column, const std::optional<Gemeente>& member) {
    if (member)
        put_code(column, "tabel33", member->code.text());
    else
        m_row[m_next++].set_null();
}

void Writer::put_code(const char* column, std::string_view tabel, const std::string& code) {
    if (m_tabellen.find(tabel, code) == nullptr)
        throw StoreFailure(
            fmt::format("nothing is written: the code for {} is not in BRP {}; load the newest table first",
                        column, tabel));
    m_row[m_next++].set(code);
}

}  // namespace isi::sqlite
