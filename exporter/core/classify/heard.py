"""What an answer has said so far: `normalize` hands it every text, code and number that it comes upon."""

import re
from dataclasses import dataclass, field
from typing import Final

from exporter.core.classify import codewords, fields, stated, statuses, tallies
from exporter.core.classify.codes.named import Field, Named, in_text, numbered
from exporter.core.classify.lexicon import vendors
from exporter.core.classify.matching import Sought, begun
from exporter.core.classify.parsing import plain
from exporter.core.classify.rule import Shape

LOST: Final = "~lost"
"""The code for a job whose state is a word of failure."""
LEAF: Final = 1_200
"""Of longer messages only the head and the tail are matched against."""
_TEXT: Final = 2_400
_CODES: Final = 120
_NAMES: Final = 20
_HTTP: Final = range(300, 600)
_RPC: Final = range(1, 17)
_SHORT_DIGITS: Final = 9
_LONGEST_CODE: Final = 80
_REQUEST_ID: Final = re.compile(r"\((?:request[ _-]?id|traceid) ?: ?([^)\s]{2,64})")
_WORD: Final = re.compile(r"(?<![a-z0-9_])[a-z]++(?:_[a-z0-9]++)++")
_COMPOUND: Final = re.compile(r"[A-Z](?<!\w[A-Z])[a-z]++(?:[A-Z][a-z]++)+(?:\.[A-Z]\w*+){0,3}")
"""Codes in sentences: `failed (400 InputImageSensitiveContentDetected.PrivacyInformation)`."""
_FAMILY: Final = re.compile(r"(40[0-49]|42[29]|50[0234])\d{2,3}")
_NO_ROUTE: Final = re.compile(
    r"(?:404 ?[:-]? ?)?(?:page |route |path |endpoint )?not found\.?|404 page not found|method not allowed"
    r"|cannot (?:get|post) /\S*"
)
"""What web frameworks say, and nothing else, where no route has been set up."""
_VENDORS: Final = rf"(?:{vendors.ASKED}|upstream|(?:the )?provider|the vendor)"
_BEHIND: Final = Sought(
    "api request | unexpected | response body: | error | provider | upstream | returned | 上游 | bizcode",
    r"api request failed|http error|unexpected status(?: code)?:? ?\d|response body:"
    r"|upstream (?:error|returned|status|http|api|responded)"
    r"|provider http(?: error)? \d|provider returned error"
    r"|(?:kling|veo|sora|runway|luma|minimax|hailuo|vidu|pixverse|seedance|replicate|fal)(?: api)?"
    r" (?:error|returned)\b"
    r"|(?:gemini|openai|claude|vertex|azure|anthropic)[ _]error:|上游(?:返回|错误|报错|渠道)|bizcode",
)
_SAID: Final = Sought(
    """
    from | said | says | answered | replied | responded | refused us | rejected us | upstream | provider
    supplier | vendor | proveedor | fornecedor | fournisseur | провайдер | поставщик | anbieter
    上游 | 供应商 | 服务商 | 渠道商 | 공급사 | 업스트림 | プロバイダ | 上流
    """,
    r"\b(?:40[123]|429|5\d\d|permission[_ ]denied|unauthenticated|unauthorized|forbidden"
    rf"|resource_exhausted) from {_VENDORS}\b"
    r"|\b(?:required|refused|rejected|denied|revoked|suspended|disabled|demanded|declined|reported) by"
    r" (?:the |our |its |an? )?(?:\w+ )?(?:upstream|provider|supplier|vendor)\b"
    rf"|\b{_VENDORS} (?:said|says|answered|replied|responded|refused us|rejected us)\b"
    r"|(?:上游|供应商|服务商|渠道商)(?:返回|提示|报|拒绝)"
    r"|(?:proveedor|fornecedor) (?:devolvió|retornou|respondió|respondeu)"
    r"|fournisseur a (?:renvoyé|répondu|refusé)|(?:провайдер|поставщик) (?:вернул|ответил|сообщил)"
    r"|anbieter (?:meldet|antwortet)|(?:공급사|업스트림)[^\n]{0,4}(?:응답|오류|반환)"
    r"|(?:プロバイダー?|上流)[^\n]{0,4}(?:応答|エラー|返)",
)
"""Who answered what, in whatever words."""
_HOST: Final = Sought(
    "openai.com | chatgpt.com | anthropic.com | googleapis.com | x.ai | grok.com",
    r"openai\.com|chatgpt\.com|anthropic\.com|googleapis\.com|\bx\.ai|grok\.com",
)
_CALLED: Final = Sought(
    "http:// | https:// | ws:// | wss://",
    r"(?:from|for url:?|get|post|request to|calling|fetching) [(\"']?(?:http|ws)s?://[\w.-]*(?:openai"
    r"|chatgpt|google|googleapis|grok|discord|suno|capcut|jianying|klingai|hailuoai|doubao|qwen|runwayml|bing"
    r"|adobe)\.(?:com|ai)",
)
"""A call to a vendor's own web back end, as a client that imitates its pages makes it."""
_VENDOR: Final = re.compile(
    r"openai\.com|googleapis\.com|aistudio\.google|cloud\.google|anthropic\.com|x\.ai|status code \d"
    r"|consumer '|your organization|type \w++, code \w++, message"
)
"""Words that a gateway would not use to its own customers."""
_GATEWAY_TYPE: Final = re.compile(r".[_-]api[_-]error$")

