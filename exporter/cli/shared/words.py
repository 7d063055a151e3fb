"""The words of reports on the command line that no page has, in three languages."""

from typing import Final

from exporter.web.formatting import Formatting
from exporter.wording import LANGUAGES

CODES: Final = tuple(LANGUAGES)
_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "title": ("Service report {month}", "서비스 보고서 {month}", "{month} 服务报告"),
    "of_all": ("all providers", "모든 제공자", "全部供应商"),
    "written": ("Written {time}", "작성 {time}", "生成于 {time}"),
    "so_far": (
        "The month goes on: figures until {time}.",
        "진행 중인 달: {time}까지의 수치.",
        "本月尚未结束：数据截至 {time}。",
    ),
    "utc": ("Days and times are UTC.", "날짜와 시각은 UTC입니다.", "日期与时间均为 UTC。"),
    "rule": (
        "Availability is verified up time over verified up and down time. Announced maintenance, retired "
        "and unknown time counts neither way. Where less than half of the time was verified there is no "
        "figure.",
        "가용성은 검증된 가동 시간을 검증된 가동 및 중단 시간으로 나눈 값입니다. 공지된 점검, 종료, "
        "알 수 없음 시간은 계산하지 않습니다. 절반 미만이 검증된 경우 수치가 없습니다.",
        "可用率为已验证的可用时间除以已验证的可用与不可用时间之和。公告维护、下线与未知时间不计入。"
        "已验证时间不足一半时不给出数值。",
    ),
    "totals": ("Totals", "합계", "合计"),
    "targets": ("Services", "서비스", "服务"),
    "target": ("Service", "서비스", "服务"),
    "provider": ("Provider", "제공자", "供应商"),
    "channel": ("Channel", "채널", "渠道"),
    "model": ("Model", "모델", "模型"),
    "all": ("all", "전체", "全部"),
    "availability": ("Availability", "가용성", "可用率"),
    "promise": ("Promise", "약속", "承诺"),
    "kept": ("kept", "준수", "达成"),
    "missed": ("missed", "미달", "未达成"),
    "coverage": ("Measured", "측정됨", "已测量"),
    "downtime": ("Downtime", "중단 시간", "不可用时间"),
    "spend": ("Spent", "지출", "花费"),
    "jobs": ("Paid jobs", "유료 작업", "付费任务"),
    "failed": ("Failed", "실패", "失败"),
    "per_success": ("Per success", "성공당", "每次成功"),
    "price": ("Price", "가격", "价格"),
    "watched": ("Watched {begin} – {end}", "관찰 기간 {begin} – {end}", "监测时段 {begin} – {end}"),
    "not_whole": (
        "Not watched for the whole month: figures are of {begin} – {end}.",
        "한 달 전체를 관찰하지 않음: 수치는 {begin} – {end}에 해당합니다.",
        "并非整月监测：数据为 {begin} – {end}。",
    ),
    "unknown_for": (
        "Nothing was known for {duration} of it.",
        "그중 {duration} 동안은 알 수 없었습니다.",
        "其中 {duration} 状态未知。",
    ),
    "episodes": ("Episodes", "장애 기록", "事件"),
    "no_episodes": (
        "None: operational all the time that was watched.",
        "없음: 관찰 내내 정상.",
        "无：监测期间始终正常。",
    ),
    "more": (
        "{count} shorter ones are not shown; `--format csv` has them all.",
        "더 짧은 {count}건은 생략했습니다. `--format csv`에 모두 있습니다.",
        "另有 {count} 个较短的未列出；`--format csv` 含全部。",
    ),
    "state": ("State", "상태", "状态"),
    "reason": ("Reason", "원인", "原因"),
    "start": ("Start", "시작", "开始"),
    "end": ("End", "종료", "结束"),
    "duration": ("Duration", "기간", "时长"),
    "ongoing": ("goes on", "계속 중", "仍在持续"),
    "evidence": ("Answers as evidence", "증거가 되는 응답", "作为证据的响应"),
    "evidence_note": (
        "What the service answered at the begin of each episode. Keys and tokens are masked.",
        "각 장애가 시작될 때 서비스가 보낸 응답입니다. 키와 토큰은 가렸습니다.",
        "每个事件开始时服务的响应。密钥与令牌已遮盖。",
    ),
    "time": ("Time", "시각", "时间"),
    "probe": ("Check", "검사", "检查"),
    "answer": ("Answer", "응답", "响应"),
    "announcement": ("announcement", "공지", "公告"),
    "since": ("Since", "시작", "开始于"),
    "of_month": ("{share} of 30 d", "30일 {share}", "30 天 {share}"),
    "of_since": ("{share} since {time}", "{time}부터 {share}", "自 {time} 起 {share}"),
    "is": ("{target} is {state}", "{target}: {state}", "{target}：{state}"),
    "is_since": ("since {time}", "{time}부터", "自 {time} 起"),
    "because": ("because", "이유", "原因"),
    "decided": ("rule: {rule}, decided {time}", "규칙: {rule}, 판정 {time}", "规则：{rule}，判定于 {time}"),
    "decided_by": ("rule: {rule}", "규칙: {rule}", "规则：{rule}"),
    "announced": ("announced", "공지", "公告"),
    "no_verdict": ("no verdict", "판정 없음", "无判定"),
    "good": (
        "{part} of {whole} answers good",
        "응답 {whole}건 중 {part}건 정상",
        "{whole} 个响应中 {part} 个正常",
    ),
    "fresh_until": ("fresh until {time}", "{time}까지 유효", "有效至 {time}"),
    "ours": ("our own fault", "우리 쪽 문제", "我方问题"),
    "by": ("by {rule}", "규칙 {rule}", "规则 {rule}"),
    "reported_by": ("reported by {reporter}", "보고: {reporter}", "报告者：{reporter}"),
    "to_change": ("to change", "바뀌려면", "如何改变"),
}


class Words(Formatting):
    """A language, with the words of the command line."""

    __slots__ = ()

    def word(self, key: str, **values: object) -> str:
        """A word of a report."""
        return _WORDS[key][CODES.index(self.table.code)].format_map(values)


def words(lang: str, now: float) -> Words:
    """The words of a language, at a moment (unix seconds)."""
    return Words(LANGUAGES[lang], now)
