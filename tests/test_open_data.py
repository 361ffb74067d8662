"""Every exhibit at an address: what programs get is what the screen says, and what cannot be answered is refused."""

import csv
import io
import json
from dataclasses import replace

import pytest
from starlette.requests import Request
from starlette.routing import Match, Router

from analysis.exhibits.card import View, card_of
from analysis.export import archive, catalog, sheet
from tests.cards import EXHIBITS, cases, exhibit_of, rows
from tests.conftest import TODAY
from ui import open_data, server


class Client:
    """Asks the server's own routes, as a request over the network would."""

    routes = Router(server.ROUTES).routes

    def get(self, address, headers):
        """The answer of the first route that the address matches."""
        path, _, query = address.partition("?")
        told = [(name.lower().encode(), value.encode()) for name, value in {"host": "testserver", **headers}.items()]
        scope = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": told}
        scope |= {"scheme": "http", "server": ("testserver", 80), "client": ("reader", 1)}
        for route in self.routes:
            match, found = route.matches(scope)
            if match is Match.FULL:
                return Answer(route.endpoint(Request(scope | found)))
        raise AssertionError(f"no route for {path}")


class Answer:
    """What came back."""

    def __init__(self, response):
        self.status_code, self.content, self.headers = response.status_code, response.body, response.headers
        self.text = self.content.decode("utf-8-sig")

    def json(self):
        return json.loads(self.text)


@pytest.fixture(scope="module")
def client():
    return Client()


@pytest.fixture(autouse=True)
def unhurried(monkeypatch):
    monkeypatch.setattr(open_data, "PACE", open_data.Pace(most=10**6))


def asked(client, address, **headers):
    return client.get(address, headers=headers)


def card_for_file(page, exhibit, tables, version=""):
    """The card that files are made of, without its chart; events are flagged in charts alone."""
    made = rows(page, exhibit, tables, today=TODAY)
    view = View(page, replace(exhibit, figure=None), tables, {"today": TODAY}, version=version)
    return card_of(view, made, for_file=True)


@pytest.mark.parametrize(("page", "exhibit"), cases(EXHIBITS, 6))
def test_each_exhibit_says_as_json_what_its_card_says(client, tables, page, exhibit):
    told = asked(client, catalog.where(page, exhibit, "json")).json()
    card = card_for_file(page, exhibit, tables, told["data_version"])
    assert (told["finding"], told["measure"], told["source_line"]) == (card.title, card.subtitle, card.source_line)
    assert len(told["rows"]) == len(archive.raw(card, "shown"))
    assert [c["name"] for c in told["columns"]] == list(archive.raw(card, "shown").columns)
    assert all(c["label"] for c in told["columns"])
    assert {s["source_id"] for s in told["sources"]} == set(card.every_source.index)


def test_a_value_comes_with_interval_unit_date_source_and_confidence(client):
    told = asked(client, "/data/shares/leader.json").json()
    article = next(row for row in told["rows"] if row["market_id"] == "bnn-openai-genai-2023")
    assert (article["mid_pct"], article["low_pct"], article["high_pct"]) == (80, 75, 80)
    assert article["source_id"] in {s["source_id"] for s in told["sources"]} and article["as_of"] == "2023"
    assert next(c["unit"] for c in told["columns"] if c["name"] == "low_pct") == "%"
    assert told["confidence"] and told["license"] == "CC-BY-SA-4.0"


def test_the_words_of_the_pages_own_address_choose(client):
    told = asked(client, "/data/shares/leader.json?picked=mistral&view_leader=table&present=1").json()
    assert {row["company_id"] for row in told["rows"]} <= {"mistral"} and told["choices"]["picked"] == ["mistral"]
    assert told["link"].endswith("/shares?picked=mistral&view_leader=table&present=1#leader")


def test_csv_has_the_rows_and_headings_of_the_screens_own_download(client, tables):
    page, exhibit = exhibit_of("shares", "leader")
    got = asked(client, "/data/shares/leader.csv")
    card = card_for_file(page, exhibit, tables)
    assert got.content == sheet.csv(card, "shown") and got.headers["content-type"].startswith("text/csv")
    few, every = (
        list(csv.reader(io.StringIO(asked(client, f"/data/shares/leader.csv?picked=mistral{more}").text)))
        for more in ("", "&rows=all")
    )
    assert few[0] == every[0] and len(few) < len(every)


def test_markdown_says_the_finding_and_where_it_is(client):
    got = asked(client, "/data/concentration/spectrum.md")
    told = asked(client, "/data/concentration/spectrum.json").json()
    assert told["finding"] in got.text and "<http://testserver/concentration#spectrum>" in got.text


