package dev.causerie.identity;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visitors;

/// Finds out who a visitor is by a token of their site. Within its life a token may come as often as it likes, from all
/// of a person's tabs and devices: its signature binds it to one `external_id`, so it never opens anybody else.
public final class IdentifyVisitor {
    private final Keyring keyring;
    private final VerifyToken verify;
    private final Visitors visitors;
    private final RefusalCount refusals;
    private final Ids ids;
    private final Clock clock;

    public IdentifyVisitor(
            Keyring keyring, VerifyToken verify, Visitors visitors, RefusalCount refusals, Ids ids, Clock clock) {
        this.keyring = keyring;
        this.verify = verify;
        this.visitors = visitors;
        this.refusals = refusals;
        this.ids = ids;
        this.clock = clock;
    }

    /// Who was found out.
    ///
    /// @param visitor as we have known them; name and e-mail may be older than those of the token
    /// @param key the number of the secret that signed it
    public record Identified(Visitor visitor, Claims claims, int key) {
        /// As their site calls them now.
        public Details called() {
            return Details.typed(claims.name(), claims.email(), null);
        }

        /// So long the token counts, and who came with it is let be.
        public long end() {
            return claims.expires() + VerifyToken.SKEW.toMillis();
        }

        /// In how many milliseconds a fresh one is due: in good time before its end, and not at once where the site's
        /// clock is behind ours.
        public long fresh(long now) {
            long left = claims.expires() - now;
            return Math.max(1_000, left >= 4_000 ? left * 3 / 4 : (end() - now) / 2);
        }
    }

    /// Whether the account lets nobody chat without a token. Blocks once in a while.
    public boolean required(AccountId account) {
        return keyring.of(account).required();
    }

    /// Whether this secret counts. Blocks once in a while.
    public boolean counts(AccountId account, int key) {
        return keyring.of(account).valid(clock.now()).stream().anyMatch(valid -> valid.number() == key);
    }

    /// What is not taken is counted. Blocks.
    public Outcome<Identified, Flaw> identify(AccountId account, String token) {
        long now = clock.now();
        return switch (verify.verify(token, keyring.of(account), now)) {
            case Outcome.Refused<VerifyToken.Verified, Flaw>(Flaw flaw) -> {
                refusals.add(account, flaw);
                yield Outcome.refused(flaw);
            }
            case Outcome.Done<VerifyToken.Verified, Flaw>(VerifyToken.Verified verified) -> {
                Claims claims = verified.claims();
                Visitor somebody = new Visitor(
                        new VisitorId(ids.next()),
                        account,
                        claims.name(),
                        claims.email(),
                        null,
                        null,
                        claims.externalId());
                yield Outcome.done(new Identified(
                        visitors.known(somebody, now), claims, verified.key().number()));
            }
        };
    }

    /// A fresh token for the same visitor: the life of a connection is prolonged by it, never handed to somebody else.
    /// Blocks.
    public Outcome<Identified, Flaw> renew(AccountId account, VisitorId same, String token) {
        Outcome<Identified, Flaw> outcome = identify(account, token);
        if (outcome instanceof Outcome.Done<Identified, Flaw>(Identified identified)
                && !identified.visitor().id().equals(same)) {
            Flaw flaw = Flaw.of(Flaw.Kind.OTHER_PERSON);
            refusals.add(account, flaw);
            return Outcome.refused(flaw);
        }
        return outcome;
    }
}
