#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""onderteken.py [--pkipath] [--sha1] [--geldig SECONDEN] CERTIFICAAT SLEUTEL: signs the Body of the SOAP 1.1 message on
stdin as a MAGDA connector does and writes the message with its wsse:Security to stdout.

Needs nothing but Python and the openssl command, and so shares no code with what it tests: the canonical form comes from
Python's own xml.etree (C14N 2.0, which without its options writes what exclusive C14N 1.0 does), the values from openssl.
A wsse:Security that is there already, with a UsernameToken, is kept and gets the signature too.
"""
import argparse
import base64
import datetime
import hashlib
import re
import subprocess
import sys
import uuid
from pathlib import Path
from xml.etree.ElementTree import canonicalize
from xml.parsers import expat

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
DS = "http://www.w3.org/2000/09/xmldsig#"
MORE = "http://www.w3.org/2001/04/xmldsig-more#"
EXC_C14N = "http://www.w3.org/2001/10/xml-exc-c14n#"
OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-"
WSSE, WSU = OASIS + "wssecurity-secext-1.0.xsd", OASIS + "wssecurity-utility-1.0.xsd"


class Place:
    """An element of the message: offsets in its bytes, and the declarations in scope around it."""

    def __init__(self, name, start, scope, own):
        self.name, self.start, self.scope, self.own, self.end_tag, self.end = name, start, scope, own, None, None


def find_places(message):
    """Envelope, Header, Security and Body by local name."""
    found, stack = {}, []
    parser = expat.ParserCreate()

    def start(name, attributes):
        own = {n[6:]: v for n, v in attributes.items() if n == "xmlns" or n.startswith("xmlns:")}
        scope = {**stack[-1].scope, **stack[-1].own} if stack else {}
        stack.append(Place(name, parser.CurrentByteIndex, scope, own))
        prefix, _, local = name.rpartition(":")
        wanted = {"Envelope": (1, SOAP), "Header": (2, SOAP), "Body": (2, SOAP), "Security": (3, WSSE)}
        if wanted.get(local) == (len(stack), {**scope, **own}.get(prefix)):
            found.setdefault(local, stack[-1])

    def end(_):
        place = stack.pop()
        place.end_tag = parser.CurrentByteIndex
        place.end = message.index(b">", place.end_tag) + 1

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(message, True)
    return found


def tag_end(message, place):
    """Offset of the start tag's '>'; values may hold one."""
    return place.start + re.match(rb"""<(?:[^"'>]|"[^"]*"|'[^']*')*""", message[place.start:]).end()


def put_into(message, place, content):
    """The message with `content` as the last thing in the element."""
    close = tag_end(message, place)
    if message[close - 1:close] != b"/":
        return message[:place.end_tag] + content.encode() + message[place.end_tag:]
    return message[:close - 1] + f">{content}</{place.name}>".encode() + message[close + 1:]


def with_scope(text, scope):
    """The element as a document of its own, with what is declared around it."""
    declared = "".join(f' xmlns{":" + p if p else ""}="{u}"' for p, u in scope.items())
    return re.sub(r"^<[^\s/>]+", lambda m: m[0] + declared, text, count=1)


def digest(canonical, sha):
    return base64.b64encode(hashlib.new(sha, canonical.encode()).digest()).decode()


def reference(identity, canonical, sha):
    method = "http://www.w3.org/2001/04/xmlenc#sha256" if sha == "sha256" else DS + "sha1"
    return f"""<ds:Reference URI="#{identity}">
<ds:Transforms><ds:Transform Algorithm="{EXC_C14N}"/></ds:Transforms>
<ds:DigestMethod Algorithm="{method}"/><ds:DigestValue>{digest(canonical, sha)}</ds:DigestValue>
</ds:Reference>"""


def openssl(*arguments, data=b""):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=True).stdout


def der_integers(der):
    """The INTEGERs of a SEQUENCE of short ones."""
    at = 2 + (der[1] & 0x7F if der[1] & 0x80 else 0)
    while at < len(der):
        yield int.from_bytes(der[at + 2:at + 2 + der[at + 1]], "big")
        at += 2 + der[at + 1]


def sign(data, key, sha):
    """(algorithm, value): RSA PKCS#1 1.5, or ECDSA as r and s side by side."""
    about = openssl("pkey", "-in", key, "-noout", "-text").decode()
    bits = int(re.search(r"\((\d+) bit", about)[1])
    value = openssl("dgst", "-" + sha, "-sign", key, data=data)
    if "ASN1 OID" in about:
        size = (bits + 7) // 8
        return MORE + "ecdsa-" + sha, b"".join(n.to_bytes(size, "big") for n in der_integers(value))
    return (MORE if sha == "sha256" else DS) + "rsa-" + sha, value


