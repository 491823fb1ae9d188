# SPDX-License-Identifier: GPL-3.0-or-later
"""How a slip is tried, for mutate.py: a copy of the checkout with the original's programs (Copy), a folder
in which one mutant at a time is compiled, linked and tested (Bench), and the tests of a room in the
order in which they are run (Tests)."""
import atexit, fcntl, filecmp, hashlib, json, os, pathlib, re, resource, shlex, shutil
import signal, subprocess, sys, tempfile, threading, time

ROOMS = ['base', 'input', 'model', 'text', 'graphics', 'layout', 'pdf', 'project']
GOLDEN = ['golden', ['tests/golden/run.sh']]
SHIPPED = ['shipped documents', ['tests/golden/shipped.sh']]
DIAGNOSTICS = ['diagnostics', ['tests/diagnostics/run.sh']]
PSEUDO = ['pseudo-locales', ['tests/pseudo.sh']]
COMMANDS = ['command line', ['tests/cli/run.sh']]
FAULTS = ['writing that fails', ['env', 'CALLS=60', 'KILLS=4', 'SIZES=6', 'tests/faults/run.sh']]
# The scripts that follow the unit tests, quickest first. Each is given the program's name.
SCRIPTS = {
    'base': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'input': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'model': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO, ['translations', ['tests/po.sh']]],
    'text': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO],
    'graphics': [GOLDEN, SHIPPED, DIAGNOSTICS],
    'layout': [GOLDEN, SHIPPED, DIAGNOSTICS, PSEUDO],
    'pdf': [GOLDEN, SHIPPED, DIAGNOSTICS, ['PDFs', ['env', 'LOCALES=en ar', 'tests/pdf/run.sh']]],
    'project': [GOLDEN, SHIPPED, DIAGNOSTICS, COMMANDS, FAULTS, ['translations', ['tests/po.sh']]],
}
MEMORY = 3 << 30  # bytes that a process may map

