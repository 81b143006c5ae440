"""The interactive map of the hubs: folium writes the program that puts Leaflet's parts together."""

# Only the frame of the map: what is known of hubs never goes through folium,
# whose templates take text for program. The map takes it from the list on the page.

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path, PurePosixPath

from portal.prepare import Settings
from portal.render.interactive import basemap, libraries, map_name, runtime, sheet, towns
from portal.stage import Tree

CENTRE, ZOOM = (16.0, -91.0), 5
"""Where the map begins, in degrees: the countries of the hubs. Then it shows the hubs of the list."""

OPTIONS = {"minZoom": 4, "maxZoom": 10, "maxBounds": [[0, -125], [38, -52]], "zoomControl": True}
"""What Leaflet gets: the borders are drawn for no nearer view, and there is nothing around them."""


def interactive(settings: Settings) -> Tree:
    """The program of the map, its sheet, its borders and the towns, at the addresses that pages lead to."""
    overrides = settings.root / "overrides"
    name = map_name(overrides)
    return {
        PurePosixPath(f"{name}.js"): _program(overrides, settings.stage / f"{name}.js"),
        PurePosixPath(f"{name}.css"): sheet(overrides),
        **{PurePosixPath(script.url): script.data for script in (basemap(), towns())},
    }


def _program(overrides: Path, made: Path) -> bytes:
    """Libraries, our runtime and folium's call, made once for each name."""
    if not made.is_file():
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_text(f"{libraries()}\n{runtime(overrides)}\n{_call()}", encoding="utf-8")
    return made.read_bytes()


def _call() -> str:
    """What folium writes: the same text every time."""
    from branca.element import Figure, MacroElement  # slow to import, and seldom needed
    from folium import Map
    from folium.template import Template

    class Runtime(MacroElement):
        """Hands the map to our own program."""

        _template = Template("{% macro script(this, kwargs) %}PortalMap.begin({{ this._parent.get_name() }});{% endmacro %}")

    class HubMap(Map):
        """Leaflet in the place that the page has for it, without tiles, and without what folium would load from elsewhere."""

        default_js: list[tuple[str, str]] = []  # noqa: RUF012
        default_css: list[tuple[str, str]] = []  # noqa: RUF012
        _template = Template(
            "{% macro script(this, kwargs) %}"
            'var {{ this.get_name() }} = L.map("hub-map", Object.assign({center: {{ this.location|tojson }}, zoom: {{ this.options.zoom|tojson }}},'
            " {{ this.own|tojson }}, PortalMap.options));"
            "{% endmacro %}"
        )

    with _stable_names():
        made = HubMap(location=CENTRE, zoom_start=ZOOM, tiles=None)
        made.own = OPTIONS
        made.add_child(Runtime())
        figure = made.get_root()
        assert isinstance(figure, Figure)
        figure.render()
        return f"{figure.script.render().strip()}\n"


@contextmanager
def _stable_names() -> Iterator[None]:
    """Names that are counted instead of drawn by lot: the same program every time."""
    from branca.element import Element

    numbers = count(1)
    drawn = Element.__dict__["_generate_id"]
    Element._generate_id = classmethod(lambda cls: str(next(numbers)))
    try:
        yield
    finally:
        Element._generate_id = drawn
