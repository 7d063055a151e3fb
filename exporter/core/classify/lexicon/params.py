"""What is wrong with something that we sent: too long, too large, of another kind than is taken.

Work that takes too long, queues and load that are too large are said in the same words, so what is wrong
stands close to what it is said of.
"""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

WRONG: Final[Lexicon] = {
    "en": """
        (prompt | image | picture | photo | video | audio | clip | file) (too small | too large | too big)
        (image | picture | photo | video | audio | clip | file) is too (small | large | big | short)
        (video | audio | clip | prompt | text | script) (is longer than | longer than | is shorter than)
        (prompt | text | script | duration | file size) (exceeds | exceed)
        unsupported (aspect ratio | resolution | duration | format | size | codec)
        unsupported (image format | video format | file format | file type)
        (file type | image type | media type | file format | image format) (not supported | is not supported)
        (resolution | duration | aspect ratio | size | quality | ratio | fps) … (not available |
            unavailable) for
        (instruction | instructions | tool | tools | calling | thinking | modality | mode | streaming) (is |
            are) not (enabled for models/ | supported by | supported for | supported with)
        too many (reference images | images | reference videos | frames)
        only … (are accepted | is accepted | are allowed as)
        not in { | not in [ | not one of (the | our) allowed | (isn't | is not) one of the (allowed |
            supported)
        (image | picture | photo | file | video | clip) (is over | is above | exceeds the | exceeds max |
            exceeded the)
        (has | contains) (too many | no) (face | people | person | speech)
        (uploaded | input | reference | source | supplied | provided) (image | audio | video | file |
            picture) … (is silent | is blurry | is corrupt | is damaged | is broken | could not be |
            cannot be | has no)
        (your file | your image | your video | your audio) (is corrupt | is damaged | is broken |
            is unreadable | is empty | could not be)
        (resolution | quality) of the (image | picture | photo | video) is too (low | high)
        (frame | frames | image | images) … (different sizes | different size | must have the same |
            do not match | don't match)
        (script | text | prompt | input | schema) (sanitization | sanitisation | validation) failed
        (rejected as invalid | check the request parameters | check your request parameters)
        (may | can) (hold | have | contain) (at most | up to | only | no more) | is longer than
        are longer than
        (does not | doesn't) (appear to contain | contain) (any audio | audio | an audio | any speech |
            speech | a face | any face | faces | a video stream | a person)
        (face | faces | person | body | speech | voice | subject) (not found | not detected |
        was not detected |
            could not be detected | cannot be detected | is not detected)
        given twice | was given both | (not offered | not available) together with
        (camera motion | style | preset | value) is unknown
        (duration | resolution | aspect ratio | aspect_ratio | seed | fps | frame rate | image size |
            image width | image height | width | height | voice | num_frames | negative_prompt) … (an option |
            can't be used | cannot be used | can't be combined | isn't accepted | is not accepted |
            not allowed | divisible | multiple of | at most | at least | no more than | below | above |
            not recognised | not recognized | is unknown | mismatch)
        (invalid | unsupported | unknown | illegal | bad | wrong | incorrect) (seed | fps | frame rate |
            aspect ratio | aspect_ratio | ratio | resolution | duration | width | height | voice | voice_id |
            image size | image format | file type | guidance | num_frames | cfg | style | camera | motion |
            language)
        (prompt | text | script | caption) … (limit is | is limited to | longer than | more than | over the |
            maximum length | max length | characters max | too many characters | too many words)
        (must | should | needs to | has to) be (at least | at most | between | one of | divisible |
            a multiple | less than | greater than | shorter than | longer than | smaller than | a positive |
            an integer)
        (mask | image | images | frame | frames) has a different (size | resolution | aspect) |
            must be below | must be above | (should | must) be [ | range of … should be
        (aspect_ratio | aspect ratio | duration | resolution | seconds | width | height | fps | frame_rate |
            num_frames | image size) (must | should | can only | has to | needs to | may only) be
        (quality | size | mode | style | ratio | format | voice | language) … (not recognised |
            not recognized | unrecognised | unrecognized)
    """,
    "zh": """
        (图片 | 图像 | 视频 | 音频 | 文件 | 素材)(过大 | 过小 | 太大 | 太小)
        (提示词 | 文本 | 文案 | 音频 | 时长)(过长 | 过短 | 太长 | 太短)
        (文件大小 | 图片大小 | 体积 | 尺寸 | 分辨率) … (过大 | 过小 | 太大 | 太小 | 超出)
        (文件类型 | 图片类型 | 图片格式 | 文件格式) … 不支持
        不支持 … (文件类型 | 图片类型 | 文件格式 | 图片格式)
        (最多 | 至多)(上传 | 支持 | 可上传 | 只能上传)
        (大小 | 尺寸 | 时长 | 长度 | 字数)(不能 | 不得)(超过 | 大于 | 小于)
        (格式 | 分辨率 | 比例 | 尺寸 | 时长 | 帧率) … (不支持 | 错误 | 超出范围 | 必须 | 只能 | 应为 | 需为)
        (提示词 | 描述 | 内容 | 参数)不(可以 | 可 | 得)为空
        (清晰度 | 分辨率 | 像素)(太低 | 过低 | 太高 | 不够) | 人脸(检测失败 | 识别失败 | 过小 | 太小 |
            不清晰)
        (没有 | 未包含 | 不包含 | 找不到)(人物 | 人脸 | 主体 | 人像)
        (大小 | 时长 | 尺寸 | 长度)(需 | 应 | 必须)(小于 | 大于 | 在)
        (宽高比 | 比例 | 尺寸 | 分辨率 | 时长) … (小于 | 大于)
        (宽高比 | 比例 | 尺寸 | 分辨率 | 时长)不在
        (图 | 图片 | 画面 | 照片 | 视频)(中 | 里 | 内)(人数 | 人物 | 人脸 | 主体)(过多 | 太多 | 过少)
        用户(参数 | 数据 | 输入 | 消息 | 的参数 | 的数据 | 的消息) … (错误 | 有误) | 参数值(错误 | 有误 |
        有错误)
        只能(填 | 选 | 传 | 为 | 是) | 至多 | 最长
        取值范围
        (时长 | 分辨率 | 比例 | 宽高比 | 尺寸 | 宽高 | 帧率 | 像素 | 字数 | 种子) … (仅可 | 只可 | 仅支持 |
            只支持 | 不合法 | 不正确 | 不合规 | 超限 | 过长 | 过大 | 过小 | 太长 | 太大 | 太小 | 不符 |
            不匹配 | 不一致 | 需大于 | 需小于 | 不足)
        (图片 | 图像 | 视频 | 音频 | 文件 | 链接 | 地址 | url)(不合法 | 非法 | 格式错误 | 格式不正确 |
            无法识别)
        (提示词 | prompt | 文本 | 文案)(长度 | 字数 | ␣)(超限 | 超出 | 超过 | 过长) | 提示词(超限 |
            超出 | 超过)
        参数 … (无法处理 | 不合法 | 非法 | 不正确 | 有误 | 不支持 | 超限 | 超出)
        (宽 | 高)(大于 | 小于 | 超过)
        模型(不支持 | 暂不支持)(该 | 此 | 这 | 图生 | 文生 | 首尾帧 | 音频 | 参考 | 视频 | 1080 | 4k | 720 |
            480 | 时长 | 尺寸 | 比例 | 高清)
        (duration | prompt | model | size | image | aspect_ratio | resolution | seconds | ratio | seed)(错误 |
            无效 | 有误 | 不正确 | 非法 | 不合法 | 必传 | 必填)
        (duration | prompt | model | size | image | aspect_ratio | resolution | seconds | ratio | seed |
            fps | style)(类型错误 | 格式错误 | 超出范围 | 不支持 | 缺失 | 不能为空)
        (不接受 | 不收 | 不认 | 不能用)(该 | 此 | 这个 | 这种)(尺寸 | 分辨率 | 时长 | 比例 | 格式 | 参数 |
            图片 | 文件 | 视频)
    """,
    "ko": """
        (길이 | 해상도 | 비율 | 크기 | 형식) …
            (사이여야 | 여야 합니다 | 지원되지 않 | 초과할 수 없 | 범위를 벗어)
        (프롬프트 | 텍스트)(가 | 이 | 는 | 은) 너무 (길 | 깁 | 짧)
        (파일 | 이미지) 형식 … 지원
        (이미지 | 파일 | 영상 | 동영상) (크기가 | 용량이 | 길이가) 너무
        최대 … (장까지 | 개까지 | 자까지 | 초까지)
        (지원하지 | 지원되지) 않는 (형식 | 파일 | 해상도 | 비율 | 이미지)
        (이미지 | 파일 | 영상 | 동영상)(가 | 이 | 는 | 은) 너무 (크 | 큽 | 작)
        (용량 | 크기 | 길이)(은 | 는 | 가 | 이) … (이하여야 | 이상이어야 | 이내여야 | 초과할 수)
        (얼굴 | 인물)(이 | 을) (감지되지 | 찾을 수 없 | 인식할 수)
        둘 중 하나
        (프롬프트 | 텍스트 | 이미지 | 파일 | 영상 길이 | 길이 | 해상도 | 비율 | 시드) … (최대 | 최소 | 이하 |
            이상 | 이내 | 사이) … (합니다 | 가능 | 하세요 | 해주세요 | 해 주세요)
        (잘못된 | 올바르지 않은 | 유효하지 않은) (해상도 | 비율 | 길이 | 크기 | 형식 | 시드 | 이미지 | 파일)
        (영상 | 오디오 | 음성)(이 | 가 | 은 | 는) 너무 (길 | 깁 | 짧)
    """,
    "ja": """
        (長さ | 解像度 | 比率 | アスペクト比 | サイズ | 形式 | 秒数) …
            (でなければなりません | サポートされていません | 対応していません | 範囲外 | 以内にしてください)
        (プロンプト | テキスト | 文章)(が | は)(長すぎ | 短すぎ)
        最大 … (枚まで | 個まで | 文字まで | 秒まで)
        (サイズ | 容量)が大きすぎ
        (対応していない | サポートされていない | 無効な | 不正な)(形式 | ファイル | 解像度 | サイズ |
            パラメータ | 画像)
        (画像 | 動画 | ファイル)(が | は)(大きすぎ | 小さすぎ)
        (画像 | 動画 | ファイル | プロンプト)は … (以下にして | 以内にして | 以上にして | までにして)
        (顔 | 人物)(が | を) … (検出できません | 検出されません | 見つかりません)
        (プロンプト | テキスト | 画像 | ファイル | 動画の長さ | 長さ | 解像度 | アスペクト比 | シード) …
            (以内 | 以下 | 以上 | まで) … (してください | 必要 | 可能 | です)
        (長さ | サイズ | 容量 | 文字数 | 秒数 | 枚数)が … (上限 | 超え | 制限)
        (動画 | 音声 | ビデオ | 映像)(が | は)(長すぎ | 短すぎ | 大きすぎ)
    """,
    "es": """
        (duración | resolución | relación de aspecto | tamaño | formato) …
            (debe ser | debe estar | no compatible | no admitid | no soportad | no permitid | fuera de rango)
        (duración | resolución | formato | tamaño | parámetro | imagen) (no válid | inválid | no es válid)
        máximo … (imágenes | caracteres | segundos)
        (prompt | texto) … demasiado (larg | cort)
        (imagen | archivo) es demasiado (grand | pequeñ)
        (imagen | archivo | texto | prompt | vídeo | duración) … (pesa demasiado | no puede superar |
            no debe superar |
            no puede exceder | supera el | máximo de)
        (no se detectó | no se encontró) … (rostro | cara | persona)
        (imagen | archivo | vídeo | prompt) … (el tope es | el máximo es)
        (prompt | texto | duración | imagen | archivo) … (supera | excede | sobrepasa) (los | el | la | las) …
            (caracteres | segundos | límite | tamaño | mb | máximo)
        la imagen es demasiado (pequeñ | grand) | (semilla | resolución | duración | proporción) (incorrect |
            inválid | no permitid | no admitid)
        (audio | vídeo | video | clip | texto) es demasiado (larg | cort) | modelo no (admite | soporta |
            acepta) … (audio | imagen | imágenes | resolución | duración | vídeo)
        valor de … (no es válid | inválid) | (resolución | duración | tamaño |
            formato) … no está disponible | relación de aspecto (inválid | no válid | no admitid)
        (imagen | archivo) … (dañad | corrupt)
    """,
    "ru": """
        (длительность | разрешение | соотношение сторон | размер | формат) …
            (должн | не поддержива | превышает | вне диапазона)
        неверн(ый | ая | ое | ые) (формат | размер | длительность | параметр | разрешение | тип файла)
        слишком (длинн | коротк) … (промпт | текст)
        (промпт | текст) слишком (длинн | коротк)
        (тип | типа | формат) … файл … не поддержива
        (изображение | файл) слишком (больш | маленьк | велик)
        (картинка | картинки | изображения | фото | файл) … (слишком больш | слишком маленьк |
            не должен превышать |
            не должна превышать | не больше | превышает)
        (не найдено | не обнаружено) … (лиц | человек)
        (длительность | разрешение | формат) … (недоступн | выберите)
        (промпт | текст | длительность | изображени | файл) … (превыша | не больше | не более | не меньше |
            не менее)
        неверн(ое | ая | ый) (разрешение | соотношение | зерно | длительность)
        (видео | аудио | ролик) слишком (длинн | коротк) | модель не (поддерживает | принимает) … (разрешени |
            изображени | звук | аудио | длительност | видео)
        промт … слишком (длинн | коротк) | (загрузите | прикрепите) (изображение | фото | картинк |
            файл | видео)
        запрос … не поддерживается | (не принял | не приняла) запрос
    """,
    "de": """
        (dauer | auflösung | seitenverhältnis | bildgröße | format) …
            (muss zwischen | muss kleiner | muss mindestens | nicht unterstützt | außerhalb)
        (prompt | text) ist zu (lang | kurz)
        (bild | referenzbild | eingabebild | startbild | datei) ist zu (groß | klein)
        ungültige (auflösung | dauer | größe) | ungültiges (format | seitenverhältnis | bildformat)
        (bild | datei | prompt | text | video) (darf | muss) … (höchstens | maximal | nicht größer |
            mindestens | nicht länger)
        kein gesicht (erkannt | gefunden)
        (prompt | text | dauer | bild | datei) … (überschreitet | überschreiten | länger als | größer als |
            kleiner als)
        (dauer | auflösung | seitenverhältnis | bild) … muss … (sekunden | pixel | sein | betragen)
        (video | audio | clip) ist zu (lang | kurz) | modell (unterstützt | akzeptiert) (kein | keine |
            diese | dieses) (bilder | bild | audio | auflösung | dauer | format | seitenverhältnis)
        wert von … ungültig | (auflösung | dauer | größe | format) … nicht verfügbar | pflichtparameter
        dateiformat … nicht
    """,
    "fr": """
        (durée | résolution | ratio | taille | format) …
            (doit être | doivent être | pas pris en charge | non pris en charge | hors limites)
        (durée | résolution | format | taille | paramètre) (invalide | non valide)
        (prompt | texte) est trop (long | court)
        (image | fichier) est trop (grand | petit | volumineu)
        (image | fichier | texte | prompt | vidéo | durée) … (ne doit pas dépasser | ne peut pas dépasser |
            trop lourd |
            dépasse la | maximum)
        aucun visage
        (prompt | texte | durée | image | fichier) (dépasse | excède | est trop petit | est trop petite |
            est trop grande)
        (vidéo | audio | clip | son) est trop (long | court) | modèle (n'accepte pas |
            ne prend pas en charge | ne supporte pas) … (image | audio | résolution | durée | vidéo)
        valeur de … (n'est pas valide | invalide) | (résolution | durée | taille |
            format) … (n'est pas disponible | non prise en charge | non disponible)
        format d'image invalide | format de fichier non
        (image | fichier) … (endommagé | corrompu | illisible)
    """,
    "pt": """
        (duração | resolução | proporção | tamanho | formato) …
            (deve ser | deve estar | não suportad | não compatível | não permitid | fora do intervalo)
        (duração | resolução | formato | tamanho | parâmetro) inválid
        (prompt | texto) é muito (long | curt)
        (imagem | arquivo) é muito (grand | pequen)
        (imagem | arquivo | texto | prompt | vídeo | duração) … (deve ter no máximo | não pode exceder |
            não deve exceder |
            não pode ultrapassar | excede o)
        nenhum rosto
        (prompt | texto | duração | imagem | arquivo) … (ultrapassa | excede) (o | os | a | as) …
            (caracteres | segundos | limite | tamanho | mb | máximo)
        (vídeo | áudio | clipe) é muito (long | curt) | modelo não (aceita | suporta | oferece) … (imagens |
            imagem | áudio | resolução | duração | vídeo)
        valor de … (não é válid | inválid) | (resolução | duração | tamanho |
            formato) … não está disponível | proporção (inválid | não suportad) | formato de arquivo não
        (imagem | arquivo) … (corrompid | danificad)
        (imagem | arquivo) … (pesada demais | pesado demais | grande demais | passa dos | passa de)
    """,
    "vi": """
        (thời lượng | độ phân giải | tỷ lệ | tỉ lệ | kích thước | định dạng) …
            (phải từ | phải nằm | phải là | không được hỗ trợ | vượt quá)
        (định dạng | tham số | kích thước | thời lượng) không hợp lệ
        prompt quá (dài | ngắn)
        (ảnh | hình ảnh | tệp) quá (lớn | nhỏ)
        (ảnh | hình ảnh | tệp | video | prompt) (không được | không thể | phải) … (lớn hơn | vượt quá |
            nhỏ hơn | dài hơn | tối đa)
        không (tìm thấy | phát hiện) … khuôn mặt
        (prompt | câu lệnh | thời lượng | ảnh | hình ảnh | tệp) … (vượt quá | không được quá) … (ký tự |
            giây | mb | giới hạn | kích thước)
        (video | âm thanh) quá (dài | ngắn) | mô hình … không (hỗ trợ | chấp nhận) (hình ảnh | ảnh |
            âm thanh | độ phân giải)
    """,
    "pl": "(prompt | obraz | plik) … (dłuższy | większy | za duży | za długi)",
    "it": "(prompt | immagine | file) … (troppo | supera il | superare)",
    "tr": "(istem | görsel | dosya) … (çok uzun | çok büyük | aşıyor)",
    "id": "(prompt | gambar | file) … (terlalu | melebihi)",
}
"""A value, a file or a text of ours that cannot be taken."""
