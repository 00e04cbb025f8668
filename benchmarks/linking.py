"""How long the registry takes to load and 332 rows take to be linked.

Run as ``python benchmarks/linking.py``: the best of several runs, on one core. Loading is measured in
fresh processes, its imports apart from reading the data.
"""

from __future__ import annotations

import subprocess
import sys
import time

LOADING = """
import time
start = time.perf_counter()
import ota_extract.municipalities as municipalities
imported = time.perf_counter()
municipalities.registry()
print((imported - start) * 1e3, (time.perf_counter() - imported) * 1e3)
"""


def best_loading(runs: int = 7) -> tuple[float, float]:
    """Milliseconds for the imports and for reading the registry."""
    times = []
    for _ in range(runs):
        imports, loading = subprocess.check_output([sys.executable, "-c", LOADING]).split()
        times.append((float(imports), float(loading)))
    return min(each[0] for each in times), min(each[1] for each in times)


def best_linking(runs: int = 20) -> dict[str, float]:
    """Milliseconds for 332 rows, every name met for the first time."""
    from ota_extract.municipalities import link_rows, registry
    from ota_extract.municipalities.forms import form_of

    names = [each.name for each in registry().municipalities]
    units = [each.regional_unit for each in registry().municipalities]
    tables = {
        "as in the registry": names,
        "«ΔΗΜΟΣ» in capitals": [f"ΔΗΜΟΣ {name.upper()}" for name in names],
        "name and prefecture": [f"{name} {unit}" for name, unit in zip(names, units, strict=True)],
        "one letter dropped": [name[:3] + name[4:] for name in names],
    }
    best: dict[str, float] = {}
    for title, table in tables.items():
        rows = [(name, None) for name in table]
        link_rows(rows)
        for _ in range(runs):
            form_of.cache_clear()
            start = time.perf_counter()
            link_rows(rows)
            took = (time.perf_counter() - start) * 1e3
            best[title] = min(best.get(title, took), took)
    return best


if __name__ == "__main__":
    imports, loading = best_loading()
    print(f"{'imports':32} {imports:6.1f} ms")
    print(f"{'loading':32} {loading:6.1f} ms")
    for title, took in best_linking().items():
        print(f"332 rows, {title:22} {took:6.1f} ms")
