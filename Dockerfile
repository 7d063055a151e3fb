# The exporter alone. Without a configuration at /etc/sora-exporter/config.yml it shows the demo; see deploy/docker/start.
# It runs as nobody in particular, with a read-only file system if you like: it writes to /var/lib/sora-exporter and,
# as a demo, to /tmp.
ARG PYTHON=python:3.11.14-slim-bookworm

FROM ${PYTHON} AS build
WORKDIR /source
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY exporter exporter
COPY sora_exporter sora_exporter
RUN PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt \
    pip install --no-cache-dir --disable-pip-version-check --root-user-action=ignore --prefix=/installed .

FROM ${PYTHON}
LABEL org.opencontainers.image.title=sora-exporter \
      org.opencontainers.image.licenses=Apache-2.0
COPY --from=build /installed /usr/local
COPY deploy/docker/start deploy/docker/healthy /usr/local/bin/
RUN install --directory --owner=65532 --group=65532 --mode=700 /var/lib/sora-exporter
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER 65532:65532
WORKDIR /var/lib/sora-exporter
VOLUME /var/lib/sora-exporter
EXPOSE 9847
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["healthy"]
ENTRYPOINT ["start"]
