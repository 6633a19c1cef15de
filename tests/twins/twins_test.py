#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Proves that every check of isi-conformance can fail: behind a faithful relay nothing is red, and behind each spoil
exactly the checks that it names are. Run by tests/support/met_gateway, which gives ISI_SANDBOX and ISI_URL. Both services:
the Dutch one asked by a gemeente, the Flemish one in both dialects by an OCMW.

twins_test.py ISI-TWIN ISI-CONFORMANCE [--alles] [SPOIL...]

Each spoil is judged by the groups of the checks that it names; with --alles by every check.
"""
import concurrent.futures
import contextlib
import json
import os
import pathlib
import subprocess
import sys
import threading
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
PERSONEN = HERE.parent.parent / "tools" / "conformance"
TWIN, TOOL = sys.argv[1:3]
SANDBOX = pathlib.Path(os.environ["ISI_SANDBOX"])
URL = urllib.parse.urlsplit(os.environ["ISI_URL"])
ALLES = "--alles" in sys.argv
CHOSEN = [name for name in sys.argv[3:] if name != "--alles"]
RED = {"FAIL", "WARN", "ERROR"}
DUTCH, FLEMISH = "gemeente-groningen", "ocmw-gent"
# Checks of these write, always about the same person: one run of each at a time.
WRITING = {"MAFS": threading.Lock(), "MINS": threading.Lock(), "KAFS": threading.Lock(), "KINS": threading.Lock()}


class Twin:
    """isi-twin before the gateway, on a port of its own."""

    def __init__(self, bederf=None):
        self.command = [TWIN, "--zandbak", str(SANDBOX), "--personen", str(PERSONEN / "personen.toml"),
                        "--personen-kbi", str(PERSONEN / "personen_kbi.toml"), "--gateway", str(URL.port)]
        if bederf:
            self.command += ["--bederf", bederf]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, text=True)
        port = self.process.stdout.readline().strip()
        assert port, "the twin did not start: " + " ".join(self.command)
        return f"https://localhost:{port}"

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()


def judge(url, client, *selectors):
    """id -> (status, message) of one run of the tool."""
    done = subprocess.run(
        [TOOL, "run", "--url", url, "--client", str(SANDBOX / "clients" / client), "--level", "may",
         "--json", "-", "-q", *selectors], capture_output=True, text=True, timeout=120, check=False)
    if not done.stdout:
        return {"RUN": ("ERROR", f"exit {done.returncode}: {done.stderr.strip()}")}
    tests = json.loads(done.stdout)["results"]["tests"]
    return {t["extra"]["id"]: (t["extra"]["status"], t.get("message", "")) for t in tests}


def red(results):
    return {id: f"{status}: {text}" for id, (status, text) in results.items() if status in RED}


def clients():
    """id -> the client that judges the service of this check."""
    checks = json.loads(subprocess.run([TOOL, "list", "--format", "json"], capture_output=True, check=True).stdout)
    return {check["id"]: DUTCH if check["dienst"] == "cvs" else FLEMISH for check in checks}


def spoils():
    lines = subprocess.run([TWIN, "--lijst"], capture_output=True, text=True, check=True).stdout.split("\n")
    return {line.split()[0]: set(line.split()[1:]) for line in lines if line}


def try_spoil(name, expected, already_red, client):
    """What is wrong with this spoil's outcome, or nothing."""
    groups = [] if ALLES else sorted({id.split("-")[0] for id in expected})
    with contextlib.ExitStack() as held:
        for group in WRITING if ALLES else WRITING.keys() & groups:
            held.enter_context(WRITING[group])
        url = held.enter_context(Twin(name))
        found = red(judge(url, client, *groups))
    lacking = expected - found.keys()
    too_many = {id: text for id, text in found.items() if id not in expected | already_red}
    out = [f"{name}: {id} stayed green" for id in sorted(lacking)]
    return out + [f"{name}: {id} turned red too: {text[:300]}" for id, text in sorted(too_many.items())]


def control():
    """Findings, all ids, and those that are red although nothing is spoiled."""
    with Twin() as url:
        results = {**judge(url, DUTCH), **judge(url, FLEMISH)}
    wrong = red(results)
    out = [f"control: {id} is red behind a faithful relay: {text[:300]}" for id, text in sorted(wrong.items())]
    out += [f"control: {id} was not judged: {text}" for id, (status, text) in results.items() if status in ("SKIP", "NOT_RUN")]
    return out, set(results), set(wrong)


def main():
    begin = time.monotonic()
    everything = spoils()
    # By number and not by group: neighbours can be judged at the same time.
    chosen, asks = CHOSEN or sorted(everything, key=lambda name: name.split("-")[1]), clients()
    trouble, ids, already_red = control()
    print(f"control: {len(ids)} checks in {time.monotonic() - begin:.1f} s", flush=True)
    if not CHOSEN:
        proven = set().union(*everything.values())
        trouble += [f"{id} has no spoil: nothing proves that it can fail" for id in sorted(ids - proven)]
        trouble += [f"{id} is spoiled but is no check" for id in sorted(proven - ids)]
    for line in trouble:
        print(line, flush=True)
    # The Flemish checks wait for the disk more than they compute.
    for client, workers in ((DUTCH, 2), (FLEMISH, 4)):
        start, mine = time.monotonic(), [name for name in chosen if asks.get(name, DUTCH) == client]
        with concurrent.futures.ThreadPoolExecutor(max_workers=workers) as pool:
            for found in pool.map(lambda name, client=client: try_spoil(name, everything[name], already_red, client), mine):
                trouble += found
                print("".join(line + "\n" for line in found), end="", flush=True)
        print(f"{client}: {len(mine)} spoils in {time.monotonic() - start:.0f} s", flush=True)
    print(f"{len(chosen)} spoils, {len(trouble)} findings, {time.monotonic() - begin:.0f} s")
    return 1 if trouble else 0


if __name__ == "__main__":
    sys.exit(main())
