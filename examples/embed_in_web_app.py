"""One appraisal in, a result with its reasons out: meritasn behind a web service.

Everything is in `handle`, which any framework can call; it keeps nothing and needs no network.
Run as a script it answers three sample requests. To serve it on this machine for a try:

    python examples/embed_in_web_app.py serve
    curl --data @appraisal.json 'http://127.0.0.1:8000/?lang=en'

and from PHP:

    $options = ['http' => ['method' => 'POST', 'content' => $json, 'ignore_errors' => true]];
    $context = stream_context_create($options);
    $answer = json_decode(file_get_contents('http://127.0.0.1:8000/?lang=id', false, $context));
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from http import HTTPStatus
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from meritasn import MeritasnError, appraise, loads_appraisal
from meritasn.language import Language

MOST = 1_000_000
"""Bytes that a request may have; one appraisal is a few thousand."""


def handle(body: bytes, language: Language = "id") -> tuple[int, bytes]:
    """Appraises the document of one person.

    Returns:
        The status and the answer as JSON. 200: a result, or a refusal that names what is missing,
        with every step. 422: the document cannot be used, with everything that is wrong in it.
    """
    try:
        result = appraise(loads_appraisal(body).appraisal)
    except MeritasnError as refused:
        findings = [
            {"code": f.code.id, "place": f.place.as_dict(), "id": f.text.id, "en": f.text.en}
            for f in refused.findings
        ]
        return HTTPStatus.UNPROCESSABLE_ENTITY, _json({"findings": findings})
    explanation = result.explain()
    reasons = explanation and explanation.as_dict(language)
    return HTTPStatus.OK, _json({"result": result.as_dict(language), "reasons": reasons})


def application(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """The same as a WSGI application."""
    query = parse_qs(environ.get("QUERY_STRING", ""))
    language: Language = "en" if query.get("lang") == ["en"] else "id"
    length = int(environ.get("CONTENT_LENGTH") or 0)
    if length > MOST:
        status, answer = HTTPStatus.REQUEST_ENTITY_TOO_LARGE.value, b"{}"
    else:
        status, answer = handle(environ["wsgi.input"].read(length), language)
    headers = [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))]
    start_response(f"{status:d} {HTTPStatus(status).phrase}", headers)
    return [answer]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode()


GOOD = b"""{
  "format": "meritasn/appraisal@1",
  "employee": {"key": "P0300", "unit": "dukcapil", "employment": "pns", "rank": "iii_b"},
  "appraisal": {
    "employee": "P0300",
    "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
    "results_rating": "di_atas",
    "behaviour_rating": "sesuai",
    "targets": [{
      "key": "T1",
      "plan": "Dokumen kependudukan selesai lebih cepat",
      "time": {"target": "60", "realised": "55", "direction": "lower", "unit": "menit"}
    }]
  }
}"""

WITHOUT_A_FACT = GOOD.replace(b'    "behaviour_rating": "sesuai",\n', b"")

MALFORMED = (
    GOOD.replace(b'"di_atas"', b'"memuaskan"')
    .replace(b'"2023-12-31"', b'"31 Desember"')
    .replace(b'"60"', b"60.5")
)

if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        make_server("127.0.0.1", 8000, application).serve_forever()
    for sample in (GOOD, WITHOUT_A_FACT, MALFORMED):
        status, answer = handle(sample)
        print(status, answer.decode(), sep="\n")
