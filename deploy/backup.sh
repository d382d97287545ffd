#!/usr/bin/env bash
# Copies what was received and what was published into one archive, while everything runs.
#
#   deploy/backup.sh FOLDER [KEEP]     (KEEP archives are kept; default 14)
#
# Received files and snapshots are written whole under another name, then renamed, and never changed: a hard link holds
# them as they are, whatever the refresher does next. The pointer is taken before the snapshots, so that the one it names
# is among them: files only go by age, and the newest is the last to go.
set -euo pipefail
umask 077

folder=${1:?usage: backup.sh FOLDER [KEEP]}
keep=${2:-14}
data=${DASHBOARD_DATA:?DASHBOARD_DATA is not set}
[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "KEEP must be a number above zero, got « $keep »" >&2; exit 2; }
[[ -s $data/warehouse/current ]] || { echo "Nothing to save: $data/warehouse/current is missing or empty" >&2; exit 1; }
mkdir -p "$folder"

staging=$(mktemp -d "$data/.backup.XXXXXX")
trap 'rm -rf "$staging"' EXIT
mkdir "$staging/warehouse"
cp "$data/warehouse/current" "$staging/warehouse/current"

# Hidden files are being written, `lock` is of this machine. What is gone meanwhile had its age; what is there and could
# not be copied stops everything.
link() { # link FOLDER FIND-EXPRESSION…: what matches, at the same place under the staging folder
    local from=$1 file
    shift
    [[ -d $data/$from ]] || return 0
    (cd "$data" && find "$from" -name '.*' -prune -o -type f "$@" -print0) >"$staging/.list"
    (cd "$data" && xargs -0 -r cp --link --parents --target-directory "$staging" <"$staging/.list") 2>/dev/null || true
    while IFS= read -r -d '' file; do
        [[ -e $staging/$file || ! -e $data/$file ]] && continue
        (cd "$data" && cp --preserve=timestamps --parents "$file" "$staging")
    done <"$staging/.list"
    rm -f "$staging/.list"
}
link warehouse -name '*.duckdb'
link warehouse/shelf
link landing

named=$(tr -d '[:space:]' <"$staging/warehouse/current")
[[ -s $staging/warehouse/$named ]] || { echo "The snapshot « $named » could not be copied" >&2; exit 1; }
(cd "$staging" && find . -type f ! -name SHA256SUMS -print0 | LC_ALL=C sort -z | xargs -0 sha256sum >SHA256SUMS)

name=tableau-$(date -u +%Y%m%dT%H%M%SZ).tar.gz
tar --create --use-compress-program 'gzip -3' --file "$folder/.$name.part" --directory "$staging" .
mv "$folder/.$name.part" "$folder/$name"

find "$folder" -maxdepth 1 -name 'tableau-*.tar.gz' -printf '%f\n' | LC_ALL=C sort -r | tail -n "+$((keep + 1))" |
    while IFS= read -r old; do rm -f "$folder/$old"; done
echo "$folder/$name"
