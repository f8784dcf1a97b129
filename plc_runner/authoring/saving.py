"""Saving: a file is whole, or it is as it was, and nobody's words are lost."""

from __future__ import annotations

from pathlib import Path

from plc_runner import atomic
from plc_runner.authoring.document import Document, Saved, clean, fingerprint, to_bytes
from plc_runner.authoring.drafts import drop_draft, forget_draft, keep_draft
from plc_runner.authoring.naming import names_beside
from plc_runner.authoring.reading import read_bytes
from plc_runner.authoring.schema import lay_schema
from plc_runner.authoring.trouble import in_words
from plc_runner.errors import Changed, NotFound, NotSaved, Refused
from plc_runner.protocol.reading.decoding import LARGEST, decode


def save(document: Document, text: str) -> Saved:
    """Write the file. Its draft is dropped.

    Raises:
        Changed: somebody else has written the file since. `save_beside` and `save_over` keep both.
        NotSaved: it could not be written; the text can be handed over again.
    """
    text, content = _to_write(text)
    theirs = _theirs(document, content)
    if theirs is not None:
        raise _changed(document.path, theirs)
    return _write(document, text, content, f"Saved: {document.path}")


def save_beside(document: Document, text: str) -> Saved:
    """Write the text under a name of its own and go on with that file; the other one stays.

    Raises:
        NotSaved: as `save`.
    """
    text, content = _to_write(text)
    before = document.path
    document.path = next(names_beside(before))
    try:
        saved = _write(document, text, content, f"Saved as {document.path}. {before} is as it was.")
    except NotSaved:
        document.path = before
        raise
    return saved


def save_over(document: Document, text: str) -> Saved:
    """Write the file after what stands in it now was put aside under another name.

    Raises:
        NotSaved: as `save`.
    """
    text, content = _to_write(text)
    theirs = _theirs(document, content)
    said = f"Saved: {document.path}"
    if theirs is not None:
        aside = next(names_beside(document.path, "-before"))
        with in_words(aside):
            atomic.write(aside, theirs, mode=0o666)
        said = f"{said}. What stood there before is kept in {aside}"
    return _write(document, text, content, said)


def rename(document: Document) -> None:
    """Give a file the name that it should have, `better_path`.

    Raises:
        Refused: a file of that name is there already.
        NotSaved: the system did not let it be renamed.
    """
    better = document.better_path
    if better is None:
        return
    if better.exists():
        raise Refused(
            f"It was not renamed: {better} is there already. Give one of the two another name."
        )
    before, draft = document.path, document.draft
    with in_words(better):
        before.rename(better)
    document.path, document.better_path = better, None
    if draft is not None:
        keep_draft(document, draft.text, draft.at)
        document.draft = draft
        forget_draft(document.workspace, before)


def _to_write(text: str) -> tuple[str, bytes]:
    """The text as it will be read again, and its bytes.

    Raises:
        NotSaved: it is longer than a protocol may be.
    """
    content = to_bytes(clean(text))
    if len(content) > LARGEST:
        raise NotSaved(
            f"this text has {len(content) / 1e6:.1f} MB, and a protocol may have 1 MB",
            "Take out what was pasted by mistake, then save again.",
        )
    return content.decode(), content


def _write(document: Document, text: str, content: bytes, said: str) -> Saved:
    with in_words(document.path):
        document.path.parent.mkdir(parents=True, exist_ok=True)
        atomic.write(document.path, content, mode=0o666)
    document.text, document.seen, document.origin = text, fingerprint(content), "own"
    if document.draft is None or document.draft.text == text:
        drop_draft(document)
    if document.path.parent == document.workspace.protocols:
        lay_schema(document.path.parent)
    return Saved(document.path, said)


def _theirs(document: Document, content: bytes) -> bytes | None:
    """What somebody else has written into the file; None if nobody has, or the same."""
    try:
        there = read_bytes(document.path)
    except NotFound:
        return None
    except Refused as error:
        raise NotSaved(str(error).rstrip("."), "Then save again.") from error
    return None if there == content or fingerprint(there) == document.seen else there


def _changed(path: Path, there: bytes) -> Changed:
    return Changed(
        f"Not saved: somebody else has written {path.name} since you opened it. Keep both: save "
        "yours under another name, or put theirs aside.",
        decode(there, str(path))[0],
    )
