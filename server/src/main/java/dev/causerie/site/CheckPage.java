package dev.causerie.site;

import dev.causerie.fetch.Fetched;
import dev.causerie.fetch.PageFetch;
import dev.causerie.http.Attempts;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.site.Finding.Kind;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fetches a page as a browser would and tells why the widget is not on it, or does not work there.
public final class CheckPage {
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_HOST = 253;
    private static final int FOR_ONE_AGENT = 120;
    private static final int AT_ONCE = 4;
    private static final int BUSY_SECONDS = 5;
    private static final Pattern TYPED =
            Pattern.compile("(?i)(?:(https?)://)?([^/?#@:\\[\\]\\s]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?([/?#].*)?");
    private static final Pattern UNWRITABLE = Pattern.compile("[\\s\"<>\\\\^`{|}]");

    /// @param page where it was found in the end, or null
    /// @param seen when the widget was last seen on that site, or 0
    public record Report(Site page, List<Finding> findings, long seen) {}

    public sealed interface Refusal {
        /// @param fault `empty`, `too_long` or `invalid`
        record NoAddress(String fault) implements Refusal {}

        record TooMany(long retryAfterSeconds) implements Refusal {}
    }

    private final PageFetch pages;
    private final Widgets widgets;
    private final Sightings sightings;
    private final Attempts attempts;
    private final Semaphore room = new Semaphore(AT_ONCE);

    public CheckPage(PageFetch pages, Widgets widgets, Sightings sightings, Clock clock) {
        this.pages = pages;
        this.widgets = widgets;
        this.sightings = sightings;
        this.attempts = new Attempts(FOR_ONE_AGENT, clock);
    }

    /// Blocks, for some seconds.
    ///
    /// @param own this server's address, as the snippet has it
    public Outcome<Report, Refusal> check(AgentId agent, Widget widget, String typed, String own) {
        Outcome<Typed, String> address = read(typed);
        if (address instanceof Outcome.Refused<Typed, String>(String fault)) {
            return Outcome.refused(new Refusal.NoAddress(fault));
        }
        long wait = attempts.begin(agent.toString());
        if (wait > 0) {
            return Outcome.refused(new Refusal.TooMany(wait));
        }
        if (!room.tryAcquire()) {
            attempts.takeBack(agent.toString());
            return Outcome.refused(new Refusal.TooMany(BUSY_SECONDS));
        }
        try {
            Typed wanted = ((Outcome.Done<Typed, String>) address).result();
            return Outcome.done(report(widget, fetch(wanted), Site.of(own).orElseThrow()));
        } finally {
            room.release();
        }
    }

    /// @param free whether nobody said by which scheme
    private record Typed(URI address, boolean free) {}

    private static Outcome<Typed, String> read(String typed) {
        if (typed == null || typed.isBlank()) {
            return Outcome.refused("empty");
        }
        if (typed.length() > LONGEST_ADDRESS) {
            return Outcome.refused("too_long");
        }
        Matcher parts = TYPED.matcher(typed.strip());
        if (!parts.matches() || parts.group(2).length() > LONGEST_HOST) {
            return Outcome.refused("invalid");
        }
        try {
            String host = parts.group(2).startsWith("[") ? parts.group(2) : IDN.toASCII(parts.group(2));
            String scheme = parts.group(1) == null ? "https" : parts.group(1).toLowerCase(Locale.ROOT);
            String text = scheme + "://" + host + text(parts.group(3)) + text(parts.group(4));
            String writable = UNWRITABLE
                    .matcher(text)
                    .replaceAll(sign -> "%%%02X".formatted((int) sign.group().charAt(0)));
            URI address = new URI(new URI(writable).toASCIIString());
            return address.getHost() == null
                    ? Outcome.refused("invalid")
                    : Outcome.done(new Typed(address, parts.group(1) == null));
        } catch (URISyntaxException | IllegalArgumentException noAddress) {
            return Outcome.refused("invalid");
        }
    }

    private static String text(String part) {
        return part == null ? "" : part;
    }

    /// As in a browser, an address without a scheme is tried encrypted first.
    private Fetched fetch(Typed typed) {
        Fetched fetched = pages.fetch(typed.address());
        boolean again = typed.free()
                && fetched instanceof Fetched.Failed(Fetched.Reason reason)
                && (reason == Fetched.Reason.REFUSED
                        || reason == Fetched.Reason.CERTIFICATE
                        || reason == Fetched.Reason.BROKEN);
        return again
                ? pages.fetch(URI.create("http" + typed.address().toString().substring("https".length())))
                : fetched;
    }

