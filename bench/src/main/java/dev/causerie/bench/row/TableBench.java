package dev.causerie.bench.row;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Machine;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.Postgres;
import dev.causerie.bench.reference.DurableReference;
import dev.causerie.bench.reference.RawEcho;
import dev.causerie.bench.strain.GateRows;
import dev.causerie.bench.strain.HistoryRows;
import dev.causerie.bench.strain.InboxRows;
import dev.causerie.bench.strain.OverloadRows;
import dev.causerie.bench.strain.SoakRows;
import dev.causerie.bench.strain.StallRows;
import dev.causerie.bench.strain.StormRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `bench table`: every row, product and reference in turn, round by round, then one table.
public final class TableBench {
    private final Options options;
    private final Scale scale;
    private final Launches launches;
    private final boolean withProduct;
    private final boolean withReference;
    private final Table table;
    private boolean broken;
    private final List<String> notes = new ArrayList<>();

    public TableBench(Options options) {
        this.options = options;
        this.scale = Scale.of(options);
        this.table = new Table(!options.quick());
        this.launches = new Launches(options);
        this.withProduct = !options.has("reference-only");
        this.withReference = !options.has("product-only");
    }

    /// @return false when a round broke off; a figure that is not met is printed, not punished
    public boolean run() {
        System.out.println(Machine.facts());
        StartRows start = new StartRows(launches);
        if (withProduct) {
            Launch prepared = start.prepare();
            rounds("P5", _ -> () -> start.round(prepared));
            prepared.deleteData();
        }
        messages();
        if (withProduct && options.wants("P8")) {
            postgres();
        }
        leaving();
        tokens();
        idle();
        if (withProduct) {
            starts(start);
            weight();
            browser();
        }
        if (withProduct) {
            strains();
        }
        System.out.println();
        System.out.println(facts());
        System.out.println(table.text());
        notes.forEach(System.out::println);
        return !broken;
    }

    private String facts() {
        return """
                %d chats, %d agent sockets, %d messages in flight a chat (P1), %d messages/s (P2), rounds: %d%s
                product started with CAUSERIE_LIMITS=off: all its visitors come from one address here
                flags of the reference programs, taken from the product: %s""".formatted(
                        scale.chats(),
                        scale.agents(),
                        scale.window(),
                        scale.rate(),
                        scale.rounds(),
                        options.quick() ? " – QUICK: shows that it runs, the figures say nothing" : "",
                        String.join(" ", launches.heapFlags()));
    }

    private void rounds(String rows, Function<Integer, Runnable> round) {
        if (!options.wants(rows)) {
            return;
        }
        for (int n = 1; n <= scale.rounds(); n++) {
            System.out.println(rows + ", round " + n + " of " + scale.rounds());
            round.apply(n).run();
        }
    }

    /// A round that breaks off is named below the table, and the other rounds go on.
    private void attempt(String what, Runnable round) {
        try {
            round.run();
        } catch (IllegalStateException failure) {
            broken = true;
            notes.add(what + " broke off: " + reasons(failure));
        }
    }

    private static String reasons(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(Throwable::getMessage)
                .collect(Collectors.joining(": "));
    }

    private void messages() {
        MessageRows raw = new MessageRows(reference("raw, not durable", RawEcho.class), scale);
        MessageRows reference = new MessageRows(reference("durable reference", DurableReference.class), scale);
        MessageRows product = new MessageRows(product(), scale);
        rounds("P1", n -> () -> {
            if (withReference && n == 1) {
                attempt("P1 of raw Netty", raw::round);
            }
            if (withReference) {
                attempt("P1 to P3 of the reference", reference::round);
            }
            if (withProduct) {
                attempt("P1 to P3 of the product", product::round);
            }
        });
        if (options.wants("P1")) {
            table.add("P0", "messages/s without storing (ceiling)", new Figure(), raw.perSecond, Goal.none());
            table.add("P0", "CPU used by others meanwhile, %", product.others, reference.others, Goal.none());
            table.add("P1", "durable messages/s", product.perSecond, reference.perSecond, Goal.atLeast(20_000, 0.70));
            table.add("P1", "bytes to disk a message", product.written, reference.written, Goal.none());
            table.add("P1", "calls to write a message", product.writes, reference.writes, Goal.none());
            latencies(product, reference);
            table.add("P3", "CPU µs/message, saturated", product.cpuSaturated, reference.cpuSaturated, ratio(1.6));
            table.add("P3", "of it compiling Java", product.cpuCompiling, reference.cpuCompiling, Goal.none());
            table.add("P3", "CPU µs/message, fixed rate", product.cpuPaced, reference.cpuPaced, ratio(1.6));
        }
    }

