"""Whose key, account, money or right a gateway speaks of, where the words for the refusal are the same."""

import json

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, Fault, Upstream

CUSTOMERS_IS_FINE = [
    "Nothing is wrong with your key: the key that we hold was refused",
    "your key is fine; insufficient credits",
    "与您的余额无关，平台在官方的预付款已用完",
    "고객님 키는 정상이며 계정이 정지되었습니다",
    "お客様のキーは正常ですが、残高不足です",
    "ваш ключ действителен, но баланс исчерпан",
    "liegt nicht an Ihrem Schlüssel: das Konto ist gesperrt",
]
NAMED = [
    "Missing KLING_API_KEY",
    "The OpenAI key is missing",
    "DASHSCOPE_API_KEY is not configured on this server",
]
DONE_TO_A_CUSTOMER = ["We have disabled your key for this model", "We have paused your subscription"]


def fault(text: str, status: int, upstream: Upstream | None = Upstream.GATEWAY) -> Fault | None:
    answer = Answer(status=status, body=json.dumps({"error": {"message": text}}, ensure_ascii=False))
    return classify(answer, Channel.OFFICIAL, upstream=upstream).fault


@pytest.mark.parametrize("status", [401, 402, 403])
@pytest.mark.parametrize("text", CUSTOMERS_IS_FINE)
def test_where_a_customers_is_fine_it_is_the_gateways(text: str, status: int) -> None:
    assert fault(text, status) is Fault.UPSTREAM


@pytest.mark.parametrize("text", NAMED)
def test_a_key_by_the_name_of_a_vendor_is_the_gateways_behind_one_and_ours_at_the_vendor(text: str) -> None:
    assert fault(text, 401) is Fault.UPSTREAM
    assert fault(text, 401, Upstream.VENDOR) is Fault.OURS


@pytest.mark.parametrize("upstream", [*Upstream, None])
@pytest.mark.parametrize("text", DONE_TO_A_CUSTOMER)
def test_what_is_done_to_a_customer_is_ours_whoever_says_so(text: str, upstream: Upstream | None) -> None:
    assert fault(text, 402, upstream) is Fault.OURS
