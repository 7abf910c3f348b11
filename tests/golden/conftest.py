"""Golden submissions are graded, never collected by the project's own test run."""

collect_ignore_glob = ["*"]
