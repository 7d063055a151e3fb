"""What is refused to a customer for want of money."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

OUT_OF_BALANCE: Final[Lexicon] = {
    "en": """
        (balance | credits | points | funds | tokens left) …
            (insufficient | not enough | exhausted | depleted | used up | run out | too low | ran out)
        quota exceeded for your (account | plan | organization | organisation | subscription | project)
        (insufficient | not enough | have enough | run out of | ran out of | purchase more) …
            (balance | credit | points | funds | coins | gems | diamonds)
        (requires | need | needs | costs | cost) … (credits | points | coins) … (have | available |
            remaining | left)
        (exceeds | exceed | lower than | less than | more than | higher than | below | above) …
            (your balance | available balance | balance of | remaining balance | account balance |
                your credit)
        (daily | weekly | monthly) (generation | video | usage) (allowance | allotment | quota) …
            (spent | used | consumed | gone | exhausted | over)
        (allowance | allotment) (spent | consumed | used up | exhausted | is gone | is used)
        (add | buy | purchase | get) (funds | more credits | credits | more tokens | a plan | more funds |
            a subscription | balance) | invoice (past due | is past due | overdue | unpaid) | past due |
            (wallet | balance) is (empty | negative | zero)
        (subscribe | upgrade) to (use | unlock | access | continue | get)
        (credit | coin | token | wallet) (not enough | insufficient | is not enough | too low |
            balance too low)
        (only | have | got) … (credits | points | coins) (left | remaining) | top up (your | the) … first
        (buy | purchase) … (more | additional) (credits | coins | tokens) | (wallet |
            account) needs (a top-up | topping up | funds)
    """,
    "zh": """
        欠费 | 请充值 | 请先充值 | 续费 | 购买积分 | 升级套餐 | 用量上限
        (余额 | 额度 | 限额 | 积分 | 点数 | 配额 | 套餐 | 金币 | 算力点 | 算力值 | 算力豆 | 算力币 |
            您的算力 | 你的算力) …
            (不足 | 不够 | 用完 | 用尽 | 耗尽 | 为0 | 为零 | 已用光)
        (剩余 | 账户 | 账号 | 用户 | 可用 | 团队 | 企业 | 组织 | 会员 | 个人)算力 … (不足 | 不够)
        算力 … (不足 | 不够 | 用完) … (购买 | 充值 | 升级)
        (余额 | 额度 | 积分 | 点数) … (用光 | 花完 | 花光 | 不够)
        (小时包 | 时长包 | 流量包 | 次数包 | 计费包 | 点数包) … (不足 | 用完 | 用尽 | 耗尽 | 过期 | 未找到)
        未找到有效的(小时包 | 资源包 | 套餐 | 流量包) | 余量不足 | 可用时长(不足 | 为0)
        储值 | 钱不够
        (银行卡 | 信用卡 | 扣款 | 支付) … (被拒 | 拒绝 | 失败)
        (没有 | 无 | 暂无 | 未检测到 | 无剩余)(可用 | 剩余)(积分 | 额度 | 余额 | 点数 | 次数)
        (灵感值 | 点券 | 豆子 | 能量值 | 电量 | 星币 | 钻石 | 代币 | 点卡 | 次数 | 费用 | 信用点)(不足 |
            不够 | 已用完 | 耗尽 | 用尽) | (剩余次数 | 余额 | 可用次数)为0 | 资源包 … (用尽 | 耗尽 | 用完 |
            过期) | 未(购买 | 开通)(资源包 | 套餐 | 会员)
        (仅剩 | 只剩 | 还剩)(0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | ␣) … (积分 | 点数 | 额度 | 金币)
        (贝壳 | 灵感 | 光子 | 能量 | 魔力 | 硬币 | 金豆 | 元宝 | 星星 | 水晶 | 燃料 | 活力值 | 创作点 |
            创作值 | 生成点)(不足 | 不够 | 已用完 |
            耗尽)
        没钱(啦 | 了 | 咯 | 喽) | (余额 | 积分 | 点数)(为负 | 是负 | 为负数 | 已欠)
            缴费 | 充(点 | 点儿 | 些)(钱 | 值 | 再)
        (账单 | 订单 | 费用)(未支付 | 未付 | 未缴 | 逾期 | 未结清) | (购买 | 充值 | 兑换)(积分 | 点数 |
            金币 | 额度)(才能 | 后)
    """,
    "ko": """
        충전 후
        (금액 | 예치금 | 캐시) … 부족
        (잔액 | 크레딧 | 포인트 | 할당량 | 쿼터 | 잔고 | 코인) ↔
            (부족 | 소진 | 없습니다 | 모자라 | 모자랍 | 충분하지 | 다 사용 | 모두 사용)
        (카드 | 결제) … (거절 | 실패 | 승인되지)
        (포인트 | 코인 | 토큰 | 이용권)(가 | 이) (없 | 모자라 | 다 떨어) | 결제가 필요
        (지갑 | 잔고 | 잔액)(이 | 가 | 은 | 는) … (비어 | 없 | 0)
        (크레딧 | 포인트 | 코인) … (남았 | 남아 | 필요하지만 | 필요합니다 | 부족)
        (충전 | 입금 | 결제)(하세요 | 하십시오 | 해주세요 | 해 주세요 | 하신 후 | 후 이용 | 이 필요)
        (잔여 | 남은 | 보유 | 현재) (크레딧 | 포인트 | 코인 | 잔액 | 잔고)(이 | 가 | : | ␣:) … 0
        (미납 | 연체 | 체납)(된 | ␣) … (요금 | 금액 | 청구 | 이용료) | (포인트 | 크레딧 | 코인 | 캐시)가 필요
        보유(하신 | 한 | ␣) … (금액 | 포인트 | 크레딧 | 코인)(으로는 | 로는 | 이 부족 | 가 부족)
        (잔액 | 잔고)(이 | 가) … (마이너스 | 음수 | 0원)
        (크레딧 | 포인트 | 코인 | 이용권)(을 | 를) … (구매해 | 충전해 | 구입해 | 구매하세 | 충전하세) |
            (요금 | 이용료 | 금액)(이 | 가) … (미납 | 연체) | (포인트 | 크레딧 | 잔액 | 코인)(이 | 가) …
            (바닥 | 떨어졌 | 0원)
    """,
    "ja": """
        チャージが必要
        (残高 | クレジット | ポイント | クォータ | 利用枠 | コイン) ↔
            (不足 | ありません | 使い果た | 使い切 | 枯渇 | 足りません | 足りない | 足りず | 残っていません)
        (カード | 決済 | お支払い) … (拒否 | 失敗 | できません)
        (クレジット | ポイント | 残高 | チケット)(が | は)(ありません | 0です | なくなり | 切れ)
        (ウォレット | 残高 | 残金)(が | は) … (空 | ゼロ | 0円 | ない)
        (入金 | チャージ | 課金 | 購入)(して | のうえ | してから)
        (クレジット | ポイント | コイン)(が | は)(必要 | 残り)
        (残り | 残 | 現在の | 所持 | 保有)(クレジット: | クレジットは | クレジットが | クレジット数: |
            クレジット | ポイント: | ポイントは | ポイントが | ポイント数: | ポイント | コイン: | コインは |
            コインが | コイン数: | コイン | 残高: | 残高は | 残高が | 残高数: | 残高 | 回数券: | 回数券は |
            回数券が | 回数券数: | 回数券)(0 | ゼロ | なし)
        (クレジットが | クレジットは | クレジット | ポイントが | ポイントは | ポイント | コインが |
            コインは | コイン)(必要 | 所持 | 保有) | (ポイント | コイン | クレジット)必要
        残高 … (マイナス | ゼロ | 空 | 不足) | (未払いの | 未払い金 | 未払い料金 | 未払い)(請求 | 料金 | 残 |
            がある | があり)
        (お支払い | 支払い | 決済 | 入金)(が | を)(確認でき | 完了してい | 必要) | 追加購入
        残り(クレジット | ポイント | コイン): 0 | (クレジット | ポイント | コイン | 残高)残(: | り: | が)
        (残高 | クレジット | ポイント)(が | は)(ございません | ございませ | 無くなり) | (クレジット |
            ポイント | コイン | チケット | プラン)を(ご購入 | 購入 | 追加 | チャージ)(する | して | が) …
            (必要 | ください) | (料金が | 料金の | 料金 | 利用料が | 利用料の | 利用料 | 代金が | 代金の |
            代金)(未納 | 未払 | 滞納)
    """,
    "es": """
        recarga (tu | su) | (agotaron | agotó) … (crédito | saldo | fondos)
        (saldo | crédito | fondos | puntos) ↔ (suficient | agotad | no tiene | muy bajo | terminado | acabad)
        (tarjeta | pago) … (rechazad | denegad) | (agotó | acabó) … (bono | paquete)
        no (te | le | me) quedan (créditos | puntos | fondos | saldo) | (créditos | saldo) (agotados |
            agotado | a cero)
        (monedero | cartera | billetera | saldo) (está vací | vací | en cero | a cero)
        (añade | agrega | añada | agregue | ingresa | ingrese | deposita | carga | cargue) … (fondos | saldo |
            crédito)
        (crédito | puntos | saldo) … (te quedan | le quedan | solo quedan | quedan solo)
        (necesitas | necesita | se necesitan | se requieren | cuesta) … (créditos | puntos)
        (monedas | diamantes | fichas | gemas | puntos) … (suficiente | insuficiente | agotad)
        no (alcanza | le alcanza | te alcanza) | sin (monedas | puntos)
        recarg(ar | ue | a) (tu | su | la) (cuenta | saldo | billetera | monedero) | (compra | compre |
            adquiere | adquiera) … (créditos | puntos | monedas | saldo)
        saldo … cuesta | (saldo | crédito | puntos) … (no alcanza | no llega | faltan)
        saldo (es 0 | es cero | es de 0 | actual es 0 | en 0) | (recarga | recargue) (antes | para |
            y vuelve) | se (requieren | necesitan) … (créditos | puntos | monedas)
        (saldo | crédito | dinero) … (negativo | a su fin) | (hace falta | necesitas | necesita | falta |
            sin) (saldo | crédito | dinero | fondos)
        no (quedan | hay) créditos | (créditos | puntos | saldo) … se (han agotado | acabaron | terminaron)
    """,
    "ru": """
        пополните
        (средств | баланс | кредит | на счёте | на счете | баллов) ↔
            (недостаточн | закончил | исчерпан | не хватает | слишком мал | нулев | израсходован | низк)
        (баланс | счёт | счет) … (нет денег | нет средств | пуст)
        (карта | карты | платёж | платеж) … (отклон | не прош)
        (кредиты | средства | деньги | баллы | токены) (закончились | кончились | исчерпаны)
        (кошелёк | кошелек | баланс | счёт | счет) … (пуст | нул | обнулён)
        (пополни | внесите | закиньте) … (баланс | счёт | счет | средств | деньги)
        (нужно | требуется | необходимо | стоит) … (кредит | балл | монет | токенов)
        (кредитов | баллов | монет) … (осталось | остаток)
        (задолженност | неоплаченн)(ь␣ | и␣ | ый␣ | ая␣ | ые␣) … (оплат | счёт | счет | аккаунт | аккаунте) |
            (внесите | произведите | требуется) (оплат | платёж | платеж)
        (остаток | баланс) … (отрицательн | минус | 0. | : 0 | равен 0 | нулевой)
        (токены | кредиты | монеты | баллы | средства) (израсходованы | потрачены) | (дополнительный |
            новый) пакет (токен | кредит | генерац)
        (нужно | требуется | необходимо | стоит) … (монет | кредит | балл) … (у вас | осталось | доступно)
        (средств | денег | кредитов | баллов | монет)(␣на | ␣) … (нет | не хватит | не хватает |
            не осталось | мало) | (купите | приобретите | докупите) (кредит | балл | монет | токен | пакет) |
            (счёт | счет | инвойс) не оплачен
        баллов (на это | для этого)
    """,
    "de": """
        (kein | keine) (guthaben | credits) (mehr | vorhanden | verfügbar | auf | im | übrig | zur)
        (haben | hat | besitzen) (kein | keine | nicht genug) (guthaben | credits)
        (guthaben | credits | kontostand | punkte) ↔
            (reicht nicht | nicht genügend | nicht genug | unzureichend | nicht ausreichend | aufgebraucht |
             erschöpft | zu niedrig | zu gering | verbraucht)
        (karte | zahlung) … (abgelehnt | verweigert)
        (keine | null) (credits | punkte | guthaben) (mehr | übrig)
        (geldbörse | wallet | konto | guthabenkonto) … (leer | auf null)
        (laden sie | lade | zahlen sie | zahle) … (guthaben | konto | credits) … (auf | ein)
        (credits | punkte | guthaben) … (nur noch | übrig)
        (nicht genug | nicht genügend | zu wenig | zu wenige) … (coins | credits | punkte | münzen |
            diamanten)
        (nicht genug | zu wenig | zu wenige) (coins | credits | guthaben | punkte | münzen)
        (guthaben | kontostand) … (leer | kostet | nicht aus) | (nicht über | keine) (ausreichende |
            ausreichend | genügend) (mittel | guthaben)
        (kaufe | kaufen sie) … (credits | punkte | guthaben) | (konto | guthaben) aufladen
        guthaben … (genügt nicht | genügt leider nicht) | (dir | ihnen | es | noch) fehlen … (punkte |
            credits | coins) | guthaben beträgt | (credits | punkte | coins) (erforderlich | benötigt |
            nötig) | (fortfahren | zuerst | erst | bitte) aufladen
        (guthaben | credits) … zu ende | negatives guthaben | negativer kontostand | (kein | nicht genug |
            zu wenig) geld | guthaben (benötigt | erforderlich | nötig | notwendig)
        (credits | guthaben | punkte) … (leer | alle) aufgebraucht
    """,
    "fr": """
        rechargez | recharger votre
        (solde | crédit | fonds | points) ↔
            (insuffisant | épuisé | plus de | pas assez | trop faible | suffisamment | suffisants)
        (carte | paiement) … (refusé | rejeté)
        (portefeuille | porte-monnaie | compte | solde) est (vide | à zéro)
        (ajoutez | ajouter | approvisionnez | déposez | créditez) … (fonds | crédits | solde | compte)
        (crédits | points | solde) … (vous reste | vous restent | ne reste)
        (il faut | il vous faut | nécessite | coûte | requiert) … (crédits | points)
        (pas assez | plus assez) de (jetons | pièces | crédits | points | fonds) | solde … (ne suffit |
            coûte) | crédit … il manque
        (achetez | acheter | procurez-vous) … (crédits | jetons | points) | (recharger | alimenter |
            approvisionner) (votre | ton) compte
        manque … (points | crédits | jetons) | solde (est de 0 | est nul | nul | à 0) | (crédits | points |
            jetons) (requis | nécessaires) | recharger avant
        (solde | crédit) … (négatif | à son terme | arrivé au bout) | faut (du solde | des crédits |
            du crédit | de l'argent) | (plus d'argent | pas d'argent | pas assez d'argent)
        compte n'a (pas de | aucun) (solde | crédit)
    """,
    "pt": """
        recarregue
        (saldo | crédito | fundos | pontos) ↔ (suficient | esgotad | acabou | acabaram | muito baixo)
        (cartão | pagamento) … (recusad | negad | rejeitad)
        não (te | lhe) restam créditos | (créditos | saldo) (esgotados | zerado)
        (carteira | saldo) … (vazi | zerad | em zero)
        (adicione | coloque | deposite | insira | recarregue) … (fundos | saldo | crédito)
        (créditos | pontos | saldo) … (restam | resta apenas | restantes)
        (são necessários | precisa de | requer | custa) … (créditos | pontos)
        (moedas | diamantes | fichas | gemas | pontos) … (suficiente | insuficiente | esgotad)
        (não possui | não tem) … (moedas | pontos | saldo | créditos) suficiente
        recarreg(ar | ue) (a sua | sua | o seu | seu | a) (conta | saldo | carteira) | (compre |
            adquira) … (créditos | pontos | moedas | saldo)
        saldo … (não chega | não é suficiente | custa) | crédito … faltam
        saldo (é 0 | é zero | é de 0 | zero) | (exigidos | exigido | exige) … (créditos | pontos)
        (créditos | pontos) e você tem
        (saldo | crédito | dinheiro) … (negativ | ao fim) | (falta | sem | precisa de | preciso ter |
            necessário ter) (saldo | crédito | dinheiro | fundos)
        não (restam | há) créditos | (créditos | pontos | saldo) … se (esgotaram | esgotou)
        conta não tem (saldo | créditos | fundos)
    """,
    "vi": """
        nạp (thêm | tiền) | không còn đủ (tiền | số dư | tín dụng | điểm)
        (số dư | tín dụng | credit | tiền) ↔ (không đủ | đã hết | quá thấp)
        (thẻ | thanh toán) … (bị từ chối | thất bại)
        (ví | số dư | tài khoản) … (trống | bằng 0 | rỗng)
        (nạp | thêm) (tiền | credit | điểm | xu | quỹ)
        (cần | yêu cầu) … (credit | điểm | tín dụng) | (chỉ còn | còn lại) … (credit | điểm | tín dụng)
        (số dư | tài khoản) … (bị âm | đang âm) | số dư tài khoản âm | số dư âm
        (số credit | số điểm | số xu | số dư) … (còn lại | hiện có | hiện tại)(: | là | chỉ) … 0 | còn lại: 0
        (thanh toán | trả) … (hóa đơn | khoản nợ | còn nợ | công nợ) | (cần | mất | tốn) … xu …
            (chỉ có | còn | hiện có)
        (không đủ | hết) (tiền | điểm | xu | tín dụng | credit | số dư | lượt tạo)
        (không có | không còn) (số dư | tiền | điểm | xu | đồng nào) | (mua | mua thêm | nạp thêm) (credit |
            điểm | xu | lượt | tín dụng) | hóa đơn (chưa | quá hạn) | (số dư | ví | tài khoản) … (dùng hết |
            không còn đồng | cạn | hết sạch)
    """,
    "it": """
        (credito | crediti | saldo) ↔ (insufficient | esaurit)
        (ricarica | ricaricare) (il | il tuo) (saldo | credito | account)
        (crediti | saldo) … (terminat | non sufficien | insufficien)
        non (hai | ha | ci sono) … (crediti | credito | saldo) | abbastanza (crediti | credito)
    """,
    "tr": """
        (bakiye | bakiyeniz | kredi | krediniz) … (yetersiz | bitti)
        (bakiye yükle | kredi yükle) | yetersiz bakiye
        (bakiyeniz | krediniz | kredi) … (yetersiz | bitti | tükendi) | yükleme yap
        (yeterli | yeterince) (krediniz | bakiyeniz | kredi | bakiye) yok
    """,
    "pl": """
        (środków | środki | saldo | kredyt) ↔ (niewystarczając | brak)
        doładuj
        (karta | karty | opłaty | płatność) … (odrzucon | nie udało)
        niewystarczając
        (za mało | brakuje) (kredytów | środków | punktów) | saldo … (za niskie | zbyt niskie | ujemne)
    """,
    "id": """
        (isi ulang | top up) … (saldo | kredit)
        (saldo | kredit) … (tidak mencukupi | tidak cukup | habis) | isi ulang
        (kredit | saldo) … (kurang | tidak mencukupi)
    """,
    "nl": "(saldo | tegoed | credits) … (onvoldoende | op)",
    "uk": "(недостатньо | закінчил) … (коштів | кредит | балан)",
    "ar": "(الرصيد | رصيدك | رصيد) … (غير كاف | نفد | انتهى | كافي)",
    "th": "(เครดิต | ยอดเงิน) … (ไม่เพียงพอ | ไม่พอ | หมด)",
    "hi": "(शेष | क्रेडिट) … (अपर्याप्त | समाप्त)",
    "cs": "(kredit | zůstatek) … (nedostat | nestačí | vyčerpán)",
    "sv": "(saldo | krediter) … (otillräck | slut)",
    "nb": "(saldo | kreditt) … (utilstrekkelig | tom)",
    "da": "(saldo | kredit) … (utilstrækkelig | opbrugt)",
    "fi": "(saldo | krediit) … (riitä | loppu)",
    "he": "(יתרה | קרדיט) … (אין | מספיק | נגמר)",
    "hu": "(egyenleg | kredit) … (elégtelen | elfogyott)",
    "ro": "(sold | credit) insuficient",
    "el": "υπόλοιπο … ανεπαρκ",
}
"""Money, or what is bought for it, is used up."""
