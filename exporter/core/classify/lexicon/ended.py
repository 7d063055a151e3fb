"""What is over for good: models, versions and interfaces that are served no longer."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

RETIRED: Final[Lexicon] = {
    "en": """
        (model | models | version | versions | engine | this api | the api | videos api | sora api |
            endpoint | snapshot) …
            (shut off | end-of-service | end of service | end of support | withdrawn | superseded |
             now retired | retired on | retired in | been retired | phased out | was sunset | sunset on |
             discontinued | decommissioned | shut down | been removed | no longer served |
             no longer available | no longer supported | no longer offered | no longer hosted |
             no longer maintained | no longer accessible | permanently)
        (sora | kling | veo | runway | gen-2 | gen-3 | luma | hailuo | pika | vidu | wan2 | seedance) …
            (now retired | been retired | is retired | was retired | phased out | decommissioned |
             end-of-service | end of service | discontinued | no longer offered | no longer served |
             permanently)
        we no longer (offer | serve | host | sell | provide access)
        (retired | discontinued | decommissioned | sunsetted | withdrew | has sunset | have sunset) (the |
            all |
            every | its | our | their | this) … (api | model | models | version | endpoint | endpoints)
        support for … (ended | has ended | was dropped | has been dropped)
        (version | api | v1 | v1 api | endpoint) (is gone | was withdrawn | has been withdrawn)
        (has been | was | is | been) deprecated (on | since | in | and | as of)
        is no longer (supported | available). (please | use) | no longer supported … use http
        (taken | removed) (out of | from) the (api | catalog | catalogue)
        (taken out of service | withdrawn | retired | removed | dropped | deprecated) … in (favour |
            favor) of
        (can no longer be | can't be | cannot be) (called | used | requested) … (legacy | retired | anymore |
            any more)
        (is legacy | legacy model | legacy version) … (no longer | can't | cannot) | (not supported |
            unsupported) (any more | anymore | any longer)
        (sora | veo | kling | runway | model | version | endpoint | api) … (is dead, use | is gone, use |
            is dead, try | is gone, try | was killed, use)
        (not available | unavailable | no longer offered | not offered) … (deprecations | deprecated-models |
            deprecated models | sunset)
    """,
    "zh": """
        已下架 | 已下线 | 已经下线 | 已正式下线 | 已停服 | 已关停 | 永久关闭 | 永久停止 | 永久下线
        停止运营 | 终止服务 | 已终止 | 已退役 | 已退市
        (模型 | 接口 | 服务 | 版本) … (已停止服务 | 停止服务 | 不再提供 | 永久 | 不再可用 | 退市)
        (已于 | 已在) … (下线 | 下架 | 停服 | 退役 | 停止服务 | 关停)
        永久下架 | 下线 … 已生效
        官方(已停 | 停运 | 关停 | 已关) | 退场 | 不再受理
        已过下线
        (模型 | 版本) … 已归档
        官方(砍了 | 下架了 | 关了 | 停了 | 已砍) | (模型 | 版本)(没了 | 砍了)
    """,
    "ko": """
        서비스가 종료 | 서비스 종료 | 지원이 종료 | 지원 종료 | 제공이 종료 | 더 이상 사용할 수 없는 모델
        더 이상 제공되지 | 더 이상 지원되지 않는 모델
        (모델 | 서비스 | 지원 | 제공 | 버전) … (종료되 | 종료했 | 종료됐 | 폐기 | 더 이상 | 끝났 | 단종)
    """,
    "ja": """
        提供を終了 | 提供終了 | サービスを終了 | サービス終了 | サポートを終了 | 廃止されました
        廃止になりました
        (モデル | サービス | api | 提供 | サポート | バージョン) …
            (終了しました | 終了となりました | 終了いたしました | 終了済み | 廃止 | 提供していません |
             提供しておりません)
    """,
    "es": """
        (modelo | versión | esta api | endpoint) …
            (ya no está disponible | ya no se ofrece | ya no existe | ya no se admite | ya no es compatible |
             fue retirad | ha sido retirad | descontinuad | discontinuad | dejó de estar disponible |
             obsolet | dado de baja)
        (sora | veo | kling | runway | luma | hailuo | pika) … (dejó de ofrecerse | ya no se ofrece)
        (versión | api) … (ya no tiene soporte | sin soporte | dejó de tener soporte)
        endpoint … eliminado (definitiva | permanente)
    """,
    "ru": """
        (модел | верси | этот api | эндпоинт) …
            (больше не поддержива | больше не доступ | больше не предоставля | больше не обслужива |
             снят | выведен | удален | удалён | устарел | прекращ)
        поддержка … (прекращена | завершена | закончилась)
    """,
    "de": """
        (modell | version | diese api | endpunkt | schnittstelle) …
            (nicht mehr angeboten | nicht mehr verfügbar | nicht mehr unterstützt |
                nicht mehr bereitgestellt |
             wurde eingestellt | wurde entfernt | abgekündigt | wurde abgeschafft)
        (sora | veo | kling | runway | luma | hailuo | pika) … nicht mehr (angeboten | bereitgestellt)
        endpunkt … (endgültig | dauerhaft) (entfernt | abgeschaltet) | modell eingestellt
    """,
    "fr": """
        (modèle | version | cette api | endpoint) …
            (n'est plus proposé | n'est plus disponible | n'est plus pris en charge | n'est plus offert |
             n'est plus supporté | a été retiré | a été supprimé | abandonné | obsolète | déprécié)
        (modèle | version) (retiré | supprimé | abandonné)
        (sora | veo | kling | runway | luma | hailuo | pika) … n'est plus (proposé | offert) | (version |
            api) … n'est plus maintenu
    """,
    "pt": """
        (modelo | versão | esta api | endpoint) …
            (não está mais disponível | não é mais oferecid | não é mais suportad | descontinuad |
             foi removid | foi retirad | obsolet | aposentad)
        (sora | veo | kling | runway | luma | hailuo | pika) … (deixou de ser oferecid |
            não é mais oferecid) | (versão | api) … (não tem mais suporte | sem suporte |
            deixou de ter suporte)
    """,
    "vi": """
        (mô hình | phiên bản | api này | model) …
            (không còn được | không còn khả dụng | đã ngừng | ngừng hỗ trợ | ngừng cung cấp | đã bị gỡ |
             không còn hoạt động)
    """,
    "it": """
        (modello | versione) … (non è più disponibile | non è più offert | ritirat | dismess)
        (modello | versione) … (non esiste più | è stato spento)
    """,
    "tr": "(model | sürüm) … (kullanımdan kaldırıl | artık mevcut değil | artık desteklenm)",
    "pl": "(model | wersja) … (nie jest już | został wycofan | została wycofan)",
    "id": """
        (model | versi) … (tidak lagi tersedia | tidak lagi didukung | telah dihentikan)
        (tidak | sudah tidak) (didukung | tersedia) lagi
    """,
    "ar": """
        (النموذج | الإصدار) … (نهائي | لم يعد متاح)
        لم يعد (مدعوم | متاح | متوفر)
    """,
    "uk": "більше не (підтриму | доступн)",
}
"""A model or an interface that nobody will see again."""

FOR_GOOD: Final[Lexicon] = {
    "en": """
        (model | version | api | endpoint | sora | veo | kling | pika | runway | luma | hailuo | wan |
            service) …
            (for good | will not come back | won't come back | not coming back | never return | no successor)
        (model | version | endpoint | sora | veo | kling | pika | runway | luma | hailuo | wan2) …
            (offline | shut down | switched off | turned off | shut off | removed | closed) …
            (please switch to | please migrate | migrate to | replaced by | please use | no successor)
        offline since … no successor
        (v1 | v2 | v3 | version | api) … (has been | was | is) (turned off | shut off | switched off |
            shut down | retired | sunset) … (use | migrate | upgrade to | move | switch)
        has been (replaced | superseded) by … (no longer | not available) | replaced by … no longer works
        (sora | veo | kling | runway | pika | luma | hailuo | vidu | wan2 | seedance | model | version |
            api) … (will not return | won't return | will never be back | will not be back |
            not be brought back | is gone forever | never come back)
    """,
    "zh": """
        (接口 | 版本) … (停用 | 关闭 | 下线 | 废弃) … (迁移 | v2 | 新版)
        (停用 | 下线 | 关闭 | 停了) … (以后都没有 | 不会恢复 | 不再恢复 | 彻底)
        (接口 | /v1 | /v2)(已 | 已经)(搬家 | 迁移)到
        (模型 | 版本) … (过期下线 | 到期下线 | 正式下线 | 永久下线)
        (模型 | 接口 | 服务 | 功能 | 版本 | sora | veo | 可灵) … (不再回归 | 不会回归 | 不再上线 | 不会再上 |
            永不恢复 | 不会恢复)
    """,
    "ko": """
        (모델 | 서비스 | 버전) … (영구 | 완전히) … (종료 | 중단 | 삭제 | 제거)
        (모델 | 서비스 | 버전 | sora | veo) … (돌아오지 않 | 재개되지 않 | 재개 계획이 없 | 다시 제공되지)
    """,
    "ja": """
        (モデル | サービス | バージョン) … (完全に | 恒久的) … (終了 | 停止 | 廃止)
        (モデル | サービス | バージョン | sora | veo) … (再開の予定は | 再開予定は | 復活しません |
            戻りません)
        (モデル | サービス | バージョン) … 完全に削除
    """,
    "es": """
        (modelo | versión | servicio) … (definitivamente | para siempre)
        (modelo | versión | servicio | sora | veo | kling) … (no volverá | no regresará | no vuelve)
        (v1 | v2 | versión anterior) … (cerrad | apagad | retirad | desactivad) … (v2 | v3 | utilice |
            migre)
    """,
    "ru": """
        (модел | верси | сервис) … (окончательно | навсегда)
        (sora | veo | kling | runway | gen3 | luma | pika) … навсегда
        (модел | верси | сервис | sora | veo | kling) … (не верн | возврата не будет | больше не появ)
        (v1 | v2 | старая версия) … (закрыт | отключен | отключён | выключен) … (v2 | v3 | переход |
            используйте)
    """,
    "de": """
        (modell | version | dienst) … (endgültig | dauerhaft) (abgeschaltet | eingestellt | entfernt)
        (modell | version | dienst | sora | veo | kling) … (kommt nicht zurück | kommt nicht wieder |
            kehrt nicht zurück)
        (v1 | v2 | alte version) … (geschlossen | abgeschaltet | eingestellt) … (v2 | v3 | nutzen |
            wechseln)
    """,
    "fr": """
        (modèle | version | service) … (définitivement | n'existe plus)
        (modèle | version | service | sora | veo | kling) … (ne reviendra | ne reviendront |
            ne sera pas rétabli)
        (v1 | v2 | ancienne version) … (fermé | arrêté | retiré | désactivé) … (v2 | v3 | utilisez | passez)
    """,
    "pt": """
        (modelo | versão | serviço) … (definitivamente | para sempre | saiu de linha)
        (modelo | versão | serviço | sora | veo | kling) … (não voltará | não volta | não retornará)
        (v1 | v2 | versão antiga) … (encerrad | desligad | fechad | desativad) … (v2 | v3 | migre)
    """,
    "vi": """
        (mô hình | phiên bản | dịch vụ) … vĩnh viễn
        (model | pika | kling | sora | veo) … vĩnh viễn
        (mô hình | phiên bản | dịch vụ | sora | veo) … (không quay lại | không trở lại)
        (v1 | v2 | phiên bản cũ) … (đã đóng | đã ngừng | đã tắt) … (v2 | v3 | chuyển sang)
    """,
}
"""The same in words that nobody uses for a pause."""
