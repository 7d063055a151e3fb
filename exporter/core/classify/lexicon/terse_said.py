"""What short sentences say of the nouns of `terse`, in ten languages; `*` is whatever ending a word has."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon, terse

WORKED_ON: Final[Lexicon] = {
    "en": """
        maintenance | in maintenance | under maintenance | upgrading | updating | upgraded | updated |
        upgrade in progress | update in progress | maintenance in progress
    """,
    "zh": "维护 | 升级 | 更新 | 检修 | 维护升级 | 升级维护 | 停机维护 | 例行维护",
    "ko": "점검 | 점검 중* | 점검중* | 업데이트 중* | 업그레이드 중* | 유지보수 중* | 업데이트중*",
    "ja": "メンテナンス* | 更新中 | アップグレード中 | アップデート中 | 保守中",
    "es": """
        en mantenimiento | bajo mantenimiento | en actualización | actualizándose | actualizando |
        actualizad*
    """,
    "ru": "обновля* | на обслуживании | на техобслуживании | на профилактике | на технических работах",
    "de": "in wartung | gewartet | aktualisiert | im wartungsmodus | wegen wartung nicht erreichbar",
    "fr": "en maintenance | en mise à jour | en cours de mise à jour | en cours de maintenance",
    "pt": "em manutenção | sob manutenção | em atualização | atualizad*",
    "vi": "bảo trì | nâng cấp | cập nhật",
}
BUSY: Final[Lexicon] = {
    "en": """
        overloaded | busy | too busy | at capacity | over capacity | congested | saturated |
        overwhelmed
    """,
    "zh": """
        繁忙 | 忙 | 正忙 | 过载 | 拥挤 | 拥堵 | 满载 | 已满载 | 超负荷 | 压力过大 | 压力大 |
        负载过高 | 访问量过大
    """,
    "ko": "과부하* | 혼잡* | 바쁩니다 | 사용량이 많습니다",
    "ja": "過負荷 | 混雑* | 混み合* | ビジー | 高負荷",
    "es": "sobrecargad* | ocupad* | saturad* | congestionad*",
    "ru": "перегружен* | занят* | под высокой нагрузкой",
    "de": "überlastet | ausgelastet | stark ausgelastet | beschäftigt",
    "fr": "surchargé* | occupé* | saturé* | en surcharge",
    "pt": "sobrecarregad* | ocupad* | saturad* | congestionad*",
    "vi": "quá tải | bận",
}
DOWN: Final[Lexicon] = {
    "en": "unavailable | not available | down | offline | unreachable | not responding | not reachable",
    "zh": "不可用 | 暂不可用 | 无响应 | 离线 | 宕机 | 无法访问",
    "ko": "사용 불가* | 이용 불가* | 응답 없음 | 연결할 수 없습니다 | 사용할 수 없습니다",
    "ja": "利用不可 | 利用できません | 応答しません | 接続できません | ダウン | ダウンしています",
    "es": "no disponible* | no está disponible | caíd* | fuera de servicio | no responde | fuera de línea",
    "ru": "недоступ* | не отвечает | не работает | не доступ*",
    "de": "nicht verfügbar | nicht erreichbar | antwortet nicht | ausgefallen | offline",
    "fr": "indisponible* | hors service | non disponible* | ne répond pas | en panne | hors ligne",
    "pt": "indisponíve* | fora do ar | não disponíve* | não está disponível | não responde",
    "vi": "không khả dụng | không phản hồi | không hoạt động | ngừng hoạt động",
}
BROKEN: Final[Lexicon] = {
    "en": "failure | failed | broken | crashed | being fixed | being repaired | under repair",
    "zh": "异常 | 故障 | 出错 | 开小差 | 崩溃 | 调试 | 问题调试 | 修复 | 抢修 | 排查 | 故障排查",
    "ko": "장애* | 고장* | 복구 중*",
    "ja": "障害 | 障害中 | 故障中 | 復旧中 | 修復中",
    "es": "averiad* | falló | ha fallado | en reparación",
    "ru": "сломан* | сбой | аварийно остановлен* | ремонтируется",
    "de": "störung | gestört | abgestürzt | repariert",
    "fr": "défaillant* | a planté | en réparation | en cours de réparation",
    "pt": "falhou | com falha | em reparo",
    "vi": "gặp sự cố | sự cố | sửa chữa | khắc phục",
}
PAUSED: Final[Lexicon] = {
    "en": "paused | suspended | closed | disabled | switched off | turned off | temporarily closed",
    "zh": "暂停 | 关闭 | 停用 | 禁用 | 暂停服务 | 暂停使用 | 暂停开放 | 未启用 | 暂未开放 | 未开放 | 停止",
    "ko": """
        중단 | 일시 중단* | 일시 중지* | 중단되었습니다 | 중지되었습니다 | 비활성화* | 중지됨 |
        중단됨
    """,
    "ja": """
        停止中 | 一時停止* | 休止中 | 停止しています | 停止されています | 無効になっています |
        無効化されています
    """,
    "es": "suspendid* | pausad* | desactivad* | deshabilitad* | cerrad* | en pausa",
    "ru": "приостановлен* | на паузе | отключен* | отключён | закрыт*",
    "de": "pausiert | ausgesetzt | deaktiviert | geschlossen | abgeschaltet",
    "fr": "suspendu* | en pause | désactivé* | fermé*",
    "pt": "suspens* | pausad* | desativad* | desabilitad* | em pausa | fechad*",
    "vi": "tạm dừng | tạm ngưng | tạm ngừng | tạm đóng | vô hiệu hóa",
}
RETIRED: Final[Lexicon] = {
    "en": """
        deprecated | retired | sunset | discontinued | decommissioned | removed |
        no longer supported | no longer available | end of life
    """,
    "zh": """
        下线 | 弃用 | 废弃 | 停止服务 | 退役 | 下架 | 不再支持 | 停止支持 | 永久下线 | 停服 |
        不再提供
    """,
    "ko": """
        지원 종료* | 서비스 종료* | 지원이 종료되었습니다 | 더 이상 지원되지 않습니다 |
        더 이상 사용할 수 없습니다 | 폐기됨 | 폐기되었습니다 | 종료됨 | 종료되었습니다 | 사용 중단
    """,
    "ja": """
        廃止 | 廃止されました | 廃止済み | 提供終了* | サポート終了* | 非推奨 |
        サポートを終了しました | 終了しました | サポートされなくなりました
    """,
    "es": "obsolet* | retirad* | descontinuad* | eliminad* | ya no está disponible | ya no es compatible",
    "ru": """
        устарел* | больше не поддерживается | выведен* из эксплуатации | снят* с поддержки | удален* |
        удалён | больше не доступ* | больше недоступ*
    """,
    "de": "veraltet | eingestellt | nicht mehr verfügbar | nicht mehr unterstützt | abgekündigt",
    "fr": """
        obsolète* | retiré* | abandonné* | supprimé* | n'est plus disponible |
        n'est plus pris* en charge
    """,
    "pt": """
        descontinuad* | obsolet* | removid* | aposentad* | não está mais disponível |
        não é mais suportad*
    """,
    "vi": """
        ngừng hỗ trợ | không còn được hỗ trợ | loại bỏ | ngừng cung cấp | không còn khả dụng |
        lỗi thời | gỡ bỏ
    """,
}
EXPIRED: Final[Lexicon] = {
    "en": "expired | ended | out of date",
    "zh": "过期 | 失效 | 到期",
    "ko": "만료 | 만료됨 | 만료된 | 만료되었습니다",
    "ja": "期限切れ | 失効しました | 有効期限が切れています | 有効期限が切れました | 終了しました",
    "es": "caducad* | expirad* | vencid*",
    "ru": "истек* | истёк | просрочен* | закончил*",
    "de": "abgelaufen* | beendet",
    "fr": "expiré* | périmé* | terminé*",
    "pt": "expirad* | expirou | vencid* | venceu",
    "vi": "hết hạn",
}
WRONG: Final[Lexicon] = {
    "en": """
        invalid | missing | revoked | wrong | incorrect | bad | disabled | no |
        not valid | required
    """,
    "zh": """
        无效 | 错误 | 不存在 | 缺少 | 禁用 | 不正确 | 未提供 | 非法 | 吊销 | 校验失败 | 有误 | 停用 |
        为空
    """,
    "ko": """
        잘못된 | 유효하지 않은 | 유효하지 않습니다 | 누락 | 없음 | 올바르지 않습니다 | 필요합니다 |
        무효 | 오류
    """,
    "ja": """
        無効な | 無効 | 正しくありません | ありません | 不正な | 不正 | 必要 | 間違っています |
        エラー
    """,
    "es": "inválid* | no válid* | incorrect* | falta | revocad* | requerid* | inexistente | erróne*",
    "ru": "недейств* | неверен | неверн* | отсутствует | не найден | отозван | не указан | неправильн*",
    "de": """
        ungültig* | fehlt | falsch* | gesperrt | widerrufen | erforderlich | nicht gefunden |
        unbekannt*
    """,
    "fr": "invalide | incorrect* | manquant* | révoqué* | non valide | inconnu* | requis* | erroné*",
    "pt": "inválid* | incorret* | ausente | não encontrad* | revogad* | não é válid*",
    "vi": "không hợp lệ | sai | thiếu | không đúng | không tồn tại | thu hồi | vô hiệu hóa",
}
SHORT: Final[Lexicon] = {
    "en": """
        insufficient | exhausted | exceeded | not enough | depleted | too low | no | used up |
        out of | empty
    """,
    "zh": "不足 | 不够 | 用完 | 耗尽 | 用尽 | 用光 | 为0 | 为零 | 无 | 没有",
    "ko": "부족 | 부족합니다 | 소진 | 소진되었습니다 | 초과 | 초과되었습니다 | 모두 사용했습니다 | 없음",
    "ja": "不足* | 足りません | 切れ | 使い切りました | ありません | 超過*",
    "es": "insuficiente* | agotad* | sin | no hay suficiente*",
    "ru": "недостаточ* | исчерпан* | закончил* | нулевой | пуст*",
    "de": """
        nicht ausreichend | unzureichend* | aufgebraucht | erschöpft | nicht genügend | reicht nicht aus |
        zu niedrig | kein*
    """,
    "fr": "insuffisant* | épuisé* | pas assez | plus",
    "pt": "insuficiente* | esgotad* | sem",
    "vi": "không đủ | hết | cạn",
}
BANNED: Final[Lexicon] = {
    "en": """
        banned | suspended | blocked | locked | frozen | restricted | terminated | deactivated |
        disabled
    """,
    "zh": "封禁 | 封 | 禁用 | 冻结 | 停用 | 锁定 | 限制 | 封停 | 拉黑 | 注销 | 封号",
    "ko": """
        정지 | 정지됨 | 정지되었습니다 | 차단 | 차단됨 | 차단되었습니다 | 비활성화* | 잠겼습니다 |
        이용 제한
    """,
    "ja": "停止 | 停止* | 凍結 | 凍結* | ロック* | 無効 | 無効化* | ban | 利用停止* | banされました",
    "es": "suspendid* | bloquead* | desactivad* | deshabilitad* | banead*",
    "ru": """
        заблокирован* | отключен* | отключён | забанен* | приостановлен* | заморожен* |
        деактивирован*
    """,
    "de": "gesperrt | deaktiviert | blockiert | suspendiert | gebannt",
    "fr": "suspendu* | bloqué* | désactivé* | banni* | verrouillé*",
    "pt": "suspens* | bloquead* | desativad* | banid*",
    "vi": "khóa | khoá | cấm | đình chỉ | chặn | vô hiệu hóa",
}
REFUSED: Final[Lexicon] = {
    "en": "blocked | rejected | sensitive | flagged | unsafe | inappropriate | moderated | not allowed",
    "zh": """
        违规 | 敏感 | 含敏感词 | 拦截 | 审核不通过 | 未通过审核 | 涉嫌违规 | 不合规 | 含违禁词 |
        触发风控 | 屏蔽 | 不安全 | 涉黄 | 违规被拒 | 包含敏感信息
    """,
    "ko": """
        차단 | 차단됨 | 차단되었습니다 | 부적절한 | 부적절합니다 | 유해한 | 정책 위반 | 거부됨 |
        거부되었습니다 | 검열
    """,
    "ja": "ブロック | ブロックされました | 不適切な | 不適切 | 有害な | ポリシー違反 | 拒否されました",
    "es": "bloquead* | rechazad* | inapropiad* | prohibid* | sensible* | infringe las políticas",
    "ru": """
        заблокирован* | отклонен* | отклонён* | нарушает правила | не прош* модерацию | запрещён* |
        запрещен*
    """,
    "de": """
        blockiert | abgelehnt | unzulässig* | verstößt gegen richtlinien | unangemessen* | gesperrt |
        unangebracht*
    """,
    "fr": "bloqué* | rejeté* | inapproprié* | interdit* | sensible* | refusé* | enfreint les règles",
    "pt": "bloquead* | rejeitad* | imprópri* | proibid* | sensíve* | inadequad* | viola as políticas",
    "vi": "chặn | từ chối | nhạy cảm | vi phạm | vi phạm chính sách | không phù hợp | không an toàn",
}

INDECENT: Final[Lexicon] = {
    "en": "sensitive | flagged | unsafe | inappropriate | moderated",
    "zh": "违规 | 敏感 | 含敏感词 | 涉嫌违规 | 不合规 | 含违禁词 | 不安全 | 违规被拒 | 包含敏感信息",
    "ko": "부적절한 | 부적절합니다 | 유해한 | 정책 위반",
    "ja": "不適切な | 不適切 | 有害な | ポリシー違反",
    "es": "inapropiad* | sensible* | infringe las políticas | ofensiv*",
    "ru": "нарушает правила | неприемлем* | недопустим*",
    "de": "unangemessen* | unangebracht* | verstößt gegen richtlinien | anstößig*",
    "fr": "inapproprié* | sensible* | enfreint les règles | choquant*",
    "pt": "imprópri* | inadequad* | sensíve* | viola as políticas",
    "vi": "nhạy cảm | vi phạm chính sách | không phù hợp | không an toàn",
}
UNKNOWN: Final[Lexicon] = {
    "en": "not found | unknown | no such | does not exist | invalid | not exist | not valid",
    "zh": "不存在 | 无 | 没有 | 未找到 | 找不到 | 未知 | 无效",
    "ko": "없음 | 없는 | 알 수 없는 | 존재하지 않는 | 유효하지 않은 | 없는 모델입니다",
    "ja": "なし | 無効な | 不明な | 存在しない | 存在しません | 見つかりません",
    "es": "no encontrado | desconocido | inexistente | no válido | no existe | inválido",
    "ru": "не найдена | неизвестная | неверная | нет такой | не существует",
    "de": "nicht gefunden | unbekannt* | ungültig* | kein solches | existiert nicht",
    "fr": "introuvable | non trouvé | inconnu | inexistant | invalide | n'existe pas",
    "pt": "não encontrado | desconhecido | inexistente | inválido | não existe",
    "vi": "không tồn tại | không hợp lệ | không tìm thấy | không có",
}
NONE: Final[Lexicon] = {
    "en": "no | none | unavailable | no available | not available | offline",
    "zh": "无 | 暂无 | 没有 | 无可用 | 没有可用 | 不可用 | 不存在 | 不足 | 关闭 | 禁用",
    "ko": "없음 | 가용 없음 | 사용할 수 없습니다 | 이용할 수 없습니다",
    "ja": "なし | 利用できません | 利用可能な | ありません",
    "es": "sin | ningún | no disponible* | no hay",
    "ru": "нет | недоступ* | нет доступных",
    "de": "kein | keine | nicht verfügbar",
    "fr": "aucun | indisponible* | pas de",
    "pt": "sem | nenhum | indisponíve* | não há",
    "vi": "không có | không khả dụng",
}
ASKED_FOR: Final[Lexicon] = {
    "en": "required | needed | failed | invalid | check | detected | expired",
    "zh": "需要 | 请完成 | 失败 | 错误 | 请输入 | 触发 | 未通过",
    "ko": "필요 | 필요합니다 | 입력 필요 | 감지 | 감지됨 | 인증 실패",
    "ja": "必要 | 検出 | 検出されました | 失敗",
    "es": "requerid* | necesari* | detectado | inválido | obligatori* | incorrecto",
    "ru": "требуется | введите | пройдите | нужна | обнаружен | неверная",
    "de": "erforderlich | lösen | erkannt | falsch | ungültig",
    "fr": "requis* | détecté | obligatoire | invalide | incorrect",
    "pt": "necessári* | obrigatóri* | detectado | inválido | incorreto",
    "vi": "yêu cầu | cần | phát hiện | không hợp lệ | cần xác minh | cần nhập",
}

UNAVAILABLE: Final = "the service is unavailable"

MEANINGS: Final = (
    ("the service is under maintenance", terse.SERVICES, WORKED_ON),
    ("the server is overloaded", terse.SERVICES, BUSY),
    ("the model has been retired", terse.MODELS, RETIRED),
    ("the model is temporarily paused", terse.SERVICES, PAUSED),
    ("the model is temporarily paused", terse.FEATURES, PAUSED),
    ("the model is temporarily paused", terse.FEATURES, terse.SWITCHED_OFF),
    (UNAVAILABLE, terse.SERVICES, DOWN),
    (UNAVAILABLE, terse.FEATURES, DOWN),
    ("something went wrong on our side", terse.SERVICES, BROKEN),
    ("the api key has expired", terse.KEYS, EXPIRED),
    ("invalid api key", terse.KEYS, WRONG),
    ("your subscription has expired", terse.PLANS, EXPIRED),
    ("insufficient balance", terse.FUNDS, SHORT),
    ("your account has been banned", terse.ACCOUNTS, BANNED),
    ("the prompt contains sensitive words", terse.WORKS, REFUSED),
    ("the prompt contains sensitive words", terse.REQUESTS, INDECENT),
    ("captcha required", terse.CHECKS, ASKED_FOR),
    ("no available channel", terse.CHANNELS, NONE),
    ("model not found", terse.NAMES, UNKNOWN),
)
"""What a noun and a predicate mean together, as the tables of the rules know it."""
