package dev.causerie.bench.strain;

import dev.causerie.bench.load.SignIn;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// P13: an agent pages and searches through an inbox with a hundred thousand entries, one call after the other.
public final class InboxRows {
    private static final int ENTRIES = 100_000;
    private static final int ENTRIES_QUICK = 2_000;
    private static final int CALLS = 200;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int AGENT = 0;

    private final Launches launches;
    private final int rounds;
    private final int entries;
    private final int calls;

    public InboxRows(Launches launches, Options options) {
        this.launches = launches;
        this.rounds = options.number("rounds", options.quick() ? 1 : 3);
        this.entries = options.quick() ? ENTRIES_QUICK : ENTRIES;
        this.calls = options.quick() ? CALLS / 10 : CALLS;
    }

    /// What is asked for, the n-th time.
    private record Question(String name, IntFunction<String> query, Figure p50, Figure p95) {
        Question(String name, IntFunction<String> query) {
            this(name, query, new Figure(), new Figure());
        }
    }

    public void run(Table table) {
        List<Question> questions = List.of(
                new Question("the first page", n -> "state=new,open"),
                new Question("a page of all, anywhere in it", this::deep),
                new Question("of one agent, or one department, or with a tag", InboxRows::narrowed),
                new Question("search for a word that is everywhere", n -> "q=" + InboxFilling.word(n % 20)),
                new Question("search for a word that is rare", n -> "q=" + InboxFilling.word(2_000 + n * 37 % 15_000)),
                new Question(
                        "search for two words",
                        n -> "q=" + InboxFilling.word(5 + n % 50) + "%20" + InboxFilling.word(100 + n * 13 % 2_000)),
                new Question("search for an address", n -> "q=visitor" + n * 499 % entries + "@mail.example"),
                new Question("search for what is not there", n -> "q=nothing" + n + "%20at%20all"));
        Launch launch = launches.product();
        ServerProcess.start(launch).close();
        long stored = new InboxFilling().fill(launch.data(), entries);
        launch = launch.again();
        try (ServerProcess server = ServerProcess.start(launch);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            String cookie = SignIn.headers(server.port(), AGENT).get("Cookie");
            for (int round = -1; round < rounds; round++) {
                for (Question question : questions) {
                    measure(client, server.port(), cookie, question, round >= 0);
                }
            }
        }
        launch.deleteData();
        String with = ", ms, of %,d entries".formatted(stored);
        for (Question question : questions) {
            table.add("P13", question.name() + ", p95" + with, question.p95(), new Figure(), Goal.atMost(100));
        }
    }

    private String deep(int n) {
        long touched = System.currentTimeMillis() - n * 7919L % entries * 60_000L;
        return "after=" + Long.toString(touched, Character.MAX_RADIX) + "-zzzzzzzzzz";
    }

    private static String narrowed(int n) {
        return switch (n % 4) {
            case 0 -> "assignee=me";
            case 1 -> "assignee=none&state=waiting";
            case 2 -> "tag=lamp";
            default -> "tag=rare";
        };
    }

    /// @param counts whether it is more than a warm-up
    private void measure(HttpClient client, int port, String cookie, Question question, boolean counts) {
        Histogram times = new Histogram(3);
        for (int n = 0; n < calls; n++) {
            URI address = URI.create("http://localhost:" + port + "/api/inbox?"
                    + question.query().apply(n));
            long asked = System.nanoTime();
            ask(client, HttpRequest.newBuilder(address).header("Cookie", cookie).build());
            times.recordValue(System.nanoTime() - asked);
        }
        if (counts) {
            question.p50().add(times.getValueAtPercentile(50) / NANOS_PER_MILLI);
            question.p95().add(times.getValueAtPercentile(95) / NANOS_PER_MILLI);
        }
    }

    private static void ask(HttpClient client, HttpRequest request) {
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException failure) {
            throw new IllegalStateException("the inbox does not answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
