#!/usr/bin/env bash
# Runs once, when Gradescope builds the image: a Python that is new enough, and the libraries of this grader.
set -eu
root=${AUTOGRADER:-/autograder}
source=$root/source

new_enough() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; }

python=
for name in python3 python3.13 python3.12 python3.11; do
  if new_enough "$name"; then python=$name; break; fi
done
if [ -z "$python" ]; then
  apt-get update -qq
  for name in python3.12 python3.11 python3; do
    apt-get install -y -qq "$name" "$name-venv" || continue
    if new_enough "$name"; then python=$name; break; fi
  done
fi
if [ -z "$python" ]; then
  echo "gradspec needs Python 3.11 or newer; choose a newer base image" >&2
  exit 1
fi

"$python" -m venv "$root/venv"
if [ -d "$source/wheels" ]; then
  "$root/venv/bin/pip" install --quiet --no-index --find-links "$source/wheels" -r "$source/requirements.txt"
else
  "$root/venv/bin/pip" install --quiet -r "$source/requirements.txt"
fi
"$root/venv/bin/python" -m compileall -q "$source/packages"
