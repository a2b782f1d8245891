#!/usr/bin/env bash
# The demo: one page to the terminal, the same page as HTML, then the rest as a batch.
set -euo pipefail
cd "$(dirname "$0")/.."
out=${TMPDIR:-/tmp}/onrecord-demo
mkdir -p "$out"

onrecord() { .venv/bin/onrecord "$@"; }

echo '$ onrecord read examples/harbour-fire.html'
onrecord read examples/harbour-fire.html
echo
echo '$ onrecord read examples/*.html examples/*.txt --jsonl'
onrecord read examples/*.html examples/*.txt --jsonl >"$out/examples.jsonl"
echo
onrecord read examples/harbour-fire.html --html "$out/harbour-fire.html"
echo "Open it in a browser:     file://$out/harbour-fire.html"
echo "All pages, as JSON Lines: $out/examples.jsonl"
