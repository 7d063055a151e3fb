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
    """,
    "ko": """
        (오늘 | 일일 | 하루 | 이번 달 | 월간) … 한도
        (횟수 | 이용권 | 무료 생성 | 생성권) … (소진 | 모두 사용 | 남아 있지 않 | 부족)
        (하루 | 1일 | 매일 | 일일 | 한 달) … (회까지 | 회만 | 건까지 | 개까지 | 회로 제한 | 회 제한) | (한도 |
            횟수) … (내일 | 초기화 | 재설정되 | 갱신되)
    """,
    "ja": """
        (本日 | 1日 | 今月 | 日次) … 上限
        (生成回数 | 利用回数 | 残り回数 | 無料枠) … (使い切 | なくなり | 上限 | ありません | 残っていません)
        (チケット | 回数券 | 枠)を使い切
        (1日 | 一日 | 毎日 | 1か月 | 1ヶ月) … (回まで | 件まで | 本まで | 枚まで | 回に制限) | (上限 | 回数) …
            (明日 | リセットされ)
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
        sem (usos | tentativas | gerações) | tentativas … acabaram
        (não tem mais | já não tem) (vídeos | gerações | tentativas) | teto de (gerações | vídeos |
            imagens) | cota (mensal | diária | semanal)
    """,
    "vi": """
        giới hạn (hàng ngày | trong ngày | hàng tháng)
        (hết | không còn) (lượt | hạn mức | quota)
        (lượt | hạn mức | quota) … (đã hết | đã dùng hết | đã sử dụng hết)
        (yêu cầu | video | lượt | lượt tạo | hình ảnh) (mỗi ngày | một ngày | mỗi tháng | /ngày) |
            (giới hạn | hạn mức) … (ngày mai | được đặt lại)
    """,
    "id": """
        (jatah | kuota) … habis
        (batas | kuota | limit | jatah) (harian | bulanan | mingguan)
        batas (harian | bulanan)
    """,
    "tr": """
        (kalan | hakkınız) … (0 | kalmadı | bitti)
        (günlük | aylık | haftalık) … (limit | kota | hak)
        (günlük | aylık) (limit | kota | hak)
    """,
    "it": """
        (limite | quota) (giornalier | mensil | settimanal) | (generazioni | tentativi | quota) ↔
            (esaurit | terminat)
        limite (giornaliero | mensile)
    """,
    "pl": """
        (dzienn | miesięczn | tygodniow) … limit | limit (dzienny | miesięczny | tygodniowy) | (limit |
            pula) … (wyczerpan | wykorzystan)
        (dzienny | miesięczny) limit | limit (dzienny | miesięczny)
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
