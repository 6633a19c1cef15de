#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check_house.py RULE ROOT [BUILD]: one rule of the house over the whole tree; prints findings, ends with 1 if any.

CMake already keeps a room from seeing what it does not link; these rules say which links may exist at all, and what no
compiler looks at. check_house_test.py spoils a tree for each rule and expects the finding.
"""
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SKIPPED = {".git", "node_modules", ".cache", "__pycache__"}
APACHE = ("wsdl/", "client_stub/", "tools/conformance/", "examples/")
# Room -> what it may include by path (prefixes). The longest room that fits a file is the file's room.
ARROWS = {
    "isi_store/domein/": ("isi_store/domein/",),
    "isi_store/kbi/": ("isi_store/kbi/", "isi_store/domein/"),
    "isi_store/": ("isi_store/",),
    "gateway/sleutels/": ("gateway/sleutels/", "gateway/fout.hpp", "isi_store/domein/"),
    "gateway/audit/": ("gateway/audit/", "gateway/sleutels/geheimbestand.hpp", "isi_store/domein/"),
    "gateway/bericht/": ("gateway/bericht/", "gateway/fout.hpp"),
    "gateway/handtekening/": ("gateway/handtekening/",),
    "gateway/front/": ("gateway/front/", "gateway/sleutels/peer.hpp", "gateway/log.hpp"),
    "gateway/scenario/": ("gateway/scenario/", "gateway/front/front.hpp", "isi_store/domein/"),
    "gateway/operaties/": ("gateway/operaties/", "gateway/fout.hpp", "isi_store/"),
    "gateway/kbi/": ("gateway/kbi/", "gateway/fout.hpp", "isi_store/"),
    "gateway/uitbreiding/": ("gateway/uitbreiding/", "gateway/kbi/", "gateway/bericht/", "isi_store/"),
    "gateway/magda/": ("gateway/magda/", "gateway/uitbreiding/", "gateway/kbi/", "gateway/bericht/", "gateway/fout.hpp", "isi_store/", "wsdl/kbi/"),
    "gateway/ksz/": ("gateway/ksz/", "gateway/uitbreiding/", "gateway/kbi/", "gateway/bericht/", "gateway/fout.hpp", "isi_store/", "wsdl/kbi/"),
    "gateway/uitgaand/": ("gateway/uitgaand/",),
    "gateway/bezorging/": ("gateway/bezorging/", "gateway/uitgaand/", "gateway/magda/", "gateway/kbi/", "gateway/log.hpp", "isi_store/"),
    "gateway/soap/": ("gateway/soap/", "gateway/bericht/", "gateway/operaties/", "gateway/sleutels/",
                      "gateway/fout.hpp", "isi_store/"),
    "wsdl/": ("wsdl/",),
    "gateway/": ("gateway/", "isi_store/", "wsdl/"),
    "certs/": ("certs/",),
    "client_stub/": ("client_stub/",),
    "tools/admin/": ("tools/admin/", "certs/", "gateway/config.hpp", "gateway/audit/", "gateway/bericht/",
                     "gateway/uitgaand/", "gateway/kbi/",
                     "gateway/magda/", "gateway/sleutels/", "isi_store/", "wsdl/kbi/"),
    "tools/bench/": ("tools/bench/",),
    "tools/conformance/": ("tools/conformance/",),
    "tests/": ("",),
}
GSOAP = re.compile(r"stdsoap2|soap[CHS]|\.nsmap|isi_?wire|Service\.h$|Proxy\.h$", re.I)
# Split, so that this file does not hold what it looks for.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|not impl" r"emented|nog niet geïmpl" r"ementeerd)\b")
MACHINE = re.compile(r"/wo" r"rk/|/tmp/i" r"si\b|/fa" r"rm/|/tmp/bash_" r"jobs|deb\.debi" r"an\.org|registry\.npm" r"js\.org")
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
CXX = (".cpp", ".hpp", ".h", ".c", ".cc")


class Tree:
    def __init__(self, root, build=None):
        self.root, self.build = Path(root).resolve(), build and Path(build).resolve()
        self.files = sorted(self._walk())

    def _walk(self):
        for folder, folders, names in os.walk(self.root):
            made_here = {"build", "sandbox"} if Path(folder) == self.root else set()
            folders[:] = [f for f in folders if f not in SKIPPED | made_here]
            for name in names:
                yield (Path(folder) / name).relative_to(self.root).as_posix()

    def text(self, path):
        return (self.root / path).read_text(encoding="utf-8", errors="replace")

    def cxx(self):
        return [f for f in self.files if f.endswith(CXX)]

    def scripts(self):
        """Files that a shell runs: by name, or by their first line."""
        for f in self.files:
            if f.endswith(".sh") or ("." not in Path(f).name and self.text(f).startswith("#!") and
                                     re.match(r"#!.*\b(ba)?sh\b", self.text(f))):
                yield f

    def includes(self, path):
        """(quoted?, name) of each include of the file."""
        return [(kind == '"', name) for kind, name in INCLUDE.findall(self.text(path))]

    def resolve(self, path, name):
        """The file of the tree that `#include "name"` in `path` means, or None (generated, or from a library)."""
        beside = (Path(path).parent / name).as_posix()
        return next((f for f in (beside, name, "tests/" + name) if f in self.files), None)


def room_of(path):
    return max((r for r in ARROWS if path.startswith(r)), key=len, default=None)


def rule_spdx(tree):
    """The licence stands in the first lines, and is the one of its place."""
    for f in tree.files:
        known = f.endswith(CXX + (".py", ".sh", ".cmake", ".wsdl", ".xsd", ".sql", ".S.in")) or \
            Path(f).name == "CMakeLists.txt" or f in set(tree.scripts())
        if not known or f.startswith(("data/", "LICENSES/")):
            continue
        wanted = "Apache-2.0" if f.startswith(APACHE) else "GPL-3.0-or-later"
        head = "\n".join(tree.text(f).split("\n")[:4])
        if f"SPDX-License-Identifier: {wanted}" not in head:
            yield f"{f}: no SPDX line of {wanted} at the top"


def rule_arrows(tree):
    """A room includes only what the table lets it, and never by '..'."""
    for f in tree.cxx():
        room = room_of(f)
        for quoted, name in tree.includes(f):
            if ".." in name.split("/"):
                yield f"{f}: includes by '..': {name}"
            target = tree.resolve(f, name) if quoted else None
            if target is None:
                continue
            if room is None:
                yield f"{f}: its room is not in the table of arrows"
            elif not target.startswith(ARROWS[room]):
                yield f"{f}: the room {room} may not know {target}"


def rule_gsoap(tree):
    """gSOAP's types stop at gateway/soap."""
    for f in tree.cxx():
        for _, name in tree.includes(f):
            if GSOAP.search(Path(name).name) and not f.startswith(("gateway/soap/", "wsdl/", "tests/")) \
                    and tree.resolve(f, name) is None:
                yield f"{f}: includes gSOAP's {name}"


