"""What an upstream, each channel or the model itself would not do for us, in ten languages."""

import json

import pytest

from exporter.core.answer import Answer
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State, Upstream

OURS = (State.UNKNOWN, Fault.OURS)
REFUSED = (State.OPERATIONAL, Fault.OURS)
THEIRS = (State.DEGRADED, Fault.UPSTREAM)
SHUT = (State.SUSPENDED, Fault.UPSTREAM)
NOT_TAKEN = """
    Upstream rejected the image data; use a valid image
    上游拒绝了图片数据；请使用有效图片
    上游认为请求体格式有误；请检查 JSON 结构
    이 모델은 요청한 길이를 지원하지 않습니다
    上流が画像を拒否しました
    El proveedor rechazó los parámetros
    Провайдер не принял параметры
    Der Anbieter hat das Bild abgelehnt
    Le fournisseur a refusé l'image
    O provedor recusou os parâmetros
    Nhà cung cấp từ chối hình ảnh
    模型拒绝了这次请求（上游 400），积分已退回。
    The model refused this request (upstream 400). Credits refunded.
    모델이 이 요청을 거부했습니다
    モデルがこのリクエストを拒否しました
    El modelo rechazó esta solicitud
    Модель отклонила этот запрос
    Das Modell hat diese Anfrage abgelehnt
    Le modèle a refusé cette demande
    O modelo recusou esta solicitação
    Mô hình đã từ chối yêu cầu này
    参考素材超出上游大小限制，费用已退还
    This model does not support the requested duration. Credits refunded.
"""
DECLINED = """
    I'm sorry, I can't create that image
    抱歉，我不能帮你生成这个内容
    죄송합니다. 이 요청은 도와드릴 수 없습니다
    申し訳ありませんが、そのリクエストにはお応えできません
    Lo siento, no puedo generar esta imagen
    Извините, я не могу создать это изображение
    Tut mir leid, ich kann dieses Bild nicht erstellen
    Désolé, je ne peux pas générer cette image
    Desculpe, não posso gerar esta imagem
    Xin lỗi, tôi không thể tạo hình ảnh này
"""
NO_CHANNEL = """
    no channel supports the requested parameters
    没有渠道支持当前请求参数
    이 매개변수를 지원하는 채널이 없습니다
    このパラメータに対応するチャネルがありません
    Ningún canal admite los parámetros
    Ни один канал не поддерживает эти параметры
    Kein Kanal unterstützt diese Parameter
    Aucun canal ne prend en charge ces paramètres
    Nenhum canal suporta esses parâmetros
    Không có kênh nào hỗ trợ các tham số này
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def judged(message: str, status: int) -> tuple[State, Fault | None]:
    answer = Answer(status=status, body=json.dumps({"error": {"message": message}}))
    verdict = classify(answer, None, upstream=Upstream.GATEWAY)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize("message", lines(NOT_TAKEN))
def test_what_an_upstream_does_not_take_is_ours(message: str) -> None:
    assert judged(message, 502) == OURS


@pytest.mark.parametrize("message", lines(DECLINED))
def test_a_model_that_declines_is_alive(message: str) -> None:
    assert judged(message, 500) == REFUSED


@pytest.mark.parametrize("message", lines(NO_CHANNEL))
def test_no_channel_for_what_was_asked_is_ours(message: str) -> None:
    assert judged(message, 503) == OURS


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("Upstream rejected the request", THEIRS),
        ("上游拒绝了请求，请稍后再试", THEIRS),
        ("Sorry, we couldn't generate your video", THEIRS),
        ("抱歉，服务器无法处理请求", THEIRS),
        ("没有渠道支持该模型", SHUT),
        ("No channel supports model veo-3", SHUT),
        ("上游账号当前被限流，请在 30s 后重试", THEIRS),
        ("上游账号不可用，请检查凭证或账号状态", SHUT),
    ],
)
def test_what_is_not_of_our_request_stays_theirs(message: str, meant: tuple[State, Fault]) -> None:
    assert judged(message, 502) == meant


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("模型 sora-2 未配置任务计价", SHUT),
        ("该模型暂无可用价格，请先配置定价", SHUT),
        ("Цена модели не задана", SHUT),
        ("channel route resolver is not configured", SHUT),
        ("上游风控,请稍后再试", (State.RISK_CONTROL, Fault.UPSTREAM)),
        ("预扣余额失败，请稍后重试", THEIRS),
        ("Failed to reserve credits, please try again later", THEIRS),
        ("크레딧 차감에 실패했습니다. 다시 시도하세요", THEIRS),
        ("クレジットの確保に失敗しました。再度お試しください", THEIRS),
        ("No se pudieron reservar los créditos. Inténtalo más tarde", THEIRS),
        ("Не удалось списать кредиты, попробуйте позже", THEIRS),
        ("Guthaben konnte nicht reserviert werden, bitte später erneut", THEIRS),
        ("Impossible de débiter vos crédits, réessayez", THEIRS),
        ("Não foi possível reservar os créditos, tente mais tarde", THEIRS),
        ("Không thể trừ tín dụng, vui lòng thử lại", THEIRS),
        ("积分结算没成功，这次没扣费；再试一次", THEIRS),
        ("Credit settlement failed, you were not charged", THEIRS),
        ("크레딧 정산에 실패했습니다", THEIRS),
        ("クレジットの精算に失敗しました", THEIRS),
        ("Error al liquidar los créditos", THEIRS),
        ("Ошибка списания кредитов", THEIRS),
        ("Abrechnung der Credits fehlgeschlagen", THEIRS),
        ("Échec du règlement des crédits", THEIRS),
        ("Falha ao liquidar os créditos", THEIRS),
        ("Quyết toán tín dụng thất bại", THEIRS),
        ("预扣余额失败，余额不足", OURS),
        ("Failed to deduct credits: insufficient balance", OURS),
    ],
)
def test_a_ledger_that_fails_is_theirs_and_an_empty_one_is_ours(
    message: str, meant: tuple[State, Fault]
) -> None:
    assert judged(message, 402 if meant == OURS else 500) == meant
