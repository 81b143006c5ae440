"""Made-up entries for the page of patterns: every part of a page in every state."""

from __future__ import annotations

from datetime import date, timedelta

from portal.model.contact import Contact, Phone
from portal.model.hub import Hub
from portal.model.procedure import Procedure
from portal.phones import Dialled
from portal.render.hub_view import HubGroup, HubView
from portal.render.maps import country_map
from portal.render.materials import papers_of_material
from portal.render.reach import reach
from portal.render.view import View

PHONE = Dialled("+1 202-555-0143", "tel:+12025550143")
"""A number that is kept free for fiction: nobody answers."""

CLAIM = {"source": "https://example.org/", "confidence": "high"}
NAME = {"es": "Oficina de ejemplo", "en": "Sample office", "ar": "مكتب للتجربة"}


def samples(view: View) -> dict[str, object]:
    """What `pattern_after.html` gets beside the view: contacts, hubs, a procedure, and a phone that nobody has."""
    return {
        "phone": PHONE,
        "written": reach(Phone.model_validate({"number": PHONE.display, "whatsapp": True, "calls": False}), "us"),
        "texted": reach(Phone.model_validate({"number": PHONE.display, "calls": False}), "us"),
        "contacts_": _contacts(view.today),
        "groups": _hubs(view),
        "map": next((map_ for country in view.countries if (map_ := country_map(view, country, "#main"))), None),
        "leaflets": next((found for each in view.portal.materials if (found := papers_of_material(view, each.id))), []),
        "procedures": _procedures(view.today),
        "rows": [(view.text(names), count) for names, count in zip([topic.names for topic in view.portal.topics], (512, 128, None, 0), strict=False)],
    }


def _contacts(today: date) -> list[Contact]:
    """Confirmed with all that can be known; of medium confidence; overdue without a phone; a shelter without a place, to which one writes."""
    common = {**CLAIM, "name": NAME, "services": ["rights"], "for": ["everyone"], "read": str(today), "about": NAME}
    phone = {"number": PHONE.display, "whatsapp": True, "hours": {"mon-fri": "08:00-16:00"}}
    long_ago = str(today - timedelta(days=400))
    entries: list[dict[str, object]] = [
        {
            "id": "confirmed",
            "kind": "organisation",
            "phones": [phone],
            "address": NAME,
            "directions": NAME,
            "hours": {"always": True},
            "web": "https://example.org/",
            "confirmed": {"date": str(today), "how": "call"},
        },
        {"id": "medium", "kind": "hotline", "phones": [{"number": PHONE.display, "name": NAME}], "confidence": "medium", "source-date": "2021-06"},
        {"id": "old", "kind": "authority", "read": long_ago},
        {"id": "shelter", "kind": "shelter", "phones": [{"number": PHONE.display, "whatsapp": True, "calls": False}], "precision": "phone-only"},
    ]
    return [Contact.model_validate({**common, **entry}) for entry in entries]


class SampleHub(HubView):
    """A hub that has no page."""

    @property
    def link(self) -> str:
        """The way to where the reader is."""
        return "#main"


def _hubs(view: View) -> list[HubGroup]:
    """Two of one department of which the same is known, then one hub in each state."""
    today = str(view.today)
    old = {"evidence": [{"source": "https://example.org/", "source-date": "2021-06", "read": today}]}
    recent = {"evidence": [{"source": "https://example.org/", "source-date": today, "read": today}]}
    known: list[dict[str, object]] = [
        {**recent, "confirmed": {"date": today, "how": "visit"}},
        recent,
        old,
        *({**old, "status": state} for state in ("paused", "closed", "planned")),
    ]
    common = {"country": view.portal.countries[0].code, "name": NAME, "admin1": "Ejemplo", "id": "sample", "municipality": "Ejemplo"}
    hubs = [SampleHub(view, Hub.model_validate({**common, **entry})) for entry in (old, old, *known)]
    return [HubGroup("Ejemplo", hubs[:2]), HubGroup("", hubs[2:])]


def _procedures(today: date) -> list[Procedure]:
    """One of which much is known, and one of which nothing is."""
    paper = {"id": "paper", "names": NAME, "if-missing": NAME}
    common = {**CLAIM, "id": "sample", "official-name": "Nombre oficial de ejemplo", "name": NAME, "read": str(today)}
    known = {"who-can": NAME, "cost": {"free": True}, "papers": [paper], "steps": [{"do": NAME, "bring": ["paper"], "get": NAME}, {"do": NAME}]}
    return [
        Procedure.model_validate({**common, **known}),
        Procedure.model_validate({**common, "id": "sample-2", "confidence": "medium", "steps": [{"do": NAME}]}),
        Procedure.model_validate({**common, "id": "sample-3", "papers": [], "steps": [{"do": NAME}]}),
    ]
