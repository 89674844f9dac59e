"""Languages: Chinese sentences are the message ids, English comes from the catalogue."""

import json
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel.support import NullTranslations, Translations
from flask import Flask, current_app, request
from flask_babel import Babel, get_locale, gettext

LANGUAGES = ("zh", "en")
COOKIE = "lang"
TRANSLATIONS = Path(__file__).parents[2] / "translations"


def choose_language() -> str:
    """The reader's choice, kept in a cookie; else what the browser asks for; else Chinese."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    return request.accept_languages.best_match(LANGUAGES, default="zh")


def language() -> str:
    """The language of this request: "zh" or "en"."""
    locale = get_locale()
    return locale.language if locale else "zh"


@cache
def catalogue(code: str) -> dict[str, str]:
    """Chinese sentence → sentence in the language `code`; empty for Chinese itself."""
    if code == "zh":
        return {}
    loaded: NullTranslations = Translations.load(str(TRANSLATIONS), [code])
    entries: dict[object, str] = getattr(loaded, "_catalog", {})
    return {key: value for key, value in entries.items() if isinstance(key, str) and key}


def sentence(text: str) -> str:
    """Mark a sentence for the catalogue where it is not yet said; it is given back as it is."""
    return text


def in_words(message: str, params: dict[str, object] | None = None) -> str:
    """`message` in the reader's language with its placeholders filled; `%` signs without a name stay."""
    text: str = gettext(message)
    for name, value in (params or {}).items():
        text = text.replace(f"%({name})s", str(value))
    return text


def catalogue_module(code: str) -> bytes:
    """The catalogue as an ES module for the scripts of the pages."""
    return f"export default {json.dumps(catalogue(code), ensure_ascii=False, separators=(',', ':'))};\n".encode()


def hall_zone() -> ZoneInfo:
    """The time zone of the hall, in which pages, watermarks and files say when."""
    return ZoneInfo(current_app.config["HALL"].time_zone)


def setup_languages(app: Flask, time_zone: str) -> None:
    """Install the languages in the app and its templates."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(TRANSLATIONS)
    app.config["BABEL_DEFAULT_LOCALE"] = "zh"
    Babel(app, locale_selector=choose_language, default_timezone=time_zone)
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.globals.update(language=language, time_zone=time_zone)
