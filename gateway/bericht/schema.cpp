// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <mutex>
#include <vector>

#include "bericht.hpp"
#include "keurder.hpp"
#include "schemaset.hpp"

namespace isi::bericht {

struct Schema::Compiled {
    Schemaboom boom;
    Namen namen;
    // Contexts wait here for the next caller, so that a request makes none.
    mutable std::mutex slot;
    mutable std::vector<std::unique_ptr<Keurder>> vrij;

    [[nodiscard]] std::unique_ptr<Keurder> neem() const {
        {
            const std::lock_guard lock(slot);
            if (!vrij.empty()) {
                auto keurder = std::move(vrij.back());
                vrij.pop_back();
                return keurder;
            }
        }
        return std::make_unique<Keurder>(boom.get(), namen);
    }
    void geef_terug(std::unique_ptr<Keurder> keurder) const {
        if (keurder->is_versleten()) return;
        const std::lock_guard lock(slot);
        vrij.push_back(std::move(keurder));
    }
};

Schema::Schema(std::string_view xsd) : Schema(std::array{Schemadocument{"schema.xsd", xsd}}) {}

Schema::Schema(std::span<const Schemadocument> documenten) {
    auto compiled = std::make_shared<Compiled>();
    compiled->boom = compileer(documenten, compiled->namen);
    m_compiled = std::move(compiled);
}

tl::expected<void, Protocolfout> Schema::keur(const Omslag& omslag) const {
    auto keurder = m_compiled->neem();
    auto fout = keurder->keur(omslag);
    m_compiled->geef_terug(std::move(keurder));
    if (fout) return tl::make_unexpected(std::move(*fout));
    return {};
}

}  // namespace isi::bericht
