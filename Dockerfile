# The bot alone: without the sandbox, the demo and its page.
FROM rust:1.95-bookworm AS build
WORKDIR /duet
COPY . .
RUN cargo build --release --locked --package duet --no-default-features

FROM debian:bookworm-slim
RUN apt-get update \
 && apt-get install --yes --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --home-dir /var/lib/duet --create-home duet
COPY --from=build /duet/target/release/duet /usr/local/bin/duet
USER duet
WORKDIR /var/lib/duet
ENV DUET_WEB_LISTEN=0.0.0.0:8080 DUET_LOG_FORMAT=json
EXPOSE 8080
ENTRYPOINT ["duet"]
CMD ["run"]
