#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The controls of check_house.py: a small sound tree has no finding; spoiled in one way it has the right one."""
import json
import shutil
import tempfile
import unittest
from pathlib import Path

import check_house

GPL = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
SOUND = {
    "isi_store/domein/bsn.hpp": GPL + "struct Bsn {};\n",
    "isi_store/domein/bsn.cpp": GPL + '#include "bsn.hpp"\n',
    "gateway/front/front.cpp": GPL + "#include <boost/asio/io_context.hpp>\n",
    "gateway/front/README.md": "# front\n",
    "tools/x": "#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\nset -euo pipefail\n",
}
LATER = "TO" + "DO"


class Controls(unittest.TestCase):
    def setUp(self):
        self.root = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        (self.root / "build").mkdir()
        for path, text in SOUND.items():
            self.write(path, text)
        (self.root / "tools/x").chmod(0o755)
        shutil.copy(Path(__file__).parents[2] / ".clang-format", self.root)

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)

    def findings(self, rule):
        compiled = [{"directory": str(self.root), "file": str(f)} for f in self.root.rglob("*.cpp")
                    if f.name != "dood.cpp"]
        (self.root / "build/compile_commands.json").write_text(json.dumps(compiled))
        return list(check_house.RULES[rule](check_house.Tree(self.root, self.root / "build")))

    def spoil(self, rule, path, text, count=1):
        self.assertEqual(self.findings(rule), [], "the sound tree")
        self.write(path, text)
        found = self.findings(rule)
        self.assertEqual(len(found), count, found)

    def test_sound(self):
        for rule in check_house.RULES:
            self.assertEqual(self.findings(rule), [], rule)

    def test_spdx_absent(self):
        self.spoil("spdx", "gateway/front/a.cpp", "int a;\n")

    def test_spdx_wrong_licence(self):
        self.spoil("spdx", "tools/conformance/a.cpp", GPL)

    def test_arrow_forbidden(self):
        self.spoil("arrows", "isi_store/domein/a.cpp", GPL + '#include "gateway/front/front.cpp"\n')

    def test_arrow_of_the_judge(self):
        self.spoil("arrows", "tools/conformance/a.cpp", '#include "isi_store/domein/bsn.hpp"\n')

    def test_arrow_upwards(self):
        self.spoil("arrows", "gateway/front/a.cpp", GPL + '#include "../soap/a.hpp"\n')

    def test_room_unknown(self):
        self.spoil("arrows", "elders/a.cpp", GPL + '#include "isi_store/domein/bsn.hpp"\n')

    def test_gsoap_outside(self):
        self.spoil("gsoap", "gateway/operaties/a.cpp", GPL + '#include "stdsoap2.h"\n#include <soapH.h>\n', 2)

    def test_boost_spread(self):
        header = GPL + "#include <boost/asio.hpp>\n"
        self.write("gateway/front/a.hpp", header)
        for name in "bc":
            self.write(f"gateway/front/{name}.cpp", GPL + '#include "a.hpp"\n')
        self.spoil("boost", "gateway/front/d.cpp", header)

    def test_dead_source(self):
        self.spoil("dead", "gateway/front/dood.cpp", GPL)

    def test_dead_header(self):
        self.spoil("dead", "gateway/front/dood.hpp", GPL)

    def test_size(self):
        self.spoil("size", "gateway/front/a.cpp", GPL + "\n" * 600)

    def test_left_for_later(self):
        self.spoil("finished", "gateway/front/a.cpp", GPL + f"// {LATER}: more\n")

    def test_machine_path(self):
        self.spoil("finished", "docs/a.md", "see /wo" + "rk/main\n")

    def test_key_in_tree(self):
        self.spoil("finished", "certs/a.key", "geheim\n")

    def test_readme(self):
        self.spoil("readme", "gateway/soap/a.cpp", GPL)

    def test_shell_not_strict(self):
        self.spoil("shell", "tools/x", SOUND["tools/x"].replace("set -euo pipefail", ":"))

    def test_shell_broken(self):
        self.assertEqual(self.findings("shell"), [])
        self.write("tools/x", SOUND["tools/x"] + "if true\n")
        self.assertTrue(self.findings("shell"))

    def test_shell_not_executable(self):
        (self.root / "tools/x").chmod(0o644)
        self.assertEqual(len(self.findings("shell")), 1)

    def test_format(self):
        self.spoil("format", "gateway/front/a.cpp", GPL + "int  a ;\n")


if __name__ == "__main__":
    unittest.main()
