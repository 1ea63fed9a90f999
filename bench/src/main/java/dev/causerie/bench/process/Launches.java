package dev.causerie.bench.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// The commands of the product and of the reference programs.
public final class Launches {
    public static final String WIDGET_KEY = "bench0000000000000000000000000000";
    private static final List<String> PLAIN_FLAGS = List.of("-XX:+UseCompactObjectHeaders");
    private static final List<String> NETTY_FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Options options;
    private final AtomicInteger starts = new AtomicInteger();
    private List<String> heapFlags = PLAIN_FLAGS;

    public Launches(Options options) {
        this.options = options;
    }

    public Launch product() {
        int number = next();
        return product(options.port(number), options.work().resolve("product-" + number));
    }

    /// The first start may have to build the product, hence the patience.
    public Launch product(int port, Path data) {
        String command = "exec " + options.server() + " --port " + port + " --data '" + data + "'";
        Map<String, String> environment = Map.of("CAUSERIE_WIDGET_KEY", WIDGET_KEY, "CAUSERIE_LIMITS", "off");
        return new Launch(
                List.of("sh", "-c", command), options.root(), port, data, environment, Duration.ofMinutes(10));
    }

    public Launch reference(Class<?> program) {
        int number = next();
        int port = options.port(number);
        Path data = options.work().resolve("reference-" + number);
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(heapFlags);
        words.addAll(NETTY_FLAGS);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        words.addAll(List.of(Integer.toString(port), data.toString()));
        return new Launch(words, options.root(), port, data, Map.of(), Duration.ofSeconds(30));
    }

    /// A peer's own script installs it and starts it on the port, with its data in the folder.
    public Launch peer(String name) {
        int number = next();
        int port = options.port(number);
        Path data = options.work().resolve("peer-" + number);
        List<String> words = List.of("bench/peers/" + name + "/start", Integer.toString(port), data.toString());
        return new Launch(words, options.root(), port, data, Map.of(), Duration.ofMinutes(5));
    }

    /// Passes over ports on which somebody else listens, such as a second run of this.
    private int next() {
        int number = starts.incrementAndGet();
        while (!isFree(options.port(number))) {
            number = starts.incrementAndGet();
        }
        return number;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    public List<String> heapFlags() {
        return heapFlags;
    }

    /// The reference programs run with the product's own heap and collector, so that only the programs differ.
    public void adoptFlags(List<String> commandLine) {
        heapFlags = commandLine.stream()
                .filter(word -> word.startsWith("-X") && !word.matches(".*(AOT|Archive|Xshare|Xlog|Xdebug).*"))
                .toList();
    }
}
