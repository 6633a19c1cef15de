#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How a gateway answers while a register is being filled: `tijdens_generate.py BENCH ADMIN PERSONS [RATE]` under met_gateway.

    B=build/release; tests/support/met_gateway $B/tools/admin/isi-admin $B/gateway/isi-gateway \\
        tools/bench/tijdens_generate.py $B/tools/bench/isi-bench $B/tools/admin/isi-admin 1000000

RATE questions a second (default 500, open loop), first alone, then while PERSONS artificial persons are written into
the gateway's own store. Exit status 1 when the p99 of any ten seconds of the writing is 50 ms or more, 2 for an error.
"""
import json
import os
import subprocess
import sys

LIMIT_MS = 50


def machine_load():
    with open("/proc/loadavg", encoding="ascii") as file:
        return " ".join(file.read().split()[:3])


def ask(bench, rate, seconds):
    """One run of isi-bench; its result, or the end of this program when an answer was wrong."""
    command = [bench, "--url", os.environ["ISI_URL"], "--client", os.environ["ISI_SANDBOX"] + "/clients/gemeente-groningen",
               "--mix", "geefPersoon=80,zoekSignalen=20", "--rate", str(rate), "--connections", "16",
               "--seconds", str(seconds), "--warmup", "0.5", "--pid", os.environ["ISI_PID"], "--json"]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        sys.exit(f"isi-bench ended with {run.returncode}: {run.stdout.decode()}")
    return json.loads(run.stdout)


def show(what, result):
    latency = result["latency_ms"]
    print(f"{what}: {result['answers']} answers, {result['requests_per_second']:.0f}/s, p50 {latency['p50']:.2f}"
          f" p99 {latency['p99']:.2f} p99.9 {latency['p99.9']:.2f} max {latency['max']:.1f} ms", flush=True)


def main():
    if len(sys.argv) < 4:
        print(__doc__, file=sys.stderr)
        return 2
    bench, admin, persons = sys.argv[1:4]
    rate = float(sys.argv[4]) if len(sys.argv) > 4 else 500
    print(f"load of the machine {machine_load()}")
    show("alone", ask(bench, rate, 10))
    generate = [admin, "--config", os.environ["ISI_SANDBOX"] + "/gateway.toml", "generate", "--persons", persons]
    worst = []
    with subprocess.Popen(generate) as writer:
        try:
            while writer.poll() is None:
                result = ask(bench, rate, 10)
                if writer.poll() is None:  # the last one was partly alone
                    show("while writing", result)
                    worst.append(result["latency_ms"]["p99"])
        finally:
            writer.terminate()
    if writer.returncode != 0:
        sys.exit(f"isi-admin generate ended with {writer.returncode}")
    if not worst:
        sys.exit("the writing was over within ten seconds: give more persons")
    print(f"p99 of ten seconds while writing: median {sorted(worst)[len(worst) // 2]:.2f}, worst {max(worst):.2f} ms;"
          f" load of the machine {machine_load()}")
    return 0 if max(worst) < LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