# Linked into the unit runner: the first assertion that fails ends it.
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
'''

# Linked into the original's library: notes what is executed, by whichever process of a test, in a file that they share.
SEEN = r'''
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
extern const char __ehdr_start __attribute__((visibility("hidden")));
static unsigned char *seen;
static __attribute__((constructor)) void seen_open(void)
{
	const char *name = getenv("MUTATE_SEEN");
	int fd = name ? open(name, O_RDWR | O_CREAT, 0600) : -1;
	void *p = fd >= 0 && !ftruncate(fd, SEEN_SIZE) ? mmap(NULL, SEEN_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) : MAP_FAILED;
	seen = p == MAP_FAILED ? NULL : p;
	if (fd >= 0)
		close(fd);
}
void __sanitizer_cov_trace_pc(void)
{
	uintptr_t at = (uintptr_t)__builtin_return_address(0) - (uintptr_t)&__ehdr_start;
	if (seen && at < SEEN_SIZE)
		seen[at] = 1;
}
'''
SEEN_SIZE = 4 << 20

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
            if source.suffix in ('.c', '.h', '.sh', '.yaml', '.trace', '.txt', '.po') and not name.startswith('tests/tools/') or name == 'Makefile':
                digest.update(name.encode() + b'\0' + source.read_bytes())
        for old in self.tree.rglob('*'):
            name = str(old.relative_to(self.tree))
            if old.is_file() and not name.startswith(('build/', 'out/')) and name not in names:
                old.unlink()
        for old in sorted((self.tree / 'tests').rglob('*'), reverse=True):
            if old.is_dir() and not any(old.iterdir()):
                old.rmdir()  # tests take a folder for a case
        self.key = digest.hexdigest()

    def build(self, room):
        jobs = os.environ.get('JOBS', '2')
        env = {k: v for k, v in os.environ.items() if k not in ('MAKEFLAGS', 'MFLAGS', 'MAKELEVEL', 'VARIANT', 'LIBS')}
        for variant, names in (('mutate', ['build/mutate/platen', 'build/mutate/unit/run']), ('seen', ['objects'])):
            run_aloud(['make', '-s', '-j', jobs, f'VARIANT={variant}', 'STATIC=', 'WARNINGS=-w', *names], cwd=self.tree, env=env)
        self.flags = shlex.split((self.built / 'flags').read_text())
        self.flags = self.cc + self.flags[len(self.cc):]
        self.libs = shlex.split(os.environ['LIBS'])
        self.objects = [str(o) for o in sorted(self.built.rglob('*.o')) if (self.tree / 'src' / o.relative_to(self.built).with_suffix('.c')).exists()]
        self.library = [o for o in self.objects if not o.endswith('/main/main.o')]
        original = self.top / 'original'
        original.mkdir(exist_ok=True)
        (self.top / 'seen.c').write_text(SEEN)
        run_aloud([*self.cc, '-O2', '-fPIC', '-c', f'-DSEEN_SIZE={SEEN_SIZE}', '-o', str(self.top / 'seen.o'), str(self.top / 'seen.c')])
        self.original = original / 'libplaten.so'
        noting = [str(self.tree / 'build/seen' / pathlib.Path(o).relative_to(self.built)) for o in self.library]
        self.link(self.original, [str(self.top / 'seen.o'), *noting])
        (self.top / 'stop.c').write_text(STOP)
        so, units = str(original / 'libplaten.so'), self.tree / 'tests/unit'
        unit = [str(self.built / 'unit' / f'{u.stem}.o') for u in sorted(units.glob('*.c'))]
        check = shlex.split(os.environ['CHECK_LIBS'])
        self.programs.mkdir(exist_ok=True)
        self.program(self.programs / 'platen', [str(self.built / 'main/main.o'), so])
        if any('tests/pdf/run.sh' in command for _, command in SCRIPTS[room]):
            self.program(self.programs / 'texts', ['-Isrc/main', 'tests/pdf/texts.c', so])
        self.program(self.programs / 'run', ['-Itests/unit', str(self.built / 'unit/suites.c'), str(self.top / 'stop.c'), *unit,
                     '-Wl,--wrap=_ck_assert_failed', so, *check])

    def program(self, name, parts):
        run_aloud([*self.flags, '-o', str(name), *parts, *self.libs], cwd=self.tree)

    def link(self, name, objects):
        run_aloud([*self.cc, '-shared', '-fuse-ld=gold', '-Wl,-soname,libplaten.so', '-o', str(name), *objects, *self.libs])

    def suites(self):
        """File stem and suite name of each unit test, as the runner knows them; and the names of those whose
        tests end their process or have workers, so that each needs one of its own."""
        result, self.forked = {}, set()
        for path in sorted((self.tree / 'tests/unit').glob('test_*.c')):
            text = path.read_text()
            m = re.search(r'suite_create\("([^"]*)"', text)
            if m:
                result[path.stem[5:]] = m[1]
            if m and re.search(r'_exit_test|raise_signal|workers_run', text):
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
        self.tmp = pathlib.Path(tempfile.mkdtemp(prefix='platen-mutate-', dir='/dev/shm' if os.access('/dev/shm', os.W_OK) else None))
        atexit.register(shutil.rmtree, self.tmp, ignore_errors=True)
        self.env = dict(os.environ, LD_LIBRARY_PATH=str(self.top), TMPDIR=str(self.tmp), JOBS='1', NO_INSTALL='1',
                        MALLOC_PERTURB_='90')  # what is read past an end, or before it is set, is never 0 by chance
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
            resource.setrlimit(resource.RLIMIT_CPU, (cpu, resource.getrlimit(resource.RLIMIT_CPU)[1]))  # tests set others
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
            env = dict(env, LD_LIBRARY_PATH=str(self.copy.original.parent), MUTATE_SEEN=str(self.tmp / 'seen'))
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
        self.seen = (self.tmp / 'seen').read_bytes() if original and (self.tmp / 'seen').exists() else b''
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
        for path in self.tmp.iterdir():
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            elif path.name != 'log':
                path.unlink(missing_ok=True)


class Tests:
    """All tests of a room, with the time that each takes of the original program and the lines of the sources
    that it goes through there. A test is run on that when it is first met after a file has changed. It cannot
    see a mutant in a function that it does not come to, so it is passed over."""

    def __init__(self, copy, room, units):
        self.copy, self.room, self.units = copy, room, units
        self.suites = copy.suites()
        self.cache = copy.top / 'times.json'
        self.lock = threading.Lock()
        try:
            stored = json.loads(self.cache.read_text())
        except (OSError, ValueError):
            stored = {}
        self.times = stored.get('times', {})
        self.lines = stored['lines'] if stored.get('key') == copy.key else {}
        self.places = {}

    def measure(self, bench, test):
        """The original must pass it."""
        with self.lock:
            if test[0] in self.lines:
                return
            began = time.monotonic()
            said = bench.run(test, 600, 600, original=True)
            if said:
                print(f'mutate: {test[0]} fails without any mutation: {said}', file=sys.stderr, flush=True)
                os._exit(1)
            self.times[test[0]] = [round(bench.cpu, 2), round(time.monotonic() - began, 2)]
            self.lines[test[0]] = self.lines_of(bench.seen)
            self.cache.write_text(json.dumps({'key': self.copy.key, 'times': self.times, 'lines': self.lines}))

    def lines_of(self, seen):
        """By file, of the calls whose return addresses are marked."""
        marked = [m.start() for m in re.finditer(b'\1', seen)]
        unknown = [at for at in marked if at not in self.places]
        found = subprocess.run(['addr2line', '-e', str(self.copy.original)], input='\n'.join(hex(at - 1) for at in unknown),
                               text=True, check=True, stdout=subprocess.PIPE).stdout.split('\n')
        for at, place in zip(unknown, found):
            m = re.search(r'(src/[^:]*):(\d+)', place)
            self.places[at] = (m[1], int(m[2])) if m else ('', 0)
        lines = {}
        for at in marked:
            path, line = self.places[at]
            lines.setdefault(path, set()).add(line)
        return {path: sorted(of) for path, of in lines.items()}

    def comes_to(self, test, mutant):
        return any(line in mutant.function for line in self.lines[test[0]].get(mutant.path, ()))

    def nearness(self, stem, own):
        """Suites of the file first, then those of the room, then the others, the quickest first."""
        room = {pathlib.Path(p).stem for p in (self.copy.tree / 'src' / self.room).rglob('*.c')}
        words = set(stem.split('_'))
        if f'_{own}_' in f'_{stem}_':
            return 0
        if stem in room or self.room in words or words & room:
            return 1
        return 2

    def ordered(self, mutant):
        own = pathlib.Path(mutant.path).stem
        suites = sorted(self.suites, key=lambda s: (self.nearness(s, own), self.times.get(f'unit {s}', [0])[0]))
        return [[f'unit {s}', self.suites[s]] for s in suites] + ([] if self.units else SCRIPTS[self.room])

    def verdict(self, bench, mutant):
        for test in self.ordered(mutant):
            self.measure(bench, test)
            if not self.comes_to(test, mutant):
                continue
            cpu, wall = self.times[test[0]]
            said = bench.run(test, int(cpu * 3 + 3), wall * 8 + 20)
            if said:
                return 'caught', f'{test[0]}: {said}'
        return 'survived', ''
