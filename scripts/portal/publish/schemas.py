"""JSON Schema of the content files, for editors that check while one types."""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from portal.model.alert import Alert
from portal.model.contact import Contact
from portal.model.country import Country
from portal.model.fact import FACT_CLASSES
from portal.model.hub import Hub
from portal.model.material import Material
from portal.model.page import SourcePage, TranslatedPage
from portal.model.procedure import Procedure
from portal.model.search import Search
from portal.model.statistics import Statistic
from portal.model.vocabulary import Language, Pathway, Service, Topic
from portal.schema import json_schema
from portal.stage import Tree

SCHEMAS = {
    "hub": Hub,
    "country": Country,
    "contact": Contact,
    "procedure": Procedure,
    "page": SourcePage,
    "translation": TranslatedPage,
    "material": Material,
    "language": Language,
    "topic": Topic,
    "service": Service,
    "pathway": Pathway,
    "alert": Alert,
    "statistic": Statistic,
    "search": Search,
    **{f"fact-{kind}": entity for kind, entity in FACT_CLASSES.items()},
}


def schemas() -> Tree:
    """One schema per kind of entry, at ``schemas/<name>.json``."""
    return {
        PurePosixPath("schemas", f"{name}.json"): (json.dumps(json_schema(entity), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
        for name, entity in SCHEMAS.items()
    }
