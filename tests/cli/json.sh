#!/bin/sh
# check --json: one JSON object that another parser reads, with what the lines say.
. "$(dirname "$0")/../lib.sh"

run "$WARY" check --json "$srcdir/tests/bad/unknown-key-top.yaml" "$srcdir/scenarios/lime-tree.yaml" </dev/null
expect_code 65 "check --json"
same "stderr" "" "$(cat "$T/err")"
cp "$T/out" "$T/json"
run "$WARY" check "$srcdir/tests/bad/unknown-key-top.yaml" "$srcdir/scenarios/lime-tree.yaml" </dev/null
cp "$T/out" "$T/lines"
python3 - "$T/json" "$T/lines" <<'PY' || fail "the JSON and the lines differ"
import json, sys
report = json.load(open(sys.argv[1], encoding="utf-8"))
lines = open(sys.argv[2], encoding="utf-8").read().splitlines()
assert report["wary-check"] == 1 and len(report["files"]) == 2
found = [f"{f['file']}:{o['line']}:{o['column']}: {o['severity']}: {o['sentence']}"
         for f in report["files"] for o in f["findings"]]
places = [l for l in lines if ": error: " in l or ": warning: " in l]
assert len(found) == len(places) > 0, (found, places)
for one, line in zip(found, places):
    assert line.startswith(one), (one, line)
assert f"{report['errors']} error" in lines[-1], lines[-1]
PY
run "$WARY" check --json "$srcdir/scenarios" </dev/null
expect_code 0 "a folder"
python3 -c 'import json, sys; r = json.load(sys.stdin); assert r["errors"] == 0' <"$T/out" || fail "a folder"
run "$WARY" play --json </dev/null
expect_code 64 "--json elsewhere"
