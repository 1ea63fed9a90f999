package dev.causerie.bench.strain;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// Runs in a Java of its own, with the built product on its class path: how long it takes to find out whether somebody
/// may come in, and how much memory the meter of visitors holds. Prints `name value` a line.
public final class GateProbe {
    private static final int DOMAINS = 10_000;
    private static final int SEEN = 1_000_000;
    private static final double NANOS_PER_MICRO = 1_000;
    private static final double BYTES_PER_MEGABYTE = 1_000_000;
    private static final String SHOP = "https://www.shop%d.example:8443";

    private GateProbe() {}

    /// @param args a folder for the copy of the country database, and how often to ask
    public static void main(String[] args) throws ReflectiveOperationException {
        asking(Path.of(args[0]), Integer.parseInt(args[1]));
        memory();
    }

    private static void asking(Path folder, int times) throws ReflectiveOperationException {
        Class<?> rules = Class.forName("dev.causerie.gate.GateRules");
        Class<?> gate = Class.forName("dev.causerie.gate.Gate");
        List<String> domains = IntStream.range(0, DOMAINS)
                .mapToObj(i -> i % 2 == 0 ? "*.shop" + i + ".example" : "shop" + i + ".example")
                .toList();
        Object ready = gate.getConstructor(rules)
                .newInstance(rules.getConstructors()[0].newInstance(true, List.of("KP", "AQ"), true, domains));
        Method denies = gate.getMethod("denies", String.class, Optional.class);
        Object countries = method("dev.causerie.geo.CountryFile", "open").invoke(null, "", folder);
        Method of = Class.forName("dev.causerie.geo.Countries").getMethod("of", String.class);
        for (int round = 0; round < 5; round++) {
            int refused = 0;
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                // Each from another network: nothing that was found before is found again.
                int mixed = i * 0x9e3779b1;
                String address =
                        (mixed >>> 24) + "." + (mixed >>> 16 & 255) + "." + (mixed >>> 8 & 255) + "." + (mixed & 255);
                Object country = of.invoke(countries, address);
                Object denied = denies.invoke(ready, SHOP.formatted(i % (2 * DOMAINS)), country);
                refused += ((Optional<?>) denied).isPresent() ? 1 : 0;
            }
            if (round == 4) {
                print("micros", (System.nanoTime() - start) / NANOS_PER_MICRO / times);
                print("refused", 100.0 * refused / times);
            }
        }
    }

    private static Method method(String type, String name) throws ClassNotFoundException {
        for (Method method : Class.forName(type).getMethods()) {
            if (method.getName().equals(name)) {
                return method;
            }
        }
        throw new IllegalStateException(type + " has no " + name);
    }

    private static void memory() throws ReflectiveOperationException {
        Class<?> clock = Class.forName("dev.causerie.kernel.Clock");
        Object now = Proxy.newProxyInstance(
                clock.getClassLoader(), new Class<?>[] {clock}, (proxy, method, args) -> System.currentTimeMillis());
        Class<?> meter = Class.forName("dev.causerie.gate.Meter");
        Object counts = meter.getConstructor(clock).newInstance(now);
        Object pace = Class.forName("dev.causerie.gate.Pace").getField("USUAL").get(null);
        Constructor<?> account = Class.forName("dev.causerie.kernel.AccountId").getConstructor(long.class);
        Constructor<?> visitor = Class.forName("dev.causerie.kernel.VisitorId").getConstructor(long.class);
        Constructor<?> actor =
                Class.forName("dev.causerie.kernel.Actor$Visitor").getConstructors()[0];
        Constructor<?> chat = Class.forName("dev.causerie.kernel.ChatId").getConstructor(long.class);
        Method message = method("dev.causerie.gate.Meter", "message");
        Method parse = method("dev.causerie.http.AddressPrefix", "parse");
        long before = used();
        for (int i = 0; i < SEEN; i++) {
            Object who = actor.newInstance(account.newInstance(1L), visitor.newInstance((long) i + 1));
            String address = (1 + (i >> 16)) + "." + (i >> 8 & 255) + "." + (i & 255) + ".7";
            message.invoke(counts, pace, who, chat.newInstance((long) i + 1), parse.invoke(null, address));
        }
        print("megabytes", (used() - before) / BYTES_PER_MEGABYTE);
        print("kept", ((Number) meter.getMethod("networks").invoke(counts)).doubleValue());
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.4f%n", name, value);
    }
}
