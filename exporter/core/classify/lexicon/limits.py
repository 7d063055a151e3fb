"""What a request is refused for in words of limits, in ten languages."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

LIMITS: Final[Lexicon] = {
    "en": """
        must be | must have | must contain
        should be | cannot be | can only be | required | expects a | requires
        missing | validation error | only be used | should only | may only be
        only be specified | only be set | only be provided | only valid (for | with | when | in)
        only applies to | only applicable | not a multimodal | not multimodal | don't match
        not match | invalid format | format invalid | unsupported | not supported | does not support
        doesn't support | is not valid | is invalid | too short | too long | too large | too small
        too many | at least | at most | exceeds | not exceed | exceeding | exceeded the | length limit
        (tokens | characters | images | input | inputs | frames | words) … (exceed the | exceed max)
        size limit | could not process image | could not process the image | unable to process image
        unable to process input image | represent a valid | isn't multipart | is not multipart
        isn't valid | isn't supported | aren't supported | unrecognized | malformed | are supported
        is supported | only supports | only supported | only available for | please enter | please provide
        please specify | please input | please upload | please select
        may not be | has to be | have to be | can't (set | use | have) | please (send | choose | pick)
        pick a
        (failed to | error | unable to | could not | couldn't | cannot | can't) (read | parse | parsing |
            decode | decoding | deserialize | buffer | reading) (the body | request | the request |
            json body | the json | request body | the request body | the json body)
        expecting ',' delimiter | expecting property name
        mutually exclusive | either … or | couldn't parse | unexpected key ' | doesn't work with
        only one of | not open the image | are allowed | is allowed | too low
        too high | could not decode | can't be (used | combined | set | empty) | (cannot | can't) combine
        (isn't | is not | aren't | are not) (accepted | an option | a valid | a number | an integer |
            a string | json | available in | available with | available for | in the)
        not a valid (url | image | number | value | uuid | option | choice | format)
        exactly (one | two | 1 | 2) | mandatory | not json | no prompt | (the | a) limit is
        (need | needs) (to have | to be | at least | a prompt | an image) | must | allowed (: | values |
            sizes | range | formats) | only allowed
        expected (a | an) (number | string | integer | array | list | object | boolean | image | url | value)
        expected (one of | type | number | string | integer | array | object | boolean)
        (json | body | payload | multipart | form) … (parse error | parsing error | syntax error |
            decode error | could not be parsed | cannot be parsed | unexpected end)
        (unknown | unrecognised | no such) (voice | style | parameter | property | field | option | preset |
            effect | template | seed | key | aspect | resolution | quality | argument | attribute)
        (aspect ratio | dimensions | sizes | resolution | durations | images | frames) … mismatch
        (over | under | above | below | beyond | longer than | more than | less than | fewer than) …
            (px | pixel | char | second | ␣mb | mib | megabyte | frames | tokens | words | fps)
        (choose | pick | use | try) (one of | between | either | a smaller | a shorter | a lower | a larger |
            a longer | another size | another resolution | a different size | 4 | 5 | 6 | 8 | 10 | 720p |
            1080p)
        (bad | wrong | illegal | incorrect) (aspect | format | size | duration | resolution | prompt | image |
            seed | fps) | invalid (url | base64)
        max … (images | videos | files | frames | seconds | characters)
        (invalid | empty | corrupt | unreadable) …
            (text | video | image | audio | prompt | file | ␣stream | query | duration | ratio | resolution |
             voice | avatar | media | size | seed | fps | width | height | length)
        (video | image | audio | file | media) … (corrupted | is corrupt | could not be decoded)
        (couldn't | could not | cannot | can't | unable to) (read | decode | parse | understand) (the | this |
            that) (body | json | payload)
        (prompt | text | script | caption) (has | is | of | was) … (character | chars | words | tokens)
        (is not | isn't | are not | aren't) within | validation of | with the given prompt
        already (exists | exist | been used | in use) | duplicate
        (field | parameter | property | model | prompt) (absent | is absent | not given | was not given |
            not present) | provide an (image | video | audio)
    """,
    "zh": """
        超长 | 过长
        已存在 | 已被占用 | 已注册 | 重名 | 同名 | 二选一 | (尚未 | 还未 | 未)(开始 | 就绪 | 完成 | 初始化 |
        训练)
        请先(创建 | 选择 | 上传 | 添加 | 填写) | (一次 | 每次 | 单次)(最多 | 至多 | 只能)
        只有 … (才能 | 才可) | 正在(初始化 | 训练)中
        非法 | 不能 | 必须 | 缺少 | 无效 | 不支持 | 超过 | 超出 | 请输入 | 请提供 | 请上传
        (需要 | 至少 | 最多) … (张 | 秒 | 字符 | 个字 | 图片 | 参考图 | 首帧 | 尾帧 | 提示词 | 视频)
        不合法 | 不合规格 | (仅 | 只)(可 | 能 | 允许 | 支持 | 限) | 需(大于 | 小于 | 在 | 为) | 超限 |
            不是合法
        (不匹配 | 不一致 | 不符) | (大于 | 小于 | 介于 | 不足) … (像素 | 秒 | 字 | px | ␣mb | 兆) | 解析失败
    """,
    "ko": """
        유효성 검사 | 입력해 | 입력하 | 지정해 | 초과 | 지원하지 않 | 필요합니다
        (최대 | 최소 | 이하 | 이상 | 이내 | 까지만 | 사이) … (여야 | 합니다 | 가능 | 하세요 | 해주세요 |
            해 주세요)
        (누락 | 비어 있 | 형식이 | 범위 | 일치하지) | (업로드 | 선택)해
        (넣을 | 포함할 | 올릴 | 첨부할) 수 없
    """,
    "ja": """
        バリデーション | 必須 | 入力してください | 指定してください | 対応していません
        (以内 | 以下 | 以上 | まで | から) … (してください | にして | 指定 | 必要 | 可能) | 範囲外 | (形式 |
            書式)が
        (トークン | 文字数 | 長さ | サイズ | 時間 | 入力) … (上限 | 制限 | 最大)(を超え | を超過)
        (サポート | 対応)(されていません | していない | 外) | アップロード(可能 | してください | できません)
    """,
    "es": """
        (debe | deben) (ser | estar | tener | contener | ser de) | (supera | excede | sobrepasa |
            superan | exceden) (el | la | los | las)
        falta (el | la | un | una) | obligatori | no (válid | permitid | admitid | soportad | compatible)
        (máximo | mínimo | como máximo | al menos) … (caracteres | segundos | píxeles | imágenes | ␣mb)
    """,
    "ru": """
        (превыша | превышен) … (символ | токен | секунд | пиксел | ␣мб | размер | длин) | не (указан | задан |
            передан)
        (должен | должна | должно | должны) (быть | содержать | иметь) | обязател | недопустим | некорректн
        (токен | символ | длина | размер) … превыша
        (не более | не менее | максимум | минимум) … (символ | секунд | пиксел | ␣мб | изображен)
    """,
    "de": """
        (muss | müssen | darf | dürfen) … (sein | betragen | haben | enthalten | werden | überschreiten)
        (überschreitet | fehlt | fehlen | pflichtfeld | nicht erlaubt | nicht zulässig | nicht unterstützt)
        (höchstens | mindestens | maximal) … (zeichen | sekunden | pixel | ␣mb | bilder)
    """,
    "fr": """
        (doit | doivent) (être | avoir | contenir | faire) | (dépasse | excède |
            dépassent | excèdent) (la | le | les | 1 | 2 | 3 |
            5)
        (manquant | obligatoire | requis | pas autorisé | non pris en charge)
        (maximum | minimum | au plus | au moins) … (caractères | secondes | pixels | ␣mo | images)
    """,
    "pt": """
        (deve | devem) (ser | estar | ter | conter) | (ultrapassa | excede |
            ultrapassam | excedem) (o | a | os | as | 1 | 2 | 3 | 5)
        (faltando | ausente | obrigatóri | não permitid | não suportad)
        (máximo | mínimo | no máximo | pelo menos) … (caracteres | segundos | pixels | ␣mb | imagens)
    """,
    "vi": """
        phải (là | có | nằm | từ | nhỏ | lớn) | (vượt quá | tối đa | tối thiểu) … (ký tự | giây | pixel | mb |
            ảnh)
        (token | ký tự | độ dài | kích thước | thời lượng) … vượt quá
        thiếu (trường | tham số) | bắt buộc | không được (để trống | vượt | hỗ trợ)
    """,
}
"""What a request is refused for, in words that stand in refusals of anything: only under a 400 or a 422."""

PARAMETER: Final[Lexicon] = {
    "en": """
        invalid type for ' | invalid value | missing required | missing one or multiple required
        required parameter | required field | field required | unknown parameter | unknown field
        unrecognized request argument | unsupported value | unsupported parameter
        isn't supported by this model | is not supported by this model | not supported for this model
        does not support image | doesn't support image | not support image input | supported values are
        supported sizes are | supported durations are | expected one of
        must be either | prompt is required | messages is required
        is a required property | cannot be empty | can not be empty | can't be empty | must not be empty
        should not be empty | no prompt provided | invalid option | invalid size
        invalid request parameter | field is required
        invalid param | parameter error | parameters error | param error | params error | invalid input
        bad input | bad prompt | (bad | wrong | illegal | incorrect) param
        invalid field | invalid json in | invalid json body
        invalid json payload | invalid json format | body … invalid json | cannot unmarshal
        failed to parse request | input is empty | prompt is empty | messages is empty | model is empty
        parameters specified … not valid | parameter … is not valid | value ' … ' is invalid
        value … is not allowed | parameter … not supported | extra inputs are not permitted
        value is not a valid | input should be | out of range | is too long | exceeds the maximum
        model name not specified | not allowed to access one or more mentioned cameos
        (parameter | parameters) … (were rejected | was rejected | are rejected | is rejected)
        (param | argument | pixel | duration | resolution | ratio | size | format | seed | fps) …
            (is invalid | are invalid | is not valid | is incorrect | is illegal)
        (longer than | larger than | shorter than | smaller than | more than) …
            (not supported | not allowed)
        (must provide | must upload | please provide | please upload | requires a | requires at least) …
            (image | video | audio | prompt | reference | frame)
        schema error | (reduce | shrink | shorten | trim | compress | lower |
            resize | crop | simplify) (the | your | its) … (size | length | prompt | image | resolution
        duration | payload | text | file | input |
            request size | request body)
        (dimension | dimensions | mask) mismatch
    """,
    "zh": """
        参数取值 | 参数错误 | 参数无效 | 参数异常 | 参数(校验 | 验证 | 检查)(失败 | 不通过 | 未通过 | 错误)
        参数缺失 | 缺少参数 | 缺少必要 | 无效的参数 | 不能为空 | 不可为空
        未指定模型名称 | 格式不正确 | 格式错误 | 仅支持
        (必须提供 | 必须上传 | 请提供 | 请上传 | 需要提供 | 需要上传 | 缺少) …
            (图 | 视频 | 音频 | 参考 | 提示词 | 首帧 | 尾帧)
        请(缩短 | 减小 | 压缩 | 减少 | 降低 | 裁剪 | 精简) … (提示词 | 图片 | 文本 | 内容 | 大小 | 时长 |
            分辨率 | 请求 | 文件)
    """,
    "ko": """
        잘못된 매개변수 | 잘못된 파라미터 | 유효하지 않은 매개변수 | 필수입니다 | 비워둘 수 없
        모델 이름이 지정되지
        잘못된 (옵션 | 입력값 | 값)
        (프롬프트 | 이미지 | 파일 | 길이 | 크기 | 해상도 | 요청)(을 | 를) … (줄여 | 줄이 | 축소 | 낮춰)
    """,
    "ja": """
        パラメータが無効 | パラメータが不正 | は必須 | 空にできません
        モデル名が指定されていません
        (プロンプト | 画像 | ファイル | 長さ | サイズ | 解像度 | リクエスト)を … (短く | 小さく | 減らし |
            縮小 | 下げて)
    """,
    "es": """
        parámetro (inválid | no válid | desconocid | no permitid) | no puede estar vací
        (reduce | reduzca | acorta | acorte | comprime | comprima) (el | la | tu | su) … (tamaño | prompt |
            imagen | texto | duración | resolución | archivo | longitud)
    """,
    "ru": """
        не может быть пуст | (неверный | неизвестный | недопустимый) параметр
        (уменьшите | сократите | сожмите | укоротите) … (размер | промпт | изображени | текст | длин |
            разрешени | файл | запрос)
    """,
    "de": """
        (ungültiger | unbekannter | fehlender) parameter | darf nicht leer sein
        (verkleinern | kürzen | reduzieren | komprimieren) sie … (bild | prompt | text | länge | größe |
            auflösung | datei | anfrage)
    """,
    "fr": """
        ne peut pas être vide
        (réduisez | raccourcissez | compressez) … (taille | prompt | image | texte | durée | résolution |
            fichier | longueur)
    """,
    "pt": """
        não pode ficar vazi
        (reduza | encurte | comprima) … (tamanho | prompt | imagem | texto | duração | resolução | arquivo |
            comprimento)
    """,
    "vi": """
        không được để trống
        (giảm | rút ngắn | thu nhỏ | nén) … (kích thước | prompt | ảnh | văn bản | thời lượng | độ phân giải |
            tệp | độ dài)
    """,
}
"""A refusal that names the parameter, or is known to the letter."""
