#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well do the tests hold a room? Small slips are made in its source, one at a time, and the
tests are run until one of them fails.

    tests/tools/mutate.py --room layout [--count 40] [--seed 7]     as `make mutate ROOM=layout N=40 SEED=7`
    tests/tools/mutate.py --file src/text/para.c                    one file only        (FILE=)
    tests/tools/mutate.py --room text --list                        candidates only      (LIST=1)
    tests/tools/mutate.py --only src/text/para.c:120                all of one line      (ONLY=)
    tests/tools/mutate.py --room text --near                        only its own suites  (NEAR=1), a quick look

Prints a line for each mutant, `caught` with the test or `survived`, with file:line:column, what was
written in place of what, and the source line; then `layout: 34 of 40 caught (85 %)`.

What is changed: comparisons (< to <=, == to !=), && and ||, conditions (negated, always, never),
+ and -, * and /, integers by one, flags (dropped from an |), calls, assignments, fields of a literal
and jumps (deleted), what is returned, ++ and --, minimum and maximum, cases (dropped). What is left
alone: declarations, tables, assertions, the ends of the process (machine_failure), the release of
memory, sizes of buffers, and the step of a `for`, which would only never end.

The seed orders the candidates by a hash of their line and not by their number, so that most stay
the same when other lines change. A mutant that does not compile, or gives the same object code, is
replaced by the next candidate; so is one that tests/tools/mutate-equivalent.txt lists.

