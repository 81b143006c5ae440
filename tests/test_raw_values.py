"""Raw values in running text, in each language of the readers: phones, lengths of time and amounts are found, ages may stand."""

from __future__ import annotations

import pytest

from portal.raw_values import amounts, dates, durations, phones


@pytest.mark.parametrize(
    ("language", "text", "number"),
    [
        ("es", "Llama al 110 si hay peligro.", "110"),
        ("en", "Call 110 if there is danger.", "110"),
        ("fr", "Appelez le 110 s’il y a un danger.", "110"),
        ("fr", "Téléphone\u00a0: 1555.", "1555"),
        ("pt", "Ligue para o 110 se há perigo.", "110"),
        ("pt", "Telefone: 1555.", "1555"),
        ("ht", "Rele 110 si gen danje.", "110"),
        ("ht", "Telefòn: 1555.", "1555"),
    ],
)
def test_a_short_number_beside_a_word_of_calling_is_a_phone(language: str, text: str, number: str):
    assert [found for _, found in phones(text, language)] == [number]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Tienes 30 días."),
        ("en", "You have 30 working days."),
        ("fr", "Vous avez 30 jours."),
        ("pt", "Você tem trinta dias."),
        ("ht", "Ou gen 30 jou."),
        ("ht", "Tann twa mwa."),
        ("fr", "La carte dure 2 ans."),
        ("pt", "A carteira dura 2 anos."),
        ("ht", "Kat la dire 2 an."),
    ],
)
def test_a_length_of_time_is_found(language: str, text: str):
    assert len(list(durations(text, language))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Tienes menos de 18 años."),
        ("en", "You are under 18 years."),
        ("fr", "Vous avez moins de 18 ans."),
        ("pt", "Você tem menos de 18 anos."),
        ("ht", "Ou poko gen 18 an."),
        ("ht", "Li gratis jiska laj 5 an."),
    ],
)
def test_an_age_may_stand_in_the_text(language: str, text: str):
    assert list(durations(text, language)) == []


@pytest.mark.parametrize(("language", "text"), [("es", "Paga Q25."), ("fr", "Payez 25 dollars."), ("pt", "Pague 25 pesos."), ("ht", "Peye 25 dola ameriken.")])
def test_an_amount_is_found(language: str, text: str):
    assert len(list(amounts(text, language))) == 1


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "Cerró en 2024."),
        ("en", "It closed in 2024."),
        ("fr", "Il a fermé en 2024."),
        ("pt", "Fechou em 2024."),
        ("ht", "Li fèmen an 2024."),
        ("ht", "Depi 2024 li fèmen."),
        ("ht", "Li te louvri jiska 2024."),
    ],
)
def test_a_year_after_a_word_of_time_is_a_date(language: str, text: str):
    assert len(list(dates(text, language))) == 1
