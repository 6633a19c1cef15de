#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An id of a check never vanishes and is never forgotten in the lock.

slot_test.py ISI-CONFORMANCE IDS.LOCK
"""
import json
import subprocess
import sys

tool, lock = sys.argv[1:3]
with open(lock, encoding="utf-8") as lines:
    locked = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
there = [check["id"] for check in json.loads(subprocess.run([tool, "list", "--format", "json"], capture_output=True, check=True).stdout)]
trouble = [f"{id} stands twice in {lock}" for id in sorted({id for id in locked if locked.count(id) > 1})]
trouble += [f"{id} has vanished: an id never moves" for id in locked if id not in there]
trouble += [f"{id} is not in {lock}: add a line" for id in there if id not in locked]
trouble += [f"{id}: explain does not know it" for id in there
            if subprocess.run([tool, "explain", id], capture_output=True, check=False).returncode != 0]
print("\n".join(trouble) or f"{len(there)} ids, all locked")
sys.exit(1 if trouble else 0)