def reach(tree, start):
    """The files of the tree that the compiler reads for `start`."""
    seen, todo = set(), [start]
    while todo:
        f = todo.pop()
        if f in seen:
            continue
        seen.add(f)
        todo += [t for quoted, n in tree.includes(f) if quoted and (t := tree.resolve(f, n))]
    return seen


def rule_boost(tree):
    """Each of Boost.Asio, Beast and Log is compiled into at most three .cpp: they are slow to build."""
    for part in ("asio", "beast", "log"):
        users = []
        for f in tree.cxx():
            if f.endswith(".cpp") and not f.startswith("tests/"):
                names = [n for g in reach(tree, f) for q, n in tree.includes(g) if not q]
                if any(n == f"boost/{part}.hpp" or n.startswith(f"boost/{part}/") for n in names):
                    users.append(f)
        if len(users) > 3:
            yield f"Boost.{part} in {len(users)} .cpp, three are allowed: {' '.join(users)}"


def rule_dead(tree):
    """Every source is compiled into some target, every header is included by one of them."""
    database = json.loads((tree.build / "compile_commands.json").read_text())
    compiled = set()
    for entry in database:
        path = Path(entry["directory"], entry["file"]).resolve()
        if path.is_relative_to(tree.root):
            compiled.add(path.relative_to(tree.root).as_posix())
    alive = set()
    for f in compiled & set(tree.files):
        alive |= reach(tree, f)
    for f in tree.cxx():
        if f not in alive and not f.startswith("examples/"):
            yield f"{f}: in no CMake target" if f.endswith(".cpp") else f"{f}: included by nobody"


