#!/bin/sh
# Runs the whole job on the invented project: the emulator stands in for Google,
# ingest reads it over HTTP, report writes what people open. Everything that is
# written lies in demo/out. SOURCE_DATE_EPOCH fixes the clock: the same run gives
# the same bytes.
set -eu
cd "$(dirname "$0")"
bin=${BIN:-../bin}
export SOURCE_DATE_EPOCH=1761138000 # 2025-10-22 13:00 UTC

if [ "${1:-}" != inside ]; then
  rm -rf out && mkdir out
  exec "$bin/emulator" --data google --save out/spreadsheets -- sh ./run.sh inside
fi

say() { printf '\n$ %s\n' "$*"; }
say ingest run; "$bin/ingest" run
say ingest run --format json '# again: nothing is new'; "$bin/ingest" run --format json --quiet > out/second-run.json
say report summary; "$bin/report" summary
"$bin/report" summary --format json > out/summary.json
"$bin/report" people --format csv > out/people.csv
"$bin/report" tags --format csv > out/tags.csv
say report all; "$bin/report" all
say report attendees --round madrid; "$bin/report" attendees --round madrid
say report attendees --came '# by the sheet at the door'; "$bin/report" attendees --came --quiet
say report explain P3.agree_share; "$bin/report" explain P3.agree_share | sed -n 1,12p
printf '\nThe outputs are in demo/out; open the workbook in demo/out/reports. The Google\n'
printf 'Sheet is the emulator'"'"'s: out/spreadsheets has it as the API gives it.\n'
