"""The HTTP door: the page at ``/``, the API under ``/api/v1``, errors as RFC 9457 problems."""

import hashlib
import threading
from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from starlette.exceptions import HTTPException

from api import render
from api.correct import history
from api.tables import table_json
from index.compare import compare as compare_countries
from index.search import MAX_K, MAX_QUESTION, Searcher
from kb import reading, types
from kb.errors import BadRequest, KbError, UnknownProvision
from kb.language import normalise_country, normalise_language
from kb.relations import of_provision
from kb.revisions import reading_of
from kb.tables import tables_of

API = "/api/v1"
PROBLEM = "application/problem+json"

SECURITY = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

Question = Annotated[str, Query(max_length=MAX_QUESTION, description="the question, in any of the languages")]
Countries = Annotated[list[str], Query(description="ISO 3166 alpha-2, repeatable")]
Languages = Annotated[list[str], Query(description="ISO 639 of the passages, repeatable")]
Day = Annotated[str | None, Query(description="YYYY-MM-DD: only laws in force on that day")]


def build_app(searcher: Searcher) -> FastAPI:
    """The application over one searcher; requests that touch the store take turns."""
    app = FastAPI(
        title="ASEAN foreign-worker regulations",
        version="1",
        description="Passages of regulations on foreign workers in the eleven ASEAN states, with citations.",
    )
    turn = threading.Lock()
    store = searcher.store

    @app.middleware("http")
    async def harden(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await call_next(request)
        if request.url.path not in ("/docs", "/redoc"):  # FastAPI's own pages load their scripts from elsewhere
            response.headers.update(SECURITY)
        return response

    @app.exception_handler(KbError)
    def kb_error(request: Request, error: KbError) -> JSONResponse:
        status = {BadRequest: 400, UnknownProvision: 404}.get(type(error), 503)
        return problem(request, status, type(error).__name__, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        wrong = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return problem(request, 400, "BadRequest", wrong)

    @app.exception_handler(HTTPException)
    def http_error(request: Request, error: HTTPException) -> JSONResponse:
        return problem(request, error.status_code, "NotFound" if error.status_code == 404 else "Error", error.detail)

    @app.get(f"{API}/search", tags=["search"])
    def search(
        q: Question,
        k: Annotated[int, Query(ge=1, le=MAX_K)] = 10,
        country: Countries = [],  # noqa: B006 - FastAPI copies it
        language: Languages = [],  # noqa: B006
        work: Annotated[list[str], Query()] = [],  # noqa: B006
        status: Annotated[list[types.Status], Query()] = [],  # noqa: B006
        in_force_on: Day = None,
        mode: types.Mode = types.Mode.HYBRID,
        explain: bool = False,
    ) -> dict[str, Any]:
        """The passages that answer, best first, each with its citation."""
        query = types.Query(
            q, k, _countries(country), _languages(language), tuple(work), tuple(status), in_force_on, mode, explain
        )
        with turn:
            return render.result_json(searcher.search(query))

    @app.get(f"{API}/compare", tags=["search"])
    def compare(
        q: Question,
        k: Annotated[int, Query(ge=1, le=20)] = 3,
        country: Countries = [],  # noqa: B006
        in_force_on: Day = None,
        mode: types.Mode = types.Mode.HYBRID,
    ) -> dict[str, Any]:
        """The best passages of every country side by side; an empty country says why."""
        query = types.Query(q, k, _countries(country), in_force_on=in_force_on, mode=mode)
        with turn:
            return render.compare_json(q, compare_countries(searcher, query))

    @app.get(f"{API}/laws", tags=["laws"])
    def laws() -> dict[str, Any]:
        """Every law held, with its facts and counts."""
        with turn:
            return {"laws": [render.law_json(row) for row in reading.laws(store)]}

    @app.get(f"{API}/provisions", tags=["laws"])
    def provisions(work: str) -> dict[str, Any]:
        """All provisions of a law in document order."""
        with turn:
            law = reading.find_law(store, work)
            rows = reading.provisions(store, law["id"])
            return {"law": render.law_json(law), "provisions": [render.provision_json(row) for row in rows]}

    @app.get(f"{API}/provision", tags=["laws"])
    def provision(id: str) -> dict[str, Any]:
        """One provision in full, with its law, its paragraphs and points, and its passages' citations.

        The identifier may name a paragraph (``~art_42__para_1``): ``unit`` is then that paragraph.
        """
        with turn:
            law, row, unit = reading.find_unit(store, id)
            passages = reading.passages_of(store, row["id"])
            read = reading_of(store.connection, row)
            cited = [reading.of_unit(passages, unit)] if unit else passages
            return {
                **render.shown_json(law, row, unit),
                "relations": of_provision(store.connection, law["id"], row["key"]),
                "as_read": render.as_read_json(read.provision),
                "citations": [render.citation_json(one.citation) for one in cited if one],
                "tables": [table_json(one) for one in tables_of(store.connection, row["id"])],
            }

    @app.get(f"{API}/corrections", tags=["laws"])
    def corrections(work: str | None = None) -> dict[str, Any]:
        """What people corrected of a work, file or provision (of all, where none is named), oldest first."""
        with turn:
            return {"corrections": history(store, work)}

    @app.get(f"{API}/coverage", tags=["laws"])
    def coverage() -> dict[str, Any]:
        """What is held for each of the eleven countries."""
        with turn:
            return {"coverage": [render.coverage_json(one) for one in reading.coverage(store, types.COUNTRIES)]}

    @app.get(f"{API}/files/{{sha256}}.pdf", tags=["laws"], response_class=FileResponse)
    def source_file(sha256: str) -> FileResponse:
        """The PDF a law was read from, byte for byte; add #page=N to open it at a page."""
        with turn:
            row = store.expression_of(sha256)
        path = Path(row["path"]) if row is not None else None
        if path is None or not path.is_file():
            raise UnknownProvision(f"the file {sha256} is not at hand any more; see the law's source_url")
        if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
            raise UnknownProvision(f"the file of {sha256} has changed since it was read; see the law's source_url")
        return FileResponse(path, media_type="application/pdf", content_disposition_type="inline")

    @app.get("/health", tags=["service"])
    def health() -> dict[str, Any]:
        """Whether the service answers, and over what."""
        with turn:
            return {
                "status": "ok",
                "passages": len(searcher.index),
                "encoder": searcher.encoder.name,
                "generation": store.generation,
            }

    page = files("api").joinpath("page")
    assets = {"page.js": "text/javascript; charset=utf-8", "page.css": "text/css; charset=utf-8"}

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def front() -> HTMLResponse:
        return HTMLResponse(page.joinpath("index.html").read_text("utf-8"))

    @app.get("/page/{name}", include_in_schema=False)
    def asset(name: str) -> Response:
        if name not in assets:
            raise HTTPException(404, f"no page asset {name}")
        return Response(page.joinpath(name).read_bytes(), media_type=assets[name])

    return app


def problem(request: Request, status: int, title: str, detail: str) -> JSONResponse:
    """An RFC 9457 problem document."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, "instance": request.url.path}
    return JSONResponse(body, status, media_type=PROBLEM)


def _countries(names: list[str]) -> tuple[str, ...]:
    return tuple(normalise_country(name) for name in names)


def _languages(names: list[str]) -> tuple[str, ...]:
    return tuple(normalise_language(name) for name in names)
