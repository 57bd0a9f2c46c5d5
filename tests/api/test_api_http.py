"""The API as its users meet it: a real server, both databases, the real pipeline."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
import rdflib
from serving import Answer, Client, serving

from evidence import wire
from evidence.errors import SettingInvalid
from quoth import Settings

TEXT = """Reservoir at Velm is safe, ministry says

Ana Ruiz / March 4, 2026

Water Minister Tomas Hale said on Monday that 1,200 people had left their homes below the Velm dam.

"We counted 2,500 people on the roads," union leader Petra Koss told reporters.

The dam was built in 1961 and holds 40 million cubic metres.
"""
ARTICLE = {"id": "velm-1", "text": TEXT, "publisher": "Velm Courier", "url": "https://courier.example/velm"}


@pytest.fixture
def posted(client: Client, emptied: Settings) -> dict[str, Any]:
    answer = client.ask("POST", "/articles", ARTICLE)
    assert answer.status == 201, answer.data
    found: dict[str, Any] = answer.json
    return found


def assert_problem(answer: Answer, status: int, **members: object) -> None:
    assert answer.status == status, answer.data
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json["status"] == status
    assert {"type", "title", "detail"} <= answer.json.keys()
    assert {name: answer.json.get(name) for name in members} == members


def test_a_posted_article_comes_back_as_what_was_read_from_it(client: Client, posted: dict[str, Any]) -> None:
    extraction = wire.load_extraction(json.dumps(posted["extraction"]))
    assert (posted["is_new"], posted["replaced"]) == (True, False)
    assert extraction.article.text == TEXT
    assert (extraction.article.title, extraction.article.authors) == (TEXT.split("\n", maxsplit=1)[0], ("Ana Ruiz",))
    said = {p.id: p.name for p in extraction.participants}
    assert {said[claim.speaker] for claim in extraction.claims} == {"Tomas Hale", "Petra Koss"}
    by_id = client.get(f"/articles/{extraction.article.id}")
    assert by_id.json == posted["extraction"]
    assert client.get("/articles/velm-1").json == posted["extraction"]


def test_posting_again_changes_nothing(client: Client, posted: dict[str, Any]) -> None:
    again = client.ask("POST", "/articles", ARTICLE)
    assert (again.status, again.json["is_new"]) == (200, False)
    assert again.json["extraction"] == posted["extraction"]
    assert len(client.get("/articles").json["rows"]) == 1


def test_html_is_read_as_a_page(client: Client, emptied: Settings) -> None:
    paragraphs = "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n")[2:])
    html = f"<html><head><title>Reservoir is safe</title></head><body><article>{paragraphs}</article></body></html>"
    answer = client.ask("POST", "/articles", {"html": html, "url": "https://courier.example/page"})
    assert answer.status == 201, answer.data
    assert answer.json["extraction"]["article"]["url"] == "https://courier.example/page"
    assert len(answer.json["extraction"]["claims"]) == 2


def test_who_claimed_what(client: Client, posted: dict[str, Any]) -> None:
    [claim] = client.get("/claims?speaker=Koss").json["rows"]
    assert (claim["speaker"]["name"], claim["form"]) == ("Petra Koss", "direct")
    assert TEXT[claim["content"][0]["start"] : claim["content"][0]["end"]] == claim["content"][0]["text"]
    assert claim["article"]["url"] == ARTICLE["url"]
    assert client.get(f"/claims/{claim['id']}").json == claim


def test_where_a_figure_comes_from(client: Client, posted: dict[str, Any]) -> None:
    [figure] = client.get(f"/figures?figure={quote('1,200')}").json["rows"]
    assert figure["claims"][0]["speaker"]["name"] == "Tomas Hale"
    assert figure["sentence"]["span"]["text"].startswith("Water Minister Tomas Hale said")
    [own] = client.get("/figures?figure=40%20million").json["rows"]
    assert (own["own_voice"], own["claims"]) == (True, [])
    assert client.get(f"/figures/{figure['id']}").json == figure


def test_pages_follow_each_other(client: Client, posted: dict[str, Any]) -> None:
    first = client.get("/claims?limit=1").json
    second = client.get(f"/claims?limit=1&cursor={quote(first['next'])}").json
    everything = client.get("/claims").json
    assert first["rows"] + second["rows"] == everything["rows"]
    assert second["next"] is None


def test_triples_entities_and_search(client: Client, posted: dict[str, Any]) -> None:
    [triple] = client.get("/triples?level=said&subject=Koss&object=2,500").json["rows"][:1]
    assert triple["claim"]["speaker"]["name"] == "Petra Koss"
    assert client.get(f"/triples/{triple['id']}").json == triple
    [entity] = client.get("/entities?name=Koss").json["rows"]
    assert client.get(f"/entities/{entity['id']}").json == entity
    hits = client.get("/search?q=reservoir").json
    assert [hit["sentence"]["part"] for hit in hits["sentences"]] == ["headline"]


def test_provenance_by_any_id(client: Client, posted: dict[str, Any]) -> None:
    extraction = posted["extraction"]
    for kind in ("claims", "figures", "triples", "sentences", "participants"):
        id = extraction[kind][0]["id"]
        answer = client.get(f"/provenance/{id}")
        assert (answer.status, answer.json["kind"]) == (200, kind.removesuffix("s")), answer.data
    assert client.get(f"/provenance/{extraction['article']['id']}").json["reading"]["run"] == extraction["run"]


@pytest.mark.parametrize(
    ("accept", "parser"),
    [("application/trig", "trig"), ("application/n-quads", "nquads"), ("application/ld+json", "json-ld")],
)
@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")  # rdflib warns of itself
def test_rdf_by_accept(client: Client, posted: dict[str, Any], accept: str, parser: str) -> None:
    claim = posted["extraction"]["claims"][0]["id"]
    for path in ("/articles/velm-1", f"/claims/{claim}", f"/provenance/{claim}"):
        answer = client.get(path, Accept=accept)
        assert answer.headers["content-type"].startswith(accept), answer.data
        assert len(rdflib.Dataset().parse(data=answer.data, format=parser)) > 0
    assert_problem(client.get("/articles/velm-1", Accept="image/png"), 406)


def test_a_deleted_article_is_gone(client: Client, posted: dict[str, Any]) -> None:
    assert client.ask("DELETE", "/articles/velm-1").status == 204
    assert_problem(client.get("/articles/velm-1"), 404, id="velm-1")
    assert client.get("/claims").json["rows"] == []


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b"\xff", 400),
        ({}, 400),
        ({"text": 3}, 400),
        ({"text": " \n "}, 422),
        ({"url": "ftp://courier.example"}, 400),
        ({"url": "http://127.0.0.1:9/"}, 422),
        ({"url": "http://localhost/"}, 422),
    ],
)
def test_a_body_that_is_no_article_is_a_problem(client: Client, emptied: Settings, body: Any, status: int) -> None:
    assert_problem(client.ask("POST", "/articles", body), status)
    assert client.get("/articles").json["rows"] == []


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/claims?act=shout", "act"),
        ("/claims?since=soon", "since"),
        ("/claims?colour=red", "colour"),
        ("/claims?act=deny&act=ask", "act"),
        ("/claims?limit=0", "limit"),
        ("/claims?limit=many", "limit"),
        ("/claims?cursor=rubbish", "cursor"),
        ("/figures?figure=blue", "figure"),
        ("/search", "q"),
        ("/search?q=!", "q"),
    ],
)
def test_a_question_that_cannot_be_asked_names_the_parameter(client: Client, path: str, parameter: str) -> None:
    assert_problem(client.get(path), 400, parameter=parameter)


def test_unknown_paths_ids_and_methods_are_problems(client: Client) -> None:
    assert_problem(client.get("/nothing"), 404)
    assert_problem(client.get("/claims/c_000000000000000000000000"), 404)
    assert_problem(client.get("/claims/f_000000000000000000000000"), 404)
    refused = client.ask("PUT", "/articles", {})
    assert_problem(refused, 405)
    assert "POST" in refused.headers["allow"]
    assert_problem(client.ask("POST", "/articles", b"text", Content_Type="text/plain"), 415)


def test_the_description_is_made_from_the_code(client: Client, posted: dict[str, Any]) -> None:
    described = client.get("/openapi.json").json
    schemas = described["components"]["schemas"]
    row = {"$ref": "#/components/schemas/ClaimRow", "components": {"schemas": schemas}}
    for claim in client.get("/claims").json["rows"]:
        jsonschema.validate(claim, row)
    parameters = {p["name"] for p in described["paths"]["/api/v1/claims"]["get"]["parameters"]}
    assert {"speaker", "act", "since", "cursor"} <= parameters
    assert "/api/v1/articles/{id}" in described["paths"]


def test_health_names_the_database(client: Client) -> None:
    assert client.get("/healthz").json["status"] == "ok"


def test_without_a_token_only_this_machine_writes(client: Client, emptied: Settings) -> None:
    own = client.address
    for headers, allowed in (
        ({"Host": "quoth.example"}, False),
        ({"Host": "127.0.0.1.evil.example"}, False),
        ({"X-Forwarded-For": "203.0.113.9"}, False),
        ({"Forwarded": "for=203.0.113.9"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Origin": own}, True),
    ):
        answer = client.ask("POST", "/articles", ARTICLE, **headers)
        if allowed:
            assert answer.status == 201, answer.data
        else:
            assert_problem(answer, 403)
            assert_problem(client.ask("DELETE", "/articles/velm-1", **headers), 403)
            assert client.get("/articles").json["rows"] == []


def test_with_a_token_only_its_holder_writes(database_settings: Settings, emptied: Settings) -> None:
    with serving(replace(database_settings, token="s3cret-of-the-desk")) as client:
        for header in ("", "Bearer wrong", "Basic s3cret-of-the-desk", "Bearer"):
            answer = client.ask("POST", "/articles", ARTICLE, Authorization=header)
            assert_problem(answer, 401)
            assert answer.headers["www-authenticate"].startswith("Bearer")
            assert b"s3cret" not in answer.data
        assert client.ask("POST", "/articles", ARTICLE, Authorization="Bearer s3cret-of-the-desk").status == 201
        assert client.get("/claims").status == 200


def test_other_machines_are_not_served_without_a_token(database_settings: Settings) -> None:
    from api.http import serve

    with pytest.raises(SettingInvalid) as refused:
        serve.run(database_settings, host="0.0.0.0", port=0)
    assert refused.value.name == "QUOTH_TOKEN"


def test_readers_and_writers_at_once(client: Client, emptied: Settings) -> None:
    answers: list[Answer] = []

    def work(number: int) -> None:
        body = {**ARTICLE, "id": f"velm-{number % 3}"}
        answers.append(client.ask("POST", "/articles", body))
        answers.append(client.get("/claims?speaker=Koss"))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {answer.status for answer in answers} <= {200, 201}
    assert sum(answer.status == 201 for answer in answers) == 3
    assert len(client.get("/claims?speaker=Koss").json["rows"]) == 3
