// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema.hpp"

#include "isi_store/store.hpp"

// The migrations, put into the program by isi_embed.
extern "C" {
extern const char isi_embed_schema_001[], isi_embed_schema_001_end[];
extern const char isi_embed_schema_002[], isi_embed_schema_002_end[];
extern const char isi_embed_schema_003[], isi_embed_schema_003_end[];
extern const char isi_embed_schema_004[], isi_embed_schema_004_end[];
}

namespace isi::sqlite {

std::string migration(int version) {
    switch (version) {
        case 1:
            return {isi_embed_schema_001, isi_embed_schema_001_end};
        case 2:
            return {isi_embed_schema_002, isi_embed_schema_002_end};
        case 3:
            return {isi_embed_schema_003, isi_embed_schema_003_end};
        case 4:
            return {isi_embed_schema_004, isi_embed_schema_004_end};
        default:
            throw StoreFailure("this program holds no migration " + std::to_string(version) +
                               ": it was built wrong");
    }
}

}  // namespace isi::sqlite
