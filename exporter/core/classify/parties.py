"""Whose key, account, money or right a sentence speaks of: its customer's, or the speaker's own elsewhere.

A gateway has customers and suppliers, and the words for a refusal are the same at both ends. Who is meant is
told by small words that every language has: `our`, `your`, `the supplier's`. A sentence to a customer names
what is his; a sentence of the gateway's own dealings names its own things, or its supplier beside a thing.
"""

import re
from typing import Final

from exporter.core.classify.lexicon import vendors

_LATIN_THING: Final = (
    r"(?:api[ _-]?)?(?:keys?|tokens?|credentials?|secrets?|accounts?|organi[sz]ations?|projects?"
    r"|subscriptions?|contracts?|licen[cs]es?|plans?|credits?|balances?|wallets?|quotas?|funds|prepaid|invoices?|access"
    r"|certificates?|logins?|sessions?|cookies?|seats?|workspace|agreement|card|deposits?|merchant|orgs?|tenants?|allotments?"
    r"|allowances?|volume"
    r"|organisation|organización|organização|depósito|dépôt|einlage|депозит\w*|организаци\w*"
    r"|tiền đặt cọc|tổ chức"
    r"|schlüssel|zugang|zugangsdaten|konto|guthaben|kontingent|vertrag|abo|zertifikat"
    r"|clés?|comptes?|crédits?|soldes?|abonnement|contrats?|accès|jetons?|identifiants|certificat"
    r"|claves?|cuentas?|saldos?|créditos?|suscripción|contratos?|credenciales|fondos|acceso|certificado"
    r"|chaves?|contas?|assinatura|credenciais|acesso|chiavi?|chiave|credito|contratto"
    r"|klucz\w*|kont[oa]|saldo|umow\w+|anahtar\w*|hesa[bp]\w*|bakiye\w*|kunci|akun|kontrak"
    r"|ключ\w*|токен\w*|аккаунт\w*|уч[её]тн\w+|сч[её]т\w*|баланс\w*|договор\w*|подписк\w+|доступ\w*|средств\w*"
    r"|khóa|khoá|tài khoản|số dư|hợp đồng|tín dụng)"
)
_CJK_THING: Final = (
    r"(?:密钥|key|令牌|token|账号|账户|余额|额度|积分|合同|授权|凭证|订阅|套餐|证书|签约|合约|保证金|预付款"
    r"|商户|服务账号|예치금|조직|デポジット|组织|키|인증|계정|잔액|크레딧|계약|구독|토큰|인증서|キー|トークン|アカウント|残高|クレジット|契约|认证|证明书)"
)
_PLACES: Final = r"(?![ -]?(?:page|portal|cent(?:er|re)|website|site|dashboard|console|settings|tab|bereich))"
_OURS: Final = re.compile(
    r"(?<!not one of )\b(?:our|unser(?:e[nmrs]?)?|notre|nos|nuestr[oa]s?|noss[oa]s?|наш\w{0,3}|nostr[oiae]"
    rf"|onze|nasz\w*|naš\w*|bizim)\s+(?:[\w'-]+\s+){{0,2}}?(?:[\w'-]+-)?{_LATIN_THING}\b{_PLACES}"
    rf"|(?:我们|我方|我司|我社|弊社|当社|当方|私たち|저희|당사|우리)[^\n,.;]{{0,8}}{_CJK_THING}"
)
"""A thing of the speaker's own."""
_OURS_AFTER: Final = re.compile(rf"\b{_LATIN_THING}(?:\s+\w+){{0,2}}\s+(?:của chúng tôi|kami)\b")
_BEHIND: Final = re.compile(
    rf"\b{_LATIN_THING}\b[^\n.;]{{0,40}}\b(?:behind|used by|serving|powering|held by) (?:this|the|our)\b"
    r" (?:\w+ )?(?:relay|gateway|proxy|service|server|bot|reseller|site|router|platform)\b"
    rf"|\b{_LATIN_THING}\b (?:that )?(?:this|the|our) (?:relay|gateway|proxy|service|server|router|platform)"
    r" (?:uses|has|holds|relies on|runs on)\b"
)
"""A thing that stands behind the speaker."""
_FIRST: Final = re.compile(
    r"\b(?:our|ours|us|we|unser\w*|uns|wir|notre|nos|nous|nuestr\w+|noss\w+|наш\w*|нас|нам|мы|chúng tôi)\b"
    r"|\b(?:the|this) (?:platform|gateway|reseller|relay|proxy)'s\b|\bla plataforma\b|\bla plateforme\b"
    r"|\bder plattform\b|платформ|我们|我方|本站|平台(?:在|与|的)|저희|当社|弊社|当方|当サービス"
)
"""Whoever speaks."""
_SUPPLIER: Final = (
    r"(?:upstreams?|providers?|suppliers?|vendors?|resellers?|anbieters?|hersteller|lieferant\w*|fournisseurs?|éditeur|fabricante|proveedor\w*"
    r"|fornecedor\w*|provedor\w*|fornitor[ei]|dostawc\w+|sağlayıcı\w*|tedarikçi\w*|penyedia|pemasok"
    r"|поставщик\w*|провайдер\w*|вендор\w*|nhà cung cấp)"
)
_VENDOR: Final = re.compile(
    rf"\b(?:{_SUPPLIER}|{vendors.ASKED})\b"
    r"|上游|供应商|渠道|服务商|厂商|第三方|アップストリーム|火山|谷歌|可灵|官方|提供元|仕入先|上流|プロバイダ|ベンダー|공급사|공급자|제공사|제공업체|업스트림"
)
"""Whoever is asked by the speaker."""
_SUPPLIERS: Final = re.compile(
    rf"\b{_SUPPLIER}(?:'s)?[\s:(]+(?:(?!for\b|to\b|on\b|in\b|this\b|is\b|key for)[\w'-]+[\s:]+){{0,3}}?"
    rf"(?:[\w'-]+-)?{_LATIN_THING}\b"
    rf"|\b{_LATIN_THING}\s+(?:\w+\s+){{0,2}}?(?:with|at|from|of|for|by|chez|du|des|de|del|do|bei|beim|en|con|com"
    rf"|no|у|от|tại|presso)\s+(?:(?:the|our|its|el|le|la|unser\w*|o|um|un|a)\s+)?{_SUPPLIER}\b"
    rf"|\b(?:{vendors.ASKED}) (?:has )?(?:rejected|refused"
    rf"|declined|revoked|disabled|suspended|blocked|closed|locked) (?:the|this|its|an?) "
    rf"(?:\w+ ){{0,2}}{_LATIN_THING}\b"
    r"|\b(?:баланс|ключ|токен|аккаунт|сч[её]т)\w* (?:поставщик|провайдер|вендор)"
    r"|(?:上游|供应商|渠道商?|服务商|第三方|提供元|仕入先|上流|アップストリーム|プロバイダー?|공급사|공급자"
    rf"|제공사|제공업체|업스트림)[^\n,.;]{{0,12}}{_CJK_THING}"
)
"""A thing that the speaker has with whoever it asks."""
_YOURS: Final = re.compile(
    r"\b(?:your|yours|votre|vos|ihr(?:e[nmrs]?)?|dein\w*|ваш\w*|twoj\w*|twój|sizin)\s+(?:[\w'-]+\s+){0,2}?"
    rf"(?:[\w'-]+-)?{_LATIN_THING}\b"
    rf"|\b(?:su|tu|sus|tus|sua|seu|suas|seus)\s+(?:\w+\s+)?{_LATIN_THING}\b"
    rf"|\b(?:this|that|the given) (?:api )?(?:key|token|account|user)\b|[该此]令牌|当前令牌|[该此]账[号户]"
    r"|\bfor you\b|\byou (?:are|have|may|must|need|can|cannot|can't|do|don't|did|should)\b"
    rf"|(?:您|你|고객님|귀하|お客様|ご利用の)[^\n,.;]{{0,8}}{_CJK_THING}"
)
"""A thing of whoever is spoken to."""
_GATEWAYS: Final = (
    "relay", "gateway", "proxy", "service", "server", "bot", "reseller", "site", "router", "platform",
)  # fmt: skip
"""One of these is in every sentence about what stands behind one: cheaper to look for."""
_POOL: Final = re.compile(
    r"\b(?:all|every|none of|our|pooled) (?:\w+ ){0,3}"
    r"(?:accounts?|cookies?|sessions?|tokens?|logins?|credentials)\b"
    r"|\b(?:account|login|cookie|session|token|key) ?(?:#|no\.? ?|n°|№) ?\d"
    r"|\b(?:account|token|cookie|session) pool\b|\bin the pool\b|号池|账号池"
    r"|(?:所有|全部)[^\n,.]{0,6}(?:账号|账户|token)|모든 [^\n,.]{0,6}계정|(?:全|すべての)アカウント"
    r"|\btodas las cuentas|\btous les comptes|\balle[nr]? konten|\bвсе[хм]? аккаунт|\btodas as contas"
    r"|tất cả tài khoản"
)
"""Many accounts, of which a customer has one at most."""
_YOURS_AFTER: Final = re.compile(rf"\b{_LATIN_THING}(?:\s+\w+){{0,2}}\s+(?:của bạn|anda)\b")
_BROUGHT: Final = re.compile(
    rf"\b(?:your|user|customer)(?:'s)? (?:own )?{_SUPPLIER} {_LATIN_THING}\b|\bbyok\b|\bbring your own key"
    r"|(?:您|你)(?:自己|自带|填写|提供|绑定)?的?(?:上游|供应商|渠道)(?:密钥|key|令牌|账号|账户)|自带密钥"
    r"|\b(?:your|the customer's) own (?:\w+ ){0,2}(?:api )?key\b|自[备带]的? ?(?:api ?)?(?:key|密钥)"
)
"""What a customer has with a supplier, and gives to the gateway."""
_SPOKEN_TO: Final = re.compile(r"\b(?:you|your|yours)\b|您|你")
_FINE: Final = re.compile(
    r"\b(?:nothing (?:is |was )?wrong with|no (?:problem|issue) with|unrelated to|nothing to do with"
    r"|not about) your\b"
    r"|\byour (?:own )?(?:\w+ ){1,2}(?:is|are|was|remains?) (?:fine|ok|okay|valid|good|untouched|unaffected"
    r"|not (?:affected|the (?:problem|cause|reason)))"
    r"|(?:与|和|跟)(?:您|你)[^\n,.]{0,8}无关|(?:您|你)的?[^\n,.]{0,8}(?:没有问题|没问题|正常|不受影响)"
    r"|(?:고객님|귀하)[^\n,.]{0,8}(?:문제가? ?없|이상이? ?없|정상|무관)"
    r"|お客様の[^\n,.]{0,10}(?:问题(?:は|が)?(?:あり|ござい)ません|正常|关系)"
    r"|\b(?:ihr|dein)\w* [\w-]+ (?:ist|sind) (?:in ordnung|gültig|nicht betroffen)|liegt nicht an ihre?"
    r"|\bsu \w+ (?:está bien|es válid|no está afectad)|\bsua? \w+ está (?:ok|bem|válid)"
    r"|\bvotre \w+ (?:est valide|n'est pas en cause|va bien)"
    r"|ваш\w* [\w-]+ (?:в порядке|не при ?ч[её]м|действител)"
    r"|không liên quan đến [^\n.]{0,20}của bạn"
)
"""A customer is told that nothing is wrong with what is his."""
_SENTENCES: Final = re.compile(r"[.!?;]\s+|[。!?;\n]\s*")
_ASKED: Final = rf"(?:{vendors.ASKED}|upstream|provider|backend|vendor)"
_OWNED: Final = (
    r"\b(?:key|account|credits?|balance|quota|subscription|contract|licen[cs]e|plan|token|invoice|wallet)s?\b"
)
_NAMED_KEY: Final = re.compile(
    rf"\b{_ASKED}[ _'s]{{1,3}}(?:ai[ _]|api[ _-]|access[ _]|secret[ _]|video[ _]){{0,2}}"
    r"(?:key|token|secret|credential)"
    rf"|\b(?:key|token|secret|credential)s? (?:for|of|to) (?:the )?{_ASKED}\b"
    r"|(?:上游|渠道|供应商)[^\n]{0,6}(?:密钥|key|令牌)"
)
_DEALINGS: Final = re.compile(
    r"\b(?:our|its|their|one of our|the) (?:(?:video |upstream )?providers?|suppliers?|upstreams?|resellers?"
    r"|vendors?)\b"
    rf"(?:(?!\byour\b)[^\n.:;,]){{0,40}}{_OWNED}|\b(?:our|its) (?:own )?{_ASKED}[^\n.]{{0,12}}{_OWNED}"
    rf"|\bour (?:\w+ ){{0,2}}{_OWNED} with (?:them|him|it)\b"
    rf"|\bour {_OWNED} (?:with|at|on|for|from) (?:the )?(?:\w+ )?{_ASKED}\b"
    r"|\b(?:at|with|from) our (?:\w+ )?(?:suppliers?|upstreams?|providers?|vendors?)\b"
    r"|\b(?:sells?|serves?|gives?) (?:it|this|that) to us\b"
    r"|我们的?(?:上游|供应商|渠道)[^\n]{0,8}(?:密钥|账号|账户|余额|额度|合同|key)"
)
"""What a gateway says of its own dealings with whoever it asks."""
_OWNERS: Final = re.compile(
    r"\byour (?:\w+(?:'s)? ){0,2}(?:owner|admin\w*|manager|policy)\b"
    r"|\byour (?:\w+ ){0,2}(?:account|access|subscription|plan|key|token|workspace|organi[sz]ation|project"
    r"|team) (?:is|was|has been) (?:\w+ )?(?:paused|on hold|frozen|suspended|disabled"
    r"|switched off|turned off)\b"
    r"|\b(?:for|by|under|on|in|to) (?:this|your) (?:api )?(?:key|token|account|plan|tier|subscription"
    r"|user|workspace|project)s?\b|(?:该|此|您的|你的)(?:令牌|密钥|账号|账户|套餐)[^\n,.]{0,8}(?:未开通|未启用|不可用|无权)"
    r"|\b(?:owner|admin\w*|manager) (?:of|for) your\b|(?:您|你)的?[^\n,.]{0,6}(?:管理员|所有者|负责人)"
    r"|\b(?:administrator|inhaber|admin) (?:ihre[rs]|deine[rs])\b|\badministra\w+ de (?:su|tu|sua)\b"
    r"|\badministrateur de votre\b|администратор\w* ваше|고객님의? (?:조직|팀)|お客様の(?:组织|管理者)"
)
"""What is a customer's own, or whoever runs his organisation: for these something is off, not for all."""
_ADVICE: Final = re.compile(r"\b(?:contact|ask|reach out to|talk to|consult)\b[^\n.]{0,20}\byour\b")
_READ: Final = 800