Works on a copy of the checkout in build/mutate. The room's program is a shared library there, of
which a mutant is one object compiled and one link. The suites of the file and of the room run first.
A mutant that takes far longer or far more memory than the original is caught by that. JOBS=2
mutants are tried at once. Needs what `make check` needs.
"""
import argparse, concurrent.futures, fcntl, filecmp, fnmatch, hashlib, json, os, pathlib, re, resource, shlex, shutil
import signal, subprocess, sys, threading, time

ROOMS = ['base', 'input', 'model', 'text', 'graphics', 'layout', 'pdf', 'project']
GOLDEN = ['golden', ['tests/golden/run.sh']]
SHIPPED = ['shipped documents', ['tests/golden/shipped.sh']]
DIAGNOSTICS = ['diagnostics', ['tests/diagnostics/run.sh']]
PSEUDO = ['pseudo-locales', ['tests/pseudo.sh']]
COMMANDS = ['command line', ['tests/cli/run.sh']]
# The scripts that follow the unit tests, quickest first. Each is given the program's name.
SCRIPTS = {
    'base': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'input': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'model': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO, ['translations', ['tests/po.sh']]],
    'text': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO],
    'graphics': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'layout': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO],
    'pdf': [GOLDEN, SHIPPED, DIAGNOSTICS, ['PDFs', ['env', 'LOCALES=en ar', 'tests/pdf/run.sh']]],
    'project': [GOLDEN, SHIPPED, DIAGNOSTICS, COMMANDS, ['translations', ['tests/po.sh']]],
}
MEMORY = 3 << 30  # bytes that a process may map

# Linked into the unit runner: the first assertion that fails ends it, and its folders are noted.
STOP = r'''
#include <stdio.h>
#include <stdlib.h>
void __wrap__ck_assert_failed(const char *file, int line, const char *expr, const char *msg, ...)
{
	const char *name = file;
	for (const char *p = file; *p; p++)
		if (*p == '/')
			name = p + 1;
	fprintf(stderr, "\nSTOPPED %s:%d\n", name, line);
	_Exit(1);
}
static void note(const char *path)
{
	const char *name = getenv("MUTATE_MADE");
	FILE *f = name ? fopen(name, "a") : NULL;
	if (!f)
		return;
	fprintf(f, "%s\n", path);
	fclose(f);
}
char *__real_mkdtemp(char *t);
int __real_mkstemp(char *t);
char *__wrap_mkdtemp(char *t)
{
	char *made = __real_mkdtemp(t);
	if (made)
		note(made);
	return made;
}
int __wrap_mkstemp(char *t)
{
	int fd = __real_mkstemp(t);
	note(t);
	return fd;
}
'''

# -- tokens ----------------------------------------------------------------------------------------

TOKEN = re.compile(r'''
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<pre>^[ \t]*\#(?:[^\n\\]|\\.|\\\n)*)
  | (?P<string>"(?:[^"\\\n]|\\.)*"|(?:L|u|U)?'(?:[^'\\\n]|\\.)*')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\.?\d(?:[eEpP][+-]|[\w.])*)
  | (?P<sign>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|.)
''', re.X | re.S | re.M)


class Token:
    __slots__ = ('kind', 'text', 'at', 'end', 'mate')

    def __init__(self, kind, text, at):
        self.kind, self.text, self.at, self.end, self.mate = kind, text, at, at + len(text), None


def tokens_of(text):
    found, open_ = [], []
    for m in TOKEN.finditer(text):
        if m.lastgroup in ('space', 'pre'):
            continue
        t = Token(m.lastgroup, m.group(), m.start())
        if t.text in ('(', '[', '{'):
            open_.append(len(found))
        elif t.text in (')', ']', '}') and open_:
            t.mate = open_.pop()
            found[t.mate].mate = len(found)
        found.append(t)
    return found


def bodies(tokens):
    """Ranges of the bodies of functions: a brace at the outermost level behind a parenthesis."""
    i = 0
    while i < len(tokens):
        t = tokens[i]
        if t.text == '{' and t.mate:
            if i and tokens[i - 1].text == ')':
                yield i, t.mate
            i = t.mate
        i += 1


# -- mutations -------------------------------------------------------------------------------------

COMPARISON = {'<': '<=', '<=': '<', '>': '>=', '>=': '>', '==': '!=', '!=': '=='}
LOGIC = {'&&': '||', '||': '&&'}
ARITHMETIC = {'+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '<<': '>>',
              '>>': '<<', '&': '|', '|=': '&=', '&=': '|='}
STEP = {'++': '--', '--': '++'}
TYPES = {'char', 'int', 'long', 'short', 'unsigned', 'signed', 'float', 'double', 'bool', 'void', 'const', 'struct', 'enum', 'union',
         'static', 'size_t', 'ssize_t', 'mpt', 'extern', 'volatile', 'typedef', 'register', 'FILE', 'VEC', 'color', 'va_list'}
KEYWORDS = {'if', 'else', 'for', 'while', 'do', 'switch', 'case', 'default', 'return', 'break', 'continue', 'goto', 'sizeof', '_Alignof'}
PASSED_OVER = re.compile(r'assert|_Static_assert|static_assert|ck_assert\w*|machine_failure|va_start|va_end|va_copy|va_arg|sizeof|_Alignof|offsetof')
RELEASES = re.compile(r'(\w+_)?(free|close|destroy|delete|closedir|munmap)|fclose|close|(\w+_)?free_\w+|madvise|arena_release|u\w+_close|hb_\w+_destroy')


class Mutant:
    def __init__(self, path, text, kind, at, end, new):
        self.path, self.kind, self.at, self.end, self.new = path, kind, at, end, new
        self.old = text[at:end]
        start = text.rfind('\n', 0, at) + 1
        stop = text.find('\n', at)
        self.line = text.count('\n', 0, at) + 1
        self.column = at - start + 1
        self.source = text[start:stop if stop >= 0 else None].strip()
        nth = text.count(self.old, start, at) + 1
        self.change = f'{brief(self.old)}{f"#{nth}" if nth > 1 else ""} -> {brief(new) or "(nothing)"}'

    def place(self):
        return f'{self.path}:{self.line}:{self.column}'

    def applied(self, text):
        lost = self.old.count('\n') - self.new.count('\n')  # lines keep their numbers
        return text[:self.at] + self.new + '\n' * max(lost, 0) + text[self.end:]


def brief(text):
    text = re.sub(r'\s+', ' ', text)
    return text if len(text) <= 60 else text[:57] + '...'


class File:
    """The candidates of one file."""

    def __init__(self, path, text):
        self.path, self.text, self.found = path, text, []
        self.t = tokens_of(text)
        self.skipped = self.spans_left_alone()
        for start, end in bodies(self.t):
            self.body(start, end)

    def span(self, i, j):
        return self.text[self.t[i].at:self.t[j].end]

    def add(self, kind, i, j, new):
        if not any(self.skipped[i:j + 1]) or kind in ('condition', 'deleted') and not self.skipped[i]:
            self.found.append(Mutant(self.path, self.text, kind, self.t[i].at, self.t[j].end, new))

    def spans_left_alone(self):
        """One flag for each token: in an assertion, a table, an enum, the size of an array, or a branch that
        ends the process, with its condition."""
        t, skipped = self.t, [False] * len(self.t)

        def skip(i, j):
            skipped[i:j + 1] = [True] * (j + 1 - i)
        for i, tok in enumerate(t):
            nxt = t[i + 1] if i + 1 < len(t) else tok
            if tok.kind == 'word' and nxt.text == '(' and PASSED_OVER.fullmatch(tok.text) and nxt.mate:
                skip(i, nxt.mate)
            elif tok.text in ('sizeof', 'enum') and nxt.kind == 'word' and i + 2 < len(t) and t[i + 2].text != '{':
                skip(i, i + 1)
            elif tok.text == 'enum' and '{' in (nxt.text, t[i + 2].text):
                brace = i + 1 if nxt.text == '{' else i + 2
                skip(i, t[brace].mate)
            elif tok.text == 'static' and t[self.end_of_statement(i)].text == ';':  # a table, not a function
                skip(i, self.end_of_statement(i))
            elif tok.text == 'if' and nxt.text == '(' and nxt.mate:
                body = nxt.mate + 1
                if t[body].text == '{' and t[body + 1].text == 'machine_failure' or t[body].text == 'machine_failure':
                    skip(i, self.end_of_statement(body))
            elif tok.text == '[' and tok.mate == i + 2 and self.declares(i):
                skip(i, i + 2)
            elif tok.text in ('NEW_ARRAY', 'arena_alloc') and nxt.text == '(' and nxt.mate:
                skip(max(k for k in range(i, nxt.mate) if t[k].text == ','), nxt.mate - 1)
        return skipped

    def declares(self, i):
        """Whether the statement of token i starts as a declaration does."""
        while i > 0 and self.t[i - 1].text not in (';', '{', '}'):
            i -= 1
        return self.t[i].text in TYPES

    def end_of_statement(self, i):
        while i < len(self.t) and self.t[i].text != ';':
            if self.t[i].text in ('(', '[', '{') and self.t[i].mate:
                if self.t[i].text == '{' and self.t[i - 1].text in (')', 'else'):
                    return self.t[i].mate
                i = self.t[i].mate
            i += 1
        return min(i, len(self.t) - 1)

    def steps(self, start, end):
        """Tokens in the third part of a `for`."""
        out = set()
        for i in range(start, end):
            if self.t[i].text == 'for' and self.t[i + 1].text == '(':
                close = self.t[i + 1].mate
                semicolons = [k for k in range(i + 2, close) if self.t[k].text == ';']
                if len(semicolons) == 2:
                    out.update(range(semicolons[1], close))
        return out

    def body(self, start, end):
        t, steps = self.t, self.steps(start, end)
        statement = True
        for i in range(start + 1, end):
            before = t[i - 1]
            statement = before.text in ('{', '}', ';', 'else', 'do') or before.text == ':' and self.label(i - 1) \
                or before.text == ')' and t[before.mate - 1].text in ('if', 'for', 'while', 'switch')
            if before.text == ';' and self.inside_for(i):
                statement = False
            if statement:
                self.statement(i)
            if i not in steps:
                self.expression(i)

    def inside_for(self, i):
        depth = i - 1
        while depth > 0:
            depth -= 1
            if self.t[depth].text in (')', ']', '}') and self.t[depth].mate is not None:
                depth = self.t[depth].mate
            elif self.t[depth].text == '(':
                return self.t[depth - 1].text == 'for'
            elif self.t[depth].text == '{':
                return False
        return False

    def label(self, colon):
        """Whether a colon ends a label and not the first half of a choice."""
        i = colon - 1
        while i > 0 and self.t[i].text not in (';', '{', '}', 'case', 'default', '?', ':'):
            i -= 1
        return self.t[i].text in ('case', 'default')

    def statement(self, i):
        t, tok = self.t, self.t[i]
        if tok.text in ('if', 'while') and t[i + 1].text == '(':
            self.condition(i)
        elif tok.text == 'return':
            self.returned(i)
        elif tok.text in ('break', 'continue'):
            self.add('jump deleted', i, i, '')
        elif tok.text == 'case':
            self.case(i)
        elif tok.kind == 'word' and tok.text not in KEYWORDS and tok.text not in TYPES or tok.text in ('*', '(', '++', '--'):
            self.deleted(i)

    def condition(self, i):
        t, close = self.t, self.t[i + 1].mate
        inner = self.span(i + 2, close - 1)
        if t[i].text == 'if':
            self.add('condition', i + 1, close, f'(!({inner}))')
            self.add('condition', i + 1, close, '(0)')
            self.add('condition', i + 1, close, '(1)')
        elif t[i - 1].text != '}' or t[close + 1].text != ';':  # of a do the condition is turned elsewhere
            self.add('condition', i + 1, close, '(0)')

    def returned(self, i):
        t, end = self.t, self.end_of_statement(i)
        if end == i + 1:
            self.add('jump deleted', i, i, '')
            return
        inner, last = self.span(i + 1, end - 1), end - 1
        depth0, k = [], i + 1
        while k < end:
            depth0.append(t[k].text)
            k = (t[k].mate if t[k].text in ('(', '[', '{') and t[k].mate else k) + 1
        if depth0 in (['true'], ['false']):
            self.add('returned', i + 1, last, 'false' if inner == 'true' else 'true')
        elif '?' not in depth0 and (set(depth0) & (set(COMPARISON) | set(LOGIC)) or depth0[0] == '!'):
            self.add('returned', i + 1, last, f'!({inner})')
        elif depth0 not in (['NULL'], ['0']):
            self.add('returned', i + 1, last, f'(__typeof__({inner})){{0}}')
            if 'NULL' not in depth0 and '{' not in depth0 and len(depth0) > 1:
                self.add('returned', i + 1, last, f'({inner}) + 1')

    def case(self, i):
        k = i
        while self.t[k].text != ':':
            k += 1
        self.add('case dropped', i, k, '')

    def deleted(self, i):
        t, end, k, assigns, calls = self.t, self.end_of_statement(i), i, False, False
        if t[end].text != ';':
            return
        texts = []
        while k < end:
            texts.append(t[k].text)
            assigns |= t[k].text.endswith('=') and t[k].text not in COMPARISON or t[k].text in STEP
            calls |= t[k].text == '(' and k > i
            k = (t[k].mate if t[k].text in ('(', '[', '{') and t[k].mate else k) + 1
        words = [x for x in texts[:3] if re.match(r'[A-Za-z_]', x)]
        declares = len(texts) > 1 and re.match(r'\w', texts[0]) and (re.match(r'[A-Za-z_]', texts[1]) or texts[1] == '*' and not calls)
        if declares or not (assigns or calls) or words and RELEASES.fullmatch(words[0]):
            return
        if texts[0] == '(' and self.span(i, t[i].mate) == '(void)' and (not assigns and not calls or RELEASES.fullmatch(texts[1])):
            return
        self.add('deleted', i, end - 1, '')

    def binary(self, i):
        """Whether an operator has a left operand."""
        before = self.t[i - 1]
        if before.kind in ('number', 'string') or before.text == ']':
            return True
        if before.kind == 'word':
            return before.text not in KEYWORDS and before.text not in TYPES
        if before.text != ')':
            return False
        inner = self.t[before.mate + 1:i - 1]  # a cast has none
        return not (inner and all(x.kind == 'word' or x.text == '*' for x in inner)
                    and (inner[0].text in TYPES or inner[-1].text == '*' or inner[0].text.endswith('_t')))

    def expression(self, i):
        t, tok = self.t, self.t[i]
        x = tok.text
        if x in COMPARISON:
            self.add('comparison', i, i, COMPARISON[x])
        elif x in LOGIC:
            self.add('logic', i, i, LOGIC[x])
        elif x == '|' and self.binary(i):
            self.flag(i)
        elif x in ARITHMETIC and (x.endswith('=') or self.binary(i)):
            if x != '*' or not self.declares(i) or t[i - 1].kind != 'word':
                self.add('arithmetic', i, i, ARITHMETIC[x])
        elif x == '-' and t[i + 1].kind in ('word', 'number'):
            self.add('arithmetic', i, i, '')
        elif x == '!':
            self.add('negation', i, i, '')
        elif x in STEP:
            self.add('step', i, i, STEP[x])
        elif x == '?':
            self.choice(i)
        elif tok.kind == 'number' and re.fullmatch(r'\d{1,4}|0[xX][0-9a-fA-F]{1,4}', x):
            base = 16 if x[:2].lower() == '0x' else 10
            value = int(x, base)
            for new in (value + 1, value - 1) if value else (1,):
                self.add('off by one', i, i, hex(new) if base == 16 else str(new))
        elif tok.kind == 'word' and t[i + 1].text == '(':
            new = re.sub(r'(^|_)(min|max|MIN|MAX)$', lambda m: m[1] + {'min': 'max', 'max': 'min', 'MIN': 'MAX', 'MAX': 'MIN'}[m[2]], x)
            if new != x:
                self.add('extreme', i, i, new)
        elif x == '.' and t[i - 1].text in ('{', ',') and t[i + 2].text == '=':
            self.field(i)

    def flag(self, i):
        """`A | B` loses B, when B is a single name or call."""
        t = self.t
        if t[i + 1].kind == 'word':
            end = t[i + 2].mate if t[i + 2].text == '(' else i + 1
            if t[end + 1].text in ('|', ')', ',', ';', '}'):
                self.add('flag dropped', i, end, '')

    def choice(self, i):
        """`c ? a : b` becomes `c ? b : a`."""
        t, k, depth, colon = self.t, i + 1, 0, None
        while k < len(t):
            x = t[k].text
            if x in ('(', '[', '{') and t[k].mate:
                k = t[k].mate
            elif x == '?':
                depth += 1
            elif x == ':' and depth:
                depth -= 1
            elif x == ':' and colon is None:
                colon = k
            elif x in (')', ']', '}', ',', ';', ':') and colon is not None:
                break
            k += 1
        if colon:
            self.add('choice', i + 1, k - 1, f'{self.span(colon + 1, k - 1)} : {self.span(i + 1, colon - 1)}')

    def field(self, i):
        t, k = self.t, i + 3
        while t[k].text not in (',', '}'):
            k = (t[k].mate if t[k].text in ('(', '[', '{') and t[k].mate else k) + 1
        end = k if t[k].text == ',' else k - 1
        if t[end].text == ',' or t[i - 1].text == ',':
            self.add('deleted', i, end, '')


def candidates(root, paths, seed):
    """In the order of the seed; of those at one place the first only."""
    seen, ordered = {}, []
    for path in paths:
        for m in File(path, (root / path).read_text()).found:
            key = f'{path}\0{m.source}\0{m.change}'
            seen[key] = seen.get(key, 0) + 1
            ordered.append((hashlib.sha256(f'{seed}\0{key}\0{seen[key]}'.encode()).digest(), m))
    ordered.sort(key=lambda pair: pair[0])
    taken, result = set(), []
    for _, m in ordered:
        if (m.path, m.at) not in taken:
            taken.add((m.path, m.at))
            result.append(m)
    return result


# -- the copy, and the programs in it --------------------------------------------------------------

def run_aloud(command, **more):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors='replace', **more)
    if done.returncode:
        sys.exit(f'mutate: {shlex.join(map(str, command))} failed:\n{done.stdout[-3000:]}')
    return done.stdout


class Copy:
    """The checkout's files in build/mutate/tree, and the original's library, program and runner."""

    def __init__(self, root):
        self.root, self.top = root, root / 'build/mutate'
        self.tree, self.built, self.programs = self.top / 'tree', self.top / 'tree/build/mutate', self.top / 'tree/build/mutant'
        self.cc = shlex.split(os.environ.get('CC', 'cc'))
        self.tree.mkdir(parents=True, exist_ok=True)
        self.lock = open(self.top / 'lock', 'w')
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def refresh(self):
        names = subprocess.run(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], cwd=self.root,
                               check=True, stdout=subprocess.PIPE).stdout.decode().split('\0')
        names = {n for n in names if n and (self.root / n).is_file()}
        digest = hashlib.sha256(pathlib.Path(__file__).read_bytes())
        for name in sorted(names):
            source, copy = self.root / name, self.tree / name
            if not copy.exists() or not filecmp.cmp(source, copy, shallow=True) and not filecmp.cmp(source, copy, shallow=False):
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(source, copy)
            if source.suffix in ('.c', '.h', '.sh', '.yaml', '.trace', '.txt', '.po') or name == 'Makefile':
                digest.update(name.encode() + b'\0' + source.read_bytes())
        for old in self.tree.rglob('*'):
            name = str(old.relative_to(self.tree))
            if old.is_file() and not name.startswith(('build/', 'out/')) and name not in names:
                old.unlink()
        self.key = digest.hexdigest()

    def build(self, room):
        jobs = os.environ.get('JOBS', '2')
        names = ['build/mutate/platen', 'build/mutate/unit/run']
        run_aloud(['make', '-s', '-j', jobs, 'VARIANT=mutate', 'STATIC=', 'WARNINGS=-w', *names], cwd=self.tree,
                  env={k: v for k, v in os.environ.items() if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'VARIANT', 'LIBS')})
        self.flags = shlex.split((self.built / 'flags').read_text())
        self.flags = self.cc + self.flags[len(self.cc):]
        self.libs = shlex.split(os.environ['LIBS'])
        self.objects = [str(o) for o in sorted(self.built.rglob('*.o')) if (self.tree / 'src' / o.relative_to(self.built).with_suffix('.c')).exists()]
        self.library = [o for o in self.objects if not o.endswith('/main/main.o')]
        original = self.top / 'original'
        original.mkdir(exist_ok=True)
        self.link(original / 'libplaten.so', self.library)
        (self.top / 'stop.c').write_text(STOP)
        so, units = str(original / 'libplaten.so'), self.tree / 'tests/unit'
        wrap = ['-Wl,--wrap=' + f for f in ('_ck_assert_failed', 'mkdtemp', 'mkstemp')]
        unit = [str(self.built / 'unit' / f'{u.stem}.o') for u in sorted(units.glob('*.c'))]
        check = shlex.split(os.environ['CHECK_LIBS'])
        self.programs.mkdir(exist_ok=True)
        self.program(self.programs / 'platen', [str(self.built / 'main/main.o'), so])
        if any('tests/pdf/run.sh' in command for _, command in SCRIPTS[room]):
            self.program(self.programs / 'texts', ['-Isrc/main', 'tests/pdf/texts.c', so])
        self.program(self.programs / 'run', [str(self.built / 'unit/run.c'), str(self.top / 'stop.c'), *unit, *wrap, so, *check])

    def program(self, name, parts):
        run_aloud([*self.flags, '-o', str(name), *parts, *self.libs], cwd=self.tree)

    def link(self, name, objects):
        run_aloud([*self.cc, '-shared', '-fuse-ld=gold', '-Wl,-soname,libplaten.so', '-o', str(name), *objects, *self.libs])

    def suites(self):
        """File stem and suite name of each unit test, as the runner knows them; and the names of those whose
        tests end their process, so that each needs one of its own."""
        result, self.forked = {}, set()
        for path in sorted((self.tree / 'tests/unit').glob('test_*.c')):
            text = path.read_text()
            m = re.search(r'suite_create\("([^"]*)"', text)
            if m:
                result[path.stem[5:]] = m[1]
            if m and re.search(r'_exit_test|raise_signal', text):
                self.forked.add(m[1])
        return result


# -- running tests ---------------------------------------------------------------------------------

class Bench:
    """A folder of its own for one mutant at a time: sources, object, library, temporary files."""

    def __init__(self, copy, number):
        self.copy, self.top = copy, copy.top / f'bench{number}'
        shutil.rmtree(self.top, ignore_errors=True)
        for part in ('src', 'include'):
            shutil.copytree(copy.tree / part, self.top / part)
        self.tmp = self.top / 'tmp'
        self.tmp.mkdir()
        self.env = dict(os.environ, LD_LIBRARY_PATH=str(self.top), TMPDIR=str(self.tmp), CK_VERBOSITY='minimal',
                        MUTATE_MADE=str(self.tmp / 'made'), NO_INSTALL='1')
        for name in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'UPDATE'):
            self.env.pop(name, None)
        self.originals = {}

    def compile(self, path, text):
        source, out = self.top / path, self.top / 'mutant.o'
        original = source.read_text()
        try:
            source.write_text(text)
            done = subprocess.run([*self.copy.flags, '-c', '-o', 'mutant.o', path], cwd=self.top, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL)
            return out.read_bytes() if done.returncode == 0 else None
        finally:
            source.write_text(original)

    def make(self, mutant):
        """Links the library with the mutant; else says what the candidate is."""
        text = (self.top / mutant.path).read_text()
        if mutant.path not in self.originals:
            self.originals[mutant.path] = self.compile(mutant.path, text)
        code = self.compile(mutant.path, mutant.applied(text))
        if code is None:
            return 'does not compile'
        if code == self.originals[mutant.path]:
            return 'same code'
        same = str(self.copy.built / pathlib.Path(mutant.path).relative_to('src').with_suffix('.o'))
        self.copy.link(self.top / 'libplaten.so', [str(self.top / 'mutant.o') if o == same else o for o in self.copy.library])
        return None

    def run(self, test, cpu, wall, original=False):
        """Runs one test; None when it passes, else what it said. The seconds that it took go to self.cpu."""
        def limits():
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 30, 1 << 30))
        name, command = test
        programs = self.copy.programs
        if name.startswith('unit '):
            env = dict(self.env, CK_RUN_SUITE=command, CK_FORK='yes' if command in self.copy.forked else 'no')
            command = [str(programs / 'run')]
        else:
            command, env = [*command, str(programs / 'platen')], self.env
        if original:
            env = dict(env, LD_LIBRARY_PATH=str(self.copy.top / 'original'))
        log = open(self.tmp / 'log', 'w+', errors='replace')
        process = subprocess.Popen(command, cwd=self.copy.tree, env=env, stdout=log, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                   start_new_session=True, preexec_fn=limits)
        killer = threading.Timer(wall, self.end, [process.pid])
        killer.start()
        _, status, used = os.wait4(process.pid, 0)
        killer.cancel()
        process.returncode = status = os.waitstatus_to_exitcode(status)
        self.cpu = used.ru_utime + used.ru_stime
        self.end(process.pid)
        log.seek(0)
        said = log.read()
        log.close()
        self.clean()
        if status == 0:
            return None
        if status in (-signal.SIGXCPU, -signal.SIGKILL):
            return 'does not end'
        if status < 0:
            return f'signal {-status}'
        at = re.search(r'^STOPPED (.*)', said, re.M) or re.search(r'^FAIL +(.*)', said, re.M)
        return at[1] if at else f'exit status {status}'

    @staticmethod
    def end(group):
        """Ends all processes of a test that are left."""
        try:
            os.killpg(group, signal.SIGKILL)
        except ProcessLookupError:
            pass

    def clean(self):
        made = self.tmp / 'made'
        if made.exists():
            for path in made.read_text().splitlines():
                if path.startswith('/tmp/platen-'):
                    shutil.rmtree(path, ignore_errors=True)
                    pathlib.Path(path).unlink(missing_ok=True)
        for path in self.tmp.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != 'log':
                path.unlink(missing_ok=True)


class Tests:
    """All tests of a room with the time that each takes of the original program. A test is run on that
    when it is first met, or has caught a mutant for the first time since a file changed."""

    def __init__(self, copy, room, near):
        self.copy, self.room, self.near = copy, room, near
        self.suites = copy.suites()
        self.cache = copy.top / 'times.json'
        self.lock = threading.Lock()
        try:
            stored = json.loads(self.cache.read_text())
        except (OSError, ValueError):
            stored = {}
        self.times = stored.get('times', {})
        self.passed = set(stored['passed']) if stored.get('key') == copy.key else set()

    def measure(self, bench, test):
        """The original must pass it."""
        with self.lock:
            if test[0] in self.passed:
                return
            began = time.monotonic()
            said = bench.run(test, 600, 600, original=True)
            if said:
                print(f'mutate: {test[0]} fails without any mutation: {said}', file=sys.stderr, flush=True)
                os._exit(1)
            self.times[test[0]] = [round(bench.cpu, 2), round(time.monotonic() - began, 2)]
            self.passed.add(test[0])
            self.cache.write_text(json.dumps({'key': self.copy.key, 'times': self.times, 'passed': sorted(self.passed)}))

    def nearness(self, stem, own):
        """Suites of the file first, then those of the room, then the others, the quickest first."""
        room = {pathlib.Path(p).stem for p in (self.copy.tree / 'src' / self.room).rglob('*.c')}
        words = set(stem.split('_'))
        if stem == own or own in words:
            return 0
        if stem in room or self.room in words or words & room:
            return 1
        return 2

    def ordered(self, mutant):
        own = pathlib.Path(mutant.path).stem
        suites = sorted(self.suites, key=lambda s: (self.nearness(s, own), self.times.get(f'unit {s}', [0])[0]))
        suites = [s for s in suites if not self.near or self.nearness(s, own) < 2]
        return [[f'unit {s}', self.suites[s]] for s in suites] + ([] if self.near else SCRIPTS[self.room])

    def verdict(self, bench, mutant):
        for test in self.ordered(mutant):
            if test[0] not in self.times:
                self.measure(bench, test)
            cpu, wall = self.times[test[0]]
            said = bench.run(test, int(cpu * 3 + 3), wall * 8 + 20)
            if said:
                self.measure(bench, test)
                return 'caught', f'{test[0]}: {said}'
        return 'survived', ''


# -- the report ------------------------------------------------------------------------------------

def known_equivalents(root):
    path, result = root / 'tests/tools/mutate-equivalent.txt', set()
    if path.exists():
        for line in path.read_text().splitlines():
            parts = line.split('\t')
            if len(parts) == 4 and not line.startswith('#'):
                result.add(tuple(parts[:3]))
    return result


def describe(word, mutant, why=''):
    return f'{word:<10} {mutant.place()}  [{mutant.change}]  {mutant.source}{f"  ({why})" if why else ""}'


def parse(arguments):
    p = argparse.ArgumentParser(description=__doc__.split('\n\n')[0])
    p.add_argument('--room', choices=ROOMS)
    p.add_argument('--file')
    p.add_argument('--count', type=int, default=40)
    p.add_argument('--seed', default='1')
    p.add_argument('--jobs', type=int, default=int(os.environ.get('JOBS', '2')))
    p.add_argument('--near', action='store_true', help='only the suites of the file and of the room')
    p.add_argument('--list', action='store_true', help='candidates only, in the order of the seed')
    p.add_argument('--only', metavar='FILE:LINE', help='every candidate of one line')
    a = p.parse_args(arguments)
    place = a.only or a.file
    if place:
        a.room = place.split('/')[1] if place.count('/') > 1 else None
    if a.room not in ROOMS:
        p.error('name a room (--room) or a file of one (--file): ' + ' '.join(ROOMS))
    return a


def chosen(root, a):
    paths = [a.file] if a.file else [a.only.rsplit(':', 1)[0]] if a.only else \
        sorted(str(p.relative_to(root)) for p in (root / 'src' / a.room).rglob('*.c'))
    if not a.only:
        return candidates(root, paths, a.seed)
    line = int(a.only.rsplit(':', 1)[1])
    return [m for m in File(paths[0], (root / paths[0]).read_text()).found if m.line == line]


def trial(tests, benches, free, mutant, equivalents):
    if equivalents & {(mutant.path, mutant.source, mutant.change), (mutant.path, mutant.source, '*')}:
        return 'equivalent', 'listed', 0.0
    with free:
        bench = benches.pop()
        began = time.monotonic()
        try:
            why = bench.make(mutant)
            word, why = (why, '') if why else tests.verdict(bench, mutant)
            return word, why, time.monotonic() - began
        finally:
            benches.append(bench)


def main():
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    a = parse(sys.argv[1:])
    root = pathlib.Path(__file__).resolve().parent.parent.parent
    if a.list:
        for m in chosen(root, a):
            print(describe(m.kind, m))
        return 0
    copy = Copy(root)
    copy.refresh()
    copy.build(a.room)
    mutants = chosen(copy.tree, a)
    benches = [Bench(copy, i) for i in range(a.jobs)]
    tests = Tests(copy, a.room, a.near)
    return report(a, tests, benches, mutants, known_equivalents(root))


def report(a, tests, benches, mutants, equivalents):
    wanted = len(mutants) if a.only else a.count
    counts, seconds, free, began = {}, [], threading.Semaphore(a.jobs), time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(a.jobs) as pool:
        waiting, rest = [], iter(mutants)
        real = lambda: counts.get('caught', 0) + counts.get('survived', 0)
        while real() < wanted:
            while len(waiting) < a.jobs and real() + len(waiting) < wanted + a.jobs - 1:
                m = next(rest, None)
                if m is None:
                    break
                waiting.append((m, pool.submit(trial, tests, benches, free, m, equivalents)))
            if not waiting:
                break
            m, future = waiting.pop(0)
            word, why, took = future.result()
            counts[word] = counts.get(word, 0) + 1
            if word in ('caught', 'survived'):
                seconds.append(took)
            if word in ('caught', 'survived', 'equivalent') or a.only:
                print(describe(word, m, why), flush=True)
    total, caught = real(), counts.get('caught', 0)
    seconds.sort()
    if total:
        print(f'{counts.get("equivalent", 0)} listed as equivalent, {counts.get("same code", 0)} with the same code, '
              f'{counts.get("does not compile", 0)} that do not compile; {seconds[len(seconds) // 2]:.1f} s in the median, '
              f'{time.monotonic() - began:.0f} s in all')
        print(f'{a.file or a.only or a.room}: {caught} of {total} caught ({caught * 100 // total} %)')
    return 0


if __name__ == '__main__':
    sys.exit(main())
