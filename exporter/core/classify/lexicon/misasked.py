"""What is said of a request as a whole: not understood, too large, to no page, by no method."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NOT_UNDERSTOOD: Final[Lexicon] = {
    "en": """
        not understand (your | the) request | (couldn't | can't | cannot) understand (your | the) request
        request parameters are correct
        cannot process the media format
        large for the server to process
        (system | local | device | computer) (time | clock) … (is wrong | skewed)
        semantic errors | valid content length
    """,
    "zh": """
        (无法理解 | 不理解 | 看不懂) … 请求 | 请求参数是否正确
        (系统 | 本地 | 设备)时间 … (不准 | 不同步)
        处理 … 媒体格式
        语义错误 | 有效内容长度
    """,
    "ko": """
        요청을 이해하지 못 | 요청 (매개변수 | 파라미터)가 올바른지
        시스템 시간이 … 맞지
        미디어 형식을 처리
        의미 오류 | 유효한 콘텐츠 길이 | 요청 uri가 너무
    """,
    "ja": """
        リクエストを理解 | リクエストパラメータ … 確認 | リクエスト(データ | ヘッダー) … 大きすぎ
        システム時刻 … (一致し | ずれ)
        メディア形式を処理
        意味エラー | 有効なコンテンツ長 | リクエストのuriが長すぎ
    """,
    "es": """
        no (entiende | comprende | entendió) (su | tu | la) (solicitud | petición)
        datos de (su | la) solicitud … demasiado grande | hora del sistema … no coincide
        procesar el formato | cantidad de datos demasiado | hora de su sistema
        errores semánticos | longitud de contenido válid | solicitud es demasiado | encabezado de su solicitud
    """,
    "ru": """
        не понимает ваш запрос | правильности параметров запроса | запрос слишком (велик | больш)
        заголовок запроса слишком | системное время … не совпадает
        обработать … формат медиа
        семантическ … ошибк | длины допустимого содержимого | uri запроса слишком
    """,
    "de": """
        versteht (ihre | die | deine) anfrage nicht | richtigkeit ihrer anfrageparameter
        anfragedaten … zu groß | header ihrer anfrage … zu groß | systemzeit … nicht
        medienformat nicht verarbeiten
        semantischer fehler | gültige inhaltslänge | uri ihrer anfrage ist zu
    """,
    "fr": """
        ne comprend pas (votre | la) (requête | demande) | données de votre (requête | demande) … volumineuses
        heure de votre système … ne correspond pas
        traiter le format de média
        en-têtes de votre (demande | requête) … volumineux | quantité de données trop
        erreurs sémantiques | longueur de contenu valide | l'uri de votre demande est trop
    """,
    "pt": """
        não (entende | compreende | entendeu) (sua | a) solicitação | dados da solicitação … grandes
        hora do sistema … não corresponde
        processar o formato de mídia | quantidade de dados muito grande | horário do seu sistema
        erros semânticos | tamanho de conteúdo válido | uri da sua solicitação | cabeçalho da sua solicitação
    """,
    "vi": """
        không hiểu yêu cầu | tham số yêu cầu của bạn có đúng | (dữ liệu | tiêu đề) yêu cầu … quá lớn
        thời gian hệ thống … không khớp
        xử lý định dạng phương tiện
        lỗi ngữ nghĩa | độ dài nội dung hợp lệ | uri của yêu cầu
    """,
}
"""Somebody read the request, or its size, its form, its time, and could do nothing with it."""

NO_PAGE: Final[Lexicon] = {
    "en": """
        (cannot | can't | could not | couldn't | unable to) find the page | page or resource you requested
        make sure your url is correct | check (if | that | whether) your url is correct
        not support the (request | http) method | request method you are using
    """,
    "zh": """
        找不到 … 请求的(页面 | 网页) | 网址是否正确 | url 是否正确
        不支持(当前 | 您使用 | 该 | 此) … 请求方法
    """,
    "ko": "(페이지 | 페이지나 리소스)를 찾을 수 없 | url이 올바른지 | 요청 메서드를 지원하지",
    "ja": """
        ページ(が見つかりません | を見つけ | またはリソース) | urlが正しい
        リクエストメソッド … サポート
    """,
    "es": """
        no (puede | se puede) encontrar la página | método de solicitud … no (es | está) | url es correct
        encontró la página | no admite el método
    """,
    "ru": "не может найти … страницу | url-адрес указан правильно | не поддерживает … метод запроса",
    "de": "angeforderte seite | richtigkeit ihrer url | (unterstützt | verwendete) … anfragemethode",
    "fr": """
        ne (trouve | peut trouver) pas la page | méthode de requête … pas | url est correcte
        trouver la page | vérifier l'url | en charge la méthode de requête
    """,
    "pt": """
        não (consegue | pode) encontrar a página | método de solicitação … não | url está corret
        encontrou a página | não suporta o método
    """,
    "vi": "không tìm thấy trang | url của bạn có đúng | không hỗ trợ phương thức yêu cầu",
}
"""An address, or a way to ask, that the other side does not have."""

THEIR_SETUP: Final[Lexicon] = {
    "en": """
        configuration (issue | problem | error) (with | on | of | in) the (server | service)
        (server | service) (configuration | is misconfigured) … administrator
        (bandwidth | storage | storage space) of the server
        previous request failure
    """,
    "zh": """
        服务器(配置 | 带宽 | 存储空间) … (问题 | 错误 | 耗尽 | 不足)
        之前的请求失败 | 先前的请求失败
    """,
    "ko": """
        서버 (구성 | 설정 | 대역폭 | 저장 공간)
        이전 요청 실패
    """,
    "ja": """
        サーバー(の設定 | の帯域 | のストレージ | の容量)
        以前のリクエストの失敗
    """,
    "es": """
        (configuración | ancho de banda | almacenamiento) del servidor
        solicitud anterior fallida
        solicitud previa fallida
    """,
    "ru": """
        (конфигураци | пропускн … способност | настройк) … сервера
        предыдущей неудачной
    """,
    "de": """
        serverkonfiguration | bandbreite des servers | speicherplatz … server | server … speicherplatz
        früheren fehlers
    """,
    "fr": """
        (configuration | bande passante | stockage) du serveur
        demande précédente infructueuse
    """,
    "pt": """
        (configuração | largura de banda | armazenamento) do servidor
        solicitação anterior mal
    """,
    "vi": """
        (cấu hình | băng thông | dung lượng) (máy chủ | của máy chủ)
        yêu cầu trước đó thất bại
    """,
}
"""The other side is set up wrongly, has used up what its machines have, or failed before."""
