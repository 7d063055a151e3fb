"""Short sentences: every noun with every predicate, in ten languages, means what English means."""

import json
from itertools import product

import pytest

from exporter.core.answer import Answer, DecidedBy, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Channel, State, Upstream

SAID = {
    State.MAINTENANCE: (503, """
        service|server|system|platform|site|website|api|model: {} under maintenance|{} is being updated|{} upgrading
        服务|服务器|系统|平台|网站|站点|接口|模型|通道: {}维护中|{}正在更新|{}升级中|当前{}更新中
        서비스|서버|시스템|플랫폼|사이트|api|모델: {} 점검 중|{} 업데이트 중|{} 업그레이드 중입니다
        サービス|サーバー|システム|サイト|api|モデル: {}更新中|{}はメンテナンス中です|{}をアップデート中
        servicio|servidor|sistema|sitio|modelo: {} en mantenimiento|el {} se está actualizando|{} en actualización
        сервис|сервер|сайт|api: {} обновляется|{} на техобслуживании|ваш {} сейчас обновляется
        dienst|server|system|modell: {} in wartung|der {} wird gerade aktualisiert|{} wird derzeit gewartet
        service|serveur|système|site|modèle: {} en maintenance|le {} est en mise à jour
        serviço|servidor|sistema|site|modelo: {} em manutenção|o {} está em atualização|{} está sendo atualizado
        dịch vụ|máy chủ|hệ thống|trang web|api|mô hình: {} đang bảo trì|{} đang được cập nhật
    """),
    State.SUSPENDED: (403, """
        model|api|platform|site|website: {} paused|{} suspended|the {} is temporarily closed
        服务|平台|网站|模型|接口: {}已暂停|{}暂停使用|{}已停用|该{}暂未开放
        서비스|사이트|모델: {} 일시 중단|{}가 비활성화되었습니다
        サービス|サイト|モデル: {}停止中|{}は無効になっています|{}は一時停止中です
        servicio|sitio|sistema|modelo: {} suspendido|el {} está pausado|{} desactivado
        сервис|сайт|api: {} приостановлен|{} отключён|{} временно закрыт
        dienst|server|modell: {} pausiert|der {} ist vorübergehend deaktiviert
        service|site|modèle: {} suspendu|le {} est en pause|{} désactivé
        serviço|site|modelo: {} suspenso|o {} está pausado|{} desativado
        dịch vụ|trang web|mô hình: {} tạm dừng|{} đã tạm ngưng
    """),
    State.RETIRED: (404, """
        model|version|api: {} deprecated|{} sora-2 retired|the {} has been discontinued|{} is no longer supported
        模型|版本|接口: {}已弃用|该{}已停服|{}下线|{}不再支持
        모델|버전: {} 폐기됨|{} 지원이 종료되었습니다
        モデル|バージョン: {}廃止|この{}は非推奨です|{}はサポートされなくなりました
        modelo|endpoint: {} obsoleto|{} retirado|el {} ya no está disponible
        модель|версия: {} устарела|{} снята с поддержки|{} больше недоступна
        modell|endpunkt: {} veraltet|{} eingestellt|{} nicht mehr unterstützt
        modèle|endpoint: {} obsolète|le {} est retiré|{} n'est plus pris en charge
        modelo|endpoint: {} descontinuado|o {} está obsoleto|{} não está mais disponível
        mô hình|phiên bản: {} đã lỗi thời|{} không còn được hỗ trợ
    """),
    State.DEGRADED: (400, """
        service|server|system|platform|site: {} down|the {} is busy|{} unreachable|{} at capacity
        服务|服务器|系统|平台|网站: {}无响应|{}忙|{}宕机|{}拥堵|{}故障
        서비스|서버|시스템|사이트: {} 응답 없음|{} 과부하|{} 혼잡
        サービス|サーバー|システム|サイト: {}が応答しません|{}ビジー|{}障害
        servicio|servidor|sistema|sitio: {} caído|el {} no responde|{} saturado
        сервис|сервер|сайт: {} не отвечает|{} занят|{} недоступен
        dienst|server|system: {} antwortet nicht|{} ist beschäftigt|{} ausgefallen
        service|serveur|système|site: {} en panne|le {} est occupé|{} hors service
        serviço|servidor|sistema|site: {} fora do ar|o {} está ocupado|{} não responde
        dịch vụ|máy chủ|hệ thống: {} không phản hồi|{} đang bận|{} gặp sự cố
    """),
    State.RISK_CONTROL: (403, """
        captcha|challenge: {} required|{} failed
        验证码|滑块验证: 需要{}|{}错误|请完成{}
        캡차|보안 문자: {} 필요
        画像認証|キャプチャ: {}が必要です
        captcha: {} requerido|{} obligatorio
        капча: требуется {}|нужна {}
        captcha|bot: {} erkannt|{} erforderlich
        captcha|robot: {} détecté|{} requis
        captcha|bot: {} detectado|{} obrigatório
        captcha: yêu cầu {}|cần nhập {}
    """),
    State.OPERATIONAL: (403, """
        prompt|image|video: {} rejected|{} is unsafe
        提示词|图片|视频|内容: {}违规|{}不合规|{}被屏蔽
        프롬프트|이미지|영상: {} 차단|부적절한 {}
        プロンプト|画像|動画: {}がブロックされました|不適切な{}
        prompt|vídeo|contenido: {} bloqueado|el {} fue rechazado
        промпт|текст: {} отклонён|{} заблокирован
        prompt|bild|video: {} abgelehnt|das {} ist unzulässig
        prompt|contenu|texte: {} bloqué|le {} est interdit
        prompt|vídeo|conteúdo: {} bloqueado|o {} é impróprio
        prompt|video|hình ảnh: {} bị chặn|{} nhạy cảm
    """),
    State.UNKNOWN: (401, """
        api key|token: {} expired|{} revoked|no {}
        账号|用户|账户: {}被封|{}已冻结|{}已被拉黑
        토큰|api 키: {} 만료됨|{} 무효
        トークン|apiキー: {}無効|{}が間違っています
        token: {} caducado|{} incorrecto|falta {}
        ключ|токен: {} просрочен|{} неверен|{} отозван
        konto|account: {} gesperrt|das {} wurde deaktiviert
        compte|utilisateur: {} suspendu|le {} est verrouillé
        saldo|crédito: {} esgotado|sem {}
        tài khoản|người dùng: {} bị cấm|{} đã bị khóa
    """),
}  # fmt: skip
SENTENCES = [
    (outcome, status, said.format(noun))
    for outcome, (status, lines) in SAID.items()
    for line in lines.strip().splitlines()
    for noun, said in product(*(part.strip().split("|") for part in line.split(": ")))
]


