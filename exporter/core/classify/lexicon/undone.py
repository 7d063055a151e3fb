"""Work that did not get done, and nobody says why."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NOT_DONE: Final[Lexicon] = {
    "en": """
        (provider | vendor | supplier | upstream | engine | model | backend | worker) (could not | couldn't |
            failed to | was unable to | is unable to | was not able to | cannot | did not) (complete
            finish |
            deliver | render | produce | execute | fulfil | process the task | process the job |
            process this task | process this job)
    """,
    "zh": """
        (服务商 | 供应商 | 提供商 | 上游 | 模型 | 引擎 | 后端) … (未能 | 无法 | 没能 | 没有)(完成 | 执行 |
            成功)
    """,
    "ko": """
        (공급자 | 공급사 | 제공업체 | 모델 | 엔진 | 서버)(가 | 이 | 에서) … (완료 | 수행 | 생성)하지 못
    """,
    "ja": "(プロバイダ | モデル | エンジン | サーバ) … (完了 | 実行 | 生成)できません",
    "es": """
        (proveedor | modelo | motor | servidor) no (pudo | ha podido | logró | consiguió) (completar |
            terminar | finalizar | generar | ejecutar)
    """,
    "ru": """
        (провайдер | поставщик | модель | сервис | сервер | движок) не (смог | смогла) (выполнить |
            завершить | сгенерировать | создать | закончить)
    """,
    "de": """
        (anbieter | modell | dienst | server) konnte … nicht (abschließen | abgeschlossen | fertigstellen |
            ausführen | erzeugen | beenden)
    """,
    "fr": """
        (fournisseur | modèle | moteur | serveur) n'a pas (pu | réussi à) (terminer | achever | générer |
            exécuter | finir)
    """,
    "pt": """
        (provedor | fornecedor | modelo | motor | servidor) não (conseguiu | pôde) (concluir | terminar |
            gerar | completar | executar)
    """,
    "vi": """
        (nhà cung cấp | mô hình | máy chủ) không thể (hoàn thành | hoàn tất | thực hiện | tạo)
    """,
}
"""Whoever was to make it did not get it done."""

WENT_WRONG: Final[Lexicon] = {
    "en": """
        something went wrong | unknown error | unexpected error
    """,
    "zh": """
        未知错误
    """,
    "ko": """
        알 수 없는 오류
    """,
    "ja": """
        不明なエラー
    """,
    "es": """
        (generación | tarea | creación) … (ha fallado | falló | con errores | con error) | algo (salió |
            ha salido) mal | error (interno | inesperado | desconocido) | error durante la (generación |
            creación)
        no se (pudo | ha podido) (generar | crear) (el | la | tu | su) (vídeo | video | imagen)
    """,
    "ru": """
        что-то пошло не так | (внутренняя | неизвестная | непредвиденная) ошибка | ошибка (генерации |
            при генерации | во время генерации)
    """,
    "de": """
        (generierung | videogenerierung | auftrag | erstellung) … (fehlgeschlagen | mit fehlern |
            gescheitert) | schiefgelaufen | (interner | unerwarteter | unbekannter) (fehler |
            serverfehler) | fehler bei der (generierung | erstellung)
        (video | bild) konnte nicht (erzeugt | erstellt | generiert) werden | generierung ist ein fehler
    """,
    "fr": """
        (génération | tâche | création) … (échoué | en erreur) | erreur (interne | inattendue | inconnue)
        erreur est survenue (pendant | lors) | problème est survenu | impossible de (générer |
            créer) (la vidéo | l'image | votre vidéo | votre image)
    """,
    "pt": """
        (geração | tarefa | criação) … (falhou | com erros | com erro) | algo (deu | saiu) errado
        erro (interno | inesperado | desconhecido) | erro durante a (geração | criação)
        não foi possível (gerar | criar) (o | a | seu | sua) (vídeo | imagem)
    """,
    "vi": """
        (đã xảy ra | có) (lỗi | sự cố) | lỗi (không xác định | nội bộ | hệ thống) | tạo (video |
            ảnh) (thất bại | không thành công)
    """,
}
"""Work failed, or a service did, and no more is said, under whatever status."""
