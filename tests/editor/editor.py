#!/usr/bin/env python3
"""make editor: what an editor with a YAML language server makes of our schemas.

usage: editor.py SERVER WARY SCENARIOS

Drives a real yaml-language-server over its protocol: a clean story has no
squiggle, each mistake of the table has one within a line, keys and ids are
offered, hover explains a key.  Once with the schema of all stories, once with
the one that `wary schema FILE` narrows to the story.  Exit 1 when one is amiss.
"""
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading

STORY = "lime-tree"
WAIT_S = 30
CONFIG = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}

# What was typed instead, and whether the schema of all stories must see it, too:
# it cannot know the names of one story.
MISTAKES = [
    ("stage: approach", "stage: aproach", True),
    ("verdict: scam", "verdict: scm", True),
    ("family: wrong-number", "family: wrong-numbr", True),
    ("platform: harbourchat", "platform: harborchat", True),
    ("channel: messenger", "channel: mesenger", True),
    ("          - reply: \"Who is this?\"", "          - rply: \"Who is this?\"", True),
    ("signs: {insider-mentor", "sings: {insider-mentor", True),
    ("signs: {insider-mentor", "signs: {insider-mentr", True),
    ("    day: 4", "    dya: 4", True),
    ("cast:", "cst:", True),
    ("neutral: yes", "nuetral: yes", False),
    ("leaves: yes", "leavs: yes", True),
    ("      someone: {theo: \"A wrong", "      sumone: {theo: \"A wrong", True),
    ("stake: ", "stakes: ", True),
    ("      - choose:", "      - chose:", False),
    ("goto: silence", "goto: silense", False),
    ("end: kept", "end: kpt", False),
    ("      - ilya: \"I told her", "      - ilja: \"I told her", False),
    ("add: {warm: 1}", "add: {worm: 1}", False),
]


