"""The tables of an export. To add a column, add it here and to its row in ``rows.py``; ``make docs``.

``TABLES`` stand in an order in which each refers only to those before it.
"""

from __future__ import annotations

from typing import get_args

from ota_extract import records
from ota_extract.export.columns import DECIMALS, Column, Reference, Table, Type

TEXT, INTEGER, AMOUNT, RATE, NUMBER, DATE = Type

PARTED = "|"
"""Parts the entries of a cell that holds several."""

RELEASE = Column("release", TEXT, "The release.", required=True)
POSITION = Column("position", INTEGER, "Its place in the record, from 1.", required=True)

MUNICIPALITY = (
    Column("as_written", TEXT, "The name as the release writes it."),
    Column("municipality_code", TEXT, "The municipality it was linked to; a text, `0401`."),
    Column("municipality", TEXT, "Its official name, in the genitive."),
    Column("regional_unit", TEXT, "Its regional unit."),
    Column("region", TEXT, "Its region."),
    Column("match", TEXT, "How sure the link is.", required=True, choices=get_args(records.Match)),
    Column(
        "candidates", TEXT, f"The codes it may mean where it is ambiguous, parted by `{PARTED}`."
    ),
)
"""A name, and what it was linked to."""

EVIDENCE = (
    Column(
        "quote", TEXT, "The words it was read from; the first where it is stated several times."
    ),
    Column("quote_start", INTEGER, "Where they begin in `texts.text`, from 0.", "code points"),
    Column("quote_end", INTEGER, "Where they end, not included.", "code points"),
    Column("page", INTEGER, "The page of the source they stand on, from 1; empty for text files."),
    Column("evidence_count", INTEGER, "In how many places it is stated.", required=True),
)
"""Where it was read."""

ANNOUNCED = (
    Column(
        "announced_on", TEXT, "The day of the release in EDTF: `XXXX-07-25` where no year is said."
    ),
    Column("announced_date", DATE, "The same, where it is a whole date."),
)

OF_RELEASE = Reference(("release",), "releases", ("release",))
OF_TABLE = Reference(("release", "table_id"), "municipality_tables", ("release", "table_id"))
OF_MUNICIPALITY = Reference(("municipality_code",), "municipalities", ("code",))


def _stated(
    name: str,
    description: str,
    columns: tuple[Column, ...],
    key: tuple[str, ...] = ("position",),
    references: tuple[Reference, ...] = (),
) -> Table:
    """A table of what releases state: each row has its release before, and where it was read behind.

    *key* tells it from the others of its release.
    """
    return Table(
        name,
        description,
        (RELEASE, *columns, *EVIDENCE),
        ("release", *key),
        (OF_RELEASE, *references),
    )


