"""Every message that an editor can meet: those of the rules and those of reading the files."""

from __future__ import annotations

from portal import csvfile, inventory, load, schema, yamlfile
from portal.problems import Message
from portal.rules.all_rules import RULES


def all_messages() -> list[Message]:
    """All messages, each once, by the name of the rule."""
    found = {value.rule: value for module in (csvfile, inventory, load, schema, yamlfile) for value in vars(module).values() if isinstance(value, Message)}
    found |= {rule.name: rule.message for rule in RULES}
    return [found[name] for name in sorted(found)]
