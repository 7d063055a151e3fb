"""Tolerant readers: JSON in text, event streams, HTML, Python's reprs, and one spelling for each wording."""

import html
import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from urllib.parse import parse_qsl

_TRADITIONAL: Final = (
    "無當組額餘維護請後試號飽負載過異錯誤連線閉關開鍵鑰權頻並發審違規內務暫復狀態檢測驗證碼點數據庫臨時間"
    "應響產戶賬帳獲資訊網絡絕訪問調區範圍義頁綁單價儲殘聯員頂級訂閱廢棄遷遠轉換視圖達優輸參標識動執終結週"
    "專該隊擁擠條處給嘗說係廠沒選機對門們個這還會來實導電盡擇貨幣檔題現圖為"
    "敗費設許計詞語讀購運進適釋錢鏈長險須預風統繼續類觸認詢輯鎖難構節衝軟夠僅傳備創劃協變場壞壓寫將層屬嚴"
    "師幀從憑損擋斷於極樣歸氣決滿準濾獨畫確種稱穩編緩縮總織聲舊術補裝裡製複見觀訓記話詳論謝議讓貝賣質贈較"
    "輕辦遞遲遺邊銀銷錄鐘閒階隨隱雙離項順領頭顯驅體"
    "併凍積國簽緊繳攔臉雲郵營罰與靈攝輪陸擾擊減滯傷塊監盜緣償歲歡濟煩爭療眾競筆純細練罷習聽腦舉覺覽討訴註評"
    "課譯諮責販貸賽贊趕跡車軌輛農遊醫鈕鋪鎮閃雜頗顏顧飯騙驚鬆貼喚壽夢奪獎媽學寧寬寶屆島幫廣廳張彈徵徹恆悅"
    "惡愛慮憂懸戰戲擔擴擺擷攜敵斂樂樓樹橋櫃殺毀況濃災煙熱燈爾牆獄環畢盤盧矚礎礙禮稅窮竊築簡糾紀約紅納紙紛"
    "紋絲經綜綠綱緒緯縣縱績繞繪繫纖罵聖聞聰職肅脫膽臺艦葉蔣薦藍藝藥蘇虛蟲衛裏褲襲訟訣詐詠誘誇謂謊謎講譜豐"
    "財貢貧貫貴賓賠賴贏軍轟邁遙鄉釣鈴銘鋼錨鏡鐵鑑閣闖際雞霧靜頓頸飄飾馬駛駕騎驟髒鬥魚魯鳥鴻麥黃齊齡龍龐龜"
)
_SIMPLIFIED: Final = (
    "无当组额余维护请后试号饱负载过异错误连线闭关开键钥权频并发审违规内务暂复状态检测验证码点数据库临时间"
    "应响产户账账获资讯网络绝访问调区范围义页绑单价储残联员顶级订阅废弃迁远转换视图达优输参标识动执终结周"
    "专该队拥挤条处给尝说系厂没选机对门们个这还会来实导电尽择货币档题现图为"
    "败费设许计词语读购运进适释钱链长险须预风统继续类触认询辑锁难构节冲软够仅传备创划协变场坏压写将层属严"
    "师帧从凭损挡断于极样归气决满准滤独画确种称稳编缓缩总织声旧术补装里制复见观训记话详论谢议让贝卖质赠较"
    "轻办递迟遗边银销录钟闲阶随隐双离项顺领头显驱体"
    "并冻积国签紧缴拦脸云邮营罚与灵摄轮陆扰击减滞伤块监盗缘偿岁欢济烦争疗众竞笔纯细练罢习听脑举觉览讨诉注评"
    "课译咨责贩贷赛赞赶迹车轨辆农游医钮铺镇闪杂颇颜顾饭骗惊松贴唤寿梦夺奖妈学宁宽宝届岛帮广厅张弹征彻恒悦"
    "恶爱虑忧悬战戏担扩摆撷携敌敛乐楼树桥柜杀毁况浓灾烟热灯尔墙狱环毕盘卢瞩础碍礼税穷窃筑简纠纪约红纳纸纷"
    "纹丝经综绿纲绪纬县纵绩绕绘系纤骂圣闻聪职肃脱胆台舰叶蒋荐蓝艺药苏虚虫卫里裤袭讼诀诈咏诱夸谓谎谜讲谱丰"
    "财贡贫贯贵宾赔赖赢军轰迈遥乡钓铃铭钢锚镜铁鉴阁闯际鸡雾静顿颈飘饰马驶驾骑骤脏斗鱼鲁鸟鸿麦黄齐龄龙庞龟"
)
_FOLDED: Final = str.maketrans(
    "（）：，；！？＄　’‘“”【】" + _TRADITIONAL,
    "():,;!?$ ''\"\"[]" + _SIMPLIFIED,
    "\u0307\u200b\u200c\u200d\ufeff",
)