class Server:
    """A language server and the messages that it sends."""

    def __init__(self, command, folder):
        self.process = subprocess.Popen(["node", command, "--stdio"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.inbox = queue.Queue()
        self.last_id = 0
        threading.Thread(target=self._read, daemon=True).start()
        root = "file://" + folder
        self.ask("initialize", {
            "processId": None, "rootUri": root,
            "capabilities": {"textDocument": {"completion": {}, "publishDiagnostics": {},
                                              "hover": {"contentFormat": ["markdown"]}},
                             "workspace": {"configuration": True}},
            "workspaceFolders": [{"uri": root, "name": "stories"}]})
        self.tell("initialized", {})
        self.tell("workspace/didChangeConfiguration", {"settings": {"yaml": CONFIG}})

    def _read(self):
        stream = self.process.stdout
        while True:
            length = 0
            line = stream.readline()
            while line not in (b"\r\n", b""):
                if line.lower().startswith(b"content-length:"):
                    length = int(line.split(b":")[1])
                line = stream.readline()
            if not line:
                return
            self.inbox.put(json.loads(stream.read(length)))

    def _send(self, message):
        body = json.dumps(dict(message, jsonrpc="2.0")).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def tell(self, method, params):
        self._send({"method": method, "params": params})

    def wait(self, wanted):
        while True:
            message = self.inbox.get(timeout=WAIT_S)
            if "method" in message and "id" in message:
                is_config = message["method"] == "workspace/configuration"
                self._send({"id": message["id"], "result": [CONFIG] if is_config else None})
            if wanted(message):
                return message

    def ask(self, method, params):
        self.last_id += 1
        self._send({"id": self.last_id, "method": method, "params": params})
        return self.wait(lambda m: m.get("id") == self.last_id and "method" not in m).get("result")


class Document:
    """One open file of an editor."""

    def __init__(self, server, uri):
        self.server, self.uri, self.version = server, uri, 0

    def show(self, text):
        """The squiggles of this text: pairs (line from 1, message)."""
        self.version += 1
        about = {"uri": self.uri, "version": self.version}
        if self.version == 1:
            self.server.tell("textDocument/didOpen", {"textDocument": dict(about, languageId="yaml", text=text)})
        else:
            self.server.tell("textDocument/didChange",
                             {"textDocument": about, "contentChanges": [{"text": text}]})
        told = self.server.wait(lambda m: m.get("method") == "textDocument/publishDiagnostics")
        return [(d["range"]["start"]["line"] + 1, d["message"]) for d in told["params"]["diagnostics"]]

    def at(self, method, line, column):
        return self.server.ask("textDocument/" + method,
                               {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}})

    def offered(self, lines, line, text):
        """What is offered behind `text` when it is typed as this line."""
        self.show("\n".join(lines[:line] + [text] + lines[line + 1:]))
        found = self.at("completion", line, len(text)) or []
        return [i["label"] for i in (found["items"] if isinstance(found, dict) else found)]


def line_with(lines, text):
    return next(i for i, line in enumerate(lines) if text in line)


def indent_of(line):
    return line[:len(line) - len(line.lstrip())]


def try_mistakes(doc, text, is_narrow):
    found = []
    mistakes = [m for m in MISTAKES if m[2] or (is_narrow and m[2] is False)]
    for right, typed, _ in mistakes:
        if right not in text:
            raise SystemExit(f"`{right}` is not in the story")
        line = text[:text.index(right)].count("\n") + 1
        squiggles = doc.show(text.replace(right, typed, 1))
        if any(abs(at - line) <= 1 for at, _ in squiggles):
            found.append(typed)
        else:
            print(f"  no squiggle: `{typed.strip()}` on line {line}: {squiggles[:3]}")
    print(f"  {len(found)} of {len(mistakes)} mistakes have a squiggle within a line")
    return len(found) == len(mistakes)


def try_help(doc, lines, is_narrow):
    goto = line_with(lines, "goto: silence")
    scene = line_with(lines, "stage: hook")
    sign = line_with(lines, "signs: {")
    ok = True
    wanted = [("stage", doc.offered(lines, scene, "    stage: "), "squeeze"),
              ("a key of a scene", doc.offered(lines, scene, "    "), "stage"),
              ("a sign", doc.offered(lines, sign, indent_of(lines[sign]) + "signs: ["), "secrecy-and-isolation")]
    if is_narrow:
        wanted.append(("goto", doc.offered(lines, goto, lines[goto].split("goto:")[0] + "goto: "), "silence"))
    doc.show("\n".join(lines))
    for what, labels, label in wanted:
        is_there = label in labels
        ok = ok and is_there
        print(f"  {what}: {len(labels)} offered" + ("" if is_there else f", but not {label}: {labels[:9]}"))
    hover = doc.at("hover", scene, lines[scene].index("stage") + 2)
    says = json.dumps(hover)
    print(f"  hover over `stage`: {len(says)} bytes")
    return ok and "tage" in says


def main():
    command, wary, scenarios = sys.argv[1:]
    with open(os.path.join(scenarios, STORY + ".yaml"), encoding="utf-8") as file:
        lines = file.read().split("\n")
    ok = True
    with tempfile.TemporaryDirectory() as folder:
        server = Server(command, folder)
        for is_narrow in (False, True):
            name = "one-story" if is_narrow else "all-stories"
            about = [os.path.join(scenarios, STORY + ".yaml")] if is_narrow else []
            schema = subprocess.run([wary, "schema"] + about, capture_output=True, check=True).stdout
            with open(os.path.join(folder, name + ".schema.json"), "wb") as out:
                out.write(schema)
            lines[0] = f"# yaml-language-server: $schema=./{name}.schema.json"
            doc = Document(server, f"file://{folder}/{name}.yaml")
            text = "\n".join(lines)
            print(f"{name}:")
            clean = doc.show(text)
            print(f"  {len(clean)} squiggles in the clean story {clean[:3] if clean else ''}")
            ok = not clean and try_mistakes(doc, text, is_narrow) and ok
            ok = try_help(doc, lines, is_narrow) and ok
        server.process.kill()
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
