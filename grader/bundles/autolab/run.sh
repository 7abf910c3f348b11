#!/bin/sh
# Usage: run.sh FOLDER SUBMISSION. Grades with what is in the folder; the last line has the scores.
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "gradspec needs Python 3.11 or newer; choose another image for the assessment"
  exit 70
fi
export PYTHONPATH="$1/packages" PYTHONDONTWRITEBYTECODE=1
exec python3 -P -m grader.bundles.at_autolab "$1" "$2"
