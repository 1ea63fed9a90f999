package dev.causerie.gate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.causerie.TestAgent;
import dev.causerie.TestAnswer;
import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/// A widget of its own on a running server, and visitors who come to it from wherever.
public final class TestShop {
    public static final String FRANCE = "193.51.208.13";
    public static final String AMERICA = "8.8.8.8";
    public static final String SHOP = "https://shop.example";

    private final TestServer server;
    private final TestAgent camille;
    private final JsonNode widget;

    public TestShop(TestServer server) {
        this.server = server;
        this.camille = TestAgent.camille(server);
        this.widget = call("POST", "/api/widgets", "{\"name\":\"Shop\"}").body();
    }

    public TestAnswer call(String method, String path, String body) {
        return TestAnswer.to(camille, method, path, body);
    }

    public String key() {
        return widget.path("key").asText();
    }

    public String path() {
        return "/api/widgets/" + widget.path("id").asText() + "/gate";
    }

    /// @return the rules' version afterwards
    public int rules(String countries, String domains) {
        int base = call("GET", path(), null).body().path("version").asInt();
        TestAnswer saved = call("PUT", path(), body(base, countries, domains));
        if (saved.status() != 200) {
            throw new AssertionError(saved.toString());
        }
        return saved.body().path("version").asInt();
    }

    /// @param countries as JSON, or null for off, as
    /// @param domains
    static String body(int base, String countries, String domains) {
        return "{\"base\":%d,\"countriesOn\":%s,\"countries\":%s,\"domainsOn\":%s,\"domains\":%s}"
                .formatted(
                        base,
                        countries != null,
                        countries == null ? "[]" : countries,
                        domains != null,
                        domains == null ? "[]" : domains);
    }

    public String hello(String more) {
        return "{\"type\":\"hello\",\"version\":1,\"key\":\"%s\",\"page\":{\"url\":\"https://shop.example/\",\"title\":\"Shop\"},\"language\":\"en\"%s}"
                .formatted(key(), more);
    }

    /// A visitor who has said hello.
    ///
    /// @param origin or null
    public TestSocket comes(String address, String origin, String more) {
        return comes(server, address, origin, more);
    }

    /// The same at another server of the account.
    public TestSocket comes(TestServer at, String address, String origin, String more) {
        TestSocket socket = origin == null
                ? TestSocket.open(at.socket("/live/visitor"), "X-Forwarded-For", address)
                : TestSocket.open(at.socket("/live/visitor"), "Origin", origin, "X-Forwarded-For", address);
        socket.send(hello(more));
        return socket;
    }

    public TestSocket welcome(String address) {
        TestSocket socket = comes(address, SHOP, "");
        socket.await("welcome");
        return socket;
    }

    /// @return the code with which a visitor is sent away
    public int refusal(String address, String origin) {
        try (TestSocket socket = comes(address, origin, "")) {
            int code = socket.closeCode();
            if (!socket.received().isEmpty()) {
                throw new AssertionError("Somebody who may not come in was told " + socket.received());
            }
            return code;
        }
    }

    /// @return all lines with which a stream is refused
    public List<String> refusedStream(String address, String origin) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.address("/live/visitor/stream"))
                .header("Content-Type", "text/plain")
                .header("Origin", origin)
                .header("X-Forwarded-For", address)
                .POST(BodyPublishers.ofString(hello("")));
        return TestAgent.call(request, BodyHandlers.ofLines()).body().toList();
    }
}
