"""What a server says of its own insides: crashes, cut connections, empty answers, a cloud's error classes."""

from typing import Final

from exporter.core.classify.lexicon import answered, down, machinery, misasked, said, spoken, undone
from exporter.core.classify.rule import REVERSE, rule
from exporter.core.vocabulary import Fault, Reason, State

LANGUAGE: Final = (
    rule(
        "tripped.language",
        Reason.UPSTREAM_5XX,
        "chenyme/grok2api issue 68: `list index out of range`: nothing of ours was out of its range",
        statuses="2xx 3xx 4xx 5xx",
        phrases="""
            index out of range | index … out of bounds | out of bounds for | object has no attribute
            object is not subscriptable
            object is not iterable | cannot read propert | undefined is not | nil pointer dereference
            invalid memory address | nullpointerexception | unboundlocalerror | interface conversion:
            no space left on device | database is locked | not-null constraint | unique constraint
            foreign key constraint | duplicate key value
        """,
    ),
)

MACHINERY: Final = (
    rule(
        "tripped.machinery",
        Reason.UPSTREAM_5XX,
        "Kubernetes `exceeded quota: compute-resources`, gateways whose ledger or gatekeeper is away",
        phrases=said(machinery.MACHINERY) + said(misasked.THEIR_SETUP),
    ),
)

CRASHED: Final = (
    rule(
        "tripped.storage",
        Reason.UPSTREAM_5XX,
        "a store of theirs that refuses them: `S3 AccessDenied` of a finished job",
        statuses="200 5xx",
        phrases="""
            (accessdenied | access denied) when calling (putobject | getobject)
            (storage | disk | bucket | volume) quota | quota … on our (side | end)
            (␣s3 | s3 | bucket | storage) … (accessdenied | access denied | forbidden | permission denied)
        """,
    ),
    rule(
        "tripped.index",
        Reason.BAD_RESPONSE,
        "djeddi-yacine/brain_fusion issue 1: a program that looked for a part which the answer did not have",
        phrases="index out of range | rangeerror (index) | list index",
    ),
    rule(
        "tripped.vendor_objects_reverse",
        Reason.BAD_RESPONSE,
        "UrielCh/midjourney-client issue 6: Discord replaced what the wrapper calls, we never name it",
        on=REVERSE,
        phrases="unknown application | unknown integration | unknown interaction | unknown guild",
    ),
    rule(
        "tripped.answer_unreadable",
        Reason.BAD_RESPONSE,
        "rohitaryal/imageFX-api issue 16: `Invalid session response: missing required fields`: theirs lack "
        "them, not ours",
        phrases=said(answered.UNREADABLE),
    ),
    rule(
        "tripped.too_long",
        Reason.OVERLOADED,
        "what is too long is the line before them, not our prompt",
        phrases="""
            (queue | wait time | waiting time | response time | the line | waitlist) … is too long
            (queue | backlog | waitlist) (length | depth | size) … exceed
            (队列 | 排队 | 等待时间 | 响应时间) … (过长 | 太长 | 已满)
        """,
    ),
    rule(
        "tripped.gave_up",
        Reason.UPSTREAM_5XX,
        "CloudWaddie/LMArenaBridge issue 172 and tbphp/gpt-load MAX_RETRIES_EXCEEDED",
        statuses="5xx",
        phrases="""
            all retries failed | retries exhausted
            (maximum | max) … (retries | retry attempts | number of attempts)
            重试 … (次数 | 上限 | 失败 | 用尽)
        """,
    ),
    rule(
        "tripped.not_ours",
        Reason.UPSTREAM_5XX,
        "under a 5xx these speak of what a server itself handles; new-api marks its refusals with codes",
        statuses="5xx",
        phrases="""
            is too long | exceeds the maximum | out of range | invalid input from
            格式错误 | 格式不正确
            (unmarshal | decode | parse) … (response | task result)
            (upstream | 上游) … (cannot be empty | 不能为空 | 为空 | invalid input | invalid value)
        """,
    ),
)

