# SPDX-License-Identifier: GPL-3.0-or-later
"""zeep_teken.py SHA CERTIFICAAT SLEUTEL: signs the message on stdin with zeep's own BinarySignature, to stdout."""
import sys

import xmlsec
from lxml import etree
from zeep.wsse.signature import BinarySignature

sha, certificate, key = sys.argv[1:]
method, digest = {"sha1": (xmlsec.Transform.RSA_SHA1, xmlsec.Transform.SHA1),
                  "sha256": (xmlsec.Transform.RSA_SHA256, xmlsec.Transform.SHA256)}[sha]
envelope = etree.parse(sys.stdin.buffer).getroot()
signer = BinarySignature(key, certificate, signature_method=method, digest_method=digest)
envelope, _ = signer.apply(envelope, {})
sys.stdout.buffer.write(etree.tostring(envelope, xml_declaration=True, encoding="utf-8"))
