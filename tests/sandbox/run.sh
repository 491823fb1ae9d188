#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A library that a hostile file has taken over, in real runs: tests/sandbox/run.sh PLATEN
# hostile.c tries every way out (ways.h) where the project is first read, in workers, in fonts, pictures and PO files. What the
# runs make is as without it. tests/unit/test_sandbox.c shows that the same ways are open to a process that is not confined.
set -u
platen=$(realpath "${1:?usage: tests/sandbox/run.sh PLATEN}")
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0
check() { # NAME COMMAND...
  local name=$1; shift
  if "$@" >/dev/null 2>&1; then passed=$((passed + 1)); echo "ok   $name"; else failed=$((failed + 1)); echo "FAIL $name"; fi
}
sandbox=$("$platen" --version | sed -n 's/^sandbox: //p')
if [[ $sandbox != landlock*seccomp ]]; then
  "$platen" --require-sandbox explain >"$work/out" 2>"$work/said"
  check 'what lacks is an error where it is required' test "$? $(wc -l <"$work/said")" = '2 1'
  echo "skip the ways out: the sandbox of this platen, here, is: $sandbox"
  echo "$passed passed, $failed failed"; exit $((failed > 0))
fi
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -Wno-unused-function -shared -fPIC -o "$work/hostile.so" tests/sandbox/hostile.c -ldl || exit 2

project() { # Two documents in two locales, one of them translated; a picture. Beside it, what is nobody's business
  rm -rf "${work:?}/top"
  mkdir -p "$work/top/project"
  cp -R tests/diagnostics/base/. "$work/top/project"
  cd "$work/top/project" || exit 2
  cp "$OLDPWD"/fonts/{NotoSans-Regular.ttf,sRGB.icc} fonts
  cp "$OLDPWD/tests/golden/layouts/pictures/gray.png" layouts
  cd "$OLDPWD" || exit 2
  printf '%s\n' 'subject: demo' 'documents: [page, {name: other, layout: page}]' 'locales: [en, de]' 'threshold: 0' >"$work/top/project/platen.yaml"
  printf '%s\n' '  - image: {file: layouts/gray.png, alt: "A picture"}' >>"$work/top/project/layouts/page.yaml"
  "$platen" po -q de -C "$work/top/project" >/dev/null 2>&1 || exit 2
  mkdir "$work/top/project/out"
  echo x | tee "$work/top/project/text" "$work/top/project/out/old" >"$work/top/secret"
  ln -s ../secret "$work/top/project/link"
  ln -s ../.. "$work/top/project/out/up"
}
inside=2 process=4 # flags of ways.h
hostile() { # NAME PLACE SKIPPED-FLAGS ARGUMENTS...
  local name=$1 at=$2 skip=$3 status; shift 3
  project
  ${after:-:}
  : >"$work/ways"
  HOSTILE_TOP=$work/top HOSTILE_AT=$at HOSTILE_LOG=9 HOSTILE_SKIP=$skip LD_PRELOAD=$work/hostile.so${preload-} \
    "$platen" "$@" -C "$work/top/project" 9>>"$work/ways" >"$work/out" 2>"$work/said"
  status=$?
  check "$name: ways were tried" test "$(grep -c ': stopped$' "$work/ways")" -ge 50
  check "$name: none is open" eval '! grep -v ": stopped$" "$work/ways" | grep -v ": absent$"'
  grep ': open$' "$work/ways"
  check "$name: the run ends well" test "$status" = 0
  check "$name: what is beside the project stays" test "$(ls "$work/top") $(cat "$work/top/secret")" = $'project\nsecret x'
  check "$name: nothing new in the project" eval '[[ $(find "$work/top/project" -name new -o -name moved -o -name folder) == "" ]]'
}
# Workers are started by a process that can do just that; where outputs go is known when platen.yaml is read.
hostile 'check, first file' read $process check -q
hostile 'list, first file' read 0 list
hostile 'status, first file' read 0 status
hostile 'schema, first file' read 0 schema content
hostile 'po, first file' read $inside po -q de
hostile 'po, a font' shape 0 po -q de
hostile 'po, a PO file' po 0 po -q de
hostile 'a new subject, first file' read 0 new -q --subject other
hostile 'build, first file' read $((inside + process)) build -q
hostile 'build, a font' shape 0 build -q -j1
hostile 'build in workers, a font' shape 0 build -q -j2
hostile 'build, a picture' png 0 build -q -j1
hostile 'build in workers, a picture' png 0 build -q -j2
hostile 'build, a translation' po 0 build -q -j1 --locale=de
hostile 'check, a picture' png 0 check -q -j1
hostile 'a dump, a picture' png 0 build -q -j1 --dump=pages

# The outputs are those of a run that nobody disturbs; a record knows its files by inodes and times, which are others.
project
"$platen" build -q -C "$work/top/project" 2>/dev/null
cp -R "$work/top/project/out" "$work/plain"
hostile 'build in workers, a font, once more' shape 0 build -q -j2
check 'the same bytes' diff -r --no-dereference --exclude=.platen-record "$work/plain" "$work/top/project/out"

# A comparison reads both sides, and writes and starts nothing; there are PDFs of two days, which are the same but for that.
project
for day in 1 2; do
  SOURCE_DATE_EPOCH=$((day * 86400)) "$platen" build -q -C "$work/top/project" --document=page --locale=en -o "$work/$day.pdf" 2>/dev/null
