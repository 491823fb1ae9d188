#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The same input gives the same bytes anywhere: tests/reproducible.sh PLATEN
# Two builds in different folders, time zones, locales and umasks are equal, the second one without
# a home, without settings of fontconfig and without fonts of a user. And a build of every locale
# opens nothing but the project, libraries and what belongs to them: no font of the system.
set -eu
platen=$(realpath "${1:?usage: tests/reproducible.sh PLATEN}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(realpath "$(mktemp -d)")
trap 'rm -rf "$work"' EXIT
for place in a 'b with a space'; do
  mkdir -p "$work/$place"
  cp -R "$root"/{platen.yaml,content,layouts,fonts} "$work/$place"
done
mkdir "$work/empty"
sums() { (cd "$1" && find out -name "*.pdf" | LC_ALL=C sort | xargs sha256sum); }
(cd "$work/a" && umask 022 && TZ=UTC LC_ALL=C "$platen" build --quiet)
(cd "$work/b with a space" && umask 077 &&
  env TZ=Asia/Kathmandu LC_ALL=C.UTF-8 HOME=/nonexistent FONTCONFIG_FILE=/dev/null FONTCONFIG_PATH="$work/empty" \
    XDG_DATA_HOME="$work/empty" XDG_DATA_DIRS="$work/empty" XDG_CACHE_HOME="$work/empty" "$platen" build --quiet)
diff <(sums "$work/a") <(sums "$work/b with a space")
if [[ $(ls -A "$work/empty") ]]; then echo "a folder of the user is written to"; exit 1; fi

# Names of opened files that are neither below the folder given nor libraries, their data (ICU,
# character sets, messages of the C library), nor what the kernel says of the process. The C library
# reads the time zone also to count in UTC.
strangers() {
  sed -nE 's/.*open(at2?)?\((AT_FDCWD, |[0-9]+, )?"([^"]*)".*/\3/p' |
    grep -vE "^$1(/|\$)|^[^/.]|\.so(\.|\$)|^/etc/(ld\.so|localtime\$)|/icudt[0-9]+[a-z]*\.dat\$|/locale(-archive|/|\$)|/gconv|^/proc/|^/sys/|^/dev/null\$" || true
}
# What is looked for must be found in what strace writes, or the test would say nothing.
found=$(printf '%s\n' '7 openat(AT_FDCWD, "/usr/share/fonts/a.ttf", O_RDONLY) = 3' '8 open("../x", O_RDONLY <unfinished ...>' \
  '9 openat(AT_FDCWD, "/p/fonts/b.ttf", O_RDONLY) = 3' '9 openat(AT_FDCWD, "/lib/libz.so.1", O_RDONLY) = 3' | strangers /p)
[[ $found == $'/usr/share/fonts/a.ttf\n../x' ]] || { echo "opened files are not recognized: $found"; exit 1; }

cd "$work/a"
pos=(content/*/po/*.po)
locales=$(basename -s .po -a "${pos[@]}" | paste -sd, | sed 's/,/, /g')
sed -i "s/^locales: .*/locales: [en, en-US, $locales]/" platen.yaml
if strace -qq -o "$work/probe" true 2>/dev/null; then
  status=0 # texts that are too long in one of the locales are not what is tested here
  strace -f -qq -e trace=open,openat,openat2 -o "$work/trace" "$platen" build --quiet --force 2>"$work/log" || status=$?
  ((status < 2)) || { cat "$work/log"; exit 1; }
  opened=$(strangers "$work/a" <"$work/trace" | sort -u)
  for font in NotoSans-Regular.ttf NotoSansCJK-Regular.ttf NotoSansArabic-Regular.ttf; do
    grep -qF "\"$work/a/fonts/$font\"" "$work/trace" || { echo "$font of the project is not used"; exit 1; }
  done
  if [[ $opened ]]; then echo "opened outside of the project:"; echo "$opened"; exit 1; fi
  seen="$(grep -c 'open' "$work/trace") opened files lie in the project or are libraries"
else
  if ldd "$platen" | grep -E 'fontconfig|pango|cairo'; then echo "a library that looks for fonts"; exit 1; fi
  seen='no library looks for fonts (strace cannot say what is opened)'
fi
echo "$(sums "$work/b with a space" | wc -l) files are equal to the byte; $seen"
