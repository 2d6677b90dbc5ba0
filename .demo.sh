#!/usr/bin/env bash
# The main job on the sample laws: read, index, ask in three languages, serve.
set -euo pipefail
kb=.venv/bin/kb
echo "== reading the sample laws (written for this repository; not law)"
$kb ingest corpus/samples --laws corpus/samples/laws.csv --jobs 2
ask() {
  echo; echo "== $1"
  $kb search "$1" -k 2 --country "$2"
  echo "-- and in the other countries:"
  shift; shift
  $kb search "$q" -k 2 "$@"
}
others() { for one in BN ID KH LA MM MY PH SG TH TL VN; do [ "$one" = "$1" ] || printf -- '--country %s ' "$one"; done; }
for line in "TH|นายจ้างรับคนต่างด้าวที่ไม่มีใบอนุญาตเข้าทำงาน มีโทษอะไร" \
            "ID|Berapa kompensasi yang harus dibayar perusahaan untuk setiap tenaga kerja asing?" \
            "SG|How many foreign workers may a company employ for each local worker?"; do
  country=${line%%|*}; q=${line#*|}
  # shellcheck disable=SC2046
  ask "$q" "$country" $(others "$country")
done
if [ "${SERVE:-1}" != 0 ]; then
  echo; exec $kb serve --port "${PORT:-8000}"
fi
