#!/usr/bin/env bash
# Grades for a step of GitHub Actions: annotations on stdout, the summary of the job, and the step's outputs.
# Its options come as variables, see action.yml. The exit code is the grader's.
set -u

folder=$(mktemp -d "${RUNNER_TEMP:-/tmp}/gradspec-XXXXXX")
arguments=(--course "${GRADSPEC_COURSE:-spec_tests}" --seed "${GRADSPEC_SEED:-0}")
arguments+=(--require-isolation "${GRADSPEC_REQUIRE_ISOLATION:-process}")
for unit in ${GRADSPEC_UNITS:-}; do
  arguments+=(--unit "$unit")
done
[ -n "${GRADSPEC_RUBRIC:-}" ] && arguments+=(--rubric "$GRADSPEC_RUBRIC")
[ -n "${GRADSPEC_FAIL_UNDER:-}" ] && arguments+=(--fail-under "$GRADSPEC_FAIL_UNDER")

python3 -m grader grade "${GRADSPEC_PATH:-.}" "${arguments[@]}" --format github \
  --report "markdown=$folder/summary.md" --report "github-output=$folder/outputs" --report "json=$folder/report.json"
code=$?

# Also where the score was too low, which is a grade too; a usage error has written nothing.
if [ -f "$folder/summary.md" ]; then
  cat "$folder/summary.md" >> "${GITHUB_STEP_SUMMARY:-/dev/null}"
  cat "$folder/outputs" >> "${GITHUB_OUTPUT:-/dev/null}"
  echo "report=$folder/report.json" >> "${GITHUB_OUTPUT:-/dev/null}"
fi
exit "$code"
