"""Pictures of every view of the explorer, at desktop and phone size: `make screenshots`.

Starts the service over the starter claims on a free port, or takes a running one: `make screenshots ARGS="--url http://127.0.0.1:8000"`.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

VIEWS = {
    "start": "/",
    "supply": "/supply?party=AZE&from=2016&to=2020",
    "supply-compare": "/supply?party=AZE&from=2016&to=2020&compare=2011-2015",
    "supply-exports": "/supply?party=ISR&role=exports&from=2016&to=2020",
    "supply-matrix": "/supply?from=2011&to=2020",
    "start-ties": "/?map=missions_hosted",
    "dyad": "/dyad/AZE/ISR?valid_on=2023-05-01",
    "dyad-long": "/dyad/USA/RUS",
    "party": "/party/AZE",
    "organisation": "/party/NATO",
    "claim": "/claim/647e946b35b69afa96f9",
    "missions": "/missions?party=AZE",
    "missions-matrix": "/missions?sender=AZE,ARM,ISR,TUR,IRN",
    "recognition": "/recognition?party=AZE",
    "review": "/review",
    "pictures": "/pictures",
    "search": "/search?q=Turkey",
    "question": "/search?q=who+has+an+embassy+in+Baku",
    "embed": "/embed/supply?party=AZE&from=2016&to=2020&only=flow",
    "problem": "/party/Atlantis",
}
SIZES = {"desktop": (1280, 860), "phone": (390, 844)}
README = {
    "explorer-start": ("/?from=2016&to=2020", 1215),
    "explorer-supply": ("/supply?party=AZE&from=2016&to=2020", 1110),
    "explorer-dyad": ("/dyad/AZE/ISR?valid_on=2023-05-01", 1085),
}
"""Address and height of the README's images, `README_WIDTH` wide: the top of a page."""
README_WIDTH = 1240
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def service() -> Iterator[str]:
    """The address of a service of our own over the starter claims."""
    legation = Path(sys.executable).with_name("legation")
    with tempfile.TemporaryDirectory() as folder:
        command = [str(legation), "--store", f"embedded:{folder}/graph.kgl", "serve", "--port", "0", "--starter", "small"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            said = process.stdout.readline()
            try:
                yield said.split(" at ")[1].split()[0]
            finally:
                process.terminate()


def take(url: str, out: Path, only: list[str], dark: bool) -> None:
    """Write `<view>-<size>.png` of each view."""
    out.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for size, (width, height) in SIZES.items():
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", locale="en-GB")
            page.on("console", lambda message: print(f"  {message.type}: {message.text}") if message.type in ("error", "warning") else None)
            page.on("pageerror", lambda error: print(f"  error: {error}"))
            for name, address in VIEWS.items():
                if only and name not in only:
                    continue
                page.goto(url + address)
                page.wait_for_load_state("networkidle")
                page.screenshot(path=out / f"{name}-{size}{'-dark' if dark else ''}.png", full_page=True)
                wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
                print(f"{name} {size}" + (f": {wide} px wider than the window" if wide > 0 else ""))


def take_readme(url: str, out: Path) -> None:
    """Write the images of the README."""
    with chromium() as browser:
        for name, (address, height) in README.items():
            page = browser.new_page(viewport={"width": README_WIDTH, "height": height}, locale="en-GB")
            page.goto(url + address)
            page.wait_for_load_state("networkidle")
            page.locator("svg.drawing").first.wait_for()
            page.screenshot(path=out / f"{name}.png")
            print(name)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    path = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if path is None:
        sys.exit(f"screenshots: none of {', '.join(BROWSERS)} is on PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else None)
    parser.add_argument("--url", help="a running service; default: one of our own over the starter claims")
    parser.add_argument("--out", type=Path, default=Path("var/screenshots"))
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("views", nargs="*", help=f"which of {', '.join(VIEWS)}; default: all")
    parser.add_argument(
        "--readme", type=Path, metavar="DIR", help="write the README's images there instead; with --url of a service over all registers"
    )
    given = parser.parse_args()
    if given.readme:
        take_readme((given.url or "http://127.0.0.1:8000").rstrip("/"), given.readme)
        return
    if given.url:
        take(given.url.rstrip("/"), given.out, given.views, given.dark)
    else:
        with service() as url:
            take(url, given.out, given.views, given.dark)


if __name__ == "__main__":
    main()
