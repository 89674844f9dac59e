"""Where everything meets: create_app() wires the floors together."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from flask import Flask
from jinja2 import FileSystemLoader

import documents.api
import documents.deliberation.api
import documents.deliberation.pages
import documents.follow.api
import documents.notes.api
import documents.pages
import kiosk.api
import kiosk.pages
import meeting.api
import meeting.pages
import minutes.api
import minutes.pages
import roster.api
import roster.pages
import service.api
import service.pages
import signin.api
import signin.pages
import voting.api
import voting.elections.api
import voting.evaluations.api
import voting.pages
import voting.paper.api
import voting.sealed.api
from core.config import Settings, from_environment
from core.db import Database, bind
from core.db.schema import prepare
from core.journal.write import write_entry
from core.logs import setup_logs
from core.reports.compile import use_fonts
from core.web import plumbing
from core.web.assets import setup_assets
from core.web.crowd import Crowd
from core.web.failures import setup_failures
from core.web.identity import use_loader
from core.web.languages import setup_languages
from core.web.page_context import setup_page_context
from core.web.security import setup_security
from core.web.uploads import HallRequest
from core.web.windows import Windows
from documents.files import use_folder
from documents.intake.clerk import Clerks, install_clerks
from documents.timer import DocumentsTimer
from kiosk.admission import admit
from kiosk.context import setup_frame
from realtime.door import Door, WithoutCompression
from realtime.outbox import LiveOutbox
from realtime.snapshots import Ticker
from roster.identity import identify_request, identify_socket, live_sessions
from voting.sealed.keeper import Keeper, install_keeper
from voting.timer import PollTimer

ROOT = Path(__file__).parent
PACKAGES = (roster, meeting, signin, voting, documents, service, minutes, kiosk)


def create_app(settings: Settings | None = None) -> Flask:
    """The application, its database prepared and bound, its doors open."""
    settings = settings or from_environment()
    setup_logs()
    settings.instance.mkdir(parents=True, exist_ok=True)
    use_fonts(settings.instance / "fonts")
    use_folder(settings.instance / "documents")
    app = Flask(__name__, static_folder=None)
    app.request_class = HallRequest
    app.config.update(MAX_CONTENT_LENGTH=16 * 1024 * 1024, HALL=settings, JSON_AS_ASCII=False)
    app.jinja_loader = FileSystemLoader([ROOT / package.__name__ / "templates" for package in PACKAGES])
    setup_languages(app, settings.time_zone)
    setup_page_context(app)
    setup_frame(app)
    setup_security(app)
    setup_assets(app)
    setup_failures(app)
    with app.app_context():
        use_loader(identify_request)
    _register(app)
    _connect(app, settings)
    return app


def _register(app: Flask) -> None:
    app.register_blueprint(plumbing.views.blueprint)
    app.register_blueprint(voting.sealed.api.views.blueprint)
    app.register_blueprint(voting.paper.api.views.blueprint)
    app.register_blueprint(voting.evaluations.api.views.blueprint)
    app.register_blueprint(voting.elections.api.views.blueprint)
    app.register_blueprint(documents.notes.api.views.blueprint)
    app.register_blueprint(documents.follow.api.views.blueprint)
    app.register_blueprint(documents.deliberation.api.views.blueprint)
    app.register_blueprint(documents.deliberation.pages.views.blueprint)
    for package in PACKAGES:
        app.register_blueprint(package.api.views.blueprint)
        app.register_blueprint(package.pages.views.blueprint)


def _connect(app: Flask, settings: Settings) -> None:
    plain: Callable[..., Any] = app.wsgi_app
    door = Door(app, settings, identify_socket, admit, live_sessions)
    ticker = Ticker(door.send)
    database = Database(
        settings.database_url,
        LiveOutbox(door.send, ticker.mark),
        write_entry,
        synchronous=settings.sqlite_synchronous,
    )
    prepare(database)
    bind(database)
    ticker.start()
    keeper = Keeper()
    install_keeper(keeper)
    install_clerks(None)
    if settings.countdowns:
        PollTimer().start()
        keeper.start()
        clerks = Clerks()
        install_clerks(clerks)
        clerks.start()
        DocumentsTimer().start()
    app.extensions["door"] = door
    app.extensions["ticker"] = ticker
    wsgi: Callable[..., Any] = app.wsgi_app
    app.wsgi_app = Windows(WithoutCompression(Crowd(wsgi, plain)))  # type: ignore[method-assign]