BROKEN: Final = (
    rule(
        "breakage.download",
        Reason.ARTIFACT_INVALID,
        "sora2api: generation worked, delivery did not",
        phrases="""
            failed to download | download … failed | download error | error downloading | failed to save video
            failed to save the video | while downloading (video | the video | result)
            expired before download | error: … for url: http … (.mp4 | .webm | .mov | .m3u8)
            failed to fetch video content
            下载 … 失败
            다운로드 … 실패
            ダウンロード … 失敗
        """,
    ),
    rule(
        "breakage.stream_cut",
        Reason.TRUNCATED,
        "Wei-Shaw/sub2api issue 2232: stream disconnected before image generation completed",
        phrases="""
            incompleteread | incomplete chunked read | without sending complete message body
            stream disconnected | stream closed before | stream ended before | premature close
            content-length mismatch | unterminated string | unexpected end of json
        """,
    ),
    rule(
        "breakage.timeout",
        Reason.TIMEOUT,
        "Cloudflare 522 and 524 pages, kie.ai 524, Gemini `Deadline expired`, new-api 任务超时",
        phrases=f"""
            deadline expired | deadline_exceeded | exceeded … seconds limit
            응답이 없 | 応答がありません
            {said(down.TIMED_OUT)}
        """,
    ),
    rule(
        "breakage.connection",
        Reason.RESET,
        "Envoy 503, curl and Go texts inside gateways' JSON: the gateway could not reach its upstream",
        phrases=f"""
            upstream connect error | before headers. reset reason | connection reset | connection refused
            connection aborted | connection closed | connection terminated | connection error
            error sending request | remote end closed | urlopen error | socket hang up | broken pipe
            unexpected eof | eof occurred | server disconnected | econnreset | econnrefused | etimedout
            getaddrinfo enotfound | (enotfound | 'enotfound | enotfound: | no such host | dial tcp | curl: (5)
            curl: (6) | curl: (7) | curl: (16) | curl: (18) | curl: (27) | curl: (28) | curl: (35)
            curl: (47) | curl: (52) | curl: (54) | curl: (55) | curl: (56) | curl: (60) | curl: (65)
            curl: (80) | curl: (81) | curl: (92) | curl: (95) | curl: (96) | curl: (97)
            was not closed cleanly | stream error | peer closed | no healthy upstream | network error
            fetch failed
            网络出现异常 | 网络异常 | 网络错误 | 连接失败 | 连接错误
            네트워크 오류 | 연결 오류 | 연결할 수 없
            {said(down.UNREACHABLE)}
            {said(down.CUT_OFF)}
            接続エラー | 接続できません | ネットワークエラー
        """,
    ),
    rule(
        "breakage.empty",
        Reason.BAD_RESPONSE,
        "TheSmallHanCat/flow2api issues 142 and 150; google-genai `missing generated_videos`",
        phrases="""
            empty response | response is none | returned no | missing generated_videos | did not return image
            did not return video | no image data | no video data | no valid final image | an invalid response
            invalid response from | invalid response body | unexpected response | malformed response
            is not valid json | invalid json response | expecting value | unexpected token
            (returned | received | got) (invalid | an invalid | malformed | a malformed | unexpected |
                an unexpected | an undocumented | an unknown | empty | an empty) (json | response | body |
                answer | reply | result | payload)
            url为空 | 返回为空 | 响应为空 | 缺少operations | 解析失败
            응답이 비어
            (no video | no videos | no image | no images | no output | no outputs | no media | no result) …
                (completed | was generated | were generated | was returned | were returned | produced)
            (未返回 | 没有返回 | 未获取到 | 没有获取到) … (视频 | 图片 | 结果 | 下载地址 | 链接)
        """,
    ),
)

EMPTY_HANDED: Final = (
    rule(
        "breakage.too_slow",
        Reason.TIMEOUT,
        "relays in ten languages: `took too long`, which sounds like a measure of what we sent",
        phrases=said(down.TOO_SLOW),
    ),
    rule(
        "breakage.empty_handed",
        Reason.BAD_RESPONSE,
        "relays in ten languages: `completed`, and what was made is not handed over; what they lack sounds "
        "like a parameter that we left out",
        phrases=said(answered.EMPTY_HANDED),
    ),
)

CLOUD: Final = (
    rule(
        "cloud.malformed",
        Reason.INVALID_REQUEST,
        "Bedrock ValidationException `Malformed input request`: read, judged, nothing billed",
        outcome=State.OPERATIONAL,
        phrases="malformed input request | please reformat your input",
    ),
    rule(
        "cloud.refused",
        Reason.INVALID_REQUEST,
        "boto/boto3 issue 4382: ValidationException of start_async_invoke",
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        phrases="validationexception",
    ),
)

