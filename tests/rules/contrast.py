"""How well letters can be read on a ground. Colours are `#rrggbb`."""


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def brightness(colour: str) -> float:
    """From 0 to 255, as Grafana reckons it to choose light or dark letters."""
    red, green, blue = _rgb(colour)
    return (299 * red + 587 * green + 114 * blue) / 1000


def contrast(one: str, other: str) -> float:
    """From 1 to 21, as WCAG 2 defines it; 4.5 can be read."""
    dark, light = sorted(_luminance(colour) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    shares = [value / 255 for value in _rgb(colour)]
    red, green, blue = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
