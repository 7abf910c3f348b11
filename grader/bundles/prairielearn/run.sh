#!/bin/sh
# Runs for each submission, in the question's image.
grade=${GRADE:-/grade}
here=$grade/serverFilesCourse/gradspec
if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "gradspec needs Python 3.11 or newer; choose another image for the question" >&2
  exit 70
fi
export PYTHONPATH="$here/packages" PYTHONDONTWRITEBYTECODE=1
exec python3 -P -m grader.bundles.at_prairielearn "$here" "$grade"
