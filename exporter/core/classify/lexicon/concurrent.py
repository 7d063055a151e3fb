"""How much may run at once."""

from typing import Final

from exporter.core.classify.lexicon import Lexicon

CONCURRENT: Final[Lexicon] = {
    "en": """
        (maximum number of | number of | limit of) (simultaneous | parallel) (tasks | jobs |
            requests | generations)
        (simultaneous | parallel) (tasks | jobs | requests | generations) (limit | allowed | exceeded)
    """,
    "zh": """
        并发(数 | 任务 | 任务数 | 请求 | 请求数)(超 | 已 | 达 | 数)
        (同时进行 | 同时运行 | 同时处理 | 同时生成)(的任务 | 的请求 | 任务 | 数) … (上限 | 超 | 过多 | 已满 |
            限制 | 太多)
        (过多 | 太多)任务(正在 | 在)(进行 | 运行 | 处理 | 生成 | 执行)
        (正在进行 | 正在运行 | 进行中 | 运行中 | 处理中 | 生成中 | 执行中)的(任务 | 请求 | 视频) … (过多 |
            太多 | 上限 | 超 | 已满)
        (同一时间 | 同一时刻)(最多 | 只能 | 只允许 | 仅能 | 仅允许) … (任务 | 请求 | 生成)
    """,
    "ko": """
        (동시 | 병렬) (작업 | 실행 | 처리) … (제한 | 한도 | 초과 | 까지)
        동시에 (실행 | 처리 | 진행 | 생성)할 수 있는 … (작업 | 요청 | 영상 | 최대 | 초과)
        (진행 중인 | 실행 중인 | 처리 중인 | 생성 중인) (작업 | 요청 | 영상)(이 | 수가) … (너무 많 |
            초과 | 한도 | 최대)
    """,
    "ja": """
        同時に(実行 | 処理 | 生成 | 投入)(できる | 可能な) … (まで | 上限 | 超え)
        同時(処理 | 接続 | 生成タスク | タスク)(数 | 件数)(が | の | は) … (上限 | 超え | 超過 | 制限 | 達し)
        (実行中 | 生成中 | 処理中 | 進行中)の(タスク | ジョブ | リクエスト | 動画)(が | 数が) … (多すぎ |
            上限 | 超え | 達し)
    """,
    "es": """
        (tareas | trabajos | solicitudes | generaciones) (simultáne | paralel | en paralelo | concurrentes |
            en ejecución)
        (al mismo tiempo | a la vez | simultáneamente) … (máximo | límite | solo se permite)
    """,
    "ru": """
        (одновременных | параллельных | активных) (задач | запросов | генераций | заданий) … (лимит |
            превыш | слишком | максимум | достигнут | предел)
        (лимит | предел | слишком много | максимум | количества | количество | число) (одновременных |
            параллельных | активных | выполняемых) (задач | запросов | генераций | заданий)
        (слишком много | несколько) (задач | генераций | заданий) (выполняется | запущено | в работе)
        (одновременно | параллельно) … (не более | не больше | максимум | только)
    """,
    "de": """
        (gleichzeitige | gleichzeitigen | gleichzeitiger | parallele | paralleler | parallelen) (aufträge |
            aufgaben | anfragen | generierungen | jobs)
        zu viele (laufende | aktive) (aufträge | aufgaben | generierungen | jobs)
    """,
    "fr": """
        (tâches | requêtes | générations | travaux) (simultané | parallèles | en parallèle |
            concurrentes)
    """,
    "pt": """
        (tarefas | trabalhos | solicitações | gerações) (simultâne | paralel | em paralelo | concorrentes |
            em execução)
    """,
    "vi": """
        (tác vụ | yêu cầu | luồng | video) … (đồng thời | song song | cùng lúc) … (tối đa | giới hạn | vượt |
            đạt)
        (tối đa | giới hạn | vượt) … (tác vụ | yêu cầu | luồng | video) (đồng thời | song song | cùng lúc |
            chạy cùng)
        quá nhiều (tác vụ | yêu cầu | video) … (đang chạy | đang xử lý | đang thực hiện)
    """,
}
"""More runs at once than may."""
