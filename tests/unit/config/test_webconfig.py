"""The exporter-toolkit's web configuration."""

from pathlib import Path

import pytest

from exporter.config.webconfig import ClientAuth, Material, TlsVersion, load, load_whole
from exporter.errors import ConfigError

HASH = "$2y$10$X0h1gDsPszWURQaxFh.zoubFi6DXncSjhoQNJgRrnGs7EsimhC7zG"


def load_text(folder: Path, text: str) -> object:
    path = folder / "web.yml"
    path.write_text(text)
    return load(path)


@pytest.fixture
def certificates(tmp_path: Path) -> Path:
    for name in ("cert.pem", "key.pem", "ca.pem"):
        (tmp_path / name).write_text("pem")
    return tmp_path


def test_tls_and_users_as_prometheus_documents_them(certificates: Path) -> None:
    path = certificates / "web.yml"
    path.write_text(f"""
tls_server_config:
  cert_file: cert.pem
  key_file: {certificates / "key.pem"}
  client_ca_file: ca.pem
  client_auth_type: RequireAndVerifyClientCert
  min_version: TLS13
basic_auth_users:
  alice: {HASH}
  bob: "{HASH}"
""")
    config = load(path)
    tls = config.tls_server_config
    assert tls is not None
    assert (tls.cert_file, tls.key_file) == (certificates / "cert.pem", certificates / "key.pem")
    assert tls.client_ca_file == certificates / "ca.pem"
    assert tls.client_auth_type is ClientAuth.REQUIRED
    assert (tls.min_version, tls.max_version) == (TlsVersion.TLS13, TlsVersion.TLS13)
    assert config.basic_auth_users == {"alice": HASH, "bob": HASH}
    assert HASH not in repr(config)


def test_an_empty_file_guards_nothing(tmp_path: Path) -> None:
    (tmp_path / "web.yml").write_text("# nothing\n")
    config = load(tmp_path / "web.yml")
    assert config.tls_server_config is None
    assert config.basic_auth_users == {}


INLINE = """
tls_server_config:
  cert: |
    the certificate
  key: |
    the secret key
  client_ca: |
    the authority
  client_auth_type: RequireAndVerifyClientCert
  client_allowed_sans: [prometheus.example]
  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256, TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256]
  prefer_server_cipher_suites: false
  curve_preferences: [X25519]
http_server_config:
  http2: false
  headers:
    X-Frame-Options: sameorigin
    X-XSS-Protection: ""
    Strict-Transport-Security: max-age=31536000; includeSubDomains
rate_limit: {interval: 1m0.5s, burst: 20}
"""


def test_every_other_key_of_the_format_is_understood(tmp_path: Path) -> None:
    (tmp_path / "web.yml").write_text(INLINE)
    loaded = load_whole(tmp_path / "web.yml")
    assert loaded.material == Material(b"the certificate\n", b"the secret key\n", b"the authority\n")
    assert "the secret key" not in repr(loaded)
    assert loaded.config.http_server_config.headers.given == {
        "x-frame-options": "sameorigin",
        "strict-transport-security": "max-age=31536000; includeSubDomains",
    }
    limit = loaded.config.rate_limit
    assert limit is not None
    assert (limit.interval, limit.burst) == (60.5, 20)


TLS = "tls_server_config:\n  cert_file: cert.pem\n  key_file: key.pem\n  "
ASKED = TLS + "client_ca_file: ca.pem\n  client_auth_type: RequireAndVerifyClientCert\n  "


