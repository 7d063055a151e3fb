"""What stands in front of a service: challenges, blocks, tunnels, hosting platforms."""

from typing import Final

from exporter.core.classify.lexicon import browser_checks, said
from exporter.core.classify.rule import OFFICIAL, rule
from exporter.core.vocabulary import Fault, Reason, State

_BLOCKED: Final = """
    sorry, you have been blocked | you are unable to access | attention required! ¦ cloudflare
    used cloudflare to restrict access | error code: 1020 | error 1020 ray | cloudflare … 1020
    access denied … error 1020 | error code: 1010 | error 1010 ray | cloudflare … error 1010
    error code: 1006 | error code: 1007 | error code: 1008 | error code: 1012 | has banned your ip address
    error (1006 | 1007 | 1008 | 1010 | 1012 | 1020) access denied | error (1006 | 1007 | 1008 | 1012) ray
    has banned the autonomous system | using a security service to protect itself from online attacks
    the request could not be satisfied … request blocked | errors.edgesuite.net | has banned your access
    based on your browser's signature | on this server. reference #
"""

TABLE: Final = (
    rule(
        "edge.maintenance_notice",
        Reason.MAINTENANCE_ANNOUNCED,
        "new-api forks: X-Maintenance-Notice is sent before the window opens, answers still work",
        outcome=State.OPERATIONAL,
        header=("x-maintenance-notice", "true"),
        statuses="2xx",
    ),
    rule(
        "edge.maintenance_mode",
        Reason.MAINTENANCE_WINDOW,
        "linode/linodego pull 216: the header alone tells announced work from any other 503",
        header=("x-maintenance-mode", ""),
        statuses="502 503",
    ),
    rule(
        "edge.challenge_markup",
        Reason.CLOUDFLARE_CHALLENGE,
        "sub2api and grok2api issues: pages of the managed challenge; the jsd beacon alone is on every page",
        markup=True,
        phrases="""
            _cf_chl_opt | /cdn-cgi/challenge-platform/h/ | challenge-error-text | cf-browser-verification
            id="challenge-form" | <title>just a moment
        """,
    ),
    rule(
        "edge.challenge_words",
        Reason.CLOUDFLARE_CHALLENGE,
        "chenyme/grok2api and orzogc/grok3_api issues: the page's words survive where its markup is lost; "
        "YuJunZhiXue/qwen2API issue 84: Alibaba's page where JSON was expected",
        phrases=said(browser_checks.WALL),
    ),
    rule(
        "edge.captcha_vendor",
        Reason.CAPTCHA,
        "bot-check vendors' documented page markers (PerimeterX, DataDome, hCaptcha)",
        markup=True,
        phrases="px-captcha | geo.captcha-delivery.com | datadome | hcaptcha.com/1/api.js | perimeterx",
    ),
    rule(
        "edge.region_1009",
        Reason.REGION_BLOCKED,
        "Cloudflare docs: error 1009, the owner bans our country",
        phrases="""
            error code: 1009 | error 1009 (ray | access denied)
            has banned the country or region your ip address is in
        """,
    ),
    rule(
        "edge.cloudflare_rate",
        Reason.RATE_LIMITED,
        "resellers behind Cloudflare answer `error code: 1015`, some under HTTP 200",
        outcome=State.RISK_CONTROL,
        phrases="error code: 1015 | error 1015 ray | cloudflare … 1015 | you are being rate limited",
    ),
    rule(
        "edge.blocked_by_vendor",
        Reason.CLOUDFLARE_BLOCK,
        "a block page of openai.com itself: the vendor's firewall refuses our address, the service works",
        outcome=State.UNKNOWN,
        fault=Fault.OURS,
        on=OFFICIAL,
        also="vendor:host",
        phrases=_BLOCKED,
    ),
    rule(
        "edge.blocked",
        Reason.CLOUDFLARE_BLOCK,
        "reverse gateways: Cloudflare 1020 and `Sorry, you have been blocked`",
        phrases=_BLOCKED,
    ),
    rule(
        "edge.tunnel_down",
        Reason.CONNECTION_REFUSED,
        "trycloudflare hosts of small gateways: the tunnel's far end is gone; ERR_NGROK_38xx are of ngrok's "
        "gateway to vendors, which runs",
        phrases="""
            error 1033 ray | error code: 1033 | cloudflare tunnel error | argo tunnel error | error 1016 ray
            tunnel … not found | tunnel (unavailable | is offline | is not connected) | no tunnel here
            powered by frp | error code: 1016 | origin dns error | web server is down | default backend - 404
            err_ngrok_(1 | 2 | 31 | 32 | 33 | 34 | 35 | 36 | 37 | 39 | 4 | 5 | 6 | 7 | 8 | 9)
        """,
    ),
    rule(
        "edge.host_stopped",
        Reason.SERVICE_PAUSED,
        "Render, Heroku and Vercel: a gateway whose hosting was stopped says so in pages, and to clients",
        phrases="""
            service suspended | service has been suspended by its owner | site has been suspended
            no such app | space is paused | space has been paused | in the invalid state: paused
            your space is (in error | sleeping)
            deployment_paused | deployment_disabled
        """,
    ),
    rule(
        "edge.host_suspended",
        Reason.SERVICE_PAUSED,
        "cPanel's pages of gateways whose hosting was stopped",
        shapes="html",
        phrases="service has been suspended | account suspended | account has been suspended",
    ),
    rule(
        "edge.google_sorry",
        Reason.UNUSUAL_ACTIVITY,
        "Google's `sorry` page in front of reverse Gemini channels",
        phrases="may be sending automated queries | unusual traffic from your computer network",
    ),
)
