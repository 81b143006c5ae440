"""The language of a text is told by its frequent words."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.conftest import ROOT, TODAY, Write

from portal.language_detection import FREQUENT, LEAST_MARGIN, LEAST_WORDS, detect
from portal.load import load
from portal.markdown import prose
from portal.model.page import Page
from portal.rules.all_rules import check

SAMPLES = {
    "es": "Puedes pedir refugio en Guatemala si tienes miedo de volver a tu país. El trámite es gratis y no necesitas abogado. Ve al puesto de migración.",
    "en": "You can ask for asylum in Guatemala if you are afraid to go back to your country. It is free and you do not need a lawyer.",
    "fr": "Vous pouvez demander l'asile au Guatemala si vous avez peur de retourner dans votre pays. C'est gratuit et vous n'avez pas besoin d'avocat.",
    "pt": "Você pode pedir refúgio na Guatemala se tem medo de voltar para o seu país. É gratuito e você não precisa de advogado. Vá ao posto de migração.",
    "ht": "Ou ka mande azil nan Gwatemala si ou pè tounen nan peyi ou. Demann lan gratis epi ou pa bezwen avoka. Ale nan pòs migrasyon ki sou fwontyè a.",
}
CITIES = "Tapachula Tenosique Palenque Oaxaca Puebla Saltillo Monterrey Tijuana Guadalajara Acayucan Comalapa Huixtla Arriaga Ixtepec " * 2

REAL = [page for page in load(ROOT)[0].pages if len(prose(page.body).split()) >= LEAST_WORDS]


@pytest.mark.parametrize("language", SAMPLES)
def test_a_sample_is_told_from_the_other_languages(language: str):
    detected = detect(SAMPLES[language])

    assert detected is not None
    assert detected.language == language
    assert LEAST_MARGIN <= detected.margin <= 1


def test_every_language_that_is_known_has_a_sample():
    assert set(SAMPLES) == set(FREQUENT)


@pytest.mark.parametrize("page", REAL, ids=lambda page: f"{page.language}/{page.path}")
def test_every_real_page_is_in_the_language_of_its_folder(page: Page):
    detected = detect(prose(page.body))

    assert detected is not None
    assert detected.language == page.language


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(" ".join(SAMPLES["es"].split()[: LEAST_WORDS - 1]), id="too-short"),
        pytest.param(CITIES, id="names"),
        pytest.param(f"{SAMPLES['es']} {SAMPLES['pt']}", id="half-and-half-of-two-that-are-close"),
        pytest.param("اتصل على المكتب أو اذهب إلى النافذة ثم انتظر هناك حتى يصل دورك " * 3, id="a-language-that-is-not-known"),
    ],
)
def test_what_is_unclear_is_not_decided(text: str):
    assert detect(text) is None


def test_as_many_words_as_are_needed_are_enough():
    assert detect(" ".join(SAMPLES["es"].split()[:LEAST_WORDS])) is not None


def test_a_text_left_in_its_source_language_is_reported(small_portal: Path, write: Write):
    write("content/en/gt/asylum.md", f'---\ntitle: "Asylum"\nsummary: "How."\nl10n: {{status: machine}}\n---\n\n## Uno {{ #papers }}\n\n{SAMPLES["es"]}\n')

    problems = [problem for problem in check(load(small_portal)[0], TODAY) if problem.rule == "text-is-in-its-language"]

    assert [str(problem.place) for problem in problems] == ["content/en/gt/asylum.md:6:1"]
    assert problems[0].sentences("es")[0] == "la página está en la carpeta de 'en', pero su texto parece estar en 'es'"
