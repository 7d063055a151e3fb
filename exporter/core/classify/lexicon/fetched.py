"""What of ours could not be fetched or read."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

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
