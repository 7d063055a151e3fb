"""Short sentences about what was asked for and what was put in; how they are written: `terse`."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon, terse_said

THINGS: Final[Lexicon] = {
    "en": """
        voice | voices | avatar | replica | persona | character | template | workflow | session | asset |
        conversation | project | element | speaker | lora | style | preset | effect | dataset | record |
        folder | talking photo | video id | file id | generation | draft
    """,
    "zh": """
        会话 | 形象 | 数字人 | 数智人形象 | 音色 | 声音 | 素材 | 文档 | 知识库 | 字幕 | 分镜 | 脚本 | 模板 |
        角色 | 作品 | 工程 | 项目 | 记录 |
        资源 |
        分身 | 文件 | 特效 | 工作流 | 数据集 | 主体 | 风格 | 草稿 | 音频 | 应用
    """,
    "ko": "음성 | 아바타 | 캐릭터 | 템플릿 | 세션 | 프로젝트 | 리소스 | 파일 | 워크플로 | 스타일",
    "ja": """
        音声 | アバター | キャラクター | テンプレート | セッション | プロジェクト | リソース | ファイル |
        ワークフロー | スタイル
    """,
    "es": "voz | avatar | personaje | plantilla | sesión | proyecto | recurso | archivo | estilo",
    "ru": "голос | аватар | персонаж | шаблон | сессия | проект | ресурс | файл | стиль",
    "de": "stimme | avatar | charakter | vorlage | sitzung | projekt | ressource | datei | stil",
    "fr": "voix | avatar | personnage | modèle de vidéo | session | projet | ressource | fichier | style",
    "pt": "voz | avatar | personagem | sessão | projeto | recurso | arquivo | estilo",
    "vi": "giọng nói | avatar | nhân vật | mẫu | phiên | dự án | tài nguyên | tệp | phong cách",
}
"""What is made or kept at a service, and asked for by its name or number."""
MISSED: Final[Lexicon] = {
    "en": """
        not found | unknown | no such | does not exist | not exist | doesn't exist | deleted | has expired |
        expired | no longer exists | not exists | is closed
    """,
    "zh": """
        不存在 | 未找到 | 找不到 | 没有找到 | 未知 | 已过期 | 过期 | 已失效 | 失效 | 已删除 | 被删除 |
        已关闭 |
        未就绪 | 已经过期
    """,
    "ko": "없음 | 없습니다 | 찾을 수 없습니다 | 존재하지 않습니다 | 삭제되었습니다 | 만료되었습니다",
    "ja": """
        見つかりません | 存在しません | 存在しない | 削除されました | 期限切れです | 期限切れ |
        見つかりませんでした
    """,
    "es": "no encontrad* | no existe | inexistente | desconocid* | eliminad* | caducad* | expirad*",
    "ru": "не найден* | не существует | неизвест* | удален* | удалён* | истек* | истёк*",
    "de": "nicht gefunden | existiert nicht | unbekannt* | gelöscht | abgelaufen",
    "fr": "introuvable | non trouvé* | n'existe pas | inconnu* | supprimé* | expiré*",
    "pt": "não encontrad* | não existe | inexistente | desconhecid* | excluíd* | expirad*",
    "vi": "không tồn tại | không tìm thấy | đã xóa | hết hạn",
}
INPUTS: Final[Lexicon] = {
    "en": """
        parameter | parameters | param | params | argument | input image | reference image | source image |
        image format | image size | image length | image url | audio url | video url | audio format |
        file format | file size | text length | callback url | request body | body | json | prompt |
        aspect ratio | duration | resolution | voice id | image data
    """,
    "zh": """
        参数 | 参数编码 | 参数格式 | 入参 | 请求体 | 提示词 | 参考图 | 首帧图 | 尾帧图 | 输入图片 | 图片格式 |
        图片大小 | 图片尺寸 | 图片 | 文本长度 | 音频格式 | 时长 | 分辨率 | 宽高比 | 请求参数 | 图片链接 |
        图片url
    """,
    "ko": """
        매개변수 | 파라미터 | 프롬프트 | 참조 이미지 | 입력 이미지 | 요청 본문 | 이미지 형식 | 이미지 크기
    """,
    "ja": """
        パラメータ | パラメーター | プロンプト | 参照画像 | 入力画像 | 画像形式 | 画像サイズ | リクエスト本文
    """,
    "es": "parámetro* | prompt | imagen de referencia | imagen de entrada | formato de imagen",
    "ru": "параметр* | промпт | исходное изображение | формат изображения | тело запроса",
    "de": "parameter | prompt | referenzbild | eingabebild | bildformat | bildgröße",
    "fr": "paramètre* | prompt | image de référence | image d'entrée | format d'image",
    "pt": "parâmetro* | prompt | imagem de referência | imagem de entrada | formato da imagem",
    "vi": "tham số | prompt | ảnh tham chiếu | ảnh đầu vào | định dạng ảnh",
}
"""What is put in, and never what comes out."""
UNFIT: Final[Lexicon] = {
    "en": """
        empty | invalid | missing | error | wrong | illegal | incorrect | unsupported | not supported |
        malformed | required | corrupt | unreadable | too large | too small | too long | too short
    """,
    "zh": """
        错误 | 无效 | 为空 | 缺失 | 不合法 | 非法 | 不正确 | 不支持 | 过大 | 过小 | 过长 | 过短 | 超限 |
        超出限制 |
        有误 | 解析失败 | 异常 | 请使用utf-8编码
    """,
    "ko": "오류 | 잘못됨 | 잘못되었습니다 | 누락 | 누락되었습니다 | 유효하지 않습니다 | 비어 있습니다",
    "ja": "エラー | 不正 | 不正です | 無効 | 無効です | 空です | 正しくありません | 不足しています",
    "es": "inválid* | no válid* | incorrect* | vacío | vacía | falta | erróne*",
    "ru": "неверн* | недопустим* | пуст* | отсутствует | некоррект*",
    "de": "ungültig* | fehlt | leer | falsch* | nicht unterstützt",
    "fr": "invalide* | manquant* | vide* | incorrect* | non valide",
    "pt": "inválid* | ausente | vazi* | incorret*",
    "vi": "không hợp lệ | thiếu | trống | sai",
}

_NOT_THERE: Final = "task not found"
_UNFIT: Final = "invalid parameter: prompt is required"
OF_OURS: Final = (_NOT_THERE, _UNFIT)
"""What is said of what we asked for, or put in."""

MEANINGS: Final = (
    *terse_said.MEANINGS,
    (_NOT_THERE, THINGS, MISSED),
    (_UNFIT, INPUTS, UNFIT),
)