_FILLER: Final = re.compile(
    r"(?:[.!?;,]\s+|[。!?;,]\s*)(?:and |or )?(?:please )?"
    r"(?:(?:if (?:the |this )?(?:problem|issue|error|it)s? (?:still )?(?:persist|continue|keep|happen|occur)"
    r"|(?:try again(?: later)?,? or )?contact (?:our )?support|upgrade [^.!?\n]{0,30}\bfor (?:priority"
    r"|faster|higher))"
    r"[^.!?\n]*|(?:通常|一般)?(?:不是|并非)(?:您的|你的)?(?:提示词|参数|密钥|请求)[^。!?;,\n]*"
    r"|(?:this is |it is |it's |that is |that's )?not (?:usually )?(?:caused by|a problem with|an issue with"
    r"|about|related to|because of|due to) your [^.!?,\n]*"
    r"|(?:your |all |the |no )?(?:balance|credits?|tokens?|points?|quota|funds?) (?:has|have|was|were)"
    r" (?:been |not been |not )?(?:refunded|returned|restored|charged|deducted)[^.!?\n]{0,30}"
    r"|(?:deine?|ihre?) (?:guthaben|credits|punkte) wurden? (?:nicht )?(?:zurück)?(?:erstattet|belastet)"
    r"|se (?:te|le) han? reembolsado [^.\n]{0,30}"
    r"|(?:vos|tes|les) (?:points|crédits) ont été (?:rendus|remboursés|restitués)"
    r"|le quota a été restauré|(?:seus|os) (?:créditos|pontos) foram (?:devolvidos|estornados)"
    r"|(?:деньги|средства|кредиты|баллы) (?:не списаны|возвращены)"
    r"|(?:积分|余额|点数|费用|次数|额度)(?:已(?:经)?(?:自动)?(?:退还|返还|退回)|未(?:扣除|扣费|扣))"
    r"|(?:必要时|如果?(?:持续|仍|多次|提示|遇到?|出现|显示)|若(?:持续|仍|多次|提示|遇到?|出现)|如有疑问|或联系)"
    r"[^。!?;\n]*)",
)
"""What to do should it not help to ask again; it names keys, plans and prompts whatever the reason was."""