def rule_size(tree):
    """No file is longer than 600 lines."""
    for f in tree.cxx() + [f for f in tree.files if f.endswith((".py", ".sh"))] + list(tree.scripts()):
        lines = tree.text(f).count("\n")
        if lines > 600:
            yield f"{f}: {lines} lines; which noun is missing?"


def rule_finished(tree):
    """Nothing is left for later inside the code, and nothing of one machine is in the tree."""
    for f in tree.files:
        if f.startswith(("data/", "LICENSES/")) or f.endswith((".p12", ".png", ".pdf")):
            continue
        for number, line in enumerate(tree.text(f).split("\n"), 1):
            if UNFINISHED.search(line) and not f.endswith(".md"):
                yield f"{f}:{number}: left for later"
            if MACHINE.search(line):
                yield f"{f}:{number}: a path of one machine, or a registry's host"
    for f in tree.files:
        if f.endswith((".key", ".p12", ".pem")):
            yield f"{f}: key material in the tree"


def rule_readme(tree):
    """Every room has a README.md of at most a screen."""
    for room in sorted(ARROWS):
        sources = [f for f in tree.cxx() if room_of(f) == room]
        if not sources or room in ("tests/", "gateway/", "isi_store/domein/"):
            continue
        if room + "README.md" not in tree.files:
            yield f"{room}: no README.md"
        elif tree.text(room + "README.md").count("\n") > 60:
            yield f"{room}README.md: longer than a screen"


def rule_shell(tree):
    """Shell scripts parse, stop at the first error, are executable and pass shellcheck."""
    for f in tree.scripts():
        path = tree.root / f
        sourced = "Sourced, never run" in tree.text(f)
        if subprocess.run(["bash", "-n", path], capture_output=True).returncode:
            yield f"{f}: does not parse"
        if not sourced and "set -euo pipefail" not in tree.text(f):
            yield f"{f}: does not begin with set -euo pipefail"
        if not sourced and not os.access(path, os.X_OK):
            yield f"{f}: is not executable"
        if shutil.which("shellcheck"):
            run = subprocess.run(["shellcheck", "-x", "-S", "warning", "-f", "gcc", f], cwd=tree.root, capture_output=True, text=True)
            yield from run.stdout.splitlines()


def rule_format(tree):
    """clang-format 19 would change nothing."""
    files = [f for f in tree.cxx() if f.endswith((".cpp", ".hpp"))]
    run = subprocess.run(["clang-format-19", "--dry-run", "-Werror", *files], cwd=tree.root, capture_output=True,
                         text=True)
    yield from sorted({line.split(":")[0] + ": not in the tree's format (clang-format-19 -i)"
                       for line in run.stderr.splitlines() if ": error:" in line})


RULES = {name[5:]: rule for name, rule in list(globals().items()) if name.startswith("rule_")}


def main(arguments):
    if len(arguments) not in (2, 3) or arguments[0] not in RULES:
        print(f"usage: check_house.py {'|'.join(RULES)} ROOT [BUILD]", file=sys.stderr)
        return 2
    findings = list(RULES[arguments[0]](Tree(*arguments[1:])))
    for finding in findings:
        print(finding)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
