package dev.causerie.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.causerie.TestWait;
import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.site.Sightings.Glimpse;
import dev.causerie.sql.Database;
import dev.causerie.sql.TestDatabase;
import dev.causerie.widget.SqlWidgets;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlSightingsTest {
    private static final AccountId ACME = new AccountId(1);
    private static final WidgetId SHOP = new WidgetId(11);
    private static final WidgetId BLOG = new WidgetId(12);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Sightings sightings;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        new SqlAccounts(database).add(new Account(ACME, "Acme"), 1);
        for (WidgetId id : List.of(SHOP, BLOG)) {
            new SqlWidgets(database).add(new Widget(id, ACME, "key" + id, "Shop", 1, Look.fresh("Ask", "#1f6f5c")), 1);
        }
        sightings = new SqlSightings(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Glimpse glimpse(WidgetId widget, String site, long first, long last, long connected, long loads) {
        return new Glimpse(
                widget, ACME, new Sighting(Site.of(site).orElseThrow(), false, first, last, connected, loads));
    }

    @Test
    void whatIsToldTwiceAddsUp() {
        sightings.add(List.of(glimpse(SHOP, "https://shop.example", 20, 30, 0, 2)));
        sightings.add(List.of(glimpse(SHOP, "https://shop.example", 10, 25, 24, 3)));
        Site site = Site.of("https://shop.example").orElseThrow();
        assertThat(sightings.of(ACME, SHOP)).containsExactly(new Sighting(site, false, 10, 30, 24, 5));
        assertThat(sightings.of(ACME, BLOG)).isEmpty();
        assertThat(sightings.of(new AccountId(2), SHOP))
                .as("of another account")
                .isEmpty();
    }

    @Test
    void anOldKeyIsToldApart() {
        Site site = Site.of("http://shop.example").orElseThrow();
        sightings.add(List.of(
                new Glimpse(SHOP, ACME, new Sighting(site, true, 1, 1, 0, 0)),
                new Glimpse(SHOP, ACME, new Sighting(site, false, 2, 2, 2, 1))));
        assertThat(sightings.of(ACME, SHOP).stream().map(Sighting::oldKey)).containsExactly(false, true);
    }

    @Test
    void thoseSeenLongestAgoMakeRoom() {
        for (int part = 0; part < 5; part++) {
            int from = part * 50;
            sightings.add(IntStream.range(from, from + 50)
                    .mapToObj(n -> glimpse(SHOP, "https://s" + n + ".example", n + 1, n + 1, 0, 1))
                    .toList());
        }
        sightings.add(List.of(glimpse(BLOG, "https://blog.example", 1, 1, 1, 1)));
        List<Sighting> kept = sightings.of(ACME, SHOP);
        assertThat(kept).hasSize(Sightings.MOST);
        assertThat(kept.getFirst().site().host()).isEqualTo("s249.example");
        assertThat(kept.getLast().site().host()).isEqualTo("s50.example");
        assertThat(database.<Integer>read(sql -> sql.fetchCount(dev.causerie.sql.schema.Tables.SIGHTING)))
                .isEqualTo(Sightings.MOST + 1);
    }

    @Test
    void allOfOneMomentAreBoundedToo() {
        for (int part = 0; part < 3; part++) {
            int from = part * 100;
            sightings.add(IntStream.range(from, from + 100)
                    .mapToObj(n -> glimpse(SHOP, "https://s" + n + ".example", 7, 7, 0, 1))
                    .toList());
        }
        assertThat(sightings.of(ACME, SHOP)).hasSize(Sightings.MOST);
    }

    @Test
    void severalProcessesAddUp() throws Exception {
        int times = 40;
        CountDownLatch done = new CountDownLatch(2);
        try (Database other = kind.open(folder)) {
            for (Sightings one : List.of(sightings, new SqlSightings(other))) {
                Thread.ofVirtual().start(() -> {
                    for (int n = 0; n < times; n++) {
                        one.add(Stream.of("a", "b")
                                .map(name -> glimpse(SHOP, "https://" + name + ".example", 1, 2, 2, 1))
                                .toList());
                    }
                    done.countDown();
                });
            }
            done.await();
            assertThat(sightings.of(ACME, SHOP).stream().map(Sighting::loads)).containsExactly(80L, 80L);
        }
    }

    /// A clock that the test moves, and what was written.
    private final class Watch {
        private volatile long now = 1_000_000;
        private final Lookout lookout = new Lookout(sightings, () -> now);

        private List<Sighting> once(java.util.function.Predicate<List<Sighting>> wanted) {
            long end = System.nanoTime() + 20_000_000_000L;
            while (System.nanoTime() < end) {
                List<Sighting> seen = sightings.of(ACME, SHOP);
                if (wanted.test(seen)) {
                    return seen;
                }
                TestWait.aMoment();
            }
            throw new AssertionError("Not seen: " + sightings.of(ACME, SHOP));
        }
    }

    @Test
    void aNewSiteIsWrittenAtOnceAndThenOnceAMinute() {
        Watch watch = new Watch();
        watch.lookout.fetched(SHOP, ACME, "https://shop.example/lamps?secret=1");
        watch.once(seen -> seen.size() == 1 && seen.getFirst().connected() == 0);
        watch.lookout.connected(SHOP, ACME, "https://shop.example", true);
        watch.once(seen -> seen.getFirst().connected() > 0 && seen.getFirst().loads() == 1);
        for (int n = 0; n < 10; n++) {
            watch.lookout.connected(SHOP, ACME, "https://shop.example", n % 2 == 0);
        }
        watch.lookout.fetchedInVain(new Widgets.Revoked(SHOP, ACME), "http://shop.example/");
        watch.lookout.fetched(SHOP, ACME, null);
        watch.lookout.fetched(SHOP, ACME, "garbage");
        List<Sighting> both = watch.once(seen -> seen.size() == 2);
        assertThat(both.stream()
                        .filter(one -> !one.oldKey())
                        .toList()
                        .getFirst()
                        .loads())
                .as("within the minute")
                .isEqualTo(1);
        watch.now += 60_000;
        watch.lookout.connected(SHOP, ACME, "https://shop.example", true);
        Sighting later = watch.once(seen -> seen.getFirst().loads() == 7).getFirst();
        assertThat(later.first()).isEqualTo(1_000_000);
        assertThat(later.last()).isEqualTo(1_060_000);
        watch.lookout.connected(SHOP, ACME, "https://shop.example", true);
        watch.lookout.close();
        assertThat(sightings.of(ACME, SHOP).getFirst().loads())
                .as("written when it stops")
                .isEqualTo(8);
    }

    @Test
    void aMillionMadeUpSitesCostLittleAndPushNobodyOut() {
        assumeTrue(kind == TestDatabase.SQLITE, "who is new is counted in memory");
        Watch watch = new Watch();
        watch.lookout.connected(SHOP, ACME, "https://shop.example", true);
        for (int n = 0; n < 1_000_000; n++) {
            watch.lookout.fetched(SHOP, ACME, "https://made-up-" + n + ".example/");
        }
        watch.lookout.connected(SHOP, ACME, "https://shop.example", true);
        watch.lookout.close();
        List<Sighting> kept = sightings.of(ACME, SHOP);
        assertThat(kept).hasSize(Lookout.NEW_ONES);
        assertThat(kept.stream().map(one -> one.site().host())).contains("shop.example");
    }
}
