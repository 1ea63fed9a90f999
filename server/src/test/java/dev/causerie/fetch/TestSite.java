package dev.causerie.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// Somebody's web server on this machine.
public final class TestSite implements AutoCloseable {
    /// What it answers on one path.
    private record Answer(int status, byte[] body, List<Map.Entry<String, String>> headers) {}

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    public final List<Map<String, List<String>>> asked = new CopyOnWriteArrayList<>();

    public TestSite() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(Map.copyOf(exchange.getRequestHeaders()));
        Answer answer =
                answers.getOrDefault(exchange.getRequestURI().getPath(), new Answer(404, new byte[0], List.of()));
        answer.headers.forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        exchange.sendResponseHeaders(answer.status, answer.body.length == 0 ? -1 : answer.body.length);
        if (answer.body.length > 0) {
            exchange.getResponseBody().write(answer.body);
        }
        exchange.close();
    }

    /// @param headers names and values in turn
    public TestSite page(String path, String html, String... headers) {
        return answer(200, path, html.getBytes(StandardCharsets.UTF_8), headers);
    }

    public TestSite redirect(String path, String to) {
        return answer(302, path, new byte[0], "Location", to);
    }

    public TestSite answer(int status, String path, byte[] body, String... headers) {
        List<Map.Entry<String, String>> all = new java.util.ArrayList<>();
        for (int i = 0; i < headers.length; i += 2) {
            all.add(Map.entry(headers[i], headers[i + 1]));
        }
        if (all.stream().noneMatch(header -> header.getKey().equals("Content-Type"))) {
            all.add(Map.entry("Content-Type", "text/html; charset=utf-8"));
        }
        answers.put(path, new Answer(status, body, all));
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