def token_of(certificate, as_path):
    """(kind, DER) of the file's certificates; a path has the holder's last."""
    blocks = re.findall(r"-----BEGIN CERTIFICATE-----(.*?)-----END", Path(certificate).read_text(), re.S)
    chain = [base64.b64decode(b) for b in blocks]
    if not as_path:
        return "X509v3", chain[0]
    content = b"".join(reversed(chain))
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8, "big")
    return "X509PKIPathv1", b"\x30" + bytes([0x80 | len(length)]) + length + content


def give_id(message, body):
    """(message, id) with a wsu:Id on the Body."""
    start = message[body.start:tag_end(message, body)].decode()
    known = {**body.scope, **body.own}
    prefix = next((p for p, u in known.items() if u == WSU and p), None)
    if prefix and (there := re.search(rf"""\s{re.escape(prefix)}:Id\s*=\s*["']([^"']*)""", start)):
        return message, there[1]
    identity = f"id-{uuid.uuid4()}"
    mine = f' {prefix}:Id="{identity}"' if prefix else f' xmlns:isiwsu="{WSU}" isiwsu:Id="{identity}"'
    at = body.start + 1 + len(body.name.encode())
    return message[:at] + mine.encode() + message[at:], identity


def signature(body_id, body, options):
    """What goes into wsse:Security."""
    kind, token = token_of(options.certificaat, options.pkipath)
    kind = f"{OASIS}x509-token-profile-1.0#{kind}"
    now = datetime.datetime.now(datetime.timezone.utc)
    created, expires = (f"{t:%Y-%m-%dT%H:%M:%S}Z" for t in (now, now + datetime.timedelta(seconds=options.geldig)))
    token_id, stamp_id, sha = f"X509-{uuid.uuid4()}", f"TS-{uuid.uuid4()}", "sha1" if options.sha1 else "sha256"
    stamp = (f'<wsu:Timestamp xmlns:wsu="{WSU}" wsu:Id="{stamp_id}"><wsu:Created>{created}</wsu:Created>'
             f"<wsu:Expires>{expires}</wsu:Expires></wsu:Timestamp>")
    method, _ = sign(b"", options.sleutel, sha)
    info = f"""<ds:SignedInfo xmlns:ds="{DS}"><ds:CanonicalizationMethod Algorithm="{EXC_C14N}"/>
<ds:SignatureMethod Algorithm="{method}"/>
{reference(body_id, canonicalize(body), sha)}
{reference(stamp_id, canonicalize(stamp), sha)}
</ds:SignedInfo>"""
    _, value = sign(canonicalize(info).encode(), options.sleutel, sha)
    return f"""<wsse:BinarySecurityToken xmlns:wsse="{WSSE}" xmlns:wsu="{WSU}" wsu:Id="{token_id}" ValueType="{kind}"
 EncodingType="{OASIS}soap-message-security-1.0#Base64Binary">{base64.b64encode(token).decode()}</wsse:BinarySecurityToken>
{stamp}<ds:Signature xmlns:ds="{DS}">{info}
<ds:SignatureValue>{base64.encodebytes(value).decode()}</ds:SignatureValue>
<ds:KeyInfo><wsse:SecurityTokenReference xmlns:wsse="{WSSE}"><wsse:Reference URI="#{token_id}" ValueType="{kind}"/>
</wsse:SecurityTokenReference></ds:KeyInfo></ds:Signature>"""


def onderteken(message, options):
    message, identity = give_id(message, find_places(message)["Body"])
    places = find_places(message)
    body = places["Body"]
    text = message[body.start:body.end].decode()
    outside = {p: u for p, u in body.scope.items() if p not in body.own}
    content = signature(identity, with_scope(text, outside), options)
    if "Security" in places:
        return put_into(message, places["Security"], content)
    content = f"""<wsse:Security xmlns:wsse="{WSSE}" xmlns:s="{SOAP}" s:mustUnderstand="1">{content}</wsse:Security>"""
    if "Header" in places:
        return put_into(message, places["Header"], content)
    header = places["Envelope"].name.replace("Envelope", "Header")
    return message[:body.start] + f"<{header}>{content}</{header}>".encode() + message[body.start:]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split(":")[0])
    parser.add_argument("--pkipath", action="store_true", help="the whole chain of the file as X509PKIPathv1")
    parser.add_argument("--sha1", action="store_true", help="RSA-SHA1 and SHA-1 digests, as old connectors do")
    parser.add_argument("--geldig", type=int, default=300, help="seconds until the Timestamp expires; may be negative")
    parser.add_argument("certificaat")
    parser.add_argument("sleutel")
    options = parser.parse_args()
    sys.stdout.buffer.write(onderteken(sys.stdin.buffer.read(), options))


if __name__ == "__main__":
    main()
