"""Pages that look at the browser before they let anybody in."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

WALL: Final[Lexicon] = {
    "en": """
        just a moment... | <title>just a moment | enable javascript and cookies to continue
        checking if the site connection is secure
        verify you are human | verifying you are human | performing security verification
        needs to review the security of your connection | ddos protection by cloudflare
        blocked by cloudflare | cloudflare shield | vercel security checkpoint | cloudflare challenge
        cf challenge | aliyun_waf | acw_sc__v2
        managed challenge | _incapsula_resource | incapsula incident id | gokuprops | awswafintegration
        ge_js_validator
        cloudflare … (拦截 | 拦住 | 质询 | ブロックされ | 차단)
        cf_clearance … (stale | expired | mismatch | invalid | missing | required | 过期 | 失效 | 缺失)
        (request | browser | connection | visit) is being (verified | checked) | wsidchk | client challenge
        (checking | verifying | validating) your (browser | connection | request | device)
        one moment, please… (verif | check | browser) | please wait while we (verify | check) your (browser |
            request | connection)
        firewall … (blocked | blocks | rejected | stopped) … (request | connection | traffic)
        cf_clearance … (could not be | cannot be | was not | not obtained)
    """,
    "zh": """
        (开启 | 启用 | 打开)javascript … (继续 | 访问 | 验证)
        触发cloudflare盾 | cloudflare 盾 | 正在验证您是否是真人 | 您访问的url有可能对网站造成安全威胁
        正在(进行 | 为您进行)(安全检查 | 安全验证 | 安全检测 | 浏览器检查) | (检查 | 验证)您的浏览器
        cf盾 | cf 盾 | 五秒盾 | 5秒盾
        (请求 | 访问)被防火墙 | 防火墙 … (拦截 | 拦下)了
    """,
    "ko": """
        인간인지 확인 | (브라우저 | 연결)를 확인하는 중 | 보안 확인 중
        방화벽 … 차단
    """,
    "ja": """
        人間であることを確認 | ブラウザ(を | の)(確認中 | 確認しています | チェック) | 接続の安全性を確認
        ファイアウォール … ブロック
    """,
    "es": """
        (comprobando | verificando) (tu | su) (navegador | conexión)
        (cortafuegos | firewall) … bloque
    """,
    "ru": """
        проверка (браузера | вашего браузера | вашего соединения) | идёт проверка (вашего | браузера)
        (файрвол | брандмауэр | межсетев) … (заблокиров | отклон | блокир)
    """,
    "de": """
        (browser | verbindung) wird überprüft | überprüfen (ihren browser | ihre verbindung)
        firewall … (blockiert | abgewiesen | gesperrt)
    """,
    "fr": """
        vérification de votre (navigateur | connexion)
        pare-feu … bloqu
    """,
    "pt": """
        (verificando | checando) (seu navegador | sua conexão)
        firewall … (bloque | rejeit)
    """,
    "vi": """
        (đang kiểm tra | kiểm tra) trình duyệt
        tường lửa … chặn
    """,
    "ar": "جدار … حماية … الطلب",
}
"""A page that looks at the browser before it lets anybody in."""
