"""The awaited refusal in the words of many frameworks, whatever status somebody put around it."""

import json
import re
from typing import Any

import pytest

from exporter.core.vocabulary import Reason
from exporter.dialects.openai_videos import PROMPT
from exporter.dialects.shared.refusals import says_missing
from tests.unit.dialects.test_refusals import MESSAGES, read

GO = "Key: 'VideoRequest.Prompt' Error:Field validation for 'Prompt' failed on the 'required' tag"
SPRING = "Field error in object 'videoRequest' on field 'prompt': rejected value [null]; codes [NotBlank.videoRequest.prompt]; default message [must not be blank]"
ZOD = {
    "issues": [
        {
            "code": "invalid_type",
            "expected": "string",
            "received": "undefined",
            "path": ["prompt"],
            "message": "Required",
        }
    ],
    "name": "ZodError",
}
FORMS = {
    "sora2api": ("400: Messages cannot be empty", MESSAGES),
    "fastapi": ("[{'type': 'missing', 'loc': ('body', 'prompt'), 'msg': 'Field required', 'input': {}}]", PROMPT),
    "pydantic 1": ("1 validation error for Request\nprompt\n  field required (type=value_error.missing)", PROMPT),
    "go": (GO, PROMPT),
    "spring": (SPRING, PROMPT),
    "joi": ('"prompt" is not allowed to be empty', PROMPT),
    "class-validator": ("messages should not be empty", MESSAGES),
    "python": ("avideo_generation() missing 1 required positional argument: 'prompt'", PROMPT),
    "a key": ("'prompt'", PROMPT),
    "openai": ("Missing required parameter: 'prompt'.", PROMPT),
    "new-api": ("field messages is required (request id: 1)", MESSAGES),
    "too short": ("messages: at least one message is required", MESSAGES),
    "node": ("Cannot read properties of undefined (reading 'prompt')", PROMPT),
    "nest": ("prompt must be a string", PROMPT),
    "protobuf": ("invalid CreateRequest.Prompt: value length must be at least 1 runes", PROMPT),
    "an order": ("Please provide a prompt", PROMPT),
    "zh, an order": ("请输入 prompt", PROMPT),
    "ko, there is none": ("prompt 값이 없습니다", PROMPT),
    "ja, needed": ("prompt フィールドが必要です", PROMPT),
    "ru, needed": ("Требуется prompt", PROMPT),
    "de, needed": ("prompt wird benötigt", PROMPT),
    "zh": ("prompt不能为空", PROMPT),
    "zh, its own word": ("参数错误：缺少提示词", PROMPT),
    "ja": ("promptは必須です", PROMPT),
    "ko": ("prompt는 필수 항목입니다", PROMPT),
    "es": ("El campo prompt es obligatorio", PROMPT),
    "ru": ("Поле prompt обязательно", PROMPT),
    "de": ("Das Feld prompt ist erforderlich", PROMPT),
    "fr": ("Le champ prompt est obligatoire", PROMPT),
    "pt": ("O campo prompt é obrigatório", PROMPT),
    "vi": ("Trường prompt là bắt buộc", PROMPT),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("status", [200, 400, 422, 500, 502, 503])
def test_a_message_that_the_field_is_missing_is_the_awaited_refusal(form: str, status: int) -> None:
    message, named = FORMS[form]
    for body in (
        {"error": {"message": message, "type": "server_error"}},
        {"code": -1, "msg": message, "data": None},
    ):
        assert read(status, body, named).reason is Reason.REJECTED_AS_EXPECTED
    if status != 200:
        assert read(status, {"detail": message}, named).reason is Reason.REJECTED_AS_EXPECTED
        assert read(status, message, named).reason is Reason.REJECTED_AS_EXPECTED


@pytest.mark.parametrize("status", [400, 422, 500])
@pytest.mark.parametrize(
    "body",
    [
        {"detail": [{"type": "missing", "loc": ["body", "prompt"], "msg": "Field required", "input": {}}]},
        {"success": False, "error": ZOD},
        {"details": [{"message": '"prompt" is required', "path": ["prompt"], "type": "any.required"}]},
        {"json": {"prompt": ["Missing data for required field."]}},
        {"prompt": ["This field is required."]},
        {"errors": [{"source": {"pointer": "/data/attributes/prompt"}, "detail": "can't be blank"}]},
        {"errors": [{"type": "field", "msg": "Invalid value", "path": "prompt", "location": "body"}]},
        {"message": "The given data was invalid.", "errors": {"prompt": ["The prompt field is required."]}},
        {
            "message": "Validation failed for object='videoRequest'. Error count: 1",
            "errors": [
                {"codes": ["NotBlank.prompt"], "defaultMessage": "must not be blank", "field": "prompt"}
            ],
        },
    ],
)
def test_a_form_that_names_the_missing_field_is_the_awaited_refusal(status: int, body: Any) -> None:
    assert read(status, body, PROMPT).reason is Reason.REJECTED_AS_EXPECTED


@pytest.mark.parametrize(
    ("status", "body", "named"),
    [
        (500, {"error": {"message": "Failed to process the prompt"}}, PROMPT),
        (500, {"error": {"message": "Internal error, see the error message"}}, MESSAGES),
        (503, {"error": {"message": "No available channel for model sora-2 (distributor)"}}, PROMPT),
        (500, {"error": {"message": "Service unavailable, no message received"}}, MESSAGES),
        (500, {"error": {"message": "model is required", "param": "model"}}, PROMPT),
        (500, {"error": {"message": "Failed to process the prompt for this video"}}, PROMPT),
        (
            503,
            {"error": {"message": "分组 default 下模型 sora_video2 无可用渠道", "code": "model_not_found"}},
            MESSAGES,
        ),
        (500, {"error": {"message": "Upstream error, the error message is missing"}}, MESSAGES),
        (404, {"error": {"message": "Invalid URL (POST /v1/videos)", "param": None, "code": None}}, MESSAGES),
        (429, {"error": {"message": "prompt is required"}}, PROMPT),
        (401, {"error": {"message": "Messages cannot be empty"}}, MESSAGES),
        (200, {"error": {"message": "Your prompt was rejected by moderation"}}, PROMPT),
        (200, {"id": "1", "object": "video", "status": "queued", "prompt": ""}, PROMPT),
        (
            200,
            {
                "choices": [
                    {"message": {"role": "assistant", "content": "Your messages are empty. What is missing?"}}
                ]
            },
            MESSAGES,
        ),
        (404, "<html><title>404</title><body>Error message: page not found</body></html>", MESSAGES),
        (404, {"message": None, "code": "x"}, MESSAGES),
    ],
)
def test_other_words_about_the_field_are_not(status: int, body: Any, named: re.Pattern[str]) -> None:
    assert read(status, body, named).reason is not Reason.REJECTED_AS_EXPECTED


def test_long_answers_are_read_as_far_as_messages_go() -> None:
    assert says_missing("prompt is required " + json.dumps("x" * 100_000), PROMPT)
    assert not says_missing("prompt " * 100_000, PROMPT)
