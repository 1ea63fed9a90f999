package dev.causerie.security;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.VisitorId;
import java.util.Optional;

/// Says who a browser belongs to: to the visitor of its token, or to somebody new.
public final class GreetVisitor {
    private final VisitorTokens tokens;
    private final Ids ids;

    public GreetVisitor(VisitorTokens tokens, Ids ids) {
        this.tokens = tokens;
        this.ids = ids;
    }

    /// @param known whether the browser came with a token of ours
    /// @param token to come with the next time
    public record Greeted(VisitorId visitor, boolean known, String token) {}

    /// @param token what the browser sent, or null
    public Greeted greet(AccountId account, String token) {
        Optional<VisitorId> known = tokens.verify(account, token);
        if (known.isPresent()) {
            return new Greeted(known.get(), true, token);
        }
        VisitorId visitor = new VisitorId(ids.next());
        return new Greeted(visitor, false, tokens.issue(account, visitor));
    }
}
