"""Protocol files as all sorts of people write them: with comments, odd indents, quotes, braces."""

from __future__ import annotations

import json
import re
from random import Random

import yaml

PLAIN = [
    "Look",
    "Talk",
    "Talk",
    "Describe what you see",
    "Say it again",
    "Élan & more",
    "第一步",
    "Notice",
    "It's time",
    "Wonder",
]
TRICKY = [
    "Look: what is there",
    "- a dash",
    "? why",
    "5",
    "5:30",
    "yes",
    "null",
    "~",
    "#hash",
    "a #b",
    "ends:",
    "@home",
    "`tick`",
    "%x",
    "*star",
    "&and",
    "!bang",
    "[list]",
    "{brace}",
    "a, b",
    "a [b] {c}",
    "what?",
    'say "hi"',
    "it's 'so'",
    "'",
    '"',
    "“curly”",
    "back\\slash",
    "tab\there",
    "a: b: c",
    "http://x.org/a?b#c",
    "=",
    "<<",
    "...",
    "---",
    "|",
    ">",
    "😀 smile",
    "0x1F",
    ".5",
    "1e3",
    "2026-11-23",
    "a  b",
    "x:y",
    "x:[y]",
    "nbsp\u00a0here",
    "- ",
    "é",
    "word " * 30,
    "w" * 130,
]
LONG = [
    "First line.\nSecond line.",
    "One\n\nTwo: three",
    "# a heading\n- a point\n- another\n\n  deeper",
    "ends with two spaces  \nsee",
    "a\n\tb",
    "a\n   \nb",
    "“So”\n'it' goes",
    "---\n...",
    "a:\n  b: c # d",
    "word " * 60,
]
ROLES = {"presenter": "Presenting teacher", "recorder": "Recorder: writes", "coach": ""}


