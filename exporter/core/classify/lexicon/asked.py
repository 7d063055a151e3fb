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

UNFETCHED: Final[Lexicon] = {
    "en": """
        (failed to | could not | unable to) (retrieve | get | read | fetch) image (information | info |
            metadata |
            dimensions)
        invalid link | (could not | couldn't | cannot | unable to) validate (this | the | your) (link | url)
        (input | reference | source | provided | supplied | given | your | start | end | first | last) …
            (image | photo | picture | video | audio | file | frame | media) (could not be | cannot be |
            can't be | couldn't be) (downloaded | fetched | loaded | read | opened | accessed | retrieved |
            reached | decoded | found)
        (could not | couldn't | cannot | can't | unable to | failed to) (download | fetch | load | read |
            open | access | retrieve | reach | decode | get) (input | the input | the reference | reference |
            the source | source | the provided | your | the supplied | the given | the first | the last |
            element | attachment |
            image_url | the image_url | the url | image from | image at | image url | media from)
        (image_url | image url | video_url | input_url | source_url | reference_url | start_image |
            first_frame_url) (returned | responded with | answered | timed out | gave | is not public |
            is private | is unreachable | could not)
        image could not be (downloaded | fetched | loaded | read | opened | accessed | decoded)
        (could not | couldn't | cannot | can't | unable to) (fetch | download | retrieve |
            access) (the image | the picture | the photo | the audio | image)
        error (fetching | downloading | retrieving) (image from | the image | input | reference)
        (while | when) (fetching | downloading | retrieving) (image | the image | input | the input |
            reference | the reference | media resource)
        (make sure | ensure | check that | verify that | check if) … (file | url | image | link | video |
        audio) …
            (is accessible | are accessible | publicly accessible | is reachable | exists and | is public |
            is valid and | downloadable)
        (server | host | site) hosting the (media | file | image | audio | video)
        (unable to | could not | cannot | can't | failed to) access (file | the file | audio | the audio) at
        (url | link | image | video | audio | file) provided is (not | invalid | inaccessible | unreachable)
        download the (media | input | image | reference | audio) … (timed out | failed | error)
        (upload | uploading) (resource | reference | input | image | the input | the image) … (no such file |
            file not found | file does not exist)
    """,
    "zh": """
        (获取 | 读取 | 解析)(图片 | 图像 | 视频 | 音频)(信息 | 元数据 | 尺寸)失败
        (图片 | 图像 | 首帧 | 尾帧 | 参考图 | 参考视频 | 输入 | 素材 | 音频 | 上传的文件)(无法 | 不能 |
            未能)(下载 | 访问 | 读取 | 打开 | 获取 | 加载 | 解码)
        (图片 | 图像 | 首帧 | 尾帧 | 参考图 | 素材 | 链接 | 地址)(无法被 | 不能被 | 未能被) … (下载 | 访问 |
            读取 | 打开 | 获取 | 加载 | 识别)
        (无法 | 不能 | 未能)(下载 | 访问 | 读取 | 打开 | 获取 | 加载)(参考素材 | 参考视频 | 参考音频 |
            输入素材)
        (图片 | 图像 | 首帧 | 尾帧 | 参考图 | 素材 | 音频)(链接 | 地址 | url | 文件) … (无法 | 不可 | 失败 |
            失效 | 打不开 | 超时 | 过期 | 无效)
        (无法 | 不能 | 未能)(下载 | 访问 | 读取 | 获取 | 加载)(图片 | 首帧 | 尾帧 | 参考图 | 素材 | 输入 | 您)
        (下载 | 读取 | 获取 | 加载)(参考图 | 首帧 | 尾帧 | 素材 | 输入图 | 图片url)(失败 | 超时 | 出错)
        请(确保 | 检查 | 确认) … (图片 | 链接 | url | 文件 | 视频 | 音频 | 地址) … (可访问 | 公开访问 |
        能访问 |
            可下载 | 有效且)
    """,
    "ko": """
        이미지 정보(를 | 조회) … (가져오지 못 | 읽지 못 | 가져올 수 없 | 실패)
        (이미지 | 사진 | 음성 | 오디오 | 입력 | 참조)(를 | 을 | 파일 | url | ␣파일을 | ␣url | ␣이미지를) …
            (읽을 수 없 | 불러올 수 없 | 열 수 없 | 접근할 수 없 | 다운로드할 수 없 | 가져올 수 없 |
            불러오지 못 | 다운로드하지 못 | 가져오지 못)
        (이미지 | 파일 | url | 링크)(가 | 이) … (접근 가능한지 | 공개되어 있는지 | 존재하는지) 확인
    """,
    "ja": """
        画像情報(の取得に失敗 | を取得できません | を読み取れません)
        (画像 | 入力 | 参照 | 音声 | 写真) … (読み込めません | 読み取れません | 開けません |
            アクセスできません | ダウンロードできません | 取得できません)
        (画像 | ファイル | url | リンク)が … (アクセス可能 | 公開されている | 存在する) … 確認
    """,
    "es": """
        (obtener | leer) la información de la imagen
        (no pudo | no se pudo | no fue posible) (descargar | leer | abrir | cargar | obtener) … referencia
        (no se pudo | no se puede | imposible | error al) (descargar | leer | abrir | cargar | acceder a |
            obtener) (la imagen | su imagen | tu imagen | el archivo de entrada | el audio | la foto)
        (no pudimos | no hemos podido | no logramos) (descargar | leer | abrir | cargar | obtener) …
            (imagen | foto | archivo | audio | url)
        (asegúrese | asegúrate | verifique | compruebe) … (url | imagen | archivo | enlace) … (accesible |
            pública | público | exista)
    """,
    "ru": """
        (получить | прочитать) (информацию | данные) об изображении
        не (смог | удалось) (скачать | загрузить | прочитать | открыть | получить) … референс
        не удалось (загрузить | скачать | прочитать | открыть | получить) … (исходн | входн | изображени |
            картинк | фото | ваш)
        (изображени | картинк | фото) … (не удалось | не получилось | невозможно) (загрузить |
            скачать | открыть | прочитать)
        (убедитесь | проверьте) … (файл | ссылка | изображение | url) … (доступен | доступна | доступно |
            существует)
    """,
    "de": """
        (bildinformationen | bilddaten) (konnten | können) nicht
        (konnte | kann) … referenz(bild | video | material | datei | audio) nicht (laden | lesen | öffnen |
            herunterladen | abrufen)
        (eingabebild | referenzbild | startbild | ihr bild | dein bild | das bild | bilddatei |
            bild-url) (konnte | kann) nicht (geladen | gelesen | geöffnet | heruntergeladen | abgerufen)
        (bild | datei | foto | audiodatei) … (konnte | kann) … nicht (geladen | gelesen | geöffnet |
            heruntergeladen | abgerufen) werden
        (stellen sie sicher | prüfen sie) … (datei | url | bild | link) … (erreichbar | zugänglich |
        öffentlich |
            existiert)
    """,
    "fr": """
        (récupérer | lire) les informations de l'image
        (pas pu | impossible de) (télécharger | lire | ouvrir | charger | récupérer) … référence
        impossible … (télécharger | lire | ouvrir | charger | accéder à | récupérer) (l'image | votre image |
            la photo | le fichier d'entrée | l'audio)
        (nous n'avons pas pu | n'a pas pu être) … (télécharg | ouvert | lu | charg) … (image | photo | url)
        (assurez-vous | vérifiez) … (fichier | url | image | lien) … (accessible | public | existe)
    """,
    "pt": """
        (obter | ler) as informações da imagem
        (não conseguiu | não foi possível | não pôde) (baixar | ler | abrir | carregar | obter) … referência
        (não foi possível | não é possível | erro ao | falha ao) (baixar | ler | abrir | carregar | acessar |
            obter) (a imagem | sua imagem | a foto | o arquivo de entrada | o áudio)
        (não conseguimos | não pudemos) (baixar | ler | abrir | carregar | obter) … (imagem | foto |
            arquivo | url)
        (certifique-se | verifique) … (arquivo | url | imagem | link) … (acessível | pública | público |
        existe)
    """,
    "vi": """
        (lấy | đọc) thông tin (ảnh | hình ảnh)
        (không tải được | không thể tải | không đọc được | không thể mở | không mở được) (ảnh | hình ảnh |
            tệp đầu vào)
        (ảnh | hình ảnh | tệp) … (không tải được | không mở được | không đọc được)
        (đảm bảo | kiểm tra) … (tệp | url | ảnh | liên kết) … (truy cập được | công khai | tồn tại)
    """,
}
"""A picture, film or sound of ours could not be fetched or read."""
