package dev.causerie.social;

import dev.causerie.http.AddressPrefix;
import dev.causerie.http.Attempts;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.security.Token;
import dev.causerie.security.VisitorTokens;
import dev.causerie.social.Discover.Endpoints;
import dev.causerie.widget.Widget;
import dev.causerie.widget.Widgets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A visitor wants to have name and address from a provider: says where they have to go.
public final class BeginImport {
    static final int TRIES = 20;
    /// Of all who share an address: an office has many people. It holds whoever comes as another visitor each time.
    static final int TRIES_OF_NETWORK = 400;
    private static final Logger LOG = LoggerFactory.getLogger(BeginImport.class);
    private static final Pattern SITE = Pattern.compile("https?://[^/?#@\\s]{1,260}");
    private static final int LONGEST_LANGUAGE = 20;

    private final Widgets widgets;
    private final VisitorTokens visitors;
    private final Providers providers;
    private final Imports imports;
    private final Discover discover;
    private final Clock clock;
    private final Attempts attempts;
    private final Attempts networks;
    private final Door door;

    /// Asks as every door to the chat does.
    @FunctionalInterface
    public interface Door {
        /// Blocks.
        ///
        /// @param site whose page the widget stands on
        /// @param address from where they come
        boolean admits(Widget widget, VisitorId visitor, String site, String address);
    }

    /// Where what is asked for is found.
    public record Books(Widgets widgets, Providers providers, Imports imports) {}

    public BeginImport(Books books, VisitorTokens visitors, Door door, Discover discover, Clock clock) {
        this.widgets = books.widgets();
        this.providers = books.providers();
        this.imports = books.imports();
        this.visitors = visitors;
        this.door = door;
        this.discover = discover;
        this.clock = clock;
        this.attempts = new Attempts(TRIES, clock);
        this.networks = new Attempts(TRIES_OF_NETWORK, clock);
    }

    /// @param key the widget's, as
    /// @param token the visitor's, by which the widget is known as theirs
    /// @param site whose page it stands on, as the browser says
    public record Wish(String key, String token, String provider, String site, String language) {}

    /// @param redirect our own address, to come back to
    /// @param from the visitor's address
    public record Visit(String redirect, String from) {}

    /// @param address where to go
    /// @param browser what the browser must come back with
    public record Begun(URI address, Token browser) {}

    public sealed interface Refusal {
        /// No such widget or visitor, or no page of the web.
        record Unknown() implements Refusal {}

        /// The widget does not offer it, or not to them.
        record Off() implements Refusal {}

        record Unavailable() implements Refusal {}

        record TooMany(long seconds) implements Refusal {}
    }

    /// The providers that a widget offers now. Blocks.
    public List<Provider> offered(String key) {
        Optional<Widget> widget = Widget.isKey(key) ? widgets.find(key) : Optional.empty();
        return widget.map(this::offered).orElse(List.of());
    }

    private List<Provider> offered(Widget widget) {
        List<String> wanted = widget.look().chat() ? widget.look().forms().social() : List.of();
        return wanted.isEmpty()
                ? List.of()
                : providers.of(widget.account()).stream()
                        .filter(one -> one.setup().enabled()
                                && wanted.contains(one.id().toString()))
                        .toList();
    }

    /// Blocks.
    public Outcome<Begun, Refusal> begin(Wish wish, Visit visit) {
        Optional<Widget> widget = Widget.isKey(wish.key()) ? widgets.find(wish.key()) : Optional.empty();
        Optional<VisitorId> visitor = widget.flatMap(found -> visitors.verify(found.account(), wish.token()));
        if (visitor.isEmpty()
                || wish.site() == null
                || !SITE.matcher(wish.site()).matches()) {
            return Outcome.refused(new Refusal.Unknown());
        }
        Optional<Provider> provider = offered(widget.get()).stream()
                .filter(one -> one.id().toString().equals(wish.provider()))
                .findFirst();
        if (provider.isEmpty() || !door.admits(widget.get(), visitor.get(), wish.site(), visit.from())) {
            return Outcome.refused(new Refusal.Off());
        }
        long wait = wait(visitor.get(), visit);
        if (wait > 0) {
            return Outcome.refused(new Refusal.TooMany(wait));
        }
        return switch (discover.discover(provider.get().setup())) {
            case Outcome.Refused<Endpoints, Trouble>(Trouble trouble) -> {
                LOG.warn("Provider {} is of no use: {}", provider.get().id(), trouble);
                yield Outcome.refused(new Refusal.Unavailable());
            }
            case Outcome.Done<Endpoints, Trouble>(Endpoints at) -> {
                Import begun = begun(widget.get(), visitor.get(), provider.get(), wish, visit);
                yield Outcome.done(send(begun, provider.get().setup(), at));
            }
        };
    }

    private long wait(VisitorId visitor, Visit visit) {
        long own = attempts.begin(visitor.toString());
        return own > 0 ? own : networks.begin(AddressPrefix.of(visit.from()));
    }

    private Import begun(Widget widget, VisitorId visitor, Provider provider, Wish wish, Visit visit) {
        String language = wish.language() == null || wish.language().length() > LONGEST_LANGUAGE ? "" : wish.language();
        return new Import(
                widget.account(),
                widget.id(),
                visitor,
                provider.id(),
                wish.site(),
                language,
                Token.random().text(),
                Token.random().text(),
                visit.redirect(),
                null,
                clock.now() + Import.LIFE.toMillis());
    }

    private Begun send(Import begun, Setup setup, Endpoints at) {
        Token state = Token.random();
        Token browser = Token.random();
        imports.add(new Imports.Place(state.hash(), browser.hash()), begun, clock.now());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", setup.clientId());
        fields.put("redirect_uri", begun.redirect());
        fields.put("state", state.text());
        fields.put("code_challenge", challenge(begun.verifier()));
        fields.put("code_challenge_method", "S256");
        if (!setup.scopes().isEmpty()) {
            fields.put("scope", setup.scopes());
        }
        if (setup.speaksOpenId()) {
            fields.put("nonce", begun.nonce());
        }
        if (setup.kind() == Setup.Kind.GOOGLE) {
            // Which of several accounts is for the visitor to say.
            fields.put("prompt", "select_account");
        }
        String query = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        String address = at.authorization().toString();
        return new Begun(URI.create(address + (address.contains("?") ? "&" : "?") + query), browser);
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
