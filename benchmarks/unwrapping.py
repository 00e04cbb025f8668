"""How many paragraphs come back whole after wrapping: made-up text, known paragraphs.

    python benchmarks/unwrapping.py [releases per shape and width]

Each invented release is wrapped at widths 50 to 110 in five shapes, with and without hyphenation, and
repaired; a paragraph counts where the clean text holds exactly it, nothing more and nothing less.

Where an empty line stands after every line, a sentence that ends with a full line and a paragraph
that ends with a full line look exactly alike: no rule can tell. These paragraphs are counted apart,
as *undecidable* (the source does not hold the answer); the score of the others must be 99 % or more.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ota_extract.repair import repair
from ota_extract.source import SourceDocument

SHAPES = ("plain", "blank", "space", "ragged", "mixed")
WIDTHS = range(50, 111, 5)

# --- the made-up prose ---------------------------------------------------------------------------

_SENTENCES = """
Το Υπουργείο Εσωτερικών ενέκρινε την κατανομή {amount} ευρώ σε {count} Δήμους της χώρας
Η χρηματοδότηση ανέρχεται σε {million} εκατ. ευρώ και προέρχεται από το ΕΣΠΑ 2021-2027
Οι Δήμοι Αλμωπίας, Βελβεντού και Σκύδρας θα λάβουν από {amount} έως {amount} ευρώ, ανάλογα με τον πληθυσμό τους
Το πρόγραμμα «Καθαρές Γειτονιές» υλοποιείται μέσω του Ταμείου Παρακαταθηκών και Δανείων
Στόχος είναι η βελτίωση της καθημερινότητας των πολιτών, με έμφαση στους μικρούς νησιωτικούς δήμους
Περισσότερες από {count} αιτήσεις υποβλήθηκαν έως τις 12 Μαρτίου 2023, ενώ εγκρίθηκαν οι {count}
Οι παρεμβάσεις αφορούν δίκτυα ύδρευσης, σχολικά κτίρια, παιδικές χαρές και αγροτική οδοποιία
Σύμφωνα με την απόφαση (ΦΕΚ 612/22.2.2018, παρ. 3 του άρθρου 71) η καταβολή γίνεται σε τρεις (3) δόσεις
Κάθε Δήμος υλοποιεί κατά μέσο όρο {count} έργα, τα οποία επέλεξε με βάση τις τοπικές ανάγκες
Με την ίδια απόφαση πιστώνονται {amount},{cents} € στις Δ.Ε.Υ.Α. για την αντιμετώπιση της λειψυδρίας
Η Υπουργός κ. Ελένη Βρανά τόνισε ότι «οι πόλεις μας αλλάζουν με σχέδιο και μέτρο»
Το σύνολο των πόρων φτάνει τα {million} δισ. ευρώ, δηλαδή {count}% περισσότερα από πέρυσι
Επιπλέον, ενισχύεται η ψηφιακή υποδομή με Wi-Fi, αισθητήρες και συστήματα τηλε-μετρίας
Για την Περιφέρεια Δυτικής Μακεδονίας προβλέπονται {million} εκατ. ευρώ, τα περισσότερα για έργα οδοποιίας
Οι σχετικές προσκλήσεις θα δημοσιευθούν τον Σεπτέμβριο, όπως προβλέπει ο ν. 4555/2018
Η διαδικασία ολοκληρώνεται ηλεκτρονικά, χωρίς την προσκόμιση πρόσθετων δικαιολογητικών
Από τους {count} Δήμους που συμμετείχαν, οι {count} ανήκουν στην Περιφέρεια Κρήτης
Η προθεσμία παρατείνεται μέχρι και τις 30 Ιουνίου 2024 για το σύνολο των δικαιούχων
""".strip().split("\n")
_HEADINGS = (
    "ΔΕΛΤΙΟ ΤΥΠΟΥ",
    "ΥΠΟΥΡΓΕΙΟ ΕΣΩΤΕΡΙΚΩΝ",
    "Ένταξη νέων Δήμων στο πρόγραμμα",
    "Επόμενα βήματα",
)
_ENTRIES = """
Ολοκληρωμένο σύστημα διαχείρισης του δημοτικού στόλου και των δρομολογίων του, με {count} Δήμους
Ψηφιακή πλατφόρμα για την υποβολή αιτημάτων των πολιτών που επιλέχθηκε από {count} Δήμους
Έξυπνοι κάδοι απορριμμάτων: {count} πράξεις
Αναβάθμιση του ηλεκτροφωτισμού σε οικισμούς και κεντρικούς δρόμους κάθε δημοτικής ενότητας, με {count} Δήμους
""".strip().split("\n")


def release(dice: random.Random) -> list[str]:
    """The paragraphs of an invented release."""
    blocks = [dice.choice(_HEADINGS[:2])] if dice.random() < 0.5 else []
    for _ in range(dice.randint(3, 6)):
        if dice.random() < 0.15:
            blocks.append(dice.choice(_HEADINGS[2:]))
        count = dice.choice((1, 2, 2, 3, 3, 4))
        blocks.append(" ".join(_filled(s, dice) + "." for s in dice.sample(_SENTENCES, count)))
    if dice.random() < 0.6:
        marks = dice.choice((("- ",) * 4, ("• ",) * 4, ("1) ", "2) ", "3) ", "4) ")))
        entries = [mark + _filled(entry, dice) for mark, entry in zip(marks, _ENTRIES, strict=True)]
        at = dice.randint(2, len(blocks))
        blocks[at:at] = ["Οι δημοφιλέστερες παρεμβάσεις είναι οι ακόλουθες:", *entries]
    return blocks


def _filled(sentence: str, dice: random.Random) -> str:
    while "{" in sentence:
        for name, value in (
            ("{amount}", f"{dice.randint(1, 9)}.{dice.randint(100, 999)}.{dice.randint(100, 999)}"),
            ("{count}", str(dice.randint(12, 320))),
            ("{million}", f"{dice.randint(1, 90)},{dice.randint(1, 9)}"),
            ("{cents}", f"{dice.randint(10, 99)}"),
        ):
            sentence = sentence.replace(name, value, 1)
    return sentence


# --- the wrapping --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Wrapped:
    """A wrapped release, and which of its paragraphs no rule can tell from their neighbours."""

    text: str
    undecidable: frozenset[int]


def wrap(blocks: list[str], width: int, shape: str, dice: random.Random, hyphens: bool) -> Wrapped:
    """Break *blocks* at *width* in *shape*: the gaps between lines are what differs."""
    lines: list[tuple[str, bool]] = []  # with whether it begins a block
    unsure: set[int] = set()
    told = shape in ("plain", "space")  # a paragraph's beginning shows
    for number, block in enumerate(blocks):
        broken = list(_broken(block, width, shape, dice, hyphens))
        for before, after in pairwise(broken):
            if (
                not told
                and before[-1] in ".:"
                and not after[0].islower()
                and not _abbreviated(before)
            ):
                unsure.add(number)  # a sentence ends with a line inside of the paragraph
        room = width - (10 if shape == "ragged" else 0)
        full = lines and len(lines[-1][0]) + 1 + len(block.split()[0]) > room
        if full and not told and not _marked(block):
            unsure |= {number - 1, number}  # the paragraph before ends with a full line
        lines += ((line, at == 0) for at, line in enumerate(broken))
    return Wrapped("".join(_laid_out(lines, shape, dice)).strip("\n") + "\n", frozenset(unsure))


def _broken(
    block: str, width: int, shape: str, dice: random.Random, hyphens: bool
) -> Iterator[str]:
    line = ""
    room = width
    for word in block.split(" "):
        if line and len(line) + 1 + len(word) > room:
            left = room - len(line) - 2
            if hyphens and left >= 3 and len(word) - left >= 3 and word[: left + 3].isalpha():
                yield f"{line} {word[:left]}-"
                line = word[left:]
            else:
                yield line
                line = word
            room = width - (dice.randint(0, 10) if shape == "ragged" else 0)
        else:
            line = f"{line} {word}" if line else word
    yield line


def _laid_out(lines: list[tuple[str, bool]], shape: str, dice: random.Random) -> Iterator[str]:
    for line, begins in lines:
        if shape in ("plain", "space"):
            yield "\n" if begins else ""
            yield ("" if begins or shape == "plain" else " ") + line + "\n"
        elif shape == "mixed":
            yield dice.choice(("\n", "\n", "\n", " ", "")) if not begins else "\n"
            yield line + "\n"
        else:
            yield line + "\n\n"


def _abbreviated(line: str) -> bool:
    return line.rsplit(" ", 1)[-1] in ("εκατ.", "δισ.", "παρ.", "κ.", "ν.", "Δ.Ε.Υ.Α.")


def _marked(block: str) -> bool:
    return block[0] in "-•1234" or block.isupper()


# --- the count -----------------------------------------------------------------------------------


@dataclass
class Score:
    """Paragraphs: all, recovered, undecidable, and recovered among the decidable."""

    paragraphs: int = 0
    recovered: int = 0
    undecidable: int = 0
    sound: int = 0

    @property
    def share(self) -> float:
        """Recovered among the decidable."""
        return self.sound / max(self.paragraphs - self.undecidable, 1)


def measure(shape: str, releases: int, hyphens: bool = False, show: bool = False) -> Score:
    """Wrap and repair *releases* invented releases at each width."""
    score = Score()
    for width in WIDTHS:
        for seed in range(releases):
            dice = random.Random(f"{shape}{width}{seed}")
            blocks = release(dice)
            wrapped = wrap(blocks, width, shape, dice, hyphens)
            clean = repair(_document(wrapped.text))
            found = {clean.text[block.start : block.end] for block in clean.blocks}
            for number, block in enumerate(blocks):
                good = block in found
                score.paragraphs += 1
                score.recovered += good
                score.undecidable += number in wrapped.undecidable
                score.sound += good and number not in wrapped.undecidable
                if show and not good and number not in wrapped.undecidable:
                    print(f"--- {shape} {width} {seed}: {block!r}")
    return score


def _document(text: str) -> SourceDocument:
    return SourceDocument("made-up.txt", "text/plain", "", len(text.encode()), text)


def main() -> None:
    """Print the score of each shape."""
    releases = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    show = "--show" in sys.argv
    print("shape          paragraphs  recovered  undecidable  recovered of the decidable")
    for shape in SHAPES:
        for hyphens in (False, True):
            score = measure(shape, releases, hyphens, show)
            name = shape + (" hyphens" if hyphens else "")
            whole = score.recovered / score.paragraphs
            print(
                f"{name:15}{score.paragraphs:10}{whole:11.2%}{score.undecidable:13}{score.share:14.2%}"
            )


if __name__ == "__main__":
    main()
