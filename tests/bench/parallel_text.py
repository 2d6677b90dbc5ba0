"""Sentences and their English from software packages, for the adapter's training: ``pairs.tsv``.

    apt-get download mediawiki wordpress-l10n libreoffice-help-{km,vi,id,pt,en-us} libreoffice-l10n-{km,th,vi,id} \\
        evolution-common gnucash-common gimp-data inkscape pidgin-data ... && dpkg-deb -x each into FOLDER
    .venv/bin/python tests/bench/parallel_text.py FOLDER > pairs.tsv

Reads gettext catalogues, MediaWiki's messages and LibreOffice's help pages (paragraphs with the same id).
Only the pairs' effect on the weights is shipped, none of the text.
"""

import gettext
import html
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from kb.errors import BadRequest
from kb.language import normalise_language
from kb.types import LANGUAGES

MEDIAWIKI_ONLY = ("jv", "su")  # not ours, but their speakers ask
SCRIPTS = {"tha": "\u0e00-\u0e7f", "khm": "\u1780-\u17ff", "lao": "\u0e80-\u0eff", "mya": "\u1000-\u109f"}
PLACEHOLDERS = re.compile(
    r"<[^>]{1,80}>|\{\{[^}]*\}\}|\$\d|%[\d$]*[sdifu]|%\([a-z_]+\)s|\{[\w$.-]*\}|\[\[|\]\]|~|&(?=\w)|_(?=\w)|''+"
)


def language_of(code: str) -> str | None:
    """``my_MM`` -> mya; None for a language that is not one of ours."""
    try:
        found = normalise_language(code.split("_")[0])
    except BadRequest:
        return None
    return found if found in LANGUAGES and found != "eng" else None


def clean(text: str) -> str:
    return " ".join(PLACEHOLDERS.sub(" ", html.unescape(text)).split())


def catalogues(folder: Path) -> Iterator[tuple[str, str, str]]:
    for file in folder.rglob("*.mo"):
        inside = file.parent.name == "LC_MESSAGES"
        code = file.parent.parent.name if inside else file.stem.rsplit("-", 1)[-1]
        language = language_of(code)
        if language is None:
            continue
        try:
            with file.open("rb") as opened:
                catalogue: dict[object, str] = gettext.GNUTranslations(opened)._catalog  # type: ignore[attr-defined]
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        for key, text in catalogue.items():
            english = str(key[0] if isinstance(key, tuple) else key).split("\x04")[-1]
            if "libreoffice" in str(file):
                english = english.split("|", 1)[-1]
            yield language, text, english


def mediawiki(folder: Path) -> Iterator[tuple[str, str, str]]:
    for file in folder.rglob("i18n/en.json"):
        english = json.loads(file.read_text("utf-8"))
        for other in file.parent.glob("*.json"):
            language = other.stem if other.stem in MEDIAWIKI_ONLY else language_of(other.stem)
            if language is not None:
                for key, text in json.loads(other.read_text("utf-8")).items():
                    if isinstance(text, str) and isinstance(english.get(key), str):
                        yield language, text, english[key]


def paragraphs(file: Path) -> dict[str, str]:
    found = re.finditer(r'<(p|h\d)\s[^>]*?id="([^"]+)"[^>]*>(.*?)</\1>', file.read_text("utf-8"), re.DOTALL)
    return {one[2]: one[3] for one in found}


def office_help(folder: Path) -> Iterator[tuple[str, str, str]]:
    roots = {root.name: root for root in folder.glob("*/usr/share/libreoffice/help/*") if root.is_dir()}
    english = roots.get("en-US")
    for code, root in roots.items():
        language = language_of(code)
        if language is not None and english is not None:
            for file in root.rglob("*.html"):
                original = english / file.relative_to(root)
                source = paragraphs(original) if original.exists() else {}
                for key, text in paragraphs(file).items():
                    if key in source:
                        yield language, text, source[key]


def useful(language: str, text: str, english: str) -> bool:
    """A sentence rather than a label, really in its script, of about the length of its English."""
    if not 20 <= len(english) <= 600 or len(english.split()) < 4 or len(text) < 8 or text == english:
        return False
    script = SCRIPTS.get(language)
    letters = re.sub(r"\s", "", text)
    own = script is None or len(re.findall(f"[{script}]", letters)) >= len(letters) / 2
    return own and 0.3 < len(text) / len(english) < 3


def main() -> None:
    folder = Path(sys.argv[1])
    seen: set[tuple[str, str]] = set()
    for read in (catalogues, mediawiki, office_help):
        for language, text, english in read(folder):
            text, english = clean(text), clean(english)
            if useful(language, text, english) and (language, english.lower()) not in seen:
                seen.add((language, english.lower()))
                print(language, text, english, sep="\t")


if __name__ == "__main__":
    main()
