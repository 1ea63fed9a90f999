package dev.causerie.bench.fault;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Machine;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.talk.Findings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// `bench faults`: people talk, something goes wrong, and when it is over everything that was said is counted, again
/// and again.
public final class FaultBench {
    private static final int TIMES = 20;

    /// After so many rounds everybody starts anew, so that comparing everything stays cheap.
    private static final int ROUNDS_A_STAGE = 40;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    private final Set<Kind> kinds;
    private final Options options;
    private final Launches launches;
    private final int times;
    private final long seed;
    private final Scene scene;
    private final Map<Kind, Tally> tallies = new EnumMap<>(Kind.class);
    private final List<String> skipped = new ArrayList<>();
    private Stage stage;
    private Findings before;
    private int roundsOnStage;

    private FaultBench(Set<Kind> kinds, Options options) {
        this.kinds = kinds;
        this.options = options;
        launches = new Launches(options);
        times = options.number("times", options.quick() ? 1 : TIMES);
        seed = options.has("seed") ? options.number("seed", 0) : System.nanoTime() & Integer.MAX_VALUE;
        scene = Scene.of(options, seed);
    }

    /// @param words kinds by name, or none for all, and options
    public static FaultBench of(List<String> words) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        words.forEach(word -> Kind.named(word).ifPresent(kinds::add));
        List<String> others =
                words.stream().filter(word -> Kind.named(word).isEmpty()).toList();
        if (kinds.isEmpty()) {
            kinds.addAll(EnumSet.allOf(Kind.class));
        }
        return new FaultBench(kinds, new Options(others));
    }

    /// @return whether something was tried, nothing was lost, doubled or out of order, and all were whole again in time
    public boolean run() {
        System.out.printf(
                "%s%n%d times each, %d visitors, %d agents, about %d messages/s, seed %d%n",
                Machine.facts(), times, scene.visitors(), scene.agents(), scene.rate(), seed);
        for (Floor floor : Floor.values()) {
            List<Kind> here = kinds.stream().filter(kind -> kind.floor == floor).toList();
            if (!here.isEmpty()) {
                floor.lack().ifPresentOrElse(why -> skip(here, why), () -> rounds(here));
            }
        }
        System.out.println();
        System.out.println(FaultTable.text(tallies));
        System.out.println("CPU used by others meanwhile, %: " + noise().text());
        skipped.forEach(System.out::println);
        return !tallies.isEmpty() && tallies.values().stream().allMatch(this::good);
    }

    /// Whether somebody was late is judged only where the machine is ours for long enough to say so.
    private boolean good(Tally tally) {
        return tally.findings.clean() && (options.quick() || tally.late == 0);
    }

    private void skip(List<Kind> here, String why) {
        String names = here.stream().map(kind -> kind.word).collect(Collectors.joining(", "));
        skipped.add("NOT DONE: " + names + " – " + why);
    }

    private void rounds(List<Kind> here) {
        try {
            for (int n = 1; n <= times; n++) {
                for (Kind kind : here) {
                    play(kind);
                }
            }
        } finally {
            leave(true);
        }
    }

    private void play(Kind kind) {
        Tally tally = tallies.computeIfAbsent(kind, _ -> new Tally());
        if (roundsOnStage >= ROUNDS_A_STAGE) {
            leave(true);
        }
        if (stage == null) {
            stage = new Stage(kind.floor.ground(), launches.product(), scene);
            before = new Findings();
            roundsOnStage = 0;
        }
        roundsOnStage++;
        tally.rounds++;
        stage.chatter().talk();
        stage.pause(scene.peaceMillis());
        suffer(kind, tally);
        stage.chatter().pause();
        long silence = System.nanoTime();
        stage.await(() -> stage.party().wholeSince(silence), "quiet");
        Findings after = stage.compare();
        tally.findings.addBetween(before, after);
        before = after;
        boolean clean = after.clean();
        System.out.printf(
                "%s %d: lasted %.1f s, whole after %.2f s, sent %d in all%s%n",
                kind.word,
                tally.rounds,
                tally.lastLasted,
                tally.lastWhole,
                after.count(Findings.Count.SENT),
                clean ? "" : " – FAULTS");
        if (!clean) {
            after.details().forEach(System.out::println);
            leave(false);
        }
    }

    private void suffer(Kind kind, Tally tally) {
        long pid = stage.server().pid();
        long machine = Proc.othersMicros(pid);
        long began = System.nanoTime();
        long over = kind.fault.strike(stage);
        tally.lasted((over - began) / NANOS_PER_SECOND);
        stage.await(stage.party()::connected, "connected");
        double connected = (System.nanoTime() - over) / NANOS_PER_SECOND;
        stage.await(() -> stage.party().wholeSince(over), "whole");
        tally.recovered(connected, (System.nanoTime() - over) / NANOS_PER_SECOND);
        if (pid == stage.server().pid()) {
            double cores = Runtime.getRuntime().availableProcessors();
            double micros = (System.nanoTime() - began) / NANOS_PER_MICRO * cores;
            tally.others.add(100 * (Proc.othersMicros(pid) - machine) / micros);
        }
    }

    private Figure noise() {
        return tallies.values().stream()
                .map(tally -> tally.others)
                .filter(figure -> !figure.isEmpty())
                .map(figure -> figure.median())
                .collect(Figure::new, Figure::add, (_, _) -> {});
    }

    /// @param clean false keeps the data for whoever looks into it
    private void leave(boolean clean) {
        if (stage == null) {
            return;
        }
        Launch launch = stage.launch();
        stage.close();
        stage = null;
        if (clean) {
            launch.deleteData();
        } else {
            System.out.println("database and log: " + launch.data() + ", " + launch.log());
        }
    }
}
