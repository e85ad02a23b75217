#!/usr/bin/env bash
# What bash 3.2 and the programs of macOS do not understand, each with what is found.
set -euo pipefail

empty=()
for word in "${empty[@]}"; do :; done # expected: of an empty array ends bash 3.2
for file in *.nothing; do empty+=("$file"); done
echo "${empty[@]}" # expected: of an empty array ends bash 3.2
echo ${empty[@]+"${empty[@]}"}
if [ ${#empty[@]} -gt 0 ]; then
  echo "${empty[@]}"
fi
full=(one two)
echo "${full[@]}"
several=()
for word in one two; do
  several+=("$word")
done
echo "${several[@]}"
mapfile -t lines < <(ls) # expected: no mapfile
declare -A table # expected: no associative arrays
echo "${word^^}" # expected: case of letters
sed -i 's/a/b/' file # expected: sed of macOS
readlink -f file # expected: readlink
ps -A -o args= # expected: ps cuts
ps -A -ww -o args=
echo hello &>>file # expected: reads neither
date +%s.%N # expected: no %N
