#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The commands of docs/aansluitgids-kbi.md, as they stand there: each answer holds what the guide says, and its messages get
one from the gateway."""
import os
import re
import subprocess
import unittest
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/aansluitgids-kbi.md").read_text(encoding="utf-8")
SANDBOX = os.environ["ISI_SANDBOX"]
BASE = "{0.scheme}://{0.netloc}".format(urlsplit(os.environ["ISI_URL"]))
HEADER = re.compile(r"<soapenv:Header>.*?</soapenv:Header>", re.S)


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", GUIDE, re.M | re.S)


def here(command):
    return command.replace("sandbox/", SANDBOX + "/").replace("https://localhost:8443", BASE)


def shell(command, message=b""):
    first = blocks("sh")[0]
    return subprocess.run(["bash", "-c", here(first + "\n" + command)], input=message, capture_output=True, cwd=ROOT)


def steps():
    """Each command with what its answer must hold."""
    command = None
    for line in "".join(blocks("sh")[1:]).splitlines():
        if line.startswith("# → "):
            yield command, line[4:]
        elif not line.startswith("#"):
            command = line


class Guide(unittest.TestCase):
    def test_each_command_gives_what_the_guide_says(self):
        done = 0
        for command, expected in steps():
            with self.subTest(command=command):
                run = shell(command)
                self.assertEqual(run.returncode, 0, run.stderr[-300:])
                self.assertTrue(expected in run.stdout.decode(), (expected, run.stdout[-300:]))
                done += 1
        self.assertGreater(done, 10)
        self.assertFalse("<KBIDossier>" in shell("tools/eerste-vraag-kbi ocmw-gent | stuur vmsw $MAGDA").stdout.decode())  # the control

    def test_each_message_is_one_that_the_gateway_serves(self):
        key = HEADER.search(subprocess.run([ROOT / "tools/eerste-vraag-kbi"], capture_output=True, text=True, check=True).stdout)[0]
        served = 0
        for body in blocks("xml"):
            message = ('<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">' + key +
                       f"<soapenv:Body>{body}</soapenv:Body></soapenv:Envelope>")
            path = "$KSZ" if "kszbcss" in body else "$MAGDA"
            answer = shell(f"stuur ocmw-gent {path}", message.encode()).stdout.decode()
            with self.subTest(message=body.split("\n")[0]):
                self.assertTrue(re.search(r"<KBIDossier>|<Resultaat [^>]*>1<|<Afleverstatus>|<code>MSG00000<", answer), answer[-300:])
            served += 1
        self.assertGreater(served, 5)


if __name__ == "__main__":
    unittest.main()