    private Report report(Widget widget, Fetched fetched, Site own) {
        return switch (fetched) {
            case Fetched.Failed(Fetched.Reason reason) -> new Report(null, List.of(unreachable(reason)), 0);
            case Fetched.Page page
            when page.status() >= 400 ->
                new Report(
                        site(page),
                        List.of(new Finding(
                                Kind.UNREACHABLE, Map.of("reason", "status", "status", "" + page.status()))),
                        seen(widget, site(page)));
            case Fetched.Page page ->
                new Report(
                        site(page),
                        HostPage.read(page)
                                .map(found -> findings(widget, found, own))
                                .orElseGet(() -> List.of(Finding.of(Kind.NOT_HTML))),
                        seen(widget, site(page)));
        };
    }

    private static Site site(Fetched.Page page) {
        return Site.of(page.address().toString()).orElse(null);
    }

    private static Finding unreachable(Fetched.Reason reason) {
        return new Finding(Kind.UNREACHABLE, Map.of("reason", reason.name().toLowerCase(Locale.ROOT)));
    }

    private long seen(Widget widget, Site site) {
        return sightings.of(widget.account(), widget.id()).stream()
                .filter(sighting -> sighting.site().equals(site) && !sighting.oldKey())
                .mapToLong(Sighting::last)
                .findFirst()
                .orElse(0);
    }

    List<Finding> findings(Widget widget, HostPage page, Site own) {
        List<Finding> findings = new ArrayList<>();
        List<HostPage.Tag> active =
                page.tags().stream().filter(HostPage.Tag::active).toList();
        Optional<HostPage.Tag> tag = active.stream()
                .filter(one -> one.key().equals(widget.key()))
                .findFirst()
                .or(() -> active.stream().findFirst());
        if (active.size() > 1) {
            findings.add(Finding.of(Kind.SEVERAL));
        }
        if (tag.isPresent()) {
            key(widget, tag.get().key()).ifPresent(findings::add);
            server(page, tag.get(), own).ifPresent(findings::add);
        } else {
            findings.add(Finding.of(page.tags().isEmpty() ? Kind.NOT_FOUND : Kind.INACTIVE));
        }
        Site chat = tag.map(HostPage.Tag::server)
                .map(server -> asFetched(page, server))
                .orElse(own);
        findings.addAll(PolicyFindings.of(page.policies(), chat, tag.orElse(null)));
        return findings;
    }

    private Optional<Finding> key(Widget widget, String key) {
        if (key.equals(widget.key())) {
            return Optional.empty();
        }
        Optional<Widget> other = widgets.find(key);
        if (other.isPresent()) {
            return Optional.of(
                    other.get().account().equals(widget.account())
                            ? new Finding(
                                    Kind.OTHER_WIDGET,
                                    Map.of("name", other.get().name()))
                            : Finding.of(Kind.OTHER_ACCOUNT));
        }
        boolean old = widgets.revoked(key)
                .filter(revoked -> revoked.account().equals(widget.account()))
                .isPresent();
        return Optional.of(Finding.of(old ? Kind.OLD_KEY : Kind.UNKNOWN_KEY));
    }

    private static Optional<Finding> server(HostPage page, HostPage.Tag tag, Site own) {
        if (page.site().secure() && !asFetched(page, tag.server()).secure()) {
            return Optional.of(new Finding(Kind.INSECURE, own.secure() ? Map.of("value", own.toString()) : Map.of()));
        }
        return tag.server().host().equals(own.host())
                ? Optional.empty()
                : Optional.of(new Finding(
                        Kind.OTHER_SERVER, Map.of("server", tag.server().toString(), "own", own.toString())));
    }

    /// A page may ask browsers to take all it names in clear encrypted instead.
    private static Site asFetched(HostPage page, Site server) {
        boolean upgraded = !server.secure()
                && page.policies().stream().anyMatch(policy -> policy.has("upgrade-insecure-requests"));
        int port = server.port() == Site.usualPort("http") ? Site.usualPort("https") : server.port();
        return upgraded ? new Site("https", server.host(), port) : server;
    }
}
