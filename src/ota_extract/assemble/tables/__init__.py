from ota_extract.assemble.drafts import TableDraft
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions


def find_tables(clean: CleanText, mentions: Mentions) -> list[TableDraft]:
    return []
