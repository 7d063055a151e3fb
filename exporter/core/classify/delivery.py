"""What was delivered: told from the structure of an answer alone, before any of its words is read.

Called by `normalize` with a body that parsed. A product, a terminal success and no filled error member is a
delivery, whatever stands in prompts, titles and captions. A job that is queued or runs is under way, and
nobody's fault. A terminal success with nothing to show for it is hollow. All else is left to later stages.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from exporter.core.classify import fields, jobs, links, parsing, products, stated
from exporter.core.classify.rule import words
from exporter.core.classify.speech import Speech, spoken_by_model


class Delivery(Enum):
    """What an answer shows of a job."""

    PRODUCT = "product"
    """A product, or a finished video that is fetched separately."""
    RUNNING = "running"
    """A job is queued or runs."""
    HOLLOW = "hollow"
    """It says that it is done, and there is nothing."""
    NAMELESS = "nameless"
    """A job is queued or runs, and nobody can ask for it: it has no id."""
    ORDER = "order"
    """The id of a job, and no word of how it is."""


DONE: Final = words(
    "ok succeeded succeed completed complete finished done success successful"
    " media_generation_status_successful"
    " task_status_succeed ready finish 成功 已完成 完成 完了 완료 terminado completado completada concluído"
    " concluída terminé terminée fertig abgeschlossen готово завершено selesai tamamlandı ukończono"
    " completato"
)
_ACKNOWLEDGED: Final = words("success done successful ready ok")
"""Words that an answer without any job says too: `{"status": "success", "data": null}`."""
_SENTENCES: Final = frozenset(fields.BUSINESS_TEXTS)
_READ: Final = 400
"""Characters of an address that are read."""
_DEEPEST: Final = 24
_NODES: Final = 400
_SEVERAL: Final = 20
_SHALLOW: Final = 4
"""What lies deeper in others, or in longer lists, is looked at once, and not for each part."""


@dataclass(slots=True)
class Shown:
    """What the objects of an answer show, all layers together."""

    done: bool = False
    acknowledged: bool = False
    """The only word for it was one that any answer may say."""
    running: bool = False
    failed: bool = False
    filtered: bool = False
    """Something was made, and held back for its content."""
    blanked: bool = False
    """A flag for each product says that nothing of it is to be seen."""
    fetched_separately: bool = False
    """OpenAI's finished video, whose content is another request."""
    linked: bool = False
    """A place that only a product has, with a link or bytes in it: needs no word that it is done."""
    filled: bool = False
    """A place that a product may have, with anything in it."""
    room: bool = False
    """A place that only a product has, filled or not."""
    job: bool = False
    """It has the id, or a state, of a job."""
    nameless: bool = False
    """It says that an order was taken, and its job has no id."""
    unnamed: bool = False
    """A job is queued or runs, and the place for its id is empty."""
    identified: bool = False
    """It has the id of a job."""
    vacant: bool = False
    """It says that all is well, and the place for what it gives is empty."""
    fruitless: bool = False
    """By its own count nothing came out well."""
    over: bool = False
    """A flag says that there is nothing more to come."""
    nodes: int = 0

    def delivery(self, *, job: bool) -> Delivery | None:
        """What follows; `job`: the answer is known to be about one."""
        if self.failed or self.blanked or (self.filtered and not self.linked):
            return None
        if self.fetched_separately or (self.linked and not self.running):
            return Delivery.PRODUCT
        if self.running:
            lost = self.unnamed and not (self.identified or job)
            return Delivery.NAMELESS if lost else Delivery.RUNNING
        if not (self.done or self.fruitless):
            return self._undone(over=self.over and job)
        if self.filled and not self.fruitless:
            return Delivery.PRODUCT
        return None if self.acknowledged and not (job or self.room or self.vacant) else Delivery.HOLLOW

    def _undone(self, *, over: bool) -> Delivery | None:
        """What follows where nothing is said to be done; `over`: nothing more is to come of a job."""
        if over and not self.filled:
            return Delivery.HOLLOW
        if self.job:
            return Delivery.ORDER
        # A place for the product, or for the job, empty, and no job that could still fill it.
        bare = self.room or self.nameless or self.vacant
        return Delivery.HOLLOW if bare and not self.filled else None

    def take(self, value: Any, key: str = "", depth: int = 0) -> None:
        """Look at a parsed value that stands under a key."""
        self.nodes += 1
        if self.nodes > _NODES or depth > _DEEPEST:
            return
        if isinstance(value, list):
            self._take_list(value, key, depth)
        elif isinstance(value, dict):
            self._take_object({str(name).lower()[:40]: item for name, item in value.items()}, key, depth)
        elif isinstance(value, str) and (key in jobs.CONTAINERS or depth == 0):
            opened = _opened(value)
            if opened is not None:
                self.take(opened, key, depth + 1)

    def _take_list(self, value: list[Any], key: str, depth: int) -> None:
        """The parts of a list; where some hand a product over, it counts for nothing that others failed."""
        several = 1 < len(value) <= _SEVERAL and depth < _SHALLOW and key.replace("_", "") in products.LISTS
        parts = [Shown(nodes=self.nodes) for _ in value] if several else []
        for item, part in zip(value, parts, strict=False):
            part.take(item, key, depth + 1)
        if any(part.failed for part in parts) and any(part.filled and not part.failed for part in parts):
            self.room = self.filled = self.linked = True
            return
        for item in value:
            self.take(item, key, depth + 1)

    def _take_object(self, value: Mapping[str, Any], key: str, depth: int) -> None:
        if spoken_by_model(value):
            self._take_message(value)
            return
        self.fruitless = self.fruitless or jobs.fruitless(value)
        if jobs.complains(value, key) and not jobs.under_way(value):
            self.failed = True
            return
        self._take_state(value, key)
        told = [name for name, item in value.items() if item and jobs.of_a_job(name, key)]
        self.job = self.job or bool(told) or jobs.ticketed(value)
        self.identified = self.identified or not fields.STATES.issuperset(told)
        self.nameless = self.nameless or jobs.nameless(value)
        self.unnamed = self.unnamed or jobs.unnamed(value)
        self.vacant = (
            self.vacant or (key in fields.TOP and jobs.vacant(value)) or (not depth and jobs.lone(value))
        )
        self.filtered = self.filtered or jobs.withheld(value)
        self.blanked = self.blanked or any(map(jobs.all_blanked, value.items()))
        alone, blank = len(value) == 1, products.blank(value)
        self.room = self.room or blank or products.pictureless(value)
        for name, item in value.items():
            if fields.ordered(name) or fields.says_nothing(name, item) or fields.customers(name):
                continue
            if not blank or isinstance(item, dict | list):
                self._take_part(name, item, depth, alone=alone)

    def _take_part(self, name: str, item: Any, depth: int, *, alone: bool) -> None:
        """One part of an object; `alone`: it has no other."""
        if isinstance(item, str) and name.replace("_", "") in products.NAMES and stated.cried(item):
            self.failed = True
        if name in fields.CHOICES or jobs.of_messages(item):
            self._take_choices(item)
            if name not in fields.CHOICES:
                return
        else:
            self._take_place(products.place(name.replace("_", ""), item))
        if isinstance(item, dict | list) or (isinstance(item, str) and (alone or name in jobs.CONTAINERS)):
            self.take(item, "" if alone and isinstance(item, str) else name, depth + 1)

    def _take_message(self, value: Mapping[str, Any]) -> None:
        """A message of a model: its words, and what is handed over beside them."""
        self._take_choices([value])
        for name, item in value.items():
            if isinstance(item, dict | list):
                self._take_place(products.place(name.replace("_", ""), item))

    def _take_place(self, found: products.ProductPlace | None) -> None:
        if found is not None:
            self.room = self.room or found.room
            self.filled = self.filled or found.filled
            self.linked = self.linked or found.linked

    def _take_state(self, value: Mapping[str, Any], key: str) -> None:
        if key in fields.PARTS:
            return
        self.over = self.over or any(value[name] is True for name in fields.OVER & value.keys())
        said = {str(value[name]).strip().lower() for name in fields.STATES & value.keys()}
        said |= {
            text for name in _SENTENCES & value.keys() if stated.goes_on(text := str(value[name]).lower())
        }
        if any(map(stated.pending, said)):
            self.running = True
        elif not DONE.isdisjoint({*said, *map(stated.bare, said)}) or jobs.flagged_done(value, key):
            self.done = True
            self.acknowledged = bool(said) and said <= _ACKNOWLEDGED
            self.fetched_separately = self.fetched_separately or value.get("object") == "video"

    def _take_choices(self, choices: Any) -> None:
        """What a model answered: a picture among its parts, or a link in its words."""
        spoken = Speech()
        for choice in choices if isinstance(choices, list) else ():
            if isinstance(choice, dict):
                spoken.take(choice)
        said = "".join(spoken.prose)
        if parsing.has_media(said) and not links.leads_away(said[: 4 * _READ]):
            self.linked = True


def looked_at(value: Any, *, job: bool) -> Delivery | None:
    """What a parsed answer shows; `job`: it is known to be about one. Linear and bounded."""
    if job and value in ([], {}):
        return Delivery.HOLLOW
    shown = Shown()
    shown.take(value)
    return shown.delivery(job=job)


def empty(value: Mapping[str, Any]) -> bool:
    """An answer that has room for a result, and nothing in it."""
    if value.get("object") == "chat.completion.chunk":
        return False
    return ("created" in value and value.get("data") == []) or [] in (
        value.get("candidates"),
        value.get("choices"),
    )


def _opened(text: str) -> Any:
    start = text.lstrip()[:1]
    return parsing.parse(text) if start and start in '{["' else None
