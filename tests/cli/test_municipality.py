"""``ota-extract municipality`` answers for people and for programs."""

from __future__ import annotations

import csv
import io
import json

from tests.cli.conftest import Program


def test_a_name_is_shown_with_its_code_and_the_reason(program: Program) -> None:
    lines = program("municipality", "ΑΓ. ΔΗΜΗΤΡΙΟΥ").stdout.decode().splitlines()
    answer = dict(line.split("\t") for line in lines)
    assert answer["municipality"] == "Αγίου Δημητρίου"
    assert answer["code"] == "4802"
    assert answer["why"]


def test_names_that_are_near_are_shown(program: Program) -> None:
    assert "near\tΠαιονίας (0902, Κιλκίς)" in program("municipality", "Παιανίας").stdout.decode()


def test_a_double_is_not_decided_and_the_area_decides_it(program: Program) -> None:
    assert program("municipality", "Ηρακλείου").stdout.decode().count("may be\t") == 2
    done = program("municipality", "Ηρακλείου", "--in", "Κρήτης", "--json")
    assert json.loads(done.stdout)["municipality"]["code"] == "7101"


def test_the_date_decides_a_dissolved_name(program: Program) -> None:
    done = program("municipality", "Σάμου", "--date", "2018", "--json")
    assert json.loads(done.stdout)["municipality"]["code"] == "9264"


def test_the_registry_is_written_out(program: Program) -> None:
    table = program("municipality", "--list", "csv").stdout.decode()
    rows = list(csv.DictReader(io.StringIO(table)))
    entries = json.loads(program("municipality", "--list", "json").stdout)
    assert [row["code"] for row in rows] == [entry["code"] for entry in entries]
    assert len(rows) == 332


def test_nothing_asked_is_wrong_usage(program: Program) -> None:
    assert program("municipality").returncode == 2
    assert program("municipality", "Πύλης", "--list", "csv").returncode == 2


def test_a_name_of_several_words_needs_no_quotes(program: Program) -> None:
    done = program("municipality", "Νέας", "Σμύρνης")
    assert done.stdout.decode().startswith("municipality\tΝέας Σμύρνης\n")
    assert done.stdout == program("municipality", "Νέας Σμύρνης").stdout
    assert program("municipality", " ").returncode == 2


def test_what_is_no_date_is_wrong_usage(program: Program) -> None:
    for said in ("20x", "2019-13", "2019-8-3", "30/8/2019"):
        done = program("municipality", "Βόλου", "--date", said)
        assert (done.returncode, done.stdout) == (2, b"")
        assert f"{said!r} is no date" in done.stderr.decode()
    for said in ("2018", "2018-05", "2018-05-30"):
        assert program("municipality", "Βόλου", "--date", said).returncode == 0
