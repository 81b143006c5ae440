"""``portal translations``: shows which translations are behind their sources, and stamps them."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import click
from rich.console import Console
from rich.table import Table

from portal.cli.differences import page_difference, text_difference
from portal.cli.options import lang_option, need_content, root_option
from portal.cli.options import show as show_problems
from portal.load import load
from portal.model.page import TranslationStatus, country_of
from portal.model.portal import Portal
from portal.problems import harmful, nearest
from portal.stamps import stamped_page, stamped_texts
from portal.translated_texts import TextState, text_states
from portal.translations import Freshness, PageState, fingerprint, states, units_of

WORDS = {
    "en": {
        "pages": "Pages",
        "texts": "Texts in YAML",
        "language": "language",
        "country": "country",
        "current": "current",
        "outdated": "outdated",
        "unstamped": "unstamped",
        "missing": "missing",
        "machine": "machine",
        "draft": "draft",
        "reviewed": "reviewed",
        "stamped": "Stamped pages: {pages}, texts: {texts}.",
        "left": "Left as they are, because their sources changed: {count}. Look at them with `portal translations show`, then stamp them by name.",
        "nothing": "Nothing is outdated.",
        "broken": "Nothing was stamped: what can't be read would lose its stamps.",
    },
    "es": {
        "pages": "Páginas",
        "texts": "Textos en YAML",
        "language": "idioma",
        "country": "país",
        "current": "al día",
        "outdated": "atrasada",
        "unstamped": "sin sello",
        "missing": "falta",
        "machine": "máquina",
        "draft": "borrador",
        "reviewed": "revisada",
        "stamped": "Páginas selladas: {pages}, textos: {texts}.",
        "left": "Quedan igual, porque su original cambió: {count}. Míralas con `portal translations show` y séllalas por su nombre.",
        "nothing": "Nada está atrasado.",
        "broken": "No se selló nada: lo que no se puede leer perdería sus sellos.",
    },
}

language_option = click.option("--language", default=None, help="Only this language of the portal.")


@dataclass(frozen=True)
class Chosen:
    """The translations that a command is about."""

    pages: list[PageState]
    texts: list[TextState]


def _chosen(portal: Portal, language: str | None, names: Iterable[str] = ()) -> Chosen:
    """All translations, or those of these names, in one language or all.

    A name is that of a page (``gt/asylum``), or the beginning of the keys of
    texts (``countries/gt/contacts``). Ends with a suggestion where there is none.
    """
    codes = [each.code for each in portal.languages]
    if language is not None and language not in codes:
        raise click.BadParameter(f"there is no language '{language}'; did you mean '{nearest(language, codes)}'?", param_hint="--language")
    pages = [state for state in states(portal) if language in (None, state.language)]
    texts = [state for state in text_states(portal) if language in (None, state.language)]
    names = list(names)
    if not names:
        return Chosen(pages, texts)
    chosen = Chosen([], [])
    for name in names:
        found = [state for state in pages if str(state.source.path) == name]
        below = [state for state in texts if f"{state.written.key}/".startswith(f"{name.rstrip('/')}/")] if not found else []
        if not found and not below:
            known = [*(str(state.source.path) for state in pages), *(state.written.key for state in texts)]
            raise click.UsageError(f"nothing to translate is called '{name}'; did you mean '{nearest(name, known)}'?")
        chosen.pages.extend(found)
        chosen.texts.extend(below)
    return chosen


@click.group(invoke_without_command=True)
@root_option
@lang_option
@language_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="For people or for programs.")
@click.pass_context
def translations(context: click.Context, root: Path, lang: str, language: str | None, form: str) -> None:
    """Show how many translations are behind their sources.

    Readers get the fallback language where a translation is missing. One is
    outdated when its source changed since it was made, and unstamped when nothing
    says from which text it was made.
    """
    if context.invoked_subcommand:
        context.default_map = {verb: {"root": root, "lang": lang, "language": language} for verb in ("show", "stamp")}
        return
    need_content(root)
    portal = load(root)[0]
    chosen = _chosen(portal, language)
    if form == "json":
        click.echo(json.dumps(_data(chosen), ensure_ascii=False, indent=2))
        return
    console = Console()
    for table in _tables(chosen, [each.code for each in portal.languages], WORDS[lang]):
        console.print(table, "")


def _tables(chosen: Chosen, languages: list[str], words: dict[str, str]) -> Iterable[Table]:
    """Two tables of counts, with a row for each language and country."""
    pages: Counter[tuple[str, str, str]] = Counter()
    texts: Counter[tuple[str, str, str]] = Counter()
    for page in chosen.pages:
        home = country_of(page.source.path) or "–"
        pages[page.language, home, page.state.freshness] += 1
        if page.state.status:
            pages[page.language, home, page.state.status] += 1
    for text in chosen.texts:
        texts[text.language, text.written.country or "–", text.freshness] += 1
    for title, counts, columns in (("pages", pages, (*Freshness, *TranslationStatus)), ("texts", texts, tuple(Freshness))):
        table = Table(title=words[title], title_justify="left", box=None, padding=(0, 1, 0, 0))
        table.add_column(words["language"])
        table.add_column(words["country"])
        for column in columns:
            table.add_column(words[column], justify="right")
        for language, country in sorted({row[:2] for row in counts}, key=lambda row: (languages.index(row[0]), row[1])):
            table.add_row(language, country, *(str(counts[language, country, column] or "") for column in columns))
        yield table


def _data(chosen: Chosen) -> dict[str, list[dict[str, object]]]:
    """Everything about every translation, for programs."""
    pages: list[dict[str, object]] = [
        {
            "page": str(page.source.path),
            "language": page.language,
            "state": page.state.freshness,
            "status": page.state.status,
            "percent": page.state.percent,
            "blocks": page.state.blocks,
            "changes": [{"kind": change.kind, "block": change.block, "was": change.was, "words": change.words} for change in page.state.changes],
        }
        for page in chosen.pages
    ]
    texts: list[dict[str, object]] = [
        {"key": text.written.key, "country": text.written.country, "language": text.language, "state": text.freshness} for text in chosen.texts
    ]
    return {"pages": pages, "texts": texts}


@translations.command()
@root_option
@lang_option
@language_option
@click.argument("name", required=False)
def show(root: Path, lang: str, language: str | None, name: str | None) -> None:
    """Show what changed in the sources since they were translated.

    NAME is a page, as gt/asylum, or the key of texts, as countries/gt; without
    it, everything that is outdated is shown.
    """
    need_content(root)
    chosen = _chosen(load(root)[0], language, [name] if name else [])
    pages = [page_difference(page, root, lang) for page in chosen.pages if name or page.state.freshness is Freshness.OUTDATED]
    texts = [text_difference(text, root, lang) for text in chosen.texts if text.written.key == name or text.freshness is Freshness.OUTDATED]
    click.echo("\n".join([*pages, *texts]) or WORDS[lang]["nothing"])


@translations.command()
@root_option
@lang_option
@language_option
@click.option("--all", "everything", is_flag=True, help="Also those whose sources changed: you looked at every one.")
@click.argument("names", nargs=-1)
def stamp(root: Path, lang: str, language: str | None, everything: bool, names: tuple[str, ...]) -> None:
    """Write into translations from which text they were made.

    Without NAMES, only translations that have no stamp get one. A stamp says that
    somebody compared the translation with its source, so outdated ones are
    stamped only by name: a page, as gt/asylum, or the key of texts, as
    countries/gt/contacts/police.
    """
    need_content(root)
    if names and everything:
        raise click.UsageError("name translations, or say --all, not both.")
    portal, problems = load(root)
    if harmful(problems):
        show_problems(harmful(problems), lang)
        click.echo(WORDS[lang]["broken"], err=True)
        sys.exit(1)
    chosen = _chosen(portal, language, names)
    written = Chosen([page for page in chosen.pages if page.page], [text for text in chosen.texts if text.words])
    if names and not (written.pages or written.texts):
        raise click.UsageError(f"{' '.join(names)}: there is no translation to stamp.")
    accepted = {Freshness.UNSTAMPED, Freshness.OUTDATED} if names or everything else {Freshness.UNSTAMPED}
    pages = [page for page in written.pages if page.state.freshness in accepted]
    texts = [text for text in written.texts if text.freshness in accepted]
    files = {page.place.file: _stamped(root, page) for page in pages} | dict(_records(portal, texts))
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_bytes(text.encode())
    click.echo(WORDS[lang]["stamped"].format(pages=len(pages), texts=len(texts)))
    left = sum(page.state.freshness is Freshness.OUTDATED for page in written.pages) + sum(text.freshness is Freshness.OUTDATED for text in written.texts)
    if left and Freshness.OUTDATED not in accepted:
        click.echo(WORDS[lang]["left"].format(count=left))


def _stamped(root: Path, state: PageState) -> str:
    """The file of a translation with the stamp of its present source."""
    try:
        return stamped_page((root / state.place.file).read_bytes().decode(), fingerprint(units_of(state.source)))
    except ValueError as error:
        raise click.ClickException(f"{state.place}: {error}") from error


def _records(portal: Portal, texts: list[TextState]) -> Iterator[tuple[PurePosixPath, str]]:
    """The files with the stamps of texts, for the languages of *texts*."""
    looked_at = {text.place for text in texts}
    for language in dict.fromkeys(text.language for text in texts):
        all_texts = (text for text in text_states(portal) if text.language == language)
        yield PurePosixPath("content/translations", f"{language}.yaml"), stamped_texts(all_texts, lambda text: text.place in looked_at)