class Writer:
    """Writes one file. All that is by chance comes from the one generator."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.comments = 0
        self.slots: list[str] = []
        self.later_titles: list[str] = []

    def chance(self, of: int) -> bool:
        return self.random.randrange(of) == 0

    def comment(self) -> str:
        self.comments += 1
        return f"# c{self.comments}: a 'remark', {{so}} it is"

    def title(self) -> str:
        return self.random.choice(PLAIN if self.random.randrange(3) else TRICKY).strip()

    def text(self) -> str:
        return self.random.choice([*PLAIN, *TRICKY, *LONG]).strip()

    # One value, in lines: the first goes behind the key, the others are whole.

    def scalar(self, text: str, indent: int, *, flow: bool) -> list[str]:
        plain = bool(re.fullmatch(r"[A-Za-z](?:[\w' ]*[a-z])?", text)) and not re.fullmatch(
            r"(?i)yes|null|no|true|y|n|on|off", text
        )
        ways = ["json"]
        if text.isascii() and "\n" not in text and "\t" not in text and "  " not in text:
            ways.append("single")
        if plain:
            ways += ["plain", "plain", "plain"]
            if not flow and " " in text:
                ways.append("folded plain")
        if not flow:
            ways += ["literal", "literal"]
            if re.fullmatch(r"\S+( \S+)*", text):
                ways.append("folded")
        way = self.random.choice(ways)
        if way == "json":
            # YAML's \\u takes no pairs, which JSON writes for a smile.
            return [json.dumps(text, ensure_ascii=self.chance(2) and max(text) < "\uffff")]
        if way == "single":
            return ["'" + text.replace("'", "''") + "'"]
        if way == "plain":
            return [text]
        margin = " " * (indent + self.random.choice([1, 2, 2, 4]))
        if way == "folded plain":
            first, _, rest = text.partition(" ")
            return [first, margin + rest]
        header = self.random.choice(["|", "|-", "|+"] if way == "literal" else [">", ">-"])
        if self.chance(4):
            header += "  " + self.comment()
        lines = text.split("\n") if way == "literal" else text.replace(" ", "\n", 2).split("\n")
        blank = [""] * self.random.choice([0, 0, 1])
        return [header, *(margin + line if line else "" for line in lines), *blank]

    def flow_list(self, items: list[str]) -> str:
        return "[" + ", ".join(items) + self.random.choice(["", "", ","]) + "]"

    def texts(self, values: list[str], indent: int, *, flow: bool) -> list[str]:
        if flow or self.chance(2):
            return [self.flow_list([self.scalar(v, 0, flow=True)[0] for v in values])]
        return self.dashes([self.scalar(v, indent + 2, flow=False) for v in values], indent)

    def dashes(self, items: list[list[str]], indent: int) -> list[str]:
        """A list with dashes on lines of its own."""
        column = indent + self.random.choice([0, 2, 2, 3])
        lines = [self.comment() if self.chance(4) else ""]
        for first, *rest in items:
            if self.chance(8):
                lines.append(" " * column + self.comment())
            block = first[:1] in "|>" and first[:1]
            behind = "" if block or not self.chance(6) or rest else "  " + self.comment()
            lines += [" " * column + "- " + first + behind, *rest]
        return lines

    def mapping(self, pairs: list[tuple[str, list[str]]], indent: int) -> list[str]:
        """A mapping in lines; the first has no margin."""
        lines: list[str] = []
        for key, (first, *rest) in pairs:
            name = key if not self.chance(12) else f'"{key}"'
            if self.chance(9):
                lines.append(" " * indent + self.comment())
            one = not rest and first[:1] not in ("|", ">") and "#" not in first
            behind = "  " + self.comment() if one and self.chance(8) else ""
            gap = " " * self.random.choice([1, 1, 1, 3]) if first else ""
            if first.startswith("#"):
                gap = "  "
            lines += [" " * indent + f"{name}:{gap}{first}{behind}", *rest]
        lines[0] = lines[0][indent:]
        return lines

    def braces(self, pairs: list[tuple[str, list[str]]]) -> str:
        between = self.random.choice([", ", ", ", ",\n      ", ",  # c0: inside\n        "])
        inside = between.join(f"{key}: {value[0]}" for key, value in pairs)
        return "{" + inside + self.random.choice(["", "", ","]) + "}"

    # Captures, steps, rounds.

    def capture(self, indent: int, *, flow: bool) -> list[str]:
        random = self.random
        kinds = ["columns", "columns", "sort", "text", "decision", "bare", "table"]
        kinds += ["dots"] * 3 * bool(self.slots) + ["prediction"] * 3 * bool(self.later_titles)
        kind = random.choice(kinds)
        if kind == "bare":
            return [random.choice(["decision", "action", "goal"])]
        pairs = self.kind_and_options(kind, indent, flow=flow)
        if kind != "table" and self.chance(4):
            pairs.append(("required", ["true"]))
        if self.chance(5):
            pairs.append(("id", [f"given-{random.randrange(10_000)}"]))
        random.shuffle(pairs)
        if flow or self.chance(3):
            if all(len(value) == 1 and "#" not in value[0] for _, value in pairs):
                return ["{" + ", ".join(f"{key}: {value[0]}" for key, value in pairs) + "}"]
            if flow:
                return ["decision"]
        return self.mapping(pairs, indent)

    def kind_and_options(
        self, kind: str, indent: int, *, flow: bool
    ) -> list[tuple[str, list[str]]]:
        random = self.random
        if kind in ("columns", "sort"):
            labels = list(dict.fromkeys(self.title() for _ in range(random.randint(1, 3))))
            self.slots += labels
            return [(kind, self.texts(labels, indent, flow=flow))]
        if kind == "table":
            return [(kind, ["[{name: Skill}, {name: DOK, choice: [1, 2]}]"])]
        if kind == "dots":
            slot = self.scalar(random.choice(self.slots), indent, flow=flow)
            return [(kind, slot), ("per_person", ["3"])]
        label = self.title()
        pairs = [(kind, self.scalar(label, indent, flow=flow))]
        if kind == "prediction":
            step = random.choice(self.later_titles)
            return [*pairs, ("reveal_at", self.scalar(step, indent, flow=flow))]
        if kind == "text" and self.slots and self.chance(2):
            pairs.append(("restates", self.scalar(self.slots[0], indent, flow=flow)))
        self.slots.append(label)
        return pairs

    def step(self, indent: int, titles: list[str]) -> list[str]:
        random = self.random
        flow = self.chance(4)
        pairs = [("title", self.scalar(titles[0], indent, flow=flow))]
        self.later_titles = titles[1:]
        if self.chance(5):
            pairs.append(("turns", [random.choice(["{each: 1m}", "{who: everyone, each: 90s}"])]))
        else:
            forms = ["5", "5-10", "5-15 (10)", '"90s"', "5m", "{min: 5, plan: 10, max: 15}", "2.5"]
            pairs.append(("minutes", [random.choice(forms)]))
            if self.chance(8):
                pairs.append(("turns", ["{who: everyone}"]))
        if self.chance(2):
            pairs.append(("talk", [random.choice(["silence", "presenter", "recorder", "writing"])]))
        if self.chance(2):
            pairs.append(("say", self.scalar(self.text(), indent, flow=flow)))
        more = [key for key in ("guard", "notes") if self.chance(4)]
        pairs += [(key, self.scalar(self.text(), indent, flow=flow)) for key in more]
        if self.chance(4):
            pairs.append(("stems", self.texts(["I see ...", "so: it"], indent, flow=flow)))
        if self.chance(8):
            pairs.append(("id", [f"step-{random.randrange(10_000)}"]))
        if self.chance(2):
            column = indent + random.choice([0, 2, 2])
            items = [self.capture(column + 2, flow=flow) for _ in range(random.randint(1, 3))]
            if flow or (
                self.chance(3) and all(item == [item[0]] and item[0].isalpha() for item in items)
            ):
                pairs.append(("capture", [self.flow_list([item[0] for item in items])]))
            else:
                pairs.append(("capture", self.dashes_at(items, column)))
        if self.chance(4):
            random.shuffle(pairs)
        return [self.braces(pairs)] if flow else self.mapping(pairs, indent)

    def dashes_at(self, items: list[list[str]], column: int) -> list[str]:
        lines = [""]
        for first, *rest in items:
            if self.chance(6):
                lines.append(" " * column + self.comment())
            lines += [" " * column + "- " + first, *rest]
        return lines

    def parts(self, indent: int, titles: list[str], depth: int) -> list[str]:
        """The lines of a list of steps and rounds whose dashes are in that column."""
        random = self.random
        lines: list[str] = []
        offset = random.choice([2, 2, 2, 4])
        blank = [""] * random.choice([0, 0, 1, 1, 2])
        while titles:
            inside = indent + offset
            if lines:
                lines += blank if not self.chance(8) else ["", ""]
            if self.chance(6):
                lines += [" " * indent + self.comment()] * 1
                lines += [""] * random.choice([0, 0, 1])
            dash = " " * indent + "-" + " " * (offset - 1)
            if depth < 2 and self.chance(4):
                taken = random.randint(1, min(3, len(titles)))
                per = random.choice(
                    ["participant", "presenter", "{times: 3}", "{items: [First, 'b: c']}"]
                )
                inner = inside + random.choice([0, 2, 2])
                steps = ["", *self.parts(inner, titles[:taken], depth + 1)]
                pairs = [
                    ("round", self.scalar(self.title(), inside, flow=False)),
                    ("per", [per]),
                    ("steps", steps),
                ]
                first, *rest = self.mapping(pairs, inside)
                self.later_titles = titles[taken:]
                titles = titles[taken:]
            else:
                first, *rest = self.step(inside, titles)
                titles = titles[1:]
            if self.chance(12) and not first.startswith("{"):
                lines += [dash.rstrip() + "  " + self.comment(), " " * inside + first, *rest]
            else:
                lines += [dash + first, *rest]
            if self.chance(10):
                lines.append(" " * inside + self.comment())
        return lines

    def file(self) -> str:
        random = self.random
        titles = [self.title() for _ in range(random.randint(1, 6))]
        lines = [self.comment(), ""] if self.chance(2) else []
        pairs = [("title", self.scalar(self.title(), 0, flow=False))]
        if self.chance(2):
            pairs.append(("purpose", self.scalar(self.text(), 0, flow=False)))
        if self.chance(3):
            pairs.append(("group", ["{min: 3, max: 10}"]))
        if self.chance(3):
            pairs.append(("norms", self.texts(["One", "Two: so"], 0, flow=False)))
        roles = ["", "  presenter: {title: Presenting teacher}  " + self.comment()]
        pairs.append(
            ("roles", [*roles, "  recorder:", '    title: "Recorder: writes"', "  coach:"])
        )
        lines += self.mapping(pairs, 0)
        steps = ["steps:", *self.parts(random.choice([0, 2, 2, 4]), titles, 0)]
        tail = [self.comment()] if self.chance(4) else []
        return "\n".join([*lines, *steps, *tail]) + random.choice(["\n", "\n", "", "\n\n"])


def written(random: Random) -> str:
    """A protocol file, most often without errors."""
    text = Writer(random).file()
    return _by_program(random, text) if random.randrange(6) == 0 else text


def _by_program(random: Random, text: str) -> str:
    """The same as a program writes it: JSON, or YAML with braces here and there."""
    try:
        whole = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError:
        return text
    whole["roles"]["coach"] = None
    way = random.randrange(4)
    if way == 0:
        return json.dumps(whole, ensure_ascii=False, indent=random.choice([None, 1, 2]))
    flow = [True, False, None][way - 1]
    return yaml.safe_dump(
        whole, default_flow_style=flow, width=random.choice([40, 80, 400]), allow_unicode=True
    )
