"""From a path on disk to the sources of a submission, held in memory."""
