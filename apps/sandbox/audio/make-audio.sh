#!/usr/bin/env bash
# Speaks every turn of scripts/<kind>/<name>.txt into clips/<kind>/<name>/<nn>-<speaker>[-hold|-optional].wav
# (8 kHz mono G.711 µ-law). The clips are committed; run this only after changing a script.
# Needs espeak-ng and sox.
set -euo pipefail
cd "$(dirname "$0")"
turn_dir="$(mktemp -d)"
trap 'rm -rf "$turn_dir"' EXIT

rm -rf clips
for script in scripts/*/*.txt; do
  clip_dir="clips/${script#scripts/}"
  clip_dir="${clip_dir%.txt}"
  mkdir -p "$clip_dir"
  declare -A voice=()
  number=0
  while IFS= read -r line; do
    if [[ "$line" == voice\ * ]]; then
      read -r _ speaker settings <<<"$line"
      voice[$speaker]="$settings"
      continue
    fi
    number=$((number + 1))
    role="${line%%:*}"
    read -r speaker_voice speed pitch <<<"${voice[${role%% *}]}"
    espeak-ng -v "$speaker_voice" -s "$speed" -p "$pitch" -w "$turn_dir/turn.wav" "${line#*: }"
    # A telephone's band, no silence at the ends, one loudness for all, dither off so that the bytes repeat.
    sox -D "$turn_dir/turn.wav" -r 8000 -c 1 -e mu-law "$clip_dir/$(printf %02d "$number")-${role// /-}.wav" \
      sinc 250-3400 silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse pad 0.02 0.02 norm -6
  done <"$script"
done
