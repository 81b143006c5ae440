"""What the page of a comparison gets: each question with the answer of every country."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from portal.model.claim import Claim
from portal.model.comparison import Comparison, Question
from portal.model.country import Country
from portal.model.fact import Fact, FactKind
from portal.model.procedure import Procedure
from portal.render.values import Values
from portal.render.view import View


@dataclass(frozen=True)
class Answer:
    """What is known in one country."""

    country: Country
    words: Markup | None
    """The value with the mark of its source; None: not known."""

    link: str | None
    """The page of the country about the topic; None where it has none."""


@dataclass(frozen=True)
class Answered:
    """A question with the answers of all countries, in the order of their names."""

    name: Markup
    answers: list[Answer]
    claims: list[Claim] = field(default_factory=list)
    """What the answers rest on."""


def answered(view: View, comparison: Comparison) -> list[Answered]:
    """The questions of a comparison, answered from the ledgers alone."""
    return [_answered(view, comparison, question) for question in comparison.rows]


def _answered(view: View, comparison: Comparison, question: Question) -> Answered:
    found = Answered(view.text(question.name), [])
    for country in view.countries:
        values = Values(view.portal, view.language, country, view.today)
        answers = list(_answers(values, comparison, question))
        found.claims.extend(claim for claim, _ in answers)
        words = [shown + view.mark(claim) for claim, shown in answers]
        path = f"{country.code}/{comparison.id}"
        is_written = view.portal.shown(view.language, view.path.parent.parent / country.code / comparison.id) is not None
        found.answers.append(Answer(country, Markup(" ").join(words) if words else None, view.link(path) if is_written else None))
    return found


def _answers(values: Values, comparison: Comparison, question: Question) -> Iterator[tuple[Claim, Markup]]:
    """The claim that answers in the country of *values*, as words; nothing where it is not known."""
    assert values.country is not None
    if question.facts:
        yield from _fact(values, question.facts.get(values.country.code))
        return
    procedure = values.entry(comparison.procedure) if comparison.procedure else None
    if not isinstance(procedure, Procedure):
        return
    match question.part:
        case "where":
            place = next((step.where for step in procedure.steps if step.where), procedure.authority)
            contact = values.entry(place) if place else None
            if contact is not None:
                yield contact, values.shown(str(place))
        case "cost" if procedure.cost and procedure.cost.free:
            yield procedure, Markup("<strong>{}</strong>").format(values.words("procedure.free"))
        case "cost":
            yield from _fact(values, procedure.cost.fact if procedure.cost else None)
        case "deadline":
            yield from _fact(values, procedure.deadline)
        case "takes":
            yield from _fact(values, procedure.takes)
        case "if-refused":
            yield from _fact(values, procedure.if_refused)


def _fact(values: Values, key: str | None) -> Iterator[tuple[Claim, Markup]]:
    fact = values.entry(key) if key else None
    if isinstance(fact, Fact):
        plain = fact.kind is FactKind.STATEMENT
        yield fact, values.marked(values.phrase(fact.value)) if plain else values.shown(str(key))  # type: ignore[attr-defined]