@dataclass(slots=True)
class Collected:
    """Everything taken from an answer, layer by layer; the innermost layer is the cause of the others."""

    codes: set[str] = field(default_factory=set)
    named: list[Named] = field(default_factory=list)
    shapes: set[Shape] = field(default_factory=set)
    lines: dict[str, None] = field(default_factory=dict)
    """The messages, folded, in the order they were heard, none twice."""
    names: dict[str, None] = field(default_factory=dict)
    """Identifiers as they came: of codes, of states, of classes of exceptions."""
    request_ids: set[str] = field(default_factory=set)
    own: int | None = None
    """The status that the innermost error object gives as its code."""
    nested: int | None = None
    """The status that the innermost message names."""
    quoting: bool = False
    """The words come from the other side, not from our client."""
    begun: dict[int, list[int]] = field(default_factory=dict)
    """The phrases that may stand in what was heard."""
    _own_layer: int = -1
    _nested_layer: int = -1
    _length: int = 0

    def text(self) -> str:
        """The messages, folded, one per line."""
        return "\n".join(self.lines)[:_TEXT]

    @property
    def failed(self) -> bool:
        """Something said that it failed."""
        return Shape.FAILED in self.shapes

    def fail(self) -> None:
        """Note that an error stands in plain sight."""
        self.shapes.add(Shape.FAILED)

    def say(self, text: str, layer: int) -> None:
        """Keep a message, and the machine words and statuses in it."""
        if len(text) > LEAF:
            text = text[: LEAF * 2 // 3] + " ... " + text[-LEAF // 3 :]
        line = _FILLER.sub(".", plain(text))
        if not line or line in self.lines or self._length > _TEXT:
            return
        begun(line, self.begun)
        self.lines[line] = None
        self._length += len(line)
        self.take_words(text, line, layer)
        self.request_ids.update(_REQUEST_ID.findall(line)[:4])
        if _NO_ROUTE.fullmatch(line):
            self.code("framework:no_route")
        if not self.quoting:
            self.codes |= codewords.about_classes(text)
        elif _BEHIND.search(line, self.begun) or _SAID.search(line, self.begun):
            self.shapes.add(Shape.BEHIND)
        for status in statuses.named(line, numbers_alone=self.quoting):
            self.name_status(status, layer)

    def name_status(self, status: int, layer: int) -> None:
        """A text names an HTTP status; within one layer the highest counts."""
        if status in _HTTP and layer >= self._nested_layer:
            self.nested = max(status, self.nested or 0) if layer == self._nested_layer else status
            self._nested_layer = layer

    def code(self, code: str) -> None:
        """Keep a machine word."""
        if len(self.codes) < _CODES:
            self.codes.add(code)

    def name(self, item: str) -> None:
        """Keep an identifier."""
        if len(self.names) < _NAMES and len(item) <= _LONGEST_CODE:
            self.names[item] = None

    def take_words(self, text: str, line: str, layer: int) -> None:
        """The machine words in a sentence, given as it came and folded; names of classes are none."""
        told = in_text(text, layer) + numbered(line, layer)
        self.named += told
        self.codes.update(each.code.lower() for each in told if each.field is Field.CODE)
        for word in _WORD.findall(line) if "_" in line else ():
            self.code(word)
            if word in fields.BEHIND:
                self.shapes.add(Shape.BEHIND)
            self.codes |= codewords.about(word) & {"~channel", "~pool", "~upstreams_account"}
        for compound in _COMPOUND.findall(text):
            self.name(compound)
            if not compound.endswith(("Error", "Exception")):
                self.code(compound.lower())
                self.code(compound.lower().partition(".")[0])
                self.codes |= codewords.about(compound) & {"~content", "~money", "~upstreams_account"}

    def take_code(self, key: str, item: str, *, job: bool) -> None:
        """A code as text, under its key; `job` where it may be the status of a job."""
        folded = item.lower()[:_LONGEST_CODE]
        self.code(folded)
        if " " not in item:
            self.name(item)
            self.codes |= codewords.about(item[:_LONGEST_CODE], told=True)
        self.code(folded.partition(".")[0])
        if key == "quotaid":
            self.code("quota:day" if "perday" in folded or "freetier" in folded else "quota:minute")
        if folded in fields.BEHIND:
            self.shapes.add(Shape.BEHIND)
        elif _GATEWAY_TYPE.search(folded):
            self.shapes.add(Shape.GATEWAY)
        if job and key in fields.STATES:
            self.take_state(folded)

    def take_state(self, word: str) -> None:
        """The status word of a job."""
        if stated.word(word):
            self.fail()
            self.code(LOST)
        elif word in stated.PENDING_STATES:
            self.shapes.add(Shape.PENDING)
        elif word == "unknown":
            self.shapes.add(Shape.UNKNOWN_STATUS)

    def take_digits(self, digits: str, layer: int, *, rpc: bool) -> None:
        """A code as a number in text."""
        self.take_number(int(digits) if len(digits) <= _SHORT_DIGITS else 0, layer, rpc=rpc)

    def take_number(self, number: int, layer: int, *, rpc: bool) -> None:
        """A code as a number: an HTTP status, a gRPC code (`rpc`: in an error object), or somebody's own."""
        if number in _HTTP:
            if layer >= self._own_layer:
                self.own = max(number, self.own or 0) if layer == self._own_layer else number
                self._own_layer = layer
        elif rpc and number in _RPC:
            self.code(f"rpc:{number}")
        elif number:
            self.code(f"#{number}")
            family = _FAMILY.fullmatch(str(number))
            if family and self.own is None:
                self.own = int(family[1])

    def settle(self) -> None:
        """Whose words these are: a gateway that speaks of a vendor repeats what the vendor told it."""
        text = self.text()
        if _HOST.search(text, self.begun):
            self.code("vendor:host")
        if _CALLED.search(text, self.begun):
            self.code("vendor:called")
        if tallies.none_left(text):
            self.code("~pool")
        if "~behind" in self.codes:
            self.shapes.add(Shape.BEHIND)
        if (Shape.GATEWAY in self.shapes or self.request_ids) and _VENDOR.search(text):
            self.shapes.add(Shape.BEHIND)
