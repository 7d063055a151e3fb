"""What operating systems say of connections, names and files, in the language that they are set to.

The sentences are those of Windows, glibc and Apple, which every client hands on as they are.
"""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

NO_HOST: Final[Lexicon] = {
    "en": """
        no such host | host not found | hostnotfound | unknown host | bad address ' | unknown_host
        (server | host | hostname | host name | name | address | domain) … (could not be resolved |
            cannot be resolved | can't be resolved | not be resolved | does not resolve)
        (could not | couldn't | cannot | can't | failed to | unable to) resolve (the host | host | the name |
            name | hostname | the hostname | destination | address | the address | domain)
        typo in the url or port
    """,
    "zh": """
        不知道这样的主机 | 未知的名称或服务 | 无法识别这台主机 | 未能找到使用指定主机名的服务器 | 找不到主机
        无法解析(主机 | 域名 | 服务器 | 此远程名称 | 远程名称) | 未能解析此远程名称
    """,
    "ko": "알려진 호스트가 없 | 호스트를 알 수 없 | 이름 혹은 서비스를 알 수 없 | 호스트를 찾을 수 없",
    "ja": """
        そのようなホストは不明 | 名前またはサービスが不明 | ホスト名を解決 | ホストが見つかりません
        リモート名を解決 | 指定されたホスト名を持つサーバ
    """,
    "es": """
        host desconocido | nombre o servicio desconocido | no se (pudo | puede) resolver (el | la)
        fallo temporal en la resolución
    """,
    "ru": """
        хост неизвестен | неизвестный хост | имя или служба не известны | узел неизвестен
        (разрешить | преобразовать) … (имя | адрес | хост | узл) | временный сбой в разрешении имен
    """,
    "de": """
        host ist unbekannt | kein solcher host | name oder der dienst ist nicht bekannt
        remotename konnte nicht aufgelöst | hostname konnte nicht | server mit dem angegebenen hostnamen
    """,
    "fr": """
        hôte inconnu | hôte n'est connu | nom ou service inconnu | nom distant n'a pas pu être résolu
        (échec temporaire | erreur) dans la résolution | résoudre le nom
    """,
    "pt": """
        host não é conhecido | host desconhecido | nome ou serviço desconhecido
        não foi possível resolver o nome | falha temporária na resolução
    """,
    "vi": "không tìm thấy máy chủ có tên | không thể phân giải tên",
}
"""A name that nobody could turn into an address."""

REFUSED: Final[Lexicon] = {
    "en": "computer able to access the url | no connection could be made because the target",
    "zh": """
        目标计算机积极拒绝 | 拒绝连接 | 连接被拒绝 | 拒絕連線 | 连接被对方拒绝
        未能连接到服务器
    """,
    "ko": "대상 컴퓨터에서 연결을 거부 | 연결이 거부",
    "ja": "対象のコンピューターによって拒否 | 接続を拒否 | 接続が拒否",
    "es": "denegó expresamente dicha conexión | conexión (rehusada | rechazada)",
    "ru": "отверг запрос на подключение | в соединении отказано | соединение отклонено",
    "de": "der zielcomputer die verbindung verweigerte | verbindungsaufbau abgelehnt",
    "fr": "ordinateur cible l'a expressément refusée | connexion refusée",
    "pt": "máquina de destino as recusou ativamente | conexão recusada",
    "vi": "máy đích chủ động từ chối | kết nối bị từ chối",
}
"""A machine is there, and takes no connections."""

RESET: Final[Lexicon] = {
    "en": "networkerror when attempting | socket_closed_remotely | server_closed_request | {closed, <<",
    "zh": """
        (强迫 | 强制)关闭了一个现有的连接 | 连接被(对方重设 | 对端重置 | 重置 | 意外关闭)
        連線被對方重設
    """,
    "ko": "원격 호스트에 의해 강제로 끊겼 | 상대편이 연결을 끊음 | 네트워크 연결이 유실",
    "ja": "リモート ホストに強制的に切断 | 相手からリセット | ネットワーク接続が切れました",
    "es": "forzado la interrupción de una conexión | conexión reinicializada | conexión de red se perdió",
    "ru": """
        принудительно разорвал существующее подключение
        обрыв канала
    """,
    "de": """
        verbindung wurde vom (remotehost | kommunikationspartner)
        datenübergabe unterbrochen
    """,
    "fr": "dû être fermée par l'hôte distant | ré-initialisée par le correspondant | relais brisé",
    "pt": "cancelamento de uma conexão existente | conexão fechada pela outra ponta",
    "vi": "bị máy chủ từ xa đóng | kết nối bị đặt lại",
}
"""The other side has ended a connection."""

NO_REPLY: Final[Lexicon] = {
    "en": "did not properly respond after a period of time",
    "zh": "没有正确答复 | 未能正確回應 | 连接超时 | 请求超时",
    "ko": "연결된 구성원으로부터 응답이 없어 | 연결 시간 초과 | 요청한 시간이 초과",
    "ja": "一定の時間を過ぎても正しく応答 | 要求がタイムアウト",
    "es": "no respondió adecuadamente | expiró el tiempo de conexión",
    "ru": "не получен нужный отклик | время ожидания соединения истекло",
    "de": "nicht richtig reagiert hat | wartezeit für die verbindung ist abgelaufen",
    "fr": "n'a pas répondu convenablement | expiration du délai d'attente",
    "pt": "não respondeu corretamente | tempo esgotado para conexão",
    "vi": "không phản hồi đúng cách sau một khoảng thời gian",
}
"""Nobody has answered the beginning of a connection, or a request."""

