# An image that grades what is mounted at /submission. docs/isolation.md says how to run it.
FROM python:3.11-slim-bookworm AS build
COPY pyproject.toml README.md LICENSE /source/
COPY student_template /source/student_template
COPY reference /source/reference
COPY spec_tests /source/spec_tests
COPY grader /source/grader
RUN python -m venv /opt/gradspec && /opt/gradspec/bin/pip install --no-cache-dir "/source[html]"

FROM python:3.11-slim-bookworm
COPY --from=build /opt/gradspec /opt/gradspec
ENV PATH=/opt/gradspec/bin:$PATH PYTHONDONTWRITEBYTECODE=1
# Nobody in particular, who owns nothing.
USER 10001:10001
ENTRYPOINT ["gradspec"]
CMD ["/submission"]
