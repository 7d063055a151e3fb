"""Mutated web configurations: each can be used, or is refused with file and line; nothing else comes out.

A fixed seed for `FUZZ_SECONDS` (default 4); what fails is in the message.
"""

import copy
import os
import random
import re
import time
from pathlib import Path

import bcrypt
import trustme
import yaml

from exporter.config import webconfig
from exporter.errors import ConfigError
from exporter.web import tls

SECONDS = float(os.environ.get("FUZZ_SECONDS", "4"))
HASH = bcrypt.hashpw(b"secret", bcrypt.gensalt(4)).decode()
VALUES: tuple[object, ...] = (
    *(
        "",
        " ",
        "0",
        "1s",
        "1h30m",
        "-1",
        "1e999",
        "9" * 400,
        "..",
        "/dev/zero",
        "/dev/tty",
        "/",
        "\0",
        "é",
        "\n",
        "a:b",
    ),
    *("TLS10", "TLS12", "TLS13", "X25519", "CurveP256", "TLS_AES_128_GCM_SHA256", "RequireAnyClientCert"),
    *(
        "NoClientCert",
        "VerifyClientCertIfGiven",
        "RequireAndVerifyClientCert",
        "deny",
        "nosniff",
        HASH,
        "$2y$31$x",
    ),
    *(
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
        "cert.pem",
        "key.pem",
        "ca.pem",
        "-----BEGIN CERTIFICATE-----",
    ),
    *(
        None,
        True,
        False,
        0,
        1,
        -1,
        10**30,
        1.5,
        float("inf"),
        float("nan"),
        [],
        {},
        [[]],
        [None],
        {"a": {}},
        [1, "x"],
    ),
)
SNIPPETS = (
    "*a",
    "&a ",
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "|\n",
    "'",
    '"',
    "#",
    "\t",
    "\\ud800",
    "---\n",
    "<<: *a\n",
    "? ",
)
KEYS = (
    *webconfig.WebConfig.model_fields,
    *webconfig.TlsServer.model_fields,
    *("http2", "headers", "X-Frame-Options", "Content-Security-Policy", "interval", "burst", "unknown", ""),
)


def whole() -> dict[str, object]:
    return {
        "tls_server_config": {
            "cert_file": "cert.pem",
            "key_file": "key.pem",
            "client_ca_file": "ca.pem",
            "client_auth_type": "RequireAndVerifyClientCert",
            "client_allowed_sans": ["prometheus.example"],
            "min_version": "TLS12",
            "cipher_suites": ["TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"],
            "curve_preferences": ["CurveP256"],
            "prefer_server_cipher_suites": False,
        },
        "http_server_config": {"http2": False, "headers": {"X-Frame-Options": "deny"}},
        "rate_limit": {"interval": "1s", "burst": 5},
        "basic_auth_users": {"prometheus": HASH},
    }


def places(data: object) -> list[object]:
    """Every collection in the data."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    here = [data] if isinstance(data, dict | list) else []
    return here + [place for value in inner for place in places(value)]


def mutate(rng: random.Random, data: dict[str, object]) -> str:
    for _ in range(rng.randint(0, 3)):
        place = rng.choice(places(data))
        if isinstance(place, list):
            place.insert(rng.randint(0, len(place)), copy.deepcopy(rng.choice(VALUES)))
        elif place and rng.random() < 0.7:
            key = rng.choice(list(place))
            if rng.random() < 0.3:
                del place[key]
            else:
                place[key] = copy.deepcopy(rng.choice(VALUES))
        else:
            place[rng.choice(KEYS)] = copy.deepcopy(rng.choice(VALUES))
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=rng.random() < 0.5)
    for _ in range(rng.choice((0, 0, 0, 1, 3))):
        at = rng.randint(0, len(text))
        text = text[:at] + rng.choice(SNIPPETS) + text[at + rng.randint(0, 3) :]
    return text


def problems_of(file: Path) -> tuple[str, ...]:
    """What is said against a file; empty when it can be used."""
    try:
        loaded = webconfig.load_whole(file)
        made = tls.context(loaded)
    except ConfigError as error:
        return error.problems or ("nothing is said",)
    except Exception as error:
        raise AssertionError(f"{error!r} came out of {file.read_bytes()!r}") from error
    assert (made is None) == (loaded.config.tls_server_config is None)
    return ()


def test_every_web_configuration_is_used_or_refused_with_its_line(tmp_path: Path) -> None:
    authority = trustme.CA()
    server = authority.issue_cert("127.0.0.1")
    server.private_key_pem.write_to_path(tmp_path / "key.pem")
    server.cert_chain_pems[0].write_to_path(tmp_path / "cert.pem")
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    file = tmp_path / "web.yml"
    problem = re.compile(rf"{re.escape(str(file))}:[1-9]\d*: \S.*: \S.*", re.DOTALL)
    rng, end = random.Random(20260128), time.monotonic() + SECONDS
    used = refused = 0
    while time.monotonic() < end:
        text = mutate(rng, whole())
        file.write_text(text, errors="surrogatepass")
        problems = problems_of(file)
        used, refused = used + (not problems), refused + bool(problems)
        assert all(problem.fullmatch(one) for one in problems), (problems, text)
        assert HASH not in "".join(problems), text
    assert used > 10
    assert refused > 100
