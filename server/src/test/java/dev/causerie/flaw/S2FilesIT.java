package dev.causerie.flaw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import dev.causerie.file.TestPictures;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// S2: a file is found by its whole name, which nobody can guess, and by nothing else. Visitors send no files; pictures
/// are all there is.
class S2FilesIT {
    private final TestServer server = TestServer.shared();

    private HttpResponse<String> ask(String method, String path) {
        return TestAgent.call(HttpRequest.newBuilder(server.address(path)).method(method, BodyPublishers.noBody()));
    }

    @Test
    void aNameIsLongAndNoNameLeadsToAnother() {
        TestAgent camille = TestAgent.camille(server);
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            HttpResponse<String> made = TestAgent.call(camille.request("/api/pictures?use=badge")
                    .header("Content-Type", "image/png")
                    .POST(BodyPublishers.ofByteArray(TestPictures.png(20 + i, 20))));
            String path = made.body().replaceAll(".*\"path\":\"([^\"]+)\".*", "$1");
            assertThat(path).matches("/picture/[0-9a-f]{32}\\.(png|jpg)");
            assertThat(names.add(path.substring(9, 25)))
                    .as("half a name says nothing of another")
                    .isTrue();
            assertThat(ask("GET", path).statusCode()).isEqualTo(200);
            for (int at = 9; at < 41; at++) {
                char other = path.charAt(at) == '0' ? '1' : '0';
                String neighbour = path.substring(0, at) + other + path.substring(at + 1);
                assertThat(ask("GET", neighbour).statusCode()).as(neighbour).isEqualTo(404);
            }
            for (String method : new String[] {"PUT", "POST", "DELETE", "PATCH"}) {
                assertThat(ask(method, path).statusCode()).as(method).isIn(404, 405);
            }
            assertThat(ask("GET", path).statusCode()).isEqualTo(200);
        }
        assertThat(ask("GET", "/picture/").statusCode()).as("no list of them").isEqualTo(404);
    }
}
