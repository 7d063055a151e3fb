"""What whoever a gateway asks has refused it for: its money there, its key, its account."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

MONEY: Final[Lexicon] = {
    "en": """
        (upstream | provider) … (balance | credit | credits) insufficient
        upstream balance | upstream account … insufficient
        (provider | vendor | supplier | upstream) …
            (quota exhausted | insufficient balance | insufficient credit | insufficient funds |
                out of credit |
             ran out of credit | run out of credit | balance exhausted | balance too low | balance is |
             balance has | billing issue | in arrears | not enough balance | not enough credit)
        (exhausted | used up | run out of | out of) … (quota | credit | credits | balance | funds) with (
            the upstream | our upstream | the provider | our provider | the vendor | our vendor)
        (reseller | gateway's | our upstream | upstream) … (no credits left | no balance left |
            subscription has expired)
        account we (use | have) with … (no credits | no balance | out of | empty | suspended | quota)
        our (openai | google | kling | runway | vertex | azure | fal | replicate | xai) (account |
            credits | balance |
            quota) … (no credits | empty | exhausted | insufficient | used up | out of | suspended | low)
        (ran out of | run out of | running out of | used up | exhausted) … (␣our supplier | ␣our vendor |
            ␣our provider |
            ␣our upstream | ␣our video supplier)
        our … (credit | balance | quota | account | funds) (at | with) (openai | google | kling | fal |
            replicate | runway | the vendor | the provider)
        our (wallet | balance | account | credits | funds | quota | prepaid) … (vendor | supplier | provider |
            upstream | openai | google | kling | fal | replicate) … (dry | empty | out of | exhausted | low |
            zero | ran out | used up | spent)
        (vendor | supplier | provider | upstream) says … (our | the) (account | balance | wallet) … (out of |
            empty | credit | funds | suspended | exhausted)
        our (contract | prepaid | plan | subscription | agreement) with (them | the vendor | the provider |
            the supplier | the upstream | openai | google | kling | minimax | runway)
        (relay's | gateway's | proxy's | provider's | reseller's | operator's | our upstream | vendor's) …
            (spend cap | spending cap | spend limit | spending limit | budget | balance | credits | credit |
            wallet | prepaid | quota | billing) … (hit | reached | exceeded | exhausted | empty | used up |
            insufficient | too low | is gone | ran out | depleted | dry | zero | negative | declined)
        (relay's | gateway's | proxy's | provider's | reseller's | operator's) … (hit its | reached its |
            exceeded its | used up its | ran out of) … (cap | limit | budget | quota | credits | credit |
            funds | balance)
        (we | relay | gateway | reseller | operator) (have run out of | has run out of | ran out of |
            are out of | is out of) … (with the | with our | at the | at our | on the vendor | on our) …
            (supplier | vendor | provider | upstream | account)
        (insufficient | out of) (openai | runwayml | runway | kling | fal | replicate | luma | minimax) …
            (credit | balance | quota)
    """,
    "zh": """
        上游账户余额 | 渠道余额不足
        (上游 | 供应商 | 渠道商) …
            (余额不足 | 额度不足 | 额度耗尽 | 额度用完 | 额度已用 | 欠费 | 积分不足 | 余额耗尽 | 没有余额 |
             没钱 | 余额为 | 没有额度 | 余额已)
        (服务商 | 官方账号 | 官方账户 | 第三方 | 供货商) … (余额不足 | 额度不足 | 欠费 | 额度用尽 | 没钱)
        (通道 | 渠道)(欠费 | 额度耗尽 | 额度已耗尽 | 额度不足 | 额度用尽 | 没钱了 | 没额度)
        (供应商侧 | 上游侧 | 供应商那边 | 上游那边) … (积分 | 余额 | 额度 | 点数)
        (上游 | 供应商)(押金 | 预付款 | 保证金) | 上游 … 我们 … (认证 | 资质 | 押金 | 合同 | 账号)
        (三方 | 第三方)账户 … (余额 | 额度)
        (我们 | 本站 | 平台)(在 | 的)(上游 | 供应商 | 官方) … (余额 | 额度 | 账户 | 积分)
        (供应商端 | 上游端 | 官方端 | 供应商处) … (积分 | 余额 | 额度 | 点数)
        (服务商 | 供应商 | 上游 | 官方侧 | 我方) … (账户 | 账号 | 余额 | 额度 | 积分) … (不足 | 用完 | 耗尽 |
            欠费 | 用尽 | 为0 | 见底)
    """,
    "ko": """
        (업스트림 | 공급자 | 제공업체) … (잔액 | 크레딧 | 할당량) … (부족 | 소진)
        (업스트림 | 공급사 | 제공사 | 상위) … (잔액 | 크레딧 | 한도) … (부족 | 소진 | 없)
        (업스트림 | 공급사 | 공급자 | 제공업체) … (잔액 | 크레딧 | 한도 | 충전금)(이 | 가 | 을 | 를) … (떨어 |
            바닥 | 모두 사용 | 다 써)
    """,
    "ja": """
        (上流 | アップストリーム | プロバイダー) … (残高 | クレジット | クォータ) … (不足 | 枯渇)
        (上流 | 提供元 | 仕入先) … (残高 | クレジット | 利用枠) … (不足 | 枯渇 | 切れ)
        (上流 | 提供元 | 仕入先 | 供給元 | プロバイダー) … (残高 | クレジット | 利用枠 | ポイント)(を | が) …
            (使い切 | なくな | 底をつ | 尽き)
    """,
    "es": """
        (proveedor | upstream) … (saldo | crédito | cuota) … (insuficiente | agotad)
        nuestra cuenta (en | con) … (saldo | crédito | sin)
        (fondos | saldo | crédito) en (la cuenta | nuestra cuenta) … (proveedor | upstream) |
            (nos quedamos sin | agotamos) … proveedor
        (agotó | acabó | agotado | acabado) … (saldo | crédito | cupo) … (proveedor | upstream)
    """,
    "ru": """
        (провайдер | поставщик | апстрим) … (баланс | средств | квот) … (недостаточн | исчерпан | закончил)
        (нашем | наш) (счёте | счете | аккаунте | балансе | баланс) … (нет | недостаточно | закончил | пуст)
        (счету | счёте | счете | балансе) у (поставщика | провайдера | вендора) … (закончил | кончил | нет |
            пуст | недостаточн)
        (закончил | кончил | нет | исчерпан) … (средств | денег | баланс | кредит) … (у поставщика |
            у провайдера | у вендора | на счёте поставщика)
    """,
    "de": """
        (anbieter | upstream) … (guthaben | kontingent) … (aufgebraucht | erschöpft | nicht ausreichend)
        (unser | unserem | unseren | unserer) (konto | guthaben | kredit | vertrag) (bei | beim)
        (guthaben | kontingent | kredit) (beim | bei unserem) (anbieter | lieferanten) … (aufgebraucht |
            leer | erschöpft)
        (guthaben | kredit | kontingent) … (beim anbieter | bei unserem anbieter | beim lieferanten) …
            (leer | weg | verbraucht | alle)
    """,
    "fr": """
        (fournisseur | upstream) … (solde | crédit | quota) … (insuffisant | épuisé)
        (notre | le) compte (revendeur | chez | fournisseur) … (crédit | solde)
        (solde | crédit | compte) chez (notre | le) fournisseur … (épuisé | vide | insuffisant)
        (crédit | solde) … (chez le fournisseur | chez notre fournisseur | auprès du fournisseur) …
            (épuisé | vide | nul)
    """,
    "pt": """
        (provedor | fornecedor | upstream) … (saldo | crédito | cota) … (insuficiente | esgotad)
        nossa conta (na | no | com) … (saldo | crédito | sem)
        (saldo | crédito | conta) (no | junto ao | no nosso) (fornecedor | provedor) … (acabou | esgot |
            insuficiente | zerad)
        (saldo | crédito) … (no fornecedor | com o fornecedor | no provedor) … (acabou | esgot | zerad)
    """,
    "vi": """
        (nhà cung cấp | upstream) … (số dư | tín dụng | hạn mức) … (không đủ | đã hết)
        tài khoản của chúng tôi … (hết | không đủ)
        (số dư | tài khoản) (tại | ở) nhà cung cấp … (hết | cạn | không đủ)
    """,
}
"""The account that a gateway has with whoever it asks is empty."""

KEY: Final[Lexicon] = {
    "en": """
        (upstream | provider | vendor | supplier) (auth | authentication | authorization) (failed | failure |
            error | rejected)
        failed to authenticate with (upstream | the upstream | provider | the provider | vendor | the vendor)
        (rejected | declined | refused | revoked | did not accept) our (api key | key | credentials | token)
        key used by (this | the | our) (gateway | proxy | server)
        (upstream | reseller) account … (suspended | banned | closed | disabled | terminated)
        (upstream key | upstream api key | upstream token | upstream credentials | vendor's key |
            vendor's api key | supplier's key) … (revoked | rejected | refused | invalid | disabled |
            expired)
        (provider | vendor | supplier | upstream) … (blocked our | blocked us | suspended our |
            closed our | cut us off | terminated our | locked our)
        card was declined by (replicate | fal | kling | runway | openai | google | our | the provider |
            the vendor)
        (provider | vendor | supplier | upstream) … (rejected | refused | declined | revoked |
            did not accept | does not accept) … (our | the gateway's | gateway's) … (key | credential |
            token | account)
        (invalid | expired | revoked | bad | wrong | dead | disabled) (upstream | provider | vendor |
            supplier | channel) (api key | key | token | credentials | account | cookie)
        (supplier | vendor | provider | upstream) (replied | said | says | answered | responded | returned) …
            (deactivated | suspended | banned | terminated | account | organization | key) … (deactivated |
            suspended | disabled | banned | terminated | invalid | revoked)
        (relay's | gateway's | proxy's | provider's | reseller's | operator's | backend's | our | upstream |
            supplier's) (account | organization | organisation | org | project | tenant | workspace |
            subscription | contract | billing account) … (restricted | suspended | under review |
            being reviewed | disabled | expired | revoked | not verified | unverified | not approved |
            denied | blocked | closed | terminated | not activated | frozen | on hold | not enabled |
            lapsed | unpaid)
        (account | organization | organisation | org | project | tenant | workspace | subscription | key |
            credentials) (behind | used by | that serves) … (this relay | the relay | this gateway |
            the gateway | this proxy | the proxy | this service | the service | this channel | our)
        (key | token | credentials | account | login) (this | the | our) … (proxy uses | gateway uses |
            relay uses | service uses | reseller uses | operator uses | backend uses)
        (nothing is wrong | nothing wrong | no problem) with your (key | account | balance | request) |
            your (key | account | balance | api key | credentials) (is fine | are fine | is ok | is valid, |
            is not affected | are not affected | is not the problem) | (not about | not related to |
            nothing to do with | independent of) your (key | account | balance | plan | quota)
        our (credentials | certificate | key | token | login | access) (at | with | for) (the |
            our) (supplier | vendor | provider | upstream) … (expired | revoked | rejected | invalid |
            lapsed)
    """,
    "zh": """
        (第三方 | 服务商 | 官方)(密钥 | 账号 | key | 接口密钥 | 接口账号 | 平台密钥 | 平台账号) … (失效 |
            无效 | 过期 | 被封 | 封禁 | 错误)
        (上游渠道 | 渠道 | 上游)被(封 | 禁用 | 停用)
        (渠道 | 上游 | 供应商) … (商户号 | 签约主体 | 合同 | 授权) … (失效 | 变更 | 到期 | 终止 | 过期)
        (上游 | 渠道 | 供应商 | 通道)(的key | 的密钥 | key | 密钥 | 令牌 | token | api key | apikey | 账号 |
            账户) … (失效 | 无效 | 过期 | 被封 | 被禁 | 错误 | 吊销 | 异常)
        (上游 | 渠道 | 供应商 | 服务商 | 我方 | 中转 | 通道) … (账号 | 账户 | 主体 | 组织 | 租户 | 子账号) …
            (未通过 | 未认证 | 未实名 | 未开通 |
            无权 | 没有权限 | 受限 | 被限制 | 冻结 | 停用 | 到期 | 欠费)
        (服务商 | 供应商 | 第三方 | 上游 | 渠道账号 | 渠道账户) … (key | 密钥 | 令牌 | 凭证 | 没有开通 |
            未开通) … (过期 | 失效 | 无效 | 吊销 | 被禁 |
            作废 | 更换) | 渠道(账号 | 账户) … (没有开通 | 未开通 | 未订阅)
        (您的 | 你的)(密钥 | 账号 | 余额 | key | 令牌)(没有问题 | 没问题 | 正常 | 不受影响) | 与(您 |
            你)的(密钥 | 账号 | 余额 | 令牌 | key |
            额度 | 套餐)无关 | (我们 | 本站 | 平台)在(上游 | 官方 | 供应商)的(凭证 | 密钥 | 账号 | 令牌 |
            预付款 | 授权)
        (上游 | 官方 | 供应商)(把 | 将)(我们 | 本站 | 平台) … (拉黑 | 封 | 限制 | 停)
    """,
    "ko": """
        (업스트림 | 공급자 | 제공업체) … (키 | 인증) … (유효하지 | 만료 | 실패 | 잘못)
        (업스트림 | 공급자 | 제공업체) … 계정 … (정지 | 차단)
        (업스트림 | 공급사 | 제공사) … (키 | 토큰) … (거부 | 만료 | 무효 | 유효하지)
        (업스트림 | 공급사 | 제공업체 | 우리) … (계정 | 조직 | 프로젝트) … (제한 | 정지 | 인증되지 | 만료 |
            권한이 없)
        (키 | 계정 | 잔액)에는 (문제가 없 | 이상이 없) | (저희 쪽 | 저희 측 | 우리 쪽 | 당사) … (인증서 | 키 |
            인증 정보 | 계정 | 자격 증명) … (만료 |
            취소 | 거부 | 교체)
    """,
    "ja": """
        (上流 | アップストリーム | プロバイダー) … (キー | 認証) … (無効 | 期限 | 失敗)
        (上流 | プロバイダー) … アカウント … (停止 | 凍結)
        (弊社 | 当社 | 提供元) … 契約 … (切れ | 終了 | 解除)
        (上流 | 提供元) … (キー | トークン) … (拒否 | 失効 | 無効)
        (上流 | 提供元 | 弊社 | 当方) … (アカウント | 組織 | 契約) … (制限 | 停止 | 未認証 | 凍結 | 失効 |
            審査中)
        (キー | アカウント | 残高)(に | には)問題(は | が)(ありません | ない) | (当方 | 弊社 |
            当社)の(認証情報 | キー | アカウント | 証明書) … (失効 |
            期限 | 無効 | 停止)
    """,
    "es": """
        (clave | credenciales) … (del proveedor | de upstream) … (no válid | inválid | caduc | expir)
        proveedor … (bloquead | suspendid | cancelad | cerrad) … cuenta
        nuestra (cuenta | suscripción) … (suspendid | cancelad | bloquead | cerrad)
        (proveedor nos ha | proveedor nos) (cortado | cerrado | bloqueado | cortó | cerró | bloqueó)
        proveedor … (rechazó | rechaza | ha rechazado) nuestr | (proveedor | upstream) no acepta nuestr
        (cuenta | organización | proyecto | suscripción) (del proveedor | de la pasarela | del revendedor |
            upstream | del gateway) … (restringid | suspendid | bloquead | vencid | caducad |
            sin verificar | no verificad | en revisión)
        su (clave | cuenta | saldo) (es correcta | está bien | no tiene problema | es válida) | no (es |
            está) (por | relacionado con) su (clave | cuenta | saldo) | (la nuestra | nuestra clave |
            nuestras credenciales) (con | en) (el proveedor | el) … (caduc | expir | revoc)
    """,
    "ru": """
        (ключ | токен) (провайдера | поставщика) … (недействител | неверн | истёк | истек | отозван)
        (провайдер | поставщик) … (заблокировал | отключил | закрыл) … (аккаунт | нас | доступ)
        (наш аккаунт | наша подписка | наш договор) … (заблокирован | отключ | закончил | приостановл)
        (поставщик | провайдер | вендор) … (отклонил | не принял | отозвал) … (ключ | токен | учётн)
        (аккаунт | организаци | проект | подписк) (поставщика | провайдера | шлюза | реселлера | вендора) …
            (огранич | заблокир | приостановл | истек | истёк | не подтвержд | на проверке)
        (с вашим ключом | с вашим аккаунтом | с вашим балансом) всё в порядке | (с вашим ключом |
            с вашим аккаунтом | с вашим балансом) все в порядке | (ваш ключ | ваш баланс |
            ваш аккаунт) (в порядке | ни при чём | ни при чем) | наш ключ … (истёк | истек | отозван |
            недействител)
    """,
    "de": """
        (schlüssel | zugangsdaten) des anbieters … (ungültig | abgelaufen | gesperrt)
        anbieter … (unser konto | unseren zugang | uns) … (gesperrt | abgeschaltet | gekündigt)
        (unsere | unser) (konto | abo | vertrag | zugang) … (gesperrt | gekündigt | gesperrt | ausgelaufen)
        unser schlüssel (bei | beim)
        (anbieter | lieferant) … (lehnt | hat) … (unseren schlüssel | unsere zugangsdaten) … ab
        (konto | organisation | projekt | abo) (des anbieters | des gateways | des händlers |
            beim anbieter) … (eingeschränkt | gesperrt | abgelaufen | nicht verifiziert | in prüfung)
        ihr (schlüssel | konto | guthaben) (ist in ordnung | ist nicht betroffen | ist gültig) | unser(er |
            e) … beim (anbieter | lieferanten) … (abgelaufen | widerrufen | gesperrt)
    """,
    "fr": """
        (clé | identifiants) du fournisseur … (invalide | expiré | révoqué)
        fournisseur … (bloqué | suspendu | fermé | coupé) … compte
        notre (abonnement | compte | contrat) … (coupé | suspendu | résilié | bloqué | expiré)
        notre clé chez
        fournisseur nous a (coupé | fermé | bloqué)
        fournisseur a (refusé | rejeté | révoqué) (notre | nos)
        (compte | organisation | projet | abonnement) (du fournisseur | de la passerelle | du revendeur |
            chez le fournisseur) … (restreint | suspendu | bloqué | expiré | non vérifié |
            en cours d'examen)
        votre (clé | compte | solde) (est valide | n'est pas en cause | va bien | est correct) | (la nôtre |
            notre clé) chez … (expiré | révoqué)
    """,
    "pt": """
        (chave | credenciais) do (provedor | fornecedor) … (inválid | expirad | revogad)
        (provedor | fornecedor) … (bloque | suspend | encerr) … conta
        (suspendeu | bloqueou | cancelou | encerrou) a conta (da nossa | do nosso)
        (provedor | fornecedor) (recusou | rejeitou | revogou) (nossa | nosso | nossas)
        (conta | organização | projeto | assinatura) (do fornecedor | do provedor | do gateway |
            do revendedor) … (restrit | suspens | bloquead | vencid | expirad | não verificad | em análise)
        sua (chave | conta) está (correta | ok | normal) | seu saldo está (ok | normal) | a nossa (no |
            com o) (fornecedor | provedor) … (expir | revog | venc)
    """,
    "vi": """
        (khóa | key) của nhà cung cấp … (không hợp lệ | hết hạn)
        nhà cung cấp … (khóa | chặn) … tài khoản
        không có thông tin đăng nhập | tài khoản của chúng tôi
        nhà cung cấp (từ chối | thu hồi | không chấp nhận) … (khóa | tài khoản) của chúng tôi
        (tài khoản | tổ chức | dự án) (của nhà cung cấp | của gateway | phía nhà cung cấp) … (bị hạn chế |
            bị khóa | chưa xác minh | hết hạn)
        (khóa | tài khoản | số dư) của bạn (không có vấn đề | vẫn hợp lệ | không bị ảnh hưởng) |
            khóa của chúng tôi … (hết hạn | bị thu hồi)
    """,
    "id": "akun penyedia … (ditangguhkan | diblokir)",
    "cs": "poskytovatel nám (vypnul | zablokoval | ukončil)",
}
"""Whoever a gateway asks has refused its key, or shut its account."""

PACE: Final[Lexicon] = {
    "en": "(upstream | provider | vendor | supplier) (rate limit | rate limited | throttl | is limiting us)",
    "zh": "(上游 | 渠道 | 供应商 | 官方)(限流 | 限速 | 触发限流 | 并发 | 频率)",
    "ko": "(업스트림 | 공급사) 요청 한도",
    "ja": "(上流 | 提供元)のレート制限",
    "es": "límite de la api del proveedor",
    "ru": "лимит (поставщика | провайдера)",
    "de": "limit beim anbieter",
    "fr": "limite du fournisseur",
    "pt": "limite do (fornecedor | provedor)",
    "vi": "giới hạn của nhà cung cấp",
}
"""Whoever a gateway asks limits its pace."""
