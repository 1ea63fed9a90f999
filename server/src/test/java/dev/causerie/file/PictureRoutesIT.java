package dev.causerie.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.sql.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// Pictures at the running server.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PictureRoutesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST = 5 * 1024 * 1024;

    private final TestServer server;

    PictureRoutesIT(TestDatabase kind) {
        server = TestServer.shared(kind);
    }

    private static HttpResponse<String> send(TestAgent agent, String use, BodyPublisher body) {
        return TestAgent.call(agent.request("/api/pictures" + use)
                .header("Content-Type", "image/png")
                .POST(body));
    }

    private static HttpResponse<String> send(TestAgent agent, String use, byte[] body) {
        return send(agent, use, BodyPublishers.ofByteArray(body));
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return JSON.readTree(answer.body());
    }

    private static String code(HttpResponse<String> answer) throws Exception {
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return answer.statusCode() + " " + json(answer).path("code").asText();
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return TestAgent.call(request, BodyHandlers.ofByteArray());
    }

    @Test
    void aPictureIsPaintedAnewAndShownToEverybodyForEver() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        HttpResponse<String> made = send(anna, "?use=avatar", TestPictures.photograph(TestPictures.jpeg(600, 400), 6));
        assertThat(made.statusCode()).isEqualTo(201);
        String path = json(made).path("path").asText();
        assertThat(json(made).path("width").asInt()).isEqualTo(128);
        assertThat(json(made).path("height").asInt()).isEqualTo(128);

        HttpResponse<byte[]> seen = get(path);
        assertThat(seen.statusCode()).isEqualTo(200);
        Map<String, String> headers = Map.of(
                "Content-Type", "image/jpeg",
                "Cache-Control", "public, max-age=31536000, immutable",
                "X-Content-Type-Options", "nosniff",
                "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; sandbox",
                "Cross-Origin-Resource-Policy", "cross-origin");
        headers.forEach((name, value) ->
                assertThat(seen.headers().firstValue(name)).as(name).hasValue(value));
        assertThat(seen.headers().firstValue("Set-Cookie")).isEmpty();
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(seen.body()));
        assertThat(new int[] {image.getWidth(), image.getHeight()}).containsExactly(128, 128);
        assertThat(image.getRGB(96, 32) & 0xc0c0c0)
                .as("red is at the right, since it stands upright")
                .isEqualTo(0xc00000);

        String tag = seen.headers().firstValue("ETag").orElseThrow();
        HttpResponse<byte[]> known = get(path, "If-None-Match", tag);
        assertThat(known.statusCode()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        HttpResponse<byte[]> head =
                TestAgent.call(HttpRequest.newBuilder(server.address(path)).HEAD(), BodyHandlers.ofByteArray());
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void whatIsNoPictureIsRefusedAndSaysWhy() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        byte[] jpeg = TestPictures.jpeg(400, 300);
        Map<byte[], String> hostile = new LinkedHashMap<>();
        hostile.put(new byte[0], "422 no_picture");
        hostile.put(
                TestPictures.text("<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>"),
                "422 no_picture");
        hostile.put(TestPictures.text("<!doctype html><script>x()</script>"), "422 no_picture");
        hostile.put(TestPictures.text("GIF89a/*" + "x".repeat(300) + "*/=1;alert(1)//;"), "422 broken_picture");
        hostile.put(Arrays.copyOf(jpeg, jpeg.length / 2), "422 broken_picture");
        hostile.put(TestPictures.claiming(30_000, 30_000), "422 too_many_pixels");
        for (Map.Entry<byte[], String> sent : hostile.entrySet()) {
            assertThat(code(send(anna, "?use=avatar", sent.getKey()))).isEqualTo(sent.getValue());
        }
    }

    @Test
    void whatIsTooLargeIsNotRead() throws Exception {
        TestAgent anna = TestAgent.anna(server);
        byte[] large = Arrays.copyOf(TestPictures.png(10, 10), LARGEST + 1);
        assertThat(code(send(anna, "?use=avatar", large))).isEqualTo("413 too_large");
        BodyPublisher unsaid = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large));
        assertThat(code(send(anna, "?use=avatar", unsaid))).isEqualTo("411 length_required");
        HttpResponse<String> elsewhere = TestAgent.call(anna.request("/api/profile")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofByteArray(new byte[1024 * 1024 + 1])));
        assertThat(code(elsewhere)).isEqualTo("413 too_large");
        assertThat(send(anna, "?use=avatar", Arrays.copyOf(large, LARGEST)).statusCode())
                .as("what follows the picture does no harm")
                .isEqualTo(201);
    }

    @Test
    void onlyWhoIsSignedInHereSendsAndOnlyAdministratorsForTheBadge() throws Exception {
        byte[] picture = TestPictures.png(10, 10);
        HttpResponse<String> stranger =
                TestAgent.call(HttpRequest.newBuilder(server.address("/api/pictures?use=avatar"))
                        .header("Origin", server.origin())
                        .header("Content-Type", "image/png")
                        .POST(BodyPublishers.ofByteArray(picture)));
        assertThat(code(stranger)).isEqualTo("401 not_signed_in");
        TestAgent anna = TestAgent.anna(server);
        HttpResponse<String> foreign = TestAgent.call(HttpRequest.newBuilder(server.address("/api/pictures?use=avatar"))
                .header("Cookie", anna.cookie())
                .header("Origin", "https://evil.example")
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture)));
        assertThat(code(foreign)).isEqualTo("403 cross_site");
        assertThat(code(send(anna, "?use=badge", picture))).isEqualTo("403 not_allowed");
        assertThat(code(send(anna, "", picture))).isEqualTo("400 bad_request");
        assertThat(code(send(anna, "?use=poster", picture))).isEqualTo("400 bad_request");
        HttpResponse<String> unnamed = TestAgent.call(anna.request("/api/pictures?use=avatar")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofByteArray(picture)));
        assertThat(code(unnamed)).isEqualTo("415 unsupported_media_type");
        assertThat(send(TestAgent.camille(server), "?use=badge", picture).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whereNoPictureIsThereIsNothing() {
        for (String path : new String[] {
            "/picture/",
            "/picture/x",
            "/picture/00000000000000000000000000000000.png",
            "/picture/00000000000000000000000000000000.svg",
            "/picture/..%2f..%2fetc%2fpasswd",
            "/picture/%00"
        }) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 404);
            assertThat(get(path).headers().firstValue("Cache-Control").orElse("no-store"))
                    .as(path)
                    .isEqualTo("no-store");
        }
    }

    @Test
    void nobodySendsPicturesWithoutEnd() throws Exception {
        TestAgent louis = TestAgent.louis(server);
        byte[] picture = TestPictures.png(4, 4);
        HttpResponse<String> last = send(louis, "?use=avatar", picture);
        for (int i = 0; i < KeepPicture.ALLOWED; i++) {
            last = send(louis, "?use=avatar", picture);
        }
        assertThat(code(last)).isEqualTo("429 too_many_attempts");
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 900);
    }
}
