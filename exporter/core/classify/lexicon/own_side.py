"""What a client says of its own side, and of how long it has tried: files, stores, users, attempts."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

OWN_THINGS: Final[Lexicon] = {
    "en": """
        ffmpeg | ffprobe | imagemagick | moviepy | docker: | to disk | on disk | resize image
        heap out of memory | heap memory | misconfigured | config file
        (config | configuration) error | database | redis | postgres | mysql | mongodb
        acquire (lock | the lock | a lock) | lock (timeout | wait)
        local (file | queue | limit | cache | path | storage | image)
        never sent | nothing was sent | was not sent | before sending
        (client-side | client side | local) (rate | throttl | limiter | concurrency) | thread pool
        environment variable
    """,
    "zh": """
        (保存 | 写入 | 读取 | 打开 | 创建 | 加载)(文件 | 本地 | 配置 | 目录 | 数据库)
        本地(图片 | 文件 | 视频 | 素材) | 文件(保存 | 写入 | 读取 | 打开) | 配置文件 | 数据库
            磁盘
        线程池 | 连接池 | 連接池 | 空指针 | 消息队列连接
        (本地 | 客户端 | 本机)(限流 | 限速 | 频率限制 | 并发限制)
    """,
    "ko": """
        파일(을 저장 | 을 읽 | 을 열 | 을 쓰 | 저장 | ␣저장 | ␣읽기 | ␣쓰기)
        설정 파일 | 데이터베이스 | 디스크
        스레드 풀 | 커넥션 풀 | (로컬 | 클라이언트) (속도 제한 | 요청 제한)
    """,
    "ja": """
        ファイル(の | を)(保存 | 読み込 | 書き込 | 開) | 設定ファイル | データベース | ディスク
        スレッドプール | コネクションプール | 接続プール | (ローカル | クライアント側)(のレート | の制限)
    """,
    "es": """
        (guardar | leer | abrir | escribir | crear) (el | un) (archivo | fichero | directorio)
        archivo de configuración | base de datos | en disco
        pool de (hilos | conexiones) | solicitud no enviada | límite local
    """,
    "ru": """
        (сохранить | прочитать | открыть | записать | создать) (файл | каталог | папк)
        файл (конфигурац | настроек) | файла (конфигурац | настроек) | баз(а | ы | е | у | ой) данных
        пул (потоков | соединений) | запрос не отправлен | локальн … лимит
    """,
    "de": """
        datei … nicht (gespeichert | gelesen | geöffnet | geschrieben)
        konfigurationsdatei | datenbank | festplatte
        threadpool | verbindungspool | nicht gesendet | lokale (begrenzung | drosselung)
    """,
    "fr": """
        (enregistrer | lire | ouvrir | écrire | créer) (le | un) (fichier | dossier)
        fichier de configuration | base de données | disque
        pool de (threads | connexions) | requête non envoyée
    """,
    "pt": """
        (salvar | ler | abrir | gravar | criar) (o | um) (arquivo | diretório)
        arquivo de configuração | (banco | base) de dados | em disco
        pool de (threads | conexões) | requisição não enviada | limite local
    """,
    "vi": """
        (lưu | đọc | mở | ghi | tạo) (tệp | tập tin | file | thư mục) | tệp cấu hình | cơ sở dữ liệu
        chưa được gửi | giới hạn cục bộ
    """,
    "it": """
        (salvare | salvataggio | leggere | lettura | aprire | scrivere) … file |
            file di configurazione | (base di dati | nel database | del database) | su disco
    """,
    "tr": """
        (dosya | dosyası | dosyayı) … (kaydedil | okun | açıl | yazıl | bulunamadı) |
            yapılandırma dosya | veritabanı | disk dolu
    """,
    "pl": """
        (zapisać | odczytać | otworzyć | zapisu | odczytu) plik | (pliku konfiguracyjnego |
            plik konfiguracyjny) | (baza | bazy | bazą) danych | na dysku
    """,
    "id": """
        (menyimpan | membaca | membuka | menulis) (file | berkas) | file konfigurasi | basis data |
            ke disk
    """,
    "nl": "bestand … (opslaan | lezen | openen) | configuratiebestand",
    "uk": """
        (зберегти | прочитати | відкрити | записати) файл | файл конфігурації | (база | бази |
            базою) даних | на диск
    """,
    "ar": "(حفظ | قراءة | فتح) (الملف | ملف) | ملف (الإعدادات | التكوين) | قاعدة البيانات",
}
"""Files, settings and stores of whoever speaks."""

STOPPED_BY_US: Final[Lexicon] = {
    "en": "by user | by the user | user (cancelled | canceled | stopped | interrupted)",
    "zh": """
        用户(取消 | 已取消 | 主动取消 | 终止 | 中断 | 停止 | 手动)
        自行(撤单 | 取消 | 终止) | 您 … (撤单 | 已取消 | 主动取消)
        已取消一个任务 | 操作已取消
    """,
    "ko": "사용자(가 | 에 의해) (취소 | 중단 | 중지)",
    "ja": """
        ユーザー(が | により | によって | によりて)(キャンセル | 中止 | 中断 | 停止)
        タスクが取り消されました | 操作が取り消されました
    """,
    "es": """
        por el usuario
        se canceló una tarea | se canceló la operación
    """,
    "ru": """
        (отменен | отменён | отменено | прерван | прервано | остановлен | остановлено) пользователем
        владельцем (задания | задачи)
        отменена задача | операция была отменена
    """,
    "de": """
        (vom | durch den) benutzer
        eine aufgabe wurde abgebrochen | der vorgang wurde abgebrochen
    """,
    "fr": """
        par l'utilisateur
        une tâche a été annulée | l'opération a été annulée
    """,
    "pt": """
        pelo (usuário | utilizador)
        uma tarefa foi cancelada | a operação foi cancelada
    """,
    "vi": "người dùng (đã hủy | đã huỷ | đã dừng | hủy | huỷ)",
    "it": "dall'utente",
    "tr": "kullanıcı tarafından",
    "pl": "przez użytkownika",
    "id": "oleh pengguna",
    "nl": "door (de gebruiker | gebruiker)",
    "uk": "користувачем",
    "ar": "من قبل المستخدم",
}
"""Somebody here has stopped it."""

COULD_NOT: Final[Lexicon] = {
    "zh": "未能 | 没能",
    "ko": "하지 못했 | 할 수 없었",
    "ja": "できませんでした",
    "es": "no se pudo | no fue posible | no se ha podido | no pudo",
    "ru": "не удалось | не смог",
    "de": "konnte … nicht | konnten … nicht",
    "fr": "n'a pas pu | n'ont pas pu | impossible de | impossible d'",
    "pt": "não foi possível | nao foi possivel | não conseguiu | nao conseguiu",
    "vi": "không thể",
}
"""Something could not be done, which may as well have been our client's own work."""

