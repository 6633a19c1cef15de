// SPDX-License-Identifier: GPL-3.0-or-later
#include "log.hpp"

#include <atomic>
#include <boost/log/attributes/attribute_value_set.hpp>
#include <boost/log/attributes/constant.hpp>
#include <boost/log/attributes/value_extraction.hpp>
#include <boost/log/core.hpp>
#include <boost/log/sinks/async_frontend.hpp>
#include <boost/log/sinks/bounded_fifo_queue.hpp>
#include <boost/log/sinks/drop_on_overflow.hpp>
#include <boost/log/sinks/text_file_backend.hpp>
#include <boost/log/sinks/text_ostream_backend.hpp>
#include <boost/smart_ptr/make_shared.hpp>
#include <boost/smart_ptr/shared_ptr.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <stdexcept>
#include <utility>

namespace isi::log {
namespace {

namespace bl = boost::log;
namespace sinks = boost::log::sinks;
namespace keywords = boost::log::keywords;

constexpr std::size_t wachtrij_max = 4096;
using Teller = std::atomic<std::uint64_t>;

// Names of the two attributes that a record carries besides its line: whose it is (the core is one for the
// whole process, our logs may be several), and where its loss must be counted.
const bl::attribute_name attribuut_regel{"Regel"};
const bl::attribute_name attribuut_teller{"Teller"};

/// Boost makes the strategy itself and gives no way to it; so a record brings the counter along.
struct DropAndCount : sinks::drop_on_overflow {
    template <class Lock>
    static bool on_overflow(const bl::record_view& record, Lock& /*lock*/) {
        if (const auto teller = bl::extract<Teller*>(attribuut_teller, record)) ++**teller.get_ptr();
        return false;
    }
};

using Wachtrij = sinks::bounded_fifo_queue<wachtrij_max, DropAndCount>;
template <class Backend>
using Afvoer = sinks::asynchronous_sink<Backend, Wachtrij>;

void format_regel(const bl::record_view& record, bl::formatting_ostream& uit) {
    if (const auto regel = bl::extract<std::string>(attribuut_regel, record)) uit << *regel;
}

class BoostLog final : public Log {
 public:
    explicit BoostLog(const Instellingen& instellingen) : m_niveau(instellingen.niveau) {
        if (!instellingen.map.empty()) m_bestand = open_bestand(instellingen);
        if (instellingen.scherm) m_scherm = open_scherm();
    }
    BoostLog(const BoostLog&) = delete;
    BoostLog& operator=(const BoostLog&) = delete;
    ~BoostLog() override {
        sluit(m_bestand);
        sluit(m_scherm);
    }

    void schrijf(Niveau niveau, Gebeurtenis gebeurtenis,
                 std::initializer_list<Paar> paren) noexcept override {
        if (niveau < m_niveau || (!m_bestand && !m_scherm)) return;
        try {
            const auto eerder = m_verloren.load();
            push(niveau, gebeurtenis, paren);
            if (m_verloren == eerder) meld_verlies();
        } catch (...) {
            ++m_verloren;  // a log that fails must not take its program along
        }
    }
    [[nodiscard]] std::uint64_t verloren() const noexcept override { return m_verloren; }
    void spoel() override {
        if (m_bestand) m_bestand->flush();
        if (m_scherm) m_scherm->flush();
    }

 private:
    using Bestandsafvoer = boost::shared_ptr<Afvoer<sinks::text_file_backend>>;
    using Schermafvoer = boost::shared_ptr<Afvoer<sinks::text_ostream_backend>>;

    Bestandsafvoer open_bestand(const Instellingen& instellingen) {
        const std::filesystem::path map{instellingen.map};
        std::error_code fout;
        std::filesystem::create_directories(map, fout);
        if (!std::filesystem::is_directory(map))
            throw std::runtime_error(
                "the directory of the technical log cannot be made; look at [log] map in gateway.toml");
        const auto backend = boost::make_shared<sinks::text_file_backend>(
            keywords::file_name = (map / "isi-gateway.log").string(),
            keywords::target_file_name = (map / "isi-gateway-%Y%m%dT%H%M%S-%3N.log").string(),
            keywords::rotation_size = instellingen.bestand_bytes, keywords::open_mode = std::ios_base::app,
            keywords::auto_flush = true, keywords::enable_final_rotation = false);
        backend->set_file_collector(sinks::file::make_collector(
            keywords::target = map.string(), keywords::max_files = instellingen.bestanden_max));
        backend->scan_for_files(sinks::file::scan_matching, true);
        return hang_aan(boost::make_shared<Afvoer<sinks::text_file_backend>>(backend));
    }
    Schermafvoer open_scherm() {
        const auto backend = boost::make_shared<sinks::text_ostream_backend>();
        backend->add_stream(boost::shared_ptr<std::ostream>(&std::cerr, [](std::ostream*) {}));
        backend->auto_flush(true);
        return hang_aan(boost::make_shared<Afvoer<sinks::text_ostream_backend>>(backend));
    }
    template <class Sink>
    boost::shared_ptr<Sink> hang_aan(boost::shared_ptr<Sink> sink) {
        sink->set_formatter(&format_regel);
        sink->set_filter([eigen = &m_verloren](const bl::attribute_value_set& record) {
            const auto teller = bl::extract<Teller*>(attribuut_teller, record);
            return teller && *teller.get_ptr() == eigen;
        });
        m_core->add_sink(sink);
        return sink;
    }
    template <class Sink>
    void sluit(const boost::shared_ptr<Sink>& sink) noexcept {
        if (!sink) return;
        try {
            m_core->remove_sink(sink);
            sink->stop();
            sink->flush();
        } catch (...) {
            ++m_verloren;
        }
    }

    void push(Niveau niveau, Gebeurtenis gebeurtenis, std::initializer_list<Paar> paren) {
        const auto nu = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::system_clock::now().time_since_epoch());
        bl::attribute_set attributen;
        attributen[attribuut_regel] =
            bl::attributes::make_constant(maak_regel(nu.count(), niveau, gebeurtenis, paren));
        attributen[attribuut_teller] = bl::attributes::make_constant(&m_verloren);
        if (auto record = m_core->open_record(attributen)) m_core->push_record(std::move(record));
    }
    /// Once there is room again, says how many lines are missing since the start.
    void meld_verlies() {
        const auto nu = m_verloren.load();
        auto eerder = m_gemeld.load();
        if (nu != eerder && m_gemeld.compare_exchange_strong(eerder, nu))
            push(Niveau::waarschuwing, Gebeurtenis::log_verloren, {{Veld::verloren, nu}});
    }

    Niveau m_niveau;
    bl::core_ptr m_core = bl::core::get();
    Teller m_verloren{0}, m_gemeld{0};
    Bestandsafvoer m_bestand;
    Schermafvoer m_scherm;
};

}  // namespace

std::unique_ptr<Log> open_log(const Instellingen& instellingen) {
    return std::make_unique<BoostLog>(instellingen);
}

}  // namespace isi::log
