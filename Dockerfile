# Dockerfile: the service for production: a JRE, the layers of the jar, and an AOT cache that was trained on them.
#
#   docker build --build-arg COMMIT="$(git rev-parse HEAD)" -t tetrix .
#   docker run --read-only --tmpfs /tmp --memory 1g --cpus 1 --env-file production.env -p 8080:8080 tetrix
#
# Only what every builder knows is used (no RUN --mount, no heredoc). Each RUN is a small script of image/, or java
# itself; scripts/image-on-host.sh reads this file and does the same where no engine is at hand.

# Base images, by tag for people and by digest (of the index for all platforms) for the builder. To renew one:
#   docker buildx imagetools inspect eclipse-temurin:<tag>      prints the digest that the tag has now
# Both must be of one release of Java.
ARG JDK=eclipse-temurin:25.0.4.1_1-jdk-noble@sha256:0d623ea18d7b0fe1e12a2c0a920f7e950cad433387e5a49d3611e1507fa07602
ARG JRE=eclipse-temurin:25.0.4.1_1-jre-noble@sha256:398f810215757dc1926390014272579fb0e57c41ef1c8aa4f64ae761613a168b

# --- The jar. What it depends on comes first, so that a change of the sources fetches nothing. ----------------------
FROM ${JDK} AS build
WORKDIR /build
COPY pom.xml mvnw ./
COPY .mvn .mvn
COPY image/resolve image/
RUN image/resolve
COPY src/checkstyle src/checkstyle
COPY src/main src/main
COPY image/build image/
RUN image/build

FROM build AS layers
COPY image/extract image/
RUN image/extract

# --- What runs, but for the cache. One layer of the image per layer of the jar, the least often changed first. ---
FROM ${JRE} AS app
# Without it glibc keeps a heap per thread and core, on a host that has many more cores than this container may use.
ENV MALLOC_ARENA_MAX=2
WORKDIR /app
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY image/java.options image/healthcheck ./
COPY --from=layers /build/layers/application/ ./
# A number, so that whoever runs the image can see that it is not root. All of /app is root's: the service can read it.
USER 10001:10001

# --- The cache, written by the very Java that will read it, over the very files. ------------------------------------
FROM app AS train
COPY image/train /training/
RUN ["/training/train", "/tmp/tetrix.aot"]

FROM app AS service
COPY --from=train /tmp/tetrix.aot ./
# At run time a cache that does not fit is only slow; here it is an error.
RUN ["java", "@java.options", "-XX:AOTCache=tetrix.aot", "-XX:AOTMode=on", "-cp", "tetrix.jar", "-version"]

# Of the project; the same as in pom.xml.
ARG VERSION=1.0.0
# What was built. Where it is not given, the platform says it at run time (TETRIX_COMMIT), or nobody knows.
ARG COMMIT=
LABEL org.opencontainers.image.title="TETRIX" \
      org.opencontainers.image.description="TETRIX's public face: pages, APIs, and an honest account of their health" \
      org.opencontainers.image.url="https://tetrixcorp.com" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${COMMIT}"
ENV TETRIX_COMMIT=${COMMIT}

# Pages and APIs; Actuator, for the inside only.
EXPOSE 8080 8081
STOPSIGNAL SIGTERM
# For engines that restart by it; App Platform asks by itself.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["/app/healthcheck"]
# No shell in between: SIGTERM reaches Java. A cache that does not fit is left aside, and the start is only slower.
ENTRYPOINT ["java", "@java.options", "-XX:AOTCache=tetrix.aot", "-jar", "tetrix.jar"]
