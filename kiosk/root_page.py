"""The plain HTTP page that hands out the hall's root certificate; it serves nothing else.

`python -m kiosk.root_page ROOT URL PORT` serves until its standard input ends, that is until the hall has gone.
"""

import html
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from cryptography import x509

from core.tls import fingerprint_of

PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>根证书 · Root certificate</title>
<style>body{{font:20px/1.7 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:40em;
margin:2em auto;padding:0 1em;color:#222}}
a.b{{display:inline-block;background:#b5121b;color:#fff;padding:.7em 1.4em;border-radius:.4em;text-decoration:none}}
code{{word-break:break-all;font-size:.8em}}
</style>
<h1>会场设备安装根证书</h1><ol><li>下载根证书并在本设备上安装、信任。</li>
<li>核对指纹与会务组公布的一致:<br><code>{fingerprint}</code></li><li>打开 <a href="{url}">{url}</a></li></ol>
<p><a class="b" href="/root.crt">下载根证书</a></p>
<h2>Install the hall's root certificate</h2><p>Download it, check that the fingerprint above is the one announced by the
secretariat, trust it, then open <a href="{url}">{url}</a>.</p></html>"""


def serve_root_page(root: str, url: str, port: int) -> None:
    """Serve until the process is ended."""
    content = Path(root).read_bytes()
    fingerprint = fingerprint_of(x509.load_pem_x509_certificate(content))
    page = PAGE.format(fingerprint=fingerprint, url=html.escape(url)).encode()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.do_GET()

        def do_GET(self) -> None:
            if self.path == "/root.crt":
                self._send("application/x-x509-ca-cert", content)
            else:
                self._send("text/html; charset=utf-8", page)

        def _send(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        def log_request(self, code: object = "-", size: object = "-") -> None:
            """Say nothing."""

    threading.Thread(target=_end_with_the_hall, daemon=True).start()
    with ThreadingHTTPServer(("0.0.0.0", port), Handler) as server:  # noqa: S104
        server.serve_forever()


def _end_with_the_hall() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


if __name__ == "__main__":
    serve_root_page(sys.argv[1], sys.argv[2], int(sys.argv[3]))