REFUSED: Final = (
    rule(
        "breakage.own_error",
        Reason.GENERATION_FAILED,
        "ChatGPT web: `由于我这边发生了错误，我未能生成图片`, quoted with the 400 of the gateway",
        phrases="""
            (error | issue | problem | went wrong) … (on my end | on my side | on our end | on our side)
            (我这边 | 我们这边) … (错误 | 问题 | 异常)
        """,
    ),
    rule(
        "breakage.server_words",
        Reason.UPSTREAM_5XX,
        "kie.ai failCode 422 `Director: unexpected error handling prediction`: Replicate's fault",
        statuses="400 422",
        phrases=f"""
            {said(undone.NOT_DONE)}
            {said(undone.WENT_WRONG)}
            internal error | internal server error | unhandled error
            (provider | upstream | vendor | supplier) (returned | reported | sent) an error
            generation failed | (model | we | engine) (failed to generate | could not generate)
            (service | model | server) (is currently unavailable | is unavailable | currently unavailable)
            (engine | worker | renderer | encoder | pipeline) (is offline | is down | is not available)
            (engine | worker | renderer | encoder | pipeline | backend | upstream | provider) (crashed |
                failed | died | disconnected | connection lost)
            (上游 | 服务 | 模型服务 | 接口)(异常 | 故障 | 出错) | 生成失败,请(稍后 | 重试)
            内部错误 | 服务器错误 | 系统错误 | 系统异常
        """,
    ),
)

_UNDER_WAY: Final = """
    (排队中 | 生成中 | 处理中 | 队列中 | 正在生成 | 正在排队) | 処理中
    (생성 | 처리 | 대기) 중(입 | 이 | 인 | . | ,)
    in the queue | in queue | queued | is being generated | is being processed | generating…% | processing…%
    en cola | в очереди | in der warteschlange | en file d'attente | na fila | đang xử lý | đang tạo
"""
SPOKEN: Final = (
    rule(
        "spoken.available",
        Reason.OK,
        "TheSmallHanCat/sora2api without `stream`: `All tokens available for video generation`",
        shapes="prose",
        phrases="(tokens | token | accounts) available",
    ),
    rule(
        "spoken.ended_under_way",
        Reason.GENERATION_FAILED,
        "reverse chat gateways: a stream is the job, and it ended while it said that it was under way",
        shapes="prose stream",
        phrases=_UNDER_WAY,
    ),
    rule(
        "spoken.job",
        Reason.OK,
        "reverse chat gateways that answer with the id of a job instead of waiting for it",
        shapes="prose",
        phrases=f"""
            {_UNDER_WAY}
            task id | task_id | taskid | job id | job_id | video_id | 任务id | 任务 id | 任务编号 | 작업 id
            タスクid | id de la tarea | id de tâche | auftrags-id | id задачи | id da tarefa | mã tác vụ
        """,
    ),
    rule(
        "spoken.not_now",
        Reason.GENERATION_FAILED,
        "web models behind reverse gateways that cannot for now, whatever was asked of them",
        shapes="prose",
        phrases=said(spoken.NOT_NOW),
    ),
    rule(
        "spoken.declined",
        Reason.CONTENT_POLICY,
        "ChatGPT and Gemini behind reverse gateways: `I can't help with that`, in any language",
        shapes="prose",
        phrases=said(spoken.DECLINED),
    ),
)
"""What a model says in its own person, where it was asked for a video."""

LAST: Final = (
    *SPOKEN,
    rule(
        "breakage.server_error",
        Reason.UPSTREAM_5XX,
        "where no status tells: prose, tasks and exceptions that only say that something failed",
        phrases=f"""
            {said(undone.WENT_WRONG)}
            internalserviceerror | internalservererror
            internal error | server error | server had an error | bad gateway | service unavailable
            temporarily unavailable
            has raised an exception | exited unexpectedly
            unhandled error | upstream request failed | upstream returned error | provider returned error
            服务器错误 | 内部错误 | 服务异常 | 系统错误 | 系统异常 | 服务不可用 | 上游错误
            서버 오류 | 서버 에러 | 내부 오류
            サーバーエラー | サーバエラー | 内部エラー
        """,
    ),
    rule(
        "breakage.generation_failed",
        Reason.GENERATION_FAILED,
        "reverse chat channels: failure as text in a 200",
        phrases="""
            generation failed | generation_failed | failed to generate | failed to create | task failed
            生成失败 | 任务失败 | 创建失败
            생성 실패 | 생성에 실패
            生成に失敗
            ❌
            (can't | cannot | couldn't | could not | unable to | not able to) …
                (create | generate | produce | render | make the | process the)
        """,
    ),
    rule(
        "apology.prose",
        Reason.GENERATION_FAILED,
        "web models behind reverse gateways: an apology where a video or an image should be",
        shapes="prose",
        phrases=said(spoken.APOLOGY),
    ),
    rule(
        "breakage.somehow",
        Reason.GENERATION_FAILED,
        "seermartech docs: `status_code` 50004 and `Upstream unavailable` in a 200: whatever it is, it is "
        "no success",
        shapes="json",
        phrases="""
            unavailable | failed | failure | exception | error: | an error | error (while | when | during)
            失败 | 错误 | 异常 | 不可用
            오류 | 실패
            エラー | 失敗
            ошибк
        """,
    ),
)
