"""What a gateway was not given, has switched off or shares among all its customers; words of Taiwan."""

import json

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream

SHUT = (State.SUSPENDED, Fault.UPSTREAM)
OURS = (State.UNKNOWN, Fault.OURS)
NOT_SET_UP = """
    The video backend is not configured
    视频模型尚未配置
    모델이 설정되지 않았습니다
    プロバイダーが設定されていません
    El proveedor no está configurado
    Провайдер не настроен
    Der Anbieter ist nicht eingerichtet
    Le fournisseur n'est pas configuré
    O provedor não está configurado
    Nhà cung cấp chưa được cấu hình
    Server is missing KLING_API_KEY
    没有配置可用的供应商
"""
SWITCHED_OFF = """
    Video generation is not enabled
    绘图功能已关闭
    영상 생성 기능이 비활성화되었습니다
    動画生成機能は停止中です
    La generación de video está desactivada
    Генерация видео отключена
    Die Videogenerierung ist nicht aktiviert
    La génération de vidéos est désactivée
    A geração de vídeos não está habilitada
    Tính năng tạo video tạm ngưng
"""
EVERYBODYS = """
    Global daily budget exhausted, come back tomorrow
    今日全站生成额度已用完
    오늘의 전체 한도가 소진되었습니다
    サイト全体の本日の利用枠を使い切りました
    La cuota global de hoy está agotada
    Общий лимит на сегодня исчерпан
    Das globale Kontingent ist aufgebraucht
    Le quota global du jour est épuisé
    A cota global de hoje está esgotada
    Hạn mức chung hôm nay đã hết
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def judged(body: object, status: int) -> tuple[State, Fault | None]:
    verdict = classify(Answer(status=status, body=json.dumps(body)), None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("message", [*lines(NOT_SET_UP), *lines(SWITCHED_OFF)])
def test_what_its_operator_has_not_filled_in_or_turned_on_is_shut(message: str) -> None:
    assert judged({"error": {"message": message}}, 503) == SHUT


@pytest.mark.parametrize("message", lines(EVERYBODYS))
def test_an_allowance_of_everybody_is_theirs(message: str) -> None:
    assert judged({"error": {"message": message}}, 429) == SHUT


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (403, "您的账号未开通视频功能"),
        (403, "Video generation is not enabled for your plan"),
        (402, "共享额度已用完，请联系团队管理员"),
        (429, "您今日的免费额度已用完"),
        (403, "该令牌没有可用分组权限"),
        (402, "当前团队算力不足，请联系团队主"),
    ],
)
def test_what_is_said_of_a_customer_is_ours(status: int, message: str) -> None:
    assert judged({"error": {"message": message}}, status) == OURS


@pytest.mark.parametrize(
    ("status", "taiwans", "elsewhere"),
    [
        (503, "視訊生成功能未開放", "视频生成功能未开放"),
        (401, "您的金鑰無效", "您的密钥无效"),
        (503, "伺服器忙碌中，請稍後", "服务器忙碌中，请稍后"),
        (403, "使用者帳號已被停用", "用户账号已被停用"),
        (504, "影片生成逾時", "视频生成超时"),
    ],
)
def test_the_words_of_taiwan_mean_the_same(status: int, taiwans: str, elsewhere: str) -> None:
    body, other = {"message": taiwans}, {"message": elsewhere}
    assert judged(body, status) == judged(other, status)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        (-2000, (State.OPERATIONAL, Fault.OURS)),
        (-2001, (State.DEGRADED, Fault.UPSTREAM)),
        (-2006, (State.OPERATIONAL, Fault.OURS)),
        (-2007, (State.DEGRADED, Fault.UPSTREAM)),
    ],
)
def test_numbers_of_free_api_projects(code: int, meant: tuple[State, Fault]) -> None:
    assert judged({"code": code, "message": "xyzzy", "data": None}, 200) == meant


@pytest.mark.parametrize(
    ("status", "body", "meant"),
    [
        (400, {"message": "The model load is too high, please try later"}, (State.DEGRADED, Fault.UPSTREAM)),
        (400, {"message": "模型负载过高"}, (State.DEGRADED, Fault.UPSTREAM)),
        (400, {"message": "temperature is too high"}, (State.OPERATIONAL, Fault.OURS)),
        (500, {"message": "服务器问题调试中"}, (State.DEGRADED, Fault.UPSTREAM)),
        (400, {"message": "Requested model is not valid"}, OURS),
        (429, {"message": "per-user limit reached"}, OURS),
        (503, {"message": "分组不存在"}, SHUT),
        (400, {"message": "内容超长"}, (State.OPERATIONAL, Fault.OURS)),
        (500, {"message": "No valid API key available after 3 retries."}, SHUT),
        (401, {"message": "You did not give a valid API key"}, OURS),
        (500, {"message": "获取用户额度失败"}, (State.DEGRADED, Fault.UPSTREAM)),
        (402, {"message": "failed to get response: your balance is insufficient"}, OURS),
        (500, {"code": "get_user_balance_failed"}, (State.DEGRADED, Fault.UPSTREAM)),
        (500, {"error": "balance_exhausted"}, SHUT),
        (500, {"message": "账号已被WAF风控，请暂停操作"}, (State.RISK_CONTROL, Fault.UPSTREAM)),
        (409, {"message": "所选模型尚未完成运行配置"}, SHUT),
        (503, {"message": "The provider setup is incomplete"}, SHUT),
    ],
)
def test_how_a_gateway_fares_and_who_is_asked(status: int, body: object, meant: tuple[State, Fault]) -> None:
    assert judged(body, status) == meant


@pytest.mark.parametrize(
    "message",
    [
        "All accounts limited. Wait 12s.",
        "all keys are currently rate limited",
        "所有账号均被限流，请稍后重试",
        "모든 계정이 속도 제한 중입니다",
        "すべてのアカウントがレート制限中です",
        "Todas las cuentas están limitadas por tasa",
        "Все аккаунты ограничены по частоте",
        "Alle Konten sind ratenbegrenzt",
        "Tous les comptes sont limités en débit",
        "Todas as contas estão com limite de taxa",
        "Tất cả tài khoản đang bị giới hạn tốc độ",
    ],
)
def test_a_pool_that_is_throttled_serves_again_in_seconds(message: str) -> None:
    assert judged({"error": {"message": message}}, 429) == (State.DEGRADED, Fault.UPSTREAM)
    assert judged({"error": {"message": "All accounts exhausted"}}, 429) == SHUT


@pytest.mark.parametrize(
    "message",
    [
        "Input tokens exceed the configured limit of 272000 tokens.",
        "输入超长",
        "입력 토큰이 한도를 초과했습니다",
        "入力トークンが上限を超えています",
        "Los tokens de entrada superan el límite de 8192",
        "Входные токены превышают лимит 8192",
        "Die Eingabe überschreitet das Token-Limit",
        "Les jetons d'entrée dépassent la limite",
        "Os tokens de entrada excedem o limite",
        "Số token đầu vào vượt quá giới hạn",
    ],
)
def test_more_than_it_reads_is_ours(message: str) -> None:
    assert judged({"error": {"message": message}}, 400) == (State.OPERATIONAL, Fault.OURS)


@pytest.mark.parametrize(
    "message",
    [
        "The reference image could not be read by the upstream",
        "Failed to retrieve image information",
        "获取图片信息失败",
        "이미지 정보를 가져오지 못했습니다",
        "画像情報の取得に失敗しました",
        "No se pudo obtener la información de la imagen",
        "Не удалось получить информацию об изображении",
        "Bildinformationen konnten nicht gelesen werden",
        "Impossible de récupérer les informations de l'image",
        "Não foi possível obter as informações da imagem",
        "Không thể lấy thông tin ảnh",
        "第 1 张参考图无法被上游读取，可能是文件损坏",
        "上游无法下载参考素材",
        "참조 이미지를 업스트림에서 읽을 수 없습니다",
        "参照画像を上流が読み込めません",
        "El proveedor no pudo descargar el material de referencia",
        "Провайдер не смог скачать референс",
        "Der Anbieter konnte das Referenzbild nicht laden",
        "Le fournisseur n'a pas pu télécharger l'image de référence",
        "O provedor não conseguiu baixar a imagem de referência",
        "Nhà cung cấp không thể tải ảnh tham chiếu",
    ],
)
def test_a_reference_that_the_upstream_could_not_read_is_ours(message: str) -> None:
    assert judged({"status": "failed", "error": message}, 200) == OURS
    assert judged({"status": "failed", "error": "上游无法读取响应"}, 200) == (State.DEGRADED, Fault.UPSTREAM)
