package dev.causerie.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.http.Attempts;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.WidgetId;
import dev.causerie.widget.Snippet;
import dev.causerie.widget.Widgets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears where widgets are seen, and has it written: a site that is new within about a second, then at most once a
/// minute each.
///
/// Promises: to tell it something never blocks. Its memory is bounded, whatever it is told; of one widget it takes at
/// most 100 new sites in 15 minutes, fewer than are kept, so that made-up ones do not push out those that are really
/// visited.
public final class Lookout implements Snippet.Listener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);
    private static final int REMEMBERED = 20_000;
    static final int NEW_ONES = 100;
    private static final int AT_ONCE = 100;
    private static final long EVERY_MILLIS = 60_000;
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private record Spot(WidgetId widget, AccountId account, Site site, boolean oldKey) {}

    private final Sightings sightings;
    private final Clock clock;
    private final Attempts newcomers;
    private final Cache<Spot, Notes> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .executor(Runnable::run)
            .build();
    private final Map<Spot, Notes> unwritten = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;

    public Lookout(Sightings sightings, Clock clock) {
        this.sightings = sightings;
        this.clock = clock;
        this.newcomers = new Attempts(NEW_ONES, clock);
        this.thread = Thread.ofVirtual().name("lookout").start(this::work);
    }

    @Override
    public void fetched(WidgetId widget, AccountId account, String page) {
        note(widget, account, page, false, false, false);
    }

    @Override
    public void fetchedInVain(Widgets.Revoked revoked, String page) {
        note(revoked.widget(), revoked.account(), page, true, false, false);
    }

    /// A visitor's browser has reached the chat.
    ///
    /// @param load whether the page was loaded just now
    public void connected(WidgetId widget, AccountId account, String page, boolean load) {
        note(widget, account, page, false, true, load);
    }

    private void note(
            WidgetId widget, AccountId account, String page, boolean oldKey, boolean connected, boolean load) {
        Site.of(page).ifPresent(site -> {
            Spot spot = new Spot(widget, account, site, oldKey);
            Notes notes = known.getIfPresent(spot);
            if (notes == null) {
                if (unwritten.size() >= REMEMBERED || newcomers.begin(widget.toString()) > 0) {
                    return;
                }
                notes = known.get(spot, any -> new Notes());
            }
            notes.add(clock.now(), connected, load);
            unwritten.putIfAbsent(spot, notes);
        });
    }

    private void work() {
        while (!closing) {
            try {
                write(clock.now());
            } catch (RuntimeException e) {
                LOG.warn("Where widgets were seen cannot be written: {}", e.toString());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /// A few at a time, so that what people say never waits for them.
    private void write(long now) {
        List<Sightings.Glimpse> due = new ArrayList<>();
        for (Map.Entry<Spot, Notes> entry : unwritten.entrySet()) {
            Spot spot = entry.getKey();
            if (entry.getValue().due(now) || closing) {
                unwritten.remove(spot);
                due.add(new Sightings.Glimpse(
                        spot.widget, spot.account, entry.getValue().take(spot, now)));
            }
            if (due.size() == AT_ONCE) {
                sightings.add(due);
                due = new ArrayList<>();
            }
        }
        if (!due.isEmpty()) {
            sightings.add(due);
        }
    }

    /// Writes what is left.
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
            write(clock.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("Where widgets were seen last is not written: {}", e.toString());
        }
    }

    /// What was seen on one spot since it was written.
    private static final class Notes {
        private long written;
        private long first;
        private long last;
        private long connected;
        private long loads;
        private boolean reached;

        synchronized void add(long now, boolean connects, boolean load) {
            first = first == 0 ? now : first;
            last = now;
            connected = connects ? now : connected;
            loads += load ? 1 : 0;
        }

        /// That the chat was reached for the first time is told at once too. A clock that was set back must not silence
        /// it.
        synchronized boolean due(long now) {
            return now - written >= EVERY_MILLIS || now < written || connected > 0 && !reached;
        }

        synchronized Sighting take(Spot spot, long now) {
            Sighting seen = new Sighting(spot.site, spot.oldKey, first == 0 ? last : first, last, connected, loads);
            written = now;
            reached = connected > 0;
            first = 0;
            loads = 0;
            return seen;
        }
    }
}
