"""What was asked for: models that are not there, results that are not ready, or kept no longer."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

MODEL_NOT_FOUND: Final[Lexicon] = {
    "en": """
        model … (does not exist | not found | not exist | not be found)
        (could not find | couldn't find | cannot find | can't find) … model
        (invalid | incorrect | unknown | unsupported | no such) model
        no (models | model) match | no matching model
        no model (named | called) | (have a | a) model (called | named) | not one of our models |
            unknown engine | model … (isn't known | is not known | could not be located)
        (no | have no | not have a | don't have a) model (by | with | under) (that | this) name
        is not a model (we | i | this) | (check | verify) the model name
        model name is (wrong | incorrect | invalid | misspelled) | (not | isn't) in (the |
            our) (list of models | model list | models list | model catalog | catalog of models) | (know |
            have) no (sora | veo | kling | runway)
    """,
    "zh": """
        不存在的模型 | 没有找到 … 模型
        模型 … (不存在 | 未找到 | 找不到) | (未找到 | 找不到) … 模型 | (未知 | 未知的 | 不支持的 |
            无效的)模型
        (模型名称 | 模型名 | 模型id) … (无效 | 不正确 | 错误 | 有误)
        没有(这个 | 该 | 此 | 这种)模型
        没有(名为 | 叫) … 模型 | (检查 | 核对)模型(名称 | 名)
        (无 | 查无 | 没有 | 不存在)(此 | 该 | 这个)模型 | (不在可用 | 不在支持 | 不在支持的 | 不在 |
            未在可用 | 未在支持 | 未在支持的 | 未在)模型(列表 | 清单) | 模型(未 | 没有 | 尚未)(注册 | 登记 |
            收录)
        (无法识别的 | 无法识别 | 无法识别该 | 无法识别此 | 不认识的 | 不认识 | 不认识该 | 不认识此 |
            未识别的 | 未识别 | 未识别该 | 未识别此)模型 | 无法识别模型 | 匹配的模型
    """,
    "ko": """
        모델을 찾지 못
        모델 … (찾을 수 없 | 존재하지 않) | (알 수 없는 | 존재하지 않는) 모델
        (모델 이름 | 모델명) … (유효하지 | 잘못) | 모델(이 | 은) 없
        모델 이름을 (확인 | 다시)
        (잘못된 | 등록되지 않은 | 미등록 | 미지원 | 지원되지 않는 | 없는) 모델 | 모델 (id | 아이디 |
            코드)(가 | 는) … (올바르지 | 잘못 | 유효하지) | 모델 (목록 | 리스트)에 (없 | 존재하지)
        (해당 | 그런 | 요청하신) 모델(은 | 이 | ␣) … (없 | 찾지 못)
        모델명(이 | 은) … (올바르지 | 틀) | 모델 … (인식할 수 없 | 인식하지 못) | 일치하는 모델
    """,
    "ja": """
        (不明な | 未知の | 存在しない)モデル | モデル名 … (正しくありません | 間違)
        モデル(は | が)ありません
        モデル … (見つかりません | 存在しません | 存在しない)
        というモデルは | モデル名をご確認
        (該当 | 該当する | 指定 | そのような | そんな)(モデル | のモデル)(なし | は見当たり | は見つかり |
            はありません | はない)
        モデル(id | 名)(が | は) … (正しくありません | 不正 | 間違) | モデル(が | は)(未登録 | 未対応 |
            見当たりません | 登録されていません)
        (未対応 | 未登録 | 対応していない)の(モデル) | (モデルの | モデル)(一覧 | リスト)に(ありません |
            含まれて | 存在しません) | (未対応 | 未登録)のモデル | 無効なモデル
        (指定 | 指定された | 要求された)の(モデルはサポート | モデルがサポート)
        モデル一覧に … (ありません | 含まれて | 存在しません)
        モデル名が不正 | (リクエストされた | 指定された | 要求された)モデル(は | が)(提供して | 存在 | 認識 |
            見つか) | 一致するモデル
    """,
    "es": """
        no existe … modelo
        modelo … (no existe | no se encontró | no se encuentra | no encontrado | no ha sido encontrado)
        no se (encontró | encuentra | ha encontrado) … modelo
        (comprueba | verifica | revise | revisa) el nombre del modelo | ningún modelo (llamado | con)
        (no encontramos | no se pudo encontrar | no pudimos encontrar | no hallamos |
            no conocemos) … modelo | modelo … (no figura | no consta | no aparece) | no está en (la lista |
            el catálogo) de modelos
        (nombre | identificador | id) (del | de) modelo … (incorrect | no es válid | inválid | erróne)
        no conocemos … (sora | veo | kling)
        modelo … (no reconocid | no está en nuestr) | no tenemos (ese | este | el | ningún) modelo
        modelo (erróneo | incorrecto | equivocado) | no hay ningún modelo
        (no se reconoce | desconocemos) el modelo | modelo … (es desconocid | desconocid)
        modelo (especificado | indicado | solicitado | elegido) no es válido
    """,
    "ru": """
        не найден … модел | несуществующ … модел | такой модели нет | нет такой модели | модели с таким
        модел … (не существует | не найден) | неизвестн(ая модель | ой модели)
        модель с (именем | названием) … (отсутств | не найден | не существ)
        (проверьте | уточните) (имя | название) модели
        модел(ь␣ | и␣)(не поддерживается | не зарегистрирован | отсутствует | отсутствует в |
            не числится) | (недопустим | неверн | неправильн | некорректн)(ое | ый | ая) (имя |
            идентификатор | название | id) модели
        нет в списке (доступных | поддерживаемых) моделей | не (нашли | нашлось | найдена) модел |
            (неизвестн | неверн)(ая | ый) (модел | id модел)
        модел … (неизвестна | не известна | не распознан) | нет модел(и | ей), | (несуществующ | некорректн |
            неверн)(ая | ое | ую) (модел | название модел | имя модел)
    """,
    "de": """
        (unbekanntes | kein) modell
        modell … (existiert nicht | nicht gefunden | gibt es nicht | nicht vorhanden)
        (prüfen | überprüfen) sie den modellnamen | modellnamen (prüfen | überprüfen)
        modell … (nicht finden | nicht gefunden | nicht enthalten) | nicht (finden | in der modellliste |
            in unserer modellliste) | (modellname | modell-id | modellbezeichnung) … (falsch | ungültig |
            unbekannt | nicht korrekt) | modellliste … nicht
        kennen kein … (sora | veo | kling | modell) | nicht in der (modellliste | liste der modelle)
        modell … (nicht erkannt | nicht in unserem) | modell haben wir nicht | haben (dieses |
            das) modell nicht
        (falsches | falscher) modell | modell … nicht unter den
        modell … (ist unbekannt | nicht bekannt | wird nicht erkannt)
        (angegebene | gewählte | angeforderte) modell ist (ungültig | nicht gültig)
    """,
    "fr": """
        aucun modèle
        modèle (inconnu | inexistant)
        modèle … (n'existe pas | introuvable | non trouvé | pas été trouvé | pas trouvé)
        vérifiez le nom du modèle
        (ne trouvons pas | impossible de trouver | ne connaissons) … modèle | modèle … (ne figure pas |
            absent) | (liste | catalogue) des modèles
        (nom | identifiant | id) (du | de) modèle … (incorrect | pas valide | invalide | erroné)
        ne connaissons … (sora | veo | kling)
        modèle … (non reconnu | n'est pas dans notre | pas reconnu) | n'avons pas (ce | de) modèle
        modèle (erroné | incorrect) | modèle … n'apparaît pas | pas de modèle (sora | veo | kling | nommé |
            appelé | de ce nom)
        modèle … (est inconnu | n'est pas reconnu)
        modèle (spécifié | indiqué | demandé | choisi) n'est pas valide
    """,
    "pt": """
        não foi encontrado … modelo | não existe … modelo
        modelo (desconhecido | inexistente)
        modelo … (não existe | não encontrado | não foi encontrado)
        (verifique | confira) o nome do modelo | (não há | nenhum) modelo (chamado | com o nome)
        (não encontramos | não foi possível encontrar | não conseguimos encontrar |
            não conhecemos) … modelo | modelo … (não consta | não aparece | não figura)
        não está na lista de modelos
        (nome | identificador | id) (do | de) modelo … (incorret | não é válid | inválid | errad)
        não conhecemos … (sora | veo | kling)
        modelo … (não reconhecid | não está no nosso | não está em nosso) | não temos (esse | este | o |
            nenhum) modelo
        modelo (errado | incorreto) | não há nenhum modelo
        modelo … (não é reconhecid | é desconhecid)
        modelo (especificado | indicado | solicitado | escolhido) não é válido
    """,
    "vi": """
        mô hình … không có trong
        không tìm thấy … (mô hình | model) | mô hình không (xác định | rõ)
        (mô hình | model) … (không tồn tại | không tìm thấy)
        (kiểm tra | kiểm tra lại) tên mô hình | không có mô hình (tên | nào)
        (tên | id) (mô hình | model) … (không đúng | không hợp lệ | sai | không tồn tại) | (mô hình |
            model | mô hình này | model này) (chưa được đăng ký | không được hỗ trợ | không xác định) |
            danh sách (mô hình | model)
        (mô hình | model) bạn (yêu cầu | chọn) … (không | chưa)
        (tên | mã) (model | mô hình) (sai | không đúng | không hợp lệ) | không (biết | nhận ra |
            nhận diện) (mô hình | model) | không có (mô hình | model) nào
    """,
    "it": """
        modello (non trovat | inesistente | sconosciut | non esiste)
        modello … (non esiste | non trovato | sconosciuto)
    """,
    "pl": """
        nie znaleziono modelu | nieznany model
        model … nie istnieje
    """,
    "tr": """
        model (bulunamadı | mevcut değil | geçersiz)
        modeli bulunamadı | bilinmeyen model | (model | modeli) mevcut değil
    """,
    "id": """
        model tidak (ditemukan | dikenal | ada)
        model … tidak (ditemukan | dikenal)
    """,
}
"""A model that nobody here knows."""

NOT_READY: Final[Lexicon] = {
    "en": """
        (video | task | job | result | generation | file | content | output | image | prediction) …
            (not ready | isn't ready | not yet ready | not yet complete | not yet finished |
             not completed yet | not finished yet | still being processed | still being generated |
             still being rendered | still processing | still generating | still rendering | still queued |
             still pending | still running | still in progress | still in-progress | still in queue |
             has not finished | hasn't finished | not yet available | not yet done | not yet generated |
             not yet rendered)
    """,
    "zh": """
        (视频 | 任务 | 结果 | 作品 | 图片) …
            (尚未完成 | 还未完成 | 未生成完 | 尚未生成 | 还在生成 | 仍在生成 | 仍在处理 | 还没有完成 |
             还没生成)
    """,
    "ko": """
        (영상 | 비디오 | 작업 | 결과 | 이미지) … 아직 (준비되지 | 완료되지 | 처리 중 | 생성 중 | 생성되지)
    """,
    "ja": "(動画 | タスク | 結果 | 画像 | ジョブ) … まだ(準備 | 完了 | 生成 | 処理)",
    "es": """
        (vídeo | video | tarea | resultado | imagen) …
            (aún no está list | todavía no está list | aún se está | todavía se está | sigue en proceso)
    """,
    "ru": """
        (видео | задач | результат | изображени) …
            (ещё не готов | еще не готов | ещё не заверш | еще не заверш | ещё обрабатыва | еще обрабатыва)
    """,
    "de": """
        (video | auftrag | ergebnis | bild) …
            (noch nicht fertig | noch nicht bereit | noch nicht abgeschlossen | noch in bearbeitung)
    """,
    "fr": "(vidéo | tâche | résultat | image) … (pas encore prêt | pas encore terminé | encore en cours)",
    "pt": """
        (vídeo | tarefa | resultado | imagem) …
            (ainda não está pront | ainda não foi concluíd | ainda está sendo)
    """,
    "vi": "(video | tác vụ | kết quả | hình ảnh) … (chưa sẵn sàng | chưa hoàn thành | vẫn đang xử lý)",
}
"""A look at a job that is under way: nothing is wrong with it."""

KEPT_NO_LONGER: Final[Lexicon] = {
    "en": """
        (link | file | video | image | result | asset | task | job | url) … (expired | was deleted)
        (link | url) … no longer (valid | works | active | available)
    """,
    "zh": """
        (视频 | 资源 | 文件 | 链接 | 素材 | 内容 | 任务 | 图片 | 结果 | 作品) …
            (过期 | 已失效 | 已删除 | 被删除 | 已清理 | 被清理)
    """,
    "ko": "(동영상 | 파일 | 링크 | 콘텐츠 | 이미지 | 작업 | 결과) … (만료 | 삭제)",
    "ja": "(動画 | ファイル | リンク | コンテンツ | 画像 | ジョブ | 結果) … (期限 | 削除)",
    "es": """
        (enlace | archivo | vídeo | video | imagen | resultado | contenido | tarea) …
            (caduc | expir | eliminad | borrad | vencid)
        (enlace | url) … (ya no es válid | venció | ya no funciona | ha vencido)
    """,
    "ru": """
        (ссылк | файл | видео | изображени | результат | задач) ↔
            (истёк | истек | удален | удалён | устарел | просроч)
    """,
    "de": """
        (link | datei | video | bild | ergebnis | inhalt | auftrag) …
            (abgelaufen | gelöscht | nicht mehr verfügbar | entfernt)
        (link | url) … (nicht mehr gültig | gilt nicht mehr | funktioniert nicht mehr)
    """,
    "fr": """
        (lien | fichier | vidéo | image | résultat | contenu | tâche) …
            (expir | supprimé | périmé | n'est plus disponible)
        (lien | url) … (n'est plus valide | n'est plus valable | ne fonctionne plus)
    """,
    "pt": """
        (link | arquivo | vídeo | imagem | resultado | conteúdo | tarefa) …
            (expir | excluíd | removid | vencid | apagad)
        (link | url) … (já não é válid | não é mais válid | venceu | já não funciona)
    """,
    "vi": """
        (liên kết | tệp | tập tin | video | hình ảnh | kết quả | nội dung | tác vụ) …
            (hết hạn | bị xóa | đã xóa | không còn)
    """,
}
"""What was made, and kept for a while. The same word of a key or an account is in `access.BAD_KEY`."""
