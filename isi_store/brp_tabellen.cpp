// SPDX-License-Identifier: GPL-3.0-or-later
#include "brp_tabellen.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

// The files of data/brp, put into the program by isi_embed.
extern "C" {
extern const char isi_embed_tabel32[], isi_embed_tabel32_end[];
extern const char isi_embed_tabel33[], isi_embed_tabel33_end[];
extern const char isi_embed_tabel34[], isi_embed_tabel34_end[];
extern const char isi_embed_tabel56[], isi_embed_tabel56_end[];
}

namespace isi {
namespace {

using Record = std::vector<std::string>;

void append_utf8(std::string& text, std::uint32_t c) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | c >> 6U), put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | c >> 12U), put(0x80U | (c >> 6U & 0x3FU)), put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | c >> 18U), put(0x80U | (c >> 12U & 0x3FU)), put(0x80U | (c >> 6U & 0x3FU)),
            put(0x80U | (c & 0x3FU));
    }
}

// std::codecvt would do it, but is deprecated.
std::string utf8_from_utf16le(std::string_view bytes) {
    if (bytes.size() < 2 || bytes.size() % 2 != 0 || bytes.substr(0, 2) != "\xFF\xFE")
        throw std::runtime_error(
            "a BRP table must be UTF-16LE with a byte order mark: take the file as RvIG publishes it");
    const auto unit = [&](std::size_t i) -> std::uint32_t {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i]) |
                                          static_cast<unsigned char>(bytes[i + 1]) << 8U);
    };
    std::string text;
    for (std::size_t i = 2; i < bytes.size(); i += 2) {
        std::uint32_t c = unit(i);
        if (c >= 0xD800 && c < 0xE000) {
            const std::uint32_t low = c < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
            if (low < 0xDC00 || low > 0xDFFF)
                throw std::runtime_error("a BRP table holds half a UTF-16 pair: the file is damaged");
            c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
            i += 2;
        }
        append_utf8(text, c);
    }
    return text;
}

std::vector<Record> parse_csv(const std::string& text) {
    struct Sink {
        std::vector<Record> records{1};
    } sink;
    csv_parser parser{};
    if (csv_init(&parser, CSV_STRICT) != 0) throw std::runtime_error("cannot start the CSV parser");
    const auto on_field = [](void* field, std::size_t length, void* data) {
        static_cast<Sink*>(data)->records.back().emplace_back(static_cast<const char*>(field), length);
    };
    const auto on_record = [](int /*end*/, void* data) { static_cast<Sink*>(data)->records.emplace_back(); };
    const std::size_t parsed = csv_parse(&parser, text.data(), text.size(), on_field, on_record, &sink);
    const bool whole = parsed == text.size() && csv_fini(&parser, on_field, on_record, &sink) == 0;
    csv_free(&parser);
    if (!whole)
        throw std::runtime_error(
            fmt::format("a BRP table is no CSV after line {}: a quote is missing", sink.records.size()));
    sink.records.pop_back();
    return std::move(sink.records);
}

std::optional<OnvolledigeDatum> parse_datum(const std::string& text, std::size_t line) {
    if (text.empty()) return std::nullopt;
    auto datum = text.size() == 8 ? OnvolledigeDatum::parse(fmt::format("{}-{}-{}", text.substr(0, 4),
                                                                        text.substr(4, 2), text.substr(6)))
                                  : std::nullopt;
    if (!datum)
        throw std::runtime_error(
            fmt::format("a BRP table has no date yyyymmdd where it should, line {}", line));
    return datum;
}

// The columns have their place per table, but the same number everywhere: 99.98 begin, 99.99 end.
std::size_t column_with(const Record& heading, std::string_view number) {
    const auto found = std::find_if(heading.begin(), heading.end(),
                                    [&](const auto& name) { return name.substr(0, 5) == number; });
    if (found == heading.end()) throw std::runtime_error(fmt::format("a BRP table has no column {}", number));
    return static_cast<std::size_t>(found - heading.begin());
}

}  // namespace

Waardenlijst lees_brp_tabel(const std::string& naam, std::string_view inhoud) {
    const std::vector<Record> records = parse_csv(utf8_from_utf16le(inhoud));
    if (records.empty()) throw std::runtime_error("a BRP table is empty");
    const Record& heading = records.front();
    const std::size_t begin = column_with(heading, "99.98"), end = column_with(heading, "99.99");
    Waardenlijst lijst{naam, "", {}};
    for (std::size_t i = 1; i < records.size(); ++i) {
        const Record& record = records[i];
        if (record.size() != heading.size() || record[0].empty())
            throw std::runtime_error(fmt::format("a BRP table has {} fields instead of {}, line {}",
                                                 record.size(), heading.size(), i + 1));
        Lijstwaarde waarde{record[0], record[1], parse_datum(record[begin], i + 1),
                           parse_datum(record[end], i + 1)};
        for (const auto& datum : {waarde.geldig_vanaf, waarde.geldig_tot})
            if (datum) lijst.versie = std::max(lijst.versie, datum->text());
        lijst.waarden.push_back(std::move(waarde));
    }
    return lijst;
}

std::vector<Waardenlijst> lees_brp_tabellen() {
    const auto bytes = [](const char* begin, const char* end) {
        return std::string_view(begin, static_cast<std::size_t>(end - begin));
    };
    return {lees_brp_tabel("tabel32", bytes(isi_embed_tabel32, isi_embed_tabel32_end)),
            lees_brp_tabel("tabel33", bytes(isi_embed_tabel33, isi_embed_tabel33_end)),
            lees_brp_tabel("tabel34", bytes(isi_embed_tabel34, isi_embed_tabel34_end)),
            lees_brp_tabel("tabel56", bytes(isi_embed_tabel56, isi_embed_tabel56_end))};
}

}  // namespace isi
