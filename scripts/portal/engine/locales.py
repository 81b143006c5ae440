"""Lets mkdocs-static-i18n build every language that the portal has, also those with three letters."""

# Its pattern for codes knows ISO 639-1 only, so that ``quc`` (K'iche') or ``miq``
# (Miskito) are refused. The three modules that hold the pattern get a wider one
# before any configuration is read.

from __future__ import annotations

import re

import mkdocs_static_i18n.config
import mkdocs_static_i18n.folder
import mkdocs_static_i18n.suffix
from mkdocs_static_i18n.config import I18nPluginLanguage

from portal.model.scalars import LANGUAGE
from portal.model.vocabulary import Language

ANY_LANGUAGE = re.compile(f"^{LANGUAGE}$")

for module in (mkdocs_static_i18n.config, mkdocs_static_i18n.folder, mkdocs_static_i18n.suffix):
    assert hasattr(module, "RE_LOCALE"), f"{module.__name__} changed: see portal.engine.locales"
    module.RE_LOCALE = ANY_LANGUAGE


def configured(languages: tuple[Language, ...]) -> list[I18nPluginLanguage]:
    """The languages of the portal as static-i18n wants them; the first is the default."""
    made = []
    for index, language in enumerate(languages):
        entry = I18nPluginLanguage()
        entry.load_dict({"locale": language.code, "name": language.name, "build": True, "default": index == 0})
        entry.validate()
        made.append(entry)
    return made