NO_NETWORK: Final[Lexicon] = {
    "en": "internet connection appears to be offline | no internet | not connected to the internet",
    "zh": "已断开与互联网的连接 | 网络不可达 | 没有到主机的路由 | 无网络连接 | 没有网络连接 | 网络未连接",
    "ko": "인터넷 연결이 오프라인 | 네트워크가 접근 불가능 | 인터넷에 연결되어 있지",
    "ja": "インターネット接続がオフライン | ネットワークに届きません | ホストへの経路がありません",
    "es": "la red es inaccesible | no existe ninguna ruta hasta | conexión a internet está desactivada",
    "ru": "сеть недоступна | нет маршрута до узла | нет подключения к интернету | соединение с интернетом",
    "de": """
        netzwerk ist nicht erreichbar | keine route zum zielrechner | keine verbindung zum internet
        keine internetverbindung
    """,
    "fr": "réseau n'est pas accessible | aucun chemin d'accès pour atteindre | connexion internet semble",
    "pt": "a rede está fora de alcance | não há rota para o host | sem conexão com a internet",
    "vi": "không có kết nối internet | không có kết nối mạng | mạng không thể truy cập",
}
"""Our own machine has no way out."""

NO_FILE: Final[Lexicon] = {
    "en": "no space left on device | disk quota exceeded | read-only file system",
    "zh": "没有那个文件或目录 | 系统找不到指定的(文件 | 路径) | 设备上没有空间 | 磁盘空间不足 | 权限不够",
    "ko": "그런 파일이나 디렉터리가 없 | 지정된 파일을 찾을 수 없 | 장치에 남은 공간이 없",
    "ja": "そのようなファイルやディレクトリ | 指定されたファイルが見つかりません | デバイスに空き領域が",
    "es": """
        no existe el (fichero o | archivo o) | el sistema no puede encontrar el archivo | no queda espacio en
    """,
    "ru": "нет такого файла или каталога | не удается найти указанный файл | не осталось свободного места",
    "de": """
        datei oder verzeichnis nicht gefunden | system kann die angegebene datei | kein speicherplatz mehr
    """,
    "fr": "aucun fichier ou dossier de ce | fichier spécifié est introuvable | aucun espace disponible sur",
    "pt": "arquivo ou diretório inexistente | não pode encontrar o arquivo | não há espaço disponível",
    "vi": "không có tập tin hoặc thư mục | không thể tìm thấy tệp đã chỉ định",
}
"""A file, or room for one, that our own machine has not."""

EXPIRED: Final[Lexicon] = {
    "en": """
        (certificate | certificates) (has | have) expired | certificate expired | expired certificate
    """,
    "zh": "证书 … (过期 | 已到期) | 過期的憑證 | 憑證已過期",
    "ko": "인증서 … 만료",
    "ja": "証明書 … (期限切れ | 期限が切れ | 失効)",
    "es": "certificado … (caducad | expirad | vencid | expiró | caducó)",
    "ru": "сертификат … (истёк | истек | просроч)",
    "de": "zertifikat … abgelaufen | abgelaufenes zertifikat",
    "fr": "certificat … (expiré | périmé)",
    "pt": "certificado … (expirou | expirad | vencid | venceu)",
    "vi": "chứng chỉ … hết hạn",
}
"""A certificate of the other side has run out."""

UNTRUSTED: Final[Lexicon] = {
    "en": """
        certificate … (untrusted | not trusted | isn't trusted | could not be verified | cannot be verified |
            is invalid)
    """,
    "zh": """
        证书 … (无效 | 验证失败 | 校验失败 | 不受信任 | 不可信 | 自签名) | 自签名证书 | 憑證無效
        (ssl | tls) … 安全通道 | 建立信任关系
    """,
    "ko": """
        인증서 … (신뢰 | 유효하지 | 검증)
        보안 채널 | 트러스트 관계
    """,
    "ja": """
        証明書 … (無効 | 検証 | 信頼)
        保護されたチャネル | チャネルに対する信頼関係
    """,
    "es": """
        certificado … (no es válid | inválid | autofirmad | de confianza)
        canal seguro | relación de confianza
    """,
    "ru": """
        сертификат … (недействител | самоподпис | довер | проверк)
        защищенный канал | защищенного канала | доверительные отношения
    """,
    "de": """
        zertifikat … (ungültig | fehlgeschlagen | vertrauenswürdig | selbstsigniert)
        selbstsigniertes zertifikat
        (ssl | tls) … kanal | vertrauensstellung
    """,
    "fr": """
        certificat … (pas valide | invalide | auto-signé | non fiable | confiance)
        canal sécurisé | relation de confiance
    """,
    "pt": """
        certificado … (inválid | não é válid | autoassinad | confiável)
        canal seguro | relação de confiança
    """,
    "vi": "chứng chỉ … (không hợp lệ | không tin cậy | tự ký)",
}
"""A certificate that our own machine does not trust."""

PROXY: Final[Lexicon] = {
    "en": "proxy server is refusing connections | authenticate the proxy",
    "zh": "代理连接失败 | 代理服务器 | 代理伺服器",
    "ko": "프록시 서버 | 프록시 인증",
    "ja": "プロキシサーバ | プロキシ サーバ",
    "es": "servidor proxy",
    "ru": "прокси-сервер | аутентификация прокси",
    "de": "proxyserver | proxy-server",
    "fr": "serveur proxy | serveur mandataire",
    "pt": "servidor proxy",
    "vi": "máy chủ proxy | xác thực proxy",
}
"""The proxy that our own machine goes out by."""
