"""Pages as answers: in the reader's language, written in a thread, for whoever runs it or for the public."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, ParamSpec, TypeVar

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from exporter.core.vocabulary import State
from exporter.web.context import WebContext, Workers
from exporter.web.formatting import Formatting
from exporter.web.paths import Paths
from exporter.wording import LANGUAGES, choose

if TYPE_CHECKING:
    from exporter.web.templates import Templates

_SITES: Final[tuple[tuple[str, str], ...]] = (
    ("/", "nav_status"),
    ("/prices", "nav_prices"),
    ("/history", "nav_history"),
)
_OF_MONEY: Final = "/prices"


P = ParamSpec("P")
T = TypeVar("T")


class Sheets:
    """Writes pages. It is done in a thread: a long page would keep the probes waiting."""

    public = False
    """Whether the pages are the public's: without money, evidence and what concerns the exporter."""

    def __init__(self, site: WebContext) -> None:
        self.site = site
        self._templates: Templates | None = None
        self._workers = Workers("pages")

    def speech(self, request: Request, lang: str | None) -> Formatting:
        """The language asked for, or the browser's, and the moment to speak from."""
        table = choose(lang, request.headers.get("accept-language", ""))
        return Formatting(table, self.site.clock.time())

    async def work(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What `call` gives, in the thread that writes the pages."""
        return await self._workers.run(call, *args, **kwargs)

    def frame(self, now: float) -> Any:
        """What the public page has around its content, at `now` (unix seconds); None for the other."""
        del now

    @property
    def paths(self) -> Paths:
        """What stands before the paths of links."""
        return self.site.paths

    async def answer(
        self, request: Request, name: str, speech: Formatting, worst: State, **values: Any
    ) -> Response:
        """A page. `values` are plain data: the board goes on changing meanwhile."""
        if self._templates is None:
            self._templates = await self._workers.run(_load, self.paths)
        around = {
            "public": self.frame(speech.now),
            "here": request.url.path,
            "sites": [site for site in _SITES if not (self.public and site[0] == _OF_MONEY)],
            "languages": [(t.code, t.name, _in(request, t.code)) for t in LANGUAGES.values()],
        }
        html = await self._workers.run(self._templates.write, name, speech, worst, around | values)
        headers = self._templates.headers | {"content-language": speech.table.code}
        return HTMLResponse(html, headers=headers)


def _in(request: Request, lang: str) -> str:
    return f"?{request.url.include_query_params(lang=lang).query}"


def _load(paths: Paths) -> "Templates":
    # Imported for the first page: the templates' library would delay the exporter's first answer.
    from exporter.web.templates import Templates

    return Templates(paths)
