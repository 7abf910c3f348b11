"""The process that runs a submission, and the host's end of the wire to it."""
