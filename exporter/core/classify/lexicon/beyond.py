"""What was asked is beyond whoever was asked: an upstream, each channel, or the model itself."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NOT_DONE: Final[Lexicon] = {
    "en": """
        (model | tier) (does not | doesn't) support the (requested | selected | chosen | given |
            specified) (duration | ratio | resolution | aspect | size | quality | length | format |
            combination)
        (upstream | provider | vendor | supplier) (rejected | refused | declined | did not accept) (the |
            your | this | our) (image | picture | video | audio | file | reference | prompt | input |
            request parameters | parameters | request body | payload | aspect ratio | size | duration)
        model (refused | rejected | declined) (this | your | the) request
        (considers | called | says | reports) the (request body | body | payload) (malformed | is malformed |
            invalid | is invalid)
    """,
    "zh": """
        模型(不支持 | 暂不支持 | 不接受)(所请求 | 请求的 | 所选 | 选择的 | 指定的)
        (素材 | 参考图 | 图片 | 视频 | 音频 | 文件)(超出 | 超过 | 大于) … (大小 | 尺寸 | 时长 | 体积)(限制 |
            上限)
        (上游 | 供应商 | 厂商 | 提供商)(拒绝了 | 拒绝 | 不接受)(图片 | 图像 | 视频 | 素材 | 参考图 | 提示词 |
            参数 | 请求参数 | 请求体 | 尺寸)
        模型拒绝了(这次 | 本次 | 该 | 此次 | 您的 | 你的)请求
        (请求体 | 请求体格式 | 消息格式)(有误 | 不正确 | 错误 | 不合法)
    """,
    "ko": """
        모델이 (이 | 해당 | 이번) 요청을 (거부 | 거절)
        (요청한 | 선택한 | 지정한) (길이 | 비율 | 해상도 | 크기 | 화질 | 형식)(를 | 을 | 은 | 는) 지원하지
        (파일 | 이미지 | 영상 | 동영상 | 소재)(이 | 가) (크기 | 용량 | 길이) (제한 | 한도)(을 | 를) 초과
        (업스트림 | 공급자 | 제공업체)(이 | 가) (이미지 | 영상 | 파일 | 프롬프트 | 매개변수 | 파라미터)(를 |
            을) (거부 | 거절)
    """,
    "ja": """
        モデルが(この | 今回の)リクエストを拒否
        (ファイル | 画像 | 動画 | 素材)(が | は)(サイズ | 容量 | 長さ)(制限 | 上限)を超
        (上流 | プロバイダー | 提供元)(が | は)(画像 | 動画 | ファイル | プロンプト | パラメータ |
            パラメーター)を拒否
    """,
    "es": """
        el modelo (rechazó | ha rechazado) (esta | la | tu | su) solicitud
        (proveedor | upstream) (rechazó | ha rechazado) (la imagen | el vídeo | el archivo | los parámetros |
            el prompt)
    """,
    "ru": """
        модель отклонила (этот запрос | ваш запрос | запрос)
        (провайдер | поставщик | апстрим) (отклонил | не принял) (изображени | видео | файл | параметр |
            промпт)
    """,
    "de": """
        modell hat (diese | die | deine | ihre) anfrage abgelehnt
        unterstützt (die | das | den) (gewünschte | angeforderte | gewählte | angegebene) … (dauer |
            auflösung | größe | seitenverhältnis | format)
        (anbieter | upstream) hat (das bild | die datei | das video | die parameter | den prompt) (abgelehnt |
            zurückgewiesen)
    """,
    "fr": """
        le modèle a (refusé | rejeté) (cette | la | votre) (demande | requête)
        (fournisseur | upstream) a (refusé | rejeté) (l'image | le fichier | la vidéo | les paramètres |
            le prompt)
    """,
    "pt": """
        o modelo (recusou | rejeitou) (esta | a | sua) solicitação
        (provedor | fornecedor | upstream) (recusou | rejeitou) (a imagem | o arquivo | o vídeo |
            os parâmetros | o prompt)
    """,
    "vi": """
        mô hình (từ chối | đã từ chối) yêu cầu
        không hỗ trợ (thời lượng | tỷ lệ | độ phân giải | kích thước | định dạng)
        (nhà cung cấp | upstream) (từ chối | không chấp nhận) (hình ảnh | ảnh | tệp | video | tham số)
    """,
}
"""A length, size or picture of ours was not taken, whoever says it."""

NO_CHANNEL_FOR_IT: Final[Lexicon] = {
    "en": """
        (no channel | no provider | no upstream | no account) supports (the | these | your) (parameters |
            requested parameters | requested resolution | requested duration | requested size |
            requested combination)
    """,
    "zh": """
        没有(渠道 | 供应商 | 账号 | 上游)支持(当前 | 该 | 此 | 所请求的 | 这组)(请求参数 | 参数 | 分辨率 |
            时长 | 比例 | 尺寸)
    """,
    "ko": "(매개변수 | 파라미터 | 해상도)(를 | 을) 지원하는 (채널 | 공급자)",
    "ja": "(パラメータ | パラメーター | 解像度)に対応する(チャネル | チャンネル | プロバイダー)",
    "es": "ningún (canal | proveedor) (admite | soporta) (los | estos) parámetros",
    "ru": "(ни один канал | ни один провайдер | нет каналов) … поддержива … параметр",
    "de": "kein (kanal | anbieter) unterstützt (diese | die) … parameter",
    "fr": "aucun (canal | fournisseur) ne (prend en charge | supporte) (ces | les) paramètres",
    "pt": "nenhum (canal | provedor) (suporta | aceita) (os | esses) parâmetros",
    "vi": "không có (kênh | nhà cung cấp) … hỗ trợ … tham số",
}
"""A gateway has channels, but none for what was asked."""

DECLINED: Final[Lexicon] = {
    "en": """
        (i can't | i cannot | i won't | i'm unable to | i am unable to) (create | generate | make | produce |
            draw | edit | help with | assist with | fulfill)
    """,
    "zh": """
        我(无法 | 不能 | 不便 | 没办法 | 不会)(生成 | 创建 | 创作 | 绘制 | 制作 | 提供 | 协助 | 帮你 | 帮您 |
            为您 | 为你)
    """,
    "ko": "(요청 | 내용 | 이미지)(은 | 는 | 에는 | 을 | 를) (도와드릴 | 도와 드릴 | 들어드릴) 수 없",
    "ja": "(お手伝い | お応え | ご対応)(できません | することができません | いたしかねます)",
    "es": "(lo siento | disculpa | perdona), no puedo (generar | crear | ayudar | hacer | producir)",
    "ru": "я не могу (создать | сгенерировать | помочь | нарисовать | выполнить)",
    "de": "ich kann (dieses | diesen | diese | das | dir | ihnen) … nicht (erstellen | generieren | helfen)",
    "fr": "je ne peux pas (générer | créer | vous aider | t'aider | produire)",
    "pt": "(desculpe | sinto muito | lamento), não posso (gerar | criar | ajudar | fazer | produzir)",
    "vi": "tôi không thể (tạo | giúp | vẽ)",
}
"""A model says in the first person that it will not."""
