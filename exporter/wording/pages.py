"""What only the pages say, each text in English, Korean and Chinese."""

from typing import Final

_TEXTS: Final[dict[str, tuple[str, str, str]]] = {
    # The days of a target
    "day_bar": (
        "{day}: {value}, {coverage}, {episodes}",
        "{day}: {value}, {coverage}, {episodes}",
        "{day}：{value}，{coverage}，{episodes}",
    ),
    "day_before": ("{day}: not watched yet", "{day}: 관측 전", "{day}：尚未监测"),
    "no_episodes": ("no episodes", "장애 없음", "无异常"),
    "day_episodes": ("episodes: {count}", "장애 {count}건", "异常 {count} 次"),
    "days_of": (
        "{title}: availability of the last 90 days, day by day; arrow keys go from day to day",
        "{title}: 최근 90일의 일별 가용률, 화살표 키로 하루씩 이동",
        "{title}：最近 90 天逐日可用率，用方向键逐日移动",
    ),
    "ninety_days_ago": ("90 days ago", "90일 전", "90 天前"),
    "thirty_days_ago": ("30 days ago", "30일 전", "30 天前"),
    "day": ("Day", "날짜", "日期"),
    "days_table": ("Availability by day", "일별 가용률", "逐日可用率"),
    "episodes": ("Episodes", "장애", "异常"),
    # The first sentence
    "head_join": ("; ", "; ", "；"),
    "head_end": ("{told}.", "{told}.", "{told}。"),
    "head_none": ("No target is watched", "관측하는 대상이 없습니다", "没有监测任何目标"),
    "head_official": ("official", "공식", "官方"),
    "head_reverse": ("reverse", "리버스", "逆向"),
    "head_all": (
        "All {channel} channels work",
        "모든 {channel} 채널이 정상입니다",
        "所有{channel}渠道均正常",
    ),
    "head_all_unsure": (
        "All {channel} channels answer, not all verified",
        "모든 {channel} 채널이 응답하지만 일부는 검증되지 않았습니다",
        "所有{channel}渠道均有响应，但未全部验证",
    ),
    "head_others": (
        "the other {channel} channels work",
        "나머지 {channel} 채널은 정상입니다",
        "其他{channel}渠道正常",
    ),
    "head_one": (
        "{title} {channel} {says}",
        "{title} {channel} 채널은 {says}",
        "{title} {channel}渠道{says}",
    ),
    "head_titled": ("{title} {says}", "{title} 채널은 {says}", "{title} {says}"),
    "head_many": (
        "{count} of {of} {channel} channels: {state}",
        "{channel} 채널 {of}개 중 {count}개: {state}",
        "{of} 个{channel}渠道中 {count} 个：{state}",
    ),
    "head_is_operational": ("works", "정상입니다", "正常"),
    "head_is_degraded": ("is degraded", "성능이 저하되었습니다", "性能下降"),
    "head_is_maintenance": ("is under maintenance", "유지보수 중입니다", "维护中"),
    "head_is_retired": ("is retired", "종료되었습니다", "已下线"),
    "head_is_unknown": ("is not measured now", "지금 상태를 알 수 없습니다", "目前状态未知"),
    "head_is_risk_control": ("is under risk control", "리스크 관리 중입니다", "处于风控中"),
    "head_is_suspended": ("is suspended", "중단되었습니다", "已暂停"),
    # What to use now
    "use_now": ("Use this now", "지금 사용할 채널", "现在使用"),
    "use_for": ("for", "용도", "用途"),
    "use_because": ("because it {because}", "이유: {because}", "因为：{because}"),
    "use_nothing": (
        "Nothing to recommend now: {because}",
        "지금 추천할 채널이 없습니다: {because}",
        "目前没有可推荐的渠道：{because}",
    ),
    "use_then": ("then", "다음", "其次"),
    "use_more": (
        "{count} more models: choose one in the filter.",
        "모델이 {count}개 더 있습니다. 필터에서 고르십시오.",
        "另有 {count} 个模型：请在筛选中选择。",
    ),
    "because_join": ("; ", "; ", "；"),
    "because_month": ("{share} available in 30 days", "30일 가용률 {share}", "30 天可用率 {share}"),
    "because_price": (
        "{usd} for a success of {seconds} s",
        "{seconds}초 성공 1건당 {usd}",
        "{seconds} 秒每次成功 {usd}",
    ),
    "because_call": ("{usd} for a success", "성공 1건당 {usd}", "每次成功 {usd}"),
    "scenario_production": ("Production", "운영", "生产"),
    "scenario_commercial": ("Commercial", "상업용", "商业"),
    "scenario_development": ("Development and test", "개발 및 테스트", "开发与测试"),
    "scenario_personal": ("Personal learning", "개인 학습", "个人学习"),
    "scenario_high_volume": ("High volume", "대량 사용", "大批量"),
    "scenario_low_budget": ("Low budget", "저예산", "低预算"),
    "route_works": ("works, verified", "정상 작동, 검증됨", "正常，已验证"),
    "route_reachable": ("answers, not verified", "응답하나 검증되지 않음", "有响应，未验证"),
    "route_degraded": (
        "works, but fails now and then or is slow ({reason})",
        "작동하지만 가끔 실패하거나 느림 ({reason})",
        "可用，但偶有失败或较慢（{reason}）",
    ),
    "route_degraded_unverified": (
        "answers but is not at its best ({reason}), not verified",
        "응답하지만 최상은 아님 ({reason}), 검증되지 않음",
        "有响应但状态不佳（{reason}），未验证",
    ),
    "route_unknown": (
        "is not known to work ({reason})",
        "작동 여부를 알 수 없음 ({reason})",
        "不确定能否使用（{reason}）",
    ),
    "route_risk_control": (
        "is the last resort: in risk control ({reason}), a part of the requests fails",
        "최후의 수단: 리스크 관리 중 ({reason}), 요청 일부 실패",
        "是最后的选择：风控中（{reason}），部分请求失败",
    ),
    "route_suspended": ("does not serve ({reason})", "서비스하지 않음 ({reason})", "不提供服务（{reason}）"),
    "route_maintenance": (
        "announced work is under way ({reason})",
        "공지된 작업 진행 중 ({reason})",
        "正在进行已公告的维护（{reason}）",
    ),
    "route_retired": (
        "removed for good by the vendor ({reason})",
        "제공사가 완전히 종료함 ({reason})",
        "已被厂商永久下线（{reason}）",
    ),
    "route_our_key": (
        "our own key, balance or place is refused ({reason})",
        "우리 키, 잔액 또는 지역이 거부됨 ({reason})",
        "我方密钥、余额或地区被拒绝（{reason}）",
    ),
    "route_seconds": (
        "makes clips of {known} s, not of {asked} s",
        "{known}초 영상만 가능, {asked}초 불가",
        "只生成 {known} 秒的视频，不支持 {asked} 秒",
    ),
    "route_size": (
        "makes {known}, not {asked}",
        "{known}만 가능, {asked} 불가",
        "支持 {known}，不支持 {asked}",
    ),
    "route_longest": (
        "makes clips of {known} s at most, not of {asked} s",
        "최대 {known}초, {asked}초 불가",
        "最长 {known} 秒，不支持 {asked} 秒",
    ),
    "route_shape": (
        "makes {known} clips only, {asked} is not",
        "{known} 영상만 가능, {asked} 불가",
        "只生成 {known}，{asked} 不是",
    ),
    "route_doubtful_seconds": (
        "the gateway may refuse {asked} s: the vendor makes {known} s",
        "게이트웨이가 {asked}초를 거부할 수 있음: 제공사는 {known}초",
        "网关可能拒绝 {asked} 秒：厂商支持 {known} 秒",
    ),
    "route_doubtful_size": (
        "the gateway may refuse {asked}: the vendor makes {known}",
        "게이트웨이가 {asked}를 거부할 수 있음: 제공사는 {known}",
        "网关可能拒绝 {asked}：厂商支持 {known}",
    ),
    "route_preferred": ("is on the preferred channel", "선호 채널", "位于首选渠道"),
    # Finding targets
    "find": ("Find targets", "대상 찾기", "查找目标"),
    "find_text": ("Name or text", "이름 또는 텍스트", "名称或文字"),
    "any": ("any", "전체", "全部"),
    "channel": ("Channel", "채널", "渠道"),
    "group": ("Group by", "묶기", "分组"),
    "group_none": ("channel", "채널", "渠道"),
    "group_model": ("model", "모델", "模型"),
    "group_provider": ("provider", "제공자", "提供方"),
    "sort": ("Sort by", "정렬", "排序"),
    "sort_configured": ("as configured", "설정 순서", "配置顺序"),
    "sort_name": ("name", "이름", "名称"),
    "sort_state": ("worst state first", "나쁜 상태 먼저", "最差状态优先"),
    "sort_availability": ("lowest availability first", "낮은 가용률 먼저", "最低可用率优先"),
    "view": ("View", "보기", "视图"),
    "view_cards": ("cards", "카드", "卡片"),
    "view_table": ("table", "표", "表格"),
    "show": ("Show", "보기", "显示"),
    "reset": ("Show all", "모두 보기", "显示全部"),
    "found": (
        "{first}–{last} of {count} targets",
        "대상 {count}개 중 {first}–{last}",
        "共 {count} 个目标，第 {first}–{last} 个",
    ),
    "found_none": ("No target matches.", "일치하는 대상이 없습니다.", "没有匹配的目标。"),
    "page_number": ("Page {page} of {pages}", "{pages}쪽 중 {page}쪽", "第 {page} 页，共 {pages} 页"),
    "pager": ("Pages", "쪽", "页码"),
    "previous": ("Previous", "이전", "上一页"),
    "next": ("Next", "다음", "下一页"),
    "target": ("Target", "대상", "目标"),
    "skip_to": ("Skip to the content", "본문으로 건너뛰기", "跳到正文"),
    "site": ("Pages", "페이지", "页面"),
    "nav_status": ("Status", "상태", "状态"),
    "nav_prices": ("Choice and prices", "선택과 가격", "选择与价格"),
    "nav_history": ("History", "기록", "历史"),
    # Choice and prices
    "asks_official": (
        "The official channel first, then what has worked better, then the lower price.",
        "공식 채널 우선, 그다음 더 안정적인 쪽, 그다음 더 싼 쪽.",
        "官方渠道优先，其次更稳定，再次更便宜。",
    ),
    "asks_cheapest": (
        "The cheapest success, whatever the channel.",
        "채널과 상관없이 성공 1건당 가장 싼 쪽.",
        "不论渠道，每次成功最便宜。",
    ),
    "all_models": ("all models", "모든 모델", "全部模型"),
    "prices": ("Prices", "가격", "价格"),
    "clip_of": ("{seconds} s", "{seconds}초", "{seconds} 秒"),
    "hundred": ("100 of 10 s a month", "월 10초 100건", "每月 100 个 10 秒"),
    "one_success": ("A success of 10 s", "10초 성공 1건", "10 秒成功一次"),
    "stability": ("Stability, 30 d", "안정성, 30일", "稳定性，30 天"),
    "stars_of": ("{count} of 5 stars", "별 5개 중 {count}개", "{count} 星（共 5 星）"),
    "stars_from": ("{share} or more of 30 days", "30일 중 {share} 이상", "30 天内不低于 {share}"),
    "stars_mean": (
        "Stars stand for the availability that was measured over the last 30 days",
        "별은 최근 30일 동안 측정된 가용률을 뜻합니다",
        "星数代表最近 30 天实测的可用率",
    ),
    "prices_note": (
        "Prices as configured. A success is the price of 10 s divided by the share of requests that "
        "succeed: of the last hour where there were any, otherwise the availability of 30 days. "
        "– means that there is no price, or that no such clip is made.",
        "가격은 설정된 값입니다. 성공 1건의 가격은 10초 가격을 성공한 요청의 비율로 나눈 값으로, "
        "최근 1시간에 요청이 있으면 그 비율을, 없으면 30일 가용률을 씁니다. "
        "–는 가격이 없거나 그런 영상을 만들지 않는다는 뜻입니다.",
        "价格以配置为准。成功一次的价格为 10 秒价格除以成功请求的比例："
        "最近一小时有请求时取其比例，否则取 30 天可用率。– 表示没有价格或不生成该时长。",
    ),
    # History
    "history_heading": ("Episodes of all targets", "전체 대상의 장애 기록", "所有目标的异常记录"),
    "history_note": (
        "Everything that was not operational in the last {days} days, newest first.",
        "최근 {days}일 동안 정상이 아니었던 모든 기록, 최신순.",
        "最近 {days} 天内所有非正常状态，最新在前。",
    ),
    "history_cut": (
        "Only the newest {count} are told.",
        "최신 {count}건만 표시합니다.",
        "仅显示最新的 {count} 条。",
    ),
    "period": ("Period", "기간", "时段"),
    "days_count": ("{days} d", "{days}일", "{days} 天"),
    "vendor_said": ("The vendor's page", "제공사 페이지", "厂商状态页"),
    "vendor_silent": ("said nothing", "언급 없음", "未提及"),
    "told_later": ("told {duration} later", "{duration} 뒤 공지", "{duration}后公告"),
    "told_before": ("told {duration} before", "{duration} 먼저 공지", "提前 {duration}公告"),
    "history_unreadable": (
        "The history cannot be read now.",
        "지금은 기록을 읽을 수 없습니다.",
        "暂时无法读取历史。",
    ),
    # Charts of a target
    "charts": ("How long it takes", "소요 시간", "耗时"),
    "chart_of": ("{source}, {window}", "{source}, {window}", "{source}，{window}"),
    "chart_told": (
        "{title}: median {median}, slowest {slowest}, {count} answers",
        "{title}: 중앙값 {median}, 최장 {slowest}, 응답 {count}건",
        "{title}：中位数 {median}，最慢 {slowest}，{count} 次响应",
    ),
    "chart_kept": (
        "Successful answers of the last 30 days, as long as single answers are kept.",
        "최근 30일의 성공한 응답 (개별 응답을 보관하는 동안).",
        "最近 30 天的成功响应（在保留单次响应的期限内）。",
    ),
    "median": ("Median", "중앙값", "中位数"),
    "slowest": ("Slowest", "최장", "最慢"),
    "count": ("Answers", "응답 수", "响应数"),
    "as_table": ("As a table", "표로 보기", "以表格显示"),
    "recent": ("Recent answers", "최근 응답", "最近的响应"),
    "recent_note": (
        "The newest failures and the newest successes; failures are listed for longer.",
        "최근 실패와 최근 성공이며, 실패를 더 오래 표시합니다.",
        "最新的失败和最新的成功；失败会保留更久。",
    ),
    "money_days": ("Booked by day", "일별 비용", "逐日费用"),
    "money_told": (
        "{total} booked in 30 days, {highest} on the dearest day",
        "30일 동안 {total}, 가장 많은 날 {highest}",
        "30 天共 {total}，最高一天 {highest}",
    ),
    "grafana": ("In Grafana", "Grafana에서 보기", "在 Grafana 中查看"),
}


def page_texts(place: int) -> dict[str, str]:
    """The texts of one language: 0 is English, 1 Korean, 2 Chinese."""
    return {key: texts[place] for key, texts in _TEXTS.items()}