_TAIWANS: Final = {
    "视讯": "视频", "影片": "视频", "伺服器": "服务器", "金钥": "密钥", "使用者": "用户", "逾时": "超时",
    "网路": "网络", "帐号": "账号", "帐户": "账户", "程式": "程序", "档案": "文件", "讯息": "消息",
    "品质": "质量", "预设": "默认",
}  # fmt: skip
"""What is said in Taiwan, and how it is said elsewhere."""
_TAIWANS_WORDS: Final = re.compile("|".join(_TAIWANS))
_TORN: Final = re.compile("(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])")
"""Between characters that are written without spaces: the line was broken there, or read from a picture."""
_ENDPOINT: Final = re.compile("エンドポイント|엔드 ?포인트")
"""Without this, points are read in it, which are money."""


def plain(text: str) -> str:
    """Fold a text: lower case, ASCII punctuation, simplified characters and their words, single spaces."""
    text = text.lower()
    if not text.isascii():
        text = _TAIWANS_WORDS.sub(lambda word: _TAIWANS[word[0]], text.translate(_FOLDED))
        if "ポイント" in text or "포인트" in text:
            text = _ENDPOINT.sub("endpoint", text)
        return joined(" ".join(text.split()))
    return " ".join(text.split())


def joined(text: str) -> str:
    """A text of single spaces, without those between characters that are written without any."""
    return _TORN.sub("", text) if " " in text else text


PARSE_LIMIT: Final = 32_000
"""Longer JSON is not parsed: it is a listing or an artifact, and failures are short."""
_LONGEST_REPR: Final = 8_000
_FIELDS: Final = 100
_DECODER: Final = json.JSONDecoder()
_FIELD: Final = re.compile(
    r"""(?:["']([A-Za-z_@-]{2,32})["']|(?<=[{,\s])([A-Za-z_]{2,32}))\s*:\s*(?:"((?:[^"\\]++|\\.)*+)|'((?:[^'\\]++|\\.)*+)|(-?\d{1,9})\b)""",
    re.DOTALL,
)
_LISTED: Final = re.compile(
    r"""[ \t]*(?:-[ \t])?(?:\["?(\w{2,32})"?\](?::\w+)? ?=>"""
    r"""|["']?([A-Za-z_]{2,32})["']?[ \t]*(?::|=>)(?!//))(.*)"""
)
_LISTS: Final = re.compile(r"(?i)\s*(?:errors?|details?|code|status|message|msg|success|reason|type)\s*:")
_FORM: Final = re.compile(r"[A-Za-z_][\w.]{0,31}=[^&\s]*+(?:&[A-Za-z_][\w.]{0,31}=[^&\s]*+){1,99}")
_LONGEST_NUMBER: Final = 10
_LONGEST_FORM: Final = 4_000
_NESTED: Final = re.compile(r"(?:stdClass )?(?:Object|Array|array)\b.*")
_PAIR: Final = 2
_CODE_POINT: Final = re.compile(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))")
_ESCAPES: Final = (
    ("\\\\", "\0"),  # until the others are done, so that none begins in the middle of it
    ('\\"', '"'),
    ("\\'", "'"),
    ("\\n", "\n"),
    ("\\t", "\t"),
    ("\\r", "\r"),
    ("\\/", "/"),
)
_PYTHON: Final = re.compile(
    r"""'((?:[^'\\]++|\\.)*+)'|"((?:[^"\\]++|\\.)*+)"|\b(None|True|False)\b""", re.DOTALL
)
_CONSTANTS: Final = {"None": "null", "True": "true", "False": "false"}
_TAG: Final = re.compile(r"<[^<>]*>")
_PAGE: Final = re.compile(r"<!doctype ?html|<html", re.IGNORECASE)
_HTML_STARTS: Final = (
    "<!doctype html",
    "<!doctypehtml",
    "<html",
    "<head",
    "<body",
    "<title",
    "<center",
    "<div",
    "<h2",
    "<p>",
    "<pre",
    "<span",
    "<h1",
    "<script",
)


def parse(text: str) -> Any:
    """The JSON value that a text is, or None. A JSON `null` is None too: it says nothing."""
    if len(text) > PARSE_LIMIT:
        return None
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def parse_at(text: str, start: int) -> tuple[Any, int] | None:
    """The JSON value that begins at `start`, and where it ends."""
    if len(text) - start > PARSE_LIMIT:
        return None
    try:
        value, end = _DECODER.raw_decode(text, start)
    except (ValueError, RecursionError):
        return None
    return value, end


