package dev.causerie.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestAgent;
import dev.causerie.TestServer;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a monitor reads at `/metrics`.
class FiguresIT {
    private static final TestServer SERVER = TestServer.shared();
    private static final Pattern ADDRESS =
            Pattern.compile("http_server_requests_seconds_count\\{[^}]*uri=\"([^\"]*)\"");

    private static String get(String path) {
        return TestAgent.call(HttpRequest.newBuilder(SERVER.address(path))).body();
    }

    /// There are counters for so many addresses only, and what is asked after those is not counted at all.
    @Test
    void whatIsAskedForIsCountedByItsKindNotByItsName() {
        Pattern.compile("/assets/[^\"]+")
                .matcher(get("/"))
                .results()
                .map(MatchResult::group)
                .forEach(FiguresIT::get);
        List.of("/settings/widgets/7/texts", "/chats/7", "/inbox/7", "/widget/manifest.json", "/demo/lamps.html")
                .forEach(FiguresIT::get);
        List<String> counted = ADDRESS.matcher(get("/metrics"))
                .results()
                .map(one -> one.group(1))
                .toList();
        assertThat(counted)
                .contains("/assets/*", "/settings/*", "/chats/*", "/inbox/*", "/widget/*", "/demo/*")
                .noneMatch(address -> address.matches("/(assets|settings|chats|inbox|widget|demo)/[^*].*"));
    }
}