def judged(message: str, status: int = 400) -> tuple[State, DecidedBy]:
    body = json.dumps({"error": {"message": message}})
    verdict = classify(Answer(status=status, body=body), None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.stage


@pytest.mark.parametrize("outcome", SAID)
def test_every_noun_goes_with_every_predicate(outcome: State) -> None:
    said = [(status, sentence) for meant, status, sentence in SENTENCES if meant is outcome]
    verdicts = [(sentence, *judged(sentence, status)) for status, sentence in said]
    wrong = [each for each in verdicts if each[1] is not outcome or each[2] is DecidedBy.FALLBACK]
    assert wrong == []


@pytest.mark.parametrize(
    ("identifier", "outcome"),
    [
        ("site_unreachable", State.DEGRADED),
        ("platform_upgrading", State.MAINTENANCE),
        ("service_upgrade_in_progress", State.MAINTENANCE),
        ("website_closed", State.SUSPENDED),
        ("api_decommissioned", State.RETIRED),
        ("model_no_longer_available", State.RETIRED),
    ],
)
def test_an_identifier_is_a_short_sentence(identifier: str, outcome: State) -> None:
    verdict = classify(Answer(status=400, body=json.dumps({"error": identifier})), None)
    assert verdict.outcome is outcome


@pytest.mark.parametrize(
    "message",
    ["The website is not closed", "Le site n'est pas fermé", "模型尚未下线", "サイトは無効化されていません"],
)
def test_what_says_the_contrary_is_no_short_sentence(message: str) -> None:
    assert judged(message)[0] not in (State.SUSPENDED, State.RETIRED)


def test_one_sentence_of_several_is_enough() -> None:
    assert judged("Erreur : le site est en mise à jour. Merci.", 500)[0] is State.MAINTENANCE


def test_a_status_that_a_client_names_says_more() -> None:
    said = Answer(Transport.EXCEPTION, exception="Token无效: Token is invalid: Failed to get user info:429")
    assert classify(said, Channel.REVERSE).outcome is State.RISK_CONTROL


def test_what_is_gone_is_not_just_away() -> None:
    gone = Answer(status=410, body=json.dumps({"message": "This API is not available."}))
    assert classify(gone, None).outcome is not State.DEGRADED