    private void latencies(MessageRows product, MessageRows reference) {
        Stream.of(product, reference)
                .flatMap(rows -> rows.doubt().stream())
                .forEach(doubt -> notes.add("P2, " + doubt));
        table.add("P2", "send → delivered p50, µs", product.deliverP50, reference.deliverP50, ratio(1.3));
        table.add("P2", "send → delivered p99, µs", product.deliverP99, reference.deliverP99, ratio(2));
        table.add("P2", "send → receipt p50, µs", product.acknowledgeP50, reference.acknowledgeP50, Goal.none());
        table.add("P2", "send → receipt p99, µs", product.acknowledgeP99, reference.acknowledgeP99, Goal.none());
    }

    private void postgres() {
        if (!Postgres.installed()) {
            notes.add("NOT DONE: P8 – needs root and the Debian package postgresql");
            return;
        }
        try (PostgresRows rows = new PostgresRows(launches, scale)) {
            rounds("P8", _ -> () -> attempt("P8", rows::round));
            Figure own = rows.product.perSecond;
            table.add("P8", "messages/s on PostgreSQL; rows/s", own, rows.inserts, Goal.atLeastTimes(0.60));
            table.add("P8", "p99 there, µs", rows.product.deliverP99, new Figure(), Goal.none());
            table.add("P8", "CPU µs/message there", rows.product.cpuSaturated, new Figure(), Goal.none());
        }
    }

    /// Beside what the reference can do in P1, measured in the same round.
    private void leaving() {
        LeaveRows product = new LeaveRows(launches, scale);
        MessageRows reference = new MessageRows(reference("durable reference", DurableReference.class), scale);
        rounds("P12", _ -> () -> {
            if (withReference) {
                attempt("P12 of the reference", reference::saturate);
            }
            if (withProduct) {
                attempt("P12 of the product", product::round);
            }
        });
        if (options.wants("P12")) {
            table.add(
                    "P12", "offline messages stored/s", product.perSecond, reference.perSecond, Goal.atLeastTimes(0.5));
            table.add("P12", "bytes to disk a message", product.written, reference.written, Goal.none());
            table.add("P12", "CPU µs/message", product.cpu, reference.cpuSaturated, Goal.none());
        }
    }

    private void tokens() {
        if (!withProduct || !options.wants("P16")) {
            return;
        }
        try (TokenRows rows = new TokenRows(options.root(), scale.measure())) {
            rounds("P16", _ -> () -> attempt("P16", rows::round));
            table.add("P16", "sites' tokens checked/s, one core", rows.checked, rows.bare, Goal.atLeastTimes(0.5));
        }
    }

    private void idle() {
        IdleRows reference = new IdleRows(reference("raw", RawEcho.class), scale);
        IdleRows product = new IdleRows(product(), scale);
        rounds("P4", _ -> () -> {
            if (withReference) {
                attempt("P4 of raw Netty", reference::round);
            }
            if (withProduct) {
                attempt("P4 of the product", product::round);
            }
        });
        if (options.wants("P4")) {
            String first = " a visitor, %,d idle".formatted(scale.idleFirst());
            String second = " a visitor, %,d idle".formatted(scale.idleSecond());
            table.add("P4", "heap KiB" + first, product.heapFirst, reference.heapFirst, ratio(4));
            table.add("P4", "RSS KiB" + first, product.rssFirst, reference.rssFirst, Goal.atMost(16));
            table.add("P4", "heap KiB" + second, product.heapSecond, reference.heapSecond, ratio(4));
            table.add("P4", "RSS KiB" + second, product.rssSecond, reference.rssSecond, Goal.atMost(16));
            table.add(
                    "P4",
                    "GiB for 100,000, by that slope",
                    product.crowdOf100000,
                    reference.crowdOf100000,
                    Goal.atMost(1.6));
        }
    }

