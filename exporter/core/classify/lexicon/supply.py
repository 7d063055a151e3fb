"""What a gateway has nothing to serve with: nothing in stock, no channel."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

OUT_OF_STOCK: Final[Lexicon] = {
    "en": "out of stock | sold out | no stock",
    "zh": """
        没货 | 缺货 | 补货 | 无货 | 售罄 | 断货 | 售空 | 库存不足 | 无库存 | 没有库存
        (模型 | 商品 | 产品 | 功能 | 渠道)(暂未 | 尚未 | 还未 | 还没 | 没有 | 未)(上架 | 上线 | 接入)
    """,
    "ko": "재고(가 없 | 없음 | 부족) | 품절",
    "ja": "在庫(切れ | がありません | 不足) | 売り切れ | 品切れ",
    "es": "sin (existencias | stock) | fuera de stock",
    "ru": "нет в наличии | распродан",
    "de": "nicht (vorrätig | auf lager) | ausverkauft",
    "fr": "en rupture | rupture de stock",
    "pt": "sem estoque | fora de estoque",
    "vi": "hết hàng",
}
"""Resellers speak of models as of goods."""

NO_CHANNEL: Final[Lexicon] = {
    "en": """
        no (available | usable | active | enabled | eligible) (group | groups)
        (no provider | no channel | no upstream | no backend | no route) … (available | could be found |
            online)
        no (channel | channels | upstream | backend) (for | can | is | configured | registered | under |
            supports | serves | left)
        no (provider | providers | vendor) (for | can | at the moment | to serve | left)
        none of (the | our) (channels | providers | upstreams | routes)
        find (a | an | any) (channel | upstream | working channel | usable channel)
        no (healthy | live | online | operational | valid | free | ready) (channel | provider | route)
        none of our … (routes | channels | providers | upstreams)
        (nobody | no one | none) … (roster | offers this | offers it) | nobody on our | roster is empty
        nowhere to send
        (channel | provider | upstream | supplier) list is empty
        none of (our | the) (suppliers | vendors | resellers | partners | backends | channels) … (serve |
            offer | support | carry | sell | can)
        no (route | routes | channel | upstream | backend | supplier | vendor | provider) (found | exists |
            available | left | set up | enabled | assigned | matches | matched | supports | serves | is) …
            (model | for | this | request | configured | available)
        no (route | channel | supplier | vendor) (found | available | left)
        (has | have | with | found | are) (0 | zero) (enabled | active | available | healthy | usable | live |
            matching) (channel | channels | provider | providers | upstreams | backends | routes) | (channel |
            provider | upstream | supplier | route)(: none | list: none | left: 0) | none left … channel |
        no (service | services | target | targets) (available | found | left | configured) … (model | request)
        (channel | upstream | provider | backend | route) (that is | that are | is | are |
            was) not (configured | set up | registered)
        not (found | available | offered | served) (on | at | with) any (provider |
            channel | upstream | vendor | supplier | backend)
        no healthy (endpoint | endpoints | upstream | upstreams | node | nodes | channel | channels |
            provider | providers) … (for | model)
        (all | every) … (channels | providers | upstreams | routes) … (down | offline | dead | gone)
        no (node | nodes | backend | upstream) (serves | serve | offers | hosts | carries) … model
        channels (exhausted | are exhausted) | no (channel | upstream | provider) … (is left | left)
        no (route | routes) (to | for | available)
    """,
    "zh": """
        (没有 | 无 | 暂无)(可用 | 可用的 | 能用的)分组 | 可用渠道不存在 | 无有效上游
        (没有 | 暂无 | 缺少)(可以使用 | 能用 | 可使用 | 上线 | 在线) … (渠道 | 通道 | 线路 | 上游)
        (没有 | 暂无 | 暂时没有)(上游 | 渠道 | 通道 | 线路) … (能 | 可以 | 支持 | 提供 | 使用)
        (渠道 | 通道 | 线路 | 上游) … (全部下线 | 都挂 | 全挂 | 全部失效 | 都不可用 | 全部关闭 | 都下线)
        (暂无可用 | 没有可用 | 无可用)(模型 | 的模型)
        (没有可用 | 无可用 | 没有找到可用 | 找不到可用 | 未找到可用) …
            (provider | 供应商 | 服务商 | 渠道 | 管道 | 通道 | 上游服务 | 线路 | 节点)
        (找不到 | 未找到 | 没有找到) … (可用 | 有效) … (渠道 | 通道 | 管道 | 线路 | 节点 | 供应商)
        (没有 | 未)(配置 | 设置 | 找到 | 开通)支持 … (渠道 | 通道 | 线路)
        (供货商 | 供应商 | 货源 | 节点) … (一个都没有 | 都没有 | 没有了) | (没有 | 无)(可供调度 | 可调度 |
            能调度)
        (渠道 | 通道 | 供应商)列表为空 | 无处可发 | (渠道 | 通道) … 一个都没有
        没有任何(渠道 | 通道 | 上游 | 供应商)
        (无 | 没有 | 暂无 | 缺少)可用(上游 | 渠道 | 通道 | 线路 | 供应商 | 货源) | (模型 | 当前 | 该)(无 |
            没有 | 暂无)(渠道 | 通道 | 上游 | 线路)
        (没有 | 无 | 暂无)(渠道 | 通道 | 上游 | 线路)(可用 | 支持 | 提供 | 能)
        (没有 | 暂无 | 无)(可以用 | 可用 | 能用 | 可使用)的(线路 | 渠道 | 通道 | 上游 | 供应商 | 节点)
        (没有 | 无 | 暂无 | 找不到 | 未找到)(支持 | 可用 | 能用 | 合适 | 配置 | 对应) … (渠道 | 通道 | 线路 |
            供应商)
        (没有 | 无 | 暂无)(供应商 | 厂商 | 服务商 | 货源) … (提供 | 支持 | 供应 | 在卖)
        (不受 | 不被) … (渠道 | 通道 | 线路 | 适配器)支持
        (渠道 | 通道 | 线路)(不支持 | 不含)(视频 | 该模型 | 此模型 | 图片 | 这个模型 | 图生)
        分组(下暂不 | 暂不 | 暂未 | 暂时不)(支持 | 提供 | 开放) … 模型
        (没有 | 未 | 尚未)(为 | 给) … (配置 | 设置 | 绑定 | 分配)(上游 | 渠道 | 通道 | 供应商 | 线路)
        模型 … (未 | 没有 | 尚未)(配置 | 绑定 | 关联)(上游 | 渠道 | 通道 | 供应商 | 线路)
        (分组 | 渠道组) … (未配置 | 没有配置 | 未设置 | 没配) … (渠道 | 通道 | 线路) | (没有 | 无 |
            暂无)(在线 | 存活 | 可用)的(节点 | 上游 | 后端)
        (未 | 没有 | 没能)(匹配到 | 匹配 | 找到 | 选到) … (渠道 | 通道 | 线路 | 上游) | (暂无 | 没有 |
            尚无)(供应商 | 供货商 | 服务商 | 提供商)
    """,
    "ko": """
        (채널 | 공급자 | 제공업체) … (없습니다 | 없음 | 이 없 | 찾을 수 없 | 존재하지 않 | 하나도)
        (공급처 | 공급사 | 제공처)(가 | 이) … (없 | 빠져 | 비어) | 보낼 곳이 없
        (사용 가능한 | 활성화된 | 연결 가능한) (채널 | 경로 | 공급사)(이 | 가) 없
        (제공하는 | 지원하는) (공급사 | 업체 | 제공업체)가 없
        (모든 | 전체) (채널 | 업스트림 | 공급자 | 경로) … (사용할 수 없 | 다운 | 중단 | 이용할 수 없)
        (업스트림 | 공급자 | 채널)(이 | 가) … (설정되지 | 연결되지 | 지정되지 | 없습니다)
        (백엔드 | 업스트림 | 노드 | 경로)(가 | 이) … (없습니다 | 없어요 | 없음 | 존재하지 않) |
            업스트림 (없음 | 채널 없음)
        (처리할 | 라우팅할 | 연결할 | 지원하는) … (백엔드 | 제공자 | 채널 | 업스트림 | 공급자)(가 | 이) 없
        계정이 풀에 없 | 풀에 … 계정이 없
        (공급자 | 제공자 | 채널 | 업스트림 | 경로 | 공급사)(를 | 을) (찾지 못 | 찾을 수 없) | (활성 |
            사용 가능한 | 가용) (업스트림 | 채널 | 공급자)(이 | 가) 없
    """,
    "ja": """
        (チャンネル | チャネル | プロバイダー)(が | は) … (ありません | 見つかりません | 存在しません |
            見当たりません)
        (供給元 | 提供元) … (ありません | いません | 空です)
        (利用可能な | 有効な | 使える)(チャンネル | チャネル | 経路 | 上流)(が | は) … (ありません | ない |
            見つかりません)
        (利用できる | 使える | 利用可能な | 有効な | 使用可能な)(回線 | チャンネル | チャネル | ルート |
            経路 | 上流 | プロバイダー) … (ありません | ない |
            見つかりません)
        (提供している | 扱っている | 対応する)(業者 | プロバイダー | 会社 | 供給元)(が | は)(ありません |
            いません | ない)
        (すべて | 全て | 全)の(チャンネル | チャネル | 経路 | 上流 | プロバイダー) … (利用できません | 停止 |
            ダウン | 使えません | 落ち)
        (上流 | チャンネル | チャネル | プロバイダー)が … (設定されていません | 割り当てられていません |
            未設定)
        (チャネル | チャンネル | 上流 | 上流チャネル | プロバイダー | 回線)(なし | 無し | がすべて無効 |
            がすべて停止 | が全て無効 | が全て停止)
        (ルーティング先 | ルート | 経路 | 接続先 | 転送先)(が | は) … (見つかりません | ありません |
            存在しません)
        (バックエンド | ノード | 上流)(が | は)(ありません | 見つかりません | 存在しません) | プールに …
            (アカウント | チャネル) … (ありません | いません)
        アカウントが … プールに(ありません | 残って)
        (提供元 | 供給元 | 事業者 | プロバイダー | チャネル | 上流)が … (見つかりませんでした | いません |
            ございません) | 利用可能な(上流 | 供給元 | 提供元)(が | は)
    """,
    "es": """
        canal disponible
        canal … (no disponible | no encontrado) | sin (canal | canales | proveedor | proveedores)
        (ningún | no hay | no existe | no se encontró | no se encontraron) … (canal | proveedor)
        todos los (canales | proveedores) … (caíd | no disponible | fuera de | inactiv | desconectad)
        no (tiene | tienen | hay) … (canales | proveedores)
        (canal | proveedor) … (no configurad | sin configurar)
        (no encontramos | no se encontró | no se ha encontrado | no encontré | no hallamos) (un | ningún |
            ninguna) (proveedor | canal | ruta | nodo)
        no tiene (un canal | canal | canales) | canales (agotad | ocupad)
        ruta para el modelo | nodos que (sirv | ofre | atiend | soport)
        (upstream | canal | proveedor | ruta) … no queda (ningun | disponible)
        (ningún | sin) (servidor upstream | upstream) … (disponible | configurado | activo)
        (no hay | sin | ninguna) (rutas | ruta) (disponible | hacia | para) | falta configurar (un |
            el) (canal | proveedor) | (no encontró | no ha encontrado | no halló) ningún (proveedor | canal)
        no disponemos de (canales | proveedores | un canal) | canal alguno
    """,
    "ru": """
        нет действительного вышестоящего
        (нет␣ | не найден) … (канал | провайдер) | канал … (не найден | отсутств | недоступ)
        (не удалось найти | не найдено | отсутств) … канал
        (поставщика | поставщиков) … (нет | не осталось)
        ни (один поставщик | один провайдер | у одного поставщика | у одного провайдера)
        (для | под) … (модел) … (не настроен | не назначен | не подключен | не подключён) … (провайдер |
            канал | поставщик)
        (все | ни одного) (каналы | каналов | провайдеры | провайдеров) … (недоступ | не работа | отключ)
        не (настроен | назначен | подключён | подключен) (провайдер | канал | поставщик)
        (нет | отсутствует | не найден | не осталось | не нашлось) (бэкенд | бекенд | апстрим | маршрут |
            исполнител)
        (маршрут | бэкенд | бекенд | апстрим) … (не найден | отсутств | не настроен)
        (нет | отсутствуют | не найдено) (активн | рабоч | доступн | живы)(ых | х | ые | е) (канал | узл |
            бэкенд | бекенд | провайдер | апстрим)
        ни (один | одного) (канал | провайдер | бэкенд | узел | апстрим) | не удалось (подобрать | выбрать |
            найти | назначить) (канал | провайдер | маршрут | бэкенд | узел)
        (канал | провайдер | поставщик | апстрим)(ов | ы | а) … (нет | не нашлось | не найден | лежат |
            легли | упали | отвалились) | не (нашлось | нашли | найдено) (провайдер | канал | поставщик |
            апстрим)
    """,
    "de": """
        kanal … (nicht gefunden | nicht verfügbar)
        (kein␣ | keine␣ | keinen␣) … (kanal | kanäle | anbieter)
        (keinen | kein) … lieferant
        alle (kanäle | anbieter | upstreams) … (ausgefallen | offline | nicht verfügbar | nicht erreichbar |
            deaktiviert)
        (anbieter | kanal | upstream) … (nicht konfiguriert | nicht eingerichtet | nicht zugeordnet)
        keine route … modell | kanäle … erschöpft | kein (knoten | node) … modell | (upstream | kanal |
            anbieter) … keiner (mehr | ist mehr)
        (kein | keine) upstream … (verfügbar | konfiguriert | aktiv) | ohne (kanal | kanäle)
        keine (route | routen) … verfügbar
        kanal (eingerichtet | konfiguriert | angelegt) werden
        (über keine | noch keine | keinerlei) … (kanäle | anbieter)
    """,
    "fr": """
        canal … (introuvable | indisponible)
        (aucun | pas de) … (canal | canaux | fournisseur)
        tous les (canaux | fournisseurs) … (indisponible | hors | inactif | en panne)
        fournisseur … (non configuré | pas configuré)
        aucune route … modèle | canaux (épuisés | saturés) | aucun (nœud | noeud) … modèle
        (upstream | canal | fournisseur) … n'en reste aucun
        aucun (serveur upstream | upstream) … (disponible | configuré | actif) | sans (canal | canaux)
        aucune route (disponible | vers | pour) | manque un (canal | fournisseur) | (n'a trouvé |
            ne trouve | n'ai trouvé) aucun (fournisseur | canal)
        ne disposons (pas de | d'aucun) (canal | canaux | fournisseur) | pas encore de (canal | canaux |
            fournisseur)
    """,
    "pt": """
        canal … (não encontrado | indisponível) | sem (canal | canais | provedor)
        (nenhum | não há | não existe | não foi encontrado) … (canal | canais)
        (nenhum | não há | não existe) provedor
        nenhum (fornecedor | provedor) … (oferece | tem | vende | atende)
        todos os (canais | provedores | fornecedores) … (fora do ar | indisponív | inativ | offline)
        não (tem | têm | há) … (canais | provedores | fornecedores)
        (canal | provedor | fornecedor) … (não configurad | sem configur)
        não (encontramos | encontrei | encontrou) (um | nenhum | nenhuma) (provedor | canal | rota | nó |
            fornecedor) | nenhuma rota | (não tem | sem) canal | canais esgotad
        (não há | nenhum) (nós | nó) (que | para) … modelo | (upstream | canal |
            provedor) … não resta nenhum
        (nenhum | sem) (servidor upstream | upstream) … (disponível | configurado | ativo)
        (não há | sem | nenhuma) (rotas | rota) (disponí | para) | falta configurar (um | o) (canal |
            provedor) | não encontrou nenhum (provedor | canal | fornecedor)
        não dispomos de (canais | provedores | um canal) | canal algum
        não foram encontrados (canais | provedores) | não foi encontrado (canal | provedor)
    """,
    "vi": """
        kênh khả dụng
        kênh … (không khả dụng | không tồn tại)
        (không có | không tìm thấy | không còn) (kênh | bất kỳ kênh | nhà cung cấp)
        (không | không có) nhà cung cấp nào
        (tất cả | mọi) … (kênh | nhà cung cấp) … (không khả dụng | ngừng | không hoạt động)
        (chưa | không) (cấu hình | thiết lập | gán) … (nhà cung cấp | kênh)
        (không | không có | không còn) (có backend | backend | có node | node | có upstream | upstream |
            tuyến | có tuyến | có kênh) (nào | phục vụ | khả dụng | cho | đang)
        không (tìm thấy | chọn được | tìm được) (tuyến | kênh | backend | upstream | node | nhà cung cấp)
        (không có | chưa có | hết) (upstream | nhà cung cấp | kênh | backend | tuyến) (hoạt động | cho |
            nào | khả dụng | phục vụ)
    """,
    "it": "(nessun | nessuna) … (canale | fornitore)",
    "tr": "(kanal | sağlayıcı) … (yok | bulunamadı)",
    "pl": """
        (brak | żaden) … (kanał | dostawc)
        nie znaleziono (dostawcy | kanału)
    """,
    "id": """
        tidak ada … (kanal | saluran | penyedia)
        tidak ada … channel
    """,
    "nl": "geen … (kanaal | aanbieder)",
    "uk": "(немає | не знайдено) … (канал | провайдер)",
    "ar": "(لا توجد | لا يوجد) (قناة | قنوات | مزود)",
}
"""A gateway that has nobody to ask for a model."""
