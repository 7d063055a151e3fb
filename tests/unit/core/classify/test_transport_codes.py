"""Codes of what carries an answer, in the texts of exceptions with nothing else said."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Reason, State
from tests.support.meanings import OURS

WORSE = (State.DEGRADED, Fault.UPSTREAM)
DOWN = (State.SUSPENDED, Fault.UPSTREAM)
PACE = (State.DEGRADED, Fault.UPSTREAM)


class Case(NamedTuple):
    """An exception's text, and what it means on an official channel."""

    text: str
    outcome: tuple[State, Fault]


CURL = "curl: ({}) x"
ERRNO = "OSError: [Errno {}] x"
CAUSE = "TypeError: fetch failed <- Error: x, code: '{}'"
WINDOWS = "OSError: [WinError {}] x"
APPLE = 'Error Domain=NSURLErrorDomain Code={} "x"'
GRPC = 'grpc.RpcError: <status = StatusCode.{}, details = "x">'
GO_GRPC = "rpc error: code = {} desc = x"
NODE_GRPC = "Error: {} x"
GO = 'Post "https://api.example.com/v1/videos": {}'
PLAIN = "requests.RequestError: {}"

DOCUMENTED = (
    (OURS, CURL, "1 2 3 4 5 6 23 26 27 35 42 43 45 47 48 51 53 54 58 59 60 64 66 67 77 82 83 90 91 97 98"),
    (DOWN, CURL, "7"),
    (WORSE, CURL, "8 16 18 28 52 55 56 61 63 80 92 95 96"),
    (OURS, PLAIN, "CURLE_COULDNT_RESOLVE_HOST CURLE_COULDNT_RESOLVE_PROXY CURLE_SSL_CONNECT_ERROR"),
    (OURS, PLAIN, "CURLE_PEER_FAILED_VERIFICATION CURLE_URL_MALFORMAT CURLE_SSL_CACERT_BADFILE"),
    (DOWN, PLAIN, "CURLE_COULDNT_CONNECT"),
    (WORSE, PLAIN, "CURLE_OPERATION_TIMEDOUT CURLE_GOT_NOTHING CURLE_RECV_ERROR CURLE_SEND_ERROR CURLE_PARTIAL_FILE"),
    (WORSE, PLAIN, "CURLE_HTTP2 CURLE_HTTP2_STREAM CURLE_WEIRD_SERVER_REPLY"),
    (DOWN, "cURL error {}: x", "7"),
    (WORSE, "cURL error {}: x", "28"),
    (DOWN, ERRNO, "111 61"),
    (WORSE, ERRNO, "104 54 103 32"),
    (OURS, ERRNO, "110 60 101 51 113 65 100 50 112 64 99 49 24 23 105 13 1 -2 -3 -5 8 12 28"),
    (DOWN, "error trying to connect: x (os error {})", "111 10061"),
    (WORSE, "error trying to connect: x (os error {})", "104 10054"),
    (DOWN, CAUSE, "ECONNREFUSED"),
    (WORSE, CAUSE, "ECONNRESET EPIPE ETIMEDOUT ESOCKETTIMEDOUT UND_ERR_CONNECT_TIMEOUT UND_ERR_HEADERS_TIMEOUT"),
    (WORSE, CAUSE, "UND_ERR_BODY_TIMEOUT UND_ERR_SOCKET UND_ERR_CLOSED ERR_STREAM_PREMATURE_CLOSE ECONNABORTED"),
    (WORSE, CAUSE, "UND_ERR_RES_CONTENT_LENGTH_MISMATCH UND_ERR_HEADERS_OVERFLOW ERR_HTTP2_STREAM_ERROR"),
    (OURS, CAUSE, "ENOTFOUND EAI_AGAIN EAI_NODATA EAI_FAIL ENETUNREACH EHOSTUNREACH ENETDOWN EADDRNOTAVAIL EMFILE"),
    (OURS, CAUSE, "EPROTO ERR_TLS_CERT_ALTNAME_INVALID DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN"),
    (OURS, CAUSE, "UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT_LOCALLY CERT_NOT_YET_VALID"),
    (OURS, CAUSE, "ABORT_ERR ERR_INVALID_URL UND_ERR_ABORTED UND_ERR_DESTROYED UND_ERR_INVALID_ARG UND_ERR_PRX_TLS"),
    (OURS, CAUSE, "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH EACCES EPERM HPE_INVALID_CONSTANT"),
    (DOWN, CAUSE, "CERT_HAS_EXPIRED"),
    (DOWN, WINDOWS, "10061 1225"),
    (WORSE, WINDOWS, "10054 10053 10052 10057 10058 64 121"),
    (OURS, WINDOWS, "10060 10051 10065 10064 10050 10055 10013 10048 10049 10024 10106 11001 11002 11003 11004 1231"),
    (DOWN, PLAIN, "WSAECONNREFUSED ERROR_WINHTTP_CANNOT_CONNECT"),
    (WORSE, PLAIN, "WSAECONNRESET WSAECONNABORTED ERROR_WINHTTP_TIMEOUT ERROR_WINHTTP_CONNECTION_ERROR"),
    (OURS, PLAIN, "WSAETIMEDOUT WSAENETUNREACH WSAEHOSTUNREACH WSAHOST_NOT_FOUND WSATRY_AGAIN WSANO_DATA"),
    (OURS, PLAIN, "ERROR_WINHTTP_NAME_NOT_RESOLVED ERROR_WINHTTP_SECURE_FAILURE"),
    (DOWN, APPLE, "-1004 -1201"),
    (WORSE, APPLE, "-1001 -1005 -1008 -1011 -1014 -1015 -1016 -1017"),
    (OURS, APPLE, "-999 -1000 -1002 -1003 -1006 -1007 -1009 -1012 -1013 -1018 -1019 -1020 -1022"),
    (OURS, APPLE, "-1200 -1202 -1203 -1204 -1205 -1206"),
    (DOWN, PLAIN, "NSURLErrorCannotConnectToHost NSURLErrorServerCertificateHasBadDate"),
    (WORSE, PLAIN, "NSURLErrorTimedOut NSURLErrorNetworkConnectionLost NSURLErrorBadServerResponse"),
    (OURS, PLAIN, "NSURLErrorCannotFindHost NSURLErrorDNSLookupFailed NSURLErrorNotConnectedToInternet"),
    (OURS, PLAIN, "NSURLErrorSecureConnectionFailed NSURLErrorServerCertificateUntrusted NSURLErrorCancelled"),
    (OURS, GRPC, "CANCELLED INVALID_ARGUMENT NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED FAILED_PRECONDITION"),
    (OURS, GRPC, "OUT_OF_RANGE UNIMPLEMENTED UNAUTHENTICATED"),
    (WORSE, GRPC, "UNKNOWN DEADLINE_EXCEEDED RESOURCE_EXHAUSTED ABORTED INTERNAL UNAVAILABLE DATA_LOSS"),
    (OURS, GO_GRPC, "Canceled InvalidArgument NotFound PermissionDenied FailedPrecondition Unauthenticated Unimplemented"),
    (WORSE, GO_GRPC, "Unknown DeadlineExceeded ResourceExhausted Aborted Internal Unavailable DataLoss"),
    (WORSE, NODE_GRPC, "14_UNAVAILABLE: 4_DEADLINE_EXCEEDED: 8_RESOURCE_EXHAUSTED: 13_INTERNAL: 2_UNKNOWN:"),
    (OURS, NODE_GRPC, "16_UNAUTHENTICATED: 7_PERMISSION_DENIED: 3_INVALID_ARGUMENT: 12_UNIMPLEMENTED:"),
    (DOWN, GO, "dial_tcp_203.0.113.7:443:_connect:_connection_refused"),
    (WORSE, GO, "read_tcp_203.0.113.7:443:_connection_reset_by_peer EOF unexpected_EOF broken_pipe"),
    (WORSE, GO, "dial_tcp_203.0.113.7:443:_i/o_timeout context_deadline_exceeded net/http:_TLS_handshake_timeout"),
    (WORSE, GO, "http2:_server_sent_GOAWAY_and_closed_the_connection http:_server_closed_idle_connection"),
    (WORSE, GO, "net/http:_timeout_awaiting_response_headers use_of_closed_network_connection"),
    (WORSE, GO, "net/http:_HTTP/1.x_transport_connection_broken"),
    (OURS, GO, "dial_tcp:_lookup_api.example.com:_no_such_host dial_tcp:_lookup_api.example.com:_server_misbehaving"),
    (OURS, GO, "connect:_network_is_unreachable connect:_no_route_to_host context_canceled"),
    (OURS, GO, "x509:_certificate_signed_by_unknown_authority"),
    (OURS, GO, "connect:_cannot_assign_requested_address socket:_too_many_open_files"),
    (OURS, GO, "http:_server_gave_HTTP_response_to_HTTPS_client unsupported_protocol_scheme"),
    (OURS, GO, "proxyconnect_tcp:_dial_tcp_203.0.113.7:3128:_connect:_connection_refused"),
)  # fmt: skip


def cases() -> Iterator[Case]:
    for outcome, frame, codes in DOCUMENTED:
        for code in codes.split():
            spaced = code.replace("_", " ", 1) if frame is NODE_GRPC else code
            yield Case(frame.format(code.replace("_", " ") if frame is GO else spaced), outcome)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.text)
def test_a_transport_code_means_what_is_documented(case: Case) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=case.text), Channel.OFFICIAL)
    assert (verdict.outcome, verdict.fault) == case.outcome


@pytest.mark.parametrize(
    "text",
    [
        "FileNotFoundError: [Errno 2] x",
        "RuntimeError: step 7 of 61 failed, code 111",
        "ValueError: x 10061",
    ],
)
def test_a_number_means_nothing_without_the_words_of_its_family(text: str) -> None:
    verdict = classify(Answer(Transport.EXCEPTION, exception=text), Channel.OFFICIAL)
    assert verdict.reason not in (Reason.CONNECTION_REFUSED, Reason.DNS, Reason.RESET)


def test_words_that_say_more_than_a_code_decide() -> None:
    text = "httpx.ProxyError: [Errno 111] Connection refused by the proxy"
    assert classify(Answer(Transport.EXCEPTION, exception=text), Channel.OFFICIAL).reason is Reason.PROXY
