"""Everyday sentences of services in nine languages, whatever they come in: a status, an envelope, a job, a client."""

import json

import pytest

from exporter.core.answer import Answer, Transport
from exporter.core.classify.classify import classify
from exporter.core.vocabulary import Fault, State

SENTENCES = """
    es ours: No autorizado
    es ours: Token inválido o caducado
    es ours: No tienes suficientes créditos
    es ours: No tienes permiso para usar esta función
    es ours: Tu plan no incluye la generación de vídeo
    es ours: Has alcanzado tu límite diario de vídeos
    es refused: El prompt es obligatorio
    es refused: La imagen es demasiado grande
    es refused: Duración no válida
    es refused: Tu solicitud infringe nuestras políticas
    es broken: No se pudo generar el vídeo
    es broken: Error interno, inténtalo más tarde
    es broken: El servicio no está disponible en este momento
    es announced: Estamos en mantenimiento, vuelve pronto
    es shut: La generación de vídeo está desactivada temporalmente
    pt ours: Não autorizado
    pt ours: Créditos insuficientes
    pt ours: Seu plano não permite gerar vídeos
    pt ours: Acesso negado
    pt ours: Você atingiu o limite diário
    pt refused: Prompt é obrigatório
    pt refused: A imagem é muito grande
    pt refused: O conteúdo viola nossas diretrizes
    pt broken: Erro ao gerar vídeo
    pt broken: Falha na geração
    pt broken: Servidor sobrecarregado, tente novamente
    pt announced: Sistema em manutenção
    pt shut: Geração de vídeo desativada temporariamente
    fr ours: Non autorisé
    fr ours: Clé API invalide
    fr ours: Solde insuffisant
    fr ours: Accès refusé
    fr ours: Vous n'avez pas les droits nécessaires
    fr ours: Limite quotidienne atteinte
    fr refused: Le prompt est obligatoire
    fr refused: L'image est trop volumineuse
    fr refused: Contenu inapproprié détecté
    fr broken: Erreur lors de la génération de la vidéo
    fr broken: Une erreur est survenue
    fr broken: Le service est momentanément indisponible
    fr announced: Site en maintenance
    de ours: Nicht autorisiert
    de ours: Ungültiger API-Schlüssel
    de ours: Nicht genügend Guthaben
    de ours: Zugriff verweigert
    de ours: Keine Berechtigung
    de ours: Tageslimit erreicht
    de refused: Prompt fehlt
    de refused: Das Bild ist zu groß
    de refused: Ungültige Auflösung
    de refused: Der Inhalt verstößt gegen die Richtlinien
    de broken: Videogenerierung fehlgeschlagen
    de broken: Der Dienst ist derzeit nicht verfügbar
    de broken: Server überlastet
    de announced: Wartungsarbeiten
    ru ours: Не авторизован
    ru ours: Неверный API ключ
    ru ours: Недостаточно кредитов
    ru ours: Недостаточно средств на балансе
    ru ours: Доступ запрещен
    ru ours: Нет доступа к модели
    ru ours: Дневной лимит исчерпан
    ru refused: Промпт обязателен
    ru refused: Изображение слишком большое
    ru refused: Неверный формат
    ru refused: Контент нарушает правила
    ru broken: Ошибка генерации видео
    ru broken: Сервис временно недоступен
    ru broken: Сервер перегружен
    ru announced: Технические работы
    ko ours: 로그인이 필요합니다
    ko ours: 유효하지 않은 API 키입니다
    ko ours: 크레딧이 부족합니다
    ko ours: 권한이 없습니다
    ko ours: 유료 회원만 이용할 수 있습니다
    ko ours: 오늘 생성 한도를 초과했습니다
    ko refused: 프롬프트를 입력해주세요
    ko refused: 이미지 크기가 너무 큽니다
    ko refused: 지원하지 않는 형식입니다
    ko refused: 부적절한 콘텐츠가 감지되었습니다
    ko broken: 영상 생성에 실패했습니다
    ko broken: 일시적인 오류가 발생했습니다
    ko broken: 서버가 혼잡합니다
    ko announced: 서버 점검 중입니다
    ko shut: 현재 영상 생성 서비스를 일시 중단했습니다
    ja ours: 認証が必要です
    ja ours: APIキーが無効です
    ja ours: クレジットが不足しています
    ja ours: 権限がありません
    ja ours: この機能は有料プラン限定です
    ja ours: 本日の生成回数の上限に達しました
    ja refused: プロンプトを入力してください
    ja refused: 画像サイズが大きすぎます
    ja refused: 対応していない形式です
    ja refused: 不適切な内容が含まれています
    ja broken: 動画の生成に失敗しました
    ja broken: サーバー内部エラー
    ja broken: 現在混雑しています
    ja announced: メンテナンス中です
    vi ours: Chưa đăng nhập
    vi ours: API key không hợp lệ
    vi ours: Không đủ credits
    vi ours: Số dư không đủ
    vi ours: Bạn không có quyền truy cập
    vi ours: Bạn đã hết lượt tạo video hôm nay
    vi refused: Prompt là bắt buộc
    vi refused: Thiếu prompt
    vi refused: Ảnh quá lớn
    vi refused: Nội dung vi phạm chính sách
    vi broken: Tạo video thất bại
    vi broken: Máy chủ quá tải
    vi broken: Dịch vụ tạm thời không khả dụng
    zh ours: 未登录或登录已过期
    zh ours: 余额不足
    zh ours: 没有权限
    zh ours: 仅限VIP用户使用
    zh ours: 今日次数已用完
    zh refused: 请输入提示词
    zh refused: 图片大小不能超过10MB
    zh refused: 视频时长必须为5秒或10秒
    zh refused: 内容包含敏感词
    zh broken: 视频生成失败
    zh broken: 服务繁忙
    zh announced: 系统升级维护中
    zh shut: 视频生成服务暂停
"""
MEANT = {
    "ours": (State.UNKNOWN, Fault.OURS),
    "refused": (State.OPERATIONAL, Fault.OURS),
    "broken": (State.DEGRADED, Fault.UPSTREAM),
    "announced": (State.MAINTENANCE, Fault.UPSTREAM),
    "shut": (State.SUSPENDED, Fault.UPSTREAM),
}
STATUSES = {"ours": 403, "refused": 400, "broken": 500, "announced": 503, "shut": 503}
ROWS = [
    (kind.split()[1], words)
    for kind, _, words in (line.strip().partition(": ") for line in SENTENCES.strip().splitlines())
]


def judged(answer: Answer) -> tuple[State, Fault | None]:
    verdict = classify(answer, None)
    return verdict.outcome, verdict.fault


@pytest.mark.parametrize(("kind", "words"), ROWS)
def test_a_sentence_means_the_same_with_a_status_and_in_an_envelope(kind: str, words: str) -> None:
    error, envelope = json.dumps({"error": words}), json.dumps({"code": 1, "message": words})
    assert judged(Answer(status=STATUSES[kind], body=error)) == MEANT[kind]
    assert judged(Answer(status=200, body=envelope)) == MEANT[kind]


@pytest.mark.parametrize(("kind", "words"), ROWS)
def test_of_a_failed_job_and_in_an_exception_it_is_the_same_ones_fault(kind: str, words: str) -> None:
    failed = Answer(Transport.TASK, 200, body=json.dumps({"status": "failed", "error": words}))
    thrown = Answer(Transport.EXCEPTION, exception=f"Error: {words}")
    assert {judged(failed)[1], judged(thrown)[1]} == {MEANT[kind][1]}
