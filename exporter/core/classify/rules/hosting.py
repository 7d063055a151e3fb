"""What stands in front of a service: challenges, blocks, tunnels, hosting platforms."""

from typing import Final

from exporter.core.classify.rule import OFFICIAL, Rule, Shape, pairs, words
from exporter.core.vocabulary import Fault, Reason, State

_BLOCKED: Final = (
    "sorry, you have been blocked",
    "you are unable to access",
    "attention required! | cloudflare",
    "used cloudflare to restrict access",
    "error code: 1020",
    "error 1020 ray",
    "cloudflare…1020",
    "access denied…error 1020",
    "error code: 1010",
    "error 1010 ray",
    "cloudflare…error 1010",
    "error code: 1006",
    "error code: 1007",
    "error code: 1008",
    "error code: 1012",
    "has banned your ip address",
    "has banned the autonomous system",
    "using a security service to protect itself from online attacks",
    "the request could not be satisfied…request blocked",
    "errors.edgesuite.net",
    "has banned your access",
    "based on your browser's signature",
    "on this server. reference #",
)

TABLE: Final = (
    Rule(
        name="edge.maintenance_notice",
        reason=Reason.MAINTENANCE_ANNOUNCED,
        outcome=State.OPERATIONAL,
        header=("x-maintenance-notice", "true"),
        statuses=frozenset(range(200, 300)),
        seen="new-api forks: X-Maintenance-Notice is sent before the window opens, answers still work",
    ),
    Rule(
        name="edge.maintenance_mode",
        reason=Reason.MAINTENANCE_WINDOW,
        header=("x-maintenance-mode", ""),
        statuses=frozenset({502, 503}),
        seen="linode/linodego pull 216: the header alone tells announced work from any other 503",
    ),
    Rule(
        name="edge.cf_mitigated",
        reason=Reason.CLOUDFLARE_CHALLENGE,
        header=("cf-mitigated", "challenge"),
        seen="Cloudflare docs: every challenge carries cf-mitigated, even under HTTP 200",
    ),
    Rule(
        name="edge.aws_waf_captcha",
        reason=Reason.CAPTCHA,
        header=("x-amzn-waf-action", "captcha"),
        seen="AWS WAF docs: x-amzn-waf-action: captcha",
    ),
    Rule(
        name="edge.aws_waf_challenge",
        reason=Reason.CLOUDFLARE_CHALLENGE,
        header=("x-amzn-waf-action", "challenge"),
        seen="AWS WAF docs: x-amzn-waf-action: challenge, under HTTP 202",
    ),
    Rule(
        name="edge.challenge_markup",
        reason=Reason.CLOUDFLARE_CHALLENGE,
        markup=True,
        phrases=(
            "_cf_chl_opt",
            "/cdn-cgi/challenge-platform/h/",
            "challenge-error-text",
            "cf-browser-verification",
            'id="challenge-form"',
            "<title>just a moment",
        ),
        seen=(
            "sub2api and grok2api issues: pages of the managed challenge; the jsd beacon alone is on"
            " every page"
        ),
    ),
    Rule(
        name="edge.challenge_words",
        reason=Reason.CLOUDFLARE_CHALLENGE,
        phrases=(
            "just a moment...",
            "<title>just a moment",
            "enable javascript and cookies to continue",
            "checking your browser before accessing",
            "checking if the site connection is secure",
            "verify you are human",
            "verifying you are human",
            "performing security verification",
            "needs to review the security of your connection",
            "ddos protection by cloudflare",
            "vercel security checkpoint",
            "cloudflare challenge",
            "cf challenge",
            "触发cloudflare盾",
            "cloudflare 盾",
            "正在验证您是否是真人",
            "aliyun_waf",
            "您访问的url有可能对网站造成安全威胁",
            "acw_sc__v2",
            "_incapsula_resource",
            "incapsula incident id",
            "gokuprops",
            "awswafintegration",
            *pairs("cloudflare", "拦截|拦住|质询|ブロックされ|차단"),
            *pairs("cf_clearance", "expired|mismatch|invalid|missing|required|过期|失效|缺失"),
            "인간인지 확인",
            "人間であることを確認",
        ),
        seen=(
            "chenyme/grok2api and orzogc/grok3_api issues: the page's words survive where its markup is lost;"
            " YuJunZhiXue/qwen2API issue 84: Alibaba's page where JSON was expected"
        ),
    ),
    Rule(
        name="edge.captcha_vendor",
        reason=Reason.CAPTCHA,
        markup=True,
        phrases=("px-captcha", "geo.captcha-delivery.com", "datadome", "hcaptcha.com/1/api.js", "perimeterx"),
        seen="bot-check vendors' documented page markers (PerimeterX, DataDome, hCaptcha)",
    ),
    Rule(
        name="edge.region_1009",
        reason=Reason.REGION_BLOCKED,
        phrases=(
            "error code: 1009",
            "error 1009 ray",
            "has banned the country or region your ip address is in",
        ),
        seen="Cloudflare docs: error 1009, the owner bans our country",
    ),
    Rule(
        name="edge.cloudflare_rate",
        reason=Reason.RATE_LIMITED,
        outcome=State.RISK_CONTROL,
        phrases=("error code: 1015", "error 1015 ray", "cloudflare…1015", "you are being rate limited"),
        seen="resellers behind Cloudflare answer `error code: 1015`, some under HTTP 200",
    ),
    Rule(
        name="edge.blocked_by_vendor",
        reason=Reason.CLOUDFLARE_BLOCK,
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        on=OFFICIAL,
        also=words("vendor:host"),
        phrases=_BLOCKED,
        seen=(
            "a block page of openai.com itself: the vendor's firewall refuses our address, the service works"
        ),
    ),
    Rule(
        name="edge.blocked",
        reason=Reason.CLOUDFLARE_BLOCK,
        phrases=_BLOCKED,
        seen="reverse gateways: Cloudflare 1020 and `Sorry, you have been blocked`",
    ),
    Rule(
        name="edge.tunnel_down",
        reason=Reason.CONNECTION_REFUSED,
        phrases=(
            "error 1033 ray",
            "error code: 1033",
            "cloudflare tunnel error",
            "argo tunnel error",
            "error 1016 ray",
            "error code: 1016",
            "origin dns error",
            "err_ngrok_",
            "web server is down",
        ),
        seen="trycloudflare hosts of small gateways: the tunnel's far end is gone",
    ),
    Rule(
        name="edge.host_suspended",
        reason=Reason.SERVICE_PAUSED,
        shapes=frozenset({Shape.HTML}),
        phrases=(
            "service suspended",
            "service has been suspended",
            "site has been suspended",
            "account suspended",
            "account has been suspended",
            "no such app",
            "space is paused",
            "deployment_paused",
            "deployment_disabled",
        ),
        seen="Render and cPanel pages of gateways whose hosting was stopped",
    ),
    Rule(
        name="edge.google_sorry",
        reason=Reason.UNUSUAL_ACTIVITY,
        phrases=("may be sending automated queries", "unusual traffic from your computer network"),
        seen="Google's `sorry` page in front of reverse Gemini channels",
    ),
)
