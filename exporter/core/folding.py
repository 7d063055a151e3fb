"""One spelling for each wording: case, width, script and white space folded away."""

from typing import Final

_TRADITIONAL: Final = (
    "無當組額餘維護請後試號飽負載過異錯誤連線閉關開鍵鑰權頻並發審違規內務暫復狀態檢測驗證碼點數據庫臨時間"
    "應響產戶賬帳獲資訊網絡絕訪問調區範圍義頁綁單價儲殘聯員頂級訂閱廢棄遷遠轉換視圖達優輸參標識動執終結週"
    "專該隊擁擠條處給嘗說係廠沒選機對門們個這還會來實導電盡擇貨幣檔題現圖為"
)
_SIMPLIFIED: Final = (
    "无当组额余维护请后试号饱负载过异错误连线闭关开键钥权频并发审违规内务暂复状态检测验证码点数据库临时间"
    "应响产户账账获资讯网络绝访问调区范围义页绑单价储残联员顶级订阅废弃迁远转换视图达优输参标识动执终结周"
    "专该队拥挤条处给尝说系厂没选机对门们个这还会来实导电尽择货币档题现图为"
)
_FOLDED: Final = str.maketrans(
    "（）：，；！？＄　’‘“”【】" + _TRADITIONAL,
    "():,;!?$ ''\"\"[]" + _SIMPLIFIED,
    "\u200b\u200c\u200d\ufeff",
)


def plain(text: str) -> str:
    """Fold a text: lower case, ASCII punctuation, simplified characters, single spaces, nothing invisible."""
    text = text.lower()
    if not text.isascii():
        text = text.translate(_FOLDED)
    return " ".join(text.split())
