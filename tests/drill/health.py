"""What whoever watches over the site is told while something is broken, and what the log says."""

import json

from tests.bench.load import fetch
from tests.table import Row

WHO = "anna.kowalska@example.org"


class Watch:
    """Asks the site's checks under each fault and keeps what was not true."""

    def __init__(self):
        """Nothing asked yet."""
        self.asked, self.untrue = [], []

    def ask(self, port, fault, broken=None, is_ready=True):
        """Ask both checks while `broken` ("disk") is: it alone may be named as not well."""
        live = fetch(port, "/-/live")[0]
        status, _, body = fetch(port, "/-/ready")
        parts = json.loads(body)
        well = {name for name, said in parts.items() if said in ("ok", "none", True)}
        unwell = set(parts) - well - {"ready"}
        is_told = broken in unwell if broken else not unwell
        self.asked.append(fault)
        if (live, status, is_told) != (200, 200 if is_ready else 503, True):
            self.untrue.append(f"{fault}: live {live}, ready {status}, {parts}")

    def row(self):
        """Return the Row about all that was asked."""
        figure = f"{len(self.asked) - len(self.untrue)} of {len(self.asked)}"
        beside = "; ".join(self.untrue) or ", ".join(dict.fromkeys(self.asked))
        return Row("R11 live and ready true", "100 %", figure, beside, not self.untrue)


def logged_faults(site, count):
    """Make a page fail so many times; return the Row about its lines in the log."""
    numbers = []
    for _time in range(count):
        status, headers, _ = fetch(site.port, f"/usterka/?kto={WHO}")
        numbers.append(headers["X-Request-ID"] if status == 500 else f"status {status}")
    lines = [line for line in site.log.read_text().splitlines() if line.startswith("{")]
    once = sum(len([one for one in lines if about(one, number)]) == 1 for number in numbers)
    private = sum(WHO in line for line in lines)
    return Row(
        "R11 a 500 is one line of JSON with its number",
        "100 %, nothing personal",
        f"{once} of {count}",
        f"lines with what the visitor typed: {private}",
        once == count and private == 0,
    )


def about(line, number):
    """Say whether a line of the log is about the fault of the request with this number."""
    found = json.loads(line)
    return found["request_id"] == number and found.get("status") == 500
