"""The part of a configuration that one shard works on."""

from exporter.config.model import Config, Maintenance, StatusPageConfig
from exporter.core.shards import Shard


def own_part(config: Config, shard: Shard) -> Config:
    """The targets of a shard, and what concerns them.

    Announced work that is for none of them is left out. A status page is read by every shard that it names a
    target of, with all its components: the same series from each. One that names no target at all is read by
    the shard that its own name belongs to.
    """
    if shard.total == 1:
        return config
    works = (_narrowed(work, shard) for work in config.maintenance)
    return config.model_copy(
        update={
            "targets": tuple(target for target in config.targets if shard.owns(target.name)),
            "status_pages": tuple(
                _page(page, shard) for page in config.status_pages if _concerns(page, shard)
            ),
            "maintenance": tuple(work for work in works if work.targets),
        }
    )


def _concerns(page: StatusPageConfig, shard: Shard) -> bool:
    names = [name for component in page.components for name in component.targets]
    return any(map(shard.owns, names)) if names else shard.owns(page.name)


def _page(page: StatusPageConfig, shard: Shard) -> StatusPageConfig:
    components = tuple(
        each.model_copy(update={"targets": _own(each.targets, shard)}) for each in page.components
    )
    return page.model_copy(update={"components": components})


def _narrowed(work: Maintenance, shard: Shard) -> Maintenance:
    return work.model_copy(update={"targets": _own(work.targets, shard)})


def _own(names: tuple[str, ...], shard: Shard) -> tuple[str, ...]:
    return tuple(filter(shard.owns, names))
