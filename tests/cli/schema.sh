#!/bin/sh
# The JSON Schema: the shipped file is what the program makes, another validator takes every good
# story, and whatever it refuses `wary check` refuses, too.
. "$(dirname "$0")/../lib.sh"

run "$WARY" schema </dev/null
expect_code 0 schema
cmp "$T/out" "$srcdir/scenarios/scenario.schema.json" || fail "run make update-schema"
same "oneOf" 0 "$(grep -c oneOf "$T/out")"

mkdir "$T/narrow"
for story in $(stories); do
    "$WARY" schema "$srcdir/scenarios/$story.yaml" >"$T/narrow/$story.json" || fail "schema of $story"
done
for file in "$srcdir"/tests/bad/*.yaml; do
    code=0
    "$WARY" check --quiet "$file" </dev/null || code=$?
    printf '%s %s\n' "$code" "$file"
done >"$T/codes"

/usr/bin/python3 - "$srcdir" "$T" <<'PY' || fail "the schema and the stories do not agree"
import glob, json, os, sys
import jsonschema, yaml

src, tmp = sys.argv[1], sys.argv[2]
static = json.load(open(f"{src}/scenarios/scenario.schema.json", encoding="utf-8"))
jsonschema.Draft7Validator.check_schema(static)
any_story = jsonschema.Draft7Validator(static)


def faults(validator, story):
    return [f"{list(e.absolute_path)}: {e.message[:90]}" for e in validator.iter_errors(story)]


def read(path):
    return yaml.safe_load(open(path, encoding="utf-8"))


for path in sorted(glob.glob(f"{tmp}/narrow/*.json")):
    name = os.path.basename(path)[:-5]
    story = read(f"{src}/scenarios/{name}.yaml")
    narrow = jsonschema.Draft7Validator(json.load(open(path, encoding="utf-8")))
    assert not faults(any_story, story), (name, faults(any_story, story))
    assert not faults(narrow, story), (name, faults(narrow, story))

# A schema that is narrowed to one story knows its scenes, people, signs, endings and variables.
narrow = jsonschema.Draft7Validator(json.load(open(f"{tmp}/narrow/lime-tree.json", encoding="utf-8")))
mistakes = [
    lambda s: s["scenes"]["aunt"]["steps"].append({"goto": "silense"}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"end": "kpt"}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"ilja": "Hi"}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"ilya": "Hi", "signs": ["fast-intimasy"]}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"ilya": "Hi", "sings": ["fast-intimacy"]}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"set": {"worm": 1}}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"then": []}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"choose": [{"rpely": "Hi"}]}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"choose": [{"id": "hi"}]}),
    lambda s: s["scenes"]["aunt"]["steps"].append({"choose": []}),
    lambda s: s["scenes"]["aunt"].update(stage="hok"),
    lambda s: s["scenes"]["aunt"].update(day="soon"),
    lambda s: s["scenes"]["aunt"].update(cheks={}),
    lambda s: s["scenes"]["aunt"]["checks"].update(foto="Hi"),
    lambda s: s["scenes"]["aunt"].pop("steps"),
    lambda s: s.update(verdict="scm"),
    lambda s: s.update(family="wrong-numbr"),
    lambda s: s.update(id="A table"),
    lambda s: s.update(titel="A table"),
    lambda s: s.pop("cast"),
    lambda s: s["about"].pop("minutes"),
    lambda s: s["tests"][0]["expect"].update(shown=["greed"]),
]
for number, spoil in enumerate(mistakes):
    story = read(f"{src}/scenarios/lime-tree.yaml")
    spoil(story)
    assert faults(narrow, story), f"mistake {number} is not seen"

refused = 0
for line in open(f"{tmp}/codes", encoding="utf-8"):
    code, path = line.split(maxsplit=1)
    try:
        story = read(path.strip())
    except (yaml.YAMLError, UnicodeDecodeError, ValueError, RecursionError):
        continue
    if faults(any_story, story):
        refused += 1
        assert code == "65", (path, code, faults(any_story, story)[:2])
assert refused >= 30, refused
PY

# A story with faults narrows the schema, one that cannot be read does not.
sed 's/goto: silence/goto: silense/' "$srcdir/scenarios/lime-tree.yaml" >"$T/faulty.yaml"
run "$WARY" schema "$T/faulty.yaml" </dev/null
expect_code 0 "a story with a fault"
expect_in "$T/out" '"silence"' "a story with a fault"
printf 'a: [\n' >"$T/broken.yaml"
run "$WARY" schema "$T/broken.yaml" </dev/null
expect_code 65 "no YAML"
run "$WARY" schema "$T/nowhere.yaml" </dev/null
expect_code 66 "no file"
