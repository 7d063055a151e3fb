"""What an account may make in a day or a month, counted in pieces."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

USED_UP: Final[Lexicon] = {
    "en": """
        (no | no more | not enough | out of) (generations | video generations | attempts | tries | uses) …
            (left | remaining | available | today)
        (you have | you've) (used | generated | created) … (today | this month | this week)
        limit of … (per day | per month | a day | a month) | out of (daily | monthly)
        can only … (per day | a day | per month | a month | per week) | free users (can | may | are limited)
        used (all | up all) … (generations | attempts | free videos)
        (requests | calls | generations | videos | images | renders | credits) (a day | daily | each day |
            every day)
        (free | trial) (key | keys | api keys | users | usage | limit | quota) … (a day | per day | daily |
            is over | used up | limited to | tomorrow)
        (limited to | allows | allow | may send | up to | at most | no more than) … (requests | calls |
            generations | videos | images | renders | jobs) per (day | month | week)
        (limit | quota | allowance | allotment | cap | reached | used) … (come back tomorrow |
            again tomorrow | until tomorrow | resets tomorrow | resets at midnight | reset at midnight |
            for today)
        (no | zero) (requests | calls | generations | videos | renders) (left | remaining) (today |
            this week | this month)
        (hit | reached | used up | exhausted) your (limit | generation limit | video limit | image limit |
            daily limit | allowance | free limit)
        (quota | allowance | allotment) (exhausted | has been exhausted | is exhausted | has been used up |
            is used up | is spent | has run out)
        (run | ran) out of (hours | fast hours | minutes | generations | images | videos) | quota reached
        (more | again | another) … (when | once | after | until) … (limit | quota | usage) … (resets |
            is reset | renews | refreshes)
        (run | ran) out of (requests | messages | prompts | tries)
        used (your | all your | all of your) … (daily | monthly | weekly) (videos | generations | images |
            credits | renders)
    """,
    "zh": """
        (每天 | 每日 | 每月) … (只能 | 最多) … (次 | 个 | 条)
        (次数 | 使用次数 | 生成次数 | 免费额度 | 视频额度) … (用完 | 用尽 | 耗尽 | 不足 | 已用光 | 用光)
        (每日 | 每天 | 一天 | 当日 | 每月) … (次请求 | 次调用 | 次生成 | 个视频 | 张图) | (限制 | 限额 |
            上限 | 额度 | 次数 | 用完) … (明天再 | 重置后 | 恢复后 | 刷新后 |
            明日再 | 次日 | 明天来 | 明天重置) | (免费key | 免费api | 免费密钥 | 免费令牌) … (限 | 每)
        (每日生成 | 每日使用 | 每日调用 | 每日视频 | 每日免费 | 每日 | 每天生成 | 每天使用 | 每天调用 |
            每天视频 | 每天免费 | 每天 | 当日生成 | 当日使用 | 当日调用 | 当日视频 | 当日免费 | 当日 |
            今日生成 | 今日使用 | 今日调用 | 今日视频 | 今日免费 | 今日 | 本日生成 | 本日使用 | 本日调用 |
            本日视频 | 本日免费 | 本日 | 本月生成 | 本月使用 | 本月调用 | 本月视频 | 本月免费 | 本月 |
            每月生成 | 每月使用 | 每月调用 | 每月视频 | 每月免费 | 每月)(上限已 | 上限已经 | 上限 | 限额已 |
            限额已经 | 限额 | 次数已 | 次数已经 | 次数 | 额度已 | 额度已经 | 额度 | 配额已 | 配额已经 |
            配额)(满 | 达到 | 用完 | 用尽 | 耗尽 | 用光) | (达到 | 已达 | 超过 | 超出)(每日 | 每天 | 当日 |
            今日 | 每月 | 本月) … (上限 | 限额 | 限制) | (每日 | 每天 | 今日 | 当日)(限额 | 额度 | 次数)已满
    """,
    "ko": """
        (오늘 | 일일 | 하루 | 이번 달 | 월간) … 한도
        (횟수 | 이용권 | 무료 생성 | 생성권) … (소진 | 모두 사용 | 남아 있지 않 | 부족)
        (하루 | 1일 | 매일 | 일일 | 한 달) … (회까지 | 회만 | 건까지 | 개까지 | 회로 제한 | 회 제한) | (한도 |
            횟수) … (내일 | 초기화 | 재설정되 | 갱신되)
        (이번 달 | 이번 주 | 오늘 | 금일 | 당일 | 월간 | 일일) … (사용량 | 이용량 | 횟수 | 무료) … (초과 |
            소진 | 모두 사용 | 0) | (오늘 | 금일) 남은 (횟수 | 생성 | 크레딧) | (하루 | 1일) (1 | 2 | 3 | 5 |
            10)(번 | 회 | 건)(까지만 | 만) | 내일 다시 (오 | 시도 | 이용)
        (오늘 | 금일 | 이번 달) … (횟수 | 이용권 | 생성권)(가 | 이) (없 | 남지 않 | 소진) | (한도 |
            횟수)(를 | 을) (모두 | 다) (썼 | 사용 | 소진)
    """,
    "ja": """
        (本日 | 1日 | 今月 | 日次) … 上限
        (生成回数 | 利用回数 | 残り回数 | 無料枠) … (使い切 | なくなり | 上限 | ありません | 残っていません)
        (チケット | 回数券 | 枠)を使い切
        (1日 | 一日 | 毎日 | 1か月 | 1ヶ月) … (回まで | 件まで | 本まで | 枚まで | 回に制限) | (上限 | 回数) …
            (明日 | リセットされ)
        (本日の | 本日 | 今日の | 今日 | 今月の | 今月 | 今週の | 今週 | 1日の | 1日) … (利用回数 |
            残り回数 | 生成回数 | 回数 | 無料枠 | 利用枠 | 残り) … (0 | 超過 | 超え | 使い切 | 終了 |
            なくなり)
        (無料は | 無料で | 無料 | 無料で利用できるのは | 無料で利用できるので | 無料で利用できるの) …
            (1日に | 1日)(1 | 2 | 3 | 5 | 10) | また明日(お | ご利用 | 試し | どうぞ)
    """,
    "es": """
        (límite | cuota) (diari | mensual | semanal)
        no (te | le | me) quedan … (generaciones | intentos | vídeos | videos)
        (cuota | generaciones | intentos | usos) ↔ (agotad | agotó | sin más | consumid)
        (bono | paquete) … (vídeos | videos)
        (solicitudes | peticiones | vídeos | videos | llamadas | imágenes) (al día | por día | diarias |
            diarios | al mes) | (límite | cuota) … (mañana | medianoche)
        (restable | renuev | reinici) … (límite | cuota)
        (ya usaste | ya has usado | has usado | agotado | consumido) (tus | todos tus | sus |
            todas tus) … (diari | mensual | hoy | gratuit | del día | del mes)
        (máximo | tope) de (vídeos | videos | generaciones | imágenes) (de hoy | por hoy | del día |
            diari) | sin (usos | intentos | generaciones) | intentos … (se acabaron | acabado | gastad)
        (cupo | cuota) (mensual | diari | semanal) | (ya no tienes | no tienes más | ya no tiene) (vídeos |
            videos | generaciones | intentos) | tope de (generaciones | vídeos | videos | imágenes)
    """,
    "ru": """
        (квот | генераци | попыт) ↔ (исчерпан | закончил | не осталось | израсходован)
        (дневной | суточный | месячный | ежедневный) лимит | лимит на (сегодня | день)
        лимит … (видео | генераци) … исчерпан
        (запрос | видео | генераци | ролик | вызов) … (в день | в сутки | в месяц) | (лимит | квот) …
            (завтра | полуноч | обновит | сброс)
        (закончились | кончились | исчерпаны) … запрос | запрос … (закончились | кончились | исчерпаны)
        (все | лимит) (попытки | генерации | запросы) (за | на) (сегодня | день | сутки | месяц) |
            (использовал | потратил | исчерпал)(и␣ | ␣) … (за сегодня | на сегодня | за день | за сутки |
            за месяц | в этом месяце)
        (на сегодня | за сегодня) … (не осталось | закончил | исчерпан | больше нет) | (суточн | дневн |
            месячн)(ая | ый | ую) (норм | квот | лимит)
    """,
    "de": """
        (kontingent | generierungen | versuche | freiversuche) ↔ (aufgebraucht | erschöpft | verbraucht)
        (tageslimit | monatslimit | tägliches limit | tageskontingent)
        keine (generierungen | versuche | videos) mehr
        (anfragen | videos | generierungen | aufrufe | bilder) (pro tag | am tag | täglich | pro monat) |
            (limit | kontingent) … (morgen | mitternacht | zurückgesetzt)
        (täglichen | monatlichen | kostenlosen | gratis) … (genutzt | verbraucht | aufgebraucht)
        (monatliches | tägliches | wöchentliches) (nutzungslimit | kontingent | limit)
        (maximale zahl | maximale anzahl | maximum) an (videos | generierungen | bildern)
        keine (nutzungen | versuche | generierungen) mehr | gratisversuche
        obergrenze an (generierungen | videos | bildern) | (monatskontingent | monatsguthaben |
            wochenkontingent)
    """,
    "fr": """
        (quota | générations | essais | crédits vidéo) ↔ (épuisé | consommé)
        (limite | quota) (quotidien | journalièr | mensuel)
        plus (de | aucune | aucun) (générations | génération | essais | essai) (disponible | restant)
        (requêtes | vidéos | générations | appels | images) (par jour | par mois | quotidien) | (limite |
            quota) … (demain | minuit | réinitialis | renouvel)
        (utilisé | consommé | épuisé) (vos | tes) … (quotidien | mensuel | gratuit | du jour | du mois)
        plus de (générations | vidéos | essais) (aujourd | ce mois | pour | disponible) | (quota | limite |
            plafond) (journalier | mensuel)
        (maximum | limite) de (vidéos | générations | images) (du jour | d'aujourd | quotidien)
        plus d'(utilisations | essais)
        (n'avez plus | n'as plus) de (vidéos | générations | essais) | plafond de (générations | vidéos |
            images)
    """,
    "pt": """
        limite (diári | mensal | semanal)
        (cota | gerações | tentativas | usos) ↔ (esgotad | acabaram | esgotou)
        (requisições | solicitações | vídeos | gerações | chamadas | imagens) (por dia | ao dia | por mês) |
            (limite | cota) … (amanhã | meia-noite | redefinid | renovad)
        já (usou | utilizou | gastou) … (diári | mensa | hoje | gratuit) | (esgotou | usou) (suas | seus |
            as suas) … (hoje | gratuit | diári) | não (restam | sobram | há mais) (gerações | tentativas |
            vídeos) | (cota | quota) (diári | mensal)
        (máximo | limite) de (vídeos | gerações | imagens) (de hoje | por hoje | do dia | diári)
        sem (usos | tentativas | gerações)
        (não tem mais | já não tem) (vídeos | gerações | tentativas) | teto de (gerações | vídeos |
            imagens) | cota (mensal | diária | semanal)
    """,
    "vi": """
        giới hạn (hàng ngày | trong ngày | hàng tháng)
        (hết | không còn) (lượt | hạn mức | quota)
        (lượt | hạn mức | quota) … (đã hết | đã dùng hết | đã sử dụng hết)
        (yêu cầu | video | lượt | lượt tạo | hình ảnh) (mỗi ngày | một ngày | mỗi tháng | /ngày) |
            (giới hạn | hạn mức) … (ngày mai | được đặt lại)
        (giới hạn | hạn mức | số lượt | lượt) … (trong ngày | hôm nay | tháng này | trong tháng | hàng ngày |
            mỗi ngày) | (vượt | vượt quá | đạt) … (tháng này | trong ngày | hôm nay) | (mai |
            ngày mai) (quay lại | thử lại | trở lại)
    """,
    "id": """
        (jatah | kuota) … habis
        (batas | kuota | limit | jatah) (harian | bulanan | mingguan)
    """,
    "tr": """
        (kalan | hakkınız) … (0 | kalmadı | bitti)
        (günlük | aylık | haftalık) … (limit | kota | hak)
    """,
    "it": """
        (limite | quota) (giornalier | mensil | settimanal) | (generazioni | tentativi | quota) ↔
            (esaurit | terminat)
    """,
    "pl": """
        (dzienn | miesięczn | tygodniow) … limit | limit (dzienny | miesięczny | tygodniowy) | (limit |
            pula) … (wyczerpan | wykorzystan)
        (dzienny | miesięczny) limit
    """,
    "uk": "(денн | добов | місячн | щоденн) … ліміт | ліміт … (вичерпан | закінчив)",
    "ar": """
        (الحد | الحصة | حصتك | حدك) (اليومي | اليومية | الشهري | الشهرية) | (حصتك | الحصة) … (نفد |
            انتهت | استنفد)
    """,
    "nl": "(daglimiet | maandlimiet | dagelijkse limiet | maandelijkse limiet)",
}
"""What an account may make, counted in pieces, is spent; on reverse channels it is the pool's account."""

EVERYBODYS: Final[Lexicon] = {
    "en": """
        (global | site-wide | sitewide | server-wide | platform-wide | service-wide | community) (
            quota | budget | credits | allowance | daily quota | daily budget | monthly quota |
            monthly budget | generation quota) … (used up | exhausted | spent | reached | exceeded | depleted)
    """,
    "zh": """
        (全站 | 全局 | 公共 | 公用 | 整站) … (额度 | 配额 | 余额 | 预算 | 次数) … (用完 | 用尽 | 耗尽 |
            不足 | 用光)
    """,
    "ko": "(전체 | 공용) (한도 | 할당량 | 크레딧) … (소진 | 초과 | 다 사용)",
    "ja": "(サイト全体 | 全体)の … (枠 | クォータ | クレジット | 上限) … (使い切 | 枯渇 | 達し)",
    "es": "(cuota | presupuesto) global … agotad",
    "ru": "(общая | общий) (квота | лимит | бюджет) … исчерпан",
    "de": "(globale | globales | gemeinsame) … (kontingent | budget) … (aufgebraucht | erschöpft)",
    "fr": "(quota | budget) (global | du site) … épuisé",
    "pt": "(cota | orçamento) global … esgotad",
    "vi": "(hạn mức | ngân sách) (chung | toàn hệ thống) … hết",
}
"""An allowance that all customers of a gateway share is used up."""