done
sides() { mkdir -p "$work/top/project/out" && cp "$work"/[12].pdf "$work/top/project/out"; }
side=$work/top/project/out
hostile 'diff of projects, first file' read 0 diff -q "$work/top/project" "$work/top/project"
hostile 'diff of projects, a font' shape 0 diff -q "$work/top/project" "$work/top/project"
after=sides hostile 'diff of PDFs, first file' read 0 diff -q "$side/1.pdf" "$side/2.pdf"

# Programs that have been taken over: what of this they can do is what they say.
mkdir -p "$work/tools/bin"
cat >"$work/tools/bin/pdftotext" <<'END'
#!/usr/bin/env python3
import os, socket, sys
can, top = [], os.environ["HOSTILE_TOP"]
def attempt(name, way):
    try:
        way()
        can.append(name)
    except OSError:
        pass
attempt("reads /etc/passwd", lambda: open("/etc/passwd"))
attempt("reads the project", lambda: open(top + "/project/platen.yaml"))
attempt("reads beside it", lambda: open(top + "/secret"))
attempt("writes", lambda: open(top + "/project/out/new", "w"))
attempt("writes over", lambda: open(top + "/secret", "w"))
attempt("makes a folder", lambda: os.mkdir(top + "/folder"))
attempt("removes", lambda: os.remove(top + "/secret"))
attempt("changes a mode", lambda: os.chmod(top + "/secret", 0o777))
attempt("opens a socket", lambda: socket.socket(socket.AF_INET))
attempt("opens a local one", lambda: socket.socket(socket.AF_UNIX))
attempt("signals", lambda: os.kill(os.getppid(), 0))
attempt("reads what it was given", lambda: os.read(0, 8))
print("it", ", ".join(can) or "does nothing", file=sys.stderr)
sys.exit(3)
END
chmod +x "$work/tools/bin/pdftotext" && cp "$work/tools/bin/pdftotext" "$work/tools/bin/git"
fake() { HOSTILE_TOP=$work/top PATH=$work/tools/bin:$PATH TMPDIR=$work "$platen" diff -q -C "$work/top/project" "$@" 2>&1; }
project
for i in 1 2; do
  printf '%s\n' %PDF-1.4 "% $i" '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj' '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj' \
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>> endobj' 'trailer <</Root 1 0 R>>' %%EOF >"$side/$i.pdf"
done
check 'a program that draws PDFs reads these and does nothing else' \
  grep -q 'pdftotext cannot read .*/1.pdf: it reads what it was given$' <(fake "$side/1.pdf" "$side/2.pdf")
check 'git reads, and does nothing else' \
  grep -q ': it reads /etc/passwd, reads the project, reads beside it, reads what it was given$' <(fake v1)
check 'what is beside the project stays' test "$(ls "$work/top") $(cat "$work/top/secret")" = $'project\nsecret x'

# Older kernels: each has as much of a sandbox as it can, says so, and lacks it where it is required.
${CC:-cc} -std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -shared -fPIC -o "$work/kernel.so" tests/sandbox/kernel.c -ldl || exit 2
on() { # LANDLOCK SECCOMP ARGUMENT...
  local landlock=$1 seccomp=$2; shift 2
  KERNEL_LANDLOCK=$landlock KERNEL_SECCOMP=$seccomp LD_PRELOAD=$work/kernel.so "$platen" "$@" >"$work/out" 2>"$work/said"
}
here=$(sed -E 's/.*ABI ([0-9]+).*/\1/' <<<"$sandbox")
for ((abi = 0; abi <= here; abi++)); do
  for seccomp in 0 1; do
    kernel="ABI $abi, seccomp $seccomp"
    on $abi $seccomp --version
    name=$( ((abi)) && echo "landlock ABI $abi$( ((seccomp)) && echo ', ')"; ((seccomp)) && echo seccomp)
    name=$(tr -d '\n' <<<"$name")
    check "$kernel: what there is" grep -qx "sandbox: ${name:-none}" "$work/out"
    on $abi $seccomp --require-sandbox list -C "$work/top/project"; status=$?
    check "$kernel: what is required" test $status = $((abi && seccomp ? 0 : 2))
    case $abi$seccomp in
    0?) check "$kernel: what lacks" grep -qx 'platen: --require-sandbox: this kernel has no landlock, or it is switched off' "$work/said" ;;
    ?0) check "$kernel: what lacks" grep -q '^platen: --require-sandbox: this kernel cannot filter calls (seccomp)' "$work/said" ;;
    esac
    ((abi > 1 && abi < here)) && continue
    rm -rf "$work/top/project/out"
    on $abi $seccomp build -q -j2 -C "$work/top/project"; status=$?
    check "$kernel: a build" test "$status $(find "$work/top/project/out" -name '*.pdf' | wc -l)" = '0 4'
  done
done
preload=:$work/kernel.so KERNEL_LANDLOCK=1 hostile 'build on ABI 1, a font' shape 0 build -q -j2

# All that is required is here.
"$platen" --require-sandbox list -C "$work/top/project" >"$work/out" 2>&1
check '--require-sandbox: all is here' test $? = 0
echo "$passed passed, $failed failed"
((failed == 0))
