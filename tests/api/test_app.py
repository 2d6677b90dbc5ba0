"""The HTTP door: same answers as the CLI, problems as RFC 9457, nothing executable from a law's text."""

import json
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import build_app
from index.search import Searcher


@pytest.fixture(scope="module")
def client(searcher: Searcher) -> TestClient:
    return TestClient(build_app(searcher))


def test_search_answers_with_a_full_citation(client: TestClient) -> None:
    answer = client.get(
        "/api/v1/search", params={"q": "Siapa membayar dana kompensasi?", "country": "ID", "k": 3}
    ).json()
    assert set(answer) == {"query", "query_language", "mode", "outcome", "reason", "coverage", "hits"}
    assert answer["query_language"] == "ind"
    citation = answer["hits"][0]["citation"]
    assert {"country", "work", "title", "title_en", "number", "label", "article", "language", "pages", "boxes",
            "printed_pages", "status", "expression_date", "text_state", "source_url", "file", "sha256", "read_by",
            "confidence", "verdict", "reasons",
            "formatted"} <= set(citation)  # fmt: skip
    assert citation["status"] == "sample"
    assert citation["source_url"] is None
    assert citation["boxes"][0]["rects"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/v1/search?q=", 400),
        ("/api/v1/search", 400),
        ("/api/v1/search?q=levy&country=XX", 400),
        ("/api/v1/search?q=levy&language=klingon", 400),
        ("/api/v1/search?q=levy&k=0", 400),
        ("/api/v1/search?q=" + "x" * 10_000, 400),
        ("/api/v1/search?q=levy&in_force_on=soon", 400),
        ("/api/v1/provision?id=/akn/th/act/none/~art_1", 404),
        ("/api/v1/provisions?work=none", 404),
        ("/api/v1/files/" + "0" * 64 + ".pdf", 404),
        ("/api/v1/files/..%2f..%2fetc%2fpasswd.pdf", 404),
        ("/nothing", 404),
    ],
)
def test_errors_are_problems(client: TestClient, path: str, status: int) -> None:
    response = client.get(path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    body = response.json()
    assert body["status"] == status
    assert body["title"]
    assert body["detail"]


def test_outside_coverage_tells_what_is_held(client: TestClient) -> None:
    answer = client.get("/api/v1/search", params={"q": "UU 13/2003 Pasal 42"}).json()
    assert answer["outcome"] == "outside_coverage"
    assert answer["hits"] == []
    assert {one["country"] for one in answer["coverage"] if one["works"]} >= {"ID", "TH"}


def test_the_source_pdf_is_served_byte_for_byte(client: TestClient) -> None:
    law = client.get("/api/v1/laws").json()["laws"][0]
    response = client.get(f"/api/v1/files/{law['sha256']}.pdf")
    samples = Path(__file__).parents[2] / "corpus" / "samples"
    assert response.content == (samples / Path(law["file"]).name).read_bytes()
    assert response.headers["content-type"] == "application/pdf"


def test_every_country_is_compared(client: TestClient) -> None:
    cells = client.get("/api/v1/compare", params={"q": "How long is a work permit valid?", "k": 1}).json()["countries"]
    assert len(cells) == 11
    assert all(cell["hits"] or cell["empty"] for cell in cells)


def test_a_provision_in_full(client: TestClient) -> None:
    hit = client.get("/api/v1/search", params={"q": "มาตรา ๕", "country": "TH", "k": 1}).json()["hits"][0]
    answer = client.get("/api/v1/provision", params={"id": hit["provision"]}).json()
    assert answer["article"] == "5"
    assert answer["citations"][0]["work"] == answer["law"]["work"]


def test_a_paragraph_has_an_identifier_and_a_text_of_its_own(client: TestClient) -> None:
    hit = client.get("/api/v1/search", params={"q": "Pasal 4 ayat (1)", "country": "ID"}).json()["hits"][0]
    (cited,) = hit["citation"]["units"]
    answer = client.get("/api/v1/provision", params={"id": cited["id"]}).json()
    assert answer["unit"]["id"] == cited["id"]
    assert answer["unit"]["text"].startswith("(1) ")
    assert answer["unit"]["text"] in answer["text"]
    assert answer["unit"] in answer["units"]
    assert answer["citations"][0]["place"] == "Pasal 4 ayat (1)"
    missing = client.get("/api/v1/provision", params={"id": cited["id"].replace("para_1", "para_99")})
    assert missing.status_code == 404


def test_health_and_openapi(client: TestClient) -> None:
    assert client.get("/health").json()["status"] == "ok"
    assert "/api/v1/search" in client.get("/openapi.json").json()["paths"]


def test_the_page_runs_no_foreign_script(client: TestClient) -> None:
    response = client.get("/")
    assert response.status_code == 200
    assert "script-src 'self'" in response.headers["content-security-policy"]
    script = client.get("/page/page.js").text
    assert "innerHTML" not in script
    assert json.dumps("Copied") in script