TABLES: tuple[Table, ...] = (
    Table(
        "releases",
        "One row for each record. One whose source is that of another record (`duplicate_of`) stands "
        "in this table only, so that nothing is added up twice.",
        (
            Column(
                "release",
                TEXT,
                "The record's path below the exported folder, without `.json`; of a stream, its name "
                "and the line.",
                required=True,
            ),
            Column("source_name", TEXT, "The name of the file that was read."),
            Column("media_type", TEXT, "`text/plain` or `application/pdf`."),
            Column("sha256", TEXT, "Of its bytes.", required=True),
            Column("bytes", INTEGER, "Its length.", "bytes", required=True),
            Column("encoding", TEXT, "Of a text file."),
            Column("pages", INTEGER, "Of a PDF.", "pages"),
            Column("extractor_version", TEXT, "Of the program that wrote the record.", required=True),
            Column("title", TEXT, "The headline."),
            *ANNOUNCED,
            Column("numbers", INTEGER, "How many numbers the text holds.", required=True),
            Column("numbers_unclassified", INTEGER, "How many of them were read as nothing known.", required=True),
            Column("errors", INTEGER, "Findings of level error.", required=True),
            Column("warnings", INTEGER, "Findings of level warning.", required=True),
            Column("infos", INTEGER, "Findings of level info.", required=True),
            Column("duplicate_of", TEXT, "The release of the same source (`sha256`) that comes before."),
        ),
        ("release",),
        (Reference(("duplicate_of",), "releases", ("release",)),),
    ),
    Table(
        "municipalities",
        "The registry: the municipalities of today, and the five that were split in 2019, whether a "
        "release names them or not.",
        (
            Column("code", TEXT, "ELSTAT's code; a text, it may begin with 0.", required=True),
            Column("name", TEXT, "The official name, in the genitive.", required=True),
            Column("name_nominative", TEXT, "In the nominative, not official."),
            Column("name_en", TEXT, "In Latin letters, not official."),
            Column("seat", TEXT, "The seat."),
            Column("regional_unit", TEXT, "The regional unit.", required=True),
            Column("nuts3", TEXT, "Its NUTS 3 code (2021)."),
            Column("region", TEXT, "The region.", required=True),
            Column("nuts2", TEXT, "Its NUTS 2 code (2021)."),
            Column("population_2021", INTEGER, "Census of 2021.", "residents", required=True),
            Column("population_2011", INTEGER, "Census of 2011, on today's boundaries.", "residents", required=True),
            Column("latitude", NUMBER, "Of the seat.", "degrees"),
            Column("longitude", NUMBER, "Of the seat.", "degrees"),
            Column("dissolved_on", DATE, "Its last day, where it was split in 2019; empty for those of today."),
            Column("predecessor_code", TEXT, "Of those of 2019: the code of the one that was split."),
            Column("code_ypes", TEXT, "The interior ministry's code."),
            Column("diavgeia_uid", TEXT, "The organisation's id on Diavgeia."),
        ),
        ("code",),
        (Reference(("predecessor_code",), "municipalities", ("code",)),),
    ),
    Table(
        "texts",
        "The repaired text of each release, which `quote_start` and `quote_end` count in.",
        (RELEASE, Column("text", TEXT, "The text, whole.")),
        ("release",),
        (OF_RELEASE,),
    ),
    _stated(
        "issuers",
        "One row for each authority that issues a release.",
        (POSITION, Column("name", TEXT, "The authority.", required=True)),
    ),
    _stated(
        "programmes",
        "One row for each funding programme that a release names.",
        (
            POSITION,
            Column("name", TEXT, "The programme.", required=True),
            Column("period", TEXT, "Its period in EDTF: `2021/2027`."),
        ),
    ),
    _stated(
        "dates",
        "One row for each date or period that a release states.",
        (
            POSITION,
            Column("edtf", TEXT, "In EDTF, no finer than the words say.", required=True),
            Column("day", DATE, "The same, where it is a whole date."),
            Column("role", TEXT, "What happens then.", required=True, choices=get_args(records.DateRole)),
            Column("text", TEXT, "As written."),
        ),
    ),
    _stated(
        "statements",
        "One row for each quotation.",
        (
            Column("statement_id", TEXT, "`s1`, `s2`, … in the record.", required=True),
            Column("speaker", TEXT, "Who is quoted."),
            Column("role", TEXT, "The office."),
            Column("text", TEXT, "The words quoted."),
        ),
        ("statement_id",),
    ),
    _stated(
        "figures",
        "One row for each amount, count, percentage or measure that a release states.",
        (
            Column("figure_id", TEXT, "`f1`, `f2`, … in the record.", required=True),
            Column("kind", TEXT, "Of what kind.", required=True, choices=get_args(records.Kind)),
            Column("measure", TEXT, "What it measures.", required=True),
            Column("value", NUMBER, "The number, in full units; empty for a range.", "as in `unit`"),
            Column("low", NUMBER, "The lower end of a range.", "as in `unit`"),
            Column("high", NUMBER, "The upper end of a range.", "as in `unit`"),
            Column(
                "bound", TEXT, "How the number binds. Add up only what is `exact`.",
                required=True, choices=get_args(records.Bound),
            ),
            Column("statistic", TEXT, "Of several values.", choices=get_args(records.Statistic)),
            Column("per", TEXT, "What it is counted by."),
            Column("unit", TEXT, "`EUR`, `percent`, or what is counted."),
            Column(
                "unit_text",
                TEXT,
                "The unit as written, or the head of a column that says it; empty where it is left out.",
            ),
            Column("subject", TEXT, "The words that say what it is about."),
            Column("change_role", TEXT, "Which end of a change it is.", choices=get_args(records.ChangeRole)),
            Column("change_figure_id", TEXT, "The figure at the other end."),
            Column("statement_id", TEXT, "The quotation it stands in."),
        ),
        ("figure_id",),
        (
            Reference(("release", "statement_id"), "statements", ("release", "statement_id")),
            Reference(("release", "change_figure_id"), "figures", ("release", "figure_id")),
        ),
    ),
    _stated(
        "rankings",
        "One row for each list that claims an order.",
        (
            Column("ranking_id", TEXT, "`r1`, `r2`, … in the record.", required=True),
            Column("title", TEXT, "The words that announce it."),
            Column("announced_length", INTEGER, "How many items the release says there are.", "items"),
            Column("item_count", INTEGER, "How many there are.", "items", required=True),
            Column("unit", TEXT, "What its values count."),
        ),
        ("ranking_id",),
    ),
    _stated(
        "ranking_items",
        "One row for each place of a ranking.",
        (
            Column("ranking_id", TEXT, "The ranking.", required=True),
            Column("position", INTEGER, "Its place in the record, from 1.", required=True),
            Column("rank", INTEGER, "The rank that the release gives.", required=True),
            Column("label", TEXT, "What is ranked, as written."),
            Column("value", NUMBER, "The number behind it.", "as in `unit`", required=True),
            Column("unit", TEXT, "What it counts."),
            Column(
                "bound", TEXT, "How the number binds.",
                required=True, choices=get_args(records.Bound),
            ),
        ),
        ("ranking_id", "position"),
        (Reference(("release", "ranking_id"), "rankings", ("release", "ranking_id")),),
    ),
    _stated(
        "municipality_tables",
        "One row for each table municipality → amount, also for one that is announced and missing.",
        (
            Column("table_id", TEXT, "`t1`, `t2`, … in the record.", required=True),
            Column("status", TEXT, "Whether it is there.", required=True, choices=get_args(records.TableStatus)),
            Column("caption", TEXT, "The words that announce it."),
            Column("columns", TEXT, f"The names of its columns, parted by `{PARTED}`."),
            Column("announced_rows", INTEGER, "How many rows the release says there are.", "rows"),
            Column("row_count", INTEGER, "How many there are, totals left out.", "rows", required=True),
            Column("rows_without_amount", INTEGER, "How many of them have no amount.", "rows", required=True),
            Column("stated_total", AMOUNT, "The total that is printed.", "EUR"),
            Column("rows_total", AMOUNT, "The sum of the rows; empty where none has an amount.", "EUR"),
        ),
        ("table_id",),
    ),
    _stated(
        "allocations",
        "One row for each recipient in a table: who gets how much. Totals and sub-totals of the "
        "source are no rows.",
        (
            Column("table_id", TEXT, "The table.", required=True),
            Column("position", INTEGER, "The row in it, from 1.", required=True),
            Column(
                "recipient_kind", TEXT, "What the recipient is.",
                required=True, choices=get_args(records.RecipientKind),
            ),
            *MUNICIPALITY,
            Column("population", INTEGER, "Residents of the municipality, census of 2021.", "residents"),
            Column("amount", AMOUNT, "What it gets; empty where it cannot be read.", "EUR"),
            Column("amount_per_resident", RATE, "`amount` / `population`, rounded half to even.", "EUR per resident"),
            *ANNOUNCED,
        ),
        ("table_id", "position"),
        (OF_TABLE, OF_MUNICIPALITY),
    ),
    Table(
        "allocation_values",
        "One row for each number in a row of a table, for tables with several columns of numbers.",
        (
            RELEASE,
            Column("table_id", TEXT, "The table.", required=True),
            Column("position", INTEGER, "The row in it.", required=True),
            Column("column_position", INTEGER, "The number in the row, from 1.", required=True),
            Column("column_name", TEXT, "The head of its column."),
            Column("column_role", TEXT, "What the column holds.", choices=get_args(records.ColumnRole)),
            Column("value", NUMBER, "The number.", required=True),
        ),
        ("release", "table_id", "position", "column_position"),
        (
            OF_RELEASE,
            Reference(
                ("release", "table_id", "position"), "allocations", ("release", "table_id", "position")
            ),
        ),
    ),
    _stated(
        "mentions",
        "One row for each municipality that a text names outside tables.",
        (POSITION, *MUNICIPALITY),
        references=(OF_MUNICIPALITY,),
    ),
    _stated(
        "identifiers",
        "One row for each number that names something: a law, a gazette issue, a protocol number.",
        (
            POSITION,
            Column("kind", TEXT, "What it names.", required=True),
            Column("text", TEXT, "As written."),
        ),
    ),
    _stated(
        "unclassified",
        "One row for each number that was read as nothing known.",
        (POSITION, Column("text", TEXT, "As written."), Column("reason", TEXT, "Why.")),
    ),
    _stated(
        "findings",
        "One row for each thing that a person should know about a release; "
        "[findings.md](findings.md) explains the codes.",
        (
            POSITION,
            Column("code", TEXT, "Its code.", required=True),
            Column("name", TEXT, "Its name.", required=True),
            Column("level", TEXT, "How grave it is.", required=True, choices=get_args(records.Level)),
            Column("message", TEXT, "What it says."),
            Column("expected", TEXT, "What was announced or calculated."),
            Column("found", TEXT, "What is there."),
            Column("refs", TEXT, f"The ids of what it speaks of, parted by `{PARTED}`."),
        ),
    ),
)  # fmt: skip

BY_NAME = {table.name: table for table in TABLES}


def chosen(names: tuple[str, ...]) -> tuple[Table, ...]:
    """The tables called *names*, all where there are none; references to tables left out are dropped."""
    kept = set(names or BY_NAME)
    return tuple(
        table._replace(references=tuple(ref for ref in table.references if ref.table in kept))
        for table in TABLES
        if table.name in kept
    )


def widened(tables: tuple[Table, ...], of: Type, decimals: int) -> tuple[Table, ...]:
    """The *tables* with *decimals* digits behind the point in all columns of the type *of*."""
    more = decimals - DECIMALS[of]
    return tuple(
        table._replace(
            columns=tuple(
                column._replace(more_decimals=more) if column.type is of else column
                for column in table.columns
            )
        )
        for table in tables
    )
