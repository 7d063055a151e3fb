"""A product that an operator or a vendor has switched off for now."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

PAUSED: Final[Lexicon] = {
    "en": """
        (generation | model | service | feature | product | channel | sora | veo | kling | runway |
            seedance) …
            (paused | temporarily closed | temporarily suspended | suspended until | switched off |
             turned off | taken offline | taken down | on hold | halted | out of service |
             temporarily removed | temporarily stopped | temporarily withdrawn | for the time being)
        (temporarily | provisionally) (halted | stopped | suspended | withdrawn | taken offline |
            turned off |
            switched off | removed)
        turned (this | the) (model | feature | service | channel) off
        taken (this | the) (model | feature | service | channel) offline
        has (disabled | paused | suspended | closed) (this | the) … (model | feature | channel)
        (sora | veo | kling | runway | seedance | model) … (is switched off | is offline | are offline)
        channel (closed | is closed | has been closed) | until further notice
        (api | apis | endpoint | platform | site) (is | are | was | has been | have been) (
            suspended | disabled | closed | stopped | paused | offline | turned off |
            switched off | shut down)
        (endpoint | video | videos | models | provider | supplier) … (switched off | turned off |
            taken offline)
        (is | are) off (for now | right now | until | at the moment | temporarily | since)
        (model | models | channel | provider | feature | service | endpoint | video) … disabled by (
            admin | the admin | an admin | operator | the operator | server admin | the server admin | our)
        (nobody | no one | no supplier) (sells | offers | serves | supplies)
        (contract | agreement | licence | license) … (lapsed | ended | terminated | expired) … (models |
            off |
            unavailable)
        (cut | stopped | withdrawn | closed) by (the | our) (supplier | vendor | provider | upstream)
        (operator | admin | administrator | ops team) … (disabled every | disabled all | disabled video |
            disabled the model | disabled this model | switched off | turned off | halted)
        (contract | agreement) (ended | lapsed | terminated) | pulled the plug
        (provider | channel | backend) (registry | list | table) is empty
        (turned | switched) the (api | service | model) off
        (pulled | withdrawn | parked | shelved | frozen | put on hold | taken down | mothballed) … (model |
            service | feature | channel | for now | temporarily | until)
        temporarily (pulled | parked | shelved | frozen | retired from | not offered | not on offer |
            removed from)
        (stopped | paused | suspended | halted | ceased) (offering | serving | selling | accepting |
            providing | supporting) … (for now | for the moment | temporarily | until | at the moment |
            at present | for the time being)
        (operator | admin | administrator | owner | we | vendor | provider) (has | have) (taken | switched |
            turned | shut | closed | disabled | paused | suspended) … (offline | off | down | model |
            channel | service)
        (provider | channel | model | upstream | backend | vendor | supplier) (disabled | paused | suspended |
            switched off | turned off | deactivated | is off | on hold)
        (not enabled | disabled | switched off | turned off) (on | in) this (deployment | server | instance |
            gateway | installation | site)
        (sora | veo | kling | runway | luma | hailuo | seedance | wan | pika | vidu) … (offline | on hold |
            paused | suspended | disabled | switched off)
        (kill switch | kill-switch | emergency stop | emergency shutdown) (engaged | activ | enabled |
            triggered | is | on | has been) | frozen by (the | an | our) (operator | admin)
        plug pulled | (pulled | yanked | shelved) (sora | veo | kling | runway | seedance |
            the model | this model | the channel)
        (not | stopped | paused) accepting (new | any) … (jobs | orders | tasks | requests |
            generations) … (for now | at the moment | until | at this time)
        (stopped | paused | halted | suspended) (video | image | all) generation
        service interrupted … (when it | back | notice)
    """,
    "zh": """
        已暂停 | 停止服务通知 | 日后恢复 | 恢复时间另行通知
        暂停(服务 | 使用 | 提供 | 调用 | 生成 | 接单 | 了服务)
        官方(暂停 | 关闭 | 停用 | 关停了) | (暂时 | 临时)(关闭 | 下线 | 停用)
        (模型 | 服务 | 功能 | 接口 | 产品 | 通道 | sora | veo) …
            (暂停 | 停用 | 已关闭 | 维修 | 被禁用 | 已禁用 | 被管理员禁用)
        (模型 | 功能 | 通道 | 渠道 | 线路 | sora | veo) … (暂不可用 | 暂时不可用)
        管理员 … (已关闭 | 已停用 | 已禁用 | 被禁用 | 已下架)
        (暂时 | 临时)(下架 | 停售) | 恢复上架 | 通道关闭
        (模型 | 功能 | 通道 | sora | veo) … (暂未开放 | 尚未开放 | 暂未上线 | 暂不开放 | 暂未接入)
        管理员 … (关停 | 手动关闭 | 停掉) | (线路 | 通道 | 接口)(已 | 被 | 已被) … (关停 | 停掉)
        管理员(隐藏 | 下线 | 停止)
        停卖 | 停售
        全线关停 | 关停整顿
        (已 | 已被 | 被)(管理员 | 站长 | 运营 | 后台)(下架 | 停用 | 关闭 | 禁用 | 下线 | 暂停 | 关停 | 隐藏)
        (渠道 | 通道 | 线路 | 供应商)(已 | 被 | 已被 | 暂时)(停用 | 关闭 | 禁用 | 下线 | 暂停 | 关停)
        (暂不 | 暂停)(对外 | 开放 | 售卖 | 销售 | 提供 | 支持该模型) | 恢复时间(未定 | 待定 | 不定)
        (线路 | 通道 | 渠道 | 分组)(已 | 已经)(停止服务 | 停止使用 | 停用 | 关闭)
        (通道 | 渠道 | 线路 | 模型)(已撤 | 撤了 | 下了 | 停了 | 断了 | 撤下) | (供应商 | 上游)(跑路 | 断供 |
            停供 | 断货) | 断货 | 断供
        (渠道 | 通道 | 线路 | 服务商 | 分组) … 已停止(对外 | 服务 | 供应 | 销售)
        (暂停 | 停止)(接受 | 接收 | 受理 | 接单) | 暂不(接受 | 接收 | 接单)
        (本站 | 平台 | 网站 | 服务 | 入口 | 生成入口 | 创作入口)(暂停 | 已关闭 | 已经关闭 | 关闭中 |
            暂停运营) | (入口 | 功能 | 通道)(已 | 暂时 | 已经 | 暂)(关闭 | 关停 | 下线 | 停用)
        (暂时 | 暂 | 目前 | 现在)(不接受 | 不接收 | 不受理 | 不接) … (请求 | 任务 | 订单 | 新) | 暂停(运营 |
            营业 | 受理)
    """,
    "ko": """
        서비스 중단 | 서비스가 중단
        (모델 | 기능 | 서비스 | 생성) … (중단되 | 중단됩 | 중지되 | 중지됩 | 비활성화 | 일시 정지)
        (일시 | 일시적으로 | 잠정 | 당분간) … (중단 | 중지)
        (모델 | 기능) … (중단 | 중지 | 사용할 수 없 | 이용할 수 없)
        (모델 | 서비스 | 기능 | 채널) … (사용 중지 | 일시 중지 | 일시중지 | 비활성화 | 꺼져 | 내려 |
            운영자가 | 관리자가)
        (서비스 | 운영 | 제공 | 생성 | 판매)(을 | 를) … (중단하 | 중단했 | 중단합 | 중지하 | 중지했 | 중지합 |
            멈추 | 멈췄)
        (접수 | 주문 | 생성)(를 | 을) … (중단 | 중지)
        관리자(가 | 에 의해) … (비활성화 | 중지 | 꺼 | 차단했)
        (서비스 | 기능 | 생성 | 모델 | 제공)(가 | 이 | 를 | 을 | 은 | 는) … (중단된 상태 | 중지된 상태 |
            닫았 | 닫혀 | 껐습 | 꺼진 | 꺼두 | 쉽니다 | 쉬고)
        (신규 | 새로운 | 새) (접수 | 작업 | 요청 | 주문)(을 | 를 | ␣)(중단 | 받지 않 | 받고 있지 않) |
            (당분간 | 잠시 | 일시적으로) … (제공하지 않 | 받지 않 | 받고 있지 않 | 쉽니다 | 쉬어 |
            닫습 | 닫았)
        재개 시점 | 재개될 때까지
        (잠정 | 임시) 휴업 | 휴업 중 | (접수 | 요청 | 서비스 | 제공)(를 | 을) … (보류하 | 쉬어 | 쉽니다 |
            미루)
    """,
    "ja": """
        一時停止 | 一時的に停止 | 提供を一時 | 見合わせ | 一時的に利用できません … 再開
        (モデル | 機能 | サービス)は(現在 | ただいま | 一時的に | 当面) … ご利用いただけ
        (動画生成 | 画像生成) … (停止し | 停止中 | 休止)
        (モデル | 機能 | サービス | 提供) … (停止し | 停止中 | 休止 | 中断し | 一時停止 | 一時中断)
        (モデル | 機能) … (停止 | 無効 | 利用不可 | 一時的に | 現在ご利用 | 現在利用)
        (モデル | サービス | 機能 | チャンネル) … (停止中 | 一時停止 | 無効化 | 休止 | 提供を停止 | 停止して |
            オフ)
        (受付 | 受け付け | 提供)を … (停止 | 休止 | 見合わせ)
        管理者 … (無効 | 停止 | オフ)
        (未設定 | 調整 | 都合 | 事情 | 混雑 | 障害 | 不具合)のため(停止中 | 停止して | 休止 | 一時停止)
        (受付 | 受け付け | 提供 | サービス | 販売)(停止中 | 休止中 | 一時停止 | 一時休止) | 新規(受付を |
            受付は | 受付の | 受付 | 受け付けを | 受け付けは | 受け付けの | 受け付け | 申し込みを |
            申し込みは | 申し込みの | 申し込み | タスクを | タスクは | タスクの | タスク) … (停止 | 中止 |
            休止 | 終了中)
        (サービス | 機能 | 生成 | 動画作成 | 動画生成 | 提供)(を | は | の提供を)(一時的に | 一旦 |
            いったん | 只今 | ただいま | 現在 | 当面) … (閉鎖 | 休み | お休み | クローズ | 中止 | 停止 |
            休止 | 閉じ)
        再開(を | まで | の | 時期)(お待ち | 今しばらく | 未定 | 目処 | 目途 | は未定) | (一旦 | しばらく |
            当面)お休み
        (提供 | サービス | 生成 | 受付)(を | は | の) … (お休みさせて | お休みいた | お休みし | 休ませて)
    """,
    "es": """
        (temporalmente | provisionalmente | hasta nuevo aviso) ↔
            (suspendid | deshabilitad | desactivad | cerrad | detenid | interrumpid)
        (servicio | modelo | función | generación | producto) … (pausad | en pausa | suspendid)
        (modelo | función | generación | producto | sora | veo) …
            (temporalmente no disponible | no disponible temporalmente | fuera de servicio | fuera de línea |
             apagad | deshabilitad | desactivad)
        hasta (nueva orden | nuevo aviso)
        (modelo | servicio | canal | función) (desactivad | deshabilitad | suspendid | pausad | apagad |
            retirad) … (administrador | temporalmente | de momento | por ahora | nosotros)
        (desactivad | deshabilitad | suspendid) por (el administrador | el operador | nosotros)
        (canal | modelo | servicio | función) (fue | ha sido | está | quedó) (desactivad | deshabilitad |
            suspendid | cerrad | apagad)
        (hemos | han | se ha) (pausado | suspendido | desactivado | deshabilitado | detenido |
            apagado) … (servicio | modelo | canal | función | generación)
        (dejado de | no estamos | no se) (acept) … (por ahora | de momento | nuev | temporalmente)
        (administrador | operador) … (desactiv | deshabilit | suspendi | apag | pausó | cerró)
        dejado de aceptar
        canal … (en pausa | pausad) | no (aceptamos | estamos aceptando | se aceptan) … (nuevas | nuevos |
            más) (generaciones | trabajos | tareas | vídeos | videos | pedidos) | (detenido | parado |
            suspendido | pausado) la generación
        servicio interrumpido … (avisa | aviso | vuelva | reanud)
        hemos (apagado | desconectado | pausado) (sora | veo | kling | runway | el modelo)
        servicio … cerrado (por el momento | por ahora | temporalmente) | (por ahora | de momento |
            por el momento) ↔ no (se ofrece | ofrecemos)
        suspend(emos | imos) (la venta | la generación | la oferta | el servicio) | (canal | modelo |
            servicio) (cerrado | apagado) por | (función | generación) … apagad
        (sora | veo | kling | runway | hailuo) … (en pausa | pausad | suspendid) | no se (admiten |
            aceptan) nuevas
    """,
    "ru": """
        на паузу | на паузе
        (модел | функци | генераци) … временно недоступн
        (временно | до дальнейшего уведомления) ↔ (приостановлен | отключен | отключён | закрыт | остановлен)
        (сервис | модел | функци | генераци | услуг | sora | veo) …
            (приостановлен | на паузе | временно не работа | временно отключ)
        (приём | прием) (заказов | задач | заявок) … (закрыт | приостановлен) | до дальнейшего уведомления
        (отключен | отключён | выключен | приостановлен | деактивирован)(а | о | ы | ␣) … (администратор |
            оператор | до | временно | пока)
        (модель | модели | сервис | канал | функция) (отключен | отключён | выключен | приостановлен)
        (приостановили | отключили | закрыли | остановили) … (сервис | модел | канал | функци | генераци)
        (приём | прием) … (приостановлен | прекращён | прекращен | остановлен | закрыт)
        не принимаем … (нов | задач | заказ | пока)
        (администратор | оператор) … (отключил | выключил | приостановил | закрыл)
        (сервис | модел | функци | генераци | создание | услуг | приём | прием | работа сервис) … (отключен |
            отключён | выключен | остановлен | приостановлен | закрыт)(а␣ | о␣ | ы␣ | ␣)(до | пока |
            временно | на время | по техническ | администр)
        (временно | пока) (не принимаем | не принимаются | выключен | отключ | закрыт | остановлен |
            прекратили | не работает | не предоставл)
        (прекратили | остановили | свернули | заморозили) (предоставлени | продаж | приём | прием | генерац |
            работу | сервис) | (создание | генерация | приём | прием)(␣видео | ␣изображений |
            ␣задач) (остановлен | отключен | приостановлен | закрыт)
        до особого распоряжения | (новые | заявки | заказы | задачи) … (не принимаются | не принимаем)
        (функци | генераци | сервис | модел | sora | veo | приём)(я | и | ь | ␣) … (выключен | остановлен |
            снята с доступа | снят с доступа) | (остановлен | отключен | отключён | выключен)(а␣ | ␣ |
            о␣)(администратор | оператор | на время | временно) | (пока | временно) (не берём | не берем |
            не принимаем | не работаем) | временно (снят | убран | изъят)
    """,
    "de": """
        (vorübergehend | temporär | bis auf weiteres) ↔
            (ausgesetzt | eingestellt | deaktiviert | abgeschaltet | geschlossen | gestoppt | pausiert)
        (dienst | modell | funktion | generierung | produkt) … (pausiert | ausgesetzt)
        (modell | funktion | generierung | produkt | sora | veo) …
            (vorübergehend nicht verfügbar | abgeschaltet | außer betrieb | deaktiviert)
        bis auf weiteres
        (deaktiviert | abgeschaltet | gesperrt | ausgesetzt | pausiert) … (vom administrator | vom betreiber |
            durch den | bis auf weiteres | vorübergehend | derzeit)
        (vom administrator | vom betreiber) … (deaktiviert | abgeschaltet | gesperrt | ausgesetzt | pausiert)
        (dienst | modell | kanal | funktion | generierung | sora | veo) … (vorerst | einstweilen |
            zunächst) … (abgeschaltet | eingestellt | ausgesetzt | deaktiviert | geschlossen)
        haben … (dienst | modell | kanal | funktion | generierung) … (pausiert | ausgesetzt | abgeschaltet |
            deaktiviert)
        nehmen … keine (neuen | weiteren) … (an | entgegen)
        (administrator | betreiber) … (deaktiviert | abgeschaltet | pausiert | gesperrt)
        kanal … pausiert | (videogenerierung | bildgenerierung | videoerstellung |
            bilderstellung) … (eingestellt | ausgesetzt | vorerst | bis auf)
        dienst unterbrochen … (melden | wieder)
        haben … (sora | veo | kling | runway) … (abgeschaltet | deaktiviert | pausiert)
        vorerst (geschlossen | abgeschaltet | deaktiviert) | vorerst bieten wir | (bieten |
            bietet) … vorerst nicht
        setzen … vorerst aus | (funktion | generierung) … ausgeschaltet | kanal … (geschlossen |
            abgeschaltet)
        (sora | veo | kling | runway | hailuo) … (pausiert | ausgesetzt | eingestellt)
        keine neuen (aufträge | anfragen | generierungen) angenommen
    """,
    "fr": """
        (temporairement | provisoirement | jusqu'à nouvel ordre) ↔
            (suspendu | désactivé | fermé | arrêté | interrompu)
        (service | modèle | fonction | génération | produit) … (en pause | suspendu)
        (modèle | fonction | génération | produit | sora | veo) …
            (temporairement indisponible | hors service | désactivé)
        jusqu'à nouvel ordre
        (désactivé | suspendu | coupé | fermé | retiré)(e | s | ␣) … (par l'administrateur | par l'opérateur |
            temporairement | pour le moment | jusqu'à)
        (avons | a) (suspendu | désactivé | coupé | arrêté | mis en pause) … (service | modèle | canal |
            fonction | génération)
        n'acceptons (plus | pas) … (pour le moment | nouvel | actuellement)
        (administrateur | opérateur) … (désactivé | suspendu | coupé | fermé)
        canal … en pause | service interrompu … (reprise | préviendrons | nouvel | informerons) | (arrêté |
            suspendu | interrompu | coupé) la génération
        avons (coupé | éteint | débranché) | (pour l'instant | pour le moment) ↔ n'est pas (proposé |
            offert)
        suspendons (la vente | la génération | l'offre | le service) | (fonction | fonctionnalité |
            génération) … (éteint | coupé) | (canal | modèle | service) fermé par
        (sora | veo | kling | runway | hailuo) … (en pause | suspendu) | aucune nouvelle (tâche |
            génération | demande) n'est accept
    """,
    "pt": """
        (temporariamente | provisoriamente | até novo aviso) ↔
            (suspens | desativad | desabilitad | fechad | interrompid)
        (serviço | modelo | função | geração | produto | recurso) … (pausad | em pausa | suspens)
        (modelo | função | geração | produto | recurso | sora | veo) …
            (temporariamente indisponível | fora do ar | fora de serviço | desativad)
        até (segunda ordem | novo aviso)
        (desativad | desabilitad | suspens | pausad | desligad)(o | a) … (pelo administrador | pelo operador |
            temporariamente | por enquanto | até)
        (pausamos | suspendemos | desativamos | desligamos) … (serviço | modelo | canal | recurso | geração)
        não (estamos | se) … aceit … (por enquanto | nov | no momento)
        (administrador | operador) … (desativ | desabilit | suspende | desligou | pausou | fechou)
        canal … (em pausa | pausad) | não (aceitamos | estamos aceitando | aceita) … nov(as |
            os) (gerações | trabalhos | tarefas | vídeos | pedidos) | (paramos | pausamos | suspendemos |
            interrompemos) a geração
        serviço interrompido … (avisa | aviso | volt | retom)
        desligamos (o | a) | serviço … fechado (no momento | por ora | por enquanto) | (desabilitad |
            desativad)(o | a) por (decisão | ordem) | (por ora | por enquanto |
            no momento) ↔ não (oferecemos | se oferece)
        suspendemos (a venda | a geração | a oferta | o serviço) | (função | geração | recurso) … desligad
        (canal | modelo | serviço) fechado pel
        (sora | veo | kling | runway | hailuo) … (em pausa | pausad | suspens) | não são aceit(as | os) nov
    """,
    "vi": """
        tạm dừng | tạm ngưng | tạm ngừng
        tạm thời ↔ (bị tắt | đóng | vô hiệu | ngừng)
        (sora | veo | mô hình | tính năng) … (ngừng hoạt động | đã bị tắt)
        (kênh | mô hình | tính năng) … (đã bị tắt | bị tắt | đã tắt) | cho đến khi có thông báo
        (bị quản trị viên | quản trị viên đã) (tắt | vô hiệu | khóa | đóng) | (mô hình | kênh | dịch vụ) …
            (đã tắt | bị tắt | tạm đóng | tạm khóa | đang tạm)
        quản trị viên … (tắt | vô hiệu | tạm dừng | khóa tính năng)
        (tạm | tạm thời) (đóng | khóa | tắt | ngưng | ngừng | dừng | không được cung cấp | không cung cấp |
            không nhận) … (tính năng | dịch vụ | mô hình | cung cấp | tạo | yêu cầu | tác vụ | được)
        (việc tạo | tính năng | dịch vụ | mô hình | chức năng) … (bị đình chỉ | đình chỉ |
            tạm thời không được cung cấp | đang tắt | đã tạm)
        (hiện | hiện tại | tạm thời) không (nhận | tiếp nhận) … (mới | tác vụ | yêu cầu | đơn) |
            ngừng (nhận | tiếp nhận)
        (mô hình | sora | veo | kling | tính năng) … tạm thời không (được cung cấp | cung cấp)
        (bị quản trị viên | quản trị viên) … (dừng | tạm dừng | ngừng) | (tạm thời | hiện | tạm) (chưa |
            không) (nhận | tiếp nhận) (yêu cầu | tác vụ | đơn) | (mô hình | dịch vụ | tính năng) (tạm |
            đang tạm) (gỡ | nghỉ | đóng | ngưng | ngừng) | (tính năng | dịch vụ | mô hình) … (đang tắt |
            đang nghỉ)
    """,
    "it": """
        (modello | servizio | funzione) … (ferm | sospes | disattivat | disabilitat) | fino a nuovo avviso
        temporaneamente sospes
        disattivat(a | o) dall'amministratore
    """,
    "tr": """
        (geçici olarak | şimdilik) … (kapalı | durduruldu | devre dışı) | ikinci bir duyuruya
        yönetici tarafından (kapatıl | devre dışı)
    """,
    "pl": """
        (tymczasowo | do odwołania) … (wyłączon | wstrzyman | zawieszon)
        (wyłączon | zawieszon)(y | a | e) przez administratora | (model | usługa | funkcja |
            kanał) … (zawieszon | wstrzyman)
    """,
    "id": """
        (sementara | untuk sementara) … (dinonaktifkan | ditutup | dihentikan)
        (dihentikan | dinonaktifkan | ditutup) … sementara
        dinonaktifkan oleh admin | sampai pemberitahuan lebih lanjut | hingga pemberitahuan lebih lanjut
    """,
    "th": "ปิดอยู่ | ปิดใช้งาน | ระงับชั่วคราว",
    "nl": "(tijdelijk | voorlopig) … (uitgeschakeld | stopgezet | gepauzeerd)",
    "uk": "тимчасово (призупинен | вимкнен | зупинен)",
    "ar": "(إيقاف | متوقف | معطل) … مؤقت",
}
"""A product that is switched off for now."""