    /// `bench peers`: P7 alone.
    ///
    /// @return false when a round broke off
    public boolean peers() {
        System.out.println(Machine.facts());
        peerRows();
        System.out.println(table.text());
        notes.forEach(System.out::println);
        return !broken;
    }

    private void peerRows() {
        List<PeerRows> peers = List.of(PeerRows.socketIo(launches, scale), PeerRows.ejabberd(launches, scale));
        for (int n = 1; n <= scale.rounds(); n++) {
            peers.forEach(peer -> attempt("P7 beside " + peer.name(), peer::round));
        }
        for (PeerRows peer : peers) {
            peer.report(table);
            peer.doubts().forEach(doubt -> notes.add("P7, " + doubt));
        }
    }

    /// What takes minutes or much room is done only when it is named.
    private void strains() {
        strain("P7", "about 5 minutes a round and installs the peers", this::peerRows);
        strain("P6", "some minutes and 10 GB of disk", () -> new HistoryRows(launches, options).run(table));
        strain(
                "P10",
                "about 5 minutes, or an hour with --minutes 60",
                () -> new StallRows(launches, options).run(table));
        strain("P11", "about 3 minutes", () -> new StormRows(launches, options).run(table));
        strain("P13", "about a minute", () -> new InboxRows(launches, options).run(table));
        strain("P14", "about a minute", () -> new GateRows(launches, options).run(table));
    }

    /// `bench overload`: its rows alone.
    ///
    /// @return whether nothing was lost
    public boolean overload() {
        System.out.println(Machine.facts());
        boolean kept = new OverloadRows(launches, options).run(table);
        System.out.println(table.text());
        return kept;
    }

    /// `bench soak`: its rows alone.
    ///
    /// @return whether everything stayed flat
    public boolean soak() {
        System.out.println(Machine.facts());
        boolean flat = new SoakRows(launches, options).run(table);
        System.out.println(table.text());
        return flat;
    }

    private void strain(String row, String takes, Runnable rows) {
        if (options.names(row)) {
            System.out.println(row);
            attempt(row, rows);
        } else if (options.wants(row)) {
            notes.add(row + ": not run unless named (./causerie bench " + row + "), since it takes " + takes);
        }
    }

    private void weight() {
        if (!options.wants("F1") && !options.wants("F2")) {
            return;
        }
        WeightRows weight = new WeightRows();
        Launch launch = launches.product();
        weight.measure(launch);
        launch.deleteData();
        Figure none = new Figure();
        table.add("F1", "kB before the visitor does anything", weight.untilIntent, none, Goal.atMost(8));
        table.add("F1", "requests", weight.untilIntentRequests, none, Goal.atMost(2));
        table.add("F2", "kB up to the first sent message", weight.untilMessage, none, Goal.atMost(40));
        table.add("F2", "requests", weight.untilMessageRequests, none, Goal.none());
    }

    private void browser() {
        if (!BrowserRows.wanted(options)) {
            return;
        }
        if (!BrowserRows.installed(options)) {
            notes.add("NOT DONE: F3 to F7 – need Chromium and the modules of e2e; naming a row installs them"
                    + " (./causerie bench F3)");
            return;
        }
        System.out.println("F3 to F7");
        Launch launch = launches.product();
        BrowserRows rows = new BrowserRows(options, scale);
        attempt("F3 to F7", () -> rows.measure(launch));
        launch.deleteData();
        rows.report(table);
        if (options.wants("F6")) {
            notes.add("F6: 1,000 messages in the panel; the dashboard has no list of visitors yet");
        }
    }

    private void starts(StartRows start) {
        if (options.wants("P5")) {
            table.add("P5", "start to ready, ms", start.millis, new Figure(), Goal.atMost(1_000));
            table.add("P5", "memory when ready, MiB", start.rss, new Figure(), Goal.atMost(160));
        }
    }

    private static Goal ratio(double most) {
        return Goal.atMostTimes(most);
    }

    private Target product() {
        String database = options.text("database", "");
        return Target.product(() -> launches.product().with("CAUSERIE_DATABASE", database));
    }

    private Target reference(String name, Class<?> program) {
        return Target.reference(name, () -> launches.reference(program));
    }
}