def from_python(text: str) -> str:
    """A Python repr as JSON. What is neither becomes text that does not parse; long texts stay."""
    if len(text) > _LONGEST_REPR:
        return text
    return _PYTHON.sub(_as_json, text)


def _as_json(match: re.Match[str]) -> str:
    single, double, constant = match.groups()
    if constant is not None:
        return _CONSTANTS[constant]
    return json.dumps(unescape(double if single is None else single))


def brace(text: str) -> int:
    """Where an object begins inside a text; -1 when none does."""
    start = text.find("{")
    if start > 0 and text[start - 1] == "[":
        return start - 1
    return start


def fields(text: str) -> Iterator[tuple[str, str | int]]:
    """Keys and scalar values of an object that does not parse: JSON that stops early, or what Node prints."""
    for match in islice(_FIELD.finditer(text), _FIELDS):
        quoted, bare, double, single, number = match.groups()
        key = quoted or bare
        if number is not None:
            yield key, int(number)
        else:
            yield key, unescape(double if double is not None else single)


def listed(text: str) -> dict[str, str | int]:
    """Keys and values of what PHP prints of an object, or of `key: value` lines; empty for other texts."""
    lines = [line for line in text.splitlines() if line.strip(" \t()")]
    found = [match for match in map(_LISTED.match, lines[:_FIELDS]) if match]
    printed = any(match[1] for match in found)
    if len({match[1] or match[2] for match in found}) < _PAIR or not (
        printed or (len(found) == len(lines) and _LISTS.match(lines[0]))
    ):
        return {}
    pairs = ((match[1] or match[2], match[3].strip(" \t\"',")) for match in found)
    return {key: _scalar(value) for key, value in pairs if value and not _NESTED.fullmatch(value)}


def form(text: str) -> dict[str, str | int] | None:
    """The fields of a text that is a form, as OAuth's errors are: `error=invalid_token&code=401`."""
    if len(text) > _LONGEST_FORM or _FORM.fullmatch(text) is None:
        return None
    pairs = parse_qsl(text, keep_blank_values=True, max_num_fields=_FIELDS)
    return {key: _scalar(value) for key, value in pairs}


def _scalar(value: str) -> str | int:
    return int(value) if value.removeprefix("-").isdecimal() and len(value) < _LONGEST_NUMBER else value


def unescape(text: str) -> str:
    """Undo one level of backslashes."""
    if "\\" not in text:
        return text
    for escaped, meant in _ESCAPES:
        text = text.replace(escaped, meant)
    if "\\u" in text or "\\x" in text:
        text = _CODE_POINT.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    return text.replace("\0", "\\")


def is_html(text: str) -> bool:
    """Whether a text is a page or a piece of one."""
    head = text[:300].lstrip("\ufeff \t\r\n").lower()
    return head.startswith(_HTML_STARTS) or (head.startswith("<") and "<html" in head)


def page_start(text: str) -> int:
    """Where a whole page begins inside a text; -1 when none does."""
    found = _PAGE.search(text) if "<" in text else None
    return -1 if found is None else found.start()


_HEAD: Final = 2_000
"""Characters of a page of which letters that are written as numbers are read."""


def page_words(markup: str) -> str:
    """What a reader sees of a page: its title and text, without scripts, styles and comments."""
    markup = _without(markup, "<!--", "-->")
    for tag in ("script", "style"):
        markup = _without(markup, f"<{tag}", f"</{tag}>")
    words = _TAG.sub(" ", markup)
    return html.unescape(words[:_HEAD]) + words[_HEAD:] if "&#" in words[:_HEAD] else words


def _without(text: str, start: str, end: str) -> str:
    kept: list[str] = []
    position = 0
    while (opening := text.find(start, position)) >= 0:
        kept.append(text[position:opening])
        closing = text.find(end, opening)
        if closing < 0:
            return "".join(kept)
        position = closing + len(end)
    kept.append(text[position:])
    return "".join(kept)


_MEDIA_MARKS: Final = (
    ".mp4",
    ".webm",
    ".mov",
    "<video",
    "![",
    "data:image/",
    "data:video/",
    ".png",
    ".jpg",
    ".webp",
)


def has_media(text: str) -> bool:
    """Whether a chat answer carries a link to, or the bytes of, a video or an image."""
    return ("http" in text or "data:" in text) and any(mark in text for mark in _MEDIA_MARKS)
