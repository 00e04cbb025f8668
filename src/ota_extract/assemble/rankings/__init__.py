from ota_extract.assemble.drafts import RankingDraft
from ota_extract.clean import CleanText
from ota_extract.mentions import Mentions


def find_rankings(clean: CleanText, mentions: Mentions) -> list[RankingDraft]:
    return []