def test_an_index_of_overlapping_shares_is_a_refusal_with_its_reason(client):
    told = asked(client, "/data/concentration/at_date.json?market=etr-enterprise-usage").json()
    assert told["refusal"]["reason"] and told["rows"] == [] and told["finding"] == told["refusal"]["reason"]
    got = asked(client, "/data/concentration/at_date.csv?market=etr-enterprise-usage")
    assert got.status_code == 422 and told["refusal"]["reason"] in got.text


def index(client):
    return asked(client, "/data/index.json").json()


def test_the_index_names_every_exhibit_once_with_addresses_that_answer(client):
    told = index(client)
    named = [(page["id"], exhibit["id"]) for page in told["pages"] for exhibit in page["exhibits"]]
    assert named == [(page.id, exhibit.id) for page, exhibit in EXHIBITS]
    first = told["pages"][1]["exhibits"][0]
    assert all(asked(client, address).status_code == 200 for address in first["answers"].values())
    choice = next(c for c in told["pages"][1]["exhibits"][1]["choices"] if c["name"] == "market")
    assert choice["default"] in choice["options"]
    for option in list(choice["options"])[:2]:
        assert asked(client, f"/data/shares/over_time.json?market={option}").json()["choices"]["market"] == option


def test_llms_txt_links_every_exhibit(client):
    told = asked(client, "/llms.txt").text
    assert told.startswith("# GenAI Market Structure\n\n> ")
    assert [catalog.where(p, e, "md") for p, e in EXHIBITS if f"]({catalog.where(p, e, 'md')})" not in told] == []


@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/data/share/leader.json", 404, "There is no page “share”. Did you mean shares?"),
        ("/data/shares/leder.json", 404, "There is no exhibit “leder”. Did you mean leader?"),
        ("/data/shares/leader.xml", 404, "There is no ending “xml”. There are: json, csv, md."),
        ("/data/shares/leader", 404, "There is no ending “”. There are: json, csv, md."),
        ("/data/shares/leader.json?rows=some", 404, "There is no word for rows “some”. There are: shown, all."),
        (
            "/data/shares/leader.json?pickd=mistral",
            400,
            "The link has a part “pickd” that this dashboard does not know. Did you mean picked?",
        ),
        (
            "/data/shares/leader.json?picked=mistrl",
            400,
            "The link asks for “mistrl” under “Companies shown”, which is not there. Did you mean Mistral AI?",
        ),
        ("/data/shares/leader.json?v=0000", 404, "Data version 0000 is not kept here; the newest is "),
        (f"/data/shares/leader.json?picked={'x' * 2001}", 414, "The address has more than 2,000 signs after its “?”."),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(client, address, status, said):
    got = asked(client, address)
    assert got.status_code == status and got.text.startswith(said)
    assert got.headers["content-type"].startswith("text/plain")


def test_withheld_rows_stay_withheld(client, tables):
    page, exhibit = exhibit_of("shares", "leader")
    barred = dict(card_for_file(page, exhibit, tables).barred)
    assert barred
    told = asked(client, "/data/shares/leader.json?rows=all").json()
    assert told["withheld"] == list(barred.values())
    assert not barred.keys() & {key for row in told["rows"] for key in row["source_id"].split(";")}


def test_names_are_text_and_numbers_are_numbers(client):
    told = asked(client, "/data/shares/leader.json?rows=all")
    assert "NaN" not in told.text and json.loads(told.text)["rows"]


def test_an_answer_of_the_same_data_and_day_is_not_sent_twice_and_any_site_may_read_it(client):
    got = asked(client, "/data/shares/leader.json")
    assert got.headers["access-control-allow-origin"] == "*"
    assert got.headers["etag"] == f'"{got.json()["data_version"]}-{TODAY}"'
    again = asked(client, "/data/shares/leader.json", **{"If-None-Match": got.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert asked(client, "/data/shares/leader.json", **{"If-None-Match": '"older"'}).status_code == 200


def test_a_reader_who_asks_too_often_is_told_when_to_come_back(client, monkeypatch):
    monkeypatch.setattr(open_data, "PACE", open_data.Pace(most=2))
    assert [asked(client, "/llms.txt").status_code for _ in range(3)] == [200, 200, 429]
    assert "ask again in " in asked(client, "/llms.txt").text


def test_each_reader_has_a_pace_and_a_window_that_moves():
    pace = open_data.Pace(most=2, span=10)
    assert [pace.wait("a", 0), pace.wait("a", 4), pace.wait("a", 6)] == [0, 0, 4]
    assert pace.wait("b", 6) == 0 and pace.wait("a", 10) == 0 and pace.wait("a", 11) == 3


def test_readers_who_asked_longest_ago_are_forgotten_first():
    pace = open_data.Pace(most=1, span=10)
    for number in range(open_data.READERS + 1):
        pace.wait(str(number), number / 1000)
    assert len(pace.asked) == open_data.READERS and "0" not in pace.asked
