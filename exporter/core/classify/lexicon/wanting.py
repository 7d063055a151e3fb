"""What we had to send, and did not."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

REQUIRED: Final[Lexicon] = {
    "en": """
        (prompt | image | model | parameter | duration) (is missing | missing | cannot be empty |
            can't be empty)
    """,
    "zh": """
        请(输入 | 上传 | 选择 | 填写)(提示词 | 描述 | 图片 | 视频 | 参数 | 内容) | 必填 | 缺少参数
        (没填 | 未填写 | 没传 | 未传 | 没写 | 未上传 | 没有上传 | 未输入)(提示词 | prompt | 图片 | 参数 |
            首帧 | 描述 | 参考图)
    """,
    "ko": """
        (프롬프트 | 이미지 | 설명 | 내용)(를 | 을) (입력 | 업로드 | 선택)
        필수 (항목 | 값 | 매개변수 | 파라미터)
    """,
    "ja": """
        (プロンプト | 画像 | 動画 | テキスト)(を | は)(入力 | 指定 | 選択 | アップロード)してください
    """,
    "es": """
        (prompt | imagen | campo | parámetro | texto | descripción) … (obligatori | requerid | vací)
        falta (el | la) (prompt | parámetro | campo | imagen)
        (sube | suba | carga | adjunta) (una | la | un) (imagen | foto | archivo | vídeo | video)
    """,
    "ru": """
        (промпт | изображение | поле | параметр | запрос) … (обязател | не может быть пуст |
            не должен быть пуст)
        (введите | укажите) (промпт | запрос | описание)
    """,
    "de": """
        (prompt | bild | feld | parameter | beschreibung) (fehlt | ist erforderlich | wird benötigt |
            darf nicht leer)
        (prompt | bild | feld | parameter) ist ein pflichtfeld
        (laden sie | lade) … (bild | foto | video | datei) … hoch
    """,
    "fr": """
        (prompt | image | champ | paramètre | description) … (obligatoire | requis | ne peut pas être vide)
        (prompt | paramètre) manquant
        (téléchargez | télécharger | ajoutez | importez) une (image | photo | vidéo)
    """,
    "pt": """
        (prompt | imagem | campo | parâmetro | descrição) … (obrigatóri | não pode ser vazi |
            não pode estar vazi)
        falta o (prompt | parâmetro | campo)
        (envie | carregue | anexe) (uma imagem | uma foto | um arquivo | um vídeo)
    """,
    "vi": """
        (prompt | câu lệnh | hình ảnh | ảnh | tham số | trường) … (là bắt buộc | không được để trống)
        thiếu (prompt | câu lệnh | hình ảnh | ảnh | tham số)
        vui lòng (tải lên | chọn | nhập)
    """,
    "it": "carica (un'immagine | una foto | un file | un video)",
    "tr": "(görsel | fotoğraf | dosya | resim) yükleyin",
    "pl": "(prześlij | dodaj) (zdjęcie | obraz | plik)",
    "id": "(unggah | upload) (gambar | foto | file | video)",
}
"""Something that we had to send, and did not."""
