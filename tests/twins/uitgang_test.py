#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The exit codes of isi-conformance and what it writes, one by one. Run by tests/support/met_gateway.

uitgang_test.py ISI-TWIN ISI-CONFORMANCE
"""
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
TWIN, TOOL = sys.argv[1:3]
from twins_test import SANDBOX, Twin  # noqa: E402  (reads the same arguments)

CLIENT = SANDBOX / "clients" / "gemeente-groningen"
FLEMISH = SANDBOX / "clients" / "ocmw-gent"
URL = os.environ["ISI_URL"]


def tool(*arguments, **more):
    return subprocess.run([TOOL, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False, **more)


def run(*arguments, url=URL, client=CLIENT):
    return tool("run", "--url", url, "--client", client, *arguments)


class Exit(unittest.TestCase):
    def test_0_a_conformant_endpoint(self):
        done = run("VERB")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("CONFORMANT (should): 8 of 8", done.stdout)

    def test_1_a_must_that_fails(self):
        with Twin("VERB-002") as url:
            done = run("VERB", url=url)
        self.assertEqual(done.returncode, 1)
        self.assertIn("NOT CONFORMANT", done.stdout)
        self.assertIn("VERB-002", done.stdout)

    def test_0_a_should_that_fails_is_a_warning(self):
        with Twin("HTTP-012") as url:
            done = run("HTTP-012", url=url)
        self.assertEqual(done.returncode, 0)
        self.assertIn("1 warn", done.stdout)

    def test_0_the_flemish_service_by_its_client_both_dialects_or_one_and_again(self):
        host = URL.removesuffix("/isi/cvs/v1")
        for url, groups in ((host, ["MBER", "MINS"]), (host, ["MBER", "MINS"]), (host + "/Magda-02.00/soap/WebService", ["MAFS"]),
                            (host + "/ksz/CivicIntegrationService/v1", ["KINS", "KTST"])):
            done = run(*groups, url=url, client=FLEMISH)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("CONFORMANT (should)", done.stdout)

    def test_2_a_check_or_a_path_of_the_other_service(self):
        host = URL.removesuffix("/isi/cvs/v1")
        for url, client, group in ((host, FLEMISH, "VERB"), (URL, CLIENT, "MBER"), (URL, FLEMISH, "MBER"),
                                   (host + "/ksz/CivicIntegrationService/v1", FLEMISH, "MBER")):
            done = run(group, url=url, client=client)
            self.assertEqual(done.returncode, 2, f"{url} {group}: {done.stdout}{done.stderr}")

    def test_2_usage(self):
        for wrong in (["run"], ["run", "--url", URL], ["run", "--url", "http://localhost/", "--client", CLIENT], ["explain", "NIX-999"],
                      ["run", "--url", URL, "--client", CLIENT, "NIX"], ["run", "--url", URL, "--client", SANDBOX / "nergens"], ["zomaar"],
                      ["run", "--url", URL, "--client", CLIENT, "--ca", SANDBOX / "nergens"]):
            done = tool(*wrong)
            self.assertEqual(done.returncode, 2, f"{wrong}: {done.stdout}{done.stderr}")
            self.assertTrue(done.stderr, wrong)

    def test_3_nobody_listens(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            done = run(url=f"https://localhost:{free.getsockname()[1]}/isi/cvs/v1")
        self.assertEqual(done.returncode, 3)
        self.assertIn("could not judge", done.stderr)

    def test_3_a_server_that_is_not_trusted_gets_no_secret(self):
        done = run("--ca", SANDBOX / "clients" / "fout-vreemde-ca" / "client.crt")
        self.assertEqual(done.returncode, 3)
        self.assertIn("No secret was sent", done.stderr)

    def test_3_a_client_that_is_refused_in_the_handshake(self):
        done = run("--applicatiesleutel-file", CLIENT / "applicatiesleutel", "--wachtwoord-file", CLIENT / "wachtwoord",
                   client=SANDBOX / "clients" / "fout-verlopen")
        self.assertEqual(done.returncode, 3)

    def test_4_a_report_that_cannot_be_written(self):
        done = run("VERB", "--json", "/dev/full")
        self.assertEqual(done.returncode, 4)
        self.assertIn("/dev/full", done.stderr)

    def test_130_interrupted_with_a_partial_report(self):
        with tempfile.TemporaryDirectory() as folder:
            report = pathlib.Path(folder) / "report.json"
            process = subprocess.Popen([TOOL, "run", "--url", URL, "--client", str(CLIENT), "--json", str(report), "-v"],
                                       stdout=subprocess.PIPE, text=True)
            process.stdout.readline()
            while "TLS-001" not in process.stdout.readline():
                pass
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)
            self.assertEqual(process.returncode, 130)
            extra = json.loads(report.read_text())["results"]["extra"]
            self.assertTrue(extra["incomplete"])
            self.assertFalse(extra["conformant"])


class Output(unittest.TestCase):
    def test_json_has_standard_output_for_itself(self):
        done = run("VERB", "GEM", "--exclude", "VERB-002", "--json", "-")
        results = json.loads(done.stdout)["results"]
        self.assertEqual(results["summary"]["tests"], 10)
        self.assertEqual(results["summary"]["passed"], 10)
        self.assertIn("CONFORMANT", done.stderr)

    def test_junit_names_and_repeats_the_text_in_the_body(self):
        with tempfile.TemporaryDirectory() as folder, Twin("GEM-003") as url:
            run("GEM", "--junit", f"{folder}/j.xml", url=url)
            suite = xml.etree.ElementTree.parse(f"{folder}/j.xml").getroot()[0]
        self.assertEqual(suite.get("failures"), "1")
        case = next(c for c in suite.iter("testcase") if c.find("failure") is not None)
        self.assertEqual(case.get("classname"), "isi.GEM")
        self.assertTrue(case.get("name").startswith("GEM-003 "))
        self.assertIn(case.find("failure").get("message"), case.find("failure").text)

    def test_no_secret_and_no_person_number_at_any_verbosity(self):
        with Twin("PERS-002") as url:
            done = subprocess.run([TOOL, "run", "--url", url, "--client", str(CLIENT), "-vv", "--level", "may", "--json", "/dev/stderr"],
                                  capture_output=True, timeout=120, check=False)
        everything = done.stdout + done.stderr
        self.assertNotIn(b"\0", everything)
        for path in SANDBOX.glob("clients/*/wachtwoord"):  # the checks send others' too, to be refused
            self.assertNotIn(path.read_bytes().strip(), everything, path)
        self.assertNotIn((CLIENT / "applicatiesleutel").read_bytes().strip(), everything)
        self.assertNotIn(b"004002313", everything)
        self.assertIn(b"persoonsblad", everything)

    def test_colour_only_where_wanted(self):
        self.assertNotIn("\033[", run("VERB-001").stdout)
        self.assertIn("\033[", run("VERB-001", "--color", "always").stdout)

    def test_doctor_is_well_here_and_tells_what_the_alert_does_not(self):
        well = tool("doctor", "--url", URL, "--client", CLIENT)
        self.assertEqual(well.returncode, 0, well.stdout)
        for client, word in (("fout-verlopen", "expired on"), ("fout-ingetrokken", "on the CRL"), ("fout-vreemde-ca", "not issued by"),
                             ("fout-nog-niet-geldig", "not valid before"), ("fout-geen-oin", "no OIN")):
            done = tool("doctor", "--url", URL, "--client", SANDBOX / "clients" / client)
            self.assertEqual(done.returncode, 1, done.stdout)
            self.assertIn(word, done.stdout)

    def test_without_the_other_clients_their_checks_are_skipped_with_the_reason(self):
        with tempfile.TemporaryDirectory() as folder:
            done = run("TLS-011", "TLS-010", "--clients", folder)
        self.assertEqual(done.returncode, 0, done.stdout)
        self.assertIn("1 skip", done.stdout)
        self.assertIn("fout-verlopen", done.stdout)

    def test_fail_fast_stops(self):
        with Twin("GEM-002") as url:
            done = run("GEM", "--fail-fast", "--json", "-", url=url)
        self.assertEqual(json.loads(done.stdout)["results"]["summary"]["pending"], 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0], "-v"])
