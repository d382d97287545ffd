#!/usr/bin/env bash
# Puts an archive of backup.sh into a fresh folder of data. Stop the app and the refresher first.
#
#   deploy/restore.sh ARCHIVE [FOLDER]     (FOLDER: default DASHBOARD_DATA)
#
# Every file is checked against its digest before anything is put in place. A folder that holds data is refused.
set -euo pipefail
umask 027

archive=${1:?usage: restore.sh ARCHIVE [FOLDER]}
data=${2:-${DASHBOARD_DATA:?DASHBOARD_DATA is not set}}
for part in landing warehouse; do
    if [[ -n $(ls -A "$data/$part" 2>/dev/null) ]]; then
        echo "$data/$part is not empty: move it away first" >&2
        exit 1
    fi
done
mkdir -p "$data"

staging=$(mktemp -d "$data/.restore.XXXXXX")
trap 'rm -rf "$staging"' EXIT
tar --extract --gzip --file "$archive" --directory "$staging" --no-same-owner
(cd "$staging" && sha256sum --quiet --strict --check SHA256SUMS) ||
    { echo "$archive is damaged: nothing was restored" >&2; exit 1; }
named=$(tr -d '[:space:]' <"$staging/warehouse/current")
[[ $named == *.duckdb && $named != */* && -s $staging/warehouse/$named ]] ||
    { echo "$archive names no snapshot that it holds: nothing was restored" >&2; exit 1; }

for part in landing warehouse; do
    [[ -d $staging/$part ]] || continue
    rmdir "$data/$part" 2>/dev/null || true
    mv "$staging/$part" "$data/$part"
done
echo "${named%.duckdb}"
