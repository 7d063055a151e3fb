"""What short sentences say of the nouns of `terse`, in ten languages; `*` is whatever ending a word has."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon, terse

WORKED_ON: Final[Lexicon] = {
    "en": "maintenance | in maintenance | under maintenance | upgrading | updating | upgraded | updated | upgrade in progress"
    " | update in progress | maintenance in progress",
    "zh": "维护 | 升级 | 更新 | 检修 | 维护升级 | 升级维护 | 停机维护 | 例行维护",
    "ko": "점검 | 점검 중* | 점검중* | 업데이트 중* | 업그레이드 중* | 유지보수 중* | 업데이트중*",
    "ja": "メンテナンス* | 更新中 | アップグレード中 | アップデート中 | 保守中",
    "es": "en mantenimiento | bajo mantenimiento | en actualización | actualizándose | actualizando | actualizad*",
    "ru": "обновля* | на обслуживании | на техобслуживании | на профилактике | на технических работах",
    "de": "in wartung | gewartet | aktualisiert | im wartungsmodus | wegen wartung nicht erreichbar",
    "fr": "en maintenance | en mise à jour | en cours de mise à jour | en cours de maintenance",
    "pt": "em manutenção | sob manutenção | em atualização | atualizad*",
    "vi": "bảo trì | nâng cấp | cập nhật",
}
BUSY: Final[Lexicon] = {
    "en": "overloaded | busy | too busy | at capacity | over capacity | congested | saturated | overwhelmed",
    "zh": "繁忙 | 忙 | 正忙 | 过载 | 拥挤 | 拥堵 | 满载 | 已满载 | 超负荷 | 压力过大 | 压力大 | 负载过高 | 访问量过大",
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
    "en": "unavailable | not available | down | offline | unreachable | not responding | failure | not reachable",
    "zh": "不可用 | 暂不可用 | 异常 | 故障 | 无响应 | 离线 | 出错 | 错误 | 宕机 | 无法访问 | 开小差 | 开小差了",
    "ko": "사용 불가* | 이용 불가* | 오류* | 장애* | 응답 없음 | 연결할 수 없습니다 | 사용할 수 없습니다",
    "ja": "利用不可 | 利用できません | エラー | 応答しません | 障害 | 接続できません | ダウン | ダウンしています",
    "es": "no disponible* | no está disponible | caíd* | fuera de servicio | no responde | fuera de línea",
    "ru": "недоступ* | не отвечает | не работает | не доступ*",
    "de": "nicht verfügbar | nicht erreichbar | antwortet nicht | ausgefallen | offline",
    "fr": "indisponible* | hors service | non disponible* | ne répond pas | en panne | hors ligne",
    "pt": "indisponíve* | fora do ar | não disponíve* | não está disponível | não responde",
    "vi": "không khả dụng | không phản hồi | gặp sự cố | lỗi | không hoạt động | ngừng hoạt động",
}
PAUSED: Final[Lexicon] = {
    "en": "paused | suspended | closed | disabled | switched off | turned off | temporarily closed",
    "zh": "暂停 | 关闭 | 停用 | 禁用 | 暂停服务 | 暂停使用 | 暂停开放 | 未启用 | 暂未开放 | 未开放 | 停止",
    "ko": "중단 | 일시 중단* | 일시 중지* | 중단되었습니다 | 중지되었습니다 | 비활성화* | 중지됨 | 중단됨",
    "ja": "停止中 | 一時停止* | 休止中 | 停止しています | 停止されています | 無効になっています | 無効化されています",
    "es": "suspendid* | pausad* | desactivad* | deshabilitad* | cerrad* | en pausa",
    "ru": "приостановлен* | на паузе | отключен* | отключён | закрыт*",
    "de": "pausiert | ausgesetzt | deaktiviert | geschlossen | abgeschaltet",
    "fr": "suspendu* | en pause | désactivé* | fermé*",
    "pt": "suspens* | pausad* | desativad* | desabilitad* | em pausa | fechad*",
    "vi": "tạm dừng | tạm ngưng | tạm ngừng | tạm đóng | vô hiệu hóa",
}
RETIRED: Final[Lexicon] = {
    "en": "deprecated | retired | sunset | discontinued | decommissioned | removed | no longer supported | no longer"
    " available | end of life",
    "zh": "下线 | 弃用 | 废弃 | 停止服务 | 退役 | 下架 | 不再支持 | 停止支持 | 永久下线 | 停服 | 不再提供",
    "ko": "지원 종료* | 서비스 종료* | 지원이 종료되었습니다 | 더 이상 지원되지 않습니다 | 더 이상 사용할 수 없습니다"
    " | 폐기됨 | 폐기되었습니다 | 종료됨 | 종료되었습니다 | 사용 중단",
    "ja": "廃止 | 廃止されました | 廃止済み | 提供終了* | サポート終了* | 非推奨 | サポートを終了しました | 終了しました"
    " | サポートされなくなりました",
    "es": "obsolet* | retirad* | descontinuad* | eliminad* | ya no está disponible | ya no es compatible",
    "ru": "устарел* | больше не поддерживается | выведен* из эксплуатации | снят* с поддержки | удален* | удалён"
    " | больше не доступ* | больше недоступ*",
    "de": "veraltet | eingestellt | nicht mehr verfügbar | nicht mehr unterstützt | abgekündigt",
    "fr": "obsolète* | retiré* | abandonné* | supprimé* | n'est plus disponible | n'est plus pris* en charge",
    "pt": "descontinuad* | obsolet* | removid* | aposentad* | não está mais disponível | não é mais suportad*",
    "vi": "ngừng hỗ trợ | không còn được hỗ trợ | loại bỏ | ngừng cung cấp | không còn khả dụng | lỗi thời | gỡ bỏ",
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
    "en": "invalid | missing | not found | revoked | wrong | incorrect | bad | disabled | no | not valid | required"
    " | unknown | does not exist",
    "zh": "无效 | 错误 | 不存在 | 缺少 | 禁用 | 不正确 | 未提供 | 非法 | 吊销 | 校验失败 | 有误 | 停用 | 为空",
    "ko": "잘못된 | 유효하지 않은 | 유효하지 않습니다 | 누락 | 없음 | 올바르지 않습니다 | 필요합니다 | 무효 | 오류",
    "ja": "無効な | 無効 | 正しくありません | ありません | 不正な | 不正 | 必要 | 間違っています | エラー",
    "es": "inválid* | no válid* | incorrect* | falta | revocad* | requerid* | inexistente | erróne*",
    "ru": "недейств* | неверн* | отсутствует | не найден | отозван | не указан | неправильн*",
    "de": "ungültig* | fehlt | falsch* | gesperrt | widerrufen | erforderlich | nicht gefunden | unbekannt*",
    "fr": "invalide | incorrect* | manquant* | révoqué* | non valide | inconnu* | requis* | erroné*",
    "pt": "inválid* | incorret* | ausente | não encontrad* | revogad* | não é válid*",
    "vi": "không hợp lệ | sai | thiếu | không đúng | không tồn tại | thu hồi | vô hiệu hóa",
}
SHORT: Final[Lexicon] = {
    "en": "insufficient | exhausted | exceeded | not enough | depleted | too low | no | used up | out of | empty",
    "zh": "不足 | 不够 | 用完 | 耗尽 | 用尽 | 用光 | 为0 | 为零 | 无 | 没有",
    "ko": "부족 | 부족합니다 | 소진 | 소진되었습니다 | 초과 | 초과되었습니다 | 모두 사용했습니다 | 없음",
    "ja": "不足* | 足りません | 切れ | 使い切りました | ありません | 超過*",
    "es": "insuficiente* | agotad* | sin | no hay suficiente*",
    "ru": "недостаточ* | исчерпан* | закончил* | нулевой | пуст*",
    "de": "nicht ausreichend | aufgebraucht | erschöpft | nicht genügend | reicht nicht aus | zu niedrig | kein*",
    "fr": "insuffisant* | épuisé* | pas assez | plus",
    "pt": "insuficiente* | esgotad* | sem",
    "vi": "không đủ | hết | cạn",
}
BANNED: Final[Lexicon] = {
    "en": "banned | suspended | blocked | locked | frozen | restricted | terminated | deactivated | disabled",
    "zh": "封禁 | 封 | 禁用 | 冻结 | 停用 | 锁定 | 限制 | 封停 | 拉黑 | 注销 | 封号",
    "ko": "정지 | 정지됨 | 정지되었습니다 | 차단 | 차단됨 | 차단되었습니다 | 비활성화* | 잠겼습니다 | 이용 제한",
    "ja": "停止 | 停止* | 凍結 | 凍結* | ロック* | 無効 | 無効化* | ban | 利用停止* | banされました",
    "es": "suspendid* | bloquead* | desactivad* | deshabilitad* | banead*",
    "ru": "заблокирован* | отключен* | отключён | забанен* | приостановлен* | заморожен* | деактивирован*",
    "de": "gesperrt | deaktiviert | blockiert | suspendiert | gebannt",
    "fr": "suspendu* | bloqué* | désactivé* | banni* | verrouillé*",
    "pt": "suspens* | bloquead* | desativad* | banid*",
    "vi": "khóa | khoá | cấm | đình chỉ | chặn | vô hiệu hóa",
}
REFUSED: Final[Lexicon] = {
    "en": "blocked | rejected | sensitive | flagged | unsafe | inappropriate | moderated | not allowed",
    "zh": "违规 | 敏感 | 含敏感词 | 拦截 | 审核不通过 | 未通过审核 | 涉嫌违规 | 不合规 | 含违禁词 | 触发风控 | 屏蔽 | 不安全"
    " | 涉黄 | 违规被拒 | 包含敏感信息",
    "ko": "차단 | 차단됨 | 차단되었습니다 | 부적절한 | 부적절합니다 | 유해한 | 정책 위반 | 거부됨 | 거부되었습니다 | 검열",
    "ja": "ブロック | ブロックされました | 不適切な | 不適切 | 有害な | ポリシー違反 | 拒否されました",
    "es": "bloquead* | rechazad* | inapropiad* | prohibid* | sensible* | infringe las políticas",
    "ru": "заблокирован* | отклонен* | отклонён* | нарушает правила | не прош* модерацию | запрещён* | запрещен*",
    "de": "blockiert | abgelehnt | unzulässig* | verstößt gegen richtlinien | unangemessen* | gesperrt | unangebracht*",
    "fr": "bloqué* | rejeté* | inapproprié* | interdit* | sensible* | refusé* | enfreint les règles",
    "pt": "bloquead* | rejeitad* | imprópri* | proibid* | sensíve* | inadequad* | viola as políticas",
    "vi": "chặn | từ chối | nhạy cảm | vi phạm | vi phạm chính sách | không phù hợp | không an toàn",
}

MEANINGS: Final = (
    ("the service is under maintenance", terse.SERVICES, WORKED_ON),
    ("the server is overloaded", terse.SERVICES, BUSY),
    ("the model has been retired", terse.MODELS, RETIRED),
    ("the model is temporarily paused", terse.SERVICES, PAUSED),
    ("the service is unavailable", terse.SERVICES, DOWN),
    ("the api key has expired", terse.KEYS, EXPIRED),
    ("invalid api key", terse.KEYS, WRONG),
    ("your subscription has expired", terse.PLANS, EXPIRED),
    ("insufficient balance", terse.FUNDS, SHORT),
    ("your account has been banned", terse.ACCOUNTS, BANNED),
    ("the prompt contains sensitive words", terse.WORKS, REFUSED),
)
"""What a noun and a predicate mean together, as the tables of the rules know it."""
