"""Classes of exceptions that clients throw: at home, or at an answer."""

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.classify.codes import thrown
from exporter.core.classify.codes.table import lines
from exporter.core.vocabulary import Fault
from tests.support.meanings import BROKEN, OURS

CHAINS = (
    ("x.BulkheadFullException: x\nCaused by: java.net.SocketTimeoutException: Read timed out", BROKEN),
    ("x.ServiceException: x\nCaused by: x.RejectedExecutionException: x", OURS),
    ("java.lang.OutOfMemoryError: Java heap space", OURS),
    ("torch.OutOfMemoryError: CUDA out of memory", BROKEN),
    ("Task failed: FileNotFoundError: [Errno 2] No such file or directory: '/workspace/a.mp4'", BROKEN),
)


def judged(answer: Answer) -> object:
    verdict = classify(answer, None)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("name", sorted(code for *_, codes in lines(thrown.AT_HOME.table) for code in codes))
def test_a_class_of_our_own_side_is_ours_in_any_package_and_whatever_it_says(name: str) -> None:
    for said in (name, f"com.x.{name}: the video request failed", f"Error [{name}]: upstream timeout"):
        assert classify(Answer(Transport.EXCEPTION, exception=said), None).fault is Fault.OURS


@pytest.mark.parametrize("name", sorted(code for *_, codes in lines(thrown.AFAR.table) for code in codes))
def test_a_class_that_is_thrown_at_an_answer_is_theirs(name: str) -> None:
    assert judged(Answer(Transport.EXCEPTION, exception=f"com.x.{name}: 15")) == BROKEN


@pytest.mark.parametrize(("said", "meant"), CHAINS)
def test_the_last_class_of_a_chain_is_the_cause(said: str, meant: object) -> None:
    assert judged(Answer(Transport.EXCEPTION, exception=said)) == meant


def test_the_class_of_a_server_is_no_part_of_our_request() -> None:
    body = '{"Message": "x", "ExceptionType": "System.NullReferenceException"}'
    assert judged(Answer(status=500, body=body)) == BROKEN
    assert judged(Answer(status=503, body='{"error": "x.RejectedExecutionException: x"}')) == BROKEN


@pytest.mark.parametrize("number", [-32700, -32600, -32602, -32601])
def test_json_rpc_refuses_a_request_by_its_number(number: int) -> None:
    body = f'{{"jsonrpc": "2.0", "id": 1, "error": {{"code": {number}, "message": "x"}}}}'
    assert classify(Answer(status=200, body=body), None).fault is Fault.OURS