@pytest.mark.parametrize(
    ("text", "line", "path", "says"),
    [
        (TLS + "cert: x", 4, "tls_server_config.cert", "only one of cert and cert_file"),
        (TLS + "key: x", 4, "tls_server_config.key", "only one of key and key_file"),
        (
            ASKED + "client_ca: x",
            6,
            "tls_server_config.client_ca",
            "only one of client_ca and client_ca_file",
        ),
        (TLS + "client_auth_type: RequestClientCert", 4, "tls_server_config.client_auth_type", "use Verify"),
        (TLS + "client_auth_type: RequireClientCert", 4, "tls_server_config.client_auth_type", "use Verify"),
        (
            TLS + "client_allowed_sans: [a]",
            4,
            "tls_server_config.client_allowed_sans",
            "needs client_auth_type: Req",
        ),
        (
            ASKED + "client_allowed_sans: []",
            6,
            "tls_server_config.client_allowed_sans",
            "nobody could come in",
        ),
        (TLS + "max_version: TLS11", 4, "tls_server_config.max_version", "TLS11 is broken and not spoken"),
        (
            TLS + "cipher_suites:\n  - TLS_AES_128_GCM_SHA256",
            5,
            "tls_server_config.cipher_suites[0]",
            "TLS_AES_128_GCM_SHA256 is of TLS 1.3, whose suites cannot be chosen",
        ),
        (
            TLS + "cipher_suites: [TLS_RSA_WITH_AES_128_CBC_SHA]",
            4,
            "tls_server_config.cipher_suites[0]",
            "is no safe suite of TLS 1.2",
        ),
        (
            TLS + "min_version: TLS13\n  cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256]",
            5,
            "tls_server_config.cipher_suites",
            "which min_version excludes",
        ),
        (
            TLS + "curve_preferences: [X25519, CurveP256]",
            4,
            "tls_server_config.curve_preferences",
            "more than one curve cannot be had here; name one",
        ),
        (
            TLS + "curve_preferences: [P256]",
            4,
            "tls_server_config.curve_preferences[0]",
            "expected one of CurveP256",
        ),
        (
            "http_server_config:\n  http2: true",
            2,
            "http_server_config.http2",
            "HTTP/2 cannot be had here; say false",
        ),
        (
            "http_server_config:\n  headers:\n    X-Frame-Options: DENY",
            3,
            "http_server_config.headers.X-Frame-Options",
            "expected deny or sameorigin",
        ),
        (
            "http_server_config: {headers: {Access-Control-Allow-Origin: x}}",
            1,
            "http_server_config.headers.Access-Control-Allow-Origin",
            "is not a known key",
        ),
        (
            'http_server_config: {headers: {X-XSS-Protection: "1\\r\\nx: y"}}',
            1,
            "http_server_config.headers.X-XSS-Protection",
            "printable ASCII",
        ),
        ("rate_limit: {interval: 5, burst: 1}", 1, "rate_limit.interval", "expected a duration such as 1s"),
        ("rate_limit: {burst: 1}", 1, "rate_limit.interval", "is missing"),
        ("rate_limit: {interval: 1s, burst: 0}", 1, "rate_limit.burst", "must be at least 1"),
        ("basic_auth_users: {'a:b': " + HASH + "}", 1, "basic_auth_users.a:b", "has no colon"),
        (
            "basic_auth_users: {a: " + HASH.replace("$10$", "$31$") + "}",
            1,
            "basic_auth_users.a",
            "costs more than 19",
        ),
        ("basic_auth_users: {a: $2b$10$" + "9" * 53 + "}", 1, "basic_auth_users.a", "expected a bcrypt hash"),
        (TLS + "client_ca_file: /dev/null", 4, "tls_server_config.client_ca_file", "is no regular file"),
    ],
)
def test_what_cannot_be_had_is_refused_by_name(
    certificates: Path, text: str, line: int, path: str, says: str
) -> None:
    with pytest.raises(ConfigError) as raised:
        load_text(certificates, text)
    found = [one.removeprefix(f"{certificates / 'web.yml'}:") for one in raised.value.problems]
    assert [one for one in found if one.startswith(f"{line}: {path}: ") and says in one], found


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("[]", ["1: (file): expected a mapping of keys"]),
        ("basic_auth_user: {}", ["1: basic_auth_user: is not a known key; did you mean basic_auth_users?"]),
        (
            "basic_auth_users:\n  alice: secret-password\n  bob: $2y$10$short",
            [
                "2: basic_auth_users.alice: expected a bcrypt hash, such as htpasswd -nBC 10 prints",
                "3: basic_auth_users.bob: expected a bcrypt hash, such as htpasswd -nBC 10 prints",
            ],
        ),
        ("tls_server_config: {cert_file: cert.pem}", ["1: tls_server_config.key_file: is missing"]),
        (
            "tls_server_config:\n  cert_file: none.pem\n  key_file: key.pem",
            ["2: tls_server_config.cert_file: cannot be read (No such file or directory)"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: RequireAnyClientCert}",
            [
                "1: tls_server_config.client_auth_type: RequireAnyClientCert cannot be had: a certificate that is "
                "asked for is always verified here; use VerifyClientCertIfGiven or RequireAndVerifyClientCert"
            ],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_auth_type: VerifyClientCertIfGiven}",
            ["1: tls_server_config.client_auth_type: needs a client_ca_file or a client_ca"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, client_ca_file: ca.pem}",
            ["1: tls_server_config.client_ca_file: without a client_auth_type would check nobody"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS13, max_version: TLS12}",
            ["1: tls_server_config.min_version: is above max_version"],
        ),
        (
            "tls_server_config: {cert_file: cert.pem, key_file: key.pem, min_version: TLS10}",
            ["1: tls_server_config.min_version: TLS10 is broken and not spoken; use TLS12 or TLS13"],
        ),
        (
            "basic_auth_users: {a: x, a: y",
            ["2: (yaml): while parsing a flow mapping, did not find expected ',' or '}'"],
        ),
    ],
)
def test_what_would_guard_less_than_meant_is_refused(
    certificates: Path, text: str, problems: list[str]
) -> None:
    with pytest.raises(ConfigError) as raised:
        load_text(certificates, text)
    assert [
        problem.removeprefix(f"{certificates / 'web.yml'}:") for problem in raised.value.problems
    ] == problems
    assert "secret-password" not in str(raised.value)