def of_the_speaker(text: str, *, thrown: bool) -> bool:
    """Whether folded words speak of what the speaker itself has with whoever it asks.

    `thrown`: they come from a client, whose key for a provider is ours.
    """
    text = text[:_READ]
    if _FINE.search(text):
        return True
    said = _SENTENCES.split(text)
    sentences = [sentence for sentence in said if not _yours(sentence)]
    if any(map(_DEALINGS.search, sentences)):
        return True
    alone = len(sentences) == len(said)
    return not thrown and any(_own(sentence, alone=alone) for sentence in sentences)


def of_a_pool(text: str) -> bool:
    """Whether folded words speak of accounts that a gateway has many of."""
    return _POOL.search(text[:_READ]) is not None


def of_a_customer(text: str) -> bool:
    """Whether the key, or the account, that a supplier refused is one that a customer brought along."""
    return _BROUGHT.search(text[:_READ]) is not None


def _yours(sentence: str) -> bool:
    """Whether a sentence speaks of a thing of whoever is spoken to."""
    if _YOURS.search(sentence):
        return True
    return ("bạn" in sentence or "anda" in sentence) and _YOURS_AFTER.search(sentence) is not None


def _own(sentence: str, *, alone: bool) -> bool:
    """Whether a sentence that has nothing of a customer's is of the speaker's own; `alone`: so are others."""
    if _OURS.search(sentence) or ("chúng tôi" in sentence and _OURS_AFTER.search(sentence)):
        return True
    if any(word in sentence for word in _GATEWAYS) and _BEHIND.search(sentence):
        return True
    if _VENDOR.search(sentence) is None:
        return False
    if alone and _FIRST.search(sentence):
        return True
    return _SPOKEN_TO.search(sentence) is None and _SUPPLIERS.search(sentence) is not None


def to_a_customer(text: str) -> bool:
    """Whether the speaker tells a customer what it has done with what is his."""
    text = text[:_READ]
    return _FINE.search(text) is None and any(
        _FIRST.search(sentence) is not None and _yours(sentence) for sentence in _SENTENCES.split(text)
    )


def customers_choice(text: str) -> bool:
    """Whether something is off for a customer alone, or by the will of whoever runs his own team."""
    text = _FINE.sub(" ", _ADVICE.sub(" ", text[:_READ]))
    return _OWNERS.search(text) is not None


def named_key(text: str) -> bool:
    """Whether a key has the name of whoever a gateway asks: it is its operator's."""
    return _NAMED_KEY.search(text) is not None
