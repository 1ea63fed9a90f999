package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    private static final String SCRIPT =
            "const words = 'Bonjour, bonjour, bonjour, bonjour, bonjour, bonjour, bonjour';\n".repeat(20);
    private static final Map<String, byte[]> FILES = Map.of(
            "web/sample/index.html", bytes("<p>Hello"),
            "web/sample/assets/app-B4x9_2fQ.js", bytes(SCRIPT),
            "web/sample/assets/scheme-1.js", bytes("1"),
            "web/sample/assets/plain.svg", bytes("<svg/>"),
            "web/sample/assets/sound-12345678.mp3", new byte[5_000],
            "web/other/secret.txt", bytes("secret"),
            "application.yaml", bytes("secret"));

    @TempDir
    Path folder;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private StaticFiles files() {
        return in(TestFolder.folder(folder, FILES));
    }

    private static StaticFiles in(URL entry) {
        return TestFolder.with(entry, () -> StaticFiles.in("web/sample", "index.html"));
    }

    private static TestHttp serving(StaticFiles files) {
        return new TestHttp(router -> router.route("/*")
                .handler(route -> files.answer(route, route.normalizedPath().substring(1))));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    @Test
    void aFolderAndAJarHaveTheSameFiles() {
        StaticFiles packed = in(TestFolder.jar(folder, FILES));
        assertThat(packed.names())
                .containsExactlyInAnyOrder(
                        "index.html",
                        "assets/app-B4x9_2fQ.js",
                        "assets/scheme-1.js",
                        "assets/plain.svg",
                        "assets/sound-12345678.mp3");
        assertThat(packed.bytes("index.html"))
                .hasValueSatisfying(text -> assertThat(text).isEqualTo(bytes("<p>Hello")));
        assertThat(files().names()).isEqualTo(packed.names());
        assertThat(packed.bytes("../other/secret.txt")).isEmpty();
    }

    @Test
    void aFolderThatWasNotBuiltIsEmpty() {
        StaticFiles none = StaticFiles.in("web/nothing", "index.html");
        assertThat(none.names()).isEmpty();
        assertThat(none.bytes("index.html")).isEqualTo(Optional.empty());
    }

    @Test
    void aClientThatTakesGzipGetsItAndAnotherDoesNot() throws Exception {
        try (TestHttp http = serving(files())) {
            HttpResponse<byte[]> small = http.get("/assets/app-B4x9_2fQ.js", "Accept-Encoding", "br, gzip;q=0.8");
            assertThat(header(small, "Content-Encoding")).isEqualTo("gzip");
            assertThat(unzipped(small.body())).isEqualTo(SCRIPT);
            assertThat(small.body().length).isLessThan(SCRIPT.length() / 5);

            HttpResponse<byte[]> plain = http.get("/assets/app-B4x9_2fQ.js", "Accept-Encoding", "gzip;q=0");
            assertThat(new String(plain.body(), StandardCharsets.UTF_8)).isEqualTo(SCRIPT);
            assertThat(header(plain, "Content-Type")).isEqualTo("application/javascript; charset=utf-8");
            assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(plain, "ETag")).isNotEqualTo(header(small, "ETag"));
        }
    }

    private static String unzipped(byte[] zipped) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoHasTheFileAlreadyIsToldSo() throws Exception {
        try (TestHttp http = serving(files())) {
            String tag = header(http.get("/index.html"), "ETag");
            assertThat(tag).startsWith("\"");
            for (String known : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
                HttpResponse<byte[]> answer = http.get("/index.html", "If-None-Match", known);
                assertThat(answer.statusCode()).as(known).isEqualTo(304);
                assertThat(answer.body()).isEmpty();
                assertThat(header(answer, "ETag")).isEqualTo(tag);
            }
            assertThat(http.get("/index.html", "If-None-Match", "\"x\"").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void headersAloneAreAnsweredToo() throws Exception {
        try (TestHttp http = serving(files())) {
            HttpResponse<byte[]> answer = http.send("HEAD", "/assets/app-B4x9_2fQ.js");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(header(answer, "Content-Length")).isEqualTo(Integer.toString(SCRIPT.length()));
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void aNameThatChangesWithItsContentIsKeptForEver() throws Exception {
        try (TestHttp http = serving(files())) {
            assertThat(header(http.get("/assets/app-B4x9_2fQ.js"), "Cache-Control"))
                    .contains("immutable");
            assertThat(header(http.get("/assets/scheme-1.js"), "Cache-Control")).contains("immutable");
            assertThat(header(http.get("/assets/plain.svg"), "Cache-Control")).isEqualTo("no-cache");
            assertThat(header(http.get("/index.html"), "Cache-Control")).isEqualTo("no-cache");
        }
    }

    @Test
    void soundsAndPicturesAreNotCompressedAgain() throws Exception {
        try (TestHttp http = serving(files())) {
            HttpResponse<byte[]> sound = http.get("/assets/sound-12345678.mp3", "Accept-Encoding", "gzip");
            assertThat(sound.body()).hasSize(5_000);
            assertThat(header(sound, "Content-Encoding")).isEqualTo("identity");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../other/secret.txt",
                "/assets/../../other/secret.txt",
                "/%2e%2e/other/secret.txt",
                "/%2e%2e%2fother%2fsecret.txt",
                "/..%2fother/secret.txt",
                "/..%5cother%5csecret.txt",
                "/..\\other\\secret.txt",
                "/%252e%252e/other/secret.txt",
                "/%u002e%u002e/other/secret.txt",
                "/%c0%ae%c0%ae/other/secret.txt",
                "//etc/passwd",
                "/assets//etc/passwd",
                "/file:///etc/passwd",
                "/jar:file:/x!/y",
                "/assets",
                "/assets/",
                "/assets/.",
                "/INDEX.HTML/../x",
                "/index.html%00.js",
                "/application.yaml"
            })
    void noPathLeadsAnywhereElse(String path) throws Exception {
        try (TestHttp http = serving(files())) {
            String answer = http.raw(path);
            assertThat(answer)
                    .containsPattern("^HTTP/1.1 (404|400) ")
                    .doesNotContain("secret")
                    .doesNotContain("root:");
        }
    }

    @Test
    void whatIsNotThereIsAPageForPeopleAndAProblemForPrograms() throws Exception {
        try (TestHttp http = serving(files())) {
            HttpResponse<byte[]> page = http.get("/nothing", "Accept", "text/html,*/*");
            assertThat(page.statusCode()).isEqualTo(404);
            assertThat(new String(page.body(), StandardCharsets.UTF_8))
                    .contains("Nothing here")
                    .contains("Aller à l’accueil");
            HttpResponse<byte[]> problem = http.get("/nothing");
            assertThat(problem.statusCode()).isEqualTo(404);
            assertThat(header(problem, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(new String(problem.body(), StandardCharsets.UTF_8)).contains("\"code\":\"not_found\"");
        }
    }
}
