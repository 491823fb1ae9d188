# SPDX-License-Identifier: GPL-3.0-or-later
"""The slips that can be made in a C file, for mutate.py: its tokens, and File, which goes through the
bodies of its functions and notes what to write in place of what."""
import hashlib, re

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
            before = len(self.found)
            self.body(start, end)
            lines = range(self.line_of(self.t[start - 1].mate), self.line_of(end) + 1)
            for m in self.found[before:]:
                m.function = lines

    def line_of(self, i):
        return self.text.count('\n', 0, self.t[i].at) + 1

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
            elif tok.text == '[' and tok.mate and self.declares(i) and (tok.mate == i + 2 or self.is_size(i)):
                skip(i, tok.mate)
            elif tok.text in ('NEW_ARRAY', 'arena_alloc') and nxt.text == '(' and nxt.mate:
                skip(max(k for k in range(i, nxt.mate) if t[k].text == ','), nxt.mate - 1)
        return skipped

    def declares(self, i):
        """Whether the statement of token i starts as a declaration does."""
        while i > 0 and self.t[i - 1].text not in (';', '{', '}'):
            i -= 1
        return self.t[i].text in TYPES

    def is_size(self, i):
        """Whether the bracket of a declaration stands before what is assigned: `char block[1 << 16];`"""
        while self.t[i].text not in (';', '{', '}', '='):
            i -= 1
        return self.t[i].text != '='

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
