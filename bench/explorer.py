"""The explorer in Chromium: the first load of a page, and a change of window, from the click to the picture.

The service is `legation serve` in a process of its own over an embedded graph with the starter claims.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
from pathlib import Path

from bench.table import Line
from legation.graph.store import open_store
from legation.loaders import starter
from legation.loaders.frame import registry
from legation.loaders.frame.run import load

RUNS = 7
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FIRST = "/supply?party=AZE&from=2016&to=2020"
OLDER = "/supply?party=AZE&from=2006&to=2010"
REDRAW = """async () => {
  const heading = document.querySelector('h1');
  const before = heading.textContent, start = performance.now();
  document.querySelector('[aria-label="One year later"]').click();
  const waits = () => document.querySelector('.fresh').dataset.loading === 'true' || heading.textContent === before;
  while (waits()) await new Promise(requestAnimationFrame);
  await new Promise(requestAnimationFrame);
  return performance.now() - start;
}"""


def lines(folder: Path, neo4j_url: str | None) -> list[Line]:
    """Milliseconds; the median of some runs. Nothing where there is no Chromium or the explorer was not built."""
    from playwright.sync_api import sync_playwright

    from legation.service.http.routes import web

    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None or not web.built():
        print("bench: explorer is left out: it needs Chromium and the bundle (make web)", file=sys.stderr)
        return []
    graph = f"embedded:{folder / 'explorer.kgl'}"
    store = open_store(graph)
    load(store, registry.find("claims"), starter.path())
    store.close()
    command = [sys.executable, "-m", "legation", "serve", "--port", "0", "--store", graph]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process, sync_playwright() as playwright:
        try:
            assert process.stdout is not None
            url = process.stdout.readline().split(" at ")[1].split()[0]
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
            loads = []
            for _ in range(RUNS):
                page = browser.new_page()  # a context of its own: nothing is kept from the last run
                page.goto(url + FIRST)
                page.locator("[data-figure=register]").wait_for()
                loads.append(float(page.evaluate("performance.now()")))
                page.close()
            page = browser.new_page()
            page.goto(url + OLDER)
            page.locator("[data-figure=register]").wait_for()
            redraws = []
            for _ in range(RUNS):
                page.wait_for_load_state("networkidle")
                redraws.append(float(page.evaluate(REDRAW)))
            browser.close()
        finally:
            process.terminate()
    return [
        Line("explorer: first load to figures", statistics.median(loads), None, "", "ms", aim="≤ 1,000 ms"),
        Line("explorer: a change of window", statistics.median(redraws), None, "", "ms", aim="≤ 100 ms"),
    ]
