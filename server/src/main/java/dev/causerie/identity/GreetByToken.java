package dev.causerie.identity;

import dev.causerie.identity.IdentifyVisitor.Identified;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.live.CloseCode;
import dev.causerie.security.GreetVisitor;
import dev.causerie.security.GreetVisitor.Greeted;
import dev.causerie.security.VisitorTokens;
import java.util.Optional;

/// Says who a browser belongs to: to whom its site's token names, else to the visitor of our own token, else to
/// somebody new.
public final class GreetByToken {
    /// Nobody may chat here without a token, and none came. The numbers that follow say what was wrong with one.
    public static final CloseCode NONE = new CloseCode(4210);
    /// The token has come to its end, or its secret has: come back with a fresh one.
    public static final CloseCode OVER = new CloseCode(4102);

    private final GreetVisitor strangers;
    private final VisitorTokens tokens;
    private final IdentifyVisitor identify;

    public GreetByToken(GreetVisitor strangers, VisitorTokens tokens, IdentifyVisitor identify) {
        this.strangers = strangers;
        this.tokens = tokens;
        this.identify = identify;
    }

    /// @param greeted with an empty token where the site's has to come each time
    /// @param identified whom the token names, or null
    /// @param before who the same browser was until it came with that, or null
    /// @param flaw why the token was not taken, or null
    public record Welcomed(Greeted greeted, Identified identified, VisitorId before, Flaw flaw) {}

    /// Blocks.
    ///
    /// @param token of ours, or null
    /// @param jwt the site's, or null
    public Outcome<Welcomed, CloseCode> greet(AccountId account, String token, String jwt) {
        Optional<Outcome<Identified, Flaw>> named =
                Optional.ofNullable(jwt).map(some -> identify.identify(account, some));
        if (named.orElse(null) instanceof Outcome.Done<Identified, Flaw>(Identified identified)) {
            var greeted = new Greeted(identified.visitor().id(), true, "");
            return Outcome.done(new Welcomed(
                    greeted, identified, tokens.verify(account, token).orElse(null), null));
        }
        Flaw flaw = named.orElse(null) instanceof Outcome.Refused<Identified, Flaw>(Flaw why) ? why : null;
        return identify.required(account)
                ? Outcome.refused(flaw == null ? NONE : closing(flaw))
                : Outcome.done(new Welcomed(strangers.greet(account, token), null, null, flaw));
    }

    private static CloseCode closing(Flaw flaw) {
        return new CloseCode(NONE.value() + 1 + flaw.kind().ordinal());
    }
}
