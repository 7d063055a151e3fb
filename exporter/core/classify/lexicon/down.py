"""What is said of a service that does not do its work: no machines, no answer, no end."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NO_MACHINES: Final[Lexicon] = {
    "en": """
        (no available | no free | no idle) (gpu | gpus | worker | workers | node | nodes | runtime | instance)
        (not enough | insufficient) (gpu | gpus | worker | workers | compute)
        (not enough | insufficient) (computing power | server capacity | server resources | vram)
        no (gpu available | gpus available | worker available | workers available)
        out of (gpu capacity | gpu memory | vram)
        gpu (shortage | unavailable | exhausted)
        cuda (out of memory | error) | outofmemoryerror | cudnn_ | insufficient vram
        worker ran out of memory
        (model | pipeline | weights | checkpoint) (is not | not | not yet | is not yet) loaded
        model (is loading | is still loading | is warming up)
        all … (gpus | workers | nodes | graphics cards) … (in use | busy | taken | occupied)
        no (worker | node | gpu | machine | server) (can | could) (take | accept | pick | run | handle)
    """,
    "zh": """
        (gpu | 显卡 | 显存 | 计算资源 | 服务器资源 | 系统资源 | 机器 | 计算节点) …
            (不足 | 不够 | 耗尽 | 已满 | 用尽)
        算力 … (不足 | 不够 | 耗尽 | 已满)
        资源(不足 | 不够 | 耗尽 | 已满)
    """,
    "ko": "(gpu | 서버 | 컴퓨팅 | 연산) … (자원 | 리소스 | 용량) … (부족 | 없습니다) | gpu 부족",
    "ja": "(gpu | サーバー | サーバ | 計算) … (リソース | 資源 | 容量) … (不足 | 足りません | ありません)",
    "es": "(recursos | capacidad) … (gpu | cómputo | servidor) … (insuficiente | agotad | no disponible)",
    "ru": """
        (недостаточно | не хватает | нет свободных) …
            (gpu | вычислительн | ресурсов сервера | видеопамят)
    """,
    "de": """
        (nicht genügend | nicht genug | unzureichende | keine freie) …
            (gpu | rechenkapazität | rechenleistung | serverkapazität | grafikspeicher)
        alle … (grafikkarten | gpus | rechner) … (belegt | ausgelastet) | kein … (platz | slot) frei
    """,
    "fr": "(ressources | capacité) … (gpu | calcul | serveur) … (insuffisant | épuisé | indisponible)",
    "pt": """
        (sem | falta de) … (gpu | capacidade de computação | recursos computacionais)
        (recursos | capacidade) … (gpu | computação | servidor) … (insuficient | esgotad | indispon)
    """,
    "vi": """
        (không đủ | thiếu | hết) … (gpu | tài nguyên máy chủ | tài nguyên tính toán | năng lực tính toán)
    """,
}
"""A service has not the machines for the work."""

UNREACHABLE: Final[Lexicon] = {
    "en": """
        (server | servers | api | service | services | endpoint | upstream | backend | gateway | provider) …
            (unreachable | not reachable | cannot be reached | can't be reached | could not be reached |
             not responding | isn't responding | did not respond | does not respond | didn't respond)
    """,
    "zh": """
        (服务 | 服务器 | 接口) … (不可用 | 无法使用 | 暂不可用)
        (无法连接 | 连接不上 | 连不上 | 无法访问) … (服务 | 接口 | 上游)
        (服务 | 服务器 | 接口 | 上游) … (无法连接 | 连接不上 | 连不上 | 无法访问 | 没有响应 | 未响应 |
            无响应)
    """,
    "ko": """
        (서버 | 서비스) …
            (연결할 수 없 | 연결하지 못 | 응답하지 않 | 응답이 없 | 사용할 수 없 | 이용할 수 없)
    """,
    "ja": """
        (サーバー | サーバ | サービス) …
            (接続できません | 接続できない | 応答しません | 応答がありません | 利用できません | 利用できない)
    """,
    "es": """
        no se (pudo | puede) … conectar
        (servidor | servicio) ↔ (no responde | inaccesible | inalcanzable | no disponible |
            no está disponible)
    """,
    "ru": "не удалось (подключиться | соединиться) | (сервер | сервис | служба) … (не отвечает | недоступ)",
    "de": """
        (server | dienst | schnittstelle) …
            (nicht erreichbar | nicht erreicht werden | antwortet nicht | reagiert nicht | nicht verfügbar)
    """,
    "fr": """
        impossible de (joindre | se connecter | contacter)
        (serveur | service) … (injoignable | inaccessible | ne répond pas | indisponible)
    """,
    "pt": """
        não foi possível (conectar | acessar)
        (servidor | serviço) … (não responde | inacessível | indisponível)
    """,
    "vi": "không (kết nối được | thể kết nối) | (máy chủ | dịch vụ) … (không phản hồi | không khả dụng)",
}
"""A server that gave no answer to whoever asked it."""

TOO_SLOW: Final[Lexicon] = {
    "en": """
        took too long | takes too long | taking too long | exceeded its deadline | took longer than
        (job | task | execution | processing | running | run) (duration | time) … (exceed | limit | too long)
    """,
    "zh": "耗时过长 | (生成 | 处理 | 排队 | 渲染 | 等待 | 运行)时间(过长 | 太长)",
    "ko": "너무 오래 걸",
    "ja": "時間がかかりすぎ | (生成 | 処理 | 待ち)時間が長すぎ",
    "es": "(tardó | tarda | demoró | demora) demasiado",
    "ru": "слишком долго",
    "de": "(dauert | dauerte) zu lange",
    "fr": "(a pris | prend) trop de temps",
    "pt": "(demorou | demora) (muito | demais)",
    "vi": "quá lâu",
}
"""The work goes on for too long, which is no length that we asked for."""

TIMED_OUT: Final[Lexicon] = {
    "en": """
        timed out | timeout | time-out | time out | deadline (exceeded | reached | passed) | took too long
        time limit (exceeded | reached) | no progress for
    """,
    "zh": "超时 | 逾时 | 超過時間 | 耗时过长",
    "ko": "시간이 초과 | 시간 초과 | 시간초과 | 너무 오래 걸",
    "ja": "タイムアウト | 時間切れ | 時間がかかりすぎ | 制限時間を超え",
    "es": "tiempo de espera … (agotado | excedido | superado) | (agotó | superó | excedió) el tiempo",
    "ru": """
        таймаут | тайм-аут | превышено время | превышен лимит времени
        время ожидания … (истек | истёк | превыш)
    """,
    "de": "zeitüberschreitung | zeitlimit … (überschritten | erreicht) | dauert zu lange | dauerte zu lange",
    "fr": "délai … (dépassé | écoulé | expiré) | temps d'attente … dépassé | a pris trop de temps",
    "pt": "tempo (limite | de espera) … (excedido | esgotado | atingido) | tempo esgotado | demorou demais",
    "vi": "hết thời gian | quá thời gian | quá lâu",
}
"""Nobody waits any longer."""
