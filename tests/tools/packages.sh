#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs the Debian or Ubuntu packages that a target needs, aloud, when some are missing.
#   tests/tools/packages.sh deps|deps-check|deps-lint|deps-mutate|deps-fuzz|deps-form|deps-conformance|deps-suites|deps-deb
# NAMES=1 prints them. NO_INSTALL=1, or nobody who may install, only names them and fails with status 2. All there: one dpkg-query, some 10 ms.
set -eu

build='gcc pkg-config libhpdf-dev libyaml-dev libharfbuzz-dev libicu-dev libhyphen-dev libcmark-dev libpng-dev libjpeg-dev
  libqrencode-dev libexpat1-dev zlib1g-dev liblcms2-dev libdeflate-dev libxxhash-dev libgettextpo-dev libunistring-dev libqpdf-dev libcsv-dev'
case $1 in
deps) needed=$build ;;
deps-check) needed="$build check poppler-utils qpdf mupdf-tools gettext fonts-noto-core hyphen-it python3 zsh fish parallel ninja-build" ;;
deps-mutate) needed="$build check poppler-utils qpdf mupdf-tools gettext binutils python3" ;;
deps-fuzz) needed="$build clang libclang-rt-dev" ;;
deps-lint) needed="$build check clang clang-tidy clang-format shellcheck groff python3-venv" ;;
deps-suites) needed="debootstrap git" ;;
deps-deb) needed="$build build-essential debhelper dpkg-dev fakeroot lintian python3" ;;
deps-form) needed="$build unicode-data python3 python3-venv python3-gi gir1.2-poppler-0.18 default-jdk-headless maven" ;;
deps-conformance)
  needed="$build unicode-data ghostscript"
  command -v java >/dev/null || needed="$needed default-jre-headless"
  command -v mvn >/dev/null || needed="$needed maven" ;;
*) echo "packages.sh: unknown set '$1'" >&2; exit 64 ;;
esac

if [ "${NAMES:-}" = 1 ]; then
  # shellcheck disable=SC2086
  printf '%s\n' $needed
  exit
fi

# Elsewhere than on Debian and its kin the compiler says what is missing.
command -v dpkg-query >/dev/null || exit 0
# shellcheck disable=SC2086
have=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' $needed 2>/dev/null | sed -n 's/^installed //p')
missing=
for p in $needed; do
  case "
$have
" in *"
$p
"*) ;; *) missing="$missing $p" ;; esac
done
[ -n "$missing" ] || exit 0

as=
[ "$(id -u)" = 0 ] || as=sudo
if [ "${NO_INSTALL:-}" = 1 ] || ! command -v ${as:-apt-get} >/dev/null; then
  echo "These packages are missing:$missing" >&2
  echo "Install them with: apt-get install$missing" >&2
  exit 2
fi
echo "Installing missing packages:$missing"
wait='-o DPkg::Lock::Timeout=600' # for another apt that is at work
# shellcheck disable=SC2086
$as apt-get -qq $wait update
# shellcheck disable=SC2086
$as env DEBIAN_FRONTEND=noninteractive apt-get -qq $wait install -y --no-install-recommends $missing >/dev/null
