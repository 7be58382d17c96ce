#!/usr/bin/env bash
# Fills corpus/ with what the repository has: worked papers, fixtures, examples, and what tests say.
set -euo pipefail
cd "$(dirname "$0")/.."
corpus=fuzz/corpus
mkdir -p $corpus/{paper,markdown,outside,expression,amount}

# A folder of inputs is one seed; so is each of its files with the least that a paper needs.
find inputs templates/*/new tests/fixtures/*/inputs -name paper.yaml | while read -r paper; do
  folder=$(dirname "$paper")
  seed=$corpus/paper/$(tr / _ <<<"$folder")
  for file in "$folder"/*.yaml; do
    printf '%%%%%% %s\n' "$(basename "$file")"; cat "$file"
  done >"$seed"
  for file in "$folder"/sections/*.md; do
    [ -e "$file" ] || continue
    printf '%%%%%% sections/%s\n' "$(basename "$file" .md)"; cat "$file"
  done >>"$seed"
  for file in "$folder"/*.yaml; do
    [ "$file" = "$paper" ] && continue
    printf '%%%%%% paper.yaml\ntitle: A\nstyle: plain\n%%%%%% %s\n' "$(basename "$file")" | cat - "$file" \
      >"$seed-$(basename "$file")"
  done
done

find inputs templates tests output docs -name '*.md' | while read -r file; do
  cp "$file" "$corpus/markdown/$(tr / _ <<<"$file")"
  cp "$file" "$corpus/outside/$(tr / _ <<<"$file")"
done

# Every formula and condition, and every amount, one a file.
grep -rhoE "(formula|when|highlight|count|value|total):? .*" inputs templates docs tests --include='*.yaml' --include='*.md' --include='*.rs' |
  sed -E 's/^[a-z]+:? *//; s/^"(.*)"$/\1/' | sort -u | split -a 4 -l 1 - "$corpus/expression/"
grep -rhoE "[-−£]?[0-9][0-9,.]*%?" inputs tests/suite/*.rs | sort -u | split -a 4 -l 2 - "$corpus/amount/"