GAVE_UP: Final[Lexicon] = {
    "en": """
        (max | maximum) (retries | retry | attempts | tries | polls | polling | poll attempts)
        maximum number of (retries | attempts | tries | polls | polling)
        all (retries | attempts | tries) | retry limit | retries (exceeded | exhausted) | gave up
        giving up | retryerror
        after … (retries | attempts | tries | polls)
    """,
    "zh": """
        最大(重试 | 轮询 | 尝试)次数
        (重试 | 轮询 | 尝试) … (次后 | 次仍 | 上限 | 放弃 | 耗尽 | 用尽 | 过多)
    """,
    "ko": "(최대 | 모든) (재시도 | 시도 | 폴링) | 재시도 횟수 | 번 시도",
    "ja": "最大(リトライ | 再試行 | 試行) | (リトライ | 再試行 | 試行 | ポーリング)(回数 | の上限)",
    "es": "(máximo | límite) de (reintentos | intentos) | (tras | después de) … (intentos | reintentos)",
    "ru": "(количество | число | лимит) попыток | после … попыт | все попытки",
    "de": "(maximale | alle) … versuche | nach … versuchen",
    "fr": "(nombre | maximum) … de tentatives | après … tentatives | toutes les tentatives",
    "pt": "máximo de tentativas | limite de tentativas | após … tentativas | todas as tentativas",
    "vi": "số lần thử | sau … lần thử",
}
"""It was tried as often as anybody tries."""

NOT_SET_UP: Final[Lexicon] = {
    "en": """
        (api key | api_key | apikey | api token | access token | secret key) …
            (missing | is empty | not found in env | not configured | not set)
    """,
    "zh": """
        (未设置 | 未配置 | 未填写 | 没有设置 | 没有配置 | 请先配置 | 请先设置 | 请配置 | 请设置 | 缺少) …
            (key | 密钥 | 令牌 | token | 凭证)
        (key | 密钥 | 令牌 | token | 凭证) … (未设置 | 未配置 | 未填写 | 没有设置 | 没有配置)
    """,
    "ko": "(api 키 | api키 | 토큰) … (설정되지 | 설정되어 있지 | 설정하세요 | 입력하세요)",
    "ja": "(apiキー | api キー | トークン) … (設定されていません | 設定してください | 未設定)",
    "es": """
        (clave | api key | token) ↔ (falta | ausente | no configurad | no está configurad | sin configurar)
    """,
    "ru": """
        (␣ключ | api-ключ | ключ api | ключ не | ключ к | токен) ↔
            (не задан | не указан | не настроен | не найден | не установлен | отсутств)
    """,
    "de": "(schlüssel | api-key | api key | token) ↔ (fehlt | nicht gesetzt | konfiguriert)",
    "fr": "(clé | api key | jeton) ↔ (manquant | non configur | non défini | absent | pas configur)",
    "pt": "(chave | api key | token) ↔ (ausente | falta | não configurad | não definid | está configurad)",
    "vi": "(khóa | khoá | api key | token) ↔ (thiếu | chưa cấu hình | chưa được cấu hình | chưa thiết lập)",
    "it": "(chiave | api key | token) ↔ (non configurat | non impostat | mancant)",
    "tr": """
        (anahtar | api key | token) ↔ (ayarlanmamış | yapılandırılmamış | tanımlı değil | eksik |
            girilmemiş)
    """,
    "pl": "(klucz | api key | token) ↔ (nie skonfigurowan | nie ustawion | brak)",
    "id": """
        (kunci | api key | token) ↔ (belum dikonfigurasi | belum diatur | tidak dikonfigurasi |
            belum diset)
    """,
    "nl": """
        geen (api-sleutel | sleutel | api key) | (sleutel | api key) ↔ (niet ingesteld |
            niet geconfigureerd | ontbreekt)
    """,
    "uk": "(ключ | токен) ↔ (не налаштован | не вказан | не задан | відсутн)",
    "ar": "(مفتاح | رمز) … (غير مهيأ | لم يتم تعيين | غير موجود)",
}
"""Nobody has put a key in."""
