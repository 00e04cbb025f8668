"""Round numbers for the axes.

>>> step_for(Decimal("2560000"), most=12)
Decimal('250000')
>>> floor_to(Decimal("-3"), Decimal("2.5")), floor_to(Decimal("5"), Decimal("2.5"))
(Decimal('-5.0'), Decimal('5.0'))
>>> percent(Decimal(1), Decimal(3))
'33.33'
"""

from __future__ import annotations

from decimal import ROUND_FLOOR, Decimal

STEPS = (Decimal("1"), Decimal("2"), Decimal("2.5"), Decimal("5"), Decimal("10"))
"""What a reader counts in, times a power of ten."""


def step_for(length: Decimal, most: int) -> Decimal:
    """The smallest round step of which at most *most* cover *length*, which is above zero."""
    power = Decimal(1).scaleb((length / most).adjusted())
    step = next(step for step in STEPS if step * power * most >= length) * power
    return step if step < 1 else step.quantize(Decimal(1)) if _whole(step) else step


def floor_to(value: Decimal, step: Decimal) -> Decimal:
    """The multiple of *step* at or below *value*."""
    return (value / step).to_integral_value(ROUND_FLOOR) * step


def percent(part: Decimal, whole: Decimal) -> str:
    """*part* of *whole* in percent with two digits, for a coordinate."""
    return f"{float(part / whole) * 100:.2f}"


def _whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
