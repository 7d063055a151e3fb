"""What machines, programs and stores say of themselves in words that customers are refused with, too."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

MACHINERY: Final[Lexicon] = {
    "en": """
        white balance | color balance | unbalanced | load balanc | rebalanc | balancer
        disk quota exceeded | resourcequota | exceeded quota: | inode quota | quota: compute
        (database | inference | db | ssh | onnx | sql | transaction | webgl) session
        (cache | foreign | sort | hash | lookup | dictionary | partition | kms | routing) key
        (token | text) embedding | end token
        (authentication | login | access | write) to (object storage | blob storage | storage | the bucket)
        (internal | backend) (certificate | service) … (expired | certificate)
        certificate of (the | an | our | internal) … expired
        (event stream | message bus | topic | queue | pubsub | kafka | nats) … subscription |
            subscription to (event | the event | topic | the topic | queue | updates)
        (payment | billing | ledger | invoice | charge) (record | service | backend | database | system |
            gateway) … (could not | failed | error | timeout | timed out | unavailable | not respond |
            down) | (create | write | store | save) (payment | billing | charge | usage) record
        license server (not reachable | unreachable | timed out | is down) | worker thread | execution plan |
            query plan
        (could not | failed to | unable to) (validate | verify | check | query | look up |
            validating | verifying | checking) … (internal error | timed out | timeout | database)
        billing service
        (model | checkpoint | weight | weights) (file | files | weights | shard) … (not found | missing |
            does not exist | corrupt)
        missing required (positional | environment | keyword) | batch size must | cudamem |
            intermediate tensor
        (token | policy | auth | quota | credit | user | account | key) service (timed out | is down |
            unavailable | error | failed | is unavailable) | internal error while (checking | verifying |
            validating | loading | reading)
        (failed to | unable to | could not | couldn't | error) (get | fetch | retrieve | read | load |
            update |
            query | fetching | getting | reading | loading) (user | account | your | the | token) (balance |
            quota | credits)
        (get | query | fetch) (group | tenant | team) … (balance | quota) (error | failed)
        (get | query | fetch | read | load | update) (user | account | token) (balance | quota) (failed |
            error)
        (credit | credits | balance | quota) settlement failed
        (balance | quota) (query | lookup | fetch | read | update) (failed | error | timed out)
        (retry | time | error | latency | step | compute | memory | render | rendering) budget
        (exceeded | exhausted) … (time | retry | latency | memory) budget
    """,
    "zh": """
        白平衡 | (磁盘 | 硬盘)(额度 | 配额 | 空间) | (存储 | 对象存储 | 桶)拒绝访问
        (数据库 | 推理)会话 | 负载均衡 | (计费 | 扣费 | 支付 | 账单 | 账务)(系统 | 服务 | 网关) … (异常 |
            超时 | 失败 | 错误 | 不可用 | 故障)
        (积分 | 余额 | 额度 | 费用 | 账单)(结算 | 入账)(没成功 | 未成功 | 失败 | 异常 | 出错)
        查询(余额 | 额度 | 令牌 | 积分 | 用户)失败
        (查询 | 获取 | 读取 | 更新 | 加载)(用户 | 账户 | 账号 | 令牌 | 密钥 | 渠道)(余额 | 额度 | 配额 |
            积分 |
            信息)(失败 | 异常 | 出错 | 错误 | 超时)
        (获取 | 读取 | 更新 | 加载)(余额 | 额度 | 配额 | 积分)(失败 | 异常 | 出错 | 错误 | 超时)
        (余额 | 额度 | 配额 | 积分)(查询 | 获取 | 读取 | 更新)(异常 | 出错 | 错误 | 超时)
        (扣除 | 扣减 | 冻结 | 校验)(积分 | 余额 | 额度 | 令牌 |
            配额) … (发生异常 | 系统异常 | 超时 |
            服务异常)
        (模型 | 权重)(权重 | 文件 | 权重文件) … (不存在 | 缺失 | 损坏 | 加载失败 | 未找到)
        (上传至 | 上传到 | 转存到 | 转存至)(对象存储 | 内部存储 | 存储 | oss | cos | cdn)
    """,
    "ko": """
        (결제 | 과금 | 청구 | 인증) (서버 | 시스템 | 서비스) … (오류 | 응답 | 연결 | 장애)
        (계정 | 잔액 | 토큰 | 키) (조회 | 확인)(␣ | 에␣)실패
        (크레딧 | 포인트 | 잔액) 정산에 실패
        모델 (파일 | 가중치)(을 | 를 | 이 | 가) … (찾을 수 없 | 없습니다 | 손상)
    """,
    "ja": """
        (課金 | 決済 | 請求 | 認証)(サーバー | サーバ | システム | サービス) … (エラー | 応答 | 障害 | 接続)
        (残高 | アカウント | トークン | キー)の(確認 | 照会 | 取得)に失敗
        (クレジット | ポイント | 残高)の精算に失敗
        モデル(ファイル | の重み)(が | を) … (見つかり | ありません | 破損) | (キュー | 待ち行列)の長さ
    """,
    "es": """
        (error | fallo) al liquidar (el saldo | los créditos)
        (no se pudo | error al | fallo al) (consultar | obtener | leer | verificar) (el | tu | su) (saldo |
            crédito)
        (servicio | servidor | sistema) de (facturación | pagos | cobro | autenticación) … (no responde |
            error |
            no disponible | falló)
        (servidor | servicio | sistema | worker) no tiene (acceso | permiso) (a la base | al almacen |
            al disco | a la red)
    """,
    "ru": """
        ошибка (расчёта | расчета | списания) (кредитов | баланса)
        (не удалось | ошибка при) (получить | проверить | запросить | получении | проверке |
            запросе) (баланс |
            остаток | квот | лимит)
        (сервер | сервис | служба | система) (авторизации | аутентификации | оплаты | биллинга | платежей) …
            (не отвеча | недоступ | ошибк | сбой)
    """,
    "de": """
        abrechnung (der credits | des guthabens) fehlgeschlagen
        (guthaben | kontingent | kontostand) konnte nicht (abgerufen | geladen | gelesen | ermittelt |
            geprüft)
        (abrechnungsdienst | authentifizierungsdienst | zahlungsdienst | abrechnungssystem) … (nicht |
            fehler |
            ausgefallen)
        (server | dienst | system | worker) hat keinen zugriff auf (die datenbank | den speicher |
            das netz | die datei)
    """,
    "fr": """
        échec du (règlement | décompte) des crédits
        (impossible de | échec de) … (récupérer | lire | consulter | vérifier) (le | votre) (solde | quota)
        (service | serveur | système) (de facturation | d'authentification | de paiement) … (ne répond |
            indisponible | erreur | échou)
        (serveur | service | système | worker) n'a pas accès (à la base | au stockage | au disque |
            au réseau)
    """,
    "pt": """
        falha ao liquidar (os créditos | o saldo)
        (não foi possível | erro ao | falha ao) (consultar | obter | ler | verificar) (o | seu | a) (saldo |
            cota)
        (serviço | servidor | sistema) de (cobrança | autenticação | pagamento | faturamento) …
            (não responde |
            erro | indisponível | falh)
        (servidor | serviço | sistema | worker) não tem (acesso | permissão) (ao banco | ao armazen |
            ao disco | à rede)
    """,
    "vi": """
        quyết toán (tín dụng | điểm) thất bại
        (không thể | lỗi khi) (lấy | truy vấn | đọc | kiểm tra) (số dư | hạn mức)
        (dịch vụ | hệ thống | máy chủ) (xác thực | thanh toán | tính phí) … (không phản hồi | lỗi |
            không khả dụng)
    """,
}
"""Keys, sessions and quotas of machines, and services that look after those of customers, out of order."""

NOT_CHARGED: Final[Lexicon] = {
    "en": """
        (credits | tokens | points | balance | credit | quota) (were | was | have been | has been | are |
            is) not (charged | deducted | changed | consumed | used | affected | spent)
        no (credits | tokens | points | charge | charges | credit) (were | was | have been | has been) …
            (charged | deducted | consumed | used | billed | taken | made | spent)
        (not | won't be | will not be | haven't been | never) (charged | billed)
        refund | credited back | returned to your
        (credits | tokens | points) (are back | back) | it is on us
        (credits | quota | reservation) … (released | returned | restored | not charged)
        no (credits | tokens | points) (used | charged | deducted | consumed | spent | taken)
    """,
    "zh": """
        退还 | 返还 | 退回 | 退款 | 释放
        (积分 | 余额 | 额度 | 点数 | 费用 | 次数)(未扣 | 不扣 | 没有扣 | 不会扣 | 没扣 | 未消耗 | 未变动) |
            未扣(费 | 款) | 不扣费
        已退(积分 | 款 | 费 | 额度 | 点数 | 钱)
    """,
    "ko": "환불 | 반환 | 차감되지 않 | 차감하지 않 | 소모되지 않",
    "ja": "返金 | 返却 | (消費 | 課金 | 請求)されて(いません | おりません) | (消費 | 課金 | 請求)されません",
    "es": """
        reembols | devolvimos | no se (cobró | cobraron | descont | ha cobrado | consum)
        sin (cargo | costo | coste)
    """,
    "ru": "возвращен | не (списан | списаны | списывал | сняты | тарифиц)",
    "de": """
        erstattet | (nicht | keine credits | keine kosten) (abgebucht | berechnet | belastet)
    """,
    "fr": "rembours | (aucun crédit | pas été | rien) … (débité | facturé | prélevé)",
    "pt": "estorn | (nenhum crédito | não foi | não foram) … (cobrad | debitad | descontad)",
    "vi": "hoàn lại | không (trừ | bị trừ | tính) (tín dụng | phí | điểm | tiền)",
}
"""Work that failed has cost nothing, or what it cost is given back."""

LEDGER: Final[Lexicon] = {
    "en": """
        (failed to | could not | unable to) (reserve | hold | deduct | debit) (credits | the credits |
            your credits | your balance | the balance) … (try again | retry | later)
    """,
    "zh": """
        (预扣 | 扣减 | 冻结)(余额 | 积分 | 点数 | 额度)失败 … (稍后 | 重试)
    """,
    "ko": """
        (잔액 | 크레딧) (차감 | 예약 | 보류)에 실패 … (다시 시도 | 나중에)
    """,
    "ja": """
        (残高 | クレジット)の(確保 | 引き落とし | 予約)に失敗 … (再度 | 後ほど | もう一度)
    """,
    "es": """
        no se (pudo | pudieron) (reservar | descontar) (el saldo | los créditos | créditos) … (inténtalo |
            intente | más tarde)
    """,
    "ru": """
        не удалось (зарезервировать | списать) (кредиты | средства | баланс) … (позже | попробуйте | повтор)
    """,
    "de": """
        (guthaben | credits) (konnte | konnten) nicht (reserviert | abgebucht) … (erneut | später)
    """,
    "fr": """
        impossible de (réserver | débiter) (les crédits | le solde | vos crédits) … (réessayez | plus tard)
    """,
    "pt": """
        não foi possível (reservar | debitar) (os créditos | o saldo | créditos) … (tente | mais tarde)
    """,
    "vi": """
        không thể (giữ | trừ) (số dư | tín dụng) … (thử lại | sau)
    """,
}
"""What was to be set aside for a job could not be, for now: theirs under a 5xx."""
